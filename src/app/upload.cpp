#include "app/upload.hpp"

#include "api/request_text.hpp"
#include "base/json_write.hpp"
#include "exchange/file_limits.hpp"
#include "exchange/list_source.hpp"
#include "exchange/refusals.hpp"
#include "mandate/body_facts.hpp"
#include "store/blob.hpp"

#include <memory>

namespace penstock {

namespace {

struct UploadAsk {
    Line<255> name;
};
BOOST_DESCRIBE_STRUCT(UploadAsk, (), (name))

constexpr std::size_t piece = 256 * 1024;

// The last part of a path of either kind: a client may send more than a name, and a folder's is none.
std::string name_of_upload(std::string const& given)
{
    auto name = exchange::file_name(given);
    return name == "." || name == ".." ? std::string{"list"} : name;
}

} // namespace

bool UploadQuota::take(std::int64_t person, Day today, std::int64_t bytes)
{
    std::lock_guard lock{mutex_};
    if (day_ != today) taken_.clear();
    day_        = today;
    auto& taken = taken_[person];
    if (bytes > exchange::file_limits().upload_bytes_per_day - taken) return false;
    taken += bytes;
    return true;
}

Result<journal::Attempt> upload_attempt(Look& look, net::Request const& request, UploadQuota& quota)
{
    // Lists come in by those who import, evidence by teams, signed papers by those who prepare awards, what proves an
    // account and what a bank answers by those who confirm payees, communiqués by those who keep meetings,
    // what shows that a duty is done by the members of the units that owe it, whatever their role.
    auto used = Permission::import_awards;
    for (auto each : {Permission::report_on_awards, Permission::prepare_awards, Permission::confirm_payees,
                      Permission::manage_mandate})
        if (!look.caller.may(used) && look.caller.may(each)) used = each;
    if (!look.caller.may(used) && !bodies_of(look.read, look.caller.person(), look.today).empty())
        used = Permission::signed_in;
    CHECK(look.caller.check(used));
    CHECK(look.caller.check_change(used, false));
    auto ask = TRY(json::from_text<UploadAsk>(TRY(api::request_text<UploadAsk>({{}, request.query, {}}))));
    if (!request.upload || request.upload->size() == 0) return refuse(refusal::nothing_to_import);
    if (!quota.take(look.caller.person(), look.today, static_cast<std::int64_t>(request.upload->size())))
        return refuse(refusal::upload_quota_reached);

    auto sink = std::make_shared<BlobSink>();
    for (std::uint64_t at = 0; at < request.upload->size();) {
        auto bytes = request.upload->read(at, piece);
        if (bytes.empty()) throw Unavailable{"an upload ended early"};
        sink->append(bytes);
        at += bytes.size();
    }
    auto       blob = sink->finish();
    UploadView view{blob.digest, blob.size, name_of_upload(ask.name.value)};
    return journal::Attempt{.actor     = {look.caller.person(), look.caller.role_for(used), 0},
                            .operation = "upload",
                            .request   = "{}",
                            .run       = [sink, view](Act& act) -> Result<std::string> {
                                sink->keep(act.upkeep());
                                return json::to_text(view);
                            }};
}

} // namespace penstock
