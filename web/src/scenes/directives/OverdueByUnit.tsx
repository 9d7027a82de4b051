// Unit by unit: what is open, due soon and overdue, and how far it was escalated.
import { Link } from "react-router-dom";
import { useRead } from "../../api/hooks";
import type { OverdueUnit, OverdueUnits } from "../../api/types";
import { Export } from "../../parts/Export";
import { Empty, Head, Sheet, Waiting } from "../../parts/Page";
import { Said } from "../../parts/Words";
import { useSpeech } from "../../words";

export default function OverdueByUnit() {
  const { say } = useSpeech();
  const read = useRead<OverdueUnits>("/api/overdue-units");
  return (
    <>
      <Head
        title={say("duties.overdueUnits")}
        crumbs={[{ to: "/directives", words: say("directives.title") }]}
        sub={<span>{say("duties.overdueWords")}</span>}
      >
        <Export path="/api/overdue-units" query={{}} />
      </Head>
      <Waiting read={read}>{(view) => <Units units={view.units} />}</Waiting>
    </>
  );
}

function Units({ units }: { units: readonly OverdueUnit[] }) {
  const { say } = useSpeech();
  if (units.length === 0)
    return (
      <div className="sheet">
        <Empty icon="check" title={say("duties.noUnits")} />
      </div>
    );
  return (
    <Sheet flush>
      <div className="gridbox" tabIndex={0} role="region" aria-label={say("duties.overdueUnits")}>
        <table className="grid">
          <thead>
            <tr>
              <th scope="col">{say("directives.unit")}</th>
              <th scope="col" className="number">
                {say("duties.overdue")}
              </th>
              <th scope="col" className="number">
                {say("duties.dueSoon")}
              </th>
              <th scope="col" className="number">
                {say("duties.running")}
              </th>
              <th scope="col" className="number">
                {say("duties.escalated")}
              </th>
              <th scope="col" className="number">
                {say("duties.latest")}
              </th>
            </tr>
          </thead>
          <tbody>
            {units.map((one) => (
              <tr key={one.unit.id}>
                <td>
                  <Link to={`/bodies/${one.unit.id}`}>
                    <Said text={one.unit.title} />
                  </Link>
                </td>
                <td className="number">
                  {one.overdue > 0 ? (
                    <Link to={`/directives?unit=${one.unit.id}&overdue=true`}>
                      <strong className="bad">{one.overdue}</strong>
                    </Link>
                  ) : (
                    0
                  )}
                </td>
                <td className="number">{one.due_soon}</td>
                <td className="number">{one.open}</td>
                <td className="number">{one.escalated}</td>
                <td className="number">{one.days_late}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Sheet>
  );
}
