// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>
#include <QString>
#include <QToolButton>

namespace ui {

// The button beside the filter line that keeps filters under names (ux 2.5): pick one, save the
// text that is there, remove one. A name that is taken is never written over. Keeps nothing itself:
// the settings do.
class FilterPresets : public QToolButton {
    Q_OBJECT

public:
    static constexpr int MostPresets = 100;
    static constexpr qsizetype LongestName = 60;
    using Presets = QMap<QString, QString>; // name → text of the filter

    explicit FilterPresets(QWidget *parent = nullptr);

    void setPresets(const Presets &presets) { m_presets = presets; }
    void setText(const QString &filter) { m_text = filter; } // what would be saved

signals:
    void picked(const QString &filter);
    void changed(const ui::FilterPresets::Presets &presets);

private:
    void fillMenu();
    void askForName();
    void save(const QString &name, const QString &filter);

    Presets m_presets;
    QString m_text;
};

} // namespace ui
