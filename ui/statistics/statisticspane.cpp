// SPDX-License-Identifier: GPL-3.0-or-later
#include "statistics/statisticspane.h"

#include "payload/escape.h"
#include "pipeline/connection.h"
#include "statistics/figurestrip.h"
#include "statistics/figuretext.h"
#include "statistics/statisticscsv.h"
#include "statistics/statisticsmodel.h"
#include "statistics/statisticstable.h"
#include "statistics/systemtopics.h"
#include "style/densetable.h"
#include "style/elidedlabel.h"
#include "style/emptystate.h"
#include "style/iconbutton.h"
#include "style/linkbutton.h"
#include "style/metrics.h"
#include "style/segmentedcontrol.h"
#include "style/strip.h"
#include "text/formats.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace ui {

using store::NodeId;

namespace {

enum Page { EmptyPage, TopicsPage, SystemPage };
constexpr qsizetype ShownBytes = 800; // of a topic
constexpr qsizetype ShownCharacters = 24; // of a topic among the figures

QString shown(const store::TopicTree &tree, NodeId node)
{
    return payload::visibleText(QString::fromUtf8(tree.topic(node).left(ShownBytes)));
}

// The end of it says more than its beginning.
QString shortened(const QString &topic)
{
    return topic.size() <= ShownCharacters ? topic : u'…' % topic.right(ShownCharacters - 1);
}

QTableView *systemTable(SystemTopicsModel *model, QWidget *parent)
{
    auto *table = new QTableView(parent);
    table->setObjectName(u"systemTopicsTable"_s);
    table->setAccessibleName(StatisticsPane::tr("What the broker says about itself"));
    table->setModel(model);
    setUpDenseTable(*table);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->horizontalHeader()->setSectionsClickable(false);
    table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    table->verticalHeader()->setDefaultSectionSize(Metrics::of(table).denseRow);
    return table;
}

} // namespace

StatisticsPane::StatisticsPane(QWidget *parent)
    : QWidget(parent)
    , m_model(new StatisticsModel(this))
    , m_system(new SystemTopicsModel(this))
    , m_strip(new Strip(this))
    , m_where(new ElidedLabel(this))
    , m_sortAgain(new LinkButton(tr("Sort again"), this))
    , m_page(new SegmentedControl(this))
    , m_keep(iconButton(IconName::Unlock, tr("Keep this branch while another is selected"), this))
    , m_copy(iconButton(IconName::Copy, tr("Copy as CSV"), this))
    , m_extremes(new FigureStrip(FigureStrip::Ground::Strip, this))
    , m_figures(new FigureStrip(FigureStrip::Ground::Base, this))
    , m_stack(new QStackedWidget(this))
    , m_table(new StatisticsTable(*m_model, this))
    , m_systemTable(systemTable(m_system, this))
{
    setObjectName(u"statisticsPane"_s);
    buildStrip();
    m_figures->setObjectName(u"statisticsFigures"_s);
    m_figures->setAccessibleName(tr("Figures of the branch"));
    m_stack->addWidget(new EmptyState(
        tr("Nothing to count yet."),
        tr("Messages, rates, sizes and gaps of every topic are listed here once messages arrive."),
        m_stack));
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_systemTable);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_strip);
    layout->addWidget(m_figures);
    layout->addWidget(m_stack, 1);

    connect(&m_survey, &pipeline::TopicSurvey::taken, this, &StatisticsPane::taken);
    connect(&m_survey, &pipeline::TopicSurvey::cleared, this, &StatisticsPane::cleared);
    connect(m_table, &StatisticsTable::rowActivated, this,
            [this](int row) { activate(m_model->node(row)); });
    connect(m_systemTable, &QTableView::doubleClicked, this, [this](const QModelIndex &index) {
        emit topicActivated(m_system->topic(index.row()));
    });
    cleared();
}

StatisticsPane::~StatisticsPane()
{
    m_survey.disconnect(this);
}

