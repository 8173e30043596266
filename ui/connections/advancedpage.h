// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connections/formpage.h"

class QCheckBox;
class QComboBox;
class QLineEdit;
class QPlainTextEdit;
class QSpinBox;

namespace ui {

class HttpHeaderTable;

// Time limits, reconnecting, proxy, WebSocket headers, queue and socket of a connection (ux.md
// 4.6). Holds the proxy's password and the values of secret headers while the dialog is open; they
// leave in the profile's options and never in a file.
class AdvancedPage : public FormPage {
    Q_OBJECT

public:
    explicit AdvancedPage(QWidget *parent = nullptr);

    void load(const config::Profile &profile) override;
    void store(config::Profile &profile) const override;
    bool validate() override;

    void setTransport(client::TransportKind transport);
    // The proxy's password is kept for this connection; the field may stay empty.
    void setProxyPasswordKept(bool kept);
    // Where a failed test points.
    void pointAtProxy(const QString &error);
    void pointAtProxyPassword(const QString &error);
    void pointAtHeaders(const QString &error);

private:
    void buildConnecting();
    void buildProxy();
    void buildHeaders();
    client::ProxyKind proxyKind() const;
    void showProxyFields();
    bool checkProxy();
    bool checkHeaders();
    void buildSending();
    bool checkReconnect();
    bool checkBindAddress();

    QSpinBox *m_timeout;
    QCheckBox *m_reconnect;
    QSpinBox *m_firstRetry;
    QSpinBox *m_mostRetry;
    QSpinBox *m_queue;
    QCheckBox *m_noDelay;
    QCheckBox *m_keepAlive;
    QLineEdit *m_bindAddress;
    QComboBox *m_proxyKind;
    QLineEdit *m_proxyHost;
    QSpinBox *m_proxyPort;
    QLineEdit *m_proxyUser;
    QLineEdit *m_proxyPassword;
    HttpHeaderTable *m_headers;
    QPlainTextEdit *m_notes;
    FormField *m_firstField = nullptr;
    FormField *m_mostField = nullptr;
    FormField *m_bindField = nullptr;
    FormField *m_proxyKindField = nullptr;
    FormField *m_proxyHostField = nullptr;
    FormField *m_proxyUserField = nullptr;
    FormField *m_proxyPasswordField = nullptr;
    FormField *m_headersField = nullptr;
    client::TransportKind m_transport = client::TransportKind::Tcp;
    bool m_proxyPasswordEdited = false;
};

} // namespace ui
