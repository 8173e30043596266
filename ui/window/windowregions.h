// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "window/layoutrules.h"

#include <QByteArray>
#include <QMap>
#include <QWidget>

class QSplitter;

namespace ui {

class BottomPanel;

// The regions below the tool bar (ux.md 2.1): connections and topics at the left, History and
// Message beside or above each other, the bottom panel under them. Lays them out anew when the
// window crosses a breakpoint and gives each width class back the sizes the user chose there.
class WindowRegions : public QWidget {
    Q_OBJECT

public:
    struct Panes { // all are adopted
        QWidget *connections;
        QWidget *topics;
        QWidget *history;
        QWidget *message;
        BottomPanel *bottom;
    };

    explicit WindowRegions(const Panes &panes, QWidget *parent = nullptr);

    void setChoice(LayoutChoice choice);
    const WindowLayout &windowLayout() const { return m_layout; }
    Qt::Orientation messageOrientation() const;
    // Forgets what the user dragged.
    void reset();

    // The user's sizes by width class, for the settings file.
    QMap<QString, QByteArray> saveSizes();
    void restoreSizes(const QMap<QString, QByteArray> &sizes);

signals:
    void windowLayoutChanged(const ui::WindowLayout &layout);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void adapt();
    void apply(bool useSaved);
    void keepSizes();
    void foldChanged();
    void applyMetrics();
    int scaled(int pixels) const;

    Panes m_panes;
    QSplitter *m_columns; // left | right
    QSplitter *m_left; // connections / topics
    QSplitter *m_right; // messages / bottom
    QSplitter *m_messages; // history, message
    LayoutChoice m_choice = LayoutChoice::Automatic;
    WindowLayout m_layout;
    bool m_applied = false;
    int m_row; // height of a row: what the sizes were made for
    int m_openHeight = 0; // of the panel, when the user folded it
    bool m_bottomTouched = false; // the user has folded or unfolded the panel himself
    bool m_applying = false;
    QMap<QString, QByteArray> m_sizes;
};

} // namespace ui
