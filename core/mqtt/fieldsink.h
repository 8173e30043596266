// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/error.h"
#include "mqtt/fieldtree.h"

#include <QByteArrayView>

namespace mqtt {

/// Collects what a WireReader names while it reads and makes the inspector's tree of it. Lives on
/// the stack of describe(). Keeps at most `maximumNodes` nodes: the rest of a larger packet
/// becomes one node "Omitted", so that a frame full of one-byte fields cannot eat the memory.
class FieldSink {
public:
    static constexpr qsizetype maximumNodes = 20'000;

    void leaf(const char *name, qsizetype offset, qsizetype length, const QString &value);
    /// A better value for the leaf recorded last.
    void annotate(const QString &value);
    /// Hides the leaf recorded last.
    void hide();
    /// Names bits of the one-byte leaf recorded last.
    void bits(const char *name, quint8 mask, const QString &value);

    /// Everything until close() becomes a child.
    void open(const char *name, qsizetype offset);
    void close(const QString &value = {});
    /// A better name for the node opened last.
    void rename(const char *name) { m_open.back().name = name; }

    /// The tree of a frame of `size` bytes; with an error the unread rest is one damaged node.
    FieldNode finish(const char *name, qsizetype size, const Error *error);

    static QString text(QByteArrayView utf8);
    static QString hex(QByteArrayView bytes);

private:
    FieldNode *last();
    void closeTop();

    std::vector<FieldNode> m_open = std::vector<FieldNode>(1);
    qsizetype m_end = 0; // first byte behind the last leaf
    qsizetype m_count = 0;
    bool m_full = false;
    bool m_dropped = false; // the last leaf was not kept
};

} // namespace mqtt
