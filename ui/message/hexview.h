// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractScrollArea>
#include <QByteArray>
#include <QByteArrayView>

namespace ui {

// Bytes as offset, hex pairs and characters; 16 a row, 8 where 16 do not fit. Lays out only the
// rows on screen, so the size does not matter. One run of bytes can be selected with mouse or keys
// and copied. Does not own the bytes: they stay valid until the next setBytes().
class HexView : public QAbstractScrollArea {
    Q_OBJECT

public:
    explicit HexView(QWidget *parent = nullptr);

    // A selection that still fits stays with `keepSelection`.
    void setBytes(QByteArrayView bytes, bool keepSelection);
    int bytesPerRow() const { return m_perRow; }

    qsizetype selectionStart() const;
    qsizetype selectionLength() const; // 0: nothing selected
    void select(qsizetype start, qsizetype length);
    QByteArrayView selectedBytes() const;
    // The byte whose hex pair or character is at this point of the viewport, or -1.
    qsizetype byteAt(const QPoint &point) const;
    // Where its hex pair is painted.
    QRect byteRect(qsizetype byte) const;

    static constexpr qsizetype mostCopied = 1024 * 1024; // bytes
    void copyHex() const;
    void copyText() const;

    QSize sizeHint() const override;

signals:
    void selectionChanged();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void changeEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void layOut();
    void moveTo(qsizetype byte, bool extend);
    void ensureVisible(qsizetype byte);
    qsizetype rowCount() const;
    int hexLeft() const;
    int hexColumn(int byteInRow) const;
    int textLeft() const;
    int contentWidth(int perRow) const;

    QByteArrayView m_bytes;
    qsizetype m_anchor = -1;
    qsizetype m_cursor = -1;
    int m_perRow = 16;
    int m_digits = 4;
    int m_charWidth = 8;
    int m_rowHeight = 16;
};

} // namespace ui