void StatisticsPane::buildStrip()
{
    m_where->setObjectName(u"statisticsBranch"_s);
    m_where->setKind(TextKind::Bold);
    m_where->setElideMode(Qt::ElideMiddle);
    m_sortAgain->setObjectName(u"statisticsSortAgain"_s);
    m_sortAgain->setToolTip(tr("Rows keep their places while figures change"));
    m_page->addSegment(tr("Topics"), u"statisticsTopicsPage"_s);
    m_page->addSegment(tr("Broker"), u"statisticsBrokerPage"_s,
                       tr("What the broker says about itself"));
    m_keep->setObjectName(u"statisticsKeep"_s);
    m_keep->setCheckable(true);
    m_copy->setObjectName(u"statisticsCopy"_s);
    m_extremes->setObjectName(u"statisticsExtremes"_s);
    m_extremes->setAccessibleName(tr("Figures of the branch"));
    m_strip->addLeading(m_where);
    m_strip->addLeading(m_extremes, 1);
    m_strip->addTrailing(m_sortAgain);
    m_strip->addTrailing(m_page);
    m_strip->addTrailing(m_keep);
    m_strip->addTrailing(m_copy);
    connect(m_sortAgain, &LinkButton::clicked, m_model, &StatisticsModel::sortAgain);
    connect(m_model, &StatisticsModel::orderOldChanged, this,
            [this] { m_sortAgain->setVisible(m_model->isOrderOld()); });
    m_sortAgain->hide();
    connect(m_page, &SegmentedControl::currentChanged, this, &StatisticsPane::showPage);
    connect(m_keep, &QToolButton::toggled, this, [this](bool kept) {
        m_keep->setIcon(icon(kept ? IconName::Lock : IconName::Unlock));
        if (!kept)
            showBranch();
    });
    connect(m_copy, &QToolButton::clicked, this, &StatisticsPane::copyCsv);
}

bool StatisticsPane::isKept() const
{
    return m_keep->isChecked();
}

void StatisticsPane::setConnection(pipeline::Connection *connection)
{
    if (connection == m_connection)
        return;
    if (m_connection)
        m_connection->disconnect(this);
    m_connection = connection;
    m_selected = NodeId::Root;
    m_keep->setChecked(false);
    m_survey.setStore(connection ? &connection->topics() : nullptr,
                      connection ? &connection->log() : nullptr);
    cleared();
    if (connection) {
        connect(connection, &pipeline::Connection::pausedChanged, this,
                &StatisticsPane::refreshRunning);
        connect(connection, &pipeline::Connection::stateChanged, this,
                [this] { m_model->setLive(m_connection->state() == client::State::Connected); });
        connect(connection, &QObject::destroyed, this, [this] {
            m_survey.setStore(nullptr, nullptr);
            cleared();
        });
        m_model->setLive(connection->state() == client::State::Connected);
    }
    refreshRunning();
}

void StatisticsPane::cleared()
{
    m_selected = NodeId::Root;
    m_keep->setChecked(false);
    m_model->clear();
    m_system->clear();
    m_figures->setFigures({});
    m_extremes->setFigures({});
    m_where->setText(tr("Whole broker"));
    m_page->hide();
    m_page->setCurrentIndex(0);
    showPage();
}

void StatisticsPane::setBranch(NodeId branch)
{
    m_selected = branch == NodeId::None ? NodeId::Root : branch;
    if (!isKept())
        showBranch();
}

void StatisticsPane::showBranch()
{
    m_survey.setBranch(m_selected);
}

void StatisticsPane::refreshRunning()
{
    m_survey.setRunning(isVisible() && m_connection && !m_connection->isPaused());
}

void StatisticsPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refreshRunning();
}

void StatisticsPane::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    refreshRunning();
}

void StatisticsPane::taken()
{
    if (!m_connection)
        return;
    const store::TopicTree &tree = m_connection->topics();
    const store::TopicStatistics &statistics = m_survey.statistics();
    m_model->setStatistics(tree, statistics);
    m_where->setText(statistics.branch == NodeId::Root ? tr("Whole broker")
                                                       : shown(tree, statistics.branch));
    m_page->setVisible(SystemTopicsModel::isAny(tree));
    if (m_page->currentIndex() == 1)
        m_system->refresh(tree, m_connection->log());
    showFigures();
    showPage();
}

