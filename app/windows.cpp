// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/windows.h"

#include "window/connectiondialogs.h"

#include <QScreen>

#include <algorithm>

namespace app {

namespace {

constexpr int Step = 32; // between a window and the one opened from it

} // namespace

Windows::Windows(const ui::MainWindow::Services &services)
    : m_services(services)
{
    add({nullptr, std::make_unique<ui::MainWindow>(services), false});
}

// Each window before its workspace, and the first, whose workspace the others are made from, last.
Windows::~Windows()
{
    while (!m_open.empty()) {
        m_open.back().window.reset();
        m_open.pop_back();
    }
}

ui::MainWindow &Windows::add(Open open)
{
    ui::MainWindow *window = open.window.get();
    connect(window, &ui::MainWindow::newWindowRequested, this,
            [this, window] { openAnother(*window).show(); });
    connect(window, &ui::MainWindow::closed, this, [this, window] { windowClosed(window); });
    window->dialogs().setKeyringAvailable(m_keyringAvailable);
    m_open.push_back(std::move(open));
    chooseWhoRemembers();
    return *window;
}

ui::MainWindow &Windows::openAnother(ui::MainWindow &from)
{
    const QString shown = toShow(from.workspace());
    auto workspace = std::make_unique<ui::Workspace>(m_services.workspace);
    ui::MainWindow::Services services{
        *workspace,        m_services.settings,    m_services.events,  m_services.decoders,
        m_services.drafts, m_services.localBroker, m_services.reporter};
    auto window = std::make_unique<ui::MainWindow>(services);
    workspace->setCurrent(shown);
    const QRect place = from.isMaximized() ? from.normalGeometry() : from.geometry();
    window->setWindowState(Qt::WindowNoState);
    window->resize(place.size());
    QPoint corner = from.pos() + QPoint(Step, Step);
    // Rather begin again at the top than have it half outside.
    if (const QScreen *screen = from.screen()) {
        const QRect room = screen->availableGeometry();
        if (!room.contains(QRect(corner, place.size()).center()))
            corner = room.topLeft();
    }
    window->move(corner);
    ui::MainWindow &added = add({std::move(workspace), std::move(window), false});
    emit opened(&added);
    return added;
}

QString Windows::toShow(ui::Workspace &from) const
{
    const auto isShown = [this](const QString &id) {
        return std::any_of(m_open.begin(), m_open.end(), [&](const Open &open) {
            return open.window->workspace().currentId() == id;
        });
    };
    for (const ui::Workspace::Row &row : from.rows()) {
        if (row.connection && !isShown(row.profile.id))
            return row.profile.id;
    }
    return from.currentId();
}

// The last one that is open tells the next run of the program where to begin.
void Windows::chooseWhoRemembers()
{
    const auto open = std::count_if(m_open.begin(), m_open.end(),
                                    [](const Open &one) { return !one.isClosed; });
    for (const Open &one : m_open)
        one.window->setRemembersLayout(open <= 1 && !one.isClosed);
}

void Windows::windowClosed(const ui::MainWindow *window)
{
    for (Open &one : m_open)
        one.isClosed = one.isClosed || one.window.get() == window;
    chooseWhoRemembers();
    // Not from inside of its own event.
    QMetaObject::invokeMethod(this, &Windows::clearAway, Qt::QueuedConnection);
}

// All that are closed; the program ends with the last one, which stays until then.
void Windows::clearAway()
{
    for (auto it = m_open.begin(); it != m_open.end() && m_open.size() > 1;) {
        if (!it->isClosed || it->window->isVisible()) {
            ++it;
            continue;
        }
        it->window.reset();
        it = m_open.erase(it);
    }
}

void Windows::setKeyringAvailable(bool available)
{
    m_keyringAvailable = available;
    for (const Open &open : m_open)
        open.window->dialogs().setKeyringAvailable(available);
}

} // namespace app
