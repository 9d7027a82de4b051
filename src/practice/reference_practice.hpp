// Practices of other agencies that come with the program: the files of practices/, embedded when it is built. A body
// may take one over; it then is a documented practice of its own, to be tried and evaluated like any other.
#pragma once

#include "practice/practice.hpp"

#include <string_view>

namespace penstock {

struct ShippedPractice {
    std::string_view name; // of the file, without .json
    std::string_view text;
};
std::vector<ShippedPractice> const& shipped_practices(); // by name

struct ReferencePractice {
    Bilingual                 agency; // whose it is
    PracticeText              text;
    std::vector<TemplateText> templates;
};
BOOST_DESCRIBE_STRUCT(ReferencePractice, (), (agency, text, templates))

struct NamedReference {
    std::string       name;
    ReferencePractice practice;
};
// Read once; a file that is not one is a defect.
std::vector<NamedReference> const& reference_practices();

} // namespace penstock
