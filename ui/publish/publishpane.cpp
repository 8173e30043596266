// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/publishpane.h"

#include "connections/messagepropertiesform.h"
#include "editor/payloadeditor.h"
#include "mqtt/topic.h"
#include "payload/hexinput.h"
#include "payload/jsonformat.h"
#include "payload/template.h"
#include "pipeline/connection.h"
#include "publish/draftlistmodel.h"
#include "publish/payloadcomposer.h"
#include "publish/publishhint.h"
#include "publish/publishproperties.h"
#include "publish/publishresult.h"
#include "publish/publishtopicfield.h"
#include "style/segmentedcontrol.h"
#include "style/textlabel.h"
#include "text/publishtext.h"
#include "text/topictext.h"

#include <QCheckBox>
#include <QComboBox>
#include <QKeyEvent>
#include <QListView>
#include <QPushButton>
#include <QRandomGenerator>
#include <QScopedValueRollback>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

// The format that shows a payload best and sends exactly these bytes again.
PublishFormat formatFor(QByteArrayView payload)
{
    if (!payload.isValidUtf8())
        return PublishFormat::Hex;
    QRandomGenerator random(1);
    // What looks like one of our placeholders would be filled.
    if (payload::mayBeTemplate(payload)
        && payload::expandTemplate(payload, {QDateTime(), 1, &random}).isUsed())
        return PublishFormat::Hex;
    return !payload.isEmpty() && payload::validateJson(payload) ? PublishFormat::Text
                                                                : PublishFormat::Json;
}

// What the placeholders became, for a tooltip.
QString payloadPreview(const QByteArray &payload)
{
    constexpr qsizetype most = 600; // characters
    QString text = QString::fromUtf8(payload.first(qMin(payload.size(), 4 * most)));
    if (text.size() > most)
        text = text.left(most) + u'…';
    return QString(u"<pre>"_s + text.toHtmlEscaped() + u"</pre>"_s);
}

} // namespace

PublishPane::~PublishPane() = default;

void PublishPane::setConnection(pipeline::Connection *connection)
{
    if (m_connection == connection)
        return;
    if (m_connection) {
        m_drafts.insert(m_connection, draft());
        m_connection->disconnect(this);
    }
    m_connection = connection;
    m_topic->setConnection(connection);
    m_result->clear();
    m_refusedTopic.clear();
    m_recentStep = -1;
    if (connection) {
        connect(connection, &pipeline::Connection::stateChanged, this, &PublishPane::refreshLimits);
        connect(connection, &QObject::destroyed, this,
                [this](QObject *gone) { m_drafts.remove(gone); });
        connect(connection, &pipeline::Connection::publishOutcome, this, &PublishPane::answered);
        setDraft(m_drafts.value(connection));
    }
    refreshLimits();
}

void PublishPane::setReadOnly(bool readOnly, const QString &reason)
{
    m_readOnly = readOnly;
    m_readOnlyReason = reason;
    refresh();
}

void PublishPane::setSelectedTopic(const QByteArray &topic)
{
    m_selectedTopic = topic;
    m_useSelected->setEnabled(!topic.isEmpty());
    if (m_topic->currentText().isEmpty() && !topic.isEmpty())
        m_topic->setTopic(topic, false);
}

void PublishPane::fillFromTopic(const QByteArray &topic)
{
    if (!topic.isEmpty() && !m_topic->isTouched())
        m_topic->setTopic(topic, false);
    moveFocusToPayload();
}

void PublishPane::setTopic(const QByteArray &topic)
{
    if (!topic.isEmpty())
        m_topic->setTopic(topic, true);
    moveFocusToPayload();
}

void PublishPane::setReply(const QByteArray &responseTopic, const QByteArray &correlationData)
{
    mqtt::Properties properties = m_properties->properties();
    properties.correlationData.reset();
    if (!correlationData.isEmpty())
        properties.correlationData = correlationData;
    m_properties->setProperties(properties);
    setTopic(responseTopic);
}

void PublishPane::fill(const store::Message &message)
{
    PublishDraft again;
    again.topic = message.topic().toByteArray();
    again.format = formatFor(message.payload());
    again.text = again.format == PublishFormat::Hex ? payload::hexText(message.payload()).toUtf8()
                                                    : message.payload().toByteArray();
    again.qos = message.qos();
    again.retain = message.retain();
    again.properties = message.properties();
    // What belonged to that one delivery is not the message's.
    again.properties.topicAlias.reset();
    again.properties.subscriptionIdentifiers.clear();
    setDraft(again, Keep::Undo);
    moveFocusToPayload();
}

