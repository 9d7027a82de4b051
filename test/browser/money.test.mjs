// Public money in a browser: a finance officer opens an appropriation, allots from it, commits to an award, asks for
// too much and is told what there is, and takes an entry back. An auditor sees it all and may change nothing.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { demonstration, faults, go, missing, says, settled } from "./house.mjs";

const screens = [
  { width: 1440, height: 900 },
  { width: 360, height: 780 },
];

describe("money", { skip: missing || false, concurrency: false, timeout: 300_000 }, () => {
  const { visit } = demonstration();
  let pool, entry;

  it("goes from an appropriation to an award, refuses too much with what there is, and is taken back", async () => {
    await visit("Finance officer", {}, async ({ page, read }) => {
      const fill = (label, text) => page.getByLabel(label, { exact: true }).fill(text);
      const send = () => page.locator('main form button[type="submit"]').click();
      await go(page, "/money/appropriations/new");
      await send();
      await page.locator(".error").first().waitFor(); // what is needed is said before anything is sent
      await fill("Decision", "Board, third meeting of 2026");
      await fill("English", "Coastal defence 2026");
      await fill("Code", "T2026-01");
      await fill("Fund", "City budget");
      await fill("Amount", "5,000,000");
      await send();
      await page.waitForURL(/\/money\/appropriations\/\d+$/);
      pool = Number(/\d+$/.exec(page.url())[0]);
      await settled(page);

      const award = (await read("/api/awards?limit=1")).items[0];
      const { programme } = await read(`/api/awards/${award.id}`);
      await page.locator(".head a.main", { hasText: "Allotment" }).click();
      await page.waitForURL(/kind=allot/);
      await go(page, `/money/entries/new?kind=allot&appropriation=${pool}&programme=${programme.id}`);
      await says(page.locator("main [role=status]"), "Available: 5,000,000.00 CNY");
      await fill("Amount", "1,000,000");
      await says(page.locator("main [role=status]"), "4,000,000.00 CNY will be left");
      await fill("Decision", "Board, third meeting of 2026");
      await send();
      await page.waitForURL(/\/money\/entries\/\d+$/);

      await go(page, `/money/entries/new?kind=commit&appropriation=${pool}&award=${award.id}`);
      await says(page.locator("main [role=status]"), "Available: 1,000,000.00 CNY");
      await fill("Amount", "1,000,000.01");
      await send();
      const wrong = await says(page.locator(".error"), /exceeds what is available/);
      assert.match(wrong, /Available: 1,000,000\.00 CNY/);
      await fill("Amount", "400,000");
      await send();
      await page.waitForURL(/\/money\/entries\/\d+$/);
      entry = Number(/\d+$/.exec(page.url())[0]);
      await says(page.locator("h1"), "Commitment");
      const stands = async () =>
        Object.fromEntries((await read(`/api/appropriations/${pool}`)).stages.map((one) => [one.stage, one.minor]));
      assert.deepEqual(await stands(), {
        allotted: 60_000_000,
        appropriated: 400_000_000,
        committed: 40_000_000,
        source: -500_000_000,
      });

      await page.getByRole("button", { name: "Reverse" }).click();
      await page.locator('dialog button[type="submit"]').click();
      await says(page.locator("dialog .error"), "needed");
      await page.locator("dialog textarea").fill("Committed to the wrong award.");
      await page.locator('dialog button[type="submit"]').click();
      await page.waitForURL((url) => /\/money\/entries\/\d+$/.test(url.pathname) && !url.href.endsWith(`/${entry}`));
      await says(page.locator("h1"), "Reversal");
      const now = await stands();
      assert.deepEqual([now.allotted, now.committed], [100_000_000, 0]);
      await page.getByRole("link", { name: "Allotted, uncommitted" }).click();
      await page.waitForURL(/account=\d+/);
      await says(page.locator(".figures dd"), /1\.00/); // in millions
      await page.locator("tbody tr[data-index]").first().waitFor();
      assert.equal(await page.locator("tbody tr[data-index]").count(), 3);
    });
  });

  it("shows where it stands as bands and as a table, each amount with the entries behind it", async () => {
    await visit("Auditor", {}, async ({ page, read }) => {
      await go(page, `/money?appropriation=${pool}`);
      await page.locator(".flow svg path").first().waitFor();
      await page.getByRole("button", { name: /Show data/ }).click();
      assert.equal(await page.locator(".flow tbody tr").count(), 2); // free, and allotted to one programme
      await says(page.locator(".flow tbody tr").first(), "80.0 %");
      const download = page.waitForEvent("download");
      await page.locator(".flow header button").nth(1).click();
      assert.match((await download).suggestedFilename(), /CNY\.csv$/);
      await page.locator(".flow tbody a").nth(1).click();
      await page.waitForURL(/entries\?.*stage=allotted/);
      await settled(page);
      const { total } = await read(`/api/entries?appropriation=${pool}&stage=allotted`);
      assert.equal(await page.locator("tbody tr[data-index]").count(), total);
    });
  });

  it("lets an auditor look, and says why nothing can be taken back", async () => {
    await visit("Auditor", {}, async ({ page, read }) => {
      const { items } = await read("/api/entries?kind=allot&limit=1");
      await go(page, `/money/entries/${items[0].entry}`);
      await says(page.locator('[aria-disabled="true"]'), "Reverse");
      await page.getByText("A finance officer can do this.").waitFor();
      await go(page, "/money/entries/new");
      await page.getByRole("heading", { name: "This page is not open to you" }).waitFor();
    });
  });

  for (const language of ["zh-Hans", "zh-Hant", "en"])
    it(`is whole in ${language}`, async () => {
      await visit(/finance|财务|財務|Finance/, { language }, async ({ page, read }) => {
        const { items } = await read("/api/accounts?limit=1&stage=committed");
        const places = [
          "/money",
          "/money?programme=999999",
          "/money/appropriations",
          `/money/appropriations/${items[0].appropriation}`,
          "/money/appropriations/new",
          "/money/entries",
          `/money/entries?account=${items[0].id}`,
          `/money/entries/${entry}`,
          `/money/entries/new?kind=commit&appropriation=${pool}&award=${items[0].award.id}`,
          `/awards/${items[0].award.id}`,
          `/programmes/${items[0].programme.id}`,
        ];
        const problems = [];
        for (const place of places) {
          await go(page, place);
          for (const screen of screens)
            for (const colorScheme of ["light", "dark"]) {
              await page.setViewportSize(screen);
              await page.emulateMedia({ colorScheme });
              await settled(page);
              const only = colorScheme === "dark" ? ["color-contrast"] : undefined;
              const found = await faults(page, only);
              problems.push(...found.map((fault) => `${place} ${screen.width} ${colorScheme}: ${fault}`));
            }
        }
        assert.deepEqual(problems, []);
      });
    });
});
