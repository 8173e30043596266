// SPDX-License-Identifier: GPL-3.0-or-later
#include "connections/payloadinput.h"

#include "payload/base64input.h"
#include "payload/hexinput.h"
#include "payload/jsonformat.h"
#include "style/fonts.h"
#include "style/metrics.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLocale>
#include <QPlainTextEdit>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

payload::BytesInput read(const QString &text, PayloadInput::Format format)
{
    switch (format) {
    case PayloadInput::Format::Hex:
        return payload::parseHex(text);
    case PayloadInput::Format::Base64:
        return payload::parseBase64(text);
    case PayloadInput::Format::Json:
    case PayloadInput::Format::Text:
        break;
    }
    return {text.toUtf8(), std::nullopt};
}

QString write(const QByteArray &bytes, PayloadInput::Format format)
{
    switch (format) {
    case PayloadInput::Format::Hex:
        return payload::hexText(bytes);
    case PayloadInput::Format::Base64:
        return QString::fromLatin1(bytes.toBase64());
    case PayloadInput::Format::Json:
    case PayloadInput::Format::Text:
        break;
    }
    return QString::fromUtf8(bytes);
}

// Text that comes back byte for byte from the editor, which knows only one kind of line end.
bool survivesTheEditor(const QByteArray &bytes)
{
    return QByteArrayView(bytes).isValidUtf8() && !bytes.contains('\r') && !bytes.contains('\0')
        && !QString::fromUtf8(bytes).contains(QChar(0x2029));
}

} // namespace

PayloadInput::PayloadInput(QWidget *parent)
    : QWidget(parent)
    , m_editor(new QPlainTextEdit(this))
    , m_format(new QComboBox(this))
{
    m_editor->setTabChangesFocus(true);
    m_editor->setLineWrapMode(QPlainTextEdit::WidgetWidth);
    QFont mono;
    mono.setFamilies(monospaceFont(font()).families());
    m_editor->setFont(mono);
    m_editor->setFixedHeight(2 * m_editor->fontMetrics().lineSpacing() + 4 * Metrics::unit);
    m_format->setAccessibleName(tr("Format"));
    m_format->addItem(tr("JSON"), int(Format::Json));
    m_format->addItem(tr("Text"), int(Format::Text));
    m_format->addItem(tr("Hex"), int(Format::Hex));
    m_format->addItem(tr("Base64"), int(Format::Base64));

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2 * Metrics::unit);
    row->addWidget(m_editor, 1);
    row->addWidget(m_format, 0, Qt::AlignTop);
    setFocusProxy(m_editor);

    connect(m_editor, &QPlainTextEdit::textChanged, this, &PayloadInput::edited);
    connect(m_format, &QComboBox::activated, this, &PayloadInput::formatChosen);
}

void PayloadInput::setBytes(const QByteArray &bytes)
{
    Format format = Format::Hex;
    if (bytes.isEmpty())
        format = Format::Json;
    else if (survivesTheEditor(bytes))
        format = payload::validateJson(bytes) ? Format::Text : Format::Json;
    m_shown = format;
    m_format->setCurrentIndex(m_format->findData(int(format)));
    m_editor->setPlainText(write(bytes, format));
}

QByteArray PayloadInput::bytes() const
{
    return read(m_editor->toPlainText(), format()).bytes;
}

PayloadInput::Format PayloadInput::format() const
{
    return static_cast<Format>(m_format->currentData().toInt());
}

void PayloadInput::setFormat(Format format)
{
    m_format->setCurrentIndex(m_format->findData(int(format)));
    formatChosen();
}

// The bytes stay, their writing changes. Bytes that are no text stay in their format: shown as text
// they would be sent changed.
void PayloadInput::formatChosen()
{
    const Format chosen = format();
    const payload::BytesInput input = read(m_editor->toPlainText(), m_shown);
    const bool textual = chosen == Format::Json || chosen == Format::Text;
    if (textual && !input.error && !survivesTheEditor(input.bytes)) {
        m_format->setCurrentIndex(m_format->findData(int(m_shown)));
        return;
    }
    if (!input.error)
        m_editor->setPlainText(write(input.bytes, chosen));
    m_shown = chosen;
    emit edited();
}

QString PayloadInput::error() const
{
    const QString text = m_editor->toPlainText();
    const QLocale locale;
    if (format() == Format::Json) {
        if (text.isEmpty())
            return {};
        const auto wrong = payload::validateJson(text.toUtf8());
        return wrong ? tr("Not valid JSON. Choose Text to send it as it is.") : QString();
    }
    const payload::BytesInput input = read(text, format());
    if (!input.error)
        return {};
    const QString place = locale.toString(input.error->position + 1);
    switch (input.error->kind) {
    case payload::InputError::Kind::InvalidCharacter:
        return format() == Format::Hex ? tr("No hex digit at character %1.").arg(place)
                                       : tr("No Base64 character at character %1.").arg(place);
    case payload::InputError::Kind::OddDigit:
        return tr("A hex digit is missing its partner at character %1.").arg(place);
    case payload::InputError::Kind::BadPadding:
        return tr("The = at character %1 is in the wrong place.").arg(place);
    case payload::InputError::Kind::BadLength:
        return tr("Base64 ends too early.");
    }
    return {};
}

} // namespace ui
