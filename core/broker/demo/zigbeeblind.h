// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "broker/demo/zigbeething.h"

namespace broker::demo {

// A roller blind: {"position":0…100} or {"state":"OPEN|CLOSE|STOP"}; it takes its time to get
// there and reports on the way.
class ZigbeeBlind : public ZigbeeThing {
public:
    using ZigbeeThing::ZigbeeThing;

    bool tick(const Moment &now) override;
    bool set(const QJsonObject &wishes) override;

protected:
    void describe(JsonText &json, const Moment &now) const override;

private:
    int m_position = 40; // per cent open
    int m_target = 40;
};

} // namespace broker::demo
