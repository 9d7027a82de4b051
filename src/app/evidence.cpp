#include "app/evidence.hpp"

#include "award/claim_facts.hpp"
#include "award/milestone_api.hpp"
#include "indicator/indicator_facts.hpp"
#include "mandate/paper_facts.hpp"
#include "net/spool.hpp"
#include "practice/practice_api.hpp"
#include "store/blob.hpp"

#include <charconv>
#include <filesystem>
#include <memory>
#include <optional>

namespace penstock {

namespace {

enum class Holder : std::uint8_t { milestone, award, claim, directive, paper, figure, practice, pilot };

struct Address {
    Holder       holder{};
    std::int64_t id{};
    Digest       digest;
};

std::optional<Address> parsed(std::string_view path)
{
    Address out;
    for (auto [prefix, holder] : {std::pair{std::string_view{"/api/milestones/"}, Holder::milestone},
                                  {"/api/awards/", Holder::award},
                                  {"/api/claims/", Holder::claim},
                                  {"/api/directives/", Holder::directive},
                                  {"/api/papers/", Holder::paper},
                                  {"/api/figures/", Holder::figure},
                                  {"/api/practices/", Holder::practice},
                                  {"/api/pilots/", Holder::pilot}}) {
        if (!path.starts_with(prefix)) continue;
        auto rest   = path.substr(prefix.size());
        auto middle = rest.find("/files/");
        if (middle == rest.npos) return std::nullopt;
        auto number = rest.substr(0, middle);
        auto read   = std::from_chars(number.data(), number.data() + number.size(), out.id);
        if (read.ec != std::errc{} || read.ptr != number.data() + number.size() || out.id <= 0) return std::nullopt;
        auto bytes  = from_hex(rest.substr(middle + 7));
        auto digest = bytes ? digest_from(*bytes) : std::nullopt;
        if (!digest) return std::nullopt;
        out.holder = holder;
        out.digest = *digest;
        return out;
    }
    return std::nullopt;
}

// The name under which the file was handed in; nothing when it does not belong there.
std::optional<std::string> name_in_reports(Reader& reader, std::int64_t milestone, Digest const& digest)
{
    auto texts = reader.rows<std::string>(
        "SELECT report FROM milestone_submission WHERE milestone_id = $1 "
        "UNION ALL SELECT content FROM working_paper WHERE kind = 'milestone_report' AND subject = $1",
        milestone);
    for (auto const& text : texts) {
        auto report = json::from_text<MilestoneReport>(text);
        expects(report.has_value());
        for (auto const& file : report->files)
            if (file.digest == digest) return file.name.value;
    }
    return std::nullopt;
}

std::optional<std::string> name_in_reports_on(Reader& reader, Id<Directive> directive, Digest const& digest)
{
    for (auto const& text : reader.rows<std::string>(
             "SELECT report FROM directive_word WHERE directive_id = $1 AND report IS NOT NULL ORDER BY id",
             directive)) {
        auto report = json::from_text<DutyReport>(text);
        expects(report.has_value());
        for (auto const& file : report->files)
            if (file.digest == digest) return file.name.value;
    }
    return std::nullopt;
}

std::optional<std::string> name_among(std::optional<std::vector<EvidenceFile>> const& files, Digest const& digest)
{
    if (files)
        for (auto const& file : *files)
            if (file.digest == digest) return file.name.value;
    return std::nullopt;
}

std::string percent_escaped(std::string_view name)
{
    std::string out;
    for (unsigned char c : name)
        out +=
            std::isalnum(c) ? std::string(1, static_cast<char>(c)) : "%" + hex({reinterpret_cast<char const*>(&c), 1});
    return out;
}

net::Producer pieces_of_file(std::shared_ptr<net::SpooledFile> file)
{
    return [file, at = std::uint64_t{0}](std::string& chunk) mutable {
        chunk = file->read(at, 128 * 1024);
        at += chunk.size();
        return at < file->size();
    };
}

} // namespace

bool is_evidence_address(std::string_view path) { return parsed(path).has_value(); }

Result<net::Response> evidence_answer(Look& look, std::string_view path)
{
    auto address = parsed(path);
    expects(address.has_value());
    CHECK(look.caller.check(Permission::signed_in));
    std::optional<std::string> name;
    switch (address->holder) {
    case Holder::milestone: {
        auto now = TRY(load_milestone(look.read, {address->id}, look.caller, look.today));
        if (may_see(look.caller, now.programme, now.award))
            name = name_in_reports(look.read, address->id, address->digest);
        break;
    }
    case Holder::claim: {
        auto claim = TRY(load_claim(look.read, {address->id}));
        if (sees_claims(look.caller, claim.programme, claim.award))
            for (auto const& cost : claim.text.costs)
                if (cost.receipt.digest == address->digest) name = cost.receipt.name.value;
        break;
    }
    case Holder::directive: {
        auto directive = TRY(load_directive(look.read, {address->id}, look.caller, look.today));
        if (sees(look.caller, directive)) name = name_in_reports_on(look.read, directive.id, address->digest);
        break;
    }
    case Holder::figure: {
        auto figure = TRY(load_figure(look.read, {address->id}, look.caller, look.today));
        name        = look.read.row<std::string>("SELECT file_name FROM figure WHERE id = $1 AND file = $2", figure.id,
                                                 address->digest);
        break;
    }
    case Holder::practice:
        CHECK(look.caller.check(Permission::read_mandate));
        CHECK(load_practice(look.read, {address->id}));
        name = name_among(practice_text(look.read, {address->id}).files, address->digest);
        break;
    case Holder::pilot:
        CHECK(look.caller.check(Permission::read_mandate));
        if (auto evaluation = evaluation_of(look.read, {address->id}))
            name = name_among(evaluation->files, address->digest);
        break;
    case Holder::paper: {
        auto paper = TRY(load_paper(look.read, {address->id}, look.caller, look.today));
        if (look.caller.may(Permission::read_mandate) && sees(look.caller, paper))
            name = look.read.row<std::string>(
                "SELECT name FROM paper_version WHERE paper_id = $1 AND digest = $2 ORDER BY version DESC LIMIT 1",
                paper.id, address->digest);
        break;
    }
    case Holder::award: {
        auto award = TRY(load_award(look.read, {address->id}));
        bool there = look.read
                         .row<std::int64_t>("SELECT 1 FROM agreement WHERE award_id = $1 AND paper = $2", address->id,
                                            address->digest)
                         .has_value();
        if (there && may_see(look.caller, award.programme, {address->id})) name = "agreement";
    }
    }
    if (!name) return refuse(refusal::not_found);
    auto spooled = std::make_shared<net::SpooledFile>(std::filesystem::temp_directory_path().string());
    bool kept = store::each_piece(look.read, address->digest, [&](std::string_view piece) { spooled->write(piece); });
    if (!kept) return refuse(refusal::not_found);
    spooled->finish();
    // Never shown in place: what a team uploads is somebody else's content.
    return net::Response{.content_type = "application/octet-stream",
                         .body         = pieces_of_file(std::move(spooled)),
                         .headers = {{"Content-Disposition", "attachment; filename*=UTF-8''" + percent_escaped(*name)},
                                     {"Cache-Control", "no-store"}}};
}

} // namespace penstock
