// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/topictext.h"

#include <QCoreApplication>
#include <QLocale>

namespace ui {

namespace {

class TopicText {
    Q_DECLARE_TR_FUNCTIONS(TopicText)

public:
    static QString reason(mqtt::TopicError::Why why)
    {
        using Why = mqtt::TopicError::Why;
        switch (why) {
        case Why::Empty:
            return tr("Type at least one character");
        case Why::TooLong:
            return tr("Longer than 65 535 bytes");
        case Why::InvalidUtf8:
            return tr("Holds half a character, which cannot be sent");
        case Why::NullCharacter:
            return tr("The character U+0000 is not allowed");
        case Why::WildcardInName:
            return tr("+ and # are for subscriptions; a message needs one exact topic");
        case Why::HashNotAlone:
            return tr("# must stand alone between slashes");
        case Why::HashNotLast:
            return tr("# must be the last level");
        case Why::PlusNotAlone:
            return tr("+ must stand alone between slashes");
        case Why::ShareNameEmpty:
            return tr("The group of a shared subscription is missing: $share/group/filter");
        case Why::ShareNameWildcard:
            return tr("The group of a shared subscription cannot hold + or #");
        case Why::ShareFilterMissing:
            return tr("The filter of a shared subscription is missing: $share/group/filter");
        }
        return {};
    }

    static QString at(const QString &reason, qsizetype character)
    {
        return tr("%1 (character %2).").arg(reason, QLocale().toString(character));
    }

    static QString whole(const QString &reason) { return tr("%1.").arg(reason); }
};

} // namespace

QString topicErrorText(const mqtt::TopicError &error, QByteArrayView text)
{
    using Why = mqtt::TopicError::Why;
    const QString reason = TopicText::reason(error.why);
    if (error.why == Why::Empty || error.why == Why::TooLong)
        return TopicText::whole(reason);
    const qsizetype bytes = qBound(qsizetype(0), error.position, text.size());
    return TopicText::at(reason, QString::fromUtf8(text.first(bytes)).size() + 1);
}

} // namespace ui
