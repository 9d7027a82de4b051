// The list of awards: in the portfolio, and wherever a part of it is shown.
import { Link } from "react-router-dom";
import type { ReactNode } from "react";
import type { Query } from "../../api/client";
import { useList } from "../../api/hooks";
import type { Award } from "../../api/types";
import { DataGrid, type Column } from "../../parts/DataGrid";
import { Export } from "../../parts/Export";
import { narrow, useMedia } from "../../parts/preferences";
import { Day, Money, Said, State } from "../../parts/Words";
import { useSpeech } from "../../words";

interface Props {
  query: Query;
  sort: string;
  onSort: (sort: string) => void;
  empty: ReactNode;
  name?: string;
  without?: readonly string[];
}

export function AwardGrid({ query, sort, onSort, empty, name = "awards", without = [] }: Props) {
  const { say } = useSpeech();
  const small = useMedia(narrow);
  const asked = { ...query, sort };
  const list = useList<Award>("/api/awards", asked, small ? 30 : 100);
  const amount = (award: Award) =>
    award.amount ? <Money {...award.amount} /> : <span className="quiet">{say("parts.none")}</span>;
  const columns: Column<Award>[] = [
    {
      key: "title",
      title: say("portfolio.awardTitle"),
      sort: "title",
      width: 300,
      cell: (award) => (
        <Link to={`/awards/${award.id}`}>
          <Said text={award.title} />
        </Link>
      ),
    },
    {
      key: "number",
      title: say("portfolio.number"),
      sort: "number",
      cell: (award) => <span className="mono">{award.number}</span>,
    },
    {
      key: "programme",
      title: say("portfolio.programme"),
      sort: "programme",
      width: 170,
      cell: (award) => (
        <Link className="second" to={`/programmes/${award.programme.id}`}>
          <Said text={award.programme.title} />
        </Link>
      ),
    },
    {
      key: "organisation",
      title: say("portfolio.organisation"),
      sort: "organisation",
      width: 190,
      cell: (award) => (
        <Link className="second" to={`/organisations/${award.organisation.id}`}>
          <Said text={award.organisation.name} />
        </Link>
      ),
    },
    {
      key: "lead",
      title: say("portfolio.lead"),
      sort: "lead",
      width: 110,
      cell: (award) => <Said text={award.lead} />,
    },
    { key: "amount", title: say("portfolio.amount"), sort: "amount", number: true, cell: amount },
    {
      key: "year",
      title: say("portfolio.year"),
      sort: "year",
      number: true,
      cell: (award) => award.year || say("parts.none"),
    },
    {
      key: "state",
      title: say("portfolio.state"),
      sort: "state",
      cell: (award) => <State of="awardStates" state={award.state} />,
    },
    {
      key: "outcome",
      title: say("portfolio.outcome"),
      sort: "outcome",
      cell: (award) => <Said text={award.outcome} />,
    },
    {
      key: "awarded_on",
      title: say("portfolio.awardedOn"),
      sort: "awarded_on",
      extra: true,
      cell: (award) => <Day day={award.awarded_on} />,
    },
    {
      key: "starts_on",
      title: say("portfolio.startsOn"),
      sort: "starts_on",
      extra: true,
      cell: (award) => <Day day={award.starts_on} />,
    },
    {
      key: "ends_on",
      title: say("portfolio.endsOn"),
      sort: "ends_on",
      extra: true,
      cell: (award) => <Day day={award.ends_on} />,
    },
  ];
  return (
    <DataGrid
      name={name}
      label={say("portfolio.awards")}
      rows={list.items}
      total={list.total}
      columns={columns.filter((column) => !without.includes(column.key))}
      rowKey={(award) => award.id}
      sort={sort}
      onSort={onSort}
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
      tools={<Export path="/api/awards" query={asked} />}
      empty={empty}
      card={(award) => (
        <Link className="card" to={`/awards/${award.id}`}>
          <span className="name">
            <Said text={award.title} />
          </span>
          <span className="small">
            <Said text={award.organisation.name} /> · <Said text={award.programme.title} />
          </span>
          <span className="row">
            <span>
              {amount(award)}
              {award.year ? <span className="quiet"> · {award.year}</span> : null}
            </span>
            <State of="awardStates" state={award.state} />
          </span>
        </Link>
      )}
    />
  );
}
