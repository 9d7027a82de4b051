// A chart and its twin: the same figures as a table, with the file of them. Drawn when it comes into sight.
import { useEffect, useMemo, useRef, useState } from "react";
import type { Minor } from "../api/types";
import { useSpeech } from "../words";
import { csvText, downloadCsv } from "./csv";
import { Icon } from "./Icon";
import { axisUnit, axisWords, barLength, plainAmount } from "./money_words";
import { usePreferences } from "./preferences";
import { Count, useAmount, useUnit } from "./Words";

export interface Point {
  key: string;
  label: string;
  awards: number;
  minor: Minor;
  rest?: boolean;
  chosen?: boolean;
}
interface Props {
  title: string;
  points: Point[];
  currency: string;
  measure: "amount" | "awards";
  upright?: boolean;
  /** Draws so many bars at most; the table has all. */
  most?: number;
  labelTitle: string;
  onChoose?: (point: Point) => void;
}

export function pointsCsv(points: Point[], currency: string, heads: string[]): string {
  return csvText([
    heads,
    ...points.map((point) => [point.label, String(point.awards), plainAmount(point.minor, currency), currency]),
  ]);
}

/** Whether the element has been in sight. */
function useSeen(box: React.RefObject<HTMLElement | null>): boolean {
  const [seen, setSeen] = useState(false);
  useEffect(() => {
    if (!box.current || seen) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) setSeen(true);
      },
      { rootMargin: "200px" },
    );
    observer.observe(box.current);
    return () => observer.disconnect();
  }, [box, seen]);
  return seen;
}

export function Chart({ title, points, currency, measure, upright = false, most = 60, labelTitle, onChoose }: Props) {
  const { say, locale, language } = useSpeech();
  const { dark, preferences } = usePreferences();
  const amount = useAmount();
  const amountUnit = useUnit();
  const [twin, setTwin] = useState(false);
  const section = useRef<HTMLElement>(null);
  const canvas = useRef<HTMLDivElement>(null);
  const seen = useSeen(section);

  const words = (point: Point) => {
    const { figure, unit } = amount(point.minor, currency);
    return say("portfolio.rankShare", { label: point.label, amount: `${figure} ${unit}`, count: point.awards });
  };
  const drawing = useMemo(() => {
    const anyChosen = points.some((point) => point.chosen);
    return {
      upright,
      description: `${title}. ${points.slice(0, 12).map(words).join("; ")}`,
      axis: (value: number) =>
        measure === "awards" ? String(value) : axisWords(value, currency, amountUnit, locale),
      bars: points.slice(0, most).map((point) => ({
        label: point.label,
        words: words(point),
        muted: point.rest === true || (anyChosen && !point.chosen),
        value: measure === "awards" ? point.awards : barLength(point.minor),
      })),
      onChoose:
        onChoose &&
        ((index: number) => {
          const point = points[index];
          if (point && !point.rest) onChoose(point);
        }),
    };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- words change with the language and the unit only
  }, [points, currency, measure, upright, most, title, language, amountUnit, onChoose]);

  useEffect(() => {
    const box = canvas.current;
    if (!box || !seen || twin) return;
    let chart: { dispose(): void; resize(): void } | null = null;
    let gone = false;
    const observer = new ResizeObserver(() => chart?.resize());
    void import("./chart_drawing").then(({ start, draw }) => {
      if (gone) return;
      const made = start(box);
      draw(made, drawing, preferences.size === "normal" ? 11.5 : 14);
      chart = made;
      observer.observe(box);
    });
    return () => {
      gone = true;
      observer.disconnect();
      chart?.dispose();
    };
  }, [seen, twin, drawing, dark, preferences.size]);

  const heads = [labelTitle, say("portfolio.awards"), say("portfolio.amount"), say("portfolio.currency")];
  return (
    <section className="sheet chart" ref={section} aria-label={title}>
      <header>
        <h2>
          {title} <span className="quiet">{measure === "awards" ? "" : axisUnit(currency, amountUnit, locale)}</span>
        </h2>
        <button type="button" className="button plain small" aria-pressed={twin} onClick={() => setTwin(!twin)}>
          <Icon name={twin ? "portfolio" : "table"} /> {twin ? say("parts.showChart") : say("parts.showData")}
          <span className="hidden">: {title}</span>
        </button>
        <button
          type="button"
          className="button plain small"
          onClick={() => downloadCsv(`${title}.csv`, pointsCsv(points, currency, heads))}
        >
          <Icon name="download" /> CSV<span className="hidden">: {title}</span>
        </button>
      </header>
      {/* Each has a key: the drawing empties its own element when it goes, which must not become the table's. */}
      {twin ? (
        <div key="twin" className="twin" tabIndex={0} role="region" aria-label={title}>
          <table className="grid">
            <thead>
              <tr>
                <th scope="col">{labelTitle}</th>
                <th scope="col" className="number">
                  {say("portfolio.awards")}
                </th>
                <th scope="col" className="number">
                  {say("portfolio.amount")}
                </th>
              </tr>
            </thead>
            <tbody>
              {points.map((point) => {
                const { figure, unit, exact } = amount(point.minor, currency);
                return (
                  <tr key={point.key}>
                    <td className="cut">
                      {onChoose && !point.rest ? (
                        <button type="button" className="button plain small" onClick={() => onChoose(point)}>
                          {point.label}
                        </button>
                      ) : (
                        point.label
                      )}
                    </td>
                    <td className="number">
                      <Count of={point.awards} />
                    </td>
                    <td className="number" title={exact}>
                      {figure}
                      <span className="unit"> {unit}</span>
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      ) : (
        <div key="canvas" className="canvas" ref={canvas} role="img" aria-label={drawing.description} />
      )}
    </section>
  );
}
