#include "exchange/columns.hpp"

#include "exchange/refusals.hpp"
#include "exchange/values.hpp"

#include <algorithm>

namespace penstock::exchange {

std::string header_key(std::string_view header)
{
    std::string out;
    for (header = trimmed(header); !header.empty();) {
        struct Same {
            std::string_view from, to;
        };
        constexpr Same same[] = {{"（", "("}, {"）", ")"}, {"\xc2\xa0", ""}, {"\xe3\x80\x80", ""}, {"：", ":"}};
        auto           found  = std::ranges::find_if(same, [&](Same const& s) { return header.starts_with(s.from); });
        if (found != std::end(same)) {
            out += found->to;
            header.remove_prefix(found->from.size());
            continue;
        }
        char c = header[0];
        header.remove_prefix(1);
        if (c == ' ' || c == '\t' || c == '\r' || c == '\n') continue;
        out += 'A' <= c && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return out;
}

namespace {

// The one column with this header: -1 when there is none, -2 when there are several.
int column_of(std::string_view header, std::span<std::string const> keys)
{
    auto key   = header_key(header);
    auto first = std::ranges::find(keys, key);
    if (first == keys.end()) return -1;
    if (std::find(std::next(first), keys.end(), key) != keys.end()) return -2;
    return static_cast<int>(first - keys.begin());
}

} // namespace

Result<Columns> find_columns(Mapping const& mapping, std::span<std::string const> headers)
{
    std::vector<std::string> keys;
    for (auto const& header : headers) keys.push_back(header_key(header));

    Columns            out;
    std::vector<Fault> faults;
    for (auto const& field : enumerators<Field>()) {
        auto const& names = mapping.headers_of(field.value);
        int         found = -1;
        for (auto const& name : names)
            if (found == -1) found = column_of(name, keys);
        if (!names.empty() && found < 0)
            faults.push_back({"/columns/" + std::string{field.name}, refusal::mapping_incomplete, names[0]});
        out[field.value] = std::max(found, -1);
    }
    for (auto const& [scheme, header] : mapping.outside_ids) {
        int found = column_of(header, keys);
        if (found < 0) faults.push_back({"/outside_ids/" + scheme, refusal::mapping_incomplete, header});
        out.outside_ids.emplace_back(scheme, found);
    }
    if (faults.empty()) return out;
    Refused refused{refusal::mapping_incomplete};
    refused.faults = std::move(faults);
    return std::unexpected{std::move(refused)};
}

Mapping const* fitting(std::span<Mapping const> mappings, std::span<std::string const> headers)
{
    auto fits  = [&](Mapping const& mapping) { return find_columns(mapping, headers).has_value(); };
    auto found = std::ranges::find_if(mappings, fits);
    return found == mappings.end() ? nullptr : &*found;
}

} // namespace penstock::exchange
