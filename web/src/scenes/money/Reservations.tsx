// Reservations: money bound for what is not certain yet, and until when.
import { Link } from "react-router-dom";
import { useMay } from "../../api/hooks";
import type { Reservation } from "../../api/types";
import { Icon } from "../../parts/Icon";
import { List, type ListOf } from "../../parts/List";
import { Head } from "../../parts/Page";
import { Day, Money, Said } from "../../parts/Words";
import { useSpeech } from "../../words";

export function ReservationBadge({ of }: { of: Reservation }) {
  const { term } = useSpeech();
  const tone = of.state === "pending" ? "water" : of.state === "posted" ? "good" : "";
  return <span className={`badge ${tone}`}>{term("reservationStates", of.state)}</span>;
}

function FromTo({ of }: { of: Reservation }) {
  const { term } = useSpeech();
  return (
    <>
      {term("stages", of.from)} → {term("stages", of.to)}
    </>
  );
}

const reservations: ListOf<Reservation> = {
  path: "/api/reservations",
  title: "years.reservations",
  sort: "expires_on",
  to: (one) => `/money/reservations/${one.id}`,
  rowKey: (one) => one.id,
  filters: [
    { name: "state", label: "years.state", terms: "reservationStates" },
    { name: "fiscal_year", label: "money.fiscalYear", is: "year" },
    { name: "kind", label: "money.kind", terms: "entryKinds" },
    { name: "expires_until", label: "years.expiresUntil", is: "day" },
    { name: "programme", label: "money.programme", one: "/api/programmes", place: "link" },
    { name: "award", label: "money.award", one: "/api/awards", place: "link" },
  ],
  columns: [
    { key: "cause", title: "money.cause", width: 200, cell: (one) => <span className="mono">{one.cause}</span> },
    { key: "state", title: "years.state", card: "under", cell: (one) => <ReservationBadge of={one} /> },
    { key: "stages", title: "years.fromTo", width: 240, card: "under", cell: (one) => <FromTo of={one} /> },
    {
      key: "programme",
      title: "money.programme",
      width: 220,
      cell: (one) => one.programme && <Said text={one.programme.title} />,
    },
    {
      key: "award",
      title: "money.award",
      cell: (one) =>
        one.award && (
          <Link className="mono" to={`/awards/${one.award.id}`}>
            {one.award.name}
          </Link>
        ),
      inCard: (one) => one.award?.name,
    },
    { key: "fiscal_year", title: "money.fiscalYear", extra: true, cell: (one) => one.fiscal_year },
    {
      key: "expires_on",
      title: "years.expires",
      sort: true,
      card: "end",
      cell: (one) => <Day day={one.expires_on} />,
    },
    {
      key: "amount",
      title: "money.amount",
      sort: true,
      number: true,
      card: "foot",
      cell: (one) => <Money {...one.amount} />,
    },
    { key: "posted", title: "years.postedPart", number: true, cell: (one) => <Money {...one.posted} /> },
  ],
  empty: { icon: "money", title: "years.noReservations", words: "years.reservationsWords" },
};

export default function Reservations() {
  const { say } = useSpeech();
  const add = useMay("post_entries") && (
    <Link className="button main" to="/money/reservations/new">
      <Icon name="plus" />
      {say("years.reserve")}
    </Link>
  );
  return (
    <>
      <Head
        title={say("years.reservations")}
        crumbs={[{ to: "/money", words: say("money.title") }]}
        sub={<span>{say("years.reservationsWords")}</span>}
      >
        {add}
      </Head>
      <List of={reservations} begin={add} />
    </>
  );
}
