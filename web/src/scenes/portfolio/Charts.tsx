// Where the money goes: by year, programme, recipient and state, for one currency at a time.
import { useCallback, useMemo, useState } from "react";
import type { AwardState, Minor, Portfolio } from "../../api/types";
import { Chart, type Point } from "../../parts/Chart";
import { Icon } from "../../parts/Icon";
import { Segments } from "../../parts/Menu";
import { terms, useSpeech } from "../../words";

interface Props {
  portfolio: Portfolio;
  filters: Record<string, string>;
  set: (some: Record<string, string>) => void;
  hide: () => void;
}

function largestFirst(
  a: { id: number; minor: Minor; awards: number },
  b: { id: number; minor: Minor; awards: number },
): number {
  if (!a.id !== !b.id) return a.id ? -1 : 1; // all others together come last
  const more = BigInt(b.minor) - BigInt(a.minor);
  return more === 0n ? b.awards - a.awards : more > 0n ? 1 : -1;
}

/** More bars than this cannot be read; the table has them all. */
const most = 10;

export function Charts({ portfolio, filters, set, hide }: Props) {
  const { say, text, term, language } = useSpeech();
  const currencies = portfolio.sums.map((sum) => sum.currency);
  const [wanted, setWanted] = useState("");
  const [measure, setMeasure] = useState<"amount" | "awards">("amount");
  const withoutAmounts = currencies.length === 0;
  const currency = currencies.includes(wanted) ? wanted : (currencies[0] ?? "");
  const counted = withoutAmounts ? "awards" : measure;

  const points = useMemo(() => {
    const own = <Row extends { currency: string }>(rows: Row[]) => rows.filter((row) => row.currency === currency);
    const named = (
      rows: { id: number; currency: string; awards: number; minor: Point["minor"]; words: string }[],
    ): Point[] =>
      own(rows)
        .sort(largestFirst)
        .slice(0, 40)
        .map((row) => ({
          key: String(row.id),
          label: row.id ? row.words : say("parts.others"),
          awards: row.awards,
          minor: row.minor,
          rest: !row.id,
        }));
    const marked = (list: Point[], chosen: string | undefined): Point[] =>
      list.map((point) => ({ ...point, chosen: point.key === chosen }));
    return {
      programme: marked(
        named(portfolio.by_programme.map((row) => ({ ...row, words: text(row.title) }))),
        filters["programme"],
      ),
      organisation: marked(
        named(portfolio.by_organisation.map((row) => ({ ...row, words: text(row.name) }))),
        filters["organisation"],
      ),
      year: marked(
        own(portfolio.by_year).map((row) => ({
          key: String(row.year),
          label: row.year ? String(row.year) : say("parts.none"),
          awards: row.awards,
          minor: row.minor,
          rest: !row.year,
        })),
        filters["year"],
      ),
      state: marked(
        (Object.keys(terms.awardStates) as AwardState[]).flatMap((state) =>
          own(portfolio.by_state)
            .filter((row) => row.state === state)
            .map((row) => ({ key: state, label: term("awardStates", state), awards: row.awards, minor: row.minor })),
        ),
        filters["state"],
      ),
    };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the words change with the language only
  }, [portfolio, currency, filters, language]);

  const onYear = useCallback((point: Point) => set({ year: point.chosen ? "" : point.key }), [set]);
  const onProgramme = useCallback((point: Point) => set({ programme: point.chosen ? "" : point.key }), [set]);
  const onOrganisation = useCallback((point: Point) => set({ organisation: point.chosen ? "" : point.key }), [set]);
  const onState = useCallback((point: Point) => set({ state: point.chosen ? "" : point.key }), [set]);
  return (
    <section aria-label={say("portfolio.charts")}>
      <div className="chartbar">
        <h2>
          {say("portfolio.charts")} <span className="quiet">{say("parts.chartFilters")}</span>
        </h2>
        {currencies.length > 1 && (
          <Segments
            label={say("portfolio.currency")}
            value={currency}
            onChoose={setWanted}
            options={currencies.slice(0, 5).map((code) => ({ value: code, words: code }))}
          />
        )}
        {!withoutAmounts && (
          <Segments
            label={say("portfolio.measure")}
            value={counted}
            onChoose={setMeasure}
            options={[
              { value: "amount", words: say("portfolio.measureAmount") },
              { value: "awards", words: say("portfolio.measureAwards") },
            ]}
          />
        )}
        <button type="button" className="button plain small" onClick={hide}>
          <Icon name="close" />
          {say("portfolio.hideCharts")}
        </button>
      </div>
      <div className="charts">
        <Chart
          title={say("portfolio.chartYear")}
          labelTitle={say("portfolio.year")}
          points={points.year}
          currency={currency}
          measure={counted}
          upright
          onChoose={onYear}
        />
        <Chart
          title={say("portfolio.chartProgramme")}
          labelTitle={say("portfolio.programme")}
          points={points.programme}
          currency={currency}
          measure={counted}
          most={most}
          onChoose={onProgramme}
        />
        <Chart
          title={say("portfolio.chartOrganisation")}
          labelTitle={say("portfolio.organisation")}
          points={points.organisation}
          currency={currency}
          measure={counted}
          most={most}
          onChoose={onOrganisation}
        />
        <Chart
          title={say("portfolio.chartState")}
          labelTitle={say("portfolio.state")}
          points={points.state}
          currency={currency}
          measure={counted}
          onChoose={onState}
        />
      </div>
    </section>
  );
}
