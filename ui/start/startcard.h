// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "style/icons.h"

#include <QWidget>

class QPushButton;
class QHBoxLayout;
class QVBoxLayout;

namespace ui {

class LinkButton;

// One rounded card of the start page: icon, title, a sentence, the caller's own widgets, and a row
// of buttons at the bottom (ux.md 2.17, pictures 06, 07).
class StartCard : public QWidget {
    Q_OBJECT

public:
    StartCard(IconName icon, const QString &title, const QString &text, QWidget *parent = nullptr);

    void addContent(QWidget *widget, int stretch = 0);
    // In reading order from the leading edge.
    QPushButton *addButton(const QString &text, bool primary = false);
    // Below the buttons.
    LinkButton *addLink(const QString &text);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QVBoxLayout *m_column;
    QVBoxLayout *m_content;
    QHBoxLayout *m_buttons;
};

} // namespace ui
