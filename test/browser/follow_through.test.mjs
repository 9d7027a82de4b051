// The whole way of a demand: a communiqué is pasted, its directives are taken over by the keyboard, two are assigned,
// one is reported with a file, its owner's own check is refused, another person checks it, it is struck off and counts
// in the bulletin; and the programme that the decision founded shows its line back to the meeting. In Chinese on a
// phone, with the published communiqué where PENSTOCK_DATA has it; in English on a desk, with minutes.
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { describe, it } from "node:test";
import { demonstration, faults, go, missing, says, settled, step, textFile, tree } from "./house.mjs";

const published = path.join(process.env.PENSTOCK_DATA ?? "", "communique/source.txt");
const ours = (name) => path.join(tree, "test/communique", name);
const [secretary, officer, monitor] = ["叶静姝", "许清和", "方怀瑾"];

const due = "2099-12-31";
const period = `from=2020-01-01&until=${due}`;

const journeys = [
  {
    options: { language: "zh-Hans", width: 360 },
    file: process.env.PENSTOCK_DATA && fs.existsSync(published) ? published : ours("zh_county.txt"),
    least: 3,
    words: {
      rest: "采纳其余",
      record: /^登记会议及/,
      body: "作出要求的机构",
      meeting: "打开登记的会议",
      unit: "项目管理处",
      lead: /牵头单位/,
      due: "期限",
      done: "办理情况",
      evidence: "凭据文件",
      steps: {
        confirm: "立项",
        assign: "交办",
        accept: "签收",
        start: "开始办理",
        report: "反馈",
        takeUp: "开始核查",
        verify: "核查通过，办结",
        strikeOff: "销号",
      },
      code: "代码",
      name: "中文",
      ground: "所依据的决定",
      found: "新建项目群",
      title: "后续研究",
    },
  },
  {
    options: { language: "en", width: 1440 },
    file: ours("en_minutes.txt"),
    least: 3,
    words: {
      rest: "Take over the rest",
      record: /^Record the meeting/,
      body: "Body that laid it down",
      meeting: "Open the meeting recorded",
      unit: "Projects Division",
      lead: /Lead unit/,
      due: "Due on",
      done: "What was done",
      evidence: "Evidence",
      steps: {
        confirm: "Confirm",
        assign: "Assign",
        accept: "Accept",
        start: "Start",
        report: "Report",
        takeUp: "Take up the check",
        verify: "Verify and close",
        strikeOff: "Strike off",
      },
      code: "Code",
      name: "English",
      ground: "Decision it rests on",
      found: "New programme",
      title: "Research that follows",
    },
  },
];

