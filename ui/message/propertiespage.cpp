// SPDX-License-Identifier: GPL-3.0-or-later
#include "message/propertiespage.h"

#include "message/propertiesdelegate.h"
#include "message/propertiesmodel.h"
#include "style/emptystate.h"
#include "style/icons.h"
#include "style/metrics.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QStackedWidget>
#include <QTreeView>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace ui {

PropertiesPage::PropertiesPage(QWidget *parent)
    : QWidget(parent)
    , m_model(new PropertiesModel(this))
    , m_view(new QTreeView(this))
    , m_empty(new EmptyState(this))
    , m_stack(new QStackedWidget(this))
{
    m_view->setObjectName(u"propertiesView"_s);
    m_view->setAccessibleName(tr("Properties"));
    m_view->setModel(m_model);
    m_view->setItemDelegate(new PropertiesDelegate(m_view));
    m_view->setRootIsDecorated(false);
    m_view->setUniformRowHeights(true);
    m_view->setAllColumnsShowFocus(true);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->header()->setStretchLastSection(true);
    m_view->header()->setSectionsMovable(false);
    m_view->header()->setHighlightSections(false);
    m_view->header()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_view->header()->resizeSection(PropertiesModel::Name, 7 * Metrics::of(this).row);
    m_view->viewport()->setMouseTracking(true);
    m_view->installEventFilter(this);
    m_view->viewport()->installEventFilter(this);
    m_stack->setBackgroundRole(QPalette::Base);
    m_stack->setAutoFillBackground(true);
    m_empty->setBackgroundRole(QPalette::Window); // keeps the inks of the labels in it
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_empty);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    connect(m_view, &QTreeView::clicked, this, &PropertiesPage::activate);
}

void PropertiesPage::show(const ShownMessage &shown, const mqtt::Properties &properties,
                          qint64 nowUs)
{
    m_properties = properties;
    m_model->setProperties(properties, shown.message.receivedAtUs(), nowUs);
    m_empty->setLine(tr("No properties"));
    m_empty->setExplanation(shown.message.version() == mqtt::ProtocolVersion::Mqtt5
                                ? tr("The message came without MQTT 5 properties.")
                                : tr("Messages have properties from MQTT 5 on."));
    if (m_model->rowCount() > 0)
        m_stack->setCurrentWidget(m_view);
    else
        m_stack->setCurrentWidget(m_empty);
}

void PropertiesPage::setNow(qint64 nowUs)
{
    m_model->setNow(nowUs);
}

void PropertiesPage::clear()
{
    m_properties = {};
    m_model->setProperties({}, 0, 0);
}

void PropertiesPage::activate(const QModelIndex &index)
{
    const QModelIndex value = index.siblingAtColumn(PropertiesModel::Value);
    if (index.column() == PropertiesModel::Value && value.data(PropertiesModel::LinkRole).toBool()
        && m_properties.responseTopic) {
        emit replyRequested(*m_properties.responseTopic,
                            m_properties.correlationData.value_or(QByteArray()));
    }
}

void PropertiesPage::copy(const QModelIndex &index) const
{
    QGuiApplication::clipboard()->setText(index.data(PropertiesModel::CopyRole).toString());
}

bool PropertiesPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_view->viewport() && event->type() == QEvent::MouseMove) {
        const QModelIndex index
            = m_view->indexAt(static_cast<QMouseEvent *>(event)->position().toPoint());
        const bool link = index.column() == PropertiesModel::Value
            && index.data(PropertiesModel::LinkRole).toBool();
        m_view->viewport()->setCursor(link ? Qt::PointingHandCursor : Qt::ArrowCursor);
    } else if (watched == m_view && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const QModelIndex current = m_view->currentIndex();
        if (key->matches(QKeySequence::Copy) && current.isValid()) {
            copy(current);
            return true;
        }
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            activate(current.siblingAtColumn(PropertiesModel::Value));
            return true;
        }
    } else if (watched == m_view && event->type() == QEvent::ContextMenu) {
        const QPersistentModelIndex index = m_view->currentIndex();
        if (index.isValid()) {
            QMenu menu(this);
            menu.addAction(icon(IconName::Copy), tr("Copy value"), QKeySequence::Copy, this,
                           [&] { copy(index); });
            menu.exec(static_cast<QContextMenuEvent *>(event)->globalPos());
        }
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace ui
