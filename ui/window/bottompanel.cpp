// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/bottompanel.h"

#include "style/metrics.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace ui {

BottomPanel::BottomPanel(QWidget *parent)
    : QWidget(parent)
    , m_tabs(new QTabBar(this))
    , m_chevron(new QToolButton(this))
    , m_stack(new QStackedWidget(this))
{
    setObjectName(u"bottomPanel"_s);
    m_tabs->setObjectName(u"bottomTabs"_s);
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->setUsesScrollButtons(false);
    m_chevron->setObjectName(u"bottomFold"_s);
    m_chevron->setAutoRaise(true);

    auto *strip = new QWidget(this);
    auto *stripLayout = new QHBoxLayout(strip);
    stripLayout->setContentsMargins(Metrics::unit, 0, Metrics::unit * 2, 0);
    stripLayout->setSpacing(0);
    stripLayout->addWidget(m_tabs, 0, Qt::AlignBottom);
    stripLayout->addStretch(1);
    stripLayout->addWidget(m_chevron);
    strip->setFixedHeight(stripHeight());

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(strip);
    layout->addWidget(m_stack, 1);

    connect(m_tabs, &QTabBar::currentChanged, m_stack, &QStackedWidget::setCurrentIndex);
    connect(m_tabs, &QTabBar::tabBarClicked, this, [this](int index) {
        if (index < 0)
            return;
        setFolded(index == m_tabs->currentIndex() && !m_folded);
    });
    connect(m_chevron, &QToolButton::clicked, this, [this] { setFolded(!m_folded); });
    updateChevron();
}

void BottomPanel::addPane(QLatin1StringView id, const QString &title, IconName icon, QWidget *pane)
{
    m_stack->addWidget(pane);
    const int index = m_tabs->addTab(ui::icon(icon, ColorRole::Muted), title);
    m_tabs->setTabData(index, QString(id));

    auto *action = new QAction(ui::icon(icon), title, this);
    action->setObjectName(id % u"PaneAction"_s);
    if (index < 9)
        action->setShortcut(Qt::ALT | Qt::Key(Qt::Key_1 + index));
    connect(action, &QAction::triggered, this, [this, id] { showPane(id); });
    m_actions.append(action);
}

void BottomPanel::showPane(QLatin1StringView id)
{
    for (int index = 0; index < m_tabs->count(); ++index) {
        if (m_tabs->tabData(index).toString() == id) {
            m_tabs->setCurrentIndex(index);
            setFolded(false);
            return;
        }
    }
}

QString BottomPanel::currentPane() const
{
    return m_tabs->tabData(m_tabs->currentIndex()).toString();
}

void BottomPanel::setFolded(bool folded)
{
    if (folded == m_folded)
        return;
    m_folded = folded;
    m_stack->setVisible(!folded);
    updateChevron();
    emit foldedChanged(folded);
}

int BottomPanel::stripHeight() const
{
    return Metrics::of(this).tabStrip;
}

void BottomPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        m_chevron->parentWidget()->setFixedHeight(stripHeight());
}

void BottomPanel::updateChevron()
{
    m_chevron->setIcon(icon(m_folded ? IconName::Up : IconName::Down));
    const QString name = m_folded ? tr("Unfold the panel") : tr("Fold the panel");
    m_chevron->setToolTip(name);
    m_chevron->setAccessibleName(name);
}

} // namespace ui
