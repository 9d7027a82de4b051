// What may be written about the import of a list of awards. Its awards are AwardRecorded, each with its line.
#pragma once

#include "award/award_facts.hpp"

namespace penstock {

struct ImportSum {
    Currency     currency;
    std::int64_t minor{};
    friend bool  operator==(ImportSum const&, ImportSum const&) = default;
};
BOOST_DESCRIBE_STRUCT(ImportSum, (), (currency, minor))

struct ImportCommitted {
    static constexpr Words            words{"导入资助清单", "Award list imported"};
    static constexpr std::string_view noun = "import";

    Digest                   digest; // of the file, which is kept
    std::string              name;
    std::string              format;
    std::string              mapping_name;
    std::string              mapping; // the mapping used, as text
    std::vector<std::string> headers;
    std::int64_t             read{}; // accepted + rejected + unchanged
    std::int64_t             accepted{};
    std::int64_t             rejected{};
    std::int64_t             unchanged{}; // rows whose award is here already, word for word
    std::vector<ImportSum>   sums;        // of the accepted ones, by currency
};
BOOST_DESCRIBE_STRUCT(ImportCommitted, (),
                      (digest, name, format, mapping_name, mapping, headers, read, accepted, rejected, unchanged, sums))

// One thing wrong with a row: the cell by its column (from 1; 0: the row as a whole), and its text.
struct RowFault {
    std::int64_t column{};
    std::string  header;
    Refusal      refusal{};
    std::string  cell;
    std::string  known_as; // the number of the award that has the identifier already, where that is what is wrong
    friend bool  operator==(RowFault const&, RowFault const&) = default;
};
BOOST_DESCRIBE_STRUCT(RowFault, (), (column, header, refusal, cell, known_as))

struct RowRejected {
    static constexpr Words            words{"退回清单中的一行", "Row of a list rejected"};
    static constexpr std::string_view noun        = "import";
    static constexpr std::size_t      faults_most = 100;
    std::int64_t                      subject() const { return import.value; }

    Id<Import>               import;
    std::int64_t             line{};
    std::vector<std::string> cells;  // as in the file
    std::vector<RowFault>    faults; // at least one, at most faults_most
};
BOOST_DESCRIBE_STRUCT(RowRejected, (), (import, line, cells, faults))

void apply(Writer& db, Stamp const& stamp, ImportCommitted const& fact);
void apply(Writer& db, Stamp const& stamp, RowRejected const& fact);

void add_import_facts(FactKinds& kinds);

// The latest import of this file by this mapping that sent back as many rows.
std::optional<Id<Import>> same_import(Reader& reader, Digest const& file, std::string const& mapping,
                                      std::int64_t rejected);

std::vector<ImportSum> import_sums(Reader& reader, Id<Import> import);

} // namespace penstock
