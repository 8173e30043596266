// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/draftstore.h"

#include "config/jsonfile.h"

#include <QFile>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

constexpr int Schema = 1;
constexpr std::chrono::milliseconds Soon{300};

} // namespace

DraftStore::DraftStore(const QString &directory, QObject *parent)
    : QObject(parent)
{
    if (directory.isEmpty())
        return;
    m_file = directory + u"/publish.json"_s;
    if (QFile::exists(m_file))
        load();
    m_soon.setSingleShot(true);
    m_soon.setInterval(Soon);
    connect(&m_soon, &QTimer::timeout, this, &DraftStore::save);
    connect(&m_drafts, &DraftListModel::changed, &m_soon, qOverload<>(&QTimer::start));
}

DraftStore::~DraftStore()
{
    if (m_soon.isActive())
        save();
}

void DraftStore::load()
{
    const auto object = config::readJsonFile(m_file);
    config::ProfileError error;
    error.file = m_file;
    if (!object) {
        error = object.error();
    } else if (object->value(u"schema"_s).toInt() > Schema) {
        // A later version will want its file back: it stays until we have to write.
        error.why = config::ProfileError::Why::WrongSchema;
        error.field = u"schema"_s;
        m_loadError = error;
        return;
    } else if (m_drafts.restore(*object)) {
        return;
    } else {
        error.why = config::ProfileError::Why::InvalidField;
        error.field = u"saved, recent"_s;
    }
    if (error.why != config::ProfileError::Why::NotReadable)
        error.setAsideAs = config::setAside(m_file);
    m_loadError = error;
}

void DraftStore::save()
{
    QJsonObject object = m_drafts.state();
    object.insert(u"schema"_s, Schema);
    std::optional<config::ProfileError> error = config::clearTheWay(m_file, Schema);
    if (!error)
        error = config::writeJsonFile(m_file, object);
    const bool failedBefore = std::exchange(m_failed, error.has_value());
    if (error && !failedBefore)
        emit saveFailed(*error);
}

} // namespace ui
