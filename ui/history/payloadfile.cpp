// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/payloadfile.h"

#include "payload/escape.h"

#include <QDir>
#include <QFileDialog>
#include <QSaveFile>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

// The last level of the topic with everything that a file system could stumble over replaced.
QString proposedName(const store::Message &message)
{
    const QByteArray topic = message.topic().toByteArray();
    QString name = QString::fromUtf8(topic.mid(topic.lastIndexOf('/') + 1)).left(80);
    std::replace_if(
        name.begin(), name.end(),
        [](QChar c) { return !c.isLetterOrNumber() && c != u'-' && c != u'_' && c != u'.'; }, u'_');
    while (name.startsWith(u'.'))
        name.remove(0, 1);
    if (name.isEmpty())
        name = u"payload"_s;
    const QByteArrayView payload = message.payload();
    const bool looksJson = !payload.isEmpty() && (payload.front() == '{' || payload.front() == '[');
    return name % (looksJson ? u".json"_s : payload.isValidUtf8() ? u".txt"_s : u".bin"_s);
}

} // namespace

PayloadFile::PayloadFile(QWidget *parent)
    : QObject(parent)
    , m_parent(parent)
{
}

void PayloadFile::askAndSave(const store::Message &message)
{
    if (message.isNull())
        return;
    auto *dialog = new QFileDialog(m_parent, tr("Save payload"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::AnyFile);
    dialog->selectFile(proposedName(message));
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, message](const QString &fileName) { save(message, fileName); });
    dialog->open();
}

bool PayloadFile::save(const store::Message &message, const QString &fileName)
{
    QSaveFile file(fileName);
    const QByteArrayView payload = message.payload();
    if (file.open(QIODevice::WriteOnly) && file.write(payload.data(), payload.size()) >= 0
        && file.commit()) {
        emit saved(fileName);
        return true;
    }
    emit failed(
        tr("The payload was not saved to %1: %2.")
            .arg(payload::visibleText(QDir::toNativeSeparators(fileName)), file.errorString()));
    return false;
}

} // namespace ui
