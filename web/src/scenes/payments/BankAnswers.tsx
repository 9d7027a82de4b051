// What the bank answered: a file is previewed and imported, and what fits no payment waits here for a person.
import { useRef, useState } from "react";
import { Link } from "react-router-dom";
import { Attempt, Problem, upload } from "../../api/client";
import { useChange, useMay } from "../../api/hooks";
import type { BankAnswerPreview, BankAnswerResult, BankLine, Upload } from "../../api/types";
import { DialogForm, Entry } from "../../parts/inputs";
import { List, type ListOf } from "../../parts/List";
import { Head, ProblemNote, Sheet } from "../../parts/Page";
import { useTell } from "../../parts/Toasts";
import { Count, Day, Money, Said, State } from "../../parts/Words";
import { useSpeech } from "../../words";

const lines: ListOf<BankLine> = {
  path: "/api/bank-lines",
  title: "payments.lines",
  sort: "-id",
  rowKey: (one) => one.id,
  filters: [
    { name: "state", label: "payments.state", terms: "bankLineStates" },
    { name: "answer", label: "payments.answers", place: "link" },
    { name: "payment", label: "payments.title", place: "link" },
  ],
  columns: [
    { key: "kind", title: "payments.kind", sort: true, cell: (one) => <Kind one={one} /> },
    {
      key: "end_to_end",
      title: "payments.endToEnd",
      card: "under",
      cell: (one) => <span className="mono">{one.end_to_end}</span>,
    },
    {
      key: "amount",
      title: "money.amount",
      number: true,
      card: "foot",
      cell: (one) => (one.amount ? <Money {...one.amount} /> : null),
    },
    { key: "value_on", title: "money.valueOn", cell: (one) => <Day day={one.value_on} /> },
    {
      key: "state",
      title: "payments.state",
      card: "end",
      cell: (one) => <State of="bankLineStates" state={one.state} />,
    },
    { key: "problem", title: "payments.problem", width: 260, cell: (one) => <Said text={one.problem_title} /> },
    { key: "reason", title: "payments.reason", cell: (one) => <Said text={one.reason || one.note} /> },
    { key: "payment", title: "payments.title", cell: (one) => <Do one={one} /> },
  ],
  empty: { icon: "payments", title: "payments.lineNone", words: "payments.lineNoneWords" },
};

function Kind({ one }: { one: BankLine }) {
  return <>{useSpeech().term("bankLineKinds", one.kind)}</>;
}

/** The payment a line speaks of, or the two ways to find an end for it. */
function Do({ one }: { one: BankLine }) {
  const { say } = useSpeech();
  const may = useMay("approve_payments");
  const [asking, setAsking] = useState<"match" | "set_aside" | null>(null);
  if (one.payment)
    return (
      <Link className="mono" to={`/payments/${one.payment}`}>
        {one.payment}
      </Link>
    );
  if (one.state === "set_aside") return <Said text={one.settled_reason} />;
  if (!may) return null;
  return (
    <span className="buttons">
      <button type="button" className="button small" onClick={() => setAsking("match")}>
        {say("payments.match")}
      </button>
      <button type="button" className="button small" onClick={() => setAsking("set_aside")}>
        {say("payments.setAside")}
      </button>
      {asking && <Ask one={one} step={asking} onClose={() => setAsking(null)} />}
    </span>
  );
}

function Ask({ one, step, onClose }: { one: BankLine; step: "match" | "set_aside"; onClose: () => void }) {
  const { say } = useSpeech();
  const { tell } = useTell();
  const [said, setSaid] = useState("");
  const match = step === "match";
  const send = useChange<unknown>(() => {
    tell(say(match ? "payments.matched" : "payments.setAsideDone"));
    onClose();
  });
  return (
    <DialogForm
      title={say(match ? "payments.match" : "payments.setAside")}
      send={say(match ? "payments.match" : "payments.setAside")}
      problem={send.error}
      idle={send.isPending || said.trim() === ""}
      onSend={() =>
        send.mutate({
          path: `/api/bank-lines/${one.id}/steps`,
          body: match ? { step, payment: Number(said) } : { step, reason: said.trim() },
        })
      }
      onClose={onClose}
    >
      {match ? (
        <Entry
          label="payments.paymentNumber"
          name="payment"
          inputMode="numeric"
          required
          problem={send.error}
          value={said}
          onChange={(text) => setSaid(text.replace(/\D/g, ""))}
        />
      ) : (
        <Entry
          long
          label="payments.reason"
          name="reason"
          required
          problem={send.error}
          value={said}
          onChange={setSaid}
        />
      )}
    </DialogForm>
  );
}

