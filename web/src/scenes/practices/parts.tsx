// What the pages of pilots and practices share: states and verdicts in words and tone, an evaluation, texts in full.
import type { ReactNode } from "react";
import type { PilotEvaluation, PilotState, PilotVerdict, PracticeState, Text, Upload } from "../../api/types";
import { Icon } from "../../parts/Icon";
import { Entry } from "../../parts/inputs";
import type { Problem } from "../../api/client";
import { Fact } from "../../parts/Page";
import { Said } from "../../parts/Words";
import { useSpeech } from "../../words";

const pilotTones: Record<PilotState, string> = {
  proposed: "water",
  running: "good",
  stopped: "bad",
  ended: "warn",
  evaluated: "",
  withdrawn: "",
};
export function PilotBadge({ state }: { state: PilotState }) {
  const { term } = useSpeech();
  return <span className={`badge ${pilotTones[state]}`}>{term("pilotStates", state)}</span>;
}

const practiceTones: Record<PracticeState, string> = {
  documented: "water",
  recognised: "good",
  adopted: "good",
  standardised: "good",
  retired: "",
};
export function PracticeBadge({ state }: { state: PracticeState }) {
  const { term } = useSpeech();
  return <span className={`badge ${practiceTones[state]}`}>{term("practiceStates", state)}</span>;
}

const verdictLooks: Record<PilotVerdict, { tone: string; shape: string }> = {
  works: { tone: "good", shape: "✓" },
  works_under_conditions: { tone: "water", shape: "◑" },
  does_not_work: { tone: "bad", shape: "✗" },
  inconclusive: { tone: "warn", shape: "?" },
};
/** A verdict in words, with a shape of its own, never by colour alone. */
export function VerdictBadge({ of }: { of: PilotVerdict }) {
  const { term } = useSpeech();
  const { tone, shape } = verdictLooks[of];
  return (
    <span className={`badge note ${tone}`}>
      <span aria-hidden="true">{shape}</span> {term("pilotVerdicts", of)}
    </span>
  );
}

/** An address one can follow, or the number of a paper. */
export function Source({ of }: { of: string }) {
  return /^https?:\/\//.test(of) ? (
    <a className="address" href={of} rel="noreferrer">
      {of}
    </a>
  ) : (
    <>{of}</>
  );
}

export function Sources({ of }: { of: readonly string[] }) {
  return (
    <ul className="lines">
      {of.map((one) => (
        <li key={one}>
          <span className="what">
            <Source of={one} />
          </span>
        </li>
      ))}
    </ul>
  );
}

/** An evaluation with its files, which are to be had from the pilot, `at`; outside only their names are told. */
export function Evaluated({ of, at, named }: { of: PilotEvaluation; at?: string; named?: readonly string[] }) {
  const { say } = useSpeech();
  return (
    <dl className="facts">
      <Fact name={say("pilots.verdict")}>
        <VerdictBadge of={of.verdict} />
      </Fact>
      <Fact name={say("pilots.evaluator")}>{of.evaluator}</Fact>
      <Fact name={say("pilots.comparison")}>{of.comparison}</Fact>
      <Fact name={say("pilots.findings")}>{of.findings}</Fact>
      <Fact name={say("pilots.conditions")}>{of.conditions}</Fact>
      <Fact name={say("pilots.evidence")}>{of.evidence.length > 0 && <Sources of={of.evidence} />}</Fact>
      {at && <FactFiles name={say("pilots.files")} of={of.files} at={at} />}
      {named && <FactNames name={say("pilots.files")} of={named} />}
    </dl>
  );
}

/** Files as a row of facts, to be had from their holder, `at`. */
export function FactFiles({ name, of, at }: { name: string; of: readonly Upload[] | undefined; at: string }) {
  if (!of || of.length === 0) return null;
  return (
    <Fact name={name}>
      <ul>
        {of.map((file) => (
          <li key={file.digest}>
            <a href={`${at}/files/${file.digest}`} download={file.name}>
              <Icon name="record" /> {file.name}
            </a>
          </li>
        ))}
      </ul>
    </Fact>
  );
}

/** The names of files that are kept inside. */
export function FactNames({ name, of }: { name: string; of: readonly string[] }) {
  if (of.length === 0) return null;
  return (
    <Fact name={name}>
      <ul>
        {of.map((each, i) => (
          <li key={i}>{each}</li>
        ))}
      </ul>
    </Fact>
  );
}

/** A text in both languages as a row of facts; nothing where nothing was written. */
export function FactText({ name, of }: { name: string; of: Text }) {
  if (typeof of !== "string" && of.zh === "" && of.en === "") return null;
  return (
    <Fact name={name}>
      <Said text={of} badge />
    </Fact>
  );
}

interface Both {
  zh: string;
  en: string;
}
/** The same text in Chinese and in English, side by side. */
export function BothEntries(props: {
  label: ReactNode;
  name: string;
  problem: Problem | null;
  long?: boolean;
  help?: string;
  value: Both;
  onChange: (value: Both) => void;
}) {
  const { label, name, problem, long = false, help, value, onChange } = props;
  return (
    <fieldset>
      <legend className="legend">{label}</legend>
      {help && <p className="quiet">{help}</p>}
      <div className="pair">
        <Entry
          label="parts.inChinese"
          name={`${name}/zh`}
          lang="zh-Hans"
          long={long}
          problem={problem}
          value={value.zh}
          onChange={(zh) => onChange({ ...value, zh })}
        />
        <Entry
          label="parts.inEnglish"
          name={`${name}/en`}
          lang="en"
          long={long}
          problem={problem}
          value={value.en}
          onChange={(en) => onChange({ ...value, en })}
        />
      </div>
    </fieldset>
  );
}

export const trimmed = ({ zh, en }: Both): Both => ({ zh: zh.trim(), en: en.trim() });
export const linesOf = (text: string): string[] =>
  text
    .split("\n")
    .map((each) => each.trim())
    .filter(Boolean);
