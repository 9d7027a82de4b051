// Payments in a browser: from evidence handed in on a phone to the bank's answer and the printed line; and an account
// that is changed, which cannot be paid before it has cooled off.
import assert from "node:assert/strict";
import fs from "node:fs";
import { describe, it } from "node:test";
import { demonstration, faults, go, missing, says, settled, step, textFile, visitor } from "./house.mjs";

const people = {
  team: "林知远",
  manager: "陈望舒",
  manager2: "顾云帆",
  officer: "许清和",
  finance: "沈思齐",
  second: "陆明川",
};

describe("payments", { skip: missing || false, concurrency: false, timeout: 600_000 }, () => {
  const { at, visit } = demonstration();
  let answers = 0;
  const as = (who, journey, options = {}) => visit(people[who], options, ({ page, read }) => journey(page, read));

  /** Batches this payment alone, has two persons sign, and tells the bank's answer; so many days from now. */
  async function pay(payment, days = 0) {
    const day = new Date(Date.now() + (days + 1) * 86_400_000).toISOString().slice(0, 10);
    const batch = await as("finance", async (page, read) => {
      await go(page, `/payments/${payment}`);
      await step(page, "Approve");
      await says(page.locator(".head .badge").first(), "Approved");
      const { amount } = await read(`/api/payments/${payment}`);
      await go(page, "/payments/batches/new");
      const debtor = (await read("/api/debtors?limit=100")).items.find((one) => one.currency === amount.currency);
      await page.locator("select").first().selectOption(String(debtor.id));
      await settled(page);
      const approved = (await read(`/api/payments?state=approved&currency=${amount.currency}&limit=500`)).items;
      const boxes = page.locator('fieldset input[type="checkbox"]');
      for (const [i, one] of approved.entries()) if (one.id !== payment) await boxes.nth(i).uncheck();
      await page.getByText("1 selected").waitFor();
      await page.getByLabel("To be executed on").fill(day);
      await page.locator('main form button[type="submit"]').click();
      await page.waitForURL(/\/payments\/batches\/\d+$/);
      await settled(page);
      await step(page, "Sign");
      await says(page.locator(".head .badge").first(), "Signed by one");
      // Whoever signed first cannot sign again, and is told who can.
      await says(page.locator('[aria-disabled="true"]').first(), "Sign");
      return Number(/\d+$/.exec(page.url())[0]);
    });
    await as("second", async (page, read) => {
      await go(page, `/payments/batches/${batch}`);
      await step(page, "Sign");
      await step(page, "Send to the bank");
      await says(page.locator(".head .badge").first(), "Sent to the bank");
      const download = page.waitForEvent("download");
      await page.getByRole("button", { name: "pain.001.001.09" }).click();
      assert.match((await download).suggestedFilename(), /^PS-B\d+\.xml$/);
      const order = fs.readFileSync(await (await download).path(), "utf8");
      await go(page, "/payments/answers");
      await page.locator('input[type="file"]').setInputFiles(answered(order, `B${payment}`));
      await page.getByRole("button", { name: "Import 1 line" }).click();
      await page.getByText("The answer is imported.").waitFor();
      await go(page, `/payments/${payment}`);
      await says(page.locator(".head .badge").first(), "Settled");
    });
  }

  /** What the bank answers to the order it was sent: a statement that the money has left, or a table of the same. */
  function answered(order, reference) {
    const [, identity] = /<EndToEndId>([^<]+)<\/EndToEndId>/.exec(order);
    const [, currency, amount] = /<InstdAmt Ccy="([A-Z]{3})">([\d.]+)<\/InstdAmt>/.exec(order);
    const today = new Date().toISOString().slice(0, 10);
    answers += 1;
    if (answers > 1)
      return textFile(
        "answer.csv",
        "end_to_end_id,status,amount,currency,value_on,bank_reference\r\n" +
          `${identity},settled,${amount},${currency},${today},${reference}\r\n`,
      );
    const sum = `<Amt Ccy="${currency}">${amount}</Amt><CdtDbtInd>DBIT</CdtDbtInd>`;
    return textFile(
      "statement.xml",
      '<?xml version="1.0" encoding="UTF-8"?>' +
        '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><GrpHdr><MsgId>S1</MsgId>' +
        `<CreDtTm>${today}T18:00:00.000Z</CreDtTm></GrpHdr><Stmt><Id>1</Id><Acct><Id><Othr><Id>1</Id></Othr></Id></Acct>` +
        `<Ntry>${sum}<Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>${today}</Dt></BookgDt><ValDt><Dt>${today}</Dt></ValDt>` +
        `<AcctSvcrRef>${reference}</AcctSvcrRef><NtryDtls><TxDtls><Refs><EndToEndId>${identity}</EndToEndId></Refs>` +
        `${sum}</TxDtls></NtryDtls></Ntry></Stmt></BkToCstmrStmt></Document>`,
    );
  }

  it("goes from evidence on a phone to the bank's answer, and prints the line back to the decision", async () => {
    const managed = await as("manager", async (_, read) =>
      (await read("/api/session")).roles.map((role) => role.programme?.id),
    );
    const { milestone, programme } = await as(
      "team",
      async (page, read) => {
        const { items } = await read("/api/my-awards");
        const ready = items
          .filter((award) => award.state === "active")
          .flatMap((award) => award.milestones)
          .filter((one) => one.may.some((each) => each.step === "submit" && each.allowed) && one.gates.length === 0);
        const details = await Promise.all(ready.map((one) => read(`/api/milestones/${one.id}`)));
        const chosen = details.find((one) => !one.acceptor && Number(one.tranche.minor) > 0);
        assert.ok(chosen, "the demonstration has a milestone that can be handed in");
        await go(page, `/my-awards/milestones/${chosen.id}`);
        for (const [i, { criterion }] of chosen.criteria.entries())
          await page.locator("fieldset.criterion input").nth(i).fill(String(criterion.target));
        await page.locator('form input[type="file"]').setInputFiles(textFile("measured.txt", "as promised"));
        await page.getByText("measured.txt").waitFor();
        await page.locator('main form button[type="submit"]:not([aria-disabled="true"])').click();
        await page.waitForURL(/my-awards$/);
        await settled(page);
        assert.deepEqual(await faults(page), []);
        return { milestone: chosen.id, programme: chosen.programme.id };
      },
      { width: 360 },
    );
    const award = await as(managed.includes(programme) ? "manager" : "manager2", async (page, read) => {
      await go(page, `/milestones/${milestone}`);
      await page.keyboard.press("a"); // decided by keyboard
      await page.locator('dialog button[type="submit"]').click();
      await page.locator("dialog").waitFor({ state: "detached" });
      await settled(page);
      const now = await read(`/api/milestones/${milestone}`);
      assert.equal(now.state, "met");
      return now.award.id;
    });
    const payment = await as("officer", async (page, read) => {
      const due = (await read(`/api/payables?award=${award}&limit=100`)).items.find(
        (one) => one.milestone === milestone,
      );
      await go(page, `/payments/new?award=${award}`);
      await page.locator('select[id]:below(:text("What is due"))').first().selectOption(String(due.id));
      await page.getByLabel("Purpose", { exact: true }).fill("Milestone met");
      await page.locator('main form button[type="submit"]').click();
      await page.waitForURL(/\/payments\/\d+$/);
      await settled(page);
      return Number(/\d+$/.exec(page.url())[0]);
    });
    await pay(payment);
    await as("second", async (page) => {
      await go(page, `/line/payment/${payment}`);
      await page.getByText("For the milestone").waitFor();
      const story = await page.locator(".story").innerText();
      assert.match(story, /Decision/, "the line ends at a decision");
      await page.emulateMedia({ media: "print" });
      assert.equal(await page.locator(".story .buttons").first().isVisible(), false);
      const printed = await page.pdf();
      assert.equal(printed.subarray(0, 5).toString(), "%PDF-");
      assert.ok(printed.length > 10_000);
    });
  });

  it("refuses an account that was changed with the day it becomes usable, and pays it from that day", async () => {
    const { organisation, award, place, account } = await as("officer", async (page, read) => {
      const { items } = await read("/api/payables?limit=100");
      for (const due of items) {
        const accounts = (await read(`/api/payees?organisation=${due.organisation.id}&limit=50`)).items;
        const usable = accounts.find((one) => one.state === "usable" && one.currency === due.available.currency);
        if (usable && !accounts.some((one) => ["proposed", "verified", "cooling_off"].includes(one.state)))
          return { organisation: due.organisation, award: due.award.id, place: due.id, account: usable };
      }
      return assert.fail("the demonstration has money due to an organisation with one account");
    });
    // Finance records who is asked about the next change; an officer proposes the new account.
    await as("finance", async (page) => {
      await go(page, "/payees/contacts");
      await page.locator(".head button.main").click();
      await page.locator("dialog input[role=combobox]").click();
      await page.locator("dialog input[role=combobox]").fill(organisation.name);
      await page.locator("[role=option]", { hasText: organisation.name }).first().click();
      await page.getByLabel("Name", { exact: true }).fill("Qian Min");
      await page.getByLabel("Telephone or e-mail", { exact: true }).fill("+86 755 5555 0101");
      await page.locator('dialog button[type="submit"]').click();
      await page.getByText("The contact is recorded.").waitFor();
    });
    const changed = await as("officer", async (page, read) => {
      await go(page, "/payees/new");
      await page.locator("main input[role=combobox]").click();
      await page.locator("main input[role=combobox]").fill(organisation.name);
      await page.locator("[role=option]", { hasText: organisation.name }).first().click();
      await settled(page);
      await page.getByLabel("Account number", { exact: true }).fill("3100200998877665");
      await page.getByLabel("CNAPS code or BIC", { exact: true }).fill("102100099996");
      await page.getByLabel("Holder", { exact: true }).fill(account.holder);
      await page.locator('main form button[type="submit"]').click();
      await page.waitForURL(/\/payees\/\d+$/);
      await settled(page);
      const number = Number(/\d+$/.exec(page.url())[0]);
      assert.equal((await read(`/api/payees/${number}`)).replaces, account.id);
      return number;
    });
    const link = await as("second", async (page) => {
      await go(page, `/payees/${changed}`);
      await page.locator("section.sheet button", { hasText: /^Verify$/ }).click();
      await page.getByLabel("Looked up in", { exact: true }).fill("National register of legal persons");
      await page.locator('dialog input[type="file"]').setInputFiles(textFile("letter.txt", "of the organisation"));
      await page.locator("dialog").getByText("letter.txt").waitFor();
      await page.locator('dialog button[type="submit"]').click();
      await page.locator("dialog").waitFor({ state: "detached" });
      await settled(page);
      await page.getByRole("button", { name: "Make the confirmation link" }).click();
      return /\/confirm-account\?token=[\w-]+/.exec(await says(page.locator("main"), /confirm-account\?token=/))[0];
    });
    const { context, page } = await visitor(at.browser, { language: "en", width: 360 });
    await page.goto(at.house.address + link);
    await page.getByRole("button", { name: "It is ours: confirm" }).click();
    await page.getByText("It can be paid from").waitFor();
    await context.close();
    const request = async (page) => {
      await go(page, `/payments/new?award=${award}`);
      await page.locator('select[id]:below(:text("What is due"))').first().selectOption(String(place));
      await page.locator('select[id]:below(:text("Payee account"))').first().selectOption(String(changed));
      await page.getByLabel("Purpose", { exact: true }).fill("To the new account");
      await page.locator('main form button[type="submit"]').click();
    };
    await as("officer", async (page, read) => {
      const { usable_on: day } = await read(`/api/payees/${changed}`);
      await request(page);
      const said = await says(page.locator("form .problem"), /cooling-off/);
      assert.match(said, new RegExp(day), "it says from which day");
    });
    await at.house.later(9);
    const payment = await as("officer", async (page, read) => {
      assert.equal((await read(`/api/payees/${changed}`)).state, "usable");
      assert.equal((await read(`/api/payees/${account.id}`)).state, "closed");
      await request(page);
      await page.waitForURL(/\/payments\/\d+$/);
      await settled(page);
      await says(page.locator(".head"), "First payment");
      return Number(/\d+$/.exec(page.url())[0]);
    });
    await pay(payment, 9);
  });
});
