// SPDX-License-Identifier: GPL-3.0-or-later
#include "message/metaline.h"

#include "style/chip.h"
#include "style/elidedlabel.h"
#include "style/iconlabel.h"
#include "style/linkbutton.h"
#include "style/metrics.h"
#include "style/textlabel.h"
#include "text/formats.h"
#include "text/qostext.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QLocale>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

// The date only where the time alone would mislead.
QString shownTime(qint64 epochMs)
{
    const QDate date = QDateTime::fromMSecsSinceEpoch(epochMs).date();
    if (date == QDate::currentDate())
        return clockText(epochMs);
    return QLocale().toString(date, QLocale::ShortFormat) % u' ' % clockText(epochMs);
}

} // namespace

MetaLine::MetaLine(QWidget *parent)
    : QWidget(parent)
    , m_time(new TextLabel(QString(), TextKind::SmallMono, ColorRole::Text, this))
    , m_qos(new Chip(this))
    , m_directionIcon(new IconLabel(IconName::In, ColorRole::Inbound, this))
    , m_direction(new TextLabel(QString(), TextKind::Small, ColorRole::Muted, this))
    , m_duplicate(new Chip(u"DUP"_s, this))
    , m_pin(new IconLabel(IconName::PinFill, ColorRole::Retained, this))
    , m_retained(new ElidedLabel(this))
    , m_check(new LinkButton(tr("Check now"), this))
    , m_size(new TextLabel(QString(), TextKind::Small, ColorRole::Muted, this))
{
    setObjectName(u"inspectorMeta"_s);
    m_time->setObjectName(u"metaTime"_s);
    m_qos->setObjectName(u"metaQos"_s);
    m_direction->setObjectName(u"metaDirection"_s);
    m_retained->setObjectName(u"metaRetained"_s);
    m_retained->setKind(TextKind::Small);
    m_retained->setInk(ColorRole::Retained);
    m_check->setObjectName(u"metaCheckRetained"_s);
    m_check->setToolTip(tr("Asks the broker whether it keeps a retained message of this topic"));
    connect(m_check, &LinkButton::clicked, this, &MetaLine::checkRequested);
    m_size->setObjectName(u"metaSize"_s);
    m_duplicate->setInk(ColorRole::Warn);
    m_duplicate->setToolTip(tr("Sent again: an earlier copy may have arrived"));

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(Metrics::stripPadding, 0, Metrics::stripPadding, 0);
    layout->setSpacing(2 * Metrics::unit);
    layout->addWidget(m_time);
    layout->addWidget(m_qos);
    auto *direction = new QHBoxLayout;
    direction->setSpacing(2);
    direction->addWidget(m_directionIcon);
    direction->addWidget(m_direction);
    layout->addLayout(direction);
    layout->addWidget(m_duplicate);
    auto *retained = new QHBoxLayout;
    retained->setSpacing(2);
    retained->addWidget(m_pin);
    retained->addWidget(m_retained);
    retained->addSpacing(2);
    retained->addWidget(m_check);
    retained->addStretch(1);
    layout->addLayout(retained, 1);
    layout->addWidget(m_size);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setMinimumHeight(Metrics::of(this).meta);
}

void MetaLine::setMessage(const store::Message &message, store::Retained retained, bool newest)
{
    const qint64 time = message.receivedAtUs() / 1000;
    m_time->setText(shownTime(time));
    m_time->setToolTip(isoTimeText(time));
    m_qos->setText(qosShort(message.qos()));
    m_qos->setToolTip(qosTitle(message.qos()) % u'\n' % qosExplainer(message.qos()));
    m_duplicate->setVisible(message.duplicate());
    m_size->setText(sizeText(message.payload().size()));
    setDirection(message);
    setRetained(message, retained, newest);
}

void MetaLine::setDirection(const store::Message &message)
{
    m_directionIcon->setIcon(message.outbound() ? IconName::Out : IconName::In,
                             message.outbound() ? ColorRole::Outbound : ColorRole::Inbound);
    ColorRole ink = ColorRole::Muted;
    switch (message.delivery()) {
    case store::Delivery::Received:
        m_direction->setText(message.outbound() ? tr("sent") : tr("received"));
        break;
    case store::Delivery::Queued:
        m_direction->setText(tr("not sent yet, queued"));
        break;
    case store::Delivery::Waiting:
        m_direction->setText(tr("sent, waiting for confirmation"));
        break;
    case store::Delivery::Sent:
        m_direction->setText(tr("sent"));
        break;
    case store::Delivery::Confirmed:
        m_direction->setText(tr("sent, confirmed"));
        break;
    case store::Delivery::Refused:
        m_direction->setText(tr("refused by the broker"));
        ink = ColorRole::Err;
        break;
    case store::Delivery::Dropped:
        m_direction->setText(tr("never sent"));
        ink = ColorRole::Err;
        break;
    case store::Delivery::Unknown:
        m_direction->setText(tr("sent, never confirmed"));
        ink = ColorRole::Warn;
        break;
    }
    m_direction->setInk(ink);
}

// The pin is about the topic, the words about this message: a live one beside a filled pin may be
// later than what the broker keeps (ux 2.4).
void MetaLine::setRetained(const store::Message &message, store::Retained retained, bool newest)
{
    QString words;
    QString explanation;
    IconName glyph = IconName::PinFill;
    const bool isUnknown = newest && retained == store::Retained::Was;
    if (isUnknown) {
        words = tr("was retained, now unknown");
        explanation = tr("Retained when you subscribed. MQTT 3.1.1 does not tell whether "
                         "newer messages were retained.");
        glyph = IconName::Pin;
    } else if (newest && retained == store::Retained::Yes && message.retain()) {
        words = tr("retained on broker");
        explanation = tr("The broker keeps this message and sends it to every new subscriber.");
    } else if (newest && retained == store::Retained::Yes) {
        words = tr("topic has a retained message");
        explanation = tr("The broker keeps a retained message of this topic. This one came "
                         "without the flag: it may be a later one that is not kept.");
    } else if (message.retain()) {
        words = message.payload().isEmpty() ? tr("cleared the retained message")
                                            : tr("with retain flag");
    }
    m_pin->setIcon(glyph, ColorRole::Retained);
    m_pin->setVisible(!words.isEmpty());
    m_retained->setText(words);
    m_retained->setToolTip(explanation);
    m_check->setVisible(isUnknown);
}

} // namespace ui
