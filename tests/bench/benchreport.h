// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <string>
#include <vector>

// What every benchmark prints: one JSON object a line. Ratios are in the sense of better.
namespace bench {

inline double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    const std::size_t n = values.size();
    if (n == 0)
        return 0;
    return n % 2 == 1 ? values[n / 2] : (values[n / 2 - 1] + values[n / 2]) / 2;
}

enum class Better { Higher, Lower };

inline void report(const char *bench, const std::string &name, double value, const char *unit)
{
    std::printf("{\"bench\":\"%s\",\"case\":\"%s\",\"value\":%.6g,\"unit\":\"%s\"}\n", bench,
                name.c_str(), value, unit);
    std::fflush(stdout);
}

inline void report(const char *bench, const std::string &name, double value, const char *unit,
                   const char *peer, double peerValue, Better better)
{
    const double ratio = better == Better::Higher ? value / peerValue : peerValue / value;
    if (!std::isfinite(ratio)) // JSON has no such number
        return report(bench, name, value, unit);
    std::printf("{\"bench\":\"%s\",\"case\":\"%s\",\"value\":%.6g,\"unit\":\"%s\",\"peer\":\"%s\","
                "\"peerValue\":%.6g,\"ratio\":%.4g}\n",
                bench, name.c_str(), value, unit, peer, peerValue, ratio);
    std::fflush(stdout);
}

class Stopwatch {
public:
    double seconds() const
    {
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - m_start).count();
    }

private:
    std::chrono::steady_clock::time_point m_start = std::chrono::steady_clock::now();
};

} // namespace bench
