#include "journal/policy.hpp"

#include "journal/refusals.hpp"

#include <algorithm>
#include <charconv>
#include <set>

namespace penstock::journal {

namespace {

std::vector<std::string> items(std::string_view line)
{
    constexpr std::string_view space = " \t";
    std::vector<std::string>   out;
    while (true) {
        auto start = line.find_first_not_of(space);
        if (start == line.npos) return out;
        line.remove_prefix(start);
        auto end = std::min(line.find_first_of(space), line.size());
        out.emplace_back(line.substr(0, end));
        line.remove_prefix(end);
    }
}

// Reads a policy line by line; `quorum_given` and the sets see that nothing is said twice.
struct Reading {
    Policy                out;
    bool                  quorum_given{};
    std::set<std::string> names;   // of witnesses and groups
    std::set<std::string> grouped; // names that stand in a group already
    std::set<std::string> keys;    // what is after the name and the id, for a key counts once under any name

    bool fresh_key(VerifierKey const& key)
    {
        auto text = key.text();
        return keys.insert(text.substr(text.find('+', key.name().size() + 1))).second;
    }

    bool log(std::vector<std::string> const& words)
    {
        if (words.size() < 2 || words.size() > 3) return false;
        auto key = VerifierKey::parse(words[1]);
        if (!key || key->type() != KeyType::log || !fresh_key(*key)) return false;
        out.logs.push_back(*key);
        return true;
    }
    bool witness(std::vector<std::string> const& words)
    {
        if (words.size() < 3 || words.size() > 4) return false;
        auto key = VerifierKey::parse(words[2]);
        if (!key || key->type() != KeyType::witness || !fresh_key(*key) || !fresh_name(words[1])) return false;
        out.witnesses.push_back({words[1], *key, words.size() == 4 ? words[3] : ""});
        return true;
    }
    bool fresh_name(std::string const& name) { return name != "none" && names.insert(name).second; }

    bool group(std::vector<std::string> const& words)
    {
        if (words.size() < 4) return false;
        Policy::Group group{words[1], 0, {words.begin() + 3, words.end()}};
        auto const    members = group.members.size();
        if (words[2] == "any") group.needed = 1;
        else if (words[2] == "all") group.needed = members;
        else {
            auto [end, error] = std::from_chars(words[2].data(), words[2].data() + words[2].size(), group.needed);
            if (error != std::errc{} || end != words[2].data() + words[2].size()) return false;
        }
        if (group.needed < 1 || group.needed > members) return false;
        for (auto const& member : group.members)
            if (!names.contains(member) || !grouped.insert(member).second) return false;
        if (!fresh_name(group.name)) return false;
        out.groups.push_back(std::move(group));
        return true;
    }
    bool quorum(std::vector<std::string> const& words)
    {
        if (words.size() != 2 || std::exchange(quorum_given, true)) return false;
        if (words[1] != "none" && !names.contains(words[1])) return false;
        out.quorum = words[1];
        return true;
    }
    bool line(std::vector<std::string> const& words)
    {
        if (words[0] == "log") return log(words);
        if (words[0] == "witness") return witness(words);
        if (words[0] == "group") return group(words);
        return words[0] == "quorum" && quorum(words);
    }
};

bool is_policy_octet(char c) { return c == '\t' || (c >= 0x20 && c != 0x7f) || static_cast<unsigned char>(c) >= 0x80; }

} // namespace

bool Policy::satisfied_by(std::vector<std::string> const& cosigned) const
{
    if (quorum == "none") return true;
    std::set<std::string> have{cosigned.begin(), cosigned.end()};
    for (auto const& group : groups) { // members stand before their group, so one pass is enough
        auto count = std::ranges::count_if(group.members, [&](auto const& member) { return have.contains(member); });
        if (static_cast<std::size_t>(count) >= group.needed) have.insert(group.name);
    }
    return have.contains(quorum);
}

std::vector<std::string> Policy::cosigned(Note const& note) const
{
    std::vector<std::string> out;
    for (auto const& witness : witnesses)
        if (std::ranges::any_of(note.verified, [&](Signature const& each) { return witness.key.made(each); }))
            out.push_back(witness.name);
    return out;
}

std::vector<VerifierKey> Policy::keys() const
{
    std::vector<VerifierKey> out;
    for (auto const& witness : witnesses) out.push_back(witness.key);
    return out;
}

Result<Policy> parse_policy(std::string_view text)
{
    Reading reading;
    for (int number = 1; !text.empty(); ++number) {
        auto end  = std::min(text.find('\n'), text.size());
        auto line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        auto words = items(line);
        bool fits  = std::ranges::all_of(line, is_policy_octet);
        if (fits && (words.empty() || words[0].starts_with('#'))) continue;
        if (!fits || !reading.line(words)) return refuse(refusal::unreadable_file, "line " + std::to_string(number));
    }
    if (!reading.quorum_given) return refuse(refusal::unreadable_file, "quorum");
    return std::move(reading.out);
}

} // namespace penstock::journal
