// Asking for a payment: of money that is due to an award, to an account its organisation can be paid to.
import { useState } from "react";
import { Link, useNavigate, useSearchParams } from "react-router-dom";
import { useChange, useRead } from "../../api/hooks";
import type { AwardDetail, Page, Payable, Payee } from "../../api/types";
import { Chooser } from "../../parts/Chooser";
import { Field } from "../../parts/Field";
import { Choice, Entry, Form } from "../../parts/inputs";
import { exact, readAmount } from "../../parts/money_words";
import { Head, Sheet } from "../../parts/Page";
import { useTell } from "../../parts/Toasts";
import { useSpeech } from "../../words";

export default function PaymentForm() {
  const { say, locale } = useSpeech();
  const { tell } = useTell();
  const go = useNavigate();
  const [search] = useSearchParams();
  const [award, setAward] = useState<number | null>(Number(search.get("award")) || null);
  const [place, setPlace] = useState("");
  const [payee, setPayee] = useState("");
  const [typed, setTyped] = useState<string | null>(null);
  const [purpose, setPurpose] = useState("");
  const [invoice, setInvoice] = useState("");
  const [code, setCode] = useState("");
  const [notSame, setNotSame] = useState("");
  const [tried, setTried] = useState(false);
  const about = useRead<AwardDetail>(`/api/awards/${award ?? 0}`, {}, award !== null).data;
  const due =
    useRead<Page<Payable>>("/api/payables", { award: award ?? 0, limit: 100 }, award !== null).data?.items ?? [];
  const accounts =
    useRead<Page<Payee>>("/api/payees", { organisation: about?.organisation.id ?? 0, limit: 50 }, about !== undefined)
      .data?.items ?? [];
  const chosen = due.find((one) => String(one.id) === place) ?? due[0];
  const fitting = accounts
    .filter((one) => one.currency === chosen?.available.currency)
    .filter((one) => one.state === "usable" || one.state === "cooling_off")
    .sort((a, b) => Number(b.state === "usable") - Number(a.state === "usable"));
  const to = fitting.find((one) => String(one.id) === payee) ?? fitting[0];
  const currency = chosen?.available.currency ?? "CNY";
  const amountText = typed ?? (chosen ? exact(chosen.available.minor, currency, "en").replace(/,/g, "") : "");
  const amount = readAmount(amountText, currency);
  const send = useChange<{ id: number }>((made) => {
    tell(say("payments.requested"));
    go(`/payments/${made.id}`);
  });
  const problem = send.error;
  const alike = problem?.refusal === "nearly_same_payment" ? problem.errors[0]?.detail.split("/")[1] : undefined;
  const wrongAmount =
    amountText === "" ? say("parts.needed") : "refusal" in amount ? say(`parts.${amount.refusal}`) : undefined;
  const submit = () => {
    setTried(true);
    if (!chosen || !to || "refusal" in amount || wrongAmount || purpose.trim() === "") return;
    send.mutate({
      path: "/api/payments",
      body: {
        award: chosen.award.id,
        appropriation: chosen.appropriation,
        ...(chosen.milestone && { milestone: chosen.milestone }),
        line: chosen.award_line,
        payee: to.id,
        amount: { minor: amount.minor, currency },
        purpose: purpose.trim(),
        invoice_number: invoice.trim(),
        invoice_code: code.trim(),
        ...(notSame.trim() && { not_same_because: notSame.trim() }),
      },
    });
  };
  return (
    <>
      <Head title={say("payments.request")} crumbs={[{ to: "/payments", words: say("payments.title") }]} />
      <Sheet>
        <Form
          className="form narrow"
          send={say("payments.request")}
          problem={problem}
          idle={send.isPending || !chosen || !to}
          onSend={submit}
          beside={
            <Link className="button" to="/payments">
              {say("parts.cancel")}
            </Link>
          }
        >
          <Field label={say("money.award")} name="award" problem={problem} required>
            {(given) => <Chooser given={given} path="/api/awards" value={award} onChoose={setAward} />}
          </Field>
          <Choice
            label="payments.due"
            name="appropriation"
            problem={problem}
            error={award !== null && about && due.length === 0 ? say("payments.dueNone") : undefined}
            required
            options={
              due.length > 0
                ? due.map((one) => ({
                    value: String(one.id),
                    words: [
                      one.milestone_number,
                      one.award_line,
                      `${exact(one.available.minor, one.available.currency, locale)} ${one.available.currency}`,
                      one.appropriation_code,
                    ]
                      .filter(Boolean)
                      .join(" · "),
                  }))
                : [{ value: "", words: say(award === null ? "payments.dueFirst" : "parts.none") }]
            }
            value={chosen ? String(chosen.id) : ""}
            onChange={setPlace}
          />
          <Choice
            label="payments.payee"
            name="payee"
            problem={problem}
            error={chosen && fitting.length === 0 ? say("payments.payeeNone") : undefined}
            required
            options={
              fitting.length > 0
                ? fitting.map((one) => ({
                    value: String(one.id),
                    words: [
                      one.holder,
                      one.masked,
                      one.bank_name,
                      one.state === "cooling_off" && say("payments.coolsUntil", { day: one.usable_on ?? "" }),
                    ]
                      .filter(Boolean)
                      .join(" · "),
                  }))
                : [{ value: "", words: say("parts.none") }]
            }
            value={to ? String(to.id) : ""}
            onChange={setPayee}
          />
          <Entry
            label="money.amount"
            name="amount"
            inputMode="decimal"
            problem={problem}
            error={tried ? wrongAmount : undefined}
            required
            note={<span className="quiet">{currency}</span>}
            value={amountText}
            onChange={setTyped}
          />
          <Entry
            label="payments.purpose"
            help="payments.purposeHelp"
            name="purpose"
            maxLength={140}
            problem={problem}
            error={tried && purpose.trim() === "" ? say("parts.needed") : undefined}
            required
            value={purpose}
            onChange={setPurpose}
          />
          <div className="pair">
            <Entry
              label="payments.invoice"
              help="payments.invoiceHelp"
              name="invoice_number"
              maxLength={60}
              problem={problem}
              value={invoice}
              onChange={setInvoice}
            />
            <Entry
              label="payments.invoiceCode"
              name="invoice_code"
              maxLength={30}
              problem={problem}
              value={code}
              onChange={setCode}
            />
          </div>
          {(alike !== undefined || notSame !== "") && (
            <Entry
              long
              label="payments.notSameBecause"
              help="payments.notSameHelp"
              name="not_same_because"
              maxLength={500}
              required
              problem={problem}
              note={
                alike && (
                  <Link to={`/payments/${alike}`} target="_blank">
                    {say("payments.alike")} {alike}
                  </Link>
                )
              }
              value={notSame}
              onChange={setNotSame}
            />
          )}
        </Form>
      </Sheet>
    </>
  );
}
