// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/topicquery.h"

#include <QLineEdit>
#include <QTimer>

class QAction;

namespace ui {

// The filter line above the topic tree (ux 2.5). Reads what is typed once typing pauses; invalid
// text is marked with border, icon and words and changes nothing else: the last valid filter stays.
class TopicFilterLine : public QLineEdit {
    Q_OBJECT

public:
    static constexpr int DelayMs = 120;

    explicit TopicFilterLine(QWidget *parent = nullptr);

    const store::TopicQuery &query() const { return m_query; } // the last valid one
    QString error() const { return m_error; } // a sentence; empty when the text is valid
    void setFilter(const QString &text); // at once
    void clearFilter() { setFilter({}); }

signals:
    void queryChanged(const store::TopicQuery &query);
    void errorChanged(const QString &sentence);
    void left(); // Enter, Down, or Esc in an empty line

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void read();

    QTimer m_delay;
    QAction *m_wrong;
    store::TopicQuery m_query;
    QString m_error;
};

} // namespace ui
