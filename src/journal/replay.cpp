#include "journal/replay.hpp"

#include "store/schema.hpp"
#include "store/writer_key.hpp"

#include <algorithm>
#include <array>

namespace penstock::journal {

namespace {

constexpr std::size_t wrong_most = 100;

struct Row {
    std::int64_t               seq{};
    Instant                    at;
    std::string                kind;
    std::int64_t               actor{};
    std::string                actor_role;
    std::optional<std::string> body;
};
BOOST_DESCRIBE_STRUCT(Row, (), (seq, at, kind, actor, actor_role, body))

// The fact inside the committed detail {"actor":…,"fact":…,"for":…}.
std::string_view fact_in(std::string_view detail)
{
    auto from = detail.find(",\"fact\":");
    auto to   = detail.rfind(",\"for\":");
    expects(from != detail.npos && to != detail.npos && from < to);
    return detail.substr(from + 8, to - from - 8);
}

} // namespace

bool outside_the_record(std::string_view table)
{
    static constexpr std::string_view list[] = {"schema_version",
                                                "journal",
                                                "fact_body",
                                                "journal_head",
                                                "journal_node",
                                                "checkpoint",
                                                "act",
                                                "feed",
                                                "blob",
                                                "blob_chunk",
                                                "credential",
                                                "session",
                                                "sign_in_attempt",
                                                "one_time_link",
                                                "search_entry",
                                                "search_text"};
    return std::ranges::find(list, table) != std::end(list) || table.starts_with("search_");
}

ReplayReport replay(Reader& source, Db& target, FactKinds const& kinds,
                    std::function<void(std::int64_t)> const& progress)
{
    ReplayReport report;
    auto         wrong = [&](std::string what) {
        if (report.wrong.size() < wrong_most) report.wrong.push_back(std::move(what));
    };
    target.begin_write();
    Writer writer{store::WriterKey{}, target};
    source.each<Row>(
        R"sql(
        SELECT j.seq, j.at, j.kind, j.actor, j.actor_role, b.body
          FROM journal j
          LEFT JOIN fact_body b ON b.seq = j.seq
         ORDER BY j.seq
    )sql",
        [&](Row const& row) {
            ++report.facts;
            auto const* kind = kinds.find(row.kind);
            if (!kind) wrong("fact " + std::to_string(row.seq) + ": unknown kind " + row.kind);
            else if (!row.body) wrong("fact " + std::to_string(row.seq) + ": its body was erased");
            else if (auto done = kind->apply(writer, {row.seq, row.at, row.actor, row.actor_role}, fact_in(*row.body));
                     !done)
                wrong("fact " + std::to_string(row.seq) + ": its body is not a " + row.kind);
            if (progress && report.facts % 1000 == 0) progress(report.facts);
        });
    expects(target.commit() == Commit::committed);
    report.ok = report.wrong.empty();
    return report;
}

ReplayReport replay_check(Reader& source, Db& target, FactKinds const& kinds,
                          std::function<void(std::int64_t)> const& progress)
{
    auto report  = replay(source, target, kinds, progress);
    auto rebuilt = target.snapshot();
    for (auto const& table : store::tables(source)) {
        if (outside_the_record(table)) continue;
        ++report.tables;
        if (store::canonical_dump(source, table) == store::canonical_dump(rebuilt, table)) continue;
        auto where = store::first_difference(source, rebuilt, table);
        expects(where.has_value());
        report.wrong.push_back("table " + table + ", row " + where->key + ", column " + where->column + ": " +
                               where->left + ", replayed " + where->right);
    }
    report.ok = report.wrong.empty();
    return report;
}

} // namespace penstock::journal
