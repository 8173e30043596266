// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace ui {

// What a peer wrote for people (reason strings, server references, first bytes), fit to be shown in
// one line: control characters escaped, at most a few hundred characters, an ellipsis where it was
// cut. Not translated.
QString peerText(const QByteArray &utf8);

} // namespace ui
