// SPDX-License-Identifier: GPL-3.0-or-later
#include "panefixture.h"
#include "style/theme.h"
#include "ui/connections/textfit.h"

#include <QTabWidget>
#include <QTest>
#include <QTreeView>

using namespace Qt::Literals::StringLiterals;

// Every page in both themes and at two text sizes: no text is cut, and with CANOPY_SHOTS=FOLDER
// the pictures are written there, to be looked at.
class TestMessageShots : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void pages_data() { looks(); }
    void pages();
    void others_data() { looks(); }
    void others();

private:
    void looks();
    void apply();
    void look(PaneFixture &fixture, const QString &name);

    std::unique_ptr<ui::Theme> m_theme;
};

void TestMessageShots::initTestCase()
{
    m_theme = std::make_unique<ui::Theme>(*qApp);
}

void TestMessageShots::cleanupTestCase()
{
    m_theme.reset();
}

void TestMessageShots::looks()
{
    QTest::addColumn<ui::ThemeMode>("mode");
    QTest::addColumn<int>("textSize");
    QTest::addColumn<QSize>("size");
    QTest::newRow("light") << ui::ThemeMode::Light << 100 << QSize(470, 555);
    QTest::newRow("dark") << ui::ThemeMode::Dark << 100 << QSize(651, 345);
    QTest::newRow("light-150") << ui::ThemeMode::Light << 150 << QSize(620, 620);
}

void TestMessageShots::apply()
{
    QFETCH(ui::ThemeMode, mode);
    QFETCH(int, textSize);
    m_theme->setMode(mode);
    m_theme->setTextSize(textSize);
}

void TestMessageShots::look(PaneFixture &fixture, const QString &name)
{
    QTest::qWait(0);
    textfit::shoot(fixture.pane,
                   u"message-%1-%2"_s.arg(name, QString::fromUtf8(QTest::currentDataTag())));
    const QStringList cut = textfit::clipped(&fixture.pane);
    QVERIFY2(cut.isEmpty(), qPrintable(name + u": "_s + cut.join(u'\n')));
}

void TestMessageShots::pages()
{
    apply();
    QFETCH(QSize, size);
    PaneFixture fixture;
    fixture.pane.resize(size);
    fillClimate(fixture);
    fixture.showTopic("zigbee2mqtt/living_room/climate");
    fixture.pane.show();
    QVERIFY(QTest::qWaitForWindowExposed(&fixture.pane));
    auto *tabs = fixture.child<QTabWidget>("inspectorTabs");
    const QStringList names{u"fields"_s, u"text"_s, u"hex"_s, u"properties"_s};
    for (int page = 0; page < tabs->count(); ++page) {
        tabs->setCurrentIndex(page);
        if (page == 2) {
            tabs->currentWidget()->setFocus();
            QWidget *hex = tabs->currentWidget()->findChild<QAbstractScrollArea *>();
            QTest::keyClick(hex, Qt::Key_Home, Qt::ControlModifier);
            for (int i = 0; i < 4; ++i)
                QTest::keyClick(hex, Qt::Key_Right, Qt::ShiftModifier);
        }
        look(fixture, names.value(page));
    }
    tabs->setCurrentIndex(1);
    fixture.pane.openFind();
    QTest::keyClicks(fixture.child<QWidget>("findEdit"), u"e"_s);
    QTest::keyClick(fixture.child<QWidget>("findEdit"), Qt::Key_Return);
    look(fixture, u"find"_s);
}

void TestMessageShots::others()
{
    apply();
    QFETCH(QSize, size);
    PaneFixture fixture;
    fixture.pane.resize(size);
    fixture.pane.show();
    QVERIFY(QTest::qWaitForWindowExposed(&fixture.pane));
    look(fixture, u"nothing"_s);

    for (int i = 0; i < 30; ++i)
        fixture.arrive("house/power", QByteArray::number(400 + i * 37 % 90));
    fixture.showTopic("house/power");
    look(fixture, u"scalar"_s);

    fixture.showTopic("house");
    look(fixture, u"branch"_s);

    fixture.arrive("broken", "{\"state\": \"ON\",\n ");
    fixture.showTopic("broken");
    look(fixture, u"invalid"_s);

    fixture.arrive("binary", QByteArray("\x00\xff\xfe\x80", 4) + QByteArray(900, '\x81'));
    fixture.showTopic("binary");
    look(fixture, u"binary"_s);

    fixture.arrive("large", "[" + QByteArray("123456,").repeated(200'000) + "0]");
    fixture.showTopic("large");
    look(fixture, u"large"_s);

    const store::Message first = fixture.arrive("door", R"({"open":true,"old":1})");
    fixture.arrive("door", R"({"open":false,"new":{"a":[1,2]}})");
    fixture.pane.showMessage(first, true);
    look(fixture, u"pinned"_s);
    fixture.pane.unpin();
    look(fixture, u"removed"_s);

    Arriving clearing;
    clearing.topic = "door";
    clearing.retain = true;
    fixture.arrive(clearing);
    fixture.showTopic("door");
    look(fixture, u"cleared"_s);
}

QTEST_MAIN(TestMessageShots)
#include "tst_messageshots.moc"
