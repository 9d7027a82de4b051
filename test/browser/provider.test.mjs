// Signing in through an identity provider, in a browser: an account is linked and signed in by, in both languages; who
// is linked to nobody is told whom to ask; an administrator sees who came and links the account.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import path from "node:path";
import { after, before, describe, it } from "node:test";
import { faults, go, missing, openBrowser, openHouse, settled, tree, visitor, visits } from "./house.mjs";

const secretary = "叶静姝";
const shots = process.env.PENSTOCK_SHOTS;

describe("the provider's door", { skip: missing || false, concurrency: false, timeout: 300_000 }, () => {
  let house, browser, provider, at;
  before(async () => {
    house = await openHouse({ demo: true, settings: startProvider });
    browser = await openBrowser();
  });
  after(async () => {
    await browser?.close();
    await house?.close();
    provider?.kill();
  });
  const visit = visits(() => ({ house, browser }));

  /** The provider of the system tests; its settings for a server at this address. */
  async function startProvider(address) {
    provider = spawn("python3", [path.join(tree, "test/system/provider.py"), address]);
    let said = "";
    await new Promise((resolve, reject) => {
      provider.stdout.on("data", (piece) => {
        said += piece;
        if (said.includes("\n")) resolve();
      });
      provider.once("exit", () => reject(new Error("the provider did not start")));
    });
    const settings = JSON.parse(said);
    at = settings.PENSTOCK_OIDC_ISSUER;
    return settings;
  }
  const stands = (person) => fetch(`${at}/stand`, { method: "POST", body: JSON.stringify(person) });
  const shot = (page, name) => shots && page.screenshot({ path: path.join(shots, `${name}.png`), fullPage: true });

  it("links an account from one's own page", async () => {
    await stands({ sub: "ye", email: "ye@city.example", email_verified: true });
    await visit(secretary, { width: 360 }, async ({ page }) => {
      await go(page, "/account");
      await page.getByRole("button", { name: "Link an account at City login" }).click();
      await page.getByText("ye@city.example", { exact: true }).waitFor();
      await settled(page);
      assert.equal(new URL(page.url()).pathname, "/account");
      assert.deepEqual(await faults(page), []);
      await shot(page, "account-en");
    });
  });

  for (const [language, button] of [
    ["zh-Hans", "登录方式： 统一身份认证"],
    ["en", "Sign in with City login"],
  ])
    it(`signs in by it (${language})`, async () => {
      const { context, page, complaints } = await visitor(browser, { language });
      await page.goto(`${house.address}/sign-in`);
      await page.getByRole("button", { name: button }).waitFor();
      await settled(page);
      assert.deepEqual(await faults(page), []);
      await shot(page, `sign-in-${language}`);
      await page.getByRole("button", { name: button }).click();
      await page.waitForURL("**/portfolio");
      assert.ok(!page.url().includes("code="));
      const session = await (await page.request.get(`${house.address}/api/session`)).json();
      assert.ok(session.person.name.includes(secretary));
      assert.deepEqual(complaints, []);
      await context.close();
    });

  it("goes on to the page that was wanted", async () => {
    const { context, page } = await visitor(browser, { language: "en" });
    await page.goto(`${house.address}/meetings`);
    await page.getByRole("button", { name: "Sign in with City login" }).click();
    await page.waitForURL("**/meetings");
    await context.close();
  });

  it("tells who is linked to nobody whom to ask, and an administrator links the account", async () => {
    await stands({ sub: "wen", name: "闻远", email: "wen@city.example", email_verified: true });
    const { context, page } = await visitor(browser, { language: "zh-Hans" });
    await page.goto(`${house.address}/sign-in`);
    await page.getByRole("button", { name: /统一身份认证/ }).click();
    await page.getByText("请管理员关联").waitFor();
    await settled(page);
    assert.equal(new URL(page.url()).search, "", "the code is out of the address");
    assert.deepEqual(await faults(page), []);
    await shot(page, "unknown-zh");

    let person;
    await visit("Administrator", {}, async ({ page: office, post }) => {
      person = (await post("/api/people", { name: "闻远", email: "wen@linjiang.example" })).person.id;
      await go(office, `/administration/people/${person}`);
      await office.getByRole("button", { name: "Link an account at City login" }).click();
      await office.getByRole("button", { name: /^This one.*闻远/ }).click();
      assert.deepEqual(await faults(office), []);
      await shot(office, "link-en");
      await office.locator('dialog button[type="submit"]').click();
      await office.getByText("wen@city.example", { exact: true }).waitFor();
    });
    await page.goto(`${house.address}/sign-in`);
    await page.getByRole("button", { name: /统一身份认证/ }).click();
    await page.waitForURL("**/my-duties");
    const session = await (await page.request.get(`${house.address}/api/session`)).json();
    assert.equal(session.person.id, person);
    await context.close();
  });
});
