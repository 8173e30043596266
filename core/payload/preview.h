// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>

#include <vector>

namespace payload {

// One line about a payload for the value column of the topic tree (ux 2.4): scalars and text as
// they are, JSON as `key value · key value`. Control characters are already made visible.
// Binary has no text: the view writes ‹binary · size›, and ‹empty› for Empty.
struct Preview {
    enum class Kind { Empty, Scalar, Fields, Text, Binary };
    enum class Role { Key, Value, Separator, Muted };
    struct Run { // a stretch of `text` that is painted in one colour
        int start = 0;
        int length = 0;
        Role role = Role::Value;

        bool operator==(const Run &) const = default;
    };

    Kind kind = Kind::Empty;
    QString text; // at most the asked number of characters, plus "…" when cut
    std::vector<Run> runs; // tile `text` without gap
    qsizetype size = 0; // bytes of the payload
    bool cut = false;

    QStringView runText(const Run &run) const
    {
        return QStringView(text).mid(run.start, run.length);
    }
    bool operator==(const Preview &) const = default;
};

// Looks at the first few KiB only, whatever the size.
Preview makePreview(QByteArrayView payload, int maximumCharacters = 256);

} // namespace payload
