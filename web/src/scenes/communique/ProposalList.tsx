// Every proposal can be taken over, edited or dropped, by the keyboard too; the one in focus is shown in the texts.
import { useMemo, useRef, useState, type KeyboardEvent } from "react";
import { Link } from "react-router-dom";
import type { CommuniqueReading } from "../../api/types";
import { download } from "../../parts/download";
import { Icon } from "../../parts/Icon";
import { Count } from "../../parts/Words";
import { useSpeech } from "../../words";
import { decide, proposalsOf, takenOver, type Decision, type Decisions, type Proposal } from "./proposals";
import type { Focus } from "./marked";
import { Recording } from "./Recording";

interface Props {
  reading: CommuniqueReading;
  onFocus: (place: Focus) => void;
}
export function ProposalList({ reading, onFocus }: Props) {
  const { say } = useSpeech();
  const proposals = useMemo(() => proposalsOf(reading), [reading]);
  const [decisions, setDecisions] = useState<Decisions>({});
  const [editing, setEditing] = useState<string | null>(null);
  const [recorded, setRecorded] = useState<Readonly<Record<string, number>>>(() =>
    Object.fromEntries(
      proposals.flatMap((one) => (one.sort === "directive" && one.recorded !== null ? [[one.id, one.recorded]] : [])),
    ),
  );
  const rows = useRef(new Map<string, HTMLLIElement>());
  const set = (id: string, decision: Decision | null) => setDecisions((now) => decide(now, id, decision));
  const taken = takenOver(reading, proposals, decisions);

  const pressed = (event: KeyboardEvent, proposal: Proposal, index: number) => {
    const closed = recorded[proposal.id] !== undefined && !event.key.startsWith("Arrow") && !"jk".includes(event.key);
    if (closed || event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    const words = decisions[proposal.id]?.words ?? proposal.words;
    const keys: Record<string, () => void> = {
      a: () => set(proposal.id, { verdict: words === proposal.words ? "accepted" : "edited", words }),
      x: () => set(proposal.id, { verdict: "dropped", words: proposal.words }),
      u: () => set(proposal.id, null),
      e: () => setEditing(proposal.id),
      ArrowDown: () => rows.current.get(proposals[index + 1]?.id ?? "")?.focus(),
      ArrowUp: () => rows.current.get(proposals[index - 1]?.id ?? "")?.focus(),
    };
    keys.j = keys.ArrowDown as () => void;
    keys.k = keys.ArrowUp as () => void;
    const act = keys[event.key];
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
  const finish = (id: string) => {
    setEditing(null);
    window.requestAnimationFrame(() => rows.current.get(id)?.focus());
  };
  const acceptRest = () =>
    setDecisions((now) =>
      proposals.reduce<Decisions>(
        (all, one) =>
          all[one.id] || recorded[one.id] !== undefined
            ? all
            : decide(all, one.id, { verdict: "accepted", words: one.words }),
        now,
      ),
    );
  const save = () =>
    download(
      `communique-${reading.digest.slice(0, 12)}.json`,
      new Blob([JSON.stringify(taken, null, 1)], { type: "application/json" }),
    );
  return (
    <section className="sheet" aria-labelledby="communique-proposals">
      <header>
        <h2 id="communique-proposals">
          {say("communique.proposals")} <Count of={proposals.length} />
        </h2>
        <span className="quiet">{say("communique.keys")}</span>
        <button type="button" className="button small" onClick={acceptRest}>
          {say("communique.acceptRest")}
        </button>
        <button type="button" className="button small main" disabled={taken.taken.length === 0} onClick={save}>
          <Icon name="download" />
          {say("communique.save", { count: taken.taken.length })}
        </button>
      </header>
      <ol className="proposals">
        {proposals.map((proposal, index) => (
          <li
            key={proposal.id}
            ref={(row) => {
              if (row) rows.current.set(proposal.id, row);
              else rows.current.delete(proposal.id);
            }}
            tabIndex={0}
            className={decisions[proposal.id]?.verdict}
            onFocus={(event) => {
              if (event.target === event.currentTarget) onFocus({ start: proposal.start, end: proposal.end });
            }}
            onKeyDown={(event) => pressed(event, proposal, index)}
          >
            <Row
              proposal={proposal}
              decision={decisions[proposal.id]}
              editing={editing === proposal.id}
              onEdit={() => setEditing(proposal.id)}
              onClose={() => finish(proposal.id)}
              onDecide={(decision) => set(proposal.id, decision)}
              recorded={recorded[proposal.id]}
            />
          </li>
        ))}
      </ol>
      {proposals.some((one) => one.sort === "directive") && (
        <Recording
          reading={reading}
          proposals={proposals}
          decisions={decisions}
          recorded={recorded}
          onRecorded={(directives) => setRecorded((now) => ({ ...now, ...directives }))}
        />
      )}
    </section>
  );
}

interface RowProps {
  proposal: Proposal;
  decision: Decision | undefined;
  editing: boolean;
  onEdit: () => void;
  onClose: () => void;
  onDecide: (decision: Decision | null) => void;
  recorded: number | undefined;
}
function Row({ proposal, decision, editing, onEdit, onClose, onDecide, recorded }: RowProps) {
  const { say, term } = useSpeech();
  const words = decision?.words ?? proposal.words;
  return (
    <>
      <div className="told">
        <Told proposal={proposal} />
        {editing ? (
          <Edit
            words={words}
            onKeep={(changed) => {
              onDecide({ verdict: changed === proposal.words ? "accepted" : "edited", words: changed });
              onClose();
            }}
            onClose={onClose}
          />
        ) : (
          words && <p>{words}</p>
        )}
        <More proposal={proposal} />
      </div>
      {recorded !== undefined ? (
        <div className="buttons">
          <span className="badge good">{say("communique.recorded")}</span>
          <Link className="button small" to={`/directives/${recorded}`}>
            {say("directives.one")}
          </Link>
        </div>
      ) : (
        <div className="buttons">
          <span className={`badge${decision ? (decision.verdict === "dropped" ? " bad" : " good") : ""}`}>
            {decision ? term("proposalVerdicts", decision.verdict) : say("communique.waiting")}
          </span>
          {decision ? (
            <button type="button" className="button small" onClick={() => onDecide(null)}>
              {say("communique.undo")}
            </button>
          ) : (
            <>
              <button
                type="button"
                className="button small"
                onClick={() => onDecide({ verdict: "accepted", words: proposal.words })}
              >
                {say("communique.accept")}
              </button>
              <button type="button" className="button small" onClick={onEdit}>
                {say("communique.edit")}
              </button>
              <button
                type="button"
                className="button small"
                onClick={() => onDecide({ verdict: "dropped", words: proposal.words })}
              >
                {say("communique.drop")}
              </button>
            </>
          )}
        </div>
      )}
    </>
  );
}

function Told({ proposal }: { proposal: Proposal }) {
  const { say, term } = useSpeech();
  return (
    <p className="quiet">
      {term("proposalSorts", proposal.sort)}
      {proposal.sort === "item" && ` ${proposal.number} · ${term("proposedItemKinds", proposal.kind)}`}
      {proposal.sort === "paper" && ` · ${term("paperOutcomes", proposal.outcome)}`}
      {proposal.sort === "paper" && !proposal.complete && ` · ${say("communique.open")}`}
      {proposal.sort === "date" && proposal.day && ` · ${proposal.day}`}
      {proposal.sort === "date" && proposal.inferred && ` · ${say("communique.inferred")}`}
      {proposal.sort === "chair" && proposal.office && ` · ${proposal.office}`}
    </p>
  );
}

function More({ proposal }: { proposal: Proposal }) {
  const { say, term } = useSpeech();
  if (proposal.sort !== "directive") return null;
  return (
    <>
      <ul className="clauses">
        {proposal.clauses.map((clause) => (
          <li key={clause.start}>
            <span className="badge note">{term("clauseClasses", clause.class)}</span> {clause.words}
          </li>
        ))}
      </ul>
      <p className="quiet">
        {proposal.owner && `${say("communique.owner")}: ${proposal.owner} `}
        {proposal.due && `${say("communique.due")}: ${proposal.due}`}
        {!proposal.owner && !proposal.due && say("communique.ownerNone")}
      </p>
    </>
  );
}

function Edit({ words, onKeep, onClose }: { words: string; onKeep: (words: string) => void; onClose: () => void }) {
  const { say } = useSpeech();
  const [text, setText] = useState(words);
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim()) onKeep(text.trim());
      }}
    >
      <textarea
        className="input"
        aria-label={say("communique.words")}
        rows={3}
        value={text}
        autoFocus
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape") onClose();
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) event.currentTarget.form?.requestSubmit();
        }}
      />
      <div className="buttons">
        <button type="submit" className="button small main" disabled={!text.trim()}>
          {say("communique.keep")}
        </button>
      </div>
    </form>
  );
}
