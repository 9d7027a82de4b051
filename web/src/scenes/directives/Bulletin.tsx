// The periodic bulletin: of a period, unit by unit, with what is late and the point of the record it was counted at.
// Made to be printed.
import { Link } from "react-router-dom";
import { useRead } from "../../api/hooks";
import { useSettings } from "../../api/settings";
import type { Bulletin as View, BulletinLate, BulletinUnit } from "../../api/types";
import { useAddress } from "../../parts/address";
import { dayWords, isDay, today } from "../../parts/day_words";
import { Icon } from "../../parts/Icon";
import { DayEntry, Lookup } from "../../parts/inputs";
import { Head, Sheet, Waiting } from "../../parts/Page";
import { Day, Said } from "../../parts/Words";
import { useSpeech } from "../../words";
import { DirectiveBadge, LevelBadge } from "./parts";

const names = ["from", "until", "issuer"] as const;

export default function Bulletin() {
  const { say, locale } = useSpeech();
  const settings = useSettings();
  const { values, set } = useAddress(names);
  const until = values.until || today();
  const from = values.from || `${until.slice(0, 7)}-01`;
  const whole = isDay(from) && isDay(until);
  const read = useRead<View>(
    "/api/directive-bulletin",
    { from, until, ...(values.issuer && { issuer: values.issuer }) },
    whole,
  );
  return (
    <div className="bulletin stack">
      <Head
        title={say("duties.bulletin")}
        crumbs={[{ to: "/directives", words: say("directives.title") }]}
        sub={
          <>
            {settings && <Said text={settings.name} />}
            {read.data?.issuer && <Said text={read.data.issuer.title} />}
            <span>{say("duties.period", { from: dayWords(from, locale), until: dayWords(until, locale) })}</span>
          </>
        }
      >
        <button type="button" className="button" onClick={() => window.print()}>
          <Icon name="print" />
          {say("parts.print")}
        </button>
      </Head>
      <div className="filters ask">
        <DayEntry label="duties.from" name="from" value={from} onChange={(day) => set({ from: day }, true)} />
        <DayEntry label="duties.until" name="until" value={until} onChange={(day) => set({ until: day }, true)} />
        <Lookup
          label="directives.body"
          name="issuer"
          path="/api/bodies"
          placeholder={say("duties.everyBody")}
          value={values.issuer ? Number(values.issuer) : null}
          onChoose={(id) => set({ issuer: id === null ? "" : String(id) })}
        />
      </div>
      {whole && (
        <Waiting read={read}>
          {(view) => (
            <>
              <Units units={view.units} />
              <Late late={view.late} />
              <p className="point quiet">
                {view.point
                  ? say("duties.point", {
                      day: dayWords(view.on, locale),
                      size: view.point.size,
                      root: view.point.root,
                    })
                  : say("duties.noPoint", { day: dayWords(view.on, locale) })}
              </p>
            </>
          )}
        </Waiting>
      )}
    </div>
  );
}

const sum = (units: readonly BulletinUnit[], of: "due" | "done" | "closed" | "overdue") =>
  units.reduce((all, unit) => all + unit[of], 0);

function Units({ units }: { units: readonly BulletinUnit[] }) {
  const { say } = useSpeech();
  return (
    <Sheet flush>
      <div className="gridbox" tabIndex={0} role="region" aria-label={say("duties.bulletin")}>
        <table className="grid">
          <thead>
            <tr>
              <th scope="col">{say("directives.unit")}</th>
              <th scope="col" className="number">
                {say("duties.due")}
              </th>
              <th scope="col" className="number">
                {say("duties.done")}
              </th>
              <th scope="col" className="number">
                {say("duties.closed")}
              </th>
              <th scope="col" className="number">
                {say("duties.overdueNow")}
              </th>
              <th scope="col">{say("duties.reached")}</th>
            </tr>
          </thead>
          <tbody>
            {units.map((one) => (
              <tr key={one.unit.id}>
                <td>
                  <Said text={one.unit.title} />
                </td>
                <td className="number">{one.due}</td>
                <td className="number">{one.done}</td>
                <td className="number">{one.closed}</td>
                <td className="number">{one.overdue}</td>
                <td>
                  <span className="levels">
                    {one.levels.map((each) => (
                      <span key={each.mark.level} className="whole">
                        <LevelBadge mark={each.mark} /> {each.count}
                      </span>
                    ))}
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{say("duties.sum")}</th>
              <td className="number">{sum(units, "due")}</td>
              <td className="number">{sum(units, "done")}</td>
              <td className="number">{sum(units, "closed")}</td>
              <td className="number">{sum(units, "overdue")}</td>
              <td />
            </tr>
          </tfoot>
        </table>
      </div>
    </Sheet>
  );
}

function Late({ late }: { late: readonly BulletinLate[] }) {
  const { say } = useSpeech();
  return (
    <Sheet title={say("duties.late")} flush={late.length > 0}>
      {late.length === 0 ? (
        <p className="quiet">{say("duties.noLate")}</p>
      ) : (
        <div className="gridbox" tabIndex={0} role="region" aria-label={say("duties.late")}>
          <table className="grid">
            <thead>
              <tr>
                <th scope="col">{say("directives.one")}</th>
                <th scope="col">{say("directives.unit")}</th>
                <th scope="col">{say("directives.state")}</th>
                <th scope="col">{say("directives.dueOn")}</th>
                <th scope="col">{say("duties.overdue")}</th>
                <th scope="col">{say("duties.level")}</th>
              </tr>
            </thead>
            <tbody>
              {late.map((one) => (
                <tr key={one.id}>
                  <td>
                    <Link to={`/directives/${one.id}`}>
                      <Said text={one.title} />
                    </Link>
                  </td>
                  <td>
                    <Said text={one.unit.title} />
                  </td>
                  <td>
                    <DirectiveBadge state={one.state} />
                  </td>
                  <td>
                    <Day day={one.due_on} />
                  </td>
                  <td>{say("directives.daysLate", { count: one.days_late })}</td>
                  <td>
                    <LevelBadge mark={one.level} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Sheet>
  );
}
