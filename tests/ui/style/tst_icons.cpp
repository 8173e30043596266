// SPDX-License-Identifier: GPL-3.0-or-later
#include "style/iconpainter.h"
#include "style/icons.h"

#include <QApplication>
#include <QDir>
#include <QImage>
#include <QPainter>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

class IconsTest : public QObject {
    Q_OBJECT

private slots:
    void everyFileHasAnEnumerator();
    void everyIconIsDrawnInBothThemes_data();
    void everyIconIsDrawnInBothThemes();
    void disabledIsFaint();
    void crispAtAnyPixelRatio();
    void unknownNameIsNull();
    void painterCentresInWideRectangles();
};

namespace {

// The strongest pixel: what a glyph is drawn with when edges are left out.
QColor inkOf(const QPixmap &pixmap)
{
    const QImage image = pixmap.toImage().convertToFormat(QImage::Format_ARGB32);
    QColor best(0, 0, 0, 0);
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const QColor color = image.pixelColor(x, y);
            if (color.alpha() > best.alpha())
                best = color;
        }
    }
    return best;
}

bool isNear(const QColor &one, const QColor &other)
{
    return std::abs(one.red() - other.red()) <= 3 && std::abs(one.green() - other.green()) <= 3
        && std::abs(one.blue() - other.blue()) <= 3;
}

} // namespace

void IconsTest::everyFileHasAnEnumerator()
{
    const QStringList files = QDir(u":/icons"_s).entryList({u"*.svg"_s});
    QCOMPARE(files.size(), ui::IconNameCount);
    for (int i = 0; i < ui::IconNameCount; ++i) {
        const QString name = ui::iconFile(static_cast<ui::IconName>(i));
        QVERIFY2(files.contains(name + u".svg"), qPrintable(name));
    }
}

void IconsTest::everyIconIsDrawnInBothThemes_data()
{
    QTest::addColumn<ui::IconName>("name");
    for (int i = 0; i < ui::IconNameCount; ++i) {
        const auto name = static_cast<ui::IconName>(i);
        QTest::newRow(ui::iconFile(name).data()) << name;
    }
}

void IconsTest::everyIconIsDrawnInBothThemes()
{
    QFETCH(ui::IconName, name);
    const QIcon icon = ui::icon(name, ui::ColorRole::Accent);
    for (const ui::Palette &palette : {ui::Palette::light(), ui::Palette::dark()}) {
        QApplication::setPalette(palette.toQPalette());
        const QColor ink = inkOf(icon.pixmap(64));
        QVERIFY(ink.alpha() > 200);
        QVERIFY2(isNear(ink, palette(ui::ColorRole::Accent)), qPrintable(ink.name()));
    }
}

void IconsTest::disabledIsFaint()
{
    QApplication::setPalette(ui::Palette::light().toQPalette());
    const QColor ink = inkOf(ui::icon(ui::IconName::Publish).pixmap(64, QIcon::Disabled));
    QVERIFY(isNear(ink, ui::Palette::light()(ui::ColorRole::Faint)));
}

void IconsTest::crispAtAnyPixelRatio()
{
    const QIcon icon = ui::icon(ui::IconName::Bell);
    for (const qreal ratio : {1.0, 1.5, 2.0, 3.0}) {
        const QPixmap pixmap = icon.pixmap(QSize(16, 16), ratio);
        QCOMPARE(pixmap.width(), qRound(16 * ratio));
        QCOMPARE(pixmap.devicePixelRatio(), ratio);
    }
}

void IconsTest::unknownNameIsNull()
{
    QVERIFY(ui::icon("no-such-icon"_L1).isNull());
    QVERIFY(!ui::icon("pin-fill"_L1).isNull());
}

void IconsTest::painterCentresInWideRectangles()
{
    QImage image(64, 16, QImage::Format_ARGB32);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    ui::IconPainter icons;
    icons.paint(&painter, image.rect(), ui::IconName::Stop, Qt::red);
    painter.end();
    int left = 64;
    int right = 0;
    for (int x = 0; x < 64; ++x) {
        if (qAlpha(image.pixel(x, 8)) > 0) {
            left = std::min(left, x);
            right = std::max(right, x);
        }
    }
    QVERIFY(left >= 24 && right < 40);
    QVERIFY(std::abs((left + right) / 2.0 - 31.5) <= 1);
}

QTEST_MAIN(IconsTest)
#include "tst_icons.moc"
