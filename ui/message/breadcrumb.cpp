// SPDX-License-Identifier: GPL-3.0-or-later
#include "message/breadcrumb.h"

#include "mqtt/topic.h"
#include "payload/escape.h"
#include "style/fonts.h"
#include "style/metrics.h"
#include "style/palette.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

constexpr std::size_t mostCrumbs = 64; // of a topic with more, the first and last 32
constexpr qsizetype longestLevel = 200; // characters measured of one level
constexpr qsizetype longestTip = 2000;

} // namespace

Breadcrumb::Breadcrumb(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(u"inspectorCrumbs"_s);
    setMouseTracking(true);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
}

void Breadcrumb::setTopic(const QByteArray &topic)
{
    if (topic == m_topic)
        return;
    m_topic = topic;
    m_hovered = -1;
    m_current = -1;
    readLevels();
    layOut();
    setAccessibleName(tr("Topic %1").arg(payload::visibleText(QString::fromUtf8(topic))));
    setFocusPolicy(m_crumbs.size() > 1 ? Qt::TabFocus : Qt::NoFocus);
    update();
}

void Breadcrumb::readLevels()
{
    m_crumbs.clear();
    if (m_topic.isEmpty())
        return;
    const std::vector<QByteArrayView> levels = mqtt::splitLevels(m_topic);
    for (std::size_t i = 0; i < levels.size(); ++i) {
        if (levels.size() > mostCrumbs && i >= mostCrumbs / 2 && i + mostCrumbs / 2 < levels.size())
            continue;
        Crumb crumb;
        const QByteArrayView level = levels[i].first(std::min(levels[i].size(), 4 * longestLevel));
        crumb.text = levels[i].isEmpty()
            ? tr("(empty)", "a topic level without a name")
            : payload::visibleLevel(QString::fromUtf8(level).left(longestLevel));
        crumb.end = levels[i].data() + levels[i].size() - m_topic.constData();
        m_crumbs.push_back(std::move(crumb));
    }
}

QFont Breadcrumb::crumbFont(bool last) const
{
    QFont result = font();
    if (last) {
        result = titleFont(result);
        result.setBold(true);
    }
    return result;
}

void Breadcrumb::layOut()
{
    if (m_crumbs.empty())
        return;
    const QFontMetrics normal(crumbFont(false));
    const QFontMetrics strong(crumbFont(true));
    const int gap = normal.horizontalAdvance(u'i');
    m_separatorWidth = normal.horizontalAdvance(u'/') + 2 * gap;
    const std::size_t last = m_crumbs.size() - 1;
    int whole = m_separatorWidth * static_cast<int>(last);
    for (std::size_t i = 0; i <= last; ++i) {
        m_crumbs[i].width = (i == last ? strong : normal).horizontalAdvance(m_crumbs[i].text);
        m_crumbs[i].painted = m_crumbs[i].width;
        whole += m_crumbs[i].width;
    }
    // The last level matters most, then its neighbours, then the first.
    m_ellipsis = -1;
    const bool jumps = static_cast<std::size_t>(mqtt::levelCount(m_topic)) > m_crumbs.size();
    const int ellipsisWidth = normal.horizontalAdvance(u'…') + m_separatorWidth;
    if (whole > width() || jumps) {
        int room = width() - m_crumbs[last].width - m_separatorWidth - ellipsisWidth;
        if (last > 0) {
            m_crumbs[0].painted = std::clamp(room, 0, m_crumbs[0].width);
            if (m_crumbs[0].painted < 4 * gap)
                m_crumbs[0].painted = 0;
            room -= m_crumbs[0].painted + m_separatorWidth;
        }
        std::size_t first = last; // the first of the levels shown at the end
        while (first > 1 && room >= m_crumbs[first - 1].width + m_separatorWidth) {
            --first;
            room -= m_crumbs[first].width + m_separatorWidth;
        }
        for (std::size_t i = 1; i < first; ++i)
            m_crumbs[i].painted = 0;
        if (first > 1 || (last > 0 && m_crumbs[0].painted == 0))
            m_ellipsis = static_cast<int>(first);
        const int before = last > 0 ? m_crumbs[0].painted + m_separatorWidth + ellipsisWidth : 0;
        m_crumbs[last].painted = std::clamp(width() - before, 0, m_crumbs[last].width);
        if (first == last && last > 0 && m_crumbs[last].width > width() - before) {
            // not even the last one fits: it gets everything
            m_crumbs[0].painted = 0;
            m_crumbs[last].painted = std::max(0, width() - ellipsisWidth);
        }
    }
    int x = 0;
    for (std::size_t i = 0; i <= last; ++i) {
        if (static_cast<int>(i) == m_ellipsis) {
            m_ellipsisX = x;
            x += ellipsisWidth;
        }
        m_crumbs[i].x = x;
        if (m_crumbs[i].painted > 0)
            x += m_crumbs[i].painted + m_separatorWidth;
    }
}

QSize Breadcrumb::sizeHint() const
{
    return {40 * fontMetrics().averageCharWidth(), Metrics::of(this).control};
}