describe(
  "from a communiqué to the bulletin",
  { skip: missing || false, concurrency: false, timeout: 400_000 },
  () => {
    const { visit } = demonstration();
    for (const { options, file, least, words } of journeys)
      it(`goes the whole way in ${options.language} at ${options.width} pixels`, async () => {
        const at = {};
        await visit(secretary, options, async ({ page, read }) => {
          const { units } = await read(`/api/directive-bulletin?${period}`);
          at.before = units.find((one) => Object.values(one.unit.title).includes(words.unit));
          await go(page, "/communique");
          await page.locator("textarea").fill(fs.readFileSync(file, "utf8"));
          await page.locator('main form button[type="submit"]').click();
          const rows = page.locator(".proposals > li");
          await rows.first().waitFor();
          await rows.first().focus();
          for (let i = 0; i < (await rows.count()); ++i) {
            await page.keyboard.press("a");
            await page.keyboard.press("j");
          }
          assert.equal(await page.locator(".proposals > li.accepted").count(), await rows.count());
          await page.getByRole("combobox", { name: words.body }).click();
          await page.locator("[role=option]").first().click();
          await page.getByRole("button", { name: words.record }).click();
          const meeting = page.getByRole("link", { name: words.meeting });
          await meeting.waitFor();
          const made = await page.locator('.proposals a[href^="/directives/"]').all();
          at.directives = await Promise.all(
            made.map(async (link) => Number((await link.getAttribute("href")).slice(12))),
          );
          assert.ok(at.directives.length >= least, `${at.directives.length} directives`);
          await meeting.click();
          await page.waitForURL(/\/meetings\/\d+$/);
          at.meeting = Number(/\d+$/.exec(page.url())[0]);
          assert.deepEqual(await faults(page), []);

          for (const directive of at.directives.slice(0, 2)) {
            await go(page, `/directives/${directive}`);
            const { owner, due_on } = await read(`/api/directives/${directive}`);
            assert.deepEqual([owner ?? null, due_on ?? null], [null, null]); // the text names neither
            await step(page, words.steps.confirm);
            await page.getByRole("button", { name: words.steps.assign, exact: true }).click();
            const dialog = page.getByRole("dialog");
            await dialog.getByRole("combobox", { name: words.lead }).fill(words.unit);
            await dialog.getByRole("option", { name: words.unit }).click();
            await dialog.getByLabel(words.due).first().fill(due);
            assert.deepEqual(await faults(page), []);
            await dialog.getByRole("button", { name: words.steps.assign, exact: true }).click();
            await dialog.waitFor({ state: "detached" });
          }
        });

        const [directive] = at.directives;
        await visit(officer, options, async ({ page, read, post }) => {
          const title = await page.evaluate(async (id) => {
            const one = await (await fetch(`/api/directives/${id}`)).json();
            return one.title;
          }, directive);
          await go(page, "/my-duties");
          await page.locator(`main a[href$="/${directive}"]`).first().click();
          await page.waitForURL(/directives\/\d+$|my-duties\/\d+$/);
          await says(page.locator("h1"), options.language === "en" ? title.en || title.zh : title.zh || title.en);
          await step(page, words.steps.accept);
          await step(page, words.steps.start);
          await page.getByRole("button", { name: words.steps.report, exact: true }).click();
          const dialog = page.getByRole("dialog");
          await dialog.getByLabel(words.done).fill("已印发。Issued.");
          await dialog.getByLabel(words.evidence).setInputFiles(textFile("issued.txt", `issued ${directive}`));
          await dialog.getByText("issued.txt").waitFor();
          assert.deepEqual(await faults(page), []);
          await dialog.getByRole("button", { name: words.steps.report, exact: true }).click();
          await dialog.waitFor({ state: "detached" });
          await settled(page);
          // Who reported may not check it: the page says so, and so does the server to whoever asks all the same.
          const { state, may } = await read(`/api/directives/${directive}`);
          assert.equal(state, "reported");
          assert.equal(may.find((one) => one.step === "take_up").allowed, false);
          await assert.rejects(
            post(`/api/directives/${directive}/steps`, { step: "take_up" }),
            /: \{.*"status":4(03|09|22)/,
          );
          assert.equal((await read(`/api/directives/${directive}`)).state, "reported");
          assert.deepEqual(await faults(page), []);
        });

        await visit(monitor, options, async ({ page }) => {
          await go(page, `/directives/${directive}`);
          await page.getByText("issued.txt").first().waitFor();
          await step(page, words.steps.takeUp);
          await step(page, words.steps.verify);
          assert.deepEqual(await faults(page), []);
        });

        await visit(secretary, options, async ({ page, read }) => {
          await go(page, `/directives/${directive}`);
          await step(page, words.steps.strikeOff);
          assert.equal((await read(`/api/directives/${directive}`)).state, "struck_off");
          await go(page, `/directives/bulletin?${period}`);
          const row = page.locator(".bulletin tr", { hasText: words.unit }).first();
          await row.waitFor();
          await page.emulateMedia({ media: "print" });
          const [owed, done] = (await row.locator("td.number").allInnerTexts()).map(Number);
          assert.deepEqual([owed, done], [at.before.due + 2, at.before.done + 1]);
          await says(page.locator(".point"), /[0-9A-Za-z+/]{43}=/); // the checkpoint it was counted at
          await page.emulateMedia({ media: "screen" });
          assert.deepEqual(await faults(page), []);

          const { agenda } = await read(`/api/meetings/${at.meeting}`);
          const { items } = await read("/api/decisions?limit=200");
          const { citation } = items.find((one) => agenda.some((item) => item.id === one.id));
          const cited = options.language === "en" ? citation.en || citation.zh : citation.zh || citation.en;
          await go(page, "/programmes/new");
          await page.getByLabel(words.code).fill(`follow-${options.width}`);
          await page.getByRole("textbox", { name: words.name }).first().fill(words.title);
          await page.getByRole("combobox", { name: words.ground }).fill(cited);
          await page.getByRole("option", { name: cited }).click();
          await page.getByRole("button", { name: words.found, exact: true }).click();
          await page.waitForURL(/\/programmes\/\d+$/);
          const programme = /\d+$/.exec(page.url())[0];
          await page.locator(`a[href="/line/programme/${programme}"]`).first().click();
          await page.locator(`.story a[href="/meetings/${at.meeting}"]`).first().waitFor();
          await says(page.locator("h1"), words.title);
          await settled(page);
          assert.deepEqual(await faults(page), []);
        });
      });
  },
);
