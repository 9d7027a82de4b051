// The portfolio: what was awarded, to whom, for how much; filtered, drawn, and listed to the last row.
import { useState } from "react";
import { Link } from "react-router-dom";
import { useMay, useRead } from "../../api/hooks";
import { useSettings } from "../../api/settings";
import type { Portfolio as Figures } from "../../api/types";
import { useAddress } from "../../parts/address";
import { Icon } from "../../parts/Icon";
import { Empty, Head, ProblemNote } from "../../parts/Page";
import { Money } from "../../parts/Words";
import { useSpeech } from "../../words";
import { AwardGrid } from "./AwardGrid";
import { Charts } from "./Charts";
import { FilterBar, FilterChips } from "./FilterBar";
import { addressNames, asked, filterNames } from "./filters";
import { SavedFilters } from "./SavedFilters";

const chartsKept = "penstock.charts";

export default function Portfolio() {
  const { say } = useSpeech();
  const { values, set, clear } = useAddress(addressNames);
  const settings = useSettings();
  const mayRecord = useMay("record_awards");
  const mayImport = useMay("import_awards");
  const [charts, setCharts] = useState(localStorage.getItem(chartsKept) !== "hidden");
  const query = asked(values, settings?.default_currency ?? "CNY");
  const read = useRead<Figures>("/api/portfolio", query);
  const figures = read.data;
  const filtered = filterNames.some((name) => values[name] !== "");
  const toggle = (shown: boolean) => {
    localStorage.setItem(chartsKept, shown ? "shown" : "hidden");
    setCharts(shown);
  };
  const bar = { filters: values, set, clear, currencies: figures?.sums.map((sum) => sum.currency) ?? [] };
  const empty = filtered ? (
    <Empty icon="filter" title={say("parts.emptyFiltered")}>
      <button type="button" className="button" onClick={clear}>
        {say("parts.clear")}
      </button>
    </Empty>
  ) : (
    <Empty icon="portfolio" title={say("portfolio.empty")} words={say("portfolio.emptyWords")}>
      {mayImport && (
        <Link className="button main" to="/imports/new">
          {say("portfolio.emptyImport")}
        </Link>
      )}
      {mayRecord && (
        <Link className="button" to="/awards/new">
          {say("portfolio.record")}
        </Link>
      )}
    </Empty>
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
        {mayImport && (
          <Link className="button" to="/imports/new">
            <Icon name="imports" />
            {say("portfolio.emptyImport")}
          </Link>
        )}
        {mayRecord && (
          <Link className="button main" to="/awards/new">
            <Icon name="plus" />
            {say("portfolio.record")}
          </Link>
        )}
      </Head>
      <FilterBar {...bar} />
      <FilterChips {...bar} />
      <ProblemNote
        problem={read.error}
        retry={() => {
          void read.refetch();
        }}
      />
      {figures && (
        <dl className={read.isPlaceholderData ? "figures busy" : "figures"}>
          <div>
            <dt>{say("portfolio.awards")}</dt>
            <dd>{figures.awards.toLocaleString("en-GB")}</dd>
          </div>
          {figures.sums.map((sum) => (
            <div key={sum.currency}>
              <dt>
                {say("portfolio.sum", { currency: sum.currency })}
                {sum.count !== undefined && <> · {say("portfolio.awardsCount", { count: sum.count })}</>}
              </dt>
              <dd>
                <Money {...sum} />
              </dd>
            </div>
          ))}
        </dl>
      )}
      {figures && figures.awards > 0 && charts && (
        <Charts portfolio={figures} filters={values} set={set} hide={() => toggle(false)} />
      )}
      <AwardGrid query={query} sort={values.sort || "-awarded_on"} onSort={(sort) => set({ sort })} empty={empty} />
    </>
  );
}