QSize Breadcrumb::minimumSizeHint() const
{
    return {8 * fontMetrics().averageCharWidth(), Metrics::of(this).control};
}

void Breadcrumb::paintEvent(QPaintEvent *)
{
    if (m_crumbs.empty())
        return;
    QPainter painter(this);
    const Palette palette = Palette::of(this);
    const int gap = painter.fontMetrics().horizontalAdvance(u'i');
    const auto separator = [&](int x) {
        painter.setFont(crumbFont(false));
        painter.setPen(palette(ColorRole::Muted));
        painter.drawText(QRect(x + gap, 0, m_separatorWidth, height()),
                         Qt::AlignLeft | Qt::AlignVCenter, u"/"_s);
    };
    if (m_ellipsis >= 0) {
        painter.setPen(palette(ColorRole::Muted));
        painter.drawText(QRect(m_ellipsisX, 0, width(), height()), Qt::AlignLeft | Qt::AlignVCenter,
                         u"…"_s);
        separator(m_ellipsisX + painter.fontMetrics().horizontalAdvance(u'…'));
    }
    for (std::size_t i = 0; i < m_crumbs.size(); ++i) {
        const Crumb &crumb = m_crumbs[i];
        if (crumb.painted <= 0)
            continue;
        const bool last = i + 1 == m_crumbs.size();
        QFont font = crumbFont(last);
        const QFontMetrics metrics(font);
        font.setUnderline(!last && static_cast<int>(i) == m_hovered);
        painter.setFont(font);
        painter.setPen(palette(last ? ColorRole::Text : ColorRole::Accent));
        const QRect area(crumb.x, 0, crumb.painted + 1, height());
        painter.drawText(area, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                         // widths are rounded: what fits by our count is never shortened
                         crumb.painted >= crumb.width
                             ? crumb.text
                             : metrics.elidedText(crumb.text, Qt::ElideMiddle, crumb.painted));
        if (hasFocus() && static_cast<int>(i) == m_current) {
            painter.setPen(QPen(palette(ColorRole::Accent), 1));
            painter.drawRoundedRect(QRectF(crumb.x - 2.5,
                                           height() / 2.0 - metrics.height() / 2.0 - 1.5,
                                           crumb.painted + 5, metrics.height() + 3),
                                    Metrics::radius, Metrics::radius);
        }
        if (!last)
            separator(crumb.x + crumb.painted);
    }
}

void Breadcrumb::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    layOut();
}

void Breadcrumb::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        layOut();
}

int Breadcrumb::crumbAt(const QPoint &point) const
{
    for (std::size_t i = 0; i < m_crumbs.size(); ++i) {
        const Crumb &crumb = m_crumbs[i];
        if (crumb.painted > 0 && point.x() >= crumb.x && point.x() < crumb.x + crumb.painted)
            return static_cast<int>(i);
    }
    return -1;
}

QByteArray Breadcrumb::branchAt(const QPoint &point) const
{
    const int crumb = crumbAt(point);
    return crumb < 0 ? QByteArray() : m_topic.first(m_crumbs[static_cast<std::size_t>(crumb)].end);
}

void Breadcrumb::mouseMoveEvent(QMouseEvent *event)
{
    const int crumb = crumbAt(event->position().toPoint());
    const bool link = crumb >= 0 && crumb + 1 < static_cast<int>(m_crumbs.size());
    setCursor(link ? Qt::PointingHandCursor : Qt::ArrowCursor);
    m_hovered = link ? crumb : -1;
    update();
}

void Breadcrumb::leaveEvent(QEvent *event)
{
    QWidget::leaveEvent(event);
    m_hovered = -1;
    update();
}

void Breadcrumb::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        activate(crumbAt(event->position().toPoint()));
}

void Breadcrumb::activate(int crumb)
{
    if (crumb >= 0 && crumb < static_cast<int>(m_crumbs.size()))
        emit levelActivated(m_topic.first(m_crumbs[static_cast<std::size_t>(crumb)].end));
}

void Breadcrumb::step(int direction)
{
    const int count = static_cast<int>(m_crumbs.size());
    int next = m_current < 0 ? count - 1 : m_current + direction;
    while (next >= 0 && next < count && m_crumbs[static_cast<std::size_t>(next)].painted == 0)
        next += direction;
    if (next >= 0 && next < count)
        m_current = next;
    update();
}

void Breadcrumb::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Left:
        return step(-1);
    case Qt::Key_Right:
        return step(1);
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        return activate(m_current);
    default:
        QWidget::keyPressEvent(event);
    }
}

bool Breadcrumb::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip && !m_topic.isEmpty()) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const QString topic = payload::visibleText(
            QString::fromUtf8(m_topic.first(std::min(m_topic.size(), longestTip))));
        QToolTip::showText(help->globalPos(), topic.toHtmlEscaped(), this);
        return true;
    }
    if (event->type() == QEvent::FocusIn && m_current < 0)
        m_current = std::max(0, static_cast<int>(m_crumbs.size()) - 2);
    return QWidget::event(event);
}

} // namespace ui
