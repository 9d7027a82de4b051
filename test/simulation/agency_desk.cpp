#include "simulation/agency_desk.hpp"

#include "app/program.hpp"
#include "people/person_api.hpp"
#include "store/blob.hpp"
#include "store/schema.hpp"

#include <fmt/format.h>

#include <optional>
#include <utility>

namespace penstock::agency {

namespace {

Db opened(std::string const& address)
{
    auto db = Db::open(address, OpenMode::create);
    if (!db || !store::migrate(*db, Instant{})) throw Broken{"no database at " + address};
    if (db->snapshot().row<std::int64_t>("SELECT size FROM journal_head WHERE one = 1").value_or(0) > 0)
        throw Broken{"the database is not empty: " + address};
    return *std::move(db);
}

} // namespace

Desk::Desk(std::uint64_t seed, std::string const& address)
    : random_{seed},
      chance_{seed},
      address_{address}
{
    recorder_.emplace(opened(address), clock_, chance_);
}

std::int64_t Desk::below(std::int64_t end)
{
    return static_cast<std::int64_t>(random_() % static_cast<std::uint64_t>(end));
}

void Desk::go_to(Day day)
{
    flush();
    today_ = day;
    clock_.set({std::chrono::milliseconds{day.at().time_since_epoch()}.count() + 4 * 3'600'000});
}

void Desk::clock_says(Instant now)
{
    flush();
    clock_.set(now);
    today_ = *day_in(now, installation_.zone);
}

void Desk::restart()
{
    flush();
    runner_.reset();
    recorder_.reset();
    recorder_.emplace(*Db::open(address_, OpenMode::existing), clock_, chance_);
}

journal::Ticked Desk::tick(Schedule const& schedule, std::chrono::milliseconds elapsed)
{
    flush();
    if (!runner_)
        runner_.emplace(schedule, journal::DailyWorld{[this](Attempt attempt) {
                                                          return recorder_->run_one(std::move(attempt));
                                                      },
                                                      [this](auto const& use) {
                                                          auto snapshot = recorder_->database().snapshot();
                                                          use(snapshot);
                                                      },
                                                      clock_, installation_.zone});
    return runner_->tick(elapsed);
}

void Desk::queue(journal::Attempt attempt, std::string what, std::function<void(std::string const&)> done)
{
    attempt.done = [what = std::move(what), done = std::move(done)](Outcome outcome) {
        if (outcome.ending != journal::Ending::done) {
            auto const& refused = outcome.refused;
            auto        why     = refused.faults.empty() ? refused.why : refused.faults[0].why;
            auto        where   = refused.faults.empty() ? refused.detail : refused.faults[0].pointer;
            throw Broken{fmt::format("{}: {} {} {}", what, name_of(why), where, outcome.incident)};
        }
        if (done) done(outcome.answer);
    };
    queue_.push_back(std::move(attempt));
    if (queue_.size() >= 200 && !running_) flush();
}

void Desk::ask(Caller const& by, std::string path, std::string body, Done done)
{
    auto match = all_endpoints().find("POST", path);
    expects(match.endpoint != nullptr);
    auto attempt = [&] {
        auto            snapshot = recorder_->database().snapshot();
        Reply           reply;
        Look            look{snapshot, by, clock_.now(), today_, "local", installation_, chance_, reply};
        api::RawRequest raw{std::move(match.parameters), {}, body};
        return match.endpoint->prepare(look, raw);
    }();
    auto what = fmt::format("{} {} {} by {}", today_.iso(), path, body, by.person());
    if (!attempt) throw Broken{what + ": " + std::string{name_of(attempt.error().why)}};
    if (match.endpoint->kind == api::EndpointKind::act) attempt->key = fmt::format("agency-{:024}", ++keys_);
    queue(*std::move(attempt), std::move(what), [done = std::move(done)](std::string const& answer) {
        if (done) done(boost::json::parse(answer).as_object());
    });
}

std::int64_t Desk::made(Caller const& by, std::string path, std::string body)
{
    std::int64_t id = 0;
    ask(by, std::move(path), std::move(body), [&](auto const& answer) { id = answer.at("id").as_int64(); });
    flush();
    return id;
}

void Desk::run(std::string what, std::function<Result<std::string>(Act&)> work)
{
    queue({.actor     = {},
           .key       = fmt::format("agency-{:024}", ++keys_),
           .operation = "simulation",
           .request   = "{}",
           .run       = std::move(work)},
          std::move(what), {});
}

std::string Desk::get(Caller const& by, std::string const& path)
{
    flush();
    auto match = all_endpoints().find("GET", path);
    expects(match.endpoint != nullptr);
    auto            snapshot = recorder_->database().snapshot();
    Reply           reply;
    Look            look{snapshot, by, clock_.now(), today_, "local", installation_, chance_, reply};
    api::RawRequest raw{std::move(match.parameters), {}, {}};
    auto            answer = match.endpoint->read(look, raw);
    if (!answer) throw Broken{path + ": " + std::string{name_of(answer.error().why)}};
    return *std::move(answer);
}

std::int64_t Desk::add_person(std::string const& name, std::string_view role)
{
    Id<Person> id;
    NewPerson  person{name, fmt::format("person{}@agency.example", ++keys_), "no password", {}};
    if (!role.empty()) person.role = RoleWanted{.role = *named<Role>(role), .from = today_};
    run("person " + name, [&](Act& act) -> Result<std::string> {
        id = TRY(penstock::add_person(act, Caller::operator_of_this_machine(), person));
        return std::string{"{}"};
    });
    flush();
    return id.value;
}

std::string Desk::keep(std::string const& content)
{
    BlobSink sink;
    sink.append(content);
    auto digest = hex(sink.finish().digest.view());
    flush();
    recorder_->run_one({.operation = "upload", .request = "{}", .run = [&](Act& act) -> Result<std::string> {
                           sink.keep(act.upkeep());
                           return std::string{"{}"};
                       }});
    return digest;
}

void Desk::flush()
{
    while (!queue_.empty() && !running_) {
        auto batch = std::exchange(queue_, {});
        running_   = true;
        recorder_->run(batch);
        running_ = false;
    }
}

} // namespace penstock::agency
