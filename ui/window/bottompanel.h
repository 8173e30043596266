// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "style/icons.h"

#include <QWidget>

class QAction;
class QStackedWidget;
class QTabBar;
class QToolButton;

namespace ui {

// The panel below History and Message: a tab strip (`bottomTabs`) over the panes of the catalogue,
// folded to the strip by the chevron, by Ctrl+J or by clicking the tab that is shown.
class BottomPanel : public QWidget {
    Q_OBJECT

public:
    explicit BottomPanel(QWidget *parent = nullptr);

    // The panel takes ownership of the pane.
    void addPane(QLatin1StringView id, const QString &title, IconName icon, QWidget *pane);
    void showPane(QLatin1StringView id); // unfolds
    QString currentPane() const;
    // Each shows one pane: Alt+1, Alt+2, … in the order they were added.
    const QList<QAction *> &paneActions() const { return m_actions; }
    bool isFolded() const { return m_folded; }
    void setFolded(bool folded);
    int stripHeight() const;

signals:
    void foldedChanged(bool folded);

protected:
    void changeEvent(QEvent *event) override;

private:
    void updateChevron();

    QTabBar *m_tabs;
    QToolButton *m_chevron;
    QStackedWidget *m_stack;
    QList<QAction *> m_actions;
    bool m_folded = false;
};

} // namespace ui
