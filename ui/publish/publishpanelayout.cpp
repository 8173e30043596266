// SPDX-License-Identifier: GPL-3.0-or-later
// The other half of PublishPane: what it is made of. How it behaves is in publishpane.cpp.
#include "publish/publishpane.h"

#include "editor/payloadeditor.h"
#include "publish/draftlistmodel.h"
#include "publish/payloadcomposer.h"
#include "publish/publishproperties.h"
#include "publish/publishresult.h"
#include "publish/publishtopicfield.h"
#include "style/icons.h"
#include "style/metrics.h"
#include "style/segmentedcontrol.h"
#include "style/textlabel.h"
#include "text/qostext.h"

#include <QAbstractButton>
#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QListView>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

constexpr int ListNeedsCharacters = 125; // of the panel's width, for list, editor and options

QToolButton *iconButton(IconName name, const QString &text, const QString &objectName,
                        QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setObjectName(objectName);
    button->setIcon(icon(name));
    button->setToolTip(text);
    button->setAccessibleName(text);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

} // namespace

PublishPane::PublishPane(DraftListModel &list, QWidget *parent)
    : QWidget(parent)
    , m_list(&list)
    , m_properties(new PublishProperties(this))
{
    setObjectName(u"publishPane"_s);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(Metrics::stripPadding, Metrics::unit * 2, Metrics::stripPadding,
                               Metrics::unit * 2);
    layout->setSpacing(Metrics::unit * 4);
    layout->setSizeConstraint(QLayout::SetNoConstraint); // see minimumSizeHint()
    m_listColumn = buildList();
    layout->addWidget(m_listColumn);
    layout->addWidget(buildEditor(), 1);
    layout->addWidget(buildOptions());
    setFocusProxy(m_topic);
    buildActions();
    connectControls();
    connectOptions();
    arrangeSaved();
    setDraft({});
    setSelectedTopic({});
    refreshLimits();
}

QWidget *PublishPane::buildList()
{
    auto *column = new QWidget(this);
    column->setFixedWidth(fontMetrics().averageCharWidth() * 31);
    auto *layout = new QVBoxLayout(column);
    layout->setContentsMargins({});
    layout->setSpacing(Metrics::unit);
    auto *title = new TextLabel(tr("Saved and recent"), TextKind::Small, ColorRole::Muted, column);
    m_listView = new QListView(column);
    m_listView->setObjectName(u"savedList"_s);
    m_listView->setModel(m_list);
    m_listView->setUniformItemSizes(true);
    m_listView->setAccessibleName(title->text());
    m_listView->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_listView->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_listView->setEditTriggers(QAbstractItemView::EditKeyPressed);
    m_listView->setTextElideMode(Qt::ElideRight);
    layout->addWidget(title);
    layout->addWidget(m_listView, 1);
    return column;
}

QWidget *PublishPane::buildEditor()
{
    auto *column = new QWidget(this);
    auto *grid = new QGridLayout(column);
    grid->setContentsMargins({});
    grid->setHorizontalSpacing(Metrics::unit * 2);
    grid->setVerticalSpacing(Metrics::unit);

    m_topic = new PublishTopicField(column);
    m_topic->setObjectName(u"publishTopic"_s);
    auto *label = new TextLabel(tr("To&pic"), TextKind::Body, ColorRole::Muted, column);
    label->setBuddy(m_topic);
    m_useSelected
        = iconButton(IconName::Tree, tr("Use the selected topic"), u"publishUseSelected"_s, column);
    m_useSelected->setProperty("kind", u"outlined"_s);
    m_topicError = new TextLabel(QString(), TextKind::Small, ColorRole::Err, column);
    m_topicError->setObjectName(u"publishTopicError"_s);
    m_payload = new PayloadComposer(column);
    PayloadEditor *editor = m_payload->editor();
    editor->setObjectName(u"publishPayload"_s);
    editor->setAccessibleName(tr("Payload"));
    editor->setToolTip(
        tr("Ctrl+Enter publishes. Alt+↑ and Alt+↓ step through what was sent. Tab inserts a tab; "
           "Esc and then Tab leaves."));
    m_payload->setMinimumHeight(Metrics::of(this).row * 2);
    m_result = new PublishResult(column);
    m_position = new TextLabel(QString(), TextKind::Small, ColorRole::Muted, column);

    grid->addWidget(label, 0, 0);
    grid->addWidget(m_topic, 0, 1);
    grid->addWidget(m_useSelected, 0, 2);
    grid->addWidget(m_topicError, 1, 1, 1, 2);
    grid->addWidget(m_payload, 2, 0, 1, 3);
    auto *footer = new QHBoxLayout;
    footer->addWidget(m_result, 1);
    footer->addWidget(m_position);
    grid->addLayout(footer, 3, 0, 1, 3);
    grid->setRowStretch(2, 1);
    grid->setColumnStretch(1, 1);
    return column;
}

