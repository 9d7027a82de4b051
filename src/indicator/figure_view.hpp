// A figure as answers show it: what it says, where from, who entered and who approved it, and whether it counts.
#pragma once

#include "api/named.hpp"
#include "indicator/indicator_facts.hpp"

namespace penstock {

struct FigureView {
    Id<Figure>                  id;
    FigureKind                  kind{};
    Period                      period;
    std::string                 breakdown;
    std::optional<Operator>     op;
    DecimalText                 value;
    std::optional<DecimalText>  upper;
    std::string                 address;
    std::optional<EvidenceFile> file;
    std::string                 note;
    FigureState                 state{};
    bool                        taken{};  // it counts
    bool                        differs{}; // another approved one for the same period says something else
    std::string                 because;   // it was chosen
    std::int64_t                replaces{}; // the figure it corrects; 0: none
    std::string                 reason;     // of the correction
    std::string                 decision;   // it rests on
    std::string                 said;       // by whoever approved it or sent it back
    Named                       entered_by;
    Instant                     entered_at;
    std::optional<Named>        approved_by;
    std::optional<Instant>      approved_at;
    std::vector<api::May>       may;
};
BOOST_DESCRIBE_STRUCT(FigureView, (),
                      (id, kind, period, breakdown, op, value, upper, address, file, note, state, taken, differs,
                       because, replaces, reason, decision, said, entered_by, entered_at, approved_by, approved_at,
                       may))

// All figures of an indicator, the newest period first.
std::vector<FigureView> figures_of(Reader& reader, Caller const& caller, Id<Indicator> indicator, bool keeps);

} // namespace penstock
