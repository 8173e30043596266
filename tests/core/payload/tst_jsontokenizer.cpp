// SPDX-License-Identifier: GPL-3.0-or-later
#include "payload/jsontokenizer.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using payload::DecodeErrorKind;
using payload::JsonTokenizer;
using Token = JsonTokenizer::Token;

namespace {

struct Outcome {
    QByteArray tokens; // "{k:sn}" in short letters, "!" at an error
    DecodeErrorKind kind = DecodeErrorKind::Empty;
    payload::DecodeError error;
};

Outcome run(QByteArrayView bytes, int depth = 512)
{
    JsonTokenizer tokenizer(bytes, depth);
    Outcome outcome;
    for (;;) {
        const Token token = tokenizer.next();
        if (token != Token::Error && token != Token::End) {
            const bool inside = tokenizer.offset() >= 0
                && tokenizer.offset() + tokenizer.length() <= bytes.size();
            if (!inside)
                qFatal("token outside of the text");
        }
        switch (token) {
        case Token::ObjectBegin:
            outcome.tokens += '{';
            break;
        case Token::ObjectEnd:
            outcome.tokens += '}';
            break;
        case Token::ArrayBegin:
            outcome.tokens += '[';
            break;
        case Token::ArrayEnd:
            outcome.tokens += ']';
            break;
        case Token::Key:
            outcome.tokens += 'k';
            break;
        case Token::String:
            outcome.tokens += 's';
            break;
        case Token::Number:
            outcome.tokens += 'n';
            break;
        case Token::True:
            outcome.tokens += 't';
            break;
        case Token::False:
            outcome.tokens += 'f';
            break;
        case Token::Null:
            outcome.tokens += '0';
            break;
        case Token::End:
            return outcome;
        case Token::Error:
            outcome.tokens += '!';
            outcome.error = tokenizer.error();
            outcome.kind = outcome.error.kind;
            return outcome;
        }
    }
}

} // namespace

