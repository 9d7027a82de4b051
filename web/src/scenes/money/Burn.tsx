// Burn against plan: three lines that add up month by month, and the table behind them.
import { useId } from "react";
import { useRead } from "../../api/hooks";
import type { BurnView, Text } from "../../api/types";
import { Sheet } from "../../parts/Page";
import { Money } from "../../parts/Words";
import { useSpeech } from "../../words";

const lines = ["planned", "accepted", "paid"] as const;
const dashes = { planned: "6 4", accepted: "2 3", paid: "" };
const width = 640;
const height = 180;

export function Burn({
  of,
  about,
}: {
  of: { award: number } | { programme: number } | { appropriation: number };
  about?: Text;
}) {
  const { say, text } = useSpeech();
  const burn = useRead<BurnView>("/api/burn", of).data;
  if (!burn || burn.months.length === 0) return null;
  return (
    <Sheet title={about ? `${say("reports.burn")} · ${text(about)}` : say("reports.burn")}>
      <Drawn burn={burn} />
    </Sheet>
  );
}

export function Drawn({ burn }: { burn: BurnView }) {
  const { say } = useSpeech();
  const id = useId();
  const { months, currency } = burn;
  const most = months.reduce((all, one) => Math.max(all, ...lines.map((line) => Number(one[line]))), 1);
  const x = (index: number) => 4 + (index * (width - 8)) / Math.max(1, months.length - 1);
  const y = (minor: number | string) => height - 4 - (Math.max(0, Number(minor)) / most) * (height - 8);
  const now = months.findIndex((one) => one.month >= burn.this_month);
  return (
    <div className="stack">
      <p className="quiet" id={id}>
        {say("reports.burnWords")}
      </p>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        width="100%"
        role="img"
        aria-label={lines.map((line) => say(`reports.${line}`)).join(" · ")}
        aria-describedby={id}
      >
        {now >= 0 && <line x1={x(now)} x2={x(now)} y1="0" y2={height} stroke="var(--line-strong)" />}
        {lines.map((line) => (
          <polyline
            key={line}
            fill="none"
            stroke={line === "planned" ? "var(--quiet)" : line === "accepted" ? "var(--ink)" : "var(--bar)"}
            strokeWidth="2"
            strokeDasharray={dashes[line]}
            points={months
              .filter((one) => line === "planned" || one.month <= burn.this_month)
              .map((one, i) => `${x(i).toFixed(1)},${y(one[line]).toFixed(1)}`)
              .join(" ")}
          />
        ))}
      </svg>
      <dl className="tiles">
        <div>
          <dt>{say("reports.planned")} ┄</dt>
          <dd>
            <Money {...burn.planned_by_now} />
          </dd>
        </div>
        <div>
          <dt>{say("reports.accepted")} ⋯</dt>
          <dd>
            <Money {...burn.accepted} />
          </dd>
        </div>
        <div>
          <dt>{say("reports.paid")} —</dt>
          <dd>
            <Money {...burn.paid} />
          </dd>
        </div>
      </dl>
      <details>
        <summary>{say("reports.showTable")}</summary>
        <div className="gridbox" tabIndex={0} role="region" aria-label={say("reports.burn")}>
          <table className="grid">
            <thead>
              <tr>
                <th scope="col">{say("reports.month")}</th>
                {lines.map((line) => (
                  <th key={line} scope="col" className="number">
                    {say(`reports.${line}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {months.map((one) => (
                <tr key={one.month}>
                  <th scope="row">{one.month}</th>
                  {lines.map((line) => (
                    <td key={line} className="number">
                      <Money minor={one[line]} currency={currency} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </div>
  );
}
