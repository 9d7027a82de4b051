// Words of stories about imported lists and what is asked about them.
#pragma once

#include "app/local_client.hpp"
#include "base/json_write.hpp"
#include "journal/recorder.hpp"
#include "store/blob.hpp"

#include <boost/json.hpp>

#include <string>

namespace penstock::story {

// One grant of a 360Giving package; an amount that is not known is "-".
inline std::string grant(std::string const& number, std::string const& programme, std::string const& applied,
                         std::string const& awarded, std::string const& disbursed)
{
    auto amount = [](std::string_view name, std::string const& text) {
        return text == "-" ? std::string{} : ",\"" + std::string{name} + "\":" + text;
    };
    return R"({"grants":[{"id":)" + json::to_text(number) + R"(,"title":"Grant","currency":"GBP")" +
           amount("amountAppliedFor", applied) + amount("amountAwarded", awarded) +
           amount("amountDisbursed", disbursed) +
           R"(,"awardDate":"2021-03-01","recipientOrganization":[{"name":"Ferry Trust"}],"grantProgramme":[{"title":)" +
           json::to_text(programme) + "}]}]}";
}

// Keeps the list, previews it and confirms what the preview says; "recorded", "nothing_new" or the refusal.
inline std::string import(Recorder& recorder, LocalClient& client, Caller const& by, std::string const& text)
{
    BlobSink sink;
    sink.append(text);
    auto digest = hex(sink.finish().digest.view());
    auto kept = recorder.run_one({.operation = "upload", .request = "{}", .run = [&](Act& act) -> Result<std::string> {
                                      sink.keep(act.upkeep());
                                      return std::string{"{}"};
                                  }});
    if (kept.ending != journal::Ending::done) return kept.incident;
    auto ask = R"({"digest":")" + digest + R"(","name":"list.json","mapping":"")";

    auto shown = client.post(by, "/api/import-previews", ask + "}");
    if (!shown) return std::string{name_of(shown.error().why)};
    auto const         preview = boost::json::parse(*shown);
    boost::json::array sums;
    for (auto const& sum : preview.at("sums").as_array())
        sums.push_back({{"currency", sum.at("currency")}, {"minor", sum.at("minor")}});
    auto made = client.post(by, "/api/imports",
                            ask + R"(,"accepted":)" + boost::json::serialize(preview.at("accepted")) + R"(,"sums":)" +
                                boost::json::serialize(sums) + "}");
    if (!made) return std::string{name_of(made.error().why)};
    return boost::json::parse(*made).at("recorded").as_bool() ? "recorded" : "nothing_new";
}

} // namespace penstock::story
