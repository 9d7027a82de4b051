// Plans, their indicators, and the figures entered of them.
import type {
  Assessment,
  Direction,
  FigureEvent,
  FigureKind,
  FigureRowFate,
  FigureState,
  ForecastMethod,
  Frequency,
  Operator,
  PlanEvent,
  PlanPartKind,
  PlanState,
} from "../api/types";
import type { Pair } from "./table";

export const plans = {
  title: { zh: "规划与指标", en: "Plans and indicators" },
  words: {
    zh: "每个数据都有来源，由一人填报、另一人审核；进度由数据算出。",
    en: "Every figure has its source, one person enters it and another approves it; how an indicator stands is computed.",
  },
  none: { zh: "没有规划", en: "There are no plans" },
  noneWords: { zh: "先起草规划，再设领域和指标。", en: "Draft a plan, then set its domains and indicators." },
  one: { zh: "规划", en: "Plan" },
  text: { zh: "搜索标题", en: "Search the titles" },
  state: { zh: "状态", en: "State" },
  keeper: { zh: "制定机构", en: "Kept by" },
  years: { zh: "年份", en: "Years" },
  indicators: { zh: "指标", en: "Indicators" },
  waiting: { zh: "待审核数据", en: "Figures to approve" },
  draft: { zh: "起草规划", en: "Draft a plan" },
  drafted: { zh: "已起草规划。", en: "The plan is drafted." },
  titleZh: { zh: "名称（中文）", en: "Title (Chinese)" },
  titleEn: { zh: "名称（英文）", en: "Title (English)" },
  source: { zh: "文件出处", en: "Where it stands" },
  sourceHelp: { zh: "规划文件的网址或文号。", en: "The address or number of the paper." },
  firstYear: { zh: "起始年", en: "First year" },
  lastYear: { zh: "结束年", en: "Last year" },
  decision: { zh: "依据的决定", en: "Decision it rests on" },
  standing: { zh: "进度一览", en: "How they stand" },
  addDomain: { zh: "设领域", en: "Set a domain" },
  addObjective: { zh: "设目标", en: "Set an objective" },
  domain: { zh: "所属领域", en: "Of the domain" },
  noParts: { zh: "还没有领域。", en: "No domain is set yet." },
  noIndicators: { zh: "还没有指标。", en: "No indicator yet." },
  define: { zh: "设指标", en: "Define an indicator" },
  code: { zh: "编号", en: "Code" },
  part: { zh: "领域或目标", en: "Domain or objective" },
  nameZh: { zh: "指标名称（中文）", en: "Name (Chinese)" },
  nameEn: { zh: "指标名称（英文）", en: "Name (English)" },
  unitZh: { zh: "单位（中文）", en: "Unit (Chinese)" },
  unitEn: { zh: "单位（英文）", en: "Unit (English)" },
  measuredIn: { zh: "单位", en: "Unit" },
  direction: { zh: "怎样算好", en: "What is better" },
  frequency: { zh: "报告频率", en: "How often" },
  numerator: { zh: "分子", en: "Numerator" },
  denominator: { zh: "分母", en: "Denominator" },
  breakdowns: { zh: "分组", en: "Breakdowns" },
  breakdownsHelp: { zh: "每行一组，如城市、农村。", en: "One a line, such as urban and rural." },
  owner: { zh: "责任单位", en: "Owned by" },
  noOwner: { zh: "尚未指定", en: "Nobody yet" },
  giveOwner: { zh: "指定责任单位", en: "Name its owner" },
  locks: { zh: "锁定的期间", en: "Locked periods" },
  noLocks: { zh: "没有锁定的期间。", en: "No period is locked." },
  lock: { zh: "锁定期间", en: "Lock a period" },
  unlock: { zh: "解锁", en: "Unlock" },
  unlockOf: { zh: "解锁 {{period}}", en: "Unlock {{period}}" },
  period: { zh: "期间", en: "Period" },
  periodHelp: { zh: "如 2026、2026-H1、2026-Q3 或 2026-05。", en: "Such as 2026, 2026-H1, 2026-Q3 or 2026-05." },
  import: { zh: "导入数据表", en: "Import a table" },
  approve: { zh: "审核数据", en: "Approve figures" },
} satisfies Record<string, Pair>;

