// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/utf8.h"

#include <QByteArray>
#include <QRandomGenerator>
#include <QTest>

using namespace mqtt;

class Utf8Test : public QObject {
    Q_OBJECT

private slots:
    void acceptsEveryCodePointButNull();
    void refusesSurrogates();
    void agreesWithQtOnAllShortSequences();
    void agreesWithQtOnRandomBytes();
    void namesTheFirstBadByte();
};

namespace {

QByteArray encoded(quint32 codePoint)
{
    const auto byte = [](quint32 value) { return static_cast<char>(value); };
    if (codePoint < 0x80)
        return QByteArray(1, byte(codePoint));
    const quint32 last = 0x80 | (codePoint & 0x3F);
    const quint32 third = 0x80 | ((codePoint >> 6) & 0x3F);
    const quint32 second = 0x80 | ((codePoint >> 12) & 0x3F);
    if (codePoint < 0x800)
        return {QByteArray{} + byte(0xC0 | (codePoint >> 6)) + byte(last)};
    if (codePoint < 0x10000)
        return {QByteArray{} + byte(0xE0 | (codePoint >> 12)) + byte(third) + byte(last)};
    return {QByteArray{} + byte(0xF0 | (codePoint >> 18)) + byte(second) + byte(third)
            + byte(last)};
}

bool isValidForQt(const QByteArray &bytes)
{
    return QByteArrayView(bytes).isValidUtf8() && !bytes.contains('\0');
}

} // namespace

void Utf8Test::acceptsEveryCodePointButNull()
{
    for (quint32 codePoint = 1; codePoint <= 0x10FFFF; ++codePoint) {
        if (codePoint >= 0xD800 && codePoint <= 0xDFFF)
            continue;
        if (firstInvalidUtf8(encoded(codePoint)) != -1)
            QFAIL(qPrintable(QString::number(codePoint, 16)));
    }
    QCOMPARE(firstInvalidUtf8(QByteArray(1, '\0')), 0);
    QCOMPARE(firstInvalidUtf8(encoded(0x110000)), 0);
    QCOMPARE(firstInvalidUtf8({}), -1);
}

void Utf8Test::refusesSurrogates()
{
    for (quint32 codePoint = 0xD800; codePoint <= 0xDFFF; ++codePoint)
        QCOMPARE(firstInvalidUtf8(encoded(codePoint)), 0);
}

void Utf8Test::agreesWithQtOnAllShortSequences()
{
    QByteArray bytes(3, '\0');
    for (int first = 0; first < 256; ++first) {
        for (int second = 0; second < 256; ++second) {
            for (const int third : {0x00, 0x41, 0x7F, 0x80, 0xBF, 0xC2, 0xE1, 0xFF}) {
                bytes[0] = static_cast<char>(first);
                bytes[1] = static_cast<char>(second);
                bytes[2] = static_cast<char>(third);
                if ((firstInvalidUtf8(bytes) < 0) != isValidForQt(bytes))
                    QFAIL(bytes.toHex(' ').constData());
            }
        }
    }
}

void Utf8Test::agreesWithQtOnRandomBytes()
{
    QRandomGenerator random(20240501);
    const QByteArray interesting
        = QByteArray::fromHex("0041617f80819fa0bfc0c1c2dfe0e1edeff0f1f4f5ff");
    for (int round = 0; round < 200'000; ++round) {
        QByteArray bytes(random.bounded(1, 24), 'a');
        for (char &byte : bytes) {
            if (random.bounded(3) == 0)
                byte = interesting[random.bounded(static_cast<int>(interesting.size()))];
        }
        if ((firstInvalidUtf8(bytes) < 0) != isValidForQt(bytes))
            QFAIL(bytes.toHex(' ').constData());
    }
}

void Utf8Test::namesTheFirstBadByte()
{
    for (qsizetype good = 0; good < 40; ++good) {
        for (const QByteArray &bad :
             {QByteArray("\xff"), QByteArray(1, '\0'), QByteArray("\xe6\xb8"),
              QByteArray("\xffmore letters behind")}) {
            const QByteArray text = QByteArray(good, 'a') + bad;
            QCOMPARE(firstInvalidUtf8(text), good);
        }
    }
}

QTEST_GUILESS_MAIN(Utf8Test)
#include "tst_utf8.moc"
