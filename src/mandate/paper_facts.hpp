// What may be written about papers.
#pragma once

#include "base/evidence_file.hpp"
#include "mandate/meeting_facts.hpp"
#include "mandate/paper.hpp"

namespace penstock {

struct PaperDrafted {
    static constexpr Words            words{"起草文稿", "Paper drafted"};
    static constexpr std::string_view noun = "paper";

    Id<Body>     body; // that is to deliberate it
    PaperText    text;
    EvidenceFile file; // version 1
};
BOOST_DESCRIBE_STRUCT(PaperDrafted, (), (body, text, file))

struct OfPaper {
    static constexpr std::string_view noun = "paper";
    std::int64_t                      subject() const { return paper.value; }

    Id<Paper>   paper;
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(OfPaper, (), (paper, reason))

struct PaperRevised : OfPaper {
    static constexpr Words words{"上传文稿新稿", "New version of a paper"};
    std::int64_t           version{};
    EvidenceFile           file;
};
BOOST_DESCRIBE_STRUCT(PaperRevised, (OfPaper), (version, file))

struct PaperSubmitted : OfPaper {
    static constexpr Words words{"文稿送审", "Paper submitted"};
};
BOOST_DESCRIBE_STRUCT(PaperSubmitted, (OfPaper), ())

// Nothing: it is taken off the agenda again.
struct PaperPlaced : OfPaper {
    static constexpr Words        words{"文稿列入议题", "Paper put on the agenda"};
    std::optional<Id<AgendaItem>> item;
};
BOOST_DESCRIBE_STRUCT(PaperPlaced, (OfPaper), (item))

// What an agenda item did to it, with the text it did it to.
struct PaperMoved : OfPaper {
    static constexpr Words words{"文稿随议题变化", "Paper moved by its item"};
    Id<AgendaItem>         item;
    PaperState             state{};
    std::int64_t           version{};
    Digest                 digest;
    Day                    on;
};
BOOST_DESCRIBE_STRUCT(PaperMoved, (OfPaper), (item, state, version, digest, on))

struct PaperChecked : OfPaper {
    static constexpr Words words{"文稿送核稿", "Paper sent to the final check"};
};
BOOST_DESCRIBE_STRUCT(PaperChecked, (OfPaper), ())

struct PaperReopened : OfPaper {
    static constexpr Words words{"核稿退改", "Paper sent back to revision"};
};
BOOST_DESCRIBE_STRUCT(PaperReopened, (OfPaper), ())

struct PaperIssued : OfPaper {
    static constexpr Words words{"印发文件", "Paper issued"};
    PaperIssue             issue;
    std::int64_t           version{};
    Digest                 digest;
};
BOOST_DESCRIBE_STRUCT(PaperIssued, (OfPaper), (issue, version, digest))

struct PaperInForce : OfPaper {
    static constexpr Words words{"文件施行", "Paper brought into force"};
};
BOOST_DESCRIBE_STRUCT(PaperInForce, (OfPaper), ())

struct PaperAmended : OfPaper {
    static constexpr Words words{"文件被修改", "Paper amended"};
    Id<Paper>              by;
};
BOOST_DESCRIBE_STRUCT(PaperAmended, (OfPaper), (by))

struct PaperSuperseded : OfPaper {
    static constexpr Words words{"文件被替代", "Paper superseded"};
    Id<Paper>              by;
};
BOOST_DESCRIBE_STRUCT(PaperSuperseded, (OfPaper), (by))

struct PaperRepealed : OfPaper {
    static constexpr Words words{"文件废止", "Paper repealed"};
};
BOOST_DESCRIBE_STRUCT(PaperRepealed, (OfPaper), ())

void apply(Writer& db, Stamp const& stamp, PaperDrafted const& fact);
void apply(Writer& db, Stamp const& stamp, PaperRevised const& fact);
void apply(Writer& db, Stamp const& stamp, PaperSubmitted const& fact);
void apply(Writer& db, Stamp const& stamp, PaperPlaced const& fact);
void apply(Writer& db, Stamp const& stamp, PaperMoved const& fact);
void apply(Writer& db, Stamp const& stamp, PaperChecked const& fact);
void apply(Writer& db, Stamp const& stamp, PaperReopened const& fact);
void apply(Writer& db, Stamp const& stamp, PaperIssued const& fact);
void apply(Writer& db, Stamp const& stamp, PaperInForce const& fact);
void apply(Writer& db, Stamp const& stamp, PaperAmended const& fact);
void apply(Writer& db, Stamp const& stamp, PaperSuperseded const& fact);
void apply(Writer& db, Stamp const& stamp, PaperRepealed const& fact);

void add_paper_facts(FactKinds& kinds);

// What a step of a paper is taken with.
struct PaperStepGiven {
    std::string                 reason;
    std::optional<PaperIssue>   issue;  // to issue
    std::optional<EvidenceFile> file;   // to revise
    std::optional<Id<Paper>>    other;  // to amend or supersede: the issued paper that does it
};

Result<PaperNow> load_paper(Reader& reader, Id<Paper> id, Caller const& by, Day today);
// The text as it stands, or of one version.
Result<EvidenceFile> file_of(Reader& reader, Id<Paper> id, std::int64_t version);

// evidence_missing when the file was not uploaded.
Result<Id<Paper>> draft_paper(Act& act, Caller const& by, Id<Body> body, PaperText const& typed,
                              EvidenceFile const& file);
Result<void>      step_paper(Act& act, Caller const& by, Id<Paper> id, PaperEvent event, PaperStepGiven const& given);
// Nothing takes it off the agenda. paper_on_agenda when it stands on another open item.
Result<void> place_paper(Act& act, Caller const& by, Id<Paper> id, std::optional<Id<AgendaItem>> item);

// Moves the papers of an item that is taken, or has its outcome.
void take_papers(Act& act, Id<AgendaItem> item);
void move_papers(Act& act, Id<AgendaItem> item, ItemState outcome);
// After a correction: paper_moved_on when a paper has gone further since.
Result<void> move_papers_again(Act& act, Id<AgendaItem> item, ItemState from, ItemState outcome);

} // namespace penstock
