// The line of money: an entry leads back to the entry that brought the money to where it was taken from, and forward to
// those that took it on from where it was put.
#include "api/in_both.hpp"
#include "ledger/ledger_api.hpp"

#include "ledger/due_order.hpp"

#include <algorithm>
#include <charconv>

namespace penstock {

namespace {

constexpr std::int64_t looked_at = 64; // lines of an account, at most, to find what went out of it

// ---- appropriations ----------------------------------------------------------------------------------------------

struct AppropriationSeen {
    std::string code;
    Bilingual   title;
    std::string decision;
};
BOOST_DESCRIBE_STRUCT(AppropriationSeen, (), (code, title, decision))

std::optional<LineSight> see_appropriation(Look& look, std::int64_t id)
{
    if (!look.caller.may_in(Permission::read_money, 0)) return std::nullopt;
    auto row = look.read.row<AppropriationSeen>(
        "SELECT code, title_zh, title_en, decision FROM appropriation WHERE id = $1", id);
    if (!row) return std::nullopt;
    return LineSight{.name = row->code, .title = row->title, .decision = row->decision};
}

// The account for what was appropriated and is not allotted: everything an appropriation gives goes through it.
std::optional<std::int64_t> free_account(Reader& reader, std::int64_t appropriation)
{
    return reader.row<std::int64_t>(R"sql(
        SELECT id FROM account
         WHERE award_id = 0 AND stage = 'appropriated' AND appropriation_id = $1 AND programme_id = 0 AND call_id = 0
           AND milestone_id = 0 AND line = ''
    )sql",
                                    appropriation);
}

struct Count {
    std::int64_t entries{};
    std::int64_t balance{};
    std::string  currency;
};
BOOST_DESCRIBE_STRUCT(Count, (), (entries, balance, currency))

std::vector<LineEdge> effects_of_appropriation(Look& look, std::int64_t id)
{
    std::vector<LineEdge> out;
    if (auto account = free_account(look.read, id)) {
        auto ids = look.read.rows<std::int64_t>(
            "SELECT entry_id FROM entry_leg WHERE account_id = $1 ORDER BY entry_id LIMIT 5", *account);
        auto count = look.read.one<std::int64_t>("SELECT entries FROM account WHERE id = $1", *account);
        add(out, {.noun  = "entry",
                  .words = {"该预算的收支", "Entries of the appropriation"},
                  .ids   = std::move(ids),
                  .count = count,
                  .list  = "entries?appropriation=" + std::to_string(id)});
    }
    auto programmes = look.read.rows<std::int64_t>(R"sql(
        SELECT DISTINCT programme_id FROM money_total WHERE appropriation_id = $1 AND programme_id > 0
         ORDER BY programme_id
    )sql",
                                                   id);
    auto count      = static_cast<std::int64_t>(programmes.size());
    add(out, {.noun  = "programme",
              .words = {"获得资金的项目群", "Programmes it gave money to"},
              .ids   = std::move(programmes),
              .count = count,
              .list  = "money?appropriation=" + std::to_string(id)});
    return out;
}

// ---- entries -----------------------------------------------------------------------------------------------------

struct EntryHead {
    EntryKind                   kind{};
    std::string                 cause;
    std::string                 decision;
    std::string                 memo;
    std::optional<std::int64_t> reverses;
    std::int64_t                reservation_id{};
};
BOOST_DESCRIBE_STRUCT(EntryHead, (), (kind, cause, decision, memo, reverses, reservation_id))

struct LegSeen {
    std::int64_t account_id{};
    std::int64_t minor{};
    std::int64_t appropriation_id{};
    std::int64_t programme_id{};
    std::int64_t award_id{};
    Stage        stage{};
    std::string  currency;
};
BOOST_DESCRIBE_STRUCT(LegSeen, (), (account_id, minor, appropriation_id, programme_id, award_id, stage, currency))

std::optional<EntryHead> head_of(Reader& reader, std::int64_t id)
{
    return reader.row<EntryHead>(
        "SELECT kind, cause, decision, memo, reverses, reservation_id FROM entry WHERE id = $1", id);
}

std::vector<LegSeen> legs_of(Reader& reader, std::int64_t id)
{
    return reader.rows<LegSeen>(R"sql(
        SELECT l.account_id, l.minor, a.appropriation_id, a.programme_id, a.award_id, a.stage, p.currency
          FROM entry_leg l
          JOIN account a ON a.id = l.account_id
          JOIN appropriation p ON p.id = a.appropriation_id
         WHERE l.entry_id = $1
         ORDER BY l.position
    )sql",
                                id);
}

