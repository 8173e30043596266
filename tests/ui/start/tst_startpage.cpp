// SPDX-License-Identifier: GPL-3.0-or-later
#include "start/startpage.h"
#include "style/theme.h"

#include <QAbstractButton>
#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

class StartPageTest : public QObject {
    Q_OBJECT

private slots:
    void typedAddressIsAskedFor();
    void emptyAddressCannotBeSent();
    void urlPastedAnywhereLandsInTheAddress();
    void errorStaysUntilTheAddressIsEdited();
    void savedConnectionsAreOffered();
    void onePrimaryButton();
    void theDemoIsOneKeyAway();
    void fits_data();
    void fits();
};

namespace {

std::vector<ui::SavedConnection> saved(int count)
{
    std::vector<ui::SavedConnection> list;
    for (int i = 0; i < count; ++i) {
        const QString number = QString::number(i);
        list.push_back(
            {u"id"_s + number, u"Home "_s + number, u"mqtt://10.0.4."_s + number + u":1883"_s});
    }
    return list;
}

} // namespace

void StartPageTest::typedAddressIsAskedFor()
{
    ui::StartPage page;
    QSignalSpy asked(&page, &ui::StartPage::connectRequested);
    QSignalSpy created(&page, &ui::StartPage::newConnectionRequested);
    page.show();
    QVERIFY(QTest::qWaitForWindowActive(&page));
    auto *address = page.findChild<QLineEdit *>(u"startAddress"_s);
    QCOMPARE(QApplication::focusWidget(), address);
    QTest::keyClicks(address, u" mqtt://broker.example "_s);
    QTest::keyClick(address, Qt::Key_Return);
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.at(0).at(0).toString(), u"mqtt://broker.example"_s);
    // It could hold a password.
    QVERIFY(address->text().isEmpty());
    QTest::keyClicks(address, u"broker.example"_s);
    QTest::mouseClick(page.findChild<QPushButton *>(u"startConnectButton"_s), Qt::LeftButton);
    QCOMPARE(asked.size(), 2);
    QTest::mouseClick(page.findChild<QPushButton *>(u"startNewButton"_s), Qt::LeftButton);
    QCOMPARE(created.size(), 1);
}

void StartPageTest::emptyAddressCannotBeSent()
{
    ui::StartPage page;
    QSignalSpy asked(&page, &ui::StartPage::connectRequested);
    auto *address = page.findChild<QLineEdit *>(u"startAddress"_s);
    address->setText(u"   "_s);
    QVERIFY(!page.findChild<QPushButton *>(u"startConnectButton"_s)->isEnabled());
    QTest::keyClick(address, Qt::Key_Return);
    QCOMPARE(asked.size(), 0);
}

void StartPageTest::urlPastedAnywhereLandsInTheAddress()
{
    ui::StartPage page;
    page.show();
    QApplication::clipboard()->setText(u"mqtts://host.example:8883"_s);
    QTest::keySequence(&page, QKeySequence(QKeySequence::Paste));
    QCOMPARE(page.findChild<QLineEdit *>(u"startAddress"_s)->text(),
             u"mqtts://host.example:8883"_s);
}

void StartPageTest::errorStaysUntilTheAddressIsEdited()
{
    ui::StartPage page;
    auto *address = page.findChild<QLineEdit *>(u"startAddress"_s);
    auto *error = page.findChild<QLabel *>(u"startAddressError"_s);
    address->setText(u"host:99999"_s);
    page.setAddressError(u"Ports go from 1 to 65535."_s);
    QVERIFY(!error->isHidden());
    QCOMPARE(error->text(), u"Ports go from 1 to 65535."_s);
    QCOMPARE(address->accessibleDescription(), error->text());
    address->setText(u"host:9999"_s);
    QVERIFY(error->isHidden());
}

