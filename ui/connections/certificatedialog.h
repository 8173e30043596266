// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/tlsfacts.h"

#include <QDialog>

class QListWidget;

namespace ui {

class TextLabel;

// What a broker showed of itself over TLS: each certificate of its chain, and what was agreed.
// Read only; opened on request, never by a network event.
class CertificateDialog : public QDialog {
    Q_OBJECT

public:
    explicit CertificateDialog(const client::TlsFacts &facts, QWidget *parent = nullptr);

private:
    void showCertificate(int index);
    void copy() const;

    client::TlsFacts m_facts;
    QListWidget *m_chain;
    TextLabel *m_details;
};

} // namespace ui
