// The board's one page.
import type { Table } from "./table";

export const board = {
  title: { zh: "一页概览", en: "The board's page" },
  allYears: { zh: "全部财年", en: "All fiscal years" },
  year: { zh: "{{year}} 财年", en: "Fiscal year {{year}}" },
  none: { zh: "还没有项目群", en: "There are no programmes yet" },
  money: { zh: "资金进展 · {{currency}}", en: "How far money has come · {{currency}}" },
  appropriated: { zh: "已批复", en: "Appropriated" },
  allotted: { zh: "已下达", en: "Allotted" },
  committed: { zh: "已承诺", en: "Committed" },
  due: { zh: "已应付", en: "Fallen due" },
  paid: { zh: "已拨付", en: "Paid" },
  spent: { zh: "已支出", en: "Spent" },
  matters: { zh: "待决事项", en: "What needs a decision" },
  noMatters: { zh: "目前没有待决事项。", en: "Nothing waits for a decision." },
  more: { zh: "另有 {{count}} 项", en: "and {{count}} more", one: "and {{count}} more" },
  programmes: { zh: "各项目群", en: "Programmes" },
  awards: { zh: "资助", en: "Awards" },
  milestones: { zh: "里程碑", en: "Milestones" },
  streamHelp: {
    zh: "换汇转入、转出已计入“已批复”；已失效和结转的不计。",
    en: "What was exchanged into this currency counts as appropriated, what was exchanged away does not, nor what lapsed or was carried forward.",
  },
  milestonesHelp: { zh: "里程碑：达成 / 未达成 / 逾期 / 待到期", en: "Milestones: met / missed / late / to come" },
  findings: { zh: "未决问题", en: "Open findings" },
  blocking: { zh: "{{count}} 项暂停付款", en: "{{count}} hold payment", one: "{{count}} holds payment" },
} satisfies Table;
