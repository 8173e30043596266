// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "payload/changes.h"
#include "payload/decodedpayload.h"

#include <QAbstractItemModel>
#include <QList>

#include <memory>
#include <vector>

namespace ui {

class FieldTrends;

// The fields of one payload as a tree: name, value as sent, what it was, trend. Removed fields come
// last. A payload of the same structure replaces the values in place, so that selection, folding
// and scrolling stay; another structure is a reset. Shows what it is given and decodes nothing.
class FieldsModel : public QAbstractItemModel {
    Q_OBJECT

public:
    enum Column { Field, Value, Was, Trend, ColumnCount };
    enum Role {
        KindRole = Qt::UserRole, // int(payload::Kind); -1 for a removed field
        ChangedRole, // bool: this value
        ChangedBelowRole, // bool: something inside
        TrendRole, // QList<double>
        DeltaRole, // "0.1"
        DirectionRole, // int(payload::Direction)
        PathRole, // "$.update.state"
    };

    explicit FieldsModel(QObject *parent = nullptr);
    ~FieldsModel() override;

    void setPayload(payload::DecodedPayload decoded, const payload::Changes &changes,
                    const FieldTrends &trends);
    void clear();
    const payload::DecodedPayload &decoded() const { return m_content->decoded; }
    // Null for removed fields and invalid indexes; valid until the next setPayload().
    const payload::FieldValue *field(const QModelIndex &index) const;
    QModelIndex indexOf(const QString &path) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

private:
    struct Node {
        const payload::FieldValue *value = nullptr; // into the decoded payload; null when removed
        QString path;
        int parent = 0;
        int row = 0;
        std::vector<int> children;
        int change = -1; // into changes.list
        bool changedBelow = false;
        QList<double> trend;
    };

    // Replaced as a whole, so that rows never point into another payload.
    struct Content {
        payload::DecodedPayload decoded;
        payload::Changes changes;
        std::vector<Node> nodes{1}; // [0] is the root and no row
    };

    static void build(Content &content, const FieldTrends &trends);
    static void addFields(Content &content, const FieldTrends &trends);
    static bool sameStructure(const Content &one, const Content &other);
    const Node &node(const QModelIndex &index) const;
    const payload::Change *changeOf(const Node &node) const;
    QString name(const Node &node) const;
    QString valueText(const Node &node) const;
    QString wasText(const Node &node) const;
    QString accessibleText(const Node &node) const;

    std::unique_ptr<Content> m_content;
};

} // namespace ui