QWidget *PublishPane::buildOptions()
{
    auto *column = new QWidget(this);
    column->setFixedWidth(fontMetrics().averageCharWidth() * 47);
    auto *grid = new QGridLayout(column);
    grid->setContentsMargins({});
    grid->setHorizontalSpacing(Metrics::unit * 2);
    grid->setVerticalSpacing(Metrics::unit * 2);

    m_format = new QComboBox(column);
    m_format->setObjectName(u"publishFormat"_s);
    m_format->addItems({tr("JSON"), tr("Text"), tr("Hex"), tr("Base64"), tr("File")});
    auto *formatLabel = new TextLabel(tr("Form&at"), TextKind::Body, ColorRole::Muted, column);
    formatLabel->setBuddy(m_format);
    m_wand = iconButton(IconName::Wand, tr("Lay out the JSON (values stay as typed)"),
                        u"publishWand"_s, column);
    m_file = iconButton(IconName::File, tr("Publish a file…"), u"publishFile"_s, column);
    auto *formatRow = new QHBoxLayout;
    formatRow->addWidget(m_format);
    formatRow->addWidget(m_wand);
    formatRow->addWidget(m_file);
    formatRow->addStretch(1);

    m_qos = new SegmentedControl(column);
    for (int qos = 0; qos <= 2; ++qos) {
        m_qos->addSegment(QString::number(qos), u"publishQos%1"_s.arg(qos),
                          qosTitle(mqtt::QoS(qos)));
        m_qos->button(qos)->setToolTip(qosExplainer(mqtt::QoS(qos)));
    }
    auto *qosLabel = new TextLabel(tr("QoS"), TextKind::Body, ColorRole::Muted, column);
    m_retain = new QCheckBox(tr("&Retain"), column);
    m_retain->setObjectName(u"publishRetain"_s);
    auto *qosRow = new QHBoxLayout;
    qosRow->addWidget(m_qos);
    qosRow->addSpacing(Metrics::unit * 2);
    qosRow->addWidget(m_retain);
    qosRow->addStretch(1);

    m_hint = TextLabel::hint(QString(), column);
    m_hint->setObjectName(u"publishHint"_s);
    // Two sentences: a layout does not count wrapped lines when it asks for room.
    m_hint->setMinimumHeight(2 * m_hint->fontMetrics().lineSpacing());
    m_hint->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_propertiesButton = new QPushButton(column);
    m_propertiesButton->setObjectName(u"publishProperties"_s);
    m_propertiesButton->setIcon(icon(IconName::Sliders));
    m_propertiesButton->setAutoDefault(false);
    m_save = new QPushButton(icon(IconName::Star), tr("Save"), column);
    m_save->setObjectName(u"publishSave"_s);
    m_save->setToolTip(tr("Keep this message in the list of saved ones"));
    m_save->setAutoDefault(false);
    m_publish
        = new QPushButton(icon(IconName::Publish, ColorRole::AccentText), tr("Publish"), column);
    m_publish->setObjectName(u"publishButton"_s);
    m_publish->setProperty("kind", u"primary"_s);
    m_publish->setAutoDefault(false);

    grid->addWidget(formatLabel, 0, 0);
    grid->addLayout(formatRow, 0, 1);
    grid->addWidget(qosLabel, 1, 0);
    grid->addLayout(qosRow, 1, 1);
    grid->addWidget(m_hint, 2, 1);
    grid->addWidget(m_propertiesButton, 3, 1, Qt::AlignLeft);
    grid->setRowStretch(4, 1);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(m_save);
    buttons->addWidget(m_publish);
    grid->addLayout(buttons, 5, 0, 1, 2);
    grid->setColumnStretch(1, 1);
    return column;
}

void PublishPane::buildActions()
{
    auto *publishNow = new QAction(tr("Send now"), this);
    publishNow->setObjectName(u"publishNowAction"_s);
    publishNow->setShortcuts({Qt::CTRL | Qt::Key_Return, Qt::CTRL | Qt::Key_Enter});
    publishNow->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    publishNow->setAutoRepeat(false);
    connect(publishNow, &QAction::triggered, this, &PublishPane::publish);
    addAction(publishNow);

    const auto forList = [this](const QString &text, const QKeySequence &key) {
        auto *action = new QAction(text, m_listView);
        action->setShortcut(key);
        action->setShortcutContext(Qt::WidgetShortcut);
        m_listView->addAction(action);
        return action;
    };
    // The list answers to the key itself: elsewhere in the window it edits the connection.
    QAction *rename = forList(tr("Rename") % u"\tF2"_s, {});
    m_listView->installEventFilter(this);
    rename->setObjectName(u"renameDraftAction"_s);
    connect(rename, &QAction::triggered, m_listView,
            [this] { m_listView->edit(m_listView->currentIndex()); });
    QAction *remove = forList(tr("Remove from the list"), QKeySequence::Delete);
    remove->setObjectName(u"removeDraftAction"_s);
    m_commands = {publishNow, rename, remove};
    connect(remove, &QAction::triggered, this,
            [this] { m_list->remove(m_listView->currentIndex().row()); });
    const auto update = [this, rename, remove] {
        const int row = m_listView->currentIndex().row();
        rename->setEnabled(m_list->isSaved(row));
        remove->setEnabled(row >= 0);
    };
    connect(m_listView->selectionModel(), &QItemSelectionModel::currentChanged, this, update);
    update();

    m_savedMenu = new QMenu(this);
    m_savedMenu->setObjectName(u"publishSavedMenu"_s);
    connect(m_savedMenu, &QMenu::aboutToShow, this, &PublishPane::fillSavedMenu);
}

