// The portfolio: what was awarded, to whom, for how much; filtered, drawn, and listed to the last row.
import { useState } from "react";
import { Link } from "react-router-dom";
import { useMay, useRead } from "../../api/hooks";
import type { Portfolio as Shares } from "../../api/types";
import { Figures } from "../../parts/Figures";
import { FilterBar, FilterChips } from "../../parts/Filters";
import { Icon } from "../../parts/Icon";
import { Rows, useView } from "../../parts/List";
import { Head, ProblemNote } from "../../parts/Page";
import { Count } from "../../parts/Words";
import { useSpeech } from "../../words";
import { awards } from "../awards/awards";
import { Charts } from "./Charts";
import { SavedFilters } from "./SavedFilters";

const chartsKept = "penstock.charts";

export default function Portfolio() {
  const { say } = useSpeech();
  const view = useView(awards);
  const mayRecord = useMay("record_awards");
  const mayPrepare = useMay("prepare_awards");
  const mayImport = useMay("import_awards");
  const [charts, setCharts] = useState(localStorage.getItem(chartsKept) !== "hidden");
  const read = useRead<Shares>("/api/portfolio", view.query);
  const shares = read.data;
  const toggle = (shown: boolean) => {
    localStorage.setItem(chartsKept, shown ? "shown" : "hidden");
    setCharts(shown);
  };
  const bring = mayImport && (
    <Link className="button" to="/imports/new">
      <Icon name="imports" />
      {say("portfolio.emptyImport")}
    </Link>
  );
  const record = mayRecord && (
    <Link className={mayPrepare ? "button" : "button main"} to="/awards/new">
      <Icon name="plus" />
      {say("portfolio.record")}
    </Link>
  );
  const prepare = mayPrepare && (
    <Link className="button main" to="/awards/prepare">
      <Icon name="plus" />
      {say("agreements.prepare")}
    </Link>
  );
  return (
    <>
      <Head title={say("portfolio.title")}>
        <SavedFilters />
        {!charts && (
          <button type="button" className="button" onClick={() => toggle(true)}>
            <Icon name="portfolio" />
            {say("portfolio.showCharts")}
          </button>
        )}
        {bring}
        {record}
        {prepare}
      </Head>
      <FilterBar chosen={view} />
      <FilterChips chosen={view} />
      <ProblemNote
        problem={read.error}
        retry={() => {
          void read.refetch();
        }}
      />
      {shares && (
        <Figures
          of={[{ label: say("portfolio.awards"), value: <Count of={shares.awards} /> }]}
          sums={shares.sums}
          stale={read.isPlaceholderData}
        />
      )}
      {shares && shares.awards > 0 && charts && (
        <Charts portfolio={shares} filters={view.values} set={view.set} hide={() => toggle(false)} />
      )}
      <Rows
        view={view}
        begin={
          <>
            {bring}
            {record}
          </>
        }
      />
    </>
  );
}
