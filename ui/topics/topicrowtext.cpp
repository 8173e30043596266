// SPDX-License-Identifier: GPL-3.0-or-later
#include "topics/topicrowtext.h"

#include "payload/escape.h"
#include "store/topicmatches.h"
#include "text/formats.h"
#include "topics/wastext.h"

#include <QDateTime>
#include <QStringList>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

// Twice the rows of a tall screen, so that scrolling back and forth parses nothing again.
constexpr int CachedPreviews = 512;
constexpr qint64 FreshUs = 1'000'000;
constexpr qint64 RecentUs = 5'000'000;
// A topic as a tooltip: long enough to read, short enough for a screen.
constexpr int ToolTipCharacters = 1000;
constexpr qsizetype PropertyCharacters = 120;

// Today the time says more than the day.
QString dayOrTime(qint64 epochMs, qint64 nowMs)
{
    if (epochMs <= 0)
        return {};
    const QDate day = QDateTime::fromMSecsSinceEpoch(epochMs).date();
    return day == QDateTime::fromMSecsSinceEpoch(nowMs).date()
        ? clockSecondsText(epochMs)
        : QLocale().toString(day, QLocale::ShortFormat);
}

QString gapText(qint64 microseconds)
{
    constexpr qint64 Minute = 60'000'000;
    if (microseconds <= 0)
        return {};
    return microseconds < Minute ? latencyText(std::chrono::microseconds(microseconds))
                                 : ui::ageText(microseconds / 1000);
}

// The first user property, as a hint at who has published; all of them are in Message.
QString propertyText(const mqtt::Properties &properties)
{
    if (properties.userProperties.empty())
        return {};
    const auto &[key, value] = properties.userProperties.front();
    const QString text = QString::fromUtf8(key.left(PropertyCharacters)) % u' '
        % QString::fromUtf8(value.left(PropertyCharacters));
    return payload::visibleText(text.left(PropertyCharacters));
}

} // namespace

TopicRowText::TopicRowText()
    : m_clock([] { return QDateTime::currentMSecsSinceEpoch() * 1000; })
    , m_previews(CachedPreviews)
    , m_wasRuns(CachedPreviews)
{
}

void TopicRowText::setStore(const store::TopicTree *tree, const store::MessageLog *log)
{
    m_tree = tree;
    m_log = log;
    forgetPreviews();
}

void TopicRowText::setMatches(const store::TopicMatches *matches)
{
    m_matches = matches;
    m_since = matches ? matches->query().changedSince() : store::MarkId::None;
    m_wasRuns.clear();
}

void TopicRowText::setFrozen(bool frozen)
{
    if (frozen != (m_frozenAtUs != 0))
        m_frozenAtUs = frozen ? m_clock() : 0;
}

const payload::Preview &TopicRowText::preview(const store::Message &message) const
{
    const auto key = static_cast<quint64>(message.id());
    if (const payload::Preview *known = m_previews.object(key))
        return *known;
    auto *made = new payload::Preview(payload::makePreview(message.payload()));
    m_previews.insert(key, made); // takes ownership; never refuses a cost of one
    return *made;
}

QString TopicRowText::name(store::NodeId node) const
{
    const QByteArrayView level = m_tree->level(node);
    return level.isEmpty() ? tr("(empty)", "topic level without a name")
                           : payload::visibleLevel(QString::fromUtf8(level));
}

bool TopicRowText::isBranch(store::NodeId node) const
{
    // What only we have published to is no branch either: our own message is its value.
    return !m_tree->facts(node).hasValue && m_tree->childCount(node) > 0;
}

QString TopicRowText::countsText(const store::NodeFacts &facts) const
{
    const auto topics = static_cast<int>(facts.topicsBelow);
    const auto messages = static_cast<qint64>(facts.messages);
    const QString topicsText
        = topics == 1 ? tr("1 topic") : tr("%1 topics", nullptr, topics).arg(countText(topics));
    const QString messagesText = messages == 1
        ? tr("1 msg")
        : tr("%1 msgs", "messages", static_cast<int>(std::min<qint64>(messages, 1'000'000)))
              .arg(shortCountText(messages));
    return topicsText % u" · "_s % messagesText;
}

QString TopicRowText::matchesText(store::NodeId node) const
{
    const QString below = countText(m_matches->matchesBelow(node));
    const QString all = countText(m_tree->facts(node).topicsBelow);
    return m_matches->query().isOnlyChanged() ? tr("%1 of %2 changed", "topics").arg(below, all)
                                              : tr("%1 of %2 match", "topics").arg(below, all);
}

TextRuns TopicRowText::value(store::NodeId node) const
{
    if (m_matches && isBranch(node))
        return {{matchesText(node), ColorRole::Muted}};
    if (isBranch(node))
        return {{countsText(m_tree->facts(node)), ColorRole::Muted}};
    const store::Message last = m_log ? m_log->last(node) : store::Message();
    return last.isNull() ? TextRuns() : leafRuns(last);
}

TextRuns TopicRowText::leafRuns(const store::Message &message) const
{
    const store::Baselines &baselines = m_tree->baselines();
    if (!baselines.differs(message.node(), m_since, message.payload()))
        return previewRuns(preview(message));
    const auto key = static_cast<quint64>(message.id());
    if (const TextRuns *known = m_wasRuns.object(key))
        return *known;
    auto *made
        = new TextRuns(wasRuns(message.payload(), *baselines.oldValue(message.node(), m_since)));
    m_wasRuns.insert(key, made);
    return *made;
}

QString TopicRowText::rateText(store::NodeId node) const
{
    return m_live ? ui::rateText(m_tree->rate(node, nowUs())) : u"—"_s;
}

