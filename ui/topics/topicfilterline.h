// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/baselines.h"
#include "store/topicquery.h"

#include <QLineEdit>
#include <QPointer>
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
    void replaceText(const QString &text); // at once; Ctrl+Z brings back what was there
    // The marks that changed: may name: watched, not owned; null: nothing is marked.
    void setBaselines(const store::Baselines *baselines);

signals:
    void queryChanged(const store::TopicQuery &query);
    void errorChanged(const QString &sentence);
    void left(); // Enter, Down, or Esc in an empty line

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void read();
    std::optional<store::QueryError> wrongMark(const store::TopicQuery &query) const;

    QTimer m_delay;
    QAction *m_wrong;
    QPointer<const store::Baselines> m_baselines;
    store::TopicQuery m_query;
    QString m_error;
};

} // namespace ui
