// Findings: questions with evidence, and what came of them.
import type { Table } from "./table";

export const findings = {
  title: { zh: "问题", en: "Findings" },
  words: {
    zh: "每个问题都附有依据，只是提问，不是指控。",
    en: "Each is a question with evidence. It asks; it accuses nobody.",
  },
  none: { zh: "没有问题", en: "There are no findings" },
  noneWords: {
    zh: "规则发现数字对不上时，会在这里提出问题。",
    en: "When a rule sees figures that do not fit one another, its question stands here.",
  },
  question: { zh: "问题", en: "Question" },
  rule: { zh: "规则", en: "Rule" },
  severity: { zh: "重要程度", en: "Severity" },
  state: { zh: "状态", en: "State" },
  raised: { zh: "提出时间", en: "Raised" },
  evidence: { zh: "依据", en: "Evidence" },
  source: { zh: "出处", en: "Where it is from" },
  parameters: { zh: "规则参数", en: "Figures of the rules" },
  parametersWords: {
    zh: "规则按这些数字提问；每次改动都是一个新版本，过去的问题不受影响。",
    en: "The rules ask by these figures. Each change is a new version; what was asked before stays as it was.",
  },
  parameter: { zh: "参数", en: "Figure" },
  value: { zh: "数值", en: "Value" },
  shipped: { zh: "随系统提供", en: "Shipped with the program" },
  setBy: { zh: "设定人", en: "Set by" },
  change: { zh: "设定参数", en: "Set a figure" },
  changed: { zh: "参数已设定。", en: "The figure is set." },
  noParameters: { zh: "没有参数", en: "There are no figures" },
  payments: { zh: "对付款的影响", en: "Effect on payments" },
  blocks: { zh: "解决前暂停付款", en: "Nothing is paid while it is open" },
  blocksNot: { zh: "不影响付款", en: "Payments go on" },
  answer: { zh: "处理结果", en: "Answer" },
  proposal: { zh: "第一人意见，待第二人作出相同判断", en: "Proposed by one person; a second has to say the same" },
  twoPersons: { zh: "须两人作出相同判断才能办结。", en: "It is settled only when two persons say the same." },
} satisfies Table;
