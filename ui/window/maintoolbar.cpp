// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/maintoolbar.h"

#include "connections/colormark.h"
#include "locator/locatoredit.h"
#include "style/metrics.h"
#include "text/versiontext.h"
#include "window/connectionstatus.h"
#include "window/windowactions.h"

#include <QDateTime>
#include <QEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QRegularExpression>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

// Languages without letters of their own put the mnemonic in brackets; a tool bar has none.
QString label(const QAction &action)
{
    QString text = action.iconText();
    static const QRegularExpression mnemonic(u"\\([A-Z]\\)(?=…?$)"_s);
    return text.remove(mnemonic);
}

} // namespace

MainToolBar::MainToolBar(Workspace &workspace, WindowActions &actions, QWidget *parent)
    : QToolBar(tr("Tool bar"), parent)
    , m_workspace(workspace)
    , m_actions(actions)
    , m_connection(new QToolButton(this))
    , m_connectionMenu(new QMenu(this))
{
    setObjectName(u"mainToolbar"_s);
    setMovable(false);
    setContextMenuPolicy(Qt::PreventContextMenu);
    const Metrics metrics = Metrics::of(this);
    setIconSize(QSize(metrics.toolBarIcon, metrics.toolBarIcon));
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);

    m_connection->setObjectName(u"connectionButton"_s);
    m_connection->setProperty("kind", u"outlined"_s);
    m_connection->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_connection->setPopupMode(QToolButton::InstantPopup);
    m_connection->setMenu(m_connectionMenu);
    m_connection->setFocusPolicy(Qt::TabFocus);
    m_connection->setToolTip(tr("Which connection is shown"));
    m_colorMark = new ColorMarkBar(m_connection);
    auto *bar = new QHBoxLayout(m_connection);
    bar->setContentsMargins(Metrics::unit - 1, Metrics::unit + 1, 0, Metrics::unit + 1);
    bar->addWidget(m_colorMark);
    bar->addStretch(1);
    addWidget(m_connection);
    connect(m_connectionMenu, &QMenu::aboutToShow, this, &MainToolBar::fillConnectionMenu);

    // The open lock stays for as long as nobody checks who answers (ux.md 4.2).
    auto *unverified = new QToolButton(this);
    unverified->setObjectName(u"unverifiedMark"_s);
    unverified->setIcon(icon(IconName::Unlock, ColorRole::Err));
    unverified->setText(tr("Not verified"));
    unverified->setToolTip(tr("The certificate of this broker is not verified: anybody in between "
                              "could read and change everything. Click to edit the connection."));
    unverified->setAutoRaise(true);
    unverified->setFocusPolicy(Qt::TabFocus);
    m_unverified = addWidget(unverified);
    connect(unverified, &QToolButton::clicked, m_actions.editConnection, &QAction::trigger);

    m_verb = addButton(m_actions.connectOrRetry, u"connectButton"_s);
    addGap();
    m_subscribe = addButton(m_actions.subscribe, u"subscribeButton"_s);
    m_publish = addButton(m_actions.publish, u"publishAction"_s);
    addGap();
    m_pause = addButton(m_actions.pause, u"pauseButton"_s);
    m_mark = addButton(m_actions.markNow, u"markButton"_s);

    auto *stretch = new QWidget(this);
    stretch->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    addWidget(stretch);
    m_locator = new LocatorEdit(this);
    addWidget(m_locator);
    const auto showKey = [this] {
        m_locator->setKey(m_actions.locate->shortcut().toString(QKeySequence::NativeText));
    };
    connect(m_actions.locate, &QAction::changed, m_locator, showKey);
    showKey();
    m_notices = new QToolButton(this);
    m_notices->setObjectName(u"noticeButton"_s);
    m_notices->setIcon(icon(IconName::Bell));
    m_notices->setAutoRaise(true);
    m_notices->setFocusPolicy(Qt::TabFocus);
    addWidget(m_notices);
    connect(m_notices, &QToolButton::clicked, this, &MainToolBar::noticesRequested);
    setNoticeCount(0);

    connect(&m_workspace, &Workspace::rowsChanged, this, &MainToolBar::refresh);
    connect(&m_workspace, &Workspace::currentChanged, this, &MainToolBar::refresh);
    refresh();
}

QToolButton *MainToolBar::addButton(QAction *action, const QString &name)
{
    auto *button = new QToolButton(this);
    button->setObjectName(name);
    setShown(*action, *button);
    button->setAutoRaise(true);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setFocusPolicy(Qt::TabFocus);
    addWidget(button);
    return button;
}

