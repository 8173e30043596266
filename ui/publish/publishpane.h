// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/clientstate.h"
#include "publish/publishdraft.h"
#include "store/message.h"

#include <QHash>
#include <QPointer>
#include <QWidget>

class QAction;
class QCheckBox;
class QComboBox;
class QListView;
class QMenu;
class QPushButton;
class QToolButton;

namespace pipeline {
class Connection;
}

namespace ui {

class DraftListModel;
class PayloadComposer;
class PublishProperties;
class PublishResult;
class PublishTopicField;
class SegmentedControl;
class TextLabel;

// The panel that sends messages by hand (ux.md 2.8, pictures 01 and 05). Keeps a draft for each
// connection; publishes through pipeline::Connection and always says what became of it. Connection
// and list are watched, not owned; the connection may be null, the list outlives the panel.
class PublishPane : public QWidget {
    Q_OBJECT

public:
    explicit PublishPane(DraftListModel &list, QWidget *parent = nullptr);
    ~PublishPane() override;

    void setConnection(pipeline::Connection *connection);
    // Disables sending and says why in the hint line.
    void setReadOnly(bool readOnly, const QString &reason);
    // What "Use the selected topic" fills in; taken at once while there is no topic at all.
    void setSelectedTopic(const QByteArray &topic);
    // Ctrl+P: fills the topic unless the user has typed one, and moves the focus to the payload.
    void fillFromTopic(const QByteArray &topic);
    // A command that names the topic: replaces whatever stands there, keeps the payload.
    void setTopic(const QByteArray &topic);
    // The same, with the correlation data that the asker waits for (MQTT 5).
    void setReply(const QByteArray &responseTopic, const QByteArray &correlationData);
    // The whole message, to be published again byte for byte.
    void fill(const store::Message &message);

    // Its commands that have a key; they work while the keyboard is here.
    const QList<QAction *> &commands() const { return m_commands; }

    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *buildList();
    QWidget *buildEditor();
    QWidget *buildOptions();
    void buildActions();
    void connectControls();
    void connectOptions();
    void arrangeSaved();

    PublishDraft draft() const;
    enum class Keep { Nothing, Undo };
    void setDraft(const PublishDraft &draft, Keep keep = Keep::Nothing);
    ComposedPayload composed() const;
    client::PublishRequest request(const QByteArray &payload) const;
    void formatChosen();
    void refresh(); // hint, validity, buttons
    void refreshLimits();
    QString obstacle(const client::PublishRequest &request, const ComposedPayload &payload) const;
    void showTopicError(const QByteArray &topic);
    void answered(const client::PublishOutcome &outcome, const QByteArray &topic);
    void chooseRow(int row);
    void saveMessage();
    void fillSavedMenu();
    void stepRecent(int step);
    void publish();
    void moveFocusToPayload();
    bool isConnected() const;
    bool hasProperties() const;

    QPointer<pipeline::Connection> m_connection;
    QHash<const QObject *, PublishDraft> m_drafts;
    DraftListModel *m_list;
    QListView *m_listView = nullptr;
    QWidget *m_listColumn = nullptr;
    PublishTopicField *m_topic = nullptr;
    TextLabel *m_topicError = nullptr;
    QToolButton *m_useSelected = nullptr;
    PayloadComposer *m_payload = nullptr;
    PublishResult *m_result = nullptr;
    TextLabel *m_position = nullptr;
    QComboBox *m_format = nullptr;
    QToolButton *m_wand = nullptr;
    QToolButton *m_file = nullptr;
    SegmentedControl *m_qos = nullptr;
    QCheckBox *m_retain = nullptr;
    TextLabel *m_hint = nullptr;
    QPushButton *m_propertiesButton = nullptr;
    PublishProperties *m_properties = nullptr;
    QPushButton *m_save = nullptr;
    QMenu *m_savedMenu = nullptr;
    QPushButton *m_publish = nullptr;

    QList<QAction *> m_commands;
    QByteArray m_selectedTopic;
    PublishDraft m_typed; // what Alt+Down comes back to
    QString m_obstacle; // why it cannot be published now
    // The broker does not take this topic, or nothing on it from us; why, in words.
    QByteArray m_refusedTopic;
    QString m_refusal;
    QString m_readOnlyReason;
    bool m_readOnly = false;
    bool m_filling = false;
    int m_recentStep = -1;
    quint64 m_counter = 0; // {{counter}} of the last message
};

} // namespace ui
