// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/types.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>
#include <QString>

#include <array>
#include <chrono>
#include <optional>

// The pieces that our JSON formats are read and written with.
namespace config {

// Enumerations are words in a file, so that it can be read and mended by hand.
template <typename E> struct Word {
    E value;
    QLatin1StringView word;
};

template <typename E, std::size_t N>
QLatin1StringView wordOf(const std::array<Word<E>, N> &words, E value)
{
    for (const auto &row : words) {
        if (row.value == value)
            return row.word;
    }
    return words.front().word;
}

// Text stays text; anything else is an object {"base64": …}, so that no byte is lost.
QJsonValue bytesToJson(const QByteArray &bytes);

// Reads the members of one object, each at most once, and remembers the first that has the wrong
// type or range. An absent member leaves its target as it is. What nobody asked for is kept:
// rest().
class JsonReader {
public:
    static constexpr int MostEntries = 10'000; // of an array

    explicit JsonReader(const QJsonObject &object, const QString &path = {});

    bool ok() const { return m_badField.isEmpty(); }
    QString badField() const { return m_badField; } // as in a.b[2].c
    bool has(QLatin1StringView name) const { return m_object.contains(name); }
    // The members that were not read, also those inside of objects.
    QJsonObject rest() const { return m_object; }
    // The same, and does not count as left over any more.
    QJsonObject takeRest();
    void fail(QLatin1StringView name);

    void boolean(QLatin1StringView name, bool &target);
    void text(QLatin1StringView name, QString &target);
    void bytes(QLatin1StringView name, QByteArray &target);
    void bytes(QLatin1StringView name, std::optional<QByteArray> &target);
    void texts(QLatin1StringView name, QByteArrayList &target);
    void qos(QLatin1StringView name, mqtt::QoS &target);
    void seconds(QLatin1StringView name, std::optional<quint32> &target);
    void milliseconds(QLatin1StringView name, std::chrono::milliseconds &target, qint64 low,
                      qint64 high);

    template <typename Integer>
    void integer(QLatin1StringView name, Integer &target, qint64 low, qint64 high)
    {
        if (const auto number = wholeNumber(name, low, high))
            target = Integer(*number);
    }
    template <typename E, std::size_t N>
    void word(QLatin1StringView name, const std::array<Word<E>, N> &words, E &target)
    {
        const QJsonValue value = m_object.take(name);
        if (value.isUndefined())
            return;
        for (const auto &row : words) {
            if (value.toString() == row.word) {
                target = row.value;
                return;
            }
        }
        fail(name);
    }
    // `read` gets a reader of the object inside; what it leaves is left here, too.
    void object(QLatin1StringView name, const auto &read)
    {
        const QJsonValue value = m_object.take(name);
        if (value.isUndefined())
            return;
        if (!value.isObject())
            return fail(name);
        JsonReader inner(value.toObject(), m_path + name + u'.');
        read(inner);
        adopt(inner);
        if (!inner.m_object.isEmpty())
            m_object.insert(name, inner.m_object);
    }
    // `read` gets a reader of each object; what it leaves has no place to go, and is an error.
    void array(QLatin1StringView name, const auto &read)
    {
        const QJsonValue value = m_object.take(name);
        if (value.isUndefined())
            return;
        if (!value.isArray() || value.toArray().size() > MostEntries)
            return fail(name);
        int index = 0;
        for (const QJsonValue &entry : value.toArray()) {
            JsonReader inner(entry.toObject(),
                             m_path + name + u'[' + QString::number(index) + u']' + u'.');
            if (!entry.isObject())
                return fail(name);
            read(inner);
            if (!inner.m_object.isEmpty())
                inner.failAt(inner.m_object.constBegin().key());
            adopt(inner);
            ++index;
        }
    }

private:
    std::optional<qint64> wholeNumber(QLatin1StringView name, qint64 low, qint64 high);
    void failAt(const QString &name);
    void adopt(const JsonReader &inner);

    QJsonObject m_object; // what was not read yet
    QString m_path;
    QString m_badField;
};

} // namespace config
