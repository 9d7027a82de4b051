// The team's claims: what it can still claim, a new claim cost by cost, and what became of the earlier ones.
import { useState } from "react";
import { Link, useNavigate, useParams } from "react-router-dom";
import { Problem, upload } from "../../api/client";
import { useChange, useRead } from "../../api/hooks";
import type { AwardClaims, Upload } from "../../api/types";
import { today } from "../../parts/day_words";
import { Field } from "../../parts/Field";
import { Choice, DayEntry, Entry, Form } from "../../parts/inputs";
import { Head, Sheet, Waiting } from "../../parts/Page";
import { useTell } from "../../parts/Toasts";
import { Moment, Money, Said, State } from "../../parts/Words";
import { useSpeech } from "../../words";
import { AmountEntry } from "../agreements/fields";

export default function TeamClaims() {
  const { id = "" } = useParams();
  const read = useRead<AwardClaims>(`/api/awards/${id}/claims`);
  return <Waiting read={read}>{(one) => <Shown one={one} />}</Waiting>;
}

function Shown({ one }: { one: AwardClaims }) {
  const { say } = useSpeech();
  const { currency } = one.agreed;
  return (
    <>
      <Head
        title={say("claims.title")}
        crumbs={[{ to: "/my-awards", words: say("agreements.mine") }]}
        sub={
          <>
            <span className="mono">{one.number}</span>
            <Said text={one.title} />
          </>
        }
      />
      <div className="stack">
        <Sheet>
          <dl className="tiles">
            <div>
              <dt>{say("claims.agreed")}</dt>
              <dd>
                <Money {...one.agreed} />
              </dd>
            </div>
            <div>
              <dt>{say("claims.accepted")}</dt>
              <dd>
                <Money {...one.accepted} />
              </dd>
            </div>
            <div>
              <dt>{say("claims.left")}</dt>
              <dd>
                <Money minor={Number(one.agreed.minor) - Number(one.accepted.minor)} currency={currency} />
              </dd>
            </div>
          </dl>
        </Sheet>
        {one.may_claim && <NewClaim of={one} />}
        <Sheet title={say("claims.earlier")}>
          {one.claims.length === 0 && <p className="quiet">{say("parts.none")}</p>}
          <ul className="lines">
            {one.claims.map((claim) => (
              <li key={claim.id}>
                <span>
                  <Link to={`/my-awards/claims/${claim.id}`}>
                    {say("claims.one")} {claim.id}
                  </Link>{" "}
                  <span className="quiet">
                    <Moment at={claim.at} />
                  </span>
                </span>
                <span>
                  <Money {...claim.amount} whole /> <State of="claimStates" state={claim.state} />
                </span>
              </li>
            ))}
          </ul>
        </Sheet>
      </div>
    </>
  );
}

interface Typed {
  key: number;
  line: string;
  purpose: string;
  what: string;
  paid_on: string;
  minor: string;
  receipt: Upload | null;
}

