// SPDX-License-Identifier: GPL-3.0-or-later
#include "topics/filterpresets.h"

#include "payload/escape.h"
#include "style/icons.h"

#include <QAction>
#include <QInputDialog>
#include <QMenu>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

constexpr qsizetype ShownCharacters = 40;

QString menuText(const QString &text)
{
    QString shown = payload::visibleText(text.left(ShownCharacters + 1));
    if (shown.size() > ShownCharacters)
        shown = shown.left(ShownCharacters) % QChar(0x2026);
    return shown.replace(u'&', u"&&"_s);
}

} // namespace

FilterPresets::FilterPresets(QWidget *parent)
    : QToolButton(parent)
{
    setObjectName(u"filterPresetsButton"_s);
    setIcon(ui::icon(IconName::Star));
    setAutoRaise(true);
    setToolTip(tr("Saved filters"));
    setAccessibleName(tr("Saved filters"));
    setPopupMode(QToolButton::InstantPopup);
    auto *menu = new QMenu(this);
    menu->setObjectName(u"filterPresetsMenu"_s);
    setMenu(menu);
    connect(menu, &QMenu::aboutToShow, this, &FilterPresets::fillMenu);
}

void FilterPresets::fillMenu()
{
    menu()->clear();
    for (auto preset = m_presets.cbegin(); preset != m_presets.cend(); ++preset) {
        QAction *action
            = menu()->addAction(menuText(preset.key()) % u'\t' % menuText(preset.value()));
        connect(action, &QAction::triggered, this,
                [this, filter = preset.value()] { emit picked(filter); });
    }
    if (m_presets.isEmpty())
        menu()->addAction(tr("No filter was saved yet"))->setEnabled(false);
    menu()->addSeparator();
    const bool isFull = m_presets.size() >= MostPresets;
    QAction *save
        = menu()->addAction(isFull ? tr("Save this filter… (%n at most)", nullptr, MostPresets)
                                   : tr("&Save this filter…"));
    save->setObjectName(u"saveFilterAction"_s);
    save->setEnabled(!m_text.trimmed().isEmpty() && !isFull);
    connect(save, &QAction::triggered, this, &FilterPresets::askForName);
    QMenu *remove = menu()->addMenu(tr("&Remove"));
    remove->setEnabled(!m_presets.isEmpty());
    for (auto preset = m_presets.cbegin(); preset != m_presets.cend(); ++preset) {
        connect(remove->addAction(menuText(preset.key())), &QAction::triggered, this,
                [this, name = preset.key()] {
                    m_presets.remove(name);
                    emit changed(m_presets);
                });
    }
}

void FilterPresets::askForName()
{
    auto *dialog = new QInputDialog(this);
    dialog->setObjectName(u"saveFilterDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Save filter"));
    dialog->setLabelText(tr("Name of the filter:"));
    dialog->setTextValue(m_text.simplified().left(LongestName));
    connect(dialog, &QInputDialog::textValueSelected, this,
            [this, filter = m_text](const QString &name) { save(name, filter); });
    dialog->open();
}

void FilterPresets::save(const QString &name, const QString &filter)
{
    const QString wanted = name.simplified().left(LongestName);
    if (wanted.isEmpty() || m_presets.size() >= MostPresets)
        return;
    QString unique = wanted;
    for (int i = 2; m_presets.contains(unique) && m_presets.value(unique) != filter; ++i)
        unique = wanted % u" (%1)"_s.arg(i);
    m_presets.insert(unique, filter);
    emit changed(m_presets);
}

} // namespace ui
