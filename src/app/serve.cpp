#include "app/serve.hpp"

#include "app/checkup.hpp"
#include "app/operations.hpp"
#include "app/program.hpp"
#include "app/sd_notify.hpp"
#include "app/sealing.hpp"
#include "app/web_application.hpp"
#include "base/fold.hpp"
#include "identity/identity_api.hpp"
#include "people/one_time_link.hpp"
#include "people/second_factor.hpp"

#include <fmt/format.h>

#include <atomic>
#include <condition_variable>
#include <csignal>
#include <cstdio>
#include <mutex>
#include <sys/resource.h>
#include <thread>
#include <unistd.h>

namespace penstock {

namespace {

// Runs what is due each day, on a thread of its own, through the recorder like everybody else; and like everybody else
// not while the record is closed to acts.
class DailyClock {
public:
    DailyClock(RecorderThread& recorder, ReaderPool& readers, Clock& clock, std::string zone,
               std::function<bool()> closed)
        : closed_{std::move(closed)},
          runner_{daily_jobs(),
                  {[&recorder](Attempt attempt) { return recorder.ask(std::move(attempt)); },
                   [&readers](auto const& use) {
                       auto lease    = readers.take();
                       auto snapshot = lease.snapshot();
                       use(snapshot);
                   },
                   clock, std::move(zone)}},
          thread_{[this] {
              std::unique_lock lock{mutex_};
              do {
                  lock.unlock();
                  tick();
                  lock.lock();
              } while (!wake_.wait_for(lock, std::chrono::minutes{1}, [this] { return stopping_; }));
          }}
    {}
    ~DailyClock()
    {
        {
            std::lock_guard lock{mutex_};
            stopping_ = true;
        }
        wake_.notify_all();
        thread_.join();
    }

private:
    void tick()
    {
        if (closed_()) return;
        try { // the edge of this thread: a database that is away now is asked again in a minute
            auto ticked = runner_.tick(time_that_nobody_sets());
            if (ticked.clock != clock_)
                std::fputs(fmt::format("{{\"level\":\"{}\",\"event\":\"clock\",\"state\":\"{}\"}}\n",
                                       ticked.clock == journal::ClockState::steady ? "info" : "error",
                                       name_of(ticked.clock))
                               .c_str(),
                           stderr);
            clock_ = ticked.clock;
            for (auto const& failed : ticked.failed) log_incident("daily job " + failed, "");
        } catch (std::exception const& error) {
            log_incident(std::string{"daily jobs: "} + error.what(), "");
        }
    }

