// JSON Schema (draft 2020-12, as OpenAPI 3.1 uses it) of any type that json_read can read, read off its description.
#pragma once

#include "base/json_write.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include <map>

namespace penstock::json {

// The name of a type without its namespaces; List<AwardItem> is called ListOfAwardItem.
template <class T> std::string type_name()
{
    constexpr std::string_view whole = __PRETTY_FUNCTION__;
    auto                       from  = whole.find("T = ") + 4;
    std::string                name{whole.substr(from, whole.find_first_of(";]", from) - from)};
    std::string                out;
    for (std::size_t start = 0; start < name.size();) {
        auto end  = std::min(name.find_first_of("<>", start), name.size());
        auto part = name.substr(start, end - start);
        if (auto colon = part.rfind("::"); colon != part.npos) part.erase(0, colon + 2);
        if (!out.empty() && !part.empty()) out += "Of";
        out += part;
        start = end + 1;
    }
    return out;
}

// Gathers the schemas of described structs and enumerations by name, so that each stands once in a document.
struct Components {
    boost::json::object                             schemas;
    std::map<std::string, std::string, std::less<>> owners; // two types of one name are a defect, not one schema
};

inline boost::json::object reference(std::string const& name) { return {{"$ref", "#/components/schemas/" + name}}; }

template <class T> boost::json::object schema(Components& components)
{
    using boost::json::array;
    using boost::json::object;
    if constexpr (is_optional<T>::value) return schema<typename T::value_type>(components);
    else if constexpr (std::is_same_v<T, bool>) return {{"type", "boolean"}};
    else if constexpr (std::is_integral_v<T>)
        return {{"type", "integer"}, {"format", sizeof(T) == 8 ? "int64" : "int32"}};
    else if constexpr (is_id<T>::value)
        return {{"type", "integer"}, {"format", "int64"}, {"minimum", 1}, {"maximum", most_exact}};
    else if constexpr (std::is_same_v<T, Raw>) return {{"description", "any JSON value"}};
    else if constexpr (is_vector<T>::value)
        return {{"type", "array"}, {"items", schema<typename T::value_type>(components)}};
    else if constexpr (std::is_same_v<T, Day>) return {{"type", "string"}, {"format", "date"}};
    else if constexpr (std::is_same_v<T, Instant>) return {{"type", "string"}, {"format", "date-time"}};
    else if constexpr (std::is_same_v<T, Digest>) return {{"type", "string"}, {"pattern", "^[0-9a-f]{64}$"}};
    else if constexpr (std::is_same_v<T, Currency>) return {{"type", "string"}, {"pattern", "^[A-Z]{3}$"}};
    else if constexpr (std::is_enum_v<T>) {
        auto name = type_name<T>();
        if (!components.schemas.contains(name)) {
            array names;
            for (auto const& e : enumerators<T>()) names.emplace_back(e.name);
            components.schemas[name] = object{{"type", "string"}, {"enum", std::move(names)}};
        }
        return reference(name);
    } else if constexpr (std::is_same_v<T, Words>) return schema<Bilingual>(components);
    else if constexpr (Described<T> || std::is_same_v<T, Money>) {
        auto name = type_name<T>();
        if (auto [owner, fresh] = components.owners.try_emplace(name, __PRETTY_FUNCTION__); !fresh) {
            expects(owner->second == __PRETTY_FUNCTION__);
            return reference(name);
        }
        object properties;
        array  required;
        using Members =
            boost::describe::describe_members<T, boost::describe::mod_public | boost::describe::mod_inherited>;
        boost::mp11::mp_for_each<Members>([&](auto member) {
            using Member            = std::remove_cvref_t<decltype(std::declval<T&>().*member.pointer)>;
            properties[member.name] = schema<Member>(components);
            if (!is_optional<Member>::value) required.emplace_back(member.name);
        });
        object out{{"type", "object"}, {"properties", std::move(properties)}, {"additionalProperties", false}};
        if (!required.empty()) out["required"] = std::move(required);
        components.schemas[name] = std::move(out);
        return reference(name);
    } else if constexpr (requires { T::longest; }) return {{"type", "string"}, {"maxLength", T::longest}};
    else return {{"type", "string"}};
}

} // namespace penstock::json
