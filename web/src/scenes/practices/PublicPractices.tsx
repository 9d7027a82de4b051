// What everybody may read, with no sign-in: the practices that were recognised, and each with what it rests on.
import { useEffect, type ReactNode } from "react";
import { Link, useParams } from "react-router-dom";
import { address } from "../../api/client";
import { useRead, useSession } from "../../api/hooks";
import type { Page, PublicPractice, PublicPracticeDetail } from "../../api/types";
import { useAddress } from "../../parts/address";
import { Fact, Sheet, Waiting } from "../../parts/Page";
import { Day, Money, Said } from "../../parts/Words";
import { LanguageSwitch } from "../../shell/Display";
import { Mark } from "../../shell/Frame";
import { useSpeech } from "../../words";
import { Evaluated, FactNames, FactText, PracticeBadge, Source, Sources, VerdictBadge } from "./parts";

/** A page outside the door: whose it is, the language, and the way in. */
function Outside({ title, children }: { title: string; children: ReactNode }) {
  const { say } = useSpeech();
  const session = useSession().data;
  useEffect(() => {
    document.title = `${title} · ${say("shell.brand")}`;
  });
  return (
    <div className="public">
      <header>
        <span className="mark">
          <Mark />
        </span>
        {session && (
          <span className="quiet">
            <Said text={session.instance.name} />
          </span>
        )}
        <span className="buttons">
          <LanguageSwitch />
          <Link className="button small" to={session?.signed_in ? "/practices" : "/sign-in"}>
            {say(session?.signed_in ? "practices.title" : "practices.signIn")}
          </Link>
        </span>
      </header>
      <main id="content">{children}</main>
    </div>
  );
}

function Files({ query }: { query: Record<string, string | number> }) {
  const { say, language } = useSpeech();
  const asked = { ...query, language: language === "en" ? "en" : "zh" };
  return (
    <span className="buttons">
      <a className="button small" href={address("/api/public-practices", query)} download="practices.json">
        {say("practices.asJson")}
      </a>
      <a className="button small" href={address("/api/public-practices.csv", asked)} download>
        {say("practices.asCsv")}
      </a>
    </span>
  );
}

const names = ["text"];

export default function PublicPractices() {
  const { say } = useSpeech();
  const { values, set } = useAddress(names);
  const wanted = values["text"] ?? "";
  const read = useRead<Page<PublicPractice>>("/api/public-practices", { text: wanted, limit: 200 });
  return (
    <Outside title={say("practices.publicTitle")}>
      <h1>{say("practices.publicTitle")}</h1>
      <p className="quiet">{say("practices.publicWords")}</p>
      <div className="buttons">
        <input
          className="input"
          type="search"
          aria-label={say("practices.text")}
          placeholder={say("practices.text")}
          value={wanted}
          onChange={(event) => set({ text: event.target.value }, true)}
        />
        <Files query={wanted ? { text: wanted } : {}} />
      </div>
      <Waiting read={read}>
        {(page) => (
          <Sheet>
            {page.items.length === 0 && <p className="quiet">{say("practices.publicNone")}</p>}
            <ul className="lines">
              {page.items.map((one) => (
                <li key={one.id}>
                  <div className="what">
                    <Link to={`/public/practices/${one.id}`}>
                      <Said text={one.title} badge />
                    </Link>
                    <p className="quiet">
                      <Said text={one.problem} />
                    </p>
                  </div>
                  <span className="end">
                    <VerdictBadge of={one.verdict} />
                    <PracticeBadge state={one.state} />
                  </span>
                </li>
              ))}
            </ul>
          </Sheet>
        )}
      </Waiting>
    </Outside>
  );
}

export function PublicPracticePage() {
  const { say, text } = useSpeech();
  const { id = "" } = useParams();
  const read = useRead<PublicPracticeDetail>(`/api/public-practices/${id}`);
  return (
    <Outside title={read.data ? text(read.data.title) : say("practices.publicTitle")}>
      <Waiting read={read}>{(one) => <Told one={one} />}</Waiting>
    </Outside>
  );
}

function Told({ one }: { one: PublicPracticeDetail }) {
  const { say } = useSpeech();
  const evaluation = {
    verdict: one.verdict,
    comparison: one.comparison,
    findings: one.findings,
    conditions: one.verdict_conditions,
    evidence: one.verdict_evidence,
    evaluator: one.evaluator,
  };
  return (
    <>
      <p>
        <Link to="/public/practices">{say("practices.all")}</Link>
      </p>
      <h1>
        <Said text={one.title} badge />
      </h1>
      <p className="buttons">
        <PracticeBadge state={one.state} />
        <span className="quiet">
          {say("practices.recognisedOn")} <Day day={one.recognised_on} />
        </span>
        <Files query={{ practice: one.id }} />
      </p>
      {one.reason && <p>{say("practices.retiredBecause", { reason: one.reason })}</p>}
      <div className="stack">
        <Sheet title={say("practices.one")}>
          <dl className="facts">
            <FactText name={say("practices.problem")} of={one.problem} />
            <FactText name={say("practices.mechanism")} of={one.mechanism} />
            <FactText name={say("practices.conditions")} of={one.conditions} />
            <Fact name={say("practices.cost")}>{one.cost && <Money {...one.cost} whole />}</Fact>
            <FactText name={say("practices.costNote")} of={one.cost_note} />
            <FactText name={say("practices.evidence")} of={one.evidence} />
            <FactText name={say("practices.failures")} of={one.failures} />
            <Fact name={say("practices.standard")}>{one.document}</Fact>
            <FactText name={say("practices.contact")} of={one.contact} />
            <Fact name={say("practices.office")}>{one.office}</Fact>
            <Fact name={say("practices.sources")}>{one.sources.length > 0 && <Sources of={one.sources} />}</Fact>
            <FactNames name={say("practices.files")} of={one.files} />
          </dl>
        </Sheet>
        <Sheet title={say("practices.basis")}>
          <Evaluated of={evaluation} named={one.verdict_files} />
        </Sheet>
        <Sheet title={say("practices.tried")}>
          <dl className="facts">
            <FactText name={say("pilots.one")} of={one.pilot.title} />
            <FactText name={say("pilots.unit")} of={one.pilot.unit} />
            <Fact name={say("pilots.days")}>
              <Day day={one.pilot.started_on} /> – <Day day={one.pilot.ended_on} />
            </Fact>
            <Fact name={say("pilots.scope")}>{one.pilot.scope}</Fact>
            <Fact name={say("pilots.hypothesis")}>{one.pilot.hypothesis}</Fact>
          </dl>
        </Sheet>
        <Sheet title={say("practices.adopters")}>
          {one.adopters.length === 0 && <p className="quiet">{say("practices.noAdopters")}</p>}
          <ul className="lines">
            {one.adopters.map((each, i) => (
              <li key={i}>
                <div className="what">
                  <strong>
                    <Said text={each.adopter} />
                  </strong>{" "}
                  <span className="quiet">
                    <Day day={each.on} />
                  </span>
                  {each.changes && (
                    <p>
                      <span className="quiet">{say("practices.changes")}</span> {each.changes}
                    </p>
                  )}
                  {each.results && <p>{each.results}</p>}
                  {each.source && (
                    <p>
                      <Source of={each.source} />
                    </p>
                  )}
                </div>
                <span className="end">
                  {each.outcome ? (
                    <VerdictBadge of={each.outcome} />
                  ) : (
                    <span className="badge">{say("practices.tooEarly")}</span>
                  )}
                </span>
              </li>
            ))}
          </ul>
        </Sheet>
      </div>
    </>
  );
}
