// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/baselines.h"
#include "store/queryterm.h"
#include "style/icons.h"
#include "style/strip.h"

#include <QPointer>

namespace ui {

class FilterPresets;
class MarkChip;
class TopicFilterLine;

// The strip above the topic tree: filter line, saved filters, then the chips (ux 2.5, pictures 08
// and 09). The text in the line is the truth: a chip puts its condition there or takes it away, and
// is down while it is there.
class TopicFilterStrip : public Strip {
    Q_OBJECT

public:
    explicit TopicFilterStrip(QWidget *parent = nullptr);

    TopicFilterLine *line() const { return m_line; }
    FilterPresets *presets() const { return m_presets; }
    MarkChip *markChip() const { return m_changed; }
    // A chip at the right end, after those there are.
    QToolButton *addChip(IconName name, const QString &objectName, const QString &text);

    // The marks of the shown tree: watched, not owned; may be null.
    void setBaselines(store::Baselines *baselines);
    // The mark whose differences the text asks for; None: it asks for none.
    store::MarkId comparedMark() const { return m_compared; }

signals:
    void comparedMarkChanged(store::MarkId mark);

private:
    void setTerm(store::QueryTerm::Kind kind, const QString &term, bool wanted);
    void compareWith(store::MarkId mark);
    void renameMark(store::MarkId mark, const QString &name);
    void forgetMark(store::MarkId mark);
    void reflectText();

    TopicFilterLine *m_line;
    FilterPresets *m_presets;
    QToolButton *m_retained;
    MarkChip *m_changed;
    QPointer<store::Baselines> m_baselines;
    store::MarkId m_compared = store::MarkId::None;
};

} // namespace ui
