// SPDX-License-Identifier: GPL-3.0-or-later
#include "payload/hexdump.h"

#include <QLocale>
#include <QtEndian>

#include <algorithm>
#include <concepts>

namespace payload {

namespace {

constexpr int hexWidth = hexBytesPerRow * 3;

using Type = Interpretation::Type;
using ByteOrder = Interpretation::ByteOrder;

template <typename T> QString numberText(T value)
{
    if constexpr (std::floating_point<T>)
        return QLocale::c().toString(static_cast<double>(value), 'g',
                                     QLocale::FloatingPointShortest);
    else
        return QString::number(value);
}

// QLocale prints a float with the digits of the double it was widened to.
QString numberText(float value)
{
    for (int digits = 1; digits <= 9; ++digits) {
        const QString text = QString::number(static_cast<double>(value), 'g', digits);
        if (text.toFloat() == value)
            return text;
    }
    return QString::number(static_cast<double>(value), 'g', 9);
}

template <typename T>
void interpret(std::vector<Interpretation> &to, QByteArrayView bytes, Type type)
{
    if (bytes.size() < static_cast<qsizetype>(sizeof(T)))
        return;
    if constexpr (sizeof(T) == 1) {
        to.push_back({type, ByteOrder::None, QString::number(static_cast<T>(bytes[0]))});
    } else {
        to.push_back(
            {type, ByteOrder::LittleEndian, numberText(qFromLittleEndian<T>(bytes.data()))});
        to.push_back({type, ByteOrder::BigEndian, numberText(qFromBigEndian<T>(bytes.data()))});
    }
}

} // namespace

qsizetype hexRowCount(qsizetype size)
{
    return size / hexBytesPerRow + (size % hexBytesPerRow != 0 ? 1 : 0);
}

HexRow hexRow(QByteArrayView bytes, qsizetype row)
{
    HexRow result;
    if (row < 0 || row >= hexRowCount(bytes.size()))
        return result;
    static constexpr char digits[] = "0123456789abcdef";
    result.offset = row * hexBytesPerRow;
    result.count
        = static_cast<int>(std::min<qsizetype>(hexBytesPerRow, bytes.size() - result.offset));
    result.hex.fill(u' ', hexWidth);
    result.ascii.reserve(result.count);
    for (int i = 0; i < result.count; ++i) {
        const auto byte = static_cast<quint8>(bytes[result.offset + i]);
        const int column = hexColumnOfByte(i);
        result.hex[column] = QLatin1Char(digits[byte >> 4]);
        result.hex[column + 1] = QLatin1Char(digits[byte & 0x0F]);
        result.ascii += byte >= 0x20 && byte < 0x7F ? QLatin1Char(bytes[result.offset + i])
                                                    : QLatin1Char('.');
    }
    return result;
}

QString hexOffset(qsizetype offset, qsizetype size)
{
    const qsizetype width = QString::number(std::max<qsizetype>(size - 1, 0), 16).size();
    return QString::number(offset, 16).rightJustified(std::max<qsizetype>(width, 4), u'0');
}

int hexColumnOfByte(int byteInRow)
{
    const int byte = std::clamp(byteInRow, 0, hexBytesPerRow - 1);
    return byte * 3 + (byte >= hexBytesPerRow / 2 ? 1 : 0);
}

int hexByteAtColumn(int column)
{
    const int half = hexBytesPerRow / 2 * 3;
    const int shifted = column > half ? column - 1 : column;
    return std::clamp(shifted / 3, 0, hexBytesPerRow - 1);
}

std::vector<Interpretation> interpretBytes(QByteArrayView selection)
{
    std::vector<Interpretation> result;
    interpret<qint8>(result, selection, Type::Int8);
    interpret<quint8>(result, selection, Type::UInt8);
    interpret<qint16>(result, selection, Type::Int16);
    interpret<quint16>(result, selection, Type::UInt16);
    interpret<qint32>(result, selection, Type::Int32);
    interpret<quint32>(result, selection, Type::UInt32);
    interpret<qint64>(result, selection, Type::Int64);
    interpret<quint64>(result, selection, Type::UInt64);
    interpret<float>(result, selection, Type::Float);
    interpret<double>(result, selection, Type::Double);
    return result;
}

} // namespace payload
