// How pilots and practices are found: by title, scope and hypothesis; by title, problem and mechanism.
#include "practice/practice_api.hpp"

namespace penstock {

namespace {

struct IndexedPilot {
    Bilingual   title;
    Bilingual   unit;
    std::string scope;
    std::string hypothesis;
};
BOOST_DESCRIBE_STRUCT(IndexedPilot, (), (title, unit, scope, hypothesis))

search::Change indexed_pilot(Reader& reader, std::int64_t id)
{
    auto row = reader.row<IndexedPilot>(R"sql(
        SELECT p.title_zh, p.title_en, b.name_zh AS unit_zh, b.name_en AS unit_en, p.scope, p.hypothesis
          FROM pilot p
          JOIN body b ON b.id = p.body_id
         WHERE p.id = $1
    )sql",
                                        id);
    if (!row) return {};
    search::Entry entry{.id = id, .noun = "pilot", .title = row->title.any(), .subtitle = row->unit.any()};
    entry.text = row->title.en + "\n" + row->scope + "\n" + row->hypothesis;
    return {{std::move(entry)}, {}};
}

search::Change indexed_practice(Reader& reader, std::int64_t id)
{
    if (!load_practice(reader, {id})) return {};
    auto const    text = practice_text(reader, {id});
    search::Entry entry{.id = id, .noun = "practice", .title = text.title.any(), .subtitle = ""};
    if (auto unit = body_named(reader, text.contact)) entry.subtitle = unit->title.any();
    for (auto const* each : {&text.problem, &text.mechanism, &text.conditions})
        entry.text += "\n" + each->zh + "\n" + each->en;
    entry.text = text.title.en + entry.text;
    return {{std::move(entry)}, {}};
}

} // namespace

void describe_practices(search::Index& index)
{
    index.describe("pilot", indexed_pilot);
    index.describe("practice", indexed_practice);
}

} // namespace penstock
