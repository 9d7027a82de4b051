// Stands in for the server while the screens are worked on: the same addresses, the fictional world of data.mjs, and
// the built pages with the strict content security policy. Nothing is kept.
import crypto from "node:crypto";
import fs from "node:fs";
import http from "node:http";
import path from "node:path";
import { awards, doubts, facts, imports, organisations, people, programmes } from "./data.mjs";

const port = Number(process.env.PORT ?? 8080);
const dist = new URL("../dist/", import.meta.url).pathname;
let current = process.env.SIGNED_IN ? people[0] : null;
const done = new Map();
let next = 5000;

class Refusal extends Error {
  constructor(status, refusal, zh, en, errors = []) { super(refusal); Object.assign(this, { status, refusal, title: { zh, en }, errors }); }
}
const missing = () => new Refusal(404, "not_found", "找不到，可能已更名或您无权查看。", "Not found, or not yours to see.");
const sumsOf = (list) => {
  const sums = new Map();
  for (const { amount } of list) {
    const sum = sums.get(amount.currency) ?? { currency: amount.currency, minor: 0, count: 0 };
    sum.minor += amount.minor; sum.count += 1; sums.set(amount.currency, sum);
  }
  return [...sums.values()];
};
const holds = (text, ...fields) => !text || fields.some((field) => JSON.stringify(field).toLowerCase().includes(text.toLowerCase()));
const find = (list, id) => { const one = list.find((item) => item.id === Number(id)); if (!one) throw missing(); return one; };

function filtered(q) {
  return awards.filter((a) => holds(q.get("text"), a.title, a.number, a.lead) && (!q.get("programme") || a.programme.id === +q.get("programme"))
    && (!q.get("organisation") || a.organisation.id === +q.get("organisation")) && (!q.get("state") || a.state === q.get("state"))
    && (!q.get("year") || a.year === +q.get("year")) && (!q.get("currency") || a.amount.currency === q.get("currency"))
    && (!q.get("outcome") || a.outcome === q.get("outcome")) && (!q.get("min") || a.amount.minor >= +q.get("min")) && (!q.get("max") || a.amount.minor <= +q.get("max"))
    && (!q.get("import") || a.source?.import === +q.get("import")));
}
function page(list, q, key = () => 0) {
  const sort = q.get("sort") ?? "";
  const name = sort.replace(/^-/, "");
  const value = (item) => name === "amount" ? item.amount?.minor ?? item.sums?.[0]?.minor ?? 0 : name === "programme" ? item.programme.title.zh : name === "organisation" ? item.organisation.name : item[name] ?? key(item);
  if (name) list = [...list].sort((a, b) => { const x = value(a), y = value(b); return (x < y ? -1 : x > y ? 1 : 0) * (sort.startsWith("-") ? -1 : 1); });
  const at = Number(q.get("cursor") || 0), limit = Number(q.get("limit") || 50);
  return { items: list.slice(at, at + limit), next: at + limit < list.length ? String(at + limit) : "", total: list.length, ...(list[0]?.amount && { sums: sumsOf(list) }) };
}
function portfolio(q) {
  const list = filtered(q);
  const group = (key, more) => {
    const groups = new Map();
    for (const a of list) {
      const k = `${key(a)} ${a.amount.currency}`;
      const g = groups.get(k) ?? { ...more(a), currency: a.amount.currency, awards: 0, minor: 0 };
      g.awards += 1; g.minor += a.amount.minor; groups.set(k, g);
    }
    return [...groups.values()].sort((a, b) => b.minor - a.minor);
  };
  return {
    awards: list.length, sums: sumsOf(list), by_programme: group((a) => a.programme.id, (a) => a.programme),
    by_year: group((a) => a.year, (a) => ({ year: a.year })).sort((a, b) => a.year - b.year),
    by_state: group((a) => a.state, (a) => ({ state: a.state })), by_organisation: group((a) => a.organisation.id, (a) => a.organisation),
  };
}
const withSums = (list, key) => list.map((item) => { const own = awards.filter((a) => a[key].id === item.id); return { ...item, awards: own.length, sums: sumsOf(own) }; });
const denied = (step) => ({ step, allowed: false, refusal: "step_not_allowed", title: { zh: "当前状态不能进行这一步。", en: "This step is not possible in the present state." }, remedy: { zh: "项目须先进入结题。", en: "The award has to begin closing first." } });
const awardMay = (a) => [{ step: "hold", allowed: a.state === "active" }, { step: "begin_closing", allowed: a.state === "active" }, { step: "close", allowed: a.state === "closing" }, { step: "terminate", allowed: a.state !== "closed" }].map((s) => s.allowed ? s : denied(s.step));

