// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/payloadcomposer.h"

#include "editor/payloadeditor.h"
#include "payload/jsonformat.h"
#include "style/emptystate.h"
#include "text/formats.h"

#include <QDropEvent>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QMimeData>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QUrl>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

constexpr qint64 LargestFile = 256LL * 1024 * 1024 - 128 * 1024; // MQTT's limit, less the topic

QString droppedFile(const QMimeData *data)
{
    const QList<QUrl> urls = data->urls();
    return urls.size() == 1 && urls.first().isLocalFile() ? urls.first().toLocalFile() : QString();
}

} // namespace

PayloadComposer::PayloadComposer(QWidget *parent)
    : QStackedWidget(parent)
    , m_editor(new PayloadEditor(this))
    , m_card(new EmptyState(this))
{
    addWidget(m_editor);
    addWidget(m_card);
    m_card->setObjectName(u"publishFileCard"_s);
    m_card->setIcon(IconName::File);
    m_card->setAcceptDrops(true);
    m_card->installEventFilter(this);
    m_editor->viewport()->installEventFilter(this);
    QPushButton *choose = m_card->addAction(tr("Choose a file…"));
    choose->setObjectName(u"publishChooseFile"_s);
    connect(choose, &QPushButton::clicked, this, &PayloadComposer::chooseFile);
    connect(m_editor, &PayloadEditor::textChanged, this, [this] {
        if (!m_setting)
            emit edited();
    });
    describeFile();
}

void PayloadComposer::setFormat(PublishFormat format)
{
    m_format = format;
    m_editor->setLanguage(format == PublishFormat::Json ? PayloadEditor::Language::Json
                                                        : PayloadEditor::Language::Plain);
    setCurrentWidget(format == PublishFormat::File ? static_cast<QWidget *>(m_card) : m_editor);
    setFocusProxy(currentWidget());
}

QByteArray PayloadComposer::text() const
{
    return m_format == PublishFormat::File ? m_path.toUtf8() : m_editor->bytes();
}

void PayloadComposer::setText(const QByteArray &text, bool undoable)
{
    const bool file = m_format == PublishFormat::File;
    if (file)
        loadFile(QString::fromUtf8(text));
    const QScopedValueRollback setting(m_setting, true);
    if (!undoable)
        m_editor->setBytes(file ? QByteArray() : text);
    else if (!file)
        m_editor->replaceBytes(text);
}

ComposedPayload PayloadComposer::compose(const payload::TemplateContext &context) const
{
    if (m_format != PublishFormat::File)
        return composePayload(m_format, m_editor->bytes(), context);
    ComposedPayload result = composePayload(m_format, m_contents, context);
    result.sendable = m_loaded;
    if (!m_loaded)
        result.error = m_path.isEmpty() ? tr("No file chosen")
                                        : tr("%1 cannot be read").arg(QFileInfo(m_path).fileName());
    return result;
}

QString PayloadComposer::validity(const ComposedPayload &payload) const
{
    const QString text = validityText(m_format, payload);
    return m_format == PublishFormat::File && m_loaded
        ? tr("%1 · %2").arg(QFileInfo(m_path).fileName(), text)
        : text;
}

void PayloadComposer::mark(const ComposedPayload &payload)
{
    if (m_format != PublishFormat::File)
        m_editor->setErrorAt(payload.errorOffset);
}

void PayloadComposer::layOutJson()
{
    const payload::FormattedJson formatted = payload::prettyJson(m_editor->bytes());
    if (!formatted.error)
        m_editor->replaceBytes(formatted.bytes);
}

void PayloadComposer::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Publish a file"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &PayloadComposer::takeFile);
    dialog->open();
}

void PayloadComposer::takeFile(const QString &path)
{
    if (!loadFile(path))
        return;
    setFormat(PublishFormat::File);
    emit formatChanged();
}

bool PayloadComposer::reloadFile()
{
    return loadFile(QString(m_path));
}

bool PayloadComposer::loadFile(const QString &path)
{
    m_path = path;
    m_contents.clear();
    m_loaded = false;
    QFile file(path);
    const QString name = QFileInfo(path).fileName();
    QString refusal;
    if (path.isEmpty()) {
        // nothing chosen yet, nothing to complain about
    } else if (!file.open(QIODevice::ReadOnly)) {
        refusal = tr("%1 cannot be read: %2").arg(name, file.errorString());
    } else if (file.size() > LargestFile) {
        refusal = tr("%1 is larger than an MQTT message can be (256 MiB)").arg(name);
    } else {
        m_contents = file.read(LargestFile);
        m_loaded = true;
    }
    describeFile();
    if (!refusal.isEmpty())
        emit fileRefused(refusal);
    return m_loaded;
}

void PayloadComposer::describeFile()
{
    const QFileInfo file(m_path);
    m_card->setLine(m_path.isEmpty() ? tr("No file chosen") : file.fileName());
    m_card->setExplanation(
        m_loaded ? tr("%1, read again when it is sent").arg(sizeText(m_contents.size()))
            : m_path.isEmpty() ? tr("The contents of a file become the payload.")
                               : tr("It cannot be read."));
    m_card->setToolTip(m_path);
}

bool PayloadComposer::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::DragEnter:
    case QEvent::DragMove:
    case QEvent::Drop: {
        auto *drop = static_cast<QDropEvent *>(event);
        const QString path = droppedFile(drop->mimeData());
        if (path.isEmpty())
            break;
        drop->setDropAction(Qt::CopyAction);
        drop->accept();
        if (event->type() == QEvent::Drop)
            takeFile(path);
        return true;
    }
    default:
        break;
    }
    return QStackedWidget::eventFilter(watched, event);
}

} // namespace ui
