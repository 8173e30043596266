// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/clientstate.h"
#include "publish/publishdraft.h"
#include "store/message.h"

#include <QHash>
#include <QPointer>
#include <QWidget>

class QCheckBox;
class QComboBox;
class QListView;
class QPushButton;
class QStringListModel;
class QToolButton;

namespace pipeline {
class Connection;
}

namespace ui {

class DraftListModel;
class PayloadEditor;
class PublishProperties;
class PublishResult;
class SegmentedControl;
class TextLabel;

// The panel that sends messages by hand (ux.md 2.8, pictures 01 and 05). Keeps a draft for each
// connection; publishes through pipeline::Connection and always says what became of it. The
// connection is watched, not owned, and may be null.
class PublishPane : public QWidget {
    Q_OBJECT

public:
    explicit PublishPane(QWidget *parent = nullptr);
    ~PublishPane() override;

    void setConnection(pipeline::Connection *connection);
    // Disables sending and says why in the hint line.
    void setReadOnly(bool readOnly, const QString &reason);
    // What "Use selected topic" fills in.
    void setSelectedTopic(const QByteArray &topic);
    // Fills the topic if the user has not typed one, and moves the focus to the payload.
    void fillFromTopic(const QByteArray &topic);
    // A command that names the topic: replaces whatever stands there, keeps the payload.
    void setTopic(const QByteArray &topic);
    // The same, with the correlation data that the asker waits for (MQTT 5).
    void setReply(const QByteArray &responseTopic, const QByteArray &correlationData);
    // The whole message, to be published again.
    void fill(const store::Message &message);

    // Saved and recent messages, for a file.
    QJsonObject savedState() const;
    void restoreState(const QJsonObject &state);

signals:
    void savedStateChanged();

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *buildList();
    QWidget *buildEditor();
    QWidget *buildOptions();
    void connectControls();
    void connectOptions();

    PublishDraft draft() const;
    void setDraft(const PublishDraft &draft);
    client::PublishRequest request() const;
    PublishFormat format() const;
    void formatChanged();
    void refresh(); // hint, validity, buttons
    void refreshLimits();
    void completeTopics(const QString &typed);
    void formatPayload();
    void chooseFile();
    bool loadFile(const QString &path);
    void showProperties();
    void saveMessage();
    void stepRecent(int step);
    void publish();
    bool isConnected() const;

    QPointer<pipeline::Connection> m_connection;
    QHash<const QObject *, PublishDraft> m_drafts;
    DraftListModel *m_list;
    QListView *m_listView = nullptr;
    QWidget *m_listColumn = nullptr;
    QComboBox *m_topic = nullptr;
    QStringListModel *m_completions = nullptr;
    TextLabel *m_topicError = nullptr;
    QToolButton *m_useSelected = nullptr;
    PayloadEditor *m_editor = nullptr;
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
    QPushButton *m_publish = nullptr;

    QByteArray m_selectedTopic;
    QByteArray m_fileBytes;
    QString m_fileName;
    bool m_readOnly = false;
    QString m_readOnlyReason;
    bool m_topicTouched = false;
    bool m_filling = false;
    int m_recentStep = -1;
    quint64 m_counter = 0; // {{counter}}
};

} // namespace ui
