// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mqtt/error.h"

#include <utility>
#include <variant>

namespace mqtt {

/// A value or the reason why there is none. Asking for the one that is not there is a bug of
/// the caller; test with `if (result)` first.
template <typename T, typename E = Error> class [[nodiscard]] Result {
public:
    using value_type = T;
    using error_type = E;

    Result(T value)
        : m_content(std::in_place_index<0>, std::move(value))
    {
    }
    Result(E error)
        : m_content(std::in_place_index<1>, std::move(error))
    {
    }

    bool hasValue() const { return m_content.index() == 0; }
    explicit operator bool() const { return hasValue(); }

    const T &value() const & { return *std::get_if<0>(&m_content); }
    T &value() & { return *std::get_if<0>(&m_content); }
    T &&value() && { return std::move(*std::get_if<0>(&m_content)); }
    const T &operator*() const & { return value(); }
    T &operator*() & { return value(); }
    T &&operator*() && { return std::move(*this).value(); }
    const T *operator->() const { return &value(); }
    T *operator->() { return &value(); }

    const E &error() const { return *std::get_if<1>(&m_content); }

    friend bool operator==(const Result &, const Result &) = default;

private:
    std::variant<T, E> m_content;
};

} // namespace mqtt