export const scorecards = {
  title: { zh: "记分卡", en: "Scorecard" },
  none: {
    zh: "还没有记分卡：为领域和指标设权重，即可合成得分。",
    en: "There is none yet: weigh the domains and indicators.",
  },
  weigh: { zh: "设定权重", en: "Set the weights" },
  weighWords: {
    zh: "权重是同类之间的相对比例；留空的不计入。",
    en: "Weights are relative to each other; what is left empty does not count.",
  },
  least: { zh: "至少有数据的权重（%）", en: "Least weight with a value (%)" },
  leastHelp: { zh: "有数据的权重低于此比例时，不给得分。", en: "With less than that there is no score." },
  ofDomain: { zh: "领域权重", en: "Weight of the domain" },
  set: { zh: "已设定记分卡。", en: "The scorecard is set." },
  weighed: { zh: "领域与指标", en: "Domain and indicator" },
  weight: { zh: "权重", en: "Weight" },
  score: { zh: "得分", en: "Score" },
  coverage: { zh: "{{coverage}}% 的权重有数据", en: "{{coverage}} % of the weight has a value" },
  tooLittle: {
    zh: "只有 {{coverage}}% 的权重有数据，不给得分",
    en: "no score: {{coverage}} % of the weight has a value",
  },
  method: {
    zh: "指标得分是从基期到目标已走的比例（0–100）；领域和规划的得分是加权平均，至少 {{coverage}}% 的权重须有数据。",
    en: "An indicator scores the share of the way from its baseline to its goal (0–100); domains and the plan score weighted means, of which at least {{coverage}} % of the weight must have a value.",
  },
} satisfies Record<string, Pair>;

export const planTemplates = {
  choose: { zh: "模板", en: "Template" },
  chooseHelp: {
    zh: "按模板起草会一次设好领域、指标和权重，之后都可增补。",
    en: "A template sets domains, indicators and weights in one act; more can be added after.",
  },
  blank: { zh: "不用模板", en: "None" },
  holds: { zh: "{{words}} 共 {{count}} 项指标。", en: "{{words}} It has {{count}} indicators." },
  sources: { zh: "依据：{{sources}}", en: "Sources: {{sources}}" },
} satisfies Record<string, Pair>;