void StatisticsPane::showFigures()
{
    const store::TopicTree &tree = m_connection->topics();
    const store::TopicStatistics &statistics = m_survey.statistics();
    const store::TopicFigures &whole = statistics.whole;
    const bool isLive = m_connection->state() == client::State::Connected;
    const QString dash = u"–"_s;
    const auto withTopic = [&](const QString &value, NodeId node) {
        const QString topic = shown(tree, node);
        return topic.isEmpty() ? value : value % u"  "_s % shortened(topic);
    };
    QString rate = isLive ? rateText(whole.rate) : QString();
    if (rate.isEmpty())
        rate = dash;
    std::vector<FigureStrip::Figure> figures = {
        {tr("Topics"), countText(whole.topics), tr("That have had a message")},
        {tr("Messages"), countText(qint64(whole.messages)), {}},
        {tr("Rate"), rate, tr("Messages a second over the last 22 seconds")},
        {tr("Bytes"), sizeText(qint64(whole.bytes)), tr("Payloads of all messages")},
        {tr("QoS 0 · 1 · 2"), qosShareText(whole),
         tr("Shares of the topics, by the QoS of their last message")},
        {tr("Retained"), retainedShareText(whole),
         tr("Topics that are known to be retained on the broker, and their share")},
    };
    if (whole.meanGapUs > 0)
        figures.push_back({tr("Gaps"),
                           gapText(whole.shortestGapUs) % u" · "_s % gapText(whole.meanGapUs)
                               % u" · "_s % gapText(whole.longestGapUs),
                           tr("Shortest, mean and longest time between messages of one topic")});
    if (m_model->leftOut() > 0)
        figures.insert(figures.begin(),
                       {tr("Rows"),
                        tr("%1 of %2")
                            .arg(countText(m_model->rowCount()),
                                 countText(m_model->rowCount() + m_model->leftOut())),
                        tr("Only the first ones by the chosen order are listed")});
    m_figures->setFigures(figures);
    std::vector<FigureStrip::Figure> extremes;
    if (whole.loudest != NodeId::None && isLive)
        extremes.push_back({tr("Loudest"), withTopic(rateText(whole.loudestRate), whole.loudest),
                            shown(tree, whole.loudest)});
    if (whole.biggest != NodeId::None)
        extremes.push_back({tr("Biggest"), withTopic(sizeText(whole.biggestBytes), whole.biggest),
                            shown(tree, whole.biggest)});
    if (whole.silentLongest != NodeId::None)
        extremes.push_back(
            {tr("Silent longest"),
             withTopic(silentText(whole.silentSinceUs, statistics.takenAtUs), whole.silentLongest),
             shown(tree, whole.silentLongest)});
    m_extremes->setFigures(extremes);
}

void StatisticsPane::showPage()
{
    const bool isSystem = m_page->currentIndex() == 1;
    const bool isAny = m_survey.statistics().whole.topics > 0 && m_connection;
    if (isSystem && m_connection)
        m_system->refresh(m_connection->topics(), m_connection->log());
    m_stack->setCurrentIndex(isSystem ? SystemPage : isAny ? TopicsPage : EmptyPage);
    m_figures->setVisible(isAny && !isSystem);
    m_extremes->setVisible(!isSystem);
    m_copy->setEnabled(isAny && !isSystem);
    m_keep->setVisible(!isSystem);
    m_sortAgain->setVisible(!isSystem && m_model->isOrderOld());
}

void StatisticsPane::activate(NodeId node)
{
    if (m_connection && node != NodeId::None && node != NodeId::Root)
        emit topicActivated(m_connection->topics().topic(node));
}

void StatisticsPane::copyCsv() const
{
    if (!m_connection)
        return;
    QGuiApplication::clipboard()->setText(
        statisticsCsv(m_connection->topics(), m_model->rows(), m_survey.statistics().takenAtUs));
}

} // namespace ui