void PublishPane::moveFocusToPayload()
{
    if (m_topic->currentText().isEmpty())
        m_topic->setFocus(Qt::OtherFocusReason);
    else
        m_payload->setFocus(Qt::OtherFocusReason);
    refresh();
}

PublishDraft PublishPane::draft() const
{
    PublishDraft result;
    result.topic = m_topic->topic();
    result.format = m_payload->format();
    result.text = m_payload->text();
    result.qos = mqtt::QoS(m_qos->currentIndex());
    result.retain = m_retain->isChecked();
    result.properties = m_properties->properties();
    return result;
}

void PublishPane::setDraft(const PublishDraft &draft, Keep keep)
{
    {
        const QScopedValueRollback filling(m_filling, true);
        m_topic->setTopic(draft.topic, !draft.topic.isEmpty());
        m_qos->setCurrentIndex(int(draft.qos));
        m_retain->setChecked(draft.retain);
        m_properties->setProperties(draft.properties);
        m_format->setCurrentIndex(int(draft.format));
        m_payload->setFormat(draft.format);
        m_payload->setText(draft.text, keep == Keep::Undo);
    }
    refresh();
}

// As it would go out now; what it is filled with shows what it will be like.
ComposedPayload PublishPane::composed() const
{
    QRandomGenerator random(1);
    return m_payload->compose({QDateTime::currentDateTime(), m_counter + 1, &random});
}

client::PublishRequest PublishPane::request(const QByteArray &payload) const
{
    client::PublishRequest result;
    result.topic = m_topic->topic();
    result.payload = payload;
    result.qos = mqtt::QoS(m_qos->currentIndex());
    result.retain = m_retain->isChecked();
    if (hasProperties())
        result.properties = m_properties->properties();
    return result;
}

bool PublishPane::isConnected() const
{
    return m_connection && m_connection->state() == client::State::Connected;
}

// By the version in force, or the one that will be tried.
bool PublishPane::hasProperties() const
{
    if (!m_connection)
        return true;
    if (const auto broker = isConnected() ? m_connection->broker() : std::nullopt)
        return broker->version == mqtt::ProtocolVersion::Mqtt5;
    const client::VersionChoice choice = m_connection->options().version;
    return choice == client::VersionChoice::Mqtt5
        || choice == client::VersionChoice::Mqtt5WithFallback;
}

// What the broker and the version allow; also the word on the button.
void PublishPane::refreshLimits()
{
    const bool connected = isConnected();
    const auto broker = connected ? m_connection->broker() : std::nullopt;
    for (int qos = 0; qos < m_qos->count(); ++qos)
        m_qos->setSegmentEnabled(qos, !broker || qos <= int(broker->maximumQoS));
    m_publish->setText(connected ? tr("Publish") : tr("Queue"));
    refresh();
}

void PublishPane::refresh()
{
    if (m_filling)
        return;
    const ComposedPayload payload = composed();
    const client::PublishRequest now = request(payload.bytes);
    m_payload->mark(payload);
    m_result->setValidity(m_payload->validity(payload), payload.error.isEmpty(),
                          payload.filled ? payloadPreview(payload.bytes) : QString());
    m_position->setVisible(m_payload->format() != PublishFormat::File);
    showTopicError(now.topic);

    m_obstacle = obstacle(now, payload);
    PublishHint hint = publishHint(now, isConnected() ? m_connection->broker() : std::nullopt);
    // Topic and payload say themselves what is wrong with them.
    if (!m_obstacle.isEmpty() && m_topicError->text().isEmpty() && payload.sendable)
        hint = {m_obstacle, m_readOnly || !now.topic.isEmpty()};
    m_hint->setText(hint.text);
    m_hint->setInk(hint.warning ? ColorRole::Warn : ColorRole::Muted);

    const bool properties = hasProperties();
    const int count = MessagePropertiesForm::count(now.properties);
    m_propertiesButton->setEnabled(properties);
    m_propertiesButton->setText(!properties     ? tr("MQTT 5 only")
                                    : count > 0 ? tr("MQTT 5 properties: %1").arg(count)
                                                : tr("MQTT 5 properties"));
    m_wand->setEnabled(m_payload->format() == PublishFormat::Json);
    m_publish->setEnabled(m_obstacle.isEmpty());
    m_publish->setToolTip(m_obstacle.isEmpty() ? tr("Ctrl+Enter") : m_obstacle);
    m_save->setEnabled(!now.topic.isEmpty() || m_save->menu());
}

