// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QHBoxLayout;
class QPushButton;

namespace ui {

// The lower edge of a dialog: a line, and below it the buttons, from the leading edge in the order
// in which they are added. Only the primary one answers to Enter.
class DialogFoot : public QWidget {
    Q_OBJECT

public:
    explicit DialogFoot(QWidget *parent);

    QPushButton *addButton(const QString &text, const QString &objectName);
    QPushButton *addPrimary(const QString &text, const QString &objectName);
    void addWidget(QWidget *widget);
    // What follows stands at the far edge.
    void addStretch();

private:
    QHBoxLayout *m_row;
};

// How large a dialog is that has this size in the pictures: grown with the font, but never beyond
// the screen with the frame around it, if that is 1024 x 700 at least.
QSize dialogSize(const QWidget &dialog, QSize pictured);

} // namespace ui
