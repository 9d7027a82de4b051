// Does to the ledger what it is told, a line of standard input at a time, and answers each with a line: what another
// program with a model of its own compares (P6). Words are separated by tabs; "-" is nothing.
//   pool CURRENCY                                       day DAYS            (the clock goes on by so many days)
//   post CAUSE KIND DECISION DAY MEMO ENTRY LEGS        (DAY counts from today; ENTRY: the how-manieth it reverses)
//   reserve CAUSE KIND FROM TO MINOR DAY DECISION       post_reserved NUMBER CAUSE MINOR DAY
//   void NUMBER          expire          close DAY          reopen DAY          balances
// A place is pool/stage/programme/call/award/milestone/line, a leg place:minor, legs are separated by ";".
#include "journal/recorder.hpp"
#include "ledger/ledger_facts.hpp"
#include "store/schema.hpp"

#include <fmt/format.h>

#include <iostream>

using namespace penstock;

namespace {

std::vector<std::string> split(std::string const& text, char at)
{
    std::vector<std::string> out;
    std::size_t              from = 0;
    for (auto to = text.find(at); to != text.npos; to = text.find(at, from)) {
        out.push_back(text.substr(from, to - from));
        from = to + 1;
    }
    out.push_back(text.substr(from));
    return out;
}

std::string plain(std::string const& word) { return word == "-" ? "" : word; }

class Driver {
public:
    Driver() : recorder_{opened(), clock_, chance_} {}

    std::string answer(std::vector<std::string> const& words)
    {
        auto const& verb = words.at(0);
        if (verb == "day") return clock_.advance(std::chrono::days{std::stoi(words.at(1))}), "done";
        if (verb == "balances") return balances();
        auto outcome = recorder_.run_one({.key       = fmt::format("key-{:020}", ++attempts_),
                                          .operation = "test",
                                          .request   = "{}",
                                          .run       = [&](Act& act) -> Result<std::string> {
                                              CHECK(does(act, words));
                                              return std::string{"done"};
                                          }});
        if (outcome.ending == journal::Ending::done) return "done";
        if (outcome.ending != journal::Ending::refused) return "defect " + outcome.incident;
        auto const& refused = outcome.refused;
        return fmt::format("{} {} {}", name_of(refused.why), refused.faults.empty() ? "-" : refused.faults[0].pointer,
                           refused.detail.empty() ? "-" : refused.detail);
    }

private:
    static Db opened()
    {
        auto db = Db::open("sqlite::memory:", OpenMode::create);
        expects(db.has_value());
        expects(store::migrate(*db, Instant{}).has_value());
        return std::move(*db);
    }

    Place place(std::string const& text) const
    {
        auto parts  = split(text, '/');
        auto number = [&](std::size_t i) { return std::stoll(parts.at(i)); };
        auto pool   = static_cast<std::size_t>(number(0));
        return {.appropriation = pool < pools_.size() ? pools_[pool] : Id<Appropriation>{999'999'999},
                .stage         = *named<Stage>(parts.at(1)),
                .programme     = {number(2)},
                .call          = {number(3)},
                .award         = {number(4)},
                .milestone     = {number(5)},
                .line          = parts.at(6)};
    }

    Result<void> does(Act& act, std::vector<std::string> const& words)
    {
        auto const& verb   = words.at(0);
        auto        number = [&](std::size_t i) { return std::stoll(words.at(i)); };
        auto        day    = [&](std::size_t i) { return act.today.plus_days(std::stoi(words.at(i))); };
        if (verb == "pool") {
            auto code = "pool-" + std::to_string(pools_.size());
            pools_.push_back({act.record(
                AppropriationOpened{{code, {code, code}, "general", 2026, "", currency(words.at(1)), "board"}})});
        } else if (verb == "post") {
            NewEntry entry{.cause    = plain(words.at(1)),
                           .kind     = *named<EntryKind>(words.at(2)),
                           .value_on = day(4),
                           .decision = plain(words.at(3)),
                           .memo     = plain(words.at(5))};
            if (words.at(6) != "-") entry.reverses = entries_.at(static_cast<std::size_t>(number(6)));
            for (auto const& leg : split(words.at(7), ';')) {
                auto colon = leg.rfind(':');
                entry.legs.push_back({place(leg.substr(0, colon)), std::stoll(leg.substr(colon + 1))});
            }
            remember(TRY(post(act, entry)));
        } else if (verb == "reserve") {
            auto id = TRY(reserve(act, {words.at(1), *named<EntryKind>(words.at(2)), place(words.at(3)),
                                        place(words.at(4)), number(5), day(6), plain(words.at(7)), ""}));
            if (std::ranges::find(reservations_, id) == reservations_.end()) reservations_.push_back(id);
        } else if (verb == "post_reserved")
            remember(TRY(post_reserved(act, reservations_.at(static_cast<std::size_t>(number(1))), words.at(2),
                                       number(3), day(4))));
        else if (verb == "void")
            CHECK(
                end_reservation(act, reservations_.at(static_cast<std::size_t>(number(1))), ReservationEvent::void_it));
        else if (verb == "expire") expire_reservations(act, 1'000'000);
        else if (verb == "close") act.record(PeriodClosed{day(1)});
        else if (verb == "reopen") act.record(PeriodReopened{day(1), "board"});
        else expects(false);
        return {};
    }

    void remember(Id<Entry> id)
    {
        if (std::ranges::find(entries_.rbegin(), entries_.rend(), id) == entries_.rend()) entries_.push_back(id);
    }

    std::string balances()
    {
        auto        snapshot = recorder_.database().snapshot();
        std::string out;
        for (auto id : snapshot.rows<Id<Account>>("SELECT id FROM account ORDER BY id")) {
            auto at   = place_of(snapshot, id);
            auto now  = account_at(snapshot, at);
            auto pool = std::ranges::find(pools_, at.appropriation) - pools_.begin();
            out += fmt::format("{}/{}/{}/{}/{}/{}/{}={},{} ", pool, name_of(at.stage), at.programme.value,
                               at.call.value, at.award.value, at.milestone.value, at.line, now.balance, now.set_aside);
        }
        return out + ".";
    }

    ManualClock                    clock_{*Instant::from_iso("2026-11-23T04:00:00.000Z")};
    SeededChance                   chance_{42};
    Recorder                       recorder_;
    std::int64_t                   attempts_{};
    std::vector<Id<Appropriation>> pools_;
    std::vector<Id<Entry>>         entries_;
    std::vector<Id<Reservation>>   reservations_;
};

} // namespace

int main()
{
    Driver driver;
    for (std::string line; std::getline(std::cin, line);)
        std::cout << driver.answer(split(line, '\t')) << std::endl; // the other side waits for it
    return 0;
}
