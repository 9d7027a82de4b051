// Escalation, messages, and the views of duties beyond the ledger.
import type {
  EscalationLevel,
  EscalationPlace,
  LevelShape,
  LevelTone,
  MailKind,
  MailState,
  MessageCategory,
} from "../api/types";
import type { Pair, Table } from "./table";

export const duties = {
  level: { zh: "督办级别", en: "Level" },
  levels: { zh: "督办级别的设定", en: "Levels of escalation" },
  levelsWords: {
    zh: "期限临近或已过时逐级催办；每一级何时到、告知谁、叫什么、什么样，都记录在案。",
    en: "How far a directive is escalated as its date comes and goes: when, to whom, and how each level is shown.",
  },
  setLevel: { zh: "设定级别", en: "Set a level" },
  levelSet: { zh: "已设定。", en: "It is set." },
  forBody: { zh: "适用机构", en: "Body" },
  everyBody: { zh: "所有机构", en: "Every body" },
  days: { zh: "相对期限的天数", en: "Days from the due day" },
  daysHelp: { zh: "负数为到期前，0 为到期当日。", en: "Below zero: before it; 0: on the day itself." },
  before: { zh: "到期前 {{count}} 天", en: "{{count}} days before", one: "{{count}} day before" },
  onDay: { zh: "到期当日", en: "on the due day" },
  after: { zh: "逾期 {{count}} 天", en: "{{count}} days after", one: "{{count}} day after" },
  recipients: { zh: "告知", en: "Told to" },
  used: { zh: "使用这一级", en: "This level is used" },
  unused: { zh: "不使用", en: "Not used" },
  nameZh: { zh: "名称（中文）", en: "Name (Chinese)" },
  nameEn: { zh: "名称（英文）", en: "Name (English)" },
  tone: { zh: "颜色", en: "Colour" },
  shape: { zh: "形状", en: "Shape" },
  looks: { zh: "样式", en: "Looks like" },
  when: { zh: "何时", en: "When" },
  earlier: { zh: "历次设定", en: "All versions" },
  shipped: { zh: "随系统提供", en: "Shipped with the program" },
  escalations: { zh: "催办经过", en: "Escalations" },
  skipped: { zh: "漏过：{{levels}}", en: "Missed: {{levels}}" },
  pastRound: { zh: "上一轮", en: "Earlier round" },
  answered: { zh: "已答复", en: "Answered" },
  unanswered: { zh: "未答复", en: "Not answered" },
  answer: { zh: "答复", en: "Answer" },
  answerText: { zh: "进展与措施", en: "How it stands, and what is done" },
  answerHelp: {
    zh: "答复不改变级别；反馈经核查通过或批准新的期限后才重新计。",
    en: "An answer does not change the level; a report that is verified or a new date does.",
  },
  toAnswer: { zh: "等待我答复的催办", en: "Escalations that wait for my answer" },
  overdueUnits: { zh: "各单位逾期情况", en: "Overdue by unit" },
  overdueWords: {
    zh: "牵头事项中未了的、将到期的和逾期的。",
    en: "What each unit leads: open, due soon and overdue.",
  },
  noUnits: { zh: "没有未了的督办事项", en: "No directive is open" },
  running: { zh: "未了", en: "Open" },
  dueSoon: { zh: "七日内到期", en: "Due in seven days" },
  overdue: { zh: "逾期", en: "Overdue" },
  escalated: { zh: "已通报或呈报", en: "In the bulletin or beyond" },
  latest: { zh: "最长逾期（天）", en: "Longest, in days" },
  board: { zh: "督办看板", en: "Board of directives" },
  boardWords: { zh: "按状态排列，期限近的在前。", en: "By state, the most urgent first." },
  all: { zh: "全部 {{count}} 项", en: "All {{count}}" },
  bulletin: { zh: "督办通报", en: "Bulletin of directives" },
  period: { zh: "{{from}} 至 {{until}}", en: "{{from}} to {{until}}" },
  from: { zh: "自", en: "From" },
  until: { zh: "至", en: "To" },
  due: { zh: "期内到期", en: "Due in the period" },
  done: { zh: "其中办结", en: "Of those done" },
  closed: { zh: "期内办结", en: "Closed in the period" },
  overdueNow: { zh: "现仍逾期", en: "Overdue now" },
  reached: { zh: "期内升级", en: "Levels reached" },
  late: { zh: "逾期事项", en: "What is late" },
  noLate: { zh: "没有逾期事项。", en: "Nothing is late." },
  sum: { zh: "合计", en: "Sum" },
  point: {
    zh: "统计日 {{day}} · 记录检查点：第 {{size}} 条，根 {{root}}",
    en: "Counted on {{day}} · checkpoint of the record: fact {{size}}, root {{root}}",
  },
  noPoint: { zh: "统计日 {{day}} · 记录尚无检查点", en: "Counted on {{day}} · the record has no checkpoint yet" },
  filters: { zh: "保存的筛选", en: "Saved filters" },
  saveFilter: { zh: "保存当前筛选", en: "Save this filter" },
  filterName: { zh: "名称", en: "Name" },
  forget: { zh: "删除筛选“{{name}}”", en: "Forget the filter “{{name}}”" },
  calendar: { zh: "日历订阅", en: "Calendar feed" },
  calendarWords: {
    zh: "我和我的单位的督办期限，以及所在机构的会议。地址即凭证，请勿转发；泄露后在此停用。",
    en: "Due days of mine and my units, and meetings of my bodies. Whoever has the address can read it; withdraw it here.",
  },
  makeCalendar: { zh: "生成订阅地址", en: "Make an address" },
  newCalendar: { zh: "换一个新地址", en: "Make a new address" },
  withdrawCalendar: { zh: "停用地址", en: "Withdraw the address" },
  calendarMade: { zh: "地址生成于", en: "The address was made" },
  calendarOnce: { zh: "地址只显示这一次：", en: "The address is shown this once:" },
  calendarNone: { zh: "没有订阅地址。", en: "There is no address." },
} satisfies Table;

