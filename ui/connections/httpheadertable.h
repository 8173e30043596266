// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/websocketoptions.h"
#include "connections/rowtable.h"

#include <vector>

namespace ui {

class HttpHeaderModel;

// The HTTP headers of a WebSocket as a small table with + and −; a tick makes one a secret.
class HttpHeaderTable : public RowTable {
    Q_OBJECT

public:
    explicit HttpHeaderTable(QWidget *parent = nullptr);

    void setHeaders(const std::vector<client::HttpHeader> &headers);
    // Rows left empty on both sides are not part of it.
    std::vector<client::HttpHeader> headers() const;

protected:
    int appendRow() override;

private:
    HttpHeaderTable(HttpHeaderModel *model, QWidget *parent);

    HttpHeaderModel *m_model;
};

} // namespace ui
