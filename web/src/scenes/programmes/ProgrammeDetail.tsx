// One programme: its goal, its problem, the result it is measured by, and its awards.
import { Link, useParams } from "react-router-dom";
import { useMay, useRead } from "../../api/hooks";
import type { ProgrammeDetail as Programme } from "../../api/types";
import { ActionBar } from "../../parts/ActionBar";
import { Figures } from "../../parts/Figures";
import { Icon } from "../../parts/Icon";
import { Line } from "../../parts/Line";
import { List } from "../../parts/List";
import { Head, Sheet, Waiting } from "../../parts/Page";
import { Count, Said, State } from "../../parts/Words";
import { useSpeech } from "../../words";
import { awards } from "../awards/awards";
import { Burn } from "../money/Burn";
import { MoneyPanel } from "../money/MoneyPanel";
import { Managers, years } from "./Programmes";

export default function ProgrammeDetail() {
  const { id = "" } = useParams();
  const read = useRead<Programme>(`/api/programmes/${id}`);
  return <Waiting read={read}>{(programme) => <Shown programme={programme} />}</Waiting>;
}

function Shown({ programme }: { programme: Programme }) {
  const { say, text } = useSpeech();
  const mayReadMoney = useMay("read_money");
  const mayEdit = useMay("manage_programmes");
  const mayRecord = useMay("record_awards");
  const mayPrepare = useMay("prepare_awards");
  const record = mayRecord && (
    <Link className="button" to={`/awards/new?programme=${programme.id}`}>
      <Icon name="plus" />
      {say("portfolio.record")}
    </Link>
  );
  const prepare = mayPrepare && (
    <Link className="button" to={`/awards/prepare?programme=${programme.id}`}>
      <Icon name="plus" />
      {say("agreements.prepare")}
    </Link>
  );
  return (
    <>
      <Head
        title={text(programme.title)}
        heading={<Said text={programme.title} badge />}
        crumbs={[{ to: "/programmes", words: say("shell.programmes") }]}
        sub={
          <>
            <span className="mono">{programme.code}</span>
            <State of="programmeStates" state={programme.state} />
            <span>
              {say("portfolio.managers")}
              {say("parts.colon")}
              <Managers of={programme} />
            </span>
          </>
        }
      >
        <Link className="button" to={`/portfolio?programme=${programme.id}`}>
          <Icon name="portfolio" />
          {say("portfolio.seeAwards")}
        </Link>
        {mayEdit && (
          <Link className="button" to={`/programmes/${programme.id}/edit`}>
            <Icon name="edit" />
            {say("parts.edit")}
          </Link>
        )}
        {record}
        {prepare}
      </Head>
      <Figures
        of={[
          { label: say("portfolio.awards"), value: <Count of={programme.awards} /> },
          { label: say("portfolio.years"), value: years(programme) || say("parts.none") },
        ]}
        sums={programme.sums}
      />
      <div className="columns">
        <div className="stack">
          <Sheet title={say("portfolio.purpose")}>
            <div className="purpose">
              {(["goal", "problem", "result"] as const).map((part) => (
                <section key={part}>
                  <h3>{say(`portfolio.${part}`)}</h3>
                  {text(programme[part]) ? (
                    <p className="prose">
                      <Said text={programme[part]} badge />
                    </p>
                  ) : (
                    <p className="quiet">{say(`portfolio.${part}Help`)}</p>
                  )}
                </section>
              ))}
            </div>
          </Sheet>
          <ActionBar
            words="programmeSteps"
            may={programme.may}
            path={`/api/programmes/${programme.id}/steps`}
            subject={programme.code}
          />
          {mayReadMoney && <Burn of={{ programme: programme.id }} />}
        </div>
        <div className="stack">
          <MoneyPanel of="programme" id={programme.id} />
          <Line causedBy={programme.caused_by} subject={`programme/${programme.id}`} />
        </div>
      </div>
      <div className="spaced">
        <List of={awards} fixed={{ programme: programme.id }} without={["programme"]} begin={record} />
      </div>
    </>
  );
}
