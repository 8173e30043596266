// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/result.h"

#include <QByteArray>
#include <QByteArrayView>

#include <vector>

// Topic names and topic filters (MQTT 5 section 4.7): different things, hence different types.
// Values, any thread. No limit but the 65,535 bytes of the wire.
namespace mqtt {

/// Why text is no topic, precise enough for a message beside the input field.
struct TopicError {
    enum class Why : quint8 {
        Empty,
        TooLong, ///< position is the first byte too many
        InvalidUtf8,
        NullCharacter,
        WildcardInName, ///< + or # in a topic name
        HashNotAlone, ///< # beside other characters of its level
        HashNotLast, ///< levels follow a #
        PlusNotAlone, ///< + beside other characters of its level
        ShareNameEmpty, ///< $share//filter
        ShareNameWildcard, ///< $share/a+b/filter
        ShareFilterMissing ///< $share/name or $share/name/
    };
    Why why = Why::Empty;
    qsizetype position = 0; ///< byte in the UTF-8 text
    friend bool operator==(const TopicError &, const TopicError &) = default;
};

/// The levels between the slashes, empty ones too: "/a//" has four. Views into `topic`.
std::vector<QByteArrayView> splitLevels(QByteArrayView topic);
/// Number of levels without splitting; 0 only for empty text.
qsizetype levelCount(QByteArrayView topic);

/// A topic a message can be published to: UTF-8, not empty, no wildcards, no U+0000.
class TopicName {
public:
    /// An invalid placeholder, so that the type can be a member.
    TopicName() = default;

    static std::optional<TopicError> check(QByteArrayView text);
    static Result<TopicName, TopicError> fromBytes(const QByteArray &text);

    const QByteArray &bytes() const { return m_bytes; }
    std::vector<QByteArrayView> levels() const { return splitLevels(m_bytes); }
    /// Topics of the server itself, hidden from filters that start with a wildcard (4.7.2).
    bool isSystem() const { return m_bytes.startsWith('$'); }

    friend bool operator==(const TopicName &, const TopicName &) = default;

private:
    explicit TopicName(const QByteArray &bytes)
        : m_bytes(bytes)
    {
    }
    QByteArray m_bytes;
};

/// A filter of a subscription, with the share name taken off if it has one.
class TopicFilter {
public:
    /// An invalid placeholder that matches nothing.
    TopicFilter() = default;

    /// `$share` rules (4.8.2) apply too.
    static std::optional<TopicError> check(QByteArrayView text);
    /// The rules of 3.x, where `$share` has no meaning: wildcards only.
    static std::optional<TopicError> checkPlain(QByteArrayView text);
    static Result<TopicFilter, TopicError> fromBytes(const QByteArray &text);

    /// As subscribed, share prefix included.
    const QByteArray &bytes() const { return m_bytes; }
    bool isShared() const { return m_filterStart > 0; }
    /// Empty when not shared.
    QByteArrayView shareName() const;
    /// What is matched: bytes() without "$share/name/".
    QByteArrayView filter() const { return QByteArrayView(m_bytes).sliced(m_filterStart); }
    std::vector<QByteArrayView> levels() const { return splitLevels(filter()); }
    bool hasWildcards() const;

    bool matches(QByteArrayView topic) const { return matches(filter(), topic); }
    bool matches(const TopicName &topic) const { return matches(topic.bytes()); }
    /// For a filter known to be valid, without share prefix. Linear, no allocation.
    static bool matches(QByteArrayView filter, QByteArrayView topic);

    friend bool operator==(const TopicFilter &, const TopicFilter &) = default;

private:
    TopicFilter(const QByteArray &bytes, qsizetype filterStart)
        : m_bytes(bytes)
        , m_filterStart(filterStart)
    {
    }
    QByteArray m_bytes;
    qsizetype m_filterStart = 0;
};

} // namespace mqtt
