// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/windowregions.h"

#include "style/metrics.h"
#include "window/bottompanel.h"

#include <QDataStream>
#include <QResizeEvent>
#include <QScopedValueRollback>
#include <QSplitter>
#include <QVBoxLayout>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

constexpr int BottomHeight = 252;
constexpr int LeastBottomHeight = 224; // picture 05: the publish panel in full
constexpr int ConnectionsHeight = 144;
constexpr int SizesVersion = 1;

QString className(WidthClass widthClass)
{
    switch (widthClass) {
    case WidthClass::Narrow:
        return u"sizes-narrow"_s;
    case WidthClass::Compact:
        return u"sizes-compact"_s;
    case WidthClass::Normal:
        return u"sizes-normal"_s;
    case WidthClass::Wide:
        return u"sizes-wide"_s;
    }
    return {};
}

QSplitter *makeSplitter(Qt::Orientation orientation, QWidget *parent)
{
    auto *splitter = new QSplitter(orientation, parent);
    splitter->setChildrenCollapsible(false);
    splitter->setHandleWidth(1);
    return splitter;
}

} // namespace

WindowRegions::WindowRegions(const Panes &panes, QWidget *parent)
    : QWidget(parent)
    , m_panes(panes)
    , m_columns(makeSplitter(Qt::Horizontal, this))
    , m_left(makeSplitter(Qt::Vertical, this))
    , m_right(makeSplitter(Qt::Vertical, this))
    , m_messages(makeSplitter(Qt::Horizontal, this))
    , m_row(Metrics::of(this).row)
{
    m_left->addWidget(panes.connections);
    m_left->addWidget(panes.topics);
    m_left->setStretchFactor(1, 1);
    m_messages->addWidget(panes.history);
    m_messages->addWidget(panes.message);
    m_messages->setStretchFactor(1, 1);
    m_right->addWidget(m_messages);
    m_right->addWidget(panes.bottom);
    m_right->setStretchFactor(0, 1);
    m_columns->addWidget(m_left);
    m_columns->addWidget(m_right);
    m_columns->setStretchFactor(1, 1);
    applyMetrics();

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_columns);

    connect(panes.bottom, &BottomPanel::foldedChanged, this, [this](bool folded) {
        if (!m_applying) {
            m_bottomTouched = true;
            if (folded)
                m_openHeight = m_panes.bottom->height();
        }
        foldChanged();
        if (!folded && !m_applying) {
            const int open = m_openHeight > 0 ? m_openHeight : scaled(BottomHeight);
            m_right->setSizes({m_right->height() - open, open});
        }
    });
}

void WindowRegions::applyMetrics()
{
    m_panes.topics->setMinimumWidth(scaled(280));
    m_panes.history->setMinimumSize(scaled(240), scaled(110));
    m_panes.message->setMinimumSize(scaled(240), scaled(140));
}

// With the text grow what is measured by it: the left column, its strip and the panel.
void WindowRegions::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    const int row = Metrics::of(this).row;
    if (event->type() != QEvent::FontChange || row == m_row)
        return;
    const int before = std::exchange(m_row, row);
    applyMetrics();
    if (!m_applied)
        return;
    const auto grown = [&](int size) { return size * row / before; };
    const int tree = grown(m_columns->sizes().constFirst());
    m_columns->setSizes({tree, width() - tree});
    const int strip = grown(m_left->sizes().constFirst());
    m_left->setSizes({strip, height() - strip});
    m_openHeight = grown(m_openHeight);
    if (!m_panes.bottom->isFolded()) {
        const int panel = grown(m_right->sizes().constLast());
        m_right->setSizes({height() - panel, panel});
    }
    foldChanged();
}

// The pictures' measures hold for a 12 px font; they grow with the text.
int WindowRegions::scaled(int pixels) const
{
    return pixels * Metrics::of(this).row / 24;
}

Qt::Orientation WindowRegions::messageOrientation() const
{
    return m_messages->orientation();
}

void WindowRegions::setChoice(LayoutChoice choice)
{
    if (choice == m_choice)
        return;
    m_choice = choice;
    adapt();
}

void WindowRegions::reset()
{
    m_sizes.clear();
    m_bottomTouched = false;
    apply(false);
}

void WindowRegions::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    adapt();
}

