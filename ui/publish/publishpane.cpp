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
#include "publish/publishhint.h"
#include "publish/publishproperties.h"
#include "publish/publishresult.h"
#include "publish/topiccompletion.h"
#include "style/segmentedcontrol.h"
#include "style/textlabel.h"
#include "text/formats.h"
#include "text/topictext.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QRandomGenerator>
#include <QScopedValueRollback>
#include <QStringListModel>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

constexpr qint64 LargestFile = 256LL * 1024 * 1024 - 128 * 1024; // MQTT's limit, less the topic
constexpr int ListNeedsWidth = 820;

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
    if (connection) {
        connect(connection, &pipeline::Connection::stateChanged, this, &PublishPane::refreshLimits);
        connect(connection, &QObject::destroyed, this,
                [this](QObject *gone) { m_drafts.remove(gone); });
        connect(connection, &pipeline::Connection::publishOutcome, this,
                [this](const client::PublishOutcome &outcome) {
                    ReasonContext context;
                    if (const auto broker = m_connection->broker()) {
                        context.version = broker->version;
                        context.maximumPacketSize = broker->maximumPacketSize;
                    }
                    m_result->answer(outcome, context);
                });
        m_topicTouched = m_drafts.contains(connection);
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
    if (!m_topicTouched && m_topic->currentText().isEmpty() && !topic.isEmpty()) {
        const QScopedValueRollback filling(m_filling, true);
        m_topic->setEditText(QString::fromUtf8(topic));
    }
}

void PublishPane::fillFromTopic(const QByteArray &topic)
{
    if (!topic.isEmpty() && !m_topicTouched) {
        const QScopedValueRollback filling(m_filling, true);
        m_topic->setEditText(QString::fromUtf8(topic));
    }
    if (m_topic->currentText().isEmpty())
        m_topic->setFocus(Qt::OtherFocusReason);
    else
        m_editor->setFocus(Qt::OtherFocusReason);
    refresh();
}

void PublishPane::setTopic(const QByteArray &topic)
{
    {
        const QScopedValueRollback filling(m_filling, true);
        m_topic->setEditText(QString::fromUtf8(topic));
    }
    m_editor->setFocus(Qt::OtherFocusReason);
    refresh();
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
    again.text = message.payload().toByteArray();
    again.qos = message.qos();
    again.retain = message.retain();
    again.properties = message.properties();
    // What belonged to that one delivery is not the message's.
    again.properties.topicAlias.reset();
    again.properties.subscriptionIdentifiers.clear();
    if (!message.payload().isValidUtf8()) {
        again.format = PublishFormat::Hex;
        again.text = payload::hexText(message.payload()).toUtf8();
    } else if (payload::validateJson(message.payload())) {
        again.format = PublishFormat::Text;
    }
    setDraft(again);
    m_topicTouched = true;
    m_editor->setFocus(Qt::OtherFocusReason);
}

QJsonObject PublishPane::savedState() const
{
    return m_list->state();
}

void PublishPane::restoreState(const QJsonObject &state)
{
    m_list->restore(state);
}

PublishFormat PublishPane::format() const
{
    return PublishFormat(m_format->currentIndex());
}

PublishDraft PublishPane::draft() const
{
    PublishDraft result;
    result.topic = m_topic->currentText().toUtf8();
    result.format = format();
    result.text = result.format == PublishFormat::File ? m_fileName.toUtf8() : m_editor->bytes();
    result.qos = mqtt::QoS(m_qos->currentIndex());
    result.retain = m_retain->isChecked();
    result.properties = m_properties->properties();
    return result;
}

void PublishPane::setDraft(const PublishDraft &draft)
{
    const QScopedValueRollback filling(m_filling, true);
    m_topic->setEditText(QString::fromUtf8(draft.topic));
    m_qos->setCurrentIndex(int(draft.qos));
    m_retain->setChecked(draft.retain);
    m_properties->setProperties(draft.properties);
    m_format->setCurrentIndex(int(draft.format));
    formatChanged();
    if (draft.format == PublishFormat::File)
        loadFile(QString::fromUtf8(draft.text));
    else
        m_editor->setBytes(draft.text);
    refresh();
}

client::PublishRequest PublishPane::request() const
{
    client::PublishRequest result;
    result.topic = m_topic->currentText().toUtf8();
    result.payload = format() == PublishFormat::File
        ? m_fileBytes
        : composePayload(format(), m_editor->bytes()).bytes;
    result.qos = mqtt::QoS(m_qos->currentIndex());
    result.retain = m_retain->isChecked();
    result.properties = m_properties->properties();
    return result;
}

bool PublishPane::isConnected() const
{
    return m_connection && m_connection->state() == client::State::Connected;
}

// What the broker and the version allow; also the word on the button.
void PublishPane::refreshLimits()
{
    const bool connected = isConnected();
    const auto broker = connected ? m_connection->broker() : std::nullopt;
    for (int qos = 0; qos < m_qos->count(); ++qos)
        m_qos->setSegmentEnabled(qos, !broker || qos <= int(broker->maximumQoS));
    bool mqtt5 = true;
    if (broker)
        mqtt5 = broker->version == mqtt::ProtocolVersion::Mqtt5;
    else if (m_connection)
        mqtt5 = m_connection->options().version == client::VersionChoice::Mqtt5
            || m_connection->options().version == client::VersionChoice::Mqtt5WithFallback;
    m_propertiesButton->setEnabled(mqtt5);
    m_publish->setText(connected ? tr("Publish") : tr("Queue"));
    refresh();
}