// A tree of RFC 6962 over the leaves, so that the page's own check has something true to check.
const sha = (...parts) => crypto.createHash("sha256").update(Buffer.concat(parts)).digest();
const leafOf = (f) => JSON.stringify({ actor: f.actor_role, c: sha(Buffer.from(f.kind)).toString("base64"), obj: f.subject, p: "", req: `r${f.seq}`, seq: f.seq, t: f.at, type: f.kind, v: 1 });
const leaves = facts.map((f) => sha(Buffer.from([0]), Buffer.from(leafOf(f))));
const split = (n) => { let k = 1; while (k * 2 < n) k *= 2; return k; };
const rootOf = (list) => list.length === 1 ? list[0] : sha(Buffer.from([1]), rootOf(list.slice(0, split(list.length))), rootOf(list.slice(split(list.length))));
const pathOf = (i, list) => {
  if (list.length === 1) return [];
  const k = split(list.length);
  return i < k ? [...pathOf(i, list.slice(0, k)), rootOf(list.slice(k))] : [...pathOf(i - k, list.slice(k)), rootOf(list.slice(0, k))];
};
const root = rootOf(leaves).toString("base64");
const checkpoint = `demo.penstock.example/journal\n${facts.length}\n${root}\n\n— demo.penstock.example/journal wYqdgEcfM2d+jmHyqGqsoJNISWlPFr+PcS5/W10lLOfBUYNtVYDok2nm0/DN8yCUMoX18RUwdXLlYYcAk2sPot5a3QM=\n`;
const vkey = "demo.penstock.example/journal+c18a9d80+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4";

const columns = ["项目批准号", "项目类别", "项目名称", "依托单位", "负责人", "金额", "起止年月", "总评"];
const fields = ["number", "programme", "title", "organisation", "lead", "amount", "period", "outcome"];
const preview = () => ({
  format: "csv", encoding: "UTF-8", mapping_name: "nsfc", mapping_text: "# 国家自然科学基金式清单\n[amount]\ncolumn = \"金额\"\nunit = \"万元\"\n",
  columns: columns.map((header, i) => ({ column: i + 1, header, field: fields[i], sample: [["71701001", "71701002"], ["青年", "面上"], ["样例一", "样例二"], ["青渚大学", "望川大学"], ["顾明川", "苏砚"], ["18", "17"], ["2018.01-2020.12", "2018.01-2019.12"], ["优", ""]][i] })),
  fields: [...fields, "awarded_on", "starts_on", "ends_on", "description", "currency"], rows: 182, accepted: 180, rejected: 2, unchanged: 0,
  sums: [{ currency: "CNY", minor: 59_910_613_00, count: 180 }], new_programmes: 3, new_organisations: 12,
  problems: [{ line: 3, column: 6, header: "金额", refusal: "not_an_amount", title: { zh: "不是有效的金额，请只写数字和小数点。", en: "This is not an amount; write digits and a decimal point only." }, cell: "十七" }, { line: 9, column: 7, header: "起止年月", refusal: "not_a_date", title: { zh: "不是有效的日期，请写作 2026-11-23 的形式。", en: "This is not a date; write it like 2026-11-23." }, cell: "0000-00-00" }],
  problem_counts: [{ refusal: "not_an_amount", title: { zh: "不是有效的金额", en: "Not an amount" }, count: 1 }, { refusal: "not_a_date", title: { zh: "不是有效的日期", en: "Not a date" }, count: 1 }],
  note_counts: [], doubts: [{ field: "amount", header: "金额", question: "unit" }],
  first_rows: Array.from({ length: 12 }, (_, i) => [`7170100${i}`, "青年科学基金", `样例项目${i + 1}`, "青渚大学", "顾明川", i === 1 ? "十七" : String(17 + i), i === 7 ? "0000-00-00" : "2018.01-2020.12", i % 3 ? "" : "优"]),
});

