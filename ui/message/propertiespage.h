// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "message/shownmessage.h"
#include "mqtt/properties.h"

#include <QWidget>

class QStackedWidget;
class QTreeView;

namespace ui {

class EmptyState;
class PropertiesModel;

// The tab Properties: what MQTT 5 sent beside the payload. The response topic is a link.
class PropertiesPage : public QWidget {
    Q_OBJECT

public:
    explicit PropertiesPage(QWidget *parent = nullptr);

    void show(const ShownMessage &shown, const mqtt::Properties &properties, qint64 nowUs);
    void setNow(qint64 nowUs);
    void clear();

signals:
    void replyRequested(const QByteArray &responseTopic, const QByteArray &correlationData);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void activate(const QModelIndex &index);
    void copy(const QModelIndex &index) const;

    mqtt::Properties m_properties;
    PropertiesModel *m_model;
    QTreeView *m_view;
    EmptyState *m_empty;
    QStackedWidget *m_stack;
};

} // namespace ui
