// SPDX-License-Identifier: GPL-3.0-or-later
#include "style/strip.h"

#include "style/elidedlabel.h"
#include "style/metrics.h"
#include "style/textlabel.h"

#include <QHBoxLayout>
#include <QPainter>

#include <algorithm>

namespace ui {

Strip::Strip(QWidget *parent)
    : Strip(QString(), parent)
{
}

Strip::Strip(const QString &title, QWidget *parent)
    : QWidget(parent)
    , m_layout(new QHBoxLayout(this))
    , m_title(new TextLabel(QString(), TextKind::Bold, ColorRole::Text, this))
    , m_note(new ElidedLabel(this))
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_layout->setContentsMargins(Metrics::stripPadding, 0, Metrics::unit, 0);
    m_layout->setSpacing(2 * Metrics::unit);
    m_layout->addWidget(m_title);
    m_note->setKind(TextKind::Small);
    m_note->setInk(ColorRole::Muted);
    m_layout->addWidget(m_note, 1);
    setTitle(title);
    setNote(QString());
}

void Strip::setTitle(const QString &title)
{
    m_title->setText(title);
    m_title->setVisible(!title.isEmpty());
}

QString Strip::title() const
{
    return m_title->text();
}

// The note keeps its place while empty: it is the stretch of the row.
void Strip::setNote(const QString &note)
{
    m_note->setText(note);
}

QString Strip::note() const
{
    return m_note->text();
}

void Strip::addLeading(QWidget *widget, int stretch)
{
    m_layout->insertWidget(m_leading - 1, widget, stretch);
    ++m_leading;
    if (stretch > 0)
        m_layout->setStretchFactor(m_note, 0);
}

void Strip::addTrailing(QWidget *widget)
{
    m_layout->addWidget(widget);
}

void Strip::setBorder(Border border)
{
    m_border = border;
    update();
}

void Strip::setMinimumStripHeight(int pixels)
{
    m_height = pixels;
    updateGeometry();
}

int Strip::stripHeight() const
{
    return m_height > 0 ? m_height : Metrics::of(this).strip;
}

QSize Strip::sizeHint() const
{
    return {QWidget::sizeHint().width(), stripHeight()};
}

QSize Strip::minimumSizeHint() const
{
    return {QWidget::minimumSizeHint().width(), stripHeight()};
}

void Strip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Palette palette = Palette::of(this);
    painter.fillRect(rect(), palette(ColorRole::Window));
    if (m_border == Border::Bottom)
        painter.fillRect(0, height() - 1, width(), 1, palette(ColorRole::Border));
    else if (m_border == Border::Top)
        painter.fillRect(0, 0, width(), 1, palette(ColorRole::Border));
}

} // namespace ui
