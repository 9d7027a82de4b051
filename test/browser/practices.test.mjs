// A pilot and a practice in a browser: the pilot is ended, evaluated on a phone by somebody from outside its unit and
// nobody else, documented and recognised; then a stranger reads page and file, and a programme is made after it.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { describe, it } from "node:test";
import { demonstration, faults, go, missing, settled, textFile, visitor } from "./house.mjs";

const secretary = "叶静姝";
const monitor = "方怀瑾";
const phone = { width: 360 };

describe("practices", { skip: missing || false, concurrency: false, timeout: 300_000 }, () => {
  const { at, visit } = demonstration();
  let pilot, practice;
  const choose = async (within, label, typed) => {
    await within.getByLabel(label).fill(typed);
    await within.getByRole("listbox").getByRole("option").first().click();
  };

  it("ends a pilot, and leaves its evaluation to somebody from outside", async () => {
    await visit(secretary, {}, async ({ page, read }) => {
      pilot = (await read("/api/pilots?state=running")).items[0].id;
      for (const place of ["/pilots", `/pilots/${pilot}`, "/practices", "/practices/shipped"]) {
        await go(page, place);
        await settled(page);
        assert.deepEqual(await faults(page), [], place);
      }
      await go(page, `/pilots/${pilot}`);
      await page.getByRole("button", { name: "End", exact: true }).click();
      const dialog = page.getByRole("dialog");
      await dialog.getByRole("button", { name: "End", exact: true }).click();
      await dialog.waitFor({ state: "detached" });
      const evaluate = (await read(`/api/pilots/${pilot}`)).may.find((one) => one.step === "evaluate");
      assert.equal(evaluate.refusal, "of_piloting_unit");
    });
  });

  it("is evaluated on a phone, with what it was compared with and the evidence", async () => {
    await visit(monitor, phone, async ({ page, read }) => {
      await go(page, `/pilots/${pilot}`);
      await page.getByRole("button", { name: "Evaluate" }).click();
      const dialog = page.getByRole("dialog");
      const send = dialog.getByRole("button", { name: "Evaluate" });
      await dialog.getByLabel("Comparison").fill("Two schools against two: 12 days, not 18.");
      await dialog.getByLabel("Evaluated by").fill("Monitoring division");
      assert.equal(await send.isDisabled(), true, "without evidence");
      await dialog
        .getByLabel("Files")
        .setInputFiles([textFile("account.txt", "12 days against 18"), textFile("books.txt", "Two books")]);
      await dialog.getByText("account.txt").waitFor();
      await dialog.getByText("books.txt").waitFor();
      assert.deepEqual(await faults(page), []);
      await send.click();
      await dialog.waitFor({ state: "detached" });
      assert.equal((await read(`/api/pilots/${pilot}`)).verdict, "works");
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("link", { name: "account.txt" }).click(),
      ]);
      assert.equal(await readFile(await download.path(), "utf8"), "12 days against 18");
    });
  });

  it("becomes a practice that names an office, and is recognised by a decision", async () => {
    await visit(secretary, {}, async ({ page, read }) => {
      await go(page, `/pilots/${pilot}`);
      await page.getByRole("link", { name: "Document as a practice" }).click();
      for (const [group, words] of [
        ["Title", "One account"],
        ["Problem", "Two books for one laboratory."],
        ["Mechanism", "One page for both."],
        ["Conditions", "An accountant in the school."],
      ])
        await page.getByRole("group", { name: group }).locator("[lang=en]").fill(words);
      const office = page.getByLabel("Office");
      await office.fill("ask 理事会秘书 叶静姝");
      const send = page.getByRole("button", { name: "Document a practice" });
      await send.click();
      await page.getByText("name an office or a unit, not a person").first().waitFor();
      await office.fill("Accounts desk");
      await send.click();
      await page.waitForURL(/practices\/\d+$/);
      practice = Number(page.url().split("/").pop());
      await page.getByRole("button", { name: "Recognise", exact: true }).click();
      const dialog = page.getByRole("dialog");
      await choose(dialog, "Decided in", "Recognise the vouchers");
      await dialog.getByRole("button", { name: "Recognise", exact: true }).click();
      await dialog.waitFor({ state: "detached" });
      assert.equal((await read(`/api/practices/${practice}`)).state, "recognised");
    });
  });

  it("is read by a stranger, as a page and as a file", async () => {
    const { context, page } = await visitor(at.browser, { language: "en", ...phone });
    await page.goto(`${at.house.address}/public/practices`);
    await page.getByRole("link", { name: "One account" }).click();
    await page.getByText("Two books for one laboratory.").waitFor();
    await settled(page);
    await page.getByText("account.txt", { exact: true }).waitFor();
    const told = await (await page.request.get(`${at.house.address}/api/public-practices/${practice}`)).text();
    assert.doesNotMatch(told, /[0-9a-f]{64}/, "no digest, by which a file could be had");
    assert.deepEqual(await faults(page), []);
    const file = await page.getByRole("link", { name: "CSV" }).getAttribute("href");
    const text = await (await page.request.get(at.house.address + file)).text();
    assert.match(text, /One account/);
    assert.doesNotMatch(text, /Vouchers/, "one practice alone");
    assert.doesNotMatch(text, /叶静姝|方怀瑾/, "no person");
    assert.equal((await page.request.get(`${at.house.address}/api/practices/${practice}`)).status(), 401);
    await context.close();
  });

  it("becomes a template made of a programme, and a programme made after it", async () => {
    await visit(secretary, {}, async ({ page, read }) => {
      await go(page, `/practices/${practice}`);
      await page.getByRole("button", { name: "Make a template of what there is" }).click();
      const dialog = page.getByRole("dialog");
      const model = (await read("/api/programmes?limit=1")).items[0];
      await choose(dialog, "Made of", model.title.en.slice(0, 12));
      await dialog.getByLabel("Name (English)").fill("As that one");
      await dialog.getByRole("button", { name: "Make a template of what there is" }).click();
      await dialog.waitFor({ state: "detached" });
      await page.getByRole("button", { name: "Apply As that one" }).click();
      await dialog.getByLabel("Code").fill("ACC-1");
      await dialog.getByRole("button", { name: "Apply", exact: true }).click();
      await page.waitForURL(/programmes\/\d+$/);
      const made = (await read(`/api/practices/${practice}`)).made[0];
      assert.deepEqual([made.noun, page.url().endsWith(`/${made.made.id}`)], ["programme", true]);
    });
  });
});
