// Tells systemd, which started this process with Type=notify, how it stands: a datagram to the socket it named.
#pragma once

#include <string_view>

namespace penstock {

// "READY=1", "STOPPING=1". Does nothing when nobody wants to know.
void tell_service_manager(std::string_view state);

} // namespace penstock
