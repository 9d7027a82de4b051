// P2 and P3: postings and payments on a disk whose power fails, or one of whose operations does. Whatever happens,
// every one that was acknowledged is there once, no other is there twice, and the books and the journal are sound.
//   power_loss CRASHES SEED            power failures, in lives of some twenty on one disk
//   power_loss CRASHES SEED --normal   the control: with synchronous=NORMAL acknowledged postings must get lost
//   power_loss CRASHES SEED --errors   a failed write, a failed sync or a full disk first, and the power failure later
#include "simulation/disk.hpp"

#include "award/award_facts.hpp"
#include "journal/log.hpp"
#include "journal/recorder.hpp"
#include "journal/replay.hpp"
#include "payment/payment_facts.hpp"
#include "store/schema.hpp"

#include <iostream>
#include <set>

using namespace penstock;
using simulation::Disk;

namespace {

constexpr char const* address        = "sqlite:/books.db";
constexpr int         crashes_a_life = 20;

// What was there before the first power failure.
struct Founded {
    Id<Programme>     programme;
    Id<Award>         award;
    Id<Appropriation> pool;
    Id<Payee>         payee;
    Id<Debtor>        debtor;

    Place at(Stage stage) const { return {.appropriation = pool, .stage = stage}; }
    Place of_programme(Stage stage) const { return {.appropriation = pool, .stage = stage, .programme = programme}; }
    Place of_award(Stage stage) const
    {
        return {.appropriation = pool, .stage = stage, .programme = programme, .award = award};
    }
};

struct Counts {
    std::int64_t crashes{}, acknowledged{}, lost{}, unsound{}, retried{};
};

class Life {
public:
    Life(Disk const& base, SeededChance& chance, ManualClock& clock, Founded const& founded, Counts& counts)
        : disk_{base},
          chance_{chance},
          clock_{clock},
          founded_{founded},
          counts_{counts}
    {
        disk_.mount();
    }

    // Postings until the trouble comes, and perhaps through an orderly end; after an error some more. Then the power
    // fails, and there is the account of it.
    void go_through(Disk::Trouble trouble)
    {
        auto const range = chance_.number() % 2 ? 60U : 1200U; // many failures while the log is read again, many later
        disk_.arm(1 + static_cast<std::int64_t>(chance_.number() % range), trouble);
        post_until_dead();
        while (!disk_.dead()) {
            disk_.arm(1 + static_cast<std::int64_t>(chance_.number() % 60));
            post_until_dead();
        }
        disk_.restart();
        ++counts_.crashes;
        if (!look()) ++counts_.unsound;
    }

    std::vector<std::string> replay()
    {
        auto      db = Db::open(address, OpenMode::existing, {.vfs = Disk::vfs});
        FactKinds kinds;
        add_organisation_facts(kinds);
        add_programme_facts(kinds);
        add_award_facts(kinds);
        add_ledger_facts(kinds);
        add_payee_facts(kinds);
        add_payment_facts(kinds);
        auto target = Db::open("sqlite::memory:", OpenMode::create);
        expects(db.has_value() && target.has_value() && store::migrate(*target, clock_.now()).has_value());
        auto reader = db->snapshot();
        return journal::replay_check(reader, *target, kinds).wrong;
    }

private:
    void post_until_dead()
    {
        try {
            auto db = Db::open(address, OpenMode::existing, {.vfs = Disk::vfs});
            if (!db) return;
            Recorder recorder{*std::move(db), clock_, chance_};
            for (int batch = 0; batch < 12 && !disk_.dead(); ++batch) post(recorder, 1 + chance_.number() % 8);
        } catch (Unavailable const&) {
            // The database could not be opened, or its end was not orderly.
        }
    }

    // A batch of new postings, and some of those whose answer never came, under the same key.
    void post(Recorder& recorder, std::size_t count)
    {
        std::vector<Attempt> batch;
        for (std::size_t i = 0; i < count; ++i) {
            auto unanswered = waiting_.begin();
            bool again      = unanswered != waiting_.end() && chance_.number() % 2 == 0;
            auto kind       = std::string{chance_.number() % 4 == 0 ? "payment-" : "posting-"};
            auto cause      = again ? *unanswered : kind + std::to_string(++sent_);
            if (again) waiting_.erase(unanswered), ++counts_.retried;
            asked_.insert(cause);
            batch.push_back({.actor     = {1, "finance_officer", 0},
                             .key       = "key-of-" + cause,
                             .operation = "post_entry",
                             .request   = R"({"cause":")" + cause + "\"}",
                             .run       = [this, cause](Act& act) -> Result<std::string> {
                                 if (cause.starts_with("payment-")) pay(act, cause);
                                 else CHECK(penstock::post(act, entry(cause, act.today)));
                                 return std::string{"{}"};
                             },
                             .done =
                                 [this, cause](Outcome outcome) {
                                     if (outcome.ending == journal::Ending::done) acknowledged_.insert(cause);
                                     else waiting_.insert(cause);
                                 }});
        }
        recorder.run(batch);
        clock_.advance(std::chrono::seconds{1});
    }

