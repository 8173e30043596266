// SPDX-License-Identifier: GPL-3.0-or-later
#include "connections/connectionspane.h"

#include "connections/connectiondelegate.h"
#include "connections/connectionlistmodel.h"
#include "connections/connectionlistview.h"
#include "connections/connectionrow.h"
#include "connections/connectionsectionsmodel.h"
#include "connections/subscriptionlistmodel.h"
#include "connections/subscriptionsview.h"
#include "pipeline/connection.h"
#include "style/divider.h"
#include "style/emptystate.h"
#include "style/icons.h"
#include "style/metrics.h"

#include <QApplication>
#include <QClipboard>
#include <QDragEnterEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLocale>
#include <QMenu>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

enum Page { ConnectionsPage, SubscriptionsPage, NoConnectionPage, NoSubscriptionPage };
constexpr int shownRows = 4;

} // namespace

ConnectionsPane::ConnectionsPane(ConnectionListModel *connections, QWidget *parent)
    : QWidget(parent)
    , m_connections(connections)
    , m_tabs(new QTabBar(this))
    , m_add(new QToolButton(this))
    , m_more(new QToolButton(this))
    , m_stack(new QStackedWidget(this))
{
    setObjectName(u"connectionsPane"_s);
    setAcceptDrops(true);
    buildLists();
    buildStrip();
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);

    connect(m_connections, &QAbstractItemModel::rowsInserted, this, &ConnectionsPane::updateTabs);
    connect(m_connections, &QAbstractItemModel::rowsRemoved, this, &ConnectionsPane::updateTabs);
    connect(m_connections, &QAbstractItemModel::dataChanged, this,
            &ConnectionsPane::updateSubscriptions);
    connect(m_subscriptionList, &SubscriptionsView::countChanged, this,
            &ConnectionsPane::updateTabs);
    connect(m_tabs, &QTabBar::currentChanged, this, &ConnectionsPane::updateTabs);
    updateTabs();
}

void ConnectionsPane::buildStrip()
{
    m_tabs->setObjectName(u"connectionTabs"_s);
    m_tabs->setProperty("kind", u"strip"_s);
    m_tabs->setExpanding(false);
    m_tabs->setDrawBase(false);
    m_tabs->addTab(tr("Connections"));
    m_tabs->addTab(tr("Subscriptions"));

    m_add->setObjectName(u"addConnectionButton"_s);
    m_add->setIcon(icon(IconName::Plus));
    m_add->setAutoRaise(true);
    connect(m_add, &QToolButton::clicked, this, [this] {
        if (subscriptionsShown())
            emit subscribeRequested();
        else
            emit newRequested();
    });
    m_more->setObjectName(u"connectionMenuButton"_s);
    m_more->setIcon(icon(IconName::More));
    m_more->setAutoRaise(true);
    m_more->setToolTip(tr("More"));
    m_more->setAccessibleName(tr("More"));
    m_more->setPopupMode(QToolButton::InstantPopup);
    auto *menu = new QMenu(m_more);
    menu->setObjectName(u"connectionMenu"_s);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] {
        menu->clear();
        fillMenu(menu);
    });
    m_more->setMenu(menu);

    auto *strip = new QWidget(this);
    strip->setFixedHeight(Metrics::of(this).strip);
    auto *row = new QHBoxLayout(strip);
    row->setContentsMargins(0, 0, Metrics::unit, 0);
    row->setSpacing(0);
    row->addWidget(m_tabs, 0, Qt::AlignBottom);
    row->addStretch(1);
    row->addWidget(m_add);
    row->addWidget(m_more);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(strip);
    column->addWidget(new Divider(Qt::Horizontal, this));
    column->addWidget(m_stack, 1);
    column->addWidget(new Divider(Qt::Horizontal, this));
}

