// The forms of a practice: recognition, adoptions and their results, its end, templates, and applying them.
import { useState } from "react";
import { useNavigate } from "react-router-dom";
import { get, Problem } from "../../api/client";
import { today } from "../../parts/day_words";
import { useChange } from "../../api/hooks";
import type {
  Adoption,
  FundingRuleDetail,
  IndicatorDetail,
  PlanDetail,
  PracticeDetail as Practice,
  PracticeTemplate,
  ProgrammeDetail,
  TemplateNoun,
} from "../../api/types";
import { isDay } from "../../parts/day_words";
import { cited } from "../../parts/DecisionEntry";
import { Choice, DayEntry, DialogForm, Entry, Lookup } from "../../parts/inputs";
import { useTell } from "../../parts/Toasts";
import { terms, useSpeech } from "../../words";

interface Props {
  one: Practice;
  onClose: () => void;
}

export function Recognising({ one, onClose }: Props) {
  const { say, term } = useSpeech();
  const [pilot, setPilot] = useState<number | null>(one.pilot?.id ?? one.pilots[0]?.id ?? null);
  const [item, setItem] = useState<number | null>(null);
  const send = useChange<unknown>(onClose);
  return (
    <DialogForm
      title={term("practiceSteps", "recognise")}
      send={term("practiceSteps", "recognise")}
      problem={send.error}
      idle={send.isPending || pilot === null || item === null}
      onSend={() => send.mutate({ path: `/api/practices/${one.id}/recognition`, body: { pilot, item } })}
      onClose={onClose}
    >
      <Lookup
        label="practices.onPilot"
        name="pilot"
        problem={send.error}
        required
        path="/api/pilots"
        value={pilot}
        onChoose={setPilot}
      />
      <Lookup
        label="pilots.decision"
        help={say("pilots.decisionHelp")}
        name="item"
        problem={send.error}
        required
        path="/api/decisions"
        named={cited}
        value={item}
        onChoose={setItem}
      />
    </DialogForm>
  );
}

const early = "";

/** What an adopter says: its own results and its own word on them. */
function useTold() {
  const { say, term } = useSpeech();
  const [outcome, setOutcome] = useState(early);
  const [typed, setTyped] = useState({ results: "", source: "", again: "" });
  const set = (some: Partial<typeof typed>) => setTyped({ ...typed, ...some });
  const verdicts = Object.keys(terms.pilotVerdicts).map((value) => ({ value, words: term("pilotVerdicts", value) }));
  const body = {
    ...(typed.results.trim() && { results: typed.results.trim() }),
    ...(outcome !== early && { outcome }),
    ...(typed.source.trim() && { source: typed.source.trim() }),
    ...(isDay(typed.again) && { follow_up: typed.again }),
  };
  const fields = (problem: Problem | null, owed: boolean) => (
    <>
      <Entry
        long
        required={owed || outcome !== early}
        label="practices.results"
        name="results"
        problem={problem}
        maxLength={5000}
        value={typed.results}
        onChange={(results) => set({ results })}
      />
      <Choice
        label="practices.outcome"
        name="outcome"
        value={outcome}
        onChange={setOutcome}
        options={[{ value: early, words: say("practices.tooEarly") }, ...verdicts]}
      />
      <Entry
        label="practices.source"
        name="source"
        problem={problem}
        maxLength={1000}
        value={typed.source}
        onChange={(source) => set({ source })}
      />
      <DayEntry
        label="practices.followUp"
        name="follow_up"
        problem={problem}
        value={typed.again}
        onChange={(again) => set({ again })}
      />
    </>
  );
  return { body, fields, outcome, results: typed.results.trim() };
}

export function Adopting({ one, onClose }: Props) {
  const { term } = useSpeech();
  const told = useTold();
  const [typed, setTyped] = useState({ zh: "", en: "", on: today(), changes: "" });
  const set = (some: Partial<typeof typed>) => setTyped({ ...typed, ...some });
  const send = useChange<unknown>(onClose);
  const { error: problem } = send;
  const whole =
    (typed.zh.trim() !== "" || typed.en.trim() !== "") &&
    isDay(typed.on) &&
    (told.outcome === early || told.results !== "");
  return (
    <DialogForm
      title={term("practiceSteps", "adopt")}
      send={term("practiceSteps", "adopt")}
      problem={problem}
      idle={send.isPending || !whole}
      onSend={() =>
        send.mutate({
          path: `/api/practices/${one.id}/adoptions`,
          body: {
            adopter: { zh: typed.zh.trim(), en: typed.en.trim() },
            on: typed.on,
            changes: typed.changes.trim(),
            ...told.body,
          },
        })
      }
      onClose={onClose}
    >
      <Entry
        label="practices.adopterZh"
        name="adopter/zh"
        problem={problem}
        lang="zh-Hans"
        maxLength={300}
        value={typed.zh}
        onChange={(zh) => set({ zh })}
      />
      <Entry
        label="practices.adopterEn"
        name="adopter/en"
        problem={problem}
        lang="en"
        maxLength={300}
        value={typed.en}
        onChange={(en) => set({ en })}
      />
      <DayEntry
        label="practices.adoptedOn"
        name="on"
        problem={problem}
        required
        value={typed.on}
        onChange={(on) => set({ on })}
      />
      <Entry
        long
        label="practices.changes"
        name="changes"
        problem={problem}
        maxLength={5000}
        value={typed.changes}
        onChange={(changes) => set({ changes })}
      />
      {told.fields(problem, false)}
    </DialogForm>
  );
}

