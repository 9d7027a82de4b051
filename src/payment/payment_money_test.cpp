// Whatever is asked, approved, signed, answered and answered again, in whatever order: what is due and what is paid
// stay conserved, what is bound is what is under way, and nothing is paid beyond what was due.
#include "ledger/delegation_facts.hpp"
#include "payment/payment_api.hpp"
#include "payment/payment_facts.hpp"
#include "scenario/payment_words.hpp"
#include "support/people_desk.hpp"

#include <map>
#include <random>

namespace penstock {
namespace {

class House {
public:
    explicit House(std::string const& address) : desk{address}
    {
        register_payments(desk.registry);
        register_batches(desk.registry);
        register_bank_answers(desk.registry);
        for (auto [name, role] : {std::pair{"officer@a.example", Role::case_officer},
                                  {"one@a.example", Role::finance_officer},
                                  {"two@a.example", Role::finance_officer}})
            people.push_back({desk.person(name, role).value, {Grant{role, 0}}, ""});
        desk.act([&](Act& act) {
            for (auto const& each : people)
                act.record(
                    DelegationGiven{{.person   = {each.person()},
                                     .deeds    = {Deed::request_payment, Deed::approve_payment, Deed::sign_payments},
                                     .from     = act.today,
                                     .until    = act.today.plus_days(10),
                                     .decision = "board 1/2026"}});
            auto          organisation = find_or_register(act, "Linjiang University", {});
            Id<Programme> programme{
                act.record(ProgrammeFounded{.code = "Q", .text = {.title = {"", "Quantum"}}, .on = act.today})};
            AwardContent content{.number       = "A1",
                                 .title        = "Award",
                                 .programme    = programme,
                                 .organisation = organisation,
                                 .amount       = Money{due, Currency{}}};
            award = Id<Award>{act.record(AwardRecorded{.content = content, .state = AwardState::active})};
            pool  = Id<Appropriation>{act.record(
                AppropriationOpened{{"P", {"", "Pool"}, "general", 2026, "206", Currency{}, "board 1/2026"}})};
            Place const source{pool, Stage::source, {}, {}, {}, {}, ""},
                given{pool, Stage::appropriated, {}, {}, {}, {}, ""},
                allotted{pool, Stage::allotted, programme, {}, {}, {}, ""},
                committed{pool, Stage::committed, programme, {}, award, {}, ""},
                payable{pool, Stage::payable, programme, {}, award, {}, ""};
            move(act, EntryKind::appropriate, source, given);
            move(act, EntryKind::allot, given, allotted);
            move(act, EntryKind::commit, allotted, committed);
            move(act, EntryKind::fall_due, committed, payable);
        });
        payee = story::usable_account(desk.recorder, "a key for the account", award.value, Currency{}, 1);
        desk.act([&](Act& act) {
            debtor =
                act.record(DebtorRecorded{"Main", {AccountScheme::cn, "31001", "105100000017", "", "Us"}, Currency{}});
        });
    }

    void move(Act& act, EntryKind kind, Place const& from, Place const& to)
    {
        auto done = post(act, {.cause    = std::string{name_of(kind)},
                               .kind     = kind,
                               .legs     = {{from, -due}, {to, due}},
                               .value_on = act.today,
                               .decision = "board 1/2026"});
        ASSERT_TRUE(done) << name_of(kind);
        if (kind == EntryKind::fall_due)
            act.record(DueOrdered{*done, {DueGround::board_decision, {"Board"}, {"2/2026"}, act.today}});
    }

    std::string ask(int who, std::string const& path, std::string const& body)
    {
        return desk.post(people[static_cast<std::size_t>(who)], path, body).text();
    }

    // One deed at random, by a person at random; most are refused.
    std::string deed(std::mt19937& chance)
    {
        auto any      = [&](int below) { return static_cast<int>(chance() % static_cast<unsigned>(below)); };
        int  who      = any(3);
        auto payments = std::max(1, static_cast<int>(ids("payment").size()));
        auto at       = [&](char const* table) {
            auto all = ids(table);
            return std::to_string(all.empty() ? 999'999
                                                    : all[static_cast<std::size_t>(any(static_cast<int>(all.size())))]);
        };
        switch (any(9)) {
        case 0:
        case 1:
            return ask(0, "/api/payments",
                       R"({"award":)" + std::to_string(award.value) + R"(,"appropriation":)" +
                           std::to_string(pool.value) + R"(,"payee":)" + std::to_string(payee) +
                           R"(,"purpose":"x","amount":{"currency":"CNY","minor":)" + std::to_string(1 + any(600)) +
                           R"(},"not_same_because":"by chance"})");
        case 2:
        case 3: {
            constexpr char const* steps[]{"approve", "approve", "approve", "reject", "withdraw", "retry", "cancel"};
            return ask(who, "/api/payments/" + at("payment") + "/steps",
                       R"({"step":")" + std::string{steps[any(7)]} + R"(","reason":"why"})");
        }
        case 4: {
            std::string list;
            for (auto id : desk_rows("SELECT id FROM payment WHERE state = 'approved' ORDER BY id"))
                list += (list.empty() ? "" : ",") + std::to_string(id);
            return ask(who, "/api/batches",
                       R"({"debtor":)" + std::to_string(debtor) + R"(,"payments":[)" + list + "]}");
        }
        case 5:
        case 6: {
            constexpr char const* steps[]{"sign", "sign", "sign", "send", "send", "dissolve"};
            return ask(who, "/api/batches/" + at("batch") + "/steps",
                       R"({"step":")" + std::string{steps[any(6)]} + R"(","reason":"why"})");
        }
        default: {
            constexpr char const* said[]{"settled", "settled", "settled", "rejected", "returned"};
            if (any(4) > 0 || answer.empty()) { // else the same file once more
                auto id      = std::stoll(at("payment"));
                auto now     = desk_rows("SELECT attempt FROM payment WHERE id = " + std::to_string(id));
                auto amount  = desk_rows("SELECT minor FROM payment WHERE id = " + std::to_string(id));
                auto attempt = now.empty() ? 1 : std::max<std::int64_t>(1, now[0] - (any(5) == 0));
                auto minor   = amount.empty() ? 1 : amount[0] + (any(8) == 0);
                answer =
                    story::bank_table(said[any(5)], end_to_end_of({id}, attempt), Money{minor, Currency{}}.decimal(),
                                      "CNY", "2026-11-23", "R" + std::to_string(any(2 * payments)));
            }
            return ask(1 + any(2), "/api/bank-answers",
                       R"({"digest":")" + story::keep(desk.recorder, answer) + R"(","name":"a.csv","read":1})");
        }
        }
    }

