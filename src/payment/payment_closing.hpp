// What payments have to say before a year or a period is closed.
#pragma once

namespace penstock {

void register_closing_checks_of_payments();

} // namespace penstock
