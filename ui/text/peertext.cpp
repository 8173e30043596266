// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/peertext.h"

#include "payload/escape.h"

namespace ui {

namespace {

constexpr qsizetype longest = 300; // characters; a reason string may have 65 535 bytes

} // namespace

QString peerText(const QByteArray &utf8)
{
    const QString text = QString::fromUtf8(utf8.left(4 * longest));
    if (text.size() <= longest)
        return payload::visibleText(text);
    return payload::visibleText(text.left(longest)) + u'…';
}

} // namespace ui
