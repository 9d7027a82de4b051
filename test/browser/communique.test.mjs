// A communiqué in a browser: a damaged copy is pasted, its changes are marked on both sides, and its proposals are gone
// through by the keyboard alone; a web page is chosen on a phone; what is beyond repair is refused.
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { describe, it } from "node:test";
import { demonstration, faults, go, missing, says, settled, textFile, tree } from "./house.mjs";

const secretary = "Board secretary";
const text = (name) => fs.readFileSync(path.join(tree, "test/communique", name), "utf8");

describe("communiqués", { skip: missing || false, concurrency: false, timeout: 300_000 }, () => {
  const { visit } = demonstration();
  const rows = (page) => page.locator(".proposals > li");
  const restored = (page) => page.getByRole("region", { name: "Restored" });

  it("shows a damaged copy beside its restored text, and its proposals are decided by keys", async () => {
    await visit(secretary, {}, async ({ page }) => {
      await go(page, "/communique");
      assert.deepEqual(await faults(page), []);
      await page.getByLabel("Paste the text").fill(text("zh_damaged.txt"));
      await page.getByRole("button", { name: "Read it" }).click();
      await rows(page).first().waitFor();
      await settled(page);
      const original = page.getByRole("region", { name: "Original" });
      await says(original.locator("mark.removed_reading"), "(kāi)");
      await says(restored(page).locator("mark.repaired"), "专科医");
      await says(restored(page).locator("mark.damaged_number"), "?12");
      await says(page.locator(".bad"), "5 places need a person");
      assert.equal(await rows(page).count(), 9); // body, date, chair, two items, a paper, three directives
      assert.deepEqual(await faults(page), []);

      await rows(page).first().focus();
      await page.keyboard.press("a");
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("x");
      for (let i = 0; i < 5; ++i) await page.keyboard.press("j");
      assert.equal(
        (await restored(page).locator(".focused").allInnerTexts()).join(""),
        "要加快建设综合专科医院，招聘中专科及以上学历人员，全年投入?12万元",
      );
      await page.keyboard.press("e");
      await page.keyboard.press("Control+A");
      await page.keyboard.type("要加快建设综合专科医院");
      await page.keyboard.press("Control+Enter");
      await says(rows(page).nth(6).locator(".badge").last(), "edited");
      assert.equal(await rows(page).nth(0).getAttribute("class"), "accepted");
      assert.equal(await rows(page).nth(1).getAttribute("class"), "dropped");
      await says(rows(page).nth(6), "The text names neither owner nor date");

      const saving = page.waitForEvent("download");
      await page.getByRole("button", { name: /Download 2/ }).click();
      const kept = JSON.parse(fs.readFileSync(await (await saving).path(), "utf8"));
      assert.deepEqual(
        kept.taken.map((one) => [one.sort, one.words]),
        [
          ["body", "市卫健委"],
          ["directive", "要加快建设综合专科医院"],
        ],
      );
      assert.equal(kept.taken[1].owner, "");
    });
  });

  it("reads a web page on a phone, in Chinese, with owner and date where the text names them", async () => {
    const page_text = text("zh_table.txt")
      .split("\n")
      .map((line) =>
        line.startsWith("|")
          ? `<tr>${line
              .split("|")
              .slice(1, -1)
              .map((cell) => `<td>${cell.trim()}</td>`)
              .join("")}</tr>`
          : `<p>${line}</p>`,
      )
      .join("\n");
    await visit("理事会秘书", { width: 360, language: "zh-Hans" }, async ({ page }) => {
      await go(page, "/communique");
      await page
        .locator('input[type="file"]')
        .setInputFiles(textFile("a.html", `<html><script>1</script><table>${page_text}</table></html>`));
      await rows(page).first().waitFor();
      await settled(page);
      const duty = rows(page).filter({ hasText: "制定项目经理选聘办法" });
      await says(duty, "责任: 市科技局");
      await says(duty, "期限: 2024-06-30");
      assert.deepEqual(await faults(page), []);
    });
  });

  for (const [language, width, account, name, words] of [
    [
      "zh-Hans",
      1440,
      "理事会秘书",
      "zh_county.txt",
      { rest: "采纳其余", record: /^登记会议及/, body: "作出要求的机构", title: "会议名称", open: "打开登记的会议" },
    ],
    [
      "en",
      360,
      secretary,
      "en_minutes.txt",
      {
        rest: "Take over the rest",
        record: /^Record the meeting/,
        body: "Body that laid it down",
        title: "Title of the meeting",
        open: "Open the meeting recorded",
      },
    ],
  ])
    it(`records what was taken over once, and leads from a directive back to its meeting, in ${language}`, async () => {
      await visit(account, { language, width }, async ({ page, read }) => {
        const facts = async () => (await read("/api/record/state")).size;
        const look = async () => {
          await go(page, "/communique");
          await page.locator("textarea").fill(text(name));
          await page.locator('main form button[type="submit"]').click();
          await rows(page).first().waitFor();
          await page.getByRole("button", { name: words.rest }).click();
        };
        await look();
        const record = page.getByRole("button", { name: words.record });
        const before = await facts();
        await record.click(); // nobody said which body met: nothing is sent
        await page.locator("form .error").first().waitFor();
        assert.equal(await facts(), before);
        const body = page.getByRole("combobox", { name: words.body });
        await body.click();
        await page.locator("[role=option]").first().click();
        await record.click();
        const meeting = page.getByRole("link", { name: words.open });
        await meeting.waitFor();
        await settled(page);
        assert.deepEqual(await faults(page), []);
        assert.ok((await facts()) > before);
        const recorded = await rows(page).last().locator('a[href^="/directives/"]').getAttribute("href");
        await meeting.click();
        await page.waitForURL(/\/meetings\/\d+$/);
        await settled(page);
        assert.deepEqual(await faults(page), []);
        const held = Number(/\d+$/.exec(page.url())[0]);
        const { confidence, state, agenda } = await read(`/api/meetings/${held}`);
        assert.deepEqual([confidence, state], ["public_report", "communique_published"]);
        assert.ok(agenda.length > 0);
        await go(page, recorded.replace("/directives/", "/line/directive/"));
        await page.locator(`.story a[href$="/meetings/${held}"]`).first().waitFor();

        // The same text again: everything is there, and nothing more is recorded.
        await look();
        const after = await facts();
        await rows(page).last().locator(`a[href="${recorded}"]`).waitFor();
        assert.equal(await record.isDisabled(), true);
        assert.equal(await facts(), after);
      });
    });

  it("refuses what cannot be restored, with the place, and finds nothing where no meeting is told", async () => {
    await visit(secretary, {}, async ({ page }) => {
      await go(page, "/communique");
      await page.getByLabel("Paste the text").fill(`市委會(huì )議強調:\n${"要\ufffd\ufffd\ufffd工作".repeat(20)}`);
      await page.getByRole("button", { name: "Read it" }).click();
      await says(page.getByRole("alert"), /damaged[\s\S]*2:2/);
      await page.getByLabel("Paste the text").fill(text("en_not_minutes.txt"));
      await page.getByRole("button", { name: "Read it" }).click();
      await page.getByText("This tells of no meeting; nothing is proposed").waitFor();
      assert.deepEqual(await faults(page), []);
    });
  });
});
