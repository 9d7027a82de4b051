// One award: what was promised to whom, what may be done with it, and the line it stands in.
import { useState } from "react";
import { Link, useParams } from "react-router-dom";
import { useMay, useRead } from "../../api/hooks";
import type { Agreement, AwardDetail as Award, Money as Amount } from "../../api/types";
import { ActionBar } from "../../parts/ActionBar";
import { Figures } from "../../parts/Figures";
import { Line } from "../../parts/Line";
import { Head, Sheet, Waiting } from "../../parts/Page";
import { Day, Money, Said, State } from "../../parts/Words";
import { useSpeech } from "../../words";
import { AmendmentsPanel } from "../amendments/AmendmentsPanel";
import { AgreementPanel } from "../agreements/AgreementPanel";
import { OfferForm, SignedPaperForm } from "../agreements/forms";
import { FindingsPanel } from "../findings/FindingsPanel";
import { Burn } from "../money/Burn";
import { MoneyPanel } from "../money/MoneyPanel";
import { RecoveriesPanel } from "../recoveries/RecoveriesPanel";
import { ReportsPanel } from "../reports/Reports";

export default function AwardDetail() {
  const { id = "" } = useParams();
  const read = useRead<Award>(`/api/awards/${id}`);
  return <Waiting read={read}>{(award) => <Shown award={award} />}</Waiting>;
}

function Shown({ award }: { award: Award }) {
  const { say, text } = useSpeech();
  // Awards of imported lists have no agreement.
  const agreement = useRead<Agreement>(`/api/awards/${award.id}/agreement`, {}, award.source === undefined).data;
  const mayReadMoney = useMay("read_money");
  const [form, setForm] = useState<string | null>(null);
  // The scheme "own" is the number shown above.
  const outside = award.outside_ids.filter((one) => one.scheme !== "own");
  const none = <span className="quiet">{say("parts.none")}</span>;
  const money = (amount: Amount | undefined) => (amount ? <Money {...amount} whole /> : none);
  return (
    <>
      <Head
        title={text(award.title)}
        heading={<Said text={award.title} badge />}
        crumbs={[{ to: "/portfolio", words: say("portfolio.title") }]}
        sub={
          <>
            <span className="mono">{award.number}</span>
            <State of="awardStates" state={award.state} />
            <Link to={`/programmes/${award.programme.id}`}>
              <Said text={award.programme.title} />
            </Link>
          </>
        }
      />
      <Figures
        of={[
          { label: say("portfolio.amount"), value: award.amount ? <Money {...award.amount} /> : none },
          ...(award.applied ? [{ label: say("portfolio.applied"), value: <Money {...award.applied} /> }] : []),
          ...(award.disbursed ? [{ label: say("portfolio.disbursed"), value: <Money {...award.disbursed} /> }] : []),
          {
            label: say("portfolio.period"),
            value: (
              <span className="period">
                <Day day={award.starts_on} /> – <Day day={award.ends_on} />
              </span>
            ),
          },
        ]}
      />
      <div className="columns">
        <div className="stack">
          <Sheet title={say("portfolio.facts")}>
            <dl className="facts">
              <dt>{say("portfolio.organisation")}</dt>
              <dd>
                <Link to={`/organisations/${award.organisation.id}`}>
                  <Said text={award.organisation.name} />
                </Link>
              </dd>
              <dt>{say("portfolio.lead")}</dt>
              <dd>
                <Said text={award.lead} />
                {!award.lead && none}
              </dd>
              <dt>{say("portfolio.amount")}</dt>
              <dd>{money(award.amount)}</dd>
              <dt>{say("portfolio.awardedOn")}</dt>
              <dd>
                <Day day={award.awarded_on} />
              </dd>
              <dt>{say("portfolio.outcome")}</dt>
              <dd>{award.outcome ? <Said text={award.outcome} /> : none}</dd>
            </dl>
          </Sheet>
          {text(award.description) && (
            <Sheet title={say("portfolio.description")}>
              <p className="prose">
                <Said text={award.description} badge />
              </p>
            </Sheet>
          )}
          {award.participants.length > 0 && (
            <Sheet title={say("portfolio.participants")} flush>
              <div className="gridbox" tabIndex={0} role="region" aria-label={say("portfolio.participants")}>
                <table className="grid">
                  <thead>
                    <tr>
                      <th scope="col">{say("administration.name")}</th>
                      <th scope="col">{say("portfolio.participantRole")}</th>
                      <th scope="col">{say("shell.organisations")}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {award.participants.map((person, i) => (
                      <tr key={i}>
                        <td>
                          <Said text={person.name} />
                        </td>
                        <td>
                          <Said text={person.role} />
                        </td>
                        <td>
                          <Said text={person.organisation} />
                        </td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
            </Sheet>
          )}
          {agreement && <AgreementPanel agreement={agreement} />}
          {agreement && agreement.version > 0 && mayReadMoney && <Burn of={{ award: award.id }} />}
          {agreement && agreement.version > 0 && <AmendmentsPanel award={award} />}
          <ActionBar
            words="awardSteps"
            may={award.may.filter((one) => one.step !== "countersign")}
            extra={(step) => (step === "offer" || step === "record_signature" ? () => setForm(step) : undefined)}
            path={`/api/awards/${award.id}/steps`}
            subject={award.number}
          />
        </div>
        <div className="stack">
          <ReportsPanel award={award.id} />
          <FindingsPanel award={award.id} />
          <MoneyPanel of="award" id={award.id} />
          <RecoveriesPanel award={award} />
          <Line causedBy={award.caused_by} subject={`award/${award.id}`} />
          <Sheet title={say("portfolio.source")}>
            {award.source ? (
              <dl className="facts">
                <dt>{say("portfolio.import")}</dt>
                <dd>
                  <Link to={`/imports/${award.source.import}`}>
                    {say("portfolio.sourceImport", { id: award.source.import })}
                  </Link>
                </dd>
                <dt>{say("imports.file")}</dt>
                <dd>{say("portfolio.sourceLine", { file: award.source.file, line: award.source.line })}</dd>
              </dl>
            ) : (
              <p className="quiet">{say("portfolio.sourceByHand")}</p>
            )}
          </Sheet>
          {outside.length > 0 && (
            <Sheet title={say("portfolio.outsideIds")}>
              <dl className="facts">
                {outside.map((one) => [
                  <dt key={`${one.scheme}${one.value}s`}>{one.scheme}</dt>,
                  <dd key={`${one.scheme}${one.value}`} className="mono">
                    {one.value}
                  </dd>,
                ])}
              </dl>
            </Sheet>
          )}
        </div>
      </div>
      {agreement && form === "offer" && <OfferForm agreement={agreement} onClose={() => setForm(null)} />}
      {agreement && form === "record_signature" && (
        <SignedPaperForm agreement={agreement} onClose={() => setForm(null)} />
      )}
    </>
  );
}