const outcomes = ["settles", "fails", "returns", "known", "unmatched"] as const;

function Preview({ file, preview, onDone }: { file: Upload; preview: BankAnswerPreview; onDone: () => void }) {
  const { say, term } = useSpeech();
  const { tell } = useTell();
  const send = useChange<BankAnswerResult>((made) => {
    tell(say(made.recorded ? "payments.committed" : "payments.importedBefore"));
    onDone();
  });
  return (
    <Sheet title={`${say("payments.preview")} · ${file.name}`}>
      <div className="stack">
        {preview.imported !== undefined && <p className="quiet">{say("payments.importedBefore")}</p>}
        <dl className="facts totals">
          {outcomes.map((outcome) => [
            <dt key={`${outcome}n`}>{term("bankLineOutcomes", outcome)}</dt>,
            <dd key={outcome}>
              <Count of={preview.counts[outcome]} />
            </dd>,
          ])}
        </dl>
        <ul className="lines">
          {preview.lines.slice(0, 50).map((line) => (
            <li key={`${line.line} ${line.end_to_end} ${line.kind}`}>
              <span>
                <span className="mono">{line.end_to_end || line.note}</span>{" "}
                {line.amount && <Money {...line.amount} whole />}
                {line.problem_title && (
                  <span className="quiet">
                    {" "}
                    <Said text={line.problem_title} />
                  </span>
                )}
              </span>
              <span
                className={`badge ${line.outcome === "unmatched" ? "warn" : line.outcome === "known" ? "" : "good"}`}
              >
                {term("bankLineOutcomes", line.outcome)}
              </span>
            </li>
          ))}
        </ul>
        <ProblemNote problem={send.error} />
        <div className="buttons">
          <button
            type="button"
            className="button main"
            disabled={send.isPending}
            onClick={() =>
              send.mutate({
                path: "/api/bank-answers",
                body: { digest: file.digest, name: file.name, read: preview.counts.read },
              })
            }
          >
            {say("payments.commit", { count: preview.counts.read })}
          </button>
          <button type="button" className="button" onClick={onDone}>
            {say("parts.cancel")}
          </button>
        </div>
      </div>
    </Sheet>
  );
}

export default function BankAnswers() {
  const { say } = useSpeech();
  const may = useMay("approve_payments");
  const attempt = useRef(new Attempt());
  const [file, setFile] = useState<Upload | null>(null);
  const [preview, setPreview] = useState<BankAnswerPreview | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const again = () => {
    setFile(null);
    setPreview(null);
    setProblem(null);
  };
  const look = async (chosen: File) => {
    again();
    try {
      const kept = await upload<Upload>("/api/uploads", chosen, () => undefined);
      setFile(kept);
      const ask = { digest: kept.digest, name: kept.name };
      setPreview(await attempt.current.post<BankAnswerPreview>("/api/bank-answer-previews", ask));
    } catch (error) {
      if (error instanceof Problem) setProblem(error);
      else throw error;
    }
  };
  return (
    <>
      <Head
        title={say("payments.answers")}
        crumbs={[{ to: "/payments", words: say("payments.title") }]}
        sub={<span>{say("payments.answersWords")}</span>}
      >
        {may && (
          <label className="button main">
            {say("payments.chooseFile")}
            <input
              className="hidden"
              type="file"
              accept=".xml,.csv"
              onChange={(event) => {
                const chosen = event.target.files?.[0];
                event.target.value = "";
                if (chosen) void look(chosen);
              }}
            />
          </label>
        )}
      </Head>
      <div className="stack">
        <ProblemNote problem={problem} />
        {file && preview && <Preview file={file} preview={preview} onDone={again} />}
      </div>
      <List of={lines} />
    </>
  );
}
