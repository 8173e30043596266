// SPDX-License-Identifier: GPL-3.0-or-later
#include "style/fonts.h"

#include <QFontDatabase>
#include <QFontInfo>
#include <QLocale>
#include <QStringList>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

constexpr double SmallestPoints = 8.0;

double pointsOf(const QFont &font)
{
    return font.pointSizeF() > 0 ? font.pointSizeF() : QFontInfo(font).pointSizeF();
}

QFont resized(const QFont &font, double points)
{
    QFont result = font;
    result.setPointSizeF(points);
    return result;
}

// A generic name such as "Sans Serif" is only an alias; with a second family behind it the second
// would win. So the face it stands for is named.
QString realFamily(const QFont &font)
{
    return QFontInfo(QFont(font.family())).family();
}

QString cjkFamily(const QLocale &locale)
{
    switch (locale.language()) {
    case QLocale::Japanese:
        return u"Noto Sans CJK JP"_s;
    case QLocale::Korean:
        return u"Noto Sans CJK KR"_s;
    case QLocale::Chinese:
        if (locale.script() == QLocale::TraditionalChineseScript)
            return u"Noto Sans CJK TC"_s;
        break;
    default:
        break;
    }
    return u"Noto Sans CJK SC"_s;
}

} // namespace

QFont smallFont(const QFont &body)
{
    const double points = pointsOf(body);
    return resized(body, std::min(points, std::max(SmallestPoints, points - 1)));
}

QFont titleFont(const QFont &body)
{
    QFont result = resized(body, pointsOf(body) + 1);
    result.setWeight(QFont::DemiBold);
    return result;
}

QFont headingFont(const QFont &body)
{
    QFont result = resized(body, pointsOf(body) + 6);
    result.setBold(true);
    return result;
}

QFont boldFont(const QFont &body)
{
    QFont result = body;
    result.setBold(true);
    return result;
}

QFont monospaceFont(const QFont &body)
{
    QFont result = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    QStringList families{realFamily(result)};
    const QStringList fallbacks = body.families().mid(1);
    for (const QString &family : fallbacks) {
        if (!families.contains(family))
            families.append(family);
    }
    result.setFamilies(families);
    result.setPointSizeF(pointsOf(body));
    return result;
}

QFont fontFor(TextKind kind, const QFont &body)
{
    switch (kind) {
    case TextKind::Body:
        return body;
    case TextKind::Small:
        return smallFont(body);
    case TextKind::Bold:
        return boldFont(body);
    case TextKind::Title:
        return titleFont(body);
    case TextKind::Heading:
        return headingFont(body);
    case TextKind::Mono:
        return monospaceFont(body);
    case TextKind::SmallMono:
        return monospaceFont(smallFont(body));
    }
    return body;
}

QFont withCjkFamilies(const QFont &body, const QLocale &locale)
{
    QFont result = body;
    QStringList families{realFamily(body)};
    const QString cjk = cjkFamily(locale);
    if (!families.contains(cjk))
        families.append(cjk);
    result.setFamilies(families);
    return result;
}

} // namespace ui
