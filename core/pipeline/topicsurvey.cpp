// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/topicsurvey.h"

#include "store/messagelog.h"

#include <QDateTime>

#include <algorithm>

namespace pipeline {

namespace {

constexpr std::chrono::milliseconds Interval{1000};
constexpr int ShareOfTime = 10; // one part of so many

} // namespace

TopicSurvey::TopicSurvey(QObject *parent)
    : QObject(parent)
    , m_now([] { return QDateTime::currentMSecsSinceEpoch() * 1000; })
    , m_clock([this](FrameClock::Clock::time_point deadline) { return work(deadline); },
              [this] { return m_taker.isTaking(); })
{
    m_clock.setInterval(FrameClock::CatchUpInterval);
    m_next.setSingleShot(true);
    connect(&m_next, &QTimer::timeout, this, &TopicSurvey::takeNow);
}

TopicSurvey::~TopicSurvey() = default;

void TopicSurvey::setStore(const store::TopicTree *tree, const store::MessageLog *log)
{
    if (m_tree)
        m_tree->disconnect(this);
    m_tree = tree;
    m_log = log;
    m_taken = {};
    m_branch = store::NodeId::Root;
    m_taker.abandon();
    if (m_tree) {
        connect(m_tree, &store::TopicTree::aboutToBeCleared, this, [this] { m_taker.abandon(); });
        connect(m_tree, &store::TopicTree::cleared, this, [this] {
            m_branch = store::NodeId::Root;
            m_taken = {};
            emit cleared();
            takeNow();
        });
        connect(m_tree, &QObject::destroyed, this, [this] {
            m_tree = nullptr;
            m_log = nullptr;
            m_taker.abandon();
        });
    }
    takeNow();
}

void TopicSurvey::setBranch(store::NodeId branch)
{
    if (branch == m_branch)
        return;
    m_branch = branch;
    takeNow();
}

void TopicSurvey::setRunning(bool running)
{
    if (running == m_running)
        return;
    m_running = running;
    if (running)
        return takeNow();
    m_next.stop();
    m_clock.stop();
    m_taker.abandon();
}

void TopicSurvey::takeNow()
{
    if (!m_running || !m_tree || !m_log)
        return;
    m_next.stop();
    m_cost = std::chrono::nanoseconds(0);
    m_taker.begin(*m_tree, *m_log, m_branch, m_now());
    m_clock.request();
}

bool TopicSurvey::work(FrameClock::Clock::time_point deadline)
{
    if (!m_running || !m_taker.isTaking())
        return false;
    const auto start = FrameClock::Clock::now();
    const bool isMore = m_taker.work(deadline);
    const std::chrono::nanoseconds slice = FrameClock::Clock::now() - start;
    m_longestSlice = std::max(m_longestSlice, slice);
    m_cost += slice;
    if (isMore)
        return true;
    m_taken = m_taker.result();
    m_next.start(std::max(
        Interval, std::chrono::ceil<std::chrono::milliseconds>(m_cost * (ShareOfTime - 1))));
    emit taken();
    return false;
}

} // namespace pipeline
