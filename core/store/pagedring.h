// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

namespace store {

// A queue of plain values with access by position: added at the back, dropped at the front in
// bulk. Values never move; memory goes back page by page.
template <typename T> class PagedRing {
public:
    std::size_t size() const { return m_size; }

    T &operator[](std::size_t i)
    {
        return m_pages[(i + m_skip) / PageSize][(i + m_skip) % PageSize];
    }
    const T &operator[](std::size_t i) const
    {
        return m_pages[(i + m_skip) / PageSize][(i + m_skip) % PageSize];
    }

    void append(const T &value)
    {
        if ((m_size + m_skip) / PageSize == m_pages.size())
            m_pages.push_back(std::make_unique_for_overwrite<T[]>(PageSize));
        (*this)[m_size++] = value;
    }

    void dropFirst(std::size_t count)
    {
        m_size -= count;
        m_skip += count;
        const std::size_t pages = m_skip / PageSize;
        m_pages.erase(m_pages.begin(), m_pages.begin() + static_cast<std::ptrdiff_t>(pages));
        m_skip %= PageSize;
    }

    void clear() { *this = {}; }

private:
    static constexpr std::size_t PageSize = 1024;

    std::vector<std::unique_ptr<T[]>> m_pages;
    std::size_t m_skip = 0; // dropped values of the first page
    std::size_t m_size = 0;
};

} // namespace store
