// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSet>
#include <QTreeView>

namespace ui {

class FieldsDelegate;
class FieldsModel;

// The table of fields: changed rows carry a bar, a tint and a semibold value; values may run over
// free columns. Remembers what was folded by path, so that it survives a payload of another
// structure. Opens everything up to 300 rows, the first level beyond that.
class FieldsView : public QTreeView {
    Q_OBJECT

public:
    explicit FieldsView(QWidget *parent = nullptr);

    void setFieldsModel(FieldsModel *model);
    // Another topic: forgets what was folded.
    void forgetFolding();

signals:
    void copyValueRequested(const QModelIndex &index);
    void copyPathRequested(const QModelIndex &index);

protected:
    void dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight,
                     const QList<int> &roles = {}) override;
    void drawRow(QPainter *painter, const QStyleOptionViewItem &option,
                 const QModelIndex &index) const override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    bool event(QEvent *event) override;

private:
    void saveState();
    void restoreState();
    void applySizes();

    FieldsModel *m_model = nullptr;
    FieldsDelegate *m_delegate;
    QSet<QString> m_folded; // paths the user closed
    QSet<QString> m_opened; // and opened
    QString m_current;
    int m_scroll = 0;
    bool m_restoring = false;
};

} // namespace ui
