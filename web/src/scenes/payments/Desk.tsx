// What waits on the payments desk for somebody in finance, each with the way to it.
import { Link } from "react-router-dom";
import { useMay, useRead } from "../../api/hooks";
import type { Page } from "../../api/types";
import { Sheet } from "../../parts/Page";
import { Count } from "../../parts/Words";
import { useSpeech, type Word } from "../../words";

const waiting: readonly { word: Word; path: string; state: string; to: string }[] = [
  { word: "payments.toApprove", path: "/api/payments", state: "requested", to: "/payments" },
  { word: "payments.toBatch", path: "/api/payments", state: "approved", to: "/payments" },
  { word: "payments.toSign", path: "/api/batches", state: "prepared", to: "/payments/batches" },
  { word: "payments.toSignSecond", path: "/api/batches", state: "signed_once", to: "/payments/batches" },
  { word: "payments.toSend", path: "/api/batches", state: "signed_twice", to: "/payments/batches" },
  { word: "payments.atBank", path: "/api/payments", state: "sent", to: "/payments" },
  { word: "payments.failedOnes", path: "/api/payments", state: "failed", to: "/payments" },
  { word: "payments.unmatchedOnes", path: "/api/bank-lines", state: "unmatched", to: "/payments/answers" },
  { word: "payments.claimsToJudge", path: "/api/claims", state: "submitted", to: "/claims" },
  { word: "recoveries.title", path: "/api/recoveries", state: "demanded", to: "/recoveries" },
];

function Tile({ of }: { of: (typeof waiting)[number] }) {
  const { say } = useSpeech();
  const total = useRead<Page<unknown>>(of.path, { state: of.state, limit: 1 }).data?.total;
  return (
    <div>
      <dt>{say(of.word)}</dt>
      <dd>
        <Link to={`${of.to}?state=${of.state}`}>{typeof total === "number" ? <Count of={total} /> : "…"}</Link>
      </dd>
    </div>
  );
}

export function Desk() {
  const { say } = useSpeech();
  const may = useMay("approve_payments");
  if (!may) return null;
  return (
    <Sheet title={say("payments.waitingHere")}>
      <dl className="tiles">
        {waiting.map((one) => (
          <Tile key={one.word} of={one} />
        ))}
      </dl>
    </Sheet>
  );
}
