// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/fuzzypattern.h"

#include <QList>

#include <algorithm>
#include <array>
#include <span>

namespace store {

namespace {

// A fragment found as it was typed always ranks above one that is scattered.
constexpr int AsTyped = 1000;
constexpr int AtLevelStart = 200;
constexpr int AtWordStart = 120;
constexpr int WholeLevel = 150;
constexpr int InLastLevel = 100;
constexpr int AllInOneLevel = 60;
constexpr int WholeText = 1000;
static_assert(FuzzyPattern::AtWordStarts == AsTyped + AtWordStart + InLastLevel);
constexpr int Scattered = 100; // … and up to this much more:
constexpr int ScatteredWell = 600;
constexpr int LongestCounted = 300; // longer texts rank no lower

// One character of a scattered fragment.
constexpr int PlainCharacter = 10;
constexpr int NextCharacter = 60;
constexpr int WordCharacter = 70;
constexpr int LevelCharacter = 100;

// Scattered fragments are put together inside this much of a text's end.
constexpr std::size_t Window = 256;
constexpr auto LongestFragment = static_cast<std::size_t>(FuzzyPattern::MaximumFragment);

constexpr char folded(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}
char16_t folded(char16_t c)
{
    // One unit stays one unit, so that places in the text are places in what is shown.
    return c < 128 ? static_cast<char16_t>(folded(static_cast<char>(c)))
                   : QChar(c).toCaseFolded().unicode();
}

bool isLetter(char c)
{
    const char small = folded(c);
    return (small >= 'a' && small <= 'z') || static_cast<uchar>(c) >= 128;
}
bool isLetter(char16_t c)
{
    return c < 128 ? isLetter(static_cast<char>(c)) : QChar(c).isLetter();
}
template <typename Char> bool isDigit(Char c)
{
    return c >= Char('0') && c <= Char('9');
}

// A text to be looked into, and where its last level begins.
template <typename Char> class Subject {
public:
    explicit Subject(std::span<const Char> text)
        : m_text(text)
        , m_lastLevel(text.size())
    {
        while (m_lastLevel > 0 && text[m_lastLevel - 1] != Char('/'))
            --m_lastLevel;
    }

    std::size_t size() const { return m_text.size(); }
    Char at(std::size_t i) const { return folded(m_text[i]); }
    std::size_t lastLevel() const { return m_lastLevel; }
    bool isLevelStart(std::size_t i) const { return i == 0 || m_text[i - 1] == Char('/'); }
    bool isLevelEnd(std::size_t end) const
    {
        return end == m_text.size() || m_text[end] == Char('/');
    }
    bool isWordStart(std::size_t i) const
    {
        if (i == 0)
            return true;
        const Char before = m_text[i - 1];
        const Char here = m_text[i];
        if (isDigit(here))
            return !isDigit(before);
        if (!isLetter(here))
            return false;
        // camelCase too
        const bool small = before >= Char('a') && before <= Char('z');
        const bool large = here >= Char('A') && here <= Char('Z');
        return !isLetter(before) || (small && large);
    }
    std::size_t levelOf(std::size_t i) const // where its level begins
    {
        while (i > 0 && m_text[i - 1] != Char('/'))
            --i;
        return i;
    }

private:
    std::span<const Char> m_text;
    std::size_t m_lastLevel;
};

struct Found {
    int rank = 0; // 0: not there
    std::size_t start = 0;
    bool asTyped = false;
};
using Places = std::array<std::size_t, LongestFragment>; // of each character

template <typename Char> bool isThere(const Subject<Char> &text, std::span<const Char> fragment)
{
    std::size_t found = 0;
    for (std::size_t i = 0; i < text.size() && found < fragment.size(); ++i)
        found += text.at(i) == fragment[found] ? 1U : 0U;
    return found == fragment.size();
}

template <typename Char>
Found findAsTyped(const Subject<Char> &text, std::span<const Char> fragment)
{
    Found best;
    for (std::size_t i = 0; i + fragment.size() <= text.size(); ++i) {
        std::size_t same = 0;
        while (same < fragment.size() && text.at(i + same) == fragment[same])
            ++same;
        if (same < fragment.size())
            continue;
        int rank = AsTyped;
        const bool levelStart = text.isLevelStart(i);
        if (levelStart)
            rank += AtLevelStart;
        else if (text.isWordStart(i))
            rank += AtWordStart;
        if (levelStart && text.isLevelEnd(i + fragment.size()))
            rank += WholeLevel;
        if (i >= text.lastLevel())
            rank += InLastLevel;
        if (rank >= best.rank) // of equals the last: nearer to the end
            best = {rank, i, true};
    }
    return best;
}

template <typename Char> int valueOf(const Subject<Char> &text, std::size_t i)
{
    if (text.isLevelStart(i))
        return LevelCharacter;
    return text.isWordStart(i) ? WordCharacter : PlainCharacter;
}

// The best way to lay the characters of the fragment over the text, in order: for each character
// and each place the best sum so far, whether it follows the character before directly or not.
template <typename Char>
Found findScattered(const Subject<Char> &text, std::span<const Char> fragment, Places *places)
{
    const std::size_t first = text.size() > Window ? text.size() - Window : 0;
    const std::size_t size = text.size() - first;
    constexpr int Nowhere = -1;
    std::array<int, Window> before;
    std::array<int, Window> now;
    std::array<std::array<quint16, Window>, LongestFragment> from; // read only with `places`
    for (std::size_t j = 0; j < fragment.size(); ++j) {
        int gapSum = Nowhere; // best of the character before, at least one place away
        std::size_t gapFrom = 0;
        for (std::size_t i = 0; i < size; ++i) {
            if (j > 0 && i >= 2 && before[i - 2] > gapSum) {
                gapSum = before[i - 2];
                gapFrom = i - 2;
            }
            now[i] = Nowhere;
            if (text.at(first + i) != fragment[j])
                continue;
            const int value = valueOf(text, first + i);
            if (j == 0) {
                now[i] = value;
                continue;
            }
            const int next = i > 0 && before[i - 1] >= 0
                ? before[i - 1] + std::max(value, NextCharacter)
                : Nowhere;
            const int far = gapSum >= 0 ? gapSum + value : Nowhere;
            now[i] = std::max(next, far);
            if (places && now[i] >= 0)
                from[j][i] = static_cast<quint16>(next >= far ? i - 1 : gapFrom);
        }
        std::swap(before, now);
    }
    const auto end = before.begin() + static_cast<std::ptrdiff_t>(size);
    const auto best = std::max_element(before.begin(), end);
    if (best == end || *best < 0)
        return {};
    auto at = static_cast<std::size_t>(best - before.begin());
    if (places) {
        for (std::size_t j = fragment.size(); j-- > 0;) {
            (*places)[j] = first + at;
            if (j > 0)
                at = from[j][at];
        }
    }
    const int most = LevelCharacter * static_cast<int>(fragment.size());
    return {Scattered + ScatteredWell * *best / most, first + at, false};
}

template <typename Char> std::span<const Char> charactersOf(const auto &fragment)
{
    if constexpr (std::is_same_v<Char, char>)
        return {fragment.bytes.constData(), static_cast<std::size_t>(fragment.bytes.size())};
    else
        return {reinterpret_cast<const char16_t *>(fragment.text.utf16()),
                static_cast<std::size_t>(fragment.text.size())};
}

template <typename Char>
std::optional<int> rankOf(std::span<const Char> characters, const auto &fragments, int floor)
{
    if (fragments.empty() || characters.empty())
        return std::nullopt;
    const Subject<Char> text(characters);
    for (const auto &fragment : fragments) {
        if (!isThere(text, charactersOf<Char>(fragment)))
            return std::nullopt;
    }
    constexpr int BestAsTyped = AsTyped + AtLevelStart + WholeLevel + InLastLevel;
    const int count = static_cast<int>(fragments.size());
    const int brevity = LongestCounted
        - static_cast<int>(std::min<std::size_t>(characters.size(), LongestCounted));
    int sum = 0;
    int left = count;
    std::optional<std::size_t> level;
    bool oneLevel = count > 1;
    bool whole = count == 1;
    for (const auto &fragment : fragments) {
        const std::span<const Char> wanted = charactersOf<Char>(fragment);
        --left;
        Found found = findAsTyped(text, wanted);
        if (!found.asTyped) {
            const int most = sum + Scattered + ScatteredWell + left * BestAsTyped;
            if (most / count + brevity <= floor)
                return std::nullopt;
            found = findScattered(text, wanted, nullptr);
            if (found.rank == 0)
                return std::nullopt; // farther apart than the window
        }
        sum += found.rank;
        const std::size_t its = text.levelOf(found.start);
        oneLevel = oneLevel && found.asTyped && its == level.value_or(its);
        whole = whole && found.asTyped && wanted.size() == characters.size();
        level = its;
    }
    const int rank
        = sum / count + brevity + (oneLevel ? AllInOneLevel : 0) + (whole ? WholeText : 0);
    return rank > floor ? std::optional(rank) : std::nullopt;
}

bool isAscii(QStringView text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < 128; });
}

