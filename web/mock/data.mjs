// A small fictional world for trying the screens without a server: people, programmes, awards, facts. All invented.
let seed = 20261123;
const chance = () => ((seed = (seed * 1103515245 + 12345) & 0x7fffffff) / 0x7fffffff);
const any = (list) => list[Math.floor(chance() * list.length)];
const two = (n) => String(n).padStart(2, "0");

export const people = [
  ["林知远", "lin@demo.penstock.example", "administrator"], ["沈若水", "shen@demo.penstock.example", "board_secretary"],
  ["江一鸣", "jiang@demo.penstock.example", "programme_manager"], ["周渠", "zhou@demo.penstock.example", "case_officer"],
  ["闵算", "min@demo.penstock.example", "finance_officer"], ["石明镜", "shi@demo.penstock.example", "auditor"],
].map(([name, email, role], i) => ({
  id: i + 2, name, email, state: "active", since: "2023-01-09T01:00:00.000Z",
  roles: [{ id: 40 + i, role, programme: role === "programme_manager" ? { id: 11, title: { zh: "低温量子互联", en: "Cryogenic quantum links" } } : null, from: "2023-01-09", until: role === "programme_manager" ? "2027-12-31" : "" }],
}));

const titles = [
  ["QTM-2023", "低温量子互联", "Cryogenic quantum links"], ["WTR-2023", "流域智能调度与管理", "River-basin dispatch and management"],
  ["BAT-2024", "长时储能材料", "Long-duration storage materials"], ["BIO-2024", "合成蛋白与绿色制造", "Designed proteins for clean manufacturing"],
  ["AGE-2025", "银龄照护机器人", "Care robots for an ageing city"], ["CHP-2026", "开放指令集芯片验证", ""],
];
export const programmes = titles.map(([code, zh, en], i) => ({
  id: 11 + i, code, title: { zh, en }, state: i === 0 ? "winding_down" : i === 5 ? "active" : "active",
  managers: i === 4 ? [] : [{ id: 4, name: "江一鸣" }], first_year: 2023 + Math.floor(i / 2), last_year: 2026,
  goal: { zh: `三年内让“${zh}”从实验室走到城市里的一处真实现场，并由使用者说了算。`, en: en && `Within three years, take ${en.toLowerCase()} from the bench to one real site in the city, judged by those who use it.` },
  problem: { zh: "现有办法成本高、周期长，关键部件依赖单一来源。", en: "Today’s way is slow and dear, and its key part comes from one source only." },
  result: { zh: "2026 年底前，两处现场连续运行 90 天，单位成本下降四成。", en: "By the end of 2026 two sites run for 90 days without a stop, at forty per cent less cost." },
}));

const cities = ["临澜", "青渚", "望川", "砚溪", "泊宁"];
const kinds = [["大学", "University"], ["理工学院", "Institute of Technology"], ["精密仪器有限公司", "Precision Instruments Ltd"], ["新材料研究所", "Institute for New Materials"], ["市立医院", "City Hospital"]];
export const organisations = cities.flatMap((city, i) => kinds.map(([kind], j) => ({
  id: 100 + i * 5 + j, name: `${city}${kind}`, identifiers: chance() < 0.8 ? [{ scheme: "CN-USCC", value: `91440300MA5${two(i)}${two(j)}X7K` }] : [],
})));
organisations.push({ id: 130, name: "Harrow Vale Institute of Photonics", identifiers: [{ scheme: "ROR", value: "https://ror.org/00xxxxx00" }] });

const heads = ["面向城市现场的", "高可靠", "可解释的", "低成本", "基于数字孪生的", "极端环境下的", "多源数据驱动的"];
const cores = ["量子中继节点", "水库群联合调度方法", "钠离子电池隔膜", "酶催化连续工艺", "照护机器人力控关节", "处理器形式化验证", "供应链管理决策支持", "边缘感知网络"];
const tails = ["研究", "关键技术", "示范应用", "原理验证", "工程化", "标准与测评"];
const names = ["顾明川", "程以宁", "苏砚", "叶知秋", "韩溪", "罗澄", "秦牧之", "何映雪", "陆观澜", "M. Ashdown"];
const states = ["active", "active", "active", "closing", "closed", "closed", "on_hold", "terminated"];

