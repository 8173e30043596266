// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QHBoxLayout;

namespace ui {

class IconLabel;
class TextLabel;

// One field of a form: the editor, what stands beside it, and the line below, which holds the hint
// until there is a warning or an error to say (ux.md 4: always inline, never a message box). An
// error also marks the editor, with the dynamic property "error" that the style paints, and an
// icon: never by colour alone.
class FormField : public QWidget {
    Q_OBJECT

public:
    explicit FormField(QWidget *editor, QWidget *parent = nullptr);

    QWidget *editor() const { return m_editor; }
    // Beside the editor, in order of the calls. A stretch of 0 keeps the widget's own width.
    void addBeside(QWidget *widget, int stretch = 0);
    // Keeps the editor at its own width instead of filling the column.
    void setCompact();

    // Shown and hidden together with the field.
    void setLabel(QWidget *label);
    void setShown(bool shown);

    void setHint(const QString &hint);
    void setWarning(const QString &warning);
    void setError(const QString &error);
    bool hasError() const { return !m_error.isEmpty(); }
    QString error() const { return m_error; }
    // What the line below says now.
    QString message() const;

    // Disabled, with the reason in sight, while `reason` is not empty ("MQTT 5 only").
    void setUnavailable(const QString &reason);
    bool isUnavailable() const { return !m_unavailable.isEmpty(); }

signals:
    void errorChanged();

private:
    void updateMessage();

    QWidget *m_editor;
    QWidget *m_label = nullptr;
    QWidget *m_row;
    QHBoxLayout *m_rowLayout;
    QWidget *m_line;
    IconLabel *m_icon;
    TextLabel *m_text;
    QString m_hint;
    QString m_warning;
    QString m_error;
    QString m_unavailable;
};

} // namespace ui
