// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/payloadtext.h"

#include "text/formats.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

class PayloadText {
    Q_DECLARE_TR_FUNCTIONS(PayloadText)

public:
    static QString decoder(const QString &id)
    {
        if (id == "json"_L1)
            return tr("JSON");
        if (id == "text"_L1)
            return tr("Text");
        if (id == "binary"_L1)
            return tr("Binary");
        return id;
    }

    static QString reason(payload::DecodeErrorKind kind)
    {
        using Kind = payload::DecodeErrorKind;
        switch (kind) {
        case Kind::Empty:
            return tr("nothing there");
        case Kind::UnexpectedEnd:
            return tr("unexpected end");
        case Kind::ExpectedValue:
            return tr("a value is missing");
        case Kind::ExpectedKey:
            return tr("a name in quotes is missing");
        case Kind::ExpectedColon:
            return tr("a colon is missing");
        case Kind::ExpectedCommaOrEnd:
            return tr("a comma or closing bracket is missing");
        case Kind::TrailingComma:
            return tr("comma before the closing bracket");
        case Kind::TrailingData:
            return tr("something follows the end");
        case Kind::BadNumber:
            return tr("not a number");
        case Kind::LeadingZero:
            return tr("number with leading zero");
        case Kind::BadLiteral:
            return tr("only true, false and null may stand without quotes");
        case Kind::BadEscape:
            return tr("unknown escape");
        case Kind::ControlCharacter:
            return tr("control character inside a string");
        case Kind::InvalidUtf8:
            return tr("not UTF-8");
        case Kind::TooDeep:
            return tr("nested too deeply");
        case Kind::TooLarge:
            return tr("too large");
        }
        return {};
    }

    static QString reason(payload::InputError::Kind kind)
    {
        using Kind = payload::InputError::Kind;
        switch (kind) {
        case Kind::InvalidCharacter:
            return tr("unexpected character");
        case Kind::OddDigit:
            return tr("a digit without its partner");
        case Kind::BadPadding:
            return tr("= in the wrong place");
        case Kind::BadLength:
            return tr("the end is missing");
        }
        return {};
    }

    static QString notValid(const QString &format, qint64 line, qint64 column,
                            const QString &reason)
    {
        return tr("Not valid %1: line %2, column %3 — %4")
            .arg(format, countText(line), countText(column), reason);
    }
};

} // namespace

QString decoderName(const QString &decoderId)
{
    return PayloadText::decoder(decoderId);
}

QString decodeErrorText(const QString &decoderId, const payload::DecodeError &error)
{
    return PayloadText::notValid(decoderName(decoderId), error.line, error.column,
                                 PayloadText::reason(error.kind));
}

QString inputErrorText(const QString &formatName, const payload::InputError &error,
                       QStringView text)
{
    const QStringView before = text.first(std::clamp(error.position, qsizetype(0), text.size()));
    const qsizetype lineStart = before.lastIndexOf(u'\n') + 1;
    return PayloadText::notValid(formatName, before.count(u'\n') + 1, before.size() - lineStart + 1,
                                 PayloadText::reason(error.kind));
}

} // namespace ui
