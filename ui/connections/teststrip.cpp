// SPDX-License-Identifier: GPL-3.0-or-later
#include "connections/teststrip.h"

#include "connections/connectiontest.h"
#include "text/failuretext.h"
#include "text/formats.h"
#include "text/versiontext.h"

#include <QLocale>

using namespace Qt::Literals::StringLiterals;

namespace ui {

TestStrip::TestStrip(QWidget *parent)
    : InfoFrame(parent)
{
    setObjectName(u"testStrip"_s);
    hide();
}

void TestStrip::showRunning(const client::ConnectOptions &options)
{
    setLevel(NoticeLevel::Info);
    setTitle({});
    setText(tr("Connecting to %1, port %2…").arg(options.host, QString::number(options.port)));
    setNote({});
    show();
}

Explanation TestStrip::showResult(const ConnectionTestResult &result)
{
    Explanation explanation;
    if (result.broker) {
        setLevel(NoticeLevel::Success);
        setTitle({});
        setText(reachedText(result));
        setNote({});
    } else {
        explanation = explainFailure(result.failure, result.options);
        setLevel(NoticeLevel::Error);
        setTitle(explanation.what);
        setText(explanation.advice);
        QStringList small;
        if (!explanation.code.isEmpty())
            small.append(tr("Code %1").arg(explanation.code));
        if (!result.failure.reasonString.isEmpty())
            small.append(tr("The broker says: %1")
                             .arg(QString::fromUtf8(result.failure.reasonString.left(500))));
        setNote(small.join(u" · "_s));
    }
    show();
    return explanation;
}

// Only what the broker stated: silence means the defaults of the specification.
QString TestStrip::reachedText(const ConnectionTestResult &result)
{
    const client::BrokerInfo &broker = *result.broker;
    const QLocale locale;
    QStringList parts;
    parts.append(tr("Reached in %1").arg(latencyText(result.elapsed)));
    const QString version = versionName(broker.version);
    parts.append(broker.fellBack ? tr("broker accepted %1, not MQTT 5").arg(version)
                                 : tr("broker accepted %1").arg(version));
    if (broker.maximumQoS < mqtt::QoS::ExactlyOnce)
        parts.append(tr("QoS ≤ %1").arg(int(broker.maximumQoS)));
    if (!broker.retainAvailable)
        parts.append(tr("no retained messages"));
    if (broker.maximumPacketSize)
        parts.append(tr("packets up to %1").arg(sizeText(*broker.maximumPacketSize)));
    if (broker.receiveMaximum < 65535)
        parts.append(tr("%n unconfirmed message(s) at once", nullptr, broker.receiveMaximum));
    if (broker.keepAlive != std::chrono::seconds(result.options.keepAliveSeconds))
        parts.append(tr("keep alive %1 s").arg(locale.toString(qint64(broker.keepAlive.count()))));
    if (!broker.wildcardSubscriptionAvailable)
        parts.append(tr("no wildcards"));
    if (!broker.sharedSubscriptionAvailable)
        parts.append(tr("no shared subscriptions"));
    if (!broker.subscriptionIdentifiersAvailable)
        parts.append(tr("no subscription identifiers"));
    return parts.join(u" · "_s);
}

} // namespace ui
