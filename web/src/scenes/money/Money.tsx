// Where the money of the whole body stands, by currency: figures, bands, and the way to the entries behind them.
import { useMemo } from "react";
import { Link } from "react-router-dom";
import { useMay, useRead } from "../../api/hooks";
import { useSettings } from "../../api/settings";
import type { MoneyView } from "../../api/types";
import { useAddress } from "../../parts/address";
import { Figures } from "../../parts/Figures";
import { FilterBar, FilterChips, type Chosen, type Filter, type Option } from "../../parts/Filters";
import { Icon } from "../../parts/Icon";
import { Empty, Head, Waiting } from "../../parts/Page";
import { Money as Amount } from "../../parts/Words";
import { useSpeech } from "../../words";
import { currenciesOf, flowOf, share, type Flow } from "./flow";
import { FlowChart } from "./FlowChart";

/** The choices of a filter are what there is, whatever else is filtered. */
function useAll(pick: (view: MoneyView) => Option[]): Option[] {
  const all = useRead<MoneyView>("/api/money").data;
  if (!all) return [];
  return [...new Map(pick(all).map((option) => [option.value, option])).values()];
}
const plain = (value: string | number) => ({ value: String(value), words: String(value) });
const useYears = () => useAll((view) => view.appropriations.map((one) => plain(one.fiscal_year)));
const useFunds = () => useAll((view) => view.appropriations.map((one) => plain(one.fund)));
const useCurrencies = () => useAll((view) => view.appropriations.map((one) => plain(one.currency)));
function useProgrammes() {
  const { text } = useSpeech();
  return useAll((view) => view.programmes.map((one) => ({ value: String(one.id), words: text(one.title) })));
}

const filters: readonly Filter[] = [
  { name: "fiscal_year", label: "money.fiscalYear", useOptions: useYears, width: "tight" },
  { name: "fund", label: "money.fund", useOptions: useFunds },
  { name: "programme", label: "money.programme", useOptions: useProgrammes, width: "wide" },
  { name: "currency", label: "money.currency", useOptions: useCurrencies, width: "tight" },
  { name: "appropriation", label: "money.appropriation", one: "/api/appropriations", place: "link" },
];
const names = filters.map((filter) => filter.name);

export default function Money() {
  const { say } = useSpeech();
  const { values, set, clear } = useAddress(names);
  const read = useRead<MoneyView>("/api/money", values);
  const chosen: Chosen = { filters, values, set, clear };
  const mayPost = useMay("post_entries");
  return (
    <>
      <Head title={say("money.title")} sub={<span>{say("money.words")}</span>}>
        <Link className="button" to="/money/appropriations">
          {say("money.appropriations")}
        </Link>
        <Link className="button" to="/money/years">
          {say("years.title")}
        </Link>
        <Link className="button" to="/money/reservations">
          {say("years.reservations")}
        </Link>
        <Link className="button" to="/money/exchanges">
          {say("years.exchanges")}
        </Link>
        <Link className="button" to="/money/entries">
          <Icon name="table" />
          {say("money.entries")}
        </Link>
        {mayPost && (
          <Link className="button main" to="/money/entries/new">
            <Icon name="plus" />
            {say("money.post")}
          </Link>
        )}
      </Head>
      <FilterBar chosen={chosen} />
      <FilterChips chosen={chosen} />
      <Waiting read={read}>{(view) => <Currencies view={view} />}</Waiting>
    </>
  );
}

function Currencies({ view }: { view: MoneyView }) {
  const { say } = useSpeech();
  const standard = useSettings()?.default_currency ?? "CNY";
  const flows = useMemo(() => currenciesOf(view, standard).map((one) => flowOf(view, one)), [view, standard]);
  if (flows.every((flow) => flow.cells.length === 0))
    return (
      <div className="sheet">
        <Empty icon="money" title={say("money.none")} words={say("money.noneWords")} />
      </div>
    );
  return (
    <div className="stack">
      {flows.map((flow) => (
        <section key={flow.currency} className="standing" aria-label={flow.currency}>
          <Standing flow={flow} />
          <FlowChart flow={flow} view={view} />
        </section>
      ))}
    </div>
  );
}

const headline = ["appropriated", "committed", "paid", "spent"] as const;

function Standing({ flow }: { flow: Flow }) {
  const { say, term } = useSpeech();
  const at = (stage: string) => flow.stages.find((one) => one.stage === stage)?.minor ?? 0n;
  return (
    <Figures
      of={[
        {
          label: `${say(flow.granted ? "money.granted" : "money.here")} · ${flow.currency}`,
          value: <Amount minor={flow.whole.toString()} currency={flow.currency} />,
        },
        ...headline.map((stage) => ({
          label: term("stages", stage),
          value: (
            <>
              <Amount minor={at(stage).toString()} currency={flow.currency} />
              <small>{say("money.ofWhich", { share: share(at(stage), flow.whole) })}</small>
            </>
          ),
        })),
      ]}
    />
  );
}
