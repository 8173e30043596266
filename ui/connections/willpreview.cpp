// SPDX-License-Identifier: GPL-3.0-or-later
#include "connections/willpreview.h"

#include <algorithm>

namespace ui {

bool isWarning(WillSentence sentence)
{
    switch (sentence) {
    case WillSentence::SessionEndsFirst:
    case WillSentence::CleanStartSendsAnyway:
    case WillSentence::QoSRefused:
    case WillSentence::RetainRefused:
        return true;
    case WillSentence::SentAtOnce:
    case WillSentence::SentLater:
    case WillSentence::NotRetained:
    case WillSentence::ReplacesRetained:
    case WillSentence::ClearsRetained:
    case WillSentence::NormalDisconnectSendsNothing:
    case WillSentence::DisconnectCanSendWill:
    case WillSentence::ReconnectCancels:
        return false;
    }
    return false;
}

std::vector<WillFact> previewWill(const WillSettings &settings)
{
    const bool v5 = settings.version == mqtt::ProtocolVersion::Mqtt5;
    const quint32 asked = v5 ? settings.delaySeconds : 0;
    // Whichever comes first: the delay has passed, or the session ends. "Never" is the largest
    // number, so it needs no case of its own.
    const quint32 delay = std::min(asked, settings.sessionExpirySeconds);

    std::vector<WillFact> facts;
    const auto say = [&facts](WillSentence sentence) { facts.push_back({.sentence = sentence}); };

    if (delay == 0)
        say(WillSentence::SentAtOnce);
    else
        facts.push_back({.sentence = WillSentence::SentLater, .seconds = delay});

    if (delay < asked) {
        facts.push_back({.sentence = WillSentence::SessionEndsFirst,
                         .seconds = settings.sessionExpirySeconds,
                         .delaySeconds = asked});
    }
    if (asked > 0 && settings.cleanStart)
        say(WillSentence::CleanStartSendsAnyway);
    if (settings.limits && settings.qos > settings.limits->maximumQoS)
        facts.push_back({.sentence = WillSentence::QoSRefused, .qos = settings.limits->maximumQoS});
    if (settings.limits && settings.retain && !settings.limits->retainAvailable)
        say(WillSentence::RetainRefused);

    if (!settings.retain)
        say(WillSentence::NotRetained);
    else if (settings.payloadEmpty)
        say(WillSentence::ClearsRetained);
    else
        say(WillSentence::ReplacesRetained);

    say(WillSentence::NormalDisconnectSendsNothing);
    if (v5)
        say(WillSentence::DisconnectCanSendWill);
    if (delay > 0 && !settings.cleanStart)
        facts.push_back({.sentence = WillSentence::ReconnectCancels, .seconds = delay});
    return facts;
}

} // namespace ui
