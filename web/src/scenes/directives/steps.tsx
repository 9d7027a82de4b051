// The steps of a directive that ask for more than a reason, each in a window of its own.
import { useState } from "react";
import { useChange, useRead } from "../../api/hooks";
import type { BodyDetail, DirectiveDetail, DirectiveEvent, Upload } from "../../api/types";
import { isDay } from "../../parts/day_words";
import { FilesEntry } from "../../parts/FilesEntry";
import { Icon } from "../../parts/Icon";
import { Choice, DayEntry, DialogForm, Entry, Lookup } from "../../parts/inputs";
import { useTell } from "../../parts/Toasts";
import { useSpeech } from "../../words";

interface Props {
  one: DirectiveDetail;
  onClose: () => void;
}

function useStep({ one, onClose }: Props, step: DirectiveEvent) {
  const { say, term, text } = useSpeech();
  const { tell } = useTell();
  const send = useChange<unknown>(() => {
    tell(say("parts.done", { step: term("directiveSteps", step) }));
    onClose();
  });
  const take = (body: object) => send.mutate({ path: `/api/directives/${one.id}/steps`, body: { step, ...body } });
  const words = term("directiveSteps", step);
  return { send, take, words, title: `${words} · ${text(one.title)}` };
}

const reasoned = (reason: string) => (reason.trim() ? { reason: reason.trim() } : {});

export function Assigning(props: Props) {
  const { one, onClose } = props;
  const { say, text } = useSpeech();
  const { send, take, words, title } = useStep(props, "assign");
  const [unit, setUnit] = useState<number | null>(one.unit?.id ?? null);
  const [helpers, setHelpers] = useState<(number | null)[]>(one.with.map((each) => each.id));
  const [person, setPerson] = useState("");
  const [due, setDue] = useState(one.due_on ?? "");
  const [note, setNote] = useState("");
  const lead = useRead<BodyDetail>(`/api/bodies/${unit ?? 0}`, {}, unit !== null).data;
  const answerable = (lead?.people ?? []).filter((each) => each.in_force);
  const chosen = answerable.some((each) => String(each.person.id) === person) ? Number(person) : undefined;
  return (
    <DialogForm
      title={title}
      send={words}
      problem={send.error}
      idle={send.isPending || unit === null || !isDay(due)}
      onSend={() =>
        take({
          ...reasoned(note),
          assignment: {
            unit,
            with: helpers.filter((each) => each !== null),
            due_on: due,
            ...(chosen !== undefined && { person: chosen }),
          },
        })
      }
      onClose={onClose}
    >
      <Lookup
        label="directives.unit"
        name="unit"
        problem={send.error}
        required
        path="/api/bodies"
        value={unit}
        words={unit === one.unit?.id ? one.unit?.title : undefined}
        onChoose={setUnit}
      />
      <Choice
        label="directives.owner"
        name="person"
        problem={send.error}
        value={chosen === undefined ? "" : person}
        onChange={setPerson}
        options={[
          { value: "", words: say("parts.none") },
          ...answerable.map((each) => ({ value: String(each.person.id), words: text(each.person.name) })),
        ]}
      />
      {helpers.map((helper, i) => (
        <Lookup
          key={i}
          label="directives.with"
          name={`with/${i}`}
          problem={send.error}
          path="/api/bodies"
          value={helper}
          words={one.with.find((each) => each.id === helper)?.title}
          onChoose={(id) => setHelpers(helpers.map((each, at) => (at === i ? id : each)))}
        />
      ))}
      <button type="button" className="button small" onClick={() => setHelpers([...helpers, null])}>
        <Icon name="plus" /> {say("directives.addUnit")}
      </button>
      <DayEntry label="directives.dueOn" name="due_on" problem={send.error} required value={due} onChange={setDue} />
      <Entry
        long
        label="directives.note"
        name="reason"
        problem={send.error}
        maxLength={2000}
        value={note}
        onChange={setNote}
      />
    </DialogForm>
  );
}