const deeds = [["AwardRecorded", "登记资助", "Award recorded"], ["AwardClosed", "资助结题", "Award closed"], ["AwardHeld", "暂停资助", "Award put on hold"]].map(([kind, zh, en]) => ({ kind, words: { zh, en } }));
const everybody = people.map((p) => p.roles[0].role);
const matrix = [["read_portfolio", "查看项目群与资助", "See programmes and awards", everybody], ["import_awards", "导入资助清单", "Import award lists", ["administrator", "case_officer"]], ["read_record", "查看日志", "See the record", everybody], ["manage_people", "管理人员与角色", "Manage people and roles", ["administrator"]]];

function read(url, q) {
  const [, , noun, id, rest] = url.split("/");
  switch (noun) {
    case "session": return {
      signed_in: current !== null, person: current && { id: current.id, name: current.name, email: current.email }, roles: current?.roles ?? [],
      permissions: current ? ["read_portfolio", "manage_programmes", "record_awards", "decide_matches", "import_awards", "read_record", "read_record_bodies", "manage_people", "manage_settings"] : [],
      csrf: "c".repeat(24), instance: { name: { zh: "临澜市科学与创新基金会", en: "Linlan Science and Innovation Foundation" }, first_run: false, demo: true, version: "0.1.0" },
      demo_accounts: people.map((p) => ({ email: p.email, password: "渠成于水到之时 2026", role: p.roles[0].role, name: p.name })),
    };
    case "portfolio": return portfolio(q);
    case "awards": { if (!id) return page(filtered(q), q); const a = find(awards, id); return { ...a, may: awardMay(a) }; }
    case "programmes": {
      const all = withSums(programmes, "programme");
      if (!id) return page(all.filter((p) => holds(q.get("text"), p.title, p.code) && (!q.get("state") || p.state === q.get("state"))), q);
      return { ...find(all, id), caused_by: Number(id), may: [{ step: "wind_down", allowed: true }, denied("close"), { step: "terminate", allowed: true }] };
    }
    case "organisations": { const all = withSums(organisations, "organisation"); return id ? { ...find(all, id), names: [find(all, id).name], merged_into: null, caused_by: Number(id) } : page(all.filter((o) => holds(q.get("text"), o.name)), q); }
    case "organisation-doubts": { const all = withSums(organisations, "organisation"); return page(doubts.map((d) => ({ id: d.id, left: find(all, d.left), right: find(all, d.right), reason: { zh: d.zh, en: d.en }, state: "open" })), q); }
    case "import-mappings": return { items: [{ name: "nsfc", title: { zh: "自然科学基金式清单", en: "NSFC-style list" }, text: preview().mapping_text }, { name: "nssfc", title: { zh: "社会科学基金式清单", en: "NSSFC-style list" }, text: "# …\n" }] };
    case "imports":
      if (rest === "rejections") return { items: preview().problems.map((p) => ({ ...p, row: "71701001,青年科学基金,样例,青渚大学,顾明川,十七,2018.01-2020.12,优" })), next: "", total: 2 };
      return id ? find(imports, id) : page([...imports].reverse(), q);
    case "record": {
      if (id === "state") return { size: facts.length, checkpoint, checkpoint_at: "2026-11-23T20:30:00.000Z", checkpoint_size: facts.length, key: vkey, kinds: deeds };
      if (id) {
        const f = facts[Number(id) - 1];
        if (!f) throw missing();
        return { ...f, body: f.seq % 7 ? { award: 1000, number: "QTM-2023-0001", title: "面向城市现场的量子中继节点研究", amount: { minor: 120000000, currency: "CNY" } } : null, commitment: sha(Buffer.from(f.kind)).toString("base64"), salt: sha(Buffer.from("salt")).toString("base64"), leaf: leafOf(f), proof: { index: f.seq - 1, size: facts.length, hashes: pathOf(f.seq - 1, leaves).map((h) => h.toString("base64")), root, checkpoint }, key: vkey };
      }
      return page([...facts].reverse().filter((f) => (!q.get("kind") || f.kind === q.get("kind")) && (!q.get("subject") || f.subject === q.get("subject"))), q);
    }
    case "people": return id ? { ...find(people, id), may: [{ step: "suspend", allowed: true }, denied("resume"), { step: "close", allowed: true }] } : page(people.filter((p) => holds(q.get("text"), p.name, p.email)), q);
    case "roles-matrix": return { roles: people.map((p) => ({ role: p.roles[0].role, title: { zh: "", en: "" } })), permissions: matrix.map(([permission, zh, en, roles]) => ({ permission, title: { zh, en }, roles })) };
    case "settings": return { name: { zh: "临澜市科学与创新基金会", en: "Linlan Science and Innovation Foundation" }, fiscal_year_start_month: 1, default_currency: "CNY", display_unit: "ten_thousand" };
    case "search": {
      const text = q.get("q").replace(/經理/g, "经理").replace(/經/g, "经");
      const found = [...awards.filter((a) => a.title.includes(text)).map((a) => ({ kind: "award", id: a.id, title: a.title, subtitle: a.number })), ...programmes.filter((p) => p.title.zh.includes(text)).map((p) => ({ kind: "programme", id: p.id, title: p.title, subtitle: p.code })), ...organisations.filter((o) => o.name.includes(text)).map((o) => ({ kind: "organisation", id: o.id, title: o.name, subtitle: "" }))];
      return { items: found.slice(0, 20).map((f) => { const at = (f.title.zh ?? f.title).indexOf(text); return { ...f, marks: at < 0 ? [] : [[at, at + text.length]] }; }), total: found.length };
    }
    default: throw missing();
  }
}

