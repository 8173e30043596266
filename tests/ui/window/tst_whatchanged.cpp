// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/connection.h"
#include "topics/topicspane.h"
#include "topics/topictreemodel.h"
#include "window/pausetext.h"
#include "windowsteps.h"

#include <QComboBox>
#include <QInputDialog>
#include <QLineEdit>
#include <QMenu>
#include <QToolBar>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;

namespace {

mqtt::PublishPacket retained(const QByteArray &topic, const QByteArray &payload)
{
    mqtt::PublishPacket packet = message(topic, payload);
    packet.retain = true;
    return packet;
}

} // namespace

// Mark, what changed and Pause in the whole window (ux 2.5, 2.20 F3; acceptance checks 9 and 11).
class WhatChangedTest : public QObject {
    Q_OBJECT

private slots:
    void markAndSeeWhatChanged();
    void savedFiltersSurviveARestart();
    void pauseFreezesTheWindow();
    void pauseSaysHowLong_data();
    void pauseSaysHowLong();

private:
    static QString text(const QString &shown)
    {
        return QString(shown).replace(QChar(0x202f), u' ');
    }
};

// Acceptance check 11.
void WhatChangedTest::markAndSeeWhatChanged()
{
    ScriptedPeer peer;
    peer.acceptClient();
    for (int room = 0; room < 5; ++room) {
        peer.answer(retained("home/" + QByteArray::number(room) + "/climate", R"({"t":21.1})"));
        peer.answer(retained("home/" + QByteArray::number(room) + "/lamp", "OFF"));
    }
    WindowFixture fixture;
    fixture.show();
    connectTo(fixture, peer);
    pipeline::Connection *connection = fixture.workspace->currentConnection();
    QTRY_COMPARE(connection->topics().topicCount(), 10);
    auto *mark = fixture.find<QToolButton>("markButton");
    auto *chip = fixture.find<QToolButton>("chipChanged");
    QVERIFY(mark->isVisible() && mark->isEnabled() && !chip->isVisible());
    QTest::keyClick(fixture.window.get(), Qt::Key_M, Qt::ControlModifier);
    QTRY_VERIFY(chip->isVisible());
    const store::Mark made = connection->topics().baselines().marks().front();
    QVERIFY(fixture.hasEvent(u"Marked %1"_s.arg(made.name)));

    peer.answer(retained("home/1/lamp", "ON"))
        .answer(retained("home/3/climate", R"({"t":21.7})"))
        .answer(retained("home/4/lamp", "ON"))
        .answer(retained("home/4/climate", R"({"t":21.1})")); // the same again
    QTRY_COMPARE(connection->log().counters().received, quint64(14));
    QTest::mouseClick(chip, Qt::LeftButton, {}, QPoint(8, chip->height() / 2));
    const auto *pane = fixture.window->findChild<ui::TopicsPane *>();
    const ui::TopicTreeModel *model = pane->model();
    const auto leaves = [model] {
        QStringList found;
        QModelIndexList rows{QModelIndex()};
        while (!rows.isEmpty()) {
            const QModelIndex above = rows.takeFirst();
            for (int row = 0; row < model->rowCount(above); ++row) {
                const QModelIndex index = model->index(row, 0, above);
                if (model->rowCount(index) == 0)
                    found += QString::fromUtf8(
                                 index.data(ui::TopicTreeModel::TopicRole).toByteArray())
                        % u": " % index.siblingAtColumn(1).data().toString();
                rows += index;
            }
        }
        found.sort();
        return found;
    };
    QTRY_COMPARE(
        leaves(),
        QStringList({u"home/1/lamp: ON   was OFF"_s, u"home/3/climate: t 21.7   was 21.1"_s,
                     u"home/4/lamp: ON   was OFF"_s}));
    QTRY_COMPARE(text(fixture.find<QWidget>("topicFooter")->property("text").toString()),
                 u"3 of 10 topics changed value since %1"_s.arg(made.name));

    auto *tree = fixture.find<QAbstractItemView>("topicTree");
    click(tree, model->indexOf(connection->topics().find("home/3/climate")));
    auto *compare = fixture.find<QComboBox>("compareBox");
    QTRY_VERIFY(compare->isVisible());
    QCOMPARE(compare->currentText(), u"Compare: mark %1"_s.arg(made.name));
    peer.answer(retained("home/3/climate", R"({"t":22.5})"));
    auto *fields = fixture.find<QAbstractItemView>("fieldsView");
    const auto was = [fields] { return fields->model()->index(0, 2).data().toString(); };
    QTRY_VERIFY2(fields->model()->index(0, 1).data().toString() == u"22.5"_s, qPrintable(was()));
    QVERIFY2(was().startsWith(u"21.1"_s), qPrintable(was())); // not 21.7
    // The user's own choice, then the end of the filter.
    compare->setCurrentIndex(0);
    emit compare->activated(0);
    QTRY_VERIFY2(was().startsWith(u"21.7"_s), qPrintable(was()));
    QTest::mouseClick(chip, Qt::LeftButton, {}, QPoint(8, chip->height() / 2));
    QTRY_COMPARE(leaves().size(), 10);
    QCOMPARE(compare->currentText(), u"Compare: previous message"_s);
}

