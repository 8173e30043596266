// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/transport.h"

namespace client {

void Transport::beginStep(ConnectStep step)
{
    m_step = step;
    m_stepBegan = std::chrono::steady_clock::now();
}

void Transport::finishStep(const QByteArray &detail)
{
    const auto duration = std::chrono::steady_clock::now() - m_stepBegan;
    emit stepTaken({.step = m_step,
                    .duration = std::chrono::duration_cast<std::chrono::microseconds>(duration),
                    .detail = detail});
}

} // namespace client
