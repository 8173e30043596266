// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/connection.h"
#include "store/topictree.h"
#include "style/theme.h"
#include "ui/connections/dialogfields.h"
#include "ui/connections/textfit.h"

#include <QAccessible>
#include <QButtonGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QScreen>
#include <QScrollArea>
#include <QSignalSpy>

using namespace Qt::Literals::StringLiterals;

// Acceptance check 24 for the connection dialog: with the keyboard alone everything on every page
// is reached, seen while it has the focus, and a connection is made and saved. All at 100 and at
// 150 % text.
class tst_DialogKeyboard : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanup();
    void cleanupTestCase();
    void tabReachesEverything_data();
    void tabReachesEverything();
    void everythingHasAName_data();
    void everythingHasAName();
    void noLetterTwice_data();
    void noLetterTwice();
    void connectionByKeyboardAlone();

private:
    void pagesAndSizes();
    void open();

    std::unique_ptr<ui::Theme> m_theme;
    std::unique_ptr<ui::ConnectionDialog> m_dialog;
};

namespace {

const QStringList pageNames{u"general"_s, u"security"_s,      u"session"_s,
                            u"mqtt5"_s,   u"subscriptions"_s, u"advanced"_s};

// With all that is switched off by default switched on, so that there is something to reach.
config::Profile everything()
{
    config::Profile profile = config::newProfile();
    profile.name = u"Home"_s;
    profile.options.host = u"broker.example"_s;
    profile.options.port = 443;
    profile.options.transport = client::TransportKind::WebSocketTls;
    profile.options.userName = "anna";
    profile.options.version = client::VersionChoice::Mqtt5;
    profile.options.proxy = {client::ProxyKind::Socks5, u"proxy.example"_s, 1080, "joe", {}};
    mqtt::Will will;
    will.topic = "devices/me/status";
    will.payload = "gone";
    profile.options.will = will;
    profile.options.birthPayload = "here";
    return profile;
}

bool takesTab(const QWidget *widget)
{
    if (!widget->isVisible() || !widget->isEnabled() || !(widget->focusPolicy() & Qt::TabFocus))
        return false;
    // In a group of which one is chosen, the arrow keys go on from that one.
    const auto *button = qobject_cast<const QAbstractButton *>(widget);
    if (button && button->isCheckable() && !button->isChecked()
        && ((button->group() && button->group()->exclusive()) || button->autoExclusive()))
        return false;
    // Inner parts of one control: the control itself is what is reached.
    for (const QWidget *up = widget->parentWidget(); up && !up->isWindow();
         up = up->parentWidget()) {
        if (up->focusProxy() == widget || qobject_cast<const QAbstractSpinBox *>(up)
            || qobject_cast<const QComboBox *>(up))
            return false;
    }
    return !widget->focusProxy();
}

QString nameOf(const QWidget *widget)
{
    return widget->objectName().isEmpty() ? QString::fromLatin1(widget->metaObject()->className())
                                          : widget->objectName();
}

// Whether a user sees it: not scrolled away, not outside of the window.
bool isInView(const QWidget *widget)
{
    const QRect inWindow(widget->mapTo(widget->window(), QPoint()), widget->size());
    QRect seen = inWindow.intersected(widget->window()->rect());
    for (const QWidget *up = widget->parentWidget(); up && !up->isWindow(); up = up->parentWidget())
        seen &= QRect(up->mapTo(up->window(), QPoint()), up->size());
    return seen.height() >= std::min(widget->height(), widget->fontMetrics().height())
        && seen.width() >= widget->width() / 2;
}

QChar mnemonic(const QString &text)
{
    for (qsizetype i = 0; i + 1 < text.size(); ++i) {
        if (text.at(i) != u'&')
            continue;
        if (text.at(i + 1) != u'&')
            return text.at(i + 1).toLower();
        ++i;
    }
    return {};
}

} // namespace

void tst_DialogKeyboard::initTestCase()
{
    m_theme = std::make_unique<ui::Theme>(*qApp);
}

void tst_DialogKeyboard::cleanup()
{
    m_dialog.reset();
}

void tst_DialogKeyboard::cleanupTestCase()
{
    m_theme.reset();
}

void tst_DialogKeyboard::pagesAndSizes()
{
    QTest::addColumn<int>("page");
    QTest::addColumn<int>("textSize");
    for (int page = 0; page < pageNames.size(); ++page) {
        QTest::addRow("%s", qPrintable(pageNames.at(page))) << page << 100;
        QTest::addRow("%s, text 150 %%", qPrintable(pageNames.at(page))) << page << 150;
    }
}

