// SPDX-License-Identifier: GPL-3.0-or-later
#include "payload/hexdump.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace payload;

namespace {

QString describe(const Interpretation &value)
{
    static const char *types[] = {"i8", "u8", "i16", "u16", "i32", "u32", "i64", "u64", "f", "d"};
    static const char *orders[] = {"", "le", "be"};
    return QString::fromLatin1(types[static_cast<int>(value.type)])
        + QString::fromLatin1(orders[static_cast<int>(value.order)]) + u"="_s + value.text;
}

QStringList interpret(const QByteArray &bytes)
{
    QStringList list;
    for (const Interpretation &value : interpretBytes(bytes))
        list += describe(value);
    return list;
}

} // namespace

class TestHexDump : public QObject {
    Q_OBJECT

private slots:
    void showsRows()
    {
        const QByteArray bytes = "Hello, \x1b[1m\xFF world!"_ba;
        QCOMPARE(hexRowCount(bytes.size()), 2);
        const HexRow first = hexRow(bytes, 0);
        QCOMPARE(first.offset, 0);
        QCOMPARE(first.count, 16);
        QCOMPARE(first.hex.left(47),
                 u"48 65 6c 6c 6f 2c 20 1b  5b 31 6d ff 20 77 6f 72"_s.left(47));
        QCOMPARE(first.ascii, u"Hello, .[1m. wor"_s);
        const HexRow last = hexRow(bytes, 1);
        QCOMPARE(last.offset, 16);
        QCOMPARE(last.count, 3);
        QCOMPARE(last.hex.trimmed(), u"6c 64 21"_s);
        QCOMPARE(last.hex.size(), first.hex.size());
        QCOMPARE(last.ascii, u"ld!"_s);
    }

    void rowsOutsideAreEmpty()
    {
        QCOMPARE(hexRowCount(0), 0);
        QCOMPARE(hexRowCount(16), 1);
        QCOMPARE(hexRowCount(17), 2);
        QCOMPARE(hexRow("abc", 1), HexRow());
        QCOMPARE(hexRow("abc", -1), HexRow());
        QCOMPARE(hexRow("abc", PTRDIFF_MAX), HexRow());
        QCOMPARE(hexRow({}, 0), HexRow());
    }

    void columnsAndBytesAgree()
    {
        for (int byte = 0; byte < hexBytesPerRow; ++byte) {
            QCOMPARE(hexByteAtColumn(hexColumnOfByte(byte)), byte);
            QCOMPARE(hexByteAtColumn(hexColumnOfByte(byte) + 1), byte);
        }
        QCOMPARE(hexByteAtColumn(-5), 0);
        QCOMPARE(hexByteAtColumn(999), 15);
    }

    void offsetsAreAsWideAsNeeded()
    {
        QCOMPARE(hexOffset(16, 100), u"0010"_s);
        QCOMPARE(hexOffset(16, 65536), u"0010"_s);
        QCOMPARE(hexOffset(16, 65537), u"00010"_s);
        QCOMPARE(hexOffset(0, 0), u"0000"_s);
    }

    void interpretsTheSelection()
    {
        QCOMPARE(interpret({}), QStringList());
        QCOMPARE(interpret("\xFE"), (QStringList{u"i8=-2"_s, u"u8=254"_s}));
        QCOMPARE(interpret("\x01\x80"),
                 (QStringList{u"i8=1"_s, u"u8=1"_s, u"i16le=-32767"_s, u"i16be=384"_s,
                              u"u16le=32769"_s, u"u16be=384"_s}));
        QCOMPARE(interpret(QByteArray("\x41\xad\x99\x9a", 4)).mid(10),
                 (QStringList{u"fle=-6.3559224e-23"_s, u"fbe=21.7"_s}));
    }

    void interpretsEightBytes()
    {
        const QStringList list = interpret(QByteArray("\x40\x35\xb3\x33\x33\x33\x33\x33", 8));
        QCOMPARE(list.size(), 18);
        QVERIFY(list.contains(u"dbe=21.7"_s));
        QVERIFY(list.contains(u"u64be=4626801224676750131"_s));
        const QStringList ones = interpret(QByteArray(8, '\xFF'));
        QVERIFY(ones.contains(u"i64le=-1"_s));
        QVERIFY(ones.contains(u"u64be=18446744073709551615"_s));
        QVERIFY(ones.contains(u"dle=nan"_s));
    }
};

QTEST_GUILESS_MAIN(TestHexDump)
#include "tst_hexdump.moc"
