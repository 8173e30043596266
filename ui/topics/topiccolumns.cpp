// SPDX-License-Identifier: GPL-3.0-or-later
#include "topics/topiccolumns.h"

#include "style/fonts.h"
#include "style/metrics.h"

#include <QAction>
#include <QHeaderView>
#include <QMenu>
#include <QTreeView>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

constexpr int CellPadding = 8;
constexpr int LeastValue = 130; // ux 5, check 3

// In settings and object names; in the order of TopicColumn.
constexpr std::array<QLatin1StringView, topicColumnCount> words{
    "name"_L1, "value"_L1,     "rate"_L1,        "age"_L1,     "count"_L1,      "size"_L1,
    "qos"_L1,  "firstSeen"_L1, "shortestGap"_L1, "meanGap"_L1, "longestGap"_L1, "property"_L1};

std::size_t at(TopicColumn column)
{
    return static_cast<std::size_t>(column);
}

bool isFixed(TopicColumn column)
{
    return column == TopicColumn::Name || column == TopicColumn::Value;
}

} // namespace

TopicColumns::TopicColumns(QTreeView *view)
    : QObject(view)
    , m_view(view)
    , m_reset(new QAction(tr("&Reset columns"), this))
{
    m_reset->setObjectName(u"resetTopicColumnsAction"_s);
    connect(m_reset, &QAction::triggered, this, &TopicColumns::reset);
    for (int i = 0; i < topicColumnCount; ++i) {
        const auto column = static_cast<TopicColumn>(i);
        if (isFixed(column))
            continue;
        auto *action = new QAction(this);
        const QString word = words[at(column)];
        action->setObjectName(u"topicColumn"_s + word.front().toUpper() + word.sliced(1)
                              + u"Action"_s);
        action->setCheckable(true);
        connect(action, &QAction::triggered, this,
                [this, column](bool checked) { show(column, checked); });
        m_actions[at(column)] = action;
    }
    connect(view->header(), &QHeaderView::sectionResized, this, [this](int column) {
        if (column == static_cast<int>(TopicColumn::Name))
            fitValue();
    });
}

void TopicColumns::setRateColumn(bool shown)
{
    m_rateColumn = shown;
    applyMetrics();
}

void TopicColumns::setClockTimes(bool clock)
{
    m_clockTimes = clock;
    applyMetrics();
}

bool TopicColumns::isShownByDefault(TopicColumn column) const
{
    return column == TopicColumn::Rate ? m_rateColumn : column <= TopicColumn::Age;
}

bool TopicColumns::isShown(TopicColumn column) const
{
    return isFixed(column) || m_chosen[at(column)].value_or(isShownByDefault(column));
}

bool TopicColumns::hasAddedColumns() const
{
    for (int i = 0; i < topicColumnCount; ++i) {
        const auto column = static_cast<TopicColumn>(i);
        if (isShown(column) && !isShownByDefault(column))
            return true;
    }
    return false;
}

void TopicColumns::show(TopicColumn column, bool shown)
{
    if (isFixed(column) || isShown(column) == shown)
        return;
    m_chosen[at(column)] = shown;
    // What is as ever is no choice. The rate is: the default depends on the window.
    if (column != TopicColumn::Rate && shown == isShownByDefault(column))
        m_chosen[at(column)].reset();
    apply();
    emit choicesChanged();
}

void TopicColumns::reset()
{
    m_chosen.fill(std::nullopt);
    applyMetrics(); // the name has its own width again
    emit choicesChanged();
}

QByteArray TopicColumns::choices() const
{
    QByteArrayList list;
    for (std::size_t i = 0; i < m_chosen.size(); ++i) {
        if (m_chosen[i])
            list += (*m_chosen[i] ? '+' : '-') + QByteArray(words[i].data(), words[i].size());
    }
    return list.join(' ');
}

void TopicColumns::setChoices(const QByteArray &choices)
{
    if (choices == this->choices())
        return;
    m_chosen.fill(std::nullopt);
    for (const QByteArray &choice : choices.split(' ')) {
        const auto word
            = std::find(words.cbegin(), words.cend(),
                        QLatin1StringView(QByteArrayView(choice).sliced(choice.isEmpty() ? 0 : 1)));
        if (word != words.cend() && (choice.startsWith('+') || choice.startsWith('-')))
            m_chosen[static_cast<std::size_t>(word - words.cbegin())] = choice.startsWith('+');
    }
    apply();
}

