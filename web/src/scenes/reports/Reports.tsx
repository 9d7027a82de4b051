// Reports that teams owe across all awards: the manager's list of whom to ask.
import { Link } from "react-router-dom";
import { useRead } from "../../api/hooks";
import type { Page, ReportDueItem, ReportLevel } from "../../api/types";
import { List, type ListOf } from "../../parts/List";
import { Head, Sheet } from "../../parts/Page";
import { Day, Said } from "../../parts/Words";
import { useSpeech } from "../../words";

const tones: Record<ReportLevel, string> = { reminded: "water", due: "warn", overdue: "bad", stopped: "bad" };

export function LevelBadge({ of }: { of: ReportLevel }) {
  const { term } = useSpeech();
  return <span className={`badge ${tones[of]}`}>{term("reportLevels", of)}</span>;
}

export function ReportName({ of }: { of: Pick<ReportDueItem, "kind" | "milestone"> }) {
  const { term } = useSpeech();
  return (
    <>
      {term("reportKinds", of.kind)}
      {of.milestone && ` · ${of.milestone}`}
    </>
  );
}

function Late({ days }: { days: number }) {
  const { say } = useSpeech();
  return <>{days > 0 ? say("reports.daysLate", { count: days }) : say("reports.daysLeft", { count: -days })}</>;
}

const owed: ListOf<ReportDueItem> = {
  path: "/api/reports",
  title: "reports.title",
  sort: "due_on",
  to: (one) => `/awards/${one.award.id}`,
  rowKey: (one) => one.id,
  filters: [
    { name: "kind", label: "reports.kind", terms: "reportKinds" },
    { name: "programme", label: "authority.programme", one: "/api/programmes" },
  ],
  columns: [
    { key: "award", title: "money.award", sort: true, cell: (one) => <span className="mono">{one.award.name}</span> },
    { key: "kind", title: "reports.kind", card: "under", cell: (one) => <ReportName of={one} /> },
    { key: "due", title: "reports.due", sort: "due_on", card: "foot", cell: (one) => <Day day={one.due_on} /> },
    { key: "late", title: "reports.late", cell: (one) => <Late days={one.days_late} /> },
    {
      key: "level",
      title: "reports.level",
      card: "end",
      cell: (one) => (one.level ? <LevelBadge of={one.level} /> : null),
    },
    { key: "covers", title: "reports.covers", extra: true, cell: (one) => <Day day={one.covers_until} /> },
    { key: "programme", title: "money.programme", width: 220, cell: (one) => <Said text={one.programme.title} /> },
  ],
  empty: { icon: "check", title: "reports.none", words: "reports.noneWords" },
};

export default function Reports() {
  const { say } = useSpeech();
  return (
    <>
      <Head title={say("reports.title")} sub={<span>{say("reports.words")}</span>} />
      <List of={owed} />
    </>
  );
}

/** What one award's team owes next. */
export function ReportsPanel({ award }: { award: number }) {
  const { say } = useSpeech();
  const found = useRead<Page<ReportDueItem>>("/api/reports", { award, limit: 5, sort: "due_on" }).data?.items;
  if (!found || found.length === 0) return null;
  return (
    <Sheet title={say("reports.title")}>
      <ul className="lines">
        {found.map((one) => (
          <li key={one.id}>
            <span>
              <ReportName of={one} /> · <Day day={one.due_on} />
            </span>
            <span>
              {one.level && <LevelBadge of={one.level} />} <Late days={one.days_late} />
              {one.stops && <span className="quiet"> · {say("reports.stops")}</span>}
            </span>
          </li>
        ))}
      </ul>
      <Link className="underlined" to="/reports">
        {say("reports.title")}
      </Link>
    </Sheet>
  );
}
