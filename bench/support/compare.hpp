// What the C++ benches share: two ways of doing one thing take turns, and a line of JSON says how they compare.
#pragma once

#include "base/json_write.hpp"

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <string>
#include <vector>

namespace penstock::bench {

// Of this thread, user and system: a busy machine lengthens it much less than the time on the wall.
inline double processor_seconds()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

template <class Work> double microseconds_each(int times, Work& work)
{
    auto began = processor_seconds();
    for (int i = 0; i < times; ++i) static_cast<void>(work());
    return (processor_seconds() - began) / times * 1e6;
}

inline double median(std::vector<double> list)
{
    std::ranges::sort(list);
    return list[list.size() / 2];
}

struct Compared { // microseconds of processor time for one piece of work: the median of the rounds
    double ours{};
    double peer{};
};

template <class Ours, class Peer> Compared compare(int rounds, int times, Ours ours, Peer peer)
{
    std::vector<double> our_rounds, peer_rounds;
    static_cast<void>(ours());
    static_cast<void>(peer());
    for (int round = 0; round < rounds; ++round) {
        our_rounds.push_back(microseconds_each(times, ours));
        peer_rounds.push_back(microseconds_each(times, peer));
    }
    return {median(our_rounds), median(peer_rounds)};
}

// `target` is like "ratio <= 2" of our time to the peer's; empty when nothing is promised.
inline void print(std::string const& name, Compared const& found, std::string const& peer, std::string const& target)
{
    std::string line = "{\"name\":";
    json::write_text(line, name);
    line += ",\"value\":" + std::to_string(found.ours) + ",\"unit\":\"us\",\"peer\":";
    json::write_text(line, peer);
    line += ",\"peer_value\":" + std::to_string(found.peer);
    if (!target.empty()) line += ",\"target\":\"" + target + '"';
    std::printf("%s}\n", line.c_str());
    std::fflush(stdout);
}

} // namespace penstock::bench
