// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QHBoxLayout;

namespace ui {

class ElidedLabel;
class TextLabel;

// The 36 px line on top of a pane: bold title, muted note, then widgets at the right end, and a
// one-pixel border below (or above, for footers).
class Strip : public QWidget {
    Q_OBJECT

public:
    enum class Border : quint8 { None, Bottom, Top };

    explicit Strip(QWidget *parent = nullptr);
    explicit Strip(const QString &title, QWidget *parent = nullptr);

    void setTitle(const QString &title);
    QString title() const;
    // The muted text after the title, e.g. "2 000 of 2 418 kept". Elided at its end.
    void setNote(const QString &note);
    QString note() const;
    ElidedLabel *noteLabel() const { return m_note; }
    // Before the stretch / after it, in order of the calls.
    void addLeading(QWidget *widget, int stretch = 0);
    void addTrailing(QWidget *widget);
    void setBorder(Border border);
    // Overrides the strip height of Metrics; 0 goes back to it.
    void setMinimumStripHeight(int pixels);
    QHBoxLayout *rowLayout() const { return m_layout; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int stripHeight() const;

    QHBoxLayout *m_layout;
    TextLabel *m_title;
    ElidedLabel *m_note;
    Border m_border = Border::Bottom;
    int m_height = 0;
    int m_leading = 2; // where the next leading widget goes
};

} // namespace ui
