// Meetings, their agendas, and what came of each item.
import type { ItemEvent, ItemKind, ItemState, ItemVisibility, MeetingEvent, MeetingState } from "../api/types";
import type { Pair, Table } from "./table";

export const meetings = {
  title: { zh: "会议", en: "Meetings" },
  words: {
    zh: "议程在会前排定，结果在会议进行中记录，会后只能更正。",
    en: "The agenda is set before, outcomes are written while it runs, and corrected only with a reason.",
  },
  none: { zh: "没有会议", en: "There are no meetings" },
  noneWords: { zh: "先登记召开会议的机构，再筹备会议。", en: "Enter the body first, then draft its meeting." },
  draft: { zh: "筹备会议", en: "Draft a meeting" },
  name: { zh: "会议", en: "Meeting" },
  text: { zh: "搜索标题", en: "Search the titles" },
  heldBy: { zh: "召开机构", en: "Held by" },
  heldOn: { zh: "会议日期", en: "Held on" },
  place: { zh: "地点", en: "Place" },
  state: { zh: "状态", en: "State" },
  items: { zh: "议题", en: "Items" },
  undecided: { zh: "未决", en: "Undecided" },
  chair: { zh: "主持人", en: "Chair" },
  chairHelp: {
    zh: "由他确认纪要。留空则为该机构的负责人。",
    en: "Who confirms the minutes. Left empty, it is whoever chairs the body.",
  },
  titleZh: { zh: "标题（中文）", en: "Title (Chinese)" },
  titleEn: { zh: "标题（英文）", en: "Title (English)" },
  agenda: { zh: "议程", en: "Agenda" },
  noItems: { zh: "还没有议题。", en: "There is no item yet." },
  unseen: { zh: "另有 {{count}} 项您无权查看。", en: "{{count}} more are not yours to see." },
  addItem: { zh: "列入议题", en: "Put an item on the agenda" },
  kind: { zh: "类型", en: "Kind" },
  visibility: { zh: "可见范围", en: "Who may see it" },
  presenter: { zh: "汇报人", en: "Presented by" },
  again: { zh: "再议的议题", en: "Takes again" },
  outcome: { zh: "结果", en: "Outcome" },
  decision: { zh: "决定内容", en: "What was decided" },
  correct: { zh: "更正", en: "Correct" },
  corrected: { zh: "更正过 {{count}} 次", en: "Corrected {{count}} times" },
  newDay: { zh: "新的会议日期", en: "New day" },
  instead: { zh: "代替延期的会议", en: "In place of" },
  report: { zh: "据公开报道", en: "From a published report" },
  inferred: { zh: "日期为推断", en: "The day is inferred" },
  directives: { zh: "据此提出的督办事项", en: "Directives laid down under it" },
  item: { zh: "所依据的议题", en: "Item it was laid down under" },
  backlog: { zh: "待再议的议题", en: "Deferred items" },
  allItems: { zh: "议题", en: "Agenda items" },
  allItemsWords: {
    zh: "各次会议的议题；延期而未再列入议程的是待再议的议题。",
    en: "Items of all meetings; those deferred and on no agenda since still wait.",
  },
  noneItems: { zh: "没有这样的议题", en: "There is no such item" },
  meeting: { zh: "会议", en: "Meeting" },
  oneItem: { zh: "议题", en: "Item" },
  up: { zh: "上移 {{item}}", en: "Move {{item}} up" },
} satisfies Table;

export const meetingStates: Record<MeetingState, Pair> = {
  draft: { zh: "筹备中", en: "Being prepared" },
  convened: { zh: "已通知", en: "Convened" },
  in_progress: { zh: "进行中", en: "In progress" },
  closed: { zh: "已结束", en: "Closed" },
  minutes_confirmed: { zh: "纪要已确认", en: "Minutes confirmed" },
  communique_published: { zh: "已发布", en: "Published" },
  cancelled: { zh: "已取消", en: "Cancelled" },
  postponed: { zh: "已延期", en: "Postponed" },
};

export const meetingSteps: Record<MeetingEvent, Pair> = {
  convene: { zh: "发出会议通知", en: "Convene" },
  open: { zh: "开始会议", en: "Open" },
  close: { zh: "结束会议", en: "Close" },
  confirm_minutes: { zh: "确认纪要", en: "Confirm the minutes" },
  publish: { zh: "发布", en: "Publish" },
  cancel: { zh: "取消", en: "Cancel" },
  postpone: { zh: "延期", en: "Postpone" },
};

export const itemStates: Record<ItemState, Pair> = {
  scheduled: { zh: "待议", en: "Scheduled" },
  taken: { zh: "审议中", en: "Being taken" },
  noted: { zh: "已学习", en: "Noted" },
  heard: { zh: "已听取", en: "Heard" },
  adopted: { zh: "通过", en: "Adopted" },
  adopted_in_principle: { zh: "原则通过", en: "Adopted in principle" },
  returned: { zh: "退回修改", en: "Sent back" },
  deferred: { zh: "延期再议", en: "Deferred" },
  withdrawn: { zh: "撤回", en: "Withdrawn" },
};

export const itemSteps: Record<ItemEvent, Pair> = {
  take: { zh: "开始审议", en: "Take" },
  note: { zh: "学习", en: "Note" },
  hear: { zh: "听取", en: "Hear" },
  adopt: { zh: "通过", en: "Adopt" },
  adopt_in_principle: { zh: "原则通过", en: "Adopt in principle" },
  send_back: { zh: "退回修改", en: "Send back" },
  defer: { zh: "延期再议", en: "Defer" },
  withdraw: { zh: "撤回", en: "Withdraw" },
};

export const itemKinds: Record<ItemKind, Pair> = {
  study: { zh: "学习", en: "Study" },
  hear_report: { zh: "听取汇报", en: "Hear a report" },
  deliberate: { zh: "审议文件", en: "Deliberate a paper" },
  appoint: { zh: "人事任命", en: "Appoint" },
  decide_money: { zh: "决定经费", en: "Decide on money" },
};

export const itemVisibilities: Record<ItemVisibility, Pair> = {
  common: { zh: "公开于系统内", en: "Everybody here" },
  internal: { zh: "机构成员", en: "Members of the body" },
  hidden: { zh: "仅会务人员", en: "Whoever runs meetings" },
};
