// The board's one page: where the money of every programme has come, and what waits for a decision. Made for one sheet
// of A4; on a screen every figure leads to what is behind it.
import { Link } from "react-router-dom";
import { useRead } from "../../api/hooks";
import { useSettings } from "../../api/settings";
import type { BoardProgramme, BoardView, Matter, Stream } from "../../api/types";
import { address } from "../../api/client";
import { useAddress } from "../../parts/address";
import { Icon } from "../../parts/Icon";
import { Empty, Head, Sheet, Waiting } from "../../parts/Page";
import { Count, Day, Money, Said, State } from "../../parts/Words";
import { useSpeech, type Word } from "../../words";

const names = ["fiscal_year"] as const;
type Step = "allotted" | "committed" | "due" | "paid" | "spent";
const steps: readonly Step[] = ["allotted", "committed", "due", "paid", "spent"];
const words: Record<Step, Word> = {
  allotted: "board.allotted",
  committed: "board.committed",
  due: "board.due",
  paid: "board.paid",
  spent: "board.spent",
};

export default function Board() {
  const { say } = useSpeech();
  const settings = useSettings();
  const { values, set } = useAddress(names);
  const read = useRead<BoardView>("/api/board", values);
  const years = read.data?.fiscal_years ?? [];
  return (
    <div className="board">
      <Head
        title={say("board.title")}
        sub={
          <>
            {settings && <Said text={settings.name} />}
            {read.data && <Day day={read.data.on} />}
            {values.fiscal_year && <span>{say("board.year", { year: values.fiscal_year })}</span>}
          </>
        }
      >
        {years.length > 0 && (
          <select
            className="input"
            aria-label={say("money.fiscalYear")}
            value={values.fiscal_year}
            onChange={(event) => set({ fiscal_year: event.target.value })}
          >
            <option value="">{say("board.allYears")}</option>
            {years.map((year) => (
              <option key={year} value={year}>
                {say("board.year", { year })}
              </option>
            ))}
          </select>
        )}
        <button type="button" className="button" onClick={() => window.print()}>
          <Icon name="print" />
          {say("parts.print")}
        </button>
      </Head>
      <Waiting read={read}>
        {(view) =>
          view.programmes.length === 0 ? (
            <div className="sheet">
              <Empty icon="programmes" title={say("board.none")} />
            </div>
          ) : (
            <div className="stack">
              {view.money.map((stream) => (
                <Flow key={stream.currency} stream={stream} />
              ))}
              <Matters matters={view.matters} />
              <Programmes programmes={view.programmes} />
            </div>
          )
        }
      </Waiting>
    </div>
  );
}

const part = (some: number | string, whole: number | string) =>
  Number(whole) > 0 ? Math.max(0, Math.min(1, Number(some) / Number(whole))) : 0;

/** The stream that narrows from what was appropriated to what was spent. */
function Flow({ stream }: { stream: Stream }) {
  const { say, locale } = useSpeech();
  const whole = stream.appropriated ?? stream.allotted;
  const bars = [
    ...(stream.appropriated ? [{ name: say("board.appropriated"), amount: stream.appropriated }] : []),
    ...steps.map((step) => ({ name: say(words[step]), amount: stream[step] })),
  ];
  const percent = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 1 });
  return (
    <Sheet title={say("board.money", { currency: stream.currency })}>
      {stream.appropriated && <p className="quiet small unprinted">{say("board.streamHelp")}</p>}
      <dl className="stream">
        {bars.map(({ name, amount }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <span className="bar" aria-hidden>
                <i style={{ width: `${part(amount.minor, whole.minor) * 100}%` }} />
              </span>
              <strong>
                <Money {...amount} />
              </strong>
              <span className="quiet">{percent.format(part(amount.minor, whole.minor))}</span>
            </dd>
          </div>
        ))}
      </dl>
    </Sheet>
  );
}

const homes: Record<string, string> = {
  amendment: "/amendments/",
  award: "/awards/",
  programme: "/programmes/",
  finding: "/findings/",
};

function Matters({ matters }: { matters: readonly Matter[] }) {
  const { say, term } = useSpeech();
  return (
    <Sheet title={say("board.matters")}>
      {matters.length === 0 ? (
        <p className="quiet">{say("board.noMatters")}</p>
      ) : (
        <ul className="matters">
          {matters.map((matter) => (
            <li key={matter.kind}>
              <strong>{term("matterKinds", matter.kind)}</strong>{" "}
              <span className="badge warn">
                <Count of={matter.count} />
              </span>
              <ul>
                {matter.first.map((item) => (
                  <li key={item.id}>
                    <Link to={`${homes[item.noun] ?? "/"}${item.id}`}>
                      {item.name} <Said text={item.title} />
                    </Link>
                    {item.noun !== "programme" && (
                      <span className="quiet">
                        {" · "}
                        <Said text={item.programme.title} />
                      </span>
                    )}
                  </li>
                ))}
                {matter.count > matter.first.length && (
                  <li className="quiet">{say("board.more", { count: matter.count - matter.first.length })}</li>
                )}
              </ul>
            </li>
          ))}
        </ul>
      )}
    </Sheet>
  );
}

function Programmes({ programmes }: { programmes: readonly BoardProgramme[] }) {
  const { say } = useSpeech();
  return (
    <Sheet title={say("board.programmes")} flush>
      <div className="gridbox whole" tabIndex={0} role="region" aria-label={say("board.programmes")}>
        <table className="grid">
          <thead>
            <tr>
              <th scope="col">{say("money.programme")}</th>
              <th scope="col" className="number">
                {say("board.awards")}
              </th>
              {steps.map((step) => (
                <th key={step} scope="col" className="number">
                  {say(words[step])}
                </th>
              ))}
              <th scope="col" className="number">
                {say("board.milestones")}
              </th>
              <th scope="col" className="number">
                {say("board.findings")}
              </th>
            </tr>
          </thead>
          <tbody>
            {programmes.map((one) => (
              <Row key={one.id} one={one} />
            ))}
          </tbody>
        </table>
      </div>
      <p className="note-line quiet">{say("board.milestonesHelp")}</p>
    </Sheet>
  );
}

function Row({ one }: { one: BoardProgramme }) {
  const { say } = useSpeech();
  const none = <span className="quiet">{say("parts.none")}</span>;
  const missed = one.missed ? "bad" : undefined;
  const late = one.late ? "bad" : undefined;
  return (
    <tr>
      <td>
        <Link to={`/programmes/${one.id}`}>
          <Said text={one.title} />
        </Link>{" "}
        {one.state !== "active" && <State of="programmeStates" state={one.state} />}
      </td>
      <td className="number">
        <Link to={address("/portfolio", { programme: one.id })}>
          <Count of={one.awards} />
        </Link>
      </td>
      {steps.map((step) => (
        <td key={step} className="number">
          {one.money.length === 0
            ? none
            : one.money.map((stream) => (
                <div key={stream.currency}>
                  <Money {...stream[step]} />
                </div>
              ))}
        </td>
      ))}
      <td className="number" title={say("board.milestonesHelp")}>
        <span className="yes">{one.met}</span> / <span className={missed}>{one.missed}</span> /{" "}
        <span className={late}>{one.late}</span> / {one.coming}
      </td>
      <td className="number">
        {one.findings === 0 ? (
          none
        ) : (
          <Link to={address("/findings", { programme: one.id, state: "open" })}>
            <Count of={one.findings} />
            {one.blocking_findings > 0 && (
              <span className="badge bad">{say("board.blocking", { count: one.blocking_findings })}</span>
            )}
          </Link>
        )}
      </td>
    </tr>
  );
}
