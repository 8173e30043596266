// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/composedpayload.h"

#include "payload/base64input.h"
#include "payload/hexinput.h"
#include "payload/jsonformat.h"
#include "payload/template.h"
#include "text/formats.h"
#include "text/payloadtext.h"

#include <QCoreApplication>
#include <QRandomGenerator>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

class PayloadWords {
    Q_DECLARE_TR_FUNCTIONS(PayloadWords)

public:
    static QString valid(qsizetype size) { return tr("Valid JSON · %1").arg(sizeText(size)); }
    static QString empty() { return tr("Empty payload"); }
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

} // namespace

ComposedPayload composePayload(PublishFormat format, const QByteArray &text)
{
    ComposedPayload result;
    switch (format) {
    case PublishFormat::Json: {
        result.bytes = text;
        if (text.trimmed().isEmpty())
            return result;
        // Placeholders are filled when it is sent: what counts is what will go out.
        QByteArray checked = text;
        payload::ExpandedTemplate expanded;
        if (payload::mayBeTemplate(text)) {
            QRandomGenerator random(1);
            expanded = payload::expandTemplate(text, {QDateTime::currentDateTime(), 1, &random});
            checked = expanded.bytes;
        }
        if (const auto error = payload::validateJson(checked)) {
            result.error = decodeErrorText(u"json"_s, *error);
            result.errorOffset
                = expanded.isUsed() ? expanded.sourceOffset(error->offset) : error->offset;
        }
        return result;
    }
    case PublishFormat::Hex: {
        const QString typed = QString::fromUtf8(text);
        return typedBytes(u"hex"_s, payload::parseHex(typed), typed);
    }
    case PublishFormat::Base64: {
        const QString typed = QString::fromUtf8(text);
        return typedBytes(u"Base64"_s, payload::parseBase64(typed), typed);
    }
    case PublishFormat::Text:
    case PublishFormat::File:
        break;
    }
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
