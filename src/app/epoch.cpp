#include "app/epoch.hpp"

#include "app/approver.hpp"
#include "app/local_client.hpp"
#include "app/signer_link.hpp"
#include "base/defect.hpp"
#include "journal/refusals.hpp"
#include "journal/seal.hpp"
#include "ledger/refusals.hpp"
#include "people/person.hpp"

#include <fmt/format.h>

namespace penstock {

bool name_is_right(Reader& reader, std::string const& origin)
{
    auto last = journal::published(reader);
    auto note = last ? journal::split_note(last->note) : refuse(refusal::not_found);
    auto text = note ? journal::parse_checkpoint(note->text) : refuse(refusal::not_found);
    return !text || text->origin == origin ||
           reader.row<std::int64_t>("SELECT id FROM journal_epoch WHERE origin = $1", origin).has_value();
}

namespace {

// The key of the new name. Ours is made here, and the old one kept under another file name; one of a signer under
// another user must be in use already.
Result<journal::VerifierKey> next_key(InstanceOptions options, std::string const& origin)
{
    auto present = TRY(TRY(link_for_command(options)).key());
    if (present.name() == origin) return present;
    if (!options.signer.empty()) return refuse(refusal::other_log, present.name());
    auto key    = key_file_of(options);
    auto memory = memory_file_of(options);
    auto ending = fmt::format(".{:08x}", present.id());
    std::filesystem::rename(key, key.string() + ending);
    std::filesystem::rename(memory, memory.string() + ending);
    options.origin = origin;
    return TRY(load_or_make_key(options)).verifier();
}

Result<journal::Published> begin_epoch(InstanceOptions const& options, EpochAsk const& ask, Output const& output)
{
    if (!journal::is_key_name(ask.origin)) return refuse(refusal::malformed_key, ask.origin);
    if (ask.reason.empty()) return refuse(refusal::missing_field, "--reason");
    SystemClock  clock;
    SystemChance chance;
    auto         recorder = TRY(open_recorder(options, clock, chance, OpenMode::existing));
    {
        auto snapshot = recorder->database().snapshot();
        auto last     = journal::published(snapshot);
        if (snapshot.row<std::int64_t>("SELECT id FROM journal_epoch WHERE origin = $1", ask.origin) ||
            (last && last->note.starts_with(ask.origin + "\n")))
            return refuse(refusal::already_exists, ask.origin);
    }
    auto const both = TRY(approvers(*recorder, ask.first, ask.second, output));
    EpochBegan began{.origin          = ask.origin,
                     .reason          = ask.reason,
                     .first_approver  = both.first.person,
                     .second_approver = both.second.person};
    {
        auto snapshot = recorder->database().snapshot();
        auto last     = journal::published(snapshot);
        if (last) began.previous_checkpoint = last->note;
        began.previous_key = journal::seal_state(snapshot).key;
        began.facts        = static_cast<std::int64_t>(journal::head_of(snapshot, ask.origin).size);
        began.signed_facts = last ? last->size : 0;
    }
    auto before = TRY(link_for_command(options));
    if (auto key = before.key(); key && key->name() != ask.origin) {
        began.previous_key = key->text();
        if (auto signed_last = before.last_signed())
            began.signed_facts = std::max(began.signed_facts, static_cast<std::int64_t>(signed_last->size));
    }
    began.key = TRY(next_key(options, ask.origin)).text();

    auto outcome = recorder->run_one({.actor     = {both.first.person.value, both.first.role},
                                      .key       = fresh_key(chance),
                                      .operation = "new_epoch",
                                      .request   = "{}",
                                      .run       = [&](Act& act) -> Result<std::string> {
                                          act.record(began);
                                          journal::forget_other_witnesses(act.upkeep(), {}); // of the old name
                                          return std::string{"{}"};
                                      }});
    if (outcome.ending == journal::Ending::refused) return std::unexpected{std::move(outcome.refused)};
    if (outcome.ending != journal::Ending::done) return refuse(refusal::unavailable, outcome.incident);
    auto link = TRY(link_for_command(options));
    return sign_now(*recorder, link);
}

} // namespace

int run_new_epoch(Config const& config, EpochAsk const& ask, Output const& output)
{
    auto published = begin_epoch(instance_options(config), ask, output);
    if (!published) return say(published.error(), output);
    message(output, {"新纪元已开启，请公布新的公钥：", "The new epoch has begun; publish its key:"}, ask.origin);
    fmt::print("{}", published->note);
    return exit_code::done;
}

} // namespace penstock
