// The record: every fact, newest first, and the checkpoint that seals them.
import { Link } from "react-router-dom";
import { useList, useRead } from "../../api/hooks";
import type { Fact, RecordState } from "../../api/types";
import { useAddress } from "../../parts/address";
import { Copyable } from "../../parts/Copyable";
import { DataGrid, type Column } from "../../parts/DataGrid";
import { DayField } from "../../parts/DayField";
import { isDay } from "../../parts/day_words";
import { Export } from "../../parts/Export";
import { Field } from "../../parts/Field";
import { Empty, Head, Sheet } from "../../parts/Page";
import { TextFilter } from "../../parts/TextFilter";
import { Moment, Said } from "../../parts/Words";
import { useSpeech } from "../../words";
import { home } from "./subject";

const names = ["kind", "subject", "actor", "since", "until"] as const;

/** What a fact is about, with the way there. */
export function Subject({ subject }: { subject: string }) {
  const { term } = useSpeech();
  const [noun = "", id = ""] = subject.split("/");
  const to = home(subject);
  const words = (
    <>
      {term("nouns", noun)} <span className="mono">{id}</span>
    </>
  );
  return to ? (
    <Link className="second" to={to}>
      {words}
    </Link>
  ) : (
    <span>{words}</span>
  );
}

export default function Record() {
  const { say, term, text } = useSpeech();
  const { values, set, clear } = useAddress(names);
  const query = {
    ...values,
    since: isDay(values.since) ? values.since : "",
    until: isDay(values.until) ? values.until : "",
  };
  const list = useList<Fact>("/api/record", query);
  const state = useRead<RecordState>("/api/record/state").data;
  const filtered = names.some((name) => values[name] !== "");
  const actor = (fact: Fact) =>
    fact.actor ? <Said text={fact.actor.name} /> : <span className="quiet">{say("record.theSystem")}</span>;
  const columns: Column<Fact>[] = [
    {
      key: "what",
      title: say("record.what"),
      width: 520,
      cell: (fact) => (
        <Link to={`/record/${fact.seq}`}>
          <Said text={fact.words} />
        </Link>
      ),
    },
    { key: "seq", title: say("record.seq"), number: true, cell: (fact) => fact.seq },
    { key: "at", title: say("record.at"), cell: (fact) => <Moment at={fact.at} /> },
    { key: "who", title: say("record.who"), cell: actor },
    {
      key: "role",
      title: say("record.role"),
      cell: (fact) => (fact.actor_role ? term("roleNames", fact.actor_role) : ""),
    },
    {
      key: "kind",
      title: say("record.kind"),
      extra: true,
      cell: (fact) => (
        <button type="button" className="button plain small mono" onClick={() => set({ kind: fact.kind })}>
          {fact.kind}
        </button>
      ),
    },
    { key: "subject", title: say("record.subject"), cell: (fact) => <Subject subject={fact.subject} /> },
  ];
  return (
    <>
      <Head title={say("record.title")} sub={<span>{say("record.words")}</span>} />
      <div className="filters" role="search" aria-label={say("parts.filters")}>
        <Field className="wide" label={say("record.subjectFilter")}>
          {(given) => <TextFilter given={given} value={values.subject} onChange={(subject) => set({ subject })} />}
        </Field>
        <Field className="wide" label={say("record.kind")}>
          {(given) => (
            <select
              {...given}
              className="input"
              value={values.kind}
              onChange={(event) => set({ kind: event.target.value })}
            >
              <option value="">{say("parts.all")}</option>
              {state?.kinds.map((one) => (
                <option key={one.kind} value={one.kind}>
                  {text(one.words)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={say("record.since")}>
          {(given) => <DayField given={given} value={values.since} onChange={(since) => set({ since }, true)} />}
        </Field>
        <Field label={say("record.until")}>
          {(given) => <DayField given={given} value={values.until} onChange={(until) => set({ until }, true)} />}
        </Field>
        {filtered && (
          <button type="button" className="button plain" onClick={clear}>
            {say("parts.clear")}
          </button>
        )}
      </div>
      <div className="stack">
        <DataGrid
          name="record"
          label={say("record.title")}
          rows={list.items}
          total={list.total}
          columns={columns}
          rowKey={(fact) => fact.seq}
          loading={list.isPending}
          stale={list.isPlaceholderData}
          problem={list.error}
          more={{
            has: list.hasNextPage,
            busy: list.isFetchingNextPage,
            load: () => {
              void list.fetchNextPage();
            },
          }}
          tools={<Export path="/api/record" query={query} />}
          empty={
            <Empty icon="record" title={say(filtered ? "parts.emptyFiltered" : "record.empty")}>
              {filtered && (
                <button type="button" className="button" onClick={clear}>
                  {say("parts.clear")}
                </button>
              )}
            </Empty>
          }
          card={(fact) => (
            <Link className="card" to={`/record/${fact.seq}`}>
              <span className="name">
                <Said text={fact.words} />
              </span>
              <span className="row small">
                <span>
                  {fact.seq} · <Moment at={fact.at} />
                </span>
                <span>{actor(fact)}</span>
              </span>
            </Link>
          )}
        />
        <Sheet title={say("record.checkpoint")}>
          <div className="form">
            <p className="quiet">{say("record.checkpointWords")}</p>
            {state && (
              <dl className="facts">
                <dt>{say("record.size")}</dt>
                <dd>{state.size.toLocaleString("en-GB")}</dd>
                <dt>{say("record.sealed")}</dt>
                <dd>
                  {state.checkpoint_size.toLocaleString("en-GB")}
                  {state.checkpoint_at && (
                    <span className="quiet">
                      {" "}
                      · <Moment at={state.checkpoint_at} />
                    </span>
                  )}
                </dd>
              </dl>
            )}
            {state?.checkpoint ? (
              <Copyable label={say("record.checkpoint")} text={state.checkpoint} />
            ) : (
              <p className="quiet">{say("record.notPublished")}</p>
            )}
            {state?.key && (
              <>
                <h3>{say("record.key")}</h3>
                <Copyable label={say("record.key")} text={state.key.trim()} />
              </>
            )}
            {state?.checkpoint && (
              <div>
                <a className="button" href="/journal/checkpoint" download="checkpoint.txt">
                  {say("record.download")}
                </a>
              </div>
            )}
          </div>
        </Sheet>
      </div>
    </>
  );
}
