// What an award's page shows of its agreement: its state, the timeline, and the way to its text. Awards of imported
// lists have none.
import { Link } from "react-router-dom";
import type { Agreement } from "../../api/types";
import { Sheet } from "../../parts/Page";
import { Day, Money, Said } from "../../parts/Words";
import { useSpeech } from "../../words";
import { Timeline } from "./Timeline";

export function AgreementPanel({ agreement }: { agreement: Agreement }) {
  const { say } = useSpeech();
  const setup = agreement.state === "setup";
  const open = agreement.checks.filter((one) => !one.standing).length;
  return (
    <>
      <Sheet
        title={say("agreements.title")}
        tools={
          <Link className="button plain small" to={`/awards/${agreement.id}/agreement`}>
            {say(setup ? "agreements.edit" : "agreements.open")}
          </Link>
        }
      >
        <dl className="facts">
          <dt>{say("agreements.pool")}</dt>
          <dd>
            <Link className="mono" to={`/money/appropriations/${agreement.appropriation.id}`}>
              {agreement.appropriation.name}
            </Link>
            {setup && (
              <>
                {" · "}
                <Money {...agreement.available} />
              </>
            )}
          </dd>
          {setup && (
            <>
              <dt>{say("agreements.title")}</dt>
              <dd>
                {agreement.faults.length > 0
                  ? say("agreements.faults", { count: agreement.faults.length })
                  : say("agreements.ready")}
              </dd>
              <dt>{say("agreements.checks")}</dt>
              <dd>
                {agreement.checks.length - open} / {agreement.checks.length}
              </dd>
            </>
          )}
          {!setup && (
            <>
              <dt>{say("agreements.offerUntil")}</dt>
              <dd>
                <Day day={agreement.open_until} />
              </dd>
              <dt>{say("agreements.signedOn")}</dt>
              <dd>
                <Day day={agreement.signed_on} />
                {agreement.signatory && (
                  <>
                    {" · "}
                    <Said text={agreement.signatory} />
                  </>
                )}
              </dd>
              <dt>{say("agreements.digest")}</dt>
              <dd className="mono">{agreement.digest.slice(0, 16)}</dd>
            </>
          )}
        </dl>
      </Sheet>
      {!setup && <Timeline of={agreement.milestones} to={(one) => `/milestones/${one.id}`} />}
    </>
  );
}
