// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/tlsfacts.h"
#include "style/infoframe.h"
#include "text/explanation.h"

#include <optional>

class QPushButton;

namespace client {
struct ConnectOptions;
}

namespace ui {

class ConnectionTest;
class TextLabel;
struct ConnectionTestResult;

// The answer of a connection test in the dialog itself (pictures 17 and 18): green with what the
// broker stated, red with plain words and what to mend; in both cases how far it got,
// step by step.
class TestStrip : public InfoFrame {
    Q_OBJECT

public:
    explicit TestStrip(QWidget *parent = nullptr);

    void showRunning(const client::ConnectOptions &options);
    void showSteps(const ConnectionTest &test);
    // What was explained, for pointing at the field to mend; next is None after success.
    Explanation showResult(const ConnectionTestResult &result);

signals:
    // The user decided so after having seen the certificate.
    void trustRequested(const QByteArray &fingerprint);
    void nameExpected(const QString &name);

private:
    static QString reachedText(const ConnectionTestResult &result);
    void offerCertificate(const ConnectionTestResult &result);
    void setSteps(const QString &trail);
    void viewCertificate();

    TextLabel *m_steps;
    QPushButton *m_trust;
    QPushButton *m_expect;
    QPushButton *m_view;
    std::optional<client::TlsFacts> m_tls;
    QByteArray m_fingerprint;
    QString m_name;
};

} // namespace ui
