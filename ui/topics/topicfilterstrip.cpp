// SPDX-License-Identifier: GPL-3.0-or-later
#include "topics/topicfilterstrip.h"

#include "store/queryedit.h"
#include "style/iconbutton.h"
#include "style/metrics.h"
#include "topics/topicfilterline.h"

#include <QToolButton>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

using Kind = store::QueryTerm::Kind;

} // namespace

TopicFilterStrip::TopicFilterStrip(QWidget *parent)
    : Strip(parent)
    , m_line(new TopicFilterLine)
    , m_retained(nullptr)
    , m_changed(nullptr)
{
    setMinimumStripHeight(Metrics::of(this).filterStrip);
    addLeading(m_line, 1);
    m_retained = addChip(IconName::PinFill, u"chipRetained"_s, tr("Only what is retained"));
    m_retained->setCheckable(true);
    m_changed = addChip(IconName::Flag, u"chipChanged"_s, tr("Only what has changed since a mark"));
    m_changed->setCheckable(true);
    m_changed->hide(); // nothing was marked
    connect(m_retained, &QToolButton::clicked, this,
            [this](bool wanted) { setTerm(Kind::Retained, u"retained:yes"_s, wanted); });
    connect(m_line, &QLineEdit::textChanged, this, &TopicFilterStrip::reflectText);
}

QToolButton *TopicFilterStrip::addChip(IconName name, const QString &objectName,
                                       const QString &text)
{
    QToolButton *chip = iconButton(name, text, this);
    chip->setObjectName(objectName);
    addTrailing(chip);
    return chip;
}

void TopicFilterStrip::setTerm(Kind kind, const QString &term, bool wanted)
{
    m_line->setFilter(wanted ? store::withTerm(m_line->text(), kind, term)
                             : store::withoutTerms(m_line->text(), kind));
    reflectText();
}

void TopicFilterStrip::reflectText()
{
    const std::vector<store::QueryTerm> terms = store::termsInText(m_line->text());
    const bool retained = std::any_of(terms.begin(), terms.end(), [](const store::QueryTerm &term) {
        return term.kind == Kind::Retained && !term.negated
            && term.retained == store::Retained::Yes;
    });
    m_retained->setChecked(retained);
}

} // namespace ui
