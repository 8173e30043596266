// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QCheckBox;
class QLineEdit;

namespace ui {

class TextLabel;

// Asks for the password of a connection whose password is not kept. Opened only because the user
// pressed Connect; the answer lives in memory, here and with whoever asked, never on disk.
class PasswordPrompt : public QDialog {
    Q_OBJECT

public:
    PasswordPrompt(const QString &connectionName, const QString &address, const QString &userName,
                   QWidget *parent = nullptr);

    // What went wrong with the last one, in plain words.
    void setError(const QString &error);

signals:
    // `remember`: use it again until the program ends.
    void entered(const QString &password, bool remember);

private:
    QLineEdit *m_password;
    QCheckBox *m_remember;
    TextLabel *m_error;
};

} // namespace ui
