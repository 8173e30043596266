// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "payload/decodeerror.h"
#include "payload/fieldvalue.h"

#include <QByteArrayView>
#include <QString>

#include <optional>
#include <vector>

namespace payload {

enum class Encoding { None, Utf8, Latin1 };

// What one decoder made of one payload. Never holds the payload itself: offsets in the fields
// point into the bytes that were decoded.
struct DecodedPayload {
    QString decoderId; // who made `root`: "json", "text", "binary"
    FieldValue root;
    std::optional<DecodeError> error; // why `failedDecoderId` could not read it
    QString failedDecoderId; // the decoder that was asked first and failed, else empty
    Encoding encoding = Encoding::None; // of text and JSON
    qsizetype size = 0; // bytes of the whole payload
    bool truncated = false; // a limit was hit: `root` shows a part only

    bool operator==(const DecodedPayload &) const = default;
};

// A value without children (empty objects and arrays count), with its place.
// Paths look like `$.update.state`, `$.list[0]`, `$['odd key']`; the second of two members of
// the same name is `$.name#2`. A lone scalar has the path `$`.
struct Leaf {
    QString path;
    QString label; // the path without "$.", as a row title: `update.state`; empty for `$`
    Kind kind = Kind::Null;
    QString text;
    std::optional<double> number;

    bool operator==(const Leaf &) const = default;
};

// All leaves in the order sent, at most `maximum`.
std::vector<Leaf> leaves(const FieldValue &root, qsizetype maximum = 100000);

// The paths of the children of `parent`, in their order, for building a tree of rows.
std::vector<QString> childPaths(const QString &parentPath, const FieldValue &parent);

// The field at a path as leaves() and childPaths() write them; nullptr when there is none.
// Points into `root`.
const FieldValue *fieldAt(const FieldValue &root, const QString &path);

// The exact characters of a field, for copying: strings with escapes resolved but nothing made
// visible, everything else as sent. `bytes` is the payload that was decoded.
QString exactText(const FieldValue &field, QByteArrayView bytes);

} // namespace payload
