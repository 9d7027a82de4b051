// Applies the schema texts in order, and turns the one text into what each engine takes.
#include "store/schema.hpp"

#include "store/sql_text.hpp"
#include "store/writer_key.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace penstock::store {

namespace {

// Kept apart from schema/, because it must be there before the first text.
constexpr std::string_view version_table = R"sql(
CREATE TABLE IF NOT EXISTS schema_version (
    number BIGINT PRIMARY KEY,
    name   TEXT   NOT NULL,
    digest BYTEA  NOT NULL,
    at     BIGINT NOT NULL
);
)sql";

constexpr std::string_view migration_lock = "SELECT pg_advisory_xact_lock(1347310420)"; // servers that start together

struct Applied {
    int         number{};
    std::string name;
    Digest      digest;
};
BOOST_DESCRIBE_STRUCT(Applied, (), (number, name, digest))

// Drops the lines that are for the other engine, keeping their line ends so that error positions stay right.
std::string lines_for(Dialect dialect, std::string_view sql)
{
    std::string out;
    bool        ours = true;
    while (!sql.empty()) {
        auto const size = std::min(sql.find('\n'), sql.size() - 1) + 1;
        auto const line = sql.substr(0, size);
        if (line.starts_with("-- only sqlite")) ours = dialect == Dialect::sqlite;
        if (line.starts_with("-- only postgresql")) ours = dialect == Dialect::postgresql;
        if (line.starts_with("-- end")) ours = true;
        out += ours ? line : "\n";
        sql.remove_prefix(size);
    }
    return out;
}

// Follows one statement after another to find the column list of a CREATE TABLE and its end.
class TableList {
public:
    // True just after the parenthesis that closes the list.
    bool after(std::string_view token)
    {
        if (token == ";") {
            place_ = 0;
            return false;
        }
        ++place_;
        if (place_ == 1) create_ = same_word(token, "CREATE");
        if (place_ == 2) create_ = create_ && same_word(token, "TABLE");
        if (token == "(") ++depth_;
        return token == ")" && --depth_ == 0 && place_ > 2 && create_;
    }
    bool inside() const { return create_ && depth_ > 0; }

private:
    int  place_{};
    int  depth_{};
    bool create_{};
};

// Reads the list of an IN, just before its parenthesis; empty when it does not hold texts only.
std::vector<std::string_view> listed_texts(SqlTokens& tokens)
{
    std::vector<std::string_view> out;
    if (tokens.next() != "(") return {};
    while (auto const text = tokens.next()) {
        if (!text->starts_with('\'')) return {};
        out.push_back(*text);
        auto const following = tokens.next();
        if (following == ")") return out;
        if (following != ",") return {};
    }
    return {};
}

// For each row it checks against `state IN ('open', 'closed', 'lost')`, SQLite builds a table of these texts; comparing
// with one after another costs nothing beside that.
std::string compared_with_each(std::string_view column, std::vector<std::string_view> const& texts)
{
    std::string out;
    for (auto const text : texts) out += fmt::format("{}{} = {}", out.empty() ? "(" : " OR ", column, text);
    return out + ")";
}

std::string for_sqlite(std::string_view sql)
{
    std::string      out;
    std::size_t      copied = 0;
    TableList        table;
    SqlTokens        tokens{sql};
    std::string_view before; // the token before
    for (auto token = tokens.next(); token; before = *token, token = tokens.next()) {
        auto const end     = tokens.position();
        auto       replace = [&](std::string_view by) {
            out += sql.substr(copied, end - token->size() - copied);
            out += by;
            copied = end;
        };
        if (same_word(*token, "BIGINT")) replace("INTEGER");
        else if (same_word(*token, "BYTEA")) replace("BLOB");
        else if (table.after(*token)) {
            SqlTokens  ahead{sql.substr(end)};
            auto const following = ahead.next();
            replace(following && same_word(*following, "WITHOUT") ? ") STRICT," : ") STRICT");
        } else if (same_word(*token, "IN") && table.inside() && before != ")" && !same_word(before, "NOT")) {
            SqlTokens ahead = tokens;
            if (auto const texts = listed_texts(ahead); !texts.empty()) {
                out += sql.substr(copied, static_cast<std::size_t>(before.data() - sql.data()) - copied);
                out += compared_with_each(before, texts);
                tokens = ahead;
                copied = tokens.position();
            }
        }
    }
    return out += sql.substr(copied);
}

