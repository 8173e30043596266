// SPDX-License-Identifier: GPL-3.0-or-later
#include "message/messagepane.h"

#include "message/breadcrumb.h"
#include "message/fieldspage.h"
#include "message/hexpage.h"
#include "message/metaline.h"
#include "message/propertiesmodel.h"
#include "message/propertiespage.h"
#include "message/textpage.h"
#include "payload/textread.h"
#include "pipeline/connection.h"
#include "style/emptystate.h"
#include "style/iconbutton.h"
#include "style/icons.h"
#include "style/infoframe.h"
#include "style/strip.h"
#include "text/formats.h"

#include <QClipboard>
#include <QDateTime>
#include <QFileDialog>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QSaveFile>
#include <QStackedWidget>
#include <QTabBar>
#include <QTabWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

constexpr int shortestRefreshMs = 250; // ux.md 3.5: four times a second
constexpr int longestRefreshMs = 2000; // a large payload that arrives all the time
constexpr qsizetype mostCopied = 16 * 1024 * 1024; // bytes into the clipboard

} // namespace

MessagePane::MessagePane(const payload::Registry &registry, QWidget *parent)
    : QWidget(parent)
    , m_strip(new Strip(tr("Message"), this))
    , m_crumbs(new Breadcrumb(this))
    , m_more(new QMenu(this))
    , m_stack(new QStackedWidget(this))
    , m_empty(new EmptyState(this))
    , m_meta(new MetaLine(this))
    , m_pinBar(new InfoFrame(InfoFrame::Shape::Banner, this))
    , m_tabs(new QTabWidget(this))
    , m_fields(new FieldsPage(registry, this))
    , m_text(new TextPage(this))
    , m_hex(new HexPage(this))
    , m_properties(new PropertiesPage(this))
{
    setObjectName(u"messagePane"_s);
    buildStrip();
    buildMoreMenu();
    m_pinBar->setObjectName(u"pinBar"_s);
    m_pinBar->addAction(tr("Show newest"))->setObjectName(u"unpinButton"_s);
    m_tabs->setObjectName(u"inspectorTabs"_s);
    m_tabs->setDocumentMode(true);
    m_tabs->tabBar()->setExpanding(false);
    m_tabs->tabBar()->setDrawBase(true);
    m_tabs->addTab(m_fields, tr("Fields"));
    m_tabs->addTab(m_text, tr("Text"));
    m_tabs->addTab(m_hex, tr("Hex"));
    m_tabs->addTab(m_properties, tr("Properties"));

    auto *content = new QWidget(this);
    auto *contentLayout = new QVBoxLayout(content);
    contentLayout->setContentsMargins(0, 0, 0, 0);
    contentLayout->setSpacing(0);
    contentLayout->addWidget(m_meta);
    contentLayout->addWidget(m_pinBar);
    contentLayout->addWidget(m_tabs, 1);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(content);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_strip);
    layout->addWidget(m_stack, 1);

    m_refresh.setSingleShot(true);
    connect(&m_refresh, &QTimer::timeout, this, &MessagePane::refresh);
    connect(m_crumbs, &Breadcrumb::levelActivated, this, &MessagePane::topicRequested);
    connect(m_meta, &MetaLine::checkRequested, this, [this] {
        emit checkRetainedRequested(m_crumbs->topic(), pipeline::RetainedScope::Topic);
    });
    connect(m_tabs, &QTabWidget::currentChanged, this, &MessagePane::refreshPage);
    connect(m_fields, &FieldsPage::hexRequested, this, [this] { m_tabs->setCurrentWidget(m_hex); });
    connect(m_fields, &FieldsPage::comparisonChosen, this, &MessagePane::compareWith);
    connect(m_properties, &PropertiesPage::replyRequested, this, &MessagePane::replyRequested);
    connect(m_pinBar->findChild<QPushButton *>(u"unpinButton"_s), &QPushButton::clicked, this,
            &MessagePane::unpin);
    showTopic(store::NodeId::None);
}

void MessagePane::buildStrip()
{
    m_copy = iconButton(IconName::Copy, tr("Copy topic"), this);
    m_copy->setObjectName(u"copyTopicButton"_s);
    m_publish = iconButton(IconName::Publish, tr("Publish to this topic"), this);
    m_publish->setObjectName(u"publishHereButton"_s);
    m_moreButton = iconButton(IconName::More, tr("More"), this);
    m_moreButton->setObjectName(u"moreButton"_s);
    m_moreButton->setMenu(m_more);
    m_moreButton->setPopupMode(QToolButton::InstantPopup);
    m_strip->addLeading(m_crumbs, 1);
    m_strip->addTrailing(m_copy);
    m_strip->addTrailing(m_publish);
    m_strip->addTrailing(m_moreButton);
    connect(m_copy, &QToolButton::clicked, this, &MessagePane::copyTopic);
    connect(m_publish, &QToolButton::clicked, this,
            [this] { emit publishRequested(m_crumbs->topic()); });
}

