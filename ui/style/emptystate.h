// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "style/icons.h"

#include <QWidget>

class QHBoxLayout;
class QPushButton;

namespace ui {

class IconLabel;
class TextLabel;

// What an empty pane says: one line, one explanation, one or two actions (ux.md 2.17), centred.
class EmptyState : public QWidget {
    Q_OBJECT

public:
    explicit EmptyState(QWidget *parent = nullptr);
    EmptyState(const QString &line, const QString &explanation, QWidget *parent = nullptr);

    void setIcon(IconName name);
    void setLine(const QString &line);
    QString line() const;
    void setExplanation(const QString &explanation);
    QString explanation() const;
    QPushButton *addAction(const QString &text);

private:
    IconLabel *m_icon;
    TextLabel *m_line;
    TextLabel *m_explanation;
    QHBoxLayout *m_actions;
};

} // namespace ui
