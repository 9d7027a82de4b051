// The few figures that stand first on a page, large; amounts in several currencies side by side, never added.
import type { ReactNode } from "react";
import type { Minor } from "../api/types";
import { useSpeech } from "../words";
import { Money } from "./Words";

interface Props {
  of: readonly { label: string; value: ReactNode; bad?: boolean }[];
  sums?: readonly { minor: Minor; currency: string; count?: number }[];
  stale?: boolean;
}

export function Figures({ of, sums = [], stale = false }: Props) {
  const { say } = useSpeech();
  return (
    <dl className={stale ? "figures busy" : "figures"}>
      {of.map(({ label, value, bad }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd className={bad ? "bad" : undefined}>{value}</dd>
        </div>
      ))}
      {sums.map((sum) => (
        <div key={sum.currency}>
          <dt>
            {say("portfolio.sum", { currency: sum.currency })}
            {sum.count !== undefined && <> · {say("portfolio.awardsCount", { count: sum.count })}</>}
          </dt>
          <dd>
            <Money {...sum} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