export function Decomposing(props: Props) {
  const { say } = useSpeech();
  const { send, take, words, title } = useStep(props, "decompose");
  const [parts, setParts] = useState([{ zh: "", en: "" }]);
  const change = (at: number, some: Partial<{ zh: string; en: string }>) =>
    setParts(parts.map((part, i) => (i === at ? { ...part, ...some } : part)));
  const whole = parts.every((part) => part.zh.trim() !== "" || part.en.trim() !== "");
  return (
    <DialogForm
      title={title}
      send={words}
      problem={send.error}
      idle={send.isPending || !whole}
      onSend={() =>
        take({ parts: parts.map((part) => ({ title: { zh: part.zh.trim(), en: part.en.trim() }, text: "" })) })
      }
      onClose={props.onClose}
    >
      {parts.map((part, i) => (
        <fieldset key={i}>
          <legend className="legend">{say("directives.part", { count: i + 1 })}</legend>
          <Entry
            label="directives.titleZh"
            name={`parts/${i}/title/zh`}
            problem={send.error}
            lang="zh-Hans"
            maxLength={300}
            value={part.zh}
            onChange={(zh) => change(i, { zh })}
          />
          <Entry
            label="directives.titleEn"
            name={`parts/${i}/title/en`}
            problem={send.error}
            lang="en"
            maxLength={300}
            value={part.en}
            onChange={(en) => change(i, { en })}
          />
          {parts.length > 1 && (
            <button
              type="button"
              className="button small"
              onClick={() => setParts(parts.filter((_, at) => at !== i))}
            >
              {say("directives.dropPart")}
            </button>
          )}
        </fieldset>
      ))}
      <button type="button" className="button small" onClick={() => setParts([...parts, { zh: "", en: "" }])}>
        <Icon name="plus" /> {say("directives.addPart")}
      </button>
    </DialogForm>
  );
}

export function Reporting(props: Props) {
  const { say } = useSpeech();
  const { send, take, words, title } = useStep(props, "report");
  const [text, setText] = useState("");
  const [files, setFiles] = useState<readonly Upload[]>([]);
  const [waiting, setWaiting] = useState(0);
  const [award, setAward] = useState<number | null>(null);
  return (
    <DialogForm
      title={title}
      send={words}
      problem={send.error}
      idle={send.isPending || waiting > 0 || text.trim() === ""}
      onSend={() =>
        take({
          report: { text: text.trim(), files, links: award === null ? [] : [{ noun: "award", id: award }] },
        })
      }
      onClose={props.onClose}
    >
      <Entry
        long
        required
        label="directives.report"
        name="text"
        problem={send.error}
        maxLength={8000}
        value={text}
        onChange={setText}
      />
      <FilesEntry
        label={say("directives.files")}
        help={say("directives.evidenceHelp")}
        name="files"
        problem={send.error}
        value={files}
        onChange={setFiles}
        onWait={setWaiting}
      />
      <Lookup
        label="directives.links"
        name="links/0"
        problem={send.error}
        path="/api/awards"
        value={award}
        onChoose={setAward}
      />
    </DialogForm>
  );
}

/** Suspending, cancelling and asking for another date: a reason, and one thing more. */
export function Reasoned({ step, ...props }: Props & { step: "suspend" | "cancel" | "ask_date" }) {
  const { send, take, words, title } = useStep(props, step);
  const [reason, setReason] = useState("");
  const [day, setDay] = useState("");
  const [authority, setAuthority] = useState("");
  const more =
    step === "cancel" ? { authority: authority.trim() } : step === "suspend" ? { until: day } : { on: day };
  const whole = reason.trim() !== "" && (step === "cancel" ? authority.trim() !== "" : isDay(day));
  return (
    <DialogForm
      title={title}
      send={words}
      danger={step === "cancel"}
      problem={send.error}
      idle={send.isPending || !whole}
      onSend={() => take({ ...reasoned(reason), ...more })}
      onClose={props.onClose}
    >
      {step === "cancel" ? (
        <Entry
          label="directives.authority"
          name="authority"
          problem={send.error}
          required
          maxLength={300}
          value={authority}
          onChange={setAuthority}
        />
      ) : (
        <DayEntry
          label={step === "suspend" ? "directives.until" : "directives.newDate"}
          name={step === "suspend" ? "until" : "on"}
          problem={send.error}
          required
          value={day}
          onChange={setDay}
        />
      )}
      <Entry
        long
        required
        label="parts.reason"
        name="reason"
        problem={send.error}
        maxLength={2000}
        value={reason}
        onChange={setReason}
      />
    </DialogForm>
  );
}
