// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "style/formsheet.h"

namespace config {
struct SettingsValues;
}

namespace ui {

// One page of the settings: load() fills the fields, store() writes what they say into a value.
class SettingsPage : public FormSheet {
    Q_OBJECT

public:
    using FormSheet::FormSheet;

    virtual void load(const config::SettingsValues &values) = 0;
    virtual void store(config::SettingsValues &values) const = 0;
};

} // namespace ui
