#include "exchange/json_grants.hpp"

#include "exchange/refusals.hpp"
#include "exchange/table.hpp"

#include <boost/json/basic_parser_impl.hpp>

#include <algorithm>
#include <set>

namespace penstock::exchange {

namespace json = boost::json;

namespace {

constexpr std::size_t json_deepest = 64, grant_bytes = 1 << 20, object_keys = 10'000, json_piece_bytes = 16 << 10;

} // namespace

GrantValue const* Grant::find(std::string_view path) const
{
    auto found = std::ranges::find(values, path, &GrantValue::path);
    return found == values.end() ? nullptr : &*found;
}

// Receives the parser's events. It builds the grant being read and remembers no more than the open objects' keys.
class GrantReader::Handler {
public:
    static constexpr std::size_t max_array_size = static_cast<std::size_t>(-1), max_object_size = max_array_size,
                                 max_string_size = max_array_size, max_key_size = 4096;

    Handler(std::deque<Grant>& ready, std::int64_t const& line, std::vector<std::string_view> wanted)
        : ready_{ready},
          line_{line},
          wanted_keys_{std::move(wanted)}
    {}

    std::optional<Refusal> refused;
    bool                   found_grants{};

    bool on_document_begin(json::error_code&) { return true; }
    bool on_document_end(json::error_code&) { return true; }
    bool on_object_begin(json::error_code&)
    {
        count_element();
        if (at_grant_position()) {
            grant_       = {};
            grant_.line  = line_;
            bytes_       = 0;
            grant_depth_ = frames_.size() + 1;
        }
        frames_.emplace_back();
        return true;
    }
    bool on_object_end(std::size_t, json::error_code&)
    {
        frames_.pop_back();
        if (grant_depth_ != frames_.size() + 1) return true;
        grant_depth_ = 0;
        ready_.push_back(std::move(grant_));
        return true;
    }
    bool on_array_begin(json::error_code&)
    {
        count_element();
        stray_element();
        frames_.emplace_back().array = true;
        if (at_grant_position()) found_grants = true;
        return true;
    }
    bool on_array_end(std::size_t, json::error_code&)
    {
        frames_.pop_back();
        return true;
    }
    bool on_key_part(json::string_view part, std::size_t, json::error_code&)
    {
        key_ += part;
        return true;
    }
    bool on_key(json::string_view part, std::size_t, json::error_code& error)
    {
        key_ += part;
        return take_key(std::exchange(key_, {}), error);
    }
    bool on_string_part(json::string_view part, std::size_t, json::error_code& error) { return collect(part, error); }
    bool on_string(json::string_view part, std::size_t, json::error_code& error)
    {
        return collect(part, error) && finish(GrantValue::Kind::string);
    }
    bool on_number_part(json::string_view part, json::error_code& error) { return collect(part, error); }
    bool on_int64(std::int64_t, json::string_view part, json::error_code& error)
    {
        return collect(part, error) && finish(GrantValue::Kind::number);
    }
    bool on_uint64(std::uint64_t, json::string_view part, json::error_code& error)
    {
        return collect(part, error) && finish(GrantValue::Kind::number);
    }
    bool on_double(double, json::string_view part, json::error_code& error)
    {
        return collect(part, error) && finish(GrantValue::Kind::number);
    }
    bool on_bool(bool value, json::error_code& error)
    {
        return collect(value ? "true" : "false", error) && finish(GrantValue::Kind::truth);
    }
    bool on_null(json::error_code&) { return finish(GrantValue::Kind::null); }
    bool on_comment_part(json::string_view, json::error_code&) { return true; }
    bool on_comment(json::string_view, json::error_code&) { return true; }

private:
    struct Frame {
        bool                               array{};
        std::size_t                        count{};
        std::string                        key;
        std::set<std::string, std::less<>> keys;
    };

    // In the array "grants" of the root, or in a root that is an array itself.
    bool at_grant_position() const
    {
        if (frames_.size() == 1) return frames_[0].array;
        return frames_.size() == 2 && frames_[1].array && !frames_[0].array && frames_[0].key == "grants";
    }

    bool in_grant() const { return grant_depth_ != 0; }
    bool wanted() const { return in_grant() && wanted_; }

    void count_element()
    {
        if (!frames_.empty() && frames_.back().array) ++frames_.back().count;
    }

