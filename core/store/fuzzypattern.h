// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>
#include <QStringView>

#include <optional>
#include <vector>

namespace store {

// What somebody types to find one thing among many (ux 2.2 and F2): fragments between spaces that
// must all be somewhere in the text, as they are or with other characters in between, without
// regard to case. A value; any thread. Better finds rank higher: as typed before scattered, at the
// start of a level or word, a whole level, in the last level, in a shorter text; the whole text
// itself before all. Levels stand between '/', words between other characters than letters.
class FuzzyPattern {
public:
    static constexpr int MaximumFragments = 8; // what is beyond is not looked for
    static constexpr qsizetype MaximumFragment = 48; // UTF-16 units
    // What ranks above this has its fragments as typed, on average at the starts of words.
    static constexpr int AtWordStarts = 1220;

    // Of the found text, in UTF-16 units.
    struct Stretch {
        int start = 0;
        int length = 0;

        bool operator==(const Stretch &) const = default;
    };

    FuzzyPattern() = default; // empty: finds nothing
    explicit FuzzyPattern(QStringView text);

    bool isEmpty() const { return m_fragments.empty(); }
    // How well the text fits, or nothing. With `floor`, nothing also for what cannot rank above it.
    std::optional<int> rank(QByteArrayView utf8, int floor = 0) const;
    std::optional<int> rank(QStringView text, int floor = 0) const;
    // What of the text was found, from left to right without overlap; empty when it does not fit.
    std::vector<Stretch> stretches(QStringView text) const;

    bool operator==(const FuzzyPattern &) const = default;

private:
    struct Fragment {
        QByteArray bytes; // folded UTF-8, when all ASCII
        QString text; // folded

        bool operator==(const Fragment &) const = default;
    };

    std::vector<Fragment> m_fragments;
    bool m_ascii = true;
};

} // namespace store
