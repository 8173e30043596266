// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>

namespace ui {

// The locator's field in the tool bar (ux 2.2). Keeps the keyboard while its list is open: the keys
// that move in the list leave as signals. Gets narrower before anything else of the bar is cut.
class LocatorEdit : public QLineEdit {
    Q_OBJECT

public:
    static constexpr int LongestText = 256; // characters

    explicit LocatorEdit(QWidget *parent = nullptr);

    // The key that leads here, for the words in the empty field; empty when there is none.
    void setKey(const QString &key);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void moveRequested(int rows); // down when positive
    void accepted(); // Enter
    void left(); // Esc
    void focused();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;

private:
    QSize sizeFor(int characters) const;
};

} // namespace ui
