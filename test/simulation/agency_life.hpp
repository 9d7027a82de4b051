// Six years in the life of a funding agency, from one seed: programmes with managers whose limits the board sets,
// awards with agreements and milestones, payments by two signatures and the bank's answers, amendments, and the end of
// every fiscal year. Everything is done by the product's own acts.
#pragma once

#include "simulation/agency_desk.hpp"

namespace penstock::agency {

inline constexpr int first_year = 2021, years = 6, programmes_most = 12, awards_most = 1500, milestones_each = 6;
inline constexpr std::string_view currencies[] = {"CNY", "EUR"};

class Life {
public:
    // `share`: one of so many awards is lived. `control`: something wrong on purpose, past the product's acts:
    // "unearned" (a missed milestone is paid all the same), "unordered" (money falls due by no decision and is paid),
    // or "".
    Life(Desk& desk, int share, std::string control);

    void live();

private:
    // The office works once a week; its acts of a day are done in this order, each phase in one commit or some.
    enum class Phase {
        bank,
        retry,
        prepare,
        offer,
        sign,
        submit,
        decide,
        amend,
        request,
        approve,
        batch,
        spend,
        close
    };

    struct Award {
        std::int64_t              id{}, organisation{}, amount{};
        std::size_t               programme{};
        int                       currency{}, year{}; // of the appropriation that was committed
        bool                      itemised{};
        Day                       ends_on, reported_until{}, requested_on{};
        std::vector<std::int64_t> milestones{};
        std::size_t               next{}; // milestone
        bool                      closing{}, ended{};
    };
    struct Standing { // what an award has free in one account
        std::int64_t appropriation{}, milestone{}, minor{};
        std::string  line;
        BOOST_DESCRIBE_CLASS(Standing, (), (appropriation, milestone, minor, line), (), ())
    };
    struct Order { // a payment on its way
        std::int64_t id{}, award{}, minor{};
        int          currency{}, attempt{};
    };

    void at(Day day, Phase phase, std::function<void()> event);
    void in_weeks(int weeks, Phase phase, std::function<void()> event)
    {
        at(now().plus_days(7 * weeks), phase, std::move(event));
    }
    Day  now() const { return desk_.today(); }
    bool late_in_year() const { return now().month() >= 11; }

    Caller        officer() const { return as(officer_, "case_officer"); }
    Caller        finance() const { return as(finance_, "finance_officer"); }
    Caller        second() const { return as(second_, "finance_officer"); }
    Caller        bookkeeper() const { return as(bookkeeper_, "finance_officer"); }
    Caller        secretary() const { return as(secretary_, "board_secretary"); }
    Caller        administrator() const { return as(administrator_, "administrator"); }
    Caller        manager(Award const& award) const;
    Caller        team(Award const& award) const;
    static Caller as(std::int64_t person, std::string_view role);

    void found();
    void open_year(int year);
    void delegate(int year);
    void close_year(int year);
    void exchange(int year);
    void step_year(int year, std::string_view step);
    void deed(int year, int currency, std::string_view deed, std::string const& more = "");

    void        plan_awards(int year);
    void        prepare(Award award);
    void        take_over(int year); // awards of before, without an agreement
    void        order_due(Award& award);
    void        pay_unordered(Award const& award);
    std::string terms(Award const& award) const;
    void        write_agreement(Award& award);
    void        prepare_payee(Award const& award);
    void        offer(Award& award);
    void        sign(Award& award);
    bool        owed(Award const& award); // whether anything is due and not paid yet

    std::vector<Standing> standing(std::int64_t award, std::string_view stage);

    void submit(Award& award);
    void decide(Award& award);
    void passed(Award& award);
    void pay_unearned(Award const& award);

    void amend(Award& award, std::string_view type, std::string const& change);
    void extend(Award& award);
    void change_amount(Award& award);
    void stop(Award& award);
    void give_back(Award const& award);

    void request(std::int64_t award);
    void approve(Order const& order, std::string_view step);
    void send(int currency);
    void bank(std::vector<Order> const& orders);

    void spend(Award& award, bool all);
    void close(Award& award);

    std::string pool(int year, int currency) const;
    std::string place(Award const& award, std::int64_t pool, std::string_view stage, std::string_view line = "") const;
    void        move(std::string_view kind, std::string const& from, std::string const& to, std::int64_t minor);

    Desk&                     desk_;
    int                       share_;
    std::string               control_;
    std::int64_t              administrator_{}, secretary_{}, officer_{}, finance_{}, second_{}, bookkeeper_{};
    std::vector<std::int64_t> programmes_, managers_, teams_;
    std::map<std::pair<std::int64_t, int>, std::int64_t>        payees_; // by organisation and currency
    std::map<std::pair<int, int>, std::int64_t>                 pools_; // by year and currency
    std::int64_t                                                debtors_[2]{};
    std::map<std::int64_t, Award>                               awards_;
    std::vector<Order>                                          approved_[2]; // for the next batch of each currency
    std::multimap<std::pair<Day, Phase>, std::function<void()>> events_;
    std::int64_t                                                causes_{}, numbers_{}, answers_{};
};

} // namespace penstock::agency
