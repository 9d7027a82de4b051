// Two versions of a paper side by side, every change marked by more than its colour.
import { useState } from "react";
import { useRead } from "../../api/hooks";
import type { DifferenceRow, PaperDetail, PaperDifference } from "../../api/types";
import { Choice } from "../../parts/inputs";
import { Sheet, Waiting } from "../../parts/Page";
import { useSpeech } from "../../words";

function Side({ spans, side }: { spans: DifferenceRow["before"]; side: "del" | "ins" }) {
  const Mark = side;
  return (
    <>
      {spans.map((span, i) => (span.changed ? <Mark key={i}>{span.text}</Mark> : <span key={i}>{span.text}</span>))}
    </>
  );
}

function Rows({ of, all }: { of: PaperDifference; all: boolean }) {
  const { say } = useSpeech();
  return (
    <div className="gridbox whole" tabIndex={0} role="region" aria-label={say("papers.compare")}>
      <table className="grid difference">
        <thead>
          <tr>
            <th scope="col">
              {say("papers.version", { count: of.before.version })} · {of.before.file.name}
            </th>
            <th scope="col">
              {say("papers.version", { count: of.after.version })} · {of.after.file.name}
            </th>
          </tr>
        </thead>
        <tbody>
          {of.rows.map(
            (row, i) =>
              (all || row.kind !== "same") && (
                <tr key={i} className={row.kind}>
                  <td lang="zh-Hans">
                    <Side spans={row.before} side="del" />
                  </td>
                  <td lang="zh-Hans">
                    <Side spans={row.after} side="ins" />
                  </td>
                </tr>
              ),
          )}
        </tbody>
      </table>
    </div>
  );
}

function Shown({ of }: { of: PaperDifference }) {
  const { say } = useSpeech();
  const [only, setOnly] = useState(false);
  if (of.identical) return <p>{say("papers.identical")}</p>;
  const closed = [of.before, of.after].filter((side) => side.unreadable);
  if (closed.length > 0)
    return (
      <>
        {closed.map((side) => (
          <p key={side.version} className="warn-text">
            {say("papers.unreadable", { count: side.version })}
          </p>
        ))}
        <p className="mono">{of.before.file.digest}</p>
        <p className="mono">{of.after.file.digest}</p>
      </>
    );
  if (of.changed + of.added + of.removed === 0) return <p>{say("papers.sameText")}</p>;
  return (
    <>
      <div className="chartbar">
        <p>{say("papers.counted", { changed: of.changed, added: of.added, removed: of.removed })}</p>
        <label className="check">
          <input type="checkbox" checked={only} onChange={(event) => setOnly(event.target.checked)} />{" "}
          {say("papers.onlyChanges")}
        </label>
      </div>
      <Rows of={of} all={!only} />
    </>
  );
}

export function Difference({ one }: { one: PaperDetail }) {
  const { say } = useSpeech();
  const [before, setBefore] = useState(String(one.adopted?.version ?? 1));
  const [after, setAfter] = useState(String(one.versions));
  const read = useRead<PaperDifference>(`/api/papers/${one.id}/difference`, { before, after });
  const versions = one.texts.map((text) => {
    const marks = [
      text.version === one.adopted?.version && say("papers.adoptedText"),
      text.version === one.issued?.version && say("papers.issuedText"),
    ];
    return {
      value: String(text.version),
      words: [say("papers.version", { count: text.version }), ...marks.filter(Boolean)].join(" · "),
    };
  });
  return (
    <Sheet title={say("papers.compare")}>
      <div className="inside stack">
        <div className="pair">
          <Choice label="papers.before" name="before" value={before} onChange={setBefore} options={versions} />
          <Choice label="papers.after" name="after" value={after} onChange={setAfter} options={versions} />
        </div>
        <Waiting read={read}>{(of) => <Shown of={of} />}</Waiting>
      </div>
    </Sheet>
  );
}