function change(url, ask) {
  const [, , noun, id, rest] = url.split("/");
  if (noun === "session" && !id) {
    const person = people.find((p) => p.email === ask.email);
    if (!person || !ask.password) throw new Refusal(401, "wrong_credentials", "账号或密码不正确。", "The address or the password is not right.");
    current = person;
    return read("/api/session", new URLSearchParams());
  }
  if (noun === "session" && id === "end") { current = null; return {}; }
  if (noun === "import-previews") return preview();
  if (noun === "imports") { const made = { id: 902, at: new Date().toISOString(), by: { id: current.id, name: current.name }, name: ask.name, format: "csv", read: 182, accepted: 180, rejected: 2, unchanged: 0, sums: ask.sums, recorded: true }; imports.push(made); return made; }
  if (rest === "steps" && noun === "awards") { const a = find(awards, id); a.state = { hold: "on_hold", resume: "active", begin_closing: "closing", close: "closed", terminate: "terminated" }[ask.step] ?? a.state; return read(url.replace("/steps", ""), new URLSearchParams()); }
  if (noun === "organisation-doubts") { doubts.splice(doubts.findIndex((d) => d.id === +id), 1); return {}; }
  if (noun === "people" && !id) { if (!ask.email.includes("@")) throw new Refusal(422, "malformed_request", "请求中有填写不正确之处，请按逐项说明修改。", "Some of what was sent is not right; correct the fields named below.", [{ pointer: "/email", refusal: "not_an_address", title: { zh: "不是有效的电子邮件地址。", en: "This is not an e-mail address." }, detail: "" }]); people.push({ ...ask, id: ++next, state: "invited", roles: [], since: new Date().toISOString() }); return { person: people.at(-1) }; }
  if (noun === "people" && rest === "invite") return { invitation_link: `/invitation?token=${crypto.randomBytes(24).toString("base64url")}`, expires: "2026-12-01T00:00:00.000Z" };
  if (noun === "programmes" && !id) { programmes.push({ ...ask, id: ++next, state: "active", managers: [], first_year: 0, last_year: 0 }); return { id: next }; }
  if (noun === "awards" && !id) { awards.push({ ...awards[0], ...ask, id: ++next, programme: programmes.find((p) => p.id === ask.programme), organisation: organisations.find((o) => o.name === ask.organisation) ?? organisations[0], year: +ask.awarded_on.slice(0, 4), state: "active", source: null }); return { id: next }; }
  return {};
}

