// The list of organisations, and the way to pairs that may be the same.
import { Link } from "react-router-dom";
import { useMay, useRead } from "../../api/hooks";
import type { Doubt, Organisation, Page } from "../../api/types";
import { Icon } from "../../parts/Icon";
import { List, type ListOf } from "../../parts/List";
import { Head } from "../../parts/Page";
import { Count, Said, Sums } from "../../parts/Words";
import { useSpeech } from "../../words";
import { Awards } from "../programmes/Programmes";

const organisations: ListOf<Organisation> = {
  path: "/api/organisations",
  title: "shell.organisations",
  sort: "-amount",
  to: (one) => `/organisations/${one.id}`,
  rowKey: (one) => one.id,
  filters: [{ name: "text", label: "portfolio.organisationName", width: "wide" }],
  columns: [
    {
      key: "name",
      title: "portfolio.organisationName",
      sort: true,
      width: 420,
      cell: (one) => <Said text={one.name} />,
    },
    {
      key: "identifiers",
      title: "portfolio.identifiers",
      width: 320,
      cell: (one) => <Identifiers organisation={one} />,
    },
    {
      key: "awards",
      title: "portfolio.awards",
      sort: true,
      number: true,
      card: "under",
      cell: (one) => <Count of={one.awards} />,
      inCard: (one) => <Awards count={one.awards} />,
    },
    {
      key: "amount",
      title: "portfolio.amount",
      sort: true,
      number: true,
      card: "foot",
      cell: (one) => <Sums sums={one.sums} />,
    },
  ],
  empty: { icon: "organisations", title: "portfolio.organisationsEmpty", words: "portfolio.emptyWords" },
};

export function Identifiers({ organisation }: { organisation: Organisation }) {
  const { say } = useSpeech();
  if (organisation.identifiers.length === 0) return <span className="quiet">{say("parts.none")}</span>;
  return organisation.identifiers.map((one) => (
    <span key={one.scheme + one.value} className="mono">
      {one.scheme} {one.value}{" "}
    </span>
  ));
}

export default function Organisations() {
  const { say } = useSpeech();
  const mayDecide = useMay("decide_matches");
  const doubts = useRead<Page<Doubt>>("/api/organisation-doubts", { state: "open", limit: 1 }, mayDecide).data?.total;
  return (
    <>
      <Head title={say("shell.organisations")}>
        {doubts !== undefined && doubts > 0 && (
          <Link className="button" to="/organisations/doubts">
            <Icon name="organisations" />
            {say("portfolio.doubts")}{" "}
            <span className="badge warn">{say("portfolio.doubtsCount", { count: doubts })}</span>
          </Link>
        )}
      </Head>
      <List of={organisations} />
    </>
  );
}
