// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/profile.h"

#include "config/brokerurl.h"

#include <QRandomGenerator>

using namespace Qt::Literals::StringLiterals;

namespace config {

client::ConnectOptions Profile::connectOptions() const
{
    client::ConnectOptions result = options;
    result.subscriptions.clear();
    for (const SavedSubscription &saved : subscriptions) {
        if (saved.enabled)
            result.subscriptions.push_back(saved.subscription);
    }
    if (readOnly) {
        result.will.reset();
        result.birthPayload.reset();
    }
    return result;
}

QString Profile::address() const
{
    return brokerAddress(options);
}

Profile newProfile()
{
    Profile profile;
    const quint32 random = QRandomGenerator::global()->bounded(0x1000000U);
    profile.options.clientId = "explorer-" + QByteArray::number(random, 16).rightJustified(6, '0');
    SavedSubscription everything;
    everything.subscription.topicFilter = "#";
    everything.subscription.retainAsPublished = true;
    profile.subscriptions.push_back(everything);
    return profile;
}

} // namespace config
