// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/connectoptions.h"
#include "style/formsheet.h"

namespace config {
struct Profile;
}

namespace ui {

class FormField;

// One page of the connection dialog (ux.md 2.18). Works on a profile by value: load() fills the
// fields, store() writes what they say; validate() marks what is wrong. Pages know nothing of each
// other; what they share (version, address) the dialog hands on.
class FormPage : public FormSheet {
    Q_OBJECT

public:
    using FormSheet::FormSheet;

    virtual void load(const config::Profile &profile) = 0;
    virtual void store(config::Profile &profile) const = 0;
    // Marks every wrong field; true when there is none.
    virtual bool validate() = 0;
    // Fields that only MQTT 5 knows are disabled, and say so, for the older versions.
    virtual void setVersion(client::VersionChoice version);

protected:
    bool isMqtt5() const;

private:
    client::VersionChoice m_version = client::VersionChoice::Mqtt5WithFallback;
};

} // namespace ui