void WhatChangedTest::savedFiltersSurviveARestart()
{
    ScriptedPeer peer;
    feed(peer);
    WindowFixture fixture;
    fixture.show({1024, 700});
    connectTo(fixture, peer);
    fixture.find<QLineEdit>("topicFilter")->setText(u"lamp +/x"_s);
    auto *button = fixture.find<QToolButton>("filterPresetsButton");
    QTRY_VERIFY(button->isVisible());
    emit button->menu()->aboutToShow();
    button->menu()->findChild<QAction *>(u"saveFilterAction"_s)->trigger();
    auto *dialog = fixture.window->findChild<QInputDialog *>(u"saveFilterDialog"_s);
    QVERIFY(dialog);
    dialog->setTextValue(u"Mine"_s);
    dialog->accept();
    const config::Settings again(fixture.folder.path());
    QCOMPARE(again.values().filterPresets.value(u"Mine"_s), u"lamp +/x"_s);
    fixture.window.reset();
    fixture.show({1024, 700});
    button = fixture.find<QToolButton>("filterPresetsButton");
    emit button->menu()->aboutToShow();
    QVERIFY(button->menu()->actions().front()->text().startsWith(u"Mine"_s));
}

// Acceptance check 9.
void WhatChangedTest::pauseFreezesTheWindow()
{
    ScriptedPeer peer;
    feed(peer);
    WindowFixture fixture;
    fixture.show();
    connectTo(fixture, peer);
    pipeline::Connection *connection = fixture.workspace->currentConnection();
    QTRY_COMPARE(connection->log().counters().received, quint64(3));
    auto *tree = fixture.find<QAbstractItemView>("topicTree");
    auto *history = fixture.find<QAbstractItemView>("historyTable");
    QTRY_VERIFY(topicRow(fixture, u"home"_s, {}).isValid());
    const QModelIndex home = topicRow(fixture, u"home"_s, {});
    QTRY_VERIFY(topicRow(fixture, u"kitchen"_s, home).isValid());
    click(tree, topicRow(fixture, u"kitchen"_s, home));
    QTRY_COMPARE(history->model()->rowCount(), 2);
    auto *button = fixture.find<QToolButton>("pauseButton");
    QVERIFY(!button->isChecked());
    QTest::keyClick(fixture.window.get(), Qt::Key_F9);
    QCOMPARE(button->text().remove(u'&'), u"Resume"_s);
    QVERIFY(button->isChecked());
    auto *paused = fixture.find<QToolButton>("statusPaused");
    QTRY_VERIFY(paused->isVisible());
    const auto shown = [&] {
        QStringList cells;
        for (const char *name : {"kitchen", "cellar"}) {
            for (int column = 0; column < 4; ++column)
                cells += topicRow(fixture, QString::fromLatin1(name), home)
                             .siblingAtColumn(column)
                             .data()
                             .toString();
        }
        cells += QString::number(history->model()->rowCount());
        return cells;
    };
    const QStringList before = shown();
    for (int i = 0; i < 50; ++i)
        peer.answer(message("home/kitchen", "{\"t\":" + QByteArray::number(i) + '}'));
    QTRY_COMPARE(connection->statistics().waitingMessages, qint64(50));
    // Our own are not received, and their echo would be one.
    connection->publish({.topic = "home/mine", .payload = "1"});
    QTRY_VERIFY2(text(paused->text()).contains(u"50 waiting"_s), qPrintable(paused->text()));
    QVERIFY(text(paused->text()).contains(u"still receiving"_s));
    QCOMPARE(shown(), before); // ages too
    const auto *model = fixture.window->findChild<ui::TopicsPane *>()->model();
    QCOMPARE(int(model->rowText().highlight(connection->topics().find("home/kitchen"), true)),
             int(ui::Highlight::None));
    QTest::mouseClick(paused, Qt::LeftButton);
    QTRY_COMPARE(connection->log().counters().received, quint64(54));
    QTRY_COMPARE(history->model()->rowCount(), 52);
    QVERIFY(!paused->isVisible() && !button->isChecked());
    QCOMPARE(connection->statistics().waitingMessages, qint64(0));
}

void WhatChangedTest::pauseSaysHowLong_data()
{
    using namespace std::chrono_literals;
    constexpr qint64 MiB = 1024 * 1024;
    QTest::addColumn<ui::PauseFacts>("facts");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("plenty") << ui::PauseFacts{42s, 1204, 4 * MiB, 1000 * MiB}
                            << u"Display paused 0:42 — still receiving, 1 204 waiting"_s;
    QTest::newRow("nothing yet") << ui::PauseFacts{0s, 0, 0, 1000 * MiB}
                                 << u"Display paused 0:00 — still receiving, 0 waiting"_s;
    QTest::newRow("soon") << ui::PauseFacts{60s, 9000, 60 * MiB, 100 * MiB}
                          << u"Display paused 1:00 — 9 000 waiting, reading stops in about 40 s"_s;
    QTest::newRow("full") << ui::PauseFacts{60s, 9000, 100 * MiB, 100 * MiB}
                          << u"Display paused 1:00 — no room for more: 9 000 waiting, the broker "
                             "holds the rest"_s;
}

void WhatChangedTest::pauseSaysHowLong()
{
    QFETCH(const ui::PauseFacts, facts);
    QFETCH(const QString, sentence);
    QCOMPARE(text(ui::pauseText(facts)), sentence);
}

QTEST_MAIN(WhatChangedTest)
#include "tst_whatchanged.moc"
