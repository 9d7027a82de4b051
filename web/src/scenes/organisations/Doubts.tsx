// Two organisations side by side that may be one; a person decides, by keyboard if they like.
import { useEffect, useState } from "react";
import { Link } from "react-router-dom";
import { useChange, useList } from "../../api/hooks";
import type { Doubt, Organisation } from "../../api/types";
import { Empty, Head, Loading, ProblemNote, Sheet } from "../../parts/Page";
import { usePreferences } from "../../parts/preferences";
import { alone, going } from "../../parts/step_keys";
import { useTell } from "../../parts/Toasts";
import { Said, Sums } from "../../parts/Words";
import { useSpeech } from "../../words";
import { Identifiers } from "./Organisations";

export default function Doubts() {
  const { say, term } = useSpeech();
  const { tell } = useTell();
  const { preferences } = usePreferences();
  const list = useList<Doubt>("/api/organisation-doubts", { state: "open" });
  const [at, setAt] = useState(0);
  const change = useChange((_, asked) =>
    tell(
      say((asked.body as { verdict: string }).verdict === "same" ? "portfolio.sameDone" : "portfolio.differentDone"),
    ),
  );
  const open = list.items;
  const index = Math.min(at, Math.max(0, open.length - 1));
  const doubt = open[index];
  const { mutate, isPending } = change;
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (!preferences.shortcuts || !alone(event) || going.waits(event)) return;
      if (event.key === "j") setAt(Math.min(open.length - 1, index + 1));
      if (event.key === "k") setAt(Math.max(0, index - 1));
      const verdict = event.key === "s" ? "same" : event.key === "d" ? "different" : "";
      if (verdict && doubt && !isPending) mutate({ path: `/api/organisation-doubts/${doubt.id}`, body: { verdict } });
    };
    window.addEventListener("keydown", pressed);
    return () => window.removeEventListener("keydown", pressed);
  }, [doubt, index, open.length, isPending, mutate, preferences.shortcuts]);

  const side = (organisation: Organisation) => (
    <Sheet
      title={
        <Link to={`/organisations/${organisation.id}`}>
          <Said text={organisation.name} />
        </Link>
      }
    >
      <dl className="facts">
        <dt>{say("portfolio.identifiers")}</dt>
        <dd>
          <Identifiers organisation={organisation} />
        </dd>
        <dt>{say("portfolio.awards")}</dt>
        <dd>{organisation.awards}</dd>
        <dt>{say("portfolio.amount")}</dt>
        <dd>
          <Sums sums={organisation.sums} />
        </dd>
      </dl>
    </Sheet>
  );
  return (
    <>
      <Head
        title={say("portfolio.doubts")}
        crumbs={[{ to: "/organisations", words: say("shell.organisations") }]}
        sub={<span>{say("portfolio.doubtsWords")}</span>}
      />
      {list.isPending && <Loading />}
      <ProblemNote problem={list.error ?? change.error} />
      {list.data && !doubt && (
        <div className="sheet">
          <Empty icon="check" title={say("portfolio.doubtsNone")}>
            <Link className="button" to="/organisations">
              {say("shell.organisations")}
            </Link>
          </Empty>
        </div>
      )}
      {doubt && (
        <div className="stack">
          <p className="quiet" aria-live="polite">
            {say("portfolio.pair", { at: index + 1, of: list.total })} · {say("portfolio.doubtReason")}:{" "}
            {typeof doubt.reason === "string" ? term("doubtReasons", doubt.reason) : <Said text={doubt.reason} />}
          </p>
          <div className="versus">
            {side(doubt.left)}
            {side(doubt.right)}
          </div>
          <div className="buttons">
            <button
              type="button"
              className="button main"
              disabled={isPending}
              onClick={() => mutate({ path: `/api/organisation-doubts/${doubt.id}`, body: { verdict: "same" } })}
            >
              {say("portfolio.same")} <kbd>s</kbd>
            </button>
            <button
              type="button"
              className="button"
              disabled={isPending}
              onClick={() => mutate({ path: `/api/organisation-doubts/${doubt.id}`, body: { verdict: "different" } })}
            >
              {say("portfolio.different")} <kbd>d</kbd>
            </button>
            <button type="button" className="button plain" disabled={index === 0} onClick={() => setAt(index - 1)}>
              {say("record.previous")} <kbd>k</kbd>
            </button>
            <button
              type="button"
              className="button plain"
              disabled={index >= open.length - 1}
              onClick={() => setAt(index + 1)}
            >
              {say("record.next")} <kbd>j</kbd>
            </button>
          </div>
        </div>
      )}
    </>
  );
}
