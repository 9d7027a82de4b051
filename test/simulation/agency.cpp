// Years in the life of a funding agency, from one seed: programmes, awards, milestones, money in two currencies, and
// the end of every fiscal year, all through the endpoints. Prints one line of JSON at the end; the same seed gives the
// same journal on either database.
//   agency SEED DATABASE [SHARE [CONTROL]]     SHARE: 1 of so many awards; CONTROL: something wrong on purpose,
//                                              "unearned" (paid without its milestone) or "lost" (a fen disappears)
#include "api/endpoint.hpp"
#include "app/local_client.hpp"
#include "app/program.hpp"
#include "journal/log.hpp"
#include "journal/replay.hpp"
#include "ledger/fiscal_year_facts.hpp"
#include "ledger/recount.hpp"
#include "store/schema.hpp"
#include "store/writer_key.hpp"

#include <boost/json.hpp>
#include <fmt/format.h>

#include <chrono>
#include <cstdio>
#include <map>
#include <random>
#include <set>

using namespace penstock;

namespace {

constexpr int              first_year = 2021, years = 6, programmes_most = 12, awards_most = 1500, milestones_each = 6;
constexpr std::string_view currencies[] = {"CNY", "EUR"};

struct Broken : std::runtime_error {
    using runtime_error::runtime_error;
};

struct AwardLife {
    std::int64_t id{};
    int          programme{};
    int          currency{};
    std::int64_t amount{};
    std::int64_t committed{};
    std::int64_t unspent{}; // paid in the present year and not yet accounted for
};

class Agency {
public:
    Agency(std::uint64_t seed, std::string const& address, int share, std::string control)
        : random_{seed},
          chance_{seed},
          recorder_{opened(address), clock_, chance_},
          share_{share},
          control_{std::move(control)}
    {}

    void live()
    {
        for (int i = 0; i < programmes_most; ++i) {
            ask("/api/programmes",
                fmt::format(
                    R"({{"code":"P{0}","title":{{"zh":"项目群{0}","en":"Programme {0}"}},)"
                    R"("goal":{{"zh":"","en":""}},"problem":{{"zh":"","en":""}},"result":{{"zh":"","en":""}}}})",
                    i + 1),
                [this](auto const& made) { programmes_.push_back(made.at("id").as_int64()); });
        }
        flush();
        for (int year = first_year; year <= first_year + years; ++year) {
            go_to(*Day::of(year, 1, 4));
            open_year(year);
            if (year > first_year) close_year(year - 1);
            if (year == first_year + years) break;
            exchange(year);
            if (year < first_year + years - 1) plan_awards(year);
            for (auto end = *Day::of(year, 12, 31); !events_.empty() && events_.begin()->first <= end;) {
                auto [day, event] = *events_.begin();
                events_.erase(events_.begin());
                if (day > today_) flush(), go_to(day);
                event();
            }
            flush();
        }
    }

