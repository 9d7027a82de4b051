// The table of what happened at the door, outside the record.
#include "people/sign_in_event.hpp"

namespace penstock {

void note_event(Act& act, Id<Person> person, SignInEventKind kind, std::string const& device)
{
    auto& db = act.upkeep();
    db.run("DELETE FROM sign_in_event WHERE at < $1", act.now.plus(-events_kept));
    db.run(R"sql(
        DELETE FROM sign_in_event
         WHERE person = $1
           AND id <= (SELECT id FROM sign_in_event WHERE person = $1 ORDER BY id DESC LIMIT 1 OFFSET $2)
    )sql", person, events_most - 1);
    auto id = db.one<std::int64_t>("SELECT COALESCE(max(id), 0) + 1 FROM sign_in_event");
    db.run("INSERT INTO sign_in_event (id, person, kind, device, at) VALUES ($1, $2, $3, $4, $5)", id, person, kind,
           device, act.now);
}

} // namespace penstock
