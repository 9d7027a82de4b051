// Reserving a programme's money: for an award that is not yet certain, or for a call.
import { useState } from "react";
import { Link, useNavigate } from "react-router-dom";
import { newKey } from "../../api/client";
import { useChange, useRead } from "../../api/hooks";
import type { AwardDetail } from "../../api/types";
import { isDay, today } from "../../parts/day_words";
import { useDraft } from "../../parts/draft";
import { DraftNote } from "../../parts/DraftNote";
import { DecisionEntry, noGround, type Ground } from "../../parts/DecisionEntry";
import { Choice, DayEntry, Entry, Form, Lookup } from "../../parts/inputs";
import { readAmount } from "../../parts/money_words";
import { Head, Sheet } from "../../parts/Page";
import { useTell } from "../../parts/Toasts";
import { useSpeech } from "../../words";
import { useAppropriations } from "./appropriations";

interface Draft {
  kind: "commit" | "set_aside";
  appropriation: string;
  programme: number | null;
  award: number | null;
  call: string;
  amount: string;
  expires_on: string;
  decision: Ground;
  memo: string;
  cause: string;
}

export default function ReservationForm() {
  const { say, term, text } = useSpeech();
  const { tell } = useTell();
  const go = useNavigate();
  const blank = (): Draft => ({
    kind: "commit",
    appropriation: "",
    programme: null,
    award: null,
    call: "",
    amount: "",
    expires_on: "",
    decision: noGround,
    memo: "",
    cause: `desk-${today()}-${newKey().slice(0, 10)}`,
  });
  const [initial] = useState(blank);
  const draft = useDraft<Draft>("reservation", initial);
  const { value, change } = draft;
  const [tried, setTried] = useState(false);
  const pools = useAppropriations();
  const pool = pools.pool(value.appropriation);
  const forAward = value.kind === "commit";
  const award = useRead<AwardDetail>(`/api/awards/${value.award ?? 0}`, {}, forAward && value.award !== null);
  const programme = forAward ? (value.award ? (award.data?.programme.id ?? null) : null) : value.programme;
  const currency = pool?.granted.currency ?? "CNY";
  const amount = readAmount(value.amount, currency);
  const send = useChange<{ id: number }>((made) => {
    draft.forget();
    tell(say("years.reserved"));
    go(`/money/reservations/${made.id}`);
  });
  const wrong: Partial<Record<keyof Draft, string>> = {};
  if (!pool) wrong.appropriation = say("parts.needed");
  if (forAward && !value.award) wrong.award = say("parts.needed");
  if (!forAward && !value.programme) wrong.programme = say("parts.needed");
  if (!forAward && !/^[1-9]\d{0,14}$/.test(value.call)) wrong.call = say("parts.needed");
  if (!value.amount) wrong.amount = say("parts.needed");
  else if ("refusal" in amount) wrong.amount = say(`parts.${amount.refusal}`);
  if (!isDay(value.expires_on)) wrong.expires_on = say("parts.notADate");
  if (!value.cause.trim()) wrong.cause = say("parts.needed");
  const submit = () => {
    setTried(true);
    if (Object.keys(wrong).length > 0 || "refusal" in amount) return;
    const from = { appropriation: Number(value.appropriation), stage: "allotted", programme };
    send.mutate({
      path: "/api/reservations",
      body: {
        cause: value.cause.trim(),
        kind: value.kind,
        from,
        to: forAward
          ? { ...from, stage: "committed", award: value.award }
          : { ...from, stage: "reserved", call: Number(value.call) },
        minor: amount.minor,
        expires_on: value.expires_on,
        ...(value.decision.text.trim() && { decision: value.decision.text.trim() }),
        ...(value.memo.trim() && { memo: value.memo.trim() }),
      },
      decidedIn: value.decision.item,
    });
  };
  const problem = send.error;
  const error = (name: keyof Draft) => (tried ? wrong[name] : undefined);
  return (
    <>
      <Head
        title={say("years.reserve")}
        crumbs={[
          { to: "/money", words: say("money.title") },
          { to: "/money/reservations", words: say("years.reservations") },
        ]}
        sub={<DraftNote kept={draft.kept} restored={draft.restored} onDiscard={() => draft.discard(blank())} />}
      />
      <Sheet>
        <Form
          className="form narrow"
          send={say("years.reserve")}
          problem={problem}
          idle={send.isPending}
          onSend={submit}
          beside={
            <Link className="button" to="/money/reservations">
              {say("parts.cancel")}
            </Link>
          }
        >
          <p className="quiet">{say("years.reservationsWords")}</p>
          <div className="pair">
            <Choice
              label="years.purpose"
              name="kind"
              problem={problem}
              options={(["commit", "set_aside"] as const).map((kind) => ({
                value: kind,
                words: term("entryKinds", kind),
              }))}
              value={value.kind}
              onChange={(kind) => change({ kind: kind as Draft["kind"] })}
            />
            <Choice
              label="money.appropriation"
              name="from/appropriation"
              problem={problem}
              error={error("appropriation")}
              required
              options={pools.options()}
              value={value.appropriation}
              onChange={(appropriation) => change({ appropriation })}
            />
          </div>
          {forAward ? (
            <Lookup
              key="award"
              label="money.award"
              name="to/award"
              problem={problem}
              error={error("award")}
              help={award.data && value.award ? text(award.data.programme.title) : undefined}
              required
              path="/api/awards"
              value={value.award}
              onChoose={(one) => change({ award: one })}
            />
          ) : (
            <>
              <Lookup
                key="programme"
                label="money.programme"
                name="from/programme"
                problem={problem}
                error={error("programme")}
                required
                path="/api/programmes"
                value={value.programme}
                onChoose={(one) => change({ programme: one })}
              />
              <Entry
                label="years.call"
                name="to/call"
                problem={problem}
                error={error("call")}
                required
                inputMode="numeric"
                value={value.call}
                onChange={(call) => change({ call })}
              />
            </>
          )}
          <div className="pair">
            <Entry
              label="money.amount"
              name="minor"
              problem={problem}
              error={error("amount")}
              required
              inputMode="decimal"
              note={pool && <span className="quiet">{currency}</span>}
              value={value.amount}
              onChange={(written) => change({ amount: written })}
            />
            <DayEntry
              label="years.expires"
              help="years.expiresHelp"
              name="expires_on"
              problem={problem}
              error={error("expires_on")}
              required
              value={value.expires_on}
              onChange={(expires_on) => change({ expires_on })}
            />
          </div>
          <DecisionEntry
            label="money.decision"
            problem={problem}
            value={value.decision}
            onChange={(decision) => change({ decision })}
          />
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
