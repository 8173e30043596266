// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/websocketoptions.h"

#include <QWidget>

#include <vector>

class QTableView;
class QToolButton;

namespace ui {

class HttpHeaderModel;

// The HTTP headers of a WebSocket as a small table with + and −; a tick makes one a secret.
class HttpHeaderTable : public QWidget {
    Q_OBJECT

public:
    explicit HttpHeaderTable(QWidget *parent = nullptr);

    void setHeaders(const std::vector<client::HttpHeader> &headers);
    // Rows left empty on both sides are not part of it.
    std::vector<client::HttpHeader> headers() const;

signals:
    void edited();

private:
    void add();
    void remove();
    void updateButtons();

    HttpHeaderModel *m_model;
    QTableView *m_view;
    QToolButton *m_add;
    QToolButton *m_remove;
};

} // namespace ui