// Without the list beside the editor its place is a menu.
void PublishPane::arrangeSaved()
{
    const bool roomy = width() >= fontMetrics().averageCharWidth() * ListNeedsCharacters;
    m_listColumn->setVisible(roomy);
    m_save->setMenu(roomy ? nullptr : m_savedMenu);
    m_save->setText(roomy ? tr("Save") : tr("Saved"));
    m_save->setToolTip(roomy ? tr("Keep this message in the list of saved ones")
                             : tr("Saved and recent messages"));
    m_save->setEnabled(!roomy || !m_topic->currentText().isEmpty());
}

void PublishPane::fillSavedMenu()
{
    m_savedMenu->clear();
    QAction *save = m_savedMenu->addAction(icon(IconName::Star), tr("Save this message"), this,
                                           &PublishPane::saveMessage);
    save->setEnabled(!m_topic->currentText().isEmpty());
    for (int row = 0; row < m_list->rowCount(); ++row) {
        if (row == 0 || row == m_list->savedCount())
            m_savedMenu->addSeparator();
        // A name is shown as it is, never as an access key.
        QString text = m_list->index(row).data().toString();
        text
            = fontMetrics().elidedText(text, Qt::ElideRight, fontMetrics().averageCharWidth() * 40);
        m_savedMenu->addAction(text.replace(u'&', u"&&"_s), this, [this, row] { chooseRow(row); });
    }
}

// Without the list: it goes when there is no room for it, so it must not ask for any.
QSize PublishPane::minimumSizeHint() const
{
    QSize size = layout()->minimumSize();
    size.setHeight(qMax(size.height(), layout()->totalMinimumHeightForWidth(width())));
    if (!m_listColumn->isHidden())
        size.rwidth() -= m_listColumn->width() + layout()->spacing();
    return size;
}

void PublishPane::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrangeSaved();
}

void PublishPane::connectControls()
{
    connect(m_topic, &QComboBox::editTextChanged, this, &PublishPane::refresh);
    connect(m_useSelected, &QToolButton::clicked, this, [this] {
        m_topic->setTopic(m_selectedTopic, true);
        m_topic->setFocus(Qt::OtherFocusReason);
    });
    const auto recentChanged = [this] { m_topic->setRecent(m_list->recentTopics()); };
    connect(m_list, &DraftListModel::changed, this, recentChanged);
    connect(m_list, &DraftListModel::modelReset, this, recentChanged);
    recentChanged();

    m_payload->editor()->installEventFilter(this);
    connect(m_payload, &PayloadComposer::edited, this, &PublishPane::refresh);
    connect(m_payload, &PayloadComposer::formatChanged, this, [this] {
        const QSignalBlocker quiet(m_format);
        m_format->setCurrentIndex(int(m_payload->format()));
        refresh();
    });
    connect(m_payload, &PayloadComposer::fileRefused, this, [this](const QString &sentence) {
        refresh();
        m_result->refuse(sentence);
    });
    const auto showPosition = [this](int line, int column) {
        m_position->setText(tr("Ln %1, Col %2").arg(line + 1).arg(column + 1));
    };
    connect(m_payload->editor(), &PayloadEditor::cursorPositionChanged, this, showPosition);
    showPosition(0, 0);

    connect(m_listView, &QListView::clicked, this,
            [this](const QModelIndex &index) { chooseRow(index.row()); });
    connect(m_listView, &QListView::activated, this,
            [this](const QModelIndex &index) { chooseRow(index.row()); });
}

void PublishPane::connectOptions()
{
    connect(m_format, &QComboBox::currentIndexChanged, this, &PublishPane::formatChosen);
    connect(m_wand, &QToolButton::clicked, m_payload, &PayloadComposer::layOutJson);
    connect(m_file, &QToolButton::clicked, m_payload, &PayloadComposer::chooseFile);
    connect(m_qos, &SegmentedControl::currentChanged, this, &PublishPane::refresh);
    connect(m_retain, &QCheckBox::toggled, this, &PublishPane::refresh);
    connect(m_propertiesButton, &QPushButton::clicked, m_properties,
            [this] { m_properties->showAbove(m_propertiesButton); });
    connect(m_properties, &PublishProperties::edited, this, &PublishPane::refresh);
    connect(m_save, &QPushButton::clicked, this, &PublishPane::saveMessage);
    connect(m_publish, &QPushButton::clicked, this, &PublishPane::publish);
}

} // namespace ui
