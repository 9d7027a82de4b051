// Facts: what happened, as described structs in the past tense. Named once for ever; a changed meaning is a new fact.
// A fact type gives `static constexpr Words words` and `static constexpr std::string_view noun`; when it tells of
// something that existed before, `std::int64_t subject() const`. Its free function
// `void apply(Writer&, Stamp const&, Fact const&)` is the only place where it touches tables.
#pragma once

#include "base/json_schema.hpp"
#include "store/db.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace penstock::journal {

// What is known of every fact besides its own content.
struct Stamp {
    std::int64_t seq{};   // its number, and the identifier of what it creates
    Instant      at;
    std::int64_t actor{}; // the person, 0 for the system itself
    std::string  actor_role;
};

template <class Fact> std::string const& kind_of()
{
    static std::string const name = json::type_name<Fact>();
    return name;
}

template <class Fact> std::string subject_of(std::int64_t seq, Fact const& fact)
{
    std::int64_t id = seq;
    if constexpr (requires { fact.subject(); }) id = fact.subject();
    return std::string{Fact::noun} + "/" + std::to_string(id);
}

// One kind of fact, as replay and the screens need it.
struct FactKind {
    std::string      name;
    Words            words;
    std::string_view noun;
    Result<void> (*apply)(Writer&, Stamp const&, std::string_view body); // refuses a body that is not of this kind
};

// All kinds the program knows; built once at start.
class FactKinds {
public:
    template <class... Facts> FactKinds& add()
    {
        (add_one<Facts>(), ...);
        return *this;
    }
    FactKind const*                                     find(std::string_view name) const;
    std::map<std::string, FactKind, std::less<>> const& all() const { return kinds_; }

private:
    template <class Fact> void add_one()
    {
        auto fresh =
            kinds_
                .try_emplace(kind_of<Fact>(),
                             FactKind{kind_of<Fact>(), Fact::words, Fact::noun,
                                      [](Writer& db, Stamp const& stamp, std::string_view body) -> Result<void> {
                                          apply(db, stamp, TRY(json::from_text<Fact>(body)));
                                          return {};
                                      }})
                .second;
        expects(fresh);
    }

    std::map<std::string, FactKind, std::less<>> kinds_;
};

inline FactKind const* FactKinds::find(std::string_view name) const
{
    auto found = kinds_.find(name);
    return found == kinds_.end() ? nullptr : &found->second;
}

} // namespace penstock::journal

namespace penstock {
using journal::FactKinds;
using journal::Stamp;
} // namespace penstock
