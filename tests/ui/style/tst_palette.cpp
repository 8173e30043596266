// SPDX-License-Identifier: GPL-3.0-or-later
#include "style/palette.h"

#include <QApplication>
#include <QTest>
#include <QWidget>

using namespace Qt::Literals::StringLiterals;
using ui::ColorRole;

class PaletteTest : public QObject {
    Q_OBJECT

private slots:
    void contrast_data();
    void contrast();
    void roundTripThroughQPalette();
    void foreignPalettesAreJudgedByLuminance();
    void highContrastIsMappedNotOverridden();
    void widgetsGetTheirOwnTable();
};

namespace {

struct Pair {
    const char *name;
    ColorRole ink;
    ColorRole ground;
    double least; // 4.5 text, 3 graphics (WCAG 2)
};

constexpr Pair Pairs[] = {
    {"text on window", ColorRole::Text, ColorRole::Window, 4.5},
    {"text on base", ColorRole::Text, ColorRole::Base, 4.5},
    {"text on panel", ColorRole::Text, ColorRole::Panel, 4.5},
    {"muted on window", ColorRole::Muted, ColorRole::Window, 4.5},
    {"muted on base", ColorRole::Muted, ColorRole::Base, 4.5},
    {"muted on alt", ColorRole::Muted, ColorRole::Alt, 4.5},
    {"muted on changed", ColorRole::Muted, ColorRole::ChangedBg, 4.5},
    {"muted on selection", ColorRole::Muted, ColorRole::Sel, 4.5},
    {"muted on other selection", ColorRole::Muted, ColorRole::SelInactive, 4.5},
    {"faint on base", ColorRole::Faint, ColorRole::Base, 4.5},
    {"faint on window", ColorRole::Faint, ColorRole::Window, 4.5},
    {"selected text", ColorRole::SelText, ColorRole::Sel, 4.5},
    {"text on other selection", ColorRole::Text, ColorRole::SelInactive, 4.5},
    {"text on hover", ColorRole::Text, ColorRole::Hover, 4.5},
    {"link on window", ColorRole::Accent, ColorRole::Window, 4.5},
    {"link on base", ColorRole::Accent, ColorRole::Base, 4.5},
    {"primary button", ColorRole::AccentText, ColorRole::Accent, 4.5},
    {"danger button", ColorRole::AccentText, ColorRole::Err, 4.5},
    {"ok on base", ColorRole::Ok, ColorRole::Base, 4.5},
    {"warning on base", ColorRole::Warn, ColorRole::Base, 4.5},
    {"error on base", ColorRole::Err, ColorRole::Base, 4.5},
    {"error on window", ColorRole::Err, ColorRole::Window, 4.5},
    {"text on ok ground", ColorRole::Text, ColorRole::OkBg, 4.5},
    {"text on warning ground", ColorRole::Text, ColorRole::WarnBg, 4.5},
    {"text on error ground", ColorRole::Text, ColorRole::ErrBg, 4.5},
    {"text on info ground", ColorRole::Text, ColorRole::InfoBg, 4.5},
    {"muted on info ground", ColorRole::Muted, ColorRole::InfoBg, 4.5},
    {"ok on its ground", ColorRole::Ok, ColorRole::OkBg, 4.5},
    {"warning on its ground", ColorRole::Warn, ColorRole::WarnBg, 4.5},
    {"error on its ground", ColorRole::Err, ColorRole::ErrBg, 4.5},
    {"changed on base", ColorRole::Changed, ColorRole::Base, 4.5},
    {"key on base", ColorRole::SyntaxKey, ColorRole::Base, 4.5},
    {"string on base", ColorRole::SyntaxString, ColorRole::Base, 4.5},
    {"number on base", ColorRole::SyntaxNumber, ColorRole::Base, 4.5},
    {"bool on base", ColorRole::SyntaxBool, ColorRole::Base, 4.5},
    {"number on changed", ColorRole::SyntaxNumber, ColorRole::ChangedBg2, 4.5},
    {"retained on base", ColorRole::Retained, ColorRole::Base, 4.5},
    {"pin on selection", ColorRole::Retained, ColorRole::Sel, 3},
    {"outline on base", ColorRole::BorderStrong, ColorRole::Base, 3},
    {"arrow in", ColorRole::Inbound, ColorRole::Base, 3},
    {"arrow out", ColorRole::Outbound, ColorRole::Base, 3},
    {"focus ring", ColorRole::Accent, ColorRole::Window, 3},
    {"plot 2", ColorRole::Plot2, ColorRole::Base, 3},
    {"plot 3", ColorRole::Plot3, ColorRole::Base, 3},
};

} // namespace

void PaletteTest::contrast_data()
{
    QTest::addColumn<int>("pair");
    for (int i = 0; i < int(std::size(Pairs)); ++i)
        QTest::newRow(Pairs[i].name) << i;
}

void PaletteTest::contrast()
{
    QFETCH(int, pair);
    const Pair &row = Pairs[pair];
    for (const ui::Palette &palette : {ui::Palette::light(), ui::Palette::dark()}) {
        const double measured = ui::Palette::contrast(palette(row.ink), palette(row.ground));
        QVERIFY2(measured >= row.least,
                 qPrintable(u"%1: %2, %3"_s.arg(QLatin1String(row.name))
                                .arg(measured)
                                .arg(palette.isDark() ? u"dark"_s : u"light"_s)));
    }
}

void PaletteTest::roundTripThroughQPalette()
{
    for (const ui::Palette &palette : {ui::Palette::light(), ui::Palette::dark()})
        QCOMPARE(ui::Palette::fromQPalette(palette.toQPalette()), palette);
    QVERIFY(ui::Palette::dark().isDark());
    QVERIFY(!ui::Palette::light().isDark());
}

void PaletteTest::foreignPalettesAreJudgedByLuminance()
{
    QVERIFY(ui::Palette::fromQPalette(QPalette(QColor(0x35, 0x35, 0x35))).isDark());
    QVERIFY(!ui::Palette::fromQPalette(QPalette(QColor(0xef, 0xef, 0xef))).isDark());
}

void PaletteTest::highContrastIsMappedNotOverridden()
{
    QPalette platform(Qt::white, Qt::black, Qt::white, Qt::black, Qt::white, Qt::white, Qt::white,
                      Qt::black, Qt::black);
    platform.setColor(QPalette::Highlight, Qt::yellow);
    platform.setColor(QPalette::HighlightedText, Qt::black);
    QVERIFY(ui::Palette::isHighContrast(platform));
    const ui::Palette mapped = ui::Palette::fromQPalette(platform);
    QCOMPARE(mapped.kind(), ui::Palette::Kind::HighContrast);
    QVERIFY(mapped.isDark());
    QCOMPARE(mapped(ColorRole::Base), QColor(Qt::black));
    QCOMPARE(mapped(ColorRole::Muted), QColor(Qt::white));
    QCOMPARE(mapped(ColorRole::Sel), QColor(Qt::yellow));
    QVERIFY(!ui::Palette::isHighContrast(ui::Palette::light().toQPalette()));
    QVERIFY(!ui::Palette::isHighContrast(ui::Palette::dark().toQPalette()));
}

void PaletteTest::widgetsGetTheirOwnTable()
{
    QWidget parent;
    parent.setPalette(ui::Palette::dark().toQPalette());
    QWidget child(&parent);
    QVERIFY(ui::Palette::of(&child).isDark());
    QCOMPARE(ui::Palette::of(nullptr), ui::Palette::fromQPalette(QApplication::palette()));
}

QTEST_MAIN(PaletteTest)
#include "tst_palette.moc"
