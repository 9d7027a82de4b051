// A fictional city and its research programmes, made by running acts through the same code as everybody's, with a fixed
// seed and a clock shifted so that the last act is of today.
#pragma once

#include "api/look.hpp"
#include "app/instance.hpp"

#include <vector>

namespace penstock {

std::vector<DemoAccount> demo_accounts();

// Fills an empty database. Refuses not_empty when there is anything in the record.
Result<void> make_demo(InstanceOptions const& options);

// Whether the database was filled by make_demo().
bool is_demo(Reader& reader);

} // namespace penstock
