// SPDX-License-Identifier: GPL-3.0-or-later
#include "topics/topicdelegate.h"

#include "style/fonts.h"
#include "style/metrics.h"
#include "style/palette.h"
#include "topics/topictreemodel.h"

#include <QPainter>
#include <QWidget>

#include <algorithm>
#include <vector>

namespace ui {

namespace {

constexpr int CellPadding = 8;
constexpr int NameInset = 2; // between chevron and name
constexpr int PinGap = 3;
constexpr int MatchMargin = 1; // the ground of a match reaches beyond its name
// A sparkline bar and its gap in the pictures; the tallest bar is as high as a capital letter.
constexpr int BarWidth = 2;
constexpr int BarStep = 3;
constexpr int SparkInset = 6;

bool isSelected(const QStyleOptionViewItem &option)
{
    return option.state.testFlag(QStyle::State_Selected);
}

// Muted rows stay readable and step back; the selected one is read anyway.
ColorRole ink(const QStyleOptionViewItem &option, bool muted, ColorRole usual)
{
    if (isSelected(option))
        return ColorRole::SelText;
    return muted ? ColorRole::Faint : usual;
}

bool isExpanded(const QStyleOptionViewItem &option)
{
    return option.state.testFlag(QStyle::State_Open);
}

void paintRight(QPainter *painter, const QStyleOptionViewItem &option, const QString &text,
                const QColor &ink)
{
    painter->setFont(smallFont(option.font));
    painter->setPen(ink);
    painter->drawText(option.rect.adjusted(0, 0, -CellPadding, 0),
                      Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, text);
}

} // namespace

TopicDelegate::TopicDelegate(const TopicTreeModel *model, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_model(model)
{
}

QSize TopicDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {CellPadding * 2, Metrics::of(option.widget).row};
}

void TopicDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const
{
    const store::NodeId node = m_model->node(index);
    const Palette palette = Palette::of(option.widget);
    const bool muted = m_model->rowText().isMuted(node);
    painter->save();
    painter->setClipRect(option.rect, Qt::IntersectClip);
    switch (static_cast<TopicColumn>(index.column())) {
    case TopicColumn::Name:
        paintName(painter, option, node, palette);
        break;
    case TopicColumn::Value:
        paintValue(painter, option, node, palette);
        break;
    case TopicColumn::Rate:
        paintRate(painter, option, node, palette);
        break;
    case TopicColumn::Age:
        paintAge(painter, option, node, palette);
        break;
    case TopicColumn::Property:
        paintTextRuns(painter, option.rect.adjusted(CellPadding, 0, -CellPadding, 0),
                      smallFont(option.font),
                      {{index.data().toString(), ink(option, muted, ColorRole::Muted)}}, palette);
        break;
    case TopicColumn::Count:
    case TopicColumn::Size:
    case TopicColumn::QoS:
    case TopicColumn::FirstSeen:
    case TopicColumn::ShortestGap:
    case TopicColumn::MeanGap:
    case TopicColumn::LongestGap:
        paintRight(painter, option, index.data().toString(),
                   palette(ink(option, muted, ColorRole::Muted)));
        break;
    }
    painter->restore();
}

void TopicDelegate::paintName(QPainter *painter, const QStyleOptionViewItem &option,
                              store::NodeId node, const Palette &palette) const
{
    const TopicRowText &row = m_model->rowText();
    const bool firstLevel = m_model->tree()->depth(node) == 0;
    const QFont font = firstLevel ? boldFont(option.font) : option.font;
    const QFontMetrics metrics(font);
    struct Mark {
        IconName icon;
        ColorRole ink;
    };
    std::vector<Mark> marks;
    const store::Retained retained = m_model->tree()->facts(node).retained;
    if (retained != store::Retained::No)
        marks.push_back({retained == store::Retained::Yes ? IconName::PinFill : IconName::Pin,
                         ColorRole::Retained});
    if (m_model->tree()->isMutedItself(node))
        marks.push_back({IconName::Mute, ColorRole::Faint});
    const int size = Metrics::of(option.widget).icon;
    const QRect cell = option.rect.adjusted(NameInset, 0, -CellPadding / 4, 0);
    const int room = cell.width() - static_cast<int>(marks.size()) * (size + PinGap);
    const QString text = metrics.elidedText(row.name(node), Qt::ElideMiddle, room);

    const bool leftToRight = option.direction == Qt::LeftToRight;
    painter->setFont(font);
    painter->setPen(palette(ink(option, row.isMuted(node), ColorRole::Text)));
    const int side = leftToRight ? Qt::AlignLeft : Qt::AlignRight;
    if (m_model->isMatch(node)) {
        const int width = metrics.horizontalAdvance(text);
        const int left = leftToRight ? cell.left() : cell.right() + 1 - width;
        const QRect ground(left - MatchMargin, cell.top() + (cell.height() - metrics.height()) / 2,
                           width + 2 * MatchMargin, metrics.height());
        painter->fillRect(ground, palette(ColorRole::AccentSoft));
        painter->fillRect(ground.left(), ground.bottom(), ground.width(), 1,
                          palette(ColorRole::Accent));
    }
    painter->drawText(cell, side | static_cast<int>(Qt::AlignVCenter) | Qt::TextSingleLine, text);
    int advance = metrics.horizontalAdvance(text) + PinGap;
    for (const Mark &mark : marks) {
        const int left = leftToRight ? cell.left() + advance : cell.right() + 1 - advance - size;
        m_icons.paint(painter, QRect(left, cell.top() + (cell.height() - size) / 2, size, size),
                      mark.icon, palette(mark.ink));
        advance += size + PinGap;
    }
}

void TopicDelegate::paintValue(QPainter *painter, const QStyleOptionViewItem &option,
                               store::NodeId node, const Palette &palette) const
{
    const TopicRowText &row = m_model->rowText();
    const Highlight highlight = row.highlight(node, isExpanded(option));
    if (highlight != Highlight::None && !isSelected(option)
        && row.updateMark() == config::HighlightUpdates::Steps) {
        // A hair of ground above and below keeps neighbouring tints apart.
        painter->fillRect(
            option.rect.adjusted(0, 1, 0, -1),
            palette(highlight == Highlight::Fresh ? ColorRole::ChangedBg : ColorRole::ChangedBg2));
    }
    const QFont font = row.isBranch(node) ? smallFont(option.font) : monospaceFont(option.font);
    TextRuns runs = row.value(node);
    if (row.isMuted(node)) {
        for (TextRun &run : runs)
            run.role = ink(option, true, run.role);
    }
    if (highlight != Highlight::None && row.updateMark() == config::HighlightUpdates::Marker)
        runs.insert(runs.begin(), {QStringLiteral("• "), ColorRole::Changed});
    paintTextRuns(painter, option.rect.adjusted(CellPadding, 0, -CellPadding, 0), font, runs,
                  palette);
}

void TopicDelegate::paintRate(QPainter *painter, const QStyleOptionViewItem &option,
                              store::NodeId node, const Palette &palette) const
{
    const TopicRowText &row = m_model->rowText();
    const bool muted = row.isMuted(node);
    paintRight(painter, option, row.rateText(node), palette(ink(option, muted, ColorRole::Muted)));
    if (!row.showsSparkline(node, isExpanded(option)))
        return;
    const auto buckets = row.sparkline(node);
    const quint32 most = std::max(1U, *std::max_element(buckets.begin(), buckets.end()));
    const QFontMetrics metrics(option.font);
    const int height = metrics.capHeight() + 2;
    const double scale = std::max(1.0, metrics.height() / 15.0);
    const int base = option.rect.top() + (option.rect.height() + height) / 2;
    QColor color = palette(ink(option, muted, ColorRole::Plot1));
    color.setAlphaF(0.75F);
    for (std::size_t i = 0; i < buckets.size(); ++i) {
        if (buckets[i] == 0)
            continue;
        const int bar = std::max(1, static_cast<int>(quint64{buckets[i]} * quint64(height) / most));
        const auto column = static_cast<int>(i);
        const int left
            = option.rect.left() + SparkInset + static_cast<int>(column * BarStep * scale);
        painter->fillRect(left, base - bar, static_cast<int>(BarWidth * scale), bar, color);
    }
}

void TopicDelegate::paintAge(QPainter *painter, const QStyleOptionViewItem &option,
                             store::NodeId node, const Palette &palette) const
{
    const TopicRowText &row = m_model->rowText();
    // The cue beside the tint: what changed just now has its age in the text colour (ux 3.5).
    const bool strong = row.highlight(node, isExpanded(option)) != Highlight::None
        || (row.isLive() && !row.isBranch(node) && row.isNow(node));
    paintRight(
        painter, option, row.ageText(node),
        palette(ink(option, row.isMuted(node), strong ? ColorRole::Text : ColorRole::Muted)));
}

} // namespace ui
