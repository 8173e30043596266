// SPDX-License-Identifier: GPL-3.0-or-later
#include "start/startpage.h"

#include "start/startcard.h"
#include "style/linkbutton.h"
#include "style/metrics.h"
#include "style/textlabel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

constexpr int CardCharacters = 46; // width of a card, in average characters

} // namespace

StartPage::StartPage(QWidget *parent)
    : QWidget(parent)
    , m_cards(new QHBoxLayout)
{
    setObjectName(u"startPage"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Metrics::formMargin, Metrics::formMargin, Metrics::formMargin,
                               Metrics::formMargin);
    column->setSpacing(2 * Metrics::unit);
    column->addStretch(4);
    auto *heading = new TextLabel(tr("See what your devices are saying"), TextKind::Heading,
                                  ColorRole::Text, this);
    m_sentence = new TextLabel(tr("Connect to an MQTT broker and watch its topics live."),
                               TextKind::Body, ColorRole::Muted, this);
    for (TextLabel *label : {heading, m_sentence}) {
        label->setAlignment(Qt::AlignHCenter);
        label->setWordWrap(true);
        column->addWidget(label);
    }
    column->addSpacing(4 * Metrics::unit);

    m_cards->setSpacing(4 * Metrics::unit);
    m_cards->addStretch(1);
    m_cards->addStretch(1);
    column->addLayout(m_cards);
    column->addStretch(5);

    m_savedCard = new StartCard(IconName::Server, tr("Saved connections"), QString());
    m_saved = new SavedList;
    m_savedCard->addContent(m_saved, 1);
    connect(m_saved, &SavedList::connectRequested, this, &StartPage::profileConnectRequested);
    addCard(m_savedCard);
    m_savedCard->hide();
    addCard(brokerCard());
}

StartCard *StartPage::brokerCard()
{
    auto *card = new StartCard(
        IconName::Connect, tr("Your broker"),
        tr("Type a host name or paste a URL such as mqtt://host. Nothing is saved yet."));
    m_address = new QLineEdit(card);
    m_address->setObjectName(u"startAddress"_s);
    m_address->setAccessibleName(tr("Broker address"));
    m_address->setPlaceholderText(tr("broker.example:1883"));
    m_address->setClearButtonEnabled(true);
    m_address->setLayoutDirection(Qt::LeftToRight);
    m_addressHint = TextLabel::hint(QString(), card);
    m_addressHint->setObjectName(u"startAddressError"_s);
    m_addressHint->setInk(ColorRole::Err);
    m_addressHint->hide();
    card->addContent(m_address);
    card->addContent(m_addressHint);
    m_connect = card->addButton(tr("Connect"), true);
    m_connect->setObjectName(u"startConnectButton"_s);
    m_connect->setEnabled(false);
    QPushButton *create = card->addButton(tr("New connection…"));
    create->setObjectName(u"startNewButton"_s);
    LinkButton *import = card->addLink(tr("Import…"));
    import->setObjectName(u"startImportButton"_s);
    connect(import, &LinkButton::clicked, this, &StartPage::importRequested);
    connect(m_address, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_connect->setEnabled(!text.trimmed().isEmpty());
        setAddressError(QString());
    });
    connect(m_address, &QLineEdit::returnPressed, this, &StartPage::submit);
    connect(m_connect, &QPushButton::clicked, this, &StartPage::submit);
    connect(create, &QPushButton::clicked, this, &StartPage::newConnectionRequested);
    return card;
}

void StartPage::offerDemo()
{
    m_sentence->setText(
        tr("Connect to an MQTT broker, or start a safe one on this computer to look around."));
    auto *card = new StartCard(
        IconName::Play, tr("Local demo"),
        tr("Starts a broker on 127.0.0.1 with simulated devices. Nothing leaves this computer."));
    m_demo = card->addButton(tr("Start local demo broker"), true);
    m_demo->setObjectName(u"startDemoButton"_s);
    m_demo->setAutoDefault(true); // Enter is enough
    // One primary button a page.
    m_connect->setProperty("kind", QVariant());
    connect(m_demo, &QPushButton::clicked, this, &StartPage::demoRequested);
    nameDemo();
    addCard(card);
    setTabOrder(m_demo, m_address);
    focusFirst();
}

void StartPage::setConnections(const std::vector<SavedConnection> &connections)
{
    m_saved->setConnections(connections);
    m_savedCard->setVisible(!connections.empty());
    nameDemo();
    sizeCards();
}

void StartPage::setAddressError(const QString &message)
{
    m_addressHint->setText(message);
    m_addressHint->setVisible(!message.isEmpty());
    m_address->setProperty("error", !message.isEmpty());
    m_address->setAccessibleDescription(message);
    m_address->update();
}

void StartPage::addCard(StartCard *card)
{
    m_cards->insertWidget(1, card); // after the leading stretch
    sizeCards();
}

void StartPage::focusAddress()
{
    m_address->setFocus();
}

void StartPage::submit()
{
    const QString address = m_address->text().trimmed();
    if (address.isEmpty())
        return;
    emit connectRequested(address);
    if (m_addressHint->isHidden())
        m_address->clear(); // it may hold a password, which should not stay on the screen
}

void StartPage::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Paste)) {
        m_address->setFocus();
        m_address->paste();
        return;
    }
    // So does what is typed without looking where the keyboard is.
    const QString text = event->text();
    const bool plain
        = !m_address->hasFocus() && !(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier));
    if (plain && !text.isEmpty() && text.at(0).isLetterOrNumber()) {
        m_address->setFocus();
        m_address->insert(text);
        return;
    }
    QWidget::keyPressEvent(event);
}

void StartPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    focusFirst();
}

// Three cards share the row: the long name is for newcomers.
void StartPage::nameDemo()
{
    if (m_demo)
        m_demo->setText(m_savedCard->isHidden() ? tr("Start local demo broker") : tr("Start demo"));
}

// Whoever has connections of his own is no newcomer.
void StartPage::focusFirst()
{
    if (m_demo && m_savedCard->isHidden())
        m_demo->setFocus();
    else
        m_address->setFocus();
}

void StartPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        sizeCards();
}

// All cards are equally wide, whatever they hold, and shrink together in a narrow window.
void StartPage::sizeCards()
{
    const int width = fontMetrics().averageCharWidth() * CardCharacters;
    for (int i = 0; i < m_cards->count(); ++i) {
        if (QWidget *card = m_cards->itemAt(i)->widget()) {
            card->setMaximumWidth(width);
            m_cards->setStretch(i, 100);
        }
    }
}

} // namespace ui