export function Following({ one, adoption, onClose }: Props & { adoption: Adoption }) {
  const { say, text } = useSpeech();
  const told = useTold();
  const send = useChange<unknown>(onClose);
  return (
    <DialogForm
      title={say("practices.followOf", { who: text(adoption.adopter) })}
      send={say("practices.follow")}
      problem={send.error}
      idle={send.isPending || told.results === "" || told.outcome === early}
      onSend={() =>
        send.mutate({ path: `/api/practices/${one.id}/adoptions/${adoption.id}/results`, body: told.body })
      }
      onClose={onClose}
    >
      {told.fields(send.error, true)}
    </DialogForm>
  );
}

export function Settling({ one, step, onClose }: Props & { step: "standardise" | "retire" }) {
  const { term } = useSpeech();
  const [document, setDocument] = useState("");
  const [reason, setReason] = useState("");
  const send = useChange<unknown>(onClose);
  const standard = step === "standardise";
  return (
    <DialogForm
      title={term("practiceSteps", step)}
      send={term("practiceSteps", step)}
      danger={!standard}
      problem={send.error}
      idle={send.isPending || (standard ? document : reason).trim() === ""}
      onSend={() =>
        send.mutate({
          path: `/api/practices/${one.id}/steps`,
          body: { step, reason: reason.trim(), ...(standard && { document: document.trim() }) },
        })
      }
      onClose={onClose}
    >
      {standard && (
        <Entry
          required
          label="practices.standard"
          help="practices.standardHelp"
          name="document"
          problem={send.error}
          maxLength={500}
          value={document}
          onChange={setDocument}
        />
      )}
      <Entry
        long
        required={!standard}
        label="practices.reason"
        name="reason"
        problem={send.error}
        maxLength={2000}
        value={reason}
        onChange={setReason}
      />
    </DialogForm>
  );
}

const listOf = {
  programme: "/api/programmes",
  plan: "/api/plans",
  funding_rule: "/api/funding-rules",
} as const;

/** What a programme, a plan or a rule of the record says, as a template has it. */
async function templateOf(noun: TemplateNoun, id: number): Promise<Record<string, unknown>> {
  if (noun === "programme") {
    const { title, goal, problem, result } = await get<ProgrammeDetail>(`/api/programmes/${id}`);
    return { programme: { title, goal, problem, result } };
  }
  if (noun === "funding_rule") {
    const {
      kind,
      title,
      text,
      currency,
      terms: parameters,
      examples,
    } = await get<FundingRuleDetail>(`/api/funding-rules/${id}`);
    return { funding_rule: { kind, title, text, currency, terms: parameters, examples } };
  }
  const plan = await get<PlanDetail>(`/api/plans/${id}`);
  const whole = await Promise.all(plan.list.map((each) => get<IndicatorDetail>(`/api/indicators/${each.id}`)));
  const within = (part: number) =>
    whole
      .filter((each) => each.part.id === part)
      .map(({ code, name, measured_in, direction, frequency, numerator, denominator, breakdowns }) => ({
        code,
        name,
        measured_in,
        direction,
        frequency,
        numerator,
        denominator,
        breakdowns,
      }));
  const domains = plan.parts
    .filter((each) => each.kind === "domain")
    .map((domain) => ({
      title: domain.title,
      indicators: within(domain.id),
      objectives: plan.parts
        .filter((each) => each.whole === domain.id)
        .map((each) => ({ title: each.title, indicators: within(each.id) })),
    }));
  return { plan: { title: plan.title, years: plan.last_year - plan.first_year + 1, domains } };
}