void ConnectionsPane::buildLists()
{
    m_connectionList = new ConnectionListView(m_connections, this);
    prepareList(m_connectionList, u"connectionList"_s, tr("Connections"));
    m_connectionList->setItemDelegate(new ConnectionDelegate(m_connectionList));
    connect(m_connectionList, &ConnectionListView::currentIdChanged, this,
            &ConnectionsPane::updateSubscriptions);
    connect(m_connectionList, &QListView::doubleClicked, this, [this](const QModelIndex &index) {
        if (!index.data(HeadingRole).toBool())
            activate(index.data(IdRole).toString());
    });
    const ConnectionSectionsModel *sections = m_connectionList->sections();
    connect(sections, &ConnectionSectionsModel::moveRequested, this,
            &ConnectionsPane::moveRequested);
    connect(sections, &ConnectionSectionsModel::groupMoveRequested, this,
            &ConnectionsPane::groupMoveRequested);

    m_subscriptionList = new SubscriptionsView(this);
    prepareList(m_subscriptionList, u"subscriptionList"_s, tr("Subscriptions"));
    connect(m_subscriptionList, &SubscriptionsView::subscribeRequested, this,
            &ConnectionsPane::subscribeRequested);
    connect(m_subscriptionList, &SubscriptionsView::unsubscribeRequested, this,
            &ConnectionsPane::unsubscribeRequested);

    m_noConnection = new EmptyState(tr("No connection yet."), QString(), this);
    connect(m_noConnection->addAction(tr("New connection…")), &QPushButton::clicked, this,
            &ConnectionsPane::newRequested);
    m_noSubscription = new EmptyState(tr("No subscription: nothing can arrive."), QString(), this);
    connect(m_noSubscription->addAction(tr("Subscribe…")), &QPushButton::clicked, this,
            &ConnectionsPane::subscribeRequested);

    m_stack->addWidget(m_connectionList);
    m_stack->addWidget(m_subscriptionList);
    m_stack->addWidget(m_noConnection);
    m_stack->addWidget(m_noSubscription);
}

void ConnectionsPane::prepareList(QListView *list, const QString &name,
                                  const QString &accessibleName)
{
    list->setObjectName(name);
    list->setAccessibleName(accessibleName);
    list->setFrameShape(QFrame::NoFrame);
    list->setUniformItemSizes(true);
    list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    list->setContextMenuPolicy(Qt::CustomContextMenu);
    list->installEventFilter(this);
    connect(list, &QWidget::customContextMenuRequested, this, [this, list](const QPoint &at) {
        if (!list->indexAt(at).isValid())
            return;
        auto *menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->setObjectName(u"connectionContextMenu"_s);
        if (list->indexAt(at).data(HeadingRole).toBool())
            fillGroupMenu(menu, list->indexAt(at).row());
        else
            fillMenu(menu);
        menu->popup(list->viewport()->mapToGlobal(at));
    });
}

QString ConnectionsPane::currentId() const
{
    return m_connectionList->currentId();
}

void ConnectionsPane::setCurrentId(const QString &id)
{
    m_connectionList->setCurrentId(id);
}

QStringList ConnectionsPane::foldedGroups() const
{
    return m_connectionList->sections()->foldedGroups();
}

void ConnectionsPane::setFoldedGroups(const QStringList &groups)
{
    m_connectionList->sections()->setFoldedGroups(groups);
}

void ConnectionsPane::setLocalBroker(const QString &id, std::function<void(QMenu *)> fillMenu)
{
    m_localId = id;
    m_fillLocalMenu = std::move(fillMenu);
}

void ConnectionsPane::showSubscriptions(bool show)
{
    m_tabs->setCurrentIndex(show ? SubscriptionsPage : ConnectionsPage);
}

QSize ConnectionsPane::sizeHint() const
{
    const Metrics metrics = Metrics::of(this);
    return {metrics.connectionRow * 12, metrics.strip + shownRows * metrics.connectionRow + 2};
}

bool ConnectionsPane::subscriptionsShown() const
{
    return m_tabs->currentIndex() == SubscriptionsPage;
}

void ConnectionsPane::updateTabs()
{
    const int count = m_subscriptionList->list()->rowCount();
    m_tabs->setTabText(SubscriptionsPage,
                       count == 0 ? tr("Subscriptions")
                                  : tr("Subscriptions %1").arg(QLocale().toString(count)));
    const bool subscriptions = subscriptionsShown();
    m_add->setToolTip(subscriptions ? tr("Subscribe…") : tr("New connection…"));
    m_add->setAccessibleName(m_add->toolTip());
    m_more->setEnabled(!subscriptions || count > 0);
    if (subscriptions)
        m_stack->setCurrentIndex(count > 0 ? SubscriptionsPage : NoSubscriptionPage);
    else
        m_stack->setCurrentIndex(m_connections->rowCount() > 0 ? ConnectionsPage
                                                               : NoConnectionPage);
    updateSubscriptions();
}

