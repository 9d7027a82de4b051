// The shared strings of a workbook, found by number; beyond a limit they lie in a temporary file, not in memory.
#pragma once

#include "base/refusal.hpp"

#include <cstdint>
#include <cstdio>
#include <memory>
#include <string>
#include <vector>

namespace penstock::exchange {

// Memory: `in_memory` bytes of text at most and four bytes per string. Texts together stay below 4 GB, which the limit
// on unpacked bytes sees to.
class XlsxStrings {
public:
    explicit XlsxStrings(std::size_t in_memory) : in_memory_{in_memory} {}

    void        add(std::string_view text);
    std::size_t size() const { return ends_.size(); }
    std::string at(std::size_t place);

private:
    struct Close {
        void operator()(std::FILE* file) const { std::fclose(file); }
    };
    void spill();

    std::size_t                       in_memory_;
    std::vector<std::uint32_t>        ends_;    // where each text ends among all of them
    std::uint64_t                     spilt_{}; // so many bytes are in the file, the rest in text_
    std::string                       text_;
    std::unique_ptr<std::FILE, Close> file_;
};

} // namespace penstock::exchange
