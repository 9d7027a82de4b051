// A table as lines of JSON that neither engine owns: the names of its columns, then its rows in order of the primary
// key. The same rows give the same bytes on both engines, so a digest of the lines is a digest of the table.
#pragma once

#include "base/json_tree.hpp"
#include "store/db.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace penstock::store {

// ["seq","at","salt"] and then [1,1767225600000,{"bytes":"AAEC"}]: whole numbers, texts, bytes in base64, null.
// Gives the lines in pieces, and answers how many rows there were.
std::int64_t write_table(Reader& reader, std::string_view table, std::function<void(std::string_view)> const& take);

// Takes the same lines, one by one and without their ends, into a table that is there and empty.
class TableLoader {
public:
    TableLoader(Writer& writer, std::string table);

    // False for a line that is not of this table. A row that the table does not take is told by then, or at the end.
    bool         line(std::string_view text);
    bool         end();
    std::int64_t rows() const { return rows_; }

private:
    bool names();

    Writer&           writer_;
    std::string       table_;
    json::Tree        tree_; // of the line at hand
    std::string       sql_; // empty until the names are read
    std::vector<Kind> types_;
    std::int64_t      rows_{};
};

// All tables, each after those it refers to, so that rows can be put in.
std::vector<std::string> tables_by_reference(Reader& reader);

// Rows where a column holds this number; how many there were.
std::int64_t delete_rows(Writer& writer, std::string_view table, std::string_view column, std::int64_t number);

void empty_table(Writer& writer, std::string_view table);

} // namespace penstock::store
