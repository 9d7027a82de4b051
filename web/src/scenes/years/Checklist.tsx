// A checklist before a year or a period is closed: each line counted by the server, whether it blocks, and where to go.
import { Link } from "react-router-dom";
import type { ClosingCheck } from "../../api/types";
import { Sheet } from "../../parts/Page";
import { inLanguage, useSpeech } from "../../words";

export function Checklist({ checks }: { checks: readonly ClosingCheck[] }) {
  const { say, language } = useSpeech();
  const blocking = checks.filter((check) => check.blocks && !check.settled).length;
  return (
    <Sheet title={say("years.checklist")} flush>
      <p className="inside" role="status">
        {blocking === 0 ? say("years.nothingBlocks") : say("years.blocking", { count: blocking })}
      </p>
      <div className="gridbox" tabIndex={0} role="region" aria-label={say("years.checklist")}>
        <table className="grid">
          <tbody>
            {checks.map((check) => {
              const words = inLanguage(check.title, language);
              const remedy = inLanguage(check.remedy, language);
              const tone = check.settled ? "good" : check.blocks ? "bad" : "warn";
              return (
                <tr key={check.name}>
                  <th scope="row" lang={words.lang}>
                    {words.words}
                  </th>
                  <td>
                    <span className={`badge ${tone}`}>
                      {check.settled
                        ? say("years.done")
                        : say(check.blocks ? "years.blocks" : "years.warns", { count: check.count })}
                    </span>
                  </td>
                  <td lang={remedy.lang} className="quiet wraps">
                    {!check.settled && remedy.words}
                  </td>
                  <td>
                    {!check.settled && check.link && (
                      <Link to={check.link} aria-label={`${say("years.see")}: ${words.words}`}>
                        {say("years.see")}
                      </Link>
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </Sheet>
  );
}
