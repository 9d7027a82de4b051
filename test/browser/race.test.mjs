// A race and the money a loser owes, in a browser: scores are sealed until the last team is measured, all teams are
// decided at once, money comes back part by part, and the board writes off what cannot.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { demonstration, faults, go, missing, says, settled, step } from "./house.mjs";

describe("a race and money asked back", { skip: missing || false, concurrency: false, timeout: 300_000 }, () => {
  const { visit } = demonstration();
  let race, winner;
  const first = async (read, path) => (await read(`${path}&limit=1`)).items[0].id;
  const teams = (page) => page.getByRole("region", { name: "Teams side by side" });
  const send = async (page) => {
    await page.locator('dialog button[type="submit"]').click();
    await page.locator("dialog").waitFor({ state: "detached" });
    await settled(page);
  };

  it("keeps the scores of the first team from its manager until the last is measured", async () => {
    await visit("陈望舒", {}, async ({ page, read }) => {
      race = await first(read, "/api/races?state=running");
      await go(page, `/races/${race}`);
      await says(teams(page), "sealed until all are");
      assert.doesNotMatch(await teams(page).innerText(), /1\.8/);
      assert.match(await teams(page).innerText(), /未达到/, "why the third team ended is there to read");
      await says(page.getByRole("region", { name: "Stage 1" }), /CM-R03\s+7\.9\s+88\s+Stops/);
      assert.ok(await page.getByRole("button", { name: "Decide on the teams" }).isDisabled());
    });
    await visit("方怀瑾", { width: 360 }, async ({ page }) => {
      await go(page, `/races/${race}`);
      await page.getByRole("button", { name: "Record a team's scores" }).click();
      await page.getByLabel("Measured value").nth(0).fill("2.6");
      await page.getByLabel("Measured value").nth(1).fill("95.9");
      await send(page);
      await says(teams(page), "1.8"); // now both are seen, side by side
      await says(teams(page), "2.6");
      assert.deepEqual(await faults(page), []);
    });
  });

  it("is decided for all teams at once, and the loser's money returns", async () => {
    await visit("陈望舒", {}, async ({ page, read }) => {
      await go(page, `/races/${race}`);
      const before = await read(`/api/races/${race}`);
      winner = before.sides.find((team) => team.reached).award.id;
      const loser = before.sides.find((team) => team.state === "running" && team.award.id !== winner);
      assert.ok(Number(loser.committed.minor) > 0);
      await page.getByRole("button", { name: "Decide on the teams" }).click();
      // What is offered follows from the scores: the one that reached all wins, the other stops, and says why.
      const verdicts = page.getByLabel("Verdict");
      assert.deepEqual(await verdicts.evaluateAll((list) => list.map((one) => one.value)), ["win", "stop"]);
      await page.locator('dialog button[type="submit"]').click();
      await page.locator("dialog .error").first().waitFor();
      await page.getByLabel("Reason").fill("2.6 mJ; the aim was 2.");
      await send(page);
      await says(page.locator(".head .badge"), "Decided");
      const after = await read(`/api/races/${race}`);
      assert.equal(after.sides.find((team) => team.award.id === loser.award.id).committed.minor, 0);
      assert.equal((await read(`/api/awards/${loser.award.id}`)).state, "terminated");
      assert.equal((await read(`/api/awards/${winner}`)).state, "active");
      await go(page, `/line/race/${race}`);
      await page.locator(`.story a[href="/awards/${winner}"]`).first().waitFor();
      assert.deepEqual(await faults(page), []);
    });
  });

  it("records money that comes back in parts, and refuses more than is owed", async () => {
    await visit("沈思齐", {}, async ({ page, read }) => {
      const late = await first(read, "/api/recoveries?state=demanded");
      await go(page, "/recoveries");
      await says(page.locator("main"), "Overdue");
      await go(page, `/recoveries/${late}`);
      const receive = async (amount, reference) => {
        await page.getByRole("button", { name: "Record money that came in" }).click();
        await page
          .locator("dialog")
          .getByLabel(/Come in|Amount/)
          .first()
          .fill(amount);
        await page.getByLabel("Bank's reference").fill(reference);
      };
      await receive("38,600.01", "HK-1");
      await page.locator('dialog button[type="submit"]').click();
      await page.locator("dialog .error, dialog .problem").first().waitFor();
      await page
        .locator("dialog")
        .getByLabel(/Come in|Amount/)
        .first()
        .fill("8,600");
      await send(page);
      await says(page.locator(".figures"), "30,000");
      await receive("30,000.00", "HK-2");
      await send(page);
      await says(page.locator(".head .badge").first(), "Recovered");
      await says(page.locator("main"), "HK-1");
      assert.deepEqual(await faults(page), []);
    });
  });

  it("tells the team what it has to pay back, and that it did", async () => {
    await visit("林知远", { width: 360 }, async ({ page }) => {
      await go(page, "/my-awards");
      await says(page.getByRole("region", { name: "QS-A02" }), /Money to pay back\s*12,800\.00 CNY Recovered/);
      assert.deepEqual(await faults(page), []);
    });
  });

  it("writes the rest off when the board's secretary confirms what finance asked for", async () => {
    let asked;
    await visit("沈思齐", {}, async ({ page, read }) => {
      asked = await first(read, "/api/recoveries?state=write_off_asked");
      await go(page, `/recoveries/${asked}`);
      assert.ok(await page.getByRole("button", { name: "Confirm the write-off" }).isDisabled(), "not by who asked");
    });
    await visit("叶静姝", { width: 360 }, async ({ page, read }) => {
      await go(page, `/recoveries/${asked}`);
      await says(page.locator("main"), "破产");
      await step(page, "Confirm the write-off", "As the board resolved.");
      await says(page.locator(".head .badge").first(), "Written off");
      const { left, amount, received } = await read(`/api/recoveries/${asked}`);
      assert.equal(Number(left.minor), 0);
      assert.ok(Number(received.minor) < Number(amount.minor));
      assert.deepEqual(await faults(page), []);
    });
  });
});
