// SPDX-License-Identifier: GPL-3.0-or-later
#include "topics/markchip.h"

#include "style/icons.h"
#include "text/formats.h"

#include <QAction>
#include <QInputDialog>
#include <QMenu>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

constexpr qsizetype ShownCharacters = 14;

// "14:20:00" as "14:20": seconds matter in the menu only.
QString shortName(const QString &name)
{
    if (name.size() == 8 && name[2] == u':' && name[5] == u':')
        return name.left(5);
    return name.size() > ShownCharacters ? QString(name.left(ShownCharacters) % QChar(0x2026))
                                         : name;
}

} // namespace

MarkChip::MarkChip(QWidget *parent)
    : QToolButton(parent)
{
    setObjectName(u"chipChanged"_s);
    setIcon(ui::icon(IconName::Flag));
    setAutoRaise(true);
    setCheckable(true);
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setPopupMode(QToolButton::MenuButtonPopup);
    auto *menu = new QMenu(this);
    menu->setObjectName(u"markMenu"_s);
    setMenu(menu);
    connect(menu, &QMenu::aboutToShow, this, &MarkChip::fillMenu);
    connect(this, &QToolButton::clicked, this, [this](bool checked) {
        setChecked(!checked); // the filter's text says how it is
        if (m_baselines)
            emit chosen(checked ? m_baselines->newest() : store::MarkId::None);
    });
    refresh();
}

void MarkChip::setBaselines(store::Baselines *baselines)
{
    if (m_baselines)
        m_baselines->disconnect(this);
    m_baselines = baselines;
    if (baselines) {
        connect(baselines, &store::Baselines::marksChanged, this, &MarkChip::refresh);
        connect(baselines, &QObject::destroyed, this, &MarkChip::refresh);
    }
    refresh();
}

void MarkChip::setCompared(store::MarkId mark)
{
    m_compared = mark;
    refresh();
}

void MarkChip::refresh()
{
    const store::Mark *shown = nullptr;
    if (m_baselines) {
        shown = m_baselines->find(m_compared);
        if (!shown)
            shown = m_baselines->find(m_baselines->newest());
    }
    setVisible(shown);
    setChecked(shown && shown->id == m_compared);
    if (!shown)
        return;
    setText(shortName(shown->name));
    const QString words = tr("Only what has changed since mark %1").arg(shown->name);
    setAccessibleName(words);
    const store::Baselines::Counters counters = m_baselines->counters();
    const quint64 cut = counters.lost + counters.missed;
    setIcon(ui::icon(cut > 0 ? IconName::Warn : IconName::Flag,
                     cut > 0 ? ColorRole::Warn : ColorRole::Text));
    setToolTip(cut == 0 ? words
                        : QString(words % u'\n'
                                  % tr("%1 earlier values did not fit into the memory for marks")
                                        .arg(countText(static_cast<qint64>(cut)))));
}

void MarkChip::fillMenu()
{
    menu()->clear();
    if (!m_baselines)
        return;
    const std::vector<store::Mark> &marks = m_baselines->marks();
    const auto escaped = [](QString name) { return name.replace(u'&', u"&&"_s); };
    for (auto mark = marks.crbegin(); mark != marks.crend(); ++mark) {
        const QString time = clockSecondsText(mark->atUs / 1000);
        QAction *action = menu()->addAction(
            mark->name == time ? time : QString(escaped(mark->name) % u"\t" % time));
        action->setCheckable(true);
        action->setChecked(mark->id == m_compared);
        connect(action, &QAction::triggered, this, [this, id = mark->id] { emit chosen(id); });
    }
    menu()->addSeparator();
    QMenu *rename = menu()->addMenu(tr("&Rename"));
    QMenu *forget = menu()->addMenu(tr("&Forget"));
    for (auto mark = marks.crbegin(); mark != marks.crend(); ++mark) {
        connect(rename->addAction(escaped(mark->name) % u'…'), &QAction::triggered, this,
                [this, id = mark->id] { askForName(id); });
        connect(forget->addAction(escaped(mark->name)), &QAction::triggered, this,
                [this, id = mark->id] { emit forgetRequested(id); });
    }
    connect(menu()->addAction(tr("Forget &all marks")), &QAction::triggered, this,
            [this] { emit forgetRequested(store::MarkId::None); });
}

void MarkChip::askForName(store::MarkId mark)
{
    const store::Mark *known = m_baselines ? m_baselines->find(mark) : nullptr;
    if (!known)
        return;
    auto *dialog = new QInputDialog(this);
    dialog->setObjectName(u"renameMarkDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Rename mark"));
    dialog->setLabelText(tr("Name of the mark:"));
    dialog->setTextValue(known->name);
    connect(dialog, &QInputDialog::textValueSelected, this, [this, mark](const QString &name) {
        if (!name.trimmed().isEmpty())
            emit renameRequested(mark, name);
    });
    dialog->open();
}

} // namespace ui
