// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/queryterm.h"
#include "style/icons.h"
#include "style/strip.h"

class QToolButton;

namespace ui {

class TopicFilterLine;

// The strip above the topic tree: filter line, then the chips (ux 2.5, pictures 08 and 09). The
// text in the line is the truth: a chip puts its condition there or takes it away, and is down
// while it is there.
class TopicFilterStrip : public Strip {
    Q_OBJECT

public:
    explicit TopicFilterStrip(QWidget *parent = nullptr);

    TopicFilterLine *line() const { return m_line; }
    // A chip at the right end, after those there are.
    QToolButton *addChip(IconName name, const QString &objectName, const QString &text);

private:
    void setTerm(store::QueryTerm::Kind kind, const QString &term, bool wanted);
    void reflectText();

    TopicFilterLine *m_line;
    QToolButton *m_retained;
    QToolButton *m_changed;
};

} // namespace ui
