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
            if (!byte || byte->size() != 1) return refuse(Refusal::malformed_request, std::string{text});
            out += *byte;
            i += 2;
        }
    }
    if (!is_valid_utf8(out)) return refuse(Refusal::not_utf8);
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

} // namespace penstock::api
