// The terms of the field as the server names them: states, steps, roles, schemes. One entry per name: a missing
// one does not compile.
import type { AwardState, FoundKind, PersonState, ProgrammeState, Role } from "../api/types";
import type { Pair } from "./table";

export const awardStates: Record<AwardState, Pair> = {
  active: { zh: "执行中", en: "Active" },
  on_hold: { zh: "暂停", en: "On hold" },
  closing: { zh: "结题中", en: "Closing" },
  closed: { zh: "已结题", en: "Closed" },
  terminated: { zh: "已终止", en: "Terminated" },
};

export const programmeStates: Record<ProgrammeState, Pair> = {
  active: { zh: "实施中", en: "Active" },
  winding_down: { zh: "收尾中", en: "Winding down" },
  closed: { zh: "已结束", en: "Closed" },
  terminated: { zh: "已终止", en: "Terminated" },
};

export const personStates: Record<PersonState, Pair> = {
  invited: { zh: "已邀请", en: "Invited" },
  active: { zh: "在用", en: "Active" },
  suspended: { zh: "已停用", en: "Suspended" },
  closed: { zh: "已注销", en: "Closed" },
};

export const awardSteps: Record<"hold" | "resume" | "begin_closing" | "close" | "terminate", Pair> = {
  hold: { zh: "暂停", en: "Put on hold" },
  resume: { zh: "恢复执行", en: "Resume" },
  begin_closing: { zh: "开始结题", en: "Begin closing" },
  close: { zh: "结题", en: "Close" },
  terminate: { zh: "终止", en: "Terminate" },
};

export const programmeSteps: Record<"wind_down" | "resume" | "close" | "terminate", Pair> = {
  wind_down: { zh: "进入收尾", en: "Wind down" },
  resume: { zh: "恢复实施", en: "Resume" },
  close: { zh: "结束", en: "Close" },
  terminate: { zh: "终止", en: "Terminate" },
};

export const personSteps: Record<
  "join" | "suspend" | "resume" | "close" | "allow_reset" | "give_role" | "end_role",
  Pair
> = {
  join: { zh: "接受邀请", en: "Accept the invitation" },
  suspend: { zh: "停用账号", en: "Suspend the account" },
  resume: { zh: "恢复账号", en: "Resume the account" },
  close: { zh: "注销账号", en: "Close the account" },
  allow_reset: { zh: "允许重设密码", en: "Allow a new password" },
  give_role: { zh: "授予角色", en: "Give a role" },
  end_role: { zh: "收回角色", en: "End a role" },
};

export const roleNames: Record<Role, Pair> = {
  administrator: { zh: "管理员", en: "Administrator" },
  board_secretary: { zh: "理事会秘书", en: "Board secretary" },
  programme_manager: { zh: "项目经理人", en: "Programme manager" },
  case_officer: { zh: "项目专员", en: "Case officer" },
  finance_officer: { zh: "财务人员", en: "Finance officer" },
  auditor: { zh: "审计人员", en: "Auditor" },
};

export const kinds: Record<FoundKind, Pair> = {
  award: { zh: "资助项目", en: "Award" },
  programme: { zh: "项目群", en: "Programme" },
  organisation: { zh: "机构", en: "Organisation" },
  person: { zh: "人员", en: "Person" },
};

/** What facts are about, by the first word of their subject. */
export const nouns: Record<string, Pair> = {
  award: { zh: "资助项目", en: "Award" },
  programme: { zh: "项目群", en: "Programme" },
  organisation: { zh: "机构", en: "Organisation" },
  organisation_doubt: { zh: "疑似同一机构", en: "Doubtful match" },
  person: { zh: "人员", en: "Person" },
  import: { zh: "导入", en: "Import" },
  settings: { zh: "设置", en: "Settings" },
};

/** Why two organisations may be one. */
export const doubtReasons: Record<"same_name" | "other_spelling" | "similar_name" | "same_row", Pair> = {
  same_name: { zh: "名称相同，但标识不同", en: "The same name, but different identifiers" },
  other_spelling: {
    zh: "同一名称，写法不同（括号、繁简或标点）",
    en: "One name in two spellings (brackets, script or punctuation)",
  },
  similar_name: { zh: "名称仅在括号或组织形式上不同", en: "Names that differ only in parentheses or legal form" },
  same_row: { zh: "同一行同时给出两者的标识", en: "One row gave identifiers of both" },
};
