// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>
#include <QPointer>

class QStringListModel;

namespace pipeline {
class Connection;
}

namespace ui {

// Where the topic of a publish is typed (ux.md 4.8): completes topics seen on the connection and
// recent ones, offers the recent ones in its list. Remembers whether the user has touched it, so
// that a selection elsewhere never overwrites typing. Checks nothing itself. The connection is
// looked at, not owned.
class PublishTopicField : public QComboBox {
    Q_OBJECT

public:
    explicit PublishTopicField(QWidget *parent = nullptr);

    void setConnection(pipeline::Connection *connection);
    void setRecent(const QStringList &topics); // newest first

    QByteArray topic() const;
    // Counts as the user's own choice when `touched`.
    void setTopic(const QByteArray &topic, bool touched);
    // An emptied field is as good as new.
    bool isTouched() const { return m_touched && !currentText().isEmpty(); }
    void setError(bool error);

protected:
    void wheelEvent(QWheelEvent *event) override;

private:
    void complete(const QString &typed);

    QPointer<pipeline::Connection> m_connection;
    QStringListModel *m_recent;
    QStringListModel *m_completions;
    bool m_touched = false;
    bool m_filling = false;
};

} // namespace ui
