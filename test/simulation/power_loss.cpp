// P2 and P3: postings on a disk whose power fails, or one of whose operations does. Whatever happens, every posting
// that was acknowledged is there once, no other is there twice, and the books and the journal are sound.
//   power_loss CRASHES SEED            power failures, in lives of some twenty on one disk
//   power_loss CRASHES SEED --normal   the control: with synchronous=NORMAL acknowledged postings must get lost
//   power_loss CRASHES SEED --errors   a failed write, a failed sync or a full disk first, and the power failure later
#include "simulation/disk.hpp"

#include "journal/log.hpp"
#include "journal/recorder.hpp"
#include "journal/replay.hpp"
#include "ledger/ledger_facts.hpp"
#include "store/schema.hpp"

#include <iostream>
#include <set>

using namespace penstock;
using simulation::Disk;

namespace {

constexpr char const*   address        = "sqlite:/books.db";
constexpr int           crashes_a_life = 20;
constexpr Id<Programme> programme{1};

struct Counts {
    std::int64_t crashes{}, acknowledged{}, lost{}, unsound{}, retried{};
};

class Life {
public:
    Life(Disk const& base, SeededChance& chance, ManualClock& clock, Id<Appropriation> pool, Counts& counts)
        : disk_{base},
          chance_{chance},
          clock_{clock},
          pool_{pool},
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
        add_ledger_facts(kinds);
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
            auto cause      = again ? *unanswered : "posting-" + std::to_string(++sent_);
            if (again) waiting_.erase(unanswered), ++counts_.retried;
            asked_.insert(cause);
            batch.push_back({.actor     = {1, "finance_officer", 0},
                             .key       = "key-of-" + cause,
                             .operation = "post_entry",
                             .request   = R"({"cause":")" + cause + "\"}",
                             .run       = [this, cause](Act& act) -> Result<std::string> {
                                 TRY(penstock::post(act, entry(cause, act.today)));
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
                .legs     = {{{.appropriation = pool_, .stage = Stage::appropriated}, -1},
                             {{.appropriation = pool_, .stage = Stage::allotted, .programme = programme}, 1}},
                .value_on = today,
                .decision = "board 1/2026"};
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
        for (auto& cause : reader.rows<std::string>("SELECT cause FROM entry")) found.insert(std::move(cause));
        std::int64_t lost = 0;
        for (auto const& cause : acknowledged_) lost += found.count(cause) == 0;
        counts_.lost += lost;
        counts_.acknowledged += static_cast<std::int64_t>(acknowledged_.size()) - before_;
        for (auto const& cause : found)
            if (found.count(cause) != 1 || !asked_.contains(cause))
                return complain("posted twice or never asked: " + cause);
        auto allotted = account_at(reader, {.appropriation = pool_, .stage = Stage::allotted, .programme = programme});
        if (allotted.balance != static_cast<std::int64_t>(found.size()) - opening_entries)
            return complain("balance " + std::to_string(allotted.balance));
        if (reader.one<std::int64_t>("SELECT CAST(sum(balance) AS BIGINT) FROM account") != 0)
            return complain("trial balance");
        if (!journal::verify(reader, std::nullopt, std::nullopt).ok) return complain("the journal does not verify");
        // A loss is counted once; from here on the disk is what there is.
        if (lost) std::erase_if(acknowledged_, [&](auto const& cause) { return found.count(cause) == 0; });
        before_ = static_cast<std::int64_t>(acknowledged_.size());
        return true;
    }

    static bool complain(std::string const& what) { return std::cout << "FAIL " << what << "\n", false; }

public:
    static constexpr std::int64_t opening_entries = 1;

private:
    Disk                  disk_;
    SeededChance&         chance_;
    ManualClock&          clock_;
    Id<Appropriation>     pool_;
    Counts&               counts_;
    std::set<std::string> asked_{"opening"};
    std::set<std::string> acknowledged_{"opening"};
    std::set<std::string> waiting_;
    std::int64_t          sent_{};
    std::int64_t          before_{1};
};

// A disk with the schema and one appropriation, shut down in order.
Id<Appropriation> found_books(Disk& disk, SeededChance& chance, ManualClock& clock)
{
    disk.mount();
    auto db = Db::open(address, OpenMode::create, {.vfs = Disk::vfs});
    expects(db.has_value() && store::migrate(*db, clock.now()).has_value());
    Recorder          recorder{*std::move(db), clock, chance};
    Id<Appropriation> pool;
    auto const        open = [&](Act& act) -> Result<std::string> {
        pool                           = {act.record(
            AppropriationOpened{{"P2", {"断电", "Power"}, "general", 2026, "206", currency("CNY"), "board 1/2026"}})};
        constexpr std::int64_t granted = 1'000'000'000;
        TRY(post(act, {.cause    = "opening",
                              .kind     = EntryKind::appropriate,
                              .legs     = {{{.appropriation = pool, .stage = Stage::source}, -granted},
                                    {{.appropriation = pool, .stage = Stage::appropriated}, granted}},
                              .value_on = act.today,
                              .decision = "board 1/2026"}));
        return std::string{"{}"};
    };
    auto outcome = recorder.run_one({.key = "key-of-the-opening", .operation = "open", .request = "{}", .run = open});
    expects(outcome.ending == journal::Ending::done);
    return pool;
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
    auto   pool = found_books(base, chance, clock);
    Counts counts;
    int    replays = 0, unequal = 0;
    while (counts.crashes < wanted) {
        Life life{base, chance, clock, pool, counts};
        for (int i = 0; i < crashes_a_life && counts.crashes < wanted; ++i) {
            using enum Disk::Trouble;
            constexpr Disk::Trouble errors[] = {write_fails, sync_fails, disk_full};
            life.go_through(mode == "--errors" ? errors[chance.number() % 3] : power_fails);
        }
        if (chance.number() % 10 == 0) ++replays, unequal += !life.replay().empty();
        if (mode == "--normal" && counts.lost > 0) break;
    }
    std::cout << counts.crashes << " crashes, " << counts.acknowledged << " postings acknowledged, " << counts.retried
              << " sent again, " << counts.lost << " lost, " << counts.unsound << " databases unsound, " << unequal
              << " of " << replays << " replays unequal\n";
    bool const as_promised = mode == "--normal" ? counts.lost > 0 : counts.lost + counts.unsound + unequal == 0;
    std::cout << as_promised << " passed, " << !as_promised << " failed, 0 skipped\n";
    return !as_promised;
}
