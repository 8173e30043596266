// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace ui {

class LocalBrokerControl;
class NoticeBanner;

// The row below the tool bar that says why the broker inside the program does not run although it
// should (ux.md 2.16): with a way to start it again and one to its settings. Takes space in the
// layout, never the focus; there only while there is something to say.
class LocalBrokerBanner : public QWidget {
    Q_OBJECT

public:
    explicit LocalBrokerBanner(LocalBrokerControl &control, QWidget *parent = nullptr);

signals:
    void restartRequested();
    void settingsRequested();

private:
    void refresh();
    void act(int index);

    LocalBrokerControl &m_control;
    NoticeBanner *m_notice;
};

} // namespace ui
