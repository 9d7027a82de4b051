#include "journal/seal.hpp"

#include "journal/proof.hpp"
#include "journal/tile.hpp"

#include <algorithm>

namespace penstock::journal {

namespace {

struct Edge {
    std::int64_t      size{};
    store::ByteString edge;
};
BOOST_DESCRIBE_STRUCT(Edge, (), (size, edge))

struct SealingRow {
    std::string key;
    std::string quorum;
    std::string said;
};
BOOST_DESCRIBE_STRUCT(SealingRow, (), (key, quorum, said))

std::optional<Instant> recorded_at(Reader& reader, std::int64_t seq)
{
    return reader.row<Instant>("SELECT at FROM journal WHERE seq = $1", seq);
}

} // namespace

Checkpoint head_of(Reader& reader, std::string const& origin)
{
    auto head = reader.row<Edge>("SELECT size, edge FROM journal_head WHERE one = 1");
    auto tree = head ? CompactRange::from_bytes(head->edge.content) : CompactRange{};
    expects(tree.has_value());
    return {origin, tree->size(), tree->root()};
}

std::optional<Digest> root_at(Reader& reader, std::uint64_t size)
{
    auto have = reader.row<std::int64_t>("SELECT size FROM journal_head WHERE one = 1").value_or(0);
    if (size > static_cast<std::uint64_t>(have)) return std::nullopt;
    DatabaseTiles tiles{reader};
    TileNodes     nodes{tiles, size};
    return root_of(size, nodes);
}

void keep_checkpoint(Writer& writer, Checkpoint const& checkpoint, std::string const& note, Instant now)
{
    auto last = published(writer);
    if (last && static_cast<std::uint64_t>(last->size) >= checkpoint.size) return; // another server was quicker
    writer.run("INSERT INTO checkpoint (size, at, note) VALUES ($1, $2, $3)", checkpoint.size, now, note);
}

void keep_cosignatures(Writer& writer, std::int64_t size, std::vector<Cosignature> const& given, bool enough,
                       Instant now)
{
    for (auto const& each : given)
        writer.run(R"sql(
            INSERT INTO cosignature (size, witness, at, line)
            VALUES ($1, $2, $3, $4)
                ON CONFLICT (size, witness) DO NOTHING
        )sql",
                   size, each.witness, now, each.line);
    if (enough)
        writer.run("INSERT INTO witnessed_checkpoint (size, at) VALUES ($1, $2) ON CONFLICT (size) DO NOTHING", size,
                   now);
}

SealState seal_state(Reader& reader)
{
    SealState out;
    if (auto row = reader.row<SealingRow>("SELECT key, quorum, said FROM sealing WHERE one = 1")) {
        out.key    = row->key;
        out.quorum = row->quorum;
        out.said   = row->said;
    }
    auto size          = reader.row<std::int64_t>("SELECT size FROM journal_head WHERE one = 1").value_or(0);
    auto last          = published(reader);
    auto covered       = last ? last->size : 0;
    out.unsigned_facts = std::max<std::int64_t>(size - covered, 0);
    if (out.unsigned_facts) out.unsigned_since = recorded_at(reader, covered + 1);
    if (out.quorum.empty()) return out;
    auto enough           = witnessed(reader);
    auto cosigned         = enough ? enough->size : 0;
    out.unwitnessed_facts = std::max<std::int64_t>(size - cosigned, 0);
    if (out.unwitnessed_facts) out.unwitnessed_since = recorded_at(reader, cosigned + 1);
    out.witnesses = reader.rows<WitnessState>("SELECT name, size, at, said FROM witness ORDER BY name");
    return out;
}

void keep_sealing(Writer& writer, std::string const& key, std::string const& quorum, std::string const& said)
{
    writer.run(R"sql(
        INSERT INTO sealing (one, key, quorum, said)
        VALUES (1, $1, $2, $3)
            ON CONFLICT (one) DO UPDATE SET key = $1, quorum = $2, said = $3
    )sql",
               key, quorum, said);
}

void keep_witness(Writer& writer, WitnessState const& state)
{
    writer.run(R"sql(
        INSERT INTO witness (name, size, at, said)
        VALUES ($1, $2, $3, $4)
            ON CONFLICT (name) DO UPDATE SET size = $2, at = $3, said = $4
    )sql",
               state.name, state.size, state.at, state.said);
}

void forget_other_witnesses(Writer& writer, std::vector<std::string> const& names)
{
    for (auto const& name : writer.rows<std::string>("SELECT name FROM witness"))
        if (std::ranges::find(names, name) == names.end()) writer.run("DELETE FROM witness WHERE name = $1", name);
}

} // namespace penstock::journal
