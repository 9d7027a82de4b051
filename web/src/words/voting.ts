// How a body decides: its rules, who attended a meeting, who stepped aside from an item, and the votes.
import type { AttendanceKind, MajorityOf, VoteCast, VoteMethod } from "../api/types";
import type { Pair, Table } from "./table";

export const voting = {
  attendance: { zh: "出席", en: "Attendance" },
  take: { zh: "记录出席", en: "Take attendance" },
  notTaken: { zh: "尚未记录出席情况。", en: "Attendance has not been taken." },
  presentOf: { zh: "到会 {{present}} 人，应到 {{entitled}} 人", en: "{{present}} of {{entitled}} members present" },
  quorate: { zh: "达到法定人数", en: "Quorum reached" },
  short: { zh: "不足法定人数", en: "No quorum" },
  absent: { zh: "缺席", en: "Absent" },
  guests: { zh: "列席", en: "Sitting in" },
  guestsHelp: { zh: "每行一人，可写单位和职务；列席者不表决。", en: "One on each line; guests have no vote." },
  declare: { zh: "申报利益关系", en: "Declare an interest" },
  whose: { zh: "成员", en: "Member" },
  interest: { zh: "利益关系的内容", en: "What the interest is" },
  stepsAside: {
    zh: "回避：不表决，也不计入本议题的法定人数",
    en: "Steps aside: no vote, and not in this item's quorum",
  },
  recused: { zh: "回避", en: "Recused" },
  stays: { zh: "不回避", en: "Stays" },
  vote: { zh: "表决", en: "Vote" },
  voteAgain: { zh: "重新表决", en: "Vote again" },
  method: { zh: "方式", en: "Method" },
  secret: { zh: "无记名：只记数字", en: "Secret: numbers only" },
  secretly: { zh: "无记名", en: "secret" },
  may: { zh: "有表决权的到会者 {{present}} 人", en: "{{present}} present may vote" },
  numbers: {
    zh: "赞成 {{for}} · 反对 {{against}} · 弃权 {{abstained}}",
    en: "{{for}} for · {{against}} against · {{abstained}} abstained",
  },
  carried: { zh: "通过", en: "Carried" },
  lost: { zh: "未通过", en: "Not carried" },
  inFavour: { zh: "赞成", en: "For" },
  against: { zh: "反对", en: "Against" },
  abstained: { zh: "弃权", en: "Abstained" },
  noVote: { zh: "未投", en: "No vote" },
  rules: { zh: "议事规则", en: "How it decides" },
  setRules: { zh: "设定议事规则", en: "Set the rules" },
  noRules: {
    zh: "没有设定：结果不受法定人数和表决的约束。",
    en: "None set: nothing is demanded of its outcomes.",
  },
  votes: { zh: "通过的议题须经表决", en: "What it adopts is voted on" },
  votesNot: { zh: "以讨论一致通过，不要求表决", en: "Decides by consent, no vote needed" },
  quorum: { zh: "法定人数（占应到）", en: "Quorum (of those entitled)" },
  majority: { zh: "多数", en: "Majority" },
  majorityOf: { zh: "多数的基数", en: "A majority of" },
  atLeast: { zh: "不少于 {{numerator}}/{{denominator}}", en: "at least {{numerator}}/{{denominator}}" },
  moreThan: { zh: "超过 {{numerator}}/{{denominator}}", en: "more than {{numerator}}/{{denominator}}" },
} satisfies Table;

export const voteMethods: Record<VoteMethod, Pair> = {
  show_of_hands: { zh: "举手", en: "Show of hands" },
  ballot: { zh: "投票", en: "Ballot" },
  roll_call: { zh: "记名表决", en: "Roll call" },
  unanimous_consent: { zh: "一致同意", en: "Unanimous consent" },
};

export const voteCasts: Record<VoteCast, Pair> = {
  in_favour: { zh: "赞成", en: "For" },
  against: { zh: "反对", en: "Against" },
  abstained: { zh: "弃权", en: "Abstained" },
};

export const majoritiesOf: Record<MajorityOf, Pair> = {
  entitled: { zh: "应到成员", en: "Members entitled" },
  present: { zh: "到会成员", en: "Members present" },
  cast: { zh: "赞成与反对票", en: "Votes for and against" },
};

export const attendanceKinds: Record<AttendanceKind, Pair> = {
  present: { zh: "到会", en: "Present" },
  excused: { zh: "请假", en: "Excused" },
};
