// What the facts of an import do to the tables.
#include "award/award_import_facts.hpp"

namespace penstock {

void apply(Writer& db, Stamp const& stamp, ImportCommitted const& fact)
{
    db.run(R"sql(
        INSERT INTO award_import (id, name, digest, format, mapping_name, mapping, headers, at, person, read, accepted,
                                  rejected, unchanged)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
    )sql",
           stamp.seq, fact.name, fact.digest, fact.format, fact.mapping_name, fact.mapping, json::to_text(fact.headers),
           stamp.at, stamp.actor, fact.read, fact.accepted, fact.rejected, fact.unchanged);
    for (auto const& sum : fact.sums)
        db.run("INSERT INTO award_import_sum (import_id, currency, minor) VALUES ($1, $2, $3)", stamp.seq, sum.currency,
               sum.minor);
}

void apply(Writer& db, Stamp const& stamp, RowRejected const& fact)
{
    expects(!fact.faults.empty() && fact.faults.size() <= RowRejected::faults_most);
    db.run("INSERT INTO award_import_rejection (id, import_id, line, cells) VALUES ($1, $2, $3, $4)", stamp.seq,
           fact.import, fact.line, json::to_text(fact.cells));
    for (auto id = stamp.seq * static_cast<std::int64_t>(RowRejected::faults_most); auto const& fault : fact.faults)
        db.run(R"sql(
            INSERT INTO award_import_problem (id, rejection_id, column_place, header, refusal, cell, known_as)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
        )sql",
               id++, stamp.seq, fault.column, fault.header, fault.refusal, fault.cell, fault.known_as);
}

void add_import_facts(FactKinds& kinds) { kinds.add<ImportCommitted, RowRejected>(); }

std::optional<Id<Import>> same_import(Reader& reader, Digest const& file, std::string const& mapping,
                                      std::int64_t rejected)
{
    return reader.row<Id<Import>>(R"sql(
        SELECT id FROM award_import WHERE digest = $1 AND mapping = $2 AND rejected = $3 ORDER BY id DESC LIMIT 1
    )sql",
                                  file, mapping, rejected);
}

std::vector<ImportSum> import_sums(Reader& reader, Id<Import> import)
{
    return reader.rows<ImportSum>("SELECT currency, minor FROM award_import_sum WHERE import_id = $1 ORDER BY currency",
                                  import);
}

} // namespace penstock
