// What is being recovered from one award, and the way to demand money back; on the award's page.
import { useState } from "react";
import { Link } from "react-router-dom";
import { useMay, useRead } from "../../api/hooks";
import type { Award, Page, Recovery } from "../../api/types";
import { Lines } from "../../parts/Page";
import { Money, State } from "../../parts/Words";
import { useSpeech } from "../../words";
import { DemandForm } from "./forms";
import { Due } from "./Recoveries";

export function RecoveriesPanel({ award }: { award: Pick<Award, "id" | "number" | "amount"> }) {
  const { say, term } = useSpeech();
  const reads = useMay("read_money");
  const may = useMay("approve_payments");
  const [open, setOpen] = useState(false);
  const found = useRead<Page<Recovery>>("/api/recoveries", { award: award.id, limit: 20 }, reads).data?.items ?? [];
  if (!reads) return null;
  return (
    <>
      <Lines title={say("recoveries.title")} of={found}>
        {(each) => (
          <>
            <Link to={`/recoveries/${each.id}`}>{term("recoveryGrounds", each.ground)}</Link>
            <span>
              <Money {...each.amount} whole /> · {say("recoveries.left")} <Money {...each.left} whole />
            </span>
            <span>
              <State of="recoveryStates" state={each.state} /> <Due one={each} />
            </span>
          </>
        )}
      </Lines>
      {may && (
        <div className="buttons">
          <button type="button" className="button" onClick={() => setOpen(true)}>
            {say("recoveries.demand")}
          </button>
        </div>
      )}
      {open && (
        <DemandForm
          award={award.id}
          number={award.number}
          currency={award.amount?.currency ?? "CNY"}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