bool TopicRowText::showsSparkline(store::NodeId node, bool expanded) const
{
    return m_live && (!expanded || m_tree->facts(node).hasValue)
        && !ui::rateText(m_tree->rate(node, nowUs())).isEmpty();
}

std::array<quint32, 11> TopicRowText::sparkline(store::NodeId node) const
{
    return m_tree->sparkline(node, nowUs());
}

QString TopicRowText::ageText(store::NodeId node) const
{
    const qint64 seen = m_tree->facts(node).lastSeenUs;
    if (seen == 0)
        return {};
    return m_timeDisplay == config::TimeDisplay::Absolute ? clockSecondsText(seen / 1000)
                                                          : ui::ageText((nowUs() - seen) / 1000);
}

bool TopicRowText::isNow(store::NodeId node) const
{
    return nowUs() - m_tree->facts(node).lastSeenUs < FreshUs;
}

Highlight TopicRowText::highlight(store::NodeId node, bool expanded) const
{
    if (!m_live || m_frozenAtUs != 0 || isMuted(node))
        return Highlight::None;
    const store::NodeFacts facts = m_tree->facts(node);
    const qint64 now = nowUs();
    if (facts.hasValue && facts.valueChangedAtUs != 0) {
        if (now - facts.valueChangedAtUs < FreshUs)
            return Highlight::Fresh;
        if (now - facts.valueChangedAtUs < RecentUs)
            return Highlight::Recent;
    }
    const bool collapsed = !expanded && m_tree->childCount(node) > 0;
    return collapsed && facts.changedBelowAtUs != 0 && now - facts.changedBelowAtUs < RecentUs
        ? Highlight::Recent
        : Highlight::None;
}

QString TopicRowText::text(store::NodeId node, TopicColumn column) const
{
    switch (column) {
    case TopicColumn::Name:
        return name(node);
    case TopicColumn::Value:
        return plainText(value(node));
    case TopicColumn::Rate:
        return rateText(node);
    case TopicColumn::Age:
        return ageText(node);
    case TopicColumn::Count:
        return countText(static_cast<qint64>(m_tree->facts(node).messages));
    case TopicColumn::FirstSeen:
        return dayOrTime(m_tree->facts(node).ownFirstSeenUs / 1000, nowUs() / 1000);
    case TopicColumn::ShortestGap:
        return gapText(m_tree->facts(node).shortestGapUs);
    case TopicColumn::MeanGap:
        return gapText(m_tree->facts(node).meanGapUs);
    case TopicColumn::LongestGap:
        return gapText(m_tree->facts(node).longestGapUs);
    case TopicColumn::Size:
    case TopicColumn::QoS:
    case TopicColumn::Property:
        return lastMessageText(node, column);
    }
    return {};
}

QString TopicRowText::lastMessageText(store::NodeId node, TopicColumn column) const
{
    const store::Message last = m_log ? m_log->last(node) : store::Message();
    if (last.isNull())
        return {};
    if (column == TopicColumn::Size)
        return sizeText(last.payload().size());
    return column == TopicColumn::QoS ? QString::number(static_cast<int>(last.qos()))
                                      : propertyText(last.properties());
}

QString TopicRowText::accessibleText(store::NodeId node) const
{
    const store::NodeFacts facts = m_tree->facts(node);
    QStringList parts{name(node)};
    if (m_matches && m_matches->isMatch(node))
        parts += tr("matches the filter");
    if (facts.retained == store::Retained::Yes)
        parts += tr("retained");
    else if (facts.retained == store::Retained::Was)
        parts += tr("was retained");
    if (isMuted(node))
        parts += tr("muted");
    parts += plainText(value(node));
    const double rate = m_live ? m_tree->rate(node, nowUs()) : 0;
    if (!ui::rateText(rate).isEmpty())
        parts += tr("%1 per second").arg(QLocale().toString(rate, 'g', rate < 10 ? 2 : 3));
    if (facts.lastSeenUs != 0) {
        const qint64 age = (nowUs() - facts.lastSeenUs) / 1000;
        parts += age < 1000 ? tr("updated now") : tr("updated %1 ago").arg(ui::ageText(age));
    }
    return parts.join(u", "_s);
}

QString TopicRowText::toolTip(store::NodeId node) const
{
    const store::NodeFacts facts = m_tree->facts(node);
    QString topic
        = payload::visibleText(QString::fromUtf8(m_tree->topic(node).left(ToolTipCharacters * 4)));
    if (topic.size() > ToolTipCharacters)
        topic = topic.left(ToolTipCharacters) % QChar(0x2026);
    QStringList lines{topic};
    if (m_tree->childCount(node) > 0)
        lines += countsText(facts);
    if (facts.hasValue) {
        const auto own = static_cast<qint64>(facts.ownMessages);
        lines += own == 1
            ? tr("1 message on this topic")
            : tr("%1 messages on this topic", nullptr, static_cast<int>(std::min(own, 1'000'000LL)))
                  .arg(countText(own));
    }
    if (facts.retained == store::Retained::Yes)
        lines
            += tr("Retained: the broker keeps this value for clients that subscribe later. It said "
                  "so when we subscribed, or with the newest message, or it confirmed our own "
                  "retained publish.");
    else if (facts.retained == store::Retained::Was)
        lines += tr("Retained when you subscribed. MQTT 3.1.1 does not tell whether newer messages "
                    "were retained.");
    if (isMuted(node))
        lines += tr("Muted: changes here are not highlighted and do not count.");
    return lines.join(u'\n');
}

} // namespace ui
