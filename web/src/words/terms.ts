// The terms of the field as the server names them: states, steps, roles, schemes. One entry per name: a missing
// one does not compile.
import type {
  ApprovalState,
  AwardState,
  Deed,
  DelegationStatus,
  AwardEvent,
  CheckItem,
  Comparison,
  EntryKind,
  FigureName,
  FindingEvent,
  FindingRule,
  FindingSeverity,
  FindingState,
  FoundKind,
  FundingRuleKind,
  MatterKind,
  InstalmentKind,
  Lateness,
  MilestoneEvent,
  MilestoneState,
  Opinion,
  PersonState,
  ProgrammeState,
  Role,
  ReservationState,
  Rounding,
  Stage,
  YearEndDeed,
  YearEvent,
  YearState,
} from "../api/types";
import type { Pair } from "./table";

export const awardStates: Record<AwardState, Pair> = {
  setup: { zh: "筹备中", en: "In setup" },
  offered: { zh: "待签署", en: "Offered" },
  active: { zh: "执行中", en: "Active" },
  on_hold: { zh: "暂停", en: "On hold" },
  closing: { zh: "结题中", en: "Closing" },
  closed: { zh: "已结题", en: "Closed" },
  terminated: { zh: "已终止", en: "Terminated" },
  withdrawn: { zh: "已撤回", en: "Withdrawn" },
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

export const awardSteps: Record<AwardEvent, Pair> = {
  offer: { zh: "发出任务书", en: "Offer the agreement" },
  countersign: { zh: "会签", en: "Countersign" },
  record_signature: { zh: "登记纸质签署", en: "Record the signed paper" },
  activate: { zh: "启动", en: "Activate" },
  withdraw: { zh: "撤回", en: "Withdraw" },
  expire: { zh: "过期作废", en: "Let the offer expire" },
  hold: { zh: "暂停", en: "Put on hold" },
  resume: { zh: "恢复执行", en: "Resume" },
  begin_closing: { zh: "开始结题", en: "Begin closing" },
  close: { zh: "结题", en: "Close" },
  terminate: { zh: "终止", en: "Terminate" },
};

export const milestoneStates: Record<MilestoneState, Pair> = {
  planned: { zh: "未开始", en: "Planned" },
  active: { zh: "进行中", en: "Active" },
  submitted: { zh: "待评定", en: "Submitted" },
  met: { zh: "达成", en: "Met" },
  met_with_conditions: { zh: "附条件达成", en: "Met with conditions" },
  missed: { zh: "未达成", en: "Missed" },
  waived: { zh: "豁免", en: "Waived" },
  superseded: { zh: "已替换", en: "Superseded" },
};

export const milestoneSteps: Record<MilestoneEvent | "advance", Pair> = {
  activate: { zh: "开始", en: "Start" },
  submit: { zh: "提交", en: "Submit" },
  verify: { zh: "独立核验", en: "Verify" },
  accept: { zh: "通过", en: "Accept" },
  accept_with_conditions: { zh: "附条件通过", en: "Accept with conditions" },
  send_back: { zh: "退回", en: "Send back" },
  miss: { zh: "判定未达成", en: "Find missed" },
  waive: { zh: "豁免", en: "Waive" },
  supersede: { zh: "替换", en: "Supersede" },
  advance: { zh: "提前拨付", en: "Pay early" },
};

export const lateness: Record<Lateness, Pair> = {
  none: { zh: "按期", en: "On time" },
  due_soon: { zh: "即将到期", en: "Due soon" },
  overdue: { zh: "已逾期", en: "Overdue" },
  escalated: { zh: "逾期已上报", en: "Escalated" },
};

export const opinions: Record<Opinion, Pair> = {
  none: { zh: "尚无意见", en: "No opinion yet" },
  supports: { zh: "支持", en: "Supports" },
  doubts: { zh: "存疑", en: "Doubts" },
};

export const comparisons: Record<Comparison, Pair> = {
  at_least: { zh: "不低于", en: "At least" },
  at_most: { zh: "不高于", en: "At most" },
  equal_to: { zh: "等于", en: "Equal to" },
};

export const instalmentKinds: Record<InstalmentKind, Pair> = {
  milestone: { zh: "里程碑款", en: "On a milestone" },
  prize: { zh: "奖金（达成才付）", en: "Prize, if met outright" },
  advance: { zh: "启动预付", en: "Advance at activation" },
  reimbursement: { zh: "报销", en: "Reimbursement" },
};

export const checkItems: Record<CheckItem, Pair> = {
  eligibility: { zh: "承担单位资格", en: "Eligibility of the recipient" },
  rules: { zh: "经费规则", en: "Funding rules" },
  milestones: { zh: "里程碑已商定", en: "Milestones negotiated" },
  terms: { zh: "任务书条款", en: "Terms of the agreement" },
  permits: { zh: "数据、伦理等许可", en: "Permits for data, ethics and the like" },
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
  monitoring_officer: { zh: "监测专员", en: "Monitoring officer" },
  performer: { zh: "承担人员", en: "Performer" },
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
  appropriation: { zh: "预算", en: "Appropriation" },
  entry: { zh: "账目", en: "Entry" },
  ledger: { zh: "账簿", en: "Books" },
  reservation: { zh: "冻结", en: "Reservation" },
  fiscal_year: { zh: "财政年度", en: "Fiscal year" },
  exchange: { zh: "换汇", en: "Exchange" },
  exchange_rate: { zh: "汇率", en: "Exchange rate" },
  import: { zh: "导入", en: "Import" },
  finding: { zh: "问题", en: "Finding" },
  milestone: { zh: "里程碑", en: "Milestone" },
  settings: { zh: "设置", en: "Settings" },
  epoch: { zh: "日志纪元", en: "Epoch of the journal" },
  delegation: { zh: "授权", en: "Delegation" },
  acting: { zh: "代行", en: "Acting for somebody" },
  authority_use: { zh: "行使授权", en: "Use of authority" },
  approval: { zh: "双人办理", en: "Two-person act" },
  funding_rule: { zh: "经费规则", en: "Funding rule" },
};

/** Why something on the board's page waits for a person. */
export const matterKinds: Record<MatterKind, Pair> = {
  second_answer: { zh: "问题待第二人判断", en: "Findings that wait for a second person" },
  blocking_finding: { zh: "暂停付款的问题", en: "Findings that hold payments" },
  held_award: { zh: "已暂停的资助", en: "Awards on hold" },
  programme_to_close: { zh: "可以结束的项目群", en: "Programmes that can be closed" },
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

/** How far money has come. */
export const stages: Record<Stage, Pair> = {
  source: { zh: "资金来源", en: "Source" },
  appropriated: { zh: "已批复未下达", en: "Appropriated, free" },
  allotted: { zh: "已下达未承诺", en: "Allotted, uncommitted" },
  reserved: { zh: "已预留", en: "Reserved" },
  committed: { zh: "已承诺未拨付", en: "Committed, unpaid" },
  payable: { zh: "应付", en: "Payable" },
  paid: { zh: "已拨付待核销", en: "Paid, not yet accounted for" },
  spent: { zh: "已支出", en: "Spent" },
  returned: { zh: "已退回", en: "Returned" },
  lapsed: { zh: "已收回", en: "Lapsed" },
  carried_forward: { zh: "结转", en: "Carried forward" },
  exchanged: { zh: "换汇", en: "Exchanged" },
};

/** What an entry does. */
export const entryKinds: Record<EntryKind, Pair> = {
  appropriate: { zh: "批复预算", en: "Appropriation" },
  reduce: { zh: "核减预算", en: "Reduction of an appropriation" },
  allot: { zh: "下达预算指标", en: "Allotment" },
  take_back: { zh: "收回预算指标", en: "Allotment taken back" },
  set_aside: { zh: "预留", en: "Reservation for a call" },
  release: { zh: "解除预留", en: "Reservation released" },
  commit: { zh: "承诺", en: "Commitment" },
  decommit: { zh: "解除承诺", en: "Decommitment" },
  move_line: { zh: "预算调剂", en: "Virement" },
  fall_due: { zh: "形成应付", en: "Money due" },
  cancel_due: { zh: "取消应付", en: "Money no longer due" },
  pay: { zh: "拨付", en: "Payment" },
  advance: { zh: "预付", en: "Advance" },
  bank_return: { zh: "银行退款", en: "Payment returned by the bank" },
  spend: { zh: "支出", en: "Expenditure" },
  disallow: { zh: "不予认可的支出", en: "Expenditure disallowed" },
  give_back: { zh: "退回", en: "Money returned" },
  reuse: { zh: "退回资金再安排", en: "Returned money used again" },
  carry_forward: { zh: "结转", en: "Carry-over" },
  lapse: { zh: "收回", en: "Lapse" },
  remit: { zh: "上缴", en: "Remittance" },
  exchange: { zh: "换汇", en: "Exchange" },
  opening: { zh: "期初", en: "Opening" },
  reverse: { zh: "冲销", en: "Reversal" },
};

export const entrySteps: Record<"reverse", Pair> = { reverse: { zh: "冲销", en: "Reverse" } };

export const yearStates: Record<YearState, Pair> = {
  open: { zh: "可记账", en: "Open" },
  closing: { zh: "结账中", en: "Closing" },
  closed: { zh: "已结账", en: "Closed" },
  reopening: { zh: "待复核重开", en: "Reopening, to be confirmed" },
  reopened: { zh: "已重开", en: "Reopened" },
};
export const yearSteps: Record<YearEvent, Pair> = {
  begin_closing: { zh: "开始结账", en: "Begin closing" },
  keep_open: { zh: "暂不结账", en: "Keep open" },
  close: { zh: "年度结账", en: "Close the year" },
  ask_to_reopen: { zh: "申请重开", en: "Ask to reopen" },
  confirm_reopening: { zh: "复核重开", en: "Confirm reopening" },
  refuse_reopening: { zh: "不予重开", en: "Refuse reopening" },
};
export const yearEndDeeds: Record<YearEndDeed, Pair> = {
  carry_forward: { zh: "结转下年", en: "Carry over" },
  lapse: { zh: "收回", en: "Let lapse" },
  remit: { zh: "上缴", en: "Remit" },
};

export const reservationStates: Record<ReservationState, Pair> = {
  pending: { zh: "冻结中", en: "Pending" },
  posted: { zh: "已记账", en: "Posted" },
  voided: { zh: "已解除", en: "Voided" },
  expired: { zh: "已到期", en: "Expired" },
};
export const reservationSteps: Record<"post" | "void_it", Pair> = {
  post: { zh: "转为记账", en: "Post" },
  void_it: { zh: "解除冻结", en: "Void" },
};

export const roundings: Record<Rounding, Pair> = {
  half_even: { zh: "四舍六入五成双", en: "To the nearest, of two the even one" },
  half_up: { zh: "四舍五入", en: "To the nearest, of two the greater" },
  down: { zh: "舍去尾数", en: "Down" },
};

/** What a rule asks, in a few words; the server sends the whole question. */
export const findingRules: Record<FindingRule, Pair> = {
  disbursed_above_award: { zh: "拨付超过资助金额", en: "Disbursed above the award" },
  awarded_above_applied: { zh: "资助高于申请金额", en: "Awarded above what was applied for" },
  undisbursed_award: { zh: "尚未拨付", en: "Nothing disbursed" },
  amounts_in_two_currencies: { zh: "资助与拨付币种不同", en: "Award and disbursement in two currencies" },
  booked_above_award: { zh: "账上超过资助金额", en: "Booked above the award" },
  outside_period: { zh: "不在执行期内", en: "Outside the period" },
};

export const findingStates: Record<FindingState, Pair> = {
  open: { zh: "待处理", en: "Open" },
  explained: { zh: "已说明", en: "Explained" },
  corrected: { zh: "已更正", en: "Corrected" },
  confirmed: { zh: "属实", en: "Confirmed" },
  referred: { zh: "已移送", en: "Referred" },
};

export const findingSteps: Record<FindingEvent, Pair> = {
  explain: { zh: "说明情况", en: "Explain" },
  correct: { zh: "已更正", en: "Mark as corrected" },
  confirm: { zh: "确认属实", en: "Confirm" },
  refer: { zh: "移送", en: "Refer" },
};

export const severities: Record<FindingSeverity, Pair> = {
  low: { zh: "低", en: "Low" },
  medium: { zh: "中", en: "Medium" },
  high: { zh: "高", en: "High" },
};

export const figureNames: Record<FigureName, Pair> = {
  awarded: { zh: "资助金额", en: "Awarded" },
  applied: { zh: "申请金额", en: "Applied for" },
  disbursed: { zh: "已拨付", en: "Disbursed" },
  booked: { zh: "账上合计", en: "Committed and paid" },
  paid: { zh: "支付或支出", en: "Paid or spent" },
};

export const deeds: Record<Deed, Pair> = {
  commit_award: { zh: "承诺资助", en: "Commit an award" },
  decide_milestone: { zh: "评定里程碑", en: "Decide a milestone" },
  advance_money: { zh: "预付经费", en: "Advance money" },
  amend_award: { zh: "变更资助", en: "Amend an award" },
  stop_award: { zh: "终止资助", en: "Stop an award" },
  move_line: { zh: "预算调剂", en: "Move money between lines" },
  request_payment: { zh: "申请支付", en: "Request a payment" },
  approve_payment: { zh: "审批支付", en: "Approve a payment" },
  sign_payments: { zh: "签发付款", en: "Sign payments" },
};

export const delegationStatuses: Record<DelegationStatus, Pair> = {
  in_force: { zh: "生效中", en: "In force" },
  upcoming: { zh: "待生效", en: "Upcoming" },
  expired: { zh: "已到期", en: "Expired" },
  revoked: { zh: "已撤销", en: "Revoked" },
};

export const delegationSteps: Record<"revoke", Pair> = { revoke: { zh: "撤销授权", en: "Revoke" } };

export const unusedOrNot: Record<"true" | "false", Pair> = {
  true: { zh: "从未行使", en: "Never used" },
  false: { zh: "行使过", en: "Used" },
};

export const approvalStates: Record<ApprovalState, Pair> = {
  open: { zh: "待复核", en: "Waiting" },
  confirmed: { zh: "已复核", en: "Confirmed" },
  declined: { zh: "未同意", en: "Declined" },
  withdrawn: { zh: "已撤回", en: "Withdrawn" },
  expired: { zh: "已到期", en: "Expired" },
};

export const approvalSteps: Record<"confirm" | "decline" | "withdraw", Pair> = {
  confirm: { zh: "同意", en: "Confirm" },
  decline: { zh: "不同意", en: "Decline" },
  withdraw: { zh: "撤回", en: "Withdraw" },
};

export const fundingRuleKinds: Record<FundingRuleKind, Pair> = {
  indirect_cost: { zh: "间接费用比例", en: "Indirect cost ceiling" },
  lump_sum: { zh: "包干制负面清单", en: "Lump sum: negative list" },
  advance: { zh: "预付上限", en: "Advance cap" },
  equipment: { zh: "设备购置", en: "Equipment" },
  virement: { zh: "预算调剂限额", en: "Virement limit" },
  leftover: { zh: "结余资金", en: "Leftover money" },
  extension: { zh: "延期", en: "Extension" },
  cooling_off: { zh: "收款账户冷静期", en: "Cooling-off of payee accounts" },
  two_persons: { zh: "双人办理限额", en: "Two-person limit" },
};
