// SPDX-License-Identifier: GPL-3.0-or-later
#include "connections/teststrip.h"

#include "connections/certificatedialog.h"
#include "connections/connectiontest.h"
#include "payload/escape.h"
#include "style/textlabel.h"
#include "text/failuretext.h"
#include "text/formats.h"
#include "text/steptext.h"
#include "text/tlstext.h"
#include "text/versiontext.h"

#include <QLocale>
#include <QPushButton>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

constexpr qsizetype longestDetail = 300;
constexpr qsizetype longestName = 60; // on a button

} // namespace

TestStrip::TestStrip(QWidget *parent)
    : InfoFrame(parent)
    , m_steps(TextLabel::hint(QString(), this))
{
    setObjectName(u"testStrip"_s);
    m_steps->setObjectName(u"testSteps"_s);
    m_steps->setTextInteractionFlags(Qt::TextSelectableByMouse);
    addContent(m_steps);
    m_trust = addAction(tr("&Trust this certificate"));
    m_trust->setObjectName(u"trustCertificateButton"_s);
    m_expect = addAction(tr("&Expect this name"));
    m_expect->setObjectName(u"expectNameButton"_s);
    m_view = addAction(tr("&View certificate…"));
    m_view->setObjectName(u"viewCertificateButton"_s);
    for (QPushButton *button : {m_trust, m_expect, m_view}) {
        button->setAutoDefault(false);
        button->hide();
    }
    addTrailing(new QWidget(this)); // keeps the buttons at the left
    connect(m_trust, &QPushButton::clicked, this, [this] { emit trustRequested(m_fingerprint); });
    connect(m_expect, &QPushButton::clicked, this, [this] { emit nameExpected(m_name); });
    connect(m_view, &QPushButton::clicked, this, &TestStrip::viewCertificate);
    hide();
}

void TestStrip::showRunning(const client::ConnectOptions &options)
{
    setLevel(NoticeLevel::Info);
    setTitle({});
    setText(client::isNetwork(options.transport)
                ? tr("Connecting to %1, port %2…").arg(options.host, QString::number(options.port))
                : tr("Connecting to %1…").arg(options.host));
    setNote({});
    setSteps({});
    for (QPushButton *button : {m_trust, m_expect, m_view})
        button->hide();
    show();
}

void TestStrip::setSteps(const QString &trail)
{
    m_steps->setText(trail);
    m_steps->setVisible(!trail.isEmpty());
}

void TestStrip::showSteps(const ConnectionTest &test)
{
    setSteps(stepTrail(test.steps(), test.nextStep(), std::nullopt));
}

Explanation TestStrip::showResult(const ConnectionTestResult &result)
{
    Explanation explanation;
    setSteps(
        stepTrail(result.steps, std::nullopt, result.broker ? std::nullopt : result.failure.step));
    if (result.broker) {
        setLevel(NoticeLevel::Success);
        setTitle({});
        setText(reachedText(result));
        setNote({});
    } else {
        explanation = explainFailure(result.failure, result.options);
        setLevel(NoticeLevel::Error);
        setTitle(explanation.what);
        setText(explanation.advice);
        QStringList small;
        if (!explanation.code.isEmpty())
            small.append(tr("Code %1").arg(explanation.code));
        if (!result.failure.reasonString.isEmpty())
            small.append(tr("The broker says: %1")
                             .arg(QString::fromUtf8(result.failure.reasonString.left(500))));
        const QString system
            = payload::visibleText(QString::fromUtf8(result.failure.detail.left(longestDetail)));
        if (result.failure.kind == client::Failure::Tls && !system.isEmpty())
            small.append(system);
        setNote(small.join(u" · "_s));
    }
    offerCertificate(result);
    show();
    return explanation;
}

// A certificate that nobody vouches for, or that has changed, is the user's to judge; one for
// another name may be the right one all the same.
void TestStrip::offerCertificate(const ConnectionTestResult &result)
{
    m_tls = result.broker ? result.tls : result.failure.tls;
    m_view->setVisible(m_tls && !m_tls->chain.empty());
    if (!m_tls || m_tls->chain.empty() || result.broker)
        return;
    const client::CertificateFacts &certificate = m_tls->chain.front();
    m_fingerprint = certificate.fingerprint;
    const bool canTrust = m_tls->problem == client::TlsProblem::SelfSigned
        || m_tls->problem == client::TlsProblem::UnknownAuthority
        || m_tls->problem == client::TlsProblem::WrongPin;
    if (canTrust) // what is to be compared before trusting it
        setText(text() + u'\n' + certificateLines(certificate).constFirst() + u'\n'
                + certificateLines(certificate).constLast());
    m_trust->setVisible(canTrust);
    m_name = certificate.names.isEmpty() ? QString() : certificate.names.constFirst();
    // A wildcard is no name to expect.
    m_expect->setVisible(m_tls->problem == client::TlsProblem::WrongName && !m_name.isEmpty()
                         && !m_name.contains(u'*'));
    m_expect->setText(
        tr("&Expect “%1”")
            .arg(payload::visibleText(m_name.left(longestName)).replace(u'&', u"&&"_s)));
}

void TestStrip::viewCertificate()
{
    if (!m_tls)
        return;
    auto *dialog = new CertificateDialog(*m_tls, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

// Only what the broker stated: silence means the defaults of the specification.
QString TestStrip::reachedText(const ConnectionTestResult &result)
{
    const client::BrokerInfo &broker = *result.broker;
    const QLocale locale;
    QStringList parts;
    parts.append(tr("Reached in %1").arg(latencyText(result.elapsed)));
    if (result.tls)
        parts.append(tlsParts(*result.tls));
    const QString version = versionName(broker.version);
    parts.append(broker.fellBack ? tr("broker accepted %1, not MQTT 5").arg(version)
                                 : tr("broker accepted %1").arg(version));
    if (broker.maximumQoS < mqtt::QoS::ExactlyOnce)
        parts.append(tr("QoS ≤ %1").arg(int(broker.maximumQoS)));
    if (!broker.retainAvailable)
        parts.append(tr("no retained messages"));
    if (broker.maximumPacketSize)
        parts.append(tr("packets up to %1").arg(sizeText(*broker.maximumPacketSize)));
    if (broker.receiveMaximum < 65535)
        parts.append(tr("%n unconfirmed message(s) at once", nullptr, broker.receiveMaximum));
    if (broker.keepAlive != std::chrono::seconds(result.options.keepAliveSeconds))
        parts.append(tr("keep alive %1 s").arg(locale.toString(qint64(broker.keepAlive.count()))));
    if (!broker.wildcardSubscriptionAvailable)
        parts.append(tr("no wildcards"));
    if (!broker.sharedSubscriptionAvailable)
        parts.append(tr("no shared subscriptions"));
    if (!broker.subscriptionIdentifiersAvailable)
        parts.append(tr("no subscription identifiers"));
    return parts.join(u" · "_s);
}

} // namespace ui
