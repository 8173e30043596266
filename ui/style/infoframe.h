// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "style/noticelevel.h"

#include <QWidget>

class QHBoxLayout;
class QPushButton;
class QVBoxLayout;

namespace ui {

class IconLabel;
class TextLabel;

// A tinted box with icon, bold title, text and actions: the will preview of picture 19, the test
// result of picture 17, and, with Shape::Banner, the base of the banners of ux.md 2.16. Takes
// layout space, never covers anything, never takes focus by itself.
class InfoFrame : public QWidget {
    Q_OBJECT

public:
    // Frame: rounded with an outline in the level's ink. Banner: full width, line below.
    enum class Shape : quint8 { Frame, Banner };

    explicit InfoFrame(QWidget *parent = nullptr);
    explicit InfoFrame(Shape shape, QWidget *parent = nullptr);

    void setLevel(NoticeLevel level);
    NoticeLevel level() const { return m_level; }
    // Empty hides the line.
    void setTitle(const QString &title);
    QString title() const;
    // Plain text, unless setTextFormat(Qt::RichText) was called and the caller escaped what came
    // from outside. Empty hides it.
    void setText(const QString &text);
    QString text() const;
    void setTextFormat(Qt::TextFormat format);
    // Small muted line(s) at the end. Empty hides it.
    void setNote(const QString &note);
    QString note() const;
    TextLabel *textLabel() const { return m_text; }
    // Buttons at the right end (Banner) or below (Frame).
    QPushButton *addAction(const QString &text);
    // A row of the caller's own between text and note.
    void addContent(QWidget *widget);
    // After the last action, e.g. a close button.
    void addTrailing(QWidget *widget);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Shape m_shape;
    NoticeLevel m_level = NoticeLevel::Info;
    IconLabel *m_icon;
    TextLabel *m_title;
    TextLabel *m_text;
    TextLabel *m_note;
    QVBoxLayout *m_content;
    QHBoxLayout *m_actions;
};

} // namespace ui
