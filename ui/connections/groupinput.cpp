// SPDX-License-Identifier: GPL-3.0-or-later
#include "connections/groupinput.h"

#include "connections/colormark.h"
#include "style/icons.h"
#include "style/metrics.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>

using namespace Qt::Literals::StringLiterals;

namespace ui {

GroupInput::GroupInput(QWidget *parent)
    : QWidget(parent)
    , m_group(new QComboBox(this))
    , m_mark(new QComboBox(this))
{
    m_group->setObjectName(u"profileGroup"_s);
    m_group->setEditable(true);
    m_group->setInsertPolicy(QComboBox::NoInsert);
    m_group->lineEdit()->setMaxLength(LongestGroup);
    m_group->lineEdit()->setPlaceholderText(tr("none"));
    m_group->setMinimumContentsLength(20);
    m_mark->setObjectName(u"profileMark"_s);
    m_mark->setAccessibleName(tr("Colour mark"));
    for (const config::ColorMark mark : AllColorMarks) {
        const auto role = colorMarkRole(mark);
        if (role)
            m_mark->addItem(icon(IconName::Record, *role), colorMarkName(mark), int(mark));
        else
            m_mark->addItem(colorMarkName(mark), int(mark));
    }
    auto *label = new QLabel(tr("Co&lour"), this);
    label->setBuddy(m_mark);

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2 * Metrics::unit);
    row->addWidget(m_group, 1);
    row->addWidget(label);
    row->addWidget(m_mark);
    setFocusProxy(m_group);
    connect(m_group, &QComboBox::editTextChanged, this, &GroupInput::edited);
    connect(m_mark, &QComboBox::currentIndexChanged, this, &GroupInput::edited);
}

void GroupInput::setGroups(const QStringList &groups)
{
    const QString typed = m_group->currentText();
    m_group->clear();
    m_group->addItems(groups);
    m_group->setEditText(typed);
}

void GroupInput::load(const config::Profile &profile)
{
    m_group->setEditText(profile.group);
    m_mark->setCurrentIndex(m_mark->findData(int(profile.mark)));
}

void GroupInput::store(config::Profile &profile) const
{
    profile.group = m_group->currentText().simplified();
    profile.mark = static_cast<config::ColorMark>(m_mark->currentData().toInt());
}

} // namespace ui
