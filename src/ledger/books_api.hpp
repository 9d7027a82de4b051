// The books' endpoints, and how a checklist is shown.
#pragma once

#include "api/endpoint.hpp"
#include "api/problem.hpp"
#include "ledger/books.hpp"

namespace penstock {

struct ClosingCheckView {
    std::string  name;
    bool         settled{};
    bool         blocks{}; // while it is not settled; otherwise it is only to be known
    std::int64_t count{};
    std::string  link;
    Bilingual    title;
    Bilingual    remedy;
};
BOOST_DESCRIBE_STRUCT(ClosingCheckView, (), (name, settled, blocks, count, link, title, remedy))

std::vector<ClosingCheckView> views_of(std::vector<ClosingCheck> const& checks);
ClosingCheckView const*       first_that_blocks(std::vector<ClosingCheckView> const& checks);

void register_books(api::Registry& registry);

} // namespace penstock
