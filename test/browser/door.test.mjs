// One's own door in a browser: a second factor is set up by the picture and its code, recovery codes are shown once,
// the next sign-in asks for a code, a session elsewhere is ended, a token is made and works no more when it is ended.
import assert from "node:assert/strict";
import crypto from "node:crypto";
import { describe, it } from "node:test";
import { demonstration, faults, go, missing, settled, visitor } from "./house.mjs";

const secretary = "叶静姝";
const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** The six digits of a telephone (RFC 6238), so many steps from now. */
function digits(secret, steps = 0) {
  const bits = [...secret].map((letter) => letters.indexOf(letter).toString(2).padStart(5, "0")).join("");
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + steps));
  const mac = crypto.createHmac("sha1", key).update(counter).digest();
  const at = mac[19] & 15;
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 1e6).padStart(6, "0");
}

describe("the door", { skip: missing || false, concurrency: false, timeout: 300_000 }, () => {
  const { at, visit } = demonstration();
  let secret;

  it("gets a second factor, whose recovery codes are shown once", async () => {
    await visit(secretary, { width: 360 }, async ({ page, read }) => {
      await go(page, "/account");
      await page.getByRole("button", { name: "Set up a second factor" }).click();
      await page.locator("svg.qr").waitFor();
      await settled(page);
      assert.deepEqual(await faults(page), []);
      secret = await page.locator(".copyable pre").innerText();
      await page.locator('input[autocomplete="one-time-code"]').fill("000000");
      await page.getByRole("button", { name: "Confirm" }).click();
      await page.getByText("The code is not right").first().waitFor();
      await page.locator('input[autocomplete="one-time-code"]').fill(digits(secret));
      await page.getByRole("button", { name: "Confirm" }).click();
      await page.getByRole("button", { name: "They are kept safe" }).waitFor();
      const codes = (await page.locator(".copyable pre").innerText()).split("\n");
      assert.equal(codes.length, 10);
      assert.ok(codes.every((code) => /^[A-Z2-7]{4}(-[A-Z2-7]{4}){3}$/.test(code)));
      assert.deepEqual(await faults(page), []);
      await page.getByRole("button", { name: "They are kept safe" }).click();
      await page.getByText("10 recovery codes are left").waitFor();
      assert.equal((await read("/api/session/second-factor")).enrolled, true);
    });
  });

  it("asks for the code at the next sign-in, and a session elsewhere is ended", async () => {
    const enter = async (fill) => {
      const { context, page } = await visitor(at.browser, { language: "en" });
      await page.goto(`${at.house.address}/sign-in`);
      await page.locator(".accounts button", { hasText: secretary }).first().click();
      await page.locator('input[autocomplete="one-time-code"]').waitFor();
      assert.deepEqual(await faults(page), []);
      await fill(page.locator('input[autocomplete="one-time-code"]'));
      await page.locator('button[type="submit"]').click();
      await page.waitForURL("**/portfolio");
      return { context, page };
    };
    const here = await enter((field) => field.fill(digits(secret, 1)));
    await go(here.page, "/account");
    await here.page
      .getByRole("button", { name: /^End\s*: Chrome/ })
      .first()
      .click(); // the one that set it up
    await here.page.waitForFunction(() => !document.querySelector("section.sheet ul.lines .button.small"));
    assert.deepEqual(await faults(here.page), []);

    await here.page.getByRole("button", { name: "Make a token" }).click();
    await here.page.locator("dialog input").first().fill("nightly report");
    await here.page.locator('dialog button[type="submit"]').click();
    await here.page.locator("dialog .copyable pre").waitFor();
    const token = await here.page.locator("dialog .copyable pre").innerText();
    const ask = () =>
      fetch(`${at.house.address}/api/awards?limit=1`, { headers: { Authorization: `Bearer ${token}` } });
    assert.equal((await ask()).status, 200);
    await here.page.locator("dialog .top-row button").click();
    await here.page.getByRole("button", { name: /^End\s*: nightly report/ }).click();
    await here.page.getByText("Works no more").waitFor();
    assert.equal((await ask()).status, 401);
    await here.context.close();
  });
});
