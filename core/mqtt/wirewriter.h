// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/result.h"

#include <QByteArray>
#include <QByteArrayView>

namespace mqtt {

/// Writes the primitives of section 1.5 into one buffer. Lengths are filled in afterwards. The
/// first thing that does not fit (a string of more than 65,535 bytes, a number above the range)
/// is remembered and the rest is skipped; whether the content may be sent is not judged here.
class WireWriter {
public:
    /// `expectedSize` in bytes saves growing; any value works.
    explicit WireWriter(qsizetype expectedSize = 64);

    void byte(quint8 value);
    void twoByteInteger(quint16 value);
    void fourByteInteger(quint32 value);
    void variableInteger(quint32 value);
    /// Strings and binary data: two bytes of length, then the bytes.
    void field(QByteArrayView content);
    void raw(QByteArrayView content);

    /// Leaves room for a variable byte integer that endLength() fills with the number of bytes
    /// written in between. A good guess of that number saves a move.
    struct Mark {
        qsizetype position = 0;
        qsizetype width = 1;
    };
    Mark beginLength(qsizetype expectedLength = 0);
    void endLength(Mark mark);

    void fail(Error::Kind kind, ReasonCode reason, const char *what);
    bool ok() const { return !m_failed; }

    Result<QByteArray> take();

private:
    char *grow(qsizetype size);

    QByteArray m_buffer; // its size is room; content ends at m_size
    qsizetype m_size = 0;
    bool m_failed = false;
    Error m_error;
};

} // namespace mqtt
