// How appropriations are found: by code, title, fund, budget line and the decision that gave them.
#include "ledger/ledger_api.hpp"

namespace penstock {

namespace {

struct IndexedAppropriation {
    std::string  code;
    Bilingual    title;
    std::string  fund;
    std::int64_t fiscal_year{};
    std::string  budget_line;
    std::string  decision;
};
BOOST_DESCRIBE_STRUCT(IndexedAppropriation, (), (code, title, fund, fiscal_year, budget_line, decision))

} // namespace

void describe_appropriations(search::Index& index)
{
    index.describe("appropriation", [](Reader& reader, std::int64_t id) -> search::Change {
        auto row = reader.row<IndexedAppropriation>(R"sql(
            SELECT code, title_zh, title_en, fund, fiscal_year, budget_line, decision FROM appropriation WHERE id = $1
        )sql",
                                                    id);
        if (!row) return {};
        search::Entry entry{.id = id, .noun = "appropriation", .title = row->title.any()};
        entry.subtitle = row->code + " · " + row->fund + " · " + std::to_string(row->fiscal_year);
        entry.text     = row->title.en + "\n" + row->budget_line + "\n" + row->decision;
        return {{std::move(entry)}, {}};
    });
}

} // namespace penstock
