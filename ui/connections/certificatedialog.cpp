// SPDX-License-Identifier: GPL-3.0-or-later
#include "connections/certificatedialog.h"

#include "payload/escape.h"
#include "style/dialogfoot.h"
#include "style/metrics.h"
#include "style/textlabel.h"
#include "text/tlstext.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

constexpr qsizetype longestTitle = 100;

// A fingerprint has no place where a line could break by itself.
QString inTwoLines(const client::CertificateFacts &certificate)
{
    const QString fingerprint = client::fingerprintText(certificate.fingerprint);
    const qsizetype half = fingerprint.indexOf(u':', fingerprint.size() / 2) + 1;
    return certificateLines(certificate)
        .join(u'\n')
        .replace(fingerprint,
                 QString(u'\n' + fingerprint.first(half) + u'\n' + fingerprint.sliced(half)));
}

} // namespace

CertificateDialog::CertificateDialog(const client::TlsFacts &facts, QWidget *parent)
    : QDialog(parent)
    , m_facts(facts)
    , m_chain(new QListWidget(this))
    , m_details(new TextLabel(this))
{
    setObjectName(u"certificateDialog"_s);
    setWindowTitle(tr("Certificate of the broker"));

    auto *body = new QVBoxLayout;
    body->setContentsMargins(Metrics::formMargin, 4 * Metrics::unit, Metrics::formMargin,
                             4 * Metrics::unit);
    body->setSpacing(3 * Metrics::unit);
    if (const QStringList agreed = agreedLines(facts); !agreed.isEmpty()) {
        auto *session = new TextLabel(agreed.join(u" · "_s), this);
        session->setObjectName(u"certificateSession"_s);
        session->setWordWrap(true);
        body->addWidget(session);
    }
    m_chain->setObjectName(u"certificateChain"_s);
    m_chain->setAccessibleName(tr("Certificates as the broker sent them, its own first"));
    for (const client::CertificateFacts &certificate : facts.chain)
        m_chain->addItem(payload::visibleText(certificate.subject.left(longestTitle)));
    const int rows = qBound(2, m_chain->count(), 5);
    m_chain->setFixedHeight(m_chain->sizeHintForRow(0) * rows + 2 * m_chain->frameWidth());
    body->addWidget(m_chain);
    m_details->setObjectName(u"certificateDetails"_s);
    m_details->setWordWrap(true);
    m_details->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_details->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    body->addWidget(m_details, 1);

    auto *foot = new DialogFoot(this);
    QPushButton *const copyButton = foot->addButton(tr("C&opy"), u"copyCertificateButton"_s);
    copyButton->setToolTip(tr("Copies the whole chain as text"));
    foot->addStretch();
    QPushButton *const closeButton = foot->addPrimary(tr("&Close"), u"closeCertificateButton"_s);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    outer->addLayout(body, 1);
    outer->addWidget(foot);

    connect(m_chain, &QListWidget::currentRowChanged, this, &CertificateDialog::showCertificate);
    connect(copyButton, &QPushButton::clicked, this, &CertificateDialog::copy);
    connect(closeButton, &QPushButton::clicked, this, &QDialog::accept);
    setMinimumWidth(fontMetrics().horizontalAdvance(u'0') * 70);
    m_chain->setCurrentRow(0);
    m_chain->setFocus();
}

void CertificateDialog::showCertificate(int index)
{
    if (index >= 0 && index < int(m_facts.chain.size()))
        m_details->setText(inTwoLines(m_facts.chain[std::size_t(index)]));
}

void CertificateDialog::copy() const
{
    QStringList text = agreedLines(m_facts);
    for (const client::CertificateFacts &certificate : m_facts.chain) {
        text.append(QString());
        text.append(certificateLines(certificate));
    }
    QGuiApplication::clipboard()->setText(text.join(u'\n').trimmed() + u'\n');
}

} // namespace ui
