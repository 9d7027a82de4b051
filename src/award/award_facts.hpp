// What may be written about awards.
#pragma once

#include "award/award.hpp"
#include "journal/act.hpp"
#include "people/organisation_facts.hpp"
#include "programme/programme_facts.hpp"

namespace penstock {

// The row of a file an award was imported from.
struct AwardSource {
    Id<Import>   import;
    std::int64_t line{};
};
BOOST_DESCRIBE_STRUCT(AwardSource, (), (import, line))

struct AwardRecorded {
    static constexpr Words            words{"录入资助", "Award recorded"};
    static constexpr std::string_view noun = "award";

    AwardContent               content;
    AwardState                 state{};
    std::optional<AwardSource> source;
    Digest                     digest; // of the row as read, so that the same row again is known as unchanged
};
BOOST_DESCRIBE_STRUCT(AwardRecorded, (), (content, state, source, digest))

struct AwardStepped {
    static constexpr std::string_view noun = "award";
    std::int64_t                      subject() const { return award.value; }

    Id<Award>   award;
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(AwardStepped, (), (award, reason))

struct AwardHeld : AwardStepped {
    static constexpr Words words{"暂停资助", "Award put on hold"};
};
BOOST_DESCRIBE_STRUCT(AwardHeld, (AwardStepped), ())
struct AwardResumed : AwardStepped {
    static constexpr Words words{"恢复资助", "Award resumed"};
};
BOOST_DESCRIBE_STRUCT(AwardResumed, (AwardStepped), ())
struct AwardClosingBegun : AwardStepped {
    static constexpr Words words{"开始结题", "Closing of award begun"};
};
BOOST_DESCRIBE_STRUCT(AwardClosingBegun, (AwardStepped), ())
struct AwardClosed : AwardStepped {
    static constexpr Words words{"资助结题", "Award closed"};
};
BOOST_DESCRIBE_STRUCT(AwardClosed, (AwardStepped), ())
struct AwardTerminated : AwardStepped {
    static constexpr Words words{"终止资助", "Award terminated"};
};
BOOST_DESCRIBE_STRUCT(AwardTerminated, (AwardStepped), ())

struct AwardActivated : AwardStepped {
    static constexpr Words words{"启动资助", "Award activated"};
};
BOOST_DESCRIBE_STRUCT(AwardActivated, (AwardStepped), ())
struct AwardWithdrawn : AwardStepped {
    static constexpr Words words{"撤回资助", "Award withdrawn"};
};
BOOST_DESCRIBE_STRUCT(AwardWithdrawn, (AwardStepped), ())
struct OfferExpired : AwardStepped {
    static constexpr Words words{"任务书过期作废", "Offer expired"};
};
BOOST_DESCRIBE_STRUCT(OfferExpired, (AwardStepped), ())

// A person found two organisations to be one: everything of the second now belongs to the first.
struct OrganisationsMerged {
    static constexpr Words            words{"合并相同机构", "Organisations merged"};
    static constexpr std::string_view noun = "organisation_doubt";
    std::int64_t                      subject() const { return doubt; }

    std::int64_t     doubt{};
    Id<Organisation> kept;
    Id<Organisation> gone;
};
BOOST_DESCRIBE_STRUCT(OrganisationsMerged, (), (doubt, kept, gone))

struct OrganisationsKeptApart {
    static constexpr Words            words{"确认机构不同", "Organisations kept apart"};
    static constexpr std::string_view noun = "organisation_doubt";
    std::int64_t                      subject() const { return doubt; }

    std::int64_t doubt{};
};
BOOST_DESCRIBE_STRUCT(OrganisationsKeptApart, (), (doubt))

void apply(Writer& db, Stamp const& stamp, AwardRecorded const& fact);
void apply(Writer& db, Stamp const& stamp, AwardHeld const& fact);
void apply(Writer& db, Stamp const& stamp, AwardResumed const& fact);
void apply(Writer& db, Stamp const& stamp, AwardClosingBegun const& fact);
void apply(Writer& db, Stamp const& stamp, AwardClosed const& fact);
void apply(Writer& db, Stamp const& stamp, AwardTerminated const& fact);
void apply(Writer& db, Stamp const& stamp, AwardActivated const& fact);
void apply(Writer& db, Stamp const& stamp, AwardWithdrawn const& fact);
void apply(Writer& db, Stamp const& stamp, OfferExpired const& fact);
void apply(Writer& db, Stamp const& stamp, OrganisationsMerged const& fact);
void apply(Writer& db, Stamp const& stamp, OrganisationsKeptApart const& fact);

void add_award_facts(FactKinds& kinds);

// What an agreement changes about its award. For `apply` of facts about agreements only: it keeps the totals.
struct AwardRestated {
    AwardState  state{};
    Money       amount;
    Day         starts_on;
    Day         ends_on;
    std::string lead;
};
void restate_award(Writer& db, Id<Award> award, AwardRestated const& now);
void move_award(Writer& db, Id<Award> award, AwardState to);

void record_step(Act& act, Id<Award> award, AwardEvent event, std::string const& reason);

Result<AwardNow> load_award(Reader& reader, Id<Award> id);

// The award known under any of these numbers, with the digest of what it was imported from.
struct KnownAward {
    Id<Award> id;
    Digest    content;
};
BOOST_DESCRIBE_STRUCT(KnownAward, (), (id, content))
std::optional<KnownAward> known_award(Reader& reader, std::vector<OutsideId> const& numbers);

} // namespace penstock
