// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/statusstrip.h"

#include "pipeline/connection.h"
#include "style/icons.h"
#include "style/metrics.h"
#include "text/formats.h"
#include "window/connectionstatus.h"
#include "window/pausetext.h"

#include <QDateTime>
#include <QToolButton>
#include <QToolTip>

using namespace Qt::Literals::StringLiterals;

namespace ui {

StatusStrip::StatusStrip(QWidget *parent)
    : QStatusBar(parent)
    , m_state(addCell(u"statusState"_s, false))
    , m_paused(addCell(u"statusPaused"_s, false))
    , m_queue(addCell(u"statusQueue"_s, false))
    , m_rates(addCell(u"statusRates"_s, false))
    , m_published(addCell(u"statusPublished"_s, false))
    , m_roundTrip(addCell(u"statusRtt"_s, false))
    , m_memory(addCell(u"statusMemory"_s, true))
    , m_dropped(addCell(u"statusDropped"_s, true))
{
    setSizeGripEnabled(false);
    setContentsMargins(Metrics::unit, 0, Metrics::unit, 0);
    m_clock.setInterval(1000);
    connect(&m_clock, &QTimer::timeout, this, &StatusStrip::refresh);
    connect(m_state, &QToolButton::clicked, this, &StatusStrip::stateActivated);
    connect(m_paused, &QToolButton::clicked, this, &StatusStrip::pausedActivated);
    connect(m_queue, &QToolButton::clicked, this, &StatusStrip::queueActivated);
    for (QToolButton *cell : {m_rates, m_published, m_roundTrip, m_memory, m_dropped})
        connect(cell, &QToolButton::clicked, this, [this, cell] { explain(cell); });
    refresh();
}

QToolButton *StatusStrip::addCell(const QString &name, bool permanent)
{
    auto *cell = new QToolButton(this);
    cell->setObjectName(name);
    cell->setAutoRaise(true);
    cell->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    cell->setProperty("kind", u"status"_s);
    const int side = Metrics::of(this).icon - 2;
    cell->setIconSize(QSize(side, side));
    if (permanent)
        addPermanentWidget(cell);
    else
        addWidget(cell);
    cell->hide();
    return cell;
}

void StatusStrip::setConnection(pipeline::Connection *connection)
{
    if (m_connection)
        m_connection->disconnect(this);
    m_connection = connection;
    if (connection) {
        connect(connection, &pipeline::Connection::stateChanged, this, &StatusStrip::refresh);
        connect(connection, &pipeline::Connection::answeringChanged, this, &StatusStrip::refresh);
        connect(connection, &pipeline::Connection::pausedChanged, this, &StatusStrip::refresh);
        connect(connection, &pipeline::Connection::queueChanged, this, &StatusStrip::refresh);
        m_clock.start();
    } else {
        m_clock.stop();
    }
    refresh();
}

void StatusStrip::refresh()
{
    refreshState();
    refreshPaused();
    refreshTraffic();
    refreshMemory();
}

void StatusStrip::refreshState()
{
    const ConnectionStatus status
        = connectionStatus(m_connection, QDateTime::currentMSecsSinceEpoch());
    m_state->setIcon(icon(status.icon, status.role));
    m_state->setText(status.words);
    m_state->show();
}

void StatusStrip::refreshPaused()
{
    const bool paused = m_connection && m_connection->isPaused();
    m_paused->setVisible(paused);
    if (!paused)
        return;
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    const pipeline::Statistics statistics = m_connection->statistics();
    const PauseFacts facts{std::chrono::milliseconds(now - m_connection->pausedSinceMs()),
                           statistics.waitingMessages, statistics.waitingBytes,
                           statistics.waitingByteLimit};
    m_paused->setIcon(icon(IconName::Pause, ColorRole::Warn));
    m_paused->setText(pauseText(facts));
    m_paused->setToolTip(tr(
        "Click to show everything that has arrived meanwhile. Nothing of it is lost here: when "
        "there is no room for more, Canopy stops reading until you resume. The broker then holds "
        "back what follows and may drop some of it."));
}

void StatusStrip::refreshTraffic()
{
    const bool open = bool(m_connection);
    const bool connected = open && m_connection->state() == client::State::Connected;
    m_rates->setVisible(open);
    m_published->setVisible(open);
    m_roundTrip->setVisible(connected && m_connection->statistics().roundTrip);
    const qsizetype queued = open ? qsizetype(m_connection->queuedPublishes().size()) : 0;
    m_queue->setVisible(queued > 0);
    if (!open)
        return;
    const pipeline::Statistics statistics = m_connection->statistics();
    // Rates of a broken line are unknown, not zero.
    m_rates->setIcon(icon(IconName::In, ColorRole::Inbound));
    m_rates->setText(connected ? messageRateText(statistics.receivedPerSecond) % u"  "
                             % byteRateText(statistics.receivedBytesPerSecond)
                               : u"—"_s);
    m_rates->setToolTip(tr("Received %1 messages (%2). Averages of the last seconds.")
                            .arg(countText(qint64(statistics.messagesReceived)),
                                 sizeText(qint64(statistics.bytesReceived))));
    m_published->setIcon(icon(IconName::Out, ColorRole::Outbound));
    m_published->setText(connected ? messageRateText(statistics.publishedPerSecond) : u"—"_s);
    m_published->setToolTip(tr("Published %1 messages. Average of the last seconds.")
                                .arg(countText(qint64(statistics.messagesPublished))));
    if (statistics.roundTrip) {
        m_roundTrip->setText(tr("Round trip %1").arg(latencyText(*statistics.roundTrip)));
        m_roundTrip->setToolTip(
            tr("Time from a question to the broker's answer, measured at the last ping or "
               "confirmed message."));
    }
    m_queue->setText(tr("%n message(s) queued", nullptr, int(queued)));
    m_queue->setIcon(icon(IconName::Clock, ColorRole::Warn));
}

void StatusStrip::refreshMemory()
{
    m_memory->setVisible(bool(m_connection));
    m_dropped->setVisible(bool(m_connection));
    if (!m_connection)
        return;
    const store::MessageLog::Counters counters = m_connection->log().counters();
    m_memory->setText(
        tr("History %1 of %2")
            .arg(sizeText(counters.bytes), sizeText(m_connection->log().byteBudget())));
    QString kept = tr("%1 messages are kept, %2 older ones made room for newer ones. The newest of "
                      "every topic go last, and its last value stays.")
                       .arg(countText(qint64(counters.kept)), countText(qint64(counters.evicted)));
    if (counters.evictedFromWhole > 0) {
        kept += u'\n'
            % tr("%1 of them are of topics that you wanted to keep whole: those may take half of "
                 "the history.")
                  .arg(countText(qint64(counters.evictedFromWhole)));
    }
    m_memory->setToolTip(kept);

    const quint64 dropped = m_connection->statistics().dropped;
    const bool isNews = dropped > m_droppedSeen.value(m_connection);
    m_dropped->setText(tr("%1 dropped").arg(countText(qint64(dropped))));
    m_dropped->setIcon(isNews ? icon(IconName::Warn, ColorRole::Warn) : QIcon());
    m_dropped->setToolTip(lossText());
}

// What became of messages that are not shown, number by number.
QString StatusStrip::lossText() const
{
    const store::MessageLog::Counters counters = m_connection->log().counters();
    const pipeline::Statistics statistics = m_connection->statistics();
    const auto count = [](quint64 number) { return countText(qint64(number)); };
    return QStringList{
        statistics.dropped == 0
            ? tr("Nothing that arrived was dropped.")
            : tr("%1 messages were dropped here:").arg(count(statistics.dropped)),
        tr("Refused topics: %1 – there were too many topics, or the name was too long.")
            .arg(count(statistics.refusedTopics)),
        tr("Your own messages missing from the history: %1 – they were sent, but too many waited.")
            .arg(count(statistics.notLogged)),
        tr("Left the history: %1 – older messages that made room for newer ones.")
            .arg(count(counters.evicted)),
        tr("Shortened: 0 – a message is kept as it came, or not at all."),
        tr("Lost at the broker: unknown – a broker may drop messages for a slow client and does "
           "not "
           "say so.")}
        .join(u'\n');
}

void StatusStrip::explain(QToolButton *cell)
{
    if (cell == m_dropped && m_connection) {
        if (!m_droppedSeen.contains(m_connection))
            connect(m_connection, &QObject::destroyed, this,
                    [this](QObject *gone) { m_droppedSeen.remove(gone); });
        m_droppedSeen.insert(m_connection, m_connection->statistics().dropped);
        refreshMemory();
    }
    QToolTip::showText(cell->mapToGlobal(QPoint(0, -cell->height())), cell->toolTip(), cell);
}

} // namespace ui
