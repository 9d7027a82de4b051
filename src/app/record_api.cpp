#include "app/record_api.hpp"

#include "journal/log.hpp"
#include "journal/receipt.hpp"
#include "journal/refusals.hpp"
#include "journal/seal.hpp"

namespace penstock {

namespace {

FactKinds const* all_kinds = nullptr; // set once, before the first request

struct FactActor {
    std::int64_t id{};
    std::string  name;
};
BOOST_DESCRIBE_STRUCT(FactActor, (), (id, name))

struct Fact; // the kind of thing an Id<Fact> identifies

struct FactItem {
    Id<Fact>                 seq;
    Instant                  at;
    std::string              kind;
    Bilingual                words;
    std::string              subject;
    std::optional<FactActor> actor;
    std::string              actor_role;
};
BOOST_DESCRIBE_STRUCT(FactItem, (), (seq, at, kind, words, subject, actor, actor_role))

struct FactRow {
    Id<Fact>                   id;
    Instant                    at;
    std::string                kind;
    std::string                subject;
    std::int64_t               actor{};
    std::optional<std::string> name;
    std::string                actor_role;
};
BOOST_DESCRIBE_STRUCT(FactRow, (), (id, at, kind, subject, actor, name, actor_role))

constexpr std::string_view fact_columns = "SELECT j.seq AS id, j.at, j.kind, j.subject, j.actor, p.name, j.actor_role";
constexpr std::string_view fact_tables  = "FROM journal j LEFT JOIN person p ON p.id = j.actor";

constexpr api::SortBy<FactRow> fact_orders[] = {
    {"seq", "j.seq", [](FactRow const& row) -> api::SortKey { return row.id.value; }},
};

FactItem item(FactRow row)
{
    auto const* kind = all_kinds->find(row.kind);
    FactItem    out{row.id, row.at, std::move(row.kind), {}, std::move(row.subject), {}, std::move(row.actor_role)};
    if (kind) out.words = {std::string{kind->words.zh}, std::string{kind->words.en}};
    if (row.actor) out.actor = FactActor{row.actor, row.name.value_or("")};
    return out;
}

struct RecordAsk : api::ListAsk {
    std::optional<Line<60>>     kind;
    std::optional<std::int64_t> actor;
    std::optional<Line<60>>     subject;
    std::optional<Day>          since; // days of the body, both included
    std::optional<Day>          until;
};
BOOST_DESCRIBE_STRUCT(RecordAsk, (api::ListAsk), (kind, actor, subject, since, until))

// Facts about other programmes are not for those who see a part of the body; what is about none of their programmes or
// awards stays hidden.
void hide_unseen(api::ListQuery& query, Caller const& caller, Permission needed = Permission::read_record)
{
    auto scope = caller.programmes(needed);
    if (!scope) return;
    std::string programmes = "(-1";
    for (auto each : *scope) programmes += ", " + std::to_string(each);
    programmes += ")";
    query.where("j.subject IN (SELECT 'programme/' || id FROM programme WHERE id IN " + programmes +
                " UNION ALL SELECT 'award/' || id FROM award WHERE programme_id IN " + programmes +
                " UNION ALL SELECT 'milestone/' || m.id FROM milestone m JOIN award a ON a.id = m.award_id"
                " WHERE a.programme_id IN " +
                programmes + ")");
}

Result<api::List<FactItem>> list_record(Look& look, RecordAsk const& asked)
{
    auto ask = asked;
    if (!ask.sort) ask.sort = "-seq";
    api::ListQuery query{fact_columns, fact_tables, "j.seq"};
    hide_unseen(query, look.caller);
    if (ask.kind) query.where("j.kind = ?", ask.kind->value);
    if (ask.actor) query.where("j.actor = ?", *ask.actor);
    if (ask.subject) query.where("j.subject = ?", ask.subject->value);
    auto const& zone = look.installation.zone;
    if (ask.since) query.where("j.at >= ?", *start_of(*ask.since, zone));
    if (ask.until) query.where("j.at < ?", *start_of(ask.until->plus_days(1), zone));
    auto                rows = TRY(query.page<FactRow>(look.read, ask, fact_orders));
    api::List<FactItem> out{.next = std::move(rows.next), .total = rows.total};
    for (auto& row : rows.items) out.items.push_back(item(std::move(row)));
    return out;
}

struct FactAsk {
    Id<Fact> seq;
};
BOOST_DESCRIBE_STRUCT(FactAsk, (), (seq))

struct InclusionProof {
    std::int64_t             index{}; // of the leaf, from 0
    std::int64_t             size{};
    std::vector<std::string> hashes; // base64, from the leaf to the root
    std::string              root;
    std::string              checkpoint; // the signed note
};
BOOST_DESCRIBE_STRUCT(InclusionProof, (), (index, size, hashes, root, checkpoint))

struct FactView : FactItem {
    std::optional<json::Raw>      body; // absent when erased, or not for this reader
    bool                          erased{};
    std::string                   commitment; // base64
    std::optional<std::string>    salt;       // base64
    std::optional<std::string>    opening; // salt and body as the file that opens the commitment
    std::string                   leaf;
    std::string                   leaf_hash; // base64
    std::optional<InclusionProof> proof; // absent until the next checkpoint
    std::string                   key;   // the verifier key of the journal
};
BOOST_DESCRIBE_STRUCT(FactView, (FactItem), (body, erased, commitment, salt, opening, leaf, leaf_hash, proof, key))

struct Opening {
    journal::Salt salt;
    std::string   body;
};
BOOST_DESCRIBE_STRUCT(Opening, (), (salt, body))

std::string_view bytes_of(journal::Salt const& salt)
{
    return {reinterpret_cast<char const*>(salt.data()), salt.size()};
}

// The right to read bodies may reach over fewer programmes than the right to read the record.
bool may_read_body(Look& look, Id<Fact> seq)
{
    if (!look.caller.may(Permission::read_record_bodies)) return false;
    api::ListQuery query{fact_columns, fact_tables, "j.seq"};
    hide_unseen(query, look.caller, Permission::read_record_bodies);
    query.where("j.seq = ?", seq);
    return !query.rows<std::int64_t>(look.read, "SELECT 1", "").empty();
}

Result<FactView> get_fact(Look& look, FactAsk const& ask)
{
    api::ListQuery query{fact_columns, fact_tables, "j.seq"};
    hide_unseen(query, look.caller);
    query.where("j.seq = ?", ask.seq);
    auto rows = query.rows<FactRow>(look.read, fact_columns, "");
    if (rows.empty()) return refuse(refusal::not_found);

    FactView out;
    static_cast<FactItem&>(out) = item(std::move(rows.front()));
    auto leaf                   = journal::leaf_of(look.read, ask.seq.value);
    out.leaf                    = journal::leaf_text(*leaf);
    out.leaf_hash               = base64(journal::leaf_hash(out.leaf).view());
    out.commitment              = base64(leaf->commitment.view());
    out.key                     = look.installation.journal_key;
    auto opening                = look.read.row<Opening>("SELECT salt, body FROM fact_body WHERE seq = $1", ask.seq);
    out.erased                  = !opening;
    // What a person did is open to that person too.
    bool own = out.actor && out.actor->id == look.caller.person();
    if (opening && (own || may_read_body(look, ask.seq))) {
        out.opening = journal::Opening{opening->salt, opening->body}.text();
        out.body    = json::Raw{std::move(opening->body)};
        out.salt    = base64(bytes_of(opening->salt));
    }
    if (auto receipt = journal::receipt_of(look.read, ask.seq.value)) {
        auto note       = journal::split_note(receipt->checkpoint);
        auto checkpoint = note ? journal::parse_checkpoint(note->text) : refuse(refusal::malformed_checkpoint);
        InclusionProof proof{ask.seq.value - 1, 0, {}, {}, receipt->checkpoint};
        for (auto const& hash : receipt->hashes) proof.hashes.push_back(base64(hash.view()));
        if (checkpoint) { // kept notes are ours, so it fails only where somebody edited the table
            proof.size = static_cast<std::int64_t>(checkpoint->size);
            proof.root = base64(checkpoint->root.view());
            out.proof  = std::move(proof);
        }
    }
    return out;
}

struct RecordStateAsk {};
BOOST_DESCRIBE_STRUCT(RecordStateAsk, (), ())

struct KindView {
    std::string kind;
    Words       words;
};
BOOST_DESCRIBE_STRUCT(KindView, (), (kind, words))

struct RecordState {
    std::int64_t               size{};
    std::optional<std::string> checkpoint; // the newest signed note
    std::optional<Instant>     checkpoint_at;
    std::int64_t               checkpoint_size{};
    std::string                key;
    journal::SealState         seals;
    std::vector<KindView>      kinds; // that facts may have
};
BOOST_DESCRIBE_STRUCT(RecordState, (), (size, checkpoint, checkpoint_at, checkpoint_size, key, seals, kinds))

Result<RecordState> get_record_state(Look& look, RecordStateAsk const&)
{
    RecordState out{.size = look.read.row<std::int64_t>("SELECT size FROM journal_head WHERE one = 1").value_or(0),
                    .key  = look.installation.journal_key};
    if (auto last = journal::published(look.read)) {
        out.checkpoint      = last->note;
        out.checkpoint_at   = last->at;
        out.checkpoint_size = last->size;
    }
    out.seals = journal::seal_state(look.read);
    for (auto const& [name, kind] : all_kinds->all()) out.kinds.push_back({name, kind.words});
    return out;
}

} // namespace

void register_record(api::Registry& registry, FactKinds const& kinds)
{
    all_kinds = &kinds;
    registry.read<Permission::read_record, list_record>("/api/record", {"列出日志", "What happened"}, api::Speed::slow);
    registry.read<Permission::read_record, get_record_state>("/api/record/state",
                                                             {"日志现状", "The state of the record"});
    registry.read<Permission::read_record, get_fact>("/api/record/{seq}",
                                                     {"查看一条事实及其证明", "One fact and its proof"});
}

} // namespace penstock