const types = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".json": "application/json" };
http.createServer(async (request, response) => {
  const url = new URL(request.url, "http://x");
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const send = (status, body, type = "application/json", more = {}) => { response.writeHead(status, { "Content-Type": type, "Cache-Control": "no-store", ...more }); response.end(typeof body === "string" || Buffer.isBuffer(body) ? body : JSON.stringify(body)); };
  try {
    if (url.pathname === "/api/events") { response.writeHead(200, { "Content-Type": "text/event-stream" }); response.write(": hello\n\n"); return; }
    if (url.pathname === "/journal/checkpoint") return send(200, checkpoint, "text/plain; charset=utf-8");
    if (url.pathname === "/journal/key") return send(200, `${vkey}\n`, "text/plain; charset=utf-8");
    if (url.pathname === "/api/uploads") return send(200, { digest: sha(Buffer.concat(chunks)).toString("hex"), size: Buffer.concat(chunks).length, name: url.searchParams.get("name") });
    if (url.pathname.startsWith("/api/")) {
      if (request.method === "GET") return send(200, read(url.pathname, url.searchParams));
      const key = request.headers["idempotency-key"];
      if (!/^[A-Za-z0-9_-]{16,64}$/.test(key ?? "")) throw new Refusal(400, "missing_key", "缺少 Idempotency-Key，请为每项操作附上唯一编号。", "Idempotency-Key is missing; send a key of your own with every change.");
      if (!done.has(key)) done.set(key, change(url.pathname, JSON.parse(Buffer.concat(chunks).toString() || "{}")));
      return send(200, done.get(key));
    }
    let file = path.join(dist, url.pathname);
    if (!file.startsWith(dist) || !fs.existsSync(file) || fs.statSync(file).isDirectory()) file = path.join(dist, "index.html");
    const nonce = crypto.randomBytes(16).toString("base64");
    const body = fs.readFileSync(file);
    const html = file.endsWith(".html");
    send(200, html ? body.toString().replaceAll("__CSP_NONCE__", nonce) : body, types[path.extname(file)] ?? "application/octet-stream",
      html ? { "Content-Security-Policy": `default-src 'none'; script-src 'self' 'nonce-${nonce}'; style-src 'self' 'nonce-${nonce}'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'` } : {});
  } catch (error) {
    if (!(error instanceof Refusal)) { console.error(error); return send(500, { type: "urn:penstock:refusal:unavailable", refusal: "unavailable", status: 500, title: { zh: "系统暂时不可用。", en: "Not available just now." }, detail: "", errors: [] }); }
    send(error.status, { type: `urn:penstock:refusal:${error.refusal}`, refusal: error.refusal, status: error.status, title: error.title, detail: "", errors: error.errors, trace: "mock" }, "application/problem+json");
  }
}).listen(port, "127.0.0.1", () => console.log(`http://127.0.0.1:${port}`));
