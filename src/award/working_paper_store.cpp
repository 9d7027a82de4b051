// Papers being worked on stand outside the record: what is written here is upkeep, not replayed.
#include "award/working_paper.hpp"

namespace penstock {

std::optional<WorkingPaper> working_paper(Reader& reader, std::string_view kind, std::int64_t subject)
{
    return reader.row<WorkingPaper>(
        "SELECT version, content, person, at FROM working_paper WHERE kind = $1 AND subject = $2", kind, subject);
}

Result<WorkingPaper> save_working_paper(Act& act, std::string_view kind, std::int64_t subject, std::int64_t seen,
                                        std::string content)
{
    auto         known = working_paper(act.read(), kind, subject);
    std::int64_t now   = known ? known->version : 0;
    if (known && known->content == content) return *std::move(known); // the same again, as after a lost answer
    if (now != seen) return refuse(refusal::changed_meanwhile, "/seen", std::to_string(now));
    WorkingPaper fresh{now + 1, std::move(content), act.actor.person, act.now};
    act.upkeep().run(R"sql(
        INSERT INTO working_paper (kind, subject, version, content, person, at) VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (kind, subject) DO UPDATE SET version = $3, content = $4, person = $5, at = $6
    )sql",
                     kind, subject, fresh.version, fresh.content, fresh.person, fresh.at);
    return fresh;
}

Result<void> discard_working_paper(Act& act, std::string_view kind, std::int64_t subject, std::int64_t seen)
{
    if (auto known = working_paper(act.read(), kind, subject); known && known->version != seen)
        return refuse(refusal::changed_meanwhile, "/seen", std::to_string(known->version));
    end_working_paper(act, kind, subject);
    return {};
}

void end_working_paper(Act& act, std::string_view kind, std::int64_t subject)
{
    if (working_paper(act.read(), kind, subject))
        act.upkeep().run("DELETE FROM working_paper WHERE kind = $1 AND subject = $2", kind, subject);
}

} // namespace penstock
