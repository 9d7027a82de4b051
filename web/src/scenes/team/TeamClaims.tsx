// The team's claims: what it can still claim, a new claim cost by cost, and what became of the earlier ones.
import { useState } from "react";
import { Link, useNavigate, useParams } from "react-router-dom";
import { Problem, upload } from "../../api/client";
import { queries, useChange, useRead } from "../../api/hooks";
import type { AwardClaims, ClaimDraft, Upload } from "../../api/types";
import { instantWords, today } from "../../parts/day_words";
import { Field } from "../../parts/Field";
import { Icon } from "../../parts/Icon";
import { Choice, DayEntry, DialogForm, Entry, Form } from "../../parts/inputs";
import { exact } from "../../parts/money_words";
import { Head, Lines, Sheet, Waiting } from "../../parts/Page";
import { usePaper } from "../../parts/paper";
import { useTell } from "../../parts/Toasts";
import { Moment, Money, Said, State } from "../../parts/Words";
import { inLanguage, useSpeech } from "../../words";
import { AmountEntry } from "../agreements/fields";

const view = (award: number | string) => `/api/awards/${award}/claims`;

export default function TeamClaims() {
  const { id = "" } = useParams();
  const read = useRead<AwardClaims>(view(id));
  return <Waiting read={read}>{(one) => <Shown one={one} />}</Waiting>;
}

function Shown({ one }: { one: AwardClaims }) {
  const { say, locale } = useSpeech();
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
        {one.may_claim && <NewClaim key={one.id} of={one} />}
        <Lines title={say("claims.earlier")} of={one.claims}>
          {(claim) => (
            <>
              <span>
                <Link to={`/my-awards/claims/${claim.id}`}>
                  <Said text={claim.what} />
                </Link>{" "}
                <span className="quiet">
                  <Moment at={claim.at} />
                </span>
              </span>
              <span className="end">
                {claim.state === "accepted" && Number(claim.accepted_amount.minor) < Number(claim.amount.minor) && (
                  <span className="quiet">
                    {say("claims.acceptedOf", { sum: exact(claim.accepted_amount.minor, currency, locale) })}
                  </span>
                )}
                <Money {...claim.amount} whole />
                <State of="claimStates" state={claim.state} />
              </span>
            </>
          )}
        </Lines>
      </div>
    </>
  );
}

type Draft = ClaimDraft["costs"][number];