void MessagePane::buildMoreMenu()
{
    m_more->addAction(icon(IconName::Copy), tr("Copy payload"), this, &MessagePane::copyPayload);
    m_more->addAction(icon(IconName::Save), tr("Save payload as…"), this,
                      &MessagePane::savePayload);
    m_more->addSeparator();
    m_more->addAction(icon(IconName::Publish), tr("Publish again…"), this, [this] {
        if (!m_shown.isNull())
            emit publishAgainRequested(m_shown.message);
    });
}

void MessagePane::setConnection(pipeline::Connection *connection)
{
    if (connection == m_connection)
        return;
    if (m_connection) {
        m_connection->disconnect(this);
        m_connection->log().disconnect(this);
        m_connection->topics().baselines().disconnect(this);
    }
    m_connection = connection;
    m_mark = store::MarkId::None; // it was one of another tree
    marksChanged();
    cleared(); // node ids mean something else now
    if (!connection)
        return;
    connect(connection, &QObject::destroyed, this, &MessagePane::cleared);
    connect(connection, &pipeline::Connection::ticked, this, &MessagePane::ticked);
    connect(&connection->log(), &store::MessageLog::deliveryChanged, this,
            &MessagePane::deliveryChanged);
    connect(&connection->log(), &store::MessageLog::cleared, this, &MessagePane::cleared);
    connect(&connection->topics().baselines(), &store::Baselines::marksChanged, this,
            &MessagePane::marksChanged);
}

void MessagePane::showTopic(store::NodeId node)
{
    const bool wasPinned = std::exchange(m_pinned, false);
    m_node = node;
    m_follow = true;
    m_shown = {};
    if (m_connection && node != store::NodeId::None && node != store::NodeId::Root)
        setShown(m_connection->log().last(node));
    m_refresh.stop(); // what the user asks for does not wait
    m_sinceRefresh.invalidate();
    refreshSoon();
    if (wasPinned)
        emit pinnedChanged(false);
}

void MessagePane::showMessage(const store::Message &message, bool pinned)
{
    if (message.isNull() || !m_connection)
        return showTopic(store::NodeId::None);
    const bool wasPinned = std::exchange(m_pinned, pinned);
    m_node = message.node();
    m_follow = !pinned && m_connection->log().last(m_node).id() == message.id();
    setShown(message);
    m_refresh.stop(); // what the user asks for does not wait
    m_sinceRefresh.invalidate();
    refreshSoon();
    if (wasPinned != pinned)
        emit pinnedChanged(pinned);
}

void MessagePane::unpin()
{
    showTopic(m_node);
}

void MessagePane::setShown(const store::Message &message)
{
    m_shown = {};
    if (message.isNull() || !m_connection)
        return;
    const store::MessageLog &log = m_connection->log();
    m_shown.message = message;
    m_shown.log = &log;
    if (m_mark != store::MarkId::None) {
        m_shown.previous = valueAtMark(message.node());
        return;
    }
    const store::MessageId earlier = log.previous(message.id());
    if (earlier != store::MessageId::None)
        m_shown.previous = log.message(earlier);
}

store::Message MessagePane::valueAtMark(store::NodeId node)
{
    const store::OldValue *old = m_connection->topics().baselines().oldValue(node, m_mark);
    if (!old)
        return m_connection->log().last(node); // it is as it was
    m_shown.atMark = old->kind;
    if (old->kind != store::OldValue::Kind::Value)
        return {};
    mqtt::MessageRecord record;
    record.payloadLength = static_cast<quint32>(old->payload.size());
    return {old->payload, record, old->id, node};
}

void MessagePane::marksChanged()
{
    const store::Baselines *baselines
        = m_connection ? &m_connection->topics().baselines() : nullptr;
    if (!baselines || !baselines->find(m_mark))
        m_mark = store::MarkId::None;
    m_fields->setMarks(baselines ? baselines->marks() : std::vector<store::Mark>(), m_mark);
    if (!m_shown.isNull()) {
        setShown(store::Message(m_shown.message));
        refreshSoon();
    }
}

void MessagePane::compareWith(store::MarkId mark)
{
    m_mark = mark;
    marksChanged();
}

void MessagePane::ticked()
{
    if (m_node == store::NodeId::None || !m_connection)
        return;
    if (m_follow) {
        const store::Message newest = m_connection->log().last(m_node);
        if (!newest.isNull() && newest.id() != m_shown.message.id()) {
            refreshSoon();
            return;
        }
    }
    if (m_connection->topics().retained(m_node) != m_retained && !m_shown.isNull())
        refreshSoon(); // somebody has checked
    if (!isVisible() || m_shown.isNull())
        return;
    updatePinBar();
    if (m_tabs->currentWidget() == m_properties)
        m_properties->setNow(QDateTime::currentMSecsSinceEpoch() * 1000);
}

void MessagePane::deliveryChanged(store::MessageId id)
{
    if (m_shown.isNull() || id != m_shown.message.id() || !m_connection)
        return;
    const store::Message message = m_connection->log().message(id);
    if (!message.isNull())
        m_shown.message = message;
    refreshSoon();
}