    std::vector<std::int64_t> desk_rows(std::string const& sql)
    {
        auto snapshot = desk.reading.snapshot();
        return snapshot.rows<std::int64_t>(sql);
    }
    std::vector<std::int64_t> ids(std::string const& table)
    {
        return desk_rows("SELECT id FROM " + table + " ORDER BY id");
    }
    std::int64_t sum(std::string const& what, std::string const& from)
    {
        return desk_rows("SELECT CAST(COALESCE(sum(" + what + "), 0) AS BIGINT) FROM " + from).front();
    }

    // What of it does not hold; "" when everything does.
    std::string wrong(std::int64_t whole)
    {
        auto payable = sum("balance", "account WHERE stage = 'payable'"),
             paid    = sum("balance", "account WHERE stage = 'paid'");
        auto bound   = sum("set_aside", "account WHERE stage = 'payable'");
        auto settled = sum("minor", "payment WHERE state = 'settled'");
        auto going   = sum("minor", "payment WHERE state IN ('requested', 'approved', 'batched', 'released', 'sent')");
        if (payable + paid != whole) return "what is due and paid is not conserved";
        if (paid != settled) return "what is paid is not what was settled";
        if (bound != going) return "what is bound is not what is under way";
        if (bound > payable) return "more is bound than is due";
        if (sum("1", "entry WHERE kind = 'pay'") != sum("1", "payment WHERE state IN ('settled', 'returned')"))
            return "a payment was posted twice, or not at all";
        // What was used to ask for payments is what they come to, but for those that ended unpaid.
        auto live = sum("minor", "payment WHERE state NOT IN ('rejected', 'withdrawn', 'cancelled', 'returned')");
        if (sum("minor", "authority_used WHERE deed = 'request_payment' AND award_id = 0") != live)
            return "authority used is not what is asked for";
        return "";
    }

    static constexpr std::int64_t due = 1000;
    test::Desk                    desk;
    std::vector<Caller>           people;
    Id<Award>                     award;
    Id<Appropriation>             pool;
    std::int64_t                  payee{}, debtor{};
    std::string                   answer;
};

using PaymentMoney = test::OnEachEngine;

TEST_P(PaymentMoney, is_conserved_whatever_is_asked_and_answered)
{
    House                      house{address()};
    std::mt19937               chance{20261123};
    std::map<std::string, int> said;
    for (int i = 0; i < 800; ++i) {
        ++said[house.deed(chance)];
        ASSERT_EQ(house.wrong(House::due), "") << "after deed " << i;
    }
    EXPECT_GT(said["done"], 60);
    EXPECT_GT(house.sum("1", "payment WHERE state IN ('settled', 'returned')"), 1);
    for (auto const& [answer, times] : said) EXPECT_FALSE(answer.starts_with("defect")) << answer;
    EXPECT_NE(house.wrong(House::due + 1), "") << "the control: a fen too much is noticed";
}

// Nobody closes today; but a clock may be set back.
TEST_P(PaymentMoney, is_not_asked_for_on_a_day_whose_books_are_closed)
{
    House house{address()};
    auto  asked = [&] {
        return house.ask(0, "/api/payments",
                         R"({"award":)" + std::to_string(house.award.value) + R"(,"appropriation":)" +
                              std::to_string(house.pool.value) + R"(,"payee":)" + std::to_string(house.payee) +
                              R"(,"purpose":"x","amount":{"currency":"CNY","minor":10},"not_same_because":"a test"})");
    };
    auto closed = [&](int days) {
        house.desk.act([&](Act& act) { act.record(PeriodClosed{act.today.plus_days(days)}); });
        return asked();
    };
    EXPECT_EQ(closed(-1), "done");
    EXPECT_EQ(closed(0), "period_closed");
    EXPECT_EQ(closed(1), "period_closed");
}

ON_EACH_ENGINE(PaymentMoney);

} // namespace
} // namespace penstock
