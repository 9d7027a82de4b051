// Decisions of meetings, and what came of them.
import type { Pair, Table } from "./table";

export const decisions = {
  title: { zh: "决定", en: "Decisions" },
  words: {
    zh: "会议通过的事项，以及据此设立的项目群、预算、任职、规划与督办事项。",
    en: "What meetings adopted, and the programmes, money, appointments, plans and directives that came of it.",
  },
  one: { zh: "决定", en: "Decision" },
  text: { zh: "搜索议题或会议", en: "Search items and meetings" },
  carriedOut: { zh: "落实情况", en: "Carried out" },
  none: { zh: "没有这样的决定", en: "There is no such decision" },
  noneWords: {
    zh: "会议记录“通过”的议题会列在这里。",
    en: "Items that a meeting records as adopted are listed here.",
  },
  effects: { zh: "据此办理的事项", en: "What came of it" },
  nothingYet: { zh: "还没有事项据此办理。", en: "Nothing has come of it yet." },
  name: { zh: "登记落实事项", en: "Name what came of it" },
  named: { zh: "已登记。", en: "It is named." },
  kind: { zh: "类别", en: "Kind" },
  thing: { zh: "事项", en: "Thing" },
  withdraw: { zh: "撤回", en: "Withdraw" },
  withdrawOne: { zh: "撤回：{{thing}}", en: "Withdraw: {{thing}}" },
  withdrawn: { zh: "已撤回，原记录保留。", en: "It is withdrawn; the record of it stays." },
  withdrawWords: {
    zh: "只撤回误记的对应关系，事项本身不变。",
    en: "This withdraws a link that was named wrongly; the thing itself stays as it is.",
  },
  directive: { zh: "督办事项", en: "Directive" },
  citation: { zh: "引用格式", en: "Cited as" },
  noText: { zh: "没有记录决定内容。", en: "The words of the decision were not recorded." },
  ground: { zh: "所依据的决定", en: "Decision it rests on" },
  groundHelp: {
    zh: "可选。从会议通过的事项中选择，来龙去脉中即可查到。",
    en: "Optional. Choose one a meeting adopted; its line then leads back to it.",
  },
  entryHelp: {
    zh: "从会议通过的事项中选择，或直接填写其他机关的文件名称与文号。",
    en: "Choose what a meeting here adopted, or type the name and number of a decision made elsewhere.",
  },
  kept: { zh: "已关联会议记录", en: "Linked to its meeting" },
} satisfies Table;

export const carriedOutOrNot: Record<"true" | "false", Pair> = {
  true: { zh: "已有落实", en: "Carried out" },
  false: { zh: "尚无落实", en: "Nothing yet" },
};

export const carryingNouns: Record<string, Pair> = {
  programme: { zh: "项目群", en: "Programme" },
  award: { zh: "资助项目", en: "Award" },
  plan: { zh: "规划", en: "Plan" },
};
