// Claims: costs a team has paid and asks to have paid back, and what is accepted of them.
import type { ClaimEvent, ClaimState } from "../api/types";
import type { Pair, Table } from "./table";

export const claims = {
  title: { zh: "报销申请", en: "Claims" },
  one: { zh: "报销申请", en: "Claim" },
  words: {
    zh: "团队已经支付的费用，逐笔附凭票；同意的部分形成应付，再申请支付。",
    en: "Costs a team has paid, each with its receipt. What is accepted falls due and is then paid.",
  },
  none: { zh: "没有报销申请", en: "There are no claims" },
  noneWords: {
    zh: "任务书约定以报销方式付款的资助，由承担团队在“我承担的资助”里提交。",
    en: "A team whose agreement pays by claims hands them in under “My awards”.",
  },
  agreed: { zh: "可报销总额", en: "Paid by claims in all" },
  accepted: { zh: "已同意", en: "Accepted" },
  left: { zh: "还可报销", en: "Left to claim" },
  create: { zh: "新的报销申请", en: "A new claim" },
  cost: { zh: "第 {{count}} 笔费用", en: "Cost {{count}}" },
  addCost: { zh: "再加一笔", en: "Add a cost" },
  dropCost: { zh: "去掉这一笔", en: "Remove this cost" },
  lineLeft: { zh: "{{line}}（余额 {{sum}}）", en: "{{line}} ({{sum}} left)" },
  acceptedOf: { zh: "已同意 {{sum}}", en: "{{sum}} accepted" },
  budgetLine: { zh: "开支科目", en: "Budget line" },
  purpose: { zh: "用途代码", en: "Purpose" },
  forbidden: { zh: "不得报销：{{purposes}}", en: "Not to be claimed: {{purposes}}" },
  whatFor: { zh: "内容", en: "What for" },
  what: { zh: "买了什么，付给谁", en: "What was bought, and from whom" },
  paidOn: { zh: "支付日期", en: "Paid on" },
  receipt: { zh: "凭票文件", en: "Receipt" },
  receiptHelp: { zh: "发票或收据。同一张凭票只能报销一次。", en: "An invoice or a receipt; each is claimed once." },
  chooseReceipt: { zh: "选择文件", en: "Choose a file" },
  otherReceipt: { zh: "换一个文件", en: "Choose another" },
  discard: { zh: "放弃草稿", en: "Discard the draft" },
  discardWords: {
    zh: "已填写的费用和凭票将不再保留，全队都看不到。",
    en: "The costs and receipts entered so far are dropped, for the whole team.",
  },
  note: { zh: "说明", en: "Note" },
  sum: { zh: "合计", en: "In all" },
  submit: { zh: "提交报销申请", en: "Hand in the claim" },
  submitted: { zh: "报销申请已提交。", en: "The claim is handed in." },
  earlier: { zh: "以前的申请", en: "Earlier claims" },
  costs: { zh: "费用", en: "Costs" },
  claimed: { zh: "申请", en: "Claimed" },
  said: { zh: "往来", en: "What was said" },
  by: { zh: "提交人", en: "Handed in by" },
  entry: { zh: "形成应付的账目", en: "Fell due by" },
  acceptHelp: {
    zh: "可以改小任何一笔；少于申请的，写明原因。",
    en: "Any amount may be made smaller; if you accept less than was claimed, say why.",
  },
  why: { zh: "核减原因", en: "Why it is less" },
  faults: { zh: "现在不能全额同意，因为", en: "It cannot be accepted whole now, because" },
  requestPayment: { zh: "去申请支付", en: "Request its payment" },
} satisfies Table;

export const claimStates: Record<ClaimState, Pair> = {
  submitted: { zh: "待审核", en: "To be judged" },
  queried: { zh: "待答复", en: "Queried" },
  accepted: { zh: "已同意", en: "Accepted" },
  rejected: { zh: "已退回", en: "Rejected" },
  withdrawn: { zh: "已撤回", en: "Withdrawn" },
};

export const claimSteps: Record<ClaimEvent, Pair> = {
  query: { zh: "提问", en: "Query" },
  answer: { zh: "答复", en: "Answer" },
  accept: { zh: "同意", en: "Accept" },
  reject: { zh: "退回", en: "Reject" },
  withdraw: { zh: "撤回", en: "Withdraw" },
};
