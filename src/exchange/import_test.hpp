// What the tests of imports share: a desk at which lists are previewed, imported and looked at again.
#pragma once

#include "award/award_api.hpp"
#include "award/finding_facts.hpp"
#include "exchange/import_api.hpp"
#include "exchange/reading_for_tests.hpp"
#include "exchange/table_writer.hpp"
#include "journal/replay.hpp"
#include "ledger/ledger_facts.hpp"
#include "people/person_facts.hpp"
#include "support/packed.hpp"
#include "support/people_desk.hpp"

#include <fmt/format.h>

#include <map>

namespace penstock::test {

inline FactKinds const& import_fact_kinds()
{
    static FactKinds const kinds = [] {
        FactKinds out;
        add_person_facts(out);
        add_organisation_facts(out);
        add_programme_facts(out);
        add_award_facts(out);
        add_import_facts(out);
        add_ledger_facts(out);
        add_finding_facts(out);
        return out;
    }();
    return kinds;
}

// A table written as a file would be.
struct CsvTable final : api::TableSink {
    CsvTable() : writer{[this](std::string_view piece) { text += piece; }} {}
    void header(std::vector<std::string> const& names) override
    {
        std::vector<exchange::OutCell> cells;
        for (auto const& name : names) cells.push_back(exchange::OutCell::text(name));
        writer.row(cells);
    }
    void row(std::vector<api::Cell> const& row) override
    {
        std::vector<exchange::OutCell> cells;
        for (auto const& cell : row) cells.push_back(exchange::OutCell::text(cell.text));
        writer.row(cells);
    }

    std::string         text;
    exchange::CsvWriter writer;
};

class ImportDesk : public Desk {
public:
    explicit ImportDesk(std::string const& address) : Desk{address}
    {
        register_imports(registry);
        register_awards(registry);
        register_portfolio(registry);
    }

    // Takes the content in as an upload and gives its digest.
    Digest upload(std::string const& content)
    {
        BlobSink sink;
        sink.append(content);
        auto digest = sink.finish().digest;
        auto kept =
            recorder.run_one({.operation = "upload", .request = "{}", .run = [&](Act& act) -> Result<std::string> {
                                  sink.keep(act.upkeep());
                                  return std::string{"{}"};
                              }});
        EXPECT_EQ(kept.ending, journal::Ending::done);
        return digest;
    }

    Result<ImportPreview> preview(Digest const& digest, std::string const& mapping = {})
    {
        auto snapshot = reading.snapshot();
        auto list     = exchange::kept_list(snapshot, digest, "list.csv");
        EXPECT_TRUE(list.has_value());
        return exchange::preview_list(snapshot, *list, mapping);
    }

    std::string ask(Digest const& digest, std::string const& mapping, std::int64_t accepted,
                    std::vector<ImportSum> const& sums)
    {
        std::string out = R"({"digest":")" + hex(digest.view()) + R"(","name":"folder/list.csv","mapping":)";
        json::write_text(out, mapping);
        return out + R"(,"accepted":)" + std::to_string(accepted) + R"(,"sums":)" + json::to_text(sums) + "}";
    }
    std::string ask(Digest const& digest, std::string const& mapping, ImportPreview const& preview)
    {
        std::vector<ImportSum> sums;
        for (auto const& sum : preview.sums) sums.push_back({sum.currency, sum.minor});
        return ask(digest, mapping, preview.accepted, sums);
    }

    // Previews and confirms what the preview says.
    Answer import(Digest const& digest, std::string const& mapping = {})
    {
        auto seen = preview(digest, mapping);
        EXPECT_TRUE(seen.has_value()) << (seen ? "" : name_of(seen.error().why));
        if (!seen) return {};
        return post(Caller::operator_of_this_machine(), "/api/imports", ask(digest, mapping, *seen));
    }
    Answer import(std::string const& content, std::string const& mapping = {})
    {
        return import(upload(content), mapping);
    }

    std::string rejected_rows(std::string const& import, api::Language language = api::Language::zh)
    {
        auto     match = registry.find("GET", "/api/imports/" + import + "/rejected-rows");
        CsvTable table;
        look(Caller::operator_of_this_machine(), [&](Look& at) {
            auto done = match.endpoint->table(at, {match.parameters, {}, {}}, language, table);
            EXPECT_TRUE(done.has_value());
        });
        table.writer.finish();
        return table.text;
    }

    std::int64_t facts() { return value<std::int64_t>("SELECT COALESCE(max(seq), 0) FROM journal"); }

    // Everything the facts add up to, in one text.
    std::string dump()
    {
        auto        snapshot = reading.snapshot();
        std::string out;
        for (auto const& table : store::tables(snapshot))
            if (!journal::outside_the_record(table))
                out += table + ":" + hex(store::canonical_dump(snapshot, table).view()) + "\n";
        return out;
    }

    std::vector<std::string> replayed(Dialect dialect)
    {
        FreshDatabase target{dialect};
        auto          db       = target.open();
        auto          snapshot = reading.snapshot();
        return journal::replay_check(snapshot, db, import_fact_kinds()).wrong;
    }

    // Sums kept by facts against sums counted over all awards.
    void expect_totals_to_equal_a_recount()
    {
        EXPECT_EQ(value<std::int64_t>(R"sql(
            SELECT count(*) FROM (
                SELECT programme_id, year, state, COALESCE(amount_currency, '') AS currency, count(*) AS awards,
                       CAST(COALESCE(sum(amount_minor), 0) AS BIGINT) AS minor
                  FROM award GROUP BY programme_id, year, state, COALESCE(amount_currency, '')
                EXCEPT SELECT programme_id, year, state, currency, awards, minor FROM portfolio_total) AS differing
        )sql"),
                  0);
        EXPECT_EQ(value<std::int64_t>("SELECT CAST(COALESCE(sum(awards), 0) AS BIGINT) FROM portfolio_total"),
                  value<std::int64_t>("SELECT count(*) FROM award"));
        EXPECT_EQ(value<std::int64_t>(R"sql(
            SELECT count(*) FROM (
                SELECT organisation_id, COALESCE(amount_currency, '') AS currency, count(*) AS awards,
                       CAST(COALESCE(sum(amount_minor), 0) AS BIGINT) AS minor
                  FROM award GROUP BY organisation_id, COALESCE(amount_currency, '')
                EXCEPT SELECT organisation_id, currency, awards, minor FROM organisation_total) AS differing
        )sql"),
                  0);
        expect_money_to_equal_the_awards();
    }

    // Of each award what is committed and paid is its amount, and of the whole body too.
    void expect_money_to_equal_the_awards()
    {
        std::string const promised =
            "SELECT id, COALESCE(amount_currency, disbursed_currency), COALESCE(amount_minor, disbursed_minor) "
            "FROM award WHERE COALESCE(amount_minor, disbursed_minor) > 0";
        std::string const booked = "SELECT c.award_id, p.currency, CAST(sum(c.balance) AS BIGINT) FROM account c "
                                   "JOIN appropriation p ON p.id = c.appropriation_id "
                                   "WHERE c.stage IN ('committed', 'paid') GROUP BY c.award_id, p.currency";
        for (auto const& [one, other] : {std::pair{promised, booked}, std::pair{booked, promised}})
            EXPECT_EQ(value<std::int64_t>("SELECT count(*) FROM (" + one + " EXCEPT " + other + ") AS differing"), 0);
        EXPECT_EQ(value<std::int64_t>("SELECT CAST(COALESCE(sum(balance), 0) AS BIGINT) FROM account"), 0);
    }
};

} // namespace penstock::test
