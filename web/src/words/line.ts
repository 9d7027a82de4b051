// The line: from a thing back to what caused it, and forward to what came of it.
import type { Table } from "./table";

export const line = {
  title: { zh: "来龙去脉", en: "The line" },
  words: {
    zh: "每一步都有日志编号，可逐条核验。",
    en: "Every step has its number in the record and can be checked.",
  },
  follow: { zh: "查看来龙去脉", en: "Follow the line" },
  before: { zh: "因何而起", en: "Why it is there" },
  own: { zh: "自身经过", en: "What happened to it" },
  after: { zh: "由此而来", en: "What came of it" },
  nothingBefore: { zh: "日志中没有更早的起因。", en: "The record knows of nothing before it." },
  nothingAfter: { zh: "到目前为止，还没有后续。", en: "Nothing has come of it so far." },
  itsLine: { zh: "其来龙去脉", en: "its line" },
  ownCut: { zh: "中间还有，见日志", en: "More happened in between; see the record" },
  cut: {
    zh: "更远的步骤未在此列出；打开其中任何一步的来龙去脉，可继续追查。",
    en: "Steps further away are not told here; open the line of any step to go on from there.",
  },
  proofs: {
    zh: "核验方法：打开 {{origin}}/record/ 加日志编号，即见该事实的证明。",
    en: "To check a step: {{origin}}/record/ and its number shows the proof of that fact.",
  },
} satisfies Table;
