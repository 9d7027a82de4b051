// Posting an entry, one step of the way: an appropriation to a programme and back, a programme to an award and back,
// and what falls due to an award without an agreement.
import { useState } from "react";
import { Link, useNavigate, useSearchParams } from "react-router-dom";
import { newKey, Problem } from "../../api/client";
import { useChange, useRead } from "../../api/hooks";
import type { Account, AwardDetail, DueGround, Page, Stage } from "../../api/types";
import { isDay, today } from "../../parts/day_words";
import { useDraft } from "../../parts/draft";
import { DraftNote } from "../../parts/DraftNote";
import { DecisionEntry, noGround, type Ground } from "../../parts/DecisionEntry";
import { Choice, DayEntry, Entry, Form, Lookup } from "../../parts/inputs";
import { exact, readAmount } from "../../parts/money_words";
import { Head, Sheet } from "../../parts/Page";
import { SecondPerson } from "../../parts/SecondPerson";
import { useTell } from "../../parts/Toasts";
import { inLanguage, useSpeech } from "../../words";
import { dueGrounds } from "../../words/moneyTerms";
import { useAppropriations } from "./appropriations";

const steps = {
  allot: ["appropriated", "allotted"],
  take_back: ["allotted", "appropriated"],
  commit: ["allotted", "committed"],
  decommit: ["committed", "allotted"],
  fall_due: ["committed", "payable"],
  cancel_due: ["payable", "committed"],
} as const satisfies Record<string, readonly [Stage, Stage]>;
type Kind = keyof typeof steps;

interface Draft {
  kind: Kind;
  appropriation: string;
  programme: number | null;
  award: number | null;
  amount: string;
  value_on: string;
  decision: Ground;
  ground: DueGround;
  body: string;
  number: string;
  decided_on: string;
  memo: string;
  cause: string;
}

interface Where {
  appropriation: number;
  programme: number | null;
  award: number | null;
}
/** The place of a stage, with the particulars that stage has. */
function place(stage: Stage, { appropriation, programme, award }: Where) {
  return {
    appropriation,
    stage,
    ...(stage !== "appropriated" && programme && { programme }),
    ...((stage === "committed" || stage === "payable") && award && { award }),
  };
}

/** What can be taken from a place now; undefined until it is known. A place never used has nothing. */
function useAvailable(stage: Stage, where: Where, known: boolean): bigint | undefined {
  const query = { ...place(stage, where), limit: 50 };
  const read = useRead<Page<Account>>("/api/accounts", query, known);
  if (!known || !read.data || read.isPlaceholderData) return undefined;
  const account = read.data.items.find((one) => !one.award_line);
  return account ? BigInt(account.balance.minor) - BigInt(account.set_aside.minor) : 0n;
}

/** A form for what the address asks; another address is another form. */
export default function EntryForm() {
  const [search] = useSearchParams();
  return <Posting key={search.toString()} search={search} />;
}

