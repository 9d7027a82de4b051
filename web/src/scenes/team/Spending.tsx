// What a team reports of the money it was paid: by line, with the people who worked and what came of it.
import { useNavigate, useParams } from "react-router-dom";
import { useChange, useRead } from "../../api/hooks";
import type { Spending as View, SpendingReport } from "../../api/types";
import { instantWords } from "../../parts/day_words";
import { exact } from "../../parts/money_words";
import { DayEntry, Entry } from "../../parts/inputs";
import { usePaper } from "../../parts/paper";
import { Head, Lines, ProblemNote, Sheet, Waiting } from "../../parts/Page";
import { useTell } from "../../parts/Toasts";
import { Day, Moment, Money, Said } from "../../parts/Words";
import { inLanguage, useSpeech } from "../../words";
import { AmountEntry } from "../agreements/fields";

export default function Spending() {
  const { id = "" } = useParams();
  const read = useRead<View>(`/api/awards/${id}/spending`);
  return <Waiting read={read}>{(one) => <Shown one={one} />}</Waiting>;
}

function Shown({ one }: { one: View }) {
  const { say } = useSpeech();
  const lineWords = useLineWords();
  return (
    <>
      <Head
        title={say("agreements.spending")}
        crumbs={[
          one.may_report
            ? { to: "/my-awards", words: say("agreements.mine") }
            : { to: `/awards/${one.id}`, words: one.number },
        ]}
        sub={
          <>
            <span className="mono">{one.number}</span>
            <Said text={one.title} />
          </>
        }
      />
      <div className="stack">
        <Sheet title={say("agreements.lines")} flush>
          <div className="gridbox" tabIndex={0} role="region" aria-label={say("agreements.lines")}>
            <table className="grid">
              <thead>
                <tr>
                  <th scope="col">{say("agreements.lineTitle")}</th>
                  <th scope="col" className="number">
                    {say("agreements.planned")}
                  </th>
                  <th scope="col" className="number">
                    {say("agreements.unspent")}
                  </th>
                  <th scope="col" className="number">
                    {say("agreements.spent")}
                  </th>
                </tr>
              </thead>
              <tbody>
                {one.lines.map((line) => (
                  <tr key={line.line}>
                    <td>{lineWords(one, line.line)}</td>
                    <td className="number">
                      <Money {...line.budget} />
                    </td>
                    <td className="number">
                      <Money {...line.unspent} />
                    </td>
                    <td className="number">
                      <Money {...line.spent} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </Sheet>
        {one.may_report && <Editor one={one} />}
        <Lines title={say("agreements.earlier")} of={one.reports}>
          {(each) => (
            <>
              <strong>
                {say("agreements.spendingUntil")} <Day day={each.report.until} />
              </strong>
              {each.report.lines.map((line) => (
                <span key={`${line.line} ${line.purpose ?? ""}`}>
                  {lineWords(one, line.line)} {line.purpose}{" "}
                  <Money minor={line.minor} currency={one.lines[0]?.budget.currency ?? "CNY"} whole />
                </span>
              ))}
              {each.report.results && <Said text={each.report.results} />}
              <span className="quiet">
                {each.by && <Said text={each.by.name} />} · <Moment at={each.at} />
              </span>
            </>
          )}
        </Lines>
      </div>
    </>
  );
}

/** A budget line by its title; a lump sum has one line without a name. */
function useLineWords() {
  const { say, text } = useSpeech();
  return (one: View, line: string) => {
    const title = one.lines.find((each) => each.line === line)?.title;
    return (title && text(title)) || line || say("agreements.lumpSum");
  };
}

function Editor({ one }: { one: View }) {
  const { say, text, language, locale } = useSpeech();
  const lineWords = useLineWords();
  const { tell } = useTell();
  const go = useNavigate();
  const paper = usePaper<SpendingReport>(`/api/awards/${one.id}/spending-paper`, "report", one.report, one.paper);
  const report = paper.value;
  const set = (some: Partial<SpendingReport>) => paper.change({ ...report, ...some });
  const faults = paper.faults ?? one.faults;
  const is = (line: string, purpose: string) => (each: SpendingReport["lines"][number]) =>
    each.line === line && (each.purpose ?? "") === purpose;
  const spent = (line: string, purpose = "") => report.lines.find(is(line, purpose))?.minor ?? 0;
  const put = (line: string, minor: string, purpose = "") =>
    set({
      lines: [
        ...report.lines.filter((each) => !is(line, purpose)(each)),
        ...(purpose && minor === "0" ? [] : [{ line, minor, ...(purpose && { purpose }) }]),
      ],
    });
  const wrong = (pointer: string) => {
    const fault = faults.find((each) => each.pointer === pointer);
    return fault && inLanguage(fault.title, language).words;
  };
  const wrongLine = (line: string, purpose = "") => {
    const at = report.lines.findIndex(is(line, purpose));
    return at < 0 ? undefined : (wrong(`/lines/${at}/minor`) ?? wrong(`/lines/${at}/line`));
  };
  const send = useChange(() => {
    paper.forget();
    tell(say("agreements.spendingDone"));
    go("/my-awards");
  });
  return (
    <Sheet title={say("agreements.spendingNew")}>
      <form
        key={paper.round}
        className="form narrow"
        onSubmit={(event) => {
          event.preventDefault();
          if (faults.length > 0) return;
          void paper.flush().then(() => send.mutate({ path: `/api/awards/${one.id}/spending`, body: { report } }));
        }}
      >
        <DayEntry
          label="agreements.spendingUntil"
          name="until"
          required
          error={report.until && wrong("/until")}
          value={report.until ?? ""}
          onChange={(day) => set(day ? { until: day } : { until: undefined as never })}
        />
        <fieldset className="criterion">
          <legend>{say("agreements.thisReport")}</legend>
          {one.lines.map((line) => (
            <AmountEntry
              key={line.line}
              label="agreements.lineTitle"
              words={lineWords(one, line.line)}
              currency={line.budget.currency}
              value={spent(line.line)}
              help={say("agreements.stillUnspent", { sum: exact(line.unspent.minor, line.unspent.currency, locale) })}
              error={wrongLine(line.line)}
              onChange={(minor) => put(line.line, minor)}
            />
          ))}
        </fieldset>
        {one.negative_list.length > 0 && one.lines[0] && (
          <details>
            <summary>{say("agreements.negativeList")}</summary>
            <p className="quiet">{say("agreements.negativeListHelp")}</p>
            {one.negative_list.map((purpose) => (
              <AmountEntry
                key={purpose.code}
                label="agreements.lineTitle"
                words={text(purpose.title)}
                currency={one.lines[0]?.budget.currency ?? "CNY"}
                value={spent(one.lines[0]?.line ?? "", purpose.code)}
                error={wrongLine(one.lines[0]?.line ?? "", purpose.code)}
                onChange={(minor) => put(one.lines[0]?.line ?? "", minor, purpose.code)}
              />
            ))}
          </details>
        )}
        <Entry
          label="agreements.people"
          name="people"
          inputMode="numeric"
          value={report.people ? String(report.people) : ""}
          onChange={(typed) => set({ people: Number(typed.replace(/\D/g, "").slice(0, 5)) || 0 })}
        />
        <Entry
          long
          label="agreements.results"
          name="results"
          value={report.results}
          onChange={(results) => set({ results })}
        />
        <Entry
          long
          label="agreements.note"
          name="note"
          error={wrong("/note") && say("agreements.equipmentNote")}
          value={report.note}
          onChange={(note) => set({ note })}
        />
        <p className="quiet" role="status">
          {paper.saved
            ? say("agreements.savedAt", { time: instantWords(paper.saved, locale) })
            : say("agreements.saving")}
        </p>
        <ProblemNote problem={paper.problem ?? send.error} />
        {report.until && wrong("/lines") && <p className="quiet">{say("agreements.nothingSpent")}</p>}
        <div className="buttons">
          <button type="submit" className="button main" aria-disabled={faults.length > 0} disabled={send.isPending}>
            {say("agreements.spendingNew")}
          </button>
        </div>
      </form>
    </Sheet>
  );
}
