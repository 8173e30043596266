// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/localbrokerreporter.h"

#include "localbroker/localbrokercontrol.h"
#include "text/brokertext.h"
#include "window/eventreporter.h"

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
}

void LocalBrokerReporter::stateChanged()
{
    const LocalBrokerHost &host = m_control.host();
    if (host.isRunning() && !m_wasRunning) {
        m_reporter.report(NoticeLevel::Success,
                          tr("The local broker listens on %1").arg(m_control.url()),
                          host.endpoint()->port == host.options().port
                              ? QString()
                              : tr("Port %1 was taken.").arg(host.options().port));
    } else if (host.state() == pipeline::BrokerState::Failed) {
        const Explanation why = explainBrokerFailure(host.failure(), host.options());
        m_reporter.report(NoticeLevel::Error, tr("Local broker: %1").arg(why.sentence()),
                          why.advice);
    } else if (m_wasRunning && !host.isRunning()) {
        m_reporter.report(NoticeLevel::Info, tr("The local broker has stopped"));
    }
    m_wasRunning = host.isRunning();
}

} // namespace ui