class TestJsonTokenizer : public QObject {
    Q_OBJECT

private slots:
    void readsWhatIsValid_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("tokens");
        QTest::newRow("object") << "{\"a\":1,\"b\":[true,false,null,\"x\"]}"_ba
                                << "{knk[tf0s]}"_ba;
        QTest::newRow("empty containers") << "[{},[]]"_ba
                                          << "[{}[]]"_ba;
        QTest::newRow("white space") << " \t\r\n{ \"a\" : 1 , \"b\" : 2 } \n"_ba
                                     << "{knkn}"_ba;
        QTest::newRow("scalar number") << "127.0"_ba
                                       << "n"_ba;
        QTest::newRow("scalar string") << "\"on\""_ba
                                       << "s"_ba;
        QTest::newRow("scalar null") << "null"_ba
                                     << "0"_ba;
        QTest::newRow("numbers") << "[-0,0.5,1e3,1E+3,-1.25e-7,18446744073709551616]"_ba
                                 << "[nnnnnn]"_ba;
        QTest::newRow("byte order mark") << "\xEF\xBB\xBF[1]"_ba
                                         << "[n]"_ba;
        QTest::newRow("escapes") << "[\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e4\\ud83d\\ude00\"]"_ba
                                 << "[s]"_ba;
        QTest::newRow("lone surrogate escape") << "[\"\\ud800\"]"_ba
                                               << "[s]"_ba;
        QTest::newRow("utf-8") << "[\"\xC3\xA4\xE4\xBB\x93\xF0\x9F\x98\x80\"]"_ba
                               << "[s]"_ba;
        QTest::newRow("delete is no control here") << "[\"\x7F\"]"_ba
                                                   << "[s]"_ba;
        QTest::newRow("duplicate keys") << "{\"a\":1,\"a\":2}"_ba
                                        << "{knkn}"_ba;
    }

    void readsWhatIsValid()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, tokens);
        QCOMPARE(run(bytes).tokens, tokens);
    }

    void saysWhatIsWrongAndWhere_data()
    {
        using Kind = DecodeErrorKind;
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("offset");
        QTest::addColumn<int>("line");
        QTest::addColumn<int>("column");
        const auto row = [](const char *name, const QByteArray &bytes, Kind kind, int offset,
                            int line, int column) {
            QTest::newRow(name) << bytes << static_cast<int>(kind) << offset << line << column;
        };
        row("nothing", "", Kind::Empty, 0, 1, 1);
        row("only space", "  ", Kind::Empty, 2, 1, 3);
        row("cut after key", "{\"temperature\": 2"_ba.chopped(1), Kind::UnexpectedEnd, 16, 1, 17);
        row("cut in object", "{\"a\": 21", Kind::UnexpectedEnd, 8, 1, 9);
        row("cut in string", "[\"abc", Kind::UnexpectedEnd, 5, 1, 6);
        row("cut in escape", "[\"\\u12", Kind::UnexpectedEnd, 6, 1, 7);
        row("cut in literal", "[tru", Kind::UnexpectedEnd, 4, 1, 5);
        row("cut in number", "[-", Kind::UnexpectedEnd, 2, 1, 3);
        row("cut in character", "[\"\xE4\xBB", Kind::UnexpectedEnd, 4, 1, 4);
        row("no value", "{\"a\":}", Kind::ExpectedValue, 5, 1, 6);
        row("no key", "{1:2}", Kind::ExpectedKey, 1, 1, 2);
        row("single quotes", "{'a':2}", Kind::ExpectedKey, 1, 1, 2);
        row("no colon", "{\"a\" 1}", Kind::ExpectedColon, 5, 1, 6);
        row("no comma", "[1 2]", Kind::ExpectedCommaOrEnd, 3, 1, 4);
        row("wrong bracket", "[1}", Kind::ExpectedCommaOrEnd, 2, 1, 3);
        row("comma before ]", "[1,]", Kind::TrailingComma, 3, 1, 4);
        row("comma before }", "{\"a\":1,\n }", Kind::TrailingComma, 9, 2, 2);
        row("two values", "1 2", Kind::TrailingData, 2, 1, 3);
        row("dot without digits", "[1.]", Kind::BadNumber, 3, 1, 4);
        row("exponent without digits", "[1e]", Kind::BadNumber, 3, 1, 4);
        row("plus", "[+1]", Kind::ExpectedValue, 1, 1, 2);
        row("leading zero", "[007]", Kind::LeadingZero, 1, 1, 2);
        row("not a number", "[NaN]", Kind::BadLiteral, 1, 1, 2);
        row("misspelt", "[ture]", Kind::BadLiteral, 1, 1, 2);
        row("unknown escape", "[\"\\q\"]", Kind::BadEscape, 2, 1, 3);
        row("bad hex in escape", "[\"\\u12g4\"]", Kind::BadEscape, 2, 1, 3);
        row("raw line end in string", "[\"a\nb\"]", Kind::ControlCharacter, 3, 1, 4);
        row("raw NUL in string", QByteArray("[\"a\0b\"]", 7), Kind::ControlCharacter, 3, 1, 4);
        row("escaped NUL byte", QByteArray("[\"\\\0\"]", 6), Kind::BadEscape, 2, 1, 3);
        row("lone continuation", "[\"\x80\"]", Kind::InvalidUtf8, 2, 1, 3);
        row("over-long", "[\"\xC0\xAF\"]", Kind::InvalidUtf8, 2, 1, 3);
        row("surrogate bytes", "[\"\xED\xA0\x80\"]", Kind::InvalidUtf8, 2, 1, 3);
        row("above U+10FFFF", "[\"\xF4\x90\x80\x80\"]", Kind::InvalidUtf8, 2, 1, 3);
        row("columns count characters", "[\"\xE4\xBB\x93\xF0\x9F\x98\x80\", x]", Kind::BadLiteral,
            12, 1, 8);
        row("CRLF is one line end", "[\r\n1,\r\n\r\nx]", Kind::BadLiteral, 9, 4, 1);
        row("CR alone ends a line", "[\r1,\rx]", Kind::BadLiteral, 5, 3, 1);
    }

    void saysWhatIsWrongAndWhere()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, kind);
        QFETCH(int, offset);
        QFETCH(int, line);
        QFETCH(int, column);
        const Outcome outcome = run(bytes);
        QVERIFY(outcome.tokens.endsWith('!'));
        QCOMPARE(static_cast<int>(outcome.kind), kind);
        QCOMPARE(outcome.error.offset, offset);
        QCOMPARE(outcome.error.line, line);
        QCOMPARE(outcome.error.column, column);
    }

    void everyCutIsUnexpectedEnd()
    {
        const QByteArray whole
            = "{\"a\":[1.5e-3,\"x\\u00e4\\n\",true,null,{\"b\":{}}],\"仓库\":\"😀\",\"z\":[]}"_ba;
        QCOMPARE(run(whole).tokens.contains('!'), false);
        for (qsizetype size = 1; size < whole.size(); ++size) {
            // A fresh copy, so that a sanitizer sees any read past the cut.
            const QByteArray cut(whole.constData(), size);
            const Outcome outcome = run(cut);
            QVERIFY2(outcome.tokens.endsWith('!'), cut.constData());
            QVERIFY2(outcome.kind == DecodeErrorKind::UnexpectedEnd, cut.constData());
            QCOMPARE(outcome.error.offset, size);
        }
    }

    void everyByteChangedIsSurvived()
    {
        const QByteArray whole = "{\"a\":[1.5e-3,\"xä\\n\",true,null,{\"b\":{}}],\"z\":[]}"_ba;
        for (qsizetype i = 0; i < whole.size(); ++i) {
            for (int byte = 0; byte < 256; ++byte) {
                QByteArray changed = whole;
                changed[i] = static_cast<char>(byte);
                const Outcome outcome = run(changed);
                QVERIFY(outcome.error.offset <= changed.size());
            }
        }
    }

    void depthIsBounded()
    {
        const QByteArray deepest = QByteArray(512, '[') + QByteArray(512, ']');
        QCOMPARE(run(deepest).tokens.size(), 1024);
        const Outcome tooDeep = run(QByteArray(100'000, '['));
        QCOMPARE(tooDeep.kind, DecodeErrorKind::TooDeep);
        QCOMPARE(tooDeep.error.offset, 512);
        // Without a limit the depth costs memory, not stack.
        const QByteArray deep = QByteArray(100'000, '[') + QByteArray(100'000, ']');
        QCOMPARE(run(deep, 200'000).tokens.size(), 200'000);
        QByteArray objects;
        for (int i = 0; i < 100'000; ++i)
            objects += "{\"a\":";
        QCOMPARE(run(objects).kind, DecodeErrorKind::TooDeep);
    }

    void largeInputIsReadInOnePass()
    {
        QByteArray large = "[";
        while (large.size() < 10 * 1024 * 1024)
            large += "{\"key\":1.25,\"text\":\"abcdefghijklmnopqrstuvwxyz\"},";
        large += "0]";
        JsonTokenizer tokenizer(large);
        qsizetype numbers = 0;
        Token token = tokenizer.next();
        for (; token != Token::End && token != Token::Error; token = tokenizer.next())
            numbers += token == Token::Number ? 1 : 0;
        QCOMPARE(token, Token::End);
        QVERIFY(numbers > 200'000);
    }

    void staysWhereItStopped()
    {
        JsonTokenizer good("1");
        QCOMPARE(good.next(), Token::Number);
        QCOMPARE(good.next(), Token::End);
        QCOMPARE(good.next(), Token::End);
        JsonTokenizer bad("[}");
        QCOMPARE(bad.next(), Token::ArrayBegin);
        QCOMPARE(bad.next(), Token::Error);
        QCOMPARE(bad.next(), Token::Error);
        QCOMPARE(bad.errorOffset(), 1);
    }
};

QTEST_GUILESS_MAIN(TestJsonTokenizer)
#include "tst_jsontokenizer.moc"
