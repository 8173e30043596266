// SPDX-License-Identifier: GPL-3.0-or-later
#include "start/savedlist.h"

#include "style/elidedlabel.h"
#include "style/metrics.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

constexpr int RowsWithoutScrolling = 5;

} // namespace

SavedList::SavedList(QWidget *parent)
    : QScrollArea(parent)
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setBackgroundRole(QPalette::Base);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
}

void SavedList::setConnections(const std::vector<SavedConnection> &connections)
{
    m_rows = new QWidget;
    m_rows->setBackgroundRole(QPalette::Base);
    auto *column = new QVBoxLayout(m_rows);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Metrics::unit);
    for (const SavedConnection &connection : connections)
        column->addWidget(row(connection));
    column->addStretch();
    setWidget(m_rows); // deletes the former rows
    updateGeometry();
}

QSize SavedList::sizeHint() const
{
    if (!m_rows)
        return {0, 0};
    const int rowHeight = Metrics::of(this).control + 3 * Metrics::unit;
    const QSize whole = m_rows->sizeHint();
    return {whole.width(), std::min(whole.height(), RowsWithoutScrolling * rowHeight)};
}

QWidget *SavedList::row(const SavedConnection &connection)
{
    auto *line = new QWidget;
    auto *layout = new QHBoxLayout(line);
    layout->setContentsMargins(0, Metrics::unit, 2, Metrics::unit);
    layout->setSpacing(2 * Metrics::unit);
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    auto *name = new ElidedLabel(connection.name, line);
    auto *address = new ElidedLabel(connection.address, line);
    address->setKind(TextKind::Small);
    address->setInk(ColorRole::Muted);
    address->setElideMode(Qt::ElideMiddle);
    words->addWidget(name);
    words->addWidget(address);
    layout->addLayout(words, 1);
    auto *button = new QPushButton(tr("Connect"), line);
    button->setObjectName(u"startConnect_"_s + connection.id);
    button->setAccessibleName(tr("Connect to %1").arg(connection.name));
    const QString id = connection.id;
    connect(button, &QPushButton::clicked, this, [this, id] { emit connectRequested(id); });
    layout->addWidget(button);
    return line;
}

} // namespace ui
