// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/localbrokerbanner.h"

#include "events/noticebanner.h"
#include "localbroker/localbrokercontrol.h"
#include "text/brokertext.h"

#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace ui {

LocalBrokerBanner::LocalBrokerBanner(LocalBrokerControl &control, QWidget *parent)
    : QWidget(parent)
    , m_control(control)
    , m_notice(new NoticeBanner(this))
{
    setObjectName(u"localBrokerBanner"_s);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_notice);
    hide();
    connect(m_notice, &NoticeBanner::actionTriggered, this, &LocalBrokerBanner::act);
    connect(&m_control.host(), &pipeline::LocalBrokerHost::stateChanged, this,
            &LocalBrokerBanner::refresh);
    refresh();
}

void LocalBrokerBanner::refresh()
{
    const pipeline::LocalBrokerHost &host = m_control.host();
    const bool failed = host.state() == pipeline::BrokerState::Failed;
    setVisible(failed);
    if (!failed) {
        m_notice->hideNotice();
        return;
    }
    const Explanation why = explainBrokerFailure(host.failure(), host.options());
    m_notice->showNotice(NoticeLevel::Error,
                         tr("Local broker: %1. %2").arg(why.sentence(), why.advice), {},
                         {tr("Start again"), tr("Settings…"), tr("Dismiss")});
}

void LocalBrokerBanner::act(int index)
{
    if (index == 0)
        emit restartRequested();
    else if (index == 1)
        emit settingsRequested();
    else
        m_control.stop();
}

} // namespace ui
