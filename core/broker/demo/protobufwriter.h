// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace broker::demo {

// The wire format of Protocol Buffers, as much as a Sparkplug B payload needs: numbered fields of
// the wire types 0, 1, 2 and 5. The caller knows the schema. A value type.
class ProtobufWriter {
public:
    void varint(quint32 field, quint64 value);
    void real(quint32 field, double value);
    void real(quint32 field, float value);
    void bytes(quint32 field, QByteArrayView value); // strings and embedded messages too

    const QByteArray &result() const { return m_bytes; }

private:
    void key(quint32 field, quint32 wireType);
    void put(quint64 value);

    QByteArray m_bytes;
};

} // namespace broker::demo
