// SPDX-License-Identifier: GPL-3.0-or-later
#include "connections/willpreviewframe.h"

#include "payload/escape.h"
#include "payload/textread.h"
#include "style/chip.h"
#include "style/elidedlabel.h"
#include "style/fonts.h"
#include "style/iconlabel.h"
#include "style/metrics.h"
#include "style/textlabel.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

constexpr qsizetype shownPayload = 256; // characters, cut before layout

QString payloadText(const QByteArray &payload)
{
    if (payload.isEmpty())
        return WillPreviewFrame::tr("‹empty›");
    if (payload::guessEncoding(payload) == payload::Encoding::None)
        return WillPreviewFrame::tr("‹binary · %n byte(s)›", nullptr, int(payload.size()));
    return payload::visibleText(
        payload::readText(payload.first(qMin(payload.size(), shownPayload * 4)))
            .text.left(shownPayload));
}

} // namespace

WillPreviewFrame::WillPreviewFrame(QWidget *parent)
    : InfoFrame(parent)
    , m_message(new QWidget(this))
    , m_topic(new ElidedLabel(m_message))
    , m_payload(new ElidedLabel(m_message))
    , m_qos(new Chip(m_message))
    , m_retain(new Chip(m_message))
    , m_warnings(new QWidget(this))
    , m_warningLines(new QVBoxLayout(m_warnings))
{
    setObjectName(u"willPreview"_s);
    setTitle(tr("What the broker will publish"));

    auto *arrow = new QLabel(u"←"_s, m_message);
    auto *row = new QHBoxLayout(m_message);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Metrics::unit + 2);
    m_topic->setElideMode(Qt::ElideMiddle);
    row->addWidget(m_topic);
    row->addWidget(arrow);
    row->addWidget(m_payload);
    row->addWidget(m_qos);
    m_retain->setText(tr("retained"));
    m_retain->setInk(ColorRole::Retained);
    row->addWidget(m_retain);
    row->addStretch(1);
    m_topic->setFont(boldFont(monospaceFont(font())));
    m_payload->setFont(monospaceFont(font()));
    addContent(m_message);

    m_warningLines->setContentsMargins(0, 0, 0, 0);
    m_warningLines->setSpacing(Metrics::unit);
    addContent(m_warnings);
}

QString WillPreviewFrame::sentence(const WillFact &fact)
{
    const QLocale locale;
    switch (fact.sentence) {
    case WillSentence::SentAtOnce:
        return tr("If the connection breaks without a DISCONNECT, the broker sends at once");
    case WillSentence::SentLater:
        return tr("If the connection breaks without a DISCONNECT, then %1 s later the broker sends")
            .arg(locale.toString(fact.seconds));
    case WillSentence::SessionEndsFirst:
        return tr("The session ends after %1 s, so the will is sent then, not after %2 s.")
            .arg(locale.toString(fact.seconds), locale.toString(fact.delaySeconds));
    case WillSentence::CleanStartSendsAnyway:
        return tr(
            "Reconnecting with a clean start ends the old session, so the will is sent anyway.");
    case WillSentence::QoSRefused:
        return tr("This broker allows QoS ≤ %1: it would refuse the connection (0x9B).")
            .arg(int(fact.qos));
    case WillSentence::RetainRefused:
        return tr("This broker allows no retain: it would refuse the connection (0x9A).");
    case WillSentence::NotRetained:
        return tr("Not retained: only clients subscribed at that moment see it.");
    case WillSentence::ReplacesRetained:
        return tr("It replaces the retained value of this topic until something replaces it.");
    case WillSentence::ClearsRetained:
        return tr("It clears the retained message of this topic.");
    case WillSentence::NormalDisconnectSendsNothing:
        return tr("A normal Disconnect sends nothing.");
    case WillSentence::DisconnectCanSendWill:
        return tr("“Disconnect and send will” (0x04) in the menu sends it.");
    case WillSentence::ReconnectCancels:
        return tr("If we reconnect within %1 s it is cancelled.")
            .arg(locale.toString(fact.seconds));
    }
    return {};
}

void WillPreviewFrame::setWill(const WillSettings &settings, const QString &topic,
                               const QByteArray &payload)
{
    QString lead;
    QStringList warnings;
    QStringList notes;
    for (const WillFact &fact : previewWill(settings)) {
        const QString text = sentence(fact);
        if (lead.isEmpty())
            lead = text;
        else if (isWarning(fact.sentence))
            warnings.append(text);
        else
            notes.append(text);
    }
    const QString shownTopic
        = topic.isEmpty() ? tr("(no topic yet)") : payload::visibleText(topic.left(shownPayload));
    const QString shown = payloadText(payload);
    const QString qos = tr("QoS %1").arg(int(settings.qos));

    setLevel(warnings.isEmpty() ? NoticeLevel::Info : NoticeLevel::Warning);
    setText(lead);
    m_topic->setText(shownTopic);
    m_payload->setText(shown);
    m_qos->setText(qos);
    m_retain->setVisible(settings.retain);
    showWarnings(warnings);
    setNote(notes.join(u' '));

    QStringList all{lead, QString(shownTopic + u" ← "_s + shown + u" · "_s + qos)};
    all += warnings;
    all += notes;
    m_plainText = all.join(u'\n');
    setAccessibleDescription(m_plainText);
}

void WillPreviewFrame::showWarnings(const QStringList &warnings)
{
    while (QLayoutItem *item = m_warningLines->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const QString &warning : warnings) {
        auto *line = new QWidget(m_warnings);
        auto *row = new QHBoxLayout(line);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(Metrics::unit + 2);
        row->addWidget(new IconLabel(IconName::Warn, ColorRole::Warn, line), 0, Qt::AlignTop);
        auto *text = new TextLabel(warning, line);
        text->setWordWrap(true);
        row->addWidget(text, 1);
        m_warningLines->addWidget(line);
    }
    m_warnings->setVisible(!warnings.isEmpty());
}

} // namespace ui
