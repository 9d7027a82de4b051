// Search over everything, one rule on both engines: text is cut into tokens (base/search_tokens.hpp) and kept in
// FTS5 or under a GIN index. The index follows the journal a moment behind and can be made again at any time.
#pragma once

#include "journal/recorder.hpp"
#include "store/db.hpp"

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace penstock::search {

// What is found: a thing of the record, with what is shown of it and the text it is found by.
struct Entry {
    std::int64_t id{};
    std::string  noun;
    std::string  title;
    std::string  subtitle;
    std::int64_t programme{}; // whose readers may see it; 0: all who read the portfolio
    std::string  text; // beside title and subtitle
};

// What a fact about a subject means for the index.
struct Change {
    std::vector<Entry>        entries;
    std::vector<std::int64_t> gone;
};
using Describe = std::function<Change(Reader&, std::int64_t id)>;

class Index {
public:
    void describe(std::string noun, Describe how) { describers_.emplace(std::move(noun), std::move(how)); }

    // Takes in up to `most` facts that are new since the last time; says whether there are more. Run in quiet moments.
    bool advance(Recorder& recorder, std::int64_t most = 500) const;

private:
    void take_in(Writer& writer, std::string_view noun, std::int64_t id) const;

    std::map<std::string, Describe, std::less<>> describers_;
};

// A condition for a list, with one `?` for question(): the column's id is found by the query.
std::string condition(Dialect dialect, std::string_view column);
// The parameter of that condition; "" when the query holds nothing to seek, which finds nothing.
std::string question(Dialect dialect, std::string_view query);

} // namespace penstock::search
