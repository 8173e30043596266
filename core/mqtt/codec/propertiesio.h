// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/properties.h"
#include "mqtt/wirereader.h"
#include "mqtt/wirewriter.h"

namespace mqtt {

/// One property as it stands in the bytes, already checked against its row of the table.
struct PropertyValue {
    const PropertyInfo *info = nullptr;
    quint32 number = 0; ///< integers of any width
    QByteArrayView first; ///< string, binary data, or the name of a pair
    QByteArrayView second; ///< value of a pair
};

/// Reads identifier and value of the next property; `seen` has bit n set for identifier n.
/// Check reader.ok() before using the result.
PropertyValue readProperty(WireReader &reader, PropertyPlaces place, quint64 &seen);

/// Puts a value into its field.
void storeProperty(Properties &properties, const PropertyValue &value);

/// A property block with its length in front.
Properties readProperties(WireReader &reader, PropertyPlaces place);

/// The same without length, up to the end of the reader.
Properties readPropertyList(WireReader &reader, PropertyPlaces place);

/// Length and properties, ascending by identifier, user properties in their order.
void writeProperties(WireWriter &writer, const Properties &properties);

} // namespace mqtt
