// SPDX-License-Identifier: GPL-3.0-or-later
#include "locator/locatorpopup.h"

#include "locator/locatordelegate.h"
#include "locator/locatormodel.h"
#include "style/metrics.h"
#include "style/palette.h"

#include <QApplication>
#include <QListView>
#include <QMouseEvent>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

constexpr int UsualCharacters = 88;
constexpr int Distance = 2; // from the field

} // namespace

LocatorPopup::LocatorPopup(LocatorModel &model, QWidget &field)
    : QFrame(field.window())
    , m_model(model)
    , m_field(field)
    , m_list(new QListView(this))
{
    setObjectName(u"locatorPopup"_s);
    setFocusPolicy(Qt::NoFocus);
    hide();
    m_list->setObjectName(u"locatorList"_s);
    m_list->setAccessibleName(tr("What was found"));
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new LocatorDelegate(&m_model, m_list));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setSelectionMode(QAbstractItemView::SingleSelection);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->viewport()->setMouseTracking(true);
    m_list->viewport()->setAttribute(Qt::WA_Hover);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 1, 1, 1);
    layout->addWidget(m_list);
    connect(m_list, &QListView::clicked, this, &LocatorPopup::chosen);
    for (const auto signal : {&LocatorModel::rowsInserted, &LocatorModel::rowsRemoved})
        connect(&m_model, signal, this, [this] {
            if (isVisible())
                place();
        });
}

void LocatorPopup::open()
{
    place();
    show();
    raise();
}

void LocatorPopup::place()
{
    const QWidget *window = parentWidget();
    const int margin = Metrics::unit;
    const int most = window->width() - 2 * margin;
    const int width = std::min(
        most, std::max(m_field.width(), fontMetrics().averageCharWidth() * UsualCharacters));
    const QPoint corner = m_field.mapTo(window, QPoint(m_field.width(), m_field.height()));
    const bool leftToRight = layoutDirection() == Qt::LeftToRight;
    const int left = leftToRight ? corner.x() - width : m_field.mapTo(window, QPoint()).x();
    const int rows = std::clamp(m_model.rowCount(), 1, MostRows);
    const int rowHeight = Metrics::of(this).connectionRow;
    const int top = corner.y() + Distance;
    const int height = std::min(rows * rowHeight + 2, window->height() - top - margin);
    setGeometry(std::clamp(left, margin, std::max(margin, margin + most - width)), top, width,
                height);
}

QModelIndex LocatorPopup::current() const
{
    return m_list->currentIndex();
}

void LocatorPopup::setCurrent(const QModelIndex &index)
{
    m_list->setCurrentIndex(index);
}

void LocatorPopup::moveCurrent(int rows)
{
    const int count = m_model.rowCount();
    if (count == 0)
        return;
    const int row = std::clamp(current().row() + rows, 0, count - 1);
    if (m_model.flags(m_model.index(row)).testFlag(Qt::ItemIsSelectable))
        setCurrent(m_model.index(row));
}

// Where somebody clicks says what is wanted next; the click itself goes where it went.
bool LocatorPopup::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::MouseButtonPress) {
        const auto *widget = qobject_cast<QWidget *>(watched);
        const bool inside = widget
            && (widget == this || isAncestorOf(widget) || widget == &m_field
                || m_field.isAncestorOf(widget));
        if (widget && !inside)
            hide();
    } else if (event->type() == QEvent::Resize && watched == parentWidget()) {
        place();
    }
    return QFrame::eventFilter(watched, event);
}

void LocatorPopup::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Palette palette = Palette::of(this);
    painter.fillRect(rect(), palette(ColorRole::Base));
    painter.setPen(palette(ColorRole::BorderStrong));
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

void LocatorPopup::showEvent(QShowEvent *event)
{
    QFrame::showEvent(event);
    qApp->installEventFilter(this);
}

void LocatorPopup::hideEvent(QHideEvent *event)
{
    QFrame::hideEvent(event);
    qApp->removeEventFilter(this);
    emit closed();
}

} // namespace ui
