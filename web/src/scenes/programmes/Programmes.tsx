// The list of programmes.
import { Link } from "react-router-dom";
import { useList, useMay } from "../../api/hooks";
import type { Programme, ProgrammeState } from "../../api/types";
import { useAddress } from "../../parts/address";
import { DataGrid, type Column } from "../../parts/DataGrid";
import { Export } from "../../parts/Export";
import { Field } from "../../parts/Field";
import { Icon } from "../../parts/Icon";
import { Empty, Head } from "../../parts/Page";
import { TextFilter } from "../../parts/TextFilter";
import { Said, State, Sums } from "../../parts/Words";
import { terms, useSpeech } from "../../words";

const names = ["text", "state", "sort"] as const;

export default function Programmes() {
  const { say, term } = useSpeech();
  const { values, set, clear } = useAddress(names);
  const sort = values.sort || "-amount";
  const mayCreate = useMay("manage_programmes");
  const list = useList<Programme>("/api/programmes", { ...values, sort });
  const years = (programme: Programme) =>
    !programme.first_year
      ? ""
      : programme.first_year === programme.last_year
        ? String(programme.first_year)
        : `${programme.first_year}–${programme.last_year}`;
  const columns: Column<Programme>[] = [
    {
      key: "title",
      title: say("portfolio.name"),
      sort: "title",
      width: 360,
      cell: (programme) => (
        <Link to={`/programmes/${programme.id}`}>
          <Said text={programme.title} badge />
        </Link>
      ),
    },
    {
      key: "code",
      title: say("portfolio.code"),
      sort: "code",
      cell: (programme) => <span className="mono">{programme.code}</span>,
    },
    {
      key: "managers",
      title: say("portfolio.managers"),
      width: 200,
      cell: (programme) =>
        programme.managers.length ? (
          programme.managers.map((one, i) => (
            <span key={one.id}>
              {i > 0 && "、"}
              <Said text={one.name} />
            </span>
          ))
        ) : (
          <span className="quiet">{say("portfolio.noManager")}</span>
        ),
    },
    {
      key: "state",
      title: say("portfolio.state"),
      sort: "state",
      cell: (programme) => <State of="programmeStates" state={programme.state} />,
    },
    {
      key: "awards",
      title: say("portfolio.awards"),
      sort: "awards",
      number: true,
      cell: (programme) => programme.awards.toLocaleString("en-GB"),
    },
    {
      key: "amount",
      title: say("portfolio.amount"),
      sort: "amount",
      number: true,
      cell: (programme) => <Sums sums={programme.sums} />,
    },
    { key: "years", title: say("portfolio.years"), cell: years },
  ];
  const create = mayCreate && (
    <Link className="button main" to="/programmes/new">
      <Icon name="plus" />
      {say("portfolio.programmeNew")}
    </Link>
  );
  return (
    <>
      <Head title={say("shell.programmes")}>{create}</Head>
      <div className="filters" role="search" aria-label={say("parts.filters")}>
        <Field className="wide" label={say("portfolio.name")}>
          {(given) => <TextFilter given={given} value={values.text} onChange={(text) => set({ text })} />}
        </Field>
        <Field className="tight" label={say("portfolio.state")}>
          {(given) => (
            <select
              {...given}
              className="input"
              value={values.state}
              onChange={(event) => set({ state: event.target.value })}
            >
              <option value="">{say("parts.all")}</option>
              {(Object.keys(terms.programmeStates) as ProgrammeState[]).map((state) => (
                <option key={state} value={state}>
                  {term("programmeStates", state)}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      <DataGrid
        name="programmes"
        label={say("shell.programmes")}
        rows={list.items}
        total={list.total}
        columns={columns}
        rowKey={(programme) => programme.id}
        sort={sort}
        onSort={(chosen) => set({ sort: chosen })}
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
        tools={<Export path="/api/programmes" query={values} />}
        empty={
          values.text || values.state ? (
            <Empty icon="filter" title={say("parts.emptyFiltered")}>
              <button type="button" className="button" onClick={clear}>
                {say("parts.clear")}
              </button>
            </Empty>
          ) : (
            <Empty
              icon="programmes"
              title={say("portfolio.programmeEmpty")}
              words={say("portfolio.programmeEmptyWords")}
            >
              {create}
            </Empty>
          )
        }
        card={(programme) => (
          <Link className="card" to={`/programmes/${programme.id}`}>
            <span className="name">
              <Said text={programme.title} badge />
            </span>
            <span className="small">
              <span className="mono">{programme.code}</span> ·{" "}
              {say("portfolio.awardsCount", { count: programme.awards })} · {years(programme)}
            </span>
            <span className="row">
              <Sums sums={programme.sums} />
              <State of="programmeStates" state={programme.state} />
            </span>
          </Link>
        )}
      />
    </>
  );
}
