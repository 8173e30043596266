// SPDX-License-Identifier: GPL-3.0-or-later
#include "style/dialogfoot.h"

#include "style/divider.h"
#include "style/metrics.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QScreen>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

constexpr int picturedFontHeight = 15;
constexpr QSize smallestScreen(1024, 700);
constexpr QSize frame(16, 36); // a window manager's, at most

} // namespace

DialogFoot::DialogFoot(QWidget *parent)
    : QWidget(parent)
    , m_row(new QHBoxLayout)
{
    m_row->setContentsMargins(3 * Metrics::unit, 2 * Metrics::unit, 3 * Metrics::unit,
                              2 * Metrics::unit);
    m_row->setSpacing(2 * Metrics::unit);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(new Divider(Qt::Horizontal, this));
    column->addLayout(m_row);
}

QPushButton *DialogFoot::addButton(const QString &text, const QString &objectName)
{
    auto *button = new QPushButton(text, this);
    button->setObjectName(objectName);
    button->setAutoDefault(false);
    m_row->addWidget(button);
    return button;
}

QPushButton *DialogFoot::addPrimary(const QString &text, const QString &objectName)
{
    QPushButton *button = addButton(text, objectName);
    button->setProperty("kind", u"primary"_s);
    button->setDefault(true);
    return button;
}

void DialogFoot::addWidget(QWidget *widget)
{
    m_row->addWidget(widget);
}

void DialogFoot::addStretch()
{
    m_row->addStretch(1);
}

QSize dialogSize(const QWidget &dialog, QSize pictured)
{
    const QSize grown = pictured * dialog.fontMetrics().height() / picturedFontHeight;
    const QSize room = dialog.screen()->availableSize().expandedTo(smallestScreen) - frame;
    return grown.expandedTo(pictured).boundedTo(room);
}

} // namespace ui
