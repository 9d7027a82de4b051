// Sends mails that wait, one after the other. A mail is marked before it is handed to the mail server and again after
// the answer, each mark in a commit of its own. So it goes out once; only when the program dies between the server's
// answer and the second mark is it handed over again, under the same Message-ID, by which mail programs know a copy.
#pragma once

#include "journal/recorder.hpp"
#include "message/mail_text.hpp"
#include "message/smtp.hpp"

#include <chrono>
#include <functional>
#include <string>

namespace penstock {

// What sending needs of the world.
struct PostWorld {
    std::function<Outcome(Attempt)>                                           ask;
    std::function<void(std::function<void(Reader&)> const&)>                  read;
    std::function<SmtpAnswer(std::string const& to, std::string const& text)> send;
    Clock&                                                                    clock;
    std::string                                                               from;      // address
    std::string                                                               from_name;
    std::string link; // where the application is; may be ""
    std::string origin; // of the journal: names our mails
};

// After so many attempts: a minute, then four times longer each time, at most six hours.
std::chrono::milliseconds wait_after(std::int64_t attempts);

class PostOffice {
public:
    // A mail that could not be handed over for this long is given up.
    static constexpr std::chrono::hours patience{72};
    // How long an answer may stay out before the mail is handed over again.
    static constexpr std::chrono::minutes doubt{10};

    explicit PostOffice(PostWorld world) : world_{std::move(world)} {}

    // Hands over the next mail that is due; false when none is. Throws nothing of its own.
    bool send_next();

private:
    PostWorld world_;
};

} // namespace penstock
