// One race: the teams side by side, measured by one protocol; and the verdicts, given on all of them at once.
import { useState } from "react";
import { Link, useParams } from "react-router-dom";
import type { Problem } from "../../api/client";
import { useChange, useRead } from "../../api/hooks";
import type { Criterion, EarlierStage, RaceDetail as Race, RaceTeam, TeamVerdict } from "../../api/types";
import { ActionBar } from "../../parts/ActionBar";
import { isDay, today } from "../../parts/day_words";
import { Choice, DayEntry, DialogForm, Entry } from "../../parts/inputs";
import { Line } from "../../parts/Line";
import { readAmount } from "../../parts/money_words";
import { Head, Sheet, Waiting } from "../../parts/Page";
import { useTell } from "../../parts/Toasts";
import { Day, Money, Said, State } from "../../parts/Words";
import { teamVerdicts } from "../../words/terms";
import { useSpeech } from "../../words";

export default function RaceDetail() {
  const { id = "" } = useParams();
  const read = useRead<Race>(`/api/races/${id}`);
  return <Waiting read={read}>{(race) => <Shown race={race} />}</Waiting>;
}

const sign = { at_least: "≥", at_most: "≤", equal_to: "=" } as const;
function Target({ of: one }: { of: Criterion }) {
  return (
    <>
      {sign[one.comparison]} {one.target} {one.unit}
    </>
  );
}

function Shown({ race }: { race: Race }) {
  const { say, text } = useSpeech();
  const [open, setOpen] = useState<string | null>(null);
  const own = (step: string) => (step === "stop" ? undefined : () => setOpen(step));
  const close = () => setOpen(null);
  return (
    <>
      <Head
        title={text(race.title)}
        heading={<Said text={race.title} badge />}
        crumbs={[{ to: "/races", words: say("races.title") }]}
        sub={
          <>
            <State of="raceStates" state={race.state} />
            <Link to={`/programmes/${race.programme.id}`}>
              <Said text={race.programme.title} />
            </Link>
          </>
        }
      />
      <div className="stack">
        {race.now && (
          <Sheet title={say("races.stageNo", { stage: race.now.position })}>
            <dl className="facts">
              <dt>{say("findings.state")}</dt>
              <dd>
                <State of="raceStageStates" state={race.now.state} />
              </dd>
              <dt>{say("races.starts")}</dt>
              <dd>
                <Day day={race.now.starts_on} />
              </dd>
              <dt>{say("races.nextPlan")}</dt>
              <dd>{race.now.last ? say("races.lastStage") : <Money {...race.now.next_plan} whole />}</dd>
              <dt>{say("races.protocol")}</dt>
              <dd className="prose">
                <Said text={race.now.protocol} />
              </dd>
              <dt>{say("races.digest")}</dt>
              <dd className="hash">{race.now.digest}</dd>
            </dl>
          </Sheet>
        )}
        <Sides race={race} />
        {race.earlier.map((stage) => (
          <Earlier key={stage.position} stage={stage} />
        ))}
        <ActionBar
          words="raceSteps"
          may={race.may}
          path={`/api/races/${race.id}/steps`}
          subject={text(race.title)}
          extra={own}
        />
        <Line causedBy={race.caused_by} subject={`race/${race.id}`} />
      </div>
      {open === "open_stage" && <Opening race={race} onClose={close} />}
      {open === "measure" && <Measuring race={race} onClose={close} />}
      {open === "decide" && <Deciding race={race} onClose={close} />}
    </>
  );
}

