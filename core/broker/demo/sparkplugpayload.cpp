// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/demo/sparkplugpayload.h"

#include "broker/demo/protobufwriter.h"

#include <QtEndian>

#include <bit>

namespace broker::demo {
namespace {

namespace payloadField {
constexpr quint32 timestamp = 1;
constexpr quint32 metrics = 2;
constexpr quint32 sequence = 3;
} // namespace payloadField

namespace metricField {
constexpr quint32 name = 1;
constexpr quint32 alias = 2;
constexpr quint32 timestamp = 3;
constexpr quint32 dataType = 4;
constexpr quint32 properties = 9;
constexpr quint32 intValue = 10;
constexpr quint32 longValue = 11;
constexpr quint32 floatValue = 12;
constexpr quint32 doubleValue = 13;
constexpr quint32 booleanValue = 14;
constexpr quint32 stringValue = 15;
} // namespace metricField

namespace propertyField {
constexpr quint32 keys = 1; // of PropertySet
constexpr quint32 values = 2;
constexpr quint32 type = 1; // of PropertyValue
constexpr quint32 stringValue = 8;
} // namespace propertyField

constexpr int mostCommands = 64;

QByteArray unitProperty(const QByteArray &unit)
{
    ProtobufWriter value;
    value.varint(propertyField::type, quint64(SparkplugType::String));
    value.bytes(propertyField::stringValue, unit);
    ProtobufWriter set;
    set.bytes(propertyField::keys, "engUnit");
    set.bytes(propertyField::values, value.result());
    return set.result();
}

void writeValue(ProtobufWriter &writer, SparkplugType type, const SparkplugValue &value)
{
    const auto *const integer = std::get_if<qint64>(&value);
    const auto *const real = std::get_if<double>(&value);
    switch (type) {
    case SparkplugType::Int32:
    case SparkplugType::UInt32:
        writer.varint(metricField::intValue, integer ? static_cast<quint32>(*integer) : 0);
        break;
    case SparkplugType::Int64:
    case SparkplugType::UInt64:
        writer.varint(metricField::longValue, integer ? static_cast<quint64>(*integer) : 0);
        break;
    case SparkplugType::Float:
        writer.real(metricField::floatValue, real ? static_cast<float>(*real) : 0.0F);
        break;
    case SparkplugType::Double:
        writer.real(metricField::doubleValue, real ? *real : 0.0);
        break;
    case SparkplugType::Boolean:
        writer.varint(metricField::booleanValue,
                      std::get_if<bool>(&value) && std::get<bool>(value));
        break;
    case SparkplugType::String:
        if (const auto *const text = std::get_if<QByteArray>(&value))
            writer.bytes(metricField::stringValue, *text);
        break;
    }
}

// One field at a time; ends for good at the first damage.
class FieldReader {
public:
    explicit FieldReader(QByteArrayView message)
        : m_rest(message)
    {
    }

    quint32 field = 0;
    quint64 number = 0; // of wire types 0, 1 and 5
    QByteArrayView bytes; // of wire type 2

    bool next()
    {
        quint64 key = 0;
        if (m_rest.isEmpty() || !varint(key))
            return false;
        field = static_cast<quint32>(key >> 3U);
        number = 0;
        bytes = {};
        switch (key & 7U) {
        case 0:
            return varint(number);
        case 1:
            return fixed<quint64>();
        case 2: {
            quint64 length = 0;
            if (!varint(length) || length > quint64(m_rest.size()))
                return false;
            bytes = m_rest.first(qsizetype(length));
            m_rest = m_rest.sliced(qsizetype(length));
            return true;
        }
        case 5:
            return fixed<quint32>();
        default:
            return false;
        }
    }

private:
    bool varint(quint64 &value)
    {
        value = 0;
        for (unsigned shift = 0; shift < 64 && !m_rest.isEmpty(); shift += 7) {
            const auto byte = static_cast<unsigned char>(m_rest.front());
            m_rest = m_rest.sliced(1);
            value |= quint64(byte & 0x7FU) << shift;
            if (byte < 0x80)
                return true;
        }
        return false;
    }

    template <typename T> bool fixed()
    {
        if (m_rest.size() < qsizetype(sizeof(T)))
            return false;
        number = qFromLittleEndian<T>(m_rest.data());
        m_rest = m_rest.sliced(sizeof(T));
        return true;
    }

    QByteArrayView m_rest;
};

SparkplugCommand readCommand(QByteArrayView metric)
{
    SparkplugCommand command;
    FieldReader reader(metric);
    while (reader.next()) {
        switch (reader.field) {
        case metricField::name:
            command.name = reader.bytes.toByteArray();
            break;
        case metricField::alias:
            command.alias = reader.number;
            break;
        case metricField::intValue:
            command.value = qint64(static_cast<qint32>(reader.number));
            break;
        case metricField::longValue:
            command.value = static_cast<qint64>(reader.number);
            break;
        case metricField::floatValue:
            command.value = double(std::bit_cast<float>(static_cast<quint32>(reader.number)));
            break;
        case metricField::doubleValue:
            command.value = std::bit_cast<double>(reader.number);
            break;
        case metricField::booleanValue:
            command.value = reader.number != 0;
            break;
        case metricField::stringValue:
            command.value = reader.bytes.toByteArray();
            break;
        default:
            break;
        }
    }
    return command;
}

} // namespace

QByteArray encode(const SparkplugPayload &payload)
{
    ProtobufWriter writer;
    writer.varint(payloadField::timestamp, payload.timestampMs);
    for (const SparkplugMetric &metric : payload.metrics) {
        ProtobufWriter inner;
        if (!metric.name.isEmpty())
            inner.bytes(metricField::name, metric.name);
        if (metric.alias)
            inner.varint(metricField::alias, *metric.alias);
        inner.varint(metricField::timestamp, payload.timestampMs);
        if (metric.withType)
            inner.varint(metricField::dataType, quint64(metric.type));
        if (!metric.unit.isEmpty())
            inner.bytes(metricField::properties, unitProperty(metric.unit));
        writeValue(inner, metric.type, metric.value);
        writer.bytes(payloadField::metrics, inner.result());
    }
    if (payload.sequence)
        writer.varint(payloadField::sequence, *payload.sequence);
    return writer.result();
}

std::vector<SparkplugCommand> readSparkplugCommands(QByteArrayView payload)
{
    std::vector<SparkplugCommand> commands;
    FieldReader reader(payload);
    while (commands.size() < mostCommands && reader.next()) {
        if (reader.field == payloadField::metrics)
            commands.push_back(readCommand(reader.bytes));
    }
    return commands;
}

} // namespace broker::demo