function Posting({ search }: { search: URLSearchParams }) {
  const { say, term, text, locale, language } = useSpeech();
  const { tell } = useTell();
  const go = useNavigate();
  const kindAsked = search.get("kind") ?? "";
  const blank = (): Draft => ({
    kind: kindAsked in steps ? (kindAsked as Kind) : "allot",
    appropriation: search.get("appropriation") ?? "",
    programme: Number(search.get("programme")) || null,
    award: Number(search.get("award")) || null,
    amount: "",
    value_on: today(),
    decision: noGround,
    ground: "board_decision",
    body: "",
    number: "",
    decided_on: "",
    memo: "",
    cause: `desk-${today()}-${newKey().slice(0, 10)}`,
  });
  const [initial] = useState(blank);
  const draft = useDraft<Draft>(`entry ${search.toString()}`, initial);
  const { value, change } = draft;
  const [tried, setTried] = useState(false);
  const pools = useAppropriations();
  const pool = pools.pool(value.appropriation);
  const toAward = value.kind !== "allot" && value.kind !== "take_back";
  const ordered = value.kind === "fall_due";
  const award = useRead<AwardDetail>(`/api/awards/${value.award ?? 0}`, {}, toAward && value.award !== null);
  const programme = toAward ? (value.award ? (award.data?.programme.id ?? null) : null) : value.programme;
  const [from, to] = steps[value.kind];
  const where: Where = { appropriation: Number(value.appropriation), programme, award: value.award };
  const chosen = pool !== undefined && programme !== null;
  const available = useAvailable(from, where, chosen);
  const currency = pool?.granted.currency ?? "CNY";
  const amount = readAmount(value.amount, currency);

  const send = useChange<{ id: number }>((made) => {
    draft.forget();
    tell(say("money.posted"));
    go(`/money/entries/${made.id}`);
  });
  const wrong: Partial<Record<keyof Draft, string>> = {};
  if (!pool) wrong.appropriation = say("parts.needed");
  if (toAward && !value.award) wrong.award = say("parts.needed");
  if (!toAward && !value.programme) wrong.programme = say("parts.needed");
  if (!value.amount) wrong.amount = say("parts.needed");
  else if ("refusal" in amount) wrong.amount = say(`parts.${amount.refusal}`);
  if (!isDay(value.value_on)) wrong.value_on = say("parts.notADate");
  for (const name of ["body", "number", "decided_on"] as const)
    if (ordered && !value[name].trim()) wrong[name] = say("parts.needed");
  if (!value.cause.trim()) wrong.cause = say("parts.needed");
  const submit = () => {
    setTried(true);
    if (Object.keys(wrong).length > 0 || "refusal" in amount) return;
    const { kind, value_on, decision, memo, cause, ground, decided_on } = value;
    const order = { ground, body: value.body.trim(), number: value.number.trim(), decided_on };
    send.mutate({
      path: "/api/entries",
      body: {
        cause: cause.trim(),
        kind,
        value_on,
        legs: [
          { place: place(from, where), minor: `-${amount.minor}` },
          { place: place(to, where), minor: amount.minor },
        ],
        ...(ordered ? { order } : decision.text.trim() && { decision: decision.text.trim() }),
        ...(memo.trim() && { memo: memo.trim() }),
      },
      ...(!ordered && { decidedIn: decision.item }),
    });
  };

  // What another person would have to agree to; what only goes back needs the authority and counts nothing.
  const binds = value.kind === "commit" || value.kind === "fall_due";
  const second = send.error?.refusal === "second_person_needed" &&
    programme !== null &&
    value.award !== null &&
    !("refusal" in amount) && {
      deed: value.kind === "commit" || value.kind === "decommit" ? "enter_commitment" : "enter_due",
      programme,
      award: value.award,
      amount: { minor: binds ? amount.minor : "0", currency },
      cause: send.error.detail,
    };

  const words = (minor: bigint | string) => `${exact(minor.toString(), currency, locale)} ${currency}`;
  const problem = send.error;
  const refusedAmount = problem?.field("legs/0/minor") ?? problem?.field("legs/1/minor");
  const tooMuch =
    refusedAmount &&
    `${inLanguage(refusedAmount.title, language).words} ${
      refusedAmount.refusal === "exceeds_available" && /^-?\d+$/.test(refusedAmount.detail)
        ? say("money.available", { amount: words(refusedAmount.detail) })
        : refusedAmount.detail
    }`;
  const left = available !== undefined && "minor" in amount ? available - BigInt(amount.minor) : undefined;
  const state =
    available === undefined
      ? say("money.whichAvailable")
      : left !== undefined && left >= 0n
        ? say("money.availableAfter", { amount: words(available), after: words(left) })
        : say("money.available", { amount: words(available) });
  const error = (name: keyof Draft) => (tried ? wrong[name] : undefined);
  return (
    <>
      <Head
        title={say("money.post")}
        crumbs={[
          { to: "/money", words: say("money.title") },
          { to: "/money/entries", words: say("money.entries") },
        ]}
        sub={<DraftNote kept={draft.kept} restored={draft.restored} onDiscard={() => draft.discard(blank())} />}
      />
      <Sheet>
        <Form
          className="form narrow"
          send={say("money.post")}
          problem={general(problem)}
          idle={send.isPending}
          onSend={submit}
          beside={
            <>
              <Link className="button" to="/money/entries">
                {say("parts.cancel")}
              </Link>
              {second && <SecondPerson wanted={second} />}
            </>
          }
        >
          <p className="quiet">{say("money.ways")}</p>
          <div className="pair">
            <Choice
              label="money.kind"
              name="kind"
              problem={problem}
              options={(Object.keys(steps) as Kind[]).map((kind) => ({
                value: kind,
                words: term("entryKinds", kind),
              }))}
              value={value.kind}
              onChange={(kind) => change({ kind: kind as Kind })}
            />
            <Choice
              label="money.appropriation"
              name="legs/0/place/appropriation"
              problem={problem}
              error={error("appropriation")}
              required
              options={pools.options()}
              value={value.appropriation}
              onChange={(appropriation) => change({ appropriation })}
            />
          </div>
          {toAward ? (
            <Lookup
              key="award"
              label="money.award"
              name="legs/1/place/award"
              problem={problem}
              error={error("award")}
              help={award.data && value.award ? text(award.data.programme.title) : undefined}
              required
              path="/api/awards"
              value={value.award}
              onChoose={(one) => change({ award: one })}
            />
          ) : (
            <Lookup
              key="programme"
              label="money.programme"
              name="legs/1/place/programme"
              problem={problem}
              error={error("programme")}
              required
              path="/api/programmes"
              value={value.programme}
              onChoose={(one) => change({ programme: one })}
            />
          )}
          <div className="pair">
            <div className="field">
              <Entry
                label="money.amount"
                name="amount"
                problem={problem}
                error={error("amount") ?? tooMuch}
                required
                inputMode="decimal"
                note={pool && <span className="quiet">{currency}</span>}
                value={value.amount}
                onChange={(written) => {
                  if (problem) send.reset();
                  change({ amount: written });
                }}
              />
              <p className={left !== undefined && left < 0n ? "bad" : "quiet"} role="status">
                {state}
              </p>
            </div>
            <DayEntry
              label="money.valueOn"
              help="money.valueHelp"
              name="value_on"
              problem={problem}
              error={error("value_on")}
              required
              value={value.value_on}
              onChange={(value_on) => change({ value_on })}
            />
          </div>
          {ordered ? (
            <fieldset className="criterion">
              <legend>{say("money.order")}</legend>
              <p className="quiet">{say("money.orderHelp")}</p>
              <Choice
                label="money.ground"
                name="order/ground"
                problem={problem}
                options={(Object.keys(dueGrounds) as DueGround[]).map((ground) => ({
                  value: ground,
                  words: term("dueGrounds", ground),
                }))}
                value={value.ground}
                onChange={(ground) => change({ ground: ground as DueGround })}
              />
              <Entry
                label="money.orderBody"
                name="order/body"
                problem={problem}
                error={error("body")}
                required
                value={value.body}
                onChange={(body) => change({ body })}
              />
              <div className="pair">
                <Entry
                  label="money.orderNumber"
                  name="order/number"
                  problem={problem}
                  error={error("number")}
                  required
                  value={value.number}
                  onChange={(number) => change({ number })}
                />
                <DayEntry
                  label="money.orderDay"
                  name="order/decided_on"
                  problem={problem}
                  error={error("decided_on")}
                  required
                  value={value.decided_on}
                  onChange={(decided_on) => change({ decided_on })}
                />
              </div>
            </fieldset>
          ) : (
            <DecisionEntry
              label="money.decision"
              problem={problem}
              required={value.kind === "allot"}
              value={value.decision}
              onChange={(decision) => change({ decision })}
            />
          )}
          <Entry
            long
            label="money.memo"
            name="memo"
            problem={problem}
            value={value.memo}
            onChange={(memo) => change({ memo })}
          />
          <Entry
            label="money.cause"
            help="money.causeHelp"
            name="cause"
            problem={problem}
            error={error("cause")}
            required
            value={value.cause}
            onChange={(cause) => change({ cause })}
          />
        </Form>
      </Sheet>
    </>
  );
}

/** What stands above the button: a refusal without what its fields say already. */
function general(problem: Problem | null): Problem | null {
  if (!problem) return null;
  const rest = problem.errors.filter(
    (one) => !/^\/(kind|cause|decision|memo|value_on|legs\/\d\/minor|order\/\w+)$/.test(one.pointer),
  );
  return new Problem(problem.status, problem.refusal, problem.title, "", rest, problem.trace, problem.lines);
}
