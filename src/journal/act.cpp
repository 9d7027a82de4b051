#include "journal/act.hpp"

#include <algorithm>

namespace penstock::journal {

namespace {

// Of what an act touches so many are remembered: an import makes a hundred thousand things.
constexpr std::size_t touched_most = 16;

} // namespace

Stamp Act::enter(std::string const& kind, Touched subject, std::string const& body, std::string attachment)
{
    auto seq    = static_cast<std::int64_t>(tree_.size()) + 1;
    auto salt   = chance_.bytes<32>();
    auto detail = detail_text(actor.person, actor.acting_for, body);
    Leaf leaf{seq, now, kind, subject.subject, actor.role, key, std::move(attachment), commitment(salt, detail)};

    db_.run(R"sql(
        INSERT INTO journal (seq, at, kind, subject, actor, actor_role, request, attachment, commitment)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
    )sql",
            seq, now, leaf.kind, leaf.subject, actor.person, leaf.actor_role, leaf.request, leaf.attachment,
            leaf.commitment);
    db_.run("INSERT INTO fact_body (seq, salt, body) VALUES ($1, $2, $3)", seq, salt, detail);
    for (auto const& node : tree_.append(leaf_hash(leaf_text(leaf))))
        db_.run("INSERT INTO journal_node (level, position, hash) VALUES ($1, $2, $3)", node.level, node.index,
                node.hash);

    if (!first_) first_ = seq;
    last_ = seq;
    if (std::ranges::find(kinds_, kind) == kinds_.end()) kinds_.push_back(kind);
    if (things_.size() < touched_most &&
        std::ranges::find(things_, subject.subject, &Touched::subject) == things_.end())
        things_.push_back(std::move(subject));
    return {seq, now, actor.person, actor.role};
}

} // namespace penstock::journal