function NewClaim({ of }: { of: AwardClaims }) {
  const { say, text, language, locale } = useSpeech();
  const { tell } = useTell();
  const go = useNavigate();
  const { currency } = of.agreed;
  const fresh = (): Draft => ({ line: of.lines[0]?.line ?? "", purpose: "", what: "", paid_on: today(), minor: 0 });
  const blank = (): ClaimDraft => ({ costs: [fresh()], note: "" });
  const paper = usePaper<ClaimDraft>(
    `/api/awards/${of.id}/claim-paper`,
    "claim",
    of.draft.costs.length > 0 ? of.draft : blank(),
    of.paper,
    of.saved_at,
  );
  const draft = paper.value;
  // Of each cost, so that a field keeps what was typed when another cost is removed.
  const [keys, setKeys] = useState<number[]>([]);
  const keyOf = (at: number) => keys[at] ?? at;
  const [tried, setTried] = useState(false);
  const [dropping, setDropping] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const send = useChange<{ id: number }>((made) => {
    paper.forget();
    queries.removeQueries({ queryKey: [view(of.id)] }); // what was handed in is not shown once more as a draft
    tell(say("claims.submitted"));
    go(`/my-awards/claims/${made.id}`);
  });
  const change = (at: number, some: Partial<Draft>) =>
    paper.change({ ...draft, costs: draft.costs.map((cost, i) => (i === at ? { ...cost, ...some } : cost)) });
  const keep = async (at: number, chosen: File) => {
    setProblem(null);
    try {
      const { name, digest, size } = await upload<Upload>("/api/uploads", chosen, () => undefined);
      change(at, { receipt: { name, digest, size } });
    } catch (error) {
      if (error instanceof Problem) setProblem(error);
      else throw error;
    }
  };
  // What is still missing is said once it was tried to hand it in; what is wrong, at once.
  const faults = paper.faults ?? of.faults;
  const wrong = (pointer: string) => {
    const fault = faults.find((one) => one.pointer === pointer);
    if (!fault || (unfinished.has(fault.refusal) && !tried)) return undefined;
    return [inLanguage(fault.title, language).words, fault.detail].filter(Boolean).join(" ");
  };
  const whole = draft.costs.reduce((sum, cost) => sum + Number(cost.minor), 0);
  const inAll = wrong("/costs");
  return (
    <Sheet title={say("claims.create")}>
      <Form
        key={paper.round}
        className="form narrow"
        send={say("claims.submit")}
        problem={send.error ?? paper.problem ?? problem}
        idle={send.isPending}
        onSend={() => {
          setTried(true);
          void paper.flush().then((left) => {
            if ((left ?? faults).length === 0) send.mutate({ path: view(of.id), body: { claim: draft } });
          });
        }}
        beside={
          paper.saved && (
            <button type="button" className="button" onClick={() => setDropping(true)}>
              {say("claims.discard")}
            </button>
          )
        }
      >
        {of.forbidden.length > 0 && (
          <p className="quiet">
            {say("claims.forbidden", { purposes: of.forbidden.map((each) => text(each.title)).join("；") })}
          </p>
        )}
        {draft.costs.map((cost, i) => (
          <fieldset key={keyOf(i)} className="criterion">
            <legend>{say("claims.cost", { count: i + 1 })}</legend>
            {of.lines.length > 1 && (
              <Choice
                label="claims.budgetLine"
                name="line"
                error={wrong(`/costs/${i}/line`)}
                options={of.lines.map((line) => ({
                  value: line.line,
                  words: say("claims.lineLeft", {
                    line: text(line.title) || line.line,
                    sum: exact(line.available.minor, currency, locale),
                  }),
                }))}
                value={cost.line}
                onChange={(line) => change(i, { line })}
              />
            )}
            {of.forbidden.length > 0 && (
              <Entry
                label="claims.purpose"
                name="purpose"
                maxLength={40}
                error={wrong(`/costs/${i}/purpose`)}
                required
                value={cost.purpose}
                onChange={(purpose) => change(i, { purpose })}
              />
            )}
            <Entry
              label="claims.what"
              name="what"
              maxLength={300}
              error={wrong(`/costs/${i}/what`)}
              required
              value={cost.what}
              onChange={(what) => change(i, { what })}
            />
            <div className="pair">
              <AmountEntry
                label="money.amount"
                currency={currency}
                error={wrong(`/costs/${i}/minor`)}
                value={cost.minor}
                onChange={(minor) => change(i, { minor: Number(minor) })}
              />
              <DayEntry
                label="claims.paidOn"
                name="paid_on"
                error={wrong(`/costs/${i}/paid_on`)}
                required
                value={cost.paid_on ?? ""}
                onChange={(day) => change(i, { paid_on: day || (undefined as never) })}
              />
            </div>
            <Receipt
              receipt={cost.receipt?.name}
              error={wrong(`/costs/${i}/receipt`)}
              onChoose={(file) => void keep(i, file)}
            />
            {draft.costs.length > 1 && (
              <div className="buttons">
                <button
                  type="button"
                  className="button small"
                  onClick={() => {
                    setKeys(draft.costs.map((_, at) => keyOf(at)).filter((_, at) => at !== i));
                    paper.change({ ...draft, costs: draft.costs.filter((_, at) => at !== i) });
                  }}
                >
                  {say("claims.dropCost")}
                </button>
              </div>
            )}
          </fieldset>
        ))}
        <div className="buttons">
          <button
            type="button"
            className="button"
            onClick={() => {
              const now = draft.costs.map((_, at) => keyOf(at));
              setKeys([...now, Math.max(...now) + 1]);
              paper.change({ ...draft, costs: [...draft.costs, fresh()] });
            }}
          >
            {say("claims.addCost")}
          </button>
          <span>
            {say("claims.sum")} <Money minor={whole} currency={currency} whole />
          </span>
        </div>
        {inAll && <p className="error">{inAll}</p>}
        <Entry
          long
          label="claims.note"
          name="note"
          maxLength={2000}
          value={draft.note}
          onChange={(note) => paper.change({ ...draft, note })}
        />
        <p className="quiet" role="status">
          {paper.saved
            ? say("agreements.savedAt", { time: instantWords(paper.saved, locale) })
            : say("agreements.saving")}
          {of.saved_by && paper.saved === of.saved_at && (
            <>
              {" "}
              · <Said text={of.saved_by.name} />
            </>
          )}
        </p>
      </Form>
      {dropping && (
        <DialogForm
          title={say("claims.discard")}
          send={say("claims.discard")}
          danger
          problem={null}
          idle={false}
          onSend={() => {
            paper.discard(blank());
            setTried(false);
            setDropping(false);
          }}
          onClose={() => setDropping(false)}
        >
          <p>{say("claims.discardWords")}</p>
        </DialogForm>
      )}
    </Sheet>
  );
}

const unfinished = new Set(["missing_field", "evidence_missing", "not_positive"]);

function Receipt({
  receipt,
  error,
  onChoose,
}: {
  receipt: string | undefined;
  error: string | undefined;
  onChoose: (file: File) => void;
}) {
  const { say } = useSpeech();
  return (
    <Field label={say("claims.receipt")} help={say("claims.receiptHelp")} error={error} required>
      {(given) => (
        <span className="with-button">
          {receipt && (
            <span className="file">
              <Icon name="record" /> {receipt}
            </span>
          )}
          <label className="button">
            {say(receipt ? "claims.otherReceipt" : "claims.chooseReceipt")}
            <input
              {...given}
              type="file"
              className="hidden"
              onChange={(event) => {
                const chosen = event.target.files?.[0];
                if (chosen) onChoose(chosen);
              }}
            />
          </label>
        </span>
      )}
    </Field>
  );
}