    std::mutex              mutex_;
    std::condition_variable wake_;
    bool                    stopping_{};
    journal::ClockState     clock_{journal::ClockState::steady};
    std::function<bool()>   closed_;
    DailyRunner             runner_;
    std::thread             thread_; // last: it uses all of the above
};

void log_access(net::Access const& access)
{
    auto line =
        fmt::format(R"({{"level":"info","event":"request","method":"{}","route":"{}","status":{},"microseconds":{},)"
                    R"("bytes":{},"trace":"{}"}})"
                    "\n",
                    access.method, access.route, access.status, access.microseconds, access.bytes, access.trace);
    std::fputs(line.c_str(), stdout);
}

// The path of a link for the first administrator, while nobody is registered; "" afterwards.
std::string first_run_path(RecorderThread& recorder)
{
    std::string out;
    auto kept =
        recorder.ask({.operation = "first_run_link", .request = "{}", .run = [&](Act& act) -> Result<std::string> {
                          if (act.read().one<std::int64_t>("SELECT count(*) FROM person") == 0)
                              out = make_first_run_link(act).path;
                          return {};
                      }});
    return kept.ending == journal::Ending::done ? out : "";
}

// What fails here, for a full disk say, is done at the next start.
void encrypt_secrets(RecorderThread& recorder)
{
    FactorSecrets left;
    auto          kept =
        recorder.ask({.operation = "encrypt_secrets", .request = "{}", .run = [&](Act& act) -> Result<std::string> {
                          encrypt_second_factors(act);
                          left = look_at_factor_secrets(act.read(), act.cipher());
                          return {};
                      }});
    if (kept.ending != journal::Ending::done) log_incident("secrets are not encrypted with the newest key yet", "");
    if (left.unreadable > 0)
        log_incident(
            fmt::format("{} second factors are of a key that is not here; see penstock doctor", left.unreadable), "");
}

// The key as the signer gives it, or as it is known from the last time when the signer is away.
Result<journal::VerifierKey> key_of_journal(SignerLink& link, Recorder& recorder)
{
    auto key = link.key();
    if (key) return key;
    auto snapshot = recorder.database().snapshot();
    auto known    = journal::seal_state(snapshot).key;
    if (known.empty()) return std::unexpected{key.error()};
    return journal::VerifierKey::parse(known);
}

void raise_open_files()
{
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
}

} // namespace

Result<void> serve(ServeOptions options)
{
    // Blocked before any thread starts, so that only the waiting thread below gets them.
    sigset_t stop_signals;
    sigemptyset(&stop_signals);
    sigaddset(&stop_signals, SIGINT);
    sigaddset(&stop_signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &stop_signals, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
    raise_open_files();
    if (auto seen = Db::open(options.instance.database, OpenMode::read_only);
        seen && is_damaged(options.instance.database))
        return refuse(refusal::database_damaged);
    simplified(U'經'); // loads the script tables now, not at the first search

    SystemClock    clock;
    SystemChance   chance;
    auto           policy   = TRY(read_policy(options.witness_policy));
    auto           recorder = TRY(open_recorder(options.instance, clock, chance, OpenMode::create));
    auto           link     = TRY(link_for_server(options.instance));
    auto           key      = TRY(key_of_journal(link, *recorder));
    RecorderThread thread{std::move(recorder)};
    ReaderPool     readers{options.instance.database, options.readers};

    Installation installation{.version        = std::string{program_version()},
                              .zone           = options.instance.zone,
                              .journal_key    = key.text(),
                              .demo           = options.demo,
                              .demo_accounts  = options.demo_accounts,
                              .secure_cookies = !options.net.certificate_file.empty()};
    thread.when_idle([](Recorder& idle) { return search_index().advance(idle); });
    std::atomic<bool> disk_lost{};
    thread.when_disk_lost([&disk_lost] {
        log_incident(
            "the disk did not confirm what was written; the server ends, so that the next one reads what is there", "");
        disk_lost = true;
        kill(getpid(), SIGTERM); // the way everything is ended in order
    });
    Sealing sealing{thread, readers, clock, std::move(link), key, {options.checkpoint_every, std::move(policy)}};
    auto    first_run = first_run_path(thread);
    encrypt_secrets(thread);

    IdentityProvider provider{options.provider};
    if (!options.provider.issuer.empty()) use_identity_provider(&provider);
    WebApplication application{all_endpoints(), installation, readers, thread, clock, chance};
    application.close_acts_when([&sealing] { return sealing.closed(); });
    application.show_metrics({options.metrics_from, [&options] { return backup_metrics(options.backup_folder); }});
    if (options.access_log) options.net.on_access = log_access;
    options.net.on_defect = log_incident;
    net::Server server{application, options.net};
    application.serve_through(server);

    DailyClock  daily{thread, readers, clock, options.instance.zone,
                     [&sealing] { return sealing.closed().has_value(); }};
    Mailing     mailing{options.mail, thread, readers, clock, options.instance.origin,
                    [&sealing] { return sealing.closed().has_value(); }};
    std::thread waiter{[&] {
        int received = 0;
        sigwait(&stop_signals, &received);
        tell_service_manager("STOPPING=1");
        server.stop();
    }};
    if (options.ready)
        options.ready(fmt::format("http{}://{}:{}", options.net.certificate_file.empty() ? "" : "s",
                                  options.net.addresses.front(), server.port()),
                      first_run);
    tell_service_manager("READY=1");
    server.run();
    waiter.join();
    if (disk_lost) return refuse(refusal::unavailable, "fsync");
    return {};
}

} // namespace penstock
