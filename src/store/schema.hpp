// The schema: numbered texts, forward only, one text for both engines; and what the tables hold, compared cell by cell.
#pragma once

#include "base/day.hpp"
#include "base/digest.hpp"
#include "base/refusal.hpp"
#include "store/db.hpp"

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace penstock::store {

// A text uses BIGINT, TEXT and BYTEA; a truth is a BIGINT of 0 or 1. Lines from "-- only sqlite" or
// "-- only postgresql" to "-- end" are for one engine.
struct SchemaText {
    int              number;
    std::string_view name; // the file's name: 0001_blobs
    std::string_view sql;
};

std::vector<SchemaText> const& schema_texts(); // generated from schema/, in order

// The text as one engine takes it; for SQLite with INTEGER and BLOB, and every table STRICT.
std::string schema_for(Dialect dialect, std::string_view sql);

// Applies the texts that are not yet applied, each in one transaction, and gives how many. Refuses a database where a
// text was applied with another content, or where a text is that this program does not know.
Result<int> migrate(Db& db, Instant now, std::span<SchemaText const> texts = schema_texts());

// Triggers, views and rules in the database: the schema has none, so they are somebody else's and would act or show in
// our name. migrate() refuses a database that has one.
std::vector<std::string> foreign_objects(Reader& reader);

// The number of the last applied text; 0 for an empty database.
int schema_number(Reader& reader);

struct TableColumn {
    std::string name;
    Kind        type{};
    bool        nullable{};
    int         key{}; // its place in the primary key, from 1; 0 when not part of it
};

// The tables in order of name, without the engine's own, schema_version and full-text indexes.
std::vector<std::string> tables(Reader& reader);
// In order of the CREATE TABLE. Columns of an engine's own types (a full-text vector) are derived and left out.
std::vector<TableColumn> columns(Reader& reader, std::string_view table);

// SHA-256 over the columns' names and all rows in order of the primary key, in a form without ambiguity and the same on
// both engines. A table without a primary key is a Defect.
Digest canonical_dump(Reader& reader, std::string_view table);

// Where two tables of the same name first differ, in order of the primary key.
struct Difference {
    std::string table;
    std::string key; // the row, as "3" or "3/name"; empty when the columns themselves differ
    std::string column; // empty when one side lacks the row
    std::string left; // what each side holds; "(no row)" or "(null)" where there is nothing
    std::string right;
};
std::optional<Difference> first_difference(Reader& left, Reader& right, std::string_view table);

} // namespace penstock::store
