// SPDX-License-Identifier: GPL-3.0-or-later
#include "payload/changes.h"

#include "payload/decimal.h"
#include "payload/registry.h"

#include <QHash>

namespace payload {

namespace {

constexpr Limits rowLimits{64 * 1024, 64, 2000};

bool mayBeNumber(Kind kind)
{
    return kind == Kind::Number || kind == Kind::Text;
}

Change changedLeaf(const Leaf &newer, const Leaf &older)
{
    Change change{Change::Kind::Changed, newer.path, newer.label, newer.text, older.text,
                  Direction::None,       {}};
    if (mayBeNumber(newer.kind) && mayBeNumber(older.kind))
        change.delta = numberDelta(newer.text, older.text, &change.direction);
    return change;
}

} // namespace

QString numberDelta(const QString &newer, const QString &older, Direction *direction)
{
    if (direction)
        *direction = Direction::None;
    const std::optional<Decimal> after = parseDecimal(newer);
    const std::optional<Decimal> before = parseDecimal(older);
    if (!after || !before)
        return {};
    const int order = compareDecimals(*after, *before);
    if (direction && order != 0)
        *direction = order > 0 ? Direction::Up : Direction::Down;
    return decimalDistance(*after, *before);
}

Changes compare(const DecodedPayload &newer, const DecodedPayload &older, qsizetype maximumChanges)
{
    Changes result;
    result.truncated = newer.truncated || older.truncated;
    if (newer.root.kind == Kind::Binary || older.root.kind == Kind::Binary) {
        result.kind = Changes::Kind::Different;
        return result;
    }
    const std::vector<Leaf> after = leaves(newer.root);
    const std::vector<Leaf> before = leaves(older.root);
    result.fields = std::ssize(after);

    QHash<QString, size_t> places;
    places.reserve(std::ssize(before));
    for (size_t i = 0; i < before.size(); ++i)
        places.insert(before[i].path, i);
    std::vector<bool> met(before.size());
    const auto add = [&](Change change) {
        if (std::ssize(result.list) < maximumChanges)
            result.list.push_back(std::move(change));
        else
            result.truncated = true;
    };
    for (size_t i = 0; i < after.size(); ++i) {
        const Leaf &leaf = after[i];
        // Mostly the fields come in the same order: no look-up then.
        const bool inPlace = i < before.size() && before[i].path == leaf.path;
        const auto place = inPlace ? places.constEnd() : places.constFind(leaf.path);
        if (!inPlace && place == places.constEnd()) {
            add({Change::Kind::Added, leaf.path, leaf.label, leaf.text, {}, Direction::None, {}});
            continue;
        }
        const size_t at = inPlace ? i : *place;
        met[at] = true;
        if (before[at].text != leaf.text || before[at].kind != leaf.kind)
            add(changedLeaf(leaf, before[at]));
    }
    for (size_t i = 0; i < before.size(); ++i) {
        const Leaf &leaf = before[i];
        if (!met[i])
            add({Change::Kind::Removed, leaf.path, leaf.label, {}, leaf.text, Direction::None, {}});
    }
    if (!result.list.empty())
        result.kind = Changes::Kind::Fields;
    return result;
}

Changes compare(const Registry &registry, QByteArrayView newer, QByteArrayView older)
{
    if (newer == older)
        return {};
    return compare(registry.decode(newer, {}, rowLimits), registry.decode(older, {}, rowLimits),
                   100);
}

} // namespace payload
