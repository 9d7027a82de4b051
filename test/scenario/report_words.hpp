// Words of stories about published reports of meetings: everything the reader proposes is taken over as it stands.
#pragma once

#include "mandate/communique_reading.hpp"
#include "scenario/house.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace penstock::story {

// One of the invented texts that the reader is tried with.
inline std::string communique(std::string const& name)
{
    char const*   source = std::getenv("PENSTOCK_SOURCE");
    auto          path   = std::filesystem::path{source ? source : "."} / "test/communique" / (name + ".txt");
    std::ifstream file{path, std::ios::binary};
    expects(file.good());
    return {std::istreambuf_iterator<char>{file}, {}};
}

// The kind and outcome an item is recorded with, and the papers it was about.
inline std::string taken_item(mandate::CommuniqueReading const& reading, mandate::ProposedItem const& item)
{
    std::string kind = "study", outcome = "noted", papers;
    if (item.kind == mandate::ProposedItemKind::hear_report) kind = "hear_report", outcome = "heard";
    for (auto const& paper : reading.papers) {
        if (paper.item != item.number) continue;
        papers += (papers.empty() ? "" : ",") + in_json(paper.text);
        if (paper.outcome == mandate::PaperOutcome::adopted ||
            paper.outcome == mandate::PaperOutcome::adopted_in_principle)
            kind = "deliberate", outcome = std::string{name_of(paper.outcome)};
    }
    auto title = item.label ? item.label->text : "议题" + std::to_string(item.number);
    return R"({"kind":")" + kind + R"(","outcome":")" + outcome + R"(","title":{"zh":)" + in_json(title) +
           R"(,"en":""},"papers":[)" + papers + R"(],"start":)" + std::to_string(item.start) + R"(,"end":)" +
           std::to_string(item.end) + "}";
}

inline std::string taken_directive(mandate::CommuniqueReading const& reading,
                                   mandate::ProposedDirective const& directive)
{
    std::string clauses;
    for (auto const& clause : directive.clauses)
        clauses += (clauses.empty() ? "" : ",") + std::string{R"({"text":)"} + in_json(clause.text) + R"(,"start":)" +
                   std::to_string(clause.start) + R"(,"end":)" + std::to_string(clause.end) + R"(,"kind":")" +
                   std::string{name_of(clause.kind)} + R"(","verb":)" + in_json(clause.verb) + R"(,"object":)" +
                   in_json(clause.object) + "}";
    auto under = std::ranges::find_if(reading.items, [&](auto const& item) { return item.number == directive.item; });
    auto item  = under == reading.items.end() ? std::string{}
                                              : R"(,"item":)" + std::to_string(under - reading.items.begin() + 1);
    return R"({"title":{"zh":)" + in_json(directive.text.substr(0, directive.text.find("，"))) +
           R"(,"en":""},"text":)" + in_json(directive.text) + R"(,"clauses":[)" + clauses + "]" + item +
           R"(,"start":)" + std::to_string(directive.start) + R"(,"end":)" + std::to_string(directive.end) + "}";
}

// The request that records what was read, for a meeting of that body on that day.
inline std::string taken_report(mandate::CommuniqueReading const& reading, std::int64_t body, std::string const& day)
{
    auto list = [](auto const& all, auto one) {
        std::string out;
        for (auto const& each : all) out += (out.empty() ? "" : ",") + one(each);
        return out;
    };
    auto length = std::ranges::count_if(reading.restored, [](char c) { return (c & 0xC0) != 0x80; });
    auto title  = reading.header.titles.empty() ? std::string{"会议"} : reading.header.titles.front().text;
    auto chair  = reading.header.chair ? reading.header.chair->name : "";
    return R"({"digest":")" + hex(reading.digest.view()) + R"(","length":)" + std::to_string(length) +
           R"(,"held_by":)" + std::to_string(body) + R"(,"title":{"zh":)" + in_json(title) +
           R"(,"en":""},"held_on":")" + day + R"(","chair_name":)" + in_json(chair) + R"(,"items":[)" +
           list(reading.items, [&](auto const& item) { return taken_item(reading, item); }) + R"(],"directives":[)" +
           list(reading.directives, [&](auto const& one) { return taken_directive(reading, one); }) + "]}";
}

} // namespace penstock::story
