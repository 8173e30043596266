// SPDX-License-Identifier: GPL-3.0-or-later
#include "start/startcard.h"

#include "style/iconlabel.h"
#include "style/linkbutton.h"
#include "style/metrics.h"
#include "style/textlabel.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace ui {

StartCard::StartCard(IconName icon, const QString &title, const QString &text, QWidget *parent)
    : QWidget(parent)
    , m_column(new QVBoxLayout(this))
    , m_content(new QVBoxLayout)
    , m_buttons(new QHBoxLayout)
{
    m_column->setContentsMargins(Metrics::cardPadding, Metrics::cardPadding, Metrics::cardPadding,
                                 Metrics::cardPadding);
    m_column->setSpacing(2 * Metrics::unit);

    auto *head = new QHBoxLayout;
    head->setSpacing(2 * Metrics::unit + 2);
    auto *glyph = new IconLabel(icon, ColorRole::Accent, this);
    glyph->setIconSize(Metrics::of(this).icon * 5 / 4);
    head->addWidget(glyph);
    head->addWidget(new TextLabel(title, TextKind::Title, ColorRole::Text, this), 1);
    m_column->addLayout(head);

    if (!text.isEmpty()) {
        auto *sentence = new TextLabel(text, TextKind::Body, ColorRole::Muted, this);
        sentence->setWordWrap(true);
        m_column->addWidget(sentence);
    }
    m_content->setSpacing(Metrics::unit);
    m_column->addSpacing(Metrics::unit);
    m_column->addLayout(m_content, 1);
    m_column->addStretch();
    m_buttons->setSpacing(2 * Metrics::unit);
    m_buttons->addStretch(1);
    m_column->addLayout(m_buttons);
}

void StartCard::addContent(QWidget *widget, int stretch)
{
    m_content->addWidget(widget, stretch);
}

QPushButton *StartCard::addButton(const QString &text, bool primary)
{
    auto *button = new QPushButton(text, this);
    if (primary)
        button->setProperty("kind", u"primary"_s);
    m_buttons->insertWidget(m_buttons->count() - 1, button);
    return button;
}

LinkButton *StartCard::addLink(const QString &text)
{
    auto *link = new LinkButton(text, this);
    m_column->addWidget(link, 0, Qt::AlignLeft);
    return link;
}

void StartCard::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Palette palette = Palette::of(this);
    painter.setBrush(palette(ColorRole::Base));
    painter.setPen(palette(ColorRole::Border));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), Metrics::cardRadius,
                            Metrics::cardRadius);
}

} // namespace ui