void MainToolBar::setShown(QAction &action, QToolButton &button)
{
    if (QAction *before = button.defaultAction()) {
        before->disconnect(&button);
        button.removeAction(before);
    }
    button.setDefaultAction(&action);
    const auto relabel = [&action, &button] { button.setText(label(action)); };
    connect(&action, &QAction::changed, &button, relabel);
    relabel();
}

void MainToolBar::addGap()
{
    addSeparator();
}

void MainToolBar::fillConnectionMenu()
{
    m_connectionMenu->clear();
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    const auto &rows = m_workspace.rows();
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const Workspace::Row &row = rows[i];
        const ConnectionStatus status = connectionStatus(row.connection, now);
        QString text = QString(row.profile.name).replace(u'&', u"&&"_s);
        if (!status.shortWords.isEmpty() && row.connection)
            text += u" · "_s + status.shortWords;
        QAction *action = m_connectionMenu->addAction(icon(status.icon, status.role), text);
        action->setCheckable(true);
        action->setChecked(row.profile.id == m_workspace.currentId());
        if (i < WindowActions::NumberedConnections) {
            // Shown only: the window's own action listens for the key.
            action->setShortcut(m_actions.numberedConnection[i]->shortcut());
            action->setShortcutContext(Qt::WidgetShortcut);
        }
        connect(action, &QAction::triggered, &m_workspace,
                [this, id = row.profile.id] { m_workspace.open(id); });
    }
    if (!rows.empty())
        m_connectionMenu->addSeparator();
    m_connectionMenu->addAction(m_actions.newConnection);
    m_connectionMenu->addAction(m_actions.editConnection);
}

void MainToolBar::refresh()
{
    const Workspace::Row *row = m_workspace.current();
    const pipeline::Connection *connection = row ? row->connection : nullptr;
    const ConnectionStatus status
        = connectionStatus(connection, QDateTime::currentMSecsSinceEpoch());
    QString text = tr("No connection");
    if (row) {
        text = row->profile.name;
        if (!status.shortWords.isEmpty())
            text += u" · "_s + status.shortWords;
        else if (connection && connection->broker())
            text += u" · "_s + versionName(connection->broker()->version)
                + (connection->tls() ? u" · TLS"_s : QString());
    }
    m_colorMark->setMark(row ? row->profile.mark : config::ColorMark::None);
    m_connection->setIcon(icon(status.icon, status.role));
    const client::ConnectOptions options
        = connection ? connection->options() : client::ConnectOptions();
    m_unverified->setVisible(client::isEncrypted(options.transport)
                             && options.tls.verification == client::TlsVerification::Off);
    m_connection->setText(
        fontMetrics().elidedText(text, Qt::ElideMiddle, fontMetrics().averageCharWidth() * 40));
    m_connection->setAccessibleName(tr("Connection: %1").arg(text));
    const bool paused = connection && connection->isPaused();
    m_pause->setCheckable(paused);
    m_pause->setChecked(paused); // stands out until the display goes on
    refreshVerb();
}

// One button whose verb fits the state (ux.md 2.2).
void MainToolBar::refreshVerb()
{
    const Workspace::Row *row = m_workspace.current();
    const pipeline::Connection *connection = row ? row->connection : nullptr;
    const client::State state = connection ? connection->state() : client::State::Disconnected;
    QAction *verb = m_actions.connectOrRetry;
    if (state == client::State::Connected || state == client::State::Connecting)
        verb = m_actions.disconnect;
    if (m_verb->defaultAction() != verb) {
        setShown(*verb, *m_verb);
    }
}

void MainToolBar::setNoticeCount(int count)
{
    m_notices->setText(count > 0 ? QString::number(qMin(count, 999)) : QString());
    m_notices->setToolButtonStyle(count > 0 ? Qt::ToolButtonTextBesideIcon
                                            : Qt::ToolButtonIconOnly);
    m_notices->setIcon(icon(IconName::Bell, count > 0 ? ColorRole::Warn : ColorRole::Text));
    const QString name
        = count > 0 ? tr("Notices: %n not looked at", nullptr, count) : tr("No new notices");
    m_notices->setToolTip(name);
    m_notices->setAccessibleName(name);
}

void MainToolBar::changeEvent(QEvent *event)
{
    QToolBar::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        const int side = Metrics::of(this).toolBarIcon;
        setIconSize(QSize(side, side));
    }
}

void MainToolBar::setCompact(bool compact)
{
    for (QToolButton *button : {m_pause, m_mark}) {
        button->setToolButtonStyle(compact ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon);
        button->setAccessibleName(button->defaultAction()->text().remove(u'&'));
    }
}

} // namespace ui
