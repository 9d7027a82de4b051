// Documenting a practice, or describing it anew while it is not recognised; both languages side by side.
import { useState } from "react";
import { Link, useNavigate, useParams, useSearchParams } from "react-router-dom";
import { useChange, useRead } from "../../api/hooks";
import { useSettings } from "../../api/settings";
import type { PracticeDetail, PracticeText, Upload } from "../../api/types";
import { useDraft } from "../../parts/draft";
import { DraftNote } from "../../parts/DraftNote";
import { FilesEntry } from "../../parts/FilesEntry";
import { Entry, Form, Lookup } from "../../parts/inputs";
import { plainAmount, readAmount } from "../../parts/money_words";
import { Head, Sheet, Waiting } from "../../parts/Page";
import { useTell } from "../../parts/Toasts";
import { useSpeech } from "../../words";
import { BothEntries, linesOf, trimmed } from "./parts";

const texts = ["title", "problem", "mechanism", "conditions", "evidence", "failures", "cost_note"] as const;
type TextName = (typeof texts)[number];
type Draft = Record<TextName, { zh: string; en: string }> & {
  cost: string;
  currency: string;
  contact: number | null;
  office: string;
  sources: string;
  files: Upload[];
};
const none = { zh: "", en: "" };
const blank = (currency: string): Draft => ({
  title: none,
  problem: none,
  mechanism: none,
  conditions: none,
  evidence: none,
  failures: none,
  cost_note: none,
  cost: "",
  currency,
  contact: null,
  office: "",
  sources: "",
  files: [],
});
const draftOf = (text: PracticeText, currency: string): Draft => ({
  ...text,
  cost: text.cost ? plainAmount(text.cost.minor, text.cost.currency) : "",
  currency: text.cost?.currency ?? currency,
  contact: text.contact ?? null,
  sources: text.sources.join("\n"),
  files: text.files ?? [],
});

export function PracticeNew() {
  const currency = useSettings()?.default_currency ?? "CNY";
  const pilot = Number(useSearchParams()[0].get("pilot")) || null;
  return <PracticeForm pilot={pilot} initial={blank(currency)} />;
}

export function PracticeEdit() {
  const { id = "" } = useParams();
  const currency = useSettings()?.default_currency ?? "CNY";
  const read = useRead<PracticeDetail>(`/api/practices/${id}`);
  return (
    <Waiting read={read}>
      {(one) => <PracticeForm id={Number(id)} pilot={null} initial={draftOf(one.text, currency)} />}
    </Waiting>
  );
}

const labels = {
  title: "practices.titleField",
  problem: "practices.problem",
  mechanism: "practices.mechanism",
  conditions: "practices.conditions",
  evidence: "practices.evidence",
  failures: "practices.failures",
  cost_note: "practices.costNote",
} as const;
const needed: readonly TextName[] = ["title", "problem", "mechanism"];

function PracticeForm({ id, pilot, initial }: { id?: number; pilot: number | null; initial: Draft }) {
  const { say } = useSpeech();
  const { tell } = useTell();
  const go = useNavigate();
  const draft = useDraft<Draft>(id ? `practice-${id}` : "practice", initial);
  const { value, change } = draft;
  const [from, setFrom] = useState(pilot);
  const [waiting, setWaiting] = useState(0);
  const send = useChange<{ id: number }>((made) => {
    draft.forget();
    tell(say(id ? "parts.saved" : "practices.documented"));
    go(`/practices/${id ?? made.id}`);
  });
  const { error: problem } = send;
  const cost = value.cost.trim() === "" ? null : readAmount(value.cost, value.currency);
  const wrong = cost && "refusal" in cost ? say(`parts.${cost.refusal}`) : undefined;
  const whole = needed.every((name) => value[name].zh.trim() !== "" || value[name].en.trim() !== "");
  const submit = () => {
    if (cost && "refusal" in cost) return;
    const text = {
      ...Object.fromEntries(texts.map((name) => [name, trimmed(value[name])])),
      ...(cost && { cost: { minor: cost.minor, currency: value.currency } }),
      ...(value.contact !== null && { contact: value.contact }),
      office: value.office.trim(),
      sources: linesOf(value.sources),
      files: value.files,
    };
    send.mutate(
      id
        ? { path: `/api/practices/${id}/description`, body: { text } }
        : { path: "/api/practices", body: { text, ...(from !== null && { pilot: from }) } },
    );
  };
  return (
    <>
      <Head
        title={say(id ? "practices.edit" : "practices.document")}
        crumbs={[{ to: "/practices", words: say("practices.title") }]}
        sub={<DraftNote kept={draft.kept} restored={draft.restored} onDiscard={() => draft.discard(initial)} />}
      />
      <Sheet>
        <Form
          className="form narrow"
          send={say(id ? "parts.save" : "practices.document")}
          problem={problem}
          idle={send.isPending || waiting > 0 || !whole || wrong !== undefined}
          onSend={submit}
          beside={
            <Link className="button" to={id ? `/practices/${id}` : "/practices"}>
              {say("parts.cancel")}
            </Link>
          }
        >
          {!id && (
            <Lookup
              label="practices.pilot"
              name="pilot"
              problem={problem}
              path="/api/pilots"
              value={from}
              onChoose={setFrom}
            />
          )}
          {texts.map((name) => (
            <BothEntries
              key={name}
              label={
                <>
                  {say(labels[name])}
                  {needed.includes(name) && <span className="quiet"> {say("parts.required")}</span>}
                </>
              }
              {...(name === "conditions" && { help: say("practices.conditionsHelp") })}
              name={`text/${name}`}
              long={name !== "title"}
              problem={problem}
              value={value[name]}
              onChange={(text) => change({ [name]: text })}
            />
          ))}
          <div className="pair">
            <Entry
              label="practices.cost"
              name="text/cost"
              problem={problem}
              error={wrong}
              inputMode="decimal"
              value={value.cost}
              onChange={(text) => change({ cost: text })}
            />
            <Entry
              label="practices.currency"
              name="text/cost/currency"
              problem={problem}
              maxLength={3}
              value={value.currency}
              onChange={(currency) => change({ currency: currency.toUpperCase() })}
            />
          </div>
          <Lookup
            label="practices.contact"
            name="text/contact"
            problem={problem}
            path="/api/bodies"
            value={value.contact}
            onChoose={(contact) => change({ contact })}
          />
          <Entry
            label="practices.office"
            help="practices.officeHelp"
            name="text/office"
            problem={problem}
            maxLength={200}
            value={value.office}
            onChange={(office) => change({ office })}
          />
          <Entry
            long
            label="practices.sources"
            help="pilots.evidenceHelp"
            name="text/sources"
            problem={problem}
            value={value.sources}
            onChange={(sources) => change({ sources })}
          />
          <FilesEntry
            label={say("practices.files")}
            help={say("practices.filesHelp")}
            name="text/files"
            problem={problem}
            value={value.files}
            onChange={(to) => change((before) => ({ files: to(before.files) }))}
            onWait={setWaiting}
          />
        </Form>
      </Sheet>
    </>
  );
}
