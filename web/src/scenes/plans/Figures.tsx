// Figures that wait for approval, to be approved together or looked at one by one; below them all figures as a list.
import { useState } from "react";
import { Link, useSearchParams } from "react-router-dom";
import { useChange, useList, useMay, useSession } from "../../api/hooks";
import type { FigureRow } from "../../api/types";
import { List, type ListOf } from "../../parts/List";
import { Head, ProblemNote, Sheet } from "../../parts/Page";
import { useTell } from "../../parts/Toasts";
import { Said } from "../../parts/Words";
import { useSpeech } from "../../words";
import { FigureBadge, Value } from "./parts";

function Kind({ of }: { of: FigureRow }) {
  const { term } = useSpeech();
  return (
    <>
      {term("figureKinds", of.kind)}
      {of.breakdown && ` · ${of.breakdown}`}
    </>
  );
}

const figures: ListOf<FigureRow> = {
  path: "/api/figures",
  title: "indicators.allFigures",
  sort: "-period",
  to: (one) => `/indicators/${one.indicator.id}`,
  rowKey: (one) => one.id,
  filters: [
    { name: "plan", label: "plans.one", one: "/api/plans", width: "wide" },
    { name: "state", label: "plans.state", terms: "figureStates" },
    { name: "kind", label: "indicators.kind", terms: "figureKinds" },
    { name: "period", label: "plans.period" },
  ],
  columns: [
    { key: "indicator", title: "indicators.one", cell: (one) => <Said text={one.indicator.title} /> },
    { key: "code", title: "plans.code", sort: true, cell: (one) => one.code },
    { key: "kind", title: "indicators.kind", card: "under", cell: (one) => <Kind of={one} /> },
    { key: "period", title: "plans.period", sort: true, card: "foot", cell: (one) => one.period },
    {
      key: "value",
      title: "indicators.value",
      number: true,
      card: "foot",
      cell: (one) => <Value {...one} unit={one.measured_in} />,
    },
    { key: "entered_by", title: "indicators.enteredBy", cell: (one) => <Said text={one.entered_by.name} /> },
    { key: "state", title: "plans.state", sort: true, card: "end", cell: (one) => <FigureBadge state={one.state} /> },
  ],
  empty: { icon: "check", title: "indicators.noData" },
};

function Waits() {
  const { say, term, text } = useSpeech();
  const { tell } = useTell();
  const [search] = useSearchParams();
  const list = useList<FigureRow>("/api/figures", { state: "entered", plan: search.get("plan") ?? "", sort: "id" });
  const [picked, setPicked] = useState<readonly number[]>([]);
  const send = useChange<{ approved: number }>((made) => {
    tell(say("indicators.approved", { count: made.approved }));
    setPicked([]);
  });
  const pick = (id: number, on: boolean) => setPicked(on ? [...picked, id] : picked.filter((each) => each !== id));
  const me = useSession().data?.person?.id;
  const all = list.items.filter((each) => each.entered_by.id !== me).map((each) => each.id);
  return (
    <Sheet
      title={`${say("indicators.waits")} ${list.total}`}
      tools={
        <button
          type="button"
          className="button small main"
          disabled={picked.length === 0 || send.isPending}
          onClick={() => send.mutate({ path: "/api/figure-approvals", body: { figures: picked } })}
        >
          {say("indicators.approveAll", { count: picked.length })}
        </button>
      }
    >
      <p className="quiet">{say("indicators.waitsWords")}</p>
      <ProblemNote problem={send.error ?? list.error} />
      {list.items.length === 0 && <p className="quiet">{say("indicators.nothingWaits")}</p>}
      {all.length > 0 && (
        <label>
          <input
            type="checkbox"
            checked={picked.length === all.length}
            onChange={(event) => setPicked(event.target.checked ? all : [])}
          />{" "}
          {say("indicators.select")}
        </label>
      )}
      <ul className="lines">
        {list.items.map((each) => (
          <li key={each.id}>
            <input
              type="checkbox"
              aria-label={say("indicators.selectOne", { name: text(each.indicator.title), period: each.period })}
              checked={picked.includes(each.id)}
              disabled={each.entered_by.id === me}
              onChange={(event) => pick(each.id, event.target.checked)}
            />
            <span className="what">
              <Link to={`/indicators/${each.indicator.id}`}>
                <Said text={each.indicator.title} />
              </Link>{" "}
              <span className="quiet">
                {term("figureKinds", each.kind)} {each.period} {each.breakdown}
              </span>
              <p className="small quiet">
                {say("indicators.enteredBy")} {text(each.entered_by.name)}
              </p>
            </span>
            <span className="end">
              {each.address.startsWith("http") && (
                <a
                  className="button plain small"
                  href={each.address}
                  rel="noreferrer"
                  aria-label={`${say("indicators.sourceOf")}: ${each.address}`}
                >
                  {say("indicators.sourceOf")}
                </a>
              )}
              <Value {...each} unit={each.measured_in} />
            </span>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}

export default function Figures() {
  const { say } = useSpeech();
  const checks = useMay("check_directives");
  return (
    <>
      <Head title={say("plans.approve")} crumbs={[{ to: "/plans", words: say("plans.title") }]} />
      <div className="stack">
        {checks && <Waits />}
        <div>
          <List of={figures} />
        </div>
      </div>
    </>
  );
}
