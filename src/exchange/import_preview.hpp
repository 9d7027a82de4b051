// What an import would do, shown before it is done: what was understood of the file, what each row would become, and
// everything that is wrong with it.
#pragma once

#include "api/list.hpp"
#include "exchange/import.hpp"

namespace penstock {

struct ImportColumn {
    std::int64_t             column{}; // from 1
    std::string              header;
    std::string              field; // a Field, an outside id's scheme, or "" when the column is not used
    std::vector<std::string> sample;
};
BOOST_DESCRIBE_STRUCT(ImportColumn, (), (column, header, field, sample))

struct ImportProblem {
    std::int64_t line{};
    std::int64_t column{};
    std::string  header;
    std::string  refusal;
    Words        title;
    std::string  cell;
    std::string  known_as; // the number of the award that has the identifier already
};
BOOST_DESCRIBE_STRUCT(ImportProblem, (), (line, column, header, refusal, title, cell, known_as))

struct ImportProblemCount {
    std::string  refusal;
    Words        title;
    std::int64_t count{};
};
BOOST_DESCRIBE_STRUCT(ImportProblemCount, (), (refusal, title, count))

// What was tidied in rows that are accepted.
struct ImportNoteCount {
    std::string  note;
    Words        title;
    std::int64_t count{};
};
BOOST_DESCRIBE_STRUCT(ImportNoteCount, (), (note, title, count))

// What rules would ask about awards that are accepted.
struct ImportFindingCount {
    FindingRule  rule{};
    Words        title;
    std::int64_t count{};
};
BOOST_DESCRIBE_STRUCT(ImportFindingCount, (), (rule, title, count))

// Something a guessed mapping leaves open: unit, currency, dates, which, missing.
struct ImportDoubt {
    std::string field;
    std::string header;
    std::string question;
};
BOOST_DESCRIBE_STRUCT(ImportDoubt, (), (field, header, question))

struct ImportPreview {
    std::string                           format;
    std::string                           encoding;
    std::string                           mapping_name; // "" when guessed
    std::string                           mapping_text;
    std::vector<ImportColumn>             columns;
    std::vector<std::string>              fields;
    std::vector<ImportDoubt>              doubts;
    std::int64_t                          rows{};
    std::int64_t                          accepted{};
    std::int64_t                          rejected{};
    std::int64_t                          unchanged{};
    std::vector<api::CurrencySum>         sums;
    std::vector<api::CurrencySum>         disbursed_sums;
    std::int64_t                          new_programmes{};
    std::int64_t                          new_organisations{};
    std::vector<ImportProblem>            problems; // the first 200
    std::vector<ImportProblemCount>       problem_counts;
    std::vector<ImportNoteCount>          note_counts;
    std::vector<ImportFindingCount>       finding_counts;
    std::vector<std::vector<std::string>> first_rows; // 20, as in the file
};
BOOST_DESCRIBE_STRUCT(ImportPreview, (),
                      (format, encoding, mapping_name, mapping_text, columns, fields, doubts, rows, accepted, rejected,
                       unchanged, sums, disbursed_sums, new_programmes, new_organisations, problems, problem_counts,
                       note_counts, finding_counts, first_rows))

namespace exchange {

// Refuses what count_list refuses.
Result<ImportPreview> preview_list(Reader& reader, ListSource const& list, std::string const& mapping,
                                   Progress* progress = nullptr);

} // namespace exchange
} // namespace penstock
