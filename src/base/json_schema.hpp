// JSON Schema (draft 2020-12, as OpenAPI 3.1 uses it) of any type that json_read can read, read off its description.
// The parts are put together in json_schema.cpp; whoever looks into a schema includes json_components.hpp.
#pragma once

#include "base/json_write.hpp"

#include <boost/json/fwd.hpp>

namespace penstock::json {

// The name of a type without its namespaces; List<AwardItem> is called ListOfAwardItem.
std::string                    type_name(std::string_view pretty_function);
template <class T> std::string type_name() { return type_name(__PRETTY_FUNCTION__); }

struct Components;
using SchemaOf = void (*)(Components&, boost::json::object& out);

struct SchemaMember {
    std::string_view name;
    bool             optional{};
    SchemaOf         schema{};
};

void boolean_schema(Components&, boost::json::object& out);
void long_schema(Components&, boost::json::object& out);
void short_schema(Components&, boost::json::object& out);
void id_schema(Components&, boost::json::object& out);
void any_schema(Components&, boost::json::object& out);
void text_schema(Components&, boost::json::object& out);
void day_schema(Components&, boost::json::object& out);
void instant_schema(Components&, boost::json::object& out);
void digest_schema(Components&, boost::json::object& out);
void currency_schema(Components&, boost::json::object& out);
void limited_text_schema(boost::json::object& out, std::size_t longest);
void array_schema(Components&, boost::json::object& out, SchemaOf item);
void enumeration_schema(Components&, boost::json::object& out, std::string_view pretty_function,
                        std::span<std::string_view const> names);
void refusal_schema(Components&, boost::json::object& out);
void object_schema(Components&, boost::json::object& out, std::string_view pretty_function,
                   std::span<SchemaMember const> members);

template <class T> void schema(Components& components, boost::json::object& out);

template <class T, template <class...> class List, class... Member>
constexpr std::array<SchemaMember, sizeof...(Member)> schema_members_of(List<Member...>)
{
    return {{{Member::name, is_optional<TypeOf<T, Member>>::value, &schema<TypeOf<T, Member>>}...}};
}
template <class T> inline constexpr auto schema_table = schema_members_of<T>(MembersOf<T>{});

template <class E> constexpr auto enumerator_names()
{
    std::array<std::string_view, enumerator_table<E>.size()> out{};
    for (std::size_t i = 0; i < out.size(); ++i) out[i] = enumerator_table<E>[i].name;
    return out;
}
template <class E> inline constexpr auto enumerator_name_table = enumerator_names<E>();

template <class T> void schema(Components& components, boost::json::object& out)
{
    if constexpr (is_optional<T>::value) schema<typename T::value_type>(components, out);
    else if constexpr (std::is_same_v<T, bool>) boolean_schema(components, out);
    else if constexpr (std::is_integral_v<T>) (sizeof(T) == 8 ? long_schema : short_schema)(components, out);
    else if constexpr (is_id<T>::value) id_schema(components, out);
    else if constexpr (std::is_same_v<T, Raw>) any_schema(components, out);
    else if constexpr (is_vector<T>::value) array_schema(components, out, &schema<typename T::value_type>);
    else if constexpr (std::is_same_v<T, Day>) day_schema(components, out);
    else if constexpr (std::is_same_v<T, Instant>) instant_schema(components, out);
    else if constexpr (std::is_same_v<T, Digest>) digest_schema(components, out);
    else if constexpr (std::is_same_v<T, Currency>) currency_schema(components, out);
    else if constexpr (std::is_same_v<T, Refusal>) refusal_schema(components, out);
    else if constexpr (std::is_enum_v<T>)
        enumeration_schema(components, out, __PRETTY_FUNCTION__, enumerator_name_table<T>);
    else if constexpr (std::is_same_v<T, Words>) schema<Bilingual>(components, out);
    else if constexpr (Described<T> || std::is_same_v<T, Money>)
        object_schema(components, out, __PRETTY_FUNCTION__, schema_table<T>);
    else if constexpr (requires { T::longest; }) limited_text_schema(out, T::longest);
    else text_schema(components, out);
}

} // namespace penstock::json
