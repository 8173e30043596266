// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/httpheader.h"

#include <QByteArrayView>

#include <algorithm>
#include <array>

namespace client {

namespace {

bool isTokenCharacter(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')
        || QByteArrayView("!#$%&'*+-.^_`|~").contains(c);
}

bool isSame(QByteArrayView one, QByteArrayView other)
{
    return one.compare(other, Qt::CaseInsensitive) == 0;
}

} // namespace

bool isUsableHeader(const HttpHeader &header)
{
    static constexpr std::array<QByteArrayView, 6> ours{
        "Upgrade", "Connection", "Content-Length", "Transfer-Encoding", "Expect", "Trailer"};
    const QByteArrayView name(header.name);
    const bool isOurs = name.first(std::min<qsizetype>(name.size(), 14))
                            .compare("Sec-WebSocket-", Qt::CaseInsensitive)
            == 0
        || std::any_of(ours.begin(), ours.end(),
                       [&](QByteArrayView one) { return isSame(one, name); });
    return !isOurs && !name.isEmpty() && std::all_of(name.begin(), name.end(), isTokenCharacter)
        && std::none_of(header.value.begin(), header.value.end(),
                        [](char c) { return (c >= 0 && c < ' ' && c != '\t') || c == '\x7F'; });
}

} // namespace client