std::span<const char16_t> unitsOf(QStringView text)
{
    return {text.utf16(), static_cast<std::size_t>(text.size())};
}

} // namespace

FuzzyPattern::FuzzyPattern(QStringView text)
{
    for (const QStringView part : text.split(u' ', Qt::SkipEmptyParts)) {
        if (m_fragments.size() == MaximumFragments)
            break;
        Fragment fragment;
        for (const QChar c : part.first(std::min(part.size(), MaximumFragment)))
            fragment.text += QChar(folded(c.unicode()));
        fragment.bytes = fragment.text.toUtf8();
        m_ascii = m_ascii && isAscii(fragment.text);
        m_fragments.push_back(std::move(fragment));
    }
}

std::optional<int> FuzzyPattern::rank(QByteArrayView utf8, int floor) const
{
    // Letters beyond ASCII have their own rules of case.
    if (!m_ascii)
        return rank(QString::fromUtf8(utf8), floor);
    return rankOf<char>({utf8.data(), static_cast<std::size_t>(utf8.size())}, m_fragments, floor);
}

std::optional<int> FuzzyPattern::rank(QStringView text, int floor) const
{
    return rankOf<char16_t>(unitsOf(text), m_fragments, floor);
}

std::vector<FuzzyPattern::Stretch> FuzzyPattern::stretches(QStringView text) const
{
    if (!rank(text))
        return {};
    const Subject<char16_t> subject(unitsOf(text));
    std::vector<bool> isFound(subject.size());
    for (const Fragment &fragment : m_fragments) {
        const auto wanted = charactersOf<char16_t>(fragment);
        Places places{};
        const Found asTyped = findAsTyped(subject, wanted);
        if (!asTyped.asTyped)
            findScattered(subject, wanted, &places);
        for (std::size_t j = 0; j < wanted.size(); ++j)
            isFound[asTyped.asTyped ? asTyped.start + j : places[j]] = true;
    }
    std::vector<Stretch> result;
    for (std::size_t i = 0; i < isFound.size(); ++i) {
        if (!isFound[i])
            continue;
        if (i == 0 || !isFound[i - 1])
            result.push_back({static_cast<int>(i), 0});
        ++result.back().length;
    }
    return result;
}

} // namespace store
