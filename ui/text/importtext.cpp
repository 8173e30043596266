// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/importtext.h"

#include <QCoreApplication>

namespace ui {

namespace {

class ImportText {
    Q_DECLARE_TR_FUNCTIONS(ImportText)

public:
    static QString source(config::ImportSource source)
    {
        switch (source) {
        case config::ImportSource::CanopyExport:
            return tr("Canopy export");
        case config::ImportSource::MqttExplorer:
            return tr("MQTT Explorer settings");
        case config::ImportSource::Mqttx:
            return tr("MQTTX backup");
        case config::ImportSource::CommandLine:
            return tr("mosquitto command");
        case config::ImportSource::UrlList:
            return tr("List of addresses");
        }
        return {};
    }

    static QString remark(const config::ImportRemark &remark)
    {
        using Kind = config::ImportRemark::Kind;
        const QString &what = remark.what;
        switch (remark.kind) {
        case Kind::InvalidAddress:
            return what.isEmpty() ? tr("There is no address") : tr("No address: %1").arg(what);
        case Kind::InvalidValue:
            return tr("Impossible, left as usual: %1").arg(what);
        case Kind::Unknown:
            return tr("Unknown, left out: %1").arg(what);
        case Kind::NotSupported:
            return tr("Not possible here, left out: %1").arg(what);
        case Kind::NoConnectionMatter:
            return tr("Not about the connection: %1").arg(what);
        case Kind::EmbeddedFile:
            return tr("Save as a file and choose it under Security: %1").arg(what);
        case Kind::ShellText:
            return tr("Only a shell knows what this is: %1").arg(what);
        case Kind::NotVerified:
            return tr("Does not verify the broker's certificate");
        case Kind::InvalidFilter:
            return tr("No topic filter, left out: %1").arg(what);
        case Kind::TooMany:
            return tr("There is more, which is left out");
        }
        return {};
    }

    static QString error(const config::ImportError &error)
    {
        using Why = config::ImportError::Why;
        switch (error.why) {
        case Why::TooLarge:
            return tr("This is too large: 16 MiB at most.");
        case Why::NotJson:
            return tr("The file is damaged in line %1, column %2.")
                .arg(error.line)
                .arg(error.column);
        case Why::NotRecognised:
            return tr("There are no connections in this that can be read. Settings of MQTT "
                      "Explorer, backups of MQTTX (JSON), exports of Canopy, mosquitto_sub and "
                      "mosquitto_pub commands and lists of addresses can.");
        case Why::NewerVersion:
            return tr("This was exported by a newer version of Canopy.");
        case Why::NothingFound:
            return tr("There are no connections in this.");
        case Why::TooManyProfiles:
            return tr("There are too many connections in this: %n at most.", nullptr,
                      int(config::importlimits::Profiles));
        case Why::UnfinishedQuote:
            return tr("The quote at character %1 is not closed.").arg(error.column);
        case Why::ValueMissing:
            return tr("%1 needs a value.").arg(error.what);
        case Why::NotMosquitto:
            return tr("%1 is another command; mosquitto_sub and mosquitto_pub can be read.")
                .arg(error.what);
        }
        return {};
    }
};

} // namespace

QString importSourceText(config::ImportSource source)
{
    return ImportText::source(source);
}

QString importRemarkText(const config::ImportRemark &remark)
{
    return ImportText::remark(remark);
}

QString importErrorText(const config::ImportError &error)
{
    return ImportText::error(error);
}

} // namespace ui
