// Messages in a browser: what they name opens for whoever was told; a team asks for an amendment, of which its manager
// is told, and sees what its closing needs.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { demonstration, faults, go, missing, says, settled } from "./house.mjs";

describe("messages", { skip: missing || false, concurrency: false, timeout: 300_000 }, () => {
  const { visit } = demonstration();
  const seats = ["Performer", "Programme manager", "Board secretary", "Finance officer", "Case officer"];

  it("lead where their hearers may go", async () => {
    for (const seat of seats)
      await visit(seat, {}, async ({ page, read }) => {
        const { items } = await read("/api/my-messages?limit=1000");
        const kinds = new Map(items.map((one) => [one.place.replace(/\d+/g, "N"), one.place]));
        assert.ok(kinds.size > 0, `${seat} was told nothing`);
        for (const place of kinds.values()) {
          await go(page, place);
          assert.equal(new URL(page.url()).pathname, place, `${seat} is led away from ${place}`);
          assert.doesNotMatch(await page.locator("h1").first().innerText(), /not open to you|not found/i, place);
        }
      });
  });

  it("tell of an amendment that the team asks for, in either language", async () => {
    let award, number;
    await visit("林知远", { width: 360, language: "zh-Hans" }, async ({ page, read }) => {
      const { items } = await read("/api/my-awards");
      const open = (await read("/api/amendments?state=submitted&limit=100")).items.map((one) => one.award.id);
      ({ id: award, number } = items.find((one) => one.state === "active" && !open.includes(one.id)));
      await go(page, "/my-awards");
      await page.locator(`a[href="/my-awards/${award}/amendments/new"]`).click();
      await page.waitForURL(/amendments\/new$/);
      await settled(page);
      await page.locator("form select").first().selectOption("pause");
      await page.locator("form textarea").last().fill("用地尚未落实，申请暂停。");
      assert.deepEqual(await faults(page), []);
      await page.locator('form button[type="submit"]').click();
      await page.waitForURL(/my-awards\/amendments\/\d+$/);
      await settled(page);
      await says(page.locator("main"), "用地尚未落实");
      assert.deepEqual(await faults(page), []);
      await go(page, `/my-awards/${award}/closeout`);
      await page.getByRole("heading", { name: "结题" }).first().waitFor();
    });
    const manager = await visit("陈望舒", {}, ({ read }) => read(`/api/my-messages?limit=1`));
    const told = manager.items[0]?.title.en.includes(number) ? "陈望舒" : "顾云帆";
    await visit(told, {}, async ({ page }) => {
      await go(page, "/messages");
      await page
        .getByRole("link", { name: `Amendment to judge: ${number} Pause` })
        .first()
        .click();
      await page.waitForURL(/\/amendments\/\d+$/);
      await settled(page);
      await says(page.locator("main"), "用地尚未落实");
    });
  });
});
