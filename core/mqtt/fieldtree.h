// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <vector>

namespace mqtt {

/// One named stretch of a frame, for the packet inspector. The children of a node tile it: no gap,
/// no overlap, in order. A node with `bits` set names those bits of the single byte at `offset`;
/// such siblings tile the byte.
struct FieldNode {
    const char *name = ""; ///< the specification's term, static storage; windows translate it
    qsizetype offset = 0; ///< bytes from the start of the frame
    qsizetype length = 0; ///< bytes; 0 for an empty field at the end of its parent
    QString value; ///< the value as text, cut after 256 characters; asterisks for secrets
    quint8 bits = 0; ///< mask inside the byte, 0 for whole bytes
    bool secret = false; ///< do not show these bytes anywhere
    bool damaged = false; ///< the rest that could not be decoded; value says why
    std::vector<FieldNode> children;
    friend bool operator==(const FieldNode &, const FieldNode &) = default;
};

} // namespace mqtt
