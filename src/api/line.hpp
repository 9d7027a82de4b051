// The line: from any thing back to what caused it, and forward to what it caused. Each module declares its nouns here
// with the reads that find a thing's neighbours. Every such read is bounded and goes by an index, so that a line takes
// as long in a record of a million facts as in one of a hundred.
#pragma once

#include "api/look.hpp"
#include "base/money.hpp"
#include "base/text_types.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace penstock {

// What a line shows of a thing.
struct LineSight {
    std::string        name;  // as it was recorded, in whatever language
    Bilingual          title; // or a title in both
    std::vector<Money> amounts;
    std::string        decision; // the one it names as its ground
    std::int64_t       fact{};   // that made it; 0: the fact whose number it has
};

// Some neighbours of a thing, of one noun: one by one when they are few, else as one figure.
struct LineEdge {
    // Of the things of an edge, at most so many are shown one by one.
    static constexpr std::size_t one_by_one = 4;

    std::string               noun;
    Words                     words;   // what they are to it
    std::vector<std::int64_t> ids;     // rising; the first ones are enough when there are more than one_by_one
    std::int64_t              count{}; // of all of them; 0: not counted
    std::vector<Money>        sums;    // of all of them, where that is kept
    std::string               list;    // where they are all listed, as "awards?programme=12"

    bool folded() const { return ids.size() > one_by_one || ids.empty(); }
};

struct LineNoun {
    Words words;
    // Nothing when there is no such thing, or this caller may not see it.
    std::optional<LineSight> (*sight)(Look&, std::int64_t id){};
    // What caused it and what it caused; never more of it than this caller may see.
    std::vector<LineEdge> (*causes)(Look&, std::int64_t id){};
    std::vector<LineEdge> (*effects)(Look&, std::int64_t id){};
    // What it caused in a module below its own, which says so itself; told before its own effects.
    std::vector<LineEdge> (*below)(Look&, std::int64_t id){};
};

class LineNouns {
public:
    void            declare(std::string name, LineNoun noun) { expects(nouns_.emplace(std::move(name), noun).second); }
    void extend(std::string_view name, std::vector<LineEdge> (*below)(Look&, std::int64_t id))
    {
        auto found = nouns_.find(name);
        expects(found != nouns_.end() && !found->second.below);
        found->second.below = below;
    }
    // What stands behind a thing of any noun: the decisions it carries out, the practice it was made after.
    using Grounds = std::vector<LineEdge> (*)(Look&, std::string const& noun, std::int64_t id);
    void                        ground(Grounds grounds) { grounds_.push_back(grounds); }
    std::vector<Grounds> const& grounds() const { return grounds_; }

    LineNoun const* find(std::string_view name) const
    {
        auto found = nouns_.find(name);
        return found == nouns_.end() ? nullptr : &found->second;
    }

private:
    std::map<std::string, LineNoun, std::less<>> nouns_;
    std::vector<Grounds>                         grounds_;
};

// Adds an edge unless it leads nowhere.
inline void add(std::vector<LineEdge>& edges, LineEdge edge)
{
    if (edge.count == 0) edge.count = static_cast<std::int64_t>(edge.ids.size());
    if (!edge.ids.empty() || edge.count > 0 || !edge.sums.empty()) edges.push_back(std::move(edge));
}

} // namespace penstock