// What an entry moved: the sum of what it added, in each currency.
std::vector<Money> moved(std::vector<LegSeen> const& legs)
{
    std::vector<Money> out;
    for (auto const& leg : legs) {
        if (leg.minor < 0) continue;
        Money amount{leg.minor, currency(leg.currency)};
        auto  same = std::ranges::find(out, amount.currency, &Money::currency);
        if (same == out.end()) out.push_back(amount);
        else *same = *same + amount;
    }
    return out;
}

std::optional<LineSight> see_entry(Look& look, std::int64_t id)
{
    auto head = head_of(look.read, id);
    if (!head) return std::nullopt;
    auto legs = legs_of(look.read, id);
    std::erase_if(legs, [&](auto const& leg) { return !look.caller.may_in(Permission::read_money, leg.programme_id); });
    if (legs.empty()) return std::nullopt;
    auto amounts = moved(legs);
    // Of an entry between programmes and what is above them, a part is seen: what went out of it.
    if (amounts.empty()) {
        for (auto& leg : legs) leg.minor = -leg.minor;
        amounts = moved(legs);
    }
    auto title = api::in_both(words(head->kind));
    if (auto order = order_of(look.read, {id})) { // by whose decision it fell due is said of the entry as its decision
        title.zh += "：" + std::string{words(order->ground).zh};
        title.en += ": " + std::string{words(order->ground).en};
    }
    return LineSight{.name     = std::move(head->memo),
                     .title    = std::move(title),
                     .amounts  = std::move(amounts),
                     .decision = std::move(head->decision)};
}

// The newest entry before this one that added to the account.
std::optional<std::int64_t> came_by(Reader& reader, std::int64_t account, std::int64_t entry)
{
    return reader.row<std::int64_t>(
        R"sql(
        SELECT entry_id FROM entry_leg
         WHERE account_id = $1 AND entry_id < $2 AND minor > 0
         ORDER BY entry_id DESC
         LIMIT 1
    )sql",
        account, entry);
}

std::vector<std::int64_t> went_by(Reader& reader, std::int64_t account, std::int64_t entry)
{
    return reader.rows<std::int64_t>(R"sql(
        SELECT entry_id
          FROM (SELECT entry_id, minor FROM entry_leg
                 WHERE account_id = $1 AND entry_id > $2 ORDER BY entry_id LIMIT $3) AS after
         WHERE minor < 0
         ORDER BY entry_id
         LIMIT 5
    )sql",
                                     account, entry, looked_at);
}

// What a cause made by the system names: "claim/12/due". Things of other modules, so they are known by their words.
void add_cause(std::vector<LineEdge>& out, std::string_view cause)
{
    constexpr std::string_view nouns[] = {"milestone", "claim", "payment", "amendment", "recovery"};
    auto                       slash   = cause.find('/');
    if (slash == cause.npos || std::ranges::find(nouns, cause.substr(0, slash)) == std::end(nouns)) return;
    std::int64_t id{};
    auto         number = cause.substr(slash + 1);
    if (std::from_chars(number.data(), number.data() + number.size(), id).ec != std::errc{}) return;
    add(out, {.noun = std::string{cause.substr(0, slash)}, .words = {"由此记账", "Booked for"}, .ids = {id}});
}

void keep_each_once(std::vector<std::int64_t>& ids)
{
    std::ranges::sort(ids);
    ids.erase(std::ranges::unique(ids).begin(), ids.end());
}

std::vector<LineEdge> causes_of_entry(Look& look, std::int64_t id)
{
    std::vector<LineEdge> out;
    auto                  head = head_of(look.read, id);
    if (!head) return out;
    if (head->reverses)
        add(out, {.noun = "entry", .words = {"冲销的账目", "The entry it reverses"}, .ids = {*head->reverses}});
    add_cause(out, head->cause);
    if (head->reservation_id)
        add(out, {.noun = "reservation", .words = {"所依据的冻结", "What it posts"}, .ids = {head->reservation_id}});
    // An act that used authority has one cause with the entry it made.
    auto use = look.read.row<std::int64_t>(
        "SELECT u.id FROM authority_use u JOIN entry e ON e.cause = u.cause WHERE e.id = $1", id);
    if (use) add(out, {.noun = "authority_use", .words = {"所行使的授权", "By the authority"}, .ids = {*use}});
    std::vector<std::int64_t> before, appropriations, programmes, awards;
    for (auto const& leg : legs_of(look.read, id)) {
        if (leg.award_id) awards.push_back(leg.award_id);
        else if (leg.programme_id) programmes.push_back(leg.programme_id);
        if (leg.minor > 0) continue;
        if (may_go_negative(leg.stage)) appropriations.push_back(leg.appropriation_id);
        else if (auto entry = came_by(look.read, leg.account_id, id)) before.push_back(*entry);
    }
    for (auto* ids : {&before, &appropriations, &programmes, &awards}) keep_each_once(*ids);
    if (!head->reverses)
        add(out, {.noun = "entry", .words = {"此前的来款", "Which brought the money there"}, .ids = std::move(before)});
    add(out, {.noun = "award", .words = {"所属资助", "For the award"}, .ids = std::move(awards)});
    if (head->kind != EntryKind::allot)
        add(out, {.noun = "programme", .words = {"所属项目群", "For the programme"}, .ids = std::move(programmes)});
    add(out,
        {.noun = "appropriation", .words = {"所属预算", "Out of the appropriation"}, .ids = std::move(appropriations)});
    return out;
}

