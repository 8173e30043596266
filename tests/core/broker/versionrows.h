// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/types.h"

#include <QTest>

Q_DECLARE_METATYPE(mqtt::ProtocolVersion)

// One data row for each version that has the requirements, named after them; a null pointer: this
// version has none. The column is called "version".
inline void addVersionRows(const char *in5, const char *in311, const char *in31 = nullptr)
{
    QTest::addColumn<mqtt::ProtocolVersion>("version");
    if (in5)
        QTest::addRow("5.0 %s", in5) << mqtt::ProtocolVersion::Mqtt5;
    if (in311)
        QTest::addRow("3.1.1 %s", in311) << mqtt::ProtocolVersion::Mqtt311;
    if (in31)
        QTest::addRow("3.1 %s", in31) << mqtt::ProtocolVersion::Mqtt31;
}
