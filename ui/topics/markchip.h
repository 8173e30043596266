// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/baselines.h"

#include <QPointer>
#include <QToolButton>

namespace ui {

// The flag beside the filter line (ux 2.20 F3, picture 09): there while something is marked, with
// the time or name of the mark that the filter compares with, else of the newest. Its menu lists
// the marks, renames and forgets them. What is compared stands in the filter's text; this only
// asks for it.
class MarkChip : public QToolButton {
    Q_OBJECT

public:
    explicit MarkChip(QWidget *parent = nullptr);

    void setBaselines(store::Baselines *baselines); // watched, not owned; may be null
    // What the filter says. None: it compares with no mark.
    void setCompared(store::MarkId mark);
    void refresh();

signals:
    // The user wants to see what changed since this mark; None: everything again.
    void chosen(store::MarkId mark);
    void renameRequested(store::MarkId mark, const QString &name);
    void forgetRequested(store::MarkId mark); // None: all of them

private:
    void fillMenu();
    void askForName(store::MarkId mark);

    QPointer<store::Baselines> m_baselines;
    store::MarkId m_compared = store::MarkId::None;
};

} // namespace ui
