#include "base/json_read.hpp"

namespace penstock::json {

std::string Place::pointer() const
{
    if (!parent) return {};
    std::string out = parent->pointer() + "/";
    if (index != std::string_view::npos) return out + std::to_string(index);
    for (char c : key) { // RFC 6901 section 3
        if (c == '~') out += "~0";
        else if (c == '/') out += "~1";
        else out += c;
    }
    return out;
}

bool Faults::add(Place const& place, Refusal why, std::string detail)
{
    if (list_.size() < most) list_.push_back({place.pointer(), why, std::move(detail)});
    return false;
}

bool read_whole(Tree const& tree, std::uint32_t at, std::int64_t least, std::int64_t most, std::int64_t& out,
                Place const& place, Faults& faults)
{
    auto const& node = tree[at];
    if (node.kind != Kind::number) return faults.add(place, Refusal::wrong_type, "integer");
    auto [end, error] = std::from_chars(node.text.data(), node.text.data() + node.text.size(), out);
    if (error == std::errc::result_out_of_range)
        return faults.add(place, Refusal::number_out_of_range, std::to_string(least) + ".." + std::to_string(most));
    bool negative_zero = out == 0 && node.text.starts_with('-');
    if (error != std::errc{} || end != node.text.data() + node.text.size() || negative_zero)
        return faults.add(place, Refusal::wrong_type, "integer");
    if (out < least || out > most)
        return faults.add(place, Refusal::number_out_of_range, std::to_string(least) + ".." + std::to_string(most));
    return true;
}

bool read_text(Tree const& tree, std::uint32_t at, std::string_view& out, Place const& place, Faults& faults)
{
    auto const& node = tree[at];
    if (node.kind != Kind::string) return faults.add(place, Refusal::wrong_type, "string");
    out = node.text;
    return true;
}

} // namespace penstock::json
