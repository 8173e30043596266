// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/profileerrortext.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace ui {

namespace {

class ProfileErrorText {
    Q_DECLARE_TR_FUNCTIONS(ProfileErrorText)

public:
    static QString sentence(const config::ProfileError &error)
    {
        const QString name = QFileInfo(error.file).fileName();
        QString text;
        switch (error.why) {
        case config::ProfileError::Why::NotReadable:
            return tr("%1 cannot be read.").arg(name);
        case config::ProfileError::Why::NotWritable:
            return tr("%1 cannot be written. What you changed is kept until the program ends.")
                .arg(name);
        case config::ProfileError::Why::NotJson:
            text = tr("%1 is damaged.").arg(name);
            break;
        case config::ProfileError::Why::WrongSchema:
            text = tr("%1 was written by another version.").arg(name);
            break;
        case config::ProfileError::Why::InvalidField:
            text = tr("%1 has an impossible value for %2.").arg(name, error.field);
            break;
        }
        if (error.setAsideAs.isEmpty())
            return text;
        return text + u' '
            + tr("It was set aside as %1; nothing was deleted.")
                  .arg(QFileInfo(error.setAsideAs).fileName());
    }

    static QString details(const config::ProfileError &error)
    {
        QStringList parts{error.file, error.detail};
        if (error.why == config::ProfileError::Why::NotJson)
            parts.append(tr("reading stopped at byte %1").arg(error.position));
        parts.removeAll(QString());
        return parts.join(QStringLiteral(" · "));
    }
};

} // namespace

QString profileErrorText(const config::ProfileError &error)
{
    return ProfileErrorText::sentence(error);
}

QString profileErrorDetails(const config::ProfileError &error)
{
    return ProfileErrorText::details(error);
}

} // namespace ui
