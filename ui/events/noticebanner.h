// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "style/infoframe.h"

#include <QStringList>

#include <vector>

class QPushButton;

namespace ui {

// The line below the tool bar that says what is wrong with the shown connection (ux.md 2.16). It
// takes layout space, never focus, and changes its words without being rebuilt while they count
// down, so that a button can be clicked in peace.
class NoticeBanner : public QWidget {
    Q_OBJECT

public:
    static constexpr int MostActions = 3;

    explicit NoticeBanner(QWidget *parent = nullptr);

    // Shows it. The first action is the primary one; those beyond MostActions are ignored.
    void showNotice(NoticeLevel level, const QString &text, const QString &details,
                    const QStringList &actions);
    void hideNotice();

signals:
    void actionTriggered(int index);

private:
    InfoFrame *m_frame;
    std::vector<QPushButton *> m_buttons;
    QPushButton *m_copy;
    QString m_announced;
};

} // namespace ui
