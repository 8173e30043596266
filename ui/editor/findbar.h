// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>

class QLineEdit;
class QToolButton;

namespace ui {

class PayloadEditor;
class TextLabel;

// The find line below a read-only text: marks all matches while typing, Enter and Shift+Enter step
// through them, Esc closes. Hidden until open(). Does not own the editor it searches.
class FindBar : public QWidget {
    Q_OBJECT

public:
    explicit FindBar(PayloadEditor *editor, QWidget *parent = nullptr);

    void open(); // with the selected text, focus in the edit
    void close();
    // The text of the editor was replaced: marks again, without moving the cursor.
    void refresh();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void search();
    void step(bool forward);
    void showCount(int current);

    PayloadEditor *m_editor;
    QLineEdit *m_edit;
    TextLabel *m_count;
    QToolButton *m_previous;
    QToolButton *m_next;
    QTimer m_delay;
    int m_found = 0;
};

} // namespace ui
