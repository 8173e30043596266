// SPDX-License-Identifier: GPL-3.0-or-later
#include "localbroker/certificateline.h"

#include "client/tlsfacts.h"
#include "payload/escape.h"
#include "style/elidedlabel.h"
#include "style/icons.h"
#include "style/metrics.h"
#include "style/textlabel.h"

#include <QClipboard>
#include <QDir>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPushButton>
#include <QSaveFile>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;

namespace ui {

CertificateLine::CertificateLine(QWidget *parent)
    : QWidget(parent)
    , m_fingerprint(new ElidedLabel(this))
    , m_copy(new QToolButton(this))
    , m_save(new QPushButton(tr("Sa&ve certificate…"), this))
    , m_outcome(new TextLabel({}, TextKind::Body, ColorRole::Muted, this))
{
    setObjectName(u"localBrokerCertificate"_s);
    auto *title
        = new TextLabel(tr("Certificate (SHA-256)"), TextKind::Body, ColorRole::Muted, this);
    m_fingerprint->setObjectName(u"localBrokerFingerprint"_s);
    m_fingerprint->setKind(TextKind::Mono);
    m_copy->setObjectName(u"localBrokerCopyFingerprint"_s);
    m_copy->setAutoRaise(true);
    m_copy->setIcon(icon(IconName::Copy));
    m_copy->setToolTip(tr("Copy the fingerprint"));
    m_copy->setAccessibleName(m_copy->toolTip());
    m_save->setObjectName(u"localBrokerSaveCertificate"_s);
    m_save->setAutoDefault(false);
    m_save->setToolTip(tr("For a device or another program that has to trust the local broker. It "
                          "holds no secret."));
    m_outcome->setObjectName(u"localBrokerCertificateSaved"_s);
    m_outcome->setWordWrap(true);
    m_outcome->hide();
    auto *row = new QHBoxLayout;
    row->setSpacing(2 * Metrics::unit);
    row->addWidget(title);
    row->addWidget(m_fingerprint, 1);
    row->addWidget(m_copy);
    row->addWidget(m_save);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(Metrics::unit);
    column->addLayout(row);
    column->addWidget(m_outcome);
    connect(m_copy, &QToolButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_fingerprint->text()); });
    connect(m_save, &QPushButton::clicked, this, &CertificateLine::askAndSave);
    hide();
}

void CertificateLine::setCertificate(const QByteArray &certificate, const QByteArray &fingerprint)
{
    if (certificate != m_certificate)
        m_outcome->hide();
    m_certificate = certificate;
    m_fingerprint->setText(client::fingerprintText(fingerprint));
    setVisible(!certificate.isEmpty());
}

std::vector<QWidget *> CertificateLine::focusWidgets() const
{
    return {m_copy, m_save};
}

void CertificateLine::askAndSave()
{
    auto *dialog = new QFileDialog(this, tr("Save certificate"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::AnyFile);
    dialog->selectFile(u"canopy-local-broker.pem"_s);
    connect(dialog, &QFileDialog::fileSelected, this, &CertificateLine::save);
    dialog->open();
}

bool CertificateLine::save(const QString &fileName)
{
    QSaveFile file(fileName);
    const bool saved = file.open(QIODevice::WriteOnly)
        && file.write(m_certificate) == m_certificate.size() && file.commit();
    const QString name = payload::visibleText(QDir::toNativeSeparators(fileName));
    m_outcome->setInk(saved ? ColorRole::Muted : ColorRole::Err);
    m_outcome->setText(
        saved ? tr("Saved to %1.").arg(name)
              : tr("The certificate was not saved to %1: %2.").arg(name, file.errorString()));
    m_outcome->show();
    return saved;
}

} // namespace ui
