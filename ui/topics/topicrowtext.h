// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/settingsvalues.h"
#include "payload/preview.h"
#include "store/messagelog.h"
#include "store/topictree.h"
#include "topics/textruns.h"
#include "topics/topiccolumn.h"

#include <QCache>
#include <QCoreApplication>

#include <array>
#include <functional>

namespace store {
class TopicMatches;
}

namespace ui {

// Row highlight of ux 3.5: the value changed less than one, less than five seconds ago.
enum class Highlight { None, Fresh, Recent };

// What one row of the topic tree says (ux 2.4, 3.5, 3.7): name, preview, rate, age, tooltip, made
// when somebody looks and never kept, but for a bounded cache of previews. GUI thread; owned by
// TopicTreeModel; tree, log and result are watched, not owned.
class TopicRowText {
    Q_DECLARE_TR_FUNCTIONS(ui::TopicRowText)

public:
    using Clock = std::function<qint64()>; // microseconds since the epoch

    TopicRowText();

    void setStore(const store::TopicTree *tree, const store::MessageLog *log); // both may be null
    // While a filter has a result branches say how many match.
    void setMatches(const store::TopicMatches *matches);
    void forgetPreviews()
    {
        m_previews.clear();
        m_wasRuns.clear();
    }
    void setClock(Clock clock) { m_clock = std::move(clock); }
    void setLive(bool live) { m_live = live; }
    bool isLive() const { return m_live; }
    void setFrozen(bool frozen);
    void setUpdateMark(config::HighlightUpdates mark) { m_mark = mark; }
    config::HighlightUpdates updateMark() const { return m_mark; }
    void setTimeDisplay(config::TimeDisplay display) { m_timeDisplay = display; }
    config::TimeDisplay timeDisplay() const { return m_timeDisplay; }

    qint64 nowUs() const { return m_frozenAtUs != 0 ? m_frozenAtUs : m_clock(); }
    QString text(store::NodeId node, TopicColumn column) const;
    QString accessibleText(store::NodeId node) const;
    QString toolTip(store::NodeId node) const;

    // What the delegate paints.
    QString name(store::NodeId node) const; // escaped, "(empty)" for an empty level
    bool isBranch(store::NodeId node) const; // shows counts instead of a value
    TextRuns value(store::NodeId node) const;
    QString rateText(store::NodeId node) const;
    bool showsSparkline(store::NodeId node, bool expanded) const;
    std::array<quint32, 11> sparkline(store::NodeId node) const;
    QString ageText(store::NodeId node) const;
    bool isNow(store::NodeId node) const; // the age reads "now"
    Highlight highlight(store::NodeId node, bool expanded) const;
    bool isMuted(store::NodeId node) const { return m_tree->isMuted(node); } // shown faint

private:
    const payload::Preview &preview(const store::Message &message) const;
    QString lastMessageText(store::NodeId node, TopicColumn column) const;
    QString countsText(const store::NodeFacts &facts) const;
    QString matchesText(store::NodeId node) const;
    TextRuns leafRuns(const store::Message &message) const;

    const store::TopicTree *m_tree = nullptr;
    const store::MessageLog *m_log = nullptr;
    const store::TopicMatches *m_matches = nullptr;
    Clock m_clock;
    mutable QCache<quint64, payload::Preview> m_previews;
    mutable QCache<quint64, TextRuns> m_wasRuns; // against m_since
    store::MarkId m_since = store::MarkId::None; // the filter shows what changed since then
    qint64 m_frozenAtUs = 0; // 0: the clock runs
    config::HighlightUpdates m_mark = config::HighlightUpdates::Steps;
    config::TimeDisplay m_timeDisplay = config::TimeDisplay::Relative;
    bool m_live = true;
};

} // namespace ui
