// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "window/mainwindow.h"

#include <QObject>

#include <memory>
#include <vector>

namespace app {

// The main windows. Each has a workspace of its own on the same connections, so that every window
// shows another broker, or the same one, while each broker is connected to once. Closing a window
// leaves the others; the last one stays until the program ends. GUI thread; owned by Application.
class Windows : public QObject {
    Q_OBJECT

public:
    // `services` are those of the first window; the others get a workspace made from its own.
    explicit Windows(const ui::MainWindow::Services &services);
    ~Windows() override;

    // The first that is still there.
    ui::MainWindow &first() { return *m_open.front().window; }
    std::size_t count() const { return m_open.size(); }
    // Beside `from`; it shows an open connection that no window shows, or the same one as `from`.
    ui::MainWindow &openAnother(ui::MainWindow &from);
    void setKeyringAvailable(bool available); // for those to come too

signals:
    // Before it is shown.
    void opened(ui::MainWindow *window);

private:
    struct Open {
        std::unique_ptr<ui::Workspace> workspace; // null: it belongs to somebody else
        std::unique_ptr<ui::MainWindow> window;
        bool isClosed = false;
    };
    ui::MainWindow &add(Open open);
    void windowClosed(const ui::MainWindow *window);
    void clearAway();
    void chooseWhoRemembers();
    QString toShow(ui::Workspace &from) const;

    ui::MainWindow::Services m_services;
    std::vector<Open> m_open;
    bool m_keyringAvailable = false;
};

} // namespace app