QString PublishPane::obstacle(const client::PublishRequest &request,
                              const ComposedPayload &payload) const
{
    if (!m_connection)
        return tr("Open a connection to publish.");
    if (m_readOnly)
        return m_readOnlyReason;
    if (request.topic.isEmpty())
        return tr("Type the topic to publish to.");
    if (const auto error = mqtt::TopicName::check(request.topic))
        return topicErrorText(*error, request.topic);
    if (!payload.sendable)
        return payload.error;
    if (hasProperties() && !m_properties->isValid())
        return tr("One of the MQTT 5 properties cannot be sent as it is.");
    return {};
}

void PublishPane::showTopicError(const QByteArray &topic)
{
    const auto error = topic.isEmpty() ? std::nullopt : mqtt::TopicName::check(topic);
    // What the broker said about it stays until another topic is typed, or it takes this one.
    const bool refused = !topic.isEmpty() && topic == m_refusedTopic;
    m_topicError->setText(error ? topicErrorText(*error, topic) : refused ? m_refusal : QString());
    m_topicError->setVisible(error || refused);
    m_topic->setError(error || refused);
}

void PublishPane::formatChosen()
{
    if (m_filling)
        return;
    m_payload->setFormat(PublishFormat(m_format->currentIndex()));
    refresh();
}

void PublishPane::stepRecent(int step)
{
    const int next = m_recentStep + step;
    const PublishDraft *recent = m_list->draft(m_list->recentRow(next));
    if (!recent && next != -1)
        return;
    if (m_recentStep == -1)
        m_typed = draft();
    m_recentStep = next;
    setDraft(PublishDraft(recent ? *recent : m_typed), Keep::Undo);
}

void PublishPane::publish()
{
    refresh();
    if (!m_obstacle.isEmpty()) {
        m_result->refuse(m_obstacle);
        return;
    }
    if (m_payload->format() == PublishFormat::File && !m_payload->reloadFile())
        return;
    const ComposedPayload payload = m_payload->compose(
        {QDateTime::currentDateTime(), m_counter + 1, QRandomGenerator::global()});
    if (payload.filled)
        ++m_counter;
    // The answer never comes before publish() has returned.
    m_result->expect(m_connection->publish(request(payload.bytes)));
    m_list->addRecent(draft());
    m_recentStep = -1;
    refresh();
}

void PublishPane::answered(const client::PublishOutcome &outcome, const QByteArray &topic)
{
    ReasonContext context;
    if (const auto broker = m_connection->broker()) {
        context.version = broker->version;
        context.maximumPacketSize = broker->maximumPacketSize;
    }
    m_result->answer(outcome, context);
    if (!m_result->expects(outcome.token) || !isFinal(outcome.stage))
        return;
    m_refusedTopic.clear();
    if (outcome.stage == client::PublishStage::Refused && !outcome.error) {
        const Explanation why = explainRefusedPublish(outcome, context);
        if (why.next == NextStep::CheckTopic) {
            m_refusedTopic = topic;
            m_refusal = why.sentence();
        }
    }
    showTopicError(m_topic->topic());
}

void PublishPane::chooseRow(int row)
{
    const PublishDraft *chosen = m_list->draft(row);
    if (!chosen)
        return;
    m_recentStep = -1;
    setDraft(PublishDraft(*chosen), Keep::Undo);
}

void PublishPane::saveMessage()
{
    const PublishDraft now = draft();
    if (now.topic.isEmpty())
        return;
    QString name = QString::fromUtf8(now.topic.sliced(now.topic.lastIndexOf('/') + 1));
    if (now.format != PublishFormat::File && !now.text.isEmpty() && now.text.size() < 24)
        name += u' ' + QString::fromUtf8(now.text.simplified());
    const int row = m_list->save(now, name);
    if (row < 0) {
        m_result->refuse(tr("Not saved: there is no room left in the list of saved messages."));
        return;
    }
    const QModelIndex index = m_list->index(row);
    if (m_listColumn->isVisible()) {
        m_listView->setCurrentIndex(index);
        m_listView->setFocus(Qt::OtherFocusReason);
        m_listView->edit(index);
    } else {
        m_result->tell(tr("Saved as “%1”.").arg(m_list->draft(row)->name));
    }
}

bool PublishPane::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_payload->editor() && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->modifiers() == Qt::AltModifier
            && (key->key() == Qt::Key_Up || key->key() == Qt::Key_Down)) {
            stepRecent(key->key() == Qt::Key_Up ? 1 : -1);
            return true;
        }
    }
    if (watched == m_listView && event->type() == QEvent::ShortcutOverride
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_F2
        && m_list->isSaved(m_listView->currentIndex().row()))
        event->accept();
    return QWidget::eventFilter(watched, event);
}

} // namespace ui
