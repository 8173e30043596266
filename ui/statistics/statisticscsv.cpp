// SPDX-License-Identifier: GPL-3.0-or-later
#include "statistics/statisticscsv.h"

#include <QStringList>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

QString seconds(qint64 us)
{
    return us <= 0 ? QString() : QString::number(double(us) / 1e6, 'f', 6);
}

} // namespace

QString csvField(const QString &text)
{
    QString field = text;
    if (!field.isEmpty() && u"=+-@\t\r"_s.contains(field.front()))
        field.prepend(u'\'');
    const bool isPlain = std::none_of(field.cbegin(), field.cend(), [](QChar c) {
        return c == u',' || c == u'"' || c == u'\r' || c == u'\n';
    });
    if (isPlain)
        return field;
    field.replace(u'"', u"\"\""_s);
    return u'"' % field % u'"';
}

QString statisticsCsv(const store::TopicTree &tree, const std::vector<store::TopicFigures> &rows,
                      qint64 takenAtUs)
{
    QString csv = u"topic,messages,messages_per_second,payload_bytes,topics,biggest_payload_bytes,"
                  u"topics_qos0,topics_qos1,topics_qos2,topics_retained,shortest_gap_s,mean_gap_s,"
                  u"longest_gap_s,silent_s\r\n"_s;
    for (const store::TopicFigures &row : rows) {
        const QStringList fields = {
            csvField(QString::fromUtf8(tree.topic(row.node))),
            QString::number(row.messages),
            QString::number(row.rate, 'f', 3),
            QString::number(row.bytes),
            QString::number(row.topics),
            row.biggestBytes < 0 ? QString() : QString::number(row.biggestBytes),
            QString::number(row.qos[0]),
            QString::number(row.qos[1]),
            QString::number(row.qos[2]),
            QString::number(row.retained),
            seconds(row.shortestGapUs),
            seconds(row.meanGapUs),
            seconds(row.longestGapUs),
            row.lastSeenUs <= 0
                ? QString()
                : QString::number(double(std::max<qint64>(takenAtUs - row.lastSeenUs, 0)) / 1e6,
                                  'f', 3),
        };
        csv += fields.join(u',') % u"\r\n"_s;
    }
    return csv;
}

} // namespace ui
