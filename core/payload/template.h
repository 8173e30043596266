// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QDateTime>

#include <vector>

class QRandomGenerator;

namespace payload {

// What the placeholders of one message are filled from. The caller keeps the generator alive
// during the call; a seeded one makes the result repeatable.
struct TemplateContext {
    QDateTime now; // {{now}}, {{now_ms}}
    quint64 counter = 1; // {{counter}}: counted by the caller, one a message
    QRandomGenerator *random = nullptr; // {{uuid}}, {{random …}}; null leaves them as they are
};

// A payload after its placeholders were filled, and where each one stood.
struct ExpandedTemplate {
    struct Insertion {
        qsizetype sourceOffset = 0;
        qsizetype sourceLength = 0;
        qsizetype resultOffset = 0;
        qsizetype resultLength = 0;

        bool operator==(const Insertion &) const = default;
    };

    QByteArray bytes;
    std::vector<Insertion> insertions; // ascending

    bool isUsed() const { return !insertions.empty(); }
    // The byte of the source that an offset of the result came from, for placing an error.
    qsizetype sourceOffset(qsizetype resultOffset) const;
    bool operator==(const ExpandedTemplate &) const = default;
};

// Fills {{now}} (ISO 8601 with milliseconds and offset), {{now_ms}} (milliseconds since 1970),
// {{uuid}} (random, version 4), {{counter}} and {{random LOW HIGH}} (both included; with as many
// decimals as the bounds have, at most 9). Spaces inside the braces are allowed. Anything else
// between braces is payload and stays: other systems have templates too. (ux 2.8)
ExpandedTemplate expandTemplate(QByteArrayView source, const TemplateContext &context);
// Whether expandTemplate() would look for more than "{{" in vain; cheap.
bool mayBeTemplate(QByteArrayView source);

} // namespace payload
