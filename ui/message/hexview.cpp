// SPDX-License-Identifier: GPL-3.0-or-later
#include "message/hexview.h"

#include "payload/hexdump.h"
#include "payload/hexinput.h"
#include "payload/textread.h"
#include "style/fonts.h"
#include "style/icons.h"
#include "style/metrics.h"
#include "style/palette.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>
#include <limits>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

constexpr int margin = 10;

QLatin1Char digit(unsigned value)
{
    return QLatin1Char("0123456789abcdef"[value & 0xF]);
}

} // namespace

HexView::HexView(QWidget *parent)
    : QAbstractScrollArea(parent)
{
    setObjectName(u"hexView"_s);
    setAccessibleName(tr("Payload as bytes"));
    setFrameShape(NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    viewport()->setCursor(Qt::IBeamCursor);
    viewport()->setBackgroundRole(QPalette::Base);
    layOut();
}

void HexView::setBytes(QByteArrayView bytes, bool keepSelection)
{
    m_bytes = bytes;
    const bool fits = keepSelection && m_anchor < bytes.size() && m_cursor < bytes.size();
    const bool selected = selectionLength() > 0;
    if (!fits) {
        m_anchor = -1;
        m_cursor = -1;
        verticalScrollBar()->setValue(0);
    }
    layOut();
    viewport()->update();
    if (selected)
        emit selectionChanged();
}

qsizetype HexView::rowCount() const
{
    return (m_bytes.size() + m_perRow - 1) / m_perRow;
}

int HexView::hexLeft() const
{
    return margin + (m_digits + 2) * m_charWidth;
}

// A wider gap after each eight bytes.
int HexView::hexColumn(int byteInRow) const
{
    return hexLeft() + (3 * byteInRow + (byteInRow >= 8 ? 1 : 0)) * m_charWidth;
}

int HexView::textLeft() const
{
    return hexColumn(m_perRow - 1) + 4 * m_charWidth;
}

int HexView::contentWidth(int perRow) const
{
    const int hexColumns = 3 * perRow + (perRow > 8 ? 1 : 0);
    return 2 * margin + (m_digits + 2 + hexColumns + 1 + perRow) * m_charWidth;
}

void HexView::layOut()
{
    const QFontMetrics metrics(monospaceFont(font()));
    m_charWidth = std::max(1, metrics.horizontalAdvance(u'0'));
    m_rowHeight = metrics.height() + 3;
    m_digits = static_cast<int>(payload::hexOffset(0, m_bytes.size()).size());
    const qsizetype top = m_perRow > 0 ? verticalScrollBar()->value() * qsizetype(m_perRow) : 0;
    m_perRow = contentWidth(16) <= viewport()->width() ? 16 : 8;
    const int page = std::max(1, viewport()->height() / m_rowHeight);
    const qsizetype last = std::max<qsizetype>(0, rowCount() - page);
    verticalScrollBar()->setRange(
        0, static_cast<int>(std::min<qsizetype>(last, std::numeric_limits<int>::max())));
    verticalScrollBar()->setPageStep(page);
    verticalScrollBar()->setValue(static_cast<int>(top / m_perRow));
    horizontalScrollBar()->setRange(0, std::max(0, contentWidth(m_perRow) - viewport()->width()));
    horizontalScrollBar()->setPageStep(viewport()->width());
}

QSize HexView::sizeHint() const
{
    return {contentWidth(16), 12 * m_rowHeight};
}

qsizetype HexView::selectionStart() const
{
    return std::min(m_anchor, m_cursor);
}

qsizetype HexView::selectionLength() const
{
    return m_anchor < 0 || m_cursor < 0 ? 0 : std::abs(m_anchor - m_cursor) + 1;
}

QByteArrayView HexView::selectedBytes() const
{
    return selectionLength() == 0 ? QByteArrayView()
                                  : m_bytes.sliced(selectionStart(), selectionLength());
}

void HexView::select(qsizetype start, qsizetype length)
{
    if (m_bytes.isEmpty() || length <= 0) {
        m_anchor = -1;
        m_cursor = -1;
    } else {
        m_anchor = std::clamp<qsizetype>(start, 0, m_bytes.size() - 1);
        m_cursor = std::clamp<qsizetype>(start + length - 1, 0, m_bytes.size() - 1);
    }
    viewport()->update();
    emit selectionChanged();
}

void HexView::moveTo(qsizetype byte, bool extend)
{
    if (m_bytes.isEmpty())
        return;
    m_cursor = std::clamp<qsizetype>(byte, 0, m_bytes.size() - 1);
    if (!extend || m_anchor < 0)
        m_anchor = m_cursor;
    ensureVisible(m_cursor);
    viewport()->update();
    emit selectionChanged();
}

void HexView::ensureVisible(qsizetype byte)
{
    const int row = static_cast<int>(byte / m_perRow);
    QScrollBar *bar = verticalScrollBar();
    if (row < bar->value())
        bar->setValue(row);
    else if (row >= bar->value() + bar->pageStep())
        bar->setValue(row - bar->pageStep() + 1);
}

QRect HexView::byteRect(qsizetype byte) const
{
    const auto row = static_cast<int>(byte / m_perRow - verticalScrollBar()->value());
    const auto column = static_cast<int>(byte % m_perRow);
    return {hexColumn(column) - horizontalScrollBar()->value(), 4 + row * m_rowHeight,
            2 * m_charWidth, m_rowHeight};
}

qsizetype HexView::byteAt(const QPoint &point) const
{
    const qsizetype row = verticalScrollBar()->value()
        + static_cast<qsizetype>(std::max(0, point.y() - 4)) / m_rowHeight;
    const int x = point.x() + horizontalScrollBar()->value();
    int column = 0;
    if (x >= textLeft() - m_charWidth) {
        column = std::clamp((x - textLeft()) / m_charWidth, 0, m_perRow - 1);
    } else {
        while (column + 1 < m_perRow && x >= hexColumn(column + 1) - m_charWidth / 2)
            ++column;
    }
    const qsizetype byte = row * m_perRow + column;
    return byte < m_bytes.size() ? byte : -1;
}

void HexView::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    const Palette palette = Palette::of(this);
    painter.fillRect(viewport()->rect(), palette(ColorRole::Base));
    painter.setFont(monospaceFont(font()));
    painter.translate(-horizontalScrollBar()->value(), 0);
    const int ascent = painter.fontMetrics().ascent() + 1;
    const qsizetype selectedFrom = selectionStart();
    const qsizetype selectedTo = selectedFrom + selectionLength();
    const QColor ground = palette(hasFocus() ? ColorRole::Sel : ColorRole::SelInactive);
    const qsizetype firstRow = verticalScrollBar()->value();
    const qsizetype lastRow
        = std::min(rowCount(), firstRow + viewport()->height() / m_rowHeight + 1);
    for (qsizetype row = firstRow; row < lastRow; ++row) {
        const int top = 4 + static_cast<int>(row - firstRow) * m_rowHeight;
        const qsizetype start = row * m_perRow;
        const int count = static_cast<int>(std::min<qsizetype>(m_perRow, m_bytes.size() - start));
        painter.setPen(palette(ColorRole::Muted));
        painter.drawText(margin, top + ascent, payload::hexOffset(start, m_bytes.size()));
        for (int i = 0; i < count; ++i) {
            const qsizetype at = start + i;
            const auto byte = static_cast<uchar>(m_bytes[at]);
            const bool printable = byte >= 0x20 && byte < 0x7F;
            const int x = hexColumn(i);
            const int textX = textLeft() + i * m_charWidth;
            if (selectionLength() > 0 && at >= selectedFrom && at < selectedTo) {
                const bool joined = at + 1 < selectedTo && i + 1 < m_perRow;
                painter.fillRect(x, top, joined ? hexColumn(i + 1) - x : 2 * m_charWidth,
                                 m_rowHeight, ground);
                painter.fillRect(textX, top, m_charWidth, m_rowHeight, ground);
            }
            const QChar pair[] = {digit(byte >> 4U), digit(byte)};
            painter.setPen(palette(byte == 0 ? ColorRole::Faint : ColorRole::Text));
            painter.drawText(x, top + ascent, QString(pair, 2));
            painter.setPen(palette(printable ? ColorRole::SyntaxString : ColorRole::Faint));
            painter.drawText(textX, top + ascent,
                             printable ? QString(QLatin1Char(m_bytes[at])) : u"."_s);
        }
    }
    if (hasFocus() && m_cursor >= 0) {
        painter.setPen(palette(ColorRole::Accent));
        painter.translate(horizontalScrollBar()->value(), 0);
        painter.drawRect(byteRect(m_cursor).adjusted(-2, 0, 1, -1));
    }
}

