// Where a request begins and ends. Stricter than the parser below it, because two readers of one connection that
// disagree about that are how requests are smuggled past a proxy.
#pragma once

#include "net/limits.hpp"
#include "net/request.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace penstock::net {

// Finds the end of the head in bytes that come piece by piece, and refuses what no honest client sends: a line that
// does not end in CR LF, a folded header, too much of anything.
class HeadScan {
public:
    explicit HeadScan(Limits const& limits) : limits_{limits} {}

    // All bytes so far. The size of the head with its empty line, 0 while it is incomplete, or sets status().
    std::size_t scan(std::string_view bytes);
    int         status() const { return status_; } // 0, 400, 414 or 431
    void        begin() { line_ = searched_ = 0, lines_ = 0, status_ = 0; } // the next head

private:
    std::size_t refuse(int status) { return status_ = status, 0; }

    Limits const& limits_;
    std::size_t   line_{}; // where the first line not yet complete begins
    std::size_t   searched_{};
    std::int64_t  lines_{};
    int           status_{};
};

// The head in parts; views into the text given to Framing::head.
struct HeadParts {
    std::string_view             method;
    std::string_view             target;
    std::string_view             host;
    std::vector<Field>           fields;
    std::optional<std::uint64_t> length;
    bool                         chunked{};
    bool                         http_1_1{};
    bool                         keep_alive{};
    bool                         expects_continue{};

    bool has_body() const { return chunked || length.value_or(0) > 0; }
};

// Reads one request after the other.
class Framing {
public:
    Framing();
    ~Framing();

    // A whole head as HeadScan found it. 0, or the status to refuse it with.
    int head(std::string_view text, HeadParts& parts);

    // Takes bytes of the body, decoded, to the end of `into`. What was not taken belongs to the next call (a chunk
    // header not yet whole) or, when finished, to the next request. Chunks beyond `most` in all are refused.
    struct Step {
        std::size_t taken{};
        int         status{}; // 0, 400 or 413
        bool        finished{};
    };
    Step body(std::string_view bytes, std::uint64_t most, std::string& into);

private:
    class Parser;
    std::unique_ptr<Parser> parser_;
};

} // namespace penstock::net
