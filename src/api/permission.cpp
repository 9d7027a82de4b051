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
    }
    std::unreachable();
}

} // namespace penstock
