// SPDX-License-Identifier: GPL-3.0-or-later
#include "style/elidedlabel.h"
#include "style/emptystate.h"
#include "style/infoframe.h"
#include "style/metrics.h"
#include "style/segmentedcontrol.h"
#include "style/strip.h"
#include "style/textlabel.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QApplication>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

#include <memory>

using namespace Qt::Literals::StringLiterals;

class WidgetsTest : public QObject {
    Q_OBJECT

private slots:
    void segmentsByMouse();
    void segmentsByKeyboard();
    void segmentsSkipTheDisabled();
    void segmentsAreRadioButtonsToScreenReaders();
    void elidedLabelNeverWidensTheWindow();
    void stripKeepsItsPlaceAndNote();
    void stripOrdersItsWidgets();
    void infoFrameHidesWhatIsEmpty();
    void infoFrameNeverTakesFocus();
    void emptyStateOffersActions();
    void rowsGrowWithTheFont();
};

namespace {

std::unique_ptr<ui::SegmentedControl> qosControl()
{
    auto control = std::make_unique<ui::SegmentedControl>();
    for (int i = 0; i < 3; ++i) {
        control->addSegment(QString::number(i), u"publishQos"_s + QString::number(i),
                            u"QoS "_s + QString::number(i));
    }
    return control;
}

} // namespace

void WidgetsTest::segmentsByMouse()
{
    const auto control = qosControl();
    QSignalSpy changed(control.get(), &ui::SegmentedControl::currentChanged);
    QSignalSpy activated(control.get(), &ui::SegmentedControl::activated);
    control->show();
    QCOMPARE(control->currentIndex(), 0);
    QTest::mouseClick(control->findChild<QAbstractButton *>(u"publishQos2"_s), Qt::LeftButton);
    QCOMPARE(control->currentIndex(), 2);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(activated.size(), 1);
    control->setCurrentIndex(1);
    QCOMPARE(control->currentIndex(), 1);
    QCOMPARE(changed.size(), 2);
    QCOMPARE(activated.size(), 1);
    control->setCurrentIndex(7);
    control->setCurrentIndex(-1);
    QCOMPARE(control->currentIndex(), 1);
}

void WidgetsTest::segmentsByKeyboard()
{
    QWidget window;
    auto *row = new QHBoxLayout(&window);
    auto *before = new QLineEdit;
    auto control = qosControl();
    auto *after = new QLineEdit;
    row->addWidget(before);
    row->addWidget(control.get());
    row->addWidget(after);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    before->setFocus();
    QTest::keyClick(before, Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget(), control->button(0));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Right);
    QCOMPARE(control->currentIndex(), 1);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Right);
    QCOMPARE(control->currentIndex(), 2);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Left);
    QCOMPARE(control->currentIndex(), 1);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget(), after);
    QTest::keyClick(after, Qt::Key_Backtab);
    QCOMPARE(QApplication::focusWidget(), control->button(1));
    control.release(); // owned by the window
}

void WidgetsTest::segmentsSkipTheDisabled()
{
    const auto control = qosControl();
    control->setSegmentEnabled(2, false);
    control->show();
    QTest::mouseClick(control->button(2), Qt::LeftButton);
    QCOMPARE(control->currentIndex(), 0);
}

void WidgetsTest::segmentsAreRadioButtonsToScreenReaders()
{
    const auto control = qosControl();
    QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(control->button(1));
    QVERIFY(accessible);
    QCOMPARE(accessible->text(QAccessible::Name), u"QoS 1"_s);
    QVERIFY(accessible->state().checkable);
    QVERIFY(!accessible->state().checked);
}

void WidgetsTest::elidedLabelNeverWidensTheWindow()
{
    ui::ElidedLabel label(QString(500, u'x'));
    QVERIFY(label.minimumSizeHint().width() < 100);
    label.resize(80, 20);
    QVERIFY(label.isElided());
    QCOMPARE(label.text().size(), 500);
    QCOMPARE(label.accessibleName(), label.text());
    label.setText(u"a"_s);
    QVERIFY(!label.isElided());
}

