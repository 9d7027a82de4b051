// The terms of the field as the server names them: states, steps, roles, schemes. One entry per name: a missing
// one does not compile.
import type {
  ApprovalState,
  AmendmentEvent,
  AmendmentState,
  AmendmentType,
  CloseoutEvent,
  CloseoutItem,
  CloseoutState,
  DifferenceField,
  LeftoverRule,
  RaceStageState,
  RaceState,
  ReportKind,
  ReportLevel,
  ResultKind,
  StopReason,
  TeamState,
  TeamVerdict,
  AwardState,
  Deed,
  DelegationStatus,
  AwardEvent,
  CheckItem,
  Comparison,
  FigureName,
  FindingEvent,
  FindingParameterName,
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
  ReopeningEvent,
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
  escalated: { zh: "严重逾期", en: "Long overdue" },
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
  milestone: { zh: "里程碑", en: "Milestone" },
  programme: { zh: "项目群", en: "Programme" },
  organisation: { zh: "机构", en: "Organisation" },
  appropriation: { zh: "预算", en: "Appropriation" },
  payment: { zh: "支付", en: "Payment" },
  payee: { zh: "收款账户", en: "Payee account" },
  pilot: { zh: "试点", en: "Pilot" },
  practice: { zh: "做法", en: "Practice" },
  person: { zh: "人员", en: "Person" },
};