export function AddingTemplate({ one, onClose }: Props) {
  const { say, term } = useSpeech();
  const [noun, setNoun] = useState<TemplateNoun>("programme");
  const [copy, setCopy] = useState<number | null>(null);
  const [typed, setTyped] = useState({ zh: "", en: "" });
  const [failed, setFailed] = useState<Problem | null>(null);
  const send = useChange<unknown>(onClose);
  const problem = send.error ?? failed;
  const submit = async () => {
    if (copy === null) return;
    setFailed(null);
    try {
      const text = await templateOf(noun, copy);
      const name = { zh: typed.zh.trim(), en: typed.en.trim() };
      send.mutate({ path: `/api/practices/${one.id}/templates`, body: { name, ...text } });
    } catch (error) {
      if (error instanceof Problem) setFailed(error);
      else throw error;
    }
  };
  return (
    <DialogForm
      title={say("practices.addTemplate")}
      send={say("practices.addTemplate")}
      problem={problem}
      idle={send.isPending || copy === null || (typed.zh.trim() === "" && typed.en.trim() === "")}
      onSend={() => void submit()}
      onClose={onClose}
    >
      <p className="quiet">{say("practices.templateHelp")}</p>
      <Choice
        label="practices.kind"
        name="kind"
        value={noun}
        onChange={(value) => {
          setNoun(value as TemplateNoun);
          setCopy(null);
        }}
        options={Object.keys(terms.templateNouns).map((value) => ({ value, words: term("templateNouns", value) }))}
      />
      <Lookup
        key={noun}
        label="practices.copyOf"
        name="copy"
        problem={problem}
        required
        path={listOf[noun]}
        value={copy}
        onChoose={setCopy}
      />
      <Entry
        label="practices.nameZh"
        name="name/zh"
        problem={problem}
        lang="zh-Hans"
        maxLength={300}
        value={typed.zh}
        onChange={(zh) => setTyped({ ...typed, zh })}
      />
      <Entry
        label="practices.nameEn"
        name="name/en"
        problem={problem}
        lang="en"
        maxLength={300}
        value={typed.en}
        onChange={(en) => setTyped({ ...typed, en })}
      />
    </DialogForm>
  );
}

const homeOf = { programme: "/programmes/", plan: "/plans/", funding_rule: "/rules/" } as const;

export function Applying({ one, template, onClose }: Props & { template: PracticeTemplate }) {
  const { say, text } = useSpeech();
  const { tell } = useTell();
  const go = useNavigate();
  const [typed, setTyped] = useState({ code: "", year: today().slice(0, 4), from: today() });
  const [keeper, setKeeper] = useState<number | null>(null);
  const [programme, setProgramme] = useState<number | null>(null);
  const set = (some: Partial<typeof typed>) => setTyped({ ...typed, ...some });
  const send = useChange<{ noun: TemplateNoun; id: number }>((made) => {
    tell(say("practices.applied"));
    go(homeOf[made.noun] + made.id);
  });
  const { error: problem } = send;
  const after = { after: template.id };
  const wanted = {
    programme: { path: "programmes", body: { ...after, code: typed.code.trim() }, whole: typed.code.trim() !== "" },
    plan: {
      path: "plans",
      body: { ...after, keeper, first_year: Number(typed.year) },
      whole: keeper !== null && /^\d{4}$/.test(typed.year),
    },
    funding_rule: {
      path: "funding-rules",
      body: { ...after, valid_from: typed.from, ...(programme !== null && { programme }) },
      whole: isDay(typed.from),
    },
  }[template.noun];
  return (
    <DialogForm
      title={say("practices.applyOf", { name: text(template.text.name) })}
      send={say("practices.apply")}
      problem={problem}
      idle={send.isPending || !wanted.whole}
      onSend={() => send.mutate({ path: `/api/practices/${one.id}/${wanted.path}`, body: wanted.body })}
      onClose={onClose}
    >
      {template.noun === "programme" && (
        <Entry
          required
          label="practices.code"
          name="code"
          problem={problem}
          maxLength={40}
          value={typed.code}
          onChange={(code) => set({ code })}
        />
      )}
      {template.noun === "plan" && (
        <>
          <Lookup
            label="practices.keeper"
            name="keeper"
            problem={problem}
            required
            path="/api/bodies"
            value={keeper}
            onChoose={setKeeper}
          />
          <Entry
            required
            label="practices.firstYear"
            name="first_year"
            problem={problem}
            inputMode="numeric"
            maxLength={4}
            value={typed.year}
            onChange={(year) => set({ year })}
          />
        </>
      )}
      {template.noun === "funding_rule" && (
        <>
          <Lookup
            label="practices.programme"
            name="programme"
            problem={problem}
            path="/api/programmes"
            value={programme}
            onChoose={setProgramme}
          />
          <DayEntry
            label="practices.validFrom"
            name="valid_from"
            problem={problem}
            required
            value={typed.from}
            onChange={(from) => set({ from })}
          />
        </>
      )}
    </DialogForm>
  );
}
