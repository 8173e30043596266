// SPDX-License-Identifier: GPL-3.0-or-later
#include "panefixture.h"

#include <QPaintEvent>
#include <QTreeView>

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

QTEST_MAIN(TestFieldsView)
#include "tst_fieldsview.moc"