void HexView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    layOut();
}

void HexView::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        layOut();
}

void HexView::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void HexView::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

void HexView::mousePressEvent(QMouseEvent *event)
{
    const qsizetype byte = byteAt(event->position().toPoint());
    if (event->button() == Qt::LeftButton && byte >= 0)
        moveTo(byte, event->modifiers().testFlag(Qt::ShiftModifier));
}

void HexView::mouseMoveEvent(QMouseEvent *event)
{
    if (!event->buttons().testFlag(Qt::LeftButton))
        return;
    const qsizetype byte = byteAt(event->position().toPoint());
    if (byte >= 0 && m_anchor >= 0)
        moveTo(byte, true);
}

void HexView::keyPressEvent(QKeyEvent *event)
{
    const bool extend = event->modifiers().testFlag(Qt::ShiftModifier);
    const bool control = event->modifiers().testFlag(Qt::ControlModifier);
    const qsizetype from = std::max<qsizetype>(m_cursor, 0);
    const qsizetype page = qsizetype(verticalScrollBar()->pageStep()) * m_perRow;
    if (event->matches(QKeySequence::Copy)) {
        copyHex();
        return;
    }
    if (event->matches(QKeySequence::SelectAll)) {
        select(0, m_bytes.size());
        return;
    }
    switch (event->key()) {
    case Qt::Key_Left:
        return moveTo(from - 1, extend);
    case Qt::Key_Right:
        return moveTo(m_cursor < 0 ? 0 : from + 1, extend);
    case Qt::Key_Up:
        return moveTo(from >= m_perRow ? from - m_perRow : from, extend);
    case Qt::Key_Down:
        return moveTo(from + m_perRow < m_bytes.size() ? from + m_perRow : from, extend);
    case Qt::Key_PageUp:
        return moveTo(std::max<qsizetype>(from - page, from % m_perRow), extend);
    case Qt::Key_PageDown:
        return moveTo(from + page, extend);
    case Qt::Key_Home:
        return moveTo(control ? 0 : from - from % m_perRow, extend);
    case Qt::Key_End:
        return moveTo(control ? m_bytes.size() - 1 : from - from % m_perRow + m_perRow - 1, extend);
    default:
        QAbstractScrollArea::keyPressEvent(event);
    }
}

void HexView::copyHex() const
{
    const QByteArrayView bytes = selectedBytes();
    QGuiApplication::clipboard()->setText(
        payload::hexText(bytes.first(std::min(bytes.size(), mostCopied))));
}

void HexView::copyText() const
{
    const QByteArrayView bytes = selectedBytes();
    QGuiApplication::clipboard()->setText(
        payload::readText(bytes.first(std::min(bytes.size(), mostCopied))).text);
}

void HexView::contextMenuEvent(QContextMenuEvent *event)
{
    QMenu menu(this);
    const bool selected = selectionLength() > 0;
    menu.addAction(icon(IconName::Copy), tr("Copy as hex"), QKeySequence::Copy, this,
                   &HexView::copyHex)
        ->setEnabled(selected);
    menu.addAction(tr("Copy as text"), this, &HexView::copyText)->setEnabled(selected);
    menu.addSeparator();
    menu.addAction(tr("Select all"), QKeySequence::SelectAll, this,
                   [this] { select(0, m_bytes.size()); });
    menu.exec(event->globalPos());
}

} // namespace ui
