// SPDX-License-Identifier: GPL-3.0-or-later
#include "panefixture.h"

#include <QPaintEvent>
#include <QTreeView>

using namespace Qt::Literals::StringLiterals;

namespace {

// What of a widget was painted anew.
class PaintedRegion : public QObject {
public:
    explicit PaintedRegion(QWidget *widget) { widget->installEventFilter(this); }

    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::Paint)
            region += static_cast<QPaintEvent *>(event)->region();
        return false;
    }

    QRegion region;
};

} // namespace

class TestFieldsView : public QObject {
    Q_OBJECT

private slots:
    void theMarkOfAChangeGoes();
    void foldingSurvivesNewMessages();
};

// It stands left of the cells, which Qt leaves alone when only their data change.
void TestFieldsView::theMarkOfAChangeGoes()
{
    PaneFixture it;
    it.pane.show();
    QVERIFY(QTest::qWaitForWindowExposed(&it.pane));
    it.arrive("a", R"({"contact":false,"o":{"x":0},"n":1})");
    it.arrive("a", R"({"contact":true,"o":{"x":0},"n":1})");
    it.showTopic("a");
    auto *view = it.child<QTreeView>("fieldsView");
    QTRY_VERIFY(view->isVisible());
    PaintedRegion painted(view->viewport());
    QTRY_VERIFY(!painted.region.isEmpty()); // what the first messages cause is over
    painted.region = {};
    const QRect contact = view->visualRect(view->model()->index(0, 0));
    it.arrive("a", R"({"contact":true,"o":{"x":0},"n":2})");
    QTRY_VERIFY(painted.region.contains(contact));
    QVERIFY(painted.region.contains(QPoint(0, contact.center().y())));
}

void TestFieldsView::foldingSurvivesNewMessages()
{
    PaneFixture it;
    it.pane.show();
    QVERIFY(QTest::qWaitForWindowExposed(&it.pane));
    auto *fields = it.child<QTreeView>("fieldsView");
    it.arrive("n", R"({"o":{"a":1},"p":{"b":2}})");
    it.showTopic("n");
    QVERIFY(fields->isExpanded(fields->model()->index(0, 0)));
    fields->setFocus();
    fields->setCurrentIndex(fields->model()->index(0, 0));
    QTest::keyClick(fields, Qt::Key_Left);
    QVERIFY(!fields->isExpanded(fields->model()->index(0, 0)));
    it.arrive("n", R"({"o":{"a":1},"p":{"b":2},"q":3})"); // another structure
    QTRY_COMPARE(fields->model()->rowCount(), 3);
    QVERIFY(!fields->isExpanded(fields->model()->index(0, 0)));
    QVERIFY(fields->isExpanded(fields->model()->index(1, 0)));
    QCOMPARE(fields->currentIndex().data().toString(), u"o"_s);
}

QTEST_MAIN(TestFieldsView)
#include "tst_fieldsview.moc"