export const awards = Array.from({ length: 264 }, (_, i) => {
  const programme = programmes[Math.floor(chance() * chance() * 6)] ?? programmes[0];
  const year = programme.first_year + Math.floor(chance() * (2027 - programme.first_year));
  const abroad = chance() < 0.05;
  const organisation = abroad ? organisations[25] : organisations[Math.floor(chance() * chance() * 25)];
  const state = any(states);
  const begins = `${year}-${two(1 + Math.floor(chance() * 12))}-01`;
  return {
    id: 1000 + i, number: `${programme.code}-${String(i + 1).padStart(4, "0")}`,
    title: abroad ? "Photonic packaging for cold stages" : any(heads) + any(cores) + any(tails),
    programme: { id: programme.id, title: programme.title }, organisation: { id: organisation.id, name: organisation.name }, lead: any(names),
    amount: { minor: (1 + Math.floor(chance() * chance() * 900)) * 1_000_000 + (i % 9 === 0 ? 37 : 0), currency: abroad ? "EUR" : "CNY" },
    awarded_on: begins, starts_on: begins, ends_on: `${year + 2 + Math.floor(chance() * 2)}-12-31`, year, state,
    outcome: state === "closed" ? any(["优", "良", "中"]) : "",
    description: "在真实现场检验原型的可靠性，形成可以推广的做法。\nTests the prototype on a real site and leaves a practice others can copy.",
    participants: [{ name: any(names), role: "lead", organisation: organisation.name }, { name: any(names), role: "member", organisation: any(organisations).name }],
    outside_ids: [{ scheme: "DOI", value: `10.99999/penstock.${i}` }],
    source: i % 3 ? { import: 900, line: i + 2, file: "awards-2023.csv" } : null,
    applied: { minor: 800_000_000, currency: abroad ? "EUR" : "CNY" }, disbursed: i % 2 ? { minor: 90_000_000, currency: abroad ? "EUR" : "CNY" } : null,
    caused_by: 1000 + i,
  };
});

const deed = [
  ["AwardRecorded", (a) => ({ zh: `登记了资助项目 ${a.number}《${a.title}》`, en: `Recorded award ${a.number}, “${a.title}”` })],
  ["AwardClosed", (a) => ({ zh: `项目 ${a.number} 已结题`, en: `Closed award ${a.number}` })],
  ["AwardHeld", (a) => ({ zh: `暂停了项目 ${a.number}，理由：等待伦理审查`, en: `Put award ${a.number} on hold: waiting for the ethics board` })],
];
export const facts = Array.from({ length: 420 }, (_, i) => {
  const award = awards[i % awards.length];
  const [kind, words] = i < 264 ? deed[0] : any(deed);
  const actor = any(people);
  return {
    seq: i + 1, at: new Date(Date.UTC(2026, 10, 1) + i * 4_100_000).toISOString(), kind, subject: `award/${award.id}`,
    actor: i % 40 ? { id: actor.id, name: actor.name } : null, actor_role: i % 40 ? actor.roles[0].role : "", words: words(award),
  };
});

export const imports = [
  { id: 900, at: "2026-11-02T02:14:00.000Z", by: { id: 5, name: "周渠" }, name: "awards-2023.csv", format: "csv", read: 182, accepted: 176, rejected: 6, unchanged: 0, sums: [{ currency: "CNY", minor: 32_511_000_037, count: 170 }, { currency: "EUR", minor: 812_000_000, count: 6 }] },
  { id: 901, at: "2026-11-09T07:40:00.000Z", by: { id: 5, name: "周渠" }, name: "awards-2023-repaired.csv", format: "csv", read: 6, accepted: 5, rejected: 1, unchanged: 0, sums: [{ currency: "CNY", minor: 812_000_000, count: 5 }] },
];
export const doubts = [
  { id: 70, left: 100, right: 101, zh: "名称只差一个字，标识缺失", en: "The names differ by one character and one has no identifier" },
  { id: 71, left: 106, right: 108, zh: "名称相近，地址相同", en: "Similar names at the same address" },
];
