// SPDX-License-Identifier: GPL-3.0-or-later
#include "style/pagestack.h"

#include "style/divider.h"
#include "style/formsheet.h"
#include "style/metrics.h"

#include <QApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QListWidget>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

PageStack::PageStack(const QString &listName, QWidget *parent)
    : QWidget(parent)
    , m_list(new QListWidget(this))
    , m_stack(new QStackedWidget(this))
    , m_below(new QVBoxLayout)
{
    m_list->setObjectName(listName);
    m_list->setAccessibleName(tr("Pages"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    // On the dialog's own ground, not on that of lists.
    m_list->viewport()->setAutoFillBackground(false);

    auto *left = new QVBoxLayout;
    left->setContentsMargins(Metrics::unit + 2, 2 * Metrics::unit, Metrics::unit + 2,
                             2 * Metrics::unit);
    left->addWidget(m_list);
    auto *right = new QVBoxLayout;
    right->setSpacing(0);
    right->addWidget(m_stack, 1);
    m_below->setContentsMargins(Metrics::formMargin, 0, Metrics::formMargin, 0);
    right->addLayout(m_below);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addLayout(left);
    row->addWidget(new Divider(Qt::Vertical, this));
    row->addLayout(right, 1);

    connect(m_list, &QListWidget::currentRowChanged, m_stack, &QStackedWidget::setCurrentIndex);
    connect(qApp, &QApplication::focusChanged, this,
            [this](QWidget *, QWidget *now) { bringIntoView(now); });
}

// Qt does so for Tab, not for a shortcut, and of an editor for its cursor only. A click has found
// its field, which must not move away under it.
void PageStack::bringIntoView(QWidget *focused)
{
    auto *area = static_cast<QScrollArea *>(m_stack->currentWidget());
    if (!area || !focused || !area->widget()->isAncestorOf(focused)
        || QGuiApplication::mouseButtons() != Qt::NoButton)
        return;
    QRect place(focused->mapTo(area->widget(), QPoint()), focused->size());
    place.setHeight(std::min(place.height(), area->viewport()->height()));
    area->ensureVisible(place.left(), place.bottom(), 0, Metrics::unit);
    area->ensureVisible(place.left(), place.top(), 0, Metrics::unit);
}

void PageStack::addPage(FormSheet *page, IconName iconName)
{
    auto *scroll = new QScrollArea(m_stack);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus); // its fields take the focus, and it follows them
    scroll->setWidgetResizable(true);
    scroll->setWidget(page);
    scroll->viewport()->setAutoFillBackground(false);
    page->setAutoFillBackground(false);
    m_stack->addWidget(scroll);
    m_pages.push_back({page, iconName});
    new QListWidgetItem(page->title(), m_list);
    connect(page, &FormSheet::errorsChanged, this, &PageStack::updateIcons);
    updateIcons();
    updateWidth();
    if (m_list->currentRow() < 0)
        m_list->setCurrentRow(0);
}

void PageStack::addBelow(QWidget *widget)
{
    m_below->setContentsMargins(Metrics::formMargin, 0, Metrics::formMargin, 3 * Metrics::unit);
    m_below->addWidget(widget);
}

int PageStack::currentIndex() const
{
    return m_list->currentRow();
}

void PageStack::setCurrentIndex(int index)
{
    m_list->setCurrentRow(index);
}

bool PageStack::showFirstError()
{
    for (std::size_t i = 0; i < m_pages.size(); ++i) {
        QWidget *editor = m_pages[i].sheet->firstInvalid();
        if (!editor)
            continue;
        setCurrentIndex(int(i));
        editor->setFocus();
        static_cast<QScrollArea *>(m_stack->currentWidget())->ensureWidgetVisible(editor);
        return true;
    }
    return false;
}

void PageStack::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::ApplicationFontChange)
        updateWidth();
}

void PageStack::updateIcons()
{
    for (int i = 0; i < m_list->count(); ++i) {
        const Page &page = m_pages[std::size_t(i)];
        QListWidgetItem *item = m_list->item(i);
        const bool wrong = page.sheet->hasErrors();
        item->setIcon(wrong ? icon(IconName::Error, ColorRole::Err) : icon(page.icon));
        item->setData(Qt::AccessibleDescriptionRole, wrong ? tr("has errors") : QString());
        item->setToolTip(wrong ? tr("Something here has to be mended.") : QString());
    }
}

void PageStack::updateWidth()
{
    const Metrics metrics = Metrics::of(this);
    int widest = 0;
    for (const Page &page : m_pages)
        widest = qMax(widest, fontMetrics().horizontalAdvance(page.sheet->title()));
    const int width = widest + metrics.icon + 8 * Metrics::unit;
    for (int i = 0; i < m_list->count(); ++i)
        m_list->item(i)->setSizeHint({width, metrics.control + Metrics::unit});
    m_list->setFixedWidth(width + 2 * Metrics::unit);
}

} // namespace ui
