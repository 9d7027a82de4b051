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

// The fact inside the committed detail {"actor":…,"fact":…,"for":…}; empty when it is not such a detail.
std::string_view fact_in(std::string_view detail)
{
    auto from = detail.find(",\"fact\":");
    auto to   = detail.rfind(",\"for\":");
    if (from == detail.npos || to == detail.npos || from >= to) return {};
    return detail.substr(from + 8, to - from - 8);
}

// What is wrong with the fact of a row; empty when its tables now say what it says.
std::string apply_row(Writer& writer, FactKinds const& kinds, Row const& row)
{
    auto const* kind = kinds.find(row.kind);
    if (!kind) return "unknown kind " + row.kind;
    if (!row.body) return "its body was erased";
    auto done = kind->apply(writer, {row.seq, row.at, row.actor, row.actor_role}, fact_in(*row.body));
    return done ? "" : "its body is not a " + row.kind;
}

} // namespace

bool outside_the_record(std::string_view table)
{
    static constexpr std::string_view list[] = {"schema_version",
                                                "journal",
                                                "fact_body",
                                                "fact_stand_in",
                                                "journal_head",
                                                "journal_node",
                                                "checkpoint",
                                                "cosignature",
                                                "witnessed_checkpoint",
                                                "witness",
                                                "sealing",
                                                "act",
                                                "feed",
                                                "blob",
                                                "blob_chunk",
                                                "credential",
                                                "session",
                                                "second_factor",
                                                "recovery_code",
                                                "sign_in_event",
                                                "api_token",
                                                "password_before",
                                                "unlock_link",
                                                "linked_identity",
                                                "provider_round",
                                                "provider_visitor",
                                                "sign_in_attempt",
                                                "one_time_link",
                                                "authority_attempt",
                                                "working_paper",
                                                "payee_link",
                                                "search_entry",
                                                "search_text",
                                                "daily_run",
                                                "message",
                                                "mail",
                                                "message_left",
                                                "saved_filter",
                                                "calendar_feed"};
    return std::ranges::find(list, table) != std::end(list) || table.starts_with("search_");
}

ReplayReport replay(Reader& source, Db& target, FactKinds const& kinds,
                    std::function<void(std::int64_t)> const& progress)
{
    ReplayReport report;
    auto         wrong = [&](std::string what) {
        if (report.wrong.size() < wrong_most) report.wrong.push_back(std::move(what));
    };
    bool stopped = false;
    target.begin_write();
    Writer writer{store::WriterKey{}, target};
    source.each<Row>(
        R"sql(
        SELECT j.seq, j.at, j.kind, j.actor, j.actor_role, coalesce(b.body, s.body) AS body
          FROM journal j
          LEFT JOIN fact_body b ON b.seq = j.seq
          LEFT JOIN fact_stand_in s ON s.seq = j.seq
         ORDER BY j.seq
    )sql",
        [&](Row const& row) {
            if (stopped) return;
            ++report.facts;
            std::string why;
            try {
                why = apply_row(writer, kinds, row);
                writer.settle();
            } catch (Defect const& defect) { // the tables refuse what no act of ours would have written
                why     = std::string{"the tables refuse it, and the replay ends here: "} + defect.what();
                stopped = true;
            }
            if (!why.empty()) wrong("fact " + std::to_string(row.seq) + ": " + why);
            if (progress && report.facts % 1000 == 0) progress(report.facts);
        });
    if (stopped) target.rollback();
    else expects(target.commit() == Commit::committed);
    report.stopped = stopped;
    report.ok      = report.wrong.empty();
    return report;
}

ReplayReport replay_check(Reader& source, Db& target, FactKinds const& kinds,
                          std::function<void(std::int64_t)> const& progress)
{
    auto report = replay(source, target, kinds, progress);
    if (report.stopped) return report;
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
