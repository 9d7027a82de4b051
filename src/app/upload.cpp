#include "app/upload.hpp"

#include "api/request_text.hpp"
#include "base/json_write.hpp"
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

// The last part of a path of either kind: a client may send more than a name.
std::string file_name(std::string const& given)
{
    auto slash = given.find_last_of("/\\");
    return slash == std::string::npos ? given : given.substr(slash + 1);
}

} // namespace

Result<journal::Attempt> upload_attempt(Look& look, net::Request const& request)
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

    auto sink = std::make_shared<BlobSink>();
    for (std::uint64_t at = 0; at < request.upload->size();) {
        auto bytes = request.upload->read(at, piece);
        if (bytes.empty()) throw Unavailable{"an upload ended early"};
        sink->append(bytes);
        at += bytes.size();
    }
    auto       blob = sink->finish();
    UploadView view{blob.digest, blob.size, file_name(ask.name.value)};
    return journal::Attempt{.actor     = {look.caller.person(), look.caller.role_for(used), 0},
                            .operation = "upload",
                            .request   = "{}",
                            .run       = [sink, view](Act& act) -> Result<std::string> {
                                sink->keep(act.upkeep());
                                return json::to_text(view);
                            }};
}

} // namespace penstock