    NewEntry entry(std::string const& cause, Day today) const
    {
        return {.cause    = cause,
                .kind     = EntryKind::allot,
                .legs     = {{founded_.at(Stage::appropriated), -1}, {founded_.of_programme(Stage::allotted), 1}},
                .value_on = today,
                .decision = "board 1/2026"};
    }

    // A payment's whole way in one act, from the request to the bank's answer; its purpose is its name here.
    void pay(Act& act, std::string const& cause) const
    {
        auto        from = founded_.of_award(Stage::payable), to = founded_.of_award(Stage::paid);
        Id<Payment> id{act.record(PaymentRequested{
            .due = written(from), .payee = founded_.payee, .amount = Money{1, Currency{}}, .purpose = cause})};
        auto        reservation = reserve(act, {.cause      = cause + "/reserve",
                                                .kind       = EntryKind::pay,
                                                .from       = from,
                                                .to         = to,
                                                .minor      = 1,
                                                .expires_on = act.today.plus_months(120)});
        expects(reservation.has_value());
        act.record(PaymentReserved{{id}, *reservation});
        act.record(PaymentApproved{{id}});
        Id<Batch> batch{act.record(BatchMade{founded_.debtor, {id}, act.today})};
        act.record(BatchSignedOnce{{batch}});
        act.record(BatchSignedTwice{{batch}});
        act.record(BatchSent{{batch}});
        auto payment = load_payment(act.read(), id);
        expects(payment.has_value() && plan_answer(act.read(), *payment, exchange::BankLineKind::settled, {}));
        take_answer(act, *payment, 0, exchange::BankLineKind::settled, act.today, "");
    }

    // What the database holds after a restart, against what was acknowledged and what was asked for.
    bool look()
    {
        auto db = Db::open(address, OpenMode::existing, {.vfs = Disk::vfs});
        if (!db) return complain("the database cannot be opened: " + db.error().detail);
        auto reader = db->snapshot();
        if (reader.one<std::string>("SELECT integrity_check FROM pragma_integrity_check LIMIT 1") != "ok")
            return complain("integrity_check");
        std::multiset<std::string> found;
        for (auto& cause : reader.rows<std::string>("SELECT cause FROM entry WHERE kind <> 'pay'"))
            found.insert(std::move(cause));
        auto const postings = static_cast<std::int64_t>(found.size());
        for (auto& cause : reader.rows<std::string>("SELECT purpose FROM payment")) found.insert(std::move(cause));
        std::int64_t lost = 0;
        for (auto const& cause : acknowledged_) lost += found.count(cause) == 0;
        counts_.lost += lost;
        counts_.acknowledged += static_cast<std::int64_t>(acknowledged_.size()) - before_;
        for (auto const& cause : found)
            if (found.count(cause) != 1 || !asked_.contains(cause))
                return complain("posted twice or never asked: " + cause);
        auto allotted = account_at(reader, founded_.of_programme(Stage::allotted)).balance;
        if (allotted != postings - opening_entries) return complain("balance " + std::to_string(allotted));
        auto payments = static_cast<std::int64_t>(found.size()) - postings;
        auto paid     = account_at(reader, founded_.of_award(Stage::paid)).balance;
        if (paid != payments || payments != count(reader, "payment WHERE state = 'settled'") ||
            payments != count(reader, "entry WHERE kind = 'pay'") ||
            payments != count(reader, "reservation WHERE state = 'posted'"))
            return complain("payments " + std::to_string(payments) + ", paid " + std::to_string(paid));
        if (reader.one<std::int64_t>("SELECT CAST(sum(balance) AS BIGINT) FROM account") != 0)
            return complain("trial balance");
        if (!journal::verify(reader, std::nullopt, std::nullopt).ok) return complain("the journal does not verify");
        // A loss is counted once; from here on the disk is what there is.
        if (lost) std::erase_if(acknowledged_, [&](auto const& cause) { return found.count(cause) == 0; });
        before_ = static_cast<std::int64_t>(acknowledged_.size());
        return true;
    }

    static std::int64_t count(Reader& reader, std::string const& of)
    {
        return reader.one<std::int64_t>("SELECT count(*) FROM " + of);
    }

    static bool complain(std::string const& what) { return std::cout << "FAIL " << what << "\n", false; }

public:
    static constexpr std::int64_t opening_entries = 4;

private:
    Disk                  disk_;
    SeededChance&         chance_;
    ManualClock&          clock_;
    Founded               founded_;
    Counts&               counts_;
    std::set<std::string> asked_{"appropriate", "allot", "commit", "fall_due"};
    std::set<std::string> acknowledged_{asked_};
    std::set<std::string> waiting_;
    std::int64_t          sent_{};
    std::int64_t          before_{opening_entries};
};