    // Something other than an object among the grants is a row too, a wrong one.
    void stray_element()
    {
        if (at_grant_position()) ready_.push_back({.line = line_, .is_object = false, .values = {}, .repeated = {}});
    }

    bool take_key(std::string key, json::error_code& error)
    {
        auto& frame = frames_.back();
        if (frame.keys.size() == object_keys) return stop(refusal::too_large, error);
        bool fresh = frame.keys.insert(key).second;
        frame.key  = std::move(key);
        if (!fresh && !in_grant()) return stop(refusal::duplicate_field, error);
        if (!fresh && grant_.repeated.size() < object_keys) grant_.repeated.push_back(path());
        if (frames_.size() == grant_depth_) wanted_ = std::ranges::find(wanted_keys_, frame.key) != wanted_keys_.end();
        return true;
    }

    bool collect(json::string_view part, json::error_code& error)
    {
        if (!wanted()) return true;
        bytes_ += part.size();
        if (bytes_ > grant_bytes) return stop(refusal::too_large, error);
        text_ += part;
        return true;
    }

    bool finish(GrantValue::Kind kind)
    {
        count_element();
        if (wanted()) {
            grant_.values.push_back({path(), std::exchange(text_, {}), kind});
            bytes_ += grant_.values.back().path.size();
        } else if (!in_grant()) {
            stray_element();
        }
        return true;
    }

    std::string path() const
    {
        std::string out;
        for (std::size_t i = grant_depth_ - 1; i < frames_.size(); ++i) {
            if (!out.empty()) out += '/';
            out += frames_[i].array ? std::to_string(frames_[i].count - 1) : frames_[i].key;
        }
        return out;
    }

    bool stop(Refusal why, json::error_code& error)
    {
        refused = why;
        error   = json::error::exception;
        return false;
    }

    std::deque<Grant>&            ready_;
    std::int64_t const&           line_;
    std::vector<std::string_view> wanted_keys_;
    std::vector<Frame>            frames_;
    Grant                         grant_;
    std::size_t                   grant_depth_{}, bytes_{};
    std::string                   key_, text_;
    bool                          wanted_{};
};

struct GrantReader::Parser {
    json::basic_parser<Handler> json;

    template <class... Arguments>
    explicit Parser(json::parse_options const& options, Arguments&&... arguments)
        : json{options, std::forward<Arguments>(arguments)...}
    {}
};

GrantReader::GrantReader(std::unique_ptr<ByteSource> utf8, std::vector<std::string_view> wanted_keys)
    : bytes_{std::move(utf8)}
{
    json::parse_options options;
    options.max_depth = json_deepest;
    parser_           = std::make_unique<Parser>(options, ready_, line_, std::move(wanted_keys));
}

GrantReader::~GrantReader() = default;

Result<bool> GrantReader::next(Grant& grant)
{
    while (ready_.empty() && !ended_) CHECK(feed());
    if (ready_.empty()) return false;
    grant = std::move(ready_.front());
    ready_.pop_front();
    return true;
}

// Hands the parser the next bytes line by line, so that a grant knows the line it begins on.
Result<void> GrantReader::feed()
{
    char             bytes[json_piece_bytes];
    std::size_t      count = TRY(bytes_->read(bytes, sizeof bytes));
    std::string_view rest{bytes, count};
    ended_ = count == 0;
    if (ended_) {
        CHECK(feed_piece({}));
        if (!parser_->json.handler().found_grants) return refuse(refusal::unknown_format);
    }
    while (!rest.empty()) {
        auto end = std::min(rest.find('\n'), rest.size() - 1) + 1;
        CHECK(feed_piece(rest.substr(0, end)));
        if (rest[end - 1] == '\n') ++line_;
        rest.remove_prefix(end);
    }
    return {};
}

Result<void> GrantReader::feed_piece(std::string_view piece)
{
    auto&            parser = parser_->json;
    json::error_code error;
    std::size_t      used = 0;
    if (!parser.done()) used = parser.write_some(!piece.empty(), piece.data(), piece.size(), error);
    auto refused = parser.handler().refused;
    if (refused) return refuse_line(*refused, line_);
    if (error == json::error::too_deep) return refuse_line(refusal::too_deep, line_);
    bool rest_is_blank = piece.find_first_not_of(" \t\r\n", used) == piece.npos;
    if (error || !rest_is_blank) return refuse_line(refusal::malformed_json, line_);
    return {};
}

} // namespace penstock::exchange
