// A communiqué as it came and restored, side by side with every change marked, and what it proposes.
import { useMemo, useRef, useState } from "react";
import { Attempt, Problem, upload } from "../../api/client";
import type { ChangeKind, CommuniqueReading, Upload } from "../../api/types";
import { Empty, Head, ProblemNote } from "../../parts/Page";
import { Count } from "../../parts/Words";
import { useSpeech } from "../../words";
import { MarkedText } from "./MarkedText";
import { placeInOriginal, type Focus } from "./marked";
import { ProposalList } from "./ProposalList";

const toCheck: readonly ChangeKind[] = ["repaired", "doubtful", "damaged_number"];

export default function Communique() {
  const { say } = useSpeech();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [reading, setReading] = useState<CommuniqueReading | null>(null);
  const attempt = useRef(new Attempt());

  const read = async (file: File) => {
    setBusy(true);
    setProblem(null);
    try {
      const kept = await upload<Upload>("/api/uploads", file, () => undefined);
      setReading(
        await attempt.current.post<CommuniqueReading>("/api/communique-readings", {
          digest: kept.digest,
          name: kept.name,
        }),
      );
    } catch (error) {
      if (error instanceof Problem) setProblem(error);
      else throw error;
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Head title={say("communique.title")} sub={<span>{say("communique.sub")}</span>}>
        {reading && (
          <button type="button" className="button" onClick={() => setReading(null)}>
            {say("communique.another")}
          </button>
        )}
      </Head>
      <div className="stack">
        <ProblemNote problem={problem} />
        {busy && (
          <div className="sheet">
            <div className="inside" role="status">
              {say("communique.reading")}
            </div>
          </div>
        )}
        {!reading && (
          <Intake
            busy={busy}
            onFile={(file) => {
              void read(file);
            }}
          />
        )}
        {reading && <Result key={reading.digest} reading={reading} />}
      </div>
    </>
  );
}

function Intake({ busy, onFile }: { busy: boolean; onFile: (file: File) => void }) {
  const { say } = useSpeech();
  const [text, setText] = useState("");
  return (
    <form
      className="sheet"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim()) onFile(new File([text], "communique.txt", { type: "text/plain" }));
      }}
    >
      <div className="inside form">
        <label className="field">
          <span className="label">{say("communique.paste")}</span>
          <textarea className="input" rows={12} value={text} onChange={(event) => setText(event.target.value)} />
        </label>
        <label className="field">
          <span className="label">{say("communique.file")}</span>
          <input
            type="file"
            className="input"
            accept=".txt,.md,.html,.htm,.docx,text/plain,text/html"
            disabled={busy}
            onChange={(event) => {
              const [file] = event.target.files ?? [];
              if (file) onFile(file);
              event.target.value = "";
            }}
          />
        </label>
        <div className="buttons">
          <button type="submit" className="button main" disabled={busy || !text.trim()}>
            {say("communique.read")}
          </button>
        </div>
      </div>
    </form>
  );
}

function Result({ reading }: { reading: CommuniqueReading }) {
  const { say } = useSpeech();
  const [focus, setFocus] = useState<Focus>(null);
  const inOriginal = useMemo(() => placeInOriginal(reading, focus), [reading, focus]);
  return (
    <>
      <Changes reading={reading} />
      <div className="versus communique">
        <section className="sheet" aria-labelledby="communique-original">
          <header>
            <h2 id="communique-original">{say("communique.original")}</h2>
          </header>
          <MarkedText reading={reading} side="original" focus={inOriginal} labelledBy="communique-original" />
        </section>
        <section className="sheet" aria-labelledby="communique-restored">
          <header>
            <h2 id="communique-restored">{say("communique.restored")}</h2>
          </header>
          <MarkedText reading={reading} side="restored" focus={focus} labelledBy="communique-restored" />
        </section>
      </div>
      {reading.meeting ? (
        <ProposalList reading={reading} onFocus={setFocus} />
      ) : (
        <div className="sheet">
          <Empty icon="lost" title={say("communique.none")} />
        </div>
      )}
    </>
  );
}

/** How often each thing was done, with the sign that marks it in the text. */
function Changes({ reading }: { reading: CommuniqueReading }) {
  const { say, term } = useSpeech();
  const counts = new Map<ChangeKind, number>();
  for (const mark of reading.marks) counts.set(mark.kind, (counts.get(mark.kind) ?? 0) + 1);
  const waiting = toCheck.reduce((sum, kind) => sum + (counts.get(kind) ?? 0), 0);
  return (
    <section className="sheet" aria-label={say("communique.changes")}>
      <div className="inside stack">
        {counts.size === 0 ? (
          <p>{say("communique.unchanged")}</p>
        ) : (
          <ul className="legend-of-marks">
            {[...counts].map(([kind, count]) => (
              <li key={kind}>
                <mark className={`change ${kind}`}>{term("changeKinds", kind)}</mark> <Count of={count} />
              </li>
            ))}
          </ul>
        )}
        {waiting > 0 && <p className="bad">{say("communique.check", { count: waiting })}</p>}
      </div>
    </section>
  );
}