// A disk with the schema, an appropriation, and an award that is owed the better part of it; shut down in order.
Founded found_books(Disk& disk, SeededChance& chance, ManualClock& clock)
{
    disk.mount();
    auto db = Db::open(address, OpenMode::create, {.vfs = Disk::vfs});
    expects(db.has_value() && store::migrate(*db, clock.now()).has_value());
    Recorder   recorder{*std::move(db), clock, chance};
    Founded    out;
    auto const open = [&](Act& act) -> Result<std::string> {
        constexpr std::int64_t granted = 2'000'000'000, owed = 1'000'000'000;
        auto const             organisation = find_or_register(act, "Linjiang University", {});
        out.programme =
            Id<Programme>{act.record(ProgrammeFounded{.code = "P", .text = {.title = {"", "Power"}}, .on = act.today})};
        AwardContent const content{.number       = "A1",
                                   .title        = "Award",
                                   .programme    = out.programme,
                                   .organisation = organisation,
                                   .amount       = Money{owed, Currency{}}};
        out.award       = Id<Award>{act.record(AwardRecorded{.content = content, .state = AwardState::active})};
        out.pool        = Id<Appropriation>{act.record(
            AppropriationOpened{{"P2", {"断电", "Power"}, "general", 2026, "206", Currency{}, "board 1/2026"}})};
        auto const move = [&](EntryKind kind, Place const& from, Place const& to, std::int64_t minor) {
            auto done = post(act, {.cause    = std::string{name_of(kind)},
                                   .kind     = kind,
                                   .legs     = {{from, -minor}, {to, minor}},
                                   .value_on = act.today,
                                   .decision = "board 1/2026"});
            expects(done.has_value());
        };
        move(EntryKind::appropriate, out.at(Stage::source), out.at(Stage::appropriated), granted);
        move(EntryKind::allot, out.at(Stage::appropriated), out.of_programme(Stage::allotted), owed);
        move(EntryKind::commit, out.of_programme(Stage::allotted), out.of_award(Stage::committed), owed);
        move(EntryKind::fall_due, out.of_award(Stage::committed), out.of_award(Stage::payable), owed);
        Id<Contact> const contact{act.record(ContactRecorded{organisation, "Wang", "1"})};
        BankAccount const account{AccountScheme::cn, "3100200000000001", "102100099996", "", "Linjiang University"};
        out.payee = Id<Payee>{act.record(PayeeProposed{organisation, account, Currency{}, contact})};
        act.record(PayeeVerified{{out.payee}, "register", {}});
        act.record(PayeeConfirmed{{out.payee}, contact, act.today});
        act.record(PayeeBecameUsable{{out.payee}});
        out.debtor = Id<Debtor>{
            act.record(DebtorRecorded{"Main", {AccountScheme::cn, "31001", "105100000017", "", "Us"}, Currency{}})};
        return std::string{"{}"};
    };
    auto outcome = recorder.run_one({.key = "key-of-the-opening", .operation = "open", .request = "{}", .run = open});
    expects(outcome.ending == journal::Ending::done);
    return out;
}

} // namespace

int main(int count, char** arguments)
{
    if (count < 3) return std::cerr << "power_loss CRASHES SEED [--normal | --errors]\n", 2;
    std::int64_t const wanted = std::stoll(arguments[1]);
    std::string const  mode   = count > 3 ? arguments[3] : "";
    SeededChance       chance{static_cast<std::uint64_t>(std::stoull(arguments[2]))};
    ManualClock        clock{*Instant::from_iso("2026-11-23T04:00:00.000Z")};
    Disk               base{chance};
    if (mode == "--normal") simulation::insist_on_normal();
    auto   founded = found_books(base, chance, clock);
    Counts counts;
    int    replays = 0, unequal = 0;
    while (counts.crashes < wanted) {
        Life life{base, chance, clock, founded, counts};
        for (int i = 0; i < crashes_a_life && counts.crashes < wanted; ++i) {
            using enum Disk::Trouble;
            constexpr Disk::Trouble errors[] = {write_fails, sync_fails, disk_full};
            life.go_through(mode == "--errors" ? errors[chance.number() % 3] : power_fails);
        }
        if (chance.number() % 10 == 0) ++replays, unequal += !life.replay().empty();
        if (mode == "--normal" && counts.lost > 0) break;
    }
    std::cout << counts.crashes << " crashes, " << counts.acknowledged << " postings and payments acknowledged, "
              << counts.retried << " sent again, " << counts.lost << " lost, " << counts.unsound
              << " databases unsound, " << unequal << " of " << replays << " replays unequal\n";
    bool const as_promised = mode == "--normal" ? counts.lost > 0 : counts.lost + counts.unsound + unequal == 0;
    std::cout << as_promised << " passed, " << !as_promised << " failed, 0 skipped\n";
    return !as_promised;
}
