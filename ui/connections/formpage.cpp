// SPDX-License-Identifier: GPL-3.0-or-later
#include "connections/formpage.h"

namespace ui {

void FormPage::setVersion(client::VersionChoice version)
{
    m_version = version;
}

bool FormPage::isMqtt5() const
{
    return m_version == client::VersionChoice::Mqtt5WithFallback
        || m_version == client::VersionChoice::Mqtt5;
}

} // namespace ui
