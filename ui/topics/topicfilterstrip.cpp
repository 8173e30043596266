// SPDX-License-Identifier: GPL-3.0-or-later
#include "topics/topicfilterstrip.h"

#include "store/queryedit.h"
#include "style/iconbutton.h"
#include "style/metrics.h"
#include "topics/filterpresets.h"
#include "topics/markchip.h"
#include "topics/topicfilterline.h"

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

using Kind = store::QueryTerm::Kind;

QString changedTerm(const store::Baselines &baselines, store::MarkId mark)
{
    const store::Mark *known = baselines.find(mark);
    if (!known || mark == baselines.newest())
        return u"changed:mark"_s;
    return known->name.contains(u' ') ? QString(u"changed:\"" % known->name % u'"')
                                      : QString(u"changed:" % known->name);
}

} // namespace

TopicFilterStrip::TopicFilterStrip(QWidget *parent)
    : Strip(parent)
    , m_line(new TopicFilterLine)
    , m_presets(new FilterPresets)
    , m_retained(nullptr)
    , m_changed(new MarkChip)
{
    setMinimumStripHeight(Metrics::of(this).filterStrip);
    addLeading(m_line, 1);
    addTrailing(m_presets);
    m_retained = addChip(IconName::PinFill, u"chipRetained"_s, tr("Only what is retained"));
    m_retained->setCheckable(true);
    addTrailing(m_changed);
    connect(m_retained, &QToolButton::clicked, this,
            [this](bool wanted) { setTerm(Kind::Retained, u"retained:yes"_s, wanted); });
    connect(m_changed, &MarkChip::chosen, this, &TopicFilterStrip::compareWith);
    connect(m_changed, &MarkChip::renameRequested, this, &TopicFilterStrip::renameMark);
    connect(m_changed, &MarkChip::forgetRequested, this, &TopicFilterStrip::forgetMark);
    connect(m_line, &QLineEdit::textChanged, this, &TopicFilterStrip::reflectText);
    connect(m_presets, &FilterPresets::picked, this, [this](const QString &filter) {
        m_line->replaceText(filter);
        m_line->setFocus(Qt::OtherFocusReason);
    });
}

QToolButton *TopicFilterStrip::addChip(IconName name, const QString &objectName,
                                       const QString &text)
{
    QToolButton *chip = iconButton(name, text, this);
    chip->setObjectName(objectName);
    addTrailing(chip);
    return chip;
}

void TopicFilterStrip::setBaselines(store::Baselines *baselines)
{
    if (m_baselines)
        m_baselines->disconnect(this);
    m_baselines = baselines;
    m_changed->setBaselines(baselines);
    m_line->setBaselines(baselines);
    if (baselines)
        connect(baselines, &store::Baselines::marksChanged, this, &TopicFilterStrip::reflectText);
    reflectText();
}

void TopicFilterStrip::setTerm(Kind kind, const QString &term, bool wanted)
{
    m_line->replaceText(wanted ? store::withTerm(m_line->text(), kind, term)
                               : store::withoutTerms(m_line->text(), kind));
    reflectText();
}

void TopicFilterStrip::compareWith(store::MarkId mark)
{
    if (m_baselines)
        setTerm(Kind::Changed, changedTerm(*m_baselines, mark), mark != store::MarkId::None);
}

void TopicFilterStrip::renameMark(store::MarkId mark, const QString &name)
{
    if (!m_baselines)
        return;
    const bool isCompared = m_compared == mark;
    m_baselines->rename(mark, name);
    if (isCompared)
        compareWith(mark);
}

void TopicFilterStrip::forgetMark(store::MarkId mark)
{
    if (!m_baselines)
        return;
    const bool all = mark == store::MarkId::None;
    if (all || m_compared == mark)
        setTerm(Kind::Changed, {}, false);
    if (all)
        m_baselines->clear();
    else
        m_baselines->forget(mark);
}

void TopicFilterStrip::reflectText()
{
    bool retained = false;
    store::MarkId compared = store::MarkId::None;
    for (const store::QueryTerm &term : store::termsInText(m_line->text())) {
        if (term.negated)
            continue;
        if (term.kind == Kind::Retained && term.retained == store::Retained::Yes)
            retained = true;
        if (term.kind == Kind::Changed && m_baselines)
            compared = term.markName.isEmpty() ? m_baselines->newest()
                                               : m_baselines->named(term.markName);
    }
    m_retained->setChecked(retained);
    m_presets->setText(m_line->text());
    m_changed->setCompared(compared);
    if (std::exchange(m_compared, compared) != compared)
        emit comparedMarkChanged(compared);
}

} // namespace ui
