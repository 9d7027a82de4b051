// Putting approved payments of one currency into a batch, and recording the accounts we pay from.
import { useState } from "react";
import { Link, useNavigate } from "react-router-dom";
import { useChange, useRead } from "../../api/hooks";
import type { Debtor, Page, Payment } from "../../api/types";
import { today } from "../../parts/day_words";
import { Choice, DayEntry, DialogForm, Entry, Form } from "../../parts/inputs";
import { Head, Sheet } from "../../parts/Page";
import { useTell } from "../../parts/Toasts";
import { Money, Said } from "../../parts/Words";
import { useSpeech } from "../../words";
import { AccountFields, emptyAccount, useAccountBody } from "./AccountFields";
import { First } from "./Payments";

export default function BatchForm() {
  const { say } = useSpeech();
  const { tell } = useTell();
  const go = useNavigate();
  const [debtor, setDebtor] = useState("");
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set());
  const [day, setDay] = useState(today());
  const [recording, setRecording] = useState(false);
  const debtors = useRead<Page<Debtor>>("/api/debtors", { limit: 100 }).data?.items ?? [];
  const from = debtors.find((one) => String(one.id) === debtor) ?? debtors[0];
  const approved =
    useRead<Page<Payment>>(
      "/api/payments",
      { state: "approved", currency: from?.currency, limit: 500 },
      from !== undefined,
    ).data?.items ?? [];
  const chosen = approved.filter((one) => !left.has(one.id));
  const send = useChange<{ id: number }>((made) => {
    tell(say("payments.batchMade"));
    go(`/payments/batches/${made.id}`);
  });
  const turn = (id: number) => {
    const next = new Set(left);
    if (!next.delete(id)) next.add(id);
    setLeft(next);
  };
  return (
    <>
      <Head
        title={say("payments.makeBatch")}
        crumbs={[
          { to: "/payments", words: say("payments.title") },
          { to: "/payments/batches", words: say("payments.batches") },
        ]}
      >
        <button type="button" className="button" onClick={() => setRecording(true)}>
          {say("payments.newDebtor")}
        </button>
      </Head>
      <Sheet>
        <Form
          className="form"
          send={say("payments.makeBatch")}
          problem={send.error}
          idle={send.isPending || !from || chosen.length === 0}
          onSend={() => {
            if (!from) return;
            send.mutate({
              path: "/api/batches",
              body: { debtor: from.id, payments: chosen.map((one) => one.id), execute_on: day },
            });
          }}
          beside={
            <Link className="button" to="/payments/batches">
              {say("parts.cancel")}
            </Link>
          }
        >
          <div className="pair">
            <Choice
              label="payments.debtor"
              name="debtor"
              problem={send.error}
              required
              options={
                debtors.length > 0
                  ? debtors.map((one) => ({
                      value: String(one.id),
                      words: `${one.name} · ${one.masked} · ${one.currency}`,
                    }))
                  : [{ value: "", words: say("payments.debtorNone") }]
              }
              value={from ? String(from.id) : ""}
              onChange={setDebtor}
            />
            <DayEntry
              label="payments.executeOn"
              name="execute_on"
              problem={send.error}
              required
              value={day}
              onChange={setDay}
            />
          </div>
          <fieldset>
            <legend className="legend">
              {say("payments.chooseApproved")} · {say("payments.selected", { count: chosen.length })}
            </legend>
            {approved.length === 0 && <p className="quiet">{say("payments.noApproved")}</p>}
            <ul className="lines">
              {approved.map((one) => (
                <li key={one.id}>
                  <label className="check">
                    <input type="checkbox" checked={!left.has(one.id)} onChange={() => turn(one.id)} />{" "}
                    <Said text={one.payee_holder} /> <span className="mono">{one.award.name}</span>
                  </label>
                  <span>
                    <Money {...one.amount} whole /> <First one={one} />
                  </span>
                </li>
              ))}
            </ul>
          </fieldset>
        </Form>
      </Sheet>
      {recording && <NewDebtor onClose={() => setRecording(false)} />}
    </>
  );
}

function NewDebtor({ onClose }: { onClose: () => void }) {
  const { say } = useSpeech();
  const [name, setName] = useState("");
  const [account, setAccount] = useState(emptyAccount);
  const body = useAccountBody(account);
  const send = useChange<unknown>(onClose);
  return (
    <DialogForm
      title={say("payments.newDebtor")}
      send={say("payments.newDebtor")}
      problem={send.error}
      idle={send.isPending || name.trim() === "" || account.number.trim() === ""}
      onSend={() => send.mutate({ path: "/api/debtors", body: { name: name.trim(), ...body } })}
      onClose={onClose}
    >
      <Entry label="money.name" name="name" required problem={send.error} value={name} onChange={setName} />
      <AccountFields value={account} onChange={setAccount} problem={send.error} />
    </DialogForm>
  );
}