void PublishPane::refresh()
{
    const client::PublishRequest now = request();
    QString validity;
    bool valid = true;
    bool sendable = true;
    if (format() == PublishFormat::File) {
        validity = m_fileName.isEmpty()
            ? tr("No file chosen")
            : tr("%1 · %2").arg(QFileInfo(m_fileName).fileName(), sizeText(m_fileBytes.size()));
        valid = sendable = !m_fileName.isEmpty();
    } else {
        const ComposedPayload composed = composePayload(format(), m_editor->bytes());
        validity = validityText(format(), composed);
        valid = composed.error.isEmpty();
        sendable = composed.sendable;
        m_editor->setErrorAt(composed.errorOffset);
    }
    m_result->setValidity(validity, valid);

    const auto topicError = now.topic.isEmpty() ? std::nullopt : mqtt::TopicName::check(now.topic);
    m_topicError->setText(topicError ? topicErrorText(*topicError, now.topic) : QString());
    m_topicError->setVisible(topicError.has_value());
    m_topic->setProperty("error", topicError.has_value());
    m_topic->update();

    PublishHint hint = publishHint(now, isConnected() ? m_connection->broker() : std::nullopt);
    if (m_readOnly)
        hint = {m_readOnlyReason, true};
    else if (!topicError && now.topic.startsWith('$'))
        hint = {tr("Topics that start with $ belong to the broker; most refuse them."), true};
    m_hint->setText(hint.text);
    m_hint->setInk(hint.warning ? ColorRole::Warn : ColorRole::Muted);

    const int count = MessagePropertiesForm::count(now.properties);
    m_propertiesButton->setText(!m_propertiesButton->isEnabled() ? tr("MQTT 5 only")
                                    : count > 0 ? tr("MQTT 5 properties: %1").arg(count)
                                                : tr("MQTT 5 properties"));
    m_wand->setEnabled(format() == PublishFormat::Json);
    m_publish->setEnabled(m_connection && !m_readOnly && !topicError && !now.topic.isEmpty()
                          && sendable && m_properties->isValid());
    m_save->setEnabled(!now.topic.isEmpty());
}

void PublishPane::formatChanged()
{
    const bool file = format() == PublishFormat::File;
    m_editor->setLanguage(format() == PublishFormat::Json ? PayloadEditor::Language::Json
                                                          : PayloadEditor::Language::Plain);
    m_editor->setEnabled(!file);
    if (file && m_fileName.isEmpty() && !m_filling)
        chooseFile();
    refresh();
}

void PublishPane::completeTopics(const QString &typed)
{
    if (m_connection)
        m_completions->setStringList(completeTopic(m_connection->topics(), typed));
}

void PublishPane::formatPayload()
{
    const payload::FormattedJson formatted = payload::prettyJson(m_editor->bytes());
    if (!formatted.error)
        m_editor->replaceBytes(formatted.bytes);
}

void PublishPane::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Publish a file"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        if (loadFile(path)) {
            const QScopedValueRollback filling(m_filling, true);
            m_format->setCurrentIndex(int(PublishFormat::File));
        }
        refresh();
    });
    dialog->open();
}

bool PublishPane::loadFile(const QString &path)
{
    m_fileBytes.clear();
    m_fileName.clear();
    if (path.isEmpty())
        return false;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        m_result->refuse(
            tr("%1 cannot be read: %2").arg(QFileInfo(path).fileName(), file.errorString()));
        return false;
    }
    if (file.size() > LargestFile) {
        m_result->refuse(tr("%1 is larger than an MQTT message can be (256 MiB)")
                             .arg(QFileInfo(path).fileName()));
        return false;
    }
    m_fileBytes = file.read(LargestFile);
    m_fileName = path;
    return true;
}

void PublishPane::showProperties()
{
    m_properties->showAbove(m_propertiesButton);
}

void PublishPane::stepRecent(int step)
{
    const int next = m_recentStep + step;
    const PublishDraft *recent = m_list->draft(m_list->recentRow(next));
    if (!recent)
        return;
    m_recentStep = next;
    setDraft(PublishDraft(*recent));
}

void PublishPane::publish()
{
    if (!m_publish->isEnabled())
        return;
    client::PublishRequest sent = request();
    if ((format() == PublishFormat::Json || format() == PublishFormat::Text)
        && payload::mayBeTemplate(sent.payload)) {
        sent.payload = payload::expandTemplate(
                           sent.payload,
                           {QDateTime::currentDateTime(), ++m_counter, QRandomGenerator::global()})
                           .bytes;
    }
    if (!m_propertiesButton->isEnabled())
        sent.properties = {};
    const PublishDraft remembered = draft();
    // An answer may come while publish() runs: listen for any token first.
    const client::PublishToken token = m_connection->publish(sent);
    m_result->expect(token);
    m_list->addRecent(remembered);
    m_recentStep = -1;
    m_topicTouched = true;
}

void PublishPane::saveMessage()
{
    const PublishDraft now = draft();
    QString name = QString::fromUtf8(now.topic.sliced(now.topic.lastIndexOf('/') + 1));
    if (now.format != PublishFormat::File && !now.text.isEmpty() && now.text.size() < 24)
        name += u' ' + QString::fromUtf8(now.text.simplified());
    m_list->save(now, name);
}

void PublishPane::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_listColumn->setVisible(width() >= ListNeedsWidth);
}

bool PublishPane::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (enter && key->modifiers().testFlag(Qt::ControlModifier)) {
            publish();
            return true;
        }
        if (watched == m_editor && key->modifiers() == Qt::AltModifier
            && (key->key() == Qt::Key_Up || key->key() == Qt::Key_Down)) {
            stepRecent(key->key() == Qt::Key_Up ? 1 : -1);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace ui