int TopicColumns::wantedWidth(TopicColumn column) const
{
    const Metrics metrics = Metrics::of(m_view);
    const auto scaled = [&](int pixels) { return pixels * metrics.icon / 16; };
    // What is usual there; the measures of the pictures for the first four.
    QString sample;
    switch (column) {
    case TopicColumn::Name:
        return scaled(m_rateColumn ? 176 : 160);
    case TopicColumn::Value:
        return scaled(LeastValue);
    case TopicColumn::Rate:
        return scaled(88);
    case TopicColumn::Age:
        return scaled(m_clockTimes ? 68 : m_rateColumn ? 58 : 52);
    case TopicColumn::Count:
        sample = u"88 888 888"_s;
        break;
    case TopicColumn::Size:
        sample = u"888.8 KiB"_s;
        break;
    case TopicColumn::QoS:
        sample = u"2"_s;
        break;
    case TopicColumn::FirstSeen:
        sample = u"28/28/2028"_s;
        break;
    case TopicColumn::ShortestGap:
    case TopicColumn::MeanGap:
    case TopicColumn::LongestGap:
        sample = u"888.8 ms"_s;
        break;
    case TopicColumn::Property:
        sample = u"publisher robot-7"_s;
        break;
    }
    const QFontMetrics font(smallFont(m_view->font()));
    const QString title
        = m_view->model()->headerData(static_cast<int>(column), Qt::Horizontal).toString();
    // The title stands beside the arrow of a sorted column.
    return std::max(font.horizontalAdvance(sample),
                    QFontMetrics(m_view->header()->font()).horizontalAdvance(title)
                        + metrics.icon * 3 / 4)
        + 2 * CellPadding;
}

void TopicColumns::applyMetrics()
{
    const Metrics metrics = Metrics::of(m_view);
    QHeaderView *header = m_view->header();
    header->setFixedHeight(metrics.header);
    header->setMinimumSectionSize(40 * metrics.icon / 16);
    if (!m_view->model())
        return;
    for (int i = 0; i < topicColumnCount; ++i) {
        const auto column = static_cast<TopicColumn>(i);
        if (column == TopicColumn::Value)
            continue;
        header->setSectionResizeMode(
            i, column == TopicColumn::Name ? QHeaderView::Interactive : QHeaderView::Fixed);
        header->resizeSection(i, wantedWidth(column));
    }
    apply();
}

void TopicColumns::apply()
{
    if (!m_view->model())
        return;
    for (int i = 0; i < topicColumnCount; ++i) {
        const bool shown = isShown(static_cast<TopicColumn>(i));
        m_view->setColumnHidden(i, !shown);
        if (QAction *action = m_actions[static_cast<std::size_t>(i)]) {
            action->setText(m_view->model()->headerData(i, Qt::Horizontal).toString());
            action->setChecked(shown);
        }
    }
    fitValue();
}

void TopicColumns::fitValue()
{
    if (!m_view->model())
        return;
    QHeaderView *header = m_view->header();
    const int value = static_cast<int>(TopicColumn::Value);
    const int others = header->length() - header->sectionSize(value);
    const int room = m_view->viewport()->width() - others;
    const int least = wantedWidth(TopicColumn::Value);
    const bool scrolls = hasAddedColumns() && room < least;
    m_view->setHorizontalScrollBarPolicy(scrolls ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
    const QHeaderView::ResizeMode mode = scrolls ? QHeaderView::Fixed : QHeaderView::Stretch;
    if (header->sectionResizeMode(value) != mode)
        header->setSectionResizeMode(value, mode);
    if (scrolls && header->sectionSize(value) != least)
        header->resizeSection(value, least);
}

void TopicColumns::fill(QMenu *menu) const
{
    for (std::size_t i = 0; i < m_actions.size(); ++i) {
        QAction *action = m_actions[i];
        if (static_cast<TopicColumn>(i) == TopicColumn::Count)
            menu->addSeparator();
        if (action)
            menu->addAction(action);
    }
    menu->addSeparator();
    menu->addAction(m_reset);
}

} // namespace ui
