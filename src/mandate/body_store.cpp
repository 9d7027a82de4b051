// What facts about bodies do to the tables.
#include "base/fold.hpp"
#include "mandate/body_facts.hpp"

namespace penstock {

void apply(Writer& db, Stamp const& stamp, BodyFounded const& fact)
{
    db.run("INSERT INTO body (id, name_zh, name_en, folded_zh, folded_en, kind) VALUES ($1, $2, $3, $4, $5, $6)",
           stamp.seq, fact.text.name.zh, fact.text.name.en, fact.folded.zh, fact.folded.en, fact.text.kind);
}

void apply(Writer& db, Stamp const& stamp, BodyMemberNamed const& fact)
{
    db.run(R"sql(
        INSERT INTO body_member (id, body_id, person, office, from_day, until_day) VALUES ($1, $2, $3, $4, $5, $6)
    )sql",
           stamp.seq, fact.body, fact.person, fact.office, fact.from, fact.until);
}

void apply(Writer& db, Stamp const&, BodyMemberEnded const& fact)
{
    db.run("UPDATE body_member SET ended_on = $2 WHERE id = $1", fact.member, fact.on);
}

void add_body_facts(FactKinds& kinds) { kinds.add<BodyFounded, BodyMemberNamed, BodyMemberEnded>(); }

std::optional<Id<Body>> find_body(Reader& reader, std::string_view name)
{
    auto folded = fold_name(name);
    if (folded.empty()) return std::nullopt;
    return reader.row<Id<Body>>("SELECT id FROM body WHERE folded_zh = $1 OR folded_en = $1 ORDER BY id LIMIT 1",
                                folded);
}

Result<Id<Body>> found_body(Act& act, BodyText const& typed)
{
    auto text = TRY(plan_body(typed));
    for (auto const* name : {&text.name.zh, &text.name.en})
        if (auto there = find_body(act.read(), *name))
            return refuse(refusal::already_exists, "/name", std::to_string(there->value));
    return Id<Body>{act.record(BodyFounded{text, {fold_name(text.name.zh), fold_name(text.name.en)}})};
}

Result<BodyText> load_body(Reader& reader, Id<Body> id)
{
    auto text = reader.row<BodyText>("SELECT name_zh, name_en, kind FROM body WHERE id = $1", id);
    if (!text) return refuse(refusal::not_found);
    return *std::move(text);
}

std::vector<MemberNow> members_of(Reader& reader, Id<Body> body)
{
    return reader.rows<MemberNow>(R"sql(
        SELECT id, body_id AS body, person, office, from_day, until_day, ended_on
          FROM body_member
         WHERE body_id = $1
         ORDER BY id
    )sql",
                                  body);
}

Result<MemberNow> load_member(Reader& reader, Id<BodyMember> id)
{
    auto member = reader.row<MemberNow>(R"sql(
        SELECT id, body_id AS body, person, office, from_day, until_day, ended_on FROM body_member WHERE id = $1
    )sql",
                                        id);
    if (!member) return refuse(refusal::not_found);
    return *std::move(member);
}

std::vector<Id<Body>> bodies_of(Reader& reader, std::int64_t person, Day today)
{
    return reader.rows<Id<Body>>(R"sql(
        SELECT DISTINCT body_id
          FROM body_member
         WHERE person = $1 AND from_day <= $2
           AND (until_day IS NULL OR until_day >= $2) AND (ended_on IS NULL OR ended_on > $2)
         ORDER BY body_id
    )sql",
                                 person, today);
}

std::optional<Id<Person>> chair_of(Reader& reader, Id<Body> body, Day today)
{
    return reader.row<Id<Person>>(R"sql(
        SELECT person
          FROM body_member
         WHERE body_id = $1 AND office = 'chair' AND from_day <= $2
           AND (until_day IS NULL OR until_day >= $2) AND (ended_on IS NULL OR ended_on > $2)
    )sql",
                                  body, today);
}

} // namespace penstock