void MessagePane::cleared()
{
    m_fields->clear();
    m_text->clear();
    m_hex->clear();
    m_properties->clear();
    showTopic(store::NodeId::None);
}

void MessagePane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_stale)
        refresh();
}

void MessagePane::refreshSoon()
{
    m_stale = true;
    if (!isVisible() || m_refresh.isActive())
        return;
    const qint64 passed = m_sinceRefresh.isValid() ? m_sinceRefresh.elapsed() : qint64(m_refreshMs);
    if (passed >= m_refreshMs)
        refresh();
    else
        m_refresh.start(static_cast<int>(m_refreshMs - passed));
}

void MessagePane::refresh()
{
    m_refresh.stop();
    m_stale = false;
    QElapsedTimer cost;
    cost.start();
    if (m_follow && m_connection && m_node != store::NodeId::None && m_node != store::NodeId::Root)
        setShown(m_connection->log().last(m_node));
    const bool topic
        = m_connection && m_node != store::NodeId::None && m_node != store::NodeId::Root;
    const QByteArray path = topic ? m_connection->topics().topic(m_node) : QByteArray();
    m_crumbs->setTopic(path);
    m_crumbs->setVisible(topic);
    m_strip->setTitle(topic ? QString() : tr("Message"));
    for (QToolButton *button : {m_copy, m_publish})
        button->setVisible(topic);
    m_moreButton->setVisible(!m_shown.isNull());

    if (!topic) {
        showEmpty(tr("Nothing selected"), tr("Select a topic or a message to read it here."));
    } else if (m_shown.isNull()) {
        const store::NodeFacts facts = m_connection->topics().facts(m_node);
        showEmpty(tr("No value of its own"),
                  tr("Nothing was published to this topic itself; %n topic(s) below it have "
                     "messages.",
                     nullptr, static_cast<int>(facts.topicsBelow)));
    } else {
        m_stack->setCurrentIndex(1);
        const bool newest = m_connection->log().last(m_node).id() == m_shown.message.id();
        m_retained = m_connection->topics().retained(m_node);
        m_meta->setMessage(m_shown.message, m_retained, newest);
        updatePinBar();
        refreshPage();
    }
    m_sinceRefresh.start();
    // a payload that is costly to lay out must leave time for everything else
    m_refreshMs = static_cast<int>(
        std::clamp<qint64>(10 * cost.elapsed(), shortestRefreshMs, longestRefreshMs));
}

void MessagePane::refreshPage()
{
    if (m_shown.isNull())
        return;
    const mqtt::Properties properties = m_shown.message.properties();
    const int count = PropertiesModel::count(properties);
    m_tabs->setTabText(m_tabs->indexOf(m_properties),
                       count > 0 ? tr("Properties  %1").arg(countText(count)) : tr("Properties"));
    QWidget *page = m_tabs->currentWidget();
    if (page == m_fields)
        m_fields->show(m_shown);
    else if (page == m_text)
        m_text->show(m_shown);
    else if (page == m_hex)
        m_hex->show(m_shown);
    else
        m_properties->show(m_shown, properties, QDateTime::currentMSecsSinceEpoch() * 1000);
}

void MessagePane::updatePinBar()
{
    m_pinBar->setVisible(m_pinned);
    if (!m_pinned || !m_connection)
        return;
    const bool newest = m_connection->log().last(m_node).id() == m_shown.message.id();
    m_pinBar->setText(newest ? tr("Pinned") : tr("Pinned — newer exist"));
}

void MessagePane::showEmpty(const QString &line, const QString &explanation)
{
    m_empty->setLine(line);
    m_empty->setExplanation(explanation);
    m_stack->setCurrentWidget(m_empty);
}

void MessagePane::openFind()
{
    if (m_shown.isNull())
        return;
    m_tabs->setCurrentWidget(m_text);
    m_text->openFind();
}

void MessagePane::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_pinned)
        return unpin();
    QWidget::keyPressEvent(event);
}

void MessagePane::copyTopic() const
{
    QGuiApplication::clipboard()->setText(QString::fromUtf8(m_crumbs->topic()));
}

void MessagePane::copyPayload() const
{
    const QByteArrayView bytes = m_shown.message.payload();
    QGuiApplication::clipboard()->setText(
        payload::readText(bytes.first(std::min(bytes.size(), mostCopied))).text);
}

void MessagePane::savePayload()
{
    if (m_shown.isNull())
        return;
    auto *dialog = new QFileDialog(this, tr("Save payload"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    // by value: the message that was shown when the user asked
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, message = m_shown.message](const QString &name) {
                QSaveFile file(name);
                const QByteArrayView bytes = message.payload();
                if (!file.open(QIODevice::WriteOnly)
                    || file.write(bytes.data(), bytes.size()) != bytes.size() || !file.commit()) {
                    QMessageBox::warning(
                        this, tr("Save payload"),
                        tr("The file could not be written: %1").arg(file.errorString()));
                }
            });
    dialog->open();
}

} // namespace ui
