// SPDX-License-Identifier: GPL-3.0-or-later
#include "connections/importdialog.h"

#include "config/import/importconnections.h"
#include "connections/importmodel.h"
#include "style/densetable.h"
#include "style/dialogfoot.h"
#include "style/elidedlabel.h"
#include "style/fonts.h"
#include "style/icons.h"
#include "style/metrics.h"
#include "style/textlabel.h"
#include "text/importtext.h"

#include <QDragEnterEvent>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTableView>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace ui {

ImportDialog::ImportDialog(const QStringList &takenNames, bool keyringAvailable, QWidget *parent)
    : QDialog(parent)
    , m_keyringAvailable(keyringAvailable)
    , m_model(new ImportModel(this))
    , m_text(new QPlainTextEdit(this))
    , m_file(new ElidedLabel(QString(), this))
    , m_status(new TextLabel(QString(), TextKind::Body, ColorRole::Text, this))
    , m_table(new QTableView(this))
    , m_remarks(new TextLabel(QString(), TextKind::Small, ColorRole::Text, this))
    , m_secrets(new TextLabel(QString(), TextKind::Small, ColorRole::Muted, this))
{
    setObjectName(u"importDialog"_s);
    setWindowTitle(tr("Import connections"));
    setAcceptDrops(true);
    m_model->setTakenNames(takenNames);
    build();
    connect(m_text, &QPlainTextEdit::textChanged, this, [this] {
        m_file->setText(QString());
        read(m_text->toPlainText().toUtf8());
    });
    connect(m_model, &ImportModel::tickedChanged, this, &ImportDialog::tickedChanged);
    connect(m_import, &QPushButton::clicked, this, [this] {
        const std::vector<config::Profile> chosen = m_model->ticked();
        accept();
        emit imported(chosen);
    });
    read({});
    resize(dialogSize(*this, {960, 600}));
}

void ImportDialog::build()
{
    const Metrics metrics = Metrics::of(this);
    auto *hint = new TextLabel(
        tr("Choose or drop a file, or paste its text: settings of MQTT Explorer, a backup of MQTTX "
           "(JSON), an export of Canopy, or addresses, one a line. A mosquitto_sub or "
           "mosquitto_pub command can be typed."),
        TextKind::Body, ColorRole::Muted, this);
    hint->setWordWrap(true);

    auto *choose = new QPushButton(tr("Choose a &file…"), this);
    choose->setObjectName(u"importChooseFile"_s);
    choose->setAutoDefault(false);
    connect(choose, &QPushButton::clicked, this, &ImportDialog::chooseFile);
    m_file->setObjectName(u"importFile"_s);
    m_file->setElideMode(Qt::ElideMiddle);
    auto *fileRow = new QHBoxLayout;
    fileRow->setSpacing(2 * Metrics::unit);
    fileRow->addWidget(choose);
    fileRow->addWidget(m_file, 1);

    m_text->setObjectName(u"importText"_s);
    m_text->setAccessibleName(tr("Text to import"));
    m_text->setAcceptDrops(false); // the dialog takes files
    m_text->setPlaceholderText(u"mosquitto_sub -h broker.example -t '#'"_s);
    m_text->setFont(monospaceFont(font()));
    m_text->setTabChangesFocus(true);
    m_text->setFixedHeight(4 * fontMetrics().lineSpacing() + 3 * Metrics::unit);
    m_text->setLayoutDirection(Qt::LeftToRight);

    m_status->setObjectName(u"importStatus"_s);
    m_status->setWordWrap(true);
    m_table->setObjectName(u"importTable"_s);
    m_table->setAccessibleName(tr("What would be imported"));
    m_table->setModel(m_model);
    setUpDenseTable(*m_table);
    m_table->setFrameShape(QFrame::StyledPanel);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->verticalHeader()->setDefaultSectionSize(metrics.row);
    QHeaderView *header = m_table->horizontalHeader();
    const int character = fontMetrics().averageCharWidth();
    for (const auto &[column, width] : {std::pair{ImportModel::Name, 24},
                                        {ImportModel::Address, 28},
                                        {ImportModel::Transport, 21},
                                        {ImportModel::Version, 15},
                                        {ImportModel::Subscriptions, 15}})
        m_table->setColumnWidth(column, width * character);
    header->setStretchLastSection(true);
    header->setFixedHeight(metrics.header);

    m_remarks->setObjectName(u"importRemarks"_s);
    m_remarks->setWordWrap(true);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &ImportDialog::showRemarks);
    m_secrets->setObjectName(u"importSecrets"_s);
    m_secrets->setWordWrap(true);

    auto *column = new QVBoxLayout;
    column->setContentsMargins(Metrics::formMargin, Metrics::cardPadding, Metrics::formMargin,
                               2 * Metrics::unit);
    column->setSpacing(2 * Metrics::unit);
    column->addWidget(hint);
    column->addLayout(fileRow);
    column->addWidget(m_text);
    column->addWidget(m_status);
    column->addWidget(m_table, 1);
    column->addWidget(m_remarks);
    column->addWidget(m_secrets);

    auto *foot = new DialogFoot(this);
    foot->addStretch();
    QPushButton *cancel = foot->addButton(tr("Cancel"), u"cancelImportButton"_s);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    m_import = foot->addPrimary(QString(), u"importButton"_s);

    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    outer->addLayout(column, 1);
    outer->addWidget(foot);
    m_text->setFocus();
}

