// SPDX-License-Identifier: GPL-3.0-or-later
#include "events/noticebanner.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

class NoticeBannerTest : public QObject {
    Q_OBJECT

private slots:
    void takesSpaceButNeverFocus();
    void countdownKeepsTheButtonAlive();
    void offersOnlyItsActions();
    void copiesTextAndDetails();
};

void NoticeBannerTest::takesSpaceButNeverFocus()
{
    QWidget window;
    auto *column = new QVBoxLayout(&window);
    auto *banner = new ui::NoticeBanner;
    auto *edit = new QLineEdit;
    column->addWidget(banner);
    column->addWidget(edit);
    column->addStretch();
    window.resize(700, 300);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    edit->setFocus();
    QVERIFY(banner->isHidden());
    const int before = edit->y();
    banner->showNotice(ui::NoticeLevel::Warning, u"Connection lost"_s, QString(), {u"Try now"_s});
    QTRY_VERIFY(edit->y() > before);
    QVERIFY(!banner->geometry().intersects(edit->geometry()));
    QCOMPARE(QApplication::focusWidget(), edit);
    QVERIFY(!QApplication::activeModalWidget());
    banner->hideNotice();
    QTRY_COMPARE(edit->y(), before);
    QCOMPARE(QApplication::focusWidget(), edit);
}

void NoticeBannerTest::countdownKeepsTheButtonAlive()
{
    ui::NoticeBanner banner;
    QSignalSpy triggered(&banner, &ui::NoticeBanner::actionTriggered);
    banner.showNotice(ui::NoticeLevel::Warning, u"Next try in 7 s"_s, QString(), {u"Try now"_s});
    auto *button = banner.findChild<QPushButton *>(u"bannerPrimary"_s);
    QTest::mousePress(button, Qt::LeftButton);
    banner.showNotice(ui::NoticeLevel::Warning, u"Next try in 6 s"_s, QString(), {u"Try now"_s});
    QTest::mouseRelease(button, Qt::LeftButton);
    QCOMPARE(triggered.size(), 1);
    QCOMPARE(triggered.at(0).at(0).toInt(), 0);
    QCOMPARE(banner.findChild<QLabel *>(u"bannerText"_s)->text(), u"Next try in 6 s"_s);
}

void NoticeBannerTest::offersOnlyItsActions()
{
    ui::NoticeBanner banner;
    banner.showNotice(ui::NoticeLevel::Error, u"Refused"_s, QString(),
                      {u"1"_s, u"2"_s, u"3"_s, u"4"_s});
    QVERIFY(banner.findChild<QPushButton *>(u"bannerTertiary"_s)->isVisible());
    banner.showNotice(ui::NoticeLevel::Error, u"Refused"_s, QString(), {});
    QVERIFY(!banner.findChild<QPushButton *>(u"bannerPrimary"_s)->isVisible());
    QVERIFY(banner.findChild<QPushButton *>(u"bannerCopy"_s)->isVisible());
}

void NoticeBannerTest::copiesTextAndDetails()
{
    ui::NoticeBanner banner;
    banner.showNotice(ui::NoticeLevel::Error, u"User name or password is wrong"_s, u"0x86"_s, {});
    QTest::mouseClick(banner.findChild<QPushButton *>(u"bannerCopy"_s), Qt::LeftButton);
    QCOMPARE(QApplication::clipboard()->text(), u"User name or password is wrong\n0x86"_s);
}

QTEST_MAIN(NoticeBannerTest)
#include "tst_noticebanner.moc"
