// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/settingspage.h"

class QSpinBox;

namespace ui {

// How much is kept (ux.md 4.13).
class DataPage : public SettingsPage {
    Q_OBJECT

public:
    explicit DataPage(QWidget *parent = nullptr);

    void load(const config::SettingsValues &values) override;
    void store(config::SettingsValues &values) const override;

private:
    QSpinBox *m_history; // MiB; 0: automatic
    QSpinBox *m_keptPerTopic;
};

} // namespace ui