// Also when the chosen connection has just been given its pipeline::Connection.
void ConnectionsPane::updateSubscriptions()
{
    const QString id = currentId();
    m_subscriptionList->setConnection(m_connections->connection(id));
    if (id == m_announced)
        return;
    m_announced = id;
    emit currentChanged(id);
}

void ConnectionsPane::activate(const QString &id)
{
    const pipeline::Connection *connection = m_connections->connection(id);
    if (!connection || connection->state() == client::State::Disconnected
        || connection->state() == client::State::Failed)
        emit connectRequested(id);
}

bool ConnectionsPane::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    const bool enter = key == Qt::Key_Return || key == Qt::Key_Enter;
    if (watched == m_connectionList && !currentId().isEmpty() && !m_connectionList->isOnHeading()) {
        if (enter)
            activate(currentId());
        else if (currentId() == m_localId)
            return QWidget::eventFilter(watched, event); // neither changed nor removed
        else if (key == Qt::Key_F2)
            emit editRequested(currentId());
        else if (key == Qt::Key_Delete)
            askToRemove(currentId());
        else
            return QWidget::eventFilter(watched, event);
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void ConnectionsPane::fillMenu(QMenu *menu)
{
    if (subscriptionsShown())
        m_subscriptionList->fillMenu(menu);
    else
        fillConnectionMenu(menu, currentId());
}

void ConnectionsPane::fillConnectionMenu(QMenu *menu, const QString &id)
{
    const config::Profile *profile = m_connections->profile(id);
    if (!profile) {
        menu->addAction(tr("New connection…"), this, &ConnectionsPane::newRequested);
        menu->addSeparator();
        addTransferActions(menu, {});
        return;
    }
    const pipeline::Connection *connection = m_connections->connection(id);
    const client::State state = connection ? connection->state() : client::State::Disconnected;
    const auto add = [this, menu](const QString &text, const QString &name, auto &&wish) {
        QAction *action = menu->addAction(text);
        action->setObjectName(name);
        connect(action, &QAction::triggered, this, wish);
        return action;
    };
    if (state == client::State::Disconnected || state == client::State::Failed) {
        add(tr("&Connect"), u"connectAction"_s, [this, id] { emit connectRequested(id); });
    } else {
        add(tr("&Disconnect"), u"disconnectAction"_s,
            [this, id] { emit disconnectRequested(id, false); });
        const auto broker = connection->broker();
        const bool v5 = broker && broker->version == mqtt::ProtocolVersion::Mqtt5;
        if (state == client::State::Connected && v5 && connection->options().will) {
            add(tr("Disconnect and send &will"), u"disconnectWithWillAction"_s,
                [this, id] { emit disconnectRequested(id, true); });
        }
    }
    const QString address = profile->address();
    const auto addCopy = [&] {
        add(tr("Copy &address"), u"copyAddressAction"_s,
            [address] { QApplication::clipboard()->setText(address); });
    };
    if (id == m_localId && m_fillLocalMenu) {
        addCopy();
        menu->addSeparator();
        m_fillLocalMenu(menu);
        return;
    }
    add(tr("&Edit…"), u"editConnectionAction"_s, [this, id] { emit editRequested(id); });
    add(tr("D&uplicate…"), u"duplicateConnectionAction"_s,
        [this, id] { emit duplicateRequested(id); });
    addCopy();
    addPlaceActions(menu, *profile);
    menu->addSeparator();
    if (m_connections->isSaved(id))
        addTransferActions(menu, {id});
    menu->addSeparator();
    add(tr("&Remove…"), u"removeConnectionAction"_s, [this, id] { askToRemove(id); });
}

void ConnectionsPane::addPlaceActions(QMenu *menu, const config::Profile &profile)
{
    const QString id = profile.id;
    QAction *readOnly = menu->addAction(tr("Read-&only"));
    readOnly->setObjectName(u"readOnlyAction"_s);
    readOnly->setCheckable(true);
    readOnly->setChecked(profile.readOnly);
    connect(readOnly, &QAction::triggered, this,
            [this, id](bool on) { emit readOnlyRequested(id, on); });
    menu->addSeparator();
    const auto add = [&](const QString &text, const QString &name, int key, int direction) {
        QAction *action = menu->addAction(text);
        action->setObjectName(name);
        action->setShortcut(QKeySequence(Qt::ALT | Qt::Key(key)));
        action->setShortcutContext(Qt::WidgetShortcut); // shown only: the list hears the key
        action->setEnabled(!m_connectionList->isOnHeading()
                           && m_connectionList->canStep(direction));
        connect(action, &QAction::triggered, m_connectionList,
                [this, direction] { m_connectionList->step(direction); });
    };
    add(tr("Move &up"), u"moveConnectionUpAction"_s, Qt::Key_Up, -1);
    add(tr("Move do&wn"), u"moveConnectionDownAction"_s, Qt::Key_Down, 1);
}

void ConnectionsPane::fillGroupMenu(QMenu *menu, int line)
{
    ConnectionSectionsModel *sections = m_connectionList->sections();
    const QString group = sections->groupAt(line);
    const bool folded = sections->isFolded(group);
    QAction *fold = menu->addAction(folded ? tr("&Unfold") : tr("&Fold"));
    fold->setObjectName(u"foldGroupAction"_s);
    connect(fold, &QAction::triggered, sections,
            [sections, group, folded] { sections->setFolded(group, !folded); });
    menu->addSeparator();
    const auto add = [&](const QString &text, int direction) {
        QAction *action = menu->addAction(text);
        action->setEnabled(sections->canStep(line, direction));
        connect(action, &QAction::triggered, sections, [sections, group, direction] {
            sections->step(sections->headingOf(group), direction);
        });
    };
    add(tr("Move group &up"), -1);
    add(tr("Move group do&wn"), 1);
}

void ConnectionsPane::addTransferActions(QMenu *menu, const QStringList &ids)
{
    if (!ids.isEmpty()) {
        QAction *exportOne = menu->addAction(tr("E&xport without secrets…"));
        exportOne->setObjectName(u"exportConnectionAction"_s);
        connect(exportOne, &QAction::triggered, this, [this, ids] { emit exportRequested(ids); });
    }
    QAction *import = menu->addAction(tr("&Import connections…"));
    import->setObjectName(u"importIntoListAction"_s);
    connect(import, &QAction::triggered, this, &ConnectionsPane::importRequested);
}

void ConnectionsPane::dragEnterEvent(QDragEnterEvent *event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    if (urls.size() == 1 && urls.first().isLocalFile())
        event->acceptProposedAction();
}

void ConnectionsPane::dropEvent(QDropEvent *event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    if (urls.isEmpty())
        return;
    event->acceptProposedAction();
    emit fileDropped(urls.first().toLocalFile());
}

void ConnectionsPane::askToRemove(const QString &id)
{
    const config::Profile *profile = m_connections->profile(id);
    if (!profile)
        return;
    auto *box = new QMessageBox(this);
    box->setObjectName(u"removeConnectionDialog"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setIcon(QMessageBox::NoIcon);
    box->setWindowTitle(tr("Remove connection"));
    box->setTextFormat(Qt::PlainText);
    box->setText(tr("Remove “%1”?").arg(profile->name));
    box->setInformativeText(tr("Its settings and its password are deleted from this computer. "
                               "Nothing changes on the broker."));
    QPushButton *remove = box->addButton(tr("&Remove"), QMessageBox::DestructiveRole);
    remove->setObjectName(u"confirmRemoveButton"_s);
    QPushButton *cancel = box->addButton(tr("Cancel"), QMessageBox::RejectRole);
    box->setDefaultButton(cancel);
    box->setEscapeButton(cancel);
    connect(remove, &QPushButton::clicked, this, [this, id] { emit removeRequested(id); });
    box->open();
}

} // namespace ui
