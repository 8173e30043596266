// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "../window/windowfixture.h"

#include <QClipboard>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QToolButton>

// One window for many failures: each connection is thrown away before the next is made. Asserts
// what holds for every failure: no dialog, the keyboard stays where it was, the words can be
// copied, and they are in the list of events.
class FailureWindow {
public:
    static constexpr int Patience = 20'000; // for a loaded machine

    FailureWindow()
    {
        m_fixture.show();
        // A first connection, so that the panes are there and one of them has the keyboard.
        m_fixture.workspace->openAddress(QStringLiteral("127.0.0.1:1"));
        const bool waits = QTest::qWaitFor(
            [this] { return connection()->state() == client::State::Waiting; }, Patience);
        if (!waits)
            qFatal("nothing listens on port 1, and yet nobody says so");
        connection()->stopRetrying();
        m_fixture.find<QWidget>("topicFilter")->setFocus();
        m_focus = m_fixture.window->focusWidget();
    }

    WindowFixture &fixture() { return m_fixture; }
    pipeline::Connection *connection() const { return m_fixture.workspace->currentConnection(); }

    static client::ConnectOptions options(const QString &host, quint16 port)
    {
        client::ConnectOptions options = config::newProfile().options;
        options.host = host;
        options.port = port;
        options.connectTimeout = std::chrono::seconds(15);
        // Whether it waits is of interest here, not what comes of it.
        options.reconnect.first = options.reconnect.most = std::chrono::hours(1);
        return options;
    }

    // As if a saved connection of that name had been chosen.
    void connectWith(const client::ConnectOptions &options)
    {
        forget();
        config::Profile profile = config::newProfile();
        profile.name = QStringLiteral("Home");
        profile.options = options;
        m_id = m_fixture.workspace->save(profile, std::nullopt);
        ui::Workspace::Secrets secrets;
        if (options.password)
            secrets.emplace_back(config::SecretField(), *options.password);
        m_fixture.workspace->provideSecrets(m_id, secrets, true);
        m_fixture.workspace->setCurrent(m_id);
    }
    void forget()
    {
        if (!m_id.isEmpty())
            m_fixture.workspace->remove(std::exchange(m_id, QString()));
        m_fixture.events.clear();
    }

    QString text() const { return m_fixture.find<QLabel>("bannerText")->text(); }
    bool isShown() const { return m_fixture.find<QLabel>("bannerText")->isVisible(); }
    // Everything written in the banner.
    QString words() const
    {
        QStringList words;
        const auto labels = m_fixture.find<QWidget>("connectionBanner")->findChildren<QLabel *>();
        for (const QLabel *label : labels)
            words += label->text();
        return words.join(u' ');
    }
    QStringList buttons() const
    {
        QStringList labels;
        for (const char *name : {"bannerPrimary", "bannerSecondary", "bannerTertiary"}) {
            const auto *button = m_fixture.find<QPushButton>(name);
            if (button->isVisible())
                labels += button->text().remove(u'&');
        }
        return labels;
    }

    // Waits for the sentence in the banner, and checks what every failure owes its user.
    // `remedy`: the one thing that mends it, as a button; empty: there is none.
    void expect(const QString &sentence, const QString &remedy, bool retries)
    {
        QTRY_VERIFY2_WITH_TIMEOUT(isShown() && text().contains(sentence),
                                  qPrintable(text() + u" | " + sentence), Patience);
        QTRY_COMPARE_WITH_TIMEOUT(connection()->state(),
                                  retries ? client::State::Waiting : client::State::Failed,
                                  Patience);
        QTRY_COMPARE_WITH_TIMEOUT(connection()->retryPlan().has_value(), retries, Patience);
        const QStringList shown = buttons();
        QStringList wanted;
        if (retries) {
            wanted = {QStringLiteral("Try now"), QStringLiteral("Stop retrying"),
                      remedy.isEmpty() ? QStringLiteral("Details") : remedy};
        } else {
            if (!remedy.isEmpty())
                wanted += remedy;
            wanted += {QStringLiteral("Try now"), QStringLiteral("Details")};
        }
        QCOMPARE(shown, wanted);
        // What it means or what to do, besides what happened.
        QVERIFY2(words().size() > text().size() || text().count(QStringLiteral(". ")) > 0,
                 qPrintable(words()));
        QVERIFY2(m_fixture.hasEvent(sentence), qPrintable(m_fixture.eventTexts().join(u'\n')));
        QVERIFY(m_fixture.events.unseenCount() > 0);
        checkUndisturbed();
        QTest::mouseClick(m_fixture.find<QPushButton>("bannerCopy"), Qt::LeftButton);
        QVERIFY(QApplication::clipboard()->text().contains(sentence));
        QVERIFY(!m_fixture.find<QToolButton>("statusState")->text().isEmpty());
    }
    void checkUndisturbed() const
    {
        QVERIFY(!m_fixture.dialog());
        QVERIFY(m_focus);
        QCOMPARE(m_fixture.window->focusWidget(), m_focus.data());
    }

private:
    WindowFixture m_fixture;
    QString m_id;
    QPointer<QWidget> m_focus;
};