void WidgetsTest::stripKeepsItsPlaceAndNote()
{
    ui::Strip strip(u"History"_s);
    strip.setNote(u"2 000 of 2 418 kept"_s);
    QCOMPARE(strip.title(), u"History"_s);
    QCOMPARE(strip.note(), u"2 000 of 2 418 kept"_s);
    QCOMPARE(strip.sizeHint().height(), ui::Metrics::of(&strip).strip);
    strip.setMinimumStripHeight(24);
    QCOMPARE(strip.minimumSizeHint().height(), 24);
}

void WidgetsTest::stripOrdersItsWidgets()
{
    ui::Strip strip(u"T"_s);
    auto *first = new QPushButton(u"1"_s);
    auto *second = new QPushButton(u"2"_s);
    auto *third = new QPushButton(u"3"_s);
    strip.addLeading(first);
    strip.addLeading(second);
    strip.addTrailing(third);
    strip.resize(600, 36);
    strip.show();
    QVERIFY(QTest::qWaitForWindowExposed(&strip));
    QVERIFY(first->x() < second->x());
    QVERIFY(second->x() < third->x());
    QVERIFY(third->geometry().right() > 550);
}

void WidgetsTest::infoFrameHidesWhatIsEmpty()
{
    ui::InfoFrame frame;
    frame.setText(u"Reached in 12 ms"_s);
    frame.setLevel(ui::NoticeLevel::Success);
    const int oneLine = frame.sizeHint().height();
    frame.setTitle(u"Test"_s);
    frame.setNote(u"small print"_s);
    QVERIFY(frame.sizeHint().height() > oneLine);
    QCOMPARE(frame.title(), u"Test"_s);
    QCOMPARE(frame.note(), u"small print"_s);
    QCOMPARE(frame.level(), ui::NoticeLevel::Success);
    frame.setText(u"<b>from outside</b>"_s);
    QCOMPARE(frame.textLabel()->textFormat(), Qt::PlainText);
}

void WidgetsTest::infoFrameNeverTakesFocus()
{
    QWidget window;
    auto *column = new QVBoxLayout(&window);
    auto *edit = new QLineEdit;
    column->addWidget(edit);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    edit->setFocus();
    auto *banner = new ui::InfoFrame(ui::InfoFrame::Shape::Banner);
    banner->setTitle(u"Connection lost"_s);
    banner->addAction(u"Try now"_s);
    column->insertWidget(0, banner);
    banner->show();
    QCoreApplication::sendPostedEvents();
    QCOMPARE(QApplication::focusWidget(), edit);
}

void WidgetsTest::emptyStateOffersActions()
{
    ui::EmptyState empty(u"No topic matches 'x'."_s, u"Nothing is lost."_s);
    QPushButton *clear = empty.addAction(u"Clear filter"_s);
    QSignalSpy clicked(clear, &QPushButton::clicked);
    empty.resize(400, 300);
    empty.show();
    QTest::mouseClick(clear, Qt::LeftButton);
    QCOMPARE(clicked.size(), 1);
    QCOMPARE(empty.line(), u"No topic matches 'x'."_s);
}

void WidgetsTest::rowsGrowWithTheFont()
{
    QFont small = QApplication::font();
    QFont large = small;
    large.setPointSizeF(small.pointSizeF() * 2);
    const ui::Metrics one = ui::Metrics::of(QFontMetrics(small));
    const ui::Metrics two = ui::Metrics::of(QFontMetrics(large));
    QVERIFY(one.row >= 24);
    QVERIFY(two.row > QFontMetrics(large).height());
    QVERIFY(two.control > one.control);
    QVERIFY(two.icon > one.icon);
    QCOMPARE(ui::Metrics::of(QFontMetrics(small), ui::Density::Touch).row >= 32, true);
    QVERIFY(ui::Metrics::of(QFontMetrics(small), ui::Density::Compact).row < one.row);
}

QTEST_MAIN(WidgetsTest)
#include "tst_widgets.moc"
