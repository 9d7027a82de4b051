#include "api/permission.hpp"

#include <utility>

namespace penstock {

Words words(Role role)
{
    switch (role) {
    case Role::administrator:     return {"管理员", "Administrator"};
    case Role::board_secretary:   return {"理事会秘书", "Board secretary"};
    case Role::programme_manager: return {"项目经理人", "Programme manager"};
    case Role::case_officer:      return {"项目专员", "Case officer"};
    case Role::finance_officer:   return {"财务人员", "Finance officer"};
    case Role::auditor:           return {"审计人员", "Auditor"};
    case Role::monitoring_officer: return {"监测专员", "Monitoring officer"};
    case Role::performer:          return {"承担人员", "Performer"};
    }
    std::unreachable();
}

Words words(Permission permission)
{
    switch (permission) {
    case Permission::anyone:             return {"任何人", "Anyone"};
    case Permission::signed_in:          return {"已登录", "Signed in"};
    case Permission::read_portfolio:     return {"查看项目群与资助", "See programmes and awards"};
    case Permission::manage_programmes:  return {"设立与管理项目群", "Found and run programmes"};
    case Permission::record_awards:      return {"录入与推进资助", "Record and advance awards"};
    case Permission::decide_matches:     return {"判定机构是否相同", "Decide on doubtful organisations"};
    case Permission::import_awards:      return {"导入资助清单", "Import award lists"};
    case Permission::read_record:        return {"查看日志", "See the record"};
    case Permission::read_record_bodies: return {"查看日志正文", "See what facts say in full"};
    case Permission::manage_people:      return {"管理人员与角色", "Manage people and roles"};
    case Permission::manage_settings:    return {"管理设置", "Manage settings"};
    case Permission::read_money:         return {"查看资金", "See where money stands"};
    case Permission::post_entries:       return {"记账", "Post entries"};
    case Permission::close_periods:      return {"关账与重新开账", "Close and reopen periods"};
    case Permission::read_authority:     return {"查看授权", "See who holds which authority"};
    case Permission::delegate_authority: return {"授予与撤销授权", "Give and end delegations"};
    case Permission::set_rules:          return {"设定经费规则", "Set funding rules"};
    case Permission::prepare_awards:     return {"起草任务书与变更", "Draft agreements and amendments"};
    case Permission::decide_awards:
        return {"签署任务书、评定里程碑、批准变更", "Sign agreements, decide on milestones and amendments"};
    case Permission::waive_milestones:  return {"按决定豁免里程碑", "Waive milestones by a decision"};
    case Permission::verify_milestones: return {"独立核验里程碑", "Verify milestones independently"};
    case Permission::report_on_awards:  return {"报告所承担的资助", "Report on one's own award"};
    case Permission::request_payments:  return {"申请付款", "Request payments"};
    case Permission::approve_payments:  return {"审核与发出付款", "Approve and send payments"};
    case Permission::confirm_payees:    return {"核验与确认收款账户", "Verify and confirm payee accounts"};
    case Permission::settle_findings:   return {"办结问题", "Settle findings"};
    case Permission::read_mandate:
        return {"查看会议、督办、规划与做法", "See meetings, directives, plans and practices"};
    case Permission::manage_mandate:
        return {"办理会议、督办、规划与做法", "Run meetings, follow directives up, keep plans and practices"};
    case Permission::check_directives:
        return {"核查督办、审核数据、评估试点", "Check directives, approve figures, evaluate pilots"};
    case Permission::read_sign_ins: return {"查看登录记录", "See who signed in"};
    }
    std::unreachable();
}

} // namespace penstock
