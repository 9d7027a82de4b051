// Erasing what the record holds of a person, and looking for what remains.
#include "people/erasure_facts.hpp"

#include "api/refusals.hpp"
#include "base/json_write.hpp"
#include "journal/erasure.hpp"
#include "journal/replay.hpp"
#include "people/refusals.hpp"
#include "store/schema.hpp"
#include "store/table_text.hpp"

#include <algorithm>

namespace penstock {

namespace {

constexpr std::int64_t facts_named = 20;

// A text to look for with LIKE and ESCAPE '!'.
std::string anywhere(std::string_view text)
{
    std::string out{"%"};
    for (char const c : text) {
        if (c == '%' || c == '_' || c == '!') out += '!';
        out += c;
    }
    return out + "%";
}

// What tables outside the record keep for one person: secrets, sessions, messages, what was saved.
std::vector<ErasedRows> erase_outside_the_record(Writer& writer, std::int64_t person)
{
    std::vector<ErasedRows> out;
    auto                    order = store::tables_by_reference(writer);
    std::ranges::reverse(order);
    for (auto const& table : order) {
        if (!journal::outside_the_record(table)) continue;
        auto const all = store::columns(writer, table);
        if (std::ranges::find(all, "person", &store::TableColumn::name) == all.end()) continue;
        if (auto const rows = store::delete_rows(writer, table, "person", person)) out.push_back({table, rows});
    }
    return out;
}

// Answers are kept for ever under their keys; those with the address in them, and the person's own, are emptied.
std::int64_t empty_answers(Writer& writer, PersonNow const& person)
{
    return writer.run("UPDATE act SET answer = '{}' WHERE answer <> '{}' AND (actor = $1 OR answer LIKE $2 ESCAPE '!')",
                      person.id, anywhere(person.email));
}

Remaining facts_that_say(Reader& reader, Bilingual what, std::string_view text)
{
    auto      facts = reader.rows<std::int64_t>("SELECT seq FROM fact_body WHERE body LIKE $1 ESCAPE '!' ORDER BY seq",
                                                anywhere(text));
    Remaining out{std::move(what), static_cast<std::int64_t>(facts.size()), {}};
    facts.resize(std::min<std::size_t>(facts.size(), facts_named));
    out.facts = std::move(facts);
    return out;
}

std::vector<Remaining> remaining_of(Reader& reader, PersonNow const& person)
{
    auto const             id = person.id.value;
    std::vector<Remaining> out;
    out.push_back({{"该人员所做之事，仅存编号", "What the person did, under the number alone"},
                   reader.one<std::int64_t>("SELECT count(*) FROM journal WHERE actor = $1", id),
                   {}});
    out.push_back(
        {{"关于该人员的事实，仅存编号", "Facts about the person, under the number alone"},
         reader.one<std::int64_t>("SELECT count(*) FROM journal WHERE subject = $1", "person/" + std::to_string(id)),
         {}});
    out.push_back(
        facts_that_say(reader, {"正文中仍有其邮箱的事实", "Facts whose text still has the address"}, person.email));
    out.push_back(facts_that_say(reader,
                                 {"正文中仍有其姓名字样的事实（可能是同名者）",
                                  "Facts whose text still has the name (perhaps of another of that name)"},
                                 person.name));
    out.push_back({{"写给他人、提及其姓名的消息", "Messages to others that have the name"},
                   reader.one<std::int64_t>(R"sql(
                       SELECT count(*)
                         FROM message
                        WHERE title_zh LIKE $1 ESCAPE '!' OR title_en LIKE $1 ESCAPE '!'
                           OR text_zh LIKE $1 ESCAPE '!' OR text_en LIKE $1 ESCAPE '!'
                   )sql",
                                            anywhere(person.name)),
                   {}});
    out.push_back({{"上传的文件，其内容未经查找", "Uploaded files, into which nobody looked"},
                   reader.one<std::int64_t>("SELECT count(*) FROM blob"),
                   {}});
    return out;
}

} // namespace

PersonInvited nobody_anymore(Id<Person> person) { return {"—", "erased-" + std::to_string(person.value) + "@invalid"}; }

void apply(Writer& db, Stamp const& stamp, PersonErased const& fact)
{
    auto const nobody = nobody_anymore(fact.person);
    db.run("UPDATE person SET name = $2, email = $3, email_key = $4 WHERE id = $1", fact.person, nobody.name,
           nobody.email, email_key(nobody.email));
    db.run(R"sql(
        INSERT INTO person_erasure (id, person, duty, first_approver, second_approver) VALUES ($1, $2, $3, $4, $5)
    )sql",
           stamp.seq, fact.person, fact.duty, fact.first_approver, fact.second_approver);
}

Result<ErasureReport> erase_person(Act& act, ErasureWanted const& wanted)
{
    auto const person = TRY(load_person(act.read(), wanted.person));
    if (wanted.first_approver == wanted.second_approver || wanted.person == wanted.first_approver ||
        wanted.person == wanted.second_approver)
        return refuse(refusal::two_others_needed);
    if (person.state != PersonState::closed) return refuse(refusal::close_account_first);
    auto const stand_in =
        journal::stand_in_for(act.read(), person.id.value, json::canonical(nobody_anymore(person.id)));
    if (!stand_in) return refuse(refusal::already_exists);

    ErasureReport out{.person = person.id.value};
    PersonErased  erased;
    erased.person          = wanted.person;
    erased.duty            = wanted.duty;
    erased.first_approver  = wanted.first_approver;
    erased.second_approver = wanted.second_approver;
    erased.stand_in        = sha256(*stand_in);
    out.fact               = act.record(erased);
    auto& writer           = act.upkeep();
    journal::erase_body(writer, person.id.value, *stand_in, out.fact);
    out.erased = erase_outside_the_record(writer, person.id.value);
    out.erased.insert(out.erased.begin(), {{"fact_body", 1}});
    if (auto const answers = empty_answers(writer, person)) out.erased.push_back({"act", answers});
    out.remains = remaining_of(writer, person);
    return out;
}

} // namespace penstock
