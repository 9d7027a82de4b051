#include "base/json_components.hpp"

#include <algorithm>

namespace penstock::json {

using boost::json::array;
using boost::json::object;

namespace {

object reference(std::string const& name) { return {{"$ref", "#/components/schemas/" + name}}; }

} // namespace

std::string type_name(std::string_view pretty_function)
{
    auto const  from = pretty_function.find("T = ") + 4;
    std::string name{pretty_function.substr(from, pretty_function.find_first_of(";]", from) - from)};
    std::string out;
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

void boolean_schema(Components&, object& out) { out = {{"type", "boolean"}}; }
void long_schema(Components&, object& out) { out = {{"type", "integer"}, {"format", "int64"}}; }
void short_schema(Components&, object& out) { out = {{"type", "integer"}, {"format", "int32"}}; }
void id_schema(Components&, object& out)
{
    out = {{"type", "integer"}, {"format", "int64"}, {"minimum", 1}, {"maximum", most_exact}};
}
void any_schema(Components&, object& out) { out = {{"description", "any JSON value"}}; }
void text_schema(Components&, object& out) { out = {{"type", "string"}}; }
void day_schema(Components&, object& out) { out = {{"type", "string"}, {"format", "date"}}; }
void instant_schema(Components&, object& out) { out = {{"type", "string"}, {"format", "date-time"}}; }
void digest_schema(Components&, object& out) { out = {{"type", "string"}, {"pattern", "^[0-9a-f]{64}$"}}; }
void currency_schema(Components&, object& out) { out = {{"type", "string"}, {"pattern", "^[A-Z]{3}$"}}; }
void limited_text_schema(object& out, std::size_t longest) { out = {{"type", "string"}, {"maxLength", longest}}; }

void array_schema(Components& components, object& out, SchemaOf item)
{
    object items;
    item(components, items);
    out = {{"type", "array"}, {"items", std::move(items)}};
}

void enumeration_schema(Components& components, object& out, std::string_view pretty_function,
                        std::span<std::string_view const> names)
{
    auto name = type_name(pretty_function);
    if (!components.schemas.contains(name)) {
        array list;
        for (auto each : names) list.emplace_back(each);
        components.schemas[name] = object{{"type", "string"}, {"enum", std::move(list)}};
    }
    out = reference(name);
}

void refusal_schema(Components& components, object& out)
{
    std::vector<std::string_view> names;
    for (auto const& each : all_refusals()) names.push_back(each.name);
    enumeration_schema(components, out, "T = Refusal", names);
}

void object_schema(Components& components, object& out, std::string_view pretty_function,
                   std::span<SchemaMember const> members)
{
    auto name         = type_name(pretty_function);
    out               = reference(name);
    auto [owner, one] = components.owners.try_emplace(name, pretty_function);
    if (!one) {
        expects(owner->second == pretty_function);
        return;
    }
    object properties;
    array  required;
    for (auto const& member : members) {
        object of;
        member.schema(components, of);
        properties[member.name] = std::move(of);
        if (!member.optional) required.emplace_back(member.name);
    }
    object all{{"type", "object"}, {"properties", std::move(properties)}, {"additionalProperties", false}};
    if (!required.empty()) all["required"] = std::move(required);
    components.schemas[name] = std::move(all);
}

} // namespace penstock::json
