// SPDX-License-Identifier: GPL-3.0-or-later
#include "style/fonts.h"
#include "style/textlabel.h"
#include "style/theme.h"

#include <QApplication>
#include <QFontDatabase>
#include <QFontInfo>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

class ThemeTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void switchesWhileWindowsAreOpen();
    void systemFollowsThePlatform();
    void ownChangesAreNotAnswered();
    void textSizeIsBoundedAndReachesLabels();
    void cjkFaceFollowsTheLanguage();
    void controlsAreAtLeast28High();

private:
    QFont m_font;
};

void ThemeTest::init()
{
    if (m_font == QFont())
        m_font = QApplication::font();
    QApplication::setFont(m_font);
}

void ThemeTest::switchesWhileWindowsAreOpen()
{
    ui::Theme theme(*qApp);
    QSignalSpy changed(&theme, &ui::Theme::changed);
    QWidget window;
    auto *column = new QVBoxLayout(&window);
    auto *label = new ui::TextLabel(u"hint"_s, ui::TextKind::Small, ui::ColorRole::Muted);
    column->addWidget(label);
    window.show();
    theme.setMode(ui::ThemeMode::Dark);
    QTRY_VERIFY(ui::Palette::of(&window).isDark());
    QTRY_COMPARE(label->palette().color(QPalette::WindowText),
                 ui::Palette::dark()(ui::ColorRole::Muted));
    theme.setMode(ui::ThemeMode::Light);
    QTRY_VERIFY(!ui::Palette::of(&window).isDark());
    QTRY_COMPARE(label->palette().color(QPalette::WindowText),
                 ui::Palette::light()(ui::ColorRole::Muted));
    QCOMPARE(changed.size(), 2);
    theme.setMode(ui::ThemeMode::Light);
    QCOMPARE(changed.size(), 2);
}

void ThemeTest::systemFollowsThePlatform()
{
    ui::Theme theme(*qApp);
    QCOMPARE(theme.mode(), ui::ThemeMode::System);
    // The offscreen platform is light.
    QCOMPARE(ui::Palette::of(nullptr), ui::Palette::light());
    theme.setMode(ui::ThemeMode::Dark);
    theme.setMode(ui::ThemeMode::System);
    QCOMPARE(ui::Palette::of(nullptr), ui::Palette::light());
}

void ThemeTest::ownChangesAreNotAnswered()
{
    ui::Theme theme(*qApp);
    QSignalSpy changed(&theme, &ui::Theme::changed);
    for (int i = 0; i < 20; ++i)
        QCoreApplication::sendPostedEvents();
    QCOMPARE(changed.size(), 0);
    QCOMPARE(ui::Palette::of(nullptr), ui::Palette::light());
    // Somebody else puts a foreign palette on the application: the theme takes it back once.
    QApplication::setPalette(ui::Palette::dark().toQPalette());
    QTRY_COMPARE(ui::Palette::of(nullptr), ui::Palette::light());
}

void ThemeTest::textSizeIsBoundedAndReachesLabels()
{
    ui::Theme theme(*qApp);
    const double normal = QApplication::font().pointSizeF();
    ui::TextLabel label(u"title"_s, ui::TextKind::Heading, ui::ColorRole::Text);
    QWidget window;
    auto *pane = new QWidget(&window);
    auto *inside = new ui::TextLabel(u"inside"_s, ui::TextKind::Title, ui::ColorRole::Text, pane);
    window.show();
    theme.setTextSize(150);
    QCOMPARE(QApplication::font().pointSizeF(), normal * 1.5);
    QTRY_COMPARE(label.font().pointSizeF(), normal * 1.5 + 6);
    QTRY_COMPARE(inside->font().pointSizeF(), normal * 1.5 + 1);
    theme.setTextSize(100000);
    QCOMPARE(theme.textSize(), ui::Theme::LargestText);
    theme.setTextSize(-3);
    QCOMPARE(theme.textSize(), ui::Theme::SmallestText);
    theme.setTextSize(100);
    QCOMPARE(QApplication::font().pointSizeF(), normal);
}

void ThemeTest::cjkFaceFollowsTheLanguage()
{
    ui::Theme theme(*qApp);
    const QString latin = QFontInfo(m_font).family();
    theme.setLocale(QLocale(QLocale::Chinese, QLocale::China));
    QCOMPARE(QApplication::font().families(), QStringList({latin, u"Noto Sans CJK SC"_s}));
    // Latin text is not drawn by the second face.
    QCOMPARE(QFontInfo(QApplication::font()).family(), latin);
    theme.setLocale(QLocale(QLocale::Japanese));
    QCOMPARE(QApplication::font().families().last(), u"Noto Sans CJK JP"_s);
    const QFont mono = ui::monospaceFont(QApplication::font());
    QCOMPARE(mono.families().last(), u"Noto Sans CJK JP"_s);
    // The fixed face leads; whether Qt takes it for one is the font file's business.
    const QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    QCOMPARE(QFontInfo(mono).family(), QFontInfo(fixed).family());
    QCOMPARE(mono.pointSizeF(), QApplication::font().pointSizeF());
}

void ThemeTest::controlsAreAtLeast28High()
{
    ui::Theme theme(*qApp);
    QPushButton button(u"Save"_s);
    QVERIFY(button.sizeHint().height() >= 28);
    QVERIFY(button.sizeHint().width() >= 80);
    QPushButton primary(u"Save and connect now"_s);
    const int plain = primary.sizeHint().width();
    QPushButton bold(u"Save and connect now"_s);
    bold.setProperty("kind", u"primary"_s);
    QVERIFY(bold.sizeHint().width() > plain);
}

QTEST_MAIN(ThemeTest)
#include "tst_theme.moc"
