// Every page of the demonstration in every language, in both themes, on a desk and in a hand: no serious finding of
// axe, nothing wider than the screen, no word untranslated. Then the control: each fault, planted, is found.
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { after, before, describe, it } from "node:test";
import { faults, go, missing, openBrowser, openHouse, overflow, settled, tree, visitor } from "./house.mjs";

const tongues = ["zh-Hans", "zh-Hant", "en"];
// What a page says that the role does not open, and one that is not there.
const notOpen = /无权|無權|not open to you|没有|沒有|not found/i;
const outside = [
  "/sign-in",
  "/first-run?token=x",
  "/invitation?token=x",
  "/confirm-account?token=x",
  "/public/practices",
  "/unlock?token=x",
  "/sign-in/returned?state=s0.x&code=x",
];
const screens = [
  { width: 1440, height: 900 },
  { width: 360, height: 780 },
];
// What axe looks at does not depend on the language: it looks once at each width, and once at the colours of the dark
// theme, which no width changes. Room does, though the other Chinese script needs no more of it.
const looks = [
  { on: screens, whole: screens[0], dark: true },
  { on: [screens[1]] },
  { on: screens, whole: screens[1] },
];

describe("scenes", { skip: missing || false, concurrency: true, timeout: 1_500_000 }, () => {
  let house, browser, storage, places, seats;
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
    seats = [await atSeat("Performer", team), await atSeat("Case officer", asking)];
    seats.push(await atSeat("Finance officer", paying), await atSeat("Board secretary", deciding));
    seats.push(await atSeat("Programme manager", managing));
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
        nouns.push(
          "payments",
          "batches",
          "payees",
          "claims",
          "bodies",
          "directives",
          "meetings",
          "plans",
          "indicators",
          "papers",
          "pilots",
          "practices",
          "decisions",
        );
        return { made, rejected, ids: await Promise.all(nouns.map(first)) };
      },
      [text, overspent],
    );
    assert.equal(done.rejected, 1);
    const [award, programme, organisation, person, finding, delegation, approval, rule, milestone, ...paying] =
      done.ids;
    const [payment, batch, payee, claim, body, directive, meeting, plan, indicator, paper, ...last] = paying;
    const [pilot, practice, decision] = last;
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
      "/rules/working-days",
      `/rules/${rule}`,
      "/money/reservations",
      "/money/reservations/new",
      "/money/exchanges",
      "/money/lapsing",
      "/money/books",
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
      "/directives",
      "/directives/new",
      "/directives/board",
      "/directives/overdue",
      "/directives/bulletin",
      "/directives/levels",
      "/messages",
      "/administration/mails",
      "/administration/sign-ins",
      `/directives/${directive}`,
      `/line/directive/${directive}`,
      "/my-duties",
      "/account",
      `/my-duties/${directive}`,
      "/bodies",
      `/bodies/${body}`,
      "/meetings",
      `/meetings/${meeting}`,
      "/plans",
      `/plans/${plan}`,
      `/indicators/${indicator}`,
      "/figures",
      `/meetings/${meeting}/print/notice`,
      `/meetings/${meeting}/print/agenda`,
      `/meetings/${meeting}/print/minutes`,
      "/agenda-items",
      "/decisions",
      `/decisions/${decision}`,
      `/line/agenda_item/${decision}`,
      "/papers",
      `/papers/${paper}`,
      "/pilots",
      `/pilots/${pilot}`,
      "/practices",
      `/practices/${practice}`,
      "/practices/shipped",
      `/line/practice/${practice}`,
      "/organisations",
      `/organisations/${organisation}`,
      "/organisations/doubts",
      "/reports",
      "/results",
      "/assets",
      "/findings",
      "/findings/parameters",
      `/findings/${finding}`,
      "/imports",
      "/imports/new",
      "/communique",
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

  /** Signs in as an account of the demonstration, and names the pages that only it is shown. */
  async function atSeat(account, pages) {
    const { context, page } = await visitor(browser, { language: "en" });
    await page.goto(`${house.address}/sign-in`);
    await page.locator(".accounts button", { hasText: account }).first().click();
    await page.waitForURL(/portfolio|my-awards/);
    const read = async (path) => (await page.request.get(house.address + path)).json();
    const seat = { places: await pages(read), storage: { cookies: await context.cookies(), origins: [] } };
    await context.close();
    return seat;
  }

  const team = async (read) => {
    const mine = (await read("/api/my-awards")).items;
    const milestones = mine.flatMap((one) => one.milestones);
    const claims = await Promise.all(mine.map((one) => read(`/api/awards/${one.id}/claims`)));
    const award = mine[0].id;
    const amendment = (await read("/api/amendments?limit=1")).items[0].id;
    return [
      `/my-awards/amendments/${amendment}`,
      `/my-awards/${award}/amendments/new`,
      `/my-awards/${award}/closeout`,
      "/my-awards",
      `/my-awards/${award}/agreement`,
      `/my-awards/${award}/claims`,
      `/my-awards/${award}/spending`,
      `/my-awards/milestones/${(milestones.find((one) => one.state === "active") ?? milestones[0]).id}`,
      `/my-awards/claims/${claims.flatMap((one) => one.claims)[0].id}`,
    ];
  };
  const asking = async (read) => {
    const held = (await read("/api/milestones?limit=1")).items[0].award.id;
    return [
      "/payments/new",
      "/payees/new",
      "/awards/prepare",
      `/awards/${held}/agreement`,
      `/awards/${held}/spending`,
    ];
  };
  const paying = async (read) => {
    const first = async (noun) => {
      const [one] = (await read(`/api/${noun}?limit=1`)).items;
      return one.entry ?? one.id;
    };
    const ids = await Promise.all(["appropriations", "entries", "reservations"].map(first));
    const things = ["appropriations", "entries", "reservations"].map((noun, i) => `/money/${noun}/${ids[i]}`);
    const recovery = (await read("/api/recoveries?limit=1")).items[0].id;
    return [
      ...things,
      "/recoveries",
      `/recoveries/${recovery}`,
      "/payments/batches/new",
      "/money/appropriations/new",
      "/money/entries/new",
      "/rules/new",
      "/rules/working-days/new",
    ];
  };
  const deciding = async (read) => {
    const amendment = (await read("/api/amendments?limit=1")).items[0].id;
    const plan = (await read("/api/plans?limit=1")).items[0].id;
    const race = (await read("/api/races?limit=1")).items[0].id;
    const documented = (await read("/api/practices?state=documented&limit=1")).items[0].id;
    outside.push(`/public/practices/${(await read("/api/public-practices?limit=1")).items[0].id}`);
    return [
      "/practices/new",
      `/practices/${documented}/edit`,
      "/authority/new",
      "/amendments",
      `/amendments/${amendment}`,
      "/races",
      `/races/${race}`,
      `/plans/${plan}/import`,
      `/plans/${plan}/due`,
      `/plans/${plan}`,
      "/figures",
    ];
  };
  const managing = async (read) => {
    const held = (await read("/api/milestones?limit=1")).items[0].award.id;
    return ["/races/new", `/awards/${held}/amendments/new`, `/awards/${held}/closeout`];
  };

  /** Looks for words and room on these screens; on the whole one with axe too, and where asked at the dark colours. */
  async function look(page, at, { on, whole, dark }, problems) {
    const see = async (screen, colorScheme, only) => {
      await page.setViewportSize(screen);
      await page.emulateMedia({ colorScheme });
      await settled(page);
      problems.push(...(await faults(page, only)).map((fault) => `${at} ${screen.width} ${colorScheme}: ${fault}`));
    };
    for (const screen of on) await see(screen, "light", screen === whole ? undefined : []);
    if (dark) await see(whole, "dark", ["color-contrast"]);
  }

  for (const [i, language] of tongues.entries())
    it(`are whole in ${language}`, async () => {
      const problems = [];
      const { context, page, complaints } = await visitor(browser, { language, storage });
      await page.goto(`${house.address}/portfolio`);
      for (const place of places) {
        await go(page, place);
        await look(page, `${place} ${language}`, looks[i], problems);
      }
      for (const seat of seats) {
        await context.clearCookies();
        await context.addCookies(seat.storage.cookies);
        await page.goto(house.address + seat.places[0]);
        for (const place of seat.places) {
          await go(page, place);
          const shown = await page.locator("h1").first().innerText();
          if (notOpen.test(shown)) problems.push(`${place} ${language}: is not open to its seat`);
          await look(page, `${place} ${language}`, looks[i], problems);
        }
      }
      await context.clearCookies();
      for (const place of outside) {
        await page.goto(house.address + place);
        await look(page, `${place} ${language}`, looks[i], problems);
      }
      await context.close();
      assert.deepEqual(problems, []);
      assert.deepEqual(complaints, []);
    });

  it("are all looked at: no address of the application is left out", () => {
    const main = fs.readFileSync(path.join(tree, "web/src/main.tsx"), "utf8");
    const routes = [...main.matchAll(/<Route path="(\/[^"]*)"/g)].map((match) => match[1]);
    assert.ok(routes.length > 60);
    const seen = [...places, ...seats.flatMap((seat) => seat.places), ...outside].map((each) => each.split("?")[0]);
    const left = routes.filter((route) => {
      const fits = new RegExp(`^${route.replace(/:(noun|kind)/g, "[a-z_]+").replace(/:\w+/g, "\\d+")}$`);
      return !seen.some((place) => fits.test(place));
    });
    assert.deepEqual(left, []);
  });

  it("print the board's page on one sheet of paper, whole, in each language", async () => {
    for (const language of tongues) {
      const { context, page } = await visitor(browser, { language, storage });
      await page.goto(`${house.address}/board`);
      await settled(page);
      await page.emulateMedia({ media: "print" });
      await page.setViewportSize({ width: 718, height: 2000 }); // A4 less its margins, and no scroll bar
      assert.equal(await overflow(page), 0, `${language}: cut on the right`);
      const beyond = await page.evaluate(
        () =>
          [...document.querySelectorAll(".board .grid")].filter(
            (grid) => grid.getBoundingClientRect().right > grid.closest(".sheet").getBoundingClientRect().right,
          ).length,
      );
      assert.equal(beyond, 0, `${language}: a table wider than its frame`);
      const paper = await page.pdf({ preferCSSPageSize: true });
      assert.equal(paper.toString("latin1").match(/\/Type\s*\/Page\b/g).length, 1, `${language}: pages`);
      await context.close();
    }
  });

  it("print the papers of a meeting on A4, nothing cut, the Chinese ones in 22 lines of 28 characters", async () => {
    for (const language of tongues)
      for (const kind of ["notice", "agenda", "minutes"]) {
        const { context, page } = await visitor(browser, { language, storage });
        const place = places.find((each) => each.endsWith(`/print/${kind}`));
        await page.goto(house.address + place);
        await settled(page);
        await page.emulateMedia({ media: "print" });
        await page.setViewportSize({ width: 590, height: 850 }); // the type area: 156 by 225 mm
        const at = `${kind} in ${language}`;
        assert.equal(await overflow(page), 0, `${at}: cut on the right`);
        const seen = await page.evaluate(() => {
          const body = document.querySelector(".official .body");
          const line = document.createElement("p");
          body.append(line);
          const rows = (count) => {
            line.textContent = "国".repeat(count);
            line.style.textIndent = "0";
            return Math.round(line.getBoundingClientRect().height / parseFloat(getComputedStyle(line).lineHeight));
          };
          const fits = [28, 29].map(rows);
          const height = parseFloat(getComputedStyle(line).lineHeight);
          line.remove();
          const clipped = [...document.querySelectorAll(".official *")].filter(
            (each) => each.scrollWidth > each.clientWidth + 1 && getComputedStyle(each).overflow !== "visible",
          ).length;
          const foot = document.querySelector(".official .checkpoint").textContent;
          return { fits, lines: Math.floor(850.4 / height), clipped, foot };
        });
        assert.equal(seen.clipped, 0, `${at}: something is cut`);
        assert.match(seen.foot, /\d+.*[A-Za-z0-9+/]{43}=/, `${at}: no checkpoint`);
        if (language !== "en") {
          assert.deepEqual(seen.fits, [1, 2], `${at}: 28 characters stand in a line, 29 do not`);
          assert.equal(seen.lines, 22, `${at}: lines on a page`);
        }
        const paper = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
        for (const [, width, height] of paper.matchAll(/\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/g))
          assert.deepEqual([Math.round(width), Math.round(height)], [595, 842], `${at}: not A4`);
        const pages = paper.match(/\/Type\s*\/Page\b/g).length;
        assert.ok(pages >= 1 && pages <= 4, `${at}: ${pages} pages`);
        await context.close();
      }
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
