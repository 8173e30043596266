// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "payload/decodedpayload.h"

#include <QByteArrayView>
#include <QString>

#include <vector>

namespace payload {

class Registry;

enum class Direction { None, Up, Down };

// One field that differs between two payloads.
struct Change {
    enum class Kind { Changed, Added, Removed };

    Kind kind = Kind::Changed;
    QString path; // as in leaves(); `$` for a scalar payload
    QString label; // row title; empty for a scalar payload
    QString newText; // empty when Removed
    QString oldText; // empty when Added
    Direction direction = Direction::None; // Up/Down only between two numbers
    QString delta; // "0.1": the exact distance without sign, only between two numbers

    bool operator==(const Change &) const = default;
};

// What is new in a payload against an older one, in the order of the newer payload, removed
// fields last.
struct Changes {
    enum class Kind {
        Same,
        Fields, // compared leaf by leaf
        Different // at least one of them is binary: nothing finer can be said
    };

    Kind kind = Kind::Same;
    std::vector<Change> list;
    qsizetype fields = 0; // leaves of the newer payload: "3 of 8 changed"
    bool truncated = false; // the list or one of the payloads was cut at a limit

    bool operator==(const Changes &) const = default;
};

Changes compare(const DecodedPayload &newer, const DecodedPayload &older,
                qsizetype maximumChanges = 1000);

// The same from bytes; equal bytes are not decoded. Limits suit a list row (64 KiB each).
Changes compare(const Registry &registry, QByteArrayView newer, QByteArrayView older);

// "0.1" for 21.7 and 21.6: exact where both have at most 18 digits, rounded to 6 otherwise.
// Empty when one of them is no number.
QString numberDelta(const QString &newer, const QString &older, Direction *direction = nullptr);

} // namespace payload