void tst_DialogKeyboard::open()
{
    QFETCH(int, page);
    QFETCH(int, textSize);
    m_theme->setTextSize(textSize);
    m_dialog = std::make_unique<ui::ConnectionDialog>(
        [] { return std::unique_ptr<pipeline::Connection>(); });
    m_dialog->setProfile(everything());
    m_dialog->setKeyringAvailable(true);
    m_dialog->resize(1008, 664); // 1024 x 700 with a frame
    m_dialog->show();
    QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
    auto *list = find<QListWidget>(*m_dialog, u"connectionPages"_s);
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Home);
    for (int i = 0; i < page; ++i)
        QTest::keyClick(list, Qt::Key_Down);
    QCOMPARE(list->currentRow(), page);
    QTest::qWait(0);
    textfit::shoot(*m_dialog, u"narrow-%1-%2"_s.arg(pageNames.at(page)).arg(textSize));
}

void tst_DialogKeyboard::tabReachesEverything_data()
{
    pagesAndSizes();
}

void tst_DialogKeyboard::tabReachesEverything()
{
    open();
    QSet<const QWidget *> wanted;
    for (const QWidget *widget : m_dialog->findChildren<QWidget *>()) {
        if (takesTab(widget))
            wanted.insert(widget);
    }
    QVERIFY(wanted.size() >= 5);
    QWidget *const first = QApplication::focusWidget();
    QStringList unseen;
    const qsizetype most = 2 * wanted.size();
    for (qsizetype i = 0; i < most && !wanted.isEmpty(); ++i) {
        QWidget *focused = QApplication::focusWidget();
        QVERIFY(focused);
        wanted.remove(focused);
        if (!isInView(focused))
            unseen.append(nameOf(focused));
        QTest::keyClick(focused, Qt::Key_Tab);
        if (QApplication::focusWidget() == focused) // an editor keeps Tab: this is the way out
            QTest::keyClick(focused, Qt::Key_Tab, Qt::ControlModifier);
        if (QApplication::focusWidget() == first)
            break;
    }
    QStringList missed;
    for (const QWidget *widget : std::as_const(wanted))
        missed.append(nameOf(widget));
    QVERIFY2(missed.isEmpty(), qPrintable(u"not reached: "_s + missed.join(u", "_s)));
    for (const QScrollArea *area : m_dialog->findChildren<QScrollArea *>())
        QVERIFY2(!area->isVisible() || area->widget()->width() <= area->viewport()->width(),
                 "has to be scrolled sideways");
    QVERIFY2(unseen.isEmpty(), qPrintable(u"out of sight: "_s + unseen.join(u", "_s)));
}

void tst_DialogKeyboard::everythingHasAName_data()
{
    pagesAndSizes();
}

// What a screen reader says.
void tst_DialogKeyboard::everythingHasAName()
{
    open();
    QStringList nameless;
    for (QWidget *widget : m_dialog->findChildren<QWidget *>()) {
        if (!takesTab(widget))
            continue;
        const QAccessibleInterface *face = QAccessible::queryAccessibleInterface(widget);
        if (!face || face->text(QAccessible::Name).isEmpty())
            nameless.append(nameOf(widget));
    }
    QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(u", "_s)));
}

void tst_DialogKeyboard::noLetterTwice_data()
{
    pagesAndSizes();
}

void tst_DialogKeyboard::noLetterTwice()
{
    open();
    QHash<QChar, QString> letters;
    QStringList doubled;
    const auto note = [&](const QString &text) {
        const QChar letter = mnemonic(text);
        if (letter.isNull())
            return;
        if (letters.contains(letter))
            doubled.append(letters.value(letter) + u" / "_s + text);
        letters.insert(letter, text);
    };
    for (const QWidget *widget : m_dialog->findChildren<QWidget *>()) {
        if (!widget->isVisible())
            continue;
        if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
            note(button->text());
        else if (const auto *label = qobject_cast<const QLabel *>(widget); label && label->buddy())
            note(label->text());
    }
    QVERIFY2(doubled.isEmpty(), qPrintable(doubled.join(u", "_s)));
}

void tst_DialogKeyboard::connectionByKeyboardAlone()
{
    ui::ConnectionDialog dialog([] { return std::unique_ptr<pipeline::Connection>(); });
    QSignalSpy saved(&dialog, &ui::ConnectionDialog::saved);
    QSignalSpy connecting(&dialog, &ui::ConnectionDialog::connectRequested);
    dialog.show();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    // The address has the focus; a URL says everything.
    QCOMPARE(QApplication::focusWidget()->objectName(), u"profileAddress"_s);
    QTest::keyClicks(QApplication::focusWidget(), u"mqtts://anna@broker.example:8884"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QCOMPARE(saved.size(), 1);
    QCOMPARE(connecting.size(), 1);
    const auto profile = saved[0][0].value<config::Profile>();
    QCOMPARE(profile.options.host, u"broker.example"_s);
    QCOMPARE(profile.options.port, quint16(8884));
    QVERIFY(profile.options.transport == client::TransportKind::Tls);
    QCOMPARE(profile.options.userName, QByteArray("anna"));
    QVERIFY(!dialog.isVisible());
}

QTEST_MAIN(tst_DialogKeyboard)
#include "tst_dialogkeyboard.moc"
