// Why somebody's authority does not reach: which limit, what is left, who could.
import type { Words } from "../api/types";
import { Said } from "./Words";

export function Reasons({ lines }: { lines: Words[] }) {
  return (
    <ol className="reasons">
      {lines.map((line, i) => (
        <li key={i}>
          <Said text={line} />
        </li>
      ))}
    </ol>
  );
}
