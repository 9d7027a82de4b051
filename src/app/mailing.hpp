// Mail as the server sends it: its settings, and the thread that hands mails over one after the other.
#pragma once

#include "app/config.hpp"
#include "message/post_office.hpp"
#include "store/pool.hpp"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace penstock {

struct MailSettings {
    SmtpServer  server;
    std::string link; // where the application is, without a slash at its end; may be empty
};

// Refuses missing_field of the sender's address, wrong_type of what is no address or no web address, unreadable_file of
// the password, and key_readable_by_others when others may read it.
Result<MailSettings> mail_settings(Config const& config);

class Mailing {
public:
    // Does nothing without a host. `closed`: the record takes no acts now, so nothing could be marked either.
    Mailing(MailSettings settings, RecorderThread& recorder, ReaderPool& readers, Clock& clock, std::string origin,
            std::function<bool()> closed);
    ~Mailing();

private:
    void run();

    std::function<bool()>   closed_;
    PostOffice              office_;
    std::mutex              mutex_;
    std::condition_variable wake_;
    bool                    stopping_{};
    std::thread             thread_; // last: it uses all of the above
};

} // namespace penstock
