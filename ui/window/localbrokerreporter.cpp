// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/localbrokerreporter.h"

#include "localbroker/localbrokercontrol.h"
#include "text/brokertext.h"
#include "window/eventreporter.h"

#include <utility>

namespace ui {

using pipeline::LocalBrokerHost;

LocalBrokerReporter::LocalBrokerReporter(const LocalBrokerControl &control, EventReporter &reporter,
                                         QObject *parent)
    : QObject(parent)
    , m_control(control)
    , m_reporter(reporter)
{
    connect(&m_control.host(), &LocalBrokerHost::stateChanged, this,
            &LocalBrokerReporter::stateChanged);
    connect(&m_control.host(), &LocalBrokerHost::statisticsChanged, this,
            &LocalBrokerReporter::reportHandshakes);
}

void LocalBrokerReporter::stateChanged()
{
    const LocalBrokerHost &host = m_control.host();
    if (host.isRunning() && !m_wasRunning) {
        const bool moved = host.options().plain && host.options().port != 0
            && host.endpoint()->port != host.options().port;
        m_reporter.report(NoticeLevel::Success,
                          tr("The local broker listens on %1").arg(m_control.url()),
                          moved ? tr("Port %1 was taken.").arg(host.options().port) : QString());
        reportListeners();
    } else if (host.state() == pipeline::BrokerState::Failed) {
        const Explanation why = explainBrokerFailure(host.failure(), host.options());
        m_reporter.report(NoticeLevel::Error, tr("Local broker: %1").arg(why.sentence()),
                          why.advice);
    } else if (m_wasRunning && !host.isRunning()) {
        m_reporter.report(NoticeLevel::Info, tr("The local broker has stopped"));
    }
    m_wasRunning = host.isRunning();
}

// All but the first, which has been told of.
void LocalBrokerReporter::reportListeners()
{
    for (const LocalBrokerAddress &each : m_control.addresses()) {
        if (!each.listener.failure) {
            if (each.url != m_control.url())
                m_reporter.report(NoticeLevel::Success,
                                  tr("The local broker listens on %1").arg(each.url));
            continue;
        }
        const Explanation why = explainListenerFailure(each.listener, m_control.host().options());
        m_reporter.report(
            NoticeLevel::Error,
            tr("The local broker does not listen on %1: %2").arg(each.url, why.sentence()),
            why.advice);
    }
}

// At most one a second: the last of them. The broker's window counts them all.
void LocalBrokerReporter::reportHandshakes()
{
    const broker::BrokerStatistics &now = m_control.host().statistics();
    const quint64 before = std::exchange(m_failedHandshakes, now.failedHandshakes);
    if (now.failedHandshakes <= before || !now.lastFailedHandshake)
        return;
    const Explanation why = explainHandshakeFailure(*now.lastFailedHandshake);
    m_reporter.report(NoticeLevel::Warning, tr("Local broker: %1").arg(why.sentence()), why.advice);
}

} // namespace ui
