// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QTimer>

class QCheckBox;
class QLabel;
class QMenu;
class QPushButton;
class QStackedWidget;

namespace ui {

class CertificateLine;
class ClientListModel;
class ClientTable;
class ElidedLabel;
class EmptyState;
class IconLabel;
class InfoFrame;
class ListenerList;
class LocalBrokerControl;
class Strip;
class TextLabel;

// The window "Local broker" (ux.md 2.17): where it listens and for whom, start and stop, what goes
// through it, and who is connected, with the means to throw somebody out. Not modal: it stays
// beside the main window. Nothing is counted or painted while it is hidden.
class LocalBrokerWindow : public QDialog {
    Q_OBJECT

public:
    // The control outlives the window.
    explicit LocalBrokerWindow(LocalBrokerControl &control, QWidget *parent = nullptr);

signals:
    void settingsRequested();
    void connectRequested(); // open a connection to it

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    QWidget *buildHead();
    QWidget *buildClients();
    QWidget *buildFoot();
    void refresh();
    void refreshScope();
    void refreshFigures();
    void refreshClients();
    void refreshChosen();
    void act(); // the button of the empty state

    LocalBrokerControl &m_control;
    ClientListModel *m_model;
    ClientTable *m_table;
    IconLabel *m_stateIcon = nullptr;
    TextLabel *m_state = nullptr;
    TextLabel *m_uptime = nullptr;
    ListenerList *m_listeners = nullptr;
    CertificateLine *m_certificate = nullptr;
    QPushButton *m_toggle = nullptr;
    QPushButton *m_connect = nullptr;
    IconLabel *m_scopeIcon = nullptr;
    TextLabel *m_scope = nullptr;
    ElidedLabel *m_figures = nullptr;
    TextLabel *m_handshake = nullptr;
    InfoFrame *m_problem = nullptr;
    Strip *m_strip = nullptr;
    QCheckBox *m_devices = nullptr;
    QPushButton *m_disconnect = nullptr;
    QMenu *m_disconnectMenu = nullptr;
    QStackedWidget *m_stack = nullptr;
    EmptyState *m_empty = nullptr;
    QPushButton *m_emptyAction = nullptr;
    QTimer m_clock; // the uptime, once a second while it is seen
};

} // namespace ui
