// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/codec/propertiesio.h"

#include "mqtt/codec/topicio.h"

#include <type_traits>

namespace mqtt {
namespace {

void store(std::optional<QByteArray> &field, const PropertyValue &value)
{
    field = value.first.toByteArray();
}

void store(std::vector<quint32> &field, const PropertyValue &value)
{
    field.push_back(value.number);
}

void store(std::vector<UserProperty> &field, const PropertyValue &value)
{
    field.push_back({value.first.toByteArray(), value.second.toByteArray()});
}

template <typename Number> void store(std::optional<Number> &field, const PropertyValue &value)
{
    field = static_cast<Number>(value.number);
}

void readValue(WireReader &reader, PropertyValue &value)
{
    const PropertyInfo &info = *value.info;
    switch (info.type) {
    case PropertyType::Byte:
        value.number = reader.byte("Value");
        break;
    case PropertyType::TwoByteInteger:
        value.number = reader.twoByteInteger("Value");
        break;
    case PropertyType::FourByteInteger:
        value.number = reader.fourByteInteger("Value");
        break;
    case PropertyType::VariableByteInteger:
        value.number = reader.variableInteger("Value");
        break;
    case PropertyType::Utf8String:
        value.first = info.rule == PropertyRule::TopicName ? readTopicName(reader, "Value")
                                                           : reader.string("Value");
        break;
    case PropertyType::BinaryData:
        value.first
            = info.rule == PropertyRule::Secret ? reader.secret("Value") : reader.binary("Value");
        break;
    case PropertyType::Utf8StringPair:
        value.first = reader.string("Name");
        value.second = reader.string("Value");
        break;
    }
}

void checkNumber(WireReader &reader, const PropertyValue &value, qsizetype offset)
{
    if (value.info->rule == PropertyRule::ZeroOrOne && value.number > 1) {
        reader.failProtocol(offset, "property is neither 0 nor 1");
    } else if (value.info->rule == PropertyRule::NonZero && value.number == 0) {
        // The one zero with a reason code of its own (section 3.3.2.3.4).
        if (value.info->id == PropertyId::TopicAlias)
            reader.fail(Error::Kind::ProtocolError, ReasonCode::TopicAliasInvalid, offset,
                        "topic alias 0");
        else
            reader.failProtocol(offset, "property is 0");
    }
}

QString textOf(const PropertyValue &value)
{
    switch (value.info->type) {
    case PropertyType::Utf8String:
        return FieldSink::text(value.first);
    case PropertyType::BinaryData:
        return value.info->rule == PropertyRule::Secret ? QStringLiteral("********")
                                                        : FieldSink::hex(value.first);
    case PropertyType::Utf8StringPair: {
        QString pair
            = FieldSink::text(value.first) + QStringLiteral(": ") + FieldSink::text(value.second);
        return pair;
    }
    default:
        return QString::number(value.number);
    }
}

void write(WireWriter &writer, const PropertyInfo &info, quint32 number)
{
    writer.byte(static_cast<quint8>(info.id));
    switch (info.type) {
    case PropertyType::Byte:
        writer.byte(static_cast<quint8>(number));
        break;
    case PropertyType::TwoByteInteger:
        writer.twoByteInteger(static_cast<quint16>(number));
        break;
    case PropertyType::FourByteInteger:
        writer.fourByteInteger(number);
        break;
    default:
        writer.variableInteger(number);
        break;
    }
}

void write(WireWriter &writer, const PropertyInfo &info, const QByteArray &content)
{
    writer.byte(static_cast<quint8>(info.id));
    writer.field(content);
}

void write(WireWriter &writer, const PropertyInfo &info, const UserProperty &pair)
{
    writer.byte(static_cast<quint8>(info.id));
    writer.field(pair.name);
    writer.field(pair.value);
}

template <typename Value>
void writeField(WireWriter &writer, const PropertyInfo &info, const std::optional<Value> &field)
{
    if (!field)
        return;
    if constexpr (std::is_same_v<Value, QByteArray>)
        write(writer, info, *field);
    else
        write(writer, info, static_cast<quint32>(*field));
}

template <typename Value>
void writeField(WireWriter &writer, const PropertyInfo &info, const std::vector<Value> &field)
{
    for (const Value &value : field)
        write(writer, info, value);
}

} // namespace

PropertyValue readProperty(WireReader &reader, PropertyPlaces place, quint64 &seen)
{
    const qsizetype start = reader.position();
    PropertyValue value;
    if (FieldSink *sink = reader.sink())
        sink->open("Property", start);
    const quint32 identifier = reader.variableInteger("Identifier");
    value.info = propertyInfo(identifier);
    if (!reader.ok())
        return value;
    if (!value.info) {
        reader.failMalformed(start, "unknown property");
        return value;
    }
    if (FieldSink *sink = reader.sink())
        sink->rename(value.info->name);
    if ((value.info->places & place) == 0) {
        reader.failMalformed(start, "property is not allowed in this packet");
        return value;
    }
    const quint64 bit = quint64(1) << identifier;
    if ((seen & bit) != 0 && (value.info->repeatableIn & place) == 0) {
        reader.failProtocol(start, "property comes more than once");
        return value;
    }
    seen |= bit;
    const qsizetype valueStart = reader.position();
    readValue(reader, value);
    checkNumber(reader, value, valueStart);
    if (FieldSink *sink = reader.sink())
        sink->close(textOf(value));
    return value;
}

void storeProperty(Properties &properties, const PropertyValue &value)
{
    std::visit([&](auto field) { store(properties.*field, value); }, value.info->field);
}

Properties readPropertyList(WireReader &reader, PropertyPlaces place)
{
    Properties properties;
    quint64 seen = 0;
    while (!reader.atEnd()) {
        const PropertyValue value = readProperty(reader, place, seen);
        if (reader.ok())
            storeProperty(properties, value);
    }
    return properties;
}

Properties readProperties(WireReader &reader, PropertyPlaces place)
{
    if (FieldSink *sink = reader.sink())
        sink->open(place == willPlace ? "Will Properties" : "Properties", reader.position());
    const quint32 length = reader.variableInteger("Property Length");
    const qsizetype oldEnd = reader.enter(length);
    Properties properties = readPropertyList(reader, place);
    reader.leave(oldEnd);
    if (FieldSink *sink = reader.sink())
        sink->close();
    return properties;
}

void writeProperties(WireWriter &writer, const Properties &properties)
{
    const WireWriter::Mark mark = writer.beginLength();
    for (const PropertyInfo &info : propertyTable()) {
        std::visit([&](auto field) { writeField(writer, info, properties.*field); }, info.field);
    }
    writer.endLength(mark);
}

} // namespace mqtt
