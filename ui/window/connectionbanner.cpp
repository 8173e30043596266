// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/connectionbanner.h"

#include "events/noticebanner.h"
#include "text/failuretext.h"
#include "window/connectiondialogs.h"
#include "window/connectionnotice.h"
#include "window/workspace.h"

#include <QDateTime>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace ui {

ConnectionBanner::ConnectionBanner(Workspace &workspace, ConnectionDialogs &dialogs,
                                   QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_dialogs(dialogs)
    , m_notice(new NoticeBanner(this))
{
    setObjectName(u"bannerRow"_s);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_notice);
    hide();
    m_clock.setInterval(1000);
    connect(&m_clock, &QTimer::timeout, this, &ConnectionBanner::refresh);
    connect(m_notice, &NoticeBanner::actionTriggered, this, &ConnectionBanner::act);
}

void ConnectionBanner::refresh()
{
    const Workspace::Row *row = m_workspace.current();
    std::optional<ConnectionNotice> notice;
    if (row && row->connection)
        notice
            = connectionNotice(*row->connection, row->profile, QDateTime::currentMSecsSinceEpoch());
    if (!notice && row && awaitsAFilter(*row))
        return askForAFilter(*row);
    setVisible(notice.has_value());
    if (!notice) {
        m_notice->hideNotice();
        m_clock.stop();
        return;
    }
    QStringList labels;
    for (const ConnectionNotice::Button &button : notice->buttons)
        labels.append(button.label);
    m_notice->showNotice(notice->level, notice->text, notice->details, labels);
    if (notice->level == NoticeLevel::Error)
        m_clock.stop();
    else if (!m_clock.isActive())
        m_clock.start();
}

// Connected, but "#" was held back and nothing else was asked for.
bool ConnectionBanner::awaitsAFilter(const Workspace::Row &row)
{
    if (!row.holdsBackEverything || !row.connection
        || row.connection->state() != client::State::Connected)
        return false;
    using Status = pipeline::SubscriptionState::Status;
    const auto all = row.connection->subscriptions();
    return std::all_of(all.begin(), all.end(), [](const pipeline::SubscriptionState &state) {
        return state.status == Status::Paused || state.status == Status::Refused;
    });
}

void ConnectionBanner::askForAFilter(const Workspace::Row &row)
{
    m_clock.stop();
    show();
    m_notice->showNotice(
        NoticeLevel::Info,
        tr("Nothing is subscribed yet: %1 is not in your own network. # may bring the messages of "
           "everybody there, or be refused.")
            .arg(row.profile.options.host),
        {}, {tr("Choose a filter…"), tr("Subscribe to everything")});
}

void ConnectionBanner::act(int index)
{
    const Workspace::Row *row = m_workspace.current();
    if (!row || !row->connection)
        return;
    const auto notice
        = connectionNotice(*row->connection, row->profile, QDateTime::currentMSecsSinceEpoch());
    if (!notice && awaitsAFilter(*row)) {
        if (index == 0)
            m_dialogs.subscribe();
        else
            m_workspace.subscribeToEverything(row->profile.id);
        return;
    }
    if (!notice || index >= int(notice->buttons.size()))
        return;
    const QString id = row->profile.id;
    const client::FailureInfo failure = row->connection->failure();
    switch (notice->buttons[std::size_t(index)].action) {
    case NoticeAction::TryNow:
        // What was refused for good starts again from the beginning, password included.
        if (row->connection->state() == client::State::Waiting)
            row->connection->retryNow();
        else if (row->connection->state() == client::State::Failed)
            m_workspace.connectRow(id);
        break;
    case NoticeAction::StopRetrying:
        row->connection->stopRetrying();
        break;
    case NoticeAction::EditPassword:
        if (row->saved)
            m_dialogs.mend(id, explainFailure(failure, row->connection->options()));
        else
            m_dialogs.askSecrets(id);
        break;
    case NoticeAction::EditConnection:
        m_dialogs.mend(id, explainFailure(failure, row->connection->options()));
        break;
    case NoticeAction::TryOlderVersion:
        m_workspace.connectWithVersion(id, client::VersionChoice::Mqtt311);
        break;
    case NoticeAction::ConnectThere:
        m_dialogs.connectThere(id, QString::fromUtf8(failure.serverReference));
        break;
    case NoticeAction::GenerateClientId:
        m_workspace.generateClientId(id);
        break;
    case NoticeAction::ShowReport:
        emit reportRequested();
        break;
    case NoticeAction::ShowEvents:
        emit eventsRequested();
        break;
    }
}

} // namespace ui
