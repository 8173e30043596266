// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>

namespace ui {

class HistoryModel;

// The table of the history (ux 2.5, 2.6). While it follows, the newest row is selected and visible
// at the bottom. Scrolling up or choosing an older row stops that; then nothing moves: rows that
// leave above the visible ones take the scroll position with them, and what is new is counted.
class HistoryView : public QTableView {
    Q_OBJECT

public:
    explicit HistoryView(QWidget *parent = nullptr);

    void setHistoryModel(HistoryModel *model); // watched, not owned
    HistoryModel *historyModel() const { return m_model; }
    bool isFollowing() const { return m_following; }
    void setFollowing(bool following);
    int newerCount() const { return m_newer; } // since following stopped, below what is visible

signals:
    void followingChanged(bool following);
    void newerCountChanged(int count);
    void rowActivated(int row); // Enter or double-click
    void menuRequested(const QPoint &globalPosition);

protected:
    void changeEvent(QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void updateGeometries() override;
    bool viewportEvent(QEvent *event) override;

private:
    void applyMetrics();
    void chooseColumns();
    void followNewest();
    void scrolled(int value);
    void setNewer(int count);
    void keepPlace(int firstRemoved, int lastRemoved);
    bool showToolTip(const QPoint &position);

    HistoryModel *m_model = nullptr;
    int m_newer = 0;
    bool m_following = true;
    bool m_moving = false; // we move bar or selection, not the user
};

} // namespace ui