export const messages = {
  title: { zh: "我的消息", en: "My messages" },
  words: {
    zh: "告知我的每一件事、内容和原因。需要处理的立即发邮件，其余每日一封。",
    en: "Everything I was told, with its content and why. What I must act on is mailed at once, the rest once a day.",
  },
  none: { zh: "没有消息", en: "There are no messages" },
  noneWords: {
    zh: "与您有关的项目和督办事项有变动时，在这里告知。",
    en: "What happens to awards and directives that concern you is told here.",
  },
  unread: { zh: "未读", en: "Unread" },
  readAll: { zh: "全部标为已读", en: "Mark all as read" },
  why: { zh: "收到原因：{{why}}", en: "Why I get this: {{why}}" },
  choices: { zh: "邮件", en: "By mail" },
  choicesWords: {
    zh: "每日汇总里要哪些？停发的消息仍在这里。",
    en: "What should the daily mail bring? What is left out is still told here.",
  },
  alwaysAtOnce: { zh: "一定立即发邮件的", en: "Always mailed at once" },
  alwaysDaily: { zh: "一定每日汇总的", en: "Always in the daily mail" },
  unreadCount: { zh: "{{count}} 条未读", en: "{{count}} unread" },
  mails: { zh: "邮件发送情况", en: "Mails" },
  mailsWords: {
    zh: "每封邮件的发送结果，不含内容和收件人。",
    en: "What became of each mail, without its content and its recipient.",
  },
  noMails: { zh: "还没有邮件", en: "There are no mails yet" },
  kind: { zh: "类别", en: "Kind" },
  state: { zh: "状态", en: "State" },
  count: { zh: "消息数", en: "Messages" },
  attempts: { zh: "发送次数", en: "Attempts" },
  made: { zh: "生成时间", en: "Made" },
  ended: { zh: "结束时间", en: "Ended" },
  said: { zh: "邮件服务器的答复", en: "What the server said" },
} satisfies Table;

export const escalationLevels: Record<EscalationLevel, Pair> = {
  none: { zh: "未升级", en: "None" },
  reminder: { zh: "提醒", en: "Reminder" },
  urge: { zh: "催办", en: "Urge" },
  warn: { zh: "预警", en: "Warn" },
  bulletin: { zh: "通报", en: "Bulletin" },
  chair: { zh: "呈报负责人", en: "To the chair" },
};

export const escalationPlaces: Record<EscalationPlace, Pair> = {
  owner: { zh: "责任人", en: "Person answerable" },
  lead_chair: { zh: "牵头单位负责人", en: "Head of the lead unit" },
  helper_chairs: { zh: "协办单位负责人", en: "Heads of units that help" },
  office: { zh: "督办人员", en: "Supervising office" },
  issuer_chair: { zh: "提出机构负责人", en: "Chair of the body" },
};

export const levelTones: Record<LevelTone, Pair> = {
  grey: { zh: "灰", en: "Grey" },
  blue: { zh: "蓝", en: "Blue" },
  green: { zh: "绿", en: "Green" },
  yellow: { zh: "黄", en: "Yellow" },
  orange: { zh: "橙", en: "Orange" },
  red: { zh: "红", en: "Red" },
};

export const levelShapes: Record<LevelShape, Pair> = {
  circle: { zh: "圆", en: "Circle" },
  square: { zh: "方", en: "Square" },
  triangle: { zh: "三角", en: "Triangle" },
  diamond: { zh: "菱形", en: "Diamond" },
  octagon: { zh: "八角", en: "Octagon" },
};

export const messageCategories: Record<MessageCategory, Pair> = {
  duty_assigned: { zh: "交办给我", en: "Laid on me" },
  duty_returned: { zh: "退回重办", en: "Sent back to me" },
  duty_escalated: { zh: "催办", en: "Escalated" },
  duty_to_check: { zh: "等待核查", en: "To check" },
  duty_to_decide: { zh: "等待督办决定", en: "To decide" },
  duty_date: { zh: "改期结果", en: "Dates" },
  duty_helping: { zh: "协办", en: "Helping" },
  duty_progress: { zh: "进展", en: "Progress" },
  account_locked: { zh: "账号锁定", en: "A lock on the account" },
  award_to_sign: { zh: "待签任务书", en: "To sign" },
  award_returned: { zh: "退回与未通过", en: "Sent back, or not passed" },
  award_stopped: { zh: "暂停与终止", en: "On hold, or ended" },
  award_demand: { zh: "责令退回", en: "Money demanded back" },
  report_due: { zh: "应交报告", en: "Reports due" },
  award_to_decide: { zh: "等待决定", en: "Waits for me" },
  award_money: { zh: "拨付与退款", en: "Money paid and returned" },
  award_progress: { zh: "项目进展", en: "How awards go on" },
};

export const readOrNot: Record<"true" | "false", Pair> = {
  true: { zh: "未读", en: "Unread" },
  false: { zh: "已读", en: "Read" },
};

export const mailKinds: Record<MailKind, Pair> = {
  at_once: { zh: "立即", en: "At once" },
  digest: { zh: "每日汇总", en: "Daily digest" },
};

export const mailStates: Record<MailState, Pair> = {
  waiting: { zh: "待发", en: "Waiting" },
  sending: { zh: "发送中", en: "Being sent" },
  sent: { zh: "已发", en: "Sent" },
  given_up: { zh: "未能发出", en: "Given up" },
};
