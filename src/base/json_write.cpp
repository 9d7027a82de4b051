#include "base/json_write.hpp"

#include <algorithm>
#include <charconv>
#include <cstring>

namespace penstock::json {

namespace {

// RFC 8785 section 3.2.3 sorts by UTF-16 code units, which differ in order from UTF-8 bytes only where surrogates
// meet U+E000..FFFF.
bool utf16_less(std::string_view a, std::string_view b)
{
    auto rank = [](unsigned char lead) { return lead >= 0xF0 ? 0xED8 : lead >= 0xEE ? 0xF00 + lead : int(lead) << 4; };
    auto [left, right] = std::ranges::mismatch(a, b);
    if (left == a.end() || right == b.end()) return a.size() < b.size();
    auto x = static_cast<unsigned char>(*left);
    auto y = static_cast<unsigned char>(*right);
    return rank(x) != rank(y) ? rank(x) < rank(y) : x < y;
}

bool write_canonical(Tree const& tree, std::uint32_t at, std::string& out, Place const& place, Faults& faults)
{
    auto const& node = tree[at];
    switch (node.kind) {
    case Kind::null:    return faults.add(place, refusal::wrong_type);
    case Kind::boolean: out += node.text; return true;
    case Kind::string:  write_text(out, node.text); return true;
    case Kind::number:  {
        std::int64_t whole{};
        if (!read_whole(tree, at, -most_exact, most_exact, whole, place, faults)) return false;
        write_whole(out, whole);
        return true;
    }
    case Kind::array: {
        out += '[';
        std::size_t index = 0;
        tree.children(at, [&](std::uint32_t child) {
            if (index) out += ',';
            write_canonical(tree, child, out, Place{&place, {}, index++}, faults);
        });
        out += ']';
        return true;
    }
    case Kind::object: {
        std::vector<std::uint32_t> members;
        tree.children(at, [&](std::uint32_t child) {
            if (tree[child].repeated) faults.add(Place{&place, tree[child].key}, refusal::duplicate_field);
            members.push_back(child);
        });
        std::ranges::sort(members, utf16_less, [&](std::uint32_t child) { return tree[child].key; });
        out += '{';
        for (bool first = true; auto child : members) {
            if (!std::exchange(first, false)) out += ',';
            write_text(out, tree[child].key);
            out += ':';
            write_canonical(tree, child, out, Place{&place, tree[child].key}, faults);
        }
        out += '}';
        return true;
    }
    }
    std::unreachable();
}

constexpr std::uint64_t each(std::uint64_t byte) { return byte * 0x0101'0101'0101'0101; }

// Whether one of eight bytes is below `limit`, which is at most 0x80.
constexpr bool any_below(std::uint64_t eight, std::uint64_t limit)
{
    return (eight - each(limit)) & ~eight & each(0x80);
}

// Whether one of eight bytes is written with an escape.
constexpr bool any_escaped(std::uint64_t eight)
{
    return any_below(eight, 0x20) || any_below(eight ^ each('"'), 1) || any_below(eight ^ each('\\'), 1);
}
static_assert(!any_escaped(each('a')) && !any_escaped(each(0xE7)) && any_escaped(each('a') ^ 0x43'00));
static_assert(any_escaped(each('"')) && any_escaped(each('\\')) && any_escaped(each('\n')));

} // namespace

void write_text(std::string& out, std::string_view text)
{
    static constexpr char digits[] = "0123456789abcdef";
    out += '"';
    std::size_t   from = 0;
    std::uint64_t eight{};
    for (std::size_t i = 0; i < text.size(); ++i) {
        for (; i + sizeof eight <= text.size(); i += sizeof eight) {
            std::memcpy(&eight, text.data() + i, sizeof eight);
            if (any_escaped(eight)) break;
        }
        if (i == text.size()) break;
        auto c = static_cast<unsigned char>(text[i]);
        if (c >= 0x20 && c != '"' && c != '\\') [[likely]]
            continue;
        out.append(text, from, i - from);
        from = i + 1;
        switch (c) {
        case '"':  out += "\\\""; break;
        case '\\': out += "\\\\"; break;
        case '\b': out += "\\b"; break;
        case '\f': out += "\\f"; break;
        case '\n': out += "\\n"; break;
        case '\r': out += "\\r"; break;
        case '\t': out += "\\t"; break;
        default:
            out += "\\u00";
            out += digits[c >> 4];
            out += digits[c & 15];
        }
    }
    out.append(text, from);
    out += '"';
}

void write_whole(std::string& out, std::int64_t number)
{
    char digits[24];
    auto end = std::to_chars(digits, digits + sizeof digits, number).ptr;
    out.append(digits, end);
}

void write_money(std::string& out, Money money)
{
    out += R"({"currency":)";
    write_text(out, money.currency.code());
    out += R"(,"minor":)";
    write_whole(out, money.minor);
    out += '}';
}

void write_object(std::string& out, void const* owner, std::span<WrittenMember const> members)
{
    out += '{';
    for (bool first = true; auto const& member : members) {
        if (member.given && !member.given(owner)) continue;
        out += std::exchange(first, false) ? "\"" : ",\"";
        out += member.name; // a C++ name needs no escapes
        out += "\":";
        member.write(out, owner);
    }
    out += '}';
}

void write_array(std::string& out, void const* first, std::size_t count, std::size_t size, WriteFrom write)
{
    out += '[';
    for (std::size_t i = 0; i < count; ++i) {
        if (i) out += ',';
        write(out, static_cast<char const*>(first) + i * size);
    }
    out += ']';
}

Result<std::string> canonical_text(std::string_view text)
{
    Tree tree;
    CHECK(tree.parse(text));
    std::string out;
    Faults      faults;
    write_canonical(tree, tree.root(), out, Place{}, faults);
    if (!faults.empty()) return std::unexpected{Refused{std::move(faults).take()}};
    return out;
}

#define PENSTOCK_JSON_WRITE(...)                                                                                       \
    template void write<Order::declared>(std::string&, __VA_ARGS__ const&);                                            \
    template void write<Order::canonical>(std::string&, __VA_ARGS__ const&);
PENSTOCK_JSON_COMMON(PENSTOCK_JSON_WRITE)
#undef PENSTOCK_JSON_WRITE

} // namespace penstock::json
