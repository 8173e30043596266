// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/profilesecrets.h"

#include <QDialog>

#include <vector>

class QCheckBox;
class QGridLayout;
class QLineEdit;

namespace ui {

class TextLabel;

// Asks for what a connection needs and is not kept: its password, the passphrase of the client key,
// the proxy's password, secret headers. Opened only because the user pressed Connect; the answers
// live in memory, here and with whoever asked, never on disk.
class SecretPrompt : public QDialog {
    Q_OBJECT

public:
    // `options` say what each secret is for: user name, file, proxy.
    SecretPrompt(const QString &connectionName, const QString &address,
                 const client::ConnectOptions &options,
                 const std::vector<config::SecretField> &fields, QWidget *parent = nullptr);

    // What went wrong with the last ones, in plain words.
    void setError(const QString &error);

signals:
    // One for each field, in their order. `remember`: use them again until the program ends.
    void entered(const QStringList &secrets, bool remember);

private:
    void addSecret(QGridLayout *grid, const QString &label);

    std::vector<QLineEdit *> m_secrets;
    QCheckBox *m_remember;
    TextLabel *m_error;
};

} // namespace ui
