// The schemas of a document while it is put together, and what is in them.
#pragma once

#include "base/json_schema.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include <map>

namespace penstock::json {

// Gathers the schemas of described structs and enumerations by name, so that each stands once in a document.
struct Components {
    boost::json::object                             schemas;
    std::map<std::string, std::string, std::less<>> owners; // two types of one name are a defect, not one schema
};

template <class T> boost::json::object schema(Components& components)
{
    boost::json::object out;
    schema<T>(components, out);
    return out;
}

} // namespace penstock::json
