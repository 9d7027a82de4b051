#include "exchange/communique_api.hpp"

#include "exchange/communique_file.hpp"
#include "mandate/communique_reading.hpp"
#include "mandate/directive_facts.hpp"

namespace penstock {

namespace {

struct ReadCommuniqueAsk {
    Digest    digest; // of an upload
    Line<255> name;
};
BOOST_DESCRIBE_STRUCT(ReadCommuniqueAsk, (), (digest, name))

Result<mandate::CommuniqueReading> read_communique(Look& look, ReadCommuniqueAsk const& ask)
{
    CHECK(look.caller.check_in(Permission::manage_mandate, 0));
    auto text    = TRY(exchange::text_of_upload(look.read, ask.digest));
    auto reading = TRY(mandate::read_original(text, ask.digest));
    for (auto& directive : reading.directives)
        if (auto const there = captured_from(look.read, {ask.digest, directive.start, directive.end}))
            directive.recorded = there->value;
    return reading;
}

} // namespace

void register_communiques(api::Registry& registry)
{
    registry.query<Permission::manage_mandate, read_communique>("/api/communique-readings",
                                                                {"识读会议通稿或纪要", "Read a communiqué or minutes"});
}

} // namespace penstock
