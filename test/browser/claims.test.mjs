// A claim in a browser: written on a phone, found again after the tab was closed, handed in, queried, which a message
// tells, answered, accepted from the keyboard, and due to be paid; the line leads from its payment back to it.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { demonstration, faults, go, holds, missing, says, settled, step, textFile } from "./house.mjs";

const team = "林知远";
const phone = { width: 360 };

describe("claims", { skip: missing || false, concurrency: false, timeout: 300_000 }, () => {
  const { visit } = demonstration();
  let award, claim;

  /** The fields of one cost. */
  const cost = (page, at) => page.locator("form fieldset").nth(at);
  const fill = (page, at, label, text) => cost(page, at).getByLabel(label).fill(text);
  const saved = (page) => page.getByRole("status").filter({ hasText: /Saved .*\d\d:\d\d/ });
  const send = (page) => page.getByRole("button", { name: "Hand in the claim" });

  it("keeps what is written on a phone, and hands it in from there", async () => {
    await visit(team, phone, async ({ page, read }) => {
      const { items } = await read("/api/my-awards");
      award = items.find((one) => one.state === "active" && Number(one.by_claims.minor) > 0).id;
      await go(page, "/my-awards");
      await page.locator(`a[href="/my-awards/${award}/claims"]`).click();
      await page.waitForURL(/claims$/);
      await settled(page);
      await send(page).click();
      await says(page.locator("form .error"), "needed"); // said beside the field, and nothing is sent
      await cost(page, 0).locator("select").selectOption("labour");
      await fill(page, 0, "What was bought, and from whom", "Calibration, two days, metrology institute");
      await fill(page, 0, /Amount/, "3,200.50");
      await cost(page, 0).locator('input[type="file"]').setInputFiles(textFile("invoice-17.txt", "3,200.50"));
      await cost(page, 0).getByText("invoice-17.txt").waitFor();
      await saved(page).waitFor();
      assert.deepEqual(await faults(page), []);
    });
    // The tab is closed; on another device it is all there, and what is given up is gone.
    await visit(team, {}, async ({ page, read }) => {
      await go(page, `/my-awards/${award}/claims`);
      await saved(page).waitFor();
      assert.match(await cost(page, 0).getByLabel("What was bought, and from whom").inputValue(), /^Calibration/);
      assert.equal(
        await cost(page, 0)
          .getByLabel(/Amount/)
          .inputValue(),
        "3200.50",
      );
      await cost(page, 0).getByText("invoice-17.txt").waitFor();
      await page.getByRole("button", { name: "Add a cost" }).click();
      await fill(page, 1, "What was bought, and from whom", "A second thought");
      await page.getByRole("button", { name: "Remove this cost" }).nth(1).click();
      // It is saved a moment after the last change.
      while ((await read(`/api/awards/${award}/claims`)).draft.costs.length !== 1) await settled(page);
    });
    await visit(team, phone, async ({ page }) => {
      await go(page, `/my-awards/${award}/claims`);
      await send(page).click();
      await page.waitForURL(/my-awards\/claims\/\d+$/);
      await settled(page);
      claim = Number(/\d+$/.exec(page.url())[0]);
      await says(page.locator(".head .badge").first(), "To be judged");
      assert.deepEqual(await faults(page), []);
      await go(page, `/my-awards/${award}/claims`);
      await holds(cost(page, 0).getByLabel("What was bought, and from whom"), "");
      await fill(page, 0, "What was bought, and from whom", "Written by mistake");
      await saved(page).waitFor();
      await page.getByRole("button", { name: "Discard the draft" }).click();
      await page.locator('dialog button[type="submit"]').click();
      await page.locator("dialog").waitFor({ state: "detached" });
      await settled(page);
      await holds(cost(page, 0).getByLabel("What was bought, and from whom"), "");
    });
  });

  it("is queried, answered, and accepted from the keyboard", async () => {
    const { programme } = await visit("Auditor", {}, ({ read }) => read(`/api/claims/${claim}`));
    const managed = await visit("陈望舒", {}, ({ read }) => read("/api/session"));
    const judge = managed.roles.some((role) => role.programme?.id === programme.id) ? "陈望舒" : "顾云帆";
    await visit(judge, {}, async ({ page }) => {
      await go(page, `/claims/${claim}`);
      await page.keyboard.press("?");
      await says(page.locator("dialog"), /On a claim:[\s\S]*a\s*Accept[\s\S]*q\s*Query/);
      await page.keyboard.press("Escape");
      await page.keyboard.press("g"); // the letter of a place decides nothing
      await page.keyboard.press("q");
      assert.equal(await page.locator("dialog").count(), 0);
      await page.keyboard.press("q");
      await page.locator("dialog textarea").fill("Which days were these?");
      await page.locator('dialog button[type="submit"]').click();
      await says(page.locator(".head .badge").first(), "Queried");
    });
    await visit(team, phone, async ({ page }) => {
      await go(page, "/messages"); // the team is told, and the message leads there
      await page
        .getByRole("link", { name: /^Claim queried/ })
        .first()
        .click();
      await page.waitForURL(`**/my-awards/claims/${claim}`);
      await settled(page);
      await says(page.locator("main"), "Which days were these?");
      await step(page, "Answer", "12 and 13 of this month, as the invoice says.");
      await says(page.locator(".head .badge").first(), "To be judged");
      assert.deepEqual(await faults(page), []);
    });
    await visit(judge, {}, async ({ page }) => {
      await go(page, `/claims/${claim}`);
      await says(page.locator("main"), "as the invoice says");
      await page.keyboard.press("a");
      await says(page.locator("dialog"), "3,200.50");
      await page.locator('dialog button[type="submit"]').click();
      await page.locator("dialog").waitFor({ state: "detached" });
      await says(page.locator(".head .badge").first(), "Accepted");
    });
  });

  it("is due to be paid, and its payment leads back to it", async () => {
    await visit("许清和", {}, async ({ page, read }) => {
      await go(page, `/claims/${claim}`);
      await page.getByRole("link", { name: "Request its payment" }).click();
      await page.waitForURL(/payments\/new/);
      await settled(page);
      const { items } = await read(`/api/payables?award=${award}&limit=100`);
      const due = items.find((one) => one.award_line === "labour");
      await page.locator('select[id]:below(:text("What is due"))').first().selectOption(String(due.id));
      await page.getByLabel("Purpose", { exact: true }).fill("Costs claimed");
      await page.locator('main form button[type="submit"]').click();
      await page.waitForURL(/\/payments\/\d+$/);
      await settled(page);
      const payment = Number(/\d+$/.exec(page.url())[0]);
      await go(page, `/line/payment/${payment}`);
      await page.locator(`.story a[href="/claims/${claim}"]`).first().waitFor();
      assert.match(await page.locator(".story").innerText(), /Decision/, "the line ends at a decision");
      await go(page, `/line/claim/${claim}`);
      await page.locator(`.story a[href="/payments/${payment}"]`).first().waitFor();
      assert.deepEqual(await faults(page), []);
    });
    await visit("沈思齐", {}, async ({ page }) => {
      await go(page, `/claims/${claim}`);
      await says(page.locator(".head .badge").first(), "Accepted");
      assert.deepEqual(await faults(page), []);
    });
  });
});
