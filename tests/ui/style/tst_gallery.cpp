// SPDX-License-Identifier: GPL-3.0-or-later
#include "style/chip.h"
#include "style/emptystate.h"
#include "style/icons.h"
#include "style/infoframe.h"
#include "style/metrics.h"
#include "style/segmentedcontrol.h"
#include "style/strip.h"
#include "style/textlabel.h"
#include "style/theme.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFormLayout>
#include <QGroupBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QListWidget>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QSpinBox>
#include <QSplitter>
#include <QStatusBar>
#include <QTabBar>
#include <QTest>
#include <QToolBar>
#include <QToolButton>
#include <QTreeWidget>

using namespace Qt::Literals::StringLiterals;

// Every control of the style in one window, painted in both themes. With CANOPY_GALLERY=FOLDER in
// the environment the pictures are written there, to be looked at.
class GalleryTest : public QObject {
    Q_OBJECT

private slots:
    void paints_data();
    void paints();

private:
    QWidget *leftSide();
    QWidget *form();
    QWidget *rightSide();
    void save(QWidget &widget, const QString &name);
};

void GalleryTest::paints_data()
{
    QTest::addColumn<ui::ThemeMode>("mode");
    QTest::addColumn<int>("textSize");
    QTest::newRow("light") << ui::ThemeMode::Light << 100;
    QTest::newRow("dark") << ui::ThemeMode::Dark << 100;
    QTest::newRow("light-150") << ui::ThemeMode::Light << 150;
}

void GalleryTest::save(QWidget &widget, const QString &name)
{
    const QImage picture = widget.grab().toImage();
    QVERIFY(!picture.isNull());
    QVERIFY(!picture.allGray());
    const QString folder = qEnvironmentVariable("CANOPY_GALLERY");
    if (!folder.isEmpty())
        QVERIFY(picture.save(QDir(folder).filePath(name + u".png")));
}

QWidget *GalleryTest::leftSide()
{
    auto *side = new QWidget;
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *tabs = new QTabBar;
    tabs->addTab(u"Connections"_s);
    tabs->addTab(u"Subscriptions  3"_s);
    tabs->setExpanding(false);
    tabs->setDrawBase(false);
    auto *strip = new ui::Strip;
    strip->addLeading(tabs);
    for (ui::IconName name : {ui::IconName::Plus, ui::IconName::More}) {
        auto *button = new QToolButton;
        button->setIcon(ui::icon(name));
        button->setAutoRaise(true);
        strip->addTrailing(button);
    }
    column->addWidget(strip);
    auto *filter = new QLineEdit;
    filter->setPlaceholderText(u"Filter topics — text, +/# pattern, or value:…  (Ctrl+F)"_s);
    filter->addAction(ui::icon(ui::IconName::Filter, ui::ColorRole::Muted),
                      QLineEdit::LeadingPosition);
    filter->setClearButtonEnabled(true);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(8, 6, 8, 6);
    row->addWidget(filter);
    column->addLayout(row);
    auto *tree = new QTreeWidget;
    tree->setFrameShape(QFrame::NoFrame);
    tree->setHeaderLabels({u"Topic"_s, u"Value"_s, u"Rate"_s, u"Age"_s});
    tree->setUniformRowHeights(true);
    tree->setAllColumnsShowFocus(true);
    for (int i = 0; i < 8; ++i) {
        auto *top = new QTreeWidgetItem(tree, {u"zigbee2mqtt"_s, u"148 topics"_s, u"9.8/s"_s});
        top->setFont(0, QFont(tree->font().family(), -1, QFont::Bold));
        for (int j = 0; j < 4; ++j) {
            auto *child = new QTreeWidgetItem(
                top, {u"living_room"_s, u"temperature 21.7"_s, u"0.5/s"_s, u"now"_s});
            child->setIcon(0, ui::icon(ui::IconName::PinFill, ui::ColorRole::Retained));
        }
        top->setExpanded(i < 3);
    }
    tree->setCurrentItem(tree->topLevelItem(0)->child(1));
    column->addWidget(tree, 1);
    auto *footer = new ui::Strip;
    footer->setBorder(ui::Strip::Border::Top);
    footer->setMinimumStripHeight(24);
    footer->setNote(u"104 218 topics"_s);
    column->addWidget(footer);
    return side;
}

