// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "style/emptystate.h"

#include <QTimer>

namespace pipeline {
class Connection;
}

namespace store {
class TopicQuery;
}

namespace ui {

// The words in the place of an empty topic tree (ux 2.17): why nothing is there, and what helps.
class TopicsEmptyState : public EmptyState {
    Q_OBJECT

public:
    explicit TopicsEmptyState(QWidget *parent = nullptr);

    void sayNoConnection();
    void sayNothingArrived(const pipeline::Connection &connection);
    void sayNothingMatches(const store::TopicQuery &query);
    void stopWaiting() { m_waiting.stop(); }

signals:
    void waitedLongEnough(); // the words may be others now
    void publishRequested(const QByteArray &topic);
    void subscribeRequested(const QByteArray &topicFilter);
    void clearFilterRequested();
    void searchValuesRequested();

private:
    void sayNothing();

    QPushButton *m_subscribe;
    QPushButton *m_publishTest;
    QPushButton *m_clearFilter;
    QPushButton *m_searchValues;
    QTimer m_waiting;
};

} // namespace ui
