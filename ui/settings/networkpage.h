// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/settingspage.h"

class QCheckBox;
class QSpinBox;

namespace ui {

// What new connections start with (ux.md 4.13).
class NetworkPage : public SettingsPage {
    Q_OBJECT

public:
    explicit NetworkPage(QWidget *parent = nullptr);

    void load(const config::SettingsValues &values) override;
    void store(config::SettingsValues &values) const override;

private:
    QSpinBox *m_keepAlive; // seconds
    QSpinBox *m_timeout; // seconds
    QCheckBox *m_readOnly;
};

} // namespace ui