void WindowRegions::adapt()
{
    const QSize size = window()->size();
    const WidthClass now
        = m_applied ? widthClass(size.width(), m_layout.widthClass) : widthClass(size.width());
    const WindowLayout layout = ui::windowLayout(size, now, m_choice);
    if (m_applied && layout == m_layout)
        return;
    const bool sameColumns = m_applied && layout.widthClass == m_layout.widthClass
        && layout.stacked == m_layout.stacked;
    if (m_applied && !sameColumns)
        keepSizes();
    m_layout = layout;
    if (!sameColumns) {
        apply(true);
    } else {
        const QScopedValueRollback applying(m_applying, true);
        if (!m_bottomTouched)
            m_panes.bottom->setFolded(layout.bottomStartsCollapsed);
        foldChanged();
    }
    m_applied = true;
    emit windowLayoutChanged(m_layout);
}

void WindowRegions::apply(bool useSaved)
{
    const QScopedValueRollback applying(m_applying, true);
    m_messages->setOrientation(m_layout.stacked ? Qt::Vertical : Qt::Horizontal);
    m_panes.connections->setVisible(m_layout.connectionsStrip);
    if (!m_bottomTouched)
        m_panes.bottom->setFolded(m_layout.bottomStartsCollapsed);

    const int width = this->width();
    const int height = this->height();
    const int tree = scaled(m_layout.treeWidth);
    m_columns->setSizes({tree, width - tree});
    m_left->setSizes({scaled(ConnectionsHeight), height - scaled(ConnectionsHeight)});
    m_right->setSizes({height - scaled(BottomHeight), scaled(BottomHeight)});
    if (m_layout.stacked)
        m_messages->setSizes({2 * height / 5, 3 * height / 5});
    else
        m_messages->setSizes(
            {scaled(m_layout.historyWidth), width - tree - scaled(m_layout.historyWidth)});

    const QByteArray saved = m_sizes.value(className(m_layout.widthClass));
    if (useSaved && !saved.isEmpty()) {
        QDataStream stream(saved);
        int version = 0;
        bool stacked = false;
        QByteArray columns;
        QByteArray left;
        QByteArray right;
        QByteArray messages;
        stream >> version >> stacked >> columns >> left >> right >> messages;
        if (stream.status() == QDataStream::Ok && version == SizesVersion
            && stacked == m_layout.stacked) {
            m_columns->restoreState(columns);
            m_left->restoreState(left);
            m_right->restoreState(right);
            m_messages->restoreState(messages);
        }
    }
    foldChanged();
}

void WindowRegions::keepSizes()
{
    QByteArray saved;
    QDataStream stream(&saved, QIODevice::WriteOnly);
    stream << SizesVersion << m_layout.stacked << m_columns->saveState() << m_left->saveState()
           << m_right->saveState() << m_messages->saveState();
    m_sizes.insert(className(m_layout.widthClass), saved);
}

QMap<QString, QByteArray> WindowRegions::saveSizes()
{
    if (m_applied)
        keepSizes();
    return m_sizes;
}

void WindowRegions::restoreSizes(const QMap<QString, QByteArray> &sizes)
{
    for (auto it = sizes.begin(); it != sizes.end(); ++it) {
        if (it.key().startsWith("sizes-"_L1))
            m_sizes.insert(it.key(), it.value());
    }
    if (m_applied)
        apply(true);
}

void WindowRegions::foldChanged()
{
    const bool folded = m_panes.bottom->isFolded();
    m_panes.bottom->setMaximumHeight(folded ? m_panes.bottom->stripHeight() : QWIDGETSIZE_MAX);
    m_panes.bottom->setMinimumHeight(folded ? m_panes.bottom->stripHeight()
                                            : scaled(LeastBottomHeight));
    const bool hideHistory = !folded && m_layout.foldHistoryWhenBottomOpen;
    m_panes.history->setVisible(!hideHistory);
    // Folded, everything below the tab strip belongs to the messages again.
    if (folded)
        m_right->setSizes(
            {m_right->height() - m_panes.bottom->stripHeight(), m_panes.bottom->stripHeight()});
    else if (m_panes.bottom->height() < scaled(LeastBottomHeight))
        m_right->setSizes({m_right->height() - scaled(BottomHeight), scaled(BottomHeight)});
}

} // namespace ui
