// `penstock verify receipt`: what anybody can check who has a receipt and knows the journal's key.
#include "app/commands.hpp"

#include "app/sealing.hpp"
#include "base/json_write.hpp"
#include "journal/receipt.hpp"
#include "journal/refusals.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace penstock {

namespace {

struct Report {
    bool                     ok{};
    std::int64_t             seq{};
    Instant                  at;
    std::string              type;
    std::string              subject;
    std::string              role;
    std::string              attachment;
    std::string              origin;
    std::int64_t             size{};
    std::string              root; // base64
    std::vector<std::string> witnesses; // of the policy, who cosigned
    std::optional<json::Raw> detail;    // when it was opened
};
BOOST_DESCRIBE_STRUCT(Report, (), (ok, seq, at, type, subject, role, attachment, origin, size, root, witnesses, detail))

// The key itself, or the file it is in.
Result<journal::VerifierKey> key_of(std::string const& given)
{
    auto text = content_of(given).value_or(given);
    while (text.ends_with('\n')) text.pop_back();
    return journal::VerifierKey::parse(text);
}

Result<std::string> file_of(std::string const& path) { return content_of(path); }

Result<Report> check(ReceiptFiles const& files, journal::VerifierKey const& key)
{
    auto policy    = TRY(read_policy(files.policy));
    auto receipt   = TRY(journal::parse_receipt(TRY(file_of(files.receipt))));
    auto witnesses = policy ? policy->keys() : std::vector<journal::VerifierKey>{};
    auto proved    = TRY(journal::check_receipt(receipt, key, witnesses));
    auto cosigned  = policy ? policy->cosigned(proved.checkpoint.note) : std::vector<std::string>{};
    if (policy && !policy->satisfied_by(cosigned))
        return refuse(refusal::not_signed_by_known_key,
                      fmt::format("{}: {}", policy->quorum, fmt::join(cosigned, " ")));
    auto&  leaf       = proved.leaf;
    auto&  checkpoint = proved.checkpoint.checkpoint;
    Report out{true,
               leaf.seq,
               leaf.at,
               leaf.kind,
               leaf.subject,
               leaf.actor_role,
               leaf.attachment,
               checkpoint.origin,
               static_cast<std::int64_t>(checkpoint.size),
               base64(checkpoint.root.view()),
               std::move(cosigned),
               {}};
    if (files.opening.empty()) return out;
    auto opening = TRY(journal::parse_opening(TRY(file_of(files.opening))));
    CHECK(journal::check_opening(opening, leaf));
    out.detail = json::Raw{std::move(opening.detail)};
    return out;
}

} // namespace

int run_verify_receipt(ReceiptFiles const& files, Output const& output)
{
    auto log = key_of(files.key);
    if (!log) return say(log.error(), output), exit_code::usage;
    auto report = check(files, *log);
    if (!report) {
        auto code = say(report.error(), output);
        return code == exit_code::not_found ? code : exit_code::integrity;
    }
    if (output.json) return fmt::print("{}\n", json::to_text(*report)), exit_code::done;

    auto line = [&](Words words, std::string_view what) { fmt::print("{} {}\n", in_words(words, output), what); };
    line({"回执有效：日志", "The receipt holds: journal"}, report->origin);
    line({"第", "fact no."}, fmt::format("{}{}", report->seq, output.chinese ? " 号事实" : ""));
    line({"时间：", "recorded at"}, report->at.iso());
    line({"事实：", "what"}, report->type + " " + report->subject);
    if (!report->role.empty()) line({"身份：", "acting as"}, report->role);
    if (!report->attachment.empty()) line({"所附文件 SHA-256：", "SHA-256 of its file"}, report->attachment);
    line({"所在检查点的事实总数：", "facts under the checkpoint:"}, std::to_string(report->size));
    line({"检查点的根：", "root of the checkpoint:"}, report->root);
    for (auto const& witness : report->witnesses) line({"见证方已签署：", "cosigned by"}, witness);
    if (report->detail) line({"内容与承诺值一致：", "the content is what was committed to:"}, report->detail->text);
    return exit_code::done;
}

} // namespace penstock