std::vector<LineEdge> effects_of_entry(Look& look, std::int64_t id)
{
    std::vector<LineEdge> out;
    if (auto by = look.read.row<std::int64_t>("SELECT id FROM entry WHERE reverses = $1", id)) {
        add(out, {.noun = "entry", .words = {"被冲销", "Reversed by"}, .ids = {*by}});
        return out;
    }
    std::vector<std::int64_t> after, programmes;
    std::int64_t              account{};
    for (auto const& leg : legs_of(look.read, id)) {
        if (leg.minor < 0) continue;
        if (leg.stage == Stage::allotted) programmes.push_back(leg.programme_id);
        account = leg.account_id;
        std::ranges::copy(went_by(look.read, leg.account_id, id), std::back_inserter(after));
    }
    keep_each_once(after);
    keep_each_once(programmes);
    add(out, {.noun = "programme", .words = {"用于项目群", "To the programme"}, .ids = std::move(programmes)});
    // How many there are is not counted: the next ones are what the line is about.
    bool folded = after.size() > LineEdge::one_by_one;
    add(out, {.noun  = "entry",
              .words = {"此后的去向", "Where the money went on"},
              .ids   = std::move(after),
              .list  = folded ? "entries?account=" + std::to_string(account) : ""});
    if (folded) out.back().count = 0;
    return out;
}

// ---- reservations ------------------------------------------------------------------------------------------------

struct ReservationSeen {
    EntryKind    kind{};
    std::int64_t minor{};
    std::string  currency;
    std::string  decision;
    std::string  memo;
    std::int64_t from_id{};
    std::int64_t programme_id{};
    std::int64_t award_id{}; // of where it is to go
};
BOOST_DESCRIBE_STRUCT(ReservationSeen, (), (kind, minor, currency, decision, memo, from_id, programme_id, award_id))

std::optional<ReservationSeen> reservation_seen(Look& look, std::int64_t id)
{
    auto row = look.read.row<ReservationSeen>(R"sql(
        SELECT r.kind, r.minor, p.currency, r.decision, r.memo, r.from_id, f.programme_id, t.award_id
          FROM reservation r
          JOIN account f ON f.id = r.from_id
          JOIN account t ON t.id = r.to_id
          JOIN appropriation p ON p.id = f.appropriation_id
         WHERE r.id = $1
    )sql",
                                              id);
    if (row && !look.caller.may_in(Permission::read_money, row->programme_id)) return std::nullopt;
    return row;
}

std::optional<LineSight> see_reservation(Look& look, std::int64_t id)
{
    auto row = reservation_seen(look, id);
    if (!row) return std::nullopt;
    return LineSight{.name     = std::move(row->memo),
                     .title    = api::in_both(words(row->kind)),
                     .amounts  = {{row->minor, currency(row->currency)}},
                     .decision = std::move(row->decision)};
}

std::vector<LineEdge> causes_of_reservation(Look& look, std::int64_t id)
{
    std::vector<LineEdge> out;
    auto                  row = reservation_seen(look, id);
    if (!row) return out;
    if (auto entry = came_by(look.read, row->from_id, id))
        add(out, {.noun = "entry", .words = {"此前的来款", "Which brought the money there"}, .ids = {*entry}});
    if (row->award_id) add(out, {.noun = "award", .words = {"所属资助", "For the award"}, .ids = {row->award_id}});
    else if (row->programme_id)
        add(out, {.noun = "programme", .words = {"所属项目群", "For the programme"}, .ids = {row->programme_id}});
    return out;
}

std::vector<LineEdge> effects_of_reservation(Look& look, std::int64_t id)
{
    std::vector<LineEdge> out;
    add(out, {.noun  = "entry",
              .words = {"据此记账", "The entry that posted it"},
              .ids   = look.read.rows<std::int64_t>(
                  "SELECT id FROM entry WHERE reservation_id = $1 AND reservation_id > 0", id)});
    return out;
}

} // namespace

void describe_line_of_money(LineNouns& nouns)
{
    nouns.declare("appropriation", {{"预算", "Appropriation"}, see_appropriation, nullptr, effects_of_appropriation});
    nouns.declare("entry", {{"账目", "Entry"}, see_entry, causes_of_entry, effects_of_entry});
    nouns.declare("reservation",
                  {{"冻结", "Reservation"}, see_reservation, causes_of_reservation, effects_of_reservation});
}

} // namespace penstock
