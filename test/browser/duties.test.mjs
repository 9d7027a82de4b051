// A directive in a browser: captured, confirmed and assigned by the secretary, accepted and reported with a file by the
// owner on a phone, refused to the owner as a check, verified by the monitor and struck off. No page has axe findings.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { describe, it } from "node:test";
import { demonstration, faults, go, missing, settled, step, textFile } from "./house.mjs";

const secretary = "叶静姝";
const officer = "许清和";
const monitor = "方怀瑾";
const finance = "沈思齐";
const phone = { width: 360 };

describe("duties", { skip: missing || false, concurrency: false, timeout: 300_000 }, () => {
  const { visit } = demonstration();
  let directive;

  it("shows meetings, bodies and the ledger, on a desk and on a phone", async () => {
    for (const options of [{}, phone])
      await visit(secretary, options, async ({ page, read }) => {
        const first = async (noun) => (await read(`/api/${noun}?limit=1`)).items[0].id;
        const places = ["/directives", "/directives/new", "/my-duties", "/bodies", "/meetings"];
        for (const noun of ["directives", "bodies", "meetings"]) places.push(`/${noun}/${await first(noun)}`);
        for (const place of places) {
          await go(page, place);
          await settled(page);
          assert.deepEqual(await faults(page), [], place);
        }
      });
  });

  it("is captured, confirmed and assigned", async () => {
    await visit(secretary, {}, async ({ page, read }) => {
      await go(page, "/directives/new");
      const body = page.getByRole("combobox", { name: /Laid down by/ });
      await body.fill("Directors");
      await page.getByRole("option", { name: /Directors/ }).click();
      await page.getByLabel("Title (English)").fill("Publish the list of instruments");
      await page.getByRole("button", { name: "Capture a directive" }).click();
      await page.waitForURL(/directives\/\d+$/);
      directive = Number(page.url().split("/").pop());
      await step(page, "Confirm");
      await page.getByRole("button", { name: "Assign", exact: true }).click();
      const dialog = page.getByRole("dialog");
      const unit = dialog.getByRole("combobox", { name: /Lead unit/ });
      await unit.fill("Projects");
      await dialog.getByRole("option", { name: /Projects Division/ }).click();
      await dialog.getByLabel("Due on").first().fill("2099-12-31");
      assert.deepEqual(await faults(page), []);
      await dialog.getByRole("button", { name: "Assign", exact: true }).click();
      await dialog.waitFor({ state: "detached" });
      assert.equal((await read(`/api/directives/${directive}`)).state, "assigned");
    });
  });

  it("is accepted and reported on a phone, and not checked by its owner", async () => {
    await visit(officer, phone, async ({ page, read }) => {
      await go(page, "/my-duties");
      await page.getByRole("link", { name: "Publish the list of instruments" }).click();
      await page.waitForURL(/directives\/\d+$/);
      await step(page, "Accept");
      await step(page, "Start");
      await page.getByRole("button", { name: "Report", exact: true }).click();
      const dialog = page.getByRole("dialog");
      await dialog.getByLabel("What was done").fill("The list is on the site.");
      await dialog.getByLabel("Evidence").setInputFiles(textFile("list.txt", "one instrument"));
      await dialog.getByText("list.txt").waitFor();
      await dialog.getByRole("button", { name: "Report", exact: true }).click();
      await dialog.waitFor({ state: "detached" });
      const { state, may } = await read(`/api/directives/${directive}`);
      assert.equal(state, "reported");
      assert.equal(may.find((one) => one.step === "take_up").allowed, false);
      await settled(page);
      assert.deepEqual(await faults(page), []);
    });
  });

  it("is checked by somebody else and struck off", async () => {
    await visit(monitor, {}, async ({ page }) => {
      await go(page, `/directives/${directive}`);
      await step(page, "Take up the check");
      await step(page, "Verify and close");
    });
    await visit(secretary, {}, async ({ page, read }) => {
      await go(page, `/directives/${directive}`);
      await step(page, "Strike off");
      assert.equal((await read(`/api/directives/${directive}`)).state, "struck_off");
      await go(page, `/line/directive/${directive}`);
      await settled(page);
      assert.deepEqual(await faults(page), []);
    });
  });

  it("shows how far a late one was escalated, and takes an answer", async () => {
    const late = "Publish how the year's money was used";
    await visit(finance, {}, async ({ page, read }) => {
      await go(page, "/my-duties");
      await page.getByRole("link", { name: late }).first().click();
      await page.waitForURL(/my-duties\/\d+$|directives\/\d+$/);
      await page.getByText("In the bulletin").first().waitFor();
      await page.getByRole("button", { name: "Answer" }).first().click();
      const dialog = page.getByRole("dialog");
      await dialog.getByLabel("How it stands").fill("The figures are being checked.");
      assert.deepEqual(await faults(page), []);
      await dialog.getByRole("button", { name: "Answer", exact: true }).click();
      await dialog.waitFor({ state: "detached" });
      await page.getByText("The figures are being checked.").waitFor();
      const one = await read(`/api/directives/${page.url().split("/").pop()}`);
      assert.equal(one.escalation.level, "bulletin");
      await go(page, "/messages");
      await page.getByText("Why I get this").first().waitFor();
      await page.getByLabel(/How directives go on/).click(); // it changes when the server has said so
      await page.waitForFunction(async () =>
        (await (await fetch("/api/my-message-choices")).json()).categories.some((each) => each.left),
      );
    });
  });

  it("prints the bulletin with its checkpoint and nothing cut, and saves a filter", async () => {
    await visit(secretary, {}, async ({ page, read }) => {
      await go(page, "/directives/bulletin?from=2020-01-01");
      await page.getByText("checkpoint of the record").waitFor();
      await page.emulateMedia({ media: "print" });
      await page.setViewportSize({ width: 690, height: 1000 });
      const cut = await page.evaluate(() =>
        [...document.querySelectorAll(".bulletin .gridbox, .bulletin td, .bulletin th, .bulletin p")]
          .filter((each) => each.scrollWidth > each.clientWidth + 1)
          .map((each) => each.textContent),
      );
      assert.deepEqual(cut, []);
      await page.emulateMedia({ media: "screen" });
      await page.setViewportSize({ width: 1440, height: 900 });
      await go(page, "/directives?overdue=true");
      await page.getByRole("button", { name: "Save this filter" }).click();
      const dialog = page.getByRole("dialog");
      await dialog.getByLabel("Name").fill("Late");
      await dialog.getByRole("button", { name: "Save this filter" }).click();
      await dialog.waitFor({ state: "detached" });
      await go(page, "/directives");
      await page.getByRole("button", { name: "Late", exact: true }).click();
      await page.waitForURL(/overdue=true/);
      assert.equal((await read("/api/saved-filters?list=directives")).filters.length, 1);
    });
  });

  it("gives the agenda its number and its day, once", async () => {
    await visit(secretary, {}, async ({ page, read }) => {
      const meeting = (await read("/api/meetings?limit=1&text=Directors")).items[0];
      await go(page, `/meetings/${meeting.id}/print/notice`);
      await page
        .locator(".document-number")
        .getByText(/^临科发〔\d{4}〕1号$/)
        .waitFor();
      await go(page, `/meetings/${meeting.id}/print/agenda`);
      assert.equal(await page.locator(".document-number").count(), 0);
      await page.getByRole("button", { name: "Give it a number" }).click();
      const dialog = page.getByRole("dialog");
      await dialog.getByText("the next one of “临科发”").waitFor();
      assert.deepEqual(await faults(page), []);
      await dialog.getByRole("button", { name: "Give it a number" }).click();
      await dialog.waitFor({ state: "detached" });
      await page
        .locator(".document-number")
        .getByText(/^临科发〔\d{4}〕2号$/)
        .waitFor();
      assert.equal(await page.getByRole("button", { name: "Give it a number" }).count(), 0);
      await page.getByRole("button", { name: "Withdraw the number" }).click();
      await dialog.getByLabel("Reason").fill("Another office numbers it.");
      await dialog.getByRole("button", { name: "Withdraw the number" }).click();
      await dialog.waitFor({ state: "detached" });
      await page.getByRole("button", { name: "Give it a number" }).click();
      await dialog.getByLabel("Number", { exact: true }).fill("临市府〔2026〕88号");
      await dialog.getByLabel("Day of issue").waitFor();
      await dialog.getByRole("button", { name: "Give it a number" }).click();
      await page.locator(".document-number").getByText("临市府〔2026〕88号").waitFor();
      assert.deepEqual(await faults(page), []);
      await go(page, `/bodies/${meeting.held_by.id}`);
      await page.getByRole("link", { name: "临市府〔2026〕88号" }).waitFor();
      assert.deepEqual(await faults(page), []);
    });
  });

  it("gives minutes as a Word file, in a template of the office's own, and refuses what is none", async () => {
    await visit(secretary, {}, async ({ page, read }) => {
      const meeting = (await read("/api/meetings?limit=1")).items[0].id;
      await go(page, `/meetings/${meeting}/print/minutes`);
      await page.getByText("Checkpoint of the record").waitFor();
      await page.getByRole("button", { name: "Word file" }).click();
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("button", { name: "In the layout shown here" }).click(),
      ]);
      assert.match(download.suggestedFilename(), /Minutes\.docx$/);
      const kept = await readFile(await download.path());
      assert.equal(kept.subarray(0, 2).toString(), "PK");
      const template = (name, buffer) =>
        page.locator("input[type=file]").setInputFiles({ name, mimeType: "application/octet-stream", buffer });
      const [filled] = await Promise.all([page.waitForEvent("download"), template("own.docx", kept)]);
      assert.equal((await readFile(await filled.path())).subarray(0, 2).toString(), "PK");
      await template("none.docx", Buffer.from("no package"));
      await page.getByRole("alert").getByText("no Word template").waitFor();
    });
  });
});