bool has_version_table(Reader& reader)
{
    if (reader.dialect() == Dialect::sqlite)
        return reader.one<bool>("SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = 'schema_version'");
    return reader.one<bool>("SELECT to_regclass('schema_version') IS NOT NULL");
}

// What was applied must be the beginning of what this program knows, text by text.
Result<void> same_history(std::vector<Applied> const& applied, std::span<SchemaText const> texts)
{
    for (std::size_t i = 0; i < applied.size(); ++i) {
        auto const& was = applied[i];
        if (i >= texts.size() || (texts.back().number < was.number))
            return refuse(refusal::database_newer, fmt::format("schema {} {}", was.number, was.name));
        if (texts[i].number != was.number || sha256(texts[i].sql) != was.digest)
            return refuse(refusal::database_schema_differs, fmt::format("schema {} {}", was.number, was.name));
    }
    return {};
}

// Ends the transaction when nobody committed it.
struct RollbackAtEnd {
    Db& db;
    ~RollbackAtEnd() { db.rollback(); }
};

// Applies the next text in a transaction of its own; false when there is none.
Result<bool> apply_next(Db& db, Instant now, std::span<SchemaText const> texts)
{
    db.begin_write();
    RollbackAtEnd const guard{db};
    WriterKey const     key;
    Writer              writer{key, db};
    if (db.dialect() == Dialect::postgresql) writer.script(std::string{migration_lock});
    writer.script(schema_for(db.dialect(), version_table));

    auto const applied = writer.rows<Applied>("SELECT number, name, digest FROM schema_version ORDER BY number");
    CHECK(same_history(applied, texts));
    if (applied.size() == texts.size()) return false;

    auto const& text = texts[applied.size()];
    writer.script(schema_for(db.dialect(), text.sql));
    writer.run("INSERT INTO schema_version (number, name, digest, at) VALUES ($1, $2, $3, $4)", text.number, text.name,
               sha256(text.sql), now);
    if (db.commit() != Commit::committed) raise(db.last_failure().error, db.last_failure().why);
    return true;
}

} // namespace

std::string schema_for(Dialect dialect, std::string_view sql)
{
    auto text = lines_for(dialect, sql);
    return dialect == Dialect::sqlite ? for_sqlite(text) : text;
}

int schema_number(Reader& reader)
{
    if (!has_version_table(reader)) return 0;
    return reader.one<int>("SELECT coalesce(max(number), 0) FROM schema_version");
}

std::vector<std::string> foreign_objects(Reader& reader)
{
    if (reader.dialect() == Dialect::sqlite)
        return reader.rows<std::string>("SELECT name FROM sqlite_schema WHERE type IN ('trigger', 'view') ORDER BY 1");
    return reader.rows<std::string>(R"sql(
        SELECT t.tgname::text AS name
          FROM pg_trigger t
          JOIN pg_class c ON c.oid = t.tgrelid
         WHERE NOT t.tgisinternal AND c.relnamespace = current_schema()::regnamespace
         UNION
        SELECT CASE WHEN c.relkind IN ('v', 'm') THEN c.relname::text ELSE r.rulename::text END
          FROM pg_rewrite r
          JOIN pg_class c ON c.oid = r.ev_class
         WHERE c.relnamespace = current_schema()::regnamespace
         ORDER BY 1
    )sql");
}

Result<int> migrate(Db& db, Instant now, std::span<SchemaText const> texts)
{
    {
        auto snapshot = db.snapshot();
        if (auto const added = foreign_objects(snapshot); !added.empty())
            return refuse(refusal::database_schema_differs, fmt::format("{}", fmt::join(added, ", ")));
    }
    int applied = 0;
    while (TRY(apply_next(db, now, texts))) ++applied;
    return applied;
}

} // namespace penstock::store
