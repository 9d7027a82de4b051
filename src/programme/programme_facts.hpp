// What may be written about programmes.
#pragma once

#include "journal/act.hpp"
#include "programme/programme.hpp"

namespace penstock {

struct ProgrammeFounded {
    static constexpr Words            words{"设立项目群", "Programme founded"};
    static constexpr std::string_view noun = "programme";

    std::string              code;
    ProgrammeText            text;
    Day                      on;
    std::vector<std::string> folded; // its titles as imports look for them
};
BOOST_DESCRIBE_STRUCT(ProgrammeFounded, (), (code, text, on, folded))

struct ProgrammeDescribed {
    static constexpr Words            words{"修改项目群说明", "Programme described anew"};
    static constexpr std::string_view noun = "programme";
    std::int64_t                      subject() const { return programme.value; }

    Id<Programme>            programme;
    ProgrammeText            text;
    std::vector<std::string> folded;
};
BOOST_DESCRIBE_STRUCT(ProgrammeDescribed, (), (programme, text, folded))

// The four steps of its life differ in their names only; each is a fact of its own.
struct ProgrammeStepped {
    static constexpr std::string_view noun = "programme";
    std::int64_t                      subject() const { return programme.value; }

    Id<Programme> programme;
    std::string   reason;
};
BOOST_DESCRIBE_STRUCT(ProgrammeStepped, (), (programme, reason))

struct ProgrammeWoundDown : ProgrammeStepped {
    static constexpr Words words{"项目群开始收尾", "Programme winding down"};
};
BOOST_DESCRIBE_STRUCT(ProgrammeWoundDown, (ProgrammeStepped), ())
struct ProgrammeResumed : ProgrammeStepped {
    static constexpr Words words{"项目群恢复运行", "Programme resumed"};
};
BOOST_DESCRIBE_STRUCT(ProgrammeResumed, (ProgrammeStepped), ())
struct ProgrammeClosed : ProgrammeStepped {
    static constexpr Words words{"项目群结束", "Programme closed"};
};
BOOST_DESCRIBE_STRUCT(ProgrammeClosed, (ProgrammeStepped), ())
struct ProgrammeTerminated : ProgrammeStepped {
    static constexpr Words words{"项目群终止", "Programme terminated"};
};
BOOST_DESCRIBE_STRUCT(ProgrammeTerminated, (ProgrammeStepped), ())

void apply(Writer& db, Stamp const& stamp, ProgrammeFounded const& fact);
void apply(Writer& db, Stamp const& stamp, ProgrammeDescribed const& fact);
void apply(Writer& db, Stamp const& stamp, ProgrammeWoundDown const& fact);
void apply(Writer& db, Stamp const& stamp, ProgrammeResumed const& fact);
void apply(Writer& db, Stamp const& stamp, ProgrammeClosed const& fact);
void apply(Writer& db, Stamp const& stamp, ProgrammeTerminated const& fact);

void add_programme_facts(FactKinds& kinds);

// Records the fact that belongs to the event.
void record_step(Act& act, Id<Programme> programme, ProgrammeEvent event, std::string const& reason);

// The folded titles by which an import finds the programme again.
std::vector<std::string> folded_titles(ProgrammeText const& text);

// For imports: the programme of this code or title, or a new one.
std::optional<Id<Programme>> find_programme(Reader& reader, std::string const& code, std::string const& title);
Id<Programme>                found_programme(Act& act, std::string const& code, ProgrammeText const& text);

} // namespace penstock
