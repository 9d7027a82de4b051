#include "base/json_read.hpp"

#include <charconv>
#include <utility>

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
    if (node.kind != Kind::number) return faults.add(place, refusal::wrong_type, "integer");
    auto [end, error] = std::from_chars(node.text.data(), node.text.data() + node.text.size(), out);
    if (error == std::errc::result_out_of_range)
        return faults.add(place, refusal::number_out_of_range, std::to_string(least) + ".." + std::to_string(most));
    bool negative_zero = out == 0 && node.text.starts_with('-');
    if (error != std::errc{} || end != node.text.data() + node.text.size() || negative_zero)
        return faults.add(place, refusal::wrong_type, "integer");
    if (out < least || out > most)
        return faults.add(place, refusal::number_out_of_range, std::to_string(least) + ".." + std::to_string(most));
    return true;
}

bool read_text(Tree const& tree, std::uint32_t at, std::string_view& out, Place const& place, Faults& faults)
{
    auto const& node = tree[at];
    if (node.kind != Kind::string) return faults.add(place, refusal::wrong_type, "string");
    out = node.text;
    return true;
}

bool read_object(Tree const& tree, std::uint32_t at, void* owner, std::span<ReadMember const> members,
                 Place const& place, Faults& faults)
{
    if (tree[at].kind != Kind::object) return faults.add(place, refusal::wrong_type, "object");
    std::uint64_t given{};
    expects(members.size() <= 64);
    std::size_t next = 0; // documents mostly keep the order of the struct
    tree.children(at, [&](std::uint32_t child) {
        auto const& node = tree[child];
        Place       here{&place, node.key};
        if (node.repeated) {
            faults.add(here, refusal::duplicate_field);
            return;
        }
        for (std::size_t tried = 0; tried < members.size(); ++tried, ++next) {
            if (next == members.size()) next = 0;
            if (members[next].name != node.key) continue;
            given |= std::uint64_t{1} << next;
            members[next++].read(tree, child, owner, here, faults);
            return;
        }
        faults.add(here, refusal::unknown_field);
    });
    for (std::size_t i = 0; i < members.size(); ++i)
        if (!members[i].optional && !(given >> i & 1))
            faults.add(Place{&place, members[i].name}, refusal::missing_field);
    return true;
}

bool read_array(Tree const& tree, std::uint32_t at, void* list, void* (*grow)(void* list), ReadInto read,
                Place const& place, Faults& faults)
{
    if (tree[at].kind != Kind::array) return faults.add(place, refusal::wrong_type, "array");
    std::size_t index = 0;
    tree.children(at, [&](std::uint32_t child) { read(tree, child, grow(list), Place{&place, {}, index++}, faults); });
    return true;
}

Result<void> read_tree(Tree const& tree, std::uint32_t at, void* out, ReadInto read)
{
    Faults faults;
    read(tree, at, out, Place{}, faults);
    if (!faults.empty()) return std::unexpected{Refused{std::move(faults).take()}};
    return {};
}

Result<void> read_whole_text(std::string_view text, void* out, ReadInto read)
{
    Tree tree;
    CHECK(tree.parse(text));
    return read_tree(tree, tree.root(), out, read);
}

#define PENSTOCK_JSON_READ(...)                                                                                        \
    template bool read<__VA_ARGS__>(Tree const&, std::uint32_t, __VA_ARGS__&, Place const&, Faults&);
PENSTOCK_JSON_COMMON(PENSTOCK_JSON_READ)
#undef PENSTOCK_JSON_READ

} // namespace penstock::json
