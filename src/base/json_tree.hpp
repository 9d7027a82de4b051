// Strict JSON text (RFC 8259, I-JSON RFC 7493) into a read-only tree that keeps numbers as they were written,
// so that no amount passes through floating point. Duplicate keys are noted, not resolved.
#pragma once

#include "base/refusal.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace penstock::json {

enum class Kind : std::uint8_t { null, boolean, number, string, array, object };

// One value. Children stand behind their parent in document order; `end` is one past the last descendant.
struct Node {
    Kind             kind{};
    bool             repeated{}; // its key occurred before in the same object
    std::uint32_t    end{};
    std::string_view key;  // when the parent is an object
    std::string_view text; // a string's content, a number as written, "true" or "false"
};

// A parsed document; the nodes' views point into it, so it does not move.
class Tree {
public:
    static constexpr std::size_t deepest = 64;

    Tree()                       = default;
    Tree(Tree const&)            = delete;
    Tree& operator=(Tree const&) = delete;

    // Refuses malformed_json (with the byte offset) and too_deep. The tree may be used again and keeps its memory.
    Result<void> parse(std::string_view text);

    std::uint32_t root() const { return 0; }
    Node const&   operator[](std::uint32_t at) const { return nodes_[at]; }

    // Calls with the place of each child in turn.
    template <class Visit> void children(std::uint32_t parent, Visit visit) const
    {
        for (auto at = parent + 1; at < nodes_[parent].end; at = nodes_[at].end) visit(at);
    }
    std::size_t count(std::uint32_t parent) const
    {
        std::size_t out = 0;
        children(parent, [&](std::uint32_t) { ++out; });
        return out;
    }

private:
    friend struct TreeBuilder;
    std::vector<Node> nodes_;
    std::string       text_; // all keys, strings and numbers, one after the other
};

} // namespace penstock::json