void StartPageTest::savedConnectionsAreOffered()
{
    ui::StartPage page;
    QSignalSpy asked(&page, &ui::StartPage::profileConnectRequested);
    page.setConnections(saved(3));
    page.resize(1024, 700);
    page.show();
    QVERIFY(QTest::qWaitForWindowExposed(&page));
    auto *button = page.findChild<QPushButton *>(u"startConnect_id1"_s);
    QVERIFY(button->isVisible());
    QCOMPARE(button->accessibleName(), u"Connect to Home 1"_s);
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.at(0).at(0).toString(), u"id1"_s);
    page.setConnections({});
    QVERIFY(!page.findChild<ui::SavedList *>()->isVisible());
    QVERIFY(page.findChild<QLineEdit *>(u"startAddress"_s)->isVisible());
}

void StartPageTest::onePrimaryButton()
{
    ui::StartPage page;
    page.setConnections(saved(2));
    int primary = 0;
    const QList<QPushButton *> buttons = page.findChildren<QPushButton *>();
    for (const QPushButton *button : buttons)
        primary += button->property("kind").toString() == u"primary" ? 1 : 0;
    QCOMPARE(primary, 1);
}

void StartPageTest::theDemoIsOneKeyAway()
{
    ui::StartPage page;
    page.offerDemo();
    QSignalSpy demo(&page, &ui::StartPage::demoRequested);
    page.show();
    QVERIFY(QTest::qWaitForWindowActive(&page));
    auto *button = page.findChild<QPushButton *>(u"startDemoButton"_s);
    QCOMPARE(QApplication::focusWidget(), button);
    QTest::keyClick(button, Qt::Key_Return);
    QCOMPARE(demo.size(), 1);
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(demo.size(), 2);
    // Still one primary button.
    const auto buttons = page.findChildren<QPushButton *>();
    QCOMPARE(std::count_if(
                 buttons.begin(), buttons.end(),
                 [](const QPushButton *each) { return each->property("kind") == u"primary"_s; }),
             1);
    QTest::keyClick(button, Qt::Key_Tab);
    auto *address = page.findChild<QLineEdit *>(u"startAddress"_s);
    QCOMPARE(QApplication::focusWidget(), address);
    // What is typed elsewhere is meant for the address.
    button->setFocus();
    QTest::keyClick(button, Qt::Key_H);
    QCOMPARE(QApplication::focusWidget(), address);
    QCOMPARE(address->text(), u"h"_s);
}

void StartPageTest::fits_data()
{
    QTest::addColumn<ui::ThemeMode>("mode");
    QTest::addColumn<int>("connections");
    QTest::addColumn<int>("textSize");
    QTest::addColumn<QSize>("size");
    QTest::newRow("light-0") << ui::ThemeMode::Light << 0 << 100 << QSize(1440, 800);
    QTest::newRow("light-3") << ui::ThemeMode::Light << 3 << 100 << QSize(1440, 800);
    QTest::newRow("dark-12") << ui::ThemeMode::Dark << 12 << 100 << QSize(1024, 600);
    QTest::newRow("light-150") << ui::ThemeMode::Light << 3 << 150 << QSize(900, 500);
}

void StartPageTest::fits()
{
    QFETCH(ui::ThemeMode, mode);
    QFETCH(int, connections);
    QFETCH(int, textSize);
    QFETCH(QSize, size);
    ui::Theme theme(*qApp);
    theme.setMode(mode);
    theme.setTextSize(textSize);
    ui::StartPage page;
    page.offerDemo();
    page.setConnections(saved(connections));
    page.resize(size);
    page.show();
    QVERIFY(QTest::qWaitForWindowExposed(&page));
    QVERIFY(page.minimumSizeHint().width() <= size.width());
    QVERIFY(page.minimumSizeHint().height() <= size.height());
    const QImage picture = page.grab().toImage();
    const QString folder = qEnvironmentVariable("CANOPY_GALLERY");
    if (!folder.isEmpty()) {
        const QString name = u"start-"_s + QString::fromUtf8(QTest::currentDataTag());
        QVERIFY(picture.save(QDir(folder).filePath(name + u".png")));
    }
}

QTEST_MAIN(StartPageTest)
#include "tst_startpage.moc"
