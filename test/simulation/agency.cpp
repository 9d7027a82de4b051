// Years in the life of a funding agency, from one seed. Prints one line of JSON at the end: what was done, and whether
// what must hold does, asked from the tables by queries that share nothing with the code that wrote them. The same seed
// gives the same journal on either database.
//   agency SEED DATABASE [SHARE [CONTROL]]     SHARE: 1 of so many awards; CONTROL: something wrong on purpose,
//                                              "unearned" (paid without its milestone), "unordered" (due by no
//                                              decision, and paid) or "lost" (a fen disappears)
#include "simulation/agency_life.hpp"

#include "app/program.hpp"
#include "journal/log.hpp"
#include "journal/replay.hpp"
#include "ledger/fiscal_year_facts.hpp"
#include "ledger/recount.hpp"
#include "store/schema.hpp"
#include "store/writer_key.hpp"

#include <fmt/format.h>

#include <chrono>
#include <cstdio>
#include <future>

using namespace penstock;

namespace {

struct Agreed {
    std::int64_t award{};
    std::string  terms;
    std::int64_t advanced{}; // of milestones, by decisions since
    std::int64_t paid{}; // without a milestone
};
BOOST_DESCRIBE_STRUCT(Agreed, (), (award, terms, advanced, paid))

// Payments that no milestone has earned and that are no advance either; each is told.
std::int64_t unearned(Reader& reader)
{
    std::int64_t out  = 0;
    auto         tell = [&](std::string_view what, std::string_view sql) {
        for (auto id : reader.rows<std::int64_t>(sql)) {
            if (++out <= 10) fmt::print(stderr, "{}: {}\n", what, id);
        }
    };
    tell("an entry that pays, of no settled payment of its amount", R"sql(
        SELECT e.id
          FROM entry e
          JOIN entry_leg l ON l.entry_id = e.id AND l.minor > 0
          JOIN account a ON a.id = l.account_id
         WHERE a.stage = 'paid' AND e.kind <> 'reverse'
           AND NOT EXISTS (SELECT 1
                             FROM payment p
                            WHERE p.entry_id = e.id AND p.award_id = a.award_id AND p.minor = l.minor
                              AND p.line = a.line AND p.state IN ('settled', 'returned'))
    )sql");
    tell("a settled payment without its entry", R"sql(
        SELECT p.id
          FROM payment p
         WHERE p.state IN ('settled', 'returned')
           AND NOT EXISTS (SELECT 1 FROM entry e WHERE e.id = p.entry_id AND e.kind = 'pay')
    )sql");
    tell("a payment whose milestone was not accepted before", R"sql(
        SELECT p.id
          FROM payment p
         WHERE p.milestone_id > 0 AND p.state NOT IN ('rejected', 'withdrawn')
           AND NOT EXISTS (SELECT 1
                             FROM milestone_word w
                             JOIN milestone m ON m.id = w.milestone_id
                            WHERE w.milestone_id = p.milestone_id AND m.award_id = p.award_id AND w.id < p.id
                              AND w.step IN ('accept', 'accept_with_conditions'))
    )sql");
    tell("a milestone that was paid more than it promised", R"sql(
        SELECT m.id
          FROM milestone m
          JOIN payment p ON p.milestone_id = m.id AND p.state = 'settled'
         GROUP BY m.id, m.tranche, m.prize, m.advanced
        HAVING sum(p.minor) > m.tranche + m.prize - m.advanced
    )sql");
    tell("an award without an agreement that was paid more than orders made due", R"sql(
        SELECT p.award_id
          FROM payment p
         WHERE p.milestone_id = 0 AND p.state = 'settled'
           AND NOT EXISTS (SELECT 1 FROM agreement g WHERE g.award_id = p.award_id)
         GROUP BY p.award_id
        HAVING sum(p.minor) > COALESCE((SELECT sum(l.minor)
                                          FROM due_order d
                                          JOIN entry_leg l ON l.entry_id = d.entry_id AND l.minor > 0
                                          JOIN account a ON a.id = l.account_id
                                         WHERE a.award_id = p.award_id
                                           AND NOT EXISTS (SELECT 1 FROM entry e WHERE e.reverses = d.entry_id)), 0)
    )sql");
    tell("a payment approved or signed by whoever entered that its money is due", R"sql(
        SELECT p.id
          FROM payment p
          JOIN due_order d ON EXISTS (SELECT 1
                                        FROM entry_leg l
                                        JOIN account a ON a.id = l.account_id
                                       WHERE l.entry_id = d.entry_id AND a.award_id = p.award_id)
          JOIN entry e ON e.id = d.entry_id
          LEFT JOIN batch b ON b.id = p.batch_id
         WHERE e.person IN (p.approved_by, b.first_by, b.second_by)
    )sql");
    for (auto const& each : reader.rows<Agreed>(R"sql(
             SELECT g.award_id AS award, g.terms,
                    (SELECT CAST(COALESCE(sum(advanced), 0) AS BIGINT) FROM milestone m
                      WHERE m.award_id = g.award_id) AS advanced,
                    (SELECT CAST(COALESCE(sum(minor), 0) AS BIGINT) FROM payment p
                      WHERE p.award_id = g.award_id AND p.milestone_id = 0 AND p.state = 'settled') AS paid
               FROM agreement g
              WHERE g.version = 1
         )sql")) {
        auto       may   = each.advanced;
        auto const terms = boost::json::parse(each.terms);
        for (auto const& one : terms.at("instalments").as_array())
            if (one.at("kind").as_string() == "advance") may += one.at("minor").as_int64();
        if (each.paid > may && ++out <= 10)
            fmt::print(stderr, "an award with {} paid without a milestone, {} agreed: {}\n", each.paid, may,
                       each.award);
    }
    return out;
}

// The control: one account says another sum than its entries.
void lose_a_fen(Db& db)
{
    db.begin_write();
    Writer writer{store::WriterKey{}, db};
    writer.run("UPDATE account SET balance = balance - 1 WHERE id = (SELECT max(id) FROM account WHERE balance > 9)");
    expects(db.commit() == Commit::committed);
}

using Watch = std::chrono::steady_clock;
double since(Watch::time_point begin) { return std::chrono::duration<double>(Watch::now() - begin).count(); }

// What holds in the end, as one line; whether all of it holds.
bool tell(std::uint64_t seed, std::string const& address, bool whole, bool lost, Watch::time_point begin)
{
    auto lived = since(begin);
    auto db    = *Db::open(address, OpenMode::existing);
    if (lost) lose_a_fen(db);
    auto snapshot  = db.snapshot();
    auto count     = [&](std::string const& sql) { return snapshot.one<std::int64_t>(sql); };
    auto counted   = recount(snapshot);
    auto earned    = unearned(snapshot) == 0;
    bool explained = true;
    for (auto pool : snapshot.rows<Id<Appropriation>>("SELECT id FROM appropriation ORDER BY id"))
        explained = explained && explain(snapshot, pool).unexplained == 0;
    auto closed    = count("SELECT count(*) FROM fiscal_year WHERE state = 'closed'");
    auto verifying = std::async(std::launch::async, [&] {
        auto other = *Db::open(address, OpenMode::existing);
        auto same  = other.snapshot();
        return journal::verify(same, std::nullopt, std::nullopt);
    });
    auto target    = *Db::open("sqlite::memory:", OpenMode::create);
    expects(store::migrate(target, Instant{}).has_value());
    auto replayed = journal::replay_check(snapshot, target, all_fact_kinds());
    auto verified = verifying.get();

    auto const programmes = count("SELECT count(*) FROM programme");
    auto const awards     = count("SELECT count(*) FROM agreement WHERE version = 1 AND signed_on IS NOT NULL");
    auto const milestones = count("SELECT count(*) FROM milestone WHERE version = 1");
    auto const currencies = count("SELECT count(DISTINCT currency) FROM appropriation");
    auto const entries    = count("SELECT count(*) FROM entry");
    bool const large =
        programmes >= 12 && awards >= 1'500 && milestones >= 9'000 && currencies >= 2 && entries >= 60'000;
    if (whole && !large) fmt::print(stderr, "smaller than the agency that was promised\n");
    fmt::print(
        R"({{"seed":{},"database":"{}","programmes":{},"awards":{},"milestones":{},"met":{},"payments":{},)"
        R"("amendments":{},"delegations":{},"entries":{},"facts":{},"seconds":{:.1f},"lived_in":{:.1f},"root":"{}",)"
        R"("conserved":{},"earned":{},"explained":{},"years_closed":{},"verified":{},"replay_equal":{}}})"
        "\n",
        seed, address.substr(0, address.find(':')), programmes, awards, milestones,
        count("SELECT count(*) FROM milestone WHERE state IN ('met', 'met_with_conditions')"),
        count("SELECT count(*) FROM payment WHERE state = 'settled'"),
        count("SELECT count(*) FROM amendment WHERE state = 'approved'"), count("SELECT count(*) FROM delegation"),
        entries, verified.size, since(begin), lived, verified.root, counted.wrong.empty(), earned, explained, closed,
        verified.ok, replayed.ok);
    for (auto const& wrong : counted.wrong) fmt::print(stderr, "{}\n", wrong);
    for (auto const& wrong : replayed.wrong) fmt::print(stderr, "{}\n", wrong);
    return counted.wrong.empty() && earned && explained && closed == agency::years && verified.ok && replayed.ok &&
           (large || !whole);
}

} // namespace

int main(int count, char** arguments)
{
    if (count < 3 || count > 5) return 2;
    auto const  begin   = Watch::now();
    auto const  seed    = std::stoull(arguments[1]);
    std::string address = arguments[2], control = count > 4 ? arguments[4] : "";
    int const   share = count > 3 ? std::stoi(arguments[3]) : 1;
    try {
        {
            agency::Desk desk{seed, address};
            agency::Life{desk, share, control}.live();
        }
        return tell(seed, address, share == 1, control == "lost", begin) ? 0 : 1;
    } catch (std::exception const& error) {
        fmt::print(stderr, "agency: {}\n", error.what());
        return 1;
    }
}
