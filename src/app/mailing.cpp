#include "app/mailing.hpp"

#include "app/commands.hpp"
#include "app/operations.hpp"
#include "journal/refusals.hpp"

#include <chrono>
#include <sys/stat.h>
#include <unistd.h>

namespace penstock {

Result<MailSettings> mail_settings(Config const& config)
{
    MailSettings out{{.host           = config.value("smtp_host"),
                      .port           = config.whole("smtp_port"),
                      .from           = config.value("smtp_from"),
                      .user           = config.value("smtp_user"),
                      .tls_from_start = config.whole("smtp_port") == 465,
                      .authority_file = config.value("smtp_authority_file")},
                     config.value("web_address")};
    while (out.link.ends_with('/')) out.link.pop_back();
    if (!out.link.empty() && !out.link.starts_with("https://") && !out.link.starts_with("http://"))
        return refuse(refusal::wrong_type, "web_address: https://penstock.example");
    if (out.server.host.empty()) return out;
    if (out.server.from.empty()) return refuse(refusal::missing_field, "smtp_from");
    if (!plain_address(out.server.from)) return refuse(refusal::wrong_type, "smtp_from: penstock@example.org");
    auto const& authority = out.server.authority_file;
    if (!authority.empty() && access(authority.c_str(), R_OK) != 0)
        return refuse(refusal::unreadable_file, "smtp_authority_file " + authority);
    auto const& file = config.value("smtp_password_file");
    if (file.empty()) return out;
    struct stat about{};
    if (stat(file.c_str(), &about) != 0) return refuse(refusal::unreadable_file, file);
    if ((about.st_mode & 077) != 0) return refuse(refusal::key_readable_by_others, file);
    auto password = password_from(file);
    if (!password) return refuse(refusal::unreadable_file, file);
    out.server.password = *std::move(password);
    return out;
}

Mailing::Mailing(MailSettings settings, RecorderThread& recorder, ReaderPool& readers, Clock& clock, std::string origin,
                 std::function<bool()> closed)
    : closed_{std::move(closed)},
      office_{{.ask = [&recorder](Attempt attempt) { return recorder.ask(std::move(attempt)); },
               .read =
                   [&readers](auto const& use) {
                       auto lease    = readers.take();
                       auto snapshot = lease.snapshot();
                       use(snapshot);
                   },
               .send      = [server = settings.server](std::string const& to,
                                                  std::string const& text) { return send_by_smtp(server, to, text); },
               .clock     = clock,
               .from      = settings.server.from,
               .from_name = "Penstock 渠成",
               .link      = settings.link,
               .origin    = std::move(origin)}}
{
    if (!settings.server.host.empty()) thread_ = std::thread{[this] { run(); }};
}

Mailing::~Mailing()
{
    {
        std::lock_guard lock{mutex_};
        stopping_ = true;
    }
    wake_.notify_all();
    if (thread_.joinable()) thread_.join();
}

void Mailing::run()
{
    std::unique_lock lock{mutex_};
    while (!stopping_) {
        lock.unlock();
        bool sent = false;
        if (!closed_()) try { // the edge of this thread: a database that is away now is asked again
                sent = office_.send_next();
            } catch (std::exception const& error) {
                log_incident(std::string{"mail: "} + error.what(), "");
            }
        lock.lock();
        if (!sent) wake_.wait_for(lock, std::chrono::seconds{2}, [this] { return stopping_; });
    }
}

} // namespace penstock