QWidget *GalleryTest::form()
{
    auto *side = new QWidget;
    auto *column = new QVBoxLayout(side);
    column->addWidget(
        new ui::TextLabel(u"Session and will"_s, ui::TextKind::Title, ui::ColorRole::Text));
    auto *session = new QGroupBox(u"Session"_s);
    auto *lines = new QFormLayout(session);
    auto *spin = new QSpinBox;
    spin->setSuffix(u" s"_s);
    spin->setMaximum(65535);
    spin->setValue(60);
    lines->addRow(u"Keep alive"_s, spin);
    auto *combo = new QComboBox;
    combo->addItems({u"Resume the earlier session"_s, u"Clean start"_s});
    lines->addRow(u"Start"_s, combo);
    auto *edit = new QLineEdit(u"mqtts://10.0.4.2:8883"_s);
    edit->setFont(ui::monospaceFont(edit->font()));
    lines->addRow(u"Address"_s, edit);
    lines->addRow(QString(), ui::TextLabel::hint(u"Paste a URL or type a host."_s));
    auto *wrong = new QLineEdit(u"foo/#/bar"_s);
    wrong->setProperty("error", true);
    lines->addRow(u"Filter"_s, wrong);
    auto *off = new QLineEdit(u"disabled"_s);
    off->setEnabled(false);
    lines->addRow(u"MQTT 5 only"_s, off);
    auto *editable = new QComboBox;
    editable->setEditable(true);
    editable->addItem(u"zigbee2mqtt/living_room/lamp/set"_s);
    lines->addRow(u"Topic"_s, editable);
    column->addWidget(session);

    auto *will = new QGroupBox(u"Last will"_s);
    auto *inner = new QVBoxLayout(will);
    auto *check = new QCheckBox(u"Publish a last will if this client disappears"_s);
    check->setChecked(true);
    inner->addWidget(check);
    inner->addWidget(new QCheckBox(u"Read-only"_s));
    auto *third = new QCheckBox(u"Partly, disabled"_s);
    third->setTristate(true);
    third->setCheckState(Qt::PartiallyChecked);
    third->setEnabled(false);
    inner->addWidget(third);
    auto *radio = new QRadioButton(u"QoS 1 — at least once"_s);
    inner->addWidget(new QRadioButton(u"QoS 0 — at most once"_s));
    inner->addWidget(radio);
    radio->setChecked(true);
    auto *qos = new ui::SegmentedControl;
    for (const QString &text : {u"0"_s, u"1"_s, u"2"_s})
        qos->addSegment(text);
    qos->setCurrentIndex(1);
    auto *line = new QHBoxLayout;
    line->addWidget(new QLabel(u"QoS"_s));
    line->addWidget(qos);
    line->addWidget(new QCheckBox(u"Retain"_s));
    line->addStretch();
    inner->addLayout(line);
    column->addWidget(will);

    auto *info = new ui::InfoFrame;
    info->setTitle(u"What the broker will publish"_s);
    info->setText(
        u"If the connection breaks without a DISCONNECT, then 5 s later the broker sends"_s);
    auto *what = new QWidget;
    auto *whatLine = new QHBoxLayout(what);
    whatLine->setContentsMargins(0, 0, 0, 0);
    whatLine->addWidget(new ui::TextLabel(u"devices/explorer ← {\"online\": false}"_s,
                                          ui::TextKind::Mono, ui::ColorRole::Text));
    whatLine->addWidget(new ui::Chip(u"QoS 1"_s));
    whatLine->addStretch();
    info->addContent(what);
    info->setNote(u"Not retained: only clients subscribed at that moment see it."_s);
    column->addWidget(info);
    auto *reached = new ui::InfoFrame;
    reached->setLevel(ui::NoticeLevel::Success);
    reached->setText(u"Reached in 12 ms · broker accepted MQTT 5"_s);
    column->addWidget(reached);
    column->addStretch();
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(new QPushButton(u"Test connection"_s));
    buttons->addStretch();
    buttons->addWidget(new QPushButton(u"Cancel"_s));
    auto *disabled = new QPushButton(u"Save"_s);
    disabled->setEnabled(false);
    buttons->addWidget(disabled);
    auto *danger = new QPushButton(u"Clear 59 messages"_s);
    danger->setProperty("kind", u"danger"_s);
    buttons->addWidget(danger);
    auto *primary = new QPushButton(u"Publish"_s);
    primary->setProperty("kind", u"primary"_s);
    primary->setIcon(ui::icon(ui::IconName::Publish));
    buttons->addWidget(primary);
    column->addLayout(buttons);
    return side;
}

