// SPDX-License-Identifier: GPL-3.0-or-later
#include "connections/subscriptiondelegate.h"

#include "connections/subscriptiontablemodel.h"
#include "mqtt/types.h"
#include "style/fonts.h"
#include "text/qostext.h"

#include <QComboBox>
#include <QLineEdit>

namespace ui {

QWidget *SubscriptionDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &option,
                                            const QModelIndex &index) const
{
    if (index.column() == SubscriptionTableModel::Qos) {
        auto *combo = new QComboBox(parent);
        for (int qos = 0; qos < 3; ++qos)
            combo->addItem(QString::number(qos), qos);
        return combo;
    }
    if (index.column() == SubscriptionTableModel::Retained) {
        auto *combo = new QComboBox(parent);
        for (int handling = 0; handling < 3; ++handling) {
            const auto value = static_cast<mqtt::RetainHandling>(handling);
            combo->addItem(SubscriptionTableModel::retainHandlingText(value), handling);
        }
        return combo;
    }
    QWidget *editor = QStyledItemDelegate::createEditor(parent, option, index);
    if (auto *edit = qobject_cast<QLineEdit *>(editor);
        edit && index.column() == SubscriptionTableModel::Filter) {
        edit->setMaxLength(int(mqtt::maximumFieldLength) + 1);
        edit->setFont(monospaceFont(option.font));
        connect(edit, &QLineEdit::textChanged, this, &SubscriptionDelegate::filterTyped);
    }
    return editor;
}

void SubscriptionDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    if (auto *combo = qobject_cast<QComboBox *>(editor))
        combo->setCurrentIndex(combo->findData(index.data(Qt::EditRole)));
    else
        QStyledItemDelegate::setEditorData(editor, index);
}

void SubscriptionDelegate::setModelData(QWidget *editor, QAbstractItemModel *model,
                                        const QModelIndex &index) const
{
    if (auto *combo = qobject_cast<QComboBox *>(editor))
        model->setData(index, combo->currentData());
    else
        QStyledItemDelegate::setModelData(editor, model, index);
}

} // namespace ui
