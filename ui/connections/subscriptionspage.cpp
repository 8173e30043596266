// SPDX-License-Identifier: GPL-3.0-or-later
#include "connections/subscriptionspage.h"

#include "config/profile.h"
#include "connections/subscriptiondelegate.h"
#include "connections/subscriptiontablemodel.h"
#include "mqtt/topic.h"
#include "style/formfield.h"
#include "style/metrics.h"
#include "style/textlabel.h"
#include "text/topictext.h"

#include <QGridLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace ui {

SubscriptionsPage::SubscriptionsPage(QWidget *parent)
    : FormPage(tr("Subscriptions"), parent)
    , m_model(new SubscriptionTableModel(this))
    , m_view(new QTableView)
    , m_add(new QPushButton(tr("&Add"), this))
    , m_remove(new QPushButton(tr("&Remove"), this))
{
    setObjectName(u"subscriptionsPage"_s);
    column()->addWidget(TextLabel::hint(
        tr("These are subscribed each time the connection starts without an earlier session."),
        this));
    m_field = addWideField(m_view);
    buildTable();

    m_add->setObjectName(u"addSubscription"_s);
    m_add->setAutoDefault(false);
    m_remove->setObjectName(u"removeSubscription"_s);
    m_remove->setAutoDefault(false);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(2 * Metrics::unit);
    buttons->addWidget(m_add);
    buttons->addWidget(m_remove);
    buttons->addStretch(1);
    column()->addLayout(buttons);

    connect(m_add, &QPushButton::clicked, this, &SubscriptionsPage::add);
    connect(m_remove, &QPushButton::clicked, this, &SubscriptionsPage::remove);
    connect(m_model, &SubscriptionTableModel::edited, this, &SubscriptionsPage::check);
    connect(m_model, &SubscriptionTableModel::edited, this, &FormPage::edited);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &SubscriptionsPage::check);
    check();
}

void SubscriptionsPage::buildTable()
{
    const Metrics metrics = Metrics::of(this);
    auto *delegate = new SubscriptionDelegate(this);
    m_view->setObjectName(u"profileSubscriptions"_s);
    m_view->setAccessibleName(tr("Subscriptions of this connection"));
    m_view->setModel(m_model);
    m_view->setItemDelegate(delegate);
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    m_view->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed
                            | QAbstractItemView::SelectedClicked
                            | QAbstractItemView::AnyKeyPressed);
    m_view->setTabKeyNavigation(false);
    m_view->setShowGrid(false);
    m_view->setWordWrap(false);
    m_view->verticalHeader()->hide();
    m_view->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_view->verticalHeader()->setDefaultSectionSize(metrics.connectionRow);
    m_view->setMinimumHeight(metrics.header + 6 * metrics.connectionRow);

    QHeaderView *header = m_view->horizontalHeader();
    header->setHighlightSections(false);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setSectionResizeMode(QHeaderView::Fixed);
    header->setSectionResizeMode(SubscriptionTableModel::Filter, QHeaderView::Stretch);
    header->setMinimumSectionSize(metrics.control);
    for (int section = 0; section < SubscriptionTableModel::ColumnCount; ++section) {
        if (section == SubscriptionTableModel::Filter)
            continue;
        const QString title
            = m_model->headerData(section, Qt::Horizontal, Qt::DisplayRole).toString();
        const int width = header->fontMetrics().horizontalAdvance(title) + 6 * Metrics::unit;
        const int alias = header->fontMetrics().horizontalAdvance(u'x') * 14;
        header->resizeSection(section, section == SubscriptionTableModel::Alias ? alias : width);
    }
    connect(delegate, &SubscriptionDelegate::filterTyped, this, &SubscriptionsPage::filterTyped);
}

void SubscriptionsPage::load(const config::Profile &profile)
{
    m_model->setSubscriptions(profile.subscriptions);
    check();
}

void SubscriptionsPage::store(config::Profile &profile) const
{
    profile.subscriptions = m_model->subscriptions();
}

bool SubscriptionsPage::validate()
{
    check();
    return !m_model->hasErrors();
}

void SubscriptionsPage::setVersion(client::VersionChoice version)
{
    FormPage::setVersion(version);
    m_model->setMqtt5(isMqtt5());
    check();
}

void SubscriptionsPage::add()
{
    config::SavedSubscription fresh;
    fresh.subscription.retainAsPublished = true;
    const int row = m_model->append(fresh);
    if (row < 0)
        return;
    const QModelIndex index = m_model->index(row, SubscriptionTableModel::Filter);
    m_view->setCurrentIndex(index);
    m_view->scrollTo(index);
    m_view->setFocus();
    m_view->edit(index);
}

void SubscriptionsPage::remove()
{
    const QModelIndex current = m_view->currentIndex();
    if (current.isValid())
        m_model->removeRows(current.row(), 1);
}

void SubscriptionsPage::filterTyped(const QString &filter)
{
    const QByteArray bytes = filter.toUtf8();
    const auto error
        = isMqtt5() ? mqtt::TopicFilter::check(bytes) : mqtt::TopicFilter::checkPlain(bytes);
    say(error ? topicErrorText(*error, bytes) : QString(), tr("Valid."));
}

// The current row's error first, else the first one, else a hint for the current row.
void SubscriptionsPage::check()
{
    const int current = m_view->currentIndex().row();
    const int rows = m_model->rowCount();
    m_add->setEnabled(rows < SubscriptionTableModel::maximumRows);
    m_remove->setEnabled(current >= 0 && current < rows);
    QString error = current >= 0 && current < rows ? m_model->rowError(current) : QString();
    for (int row = 0; row < rows && error.isEmpty(); ++row) {
        if (const QString wrong = m_model->rowError(row); !wrong.isEmpty())
            error = tr("Row %1: %2").arg(QString::number(row + 1), wrong);
    }
    QString hint;
    for (const config::SavedSubscription &row : m_model->subscriptions()) {
        if (row.enabled && row.subscription.topicFilter == "#")
            hint = tr("#: may be heavy or refused on public brokers.");
    }
    if (rows == 0)
        hint = tr("No subscription: nothing will arrive until you subscribe.");
    if (!isMqtt5())
        hint += (hint.isEmpty() ? u""_s : u" "_s)
            + tr("Keep flag, No Local and Retained now: MQTT 5 only.");
    say(error, hint);
}

void SubscriptionsPage::say(const QString &error, const QString &hint)
{
    m_field->setHint(hint);
    m_field->setError(error);
}

} // namespace ui
