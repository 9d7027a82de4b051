// The list of awards: in the portfolio, and wherever a part of it is shown.
import { Link } from "react-router-dom";
import { useRead } from "../../api/hooks";
import type { Award, Page, Programme } from "../../api/types";
import type { ListOf } from "../../parts/List";
import { readAmount } from "../../parts/money_words";
import { Day, Money, Said, State } from "../../parts/Words";
import { useSpeech } from "../../words";

export const awards: ListOf<Award> = {
  path: "/api/awards",
  title: "portfolio.awards",
  sort: "-awarded_on",
  to: (award) => `/awards/${award.id}`,
  rowKey: (award) => award.id,
  filters: [
    { name: "text", label: "portfolio.text", width: "wide" },
    { name: "programme", label: "portfolio.programme", width: "wide", useOptions: useProgrammes },
    { name: "organisation", label: "portfolio.organisation", width: "wide", one: "/api/organisations" },
    { name: "state", label: "portfolio.state", width: "tight", terms: "awardStates" },
    { name: "year_from", label: "portfolio.yearFrom", width: "tight", is: "year" },
    { name: "year_to", label: "portfolio.yearTo", width: "tight", is: "year" },
    { name: "currency", label: "portfolio.currency", place: "more" },
    { name: "min", label: "portfolio.min", is: "amount", place: "more" },
    { name: "max", label: "portfolio.max", is: "amount", place: "more" },
    { name: "outcome", label: "portfolio.outcome", place: "more" },
    { name: "year", label: "portfolio.year", place: "link" },
    { name: "import", label: "portfolio.import", place: "link" },
  ],
  columns: [
    {
      key: "title",
      title: "portfolio.awardTitle",
      sort: true,
      width: 300,
      cell: (award) => <Said text={award.title} />,
    },
    {
      key: "number",
      title: "portfolio.number",
      sort: true,
      cell: (award) => <span className="mono">{award.number}</span>,
    },
    {
      key: "programme",
      title: "portfolio.programme",
      sort: true,
      width: 170,
      card: "under",
      cell: (award) => (
        <Link className="second" to={`/programmes/${award.programme.id}`}>
          <Said text={award.programme.title} />
        </Link>
      ),
      inCard: (award) => <Said text={award.programme.title} />,
    },
    {
      key: "organisation",
      title: "portfolio.organisation",
      sort: true,
      width: 190,
      card: "under",
      cell: (award) => (
        <Link className="second" to={`/organisations/${award.organisation.id}`}>
          <Said text={award.organisation.name} />
        </Link>
      ),
      inCard: (award) => <Said text={award.organisation.name} />,
    },
    { key: "lead", title: "portfolio.lead", sort: true, width: 110, cell: (award) => <Said text={award.lead} /> },
    {
      key: "amount",
      title: "portfolio.amount",
      sort: true,
      number: true,
      card: "foot",
      cell: (award) => (award.amount ? <Money {...award.amount} /> : <span className="quiet">—</span>),
    },
    {
      key: "year",
      title: "portfolio.year",
      sort: true,
      number: true,
      card: "foot",
      cell: (award) => award.year || "—",
      inCard: (award) => award.year > 0 && <span className="quiet">{award.year}</span>,
    },
    {
      key: "state",
      title: "portfolio.state",
      sort: true,
      card: "end",
      cell: (award) => <State of="awardStates" state={award.state} />,
    },
    { key: "outcome", title: "portfolio.outcome", sort: true, cell: (award) => <Said text={award.outcome} /> },
    {
      key: "awarded_on",
      title: "portfolio.awardedOn",
      sort: true,
      extra: true,
      cell: (award) => <Day day={award.awarded_on} />,
    },
    {
      key: "starts_on",
      title: "portfolio.startsOn",
      sort: true,
      extra: true,
      cell: (award) => <Day day={award.starts_on} />,
    },
    {
      key: "ends_on",
      title: "portfolio.endsOn",
      sort: true,
      extra: true,
      cell: (award) => <Day day={award.ends_on} />,
    },
  ],
  // Amounts stand in the address as people write them; the server gets the smallest unit, which needs a currency.
  ask: (values, standard) => {
    const { min = "", max = "" } = values;
    const currency = values["currency"]?.toUpperCase() || (min || max ? standard : "");
    const minor = (written: string) => {
      const amount = readAmount(written, currency);
      return "minor" in amount ? amount.minor : undefined;
    };
    return { ...values, currency, min: minor(min), max: minor(max) };
  },
  empty: { icon: "portfolio", title: "portfolio.empty", words: "portfolio.emptyWords" },
};

function useProgrammes() {
  const { text } = useSpeech();
  const found = useRead<Page<Programme>>("/api/programmes", { limit: 200, sort: "title" }).data?.items ?? [];
  return found.map((one) => ({ value: String(one.id), words: text(one.title) }));
}
