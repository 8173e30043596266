// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/steptext.h"

#include "payload/escape.h"
#include "text/formats.h"

#include <QCoreApplication>
#include <QStringList>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

constexpr qsizetype longestDetail = 80;

class StepText {
    Q_DECLARE_TR_FUNCTIONS(StepText)

public:
    static QString name(client::ConnectStep step)
    {
        switch (step) {
        case client::ConnectStep::Name:
            return tr("Name");
        case client::ConnectStep::Tcp:
            return tr("TCP");
        case client::ConnectStep::Proxy:
            return tr("Proxy");
        case client::ConnectStep::Tls:
            return tr("TLS");
        case client::ConnectStep::WebSocket:
            return tr("WebSocket");
        case client::ConnectStep::Mqtt:
            return tr("MQTT");
        }
        return {};
    }

    static QString taken(const client::StepTaken &step)
    {
        QStringList parts{u"✓"_s, name(step.step)};
        if (!step.detail.isEmpty())
            parts.append(payload::visibleText(QString::fromUtf8(step.detail.left(longestDetail))));
        parts.append(latencyText(step.duration));
        return unbroken(parts);
    }

    static QString unbroken(const QStringList &parts)
    {
        return parts.join(u' ').replace(u' ', QChar::Nbsp);
    }
};

} // namespace

QString stepName(client::ConnectStep step)
{
    return StepText::name(step);
}

QString stepTrail(const std::vector<client::StepTaken> &taken,
                  std::optional<client::ConnectStep> running,
                  std::optional<client::ConnectStep> failed)
{
    QStringList trail;
    for (const client::StepTaken &step : taken)
        trail.append(StepText::taken(step));
    if (failed)
        trail.append(StepText::unbroken({u"✗"_s, stepName(*failed)}));
    else if (running)
        trail.append(StepText::unbroken({stepName(*running) + u'…'}));
    return trail.join(u"   "_s);
}

} // namespace ui