QWidget *GalleryTest::rightSide()
{
    auto *side = new QWidget;
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *strip = new ui::Strip(u"History"_s);
    strip->setNote(u"2 000 of 2 418 kept"_s);
    auto *show = new QComboBox;
    show->addItem(u"Show: changes"_s);
    strip->addTrailing(show);
    auto *follow = new QToolButton;
    follow->setIcon(ui::icon(ui::IconName::Follow));
    follow->setCheckable(true);
    follow->setChecked(true);
    strip->addTrailing(follow);
    column->addWidget(strip);
    auto *tabs = new QTabBar;
    for (const QString &text : {u"Fields"_s, u"Text"_s, u"Hex"_s, u"Properties  2"_s})
        tabs->addTab(text);
    tabs->setExpanding(false);
    column->addWidget(tabs);
    auto *pages = new QListWidget;
    pages->setProperty("kind", u"pages"_s);
    for (ui::IconName name : {ui::IconName::Server, ui::IconName::Lock, ui::IconName::Will})
        pages->addItem(new QListWidgetItem(ui::icon(name), QString(ui::iconFile(name))));
    pages->setCurrentRow(0);
    pages->setMaximumHeight(100);
    column->addWidget(pages);
    auto *editor = new QPlainTextEdit(u"{\n  \"state\": \"ON\"\n}"_s);
    editor->setMaximumHeight(80);
    column->addWidget(editor);
    auto *progress = new QProgressBar;
    progress->setValue(40);
    column->addWidget(progress);
    auto *banner = new ui::InfoFrame(ui::InfoFrame::Shape::Banner);
    banner->setLevel(ui::NoticeLevel::Warning);
    banner->setTitle(u"Connection lost."_s);
    banner->setText(u"Next try in 7 s"_s);
    banner->addAction(u"Try now"_s);
    column->addWidget(banner);
    auto *error = new ui::InfoFrame(ui::InfoFrame::Shape::Frame);
    error->setLevel(ui::NoticeLevel::Error);
    error->setTitle(u"User name or password is wrong"_s);
    error->setText(u"The broker refused the connection."_s);
    column->addWidget(error);
    auto *empty = new ui::EmptyState(u"No topic matches 'x'."_s, u"Nothing is hidden for good."_s);
    empty->addAction(u"Clear filter"_s);
    empty->setIcon(ui::IconName::Filter);
    column->addWidget(empty, 1);
    return side;
}

void GalleryTest::paints()
{
    QFETCH(ui::ThemeMode, mode);
    QFETCH(int, textSize);
    ui::Theme theme(*qApp);
    theme.setMode(mode);
    theme.setTextSize(textSize);

    QMainWindow window;
    for (const QString &name : {u"&File"_s, u"&Connection"_s, u"&Help"_s})
        window.menuBar()->addMenu(name);
    QToolBar *bar = window.addToolBar(u"Main"_s);
    bar->setMovable(false);
    bar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    auto *connection = new QToolButton;
    connection->setProperty("kind", u"outlined"_s);
    connection->setText(u"Home · MQTT 5"_s);
    connection->setIcon(ui::icon(ui::IconName::Ok, ui::ColorRole::Ok));
    connection->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    connection->setPopupMode(QToolButton::InstantPopup);
    connection->setMenu(new QMenu(connection));
    bar->addWidget(connection);
    bar->addAction(ui::icon(ui::IconName::Disconnect), u"Disconnect"_s);
    bar->addSeparator();
    bar->addAction(ui::icon(ui::IconName::Publish), u"Publish"_s);
    bar->addAction(ui::icon(ui::IconName::Pause), u"Pause"_s)->setCheckable(true);
    bar->addAction(ui::icon(ui::IconName::Record, ui::ColorRole::Err), u"Record"_s)
        ->setEnabled(false);
    auto *split = new QSplitter;
    split->addWidget(leftSide());
    split->addWidget(form());
    split->addWidget(rightSide());
    split->setSizes({420, 560, 420});
    window.setCentralWidget(split);
    window.statusBar()->setSizeGripEnabled(false);
    window.statusBar()->addWidget(new QLabel(u"Connected 2 h 14 min"_s));
    window.resize(1440, textSize > 100 ? 1200 : 900);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    const QString tag = QString::fromUtf8(QTest::currentDataTag());
    save(window, u"gallery-"_s + tag);

    QMenu menu;
    menu.addAction(ui::icon(ui::IconName::Publish), u"Publish to this topic…"_s,
                   QKeySequence(u"Ctrl+P"_s), &menu, [] {});
    menu.addAction(ui::icon(ui::IconName::Copy), u"Copy topic"_s, QKeySequence::Copy, &menu, [] {});
    menu.addSeparator();
    QAction *ticked = menu.addAction(u"Show only this branch"_s);
    ticked->setCheckable(true);
    ticked->setChecked(true);
    menu.addAction(u"Disabled"_s)->setEnabled(false);
    menu.addMenu(u"Layout"_s)->addAction(u"Stacked"_s);
    menu.setActiveAction(menu.actions().at(1));
    menu.ensurePolished();
    menu.resize(menu.sizeHint());
    save(menu, u"menu-"_s + tag);
}

QTEST_MAIN(GalleryTest)
#include "tst_gallery.moc"
