// SPDX-License-Identifier: GPL-3.0-or-later
#include "style/infoframe.h"

#include "style/iconlabel.h"
#include "style/metrics.h"
#include "style/textlabel.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui {

InfoFrame::InfoFrame(QWidget *parent)
    : InfoFrame(Shape::Frame, parent)
{
}

InfoFrame::InfoFrame(Shape shape, QWidget *parent)
    : QWidget(parent)
    , m_shape(shape)
    , m_icon(new IconLabel(IconName::Info, ColorRole::Accent, this))
    , m_title(new TextLabel(QString(), TextKind::Bold, ColorRole::Text, this))
    , m_text(new TextLabel(this))
    , m_note(TextLabel::hint(QString(), this))
    , m_content(new QVBoxLayout)
    , m_actions(new QHBoxLayout)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    m_text->setWordWrap(true);
    const int side = shape == Shape::Frame ? 3 * Metrics::unit : Metrics::stripPadding;
    const int edge = shape == Shape::Frame ? 2 * Metrics::unit : Metrics::unit;

    auto *outer = new QHBoxLayout(this);
    outer->setContentsMargins(side, edge, side, edge);
    outer->setSpacing(2 * Metrics::unit);
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(2 * Metrics::unit);
    grid->setVerticalSpacing(Metrics::unit);
    grid->setColumnStretch(1, 1);
    grid->addWidget(m_icon, 0, 0, Qt::AlignVCenter);
    if (shape == Shape::Frame) {
        grid->addWidget(m_title, 0, 1);
        grid->addWidget(m_text, 1, 0, 1, 2);
        grid->addLayout(m_content, 2, 0, 1, 2);
        grid->addWidget(m_note, 3, 0, 1, 2);
        grid->addLayout(m_actions, 4, 0, 1, 2);
        outer->addLayout(grid, 1);
    } else {
        auto *line = new QHBoxLayout;
        line->setSpacing(2 * Metrics::unit);
        line->addWidget(m_title);
        line->addWidget(m_text, 1);
        grid->addLayout(line, 0, 1);
        grid->addLayout(m_content, 1, 1);
        grid->addWidget(m_note, 2, 1);
        outer->addLayout(grid, 1);
        outer->addLayout(m_actions);
    }
    m_actions->setSpacing(2 * Metrics::unit);
    setTitle(QString());
    setText(QString());
    setNote(QString());
}

void InfoFrame::setLevel(NoticeLevel level)
{
    m_level = level;
    m_icon->setIcon(noticeIcon(level), noticeInk(level));
    update();
}

// Without a title the text moves up beside the icon, as in the test result of picture 17.
void InfoFrame::setTitle(const QString &title)
{
    m_title->setText(title);
    m_title->setVisible(!title.isEmpty());
    if (m_shape == Shape::Frame) {
        auto *grid = static_cast<QGridLayout *>(layout()->itemAt(0)->layout());
        grid->removeWidget(m_text);
        if (title.isEmpty())
            grid->addWidget(m_text, 0, 1);
        else
            grid->addWidget(m_text, 1, 0, 1, 2);
    }
}

QString InfoFrame::title() const
{
    return m_title->text();
}

void InfoFrame::setText(const QString &text)
{
    m_text->setText(text);
    m_text->setVisible(!text.isEmpty());
}

QString InfoFrame::text() const
{
    return m_text->text();
}

void InfoFrame::setTextFormat(Qt::TextFormat format)
{
    m_text->setTextFormat(format);
}

void InfoFrame::setNote(const QString &note)
{
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
}

QString InfoFrame::note() const
{
    return m_note->text();
}

QPushButton *InfoFrame::addAction(const QString &text)
{
    auto *button = new QPushButton(text, this);
    button->setAutoDefault(false);
    m_actions->addWidget(button);
    return button;
}

void InfoFrame::addContent(QWidget *widget)
{
    m_content->addWidget(widget);
}

void InfoFrame::addTrailing(QWidget *widget)
{
    m_actions->addWidget(widget);
}

void InfoFrame::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Palette palette = Palette::of(this);
    const QColor ground = palette(noticeGround(m_level));
    const QColor ink = palette(noticeInk(m_level));
    if (m_shape == Shape::Banner) {
        painter.fillRect(rect(), ground);
        painter.fillRect(0, height() - 1, width(), 1, ink);
        return;
    }
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(ground);
    painter.setPen(ink);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), Metrics::radius,
                            Metrics::radius);
}

} // namespace ui