void ImportDialog::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Import connections"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &ImportDialog::openFile);
    dialog->open();
}

void ImportDialog::openFile(const QString &file)
{
    {
        const QSignalBlocker quiet(m_text);
        m_text->clear();
    }
    m_file->setText(QFileInfo(file).fileName());
    QFile source(file);
    if (!source.open(QIODevice::ReadOnly)) {
        m_model->setProfiles({});
        showError(tr("The file cannot be read: %1").arg(source.errorString()));
        return;
    }
    // One byte more than allowed is enough to know.
    read(source.read(config::importlimits::FileBytes + 1));
}

void ImportDialog::read(const QByteArray &bytes)
{
    if (bytes.trimmed().isEmpty() && m_file->text().isEmpty()) {
        m_model->setProfiles({});
        m_status->setText(QString());
        return;
    }
    auto result = config::importConnections(bytes);
    if (!result) {
        m_model->setProfiles({});
        showError(importErrorText(result.error()));
        return;
    }
    const int count = int(result->profiles.size());
    m_status->setInk(ColorRole::Text);
    m_status->setText(
        tr("%1: %n connection(s)", nullptr, count).arg(importSourceText(result->source)));
    m_model->setProfiles(std::move(result->profiles));
    if (count > 0)
        m_table->setCurrentIndex(m_model->index(0, 0));
}

void ImportDialog::showRemarks()
{
    const QStringList remarks = m_model->remarksOf(m_table->currentIndex().row());
    m_remarks->setText(remarks.join(u'\n'));
    m_remarks->setVisible(!remarks.isEmpty());
}

void ImportDialog::showError(const QString &sentence)
{
    m_status->setInk(ColorRole::Err);
    m_status->setText(sentence);
}

void ImportDialog::tickedChanged()
{
    showRemarks();
    const int count = m_model->tickedCount();
    m_import->setEnabled(count > 0);
    m_import->setText(count > 0 ? tr("&Import %n connection(s)", nullptr, count) : tr("&Import"));
    const int secrets = m_model->tickedWithSecrets();
    m_secrets->setVisible(secrets > 0);
    if (secrets > 0)
        m_secrets->setText(m_keyringAvailable
                               ? tr("%n of them bring(s) passwords: they go to the system keyring, "
                                    "and into no file.",
                                    nullptr, secrets)
                               : tr("%n of them bring(s) passwords. There is no system keyring: "
                                    "they are kept until the program ends, and into no file.",
                                    nullptr, secrets));
}

void ImportDialog::dragEnterEvent(QDragEnterEvent *event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    if ((urls.size() == 1 && urls.first().isLocalFile())
        || (urls.isEmpty() && event->mimeData()->hasText()))
        event->acceptProposedAction();
}

void ImportDialog::dropEvent(QDropEvent *event)
{
    event->acceptProposedAction();
    const QList<QUrl> urls = event->mimeData()->urls();
    if (urls.isEmpty())
        m_text->setPlainText(event->mimeData()->text());
    else
        openFile(urls.first().toLocalFile());
}

} // namespace ui
