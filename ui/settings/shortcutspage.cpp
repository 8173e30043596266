// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/shortcutspage.h"

#include "config/settingsvalues.h"
#include "settings/shortcutmodel.h"
#include "style/infoframe.h"
#include "style/metrics.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QTableView>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

constexpr int SeenRows = 12;

} // namespace

ShortcutsPage::ShortcutsPage(const CommandList &commands, QWidget *parent)
    : SettingsPage(tr("Shortcuts"), parent)
    , m_commands(commands)
    , m_model(new ShortcutModel(commands, this))
    , m_sorted(new QSortFilterProxyModel(this))
    , m_search(new QLineEdit)
    , m_table(new QTableView)
    , m_key(new QKeySequenceEdit)
    , m_none(new QPushButton(tr("No &key")))
    , m_reset(new QPushButton(tr("Res&et")))
    , m_resetAll(new QPushButton(tr("Reset &all")))
    , m_conflict(new InfoFrame)
    , m_take(m_conflict->addAction(tr("&Take it from there")))
{
    setObjectName(u"shortcutsPage"_s);
    m_search->setObjectName(u"shortcutSearch"_s);
    m_search->setPlaceholderText(tr("Search commands and keys"));
    m_search->setAccessibleName(m_search->placeholderText());
    m_search->setClearButtonEnabled(true);

    m_sorted->setSourceModel(m_model);
    m_sorted->setFilterKeyColumn(-1);
    m_sorted->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_table->setObjectName(u"shortcutTable"_s);
    m_table->setAccessibleName(tr("Commands and their keys"));
    m_table->setModel(m_sorted);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setTabKeyNavigation(false);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->verticalHeader()->hide();
    const int row = Metrics::of(this).row;
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setDefaultSectionSize(row);
    m_table->horizontalHeader()->setSectionResizeMode(ShortcutModel::CommandColumn,
                                                      QHeaderView::Stretch);
    m_table->horizontalHeader()->setSectionResizeMode(ShortcutModel::KeysColumn,
                                                      QHeaderView::Fixed);
    m_table->horizontalHeader()->resizeSection(ShortcutModel::KeysColumn,
                                               fontMetrics().averageCharWidth() * 26);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    m_table->horizontalHeader()->setSectionsClickable(false);
    m_table->setMinimumHeight(row * SeenRows);

    m_conflict->setObjectName(u"shortcutConflict"_s);
    m_take->setObjectName(u"shortcutTakeButton"_s);
    m_take->setAutoDefault(false);
    m_conflict->setLevel(NoticeLevel::Warning);
    m_conflict->hide();

    column()->addWidget(m_search);
    column()->addWidget(m_table, 1);
    column()->addWidget(buildEditor());
    column()->addWidget(m_conflict);

    connect(m_search, &QLineEdit::textChanged, m_sorted,
            &QSortFilterProxyModel::setFilterFixedString);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &ShortcutsPage::showCurrent);
    m_key->installEventFilter(this);
    connect(m_none, &QPushButton::clicked, this, [this] {
        if (const Command *command = current())
            give(*command, {});
    });
    connect(m_reset, &QPushButton::clicked, this, [this] {
        const Command *command = current();
        if (!command)
            return;
        KeyMap keys = m_model->keys();
        // Its own key may have gone to another command meanwhile.
        for (const QKeySequence &key : command->defaults) {
            const Command *other = takenBy(m_commands, keys, *command, key);
            if (other && keys.contains(other->id())) {
                ask(key, *other);
                return;
            }
        }
        keys.remove(command->id());
        change(keys);
    });
    connect(m_resetAll, &QPushButton::clicked, this, [this] { change({}); });
    connect(m_take, &QPushButton::clicked, this, &ShortcutsPage::take);
    showCurrent();
}

QWidget *ShortcutsPage::buildEditor()
{
    m_key->setObjectName(u"shortcutEdit"_s);
    m_key->setAccessibleName(tr("New key"));
    m_none->setObjectName(u"shortcutNoneButton"_s);
    m_reset->setObjectName(u"shortcutResetButton"_s);
    m_resetAll->setObjectName(u"shortcutResetAllButton"_s);
    for (QPushButton *button : {m_none, m_reset, m_resetAll})
        button->setAutoDefault(false);
    auto *label = new QLabel(tr("&New key"));
    label->setBuddy(m_key);
    auto *editor = new QWidget;
    auto *row = new QHBoxLayout(editor);
    row->setContentsMargins({});
    row->setSpacing(2 * Metrics::unit);
    row->addWidget(label);
    row->addWidget(m_key, 1);
    row->addWidget(m_none);
    row->addWidget(m_reset);
    row->addWidget(m_resetAll);
    return editor;
}

