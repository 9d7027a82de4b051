// Pilots and practices on the line: from what was made after a practice back to the pilot that showed it works, and to
// the decisions that authorised the one and recognised the other.
#include "practice/practice_api.hpp"

namespace penstock {

namespace {

bool reads_practices(Look const& look) { return look.caller.may(Permission::read_mandate); }

std::optional<LineSight> see_pilot(Look& look, std::int64_t id)
{
    if (!reads_practices(look)) return std::nullopt;
    auto title = look.read.row<Bilingual>("SELECT title_zh AS zh, title_en AS en FROM pilot WHERE id = $1", id);
    if (!title) return std::nullopt;
    return LineSight{.title = *std::move(title)};
}

std::vector<LineEdge> causes_of_pilot(Look& look, std::int64_t id)
{
    std::vector<LineEdge> out;
    if (!reads_practices(look)) return out;
    add(out, {.noun  = "agenda_item",
              .words = {"授权试点的决定", "Authorised by"},
              .ids   = look.read.rows<std::int64_t>("SELECT item_id FROM pilot WHERE id = $1 AND item_id > 0", id)});
    add(out, {.noun  = "body",
              .words = {"试点单位", "Piloted by"},
              .ids   = look.read.rows<std::int64_t>("SELECT body_id FROM pilot WHERE id = $1", id)});
    // A practice that came from this very pilot is no cause of it, even when it was tried again here.
    add(out, {.noun  = "practice",
              .words = {"试行的做法", "Tries the practice"},
              .ids   = look.read.rows<std::int64_t>(
                  "SELECT practice_id FROM pilot WHERE id = $1 AND practice_id > 0", id)});
    return out;
}

std::vector<LineEdge> effects_of_pilot(Look& look, std::int64_t id)
{
    std::vector<LineEdge> out;
    if (!reads_practices(look)) return out;
    add(out, {.noun  = "practice",
              .words = {"由此形成的做法", "Practices that come from it"},
              .ids   = look.read.rows<std::int64_t>(
                  "SELECT id FROM practice WHERE pilot_id = $1 ORDER BY id LIMIT 5", id)});
    return out;
}

std::optional<LineSight> see_practice(Look& look, std::int64_t id)
{
    if (!reads_practices(look)) return std::nullopt;
    auto title = look.read.row<Bilingual>("SELECT title_zh AS zh, title_en AS en FROM practice WHERE id = $1", id);
    if (!title) return std::nullopt;
    return LineSight{.title = *std::move(title)};
}

std::vector<LineEdge> causes_of_practice(Look& look, std::int64_t id)
{
    std::vector<LineEdge> out;
    if (!reads_practices(look)) return out;
    add(out, {.noun  = "agenda_item",
              .words = {"认定它的决定", "Recognised by"},
              .ids   = look.read.rows<std::int64_t>("SELECT item_id FROM practice WHERE id = $1 AND item_id > 0", id)});
    add(out, {.noun  = "pilot",
              .words = {"所依据的试点", "Rests on the pilot"},
              .ids   = look.read.rows<std::int64_t>(R"sql(
        SELECT p.id FROM pilot p JOIN practice r ON p.id IN (r.pilot_id, r.evaluation_id) WHERE r.id = $1 ORDER BY p.id
    )sql",
                                                    id)});
    return out;
}

std::vector<LineEdge> effects_of_practice(Look& look, std::int64_t id)
{
    std::vector<LineEdge> out;
    if (!reads_practices(look)) return out;
    for (auto const* noun : {"programme", "plan"})
        add(out, {.noun  = noun,
                  .words = {"按它设立", "Made after it"},
                  .ids   = look.read.rows<std::int64_t>(
                      "SELECT made_id FROM practice_use WHERE practice_id = $1 AND noun = $2 ORDER BY made_id LIMIT 5",
                      id, std::string{noun})});
    return out;
}

std::vector<LineEdge> practices_of_item(Look& look, std::int64_t id)
{
    std::vector<LineEdge> out;
    if (!reads_practices(look)) return out;
    add(out, {.noun  = "pilot",
              .words = {"据此开展的试点", "Pilots it authorised"},
              .ids = look.read.rows<std::int64_t>("SELECT id FROM pilot WHERE item_id = $1 ORDER BY id LIMIT 5", id)});
    add(out,
        {.noun  = "practice",
         .words = {"据此认定的做法", "Practices it recognised"},
         .ids = look.read.rows<std::int64_t>("SELECT id FROM practice WHERE item_id = $1 ORDER BY id LIMIT 5", id)});
    return out;
}

// Whatever was made after a practice leads back to it, though its own module knows of none.
std::vector<LineEdge> practice_behind(Look& look, std::string const& noun, std::int64_t id)
{
    std::vector<LineEdge> out;
    if (!reads_practices(look) || (noun != "programme" && noun != "plan")) return out;
    add(out, {.noun  = "practice",
              .words = {"所套用的做法", "Made after the practice"},
              .ids   = look.read.rows<std::int64_t>(
                  "SELECT practice_id FROM practice_use WHERE noun = $1 AND made_id = $2", noun, id)});
    return out;
}

} // namespace

void describe_line_of_practices(LineNouns& nouns)
{
    nouns.ground(&practice_behind);
    nouns.declare("pilot", {{"试点", "Pilot"}, see_pilot, causes_of_pilot, effects_of_pilot});
    nouns.declare("practice", {{"做法", "Practice"}, see_practice, causes_of_practice, effects_of_practice});
    nouns.extend("agenda_item", practices_of_item);
}

} // namespace penstock
