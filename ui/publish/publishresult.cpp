// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/publishresult.h"

#include "style/elidedlabel.h"
#include "style/iconlabel.h"
#include "style/metrics.h"
#include "text/formats.h"
#include "text/publishtext.h"

#include <QHBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

constexpr std::chrono::seconds ShownFor{6};
constexpr std::chrono::seconds WaitingAfter{10};

} // namespace

PublishResult::PublishResult(QWidget *parent)
    : QWidget(parent)
    , m_icon(new IconLabel(IconName::Ok, ColorRole::Ok, this))
    , m_validity(new ElidedLabel(this))
    , m_result(new ElidedLabel(this))
{
    m_validity->setObjectName(u"publishValidity"_s);
    m_result->setObjectName(u"publishResult"_s);
    m_validity->setInk(ColorRole::Muted);
    for (ElidedLabel *label : {m_validity, m_result})
        label->setKind(TextKind::Small);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(Metrics::unit);
    layout->addWidget(m_icon);
    layout->addWidget(m_validity, 1);
    layout->addWidget(m_result, 1);
    m_back.setSingleShot(true);
    connect(&m_back, &QTimer::timeout, this, &PublishResult::showValidity);
    m_waiting.setInterval(1000);
    connect(&m_waiting, &QTimer::timeout, this, &PublishResult::stillWaiting);
    showValidity();
}

void PublishResult::setValidity(const QString &text, bool ok, const QString &preview)
{
    // What has just become wrong must not wait: Publish may be disabled by it.
    const bool newlyWrong = !ok && text != m_validityText && !m_waiting.isActive();
    m_validityText = text;
    m_valid = ok;
    m_preview = preview;
    if (m_result->isHidden() || newlyWrong)
        showValidity();
}

void PublishResult::showValidity()
{
    m_back.stop();
    m_icon->setIcon(m_valid ? IconName::Ok : IconName::Warn,
                    m_valid ? ColorRole::Ok : ColorRole::Warn);
    m_validity->setText(m_validityText);
    m_validity->setToolTip(m_preview);
    m_validity->show();
    m_result->hide();
}

void PublishResult::expect(client::PublishToken token)
{
    m_token = token;
    m_sinceSent.start();
    m_waiting.start();
}

void PublishResult::answer(const client::PublishOutcome &outcome, const ReasonContext &context)
{
    if (outcome.token != m_token)
        return;
    show(publishOutcomeText(outcome, context), publishOutcomeLevel(outcome));
    m_waiting.stop();
    m_back.stop();
    if (outcome.stage == client::PublishStage::Written) {
        m_sinceSent.start();
        m_waiting.start();
    } else {
        m_back.start(ShownFor);
    }
}

void PublishResult::refuse(const QString &sentence)
{
    show(sentence, NoticeLevel::Error);
    m_back.start(ShownFor);
}

void PublishResult::tell(const QString &sentence)
{
    show(sentence, NoticeLevel::Info);
    m_back.start(ShownFor);
}

void PublishResult::clear()
{
    m_token = client::PublishToken::None;
    m_waiting.stop();
    m_back.stop();
    showValidity();
}

void PublishResult::show(const QString &text, NoticeLevel level)
{
    m_icon->setIcon(noticeIcon(level), noticeInk(level));
    m_result->setText(text);
    m_result->setInk(level == NoticeLevel::Info ? ColorRole::Text : noticeInk(level));
    m_validity->hide();
    m_result->show();
}

void PublishResult::stillWaiting()
{
    const std::chrono::milliseconds elapsed(m_sinceSent.elapsed());
    if (elapsed < WaitingAfter)
        return;
    m_back.stop();
    show(tr("Not confirmed for %1 — waiting").arg(durationText(elapsed)), NoticeLevel::Warning);
}

} // namespace ui