export const indicators = {
  one: { zh: "指标", en: "Indicator" },
  target: { zh: "目标值", en: "Target" },
  baseline: { zh: "基期值", en: "Baseline" },
  expected: { zh: "路径当期应为", en: "The path asks for" },
  assessment: { zh: "评估", en: "Assessment" },
  atStart: { zh: "起步即达标", en: "Met at the start" },
  chart: { zh: "走势", en: "Over time" },
  chartWords: {
    zh: "{{name}}：实际 {{values}}。{{path}}",
    en: "{{name}}: actual {{values}}. {{path}}",
  },
  pathWords: { zh: "路径 {{values}}。", en: "Path {{values}}." },
  actualLine: { zh: "实际值（实线，圆点）", en: "Actual (solid, dots)" },
  pathLine: { zh: "路径（虚线，方点）", en: "Path (dashed, squares)" },
  forecastLine: { zh: "预测（点线，菱形）", en: "Forecast (dotted, diamond)" },
  breakLine: { zh: "口径变化（竖线）", en: "Break (upright line)" },
  data: { zh: "数据", en: "Figures" },
  noData: { zh: "还没有数据。", en: "No figure yet." },
  forecast: { zh: "预测", en: "Forecast" },
  leastSquares: {
    zh: "按最小二乘直线，到 {{period}} 约为 {{value}}，{{percent}}% 区间 {{low}} 至 {{high}}（{{points}} 个值）。",
    en: "By a line of least squares it leads to {{value}} in {{period}}; {{percent}} % interval {{low}} to {{high}}, from {{points}} values.",
  },
  lastChange: {
    zh: "只有两个值，按最近一次变化推到 {{period}} 为 {{value}}；两个值给不出区间。",
    en: "From two values alone the last change leads to {{value}} in {{period}}; two values give no interval.",
  },
  noForecast: {
    zh: "可比的值只有 {{points}} 个，不作预测。",
    en: "With {{points}} comparable values there is no forecast.",
    one: "With {{points}} comparable value there is no forecast.",
  },
  definition: { zh: "定义", en: "Definition" },
  measures: { zh: "措施", en: "Measures" },
  noMeasures: { zh: "还没有措施。", en: "No measure yet." },
  addMeasure: { zh: "设措施", en: "Set a measure" },
  serves: { zh: "落实的督办事项", en: "Serves the directive" },
  breaks: { zh: "口径变化", en: "Breaks in the series" },
  markBreak: { zh: "标记口径变化", en: "Mark a break" },
  breakHelp: {
    zh: "从这一期起，数据与以前不可比。",
    en: "From this period on, values no longer compare with those before.",
  },
  redefine: { zh: "修订指标定义", en: "Change the definition" },
  redefineHelp: {
    zh: "已有数据时，报告频率和有数据的分组不能改；规划通过以后，改单位、方向、分子分母或分组须写明决定。口径变了，请另外标记口径变化。",
    en: "Once there are figures, the frequency and groups that have some stay. In an adopted plan another unit, direction, ratio or group names its decision. Where values no longer compare, mark a break as well.",
  },
  enter: { zh: "填报数据", en: "Enter a figure" },
  entered: { zh: "已填报，等待另一人审核。", en: "Entered; somebody else approves it." },
  kind: { zh: "类型", en: "Kind" },
  value: { zh: "数值", en: "Value" },
  upper: { zh: "上限", en: "Upper end" },
  operator: { zh: "比较方式", en: "Operator" },
  breakdown: { zh: "分组", en: "Breakdown" },
  whole: { zh: "总体", en: "The whole" },
  address: { zh: "来源网址", en: "Address of the source" },
  file: { zh: "来源文件", en: "File of the source" },
  sourceHelp: { zh: "网址或文件，至少一项。", en: "An address or a file, one at least." },
  note: { zh: "备注", en: "Note" },
  reason: { zh: "原因", en: "Reason" },
  correct: { zh: "更正", en: "Correct" },
  correctOf: { zh: "更正 {{period}} 的 {{value}}", en: "Correct {{value}} of {{period}}" },
  correctsIt: { zh: "更正另一数据：{{reason}}", en: "Corrects another figure: {{reason}}" },
  choose: { zh: "选定", en: "Choose" },
  chooseOf: { zh: "选定 {{period}} 的 {{value}}", en: "Choose {{value}} for {{period}}" },
  chosen: { zh: "选定：{{why}}", en: "Chosen: {{why}}" },
  counts: { zh: "计入", en: "Counts" },
  differs: { zh: "另有不同公布值", en: "Another value was published" },
  enteredBy: { zh: "填报", en: "Entered by" },
  approvedBy: { zh: "审核", en: "Approved by" },
  sourceOf: { zh: "来源", en: "Source" },
  approveAll: { zh: "审核所选 {{count}} 项", en: "Approve the {{count}} chosen" },
  approved: { zh: "已审核 {{count}} 项。", en: "{{count}} approved." },
  select: { zh: "全选", en: "Select all" },
  selectOne: { zh: "选取 {{name}} {{period}}", en: "Select {{name}} {{period}}" },
  nothingWaits: { zh: "没有待审核的数据", en: "No figure waits for approval" },
  waits: { zh: "待审核的数据", en: "Figures that wait for approval" },
  waitsWords: { zh: "填报人不能审核自己填报的数据。", en: "Nobody approves what they entered." },
  allFigures: { zh: "全部数据", en: "All figures" },
} satisfies Record<string, Pair>;

