// A table of figures goes into a plan: first what becomes of each row, then the act.
import { useState } from "react";
import { Link, useNavigate, useParams } from "react-router-dom";
import { Problem, upload } from "../../api/client";
import { useChange, useMay, useRead } from "../../api/hooks";
import type { FigurePreview, FiguresDue, Upload } from "../../api/types";
import { DecisionEntry, noGround, type Ground } from "../../parts/DecisionEntry";
import { Field } from "../../parts/Field";
import { Form } from "../../parts/inputs";
import { Empty, Head, Sheet, Waiting } from "../../parts/Page";
import { useTell } from "../../parts/Toasts";
import { Said } from "../../parts/Words";
import { useSpeech } from "../../words";

export default function FigureImport() {
  const { id = "" } = useParams();
  const { say } = useSpeech();
  const read = useRead<FiguresDue>("/api/figures-due", { plan: id });
  return (
    <Waiting read={read}>
      {(one) =>
        one.may_bring ? <Importing one={one} /> : <Empty icon="help" title={say("figureImport.notYours")} />
      }
    </Waiting>
  );
}

function Rows({ of }: { of: FigurePreview }) {
  const { say, term } = useSpeech();
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={say("figureImport.file")}>
      <table className="grid">
        <thead>
          <tr>
            <th scope="col" className="number">
              {say("figureImport.line")}
            </th>
            <th scope="col">{say("indicators.one")}</th>
            <th scope="col">{say("indicators.kind")}</th>
            <th scope="col">{say("plans.period")}</th>
            <th scope="col" className="number">
              {say("indicators.value")}
            </th>
            <th scope="col">{say("figureImport.fate")}</th>
          </tr>
        </thead>
        <tbody>
          {of.list.map((row) => (
            <tr key={row.line}>
              <td className="number">{row.line}</td>
              <td>
                <span className="quiet mono">{row.code}</span> {row.name}
              </td>
              <td>{row.kind && term("figureKinds", row.kind)}</td>
              <td>{row.period}</td>
              <td className="number">{row.value}</td>
              <td>
                <span className={`badge ${row.fate === "refused" ? "bad" : row.fate === "entered" ? "good" : ""}`}>
                  {term("figureRowFates", row.fate)}
                </span>{" "}
                {row.fate === "refused" && (
                  <>
                    <code>{row.column}</code> <Said text={row.why} /> <code>{row.cell}</code>
                  </>
                )}
                <span className="quiet small">
                  {row.new_indicator && say("figureImport.newIndicator")} {row.beside && say("figureImport.beside")}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Importing({ one }: { one: FiguresDue }) {
  const { say, text } = useSpeech();
  const { tell } = useTell();
  const go = useNavigate();
  const manages = useMay("manage_mandate");
  const at = (of: "previews" | "imports") => `/api/${manages ? "" : "my-"}figure-${of}`;
  const [file, setFile] = useState<Upload | null>(null);
  const [failed, setFailed] = useState<Problem | null>(null);
  const reads = useMay("read_mandate");
  const back = reads ? `/plans/${one.plan.id}` : "/my-duties";
  const [decision, setDecision] = useState<Ground>(noGround);
  const look = useChange<FigurePreview>();
  const send = useChange<{ entered: number }>((made) => {
    tell(say("figureImport.done", { count: made.entered }));
    go(back);
  });
  const keep = async (chosen: File) => {
    setFailed(null);
    look.reset();
    try {
      const kept = await upload<Upload>("/api/uploads", chosen, () => undefined);
      setFile(kept);
      look.mutate({ path: at("previews"), body: { plan: one.plan.id, digest: kept.digest } });
    } catch (error) {
      if (error instanceof Problem) setFailed(error);
      else throw error;
    }
  };
  const seen = look.data;
  const bound = one.state !== "draft" && one.state !== "public_comment";
  return (
    <>
      <Head
        title={say("figureImport.title")}
        crumbs={
          reads
            ? [
                { to: "/plans", words: say("plans.title") },
                { to: `/plans/${one.plan.id}`, words: text(one.plan.title) },
              ]
            : [
                { to: "/my-duties", words: say("directives.mine") },
                { to: `/plans/${one.plan.id}/due`, words: say("figuresDue.title") },
              ]
        }
        sub={<span>{say("figureImport.words")}</span>}
      />
      <Sheet>
        <Form
          className="form"
          send={say("figureImport.send")}
          problem={send.error ?? look.error ?? failed}
          idle={send.isPending || !file || !seen || seen.refused > 0 || seen.entered === 0}
          onSend={() =>
            send.mutate({
              path: at("imports"),
              body: {
                plan: one.plan.id,
                digest: file?.digest,
                ...(decision.text.trim() && { decision: decision.text.trim() }),
              },
              decidedIn: decision.item,
            })
          }
          beside={
            <Link className="button" to={back}>
              {say("parts.cancel")}
            </Link>
          }
        >
          <Field label={say("figureImport.file")} help={say("figureImport.columns")} name="digest">
            {(given) => (
              <input
                {...given}
                type="file"
                accept=".csv,.xlsx"
                onChange={(event) => {
                  const [chosen] = event.target.files ?? [];
                  if (chosen) void keep(chosen);
                }}
              />
            )}
          </Field>
          {bound && (
            <DecisionEntry label="plans.decision" problem={send.error} value={decision} onChange={setDecision} />
          )}
          {seen && (
            <>
              <p role="status">
                {say("figureImport.sums", {
                  rows: seen.rows,
                  entered: seen.entered,
                  there: seen.already_there,
                  repeated: seen.repeated,
                  refused: seen.refused,
                  unfilled: seen.unfilled,
                  indicators: seen.indicators,
                  domains: seen.domains,
                })}
              </p>
              {seen.refused > 0 && <p>{say("figureImport.repair")}</p>}
              <Rows of={seen} />
            </>
          )}
        </Form>
      </Sheet>
    </>
  );
}
