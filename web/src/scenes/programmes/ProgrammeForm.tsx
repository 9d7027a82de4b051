// Founding a programme, or saying better what it is for; both languages side by side.
import { useState } from "react";
import { Link, useNavigate, useParams } from "react-router-dom";
import { useChange, useRead } from "../../api/hooks";
import type { ProgrammeDetail, Words } from "../../api/types";
import { useDraft } from "../../parts/draft";
import { DraftNote } from "../../parts/DraftNote";
import { Field } from "../../parts/Field";
import { Head, ProblemNote, Sheet, Waiting } from "../../parts/Page";
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
  return <Form initial={blank} />;
}

export function ProgrammeEdit() {
  const { id = "" } = useParams();
  const read = useRead<ProgrammeDetail>(`/api/programmes/${id}`);
  return (
    <Waiting read={read}>
      {({ code, title, goal, problem, result }) => (
        <Form id={Number(id)} initial={{ code, title, goal, problem, result }} />
      )}
    </Waiting>
  );
}

function Form({ id, initial }: { id?: number; initial: Draft }) {
  const { say } = useSpeech();
  const { tell } = useTell();
  const go = useNavigate();
  const draft = useDraft<Draft>(id ? `programme-${id}` : "programme", initial);
  const { value, change } = draft;
  const [tried, setTried] = useState(false);
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
        : { path: "/api/programmes", body: { code: code.trim(), ...texts } },
    );
  };
  const both = (name: "title" | "goal" | "problem" | "result", label: string, help?: string) => (
    <fieldset>
      <legend className="legend">
        {label}
        {name === "title" && <span className="quiet"> {say("parts.required")}</span>}
      </legend>
      {help && <p className="quiet">{help}</p>}
      <div className="pair">
        {(["zh", "en"] as const).map((tongue) => (
          <Field
            key={tongue}
            label={say(tongue === "zh" ? "parts.inChinese" : "parts.inEnglish")}
            name={`${name}/${tongue}`}
            problem={send.error}
            error={tried && name === "title" && noTitle ? say("parts.needed") : undefined}
            note={
              value[name][tongue].trim() === "" &&
              value[name][tongue === "zh" ? "en" : "zh"].trim() !== "" && (
                <span className="badge note">{say("parts.noTranslation")}</span>
              )
            }
          >
            {(given) =>
              name === "title" ? (
                <input
                  {...given}
                  className="input"
                  lang={tongue === "zh" ? "zh-Hans" : "en"}
                  value={value.title[tongue]}
                  onChange={(event) => change({ title: { ...value.title, [tongue]: event.target.value } })}
                />
              ) : (
                <textarea
                  {...given}
                  className="input"
                  lang={tongue === "zh" ? "zh-Hans" : "en"}
                  value={value[name][tongue]}
                  onChange={(event) => change({ [name]: { ...value[name], [tongue]: event.target.value } })}
                />
              )
            }
          </Field>
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
        <form
          className="form narrow"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            submit();
          }}
        >
          {!id && (
            <div className="pair">
              <Field
                label={say("portfolio.code")}
                help={say("portfolio.codeHelp")}
                name="code"
                problem={send.error}
                error={tried && noCode ? say("parts.needed") : undefined}
                required
              >
                {(given) => (
                  <input
                    {...given}
                    className="input"
                    value={value.code}
                    onChange={(event) => change({ code: event.target.value })}
                  />
                )}
              </Field>
            </div>
          )}
          {both("title", say("portfolio.name"))}
          {both("goal", say("portfolio.goal"), say("portfolio.goalHelp"))}
          {both("problem", say("portfolio.problem"), say("portfolio.problemHelp"))}
          {both("result", say("portfolio.result"), say("portfolio.resultHelp"))}
          <ProblemNote problem={send.error} />
          <div className="buttons">
            <button type="submit" className="button main" disabled={send.isPending}>
              {say(id ? "parts.save" : "portfolio.programmeNew")}
            </button>
            <Link className="button" to={id ? `/programmes/${id}` : "/programmes"}>
              {say("parts.cancel")}
            </Link>
          </div>
        </form>
      </Sheet>
    </>
  );
}
