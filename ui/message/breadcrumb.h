// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QWidget>

#include <vector>

namespace ui {

// A topic as a row of clickable levels, the last one bold. Long topics lose levels in the middle
// ("…"); the whole topic is in the tooltip and in the accessible name. ← → choose a level, Enter
// goes there.
class Breadcrumb : public QWidget {
    Q_OBJECT

public:
    explicit Breadcrumb(QWidget *parent = nullptr);

    void setTopic(const QByteArray &topic);
    const QByteArray &topic() const { return m_topic; }
    // The part of the topic that ends with the level at this place; empty where there is none.
    QByteArray branchAt(const QPoint &point) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void levelActivated(const QByteArray &branch);

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    struct Crumb {
        QString text;
        qsizetype end = 0; // bytes of the topic up to here; 0 for "…"
        int width = 0;
        int x = 0;
        int painted = 0; // width on screen, 0 = not shown
    };
    void readLevels();
    void layOut();
    QFont crumbFont(bool last) const;
    int crumbAt(const QPoint &point) const;
    void activate(int crumb);
    void step(int direction);

    QByteArray m_topic;
    std::vector<Crumb> m_crumbs; // bounded; the middle of very deep topics is one "…"
    int m_ellipsis = -1; // painted before the crumb of this index; -1 = nothing left out
    int m_ellipsisX = 0;
    int m_hovered = -1;
    int m_current = -1; // chosen by keyboard
    int m_separatorWidth = 0;
};

} // namespace ui
