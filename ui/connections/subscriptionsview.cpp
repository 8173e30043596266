// SPDX-License-Identifier: GPL-3.0-or-later
#include "connections/subscriptionsview.h"

#include "connections/connectiondelegate.h"
#include "connections/connectionrow.h"
#include "connections/subscriptionlistmodel.h"
#include "style/icons.h"

#include <QApplication>
#include <QClipboard>
#include <QKeyEvent>
#include <QMenu>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace ui {

using Status = pipeline::SubscriptionState::Status;

SubscriptionsView::SubscriptionsView(QWidget *parent)
    : QListView(parent)
    , m_model(new SubscriptionListModel(this))
{
    setModel(m_model);
    auto *delegate = new ConnectionDelegate(this);
    setItemDelegate(delegate);
    viewport()->setMouseTracking(true);
    connect(delegate, &ConnectionDelegate::closeClicked, this, [this](const QModelIndex &index) {
        emit unsubscribeRequested(index.data(IdRole).toByteArray());
    });
    connect(delegate, &ConnectionDelegate::actionClicked, this, &SubscriptionsView::togglePaused);
    connect(this, &QListView::doubleClicked, this, [this](const QModelIndex &index) {
        emit changeRequested(index.data(IdRole).toByteArray());
    });
    connect(m_model, &SubscriptionListModel::countChanged, this, &SubscriptionsView::countChanged);
}

void SubscriptionsView::setConnection(pipeline::Connection *connection)
{
    m_model->setConnection(connection);
}

void SubscriptionsView::setRemembered(
    const std::optional<std::vector<config::SavedSubscription>> &remembered)
{
    m_remembered = remembered;
}

QByteArray SubscriptionsView::currentFilter() const
{
    return m_model->filterAt(currentIndex().row());
}

void SubscriptionsView::togglePaused(const QModelIndex &index)
{
    const pipeline::SubscriptionState *state = m_model->stateAt(index.row());
    if (!state)
        return;
    const bool isOff = state->status == Status::Paused || state->status == Status::Refused;
    emit pauseRequested(state->subscription.topicFilter, !isOff);
}

// Some of these keys mean something else in the rest of the window.
bool SubscriptionsView::isOurs(const QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Space:
    case Qt::Key_F2:
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Delete:
        return !(event->modifiers() & ~Qt::KeypadModifier);
    default:
        return event->matches(QKeySequence::Copy);
    }
}

bool SubscriptionsView::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && !currentFilter().isEmpty()
        && isOurs(static_cast<QKeyEvent *>(event))) {
        event->accept();
        return true;
    }
    return QListView::event(event);
}

void SubscriptionsView::keyPressEvent(QKeyEvent *event)
{
    const QByteArray filter = currentFilter();
    if (filter.isEmpty() || !isOurs(event))
        return QListView::keyPressEvent(event);
    event->accept();
    switch (event->key()) {
    case Qt::Key_Space:
        return togglePaused(currentIndex());
    case Qt::Key_Delete:
        emit unsubscribeRequested(filter);
        return;
    case Qt::Key_F2:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        emit changeRequested(filter);
        return;
    default:
        QApplication::clipboard()->setText(QString::fromUtf8(filter));
    }
}

// A second click on a button is a click, and opens nothing.
void SubscriptionsView::mouseDoubleClickEvent(QMouseEvent *event)
{
    const QPoint at = event->position().toPoint();
    const QRect rect = visualRect(indexAt(at));
    if (ConnectionDelegate::closeRect(rect, this).contains(at)
        || ConnectionDelegate::actionRect(rect, this).contains(at))
        mousePressEvent(event);
    else
        QListView::mouseDoubleClickEvent(event);
}

void SubscriptionsView::fillMenu(QMenu *menu)
{
    QAction *subscribe = menu->addAction(tr("&Subscribe…"));
    subscribe->setObjectName(u"subscribeAction"_s);
    connect(subscribe, &QAction::triggered, this, &SubscriptionsView::subscribeRequested);
    if (const QByteArray filter = currentFilter(); !filter.isEmpty())
        fillRowMenu(menu, filter);
}

void SubscriptionsView::fillRowMenu(QMenu *menu, const QByteArray &filter)
{
    const pipeline::SubscriptionState state = *m_model->stateAt(currentIndex().row());
    const auto add
        = [&](const QString &text, const QString &name, const QKeySequence &key, auto &&wish) {
              QAction *action = menu->addAction(text);
              action->setObjectName(name);
              action->setShortcut(key); // shown only: the list hears the key
              action->setShortcutContext(Qt::WidgetShortcut);
              connect(action, &QAction::triggered, this, wish);
              return action;
          };
    menu->addSeparator();
    QString text = tr("&Pause");
    if (state.status == Status::Paused)
        text = tr("&Resume");
    else if (state.status == Status::Refused)
        text = tr("&Ask again");
    add(text, u"pauseSubscriptionAction"_s, Qt::Key_Space,
        [this] { togglePaused(currentIndex()); });
    add(tr("&Change…"), u"changeSubscriptionAction"_s, Qt::Key_F2,
        [this, filter] { emit changeRequested(filter); });
    add(tr("&Unsubscribe"), u"unsubscribeAction"_s, Qt::Key_Delete,
        [this, filter] { emit unsubscribeRequested(filter); });
    add(tr("Copy &filter"), u"copyFilterAction"_s, QKeySequence::Copy,
        [filter] { QApplication::clipboard()->setText(QString::fromUtf8(filter)); });
    if (!m_remembered)
        return;
    const auto saved = std::find_if(m_remembered->begin(), m_remembered->end(),
                                    [&](const config::SavedSubscription &one) {
                                        return one.subscription.topicFilter == filter;
                                    });
    const bool isIn = saved != m_remembered->end();
    const bool isSame = isIn && saved->subscription == state.subscription
        && saved->enabled == (state.status != Status::Paused);
    menu->addSeparator();
    add(tr("Re&member as it is now"), u"rememberSubscriptionAction"_s, {}, [this, filter] {
        emit rememberRequested(filter, true);
    })->setEnabled(!isSame);
    add(tr("Forget it in this c&onnection"), u"forgetSubscriptionAction"_s, {}, [this, filter] {
        emit rememberRequested(filter, false);
    })->setEnabled(isIn);
}

} // namespace ui
