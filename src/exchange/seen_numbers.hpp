// Which identifiers a file has shown already, in 16 bytes or less each however long they are.
#pragma once

#include "base/digest.hpp"

#include <cstring>
#include <vector>

namespace penstock::exchange {

// Holds 64 bits of each identifier's SHA-256, in a table at most three quarters full. Two different identifiers of one
// file share them with a probability of n²/2^65: 3 in 10^8 for a million rows; the row would then be reported as
// repeated, which a person sees, and never be dropped.
class SeenNumbers {
public:
    // True when it was not there yet.
    bool add(std::string_view number)
    {
        if ((count_ + 1) * 4 > slots_.size() * 3) grow();
        std::uint64_t key{};
        auto          digest = sha256(number);
        std::memcpy(&key, digest.bytes.data(), sizeof key);
        if (key == 0) key = 1; // 0 marks a free slot
        bool fresh = insert(key);
        count_ += fresh;
        return fresh;
    }

private:
    bool insert(std::uint64_t key)
    {
        std::size_t at = key & (slots_.size() - 1);
        for (; slots_[at] != 0; at = (at + 1) & (slots_.size() - 1))
            if (slots_[at] == key) return false;
        slots_[at] = key;
        return true;
    }

    void grow()
    {
        std::vector<std::uint64_t> old(slots_.size() * 2);
        old.swap(slots_);
        for (auto key : old)
            if (key != 0) insert(key);
    }

    std::vector<std::uint64_t> slots_ = std::vector<std::uint64_t>(1024);
    std::size_t                count_{};
};

} // namespace penstock::exchange
