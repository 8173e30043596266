// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QAbstractButton;
class QButtonGroup;
class QHBoxLayout;

namespace ui {

// One choice out of a few short ones in a row, as QoS 0 | 1 | 2 in picture 05. Each segment is a
// real checkable button: arrow keys move, Tab enters and leaves, screen readers see radio buttons.
class SegmentedControl : public QWidget {
    Q_OBJECT
    Q_PROPERTY(
        int currentIndex READ currentIndex WRITE setCurrentIndex NOTIFY currentChanged USER true)

public:
    explicit SegmentedControl(QWidget *parent = nullptr);

    // Returns the index; the first segment becomes current. `name` is the button's objectName.
    int addSegment(const QString &text, const QString &name = QString(),
                   const QString &accessibleName = QString());
    int count() const;
    // Null outside 0…count()-1.
    QAbstractButton *button(int index) const;
    // -1 while there is no segment.
    int currentIndex() const;
    // Ignored outside 0…count()-1.
    void setCurrentIndex(int index);
    // A single segment can be disabled, e.g. QoS 2 where the broker allows at most 1.
    void setSegmentEnabled(int index, bool enabled);

signals:
    void currentChanged(int index);
    // Only when the user chose.
    void activated(int index);

private:
    QButtonGroup *m_group;
    QHBoxLayout *m_layout;
};

} // namespace ui
