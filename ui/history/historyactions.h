// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "history/messagecopy.h"

#include <QObject>

#include <functional>

class QAction;
class QMenu;

namespace ui {

class HistoryView;
class PayloadFile;

// The commands on the selected message (ux 2.13), as actions for the context menu and the *Message*
// menu of the window. Made by HistoryPane.
class HistoryActions : public QObject {
    Q_OBJECT

public:
    HistoryActions(HistoryView *view, std::function<BrokerAddress()> broker);

    void fill(QMenu *menu) const;
    void update(); // after the selection changed

    QAction *publishAgain() const { return m_publishAgain; }
    QAction *copyValue() const { return m_copyValue; }
    QAction *copyJson() const { return m_copyJson; }
    QAction *copyCommand() const { return m_copyCommand; }
    QAction *savePayload() const { return m_savePayload; }

signals:
    void publishAgainRequested(const store::Message &message);
    void saveFailed(const QString &sentence);

private:
    store::Message message() const;

    HistoryView *m_view;
    PayloadFile *m_file;
    QAction *m_publishAgain;
    QAction *m_copyValue;
    QAction *m_copyJson;
    QAction *m_copyCommand;
    QAction *m_savePayload;
};

} // namespace ui
