// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/settingspage.h"

class QComboBox;
class QSpinBox;

namespace ui {

// Theme, language, sizes, refresh, highlights and times (ux.md 4.13, 3.5).
class AppearancePage : public SettingsPage {
    Q_OBJECT

public:
    explicit AppearancePage(QWidget *parent = nullptr);

    void load(const config::SettingsValues &values) override;
    void store(config::SettingsValues &values) const override;

private:
    QComboBox *m_theme;
    QComboBox *m_language;
    QComboBox *m_density;
    QSpinBox *m_textSize;
    QComboBox *m_refresh; // a second
    QComboBox *m_highlight;
    QComboBox *m_time;
};

} // namespace ui