export const figuresDue = {
  title: { zh: "待填报的数据", en: "Figures due" },
  words: {
    zh: "期间已结束而还没有数据的指标。把各单位的表导出为 Excel 发给单位，填好数值和来源后收回导入；留空的行不处理。",
    en: "Periods that are over and still have no value. Send each unit its table as a workbook; when value and source are filled in, import it. Rows left blank are passed over.",
  },
  none: { zh: "没有待填报的数据。", en: "No figure is due." },
  noUnit: { zh: "未定责任单位", en: "No unit answers for these" },
  periods: { zh: "待填报的期间", en: "Periods due" },
  count: { zh: "期数", en: "Count" },
  mine: { zh: "本单位的指标", en: "Indicators of my units" },
  table: { zh: "填报表", en: "Table to fill in" },
  owes: { zh: "欠 {{count}} 期", en: "{{count}} figures due", one: "{{count}} figure due" },
  complete: { zh: "已填齐", en: "Complete" },
  bring: { zh: "交回填好的表", en: "Bring the table back" },
  ownWords: {
    zh: "{{plan}}：期间已结束而还没有数据的指标。下载表格，填好数值和来源后在这里交回；留空的行不处理。",
    en: "{{plan}}: periods that are over and still have no value. Download the table, fill in value and source, and bring it back here. Rows left blank are passed over.",
  },
} satisfies Record<string, Pair>;

export const figureImport = {
  title: { zh: "导入指标数据表", en: "Import a table of figures" },
  words: {
    zh: "CSV 或 XLSX，每行一个基期值、目标值或实际值，连同来源网址；也可以是填好的“待填报的数据”表。先看每一行怎样处理，再导入。",
    en: "CSV or XLSX with a row for each baseline, target or value and its address, or the filled table of figures due. See what becomes of each row, then import.",
  },
  columns: {
    zh: "列名：indicator_id、domain_zh、name_zh、name_en、unit、direction、kind、year、operator、value、source_url、note。",
    en: "Columns: indicator_id, domain_zh, name_zh, name_en, unit, direction, kind, year, operator, value, source_url, note.",
  },
  file: { zh: "数据表", en: "Table" },
  sums: {
    zh: "{{rows}} 行：新填报 {{entered}}，已有 {{there}}，重复 {{repeated}}，有问题 {{refused}}，留空 {{unfilled}}；新设指标 {{indicators}} 个、领域 {{domains}} 个。",
    en: "{{rows}} rows: {{entered}} to enter, {{there}} here already, {{repeated}} repeated, {{refused}} with problems, {{unfilled}} left blank; {{indicators}} new indicators and {{domains}} new domains.",
  },
  repair: {
    zh: "有问题的行请在表中改好后重新选择文件；全部改好前不会导入。",
    en: "Repair the rows with problems in the table and choose the file again; nothing is imported before.",
  },
  notYours: {
    zh: "本规划的指标由其责任单位和督办人员填报。",
    en: "Figures of this plan are brought by the units that own its indicators, and by whoever keeps it.",
  },
  send: { zh: "导入", en: "Import" },
  done: {
    zh: "已导入 {{count}} 个数据，等待另一人审核。",
    en: "{{count}} figures entered; somebody else approves them.",
  },
  line: { zh: "行", en: "Row" },
  fate: { zh: "处理", en: "What becomes of it" },
  beside: { zh: "该期间另有公布值", en: "beside another value" },
  newIndicator: { zh: "新指标", en: "new indicator" },
} satisfies Record<string, Pair>;

