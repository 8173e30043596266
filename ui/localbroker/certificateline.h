// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QWidget>

#include <vector>

class QPushButton;
class QToolButton;

namespace ui {

class ElidedLabel;
class TextLabel;

// The certificate that the local broker shows: its fingerprint, to be compared and copied, and a
// way to save it for a device that has to trust it. Hidden without one.
class CertificateLine : public QWidget {
    Q_OBJECT

public:
    explicit CertificateLine(QWidget *parent = nullptr);

    // PEM, and its SHA-256; empty: none.
    void setCertificate(const QByteArray &certificate, const QByteArray &fingerprint);
    bool save(const QString &fileName);
    std::vector<QWidget *> focusWidgets() const;

private:
    void askAndSave();

    QByteArray m_certificate;
    ElidedLabel *m_fingerprint;
    QToolButton *m_copy;
    QPushButton *m_save;
    TextLabel *m_outcome;
};

} // namespace ui
