// All plans, with how many indicators each has and how many figures wait.
import { useState } from "react";
import { Link, useNavigate } from "react-router-dom";
import { useChange, useMay, useRead } from "../../api/hooks";
import type { Plan, ShippedPlansView } from "../../api/types";
import { Choice, DialogForm, Entry, Lookup } from "../../parts/inputs";
import { List, type ListOf } from "../../parts/List";
import { Head } from "../../parts/Page";
import { useTell } from "../../parts/Toasts";
import { Said } from "../../parts/Words";
import { useSpeech } from "../../words";
import { PlanBadge } from "./parts";

const plans: ListOf<Plan> = {
  path: "/api/plans",
  title: "plans.title",
  sort: "-first_year",
  to: (one) => `/plans/${one.id}`,
  rowKey: (one) => one.id,
  filters: [
    { name: "text", label: "plans.text", width: "wide" },
    { name: "state", label: "plans.state", terms: "planStates" },
    { name: "keeper", label: "plans.keeper", one: "/api/bodies", width: "wide", place: "more" },
  ],
  columns: [
    { key: "title", title: "plans.one", cell: (one) => <Said text={one.title} /> },
    { key: "keeper", title: "plans.keeper", card: "under", cell: (one) => <Said text={one.keeper.title} /> },
    {
      key: "first_year",
      title: "plans.years",
      sort: true,
      card: "foot",
      cell: (one) => `${one.first_year}–${one.last_year}`,
    },
    { key: "indicators", title: "plans.indicators", number: true, cell: (one) => one.indicators },
    {
      key: "waiting",
      title: "plans.waiting",
      number: true,
      cell: (one) => (one.waiting > 0 ? one.waiting : null),
    },
    { key: "state", title: "plans.state", sort: true, card: "end", cell: (one) => <PlanBadge state={one.state} /> },
  ],
  empty: { icon: "portfolio", title: "plans.none", words: "plans.noneWords" },
};

function Drafting({ onClose }: { onClose: () => void }) {
  const { say, text } = useSpeech();
  const [template, setTemplate] = useState("");
  const templates = useRead<ShippedPlansView>("/api/plan-templates").data?.templates ?? [];
  const chosen = templates.find((each) => each.name === template);
  const { tell } = useTell();
  const go = useNavigate();
  const [keeper, setKeeper] = useState<number | null>(null);
  const [zh, setZh] = useState("");
  const [en, setEn] = useState("");
  const [source, setSource] = useState("");
  const [first, setFirst] = useState("");
  const [last, setLast] = useState("");
  const send = useChange<{ id: number }>((made) => {
    tell(say("plans.drafted"));
    go(`/plans/${made.id}`);
  });
  const { error: problem } = send;
  const whole = keeper !== null && (zh.trim() || en.trim()) && /^\d{4}$/.test(first) && /^\d{4}$/.test(last);
  return (
    <DialogForm
      title={say("plans.draft")}
      send={say("plans.draft")}
      problem={problem}
      idle={send.isPending || !whole}
      onSend={() =>
        send.mutate({
          path: template ? `/api/plan-templates/${template}/plans` : "/api/plans",
          body: {
            keeper,
            title: { zh: zh.trim(), en: en.trim() },
            source: source.trim(),
            first_year: Number(first),
            last_year: Number(last),
          },
        })
      }
      onClose={onClose}
    >
      <Choice
        label="planTemplates.choose"
        help="planTemplates.chooseHelp"
        name="name"
        problem={problem}
        options={[
          { value: "", words: say("planTemplates.blank") },
          ...templates.map((each) => ({ value: each.name, words: text(each.title) })),
        ]}
        value={template}
        onChange={(name) => {
          const next = templates.find((each) => each.name === name);
          setTemplate(name);
          if (
            next &&
            [zh, en].every(
              (typed) => typed === "" || templates.some((one) => one.title.zh === typed || one.title.en === typed),
            )
          ) {
            setZh(next.title.zh);
            setEn(next.title.en);
          }
        }}
      />
      {chosen && (
        <p className="quiet">
          {say("planTemplates.holds", { words: text(chosen.words), count: chosen.indicators })}{" "}
          {say("planTemplates.sources", { sources: chosen.sources.join("; ") })}
        </p>
      )}
      <Lookup
        label="plans.keeper"
        name="keeper"
        problem={problem}
        required
        path="/api/bodies"
        value={keeper}
        onChoose={setKeeper}
      />
      <Entry
        label="plans.titleZh"
        name="title/zh"
        problem={problem}
        lang="zh-Hans"
        maxLength={300}
        value={zh}
        onChange={setZh}
      />
      <Entry
        label="plans.titleEn"
        name="title/en"
        problem={problem}
        lang="en"
        maxLength={300}
        value={en}
        onChange={setEn}
      />
      <div className="pair">
        <Entry
          label="plans.firstYear"
          name="first_year"
          problem={problem}
          required
          inputMode="numeric"
          value={first}
          onChange={setFirst}
        />
        <Entry
          label="plans.lastYear"
          name="last_year"
          problem={problem}
          required
          inputMode="numeric"
          value={last}
          onChange={setLast}
        />
      </div>
      <Entry
        label="plans.source"
        help="plans.sourceHelp"
        name="source"
        problem={problem}
        maxLength={500}
        value={source}
        onChange={setSource}
      />
    </DialogForm>
  );
}

export default function Plans() {
  const { say } = useSpeech();
  const manages = useMay("manage_mandate");
  const [drafting, setDrafting] = useState(false);
  const begin = manages && (
    <button type="button" className="button main" onClick={() => setDrafting(true)}>
      {say("plans.draft")}
    </button>
  );
  return (
    <>
      <Head title={say("plans.title")} sub={<span>{say("plans.words")}</span>}>
        <Link className="button" to="/figures">
          {say("plans.approve")}
        </Link>
        {begin}
      </Head>
      <List of={plans} begin={begin} />
      {drafting && <Drafting onClose={() => setDrafting(false)} />}
    </>
  );
}