function Sides({ race }: { race: Race }) {
  const { say, term } = useSpeech();
  const criteria = race.now?.criteria ?? [];
  return (
    <Sheet title={say("races.teams")} flush>
      <div className="gridbox whole" tabIndex={0} role="region" aria-label={say("races.teams")}>
        <table className="grid">
          <thead>
            <tr>
              <th scope="col">{say("races.measure")}</th>
              {race.sides.map((team) => (
                <th key={team.award.id} scope="col">
                  <Link className="mono" to={`/awards/${team.award.id}`}>
                    {team.award.name}
                  </Link>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row">{say("portfolio.organisation")}</th>
              {race.sides.map((team) => (
                <td key={team.award.id}>
                  <Said text={team.organisation.name} /> · <Said text={team.lead} />
                </td>
              ))}
            </tr>
            {criteria.map((one, i) => (
              <tr key={i}>
                <th scope="row">
                  <Said text={one.metric} /> <span className="quiet">{<Target of={one} />}</span>
                </th>
                {race.sides.map((team) => (
                  <td key={team.award.id}>
                    <Score team={team} at={i} />
                  </td>
                ))}
              </tr>
            ))}
            <tr>
              <th scope="row">{say("races.committed")}</th>
              {race.sides.map((team) => (
                <td key={team.award.id}>
                  <Money {...team.committed} />
                </td>
              ))}
            </tr>
            <tr>
              <th scope="row">{say("findings.state")}</th>
              {race.sides.map((team) => (
                <td key={team.award.id}>
                  <State of="teamStates" state={team.state} />{" "}
                  {team.into && <span className="mono">{team.into.name}</span>}
                  {team.verdict && <div>{term("teamVerdicts", team.verdict)}</div>}
                  {team.reason && (
                    <div className="quiet">
                      <Said text={team.reason} />
                    </div>
                  )}
                </td>
              ))}
            </tr>
          </tbody>
        </table>
      </div>
    </Sheet>
  );
}

/** A stage that is decided: what each team was measured at, and what was decided on it. */
function Earlier({ stage }: { stage: EarlierStage }) {
  const { say, term } = useSpeech();
  const title = say("races.stageNo", { stage: stage.position });
  return (
    <Sheet title={title}>
      <div className="gridbox whole" tabIndex={0} role="region" aria-label={title}>
        <table className="grid">
          <thead>
            <tr>
              <th scope="col">{say("races.team")}</th>
              {stage.criteria.map((one, i) => (
                <th key={i} scope="col">
                  <Said text={one.metric} /> <span className="quiet">{<Target of={one} />}</span>
                </th>
              ))}
              <th scope="col">{say("races.verdict")}</th>
              <th scope="col">{say("races.note")}</th>
            </tr>
          </thead>
          <tbody>
            {stage.results.map((one) => (
              <tr key={one.award.id}>
                <th scope="row">
                  <Link className="mono" to={`/awards/${one.award.id}`}>
                    {one.award.name}
                  </Link>
                </th>
                {one.scores.map((score, i) => (
                  <td key={i}>{score.value ?? <Said text={score.reason} />}</td>
                ))}
                <td>{one.verdict && term("teamVerdicts", one.verdict)}</td>
                <td>{one.note && <Said text={one.note} />}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <details>
        <summary>{say("races.protocol")}</summary>
        <p className="prose">
          <Said text={stage.protocol} />
        </p>
        <p className="hash">{stage.digest}</p>
      </details>
    </Sheet>
  );
}

function Score({ team, at }: { team: RaceTeam; at: number }) {
  const { say } = useSpeech();
  const score = team.scores[at];
  if (score) return score.value ? <strong>{score.value}</strong> : <Said text={score.reason} />;
  if (team.state !== "running" && !team.measured) return <span className="quiet">—</span>;
  return <span className="quiet">{say(team.measured ? "races.sealed" : "races.notMeasured")}</span>;
}

interface Opened {
  race: Race;
  onClose: () => void;
}

interface Measured {
  metric: string;
  unit: string;
  comparison: string;
  target: string;
}
const blankMeasured: Measured = { metric: "", unit: "", comparison: "at_least", target: "" };

/** What all teams of a stage are measured by, and what each has to reach. */
function CriteriaFields({
  of,
  problem,
  onChange,
}: {
  of: readonly Measured[];
  problem: Problem | null;
  onChange: (next: readonly Measured[]) => void;
}) {
  const { say } = useSpeech();
  const set = (i: number, some: Partial<Measured>) =>
    onChange(of.map((each, k) => (k === i ? { ...each, ...some } : each)));
  return (
    <>
      {of.map((one, i) => (
        <fieldset key={i} className="milestone-fields">
          <legend className="legend">{one.metric || say("agreements.criteria")}</legend>
          <div className="pair">
            <Entry
              label="races.measure"
              name={`criteria/${i}/metric`}
              required
              problem={problem}
              value={one.metric}
              onChange={(metric) => set(i, { metric })}
            />
            <Entry
              label="races.unit"
              name={`criteria/${i}/unit`}
              problem={problem}
              value={one.unit}
              onChange={(unit) => set(i, { unit })}
            />
          </div>
          <div className="pair">
            <Choice
              label="races.comparison"
              name={`criteria/${i}/comparison`}
              problem={problem}
              options={Object.entries(sign).map(([name, words]) => ({ value: name, words }))}
              value={one.comparison}
              onChange={(comparison) => set(i, { comparison })}
            />
            <Entry
              label="races.target"
              name={`criteria/${i}/target`}
              required
              inputMode="decimal"
              problem={problem}
              value={one.target}
              onChange={(target) => set(i, { target })}
            />
          </div>
          {of.length > 1 && (
            <button
              type="button"
              className="button plain small"
              aria-label={say("agreements.remove", { what: one.metric || String(i + 1) })}
              onClick={() => onChange(of.filter((_, k) => k !== i))}
            >
              ✕
            </button>
          )}
        </fieldset>
      ))}
      <div className="buttons">
        <button type="button" className="button small" onClick={() => onChange([...of, blankMeasured])}>
          {say("agreements.addCriterion")}
        </button>
      </div>
    </>
  );
}

function Opening({ race, onClose }: Opened) {
  const { say, term } = useSpeech();
  const { tell } = useTell();
  const [protocol, setProtocol] = useState("");
  const [starts, setStarts] = useState(today);
  const [plan, setPlan] = useState("");
  const [last, setLast] = useState(false);
  const [criteria, setCriteria] = useState<readonly Measured[]>([blankMeasured]);
  const send = useChange<Race>(() => {
    tell(say("races.opened"));
    onClose();
  });
  const amount = readAmount(last ? "0" : plan, race.currency);
  return (
    <DialogForm
      title={term("raceSteps", "open_stage")}
      send={term("raceSteps", "open_stage")}
      problem={send.error}
      idle={send.isPending || "refusal" in amount || !isDay(starts)}
      onClose={onClose}
      onSend={() => {
        if ("refusal" in amount) return;
        send.mutate({
          path: `/api/races/${race.id}/stages`,
          body: {
            protocol: protocol.trim(),
            criteria: criteria.map((one) => ({
              metric: { zh: one.metric.trim(), en: "" },
              unit: one.unit.trim(),
              comparison: one.comparison,
              target: one.target,
              method: "",
            })),
            starts_on: starts,
            next_plan: { minor: amount.minor, currency: race.currency },
            last,
          },
        });
      }}
    >
      <p className="quiet">{say("races.freezeWords")}</p>
      <Entry
        long
        label="races.protocol"
        name="protocol"
        required
        problem={send.error}
        value={protocol}
        onChange={setProtocol}
      />
      <CriteriaFields of={criteria} problem={send.error} onChange={setCriteria} />
      <DayEntry
        label="races.starts"
        name="starts_on"
        required
        problem={send.error}
        value={starts}
        onChange={setStarts}
      />
      <label className="tick">
        <input type="checkbox" checked={last} onChange={(event) => setLast(event.target.checked)} />{" "}
        {say("races.lastStage")}
      </label>
      {!last && (
        <Entry
          label="races.nextPlan"
          name="next_plan"
          required
          inputMode="decimal"
          problem={send.error}
          note={<span className="quiet">{race.currency}</span>}
          value={plan}
          onChange={setPlan}
        />
      )}
    </DialogForm>
  );
}

function Measuring({ race, onClose }: Opened) {
  const { say, term, text } = useSpeech();
  const { tell } = useTell();
  const waiting = race.sides.filter((team) => team.state === "running" && !team.measured);
  const criteria = race.now?.criteria ?? [];
  const [award, setAward] = useState(String(waiting[0]?.award.id ?? ""));
  const [scores, setScores] = useState<readonly string[]>(criteria.map(() => ""));
  const [note, setNote] = useState("");
  const send = useChange<Race>(() => {
    tell(say("races.measured"));
    onClose();
  });
  return (
    <DialogForm
      title={term("raceSteps", "measure")}
      send={term("raceSteps", "measure")}
      problem={send.error}
      idle={send.isPending}
      onClose={onClose}
      onSend={() =>
        send.mutate({
          path: `/api/races/${race.id}/scores`,
          body: {
            award: Number(award),
            scores: scores.map((value) => ({ ...(value.trim() && { value: value.trim() }), reason: "" })),
            note: note.trim(),
          },
        })
      }
    >
      <p className="quiet">{say("races.sealedWords")}</p>
      <Choice
        label="races.team"
        name="award"
        problem={send.error}
        options={waiting.map((team) => ({
          value: String(team.award.id),
          words: `${team.award.name} · ${text(team.title)}`,
        }))}
        value={award}
        onChange={setAward}
      />
      {criteria.map((one, i) => (
        <Entry
          key={i}
          label="races.score"
          name={`scores/${i}`}
          required
          inputMode="decimal"
          problem={send.error}
          note={
            <span className="quiet">
              <Said text={one.metric} /> <Target of={one} />
            </span>
          }
          value={scores[i] ?? ""}
          onChange={(value) => setScores(scores.map((score, at) => (at === i ? value : score)))}
        />
      ))}
      <Entry long label="races.note" name="note" problem={send.error} value={note} onChange={setNote} />
    </DialogForm>
  );
}

function Deciding({ race, onClose }: Opened) {
  const { say, term } = useSpeech();
  const { tell } = useTell();
  const teams = race.sides.filter((team) => team.state === "running");
  const last = race.now?.last ?? false;
  const offered = (Object.keys(teamVerdicts) as TeamVerdict[]).filter((verdict) =>
    verdict === "win" ? last : verdict === "go_on" || verdict === "wildcard" ? !last : true,
  );
  const [verdicts, setVerdicts] = useState<Record<number, { verdict: TeamVerdict; reason: string; into: string }>>(
    () =>
      Object.fromEntries(
        teams.map((team) => [
          team.award.id,
          { verdict: team.reached ? (last ? "win" : "go_on") : "stop", reason: "", into: "" },
        ]),
      ),
  );
  const send = useChange<Race>(() => {
    tell(say("races.decided"));
    onClose();
  });
  return (
    <DialogForm
      title={term("raceSteps", "decide")}
      send={term("raceSteps", "decide")}
      danger
      problem={send.error}
      idle={send.isPending}
      onClose={onClose}
      onSend={() =>
        send.mutate({
          path: `/api/races/${race.id}/decisions`,
          body: {
            decisions: Object.entries(verdicts).map(([award, one]) => ({
              award: Number(award),
              verdict: one.verdict,
              ...(one.verdict === "merge" && one.into && { into: Number(one.into) }),
              reason: one.reason.trim(),
            })),
          },
        })
      }
    >
      <p className="quiet">{say("races.decideWords")}</p>
      {teams.map((team, i) => {
        const one = verdicts[team.award.id];
        if (!one) return null;
        const set = (some: Partial<typeof one>) => setVerdicts({ ...verdicts, [team.award.id]: { ...one, ...some } });
        return (
          <fieldset key={team.award.id} className="field">
            <legend className="legend">
              <span className="mono">{team.award.name}</span> <Said text={team.organisation.name} />
            </legend>
            <Choice
              label="races.verdict"
              name={`decisions/${i}/verdict`}
              problem={send.error}
              options={offered.map((verdict) => ({ value: verdict, words: term("teamVerdicts", verdict) }))}
              value={one.verdict}
              onChange={(verdict) => set({ verdict: verdict as TeamVerdict })}
            />
            {one.verdict === "merge" && (
              <Choice
                label="races.into"
                name={`decisions/${i}/into`}
                problem={send.error}
                options={[
                  { value: "", words: say("parts.choose") },
                  ...teams
                    .filter((other) => other !== team)
                    .map((other) => ({ value: String(other.award.id), words: other.award.name })),
                ]}
                value={one.into}
                onChange={(into) => set({ into })}
              />
            )}
            {one.verdict !== "go_on" && one.verdict !== "win" && (
              <Entry
                label="parts.reason"
                name={`decisions/${i}/reason`}
                required
                problem={send.error}
                value={one.reason}
                onChange={(reason) => set({ reason })}
              />
            )}
          </fieldset>
        );
      })}
    </DialogForm>
  );
}
