#include "api/request_text.hpp"

#include "base/json_write.hpp"

namespace penstock::api {

namespace {

bool is_whole_number(std::string_view text)
{
    if (text.starts_with('-')) text.remove_prefix(1);
    if (text.empty() || text.size() > 19 || (text.size() > 1 && text[0] == '0')) return false;
    return text.find_first_not_of("0123456789") == text.npos;
}

Result<std::string> decoded(std::string_view text)
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '+') out += ' ';
        else if (text[i] != '%') out += text[i];
        else {
            auto byte = from_hex(text.substr(i + 1, 2));
            if (!byte || byte->size() != 1) return refuse(refusal::malformed_request, std::string{text});
            out += *byte;
            i += 2;
        }
    }
    if (!is_valid_utf8(out)) return refuse(refusal::not_utf8);
    return out;
}

} // namespace

Result<std::vector<std::pair<std::string, std::string>>> parse_query(std::string_view query)
{
    std::vector<std::pair<std::string, std::string>> out;
    while (!query.empty()) {
        auto end    = query.find('&');
        auto pair   = query.substr(0, end);
        auto equals = pair.find('=');
        if (!pair.empty())
            out.emplace_back(TRY(decoded(pair.substr(0, equals))),
                             equals == pair.npos ? std::string{} : TRY(decoded(pair.substr(equals + 1))));
        query.remove_prefix(end == query.npos ? query.size() : end + 1);
    }
    return out;
}

void write_member(std::string& out, std::string_view name, std::string_view value, Bare bare)
{
    if (out.size() > 1) out += ',';
    json::write_text(out, name);
    out += ':';
    bool as_it_is = (bare == Bare::number && is_whole_number(value)) ||
                    (bare == Bare::truth && (value == "true" || value == "false"));
    if (as_it_is) out += value;
    else if (bare == Bare::truth && (value == "1" || value == "0")) out += value == "1" ? "true" : "false";
    else json::write_text(out, value);
}

Result<std::string> request_text(RawRequest const& raw, std::span<BareMember const> members)
{
    auto bare = [&](std::string_view name) {
        for (auto const& member : members)
            if (member.name == name) return member.bare;
        return Bare::no;
    };
    auto        parameters = TRY(parse_query(raw.query));
    std::string out        = "{";
    for (auto const& [name, value] : raw.path) write_member(out, name, value, bare(name));
    for (auto const& [name, value] : parameters) write_member(out, name, value, bare(name));

    auto body = raw.body;
    while (!body.empty() && std::string_view{" \t\r\n"}.contains(body.front())) body.remove_prefix(1);
    if (body.empty()) return out + "}";
    if (out == "{") return std::string{raw.body};
    if (body.front() != '{') return std::string{raw.body}; // the reader says what is wrong with it
    body.remove_prefix(1);
    auto rest = body.find_first_not_of(" \t\r\n");
    if (rest != body.npos && body[rest] != '}') out += ',';
    return out.append(body);
}

Result<void> read_request(RawRequest const& raw, std::span<BareMember const> members, void* ask, json::ReadInto read)
{
    auto text = TRY(request_text(raw, members));
    return json::read_whole_text(text, ask, read);
}

} // namespace penstock::api
