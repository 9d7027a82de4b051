// One programme: its goal, its problem, the result it is measured by, and its awards.
import { Link, useParams } from "react-router-dom";
import { useMay, useRead } from "../../api/hooks";
import type { ProgrammeDetail as Programme } from "../../api/types";
import { ActionBar } from "../../parts/ActionBar";
import { useAddress } from "../../parts/address";
import { Icon } from "../../parts/Icon";
import { Line } from "../../parts/Line";
import { Empty, Head, Sheet, Waiting } from "../../parts/Page";
import { Money, Said, State } from "../../parts/Words";
import { useSpeech } from "../../words";
import { AwardGrid } from "../portfolio/AwardGrid";

export default function ProgrammeDetail() {
  const { id = "" } = useParams();
  const read = useRead<Programme>(`/api/programmes/${id}`);
  return <Waiting read={read}>{(programme) => <Shown programme={programme} />}</Waiting>;
}

function Shown({ programme }: { programme: Programme }) {
  const { say, text } = useSpeech();
  const { values, set } = useAddress(["sort"] as const);
  const mayEdit = useMay("manage_programmes");
  const mayRecord = useMay("record_awards");
  const record = mayRecord && (
    <Link className="button" to={`/awards/new?programme=${programme.id}`}>
      <Icon name="plus" />
      {say("portfolio.record")}
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
              {say("portfolio.managers")}:{" "}
              {programme.managers.length
                ? programme.managers.map((one, i) => (
                    <span key={one.id}>
                      {i > 0 && "、"}
                      <Said text={one.name} />
                    </span>
                  ))
                : say("portfolio.noManager")}
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
      </Head>
      <dl className="figures">
        <div>
          <dt>{say("portfolio.awards")}</dt>
          <dd>{programme.awards.toLocaleString("en-GB")}</dd>
        </div>
        {programme.sums.map((sum) => (
          <div key={sum.currency}>
            <dt>{say("portfolio.sum", { currency: sum.currency })}</dt>
            <dd>
              <Money {...sum} />
            </dd>
          </div>
        ))}
        <div>
          <dt>{say("portfolio.years")}</dt>
          <dd>{programme.first_year ? `${programme.first_year}–${programme.last_year ?? ""}` : say("parts.none")}</dd>
        </div>
      </dl>
      <div className="columns">
        <div className="stack">
          {(["goal", "problem", "result"] as const).map((part) => (
            <Sheet key={part} title={say(`portfolio.${part}`)}>
              {text(programme[part]) ? (
                <p className="prose">
                  <Said text={programme[part]} badge />
                </p>
              ) : (
                <p className="quiet">{say(`portfolio.${part}Help`)}</p>
              )}
            </Sheet>
          ))}
          <ActionBar
            words="programmeSteps"
            may={programme.may}
            path={`/api/programmes/${programme.id}/steps`}
            subject={programme.code}
          />
        </div>
        <Line causedBy={programme.caused_by} subject={`programme/${programme.id}`} />
      </div>
      <div className="spaced">
        <AwardGrid
          name="programme-awards"
          without={["programme"]}
          query={{ programme: programme.id }}
          sort={values.sort || "-awarded_on"}
          onSort={(sort) => set({ sort })}
          empty={
            <Empty icon="portfolio" title={say("portfolio.empty")} words={say("portfolio.emptyWords")}>
              {record}
            </Empty>
          }
        />
      </div>
    </>
  );
}
