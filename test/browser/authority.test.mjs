// Delegated authority in a browser: a manager over the limit is told on the page of the agreement which limit it is,
// what is left and by whom it could be approved, and cannot press the button; above the two-person limit he asks a
// second person, and when that one has confirmed the button can be pressed.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { demonstration, faults, go, missing, says, settled } from "./house.mjs";

const words = { zh: "测试", en: "Test" };

describe("authority", { skip: missing || false, concurrency: false, timeout: 300_000 }, () => {
  const { visit } = demonstration();
  let programme, colleague;

  /** An award in setup of which nothing is missing but the offer. */
  async function prepared(programme, minor) {
    let award;
    await visit("Case officer", {}, async ({ read, post }) => {
      const amount = { minor, currency: "CNY" };
      const appropriation = (await read("/api/appropriations?sort=-id&limit=50")).items.find(
        (one) => one.granted.currency === "CNY",
      ).id;
      const days = { starts_on: "2026-01-01", ends_on: "2099-12-31" };
      award = (
        await post("/api/award-preparations", {
          number: `B-${minor}`,
          title: "Large",
          programme,
          organisation: "临江大学",
          lead: "Lin Lan",
          amount,
          appropriation,
          ...days,
        })
      ).id;
      const criterion = { metric: words, unit: "mm", comparison: "at_most", target: "0.5", method: "A test." };
      const terms = {
        purpose: words,
        lead: "Lin Lan",
        amount,
        ...days,
        parties: [{ organisation: "临江大学", recipient: true, share: 10_000 }],
        lines: [],
        readiness_at_start: 3,
        readiness_at_end: 6,
        milestones: [
          { number: "M1", title: words, criteria: [criterion], due_on: "2099-06-30", after: [], gate: false },
        ],
        instalments: [{ kind: "milestone", milestone: "M1", minor }],
      };
      await post(`/api/awards/${award}/agreement`, { seen: 0, terms });
      for (const item of ["eligibility", "rules", "milestones", "terms", "permits"])
        await post(`/api/awards/${award}/checks`, { item, verdict: "approved" });
    });
    return award;
  }

  it("tells a manager over the limit which limit, what is left, and by whom it could be approved", async () => {
    await visit("Programme manager", {}, async ({ read }) => {
      programme = (await read("/api/session")).roles[0].programme.id;
    });
    // Somebody with a higher limit, by a decision of the board.
    await visit("Administrator", {}, async ({ read, post }) => {
      colleague = (await read("/api/people?limit=200")).items.find((one) => one.email.startsWith("manager2@"));
      await post(`/api/people/${colleague.id}/roles`, { role: "programme_manager", programme, from: "2026-01-01" });
    });
    await visit("Board secretary", {}, async ({ post }) => {
      await post("/api/authority", {
        person: colleague.id,
        deeds: ["commit_award"],
        programme,
        currency: "CNY",
        limits: { per_act: 2_000_000_000 },
        from: "2026-01-01",
        until: "2099-12-31",
        decision: "Board, fourth meeting",
      });
    });
    const large = await prepared(programme, 1_200_000_000);
    for (const width of [1440, 360])
      await visit("Programme manager", { width }, async ({ page }) => {
        await go(page, `/awards/${large}/agreement`);
        const why = page.locator("#offer-why li");
        await says(why.nth(0), "exceeds what the delegation allows for one act");
        await says(why.nth(1), "CNY 10,000,000.00 is left; needed: CNY 12,000,000.00");
        await says(why.nth(2), colleague.name);
        assert.equal(await why.count(), 3);
        const offer = page.getByRole("button", { name: "Offer the agreement" });
        assert.equal(await offer.getAttribute("aria-disabled"), "true");
        await offer.click({ force: true });
        assert.equal(await page.locator("dialog").count(), 0);
        assert.deepEqual(await faults(page), []);
        await go(page, `/awards/${large}`);
        await says(page.locator("#why-offer li").nth(2), colleague.name);
        assert.deepEqual(await faults(page), []);
      });
    await visit("陈望舒", { language: "zh-Hans" }, async ({ page }) => {
      await go(page, `/awards/${large}/agreement`);
      await says(page.locator("#offer-why li").nth(1), "还可办理 CNY 10,000,000.00，所需金额 CNY 12,000,000.00");
    });
  });

  it("asks a second person above the two-person limit, and goes on when he has confirmed", async () => {
    const award = await prepared(programme, 950_000_000);
    await visit("Programme manager", {}, async ({ page }) => {
      await go(page, `/awards/${award}`);
      await says(page.locator("#why-offer li").nth(2), colleague.name);
      await page.locator("#why-offer").getByRole("button", { name: "Ask a second person" }).click();
      await page.locator("dialog textarea").fill("Above the limit of one.");
      assert.deepEqual(await faults(page), []);
      await page.locator('dialog button[type="submit"]').click();
      await page.locator("#why-offer a", { hasText: "See what waits for the second person" }).waitFor();
    });
    await visit("顾云帆", {}, async ({ page, read }) => {
      const { items } = await read("/api/approvals?state=open&sort=-id");
      const waiting = items.find((one) => one.cause === `award/${award}/offer`);
      await go(page, `/authority/approvals/${waiting.id}`);
      await page.getByRole("button", { name: "Confirm" }).click();
      await page.locator("dialog textarea").fill("Checked.");
      await page.locator('dialog button[type="submit"]').click();
      await settled(page);
    });
    await visit("Programme manager", {}, async ({ page }) => {
      await go(page, `/awards/${award}`);
      const offer = page.getByRole("button", { name: "Offer the agreement" });
      assert.equal(await offer.getAttribute("aria-disabled"), "false");
    });
  });
});