export const planStates: Record<PlanState, Pair> = {
  draft: { zh: "草案", en: "Draft" },
  public_comment: { zh: "征求意见", en: "Public comment" },
  adopted: { zh: "已通过", en: "Adopted" },
  in_force: { zh: "实施中", en: "In force" },
  mid_term_review: { zh: "中期评估", en: "Mid-term review" },
  final_evaluation: { zh: "终期评估", en: "Final evaluation" },
  closed: { zh: "已结束", en: "Closed" },
};
export const planSteps: Record<PlanEvent, Pair> = {
  publish: { zh: "公开征求意见", en: "Publish for comment" },
  adopt: { zh: "通过", en: "Adopt" },
  put_in_force: { zh: "开始实施", en: "Put in force" },
  review: { zh: "开始中期评估", en: "Begin the mid-term review" },
  revise: { zh: "修订后继续实施", en: "Revise and go on" },
  evaluate: { zh: "开始终期评估", en: "Begin the final evaluation" },
  close: { zh: "结束", en: "Close" },
};
export const planPartKinds: Record<PlanPartKind, Pair> = {
  domain: { zh: "领域", en: "Domain" },
  objective: { zh: "目标", en: "Objective" },
};
export const assessments: Record<Assessment, Pair> = {
  no_data: { zh: "无法评估", en: "No data" },
  off_track: { zh: "偏离", en: "Off track" },
  at_risk: { zh: "有风险", en: "At risk" },
  on_track: { zh: "进度正常", en: "On track" },
  met: { zh: "已达标", en: "Met" },
  met_early: { zh: "提前达标", en: "Met early" },
  regressed: { zh: "倒退", en: "Regressed" },
  not_comparable: { zh: "不可比", en: "Not comparable" },
};
export const directions: Record<Direction, Pair> = {
  up: { zh: "越高越好", en: "Higher is better" },
  down: { zh: "越低越好", en: "Lower is better" },
  keep: { zh: "保持不变", en: "To be kept" },
  range: { zh: "在区间内为好", en: "Within a range" },
  context: { zh: "背景数据，不作评估", en: "For context, not judged" },
};
export const frequencies: Record<Frequency, Pair> = {
  yearly: { zh: "每年", en: "Yearly" },
  half_yearly: { zh: "每半年", en: "Half-yearly" },
  quarterly: { zh: "每季", en: "Quarterly" },
  monthly: { zh: "每月", en: "Monthly" },
};
export const operators: Record<Operator, Pair> = {
  at_least: { zh: "不低于", en: "at least" },
  at_most: { zh: "不高于", en: "at most" },
  more_than: { zh: "高于", en: "more than" },
  less_than: { zh: "低于", en: "less than" },
  equal: { zh: "等于", en: "exactly" },
  within: { zh: "介于", en: "between" },
};
export const forecastMethods: Record<ForecastMethod, Pair> = {
  none: { zh: "不作预测", en: "No forecast" },
  last_change: { zh: "最近一次变化", en: "Last change" },
  least_squares: { zh: "最小二乘", en: "Least squares" },
};
export const figureKinds: Record<FigureKind, Pair> = {
  actual: { zh: "实际值", en: "Actual" },
  baseline: { zh: "基期值", en: "Baseline" },
  target: { zh: "目标值", en: "Target" },
};
export const figureStates: Record<FigureState, Pair> = {
  entered: { zh: "待审核", en: "Waits for approval" },
  approved: { zh: "已审核", en: "Approved" },
  returned: { zh: "已退回", en: "Sent back" },
  superseded: { zh: "已被更正", en: "Superseded" },
};
export const figureSteps: Record<FigureEvent, Pair> = {
  approve: { zh: "审核通过", en: "Approve" },
  send_back: { zh: "退回", en: "Send back" },
  correct: { zh: "更正", en: "Correct" },
};
export const figureRowFates: Record<FigureRowFate, Pair> = {
  entered: { zh: "填报", en: "Is entered" },
  already_there: { zh: "已有，不重复", en: "Is here already" },
  repeated: { zh: "与上文重复", en: "Repeats a row above" },
  refused: { zh: "有问题", en: "Has a problem" },
};
