// Founding a programme, or saying better what it is for; both languages side by side.
import { useState } from "react";
import { Link, useNavigate, useParams } from "react-router-dom";
import { useChange, useMay, useRead } from "../../api/hooks";
import type { ProgrammeDetail, Words } from "../../api/types";
import { cited } from "../../parts/DecisionEntry";
import { useDraft } from "../../parts/draft";
import { DraftNote } from "../../parts/DraftNote";
import { Entry, Form, Lookup } from "../../parts/inputs";
import { Head, Sheet, Waiting } from "../../parts/Page";
import { useTell } from "../../parts/Toasts";
import { useSpeech } from "../../words";

interface Draft {
  code: string;
  title: Words;
  goal: Words;
  problem: Words;
  result: Words;
}
const blank: Draft = {
  code: "",
  title: { zh: "", en: "" },
  goal: { zh: "", en: "" },
  problem: { zh: "", en: "" },
  result: { zh: "", en: "" },
};

export function ProgrammeNew() {
  return <ProgrammeForm initial={blank} />;
}

export function ProgrammeEdit() {
  const { id = "" } = useParams();
  const read = useRead<ProgrammeDetail>(`/api/programmes/${id}`);
  return (
    <Waiting read={read}>
      {({ code, title, goal, problem, result }) => (
        <ProgrammeForm id={Number(id)} initial={{ code, title, goal, problem, result }} />
      )}
    </Waiting>
  );
}

function ProgrammeForm({ id, initial }: { id?: number; initial: Draft }) {
  const { say } = useSpeech();
  const { tell } = useTell();
  const go = useNavigate();
  const decides = useMay("read_mandate");
  const draft = useDraft<Draft>(id ? `programme-${id}` : "programme", initial);
  const { value, change } = draft;
  const [tried, setTried] = useState(false);
  const [ground, setGround] = useState<number | null>(null);
  const send = useChange<{ id: number }>((made) => {
    draft.forget();
    tell(say(id ? "parts.saved" : "portfolio.programmeDone"));
    go(`/programmes/${id ?? made.id}`);
  });
  const noCode = !id && value.code.trim() === "";
  const noTitle = value.title.zh.trim() === "" && value.title.en.trim() === "";
  const submit = () => {
    setTried(true);
    if (noCode || noTitle) return;
    const { code, ...texts } = value;
    send.mutate(
      id
        ? { path: `/api/programmes/${id}/description`, body: texts }
        : { path: "/api/programmes", body: { code: code.trim(), ...texts }, decidedIn: ground },
    );
  };
  const problem = send.error;
  const both = (name: "title" | "goal" | "problem" | "result", label: string, help?: string) => (
    <fieldset>
      <legend className="legend">
        {label}
        {name === "title" && <span className="quiet"> {say("parts.required")}</span>}
      </legend>
      {help && <p className="quiet">{help}</p>}
      <div className="pair">
        {(["zh", "en"] as const).map((tongue) => (
          <Entry
            key={tongue}
            label={tongue === "zh" ? "parts.inChinese" : "parts.inEnglish"}
            name={`${name}/${tongue}`}
            lang={tongue === "zh" ? "zh-Hans" : "en"}
            long={name !== "title"}
            problem={problem}
            error={tried && name === "title" && noTitle ? say("parts.needed") : undefined}
            note={
              value[name][tongue].trim() === "" &&
              value[name][tongue === "zh" ? "en" : "zh"].trim() !== "" && (
                <span className="badge note">{say("parts.noTranslation")}</span>
              )
            }
            value={value[name][tongue]}
            onChange={(text) => change({ [name]: { ...value[name], [tongue]: text } })}
          />
        ))}
      </div>
    </fieldset>
  );
  return (
    <>
      <Head
        title={say(id ? "portfolio.programmeEdit" : "portfolio.programmeNew")}
        crumbs={[{ to: "/programmes", words: say("shell.programmes") }]}
        sub={<DraftNote kept={draft.kept} restored={draft.restored} onDiscard={() => draft.discard(initial)} />}
      />
      <Sheet>
        <Form
          className="form narrow"
          send={say(id ? "parts.save" : "portfolio.programmeNew")}
          problem={problem}
          idle={send.isPending}
          onSend={submit}
          beside={
            <Link className="button" to={id ? `/programmes/${id}` : "/programmes"}>
              {say("parts.cancel")}
            </Link>
          }
        >
          {!id && (
            <div className="pair">
              <Entry
                label="portfolio.code"
                help="portfolio.codeHelp"
                name="code"
                problem={problem}
                error={tried && noCode ? say("parts.needed") : undefined}
                required
                value={value.code}
                onChange={(code) => change({ code })}
              />
            </div>
          )}
          {both("title", say("portfolio.name"))}
          {both("goal", say("portfolio.goal"), say("portfolio.goalHelp"))}
          {both("problem", say("portfolio.problem"), say("portfolio.problemHelp"))}
          {both("result", say("portfolio.result"), say("portfolio.resultHelp"))}
          {!id && decides && (
            <Lookup
              label="decisions.ground"
              help={say("decisions.groundHelp")}
              name="decided_in"
              problem={problem}
              path="/api/decisions"
              named={cited}
              value={ground}
              onChoose={setGround}
            />
          )}
        </Form>
      </Sheet>
    </>
  );
}
