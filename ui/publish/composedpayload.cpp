// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/composedpayload.h"

#include "payload/base64input.h"
#include "payload/hexinput.h"
#include "payload/jsonformat.h"
#include "text/formats.h"
#include "text/payloadtext.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

class PayloadWords {
    Q_DECLARE_TR_FUNCTIONS(PayloadWords)

public:
    static QString valid(qsizetype size) { return tr("Valid JSON · %1").arg(sizeText(size)); }
    static QString empty() { return tr("Empty payload"); }
    static QString hex() { return tr("hex"); }
};

ComposedPayload typedBytes(const QString &formatName, const payload::BytesInput &input,
                           const QString &text)
{
    ComposedPayload result;
    result.bytes = input.bytes;
    if (input.error) {
        result.error = inputErrorText(formatName, *input.error, text);
        result.errorOffset = QStringView(text).first(input.error->position).toUtf8().size();
        result.sendable = false;
    }
    return result;
}

ComposedPayload typedText(PublishFormat format, const QByteArray &text,
                          const payload::TemplateContext &context)
{
    ComposedPayload result;
    payload::ExpandedTemplate expanded;
    if (payload::mayBeTemplate(text))
        expanded = payload::expandTemplate(text, context);
    result.filled = expanded.isUsed();
    result.bytes = result.filled ? expanded.bytes : text;
    if (format != PublishFormat::Json || text.isEmpty())
        return result;
    // What goes out is what counts; the place is where the user sees it.
    if (const auto error = payload::validateJson(result.bytes)) {
        result.errorOffset = result.filled ? expanded.sourceOffset(error->offset) : error->offset;
        result.error = decodeErrorText(
            u"json"_s, payload::makeDecodeError(error->kind, text, result.errorOffset));
    }
    return result;
}

} // namespace

ComposedPayload composePayload(PublishFormat format, const QByteArray &text,
                               const payload::TemplateContext &context)
{
    switch (format) {
    case PublishFormat::Json:
    case PublishFormat::Text:
        return typedText(format, text, context);
    case PublishFormat::Hex: {
        const QString typed = QString::fromUtf8(text);
        return typedBytes(PayloadWords::hex(), payload::parseHex(typed), typed);
    }
    case PublishFormat::Base64: {
        const QString typed = QString::fromUtf8(text);
        return typedBytes(u"Base64"_s, payload::parseBase64(typed), typed);
    }
    case PublishFormat::File:
        break;
    }
    ComposedPayload result;
    result.bytes = text;
    return result;
}

QString validityText(PublishFormat format, const ComposedPayload &payload)
{
    if (!payload.error.isEmpty())
        return payload.error;
    if (payload.bytes.isEmpty())
        return PayloadWords::empty();
    return format == PublishFormat::Json ? PayloadWords::valid(payload.bytes.size())
                                         : sizeText(payload.bytes.size());
}

} // namespace ui
