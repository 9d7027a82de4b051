// The grants of a 360Giving package taken out of the JSON text one by one, so that memory stays flat.
#pragma once

#include "exchange/byte_source.hpp"

#include <deque>
#include <memory>
#include <vector>

namespace penstock::exchange {

// One value within a grant: its path ("plannedDates/0/startDate") and its text; numbers keep theirs as written.
struct GrantValue {
    enum class Kind { string, number, truth, null };
    std::string path;
    std::string text;
    Kind        kind{};
};

struct Grant {
    std::int64_t             line{}; // of the JSON text, on which the grant begins
    bool                     is_object{true};
    std::vector<GrantValue>  values;   // only of the keys a reader asked for
    std::vector<std::string> repeated; // paths of keys that occur twice

    GrantValue const* find(std::string_view path) const;
};

// Reads {"grants": [...]} or a bare array. Deeper than 64 levels is refused (too_deep), a grant of more than 1 MB of
// wanted text or 10,000 keys in one object too (too_large), a root with a repeated key (duplicate_field), anything that
// is not JSON in UTF-8 (malformed_json), and a root without grants (unknown_format). Pointers name the line.
class GrantReader {
public:
    GrantReader(std::unique_ptr<ByteSource> utf8, std::vector<std::string_view> wanted_keys);
    ~GrantReader();

    Result<bool> next(Grant& grant); // false after the last

private:
    class Handler;
    struct Parser;
    Result<void> feed();
    Result<void> feed_piece(std::string_view piece);

    std::unique_ptr<ByteSource> bytes_;
    std::unique_ptr<Parser>     parser_;
    std::deque<Grant>           ready_;
    std::int64_t                line_{1};
    bool                        ended_{};
};

} // namespace penstock::exchange
