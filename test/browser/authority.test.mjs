// Delegated authority in a browser: a manager over the limit is told on the page of the agreement which limit it is,
// what is left and by whom it could be approved, and cannot press the button; above the two-person limit he asks a
// second person, and when that one has confirmed the button can be pressed. A team member is given an award, and the
// working days of a year are set.
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

  it("gives a team member the award that the team performs", async () => {
    await visit("Administrator", {}, async ({ page, read }) => {
      const person = (await read("/api/people?limit=200")).items.find((one) => one.email.startsWith("team@"));
      const award = (await read("/api/awards?state=active&limit=200")).items.find(
        (one) => !person.roles.some((held) => held.award?.id === one.id),
      );
      await go(page, `/administration/people/${person.id}`);
      await page.getByRole("button", { name: "Give a role", exact: true }).first().click();
      const dialog = page.getByRole("dialog");
      await dialog.getByLabel("Role").selectOption("performer");
      await dialog.getByRole("button", { name: "Give a role" }).click();
      await dialog.locator(".error").first().waitFor(); // a performer of nothing is refused on the spot
      await dialog.getByRole("combobox", { name: /Award of the team/ }).fill(award.number);
      await dialog.getByRole("option", { name: award.number }).first().click();
      assert.deepEqual(await faults(page), []);
      await dialog.getByRole("button", { name: "Give a role" }).click();
      await dialog.waitFor({ state: "detached" });
      await page.locator(`main a[href="/awards/${award.id}"]`).first().waitFor();
      const { roles } = await read(`/api/people/${person.id}`);
      assert.ok(roles.some((held) => held.role === "performer" && held.award?.id === award.id));
    });
  });

  it("sets the working days of a year from a notice of that year, and keeps both languages", async () => {
    const notice =
      "一、元旦：1月1日（周三）放假1天，不调休。\n" +
      "二、国庆节：10月1日（周三）至8日（周三）放假调休，共8天。10月11日（周六）上班。";
    const days = async (read) =>
      (await read("/api/special-days?year=2031&sort=first_day")).items.map(
        (one) => `${one.first_day} ${one.last_day} ${one.worked} ${one.title.zh}/${one.title.en}`,
      );
    await visit("叶静姝", { language: "zh-Hans", width: 360 }, async ({ page, read }) => {
      await go(page, "/rules/working-days/new");
      await page.getByLabel("年份").fill("2030");
      await page.getByLabel("依据的通知").fill("国办发明电〔2030〕1号");
      await page.getByLabel("粘贴放假通知").fill(notice);
      await page.getByRole("button", { name: "读取通知" }).click();
      await says(page.locator("form span[role=status]"), "与 2030 年不符");
      await page.getByLabel("年份").fill("2031");
      await page.getByRole("button", { name: "设定 2031 年" }).waitFor();
      await page.getByLabel("依据的通知").fill("国办发明电〔2030〕1号");
      await page.getByLabel("粘贴放假通知").fill(notice);
      await page.getByRole("button", { name: "读取通知" }).click();
      await says(page.locator("form span[role=status]"), "读到 3 项");
      assert.deepEqual(await faults(page), []);
      await page.getByRole("button", { name: "设定 2031 年" }).click();
      await page.waitForURL(/working-days\?year=2031/);
      await settled(page);
      assert.deepEqual(await days(read), [
        "2031-01-01 2031-01-01 false 元旦/",
        "2031-10-01 2031-10-08 false 国庆节/",
        "2031-10-11 2031-10-11 true 国庆节调休上班/",
      ]);
    });
    await visit("叶静姝", {}, async ({ page, read }) => {
      await go(page, "/rules/working-days/new");
      const source = page.getByLabel("Notice it is taken from");
      await page.getByLabel("Year").fill("2031");
      await page.getByRole("button", { name: "Set the year 2031" }).waitFor();
      assert.equal(await source.inputValue(), "国办发明电〔2030〕1号");
      await page.getByLabel("Year").fill("2032");
      await page.getByRole("button", { name: "Set the year 2032" }).waitFor();
      assert.equal(await source.inputValue(), ""); // nothing of the year before
      await page.getByLabel("Year").fill("2031");
      await page.getByRole("button", { name: "Set the year 2031" }).waitFor();
      await page.getByLabel("Name").first().fill("New Year's Day");
      await page.getByRole("button", { name: "Set the year 2031" }).click();
      await page.waitForURL(/working-days\?year=2031/);
      await settled(page);
      assert.equal((await days(read))[0], "2031-01-01 2031-01-01 false 元旦/New Year's Day");
      assert.equal((await days(read))[1], "2031-10-01 2031-10-08 false 国庆节/");
    });
  });
});
