// The list of organisations, one organisation, and pairs that may be the same.
import { Link, useParams } from "react-router-dom";
import { useList, useMay, useRead } from "../../api/hooks";
import type { Doubt, Organisation, OrganisationDetail as Detail, Page } from "../../api/types";
import { useAddress } from "../../parts/address";
import { DataGrid, type Column } from "../../parts/DataGrid";
import { Export } from "../../parts/Export";
import { Field } from "../../parts/Field";
import { Icon } from "../../parts/Icon";
import { Line } from "../../parts/Line";
import { Empty, Head, Sheet, Waiting } from "../../parts/Page";
import { TextFilter } from "../../parts/TextFilter";
import { Money, Said, Sums } from "../../parts/Words";
import { useSpeech } from "../../words";
import { AwardGrid } from "../portfolio/AwardGrid";

export function Identifiers({ organisation }: { organisation: Organisation }) {
  const { say } = useSpeech();
  if (organisation.identifiers.length === 0) return <span className="quiet">{say("parts.none")}</span>;
  return (
    <>
      {organisation.identifiers.map((one) => (
        <span key={one.scheme + one.value} className="mono">
          {one.scheme} {one.value}{" "}
        </span>
      ))}
    </>
  );
}

export function Organisations() {
  const { say } = useSpeech();
  const { values, set, clear } = useAddress(["text", "sort"] as const);
  const sort = values.sort || "-amount";
  const list = useList<Organisation>("/api/organisations", { ...values, sort });
  const mayDecide = useMay("decide_matches");
  const doubts =
    useRead<Page<Doubt>>("/api/organisation-doubts", { state: "open", limit: 1 }, mayDecide).data?.total ?? 0;
  const columns: Column<Organisation>[] = [
    {
      key: "name",
      title: say("portfolio.organisationName"),
      sort: "name",
      width: 420,
      cell: (one) => (
        <Link to={`/organisations/${one.id}`}>
          <Said text={one.name} />
        </Link>
      ),
    },
    {
      key: "identifiers",
      title: say("portfolio.identifiers"),
      width: 320,
      cell: (one) => <Identifiers organisation={one} />,
    },
    {
      key: "awards",
      title: say("portfolio.awards"),
      sort: "awards",
      number: true,
      cell: (one) => one.awards.toLocaleString("en-GB"),
    },
    {
      key: "amount",
      title: say("portfolio.amount"),
      sort: "amount",
      number: true,
      cell: (one) => <Sums sums={one.sums} />,
    },
  ];
  return (
    <>
      <Head title={say("shell.organisations")}>
        {doubts > 0 && (
          <Link className="button" to="/organisations/doubts">
            <Icon name="organisations" />
            {say("portfolio.doubts")}{" "}
            <span className="badge warn">{say("portfolio.doubtsCount", { count: doubts })}</span>
          </Link>
        )}
      </Head>
      <div className="filters" role="search" aria-label={say("parts.filters")}>
        <Field className="wide" label={say("portfolio.organisationName")}>
          {(given) => <TextFilter given={given} value={values.text} onChange={(text) => set({ text })} />}
        </Field>
      </div>
      <DataGrid
        name="organisations"
        label={say("shell.organisations")}
        rows={list.items}
        total={list.total}
        columns={columns}
        rowKey={(one) => one.id}
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
        tools={<Export path="/api/organisations" query={values} />}
        empty={
          values.text ? (
            <Empty icon="filter" title={say("parts.emptyFiltered")}>
              <button type="button" className="button" onClick={clear}>
                {say("parts.clear")}
              </button>
            </Empty>
          ) : (
            <Empty
              icon="organisations"
              title={say("portfolio.organisationsEmpty")}
              words={say("portfolio.emptyWords")}
            />
          )
        }
        card={(one) => (
          <Link className="card" to={`/organisations/${one.id}`}>
            <span className="name">
              <Said text={one.name} />
            </span>
            <span className="row">
              <span className="small">{say("portfolio.awardsCount", { count: one.awards })}</span>
              <Sums sums={one.sums} />
            </span>
          </Link>
        )}
      />
    </>
  );
}

export function OrganisationDetail() {
  const { id = "" } = useParams();
  const read = useRead<Detail>(`/api/organisations/${id}`);
  return <Waiting read={read}>{(organisation) => <Shown organisation={organisation} />}</Waiting>;
}

function Shown({ organisation }: { organisation: Detail }) {
  const { say, text } = useSpeech();
  const { values, set } = useAddress(["sort"] as const);
  return (
    <>
      <Head
        title={text(organisation.name)}
        heading={<Said text={organisation.name} />}
        crumbs={[{ to: "/organisations", words: say("shell.organisations") }]}
      >
        <Link className="button" to={`/portfolio?organisation=${organisation.id}`}>
          <Icon name="portfolio" />
          {say("portfolio.seeAwards")}
        </Link>
      </Head>
      <dl className="figures">
        <div>
          <dt>{say("portfolio.awards")}</dt>
          <dd>{organisation.awards.toLocaleString("en-GB")}</dd>
        </div>
        {organisation.sums.map((sum) => (
          <div key={sum.currency}>
            <dt>{say("portfolio.sum", { currency: sum.currency })}</dt>
            <dd>
              <Money {...sum} />
            </dd>
          </div>
        ))}
      </dl>
      <div className="columns">
        <Sheet title={say("portfolio.facts")}>
          <dl className="facts">
            <dt>{say("portfolio.organisationName")}</dt>
            <dd>
              <Said text={organisation.name} />
            </dd>
            {organisation.names.length > 1 && (
              <>
                <dt>{say("portfolio.otherNames")}</dt>
                <dd>
                  {organisation.names
                    .filter((name) => name !== organisation.name)
                    .map((name) => (
                      <div key={name}>
                        <Said text={name} />
                      </div>
                    ))}
                </dd>
              </>
            )}
            {organisation.merged_into !== null && (
              <>
                <dt>{say("portfolio.mergedInto")}</dt>
                <dd>
                  <Link to={`/organisations/${organisation.merged_into}`}>{say("portfolio.mergedLink")}</Link>
                </dd>
              </>
            )}
            {organisation.identifiers.map((one) => [
              <dt key={`${one.scheme}s`}>{one.scheme}</dt>,
              <dd key={one.scheme} className="mono">
                {one.value}
              </dd>,
            ])}
            {organisation.identifiers.length === 0 && (
              <>
                <dt>{say("portfolio.identifiers")}</dt>
                <dd className="quiet">{say("parts.none")}</dd>
              </>
            )}
          </dl>
        </Sheet>
        <Line causedBy={organisation.caused_by} subject={`organisation/${organisation.id}`} />
      </div>
      <div className="spaced">
        <AwardGrid
          name="organisation-awards"
          without={["organisation"]}
          query={{ organisation: organisation.id }}
          sort={values.sort || "-awarded_on"}
          onSort={(sort) => set({ sort })}
          empty={<Empty icon="portfolio" title={say("portfolio.empty")} />}
        />
      </div>
    </>
  );
}
