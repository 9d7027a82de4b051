// A list as a table for other programs: each described item flattened into cells, with headers in words.
#pragma once

#include "base/json_write.hpp"

#include <string>
#include <vector>

namespace penstock::api {

enum class Language { zh, en };
BOOST_DESCRIBE_ENUM(Language, zh, en)

struct Cell {
    enum class Kind { text, integer, money } kind{Kind::text};
    std::string text; // a plain decimal for numbers
    int         decimals{};
};

// Takes rows as they come. Implemented by whoever knows file formats.
struct TableSink {
    virtual ~TableSink()                                       = default;
    virtual void header(std::vector<std::string> const& names) = 0;
    virtual void row(std::vector<Cell> const& cells)           = 0;
};

// The words for a field's name; a Defect when a listed field has none.
Words field_words(std::string_view name);

template <class T> void add_headers(std::vector<std::string>& out, std::string const& prefix, Language language)
{
    auto joined = [&](Words words) {
        auto word = std::string{language == Language::zh ? words.zh : words.en};
        return prefix.empty() ? word : prefix + (language == Language::zh ? "" : " ") + word;
    };
    if constexpr (json::is_optional<T>::value) add_headers<typename T::value_type>(out, prefix, language);
    else if constexpr (std::is_same_v<T, Words>) add_headers<Bilingual>(out, prefix, language);
    else if constexpr (std::is_same_v<T, Money>) {
        out.push_back(prefix);
        out.push_back(joined(field_words("currency")));
    } else if constexpr (json::Described<T>) {
        using Members =
            boost::describe::describe_members<T, boost::describe::mod_public | boost::describe::mod_inherited>;
        boost::mp11::mp_for_each<Members>([&](auto member) {
            using Member = std::remove_cvref_t<decltype(std::declval<T&>().*member.pointer)>;
            if constexpr (!json::is_vector<Member>::value || std::is_same_v<Member, std::vector<std::string>>)
                add_headers<Member>(out, joined(field_words(member.name)), language);
        });
    } else out.push_back(prefix);
}

template <class T> void add_cells(std::vector<Cell>& out, T const* value)
{
    if constexpr (json::is_optional<T>::value)
        add_cells<typename T::value_type>(out, value && *value ? &**value : nullptr);
    else if constexpr (std::is_same_v<T, Words>)
        for (auto word : {value ? value->zh : "", value ? value->en : ""})
            out.push_back({Cell::Kind::text, std::string{word}});
    else if constexpr (std::is_same_v<T, Money>) {
        out.push_back(value ? Cell{Cell::Kind::money, value->decimal(), value->currency.decimals()} : Cell{});
        out.push_back({Cell::Kind::text, value ? std::string{value->currency.code()} : ""});
    } else if constexpr (json::Described<T>) {
        using Members =
            boost::describe::describe_members<T, boost::describe::mod_public | boost::describe::mod_inherited>;
        boost::mp11::mp_for_each<Members>([&](auto member) {
            using Member = std::remove_cvref_t<decltype(std::declval<T&>().*member.pointer)>;
            if constexpr (!json::is_vector<Member>::value || std::is_same_v<Member, std::vector<std::string>>)
                add_cells<Member>(out, value ? &(value->*member.pointer) : nullptr);
        });
    } else if (!value) out.emplace_back();
    else if constexpr (std::is_same_v<T, std::vector<std::string>>) {
        std::string joined;
        for (auto const& each : *value) joined += (joined.empty() ? "" : "; ") + each;
        out.push_back({Cell::Kind::text, std::move(joined)});
    } else if constexpr (std::is_same_v<T, bool>) out.push_back({Cell::Kind::text, *value ? "1" : "0"});
    else if constexpr (std::is_integral_v<T>) out.push_back({Cell::Kind::integer, std::to_string(*value)});
    else if constexpr (json::is_id<T>::value) out.push_back({Cell::Kind::integer, std::to_string(value->value)});
    else if constexpr (std::is_enum_v<T>) out.push_back({Cell::Kind::text, std::string{name_of(*value)}});
    else if constexpr (std::is_same_v<T, Day> || std::is_same_v<T, Instant>)
        out.push_back({Cell::Kind::text, value->iso()});
    else if constexpr (std::is_same_v<T, Currency>) out.push_back({Cell::Kind::text, std::string{value->code()}});
    else if constexpr (json::FromText<T>) out.push_back({Cell::Kind::text, value->value});
    else out.push_back({Cell::Kind::text, std::string{*value}});
}

} // namespace penstock::api
