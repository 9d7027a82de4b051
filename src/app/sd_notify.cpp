#include "app/sd_notify.hpp"

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstddef>
#include <cstdlib>

namespace penstock {

void tell_service_manager(std::string_view state)
{
    auto const*            named = std::getenv("NOTIFY_SOCKET");
    std::string_view const path  = named ? named : "";
    sockaddr_un            address{};
    if (path.size() < 2 || path.size() >= sizeof address.sun_path || (path[0] != '/' && path[0] != '@')) return;
    address.sun_family = AF_UNIX;
    path.copy(address.sun_path, path.size());
    if (path[0] == '@') address.sun_path[0] = '\0'; // a name without a file
    int const out = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (out < 0) return;
    auto const size = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + path.size());
    sendto(out, state.data(), state.size(), MSG_NOSIGNAL, reinterpret_cast<sockaddr const*>(&address), size);
    close(out);
}

} // namespace penstock
