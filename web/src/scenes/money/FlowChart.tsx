// The bands of one currency, and beside them the same as a table with a link to the entries behind every amount.
import { useEffect, useMemo, useRef, useState } from "react";
import { Link, useNavigate } from "react-router-dom";
import { address } from "../../api/client";
import type { MoneyView, Stage } from "../../api/types";
import { csvText, downloadCsv } from "../../parts/csv";
import { Icon } from "../../parts/Icon";
import { barLength, plainAmount } from "../../parts/money_words";
import { narrow, useMedia, usePreferences } from "../../parts/preferences";
import type { FlowNode } from "../../parts/sankey_drawing";
import { Money, useAmount } from "../../parts/Words";
import { useSpeech } from "../../words";
import { order, share, type Flow } from "./flow";

const setBack: readonly Stage[] = ["returned", "lapsed", "demanded", "recovered", "written_off"];
const toneOf = (stage: Stage): FlowNode["tone"] =>
  stage === "spent" ? "good" : setBack.includes(stage) ? "warn" : "water";

export function FlowChart({ flow, view }: { flow: Flow; view: MoneyView }) {
  const { say, term, text, language } = useSpeech();
  const { dark, preferences } = usePreferences();
  const small = useMedia(narrow);
  const amount = useAmount();
  const go = useNavigate();
  const canvas = useRef<HTMLDivElement>(null);
  const [wanted, setWanted] = useState<boolean | null>(null);
  const twin = wanted ?? small; // bands need a wide screen to be read
  const { currency } = flow;
  const title = say("money.flow", { currency });
  const pool = new Map(view.appropriations.map((one) => [one.id, one]));
  const programme = new Map(view.programmes.map((one) => [one.id, one]));
  const name = (key: string) => {
    const [kind, id = ""] = key.split("/");
    if (kind === "stage") return term("stages", id);
    return kind === "programme" ? text(programme.get(Number(id))?.title) : (pool.get(Number(id))?.code ?? id);
  };
  const words = (minor: bigint) => {
    const { figure, unit } = amount(minor.toString(), currency);
    return `${figure} ${unit}`;
  };

  const drawing = useMemo(() => {
    const used = new Set(flow.bands.flatMap((band) => [band.from, band.to]));
    const keys = [
      ...view.appropriations.map((one) => `appropriation/${one.id}`),
      ...view.programmes.map((one) => `programme/${one.id}`),
      ...order.map((stage) => `stage/${stage}`),
    ].filter((key) => used.has(key));
    const through = (key: string) =>
      flow.bands
        .filter((band) => (key.startsWith("appropriation/") ? band.from : band.to) === key)
        .reduce((sum, band) => sum + band.minor, 0n);
    return {
      description: `${title}. ${flow.stages.map((one) => `${term("stages", one.stage)} ${words(one.minor)}`).join("; ")}`,
      nodes: keys.map((key): FlowNode => {
        const kind = key.split("/")[0];
        return {
          key,
          label: name(key),
          words: `${name(key)} · ${words(through(key))}`,
          depth: kind === "appropriation" ? 0 : kind === "programme" ? 1 : 2,
          tone: kind === "stage" ? toneOf(key.slice(6) as Stage) : "idle",
        };
      }),
      bands: flow.bands.map((band) => ({
        from: band.from,
        to: band.to,
        value: barLength(band.minor.toString()),
        words: `${name(band.from)} → ${name(band.to)} · ${words(band.minor)}`,
      })),
      onChoose: (index: number) => {
        const band = flow.bands[index];
        if (band) go(address("/money/entries", band.query));
      },
    };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- words change with the language and the unit only
  }, [flow, title, language, preferences.unit]);

  useEffect(() => {
    const box = canvas.current;
    if (!box || twin) return;
    let chart: { dispose(): void; resize(): void } | null = null;
    let gone = false;
    const observer = new ResizeObserver(() => chart?.resize());
    void import("../../parts/sankey_drawing").then(({ startFlow, drawFlow }) => {
      if (gone) return;
      const made = startFlow(box);
      drawFlow(made, drawing, preferences.size === "normal" ? 12 : 14);
      chart = made;
      observer.observe(box);
    });
    return () => {
      gone = true;
      observer.disconnect();
      chart?.dispose();
    };
  }, [twin, drawing, dark, preferences.size]);

  const place = (id: number) => (id ? text(programme.get(id)?.title) : say("money.notAllotted"));
  const save = () =>
    downloadCsv(
      `${title}.csv`,
      csvText([
        (["appropriation", "programme", "stage", "amount", "currency"] as const).map((key) => say(`money.${key}`)),
        ...flow.cells.map((cell) => [
          pool.get(cell.appropriation)?.code ?? "",
          place(cell.programme),
          term("stages", cell.stage),
          plainAmount(cell.minor, currency),
          currency,
        ]),
      ]),
    );
  return (
    <section className="sheet chart flow" aria-label={title}>
      <header>
        <h2>{title}</h2>
        <button type="button" className="button plain small" aria-pressed={twin} onClick={() => setWanted(!twin)}>
          <Icon name={twin ? "portfolio" : "table"} /> {say(twin ? "parts.showChart" : "parts.showData")}
          <span className="hidden">: {title}</span>
        </button>
        <button type="button" className="button plain small" onClick={save}>
          <Icon name="download" /> CSV<span className="hidden">: {title}</span>
        </button>
      </header>
      {/* Each has a key: the drawing empties its own element when it goes, which must not become the table's. */}
      {twin ? (
        <div key="twin" className="twin" tabIndex={0} role="region" aria-label={title}>
          <table className="grid">
            <thead>
              <tr>
                <th scope="col">{say("money.stage")}</th>
                <th scope="col" className="number">
                  {say("money.amount")}
                </th>
                <th scope="col" className="number">
                  {say("money.share")}
                </th>
                <th scope="col">{say("money.programme")}</th>
                <th scope="col">{say("money.appropriation")}</th>
              </tr>
            </thead>
            <tbody>
              {flow.cells.map((cell) => {
                const { appropriation, programme: id, stage } = cell;
                const to = address("/money/entries", { appropriation, programme: id || undefined, stage });
                return (
                  <tr key={`${appropriation} ${id} ${stage}`}>
                    <td>{term("stages", stage)}</td>
                    <td className="number">
                      <Link to={to}>
                        <Money minor={cell.minor} currency={currency} />
                      </Link>
                    </td>
                    <td className="number">{share(BigInt(cell.minor), flow.whole)}</td>
                    <td className="cut">{place(id)}</td>
                    <td className="mono">{pool.get(appropriation)?.code}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      ) : (
        <>
          <p className="note-line quiet">{say("money.flowHelp")}</p>
          <div key="canvas" className="canvas" ref={canvas} role="img" aria-label={drawing.description} />
        </>
      )}
    </section>
  );
}
