// Every question that was asked about an award's money, and how far its answer has come.
import { Link } from "react-router-dom";
import { useMay } from "../../api/hooks";
import type { Finding } from "../../api/types";
import { List, type ListOf } from "../../parts/List";
import { Head } from "../../parts/Page";
import { Moment, Said, State } from "../../parts/Words";
import { useSpeech } from "../../words";
import { Severity } from "./Severity";

const findings: ListOf<Finding> = {
  path: "/api/findings",
  title: "findings.title",
  sort: "-severity",
  to: (one) => `/findings/${one.id}`,
  rowKey: (one) => one.id,
  filters: [
    { name: "state", label: "findings.state", terms: "findingStates" },
    { name: "rule", label: "findings.rule", terms: "findingRules" },
    { name: "severity", label: "findings.severity", terms: "severities" },
    { name: "import", label: "portfolio.import" },
  ],
  columns: [
    {
      key: "question",
      title: "findings.question",
      sort: "rule",
      width: 380,
      cell: (one) => <Said text={one.question} />,
    },
    {
      key: "award",
      title: "money.award",
      sort: true,
      card: "under",
      cell: (one) => <span className="mono">{one.award.name}</span>,
    },
    {
      key: "programme",
      title: "money.programme",
      width: 220,
      extra: true,
      cell: (one) => <Said text={one.programme.title} />,
    },
    { key: "severity", title: "findings.severity", sort: true, card: "foot", cell: (one) => <Severity of={one} /> },
    {
      key: "state",
      title: "findings.state",
      sort: true,
      card: "end",
      cell: (one) => <State of="findingStates" state={one.state} />,
    },
    { key: "at", title: "findings.raised", sort: "id", cell: (one) => <Moment at={one.at} /> },
  ],
  empty: { icon: "check", title: "findings.none", words: "findings.noneWords" },
};

export default function Findings() {
  const { say } = useSpeech();
  const mayRead = useMay("read_authority");
  return (
    <>
      <Head title={say("findings.title")} sub={<span>{say("findings.words")}</span>}>
        {mayRead && (
          <Link className="button" to="/findings/parameters">
            {say("findings.parameters")}
          </Link>
        )}
      </Head>
      <List of={findings} />
    </>
  );
}
