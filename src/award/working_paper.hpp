// Papers being worked on: saved as they are typed, kept outside the record, of any completeness. Handing one in turns
// its content into a fact and ends it.
#pragma once

#include "journal/act.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace penstock {

struct WorkingPaper {
    std::int64_t version{}; // counts the savings
    std::string  content;   // canonical JSON
    std::int64_t person{};  // who saved it last
    Instant      at;
};
BOOST_DESCRIBE_STRUCT(WorkingPaper, (), (version, content, person, at))

inline constexpr std::string_view agreement_paper = "agreement", milestone_paper = "milestone_report",
                                  spending_paper = "spending_report", claim_paper = "claim";

std::optional<WorkingPaper> working_paper(Reader& reader, std::string_view kind, std::int64_t subject);

// Saves over the version that was seen (0: none yet); changed_meanwhile, naming the version there is, when somebody
// else saved in between.
Result<WorkingPaper> save_working_paper(Act& act, std::string_view kind, std::int64_t subject, std::int64_t seen,
                                        std::string content);

// Gives up the version that was seen; changed_meanwhile as above. Nothing to give up is no fault.
Result<void> discard_working_paper(Act& act, std::string_view kind, std::int64_t subject, std::int64_t seen);

void end_working_paper(Act& act, std::string_view kind, std::int64_t subject);

} // namespace penstock
