// The demonstration's register of authority and its funding rules: who may do what, by which meeting's decision.
#pragma once

#include "app/local_client.hpp"
#include "base/day.hpp"

#include <cstdint>
#include <span>

namespace penstock {

class DemoAuthority {
public:
    DemoAuthority(LocalClient& client, Caller const& secretary) : client_{client}, secretary_{secretary} {}

    // The rules as the commission put them in force when it began.
    Result<void> rules(Day today);
    // The public holidays of fixed days, of this year and the next.
    Result<void> working_days(Day today);
    // A manager's delegations for one programme: in yuan, and a smaller one in euro.
    Result<void> manager(std::int64_t person, std::int64_t programme, Day today);
    // Who asks for payments, and who approves and signs them, in the whole body.
    Result<void> payments(std::int64_t officer, std::span<std::int64_t const> finance, std::int64_t bookkeeper,
                          Day today);
    // A fortnight in which one acted for another; it is over.
    Result<void> deputy(std::int64_t deputy, std::int64_t holder, Day today);

private:
    Result<void> delegate(std::int64_t person, std::string_view deeds, std::int64_t programme,
                          std::string_view currency, std::string_view limits, Day from, Day until,
                          std::string_view decision);

    LocalClient&  client_;
    Caller const& secretary_;
};

} // namespace penstock
