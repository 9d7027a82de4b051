// Handing one mail to a mail server (RFC 5321), by libcurl.
#pragma once

#include "base/enumerator.hpp"

#include <cstdint>
#include <string>

namespace penstock {

struct SmtpServer {
    std::string  host; // empty: mail is not sent
    std::int64_t port{25};
    std::string  from; // the address mails come from
    std::string  user; // empty: no authentication
    std::string  password;
    bool         tls_from_start{}; // port 465; otherwise STARTTLS where it is offered
    std::string  authority_file;   // certificates (PEM) of who vouches for the server; empty: the system's
};

BOOST_DEFINE_ENUM_CLASS(SmtpOutcome, taken, later, never)

struct SmtpAnswer {
    SmtpOutcome  outcome{};
    std::int64_t code{}; // of the server; 0: it gave none
    std::string  said;   // in a few words, without address or content
};

// Waits at most a minute. A password goes only over TLS to a server whose certificate somebody vouches for, unless it
// is on this machine.
SmtpAnswer send_by_smtp(SmtpServer const& server, std::string const& to, std::string const& text);

// What the code means: 2xx taken; 5xx never, but for those that blame the session and not the mail; else later.
SmtpOutcome outcome_of(std::int64_t code, bool delivered);

} // namespace penstock
