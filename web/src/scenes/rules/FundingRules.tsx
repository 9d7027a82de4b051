// Funding rules, by kind: each version with its first day, what it says in brief, and where it applies.
import { Link } from "react-router-dom";
import { useMay } from "../../api/hooks";
import type { FundingRule } from "../../api/types";
import { Icon } from "../../parts/Icon";
import { List, type ListOf } from "../../parts/List";
import { Head } from "../../parts/Page";
import { Day, Said } from "../../parts/Words";
import { today } from "../../parts/day_words";
import { useSpeech } from "../../words";

export function InForce({ of }: { of: Pick<FundingRule, "in_force" | "valid_from"> }) {
  const { say } = useSpeech();
  if (of.in_force) return <span className="badge good">{say("rules.inForce")}</span>;
  return of.valid_from > today() ? (
    <span className="badge water">{say("rules.notYet")}</span>
  ) : (
    <span className="badge">{say("rules.over")}</span>
  );
}

export function RuleScope({ of }: { of: Pick<FundingRule, "programme" | "fund"> }) {
  const { say } = useSpeech();
  return (
    <>
      {of.programme ? <Said text={of.programme.title} /> : say("rules.everywhere")}
      {of.fund && ` · ${of.fund}`}
    </>
  );
}

const rules: ListOf<FundingRule> = {
  path: "/api/funding-rules",
  title: "rules.title",
  sort: "kind",
  to: (one) => `/rules/${one.id}`,
  rowKey: (one) => one.id,
  filters: [
    { name: "kind", label: "rules.kind", terms: "fundingRuleKinds" },
    { name: "programme", label: "authority.programme", one: "/api/programmes" },
    { name: "on", label: "rules.onDay", is: "day" },
  ],
  columns: [
    { key: "title", title: "rules.rule", sort: "kind", width: 240, cell: (one) => <Said text={one.title} /> },
    { key: "brief", title: "rules.inBrief", width: 360, card: "under", cell: (one) => <Said text={one.in_brief} /> },
    { key: "scope", title: "rules.scope", width: 160, cell: (one) => <RuleScope of={one} /> },
    {
      key: "from",
      title: "rules.validFrom",
      sort: "valid_from",
      card: "foot",
      cell: (one) => <Day day={one.valid_from} />,
    },
    {
      key: "until",
      title: "rules.validUntil",
      cell: (one) => (one.valid_until ? <Day day={one.valid_until} /> : null),
    },
    { key: "state", title: "authority.status", card: "end", cell: (one) => <InForce of={one} /> },
    { key: "source", title: "rules.source", width: 240, cell: (one) => <Said text={one.source} /> },
  ],
  empty: { icon: "record", title: "rules.none", words: "rules.noneWords" },
};

export default function FundingRules() {
  const { say } = useSpeech();
  const record = useMay("set_rules") && (
    <Link className="button main" to="/rules/new">
      <Icon name="plus" />
      {say("rules.newVersion")}
    </Link>
  );
  return (
    <>
      <Head title={say("rules.title")} sub={<span>{say("rules.words")}</span>}>
        <Link className="button" to="/rules/working-days">
          {say("days.title")}
        </Link>
        {record}
      </Head>
      <List of={rules} begin={record} />
    </>
  );
}
