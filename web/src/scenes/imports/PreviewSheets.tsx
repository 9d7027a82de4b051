// What the preview found: the meaning of each column, to be corrected; the problems; the first rows as they stand.
import { useState } from "react";
import type { Mapping, Preview } from "../../api/types";
import { Field } from "../../parts/Field";
import { Sheet } from "../../parts/Page";
import { Count, Money, Said } from "../../parts/Words";
import { useSpeech, type Word } from "../../words";
import { markedRows } from "./bad_cells";
import { withColumns } from "./mapping";

interface Props {
  preview: Preview;
  mappings: Mapping[];
  chosen: string;
  busy: boolean;
  onLook: (mapping: string) => void;
}

export function PreviewSheets({ preview, mappings, chosen, busy, onLook }: Props) {
  const { say, term, text } = useSpeech();
  const [written, setWritten] = useState({ from: preview.mapping_text, text: preview.mapping_text });
  if (written.from !== preview.mapping_text) setWritten({ from: preview.mapping_text, text: preview.mapping_text });
  const known = chosen === "" || mappings.some((one) => one.name === chosen);
  const means = (column: number, field: string) =>
    onLook(
      withColumns(
        written.text,
        preview.columns
          .map((one) => ({ ...one, field: one.column === column ? field : one.field === field ? "" : one.field }))
          .filter((one) => preview.fields.includes(one.field)),
      ),
    );
  const questions: Record<string, Word> = {
    unit: "imports.doubtUnit",
    currency: "imports.doubtCurrency",
    dates: "imports.doubtDates",
    which: "imports.doubtWhich",
    missing: "imports.doubtMissing",
  };
  return (
    <>
      {preview.doubts.length > 0 && (
        <Sheet title={say("imports.doubts")}>
          <ul className="lines">
            {preview.doubts.map((doubt) => {
              const question = questions[doubt.question];
              return (
                <li key={doubt.field + doubt.header + doubt.question}>
                  {question
                    ? say(question, { field: term("fields", doubt.field), header: doubt.header })
                    : `${term("fields", doubt.field)} ${doubt.header}`}
                </li>
              );
            })}
          </ul>
        </Sheet>
      )}
      <Sheet
        title={say("imports.mapping")}
        tools={
          <span className="quiet">
            {say("imports.format")} {preview.format.toUpperCase()} · {say("imports.encoding")} {preview.encoding}
          </span>
        }
      >
        <div className="form">
          <div className="filters">
            <Field className="wide" label={say("imports.mapping")}>
              {(given) => (
                <select
                  {...given}
                  className="input"
                  value={known ? chosen : "own"}
                  disabled={busy}
                  onChange={(event) => onLook(event.target.value === "own" ? written.text : event.target.value)}
                >
                  <option value="">
                    {say("imports.mappingGuess")}
                    {chosen === "" && preview.mapping_name ? ` (${preview.mapping_name})` : ""}
                  </option>
                  {mappings.map((one) => (
                    <option key={one.name} value={one.name}>
                      {text(one.title)}
                    </option>
                  ))}
                  <option value="own">{say("imports.mappingOwn")}</option>
                </select>
              )}
            </Field>
          </div>
          <details>
            <summary>{say("imports.mappingText")}</summary>
            <div className="form">
              <Field label={say("imports.mappingText")} help={say("imports.mappingHelp")}>
                {(given) => (
                  <textarea
                    {...given}
                    className="input mono"
                    rows={14}
                    spellCheck={false}
                    value={written.text}
                    onChange={(event) => setWritten({ ...written, text: event.target.value })}
                  />
                )}
              </Field>
              <div>
                <button type="button" className="button" disabled={busy} onClick={() => onLook(written.text)}>
                  {say("imports.previewAgain")}
                </button>
              </div>
            </div>
          </details>
        </div>
      </Sheet>
      {preview.columns.length > 0 && (
        <Sheet title={say("imports.columns")} flush>
          <div className="gridbox" tabIndex={0} role="region" aria-label={say("imports.columns")}>
            <table className="grid">
              <thead>
                <tr>
                  <th scope="col" className="number">
                    #
                  </th>
                  <th scope="col">{say("imports.column")}</th>
                  <th scope="col">{say("imports.field")}</th>
                  <th scope="col">{say("imports.sample")}</th>
                </tr>
              </thead>
              <tbody>
                {preview.columns.map((column) => (
                  <tr key={column.column}>
                    <td className="number quiet">{column.column}</td>
                    <td>{column.header}</td>
                    <td>
                      <select
                        className="input small"
                        aria-label={`${say("imports.field")}: ${column.header}`}
                        value={column.field}
                        disabled={busy}
                        onChange={(event) => means(column.column, event.target.value)}
                      >
                        <option value="">{say("imports.notUsed")}</option>
                        {[...new Set([...preview.fields, column.field].filter(Boolean))].map((field) => (
                          <option key={field} value={field}>
                            {term("fields", field)}
                          </option>
                        ))}
                      </select>
                    </td>
                    <td className="cut quiet">
                      <Said text={column.sample.join(" · ")} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </Sheet>
      )}
      <Sheet
        title={
          <>
            {say("imports.problems")}{" "}
            <span className="quiet">
              <Count of={preview.rejected} />
            </span>
          </>
        }
        flush={preview.problems.length > 0}
      >
        {preview.problem_counts.length > 1 && (
          <p className="note-line buttons">
            {preview.problem_counts.map((one) => (
              <span key={one.refusal} className="badge bad">
                <Said text={one.title} /> <Count of={one.count} />
              </span>
            ))}
          </p>
        )}
        {preview.problems.length === 0 ? (
          <p>{say("imports.problemsNone")}</p>
        ) : (
          <>
            {preview.rejected > preview.problems.length && (
              <p className="quiet note-line">{say("imports.problemsFirst", { shown: preview.problems.length })}</p>
            )}
            <div className="gridbox" tabIndex={0} role="region" aria-label={say("imports.problems")}>
              <table className="grid">
                <thead>
                  <tr>
                    <th scope="col" className="number">
                      {say("imports.line")}
                    </th>
                    <th scope="col">{say("imports.column")}</th>
                    <th scope="col">{say("imports.cell")}</th>
                    <th scope="col">{say("imports.why")}</th>
                  </tr>
                </thead>
                <tbody>
                  {preview.problems.map((problem) => (
                    <tr key={`${problem.line}/${problem.column}/${problem.refusal}`}>
                      <td className="number">{problem.line}</td>
                      <td>{problem.header}</td>
                      <td className="bad mono">{problem.cell}</td>
                      <td>
                        <Said text={problem.title} />
                        {problem.known_as && <span className="quiet"> {problem.known_as}</span>}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </>
        )}
      </Sheet>
      {(preview.disbursed_sums.length > 0 || preview.finding_counts.length > 0) && (
        <Sheet title={say("imports.money")}>
          <dl className="facts totals">
            {preview.sums.map((sum) => [
              <dt key={`${sum.currency}c`}>{say("imports.committed", { currency: sum.currency })}</dt>,
              <dd key={`${sum.currency}n`}>
                <Money {...sum} whole />
              </dd>,
            ])}
            {preview.disbursed_sums.map((sum) => [
              <dt key={`${sum.currency}d`}>{say("imports.disbursed", { currency: sum.currency })}</dt>,
              <dd key={`${sum.currency}m`}>
                <Money {...sum} whole />
              </dd>,
            ])}
            {preview.finding_counts.map((one) => [
              <dt key={one.rule}>
                <Said text={one.title} />
              </dt>,
              <dd key={`${one.rule}c`}>
                <Count of={one.count} />
              </dd>,
            ])}
          </dl>
          <p className="quiet">{say("imports.moneyWords")}</p>
        </Sheet>
      )}
      {preview.note_counts.length > 0 && (
        <Sheet title={say("imports.tidied")}>
          <dl className="facts">
            {preview.note_counts.map((one) => [
              <dt key={`${one.note}n`} className="number">
                <Count of={one.count} />
              </dt>,
              <dd key={one.note}>
                <Said text={one.title} />
              </dd>,
            ])}
          </dl>
        </Sheet>
      )}
      {preview.first_rows.length > 0 && (
        <Sheet title={say("imports.firstRows")} flush>
          <div className="gridbox" tabIndex={0} role="region" aria-label={say("imports.firstRows")}>
            <table className="grid">
              <thead>
                <tr>
                  <th scope="col" className="number">
                    {say("imports.line")}
                  </th>
                  {preview.columns.map((column) => (
                    <th key={column.column} scope="col">
                      {column.header}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {markedRows(preview).map((row, i) => (
                  <tr key={i}>
                    <td className="number quiet">{row.line && <Count of={row.line} />}</td>
                    {row.cells.map((cell, j) => {
                      const problem = row.problems.get(j + 1);
                      return (
                        <td
                          key={j}
                          className={problem ? "cut wrong" : "cut"}
                          title={problem ? text(problem.title) : undefined}
                        >
                          {cell}
                          {problem && <span className="hidden"> ({text(problem.title)})</span>}
                        </td>
                      );
                    })}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </Sheet>
      )}
    </>
  );
}