/** What facts are about, by the first word of their subject. */
export const nouns: Record<string, Pair> = {
  amendment: { zh: "变更", en: "Amendment" },
  race: { zh: "赛马", en: "Race" },
  award: { zh: "资助项目", en: "Award" },
  programme: { zh: "项目群", en: "Programme" },
  organisation: { zh: "机构", en: "Organisation" },
  organisation_doubt: { zh: "疑似同一机构", en: "Doubtful match" },
  person: { zh: "人员", en: "Person" },
  body: { zh: "机构", en: "Body" },
  directive: { zh: "督办事项", en: "Directive" },
  meeting: { zh: "会议", en: "Meeting" },
  plan: { zh: "规划", en: "Plan" },
  indicator: { zh: "指标", en: "Indicator" },
  figure: { zh: "指标数据", en: "Figure" },
  agenda_item: { zh: "议题", en: "Agenda item" },
  pilot: { zh: "试点", en: "Pilot" },
  practice: { zh: "做法", en: "Practice" },
  escalation_rule: { zh: "督办级别", en: "Level of escalation" },
  paper: { zh: "文稿", en: "Paper" },
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
  contact: { zh: "单位联系人", en: "Contact" },
  payee: { zh: "收款账户", en: "Payee account" },
  claim: { zh: "报销申请", en: "Claim" },
  recovery: { zh: "追回", en: "Recovery" },
  payment: { zh: "支付", en: "Payment" },
  batch: { zh: "付款批次", en: "Batch" },
  debtor: { zh: "付款账户", en: "Paying account" },
  bank_answer: { zh: "银行回单", en: "Bank answer" },
  bank_line: { zh: "回单行", en: "Line of a bank answer" },
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
  amendment_to_decide: { zh: "待决定的变更", en: "Amendments to decide" },
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
export const booksSteps: Record<ReopeningEvent | "close" | "ask_to_reopen", Pair> = {
  close: { zh: "关账", en: "Close the books" },
  ask_to_reopen: { zh: "申请重新开账", en: "Ask to reopen the books" },
  confirm: { zh: "复核重开", en: "Confirm reopening" },
  refuse: { zh: "不予重开", en: "Refuse reopening" },
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
  split_below_limit: { zh: "拆分以避开限额", en: "Split below a limit" },
  spent_at_the_end: { zh: "期末集中支出", en: "Spent at the end" },
  line_overrun: { zh: "科目超支", en: "Line above its budget" },
  spent_ahead_of_work: { zh: "支出快于进度", en: "Spending ahead of the work" },
  no_cost_for_long: { zh: "长期没有支出", en: "No cost for long" },
  entered_late: { zh: "补记过晚", en: "Entered late" },
  report_missing: { zh: "报告逾期未交", en: "Report missing" },
  on_negative_list: { zh: "用于负面清单所列用途", en: "Spent on something of the negative list" },
  advance_uncleared: { zh: "预付款未核销", en: "Advance not cleared" },
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
  limit: { zh: "限额", en: "Limit" },
  one_of_them: { zh: "其中一笔", en: "One of them" },
  in_all: { zh: "合计", en: "In all" },
  at_the_end: { zh: "期末", en: "At the end" },
  others_at_the_end: { zh: "按其他资助的中位数", en: "At the others' median" },
  planned_for_line: { zh: "科目预算", en: "Budget of the line" },
  booked_on_line: { zh: "科目列支", en: "Booked on the line" },
  spent: { zh: "已支出", en: "Spent" },
  promised: { zh: "里程碑总额", en: "All milestones" },
  accepted: { zh: "已通过里程碑", en: "Milestones accepted" },
  entered: { zh: "记账", en: "Entered" },
  advanced: { zh: "预付款", en: "Advanced" },
  accounted_for: { zh: "已核销", en: "Accounted for" },
};

/** The figures of the rules that look at money. */
export const findingParameters: Record<FindingParameterName, Pair> = {
  split_window_days: { zh: "拆分：合并计算的天数", en: "Split: days looked at together" },
  split_least: { zh: "拆分：至少几笔", en: "Split: at least so many amounts" },
  split_from_percent: { zh: "拆分：每笔不低于限额的百分之几", en: "Split: each at least this part of the limit, %" },
  end_percent_of_period: { zh: "期末：最后百分之几的时间", en: "End: the last part of the period, %" },
  end_share_percent: { zh: "期末：支出超过百分之几", en: "End: more than this part is spent then, %" },
  end_percent_of_median: { zh: "期末：超过中位数的百分之几", en: "End: more than this part of the median, %" },
  line_overrun_percent: { zh: "科目：超过预算百分之几", en: "Line: above its budget by more than, %" },
  spent_ahead_points: { zh: "进度：领先多少个百分点", en: "Work: ahead by more than so many points" },
  idle_days: { zh: "停顿：多少天没有支出", en: "Idle: days without any cost" },
  late_entry_days: { zh: "补记：晚多少天", en: "Entered late: by more than so many days" },
  report_reminder_days: { zh: "报告：到期前多少天提醒", en: "Reports: reminded so many days before" },
  report_overdue_days: { zh: "报告：到期后多少天算逾期", en: "Reports: overdue so many days after" },
  report_stop_days: { zh: "报告：到期后多少天停止付款", en: "Reports: payments stop so many days after" },
  advance_clear_days: { zh: "预付款：须在多少天内核销", en: "Advances: cleared within so many days" },
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
  enter_commitment: { zh: "手工记承诺", en: "Enter a commitment by hand" },
  enter_due: { zh: "手工记应付", en: "Enter money due by hand" },
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

/** What changes about a signed agreement. */
export const amendmentTypes: Record<AmendmentType, Pair> = {
  extension: { zh: "延期（不增加经费）", en: "No-cost extension" },
  milestones: { zh: "调整里程碑", en: "Other milestones" },
  budget: { zh: "预算调剂", en: "Budget move between lines" },
  amount: { zh: "增减经费", en: "More or less money" },
  lead: { zh: "更换负责人", en: "Change of lead" },
  organisation: { zh: "更换承担单位", en: "Change of organisation" },
  pause: { zh: "暂停", en: "Pause" },
  stop: { zh: "终止", en: "Stop" },
};
export const amendmentStates: Record<AmendmentState, Pair> = {
  submitted: { zh: "已提出", en: "Submitted" },
  queried: { zh: "待答复", en: "Queried" },
  recommended: { zh: "建议同意", en: "Recommended" },
  approved: { zh: "已同意", en: "Approved" },
  rejected: { zh: "未同意", en: "Rejected" },
  withdrawn: { zh: "已撤回", en: "Withdrawn" },
};
export const amendmentSteps: Record<AmendmentEvent, Pair> = {
  query: { zh: "提问", en: "Query" },
  answer: { zh: "答复", en: "Answer" },
  recommend: { zh: "建议同意", en: "Recommend" },
  approve: { zh: "同意", en: "Approve" },
  reject: { zh: "不同意", en: "Reject" },
  withdraw: { zh: "撤回", en: "Withdraw" },
};
export const stopReasons: Record<StopReason, Pair> = {
  cannot_work: { zh: "已证明此路不通（尽职免责）", en: "Learned that it cannot work" },
  no_longer_needed: { zh: "不再需要", en: "No longer needed" },
  team_withdrew: { zh: "承担方退出", en: "The team withdrew" },
  obligations_broken: { zh: "违反约定", en: "Obligations broken" },
  lost_the_race: { zh: "赛马落选", en: "Lost the race" },
};
export const differenceFields: Record<DifferenceField, Pair> = {
  ends_on: { zh: "结束日期", en: "End" },
  amount: { zh: "总额", en: "Amount" },
  lead: { zh: "负责人", en: "Lead" },
  organisation: { zh: "承担单位", en: "Organisation" },
  line: { zh: "预算科目", en: "Budget line" },
  milestone: { zh: "里程碑", en: "Milestone" },
  due_on: { zh: "到期日", en: "Due" },
  tranche: { zh: "款项", en: "Tranche" },
  criteria: { zh: "验收标准", en: "Acceptance criteria" },
};
export const raceStates: Record<RaceState, Pair> = {
  planned: { zh: "待开始", en: "Planned" },
  running: { zh: "进行中", en: "Running" },
  decided: { zh: "已决出", en: "Decided" },
  stopped: { zh: "已停止", en: "Stopped" },
};
export const raceSteps: Record<"open_stage" | "measure" | "decide" | "stop", Pair> = {
  open_stage: { zh: "冻结方案并开始一轮", en: "Freeze the protocol and open a stage" },
  measure: { zh: "登记测试结果", en: "Record a team's scores" },
  decide: { zh: "决定去留", en: "Decide on the teams" },
  stop: { zh: "停止赛马", en: "Stop the race" },
};
export const raceStageStates: Record<RaceStageState, Pair> = {
  open: { zh: "方案已冻结，待测试", en: "Protocol frozen" },
  measuring: { zh: "测试中", en: "Measuring" },
  deciding: { zh: "已测完，待决定", en: "All measured" },
  decided: { zh: "已决定", en: "Decided" },
};
export const teamStates: Record<TeamState, Pair> = {
  running: { zh: "在赛", en: "Running" },
  stopped: { zh: "退出", en: "Stopped" },
  merged: { zh: "已并入", en: "Merged" },
  won: { zh: "胜出", en: "Won" },
};
export const teamVerdicts: Record<TeamVerdict, Pair> = {
  go_on: { zh: "晋级", en: "Goes on" },
  stop: { zh: "退出", en: "Stops" },
  merge: { zh: "并入他队", en: "Is merged" },
  wildcard: { zh: "外卡晋级", en: "Wildcard" },
  win: { zh: "胜出", en: "Wins" },
};
export const closeoutStates: Record<CloseoutState, Pair> = {
  open: { zh: "待提交报告", en: "Report awaited" },
  submitted: { zh: "验收中", en: "In acceptance" },
  rectification: { zh: "整改中", en: "Sent back" },
  failed: { zh: "不通过", en: "Refused" },
  concluded: { zh: "已办结", en: "Concluded" },
};
export const closeoutSteps: Record<CloseoutEvent, Pair> = {
  submit: { zh: "提交结题报告", en: "Hand in the final report" },
  accept_task: { zh: "任务验收通过", en: "Accept the work" },
  send_back_task: { zh: "任务验收退回整改", en: "Send the work back" },
  accept_finance: { zh: "财务验收通过", en: "Accept the accounts" },
  send_back_finance: { zh: "财务验收退回整改", en: "Send the accounts back" },
  fail: { zh: "不通过", en: "Refuse acceptance" },
  conclude: { zh: "办结", en: "Conclude" },
};
export const closeoutItems: Record<CloseoutItem, Pair> = {
  report: { zh: "结题报告", en: "Final report" },
  milestones: { zh: "里程碑均有结论", en: "Every milestone is decided" },
  task_acceptance: { zh: "任务验收", en: "The work is accepted" },
  finance_acceptance: { zh: "财务验收", en: "The accounts are accepted" },
  nothing_open: { zh: "无未结承诺与应付", en: "Nothing is committed or due any more" },
  leftover: { zh: "结余已处理", en: "What was not spent is settled" },
  lessons: { zh: "经验教训", en: "Lessons" },
};
/** Who can bring what closing still misses. */
export const closeoutWho: Record<string, Pair> = {
  report_on_awards: { zh: "由承担人员或项目专员办理", en: "the team, or a case officer" },
  decide_awards: { zh: "由项目经理人办理", en: "the programme's manager" },
  approve_payments: { zh: "由财务人员办理", en: "a finance officer" },
  post_entries: { zh: "由财务人员办理", en: "a finance officer" },
};
export const leftoverRules: Record<LeftoverRule, Pair> = {
  keep_for_research: { zh: "结余按规则留用", en: "What is not spent is kept, as long as the rule says" },
  give_back: { zh: "结余退回", en: "What is not spent is given back" },
};
export const reportKinds: Record<ReportKind, Pair> = {
  progress: { zh: "进展报告", en: "Progress report" },
  milestone: { zh: "里程碑报告", en: "Milestone report" },
  final: { zh: "结题报告", en: "Final report" },
};
export const reportLevels: Record<ReportLevel, Pair> = {
  reminded: { zh: "已提醒", en: "Reminded" },
  due: { zh: "已到期", en: "Due" },
  overdue: { zh: "逾期", en: "Overdue" },
  stopped: { zh: "已停止付款", en: "Payments stopped" },
};
export const resultKinds: Record<ResultKind, Pair> = {
  publication: { zh: "论文著作", en: "Publication" },
  patent: { zh: "专利", en: "Patent" },
  standard: { zh: "标准", en: "Standard" },
  software: { zh: "软件", en: "Software" },
  data_set: { zh: "数据集", en: "Data set" },
  prototype: { zh: "样机", en: "Prototype" },
  trained_person: { zh: "人才培养", en: "Trained person" },
  other: { zh: "其他", en: "Other" },
};