    // What holds in the end, as one line; whether all of it holds.
    bool tell(std::uint64_t seed, std::string const& address, std::chrono::steady_clock::time_point begin)
    {
        if (control_ == "lost") lose_a_fen();
        auto db       = *Db::open(address, OpenMode::existing);
        auto snapshot = db.snapshot();
        auto count    = [&](std::string const& sql) { return snapshot.one<std::int64_t>(sql); };
        auto counted  = recount(snapshot);
        bool earned   = true;
        for (auto milestone : snapshot.rows<std::int64_t>(R"sql(
                 SELECT DISTINCT a.milestone_id
                   FROM entry e
                   JOIN entry_leg l ON l.entry_id = e.id AND l.minor < 0
                   JOIN account a ON a.id = l.account_id
                  WHERE e.kind = 'pay'
             )sql"))
            earned = earned && met_.contains(milestone);
        // What is paid otherwise is an advance, and nothing else.
        earned = earned && count("SELECT count(*) FROM entry e JOIN entry_leg l ON l.entry_id = e.id AND l.minor > 0 "
                                 "JOIN account a ON a.id = l.account_id "
                                 "WHERE a.stage = 'paid' AND e.kind NOT IN ('pay', 'advance')") == 0;
        bool explained = true;
        for (auto pool : snapshot.rows<Id<Appropriation>>("SELECT id FROM appropriation ORDER BY id"))
            explained = explained && explain(snapshot, pool).unexplained == 0;
        auto closed   = count("SELECT count(*) FROM fiscal_year WHERE state = 'closed'");
        auto verified = journal::verify(snapshot, std::nullopt, std::nullopt);
        auto target   = *Db::open("sqlite::memory:", OpenMode::create);
        expects(store::migrate(target, Instant{}).has_value());
        auto replayed = journal::replay_check(snapshot, target, all_fact_kinds());
        auto seconds  = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
        fmt::print(R"({{"seed":{},"database":"{}","programmes":{},"awards":{},"milestones":{},"met":{},"entries":{},)"
                   R"("facts":{},"seconds":{:.1f},"root":"{}","conserved":{},"earned":{},"explained":{},)"
                   R"("years_closed":{},"verified":{},"replay_equal":{}}})"
                   "\n",
                   seed, address.substr(0, address.find(':')), programmes_.size(), count("SELECT count(*) FROM award"),
                   planned_, met_.size(), count("SELECT count(*) FROM entry"), verified.size, seconds, verified.root,
                   counted.wrong.empty(), earned, explained, closed, verified.ok, replayed.ok);
        for (auto const& wrong : counted.wrong) fmt::print(stderr, "{}\n", wrong);
        for (auto const& wrong : replayed.wrong) fmt::print(stderr, "{}\n", wrong);
        return counted.wrong.empty() && earned && explained && closed == years && verified.ok && replayed.ok;
    }

private:
    using Done = std::function<void(boost::json::object const&)>;

    static Db opened(std::string const& address)
    {
        auto db = Db::open(address, OpenMode::create);
        if (!db || !store::migrate(*db, Instant{})) throw Broken{"no database at " + address};
        if (db->snapshot().row<std::int64_t>("SELECT size FROM journal_head WHERE one = 1").value_or(0) > 0)
            throw Broken{"the database is not empty: " + address};
        return *std::move(db);
    }

    std::int64_t below(std::int64_t end)
    {
        return static_cast<std::int64_t>(random_() % static_cast<std::uint64_t>(end));
    }

    void go_to(Day day)
    {
        today_ = day;
        clock_.set({std::chrono::milliseconds{day.at().time_since_epoch()}.count() + 4 * 3'600'000});
    }

    // An act, done with others in one commit; what refuses it is an error of the simulation.
    void ask(std::string path, std::string body, Done done = {})
    {
        auto match = all_endpoints().find("POST", path);
        expects(match.endpoint != nullptr);
        auto attempt = [&] {
            auto            snapshot = recorder_.database().snapshot();
            Reply           reply;
            auto const      caller = Caller::operator_of_this_machine();
            Look            look{snapshot, caller, clock_.now(), today_, "local", installation_, chance_, reply};
            api::RawRequest raw{std::move(match.parameters), {}, body};
            return match.endpoint->prepare(look, raw);
        }();
        if (!attempt) throw Broken{path + " " + body + ": " + std::string{name_of(attempt.error().why)}};
        attempt->key  = fmt::format("agency-{:024}", ++keys_);
        attempt->done = [path, body = std::move(body), done = std::move(done)](Outcome outcome) {
            if (outcome.ending != journal::Ending::done) {
                auto const& refused = outcome.refused;
                throw Broken{path + " " + body + ": " +
                             std::string{name_of(refused.faults.empty() ? refused.why : refused.faults[0].why)} + " " +
                             outcome.incident};
            }
            if (done) done(boost::json::parse(outcome.answer).as_object());
        };
        queue_.push_back(*std::move(attempt));
        if (queue_.size() >= 200) flush();
    }
    void flush()
    {
        if (queue_.empty()) return;
        auto batch = std::exchange(queue_, {});
        recorder_.run(batch);
    }

    std::string pool(int year, int currency) const
    {
        return fmt::format(R"({{"appropriation":{})", pools_.at({year, currency}));
    }
    std::string place(AwardLife const& award, std::string_view stage, std::int64_t milestone = 0,
                      std::string_view line = "") const
    {
        auto out = pool(today_.year(), award.currency) +
                   fmt::format(R"(,"stage":"{}","programme":{})", stage, programmes_.at(award.programme));
        if (stage != "allotted") out += fmt::format(R"(,"award":{})", award.id);
        if (milestone) out += fmt::format(R"(,"milestone":{})", milestone);
        if (!line.empty()) out += fmt::format(R"(,"line":"{}")", line);
        return out + "}";
    }

    void move(std::string_view kind, std::string const& from, std::string const& to, std::int64_t minor)
    {
        if (minor <= 0) return;
        ask("/api/entries",
            fmt::format(R"({{"cause":"a-{}","kind":"{}","legs":[{{"place":{},"minor":{}}},{{"place":{},"minor":{}}}],)"
                        R"("value_on":"{}","decision":"board {}"}})",
                        ++causes_, kind, from, -minor, to, minor, today_.iso(), today_.year()));
    }

    // What a payment or an advance does to the ledger, without the persons and banks on its way.
    void book(std::string_view kind, std::string from, std::string to, std::int64_t minor)
    {
        if (minor <= 0) return;
        auto run = [cause = fmt::format("a-{}", ++causes_), kind = *named<EntryKind>(kind), from = std::move(from),
                    to = std::move(to), minor, on = today_](Act& act) -> Result<std::string> {
            auto giver = TRY(json::from_text<WrittenPlace>(from)).place();
            auto taker = TRY(json::from_text<WrittenPlace>(to)).place();
            CHECK(post(act, {.cause    = cause,
                           .kind     = kind,
                           .legs     = {{giver, -minor}, {taker, minor}},
                           .value_on = on,
                           .decision = "",
                           .memo     = ""}));
            return std::string{"{}"};
        };
        Attempt attempt{.actor = {}, .key = fmt::format("agency-{:024}", ++keys_), .operation = "pay", .request = "{}"};
        attempt.run  = std::move(run);
        attempt.done = [](Outcome outcome) {
            if (outcome.ending != journal::Ending::done)
                throw Broken{"pay: " + std::string{name_of(outcome.refused.why)} + " " + outcome.incident};
        };
        queue_.push_back(std::move(attempt));
        if (queue_.size() >= 200) flush();
    }

    // The appropriations of a year, and what each programme has of them.
    void open_year(int year)
    {
        constexpr std::int64_t each = 100'000'000'00;
        for (int currency = 0; currency < 2; ++currency)
            ask("/api/appropriations",
                fmt::format(R"({{"code":"{0}-{1}","title":{{"zh":"{1} 年","en":"{1}"}},"fund":"general",)"
                            R"("fiscal_year":{1},"budget_line":"206","amount":{{"minor":{2},"currency":"{0}"}},)"
                            R"("decision":"board 1/{1}","value_on":"{3}"}})",
                            currencies[currency], year, programmes_most * each + each, today_.iso()),
                [this, year, currency](auto const& made) { pools_[{year, currency}] = made.at("id").as_int64(); });
        flush();
        for (int currency = 0; currency < 2; ++currency)
            for (auto programme : programmes_)
                move("allot", pool(year, currency) + R"(,"stage":"appropriated"})",
                     pool(year, currency) + fmt::format(R"(,"stage":"allotted","programme":{}}})", programme), each);
        flush();
    }

    void step(int year, std::string_view step)
    {
        ask(fmt::format("/api/years/{}/steps", year), fmt::format(R"({{"step":"{}"}})", step));
        flush();
    }
    void deed(int year, int currency, std::string_view deed, std::string const& more = "")
    {
        ask(fmt::format("/api/years/{}/deeds", year),
            fmt::format(R"({{"deed":"{}","appropriation":{},"decision":"board 9/{}"{}}})", deed,
                        pools_.at({year, currency}), year, more));
        flush();
    }

    // Commitments go on in the next year, the rest lapses and is remitted; then the year is closed.
    void close_year(int year)
    {
        step(year, "begin_closing");
        for (int currency = 0; currency < 2; ++currency) {
            deed(year, currency, "carry_forward",
                 fmt::format(R"(,"to":{},"stage":"committed")", pools_.at({year + 1, currency})));
            deed(year, currency, "lapse");
            deed(year, currency, "remit");
        }
        step(year, "close");
        for (auto& [id, award] : awards_) award.unspent = 0; // what is paid stays with the year that paid it
    }

    // Every programme buys euros for yuan, at the rate of the day.
    void exchange(int year)
    {
        std::int64_t rate = 0;
        ask("/api/exchange-rates",
            fmt::format(R"({{"from":"CNY","to":"EUR","rate":"0.1{:04}","of_day":"{}","source":"ECB"}})", below(10'000),
                        today_.iso()),
            [&](auto const& made) { rate = made.at("id").as_int64(); });
        flush();
        for (auto programme : programmes_)
            ask("/api/exchanges",
                fmt::format(R"({{"cause":"x-{}","rate":{},"from":{},"to":{},"programme":{},"given":{},)"
                            R"("rounding":"half_even","value_on":"{}"}})",
                            ++causes_, rate, pools_.at({year, 0}), pools_.at({year, 1}), programme,
                            100'000'00 + below(100'000'00), today_.iso()));
    }

    // Not in the days around the new year, when the books of the old one are closed.
    static Day working(Day day)
    {
        if (day.month() == 12 && day.day() > 20) return *Day::of(day.year() + 1, 1, 20);
        if (day.month() == 1 && day.day() < 10) return *Day::of(day.year(), 1, 20);
        return day;
    }
    void at(Day day, std::function<void()> event) { events_.emplace(working(day), std::move(event)); }

    void plan_awards(int year)
    {
        int const many = awards_most / (years - 1) / share_;
        for (int i = 0; i < many; ++i)
            at(Day::of(year, 1, 20)->plus_days(static_cast<int>(below(300))), [this] { award(); });
    }

    // An award: recorded, its money reserved by the offer, and bound when it is signed.
    void award()
    {
        AwardLife life{.programme = static_cast<int>(below(programmes_most)),
                       .currency  = below(5) == 0 ? 1 : 0,
                       .amount    = 500'000'00 + below(2'000'000'00)};
        ask("/api/awards",
            fmt::format(R"({{"number":"A-{}","title":"Award","programme":{},"organisation":"Institute {}",)"
                        R"("amount":{{"minor":{},"currency":"{}"}},"awarded_on":"{}"}})",
                        ++numbers_, programmes_.at(life.programme), below(200), life.amount, currencies[life.currency],
                        today_.iso()),
            [this, life](auto const& made) mutable {
                life.id = made.at("id").as_int64();
                awards_.emplace(life.id, life);
                fresh_.push_back(life.id);
            });
        flush();
        for (auto id : std::exchange(fresh_, {})) offer(awards_.at(id));
    }

    void offer(AwardLife& award)
    {
        if (working(today_.plus_days(10)) != today_.plus_days(10)) // not over the end of a year
            return at(*Day::of(today_.year() + 1, 1, 20), [this, &award] { offer(award); });
        auto const   reserved = place(award, "allotted"), committed = place(award, "committed");
        std::int64_t reservation = 0;
        ask("/api/reservations",
            fmt::format(R"({{"cause":"offer-{}-{}","kind":"commit","from":{},"to":{},"minor":{},"expires_on":"{}"}})",
                        award.id, ++causes_, reserved, committed, award.amount, today_.plus_days(15).iso()),
            [&](auto const& made) { reservation = made.at("id").as_int64(); });
        flush();
        bool  declined = below(20) == 0;
        auto& life     = award;
        at(today_.plus_days(10), [this, &life, reservation, declined] {
            ask(fmt::format("/api/reservations/{}/steps", reservation),
                declined ? R"({"step":"void_it"})" : R"({"step":"post"})");
            if (declined) return at(today_.plus_days(20), [this, &life] { offer(life); });
            life.committed = life.amount;
            signed_agreement(life);
        });
    }

    void signed_agreement(AwardLife& award)
    {
        auto advance = award.amount / 10;
        pay_out(award, "advance", place(award, "committed"), advance);
        award.committed -= advance;
        auto const whole = award.committed;
        for (int i = 0; i < milestones_each; ++i) {
            auto part = whole / milestones_each + (i < whole % milestones_each ? 1 : 0);
            at(today_.plus_months(2 * (i + 1) - 1).plus_days(static_cast<int>(below(20))),
               [this, &award, i, part] { milestone(award, award.id * 10 + i + 1, part, below(20)); });
            ++planned_;
        }
    }

    // Met, late, or missed: then its money goes back to the programme.
    void milestone(AwardLife& award, std::int64_t number, std::int64_t part, std::int64_t fate)
    {
        if (fate == 0) {
            award.committed -= part;
            if (control_ == "unearned") {
                move("fall_due", place(award, "committed"), place(award, "payable", number), part);
                return pay_out(award, "pay", place(award, "payable", number), part);
            }
            return move("decommit", place(award, "committed"), place(award, "allotted"), part);
        }
        if (fate < 3)
            return at(today_.plus_months(1), [this, &award, number, part] { milestone(award, number, part, 9); });
        met_.insert(number);
        award.committed -= part;
        move("fall_due", place(award, "committed"), place(award, "payable", number), part);
        auto due = place(award, "payable", number);
        auto on  = today_.plus_days(static_cast<int>(below(9)));
        if (working(on) != on) return pay_out(award, "pay", due, part);
        at(on, [this, &award, due, part] { pay_out(award, "pay", due, part); });
    }

    // Paid at once, accounted for in parts by lines of the budget, and a little given back.
    void pay_out(AwardLife& award, std::string_view kind, std::string const& from, std::int64_t part)
    {
        static constexpr std::string_view lines[] = {"equipment", "staff", "travel", "materials"};
        auto const                        paid    = place(award, "paid");
        book(kind, from, paid, part);
        award.unspent += part;
        auto spend = [this, &award, paid, to = place(award, "spent")](std::string_view line, std::int64_t minor) {
            move("spend", paid, to.substr(0, to.size() - 1) + fmt::format(R"(,"line":"{}"}})", line), minor);
        };
        for (int i = 0; i < 4; ++i)
            at(today_.plus_days(15 * (i + 1)), [spend, line = lines[i], minor = part / 5] { spend(line, minor); });
        if (below(10) == 0)
            at(today_.plus_days(90), [this, paid, back = place(award, "returned"), minor = part / 20] {
                move("give_back", paid, back, minor);
            });
    }

    // The control: one account says another sum than its entries.
    void lose_a_fen()
    {
        auto& db = recorder_.database();
        db.begin_write();
        Writer writer{store::WriterKey{}, db};
        writer.run(
            "UPDATE account SET balance = balance - 1 WHERE id = (SELECT max(id) FROM account WHERE balance > 9)");
        expects(db.commit() == Commit::committed);
    }

    std::mt19937_64                             random_;
    ManualClock                                 clock_{Instant{}};
    SeededChance                                chance_;
    Recorder                                    recorder_;
    Installation                                installation_{.version = "0.0.0"};
    int                                         share_;
    std::string                                 control_;
    Day                                         today_;
    std::vector<Attempt>                        queue_;
    std::vector<std::int64_t>                   programmes_, fresh_;
    std::map<std::pair<int, int>, std::int64_t> pools_; // by year and currency
    std::map<std::int64_t, AwardLife>           awards_;
    std::multimap<Day, std::function<void()>>   events_;
    std::set<std::int64_t>                      met_;
    std::int64_t                                keys_{}, causes_{}, numbers_{}, planned_{};
};

} // namespace

int main(int count, char** arguments)
{
    if (count < 3 || count > 5) return 2;
    auto const  begin   = std::chrono::steady_clock::now();
    auto const  seed    = std::stoull(arguments[1]);
    std::string address = arguments[2];
    try {
        Agency agency{seed, address, count > 3 ? std::stoi(arguments[3]) : 1, count > 4 ? arguments[4] : ""};
        agency.live();
        return agency.tell(seed, address, begin) ? 0 : 1;
    } catch (std::exception const& error) {
        fmt::print(stderr, "agency: {}\n", error.what());
        return 1;
    }
}
