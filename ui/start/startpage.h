// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "start/savedlist.h"

#include <QWidget>

class QHBoxLayout;
class QLineEdit;
class QPushButton;

namespace ui {

class StartCard;
class TextLabel;

// What the window shows while there is no connection (ux.md 2.17, pictures 06, 07): a heading and
// a row of cards. It only says what the user wants; addresses are judged by whoever listens, who
// may answer with setAddressError(). A further card is one addCard() call.
class StartPage : public QWidget {
    Q_OBJECT

public:
    explicit StartPage(QWidget *parent = nullptr);

    // An empty list hides the card of saved connections.
    void setConnections(const std::vector<SavedConnection> &connections);
    // Shown below the address until it is edited; empty removes it.
    void setAddressError(const QString &message);
    // At the leading end of the row. The page takes ownership.
    void addCard(StartCard *card);
    void focusAddress();
    // Adds the card of the local demo and gives it the first place.
    void offerDemo();

signals:
    void demoRequested();
    void newConnectionRequested();
    void importRequested();
    // Trimmed and not empty: a host or a URL as it was typed.
    void connectRequested(const QString &address);
    void profileConnectRequested(const QString &id);

protected:
    // A URL pasted anywhere on the page lands in the address.
    void keyPressEvent(QKeyEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    StartCard *brokerCard();
    void submit();
    void sizeCards();

    void focusFirst();
    void nameDemo();

    QHBoxLayout *m_cards;
    TextLabel *m_sentence = nullptr;
    QPushButton *m_demo = nullptr;
    QLineEdit *m_address = nullptr;
    TextLabel *m_addressHint = nullptr;
    QPushButton *m_connect = nullptr;
    StartCard *m_savedCard = nullptr;
    SavedList *m_saved = nullptr;
};

} // namespace ui
