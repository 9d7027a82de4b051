// A duty to delete: what the record held of a person is erased, and this fact says by which duty and who approved it.
#pragma once

#include "people/person_facts.hpp"

namespace penstock {

// Names nothing that was erased. The fact that registered the person loses salt and body; `stand_in` is the SHA-256 of
// what stands there instead.
struct PersonErased : OfPerson {
    static constexpr Words words{"删除个人信息", "Personal data erased"};
    std::string            duty; // the law or decision that requires it
    Id<Person>             first_approver;
    Id<Person>             second_approver;
    Digest                 stand_in;
};
BOOST_DESCRIBE_STRUCT(PersonErased, (OfPerson), (duty, first_approver, second_approver, stand_in))
void apply(Writer& db, Stamp const& stamp, PersonErased const& fact);

// What is said of an erased person where a name and an address must stand.
PersonInvited nobody_anymore(Id<Person> person);

struct ErasedRows {
    std::string  table;
    std::int64_t rows{};
};
BOOST_DESCRIBE_STRUCT(ErasedRows, (), (table, rows))

// One place that may still tell of the person.
struct Remaining {
    Bilingual                 what;
    std::int64_t              count{};
    std::vector<std::int64_t> facts; // the first twenty, where they are facts
};
BOOST_DESCRIBE_STRUCT(Remaining, (), (what, count, facts))

struct ErasureReport {
    std::int64_t            fact{}; // the erasure's own
    std::int64_t            person{};
    std::vector<ErasedRows> erased;
    std::vector<Remaining>  remains;
};
BOOST_DESCRIBE_STRUCT(ErasureReport, (), (fact, person, erased, remains))

struct ErasureWanted {
    Id<Person>  person;
    std::string duty;
    Id<Person>  first_approver;
    Id<Person>  second_approver;
};

// Erases, and says what remains. Refuses not_found; step_not_allowed unless the account is closed; already_exists when
// it was done before; second_person_needed when an approver is the other one, or the person itself.
Result<ErasureReport> erase_person(Act& act, ErasureWanted const& wanted);

} // namespace penstock
