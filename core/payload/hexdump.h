// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>

#include <vector>

namespace payload {

inline constexpr int hexBytesPerRow = 16;

// One row of the hex view, made on demand: a view of any size asks only for what it shows.
struct HexRow {
    qsizetype offset = 0;
    int count = 0; // bytes in this row, 0 … 16
    QString hex; // "00 01 02 03 04 05 06 07  08 09 …", always 48 characters
    QString ascii; // one character a byte, "." for what cannot be printed

    bool operator==(const HexRow &) const = default;
};

qsizetype hexRowCount(qsizetype size);
HexRow hexRow(QByteArrayView bytes, qsizetype row); // empty row past the end
QString hexOffset(qsizetype offset, qsizetype size); // as many digits as `size` needs, at least 4
int hexColumnOfByte(int byteInRow); // where byte 0 … 15 starts in HexRow::hex
int hexByteAtColumn(int column); // the byte under a column; the nearest in the gaps

// Selected bytes read as numbers.
struct Interpretation {
    enum class Type { Int8, UInt8, Int16, UInt16, Int32, UInt32, Int64, UInt64, Float, Double };
    enum class ByteOrder { None, LittleEndian, BigEndian }; // None for one byte

    Type type = Type::UInt8;
    ByteOrder order = ByteOrder::None;
    QString text; // C locale; shortest text that reads back the same for Float and Double

    bool operator==(const Interpretation &) const = default;
};

// Every type that fits into the selection, read at its start, both byte orders.
std::vector<Interpretation> interpretBytes(QByteArrayView selection);

} // namespace payload
