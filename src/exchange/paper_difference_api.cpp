// Two versions of a paper side by side: plain text, pages and documents are read; of a file that holds no text only
// its digest can be compared, and that is said.
#include "exchange/communique_api.hpp"
#include "exchange/communique_file.hpp"
#include "mandate/communique_bytes.hpp"
#include "mandate/paper_facts.hpp"
#include "mandate/text_difference.hpp"

namespace penstock {

namespace {

struct DifferenceAsk {
    Id<Paper>                   id;
    std::optional<std::int64_t> before; // a version; absent: the one adopted, or the first
    std::optional<std::int64_t> after;  // absent: the last one
};
BOOST_DESCRIBE_STRUCT(DifferenceAsk, (), (id, before, after))

struct PaperSide {
    std::int64_t             version{};
    EvidenceFile             file;
    std::optional<Bilingual> unreadable; // why its text cannot be shown
};
BOOST_DESCRIBE_STRUCT(PaperSide, (), (version, file, unreadable))

struct PaperDifference {
    PaperSide                           before;
    PaperSide                           after;
    bool                                identical{}; // the very same file
    bool                                readable{};  // both are text
    std::int64_t                        removed{};   // paragraphs
    std::int64_t                        added{};
    std::int64_t                        changed{};
    std::vector<mandate::DifferenceRow> rows;
};
BOOST_DESCRIBE_STRUCT(PaperDifference, (), (before, after, identical, readable, removed, added, changed, rows))

// The text of one side; what stands in the way is kept with it.
std::u32string text_of(Reader& reader, PaperSide& side)
{
    auto text    = exchange::text_of_upload(reader, side.file.digest);
    auto decoded = text ? mandate::decode_text(*text) : std::unexpected{text.error()};
    if (decoded) return std::move(decoded->text);
    auto why        = words(decoded.error().why);
    side.unreadable = Bilingual{std::string{why.zh}, std::string{why.en}};
    return {};
}

Result<PaperDifference> get_paper_difference(Look& look, DifferenceAsk const& ask)
{
    auto paper = TRY(load_paper(look.read, ask.id, look.caller, look.today));
    if (!sees(look.caller, paper)) return refuse(refusal::not_found);
    PaperDifference out;
    out.before.version = ask.before.value_or(paper.adopted_version ? paper.adopted_version : 1);
    out.after.version  = ask.after.value_or(paper.versions);
    for (auto* side : {&out.before, &out.after}) {
        auto file = file_of(look.read, ask.id, side->version);
        if (!file) return refuse(refusal::not_found, side == &out.before ? "/before" : "/after", "");
        side->file = *std::move(file);
    }
    out.identical = out.before.file.digest == out.after.file.digest;
    auto before   = text_of(look.read, out.before);
    auto after    = text_of(look.read, out.after);
    out.readable  = !out.before.unreadable && !out.after.unreadable;
    if (!out.readable) return out;
    out.rows = mandate::differences(before, after);
    for (auto const& row : out.rows) {
        out.removed += row.kind == mandate::DifferenceKind::removed;
        out.added += row.kind == mandate::DifferenceKind::added;
        out.changed += row.kind == mandate::DifferenceKind::changed;
    }
    return out;
}

} // namespace

void register_paper_differences(api::Registry& registry)
{
    registry.read<Permission::read_mandate, get_paper_difference>(
        "/api/papers/{id}/difference", {"比较文稿的两个版本", "Two versions of a paper side by side"},
        api::Speed::slow);
}

} // namespace penstock
