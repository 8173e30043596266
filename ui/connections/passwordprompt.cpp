// SPDX-License-Identifier: GPL-3.0-or-later
#include "connections/passwordprompt.h"

#include "payload/escape.h"
#include "style/divider.h"
#include "style/icons.h"
#include "style/metrics.h"
#include "style/textlabel.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace ui {

PasswordPrompt::PasswordPrompt(const QString &connectionName, const QString &address,
                               const QString &userName, QWidget *parent)
    : QDialog(parent)
    , m_password(new QLineEdit(this))
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
    const auto label = [this, body](const QString &text, int row) {
        auto *made = new TextLabel(text, this);
        made->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        body->addWidget(made, row, 0);
        return made;
    };
    label(tr("Broker"), 0);
    body->addWidget(new TextLabel(payload::visibleText(address), this), 0, 1, 1, 2);
    label(tr("User name"), 1);
    body->addWidget(new TextLabel(payload::visibleText(userName), this), 1, 1, 1, 2);
    label(tr("&Password"), 2)->setBuddy(m_password);
    m_password->setObjectName(u"promptPassword"_s);
    m_password->setEchoMode(QLineEdit::Password);
    m_password->setMinimumWidth(fontMetrics().horizontalAdvance(u'x') * 40);
    body->addWidget(m_password, 2, 1);
    auto *show = new QToolButton(this);
    show->setObjectName(u"promptShowPassword"_s);
    show->setProperty("kind", u"outlined"_s);
    show->setIcon(icon(IconName::Eye));
    show->setCheckable(true);
    show->setToolTip(tr("Show the password"));
    show->setAccessibleName(show->toolTip());
    connect(show, &QToolButton::toggled, this, [this](bool visible) {
        m_password->setEchoMode(visible ? QLineEdit::Normal : QLineEdit::Password);
    });
    body->addWidget(show, 2, 2);
    m_error->setObjectName(u"promptError"_s);
    m_error->setInk(ColorRole::Err);
    m_error->hide();
    body->addWidget(m_error, 3, 1, 1, 2);
    m_remember->setObjectName(u"promptRemember"_s);
    m_remember->setChecked(true);
    body->addWidget(m_remember, 4, 1, 1, 2);

    auto *cancel = new QPushButton(tr("Cancel"), this);
    cancel->setObjectName(u"promptCancel"_s);
    cancel->setAutoDefault(false);
    auto *connectButton = new QPushButton(tr("&Connect"), this);
    connectButton->setObjectName(u"promptConnect"_s);
    connectButton->setProperty("kind", u"primary"_s);
    connectButton->setDefault(true);
    auto *buttons = new QHBoxLayout;
    buttons->setContentsMargins(3 * Metrics::unit, 2 * Metrics::unit, 3 * Metrics::unit,
                                2 * Metrics::unit);
    buttons->setSpacing(2 * Metrics::unit);
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(connectButton);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(body, 1);
    column->addWidget(new Divider(Qt::Horizontal, this));
    column->addLayout(buttons);
    m_password->setFocus();

    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(connectButton, &QPushButton::clicked, this, [this] {
        const QString password = m_password->text();
        const bool remember = m_remember->isChecked();
        m_password->clear();
        accept();
        emit entered(password, remember);
    });
}

void PasswordPrompt::setError(const QString &error)
{
    m_error->setText(error);
    m_error->setVisible(!error.isEmpty());
    m_password->setProperty("error", !error.isEmpty());
    m_password->update();
}

} // namespace ui
