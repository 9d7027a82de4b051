#include "search/search.hpp"

#include "base/search_tokens.hpp"

#include <algorithm>
#include <set>

namespace penstock::search {

namespace {

constexpr std::size_t prefix_least = 3; // shorter beginnings of words find too much
constexpr std::size_t prefix_most  = 10; // whoever typed so much goes on to the end of the word

// The tokens of a text, and the beginnings of its words, so that "quant" finds "quantum" on both engines alike.
std::string index_text(std::string_view text)
{
    std::vector<std::string> tokens;
    for (auto& token : index_tokens(text)) {
        if (is_word(token))
            for (auto length = prefix_least; length < std::min(token.size(), prefix_most + 1); ++length) {
                auto begins_character = (static_cast<unsigned char>(token[length]) & 0xC0) != 0x80;
                if (begins_character) tokens.push_back(token.substr(0, length));
            }
        tokens.push_back(std::move(token));
    }
    std::ranges::sort(tokens);
    tokens.erase(std::ranges::unique(tokens).begin(), tokens.end());
    std::string out;
    for (auto const& token : tokens) out += (out.empty() ? "" : " ") + token;
    return out;
}

void remove(Writer& writer, std::int64_t id)
{
    if (writer.run("DELETE FROM search_entry WHERE id = $1", id) == 0) return; // then it has no tokens either
    if (writer.dialect() == Dialect::sqlite) writer.run("DELETE FROM search_text WHERE rowid = $1", id);
    else writer.run("DELETE FROM search_text WHERE id = $1", id);
}

void put(Writer& writer, Entry const& entry)
{
    remove(writer, entry.id);
    writer.run("INSERT INTO search_entry (id, noun, title, subtitle, programme) VALUES ($1, $2, $3, $4, $5)", entry.id,
               entry.noun, entry.title, entry.subtitle, entry.programme);
    auto tokens = index_text(entry.title + "\n" + entry.subtitle + "\n" + entry.text);
    if (writer.dialect() == Dialect::sqlite)
        writer.run("INSERT INTO search_text (rowid, tokens) VALUES ($1, $2)", entry.id, tokens);
    else writer.run("INSERT INTO search_text (id, tokens) VALUES ($1, string_to_array($2, ' '))", entry.id, tokens);
}

struct Subject {
    std::int64_t seq{};
    std::string  subject;
};
BOOST_DESCRIBE_STRUCT(Subject, (), (seq, subject))

constexpr std::string_view feed_name = "search";

} // namespace

bool Index::advance(Recorder& recorder, std::int64_t most) const
{
    bool    more = false;
    Attempt attempt;
    attempt.run = [&](Act& act) -> Result<std::string> {
        auto from  = act.read().row<std::int64_t>("SELECT seq FROM feed WHERE name = $1", feed_name);
        auto facts = act.read().rows<Subject>("SELECT seq, subject FROM journal WHERE seq > $1 ORDER BY seq LIMIT $2",
                                              from.value_or(0), most);
        if (facts.empty()) return {};
        more = static_cast<std::int64_t>(facts.size()) == most;

        auto&                                          writer = act.upkeep();
        std::set<std::pair<std::string, std::int64_t>> subjects;
        for (auto const& fact : facts) {
            auto slash = fact.subject.find('/');
            expects(slash != std::string::npos);
            subjects.emplace(fact.subject.substr(0, slash), std::stoll(fact.subject.substr(slash + 1)));
        }
        for (auto const& [noun, id] : subjects) take_in(writer, noun, id);
        writer.run(R"sql(
            INSERT INTO feed (name, seq) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET seq = $2
        )sql",
                   feed_name, facts.back().seq);
        return {};
    };
    auto outcome = recorder.run_one(std::move(attempt));
    return outcome.ending == journal::Ending::done && more;
}

void Index::take_in(Writer& writer, std::string_view noun, std::int64_t id) const
{
    auto how = describers_.find(noun);
    if (how == describers_.end()) return;
    auto change = how->second(writer, id);
    for (auto const& entry : change.entries) put(writer, entry);
    for (auto gone : change.gone) remove(writer, gone);
}

std::string condition(Dialect dialect, std::string_view column)
{
    return std::string{column} + (dialect == Dialect::sqlite
                                      ? " IN (SELECT rowid FROM search_text WHERE search_text MATCH ?)"
                                      : " IN (SELECT id FROM search_text WHERE tokens @> string_to_array(?, ' '))");
}

std::string question(Dialect dialect, std::string_view query)
{
    std::string out;
    for (auto const& token : query_tokens(query)) {
        if (!out.empty()) out += ' ';
        out += dialect == Dialect::sqlite ? '"' + token + '"' : token;
    }
    // What no text holds: a token of every text is free of the underscore.
    if (out.empty()) out = dialect == Dialect::sqlite ? "\"_\"" : "_";
    return out;
}

} // namespace penstock::search
