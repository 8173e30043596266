// SPDX-License-Identifier: GPL-3.0-or-later
// The other half of PublishPane: what it is made of. How it behaves is in publishpane.cpp.
#include "publish/publishpane.h"

#include "editor/payloadeditor.h"
#include "publish/draftlistmodel.h"
#include "publish/publishproperties.h"
#include "publish/publishresult.h"
#include "style/fonts.h"
#include "style/icons.h"
#include "style/metrics.h"
#include "style/segmentedcontrol.h"
#include "style/textlabel.h"
#include "text/qostext.h"

#include <QAbstractButton>
#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QGridLayout>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QStringListModel>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

QToolButton *outlinedButton(IconName name, const QString &text, const QString &objectName,
                            QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setObjectName(objectName);
    button->setIcon(icon(name));
    button->setProperty("kind", u"outlined"_s);
    button->setToolTip(text);
    button->setAccessibleName(text);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

} // namespace

PublishPane::PublishPane(QWidget *parent)
    : QWidget(parent)
    , m_list(new DraftListModel(this))
    , m_properties(new PublishProperties(this))
{
    setObjectName(u"publishPane"_s);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(Metrics::stripPadding, Metrics::unit * 2, Metrics::stripPadding,
                               Metrics::unit * 2);
    layout->setSpacing(Metrics::unit * 4);
    m_listColumn = buildList();
    layout->addWidget(m_listColumn);
    layout->addWidget(buildEditor(), 1);
    layout->addWidget(buildOptions());
    connectControls();
    connectOptions();
    setDraft({});
    setSelectedTopic({});
    refreshLimits();
}

QWidget *PublishPane::buildList()
{
    auto *column = new QWidget(this);
    column->setFixedWidth(fontMetrics().averageCharWidth() * 27);
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

    m_topic = new QComboBox(column);
    m_topic->setObjectName(u"publishTopic"_s);
    m_topic->setEditable(true);
    m_topic->setInsertPolicy(QComboBox::NoInsert);
    m_topic->setFont(monospaceFont(font()));
    m_topic->setMinimumContentsLength(10);
    m_topic->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_topic->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_completions = new QStringListModel(this);
    auto *completer = new QCompleter(m_completions, this);
    completer->setCaseSensitivity(Qt::CaseSensitive);
    m_topic->setCompleter(completer);
    auto *label = new TextLabel(tr("&Topic"), TextKind::Body, ColorRole::Muted, column);
    label->setBuddy(m_topic);
    m_useSelected = outlinedButton(IconName::Tree, tr("Use the selected topic"),
                                   u"publishUseSelected"_s, column);
    m_topicError = new TextLabel(QString(), TextKind::Small, ColorRole::Err, column);
    m_topicError->setObjectName(u"publishTopicError"_s);
    m_editor = new PayloadEditor(column);
    m_editor->setObjectName(u"publishPayload"_s);
    m_editor->setAccessibleName(tr("Payload"));
    m_editor->setToolTip(
        tr("Ctrl+Enter publishes. Alt+↑ and Alt+↓ step through what was sent. Tab inserts a tab; "
           "Esc and then Tab leaves."));
    m_editor->setMinimumHeight(Metrics::of(this).row * 2);
    m_result = new PublishResult(column);
    m_position = new TextLabel(QString(), TextKind::Small, ColorRole::Muted, column);

    grid->addWidget(label, 0, 0);
    grid->addWidget(m_topic, 0, 1);
    grid->addWidget(m_useSelected, 0, 2);
    grid->addWidget(m_topicError, 1, 1, 1, 2);
    grid->addWidget(m_editor, 2, 0, 1, 3);
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
    column->setFixedWidth(fontMetrics().averageCharWidth() * 41);
    auto *grid = new QGridLayout(column);
    grid->setContentsMargins({});
    grid->setHorizontalSpacing(Metrics::unit * 2);
    grid->setVerticalSpacing(Metrics::unit * 2);

    m_format = new QComboBox(column);
    m_format->setObjectName(u"publishFormat"_s);
    m_format->addItems({tr("JSON"), tr("Text"), tr("Hex"), tr("Base64"), tr("File")});
    auto *formatLabel = new TextLabel(tr("&Format"), TextKind::Body, ColorRole::Muted, column);
    formatLabel->setBuddy(m_format);
    m_wand = outlinedButton(IconName::Wand, tr("Lay out the JSON (values stay as typed)"),
                            u"publishWand"_s, column);
    m_file = outlinedButton(IconName::File, tr("Publish a file…"), u"publishFile"_s, column);
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

void PublishPane::connectControls()
{
    connect(m_topic, &QComboBox::editTextChanged, this, [this] {
        if (!m_filling)
            m_topicTouched = true;
        refresh();
    });
    connect(m_topic->lineEdit(), &QLineEdit::textEdited, this, &PublishPane::completeTopics);
    connect(m_useSelected, &QToolButton::clicked, this, [this] {
        m_topic->setEditText(QString::fromUtf8(m_selectedTopic));
        m_topic->setFocus(Qt::OtherFocusReason);
    });
    m_editor->installEventFilter(this);
    m_topic->lineEdit()->installEventFilter(this);
    connect(m_editor, &PayloadEditor::textChanged, this, [this] {
        if (!m_filling)
            refresh();
    });
    connect(m_editor, &PayloadEditor::cursorPositionChanged, this, [this](int line, int column) {
        m_position->setText(tr("Ln %1, Col %2").arg(line + 1).arg(column + 1));
    });

    connect(m_listView, &QListView::clicked, this, [this](const QModelIndex &index) {
        if (const PublishDraft *chosen = m_list->draft(index.row())) {
            setDraft(PublishDraft(*chosen));
            m_topicTouched = true;
        }
    });
    connect(m_listView, &QListView::activated, m_listView, &QListView::clicked);
    auto *remove = new QAction(tr("Remove from the list"), m_listView);
    remove->setShortcut(QKeySequence::Delete);
    remove->setShortcutContext(Qt::WidgetShortcut);
    connect(remove, &QAction::triggered, this,
            [this] { m_list->remove(m_listView->currentIndex().row()); });
    m_listView->addAction(remove);
    connect(m_list, &DraftListModel::changed, this, &PublishPane::savedStateChanged);
}

void PublishPane::connectOptions()
{
    connect(m_format, &QComboBox::currentIndexChanged, this, [this] {
        if (!m_filling)
            formatChanged();
    });
    connect(m_wand, &QToolButton::clicked, this, &PublishPane::formatPayload);
    connect(m_file, &QToolButton::clicked, this, &PublishPane::chooseFile);
    connect(m_qos, &SegmentedControl::currentChanged, this, &PublishPane::refresh);
    connect(m_retain, &QCheckBox::toggled, this, &PublishPane::refresh);
    connect(m_propertiesButton, &QPushButton::clicked, this, &PublishPane::showProperties);
    connect(m_properties, &PublishProperties::edited, this, &PublishPane::refresh);
    connect(m_save, &QPushButton::clicked, this, &PublishPane::saveMessage);
    connect(m_publish, &QPushButton::clicked, this, &PublishPane::publish);
}

} // namespace ui
