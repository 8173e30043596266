// SPDX-License-Identifier: GPL-3.0-or-later
#include "payload/binarydecoder.h"

namespace payload {

QString BinaryDecoder::id() const
{
    return QStringLiteral("binary");
}

Confidence BinaryDecoder::probe(QByteArrayView) const
{
    return Confidence::Possible;
}

DecodedPayload BinaryDecoder::decode(QByteArrayView bytes, const Limits &) const
{
    DecodedPayload result;
    result.decoderId = id();
    result.size = bytes.size();
    result.root.kind = Kind::Binary;
    result.root.length = bytes.size();
    return result;
}

} // namespace payload
