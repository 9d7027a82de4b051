// An agreement to be read: what was offered and signed.
import type { Agreement } from "../../api/types";
import { Sheet } from "../../parts/Page";
import { Day, Money, Said } from "../../parts/Words";
import { useSpeech } from "../../words";
import { GateMark } from "../milestones/Milestones";
import { Target } from "../milestones/Evidence";

export function AgreementText({ agreement }: { agreement: Agreement }) {
  const { say, term } = useSpeech();
  const { terms } = agreement;
  const currency = terms.amount?.currency ?? "CNY";
  return (
    <div className="stack">
      <Sheet title={say("portfolio.facts")}>
        <dl className="facts">
          <dt>{say("agreements.purpose")}</dt>
          <dd className="prose">
            <Said text={terms.purpose} badge />
          </dd>
          <dt>{say("portfolio.lead")}</dt>
          <dd>
            <Said text={terms.lead} />
          </dd>
          <dt>{say("portfolio.amount")}</dt>
          <dd>
            {terms.amount && <Money {...terms.amount} whole />}{" "}
            {terms.lines.length === 0 && say("agreements.lumpSum")}
          </dd>
          <dt>{say("portfolio.period")}</dt>
          <dd>
            <Day day={terms.starts_on} /> – <Day day={terms.ends_on} />
          </dd>
          <dt>{say("agreements.parties")}</dt>
          <dd>
            {terms.parties.map((one) => (
              <div key={one.organisation}>
                <Said text={one.organisation} /> ·{" "}
                {say(one.recipient ? "agreements.recipient" : "agreements.partner")} ·{" "}
                {`${(one.share / 100).toFixed(2)} %`}
              </div>
            ))}
          </dd>
          {terms.readiness_at_start > 0 && (
            <>
              <dt>{say("agreements.readinessStart")}</dt>
              <dd>
                {terms.readiness_at_start} → {terms.readiness_at_end}
              </dd>
            </>
          )}
          {terms.reports && (
            <>
              <dt>{say("reports.terms")}</dt>
              <dd>
                {terms.reports.every_months > 0 && (
                  <>
                    {say("reports.every")}: {terms.reports.every_months} ·{" "}
                  </>
                )}
                {terms.reports.per_milestone && <>{say("reports.perMilestone")} · </>}
                {say("reports.days")}: {terms.reports.days} · {say("reports.finalDays")}: {terms.reports.final_days}
                {terms.reports.stops_payments && <> · {say("reports.stops")}</>}
              </dd>
            </>
          )}
          <dt>{say("agreements.signedOn")}</dt>
          <dd>
            <Day day={agreement.signed_on} /> {agreement.signed_by && <Said text={agreement.signed_by.name} />}
            {agreement.signed_paper && (
              <>
                {" · "}
                <a className="underlined" href={`/api/awards/${agreement.id}/files/${agreement.signed_paper}`}>
                  {say("agreements.paperFile")}
                </a>
              </>
            )}
          </dd>
          <dt>{say("agreements.digest")}</dt>
          <dd className="mono">{agreement.digest}</dd>
        </dl>
      </Sheet>
      {terms.lines.length > 0 && (
        <Sheet title={say("agreements.lines")}>
          <dl className="facts totals">
            {terms.lines.map((one) => [
              <dt key={`${one.code}t`}>
                <Said text={one.title} />
              </dt>,
              <dd key={one.code}>
                <Money minor={one.minor} currency={currency} whole />
              </dd>,
            ])}
          </dl>
        </Sheet>
      )}
      <Sheet title={say("agreements.milestones")}>
        <ol className="promises">
          {terms.milestones.map((one) => (
            <li key={one.number}>
              <strong>
                <span className="mono">{one.number}</span> <Said text={one.title} badge />
              </strong>{" "}
              <Day day={one.due_on} /> {one.gate && <GateMark />}
              {one.after.length > 0 && (
                <span className="quiet">{say("agreements.waitsFor", { numbers: one.after.join(", ") })}</span>
              )}
              <ul>
                {one.criteria.map((each, i) => (
                  <li key={i}>
                    <Said text={each.metric} /> <Target of={each} /> <span className="quiet">· {each.method}</span>
                  </li>
                ))}
              </ul>
            </li>
          ))}
        </ol>
      </Sheet>
      <Sheet title={say("agreements.plan")}>
        <dl className="facts totals">
          {terms.instalments.map((one, i) => [
            <dt key={`${i}t`}>
              {term("instalmentKinds", one.kind)} <span className="mono">{one.milestone}</span>
            </dt>,
            <dd key={i}>
              <Money minor={one.minor} currency={currency} whole />
            </dd>,
          ])}
        </dl>
      </Sheet>
    </div>
  );
}
