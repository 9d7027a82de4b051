// Importing a communiqué: the text as it came and restored, and what it proposes.
import type { ChangeKind, ClauseClass, PaperOutcome, ProposedItemKind } from "../api/types";
import type { Sort, Verdict } from "../scenes/communique/proposals";
import type { Pair, Table } from "./table";

export const communique = {
  title: { zh: "会议通稿", en: "Communiqués" },
  sub: {
    zh: "复原通稿或纪要，提出可以记入的内容；由人逐项采纳，识读本身不记录任何内容。",
    en: "Restores a communiqué or minutes and proposes what may go into the record. A person takes each over; reading records nothing.",
  },
  paste: { zh: "粘贴文本", en: "Paste the text" },
  file: {
    zh: "或选择文件（文本、网页、.docx，不超过 4 MB）",
    en: "Or choose a file (text, web page, .docx, at most 4 MB)",
  },
  read: { zh: "识读", en: "Read it" },
  reading: { zh: "正在复原并识读", en: "Restoring and reading" },
  another: { zh: "换一份", en: "Another one" },
  original: { zh: "原文", en: "Original" },
  restored: { zh: "复原文本", en: "Restored" },
  changes: { zh: "改动", en: "Changes" },
  unchanged: { zh: "文本完好，未作改动", en: "The text is sound; nothing was changed" },
  check: {
    zh: "有 {{count}} 处须人工核对：损坏、修复或受损的数字。",
    en: "{{count}} places need a person: damage, repairs, damaged numbers.",
    one: "{{count}} place needs a person: damage, a repair or a damaged number.",
  },
  proposals: { zh: "提议", en: "Proposals" },
  keys: {
    zh: "↑↓ 选择，a 采纳，e 修改，x 舍弃，u 撤回",
    en: "↑↓ choose, a take over, e edit, x drop, u undo",
  },
  none: { zh: "文中没有会议，未提出任何事项", en: "This tells of no meeting; nothing is proposed" },
  inferred: { zh: "年份为推定", en: "year inferred" },
  owner: { zh: "责任", en: "Owner" },
  due: { zh: "期限", en: "Due" },
  ownerNone: { zh: "文中未写明责任和期限", en: "The text names neither owner nor date" },
  open: { zh: "列举未尽", en: "list not complete" },
  waiting: { zh: "待定", en: "open" },
  accept: { zh: "采纳", en: "Take over" },
  edit: { zh: "修改", en: "Edit" },
  drop: { zh: "舍弃", en: "Drop" },
  undo: { zh: "撤回", en: "Undo" },
  words: { zh: "文字", en: "Words" },
  keep: { zh: "保存修改", en: "Keep the edit" },
  acceptRest: { zh: "采纳其余", en: "Take over the rest" },
  issuer: { zh: "作出要求的机构", en: "Body that laid it down" },
  meetingTitle: { zh: "会议名称", en: "Title of the meeting" },
  heldOn: { zh: "会议日期", en: "Held on" },
  untitled: { zh: "议题{{number}}", en: "Item {{number}}" },
  meeting: { zh: "打开登记的会议", en: "Open the meeting recorded" },
  record: {
    zh: "登记会议及 {{count}} 条要求",
    en: "Record the meeting and {{count}} directives",
    one: "Record the meeting and {{count}} directive",
  },
  recordWords: {
    zh: "登记来自公开报道的会议、采纳的议题和督办事项，注明出处；责任和期限在交办时由人确定。",
    en: "The meeting as known from its report, its items and directives are recorded with their place in the text; owner and date are set by a person when a directive is assigned.",
  },
  recorded: { zh: "已登记", en: "recorded" },
  save: {
    zh: "下载已采纳的 {{count}} 项",
    en: "Download {{count}} taken over",
    one: "Download {{count}} taken over",
  },
} satisfies Table;

export const proposalSorts: Record<Sort, Pair> = {
  body: { zh: "机构", en: "Body" },
  date: { zh: "会议日期", en: "Meeting date" },
  chair: { zh: "主持", en: "Chair" },
  item: { zh: "议题", en: "Item" },
  paper: { zh: "文件", en: "Paper" },
  directive: { zh: "要求", en: "Directive" },
};

export const proposalVerdicts: Record<Verdict, Pair> = {
  accepted: { zh: "已采纳", en: "taken over" },
  edited: { zh: "已修改", en: "edited" },
  dropped: { zh: "已舍弃", en: "dropped" },
};

export const changeKinds: Record<ChangeKind, Pair> = {
  removed_reading: { zh: "去除注音", en: "reading removed" },
  converted_script: { zh: "转为简体", en: "script converted" },
  width: { zh: "标点转为全角", en: "punctuation widened" },
  line_break: { zh: "统一换行", en: "line break unified" },
  repaired: { zh: "修复，请核对", en: "repaired, check it" },
  doubtful: { zh: "损坏，未能修复", en: "damaged, not repaired" },
  damaged_number: { zh: "数字受损", en: "damaged number" },
  kept_note: { zh: "保留原文注音", en: "reading kept" },
};

export const clauseClasses: Record<ClauseClass, Pair> = {
  study: { zh: "学习", en: "study" },
  attitude: { zh: "态度", en: "attitude" },
  commitment: { zh: "承诺", en: "commitment" },
  political: { zh: "政治要求", en: "political" },
  principle: { zh: "原则", en: "principle" },
  action: { zh: "行动", en: "action" },
  method: { zh: "方法", en: "method" },
  deliverable: { zh: "成果物", en: "deliverable" },
  outcome: { zh: "成效", en: "outcome" },
  purpose: { zh: "目的", en: "purpose" },
};

export const paperOutcomes: Record<PaperOutcome, Pair> = {
  adopted: { zh: "通过", en: "adopted" },
  adopted_in_principle: { zh: "原则通过", en: "adopted in principle" },
  deliberated: { zh: "审议", en: "deliberated" },
  heard: { zh: "听取", en: "heard" },
  noted: { zh: "知悉", en: "noted" },
  returned: { zh: "退回", en: "returned" },
  deferred: { zh: "暂缓", en: "deferred" },
};

export const proposedItemKinds: Record<ProposedItemKind, Pair> = {
  study: { zh: "学习", en: "study" },
  hear_report: { zh: "听取汇报", en: "hear a report" },
  deliberate_paper: { zh: "审议文件", en: "deliberate a paper" },
  other: { zh: "其他", en: "other" },
};
