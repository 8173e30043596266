// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/versiontext.h"

using namespace Qt::Literals::StringLiterals;

namespace ui {

QString versionName(mqtt::ProtocolVersion version)
{
    switch (version) {
    case mqtt::ProtocolVersion::Mqtt31:
        return u"MQTT 3.1"_s;
    case mqtt::ProtocolVersion::Mqtt311:
        return u"MQTT 3.1.1"_s;
    case mqtt::ProtocolVersion::Mqtt5:
        return u"MQTT 5"_s;
    }
    return {};
}

} // namespace ui
