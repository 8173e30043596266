// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/profile.h"
#include "publish/draftlistmodel.h"

#include <QObject>
#include <QTimer>

#include <optional>

namespace ui {

// Keeps the saved and recent messages in DIRECTORY/publish.json: read in the constructor, written
// shortly after a change and at the end. A damaged file is set aside under another name, never
// overwritten. GUI thread; owned by app.
class DraftStore : public QObject {
    Q_OBJECT

public:
    // With an empty directory nothing is read or written.
    explicit DraftStore(const QString &directory, QObject *parent = nullptr);
    ~DraftStore() override;

    DraftListModel &drafts() { return m_drafts; }
    const std::optional<config::ProfileError> &loadError() const { return m_loadError; }

signals:
    // Once, until writing works again. Nothing on disk has changed.
    void saveFailed(const config::ProfileError &error);

private:
    void load();
    void save();

    QString m_file;
    DraftListModel m_drafts;
    std::optional<config::ProfileError> m_loadError;
    QTimer m_soon;
    bool m_failed = false;
};

} // namespace ui