void ShortcutsPage::load(const config::SettingsValues &values)
{
    m_model->setKeyMap(values.shortcuts);
    showCurrent();
}

void ShortcutsPage::store(config::SettingsValues &values) const
{
    values.shortcuts = m_model->keys();
}

const Command *ShortcutsPage::current() const
{
    const QModelIndex index = m_table->currentIndex();
    return index.isValid() ? m_model->command(m_sorted->mapToSource(index).row()) : nullptr;
}

void ShortcutsPage::showCurrent()
{
    const Command *command = current();
    const QList<QKeySequence> keys
        = command ? keysOf(*command, m_model->keys()) : QList<QKeySequence>();
    m_key->setKeySequence(keys.value(0));
    for (QWidget *widget : std::initializer_list<QWidget *>{m_key, m_none})
        widget->setEnabled(command != nullptr);
    m_none->setEnabled(command && !keys.isEmpty());
    m_reset->setEnabled(command && m_model->keys().contains(command->id()));
    m_resetAll->setEnabled(!m_model->keys().isEmpty());
    m_wanted = {};
    m_conflict->hide();
}

// One chord is a key; the editor itself would wait a second for more.
bool ShortcutsPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_key && event->type() == QEvent::KeyRelease
        && !static_cast<QKeyEvent *>(event)->isAutoRepeat())
        keyPressed(m_key->keySequence());
    return SettingsPage::eventFilter(watched, event);
}

void ShortcutsPage::keyPressed(const QKeySequence &pressed)
{
    const Command *command = current();
    if (!command || pressed.isEmpty())
        return;
    const QKeySequence key(pressed[0]);
    m_key->setKeySequence(key); // it has what it waited for
    if (key[0].key() == Qt::Key_Escape || keysOf(*command, m_model->keys()).contains(key)) {
        showCurrent();
        return;
    }
    if (!isUsableKey(key)) {
        showCurrent();
        say(tr("%1 alone would get in the way of typing. Hold Ctrl or Alt with it, or take a "
               "function key.")
                .arg(key.toString(QKeySequence::NativeText)));
        return;
    }
    if (const Command *other = takenBy(m_commands, m_model->keys(), *command, key))
        ask(key, *other);
    else
        give(*command, {key});
}

void ShortcutsPage::say(const QString &sentence)
{
    m_conflict->setTitle({});
    m_conflict->setText(sentence);
    m_take->hide();
    m_conflict->show();
}

void ShortcutsPage::ask(const QKeySequence &key, const Command &other)
{
    m_wanted = key;
    m_conflict->setTitle(tr("%1 is taken").arg(key.toString(QKeySequence::NativeText)));
    m_conflict->setText(tr("It belongs to %1, which would have no key then.").arg(other.path()));
    m_take->show();
    m_conflict->show();
}

void ShortcutsPage::take()
{
    const Command *command = current();
    if (!command || m_wanted.isEmpty())
        return;
    KeyMap keys = m_model->keys();
    while (const Command *other = takenBy(m_commands, keys, *command, m_wanted)) {
        QList<QKeySequence> left = keysOf(*other, keys);
        left.removeIf([this](const QKeySequence &key) {
            return key.matches(m_wanted) != QKeySequence::NoMatch
                || m_wanted.matches(key) != QKeySequence::NoMatch;
        });
        setKeys(keys, *other, left);
    }
    setKeys(keys, *command, {m_wanted});
    change(keys);
}

void ShortcutsPage::give(const Command &command, const QList<QKeySequence> &given)
{
    KeyMap keys = m_model->keys();
    setKeys(keys, command, given);
    change(keys);
}

void ShortcutsPage::change(const KeyMap &keys)
{
    m_model->setKeyMap(keys);
    showCurrent();
    emit edited();
}

} // namespace ui
