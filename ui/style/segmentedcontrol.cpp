// SPDX-License-Identifier: GPL-3.0-or-later
#include "style/segmentedcontrol.h"

#include "style/fonts.h"
#include "style/metrics.h"
#include "style/segmentbutton.h"

#include <QButtonGroup>
#include <QHBoxLayout>

namespace ui {

SegmentedControl::SegmentedControl(QWidget *parent)
    : QWidget(parent)
    , m_group(new QButtonGroup(this))
    , m_layout(new QHBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(0);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_group->setExclusive(true);
    connect(m_group, &QButtonGroup::idToggled, this, [this](int id, bool checked) {
        if (checked)
            emit currentChanged(id);
    });
    connect(m_group, &QButtonGroup::idClicked, this, &SegmentedControl::activated);
}

int SegmentedControl::addSegment(const QString &text, const QString &name,
                                 const QString &accessibleName)
{
    const int index = count();
    if (index > 0)
        static_cast<SegmentButton *>(button(index - 1))->setLast(false);
    auto *segment = new SegmentButton(text, index == 0, this);
    segment->setObjectName(name);
    if (!accessibleName.isEmpty())
        segment->setAccessibleName(accessibleName);
    m_group->addButton(segment, index);
    m_layout->addWidget(segment);
    if (index == 0)
        segment->setChecked(true);
    setFocusProxy(m_group->checkedButton());
    return index;
}

int SegmentedControl::count() const
{
    return static_cast<int>(m_group->buttons().size());
}

QAbstractButton *SegmentedControl::button(int index) const
{
    return m_group->button(index);
}

int SegmentedControl::currentIndex() const
{
    return m_group->checkedId();
}

void SegmentedControl::setCurrentIndex(int index)
{
    if (QAbstractButton *segment = index < 0 ? nullptr : button(index))
        segment->setChecked(true);
}

void SegmentedControl::setSegmentEnabled(int index, bool enabled)
{
    if (QAbstractButton *segment = index < 0 ? nullptr : button(index))
        segment->setEnabled(enabled);
}

} // namespace ui
