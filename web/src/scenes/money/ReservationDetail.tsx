// One reservation: for what, until when, and how it may end.
import { useState } from "react";
import { Link, useParams } from "react-router-dom";
import { useChange, useRead } from "../../api/hooks";
import type { ReservationDetail as Reservation } from "../../api/types";
import { ActionBar } from "../../parts/ActionBar";
import { today } from "../../parts/day_words";
import { Figures } from "../../parts/Figures";
import { Icon } from "../../parts/Icon";
import { DayEntry, DialogForm, Entry } from "../../parts/inputs";
import { Line } from "../../parts/Line";
import { exact, readAmount } from "../../parts/money_words";
import { Head, Sheet, Waiting } from "../../parts/Page";
import { useTell } from "../../parts/Toasts";
import { Day, Money, Said } from "../../parts/Words";
import { useSpeech } from "../../words";
import { ReservationBadge } from "./Reservations";

export default function ReservationDetail() {
  const { id = "" } = useParams();
  const read = useRead<Reservation>(`/api/reservations/${id}`);
  return <Waiting read={read}>{(one) => <Shown key={one.id} one={one} />}</Waiting>;
}

function Shown({ one }: { one: Reservation }) {
  const { say, term } = useSpeech();
  const [posting, setPosting] = useState(false);
  const title = say("years.reservationNo", { id: one.id });
  const account = (id: number, stage: Reservation["from"]) => (
    <Link to={`/money/entries?account=${id}`}>{term("stages", stage)}</Link>
  );
  return (
    <>
      <Head
        title={title}
        crumbs={[
          { to: "/money", words: say("money.title") },
          { to: "/money/reservations", words: say("years.reservations") },
        ]}
        sub={
          <>
            <ReservationBadge of={one} />
            <span className="mono">{one.cause}</span>
          </>
        }
      >
        <Link className="button" to={`/record/${one.caused_by}`}>
          <Icon name="record" />
          {say("money.receipt")}
        </Link>
      </Head>
      <Figures
        of={[
          { label: say("money.amount"), value: <Money {...one.amount} /> },
          { label: say("years.postedPart"), value: <Money {...one.posted} /> },
          { label: say("years.expires"), value: <Day day={one.expires_on} /> },
        ]}
      />
      <div className="columns">
        <div className="stack">
          <Sheet title={say("portfolio.facts")}>
            <dl className="facts">
              <dt>{say("years.purpose")}</dt>
              <dd>{term("entryKinds", one.kind)}</dd>
              <dt>{say("years.fromTo")}</dt>
              <dd>
                {account(one.from_account, one.from)} → {account(one.to_account, one.to)}
              </dd>
              <dt>{say("money.appropriation")}</dt>
              <dd>
                <Link className="mono" to={`/money/appropriations/${one.appropriation}`}>
                  {one.appropriation_code}
                </Link>
              </dd>
              {one.programme && (
                <>
                  <dt>{say("money.programme")}</dt>
                  <dd>
                    <Link to={`/programmes/${one.programme.id}`}>
                      <Said text={one.programme.title} />
                    </Link>
                  </dd>
                </>
              )}
              {one.award && (
                <>
                  <dt>{say("money.award")}</dt>
                  <dd>
                    <Link className="mono" to={`/awards/${one.award.id}`}>
                      {one.award.name}
                    </Link>
                  </dd>
                </>
              )}
              <dt>{say("money.decision")}</dt>
              <dd>{one.decision ? <Said text={one.decision} /> : say("parts.none")}</dd>
              <dt>{say("money.memo")}</dt>
              <dd className="prose">{one.memo ? <Said text={one.memo} /> : say("parts.none")}</dd>
              {one.entry !== undefined && (
                <>
                  <dt>{say("years.itsEntry")}</dt>
                  <dd>
                    <Link to={`/money/entries/${one.entry}`}>{say("money.entryNo", { id: one.entry })}</Link>
                  </dd>
                </>
              )}
            </dl>
          </Sheet>
          <ActionBar
            words="reservationSteps"
            may={one.may}
            path={`/api/reservations/${one.id}/steps`}
            subject={title}
            reasons={false}
            extra={(step) => (step === "post" ? () => setPosting(true) : undefined)}
          />
        </div>
        <Line causedBy={one.caused_by} subject={`reservation/${one.id}`} />
      </div>
      {posting && <Posting one={one} onClose={() => setPosting(false)} />}
    </>
  );
}

function Posting({ one, onClose }: { one: Reservation; onClose: () => void }) {
  const { say, term, locale } = useSpeech();
  const { tell } = useTell();
  const { currency } = one.amount;
  const [written, setWritten] = useState(() => exact(one.amount.minor.toString(), currency, locale));
  const [day, setDay] = useState(today);
  const amount = readAmount(written, currency);
  const send = useChange(() => {
    tell(say("money.posted"));
    onClose();
  });
  return (
    <DialogForm
      title={`${term("reservationSteps", "post")} · ${say("years.reservationNo", { id: one.id })}`}
      send={term("reservationSteps", "post")}
      problem={send.error}
      idle={send.isPending}
      onSend={() => {
        if ("minor" in amount)
          send.mutate({
            path: `/api/reservations/${one.id}/steps`,
            body: { step: "post", minor: amount.minor, value_on: day },
          });
      }}
      onClose={onClose}
    >
      <Entry
        label="money.amount"
        help="years.partHelp"
        name="minor"
        required
        inputMode="decimal"
        note={<span className="quiet">{currency}</span>}
        problem={send.error}
        error={"refusal" in amount ? say(`parts.${amount.refusal}`) : undefined}
        value={written}
        onChange={setWritten}
      />
      <DayEntry
        label="money.valueOn"
        help="money.valueHelp"
        name="value_on"
        problem={send.error}
        value={day}
        onChange={setDay}
      />
    </DialogForm>
  );
}
