// Every page of the demonstration in every language, in both themes, on a desk and in a hand: no serious finding of
// axe, nothing wider than the screen, no word untranslated. Then the control: each fault, planted, is found.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { faults, go, missing, openBrowser, openHouse, settled, visitor } from "./house.mjs";

const tongues = ["zh-Hans", "zh-Hant", "en"];
const screens = [
  { width: 1440, height: 900 },
  { width: 360, height: 780 },
];

describe("scenes", { skip: missing || false, timeout: 600_000 }, () => {
  let house, browser, storage, places;
  before(async () => {
    house = await openHouse({ demo: true });
    browser = await openBrowser();
    const { context, page } = await visitor(browser);
    await page.goto(`${house.address}/sign-in`);
    await page.locator(".accounts button").first().click();
    await page.waitForURL("**/portfolio");
    storage = { cookies: await context.cookies(), origins: [] };
    places = await prepare(page);
    await context.close();
  });
  after(async () => {
    await browser?.close();
    await house?.close();
  });

  /** Imports a list with one row that cannot be, and names a page of each kind. */
  async function prepare(page) {
    const text =
      "编号,名称,项目群,单位,负责人,金额,立项日期\nB1,海堤监测,海岸,临江大学,顾明川,18,2026-01-05\nB2,潮汐预报,海岸,临江大学,顾明川,很多,2026-01-05\n";
    const overspent =
      '<iati-activities><iati-activity default-currency="EUR"><iati-identifier>A-1</iati-identifier>' +
      "<reporting-org>River Fund</reporting-org><title>Wells</title>" +
      '<transaction type="commitment"><value>10</value></transaction>' +
      '<transaction type="disbursment"><value>12</value></transaction></iati-activity></iati-activities>';
    const done = await page.evaluate(
      async ([list, activities]) => {
        const { csrf } = await (await fetch("/api/session")).json();
        const ask = async (path, body, type) => {
          const headers = { "Content-Type": type, "X-CSRF-Token": csrf, "Idempotency-Key": crypto.randomUUID() };
          return (await fetch(path, { method: "POST", headers, body })).json();
        };
        const bring = async (name, content) => {
          const file = await ask(`/api/uploads?name=${name}`, content, "application/octet-stream");
          const asked = { digest: file.digest, name, mapping: "" };
          const seen = await ask("/api/import-previews", JSON.stringify(asked), "application/json");
          const { accepted, rejected, mapping_text: mapping } = seen;
          const sums = seen.sums.map(({ currency, minor }) => ({ currency, minor }));
          const made = await ask(
            "/api/imports",
            JSON.stringify({ ...asked, mapping, accepted, sums }),
            "application/json",
          );
          return { made, rejected };
        };
        const { made, rejected } = await bring("list.csv", list);
        await bring("activities.xml", activities);
        const first = async (noun) => (await (await fetch(`/api/${noun}?limit=1`)).json()).items[0].id;
        const nouns = ["awards", "programmes", "organisations", "people", "findings", "authority", "approvals"];
        nouns.push("funding-rules", "milestones");
        nouns.push("payments", "batches", "payees", "claims");
        return { made, rejected, ids: await Promise.all(nouns.map(first)) };
      },
      [text, overspent],
    );
    assert.equal(done.rejected, 1);
    const [award, programme, organisation, person, finding, delegation, approval, rule, milestone, ...paying] =
      done.ids;
    const [payment, batch, payee, claim] = paying;
    return [
      "/portfolio",
      "/portfolio?text=nothing-has-this-name",
      "/programmes",
      `/programmes/${programme}`,
      "/programmes/new",
      `/programmes/${programme}/edit`,
      "/awards/new",
      `/awards/${award}`,
      "/milestones",
      `/milestones/${milestone}`,
      "/money",
      "/money/appropriations",
      "/money/entries",
      "/authority",
      "/authority/why",
      "/authority/approvals",
      `/authority/approvals/${approval}`,
      `/authority/${delegation}`,
      "/rules",
      `/rules/${rule}`,
      "/money/reservations",
      "/money/reservations/new",
      "/money/exchanges",
      "/money/lapsing",
      "/money/years",
      `/money/years/${new Date().getFullYear()}`,
      "/payments",
      `/payments/${payment}`,
      "/payments/batches",
      `/payments/batches/${batch}`,
      "/payments/answers",
      "/payees",
      `/payees/${payee}`,
      "/payees/contacts",
      "/claims",
      `/claims/${claim}`,
      `/line/claim/${claim}`,
      "/organisations",
      `/organisations/${organisation}`,
      "/organisations/doubts",
      "/findings",
      `/findings/${finding}`,
      "/imports",
      "/imports/new",
      `/imports/${done.made.id}`,
      "/board",
      `/line/award/${award}`,
      `/line/programme/${programme}`,
      "/record",
      "/record/1",
      "/record/check",
      "/administration/people",
      `/administration/people/${person}`,
      "/administration/roles",
      "/administration/settings",
      "/nowhere",
    ];
  }

  /** Looks at everything on both screens; then, for colours do not depend on the language, at the dark theme on one. */
  async function look(page, at, dark, problems) {
    const see = async (screen, colorScheme, only) => {
      await page.setViewportSize(screen);
      await page.emulateMedia({ colorScheme });
      await settled(page);
      problems.push(...(await faults(page, only)).map((fault) => `${at} ${screen.width} ${colorScheme}: ${fault}`));
    };
    for (const screen of screens) await see(screen, "light");
    await see(dark, "dark", ["color-contrast"]);
  }

  for (const [i, language] of tongues.entries())
    it(`are whole in ${language}`, async () => {
      const problems = [];
      const { context, page, complaints } = await visitor(browser, { language, storage });
      await page.goto(`${house.address}/portfolio`);
      for (const place of places) {
        await go(page, place);
        await look(page, `${place} ${language}`, screens[i % 2], problems);
      }
      await context.clearCookies();
      for (const place of ["/sign-in", "/first-run?token=x", "/invitation?token=x"]) {
        await page.goto(house.address + place);
        await look(page, `${place} ${language}`, screens[i % 2], problems);
      }
      await context.close();
      assert.deepEqual(problems, []);
      assert.deepEqual(complaints, []);
    });

  it("control: a picture without words, faint letters, a wide thing and a bare key are all found", async () => {
    const { context, page } = await visitor(browser, { storage });
    await page.goto(`${house.address}/roles`);
    await settled(page);
    assert.deepEqual(await faults(page), []);
    await page.evaluate(() => {
      const put = (tag, change) =>
        document.querySelector("main").append(Object.assign(document.createElement(tag), change));
      put("img", { src: "/penstock.svg" });
      const faint = Object.assign(document.createElement("p"), { textContent: "faint" });
      faint.style.color = "#e8e8e8";
      const wide = document.createElement("div");
      wide.style.cssText = "width: 3000px; height: 1px";
      document.querySelector("main").append(faint, wide, "portfolio.title");
    });
    const found = (await faults(page)).join("\n");
    for (const fault of [
      /^image-alt/m,
      /^color-contrast/m,
      /^wider than the screen/m,
      /^untranslated: portfolio.title/m,
    ])
      assert.match(found, fault);
    await context.close();
  });
});
