// SPDX-License-Identifier: GPL-3.0-or-later
#include "connections/secretprompt.h"

#include "payload/escape.h"
#include "style/dialogfoot.h"
#include "style/icons.h"
#include "style/metrics.h"
#include "style/textlabel.h"

#include <QCheckBox>
#include <QFileInfo>
#include <QGridLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

constexpr qsizetype longestName = 60;

QString shown(const QByteArray &text)
{
    return payload::visibleText(QString::fromUtf8(text).left(longestName));
}

TextLabel *addLabel(QGridLayout *grid, const QString &text)
{
    auto *label = new TextLabel(text);
    label->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    grid->addWidget(label, grid->rowCount(), 0);
    return label;
}

void addFact(QGridLayout *grid, const QString &name, const QString &value)
{
    addLabel(grid, name);
    grid->addWidget(new TextLabel(value), grid->rowCount() - 1, 1, 1, 2);
}

} // namespace

SecretPrompt::SecretPrompt(const QString &connectionName, const QString &address,
                           const client::ConnectOptions &options,
                           const std::vector<config::SecretField> &fields, QWidget *parent)
    : QDialog(parent)
    , m_remember(new QCheckBox(tr("&Remember until Canopy is closed"), this))
    , m_error(TextLabel::hint({}, this))
{
    setObjectName(u"passwordPrompt"_s);
    setWindowTitle(tr("Password for %1").arg(payload::visibleText(connectionName)));

    auto *body = new QGridLayout;
    body->setContentsMargins(Metrics::formMargin, 4 * Metrics::unit, Metrics::formMargin,
                             4 * Metrics::unit);
    body->setHorizontalSpacing(Metrics::formColumnGap);
    body->setVerticalSpacing(Metrics::formRowGap);
    body->setColumnStretch(1, 1);
    addFact(body, tr("Broker"), payload::visibleText(address));
    for (const config::SecretField &field : fields) {
        switch (field.kind) {
        case config::SecretKind::Password:
        case config::SecretKind::AuthenticationData:
            addFact(body, tr("User name"), shown(options.userName));
            addSecret(body, tr("&Password"));
            break;
        case config::SecretKind::KeyPassphrase: {
            const client::TlsOptions &tls = options.tls;
            const QString file = tls.keyFile.isEmpty() ? tls.certificateFile : tls.keyFile;
            addFact(body, tr("Client key"), payload::visibleText(QFileInfo(file).fileName()));
            addSecret(body, tr("Pass&phrase"));
            break;
        }
        case config::SecretKind::ProxyPassword:
            addFact(
                body, tr("Proxy user"),
                tr("%1 at %2")
                    .arg(shown(options.proxy.userName), payload::visibleText(options.proxy.host)));
            addSecret(body, tr("Pro&xy password"));
            break;
        case config::SecretKind::Headers:
            addSecret(body, tr("Header %1").arg(shown(field.header).replace(u'&', u"&&"_s)));
            break;
        }
    }
    m_error->setObjectName(u"promptError"_s);
    m_error->setInk(ColorRole::Err);
    m_error->hide();
    body->addWidget(m_error, body->rowCount(), 1, 1, 2);
    m_remember->setObjectName(u"promptRemember"_s);
    m_remember->setChecked(true);
    body->addWidget(m_remember, body->rowCount(), 1, 1, 2);

    auto *foot = new DialogFoot(this);
    foot->addStretch();
    QPushButton *cancel = foot->addButton(tr("Cancel"), u"promptCancel"_s);
    QPushButton *connectButton = foot->addPrimary(tr("&Connect"), u"promptConnect"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(body, 1);
    column->addWidget(foot);
    if (!m_secrets.empty())
        m_secrets.front()->setFocus();

    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(connectButton, &QPushButton::clicked, this, [this] {
        QStringList secrets;
        for (QLineEdit *secret : m_secrets) {
            secrets.append(secret->text());
            secret->clear();
        }
        const bool remember = m_remember->isChecked();
        accept();
        emit entered(secrets, remember);
    });
}

void SecretPrompt::addSecret(QGridLayout *grid, const QString &label)
{
    auto *secret = new QLineEdit(this);
    // The first keeps its name whatever it asks for; the others are counted.
    const QString number = m_secrets.empty() ? QString() : QString::number(m_secrets.size() + 1);
    secret->setObjectName(u"promptPassword"_s + number);
    secret->setEchoMode(QLineEdit::Password);
    secret->setMinimumWidth(fontMetrics().horizontalAdvance(u'x') * 40);
    addLabel(grid, label)->setBuddy(secret);
    const int row = grid->rowCount() - 1;
    grid->addWidget(secret, row, 1);
    auto *show = new QToolButton(this);
    show->setObjectName(u"promptShowPassword"_s + number);
    show->setProperty("kind", u"outlined"_s);
    show->setIcon(icon(IconName::Eye));
    show->setCheckable(true);
    show->setToolTip(tr("Show what is typed"));
    show->setAccessibleName(show->toolTip());
    connect(show, &QToolButton::toggled, secret, [secret](bool visible) {
        secret->setEchoMode(visible ? QLineEdit::Normal : QLineEdit::Password);
    });
    grid->addWidget(show, row, 2);
    m_secrets.push_back(secret);
}

void SecretPrompt::setError(const QString &error)
{
    m_error->setText(error);
    m_error->setVisible(!error.isEmpty());
    if (m_secrets.empty())
        return;
    m_secrets.back()->setProperty("error", !error.isEmpty());
    m_secrets.back()->update();
}

} // namespace ui