function NewClaim({ of }: { of: AwardClaims }) {
  const { say, text } = useSpeech();
  const { tell } = useTell();
  const go = useNavigate();
  const first = of.lines[0]?.line ?? "";
  const fresh = (key: number): Typed => ({
    key,
    line: first,
    purpose: "",
    what: "",
    paid_on: today(),
    minor: "",
    receipt: null,
  });
  const [costs, setCosts] = useState<Typed[]>([fresh(1)]);
  const [note, setNote] = useState("");
  const [problem, setProblem] = useState<Problem | null>(null);
  const { currency } = of.agreed;
  const send = useChange<{ id: number }>((made) => {
    tell(say("claims.submitted"));
    go(`/my-awards/claims/${made.id}`);
  });
  const change = (key: number, some: Partial<Typed>) =>
    setCosts((now) => now.map((cost) => (cost.key === key ? { ...cost, ...some } : cost)));
  const keep = async (key: number, chosen: File) => {
    setProblem(null);
    try {
      change(key, { receipt: await upload<Upload>("/api/uploads", chosen, () => undefined) });
    } catch (error) {
      if (error instanceof Problem) setProblem(error);
      else throw error;
    }
  };
  const whole = costs.reduce((sum, cost) => sum + Number(cost.minor || 0), 0);
  const ready = costs.every((cost) => cost.what.trim() && cost.paid_on && Number(cost.minor) > 0 && cost.receipt);
  return (
    <Sheet title={say("claims.create")}>
      <Form
        className="form narrow"
        send={say("claims.submit")}
        problem={send.error ?? problem}
        idle={send.isPending || !ready}
        onSend={() =>
          send.mutate({
            path: `/api/awards/${of.id}/claims`,
            body: {
              claim: {
                costs: costs.map((cost) => ({
                  line: cost.line,
                  purpose: cost.purpose.trim(),
                  what: cost.what.trim(),
                  paid_on: cost.paid_on,
                  minor: Number(cost.minor),
                  receipt: cost.receipt && {
                    name: cost.receipt.name,
                    digest: cost.receipt.digest,
                    size: cost.receipt.size,
                  },
                })),
                note: note.trim(),
              },
            },
          })
        }
      >
        {of.forbidden.length > 0 && (
          <p className="quiet">
            {say("claims.forbidden", { purposes: of.forbidden.map((each) => text(each.title)).join("；") })}
          </p>
        )}
        {costs.map((cost, i) => (
          <fieldset key={cost.key}>
            <legend className="legend">{say("claims.cost", { count: i + 1 })}</legend>
            {of.lines.length > 1 && (
              <Choice
                label="claims.budgetLine"
                name={`claim/costs/${i}/line`}
                problem={send.error}
                options={of.lines.map((line) => ({ value: line.line, words: text(line.title) || line.line }))}
                value={cost.line}
                onChange={(line) => change(cost.key, { line })}
              />
            )}
            {of.forbidden.length > 0 && (
              <Entry
                label="claims.purpose"
                name={`claim/costs/${i}/purpose`}
                maxLength={40}
                problem={send.error}
                required
                value={cost.purpose}
                onChange={(purpose) => change(cost.key, { purpose })}
              />
            )}
            <Entry
              label="claims.what"
              name={`claim/costs/${i}/what`}
              maxLength={300}
              problem={send.error}
              required
              value={cost.what}
              onChange={(what) => change(cost.key, { what })}
            />
            <div className="pair">
              <AmountEntry
                label="money.amount"
                currency={currency}
                value={cost.minor}
                onChange={(minor) => change(cost.key, { minor })}
              />
              <DayEntry
                label="claims.paidOn"
                name={`claim/costs/${i}/paid_on`}
                problem={send.error}
                required
                value={cost.paid_on}
                onChange={(day) => change(cost.key, { paid_on: day })}
              />
            </div>
            <Field
              label={say("claims.receipt")}
              help={say("claims.receiptHelp")}
              name={`claim/costs/${i}/receipt`}
              problem={send.error}
              required
              note={cost.receipt && <span className="quiet">{cost.receipt.name}</span>}
            >
              {(given) => (
                <input
                  {...given}
                  className="input"
                  type="file"
                  onChange={(event) => {
                    const chosen = event.target.files?.[0];
                    if (chosen) void keep(cost.key, chosen);
                  }}
                />
              )}
            </Field>
            {costs.length > 1 && (
              <button
                type="button"
                className="button small"
                onClick={() => setCosts(costs.filter((each) => each.key !== cost.key))}
              >
                {say("claims.dropCost")}
              </button>
            )}
          </fieldset>
        ))}
        <div className="buttons">
          <button
            type="button"
            className="button"
            onClick={() => setCosts([...costs, fresh(Math.max(...costs.map((each) => each.key)) + 1)])}
          >
            {say("claims.addCost")}
          </button>
          <span>
            {say("claims.sum")} <Money minor={whole} currency={currency} whole />
          </span>
        </div>
        <Entry long label="claims.note" name="claim/note" maxLength={2000} value={note} onChange={setNote} />
      </Form>
    </Sheet>
  );
}
