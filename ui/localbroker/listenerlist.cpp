// SPDX-License-Identifier: GPL-3.0-or-later
#include "localbroker/listenerlist.h"

#include "localbroker/localbrokercontrol.h"
#include "style/iconlabel.h"
#include "style/icons.h"
#include "style/metrics.h"
#include "style/textlabel.h"
#include "text/brokertext.h"

#include <QClipboard>
#include <QGridLayout>
#include <QGuiApplication>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

QString suffixOf(broker::ListenerKind kind)
{
    switch (kind) {
    case broker::ListenerKind::Tcp:
        return {};
    case broker::ListenerKind::Tls:
        return u"Tls"_s;
    case broker::ListenerKind::WebSocket:
        return u"WebSocket"_s;
    case broker::ListenerKind::WebSocketTls:
        return u"WebSocketTls"_s;
    }
    return {};
}

} // namespace

ListenerList::ListenerList(const LocalBrokerControl &control, QWidget *parent)
    : QWidget(parent)
    , m_control(control)
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins({});
    grid->setHorizontalSpacing(2 * Metrics::unit);
    grid->setVerticalSpacing(Metrics::unit);
    grid->setColumnStretch(3, 1);
    for (const broker::ListenerKind kind : broker::listenerKinds) {
        Row &row = m_rows.at(size_t(kind));
        const QString suffix = suffixOf(kind);
        row.address = new TextLabel({}, TextKind::Mono, ColorRole::Text, this);
        row.address->setObjectName(u"localBrokerAddress"_s + suffix);
        row.address->setTextInteractionFlags(Qt::TextSelectableByMouse);
        row.copy = new QToolButton(this);
        row.copy->setObjectName(u"localBrokerCopy"_s + suffix);
        row.copy->setAutoRaise(true);
        row.copy->setIcon(icon(IconName::Copy));
        row.copy->setToolTip(tr("Copy the address"));
        row.icon = new IconLabel(IconName::Error, ColorRole::Err, this);
        row.problem = new TextLabel({}, TextKind::Body, ColorRole::Err, this);
        row.problem->setObjectName(u"localBrokerListenerProblem"_s + suffix);
        const int line = int(kind);
        grid->addWidget(row.address, line, 0);
        grid->addWidget(row.copy, line, 1);
        grid->addWidget(row.icon, line, 2);
        grid->addWidget(row.problem, line, 3);
        connect(row.copy, &QToolButton::clicked, this, [address = row.address] {
            QGuiApplication::clipboard()->setText(address->text());
        });
    }
    refresh();
}

void ListenerList::refresh()
{
    const std::vector<LocalBrokerAddress> addresses = m_control.addresses();
    for (const broker::ListenerKind kind : broker::listenerKinds) {
        const Row &row = m_rows.at(size_t(kind));
        const auto found
            = std::find_if(addresses.begin(), addresses.end(),
                           [kind](const auto &each) { return each.listener.kind == kind; });
        const bool wanted = found != addresses.end();
        const bool failed = wanted && found->listener.failure;
        row.address->setVisible(wanted);
        row.copy->setVisible(wanted);
        row.copy->setEnabled(!failed);
        row.icon->setVisible(failed);
        row.problem->setVisible(failed);
        if (!wanted)
            continue;
        row.address->setText(found->url);
        row.copy->setAccessibleName(tr("Copy %1").arg(found->url));
        const Explanation why = failed
            ? explainListenerFailure(found->listener, m_control.host().options())
            : Explanation();
        row.problem->setText(why.sentence());
        row.problem->setToolTip(why.advice);
    }
}

std::vector<QWidget *> ListenerList::focusWidgets() const
{
    std::vector<QWidget *> widgets;
    for (const Row &row : m_rows)
        widgets.push_back(row.copy);
    return widgets;
}

} // namespace ui
