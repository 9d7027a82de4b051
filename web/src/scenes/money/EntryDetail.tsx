// One entry: what it moved from where to where, on what ground, and its receipt in the record.
import { useState } from "react";
import { Link, useNavigate, useParams } from "react-router-dom";
import { useChange, useRead } from "../../api/hooks";
import type { EntryDetail as Entry, EntryLine } from "../../api/types";
import { ActionBar } from "../../parts/ActionBar";
import { today } from "../../parts/day_words";
import { Icon } from "../../parts/Icon";
import { DayEntry, DialogForm, Entry as Written } from "../../parts/inputs";
import { Line } from "../../parts/Line";
import { Fact, Head, Sheet, Waiting } from "../../parts/Page";
import { useTell } from "../../parts/Toasts";
import { Day, Moment, Money, Said } from "../../parts/Words";
import { useSpeech } from "../../words";

export default function EntryDetail() {
  const { id = "" } = useParams();
  const read = useRead<Entry>(`/api/entries/${id}`);
  return <Waiting read={read}>{(entry) => <Shown key={entry.id} entry={entry} />}</Waiting>;
}

function Shown({ entry }: { entry: Entry }) {
  const { say, term } = useSpeech();
  const [reversing, setReversing] = useState(false);
  const [first] = entry.lines;
  const other = (id: number) => <Link to={`/money/entries/${id}`}>{say("money.entryNo", { id })}</Link>;
  return (
    <>
      <Head
        title={say("money.entryNo", { id: entry.id })}
        heading={term("entryKinds", entry.kind)}
        crumbs={[
          { to: "/money", words: say("money.title") },
          { to: "/money/entries", words: say("money.entries") },
        ]}
        sub={
          <>
            <span>{say("money.entryNo", { id: entry.id })}</span>
            <Day day={entry.value_on} />
            {entry.reversed_by !== undefined && <span className="badge warn">{say("money.reversedBy")}</span>}
          </>
        }
      >
        <Link className="button" to={`/record/${entry.caused_by}`}>
          <Icon name="record" />
          {say("money.receipt")}
        </Link>
      </Head>
      <div className="columns">
        <div className="stack">
          <Lines lines={entry.lines} />
          <Sheet title={say("portfolio.facts")}>
            <dl className="facts">
              <dt>{say("money.decision")}</dt>
              <dd>{entry.decision ? <Said text={entry.decision} /> : say("parts.none")}</dd>
              <Fact name={say("money.order")}>{entry.order && term("dueGrounds", entry.order.ground)}</Fact>
              <dt>{say("money.memo")}</dt>
              <dd className="prose">{entry.memo ? <Said text={entry.memo} /> : say("parts.none")}</dd>
              <dt>{say("money.cause")}</dt>
              <dd className="mono">{entry.cause}</dd>
              {first && (
                <>
                  <dt>{say("money.enteredAt")}</dt>
                  <dd>
                    <Moment at={first.at} />
                  </dd>
                  <dt>{say("money.by")}</dt>
                  <dd>{first.by ? <Said text={first.by.name} /> : say("record.theSystem")}</dd>
                </>
              )}
              {entry.reverses !== undefined && (
                <>
                  <dt>{say("money.reverses")}</dt>
                  <dd>{other(entry.reverses)}</dd>
                </>
              )}
              {entry.reversed_by !== undefined && (
                <>
                  <dt>{say("money.reversedBy")}</dt>
                  <dd>{other(entry.reversed_by)}</dd>
                </>
              )}
            </dl>
          </Sheet>
          <ActionBar
            words="entrySteps"
            may={entry.may}
            path={`/api/entries/${entry.id}/reversal`}
            subject={say("money.entryNo", { id: entry.id })}
            extra={() => () => setReversing(true)}
          />
        </div>
        <Line causedBy={entry.caused_by} subject={`entry/${entry.id}`} />
      </div>
      {reversing && <Reversal entry={entry} onClose={() => setReversing(false)} />}
    </>
  );
}

function Lines({ lines }: { lines: readonly EntryLine[] }) {
  const { say, term } = useSpeech();
  return (
    <Sheet title={say("money.lines")} flush>
      <div className="gridbox" tabIndex={0} role="region" aria-label={say("money.lines")}>
        <table className="grid">
          <thead>
            <tr>
              <th scope="col">{say("money.account")}</th>
              <th scope="col">{say("money.programme")}</th>
              <th scope="col">{say("money.award")}</th>
              <th scope="col" className="number">
                {say("money.amount")}
              </th>
              <th scope="col" className="number">
                {say("money.balanceAfter")}
              </th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line, i) => (
              <tr key={i}>
                <td>
                  <Link to={`/money/entries?account=${line.account}`}>{term("stages", line.stage)}</Link>
                </td>
                <td className="cut">
                  {line.programme && (
                    <Link to={`/programmes/${line.programme.id}`}>
                      <Said text={line.programme.title} />
                    </Link>
                  )}
                </td>
                <td>
                  {line.award && (
                    <Link className="mono" to={`/awards/${line.award.id}`}>
                      {line.award.name}
                    </Link>
                  )}
                </td>
                <td className="number">
                  <Money {...line.amount} />
                </td>
                <td className="number">
                  <Money {...line.balance_after} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Sheet>
  );
}

function Reversal({ entry, onClose }: { entry: Entry; onClose: () => void }) {
  const { say, term } = useSpeech();
  const { tell } = useTell();
  const go = useNavigate();
  const [memo, setMemo] = useState("");
  const [day, setDay] = useState(today);
  const [tried, setTried] = useState(false);
  const send = useChange<Entry>((made) => {
    tell(say("money.reversed"));
    onClose();
    go(`/money/entries/${made.id}`);
  });
  return (
    <DialogForm
      title={`${term("entrySteps", "reverse")} · ${say("money.entryNo", { id: entry.id })}`}
      send={term("entrySteps", "reverse")}
      danger
      problem={send.error}
      idle={send.isPending}
      onSend={() => {
        setTried(true);
        if (memo.trim())
          send.mutate({ path: `/api/entries/${entry.id}/reversal`, body: { value_on: day, memo: memo.trim() } });
      }}
      onClose={onClose}
    >
      <p className="quiet">{say("money.reverseWords")}</p>
      <Written
        long
        label="parts.reason"
        help="parts.reasonHelp"
        name="memo"
        required
        problem={send.error}
        error={tried && !memo.trim() ? say("parts.needed") : undefined}
        value={memo}
        onChange={setMemo}
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
