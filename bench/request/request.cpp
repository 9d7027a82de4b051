// Reads requests into described structs, by our strict reader and by nlohmann/json (parse, then get_to). The peer does
// less: it lets unknown and repeated fields pass, takes any text as it is, and stops at the first mistake.
#include "award/award.hpp"
#include "base/json_read.hpp"
#include "support/compare.hpp"

#include <nlohmann/json.hpp>

#include <cstdlib>

namespace nlohmann {

using namespace penstock;

template <class T> struct adl_serializer<std::optional<T>> {
    static void from_json(json const& from, std::optional<T>& to)
    {
        if (from.is_null()) to.reset();
        else from.get_to(to.emplace());
    }
};
template <class T> struct adl_serializer<Id<T>> {
    static void from_json(json const& from, Id<T>& to) { from.get_to(to.value); }
};
template <std::size_t most, std::size_t least> struct adl_serializer<Line<most, least>> {
    static void from_json(json const& from, Line<most, least>& to) { from.get_to(to.value); }
};
template <std::size_t most> struct adl_serializer<Prose<most>> {
    static void from_json(json const& from, Prose<most>& to) { from.get_to(to.value); }
};
template <> struct adl_serializer<Day> {
    static void from_json(json const& from, Day& to) { to = Day::from_iso(from.get_ref<std::string const&>()).value(); }
};
template <> struct adl_serializer<Money> {
    static void from_json(json const& from, Money& to)
    {
        from.at("minor").get_to(to.minor);
        to.currency = Currency::from_code(from.at("currency").get_ref<std::string const&>()).value();
    }
};

} // namespace nlohmann

namespace penstock {

static void from_json(nlohmann::json const& from, Participant& to)
{
    from.at("name").get_to(to.name);
    from.at("role").get_to(to.role);
    from.at("organisation").get_to(to.organisation);
}
static void from_json(nlohmann::json const& from, OutsideId& to)
{
    from.at("scheme").get_to(to.scheme);
    from.at("value").get_to(to.value);
}

// As an award is recorded by hand: texts are checked and normalised.
struct Typed {
    Line<100>                    number;
    Line<500>                    title;
    Id<Programme>                programme;
    Line<300>                    organisation;
    std::optional<Line<100>>     lead;
    Money                        amount;
    std::optional<Day>           awarded_on;
    std::optional<Day>           starts_on;
    std::optional<Day>           ends_on;
    std::optional<Prose<20'000>> description;
};
BOOST_DESCRIBE_STRUCT(Typed, (),
                      (number, title, programme, organisation, lead, amount, awarded_on, starts_on, ends_on,
                       description))

// The peer's mapping of a described struct: each member by name, as its own macro would write it.
template <class T> void members_from_json(nlohmann::json const& from, T& to)
{
    boost::mp11::mp_for_each<boost::describe::describe_members<T, boost::describe::mod_public>>(
        [&](auto member) { from.at(member.name).get_to(to.*member.pointer); });
}
static void from_json(nlohmann::json const& from, Typed& to) { members_from_json(from, to); }
static void from_json(nlohmann::json const& from, AwardContent& to) { members_from_json(from, to); }

template <class T> void measure(std::string const& name, std::string const& text)
{
    auto ours = [&] {
        auto read = json::from_text<T>(text);
        if (!read) std::abort();
        return read;
    };
    auto peer = [&] {
        T read{};
        nlohmann::json::parse(text).get_to(read);
        return read;
    };
    if (json::to_text(*ours()) != json::to_text(peer())) {
        std::fprintf(stderr, "the two read %s differently\n", name.c_str());
        std::exit(1);
    }
    bench::print(name, bench::compare(15, 10'000, ours, peer), "nlohmann/json parse and get_to", "ratio <= 0.333");
}

} // namespace penstock

int main()
{
    using namespace penstock;
    measure<Typed>("request: an award typed by hand",
                   R"({"number":"NH-2026-0117","title":"Cold chains for small farms: 山区冷链的成本与损耗","programme":12,)"
                   R"("organisation":"临江农业大学","lead":"林晓舟","amount":{"minor":48000000,"currency":"CNY"},)"
                   R"("awarded_on":"2026-03-01","starts_on":"2026-04-01","ends_on":"2029-03-31",)"
                   R"("description":"Three valleys, two harvests each.\nLosses are weighed at every transfer."})");
    measure<AwardContent>(
        "request: an award with its people",
        R"({"number":"NH-2026-0117","title":"Cold chains for small farms","programme":12,"organisation":31,)"
        R"("lead":"Lin Xiaozhou","participants":[{"name":"Wei An","role":"co-investigator","organisation":"临江医院"},)"
        R"({"name":"Ada Holm","role":"adviser","organisation":"Holm & Daughters"}],)"
        R"("outside_ids":[{"scheme":"own","value":"NH-2026-0117"},{"scheme":"nsfc","value":"70440011"}],)"
        R"("amount":{"minor":48000000,"currency":"CNY"},"applied":{"minor":60000000,"currency":"CNY"},)"
        R"("disbursed":null,"awarded_on":"2026-03-01","starts_on":"2026-04-01","ends_on":"2029-03-31",)"
        R"("description":"Three valleys, two harvests each.","outcome":""})");
}
