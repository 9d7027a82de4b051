// What stands at each stage, with its share and the way to the entries behind it.
import { Link } from "react-router-dom";
import { address, type Query } from "../../api/client";
import { Money } from "../../parts/Words";
import { useSpeech } from "../../words";
import { share, type StageSum } from "./flow";

interface Props {
  label: string;
  sums: readonly StageSum[];
  currency: string;
  whole: bigint;
  /** What narrows the entries to those of this thing. */
  query: Query;
}

export function StageTable({ label, sums, currency, whole, query }: Props) {
  const { say, term } = useSpeech();
  return (
    <div className="gridbox" tabIndex={0} role="region" aria-label={label}>
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
          </tr>
        </thead>
        <tbody>
          {sums.map(({ stage, minor }) => (
            <tr key={stage}>
              <td>{term("stages", stage)}</td>
              <td className="number">
                <Link to={address("/money/entries", { ...query, stage })}>
                  <Money minor={minor.toString()} currency={currency} />
                </Link>
              </td>
              <td className="number">{share(minor, whole)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
