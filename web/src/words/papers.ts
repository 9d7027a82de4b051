// Papers: documents a body deliberates, their versions, and what differs between two of them.
import type { PaperEvent, PaperOpenness, PaperState } from "../api/types";
import type { Pair, Table } from "./table";

export const papers = {
  title: { zh: "文稿", en: "Papers" },
  words: {
    zh: "通过时的文本和印发时的文本都按摘要留存，两者的差别逐段可见。",
    en: "The text adopted and the text issued are both kept; what differs stands side by side.",
  },
  none: { zh: "没有文稿", en: "There are no papers" },
  noneWords: {
    zh: "起草文稿并上传第一稿，送审后列入议题。",
    en: "Draft one with its first version; submit it, and put it on an agenda.",
  },
  draft: { zh: "起草文稿", en: "Draft a paper" },
  name: { zh: "文稿", en: "Paper" },
  text: { zh: "搜索标题或文号", en: "Search titles and numbers" },
  heldBy: { zh: "审议机构", en: "Deliberated by" },
  state: { zh: "状态", en: "State" },
  waiting: { zh: "待印发", en: "Waiting to be issued" },
  versions: { zh: "稿数", en: "Versions" },
  adoptedOn: { zh: "通过日期", en: "Adopted on" },
  issuedOn: { zh: "印发日期", en: "Issued on" },
  days: { zh: "通过至印发", en: "Adoption to issue" },
  daysCount: { zh: "{{count}} 天", en: "{{count}} days", one: "{{count}} day" },
  daysSoFar: { zh: "已 {{count}} 天", en: "{{count}} days so far", one: "{{count}} day so far" },
  figures: { zh: "从通过到印发", en: "From adoption to issue" },
  issuedCount: { zh: "已印发", en: "Issued" },
  median: { zh: "中位天数", en: "Median days" },
  longest: { zh: "最长天数", en: "Longest" },
  waitingCount: { zh: "通过未印发", en: "Adopted, not issued" },
  waitingLongest: { zh: "最久 {{count}} 天", en: "longest {{count}} days", one: "longest {{count}} day" },
  titleZh: { zh: "标题（中文）", en: "Title (Chinese)" },
  titleEn: { zh: "标题（英文）", en: "Title (English)" },
  visibility: { zh: "可见范围", en: "Who may see it" },
  file: { zh: "文稿文件", en: "File of the text" },
  fileHelp: {
    zh: "文本、网页或 docx 可逐段比较；其他格式只能核对摘要。",
    en: "Text, a web page or docx can be compared; of other files only the digest.",
  },
  version: { zh: "第 {{count}} 稿", en: "Version {{count}}" },
  note: { zh: "改动说明", en: "What was changed" },
  texts: { zh: "各稿", en: "Versions" },
  adoptedText: { zh: "通过的文本", en: "Text adopted" },
  issuedText: { zh: "印发的文本", en: "Text issued" },
  outright: { zh: "按原样通过", en: "Adopted as it is" },
  number: { zh: "文号", en: "Number" },
  authority: { zh: "印发名义", en: "In whose name" },
  openness: { zh: "公开方式", en: "Openness" },
  item: { zh: "所在议题", en: "Agenda item" },
  meeting: { zh: "会议", en: "Meeting" },
  endedBy: { zh: "修改或替代它的文件", en: "Amended or superseded by" },
  place: { zh: "列入议题", en: "Put on the agenda" },
  issuedOnDay: { zh: "印发日期", en: "Day of issue" },
  other: { zh: "据以修改或替代的文件", en: "The paper that does it" },
  compare: { zh: "两稿对照", en: "Side by side" },
  before: { zh: "前", en: "Before" },
  after: { zh: "后", en: "After" },
  identical: { zh: "两者是同一文件，摘要一致。", en: "Both are the very same file; the digests agree." },
  sameText: { zh: "文件不同，文字没有差别。", en: "The files differ, their words do not." },
  unreadable: {
    zh: "第 {{count}} 稿不能作为文字读出，只能核对摘要：两个文件不同。",
    en: "Version {{count}} cannot be read as text; only digests can be compared: the files differ.",
  },
  counted: {
    zh: "改动 {{changed}} 段，新增 {{added}} 段，删去 {{removed}} 段。",
    en: "Paragraphs: {{changed}} changed, {{added}} added, {{removed}} removed.",
  },
  onlyChanges: { zh: "只看有改动的段落", en: "Only paragraphs that differ" },
} satisfies Table;

export const paperStates: Record<PaperState, Pair> = {
  draft: { zh: "起草中", en: "Draft" },
  submitted: { zh: "已送审", en: "Submitted" },
  in_deliberation: { zh: "审议中", en: "In deliberation" },
  adopted: { zh: "已通过", en: "Adopted" },
  adopted_in_principle: { zh: "原则通过", en: "Adopted in principle" },
  returned: { zh: "退回修改", en: "Returned" },
  under_revision: { zh: "修改中", en: "Under revision" },
  final_check: { zh: "核稿中", en: "In final check" },
  issued: { zh: "已印发", en: "Issued" },
  in_force: { zh: "已施行", en: "In force" },
  amended: { zh: "已被修改", en: "Amended" },
  superseded: { zh: "已被替代", en: "Superseded" },
  repealed: { zh: "已废止", en: "Repealed" },
};

export const paperSteps: Record<PaperEvent, Pair> = {
  revise: { zh: "上传新稿", en: "Bring a new version" },
  submit: { zh: "送审", en: "Submit" },
  take: { zh: "开始审议", en: "Take" },
  adopt: { zh: "通过", en: "Adopt" },
  adopt_in_principle: { zh: "原则通过", en: "Adopt in principle" },
  send_back: { zh: "退回", en: "Send back" },
  check: { zh: "送核稿", en: "Send to the final check" },
  reopen: { zh: "核稿退改", en: "Back to revision" },
  issue: { zh: "印发", en: "Issue" },
  bring_into_force: { zh: "施行", en: "Bring into force" },
  amend: { zh: "被修改", en: "Amend" },
  supersede: { zh: "被替代", en: "Supersede" },
  repeal: { zh: "废止", en: "Repeal" },
};

export const stillWaiting: Record<string, Pair> = { true: { zh: "待再议", en: "Waiting" } };

export const waitingOrNot: Record<string, Pair> = { true: { zh: "待印发", en: "Waiting to be issued" } };

export const paperOpenness: Record<PaperOpenness, Pair> = {
  published: { zh: "主动公开", en: "Published" },
  on_request: { zh: "依申请公开", en: "On request" },
  not_public: { zh: "不予公开", en: "Not public" },
};
