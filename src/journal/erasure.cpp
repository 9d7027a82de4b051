#include "journal/erasure.hpp"

#include "journal/leaf.hpp"

#include <charconv>

namespace penstock::journal {

namespace {

struct ActedIn {
    std::int64_t actor{};
    std::string  body;
};
BOOST_DESCRIBE_STRUCT(ActedIn, (), (actor, body))

} // namespace

std::optional<std::string> stand_in_for(Reader& reader, std::int64_t seq, std::string_view fact)
{
    auto row = reader.row<ActedIn>(
        "SELECT j.actor, b.body FROM journal j JOIN fact_body b ON b.seq = j.seq WHERE j.seq = $1", seq);
    if (!row) return std::nullopt;
    constexpr std::string_view before = ",\"for\":"; // the last member of a detail
    std::int64_t               acting_for{};
    auto const                 at = row->body.rfind(before);
    expects(at != row->body.npos);
    auto const* from = row->body.data() + at + before.size();
    std::from_chars(from, row->body.data() + row->body.size(), acting_for);
    return detail_text(row->actor, acting_for, fact);
}

void erase_body(Writer& writer, std::int64_t seq, std::string_view stand_in, std::int64_t erased_by)
{
    expects(writer.run("DELETE FROM fact_body WHERE seq = $1", seq) == 1);
    writer.run("INSERT INTO fact_stand_in (seq, erased_by, body) VALUES ($1, $2, $3)", seq, erased_by, stand_in);
}

} // namespace penstock::journal
