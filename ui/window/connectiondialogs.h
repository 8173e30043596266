// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "text/explanation.h"
#include "window/workspace.h"

#include <QObject>
#include <QPointer>

class QWidget;

namespace ui {

// Opens the dialogs about connections because the user asked for them, and carries their answers
// to the workspace. Every dialog is window-modal and deletes itself when closed.
class ConnectionDialogs : public QObject {
    Q_OBJECT

public:
    ConnectionDialogs(Workspace &workspace, config::Settings &settings, bool keyringAvailable,
                      QWidget *window);

    void setKeyringAvailable(bool available) { m_keyringAvailable = available; }
    bool isKeyringAvailable() const { return m_keyringAvailable; }
    // `address` is what was typed or pasted; may be empty.
    void newConnection(const QString &address = {});
    void edit(const QString &id);
    // Opened to mend what `explanation` names.
    void mend(const QString &id, const Explanation &explanation);
    // The broker named another server (0x9C, 0x9D): the connection with that address, to be
    // looked at before it is used. `serverReference` as the broker sent it, see MQTT 5 4.11.
    void connectThere(const QString &id, const QString &serverReference);
    void askSecrets(const QString &id);
    // For the shown connection; an empty filter proposes none.
    void subscribe(const QByteArray &topicFilter = {});
    // The same dialog for one that is there already.
    void changeSubscription(const QByteArray &topicFilter);

private:
    class ConnectionDialog *open(const config::Profile &profile, bool isNew);
    class SubscribeDialog *openSubscribe(const QByteArray &replaced);

    Workspace &m_workspace;
    config::Settings &m_settings;
    bool m_keyringAvailable;
    QWidget *m_window;
};

} // namespace ui
