// SPDX-License-Identifier: GPL-3.0-or-later
#include "connections/fileinput.h"

#include <QDir>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QMimeData>
#include <QUrl>

namespace ui {

namespace {

// The local file that is carried, or nothing.
QString droppedFile(const QMimeData *data)
{
    const QList<QUrl> urls = data->urls();
    return urls.size() == 1 ? urls.constFirst().toLocalFile() : QString();
}

} // namespace

FileInput::FileInput(const QString &title, const QString &filter, QWidget *parent)
    : QLineEdit(parent)
    , m_title(title)
    , m_filter(filter)
{
    setAcceptDrops(true);
}

QString FileInput::file() const
{
    return text().trimmed();
}

void FileInput::browse()
{
    auto *dialog = new QFileDialog(this, m_title);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setFilter(dialog->filter() | QDir::System); // sockets too
    dialog->setNameFilter(m_filter);
    if (!file().isEmpty())
        dialog->setDirectory(QFileInfo(file()).absolutePath());
    connect(dialog, &QFileDialog::fileSelected, this, &FileInput::take);
    dialog->open();
}

void FileInput::take(const QString &file)
{
    setText(file);
    emit fileChosen();
}

void FileInput::dragEnterEvent(QDragEnterEvent *event)
{
    if (droppedFile(event->mimeData()).isEmpty())
        QLineEdit::dragEnterEvent(event);
    else
        event->acceptProposedAction();
}

void FileInput::dropEvent(QDropEvent *event)
{
    const QString file = droppedFile(event->mimeData());
    if (file.isEmpty()) {
        QLineEdit::dropEvent(event);
        return;
    }
    event->acceptProposedAction();
    take(file);
}

} // namespace ui
