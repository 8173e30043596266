// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/connectiontransfer.h"

#include "config/import/canopyexport.h"
#include "connections/importdialog.h"
#include "window/connectiondialogs.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QSaveFile>

using namespace Qt::Literals::StringLiterals;

namespace ui {

ConnectionTransfer::ConnectionTransfer(Workspace &workspace, const ConnectionDialogs &dialogs,
                                       QWidget *window)
    : QObject(window)
    , m_workspace(workspace)
    , m_dialogs(dialogs)
    , m_window(window)
{
}

void ConnectionTransfer::importConnections(const QString &file)
{
    QStringList taken;
    for (const Workspace::Row &row : m_workspace.rows())
        taken.append(row.profile.name);
    auto *dialog = new ImportDialog(taken, m_dialogs.isKeyringAvailable(), m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowModality(Qt::WindowModal);
    connect(dialog, &ImportDialog::imported, this, &ConnectionTransfer::add);
    dialog->open();
    if (!file.isEmpty())
        dialog->openFile(file);
}

void ConnectionTransfer::add(const std::vector<config::Profile> &profiles)
{
    for (config::Profile profile : profiles) {
        // Where passwords are kept is this computer's matter, not the source's.
        profile.keepPassword = m_dialogs.isKeyringAvailable() ? config::KeepPassword::Keyring
                                                              : config::KeepPassword::AskEveryTime;
        profile.connectAtStart = false; // nothing connects because it was imported
        const std::optional<QByteArray> password = profile.options.password;
        profile.options.password.reset();
        m_workspace.save(profile, password);
    }
    emit done(NoticeLevel::Success, tr("%n connection(s) imported", nullptr, int(profiles.size())));
}

std::vector<config::Profile> ConnectionTransfer::saved(const QStringList &ids) const
{
    std::vector<config::Profile> profiles;
    for (const Workspace::Row &row : m_workspace.rows()) {
        if (row.saved && (ids.isEmpty() || ids.contains(row.profile.id)))
            profiles.push_back(row.profile);
    }
    return profiles;
}

void ConnectionTransfer::exportConnections(const QStringList &ids)
{
    const std::vector<config::Profile> profiles = saved(ids);
    if (profiles.empty())
        return;
    QString name = profiles.size() == 1 ? profiles.front().name : tr("connections");
    for (QChar &c : name) {
        if (u"/\\:*?\"<>|"_s.contains(c) || c.category() == QChar::Other_Control)
            c = u'-';
    }
    auto *dialog = new QFileDialog(m_window, tr("Export connections without secrets"));
    dialog->setObjectName(u"exportDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::AnyFile);
    dialog->setDefaultSuffix(u"json"_s);
    dialog->selectFile(QString(name + u".json"_s));
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, ids](const QString &file) { write(file, ids); });
    dialog->open();
}

void ConnectionTransfer::write(const QString &file, const QStringList &ids)
{
    const std::vector<config::Profile> profiles = saved(ids);
    const QByteArray text = config::exportProfiles(profiles);
    QSaveFile target(file);
    const QString name = QFileInfo(file).fileName();
    if (!target.open(QIODevice::WriteOnly) || target.write(text) != text.size()
        || !target.commit()) {
        emit done(NoticeLevel::Error,
                  tr("%1 cannot be written: %2").arg(name, target.errorString()));
        return;
    }
    emit done(
        NoticeLevel::Success,
        tr("%n connection(s) exported to %1, without passwords", nullptr, int(profiles.size()))
            .arg(name));
}

} // namespace ui
