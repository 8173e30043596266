// SPDX-License-Identifier: GPL-3.0-or-later
#include "events/eventspane.h"

#include "events/eventlevelfilter.h"
#include "events/eventsmodel.h"
#include "style/densetable.h"
#include "style/emptystate.h"
#include "style/iconbutton.h"
#include "style/metrics.h"
#include "style/strip.h"
#include "text/formats.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QHeaderView>
#include <QScrollBar>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace ui {

EventsPane::EventsPane(EventsModel &model, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_filter(new EventLevelFilter(this))
    , m_strip(new Strip(this))
    , m_level(new QComboBox(this))
    , m_stack(new QStackedWidget(this))
    , m_table(new QTableView(this))
{
    m_level->setObjectName(u"eventLevel"_s);
    m_level->addItem(tr("Everything"), int(NoticeLevel::Info));
    m_level->addItem(tr("Warnings and errors"), int(NoticeLevel::Warning));
    m_level->addItem(tr("Errors"), int(NoticeLevel::Error));
    m_level->setAccessibleName(tr("Which events are shown"));
    m_strip->addLeading(m_level);
    QToolButton *copy = iconButton(IconName::Copy, tr("Copy as report"), this);
    copy->setObjectName(u"eventCopy"_s);
    QToolButton *clear = iconButton(IconName::Trash, tr("Clear the list"), this);
    clear->setObjectName(u"eventClear"_s);
    m_strip->addTrailing(copy);
    m_strip->addTrailing(clear);

    m_filter->setSourceModel(&m_model);
    m_table->setObjectName(u"eventTable"_s);
    m_table->setModel(m_filter);
    setUpDenseTable(*m_table);
    m_table->setAccessibleName(tr("Events"));
    QHeaderView *header = m_table->horizontalHeader();
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setSectionResizeMode(EventsModel::Text, QHeaderView::Stretch);
    applyMetrics();

    m_stack->addWidget(
        new EmptyState(tr("Nothing happened yet."),
                       tr("Connections, refusals and everything a banner ever said are listed "
                          "here."),
                       m_stack));
    m_stack->addWidget(m_table);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_strip);
    layout->addWidget(m_stack, 1);

    connect(m_level, &QComboBox::currentIndexChanged, this, &EventsPane::applyLevel);
    connect(copy, &QToolButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_model.report()); });
    connect(clear, &QToolButton::clicked, &m_model, &EventsModel::clear);
    connect(&m_model, &QAbstractItemModel::rowsInserted, this, [this] {
        updateEmpty();
        const QScrollBar *bar = m_table->verticalScrollBar();
        if (bar->value() == bar->maximum())
            QMetaObject::invokeMethod(m_table, &QTableView::scrollToBottom, Qt::QueuedConnection);
        if (isVisible())
            m_model.markSeen();
    });
    // A repeated one.
    connect(&m_model, &QAbstractItemModel::dataChanged, this, [this] {
        if (isVisible())
            m_model.markSeen();
    });
    connect(&m_model, &QAbstractItemModel::rowsRemoved, this, &EventsPane::updateEmpty);
    connect(&m_model, &QAbstractItemModel::modelReset, this, &EventsPane::updateEmpty);
    updateEmpty();
}

// Row height and columns follow text size and density.
void EventsPane::applyMetrics()
{
    m_table->verticalHeader()->setDefaultSectionSize(Metrics::of(this).denseRow);
    const int character = fontMetrics().averageCharWidth();
    // By the words: the average character says little about digits where letters are Chinese.
    const Metrics metrics = Metrics::of(m_table);
    const QFontMetrics font(m_table->font());
    const int padding = 6 * Metrics::unit; // and a little air
    m_table->setColumnWidth(EventsModel::Time, font.horizontalAdvance(u"00:00:00.000"_s) + padding);
    int kind = 0;
    for (const NoticeLevel level :
         {NoticeLevel::Info, NoticeLevel::Success, NoticeLevel::Warning, NoticeLevel::Error})
        kind = std::max(kind, font.horizontalAdvance(EventsModel::levelText(level)));
    m_table->setColumnWidth(EventsModel::Level, kind + metrics.icon + 4 * Metrics::unit + padding);
    m_table->setColumnWidth(EventsModel::Connection, character * 18);
    m_table->setColumnWidth(EventsModel::Details, character * 34);
    fitColumns();
}

// Where there is no room for both, what happened comes before its details (see its tooltip).
void EventsPane::fitColumns()
{
    const int character = fontMetrics().averageCharWidth();
    int others = character * 34;
    for (const int column : {EventsModel::Time, EventsModel::Level, EventsModel::Connection})
        others += m_table->columnWidth(column);
    m_table->setColumnHidden(EventsModel::Details, width() - others < character * 34);
}

void EventsPane::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitColumns();
}

void EventsPane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        applyMetrics();
}

void EventsPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_model.markSeen();
    m_table->scrollToBottom();
}

void EventsPane::applyLevel()
{
    m_filter->setLeast(NoticeLevel(m_level->currentData().toInt()));
    updateEmpty();
}

void EventsPane::updateEmpty()
{
    m_stack->setCurrentIndex(m_model.rowCount() > 0 ? 1 : 0);
    m_strip->setNote(m_model.discarded() > 0
                         ? tr("%1 older ones were removed").arg(countText(m_model.discarded()))
                         : QString());
}

} // namespace ui
