// One organisation: what it is called and known as, and its awards.
import { Link, useParams } from "react-router-dom";
import { useRead } from "../../api/hooks";
import type { OrganisationDetail as Organisation } from "../../api/types";
import { Figures } from "../../parts/Figures";
import { Icon } from "../../parts/Icon";
import { Line } from "../../parts/Line";
import { List } from "../../parts/List";
import { Head, Sheet, Waiting } from "../../parts/Page";
import { Count, Said } from "../../parts/Words";
import { useSpeech } from "../../words";
import { awards } from "../awards/awards";
import { Identifiers } from "./Organisations";

export default function OrganisationDetail() {
  const { id = "" } = useParams();
  const read = useRead<Organisation>(`/api/organisations/${id}`);
  return <Waiting read={read}>{(organisation) => <Shown organisation={organisation} />}</Waiting>;
}

function Shown({ organisation }: { organisation: Organisation }) {
  const { say, text } = useSpeech();
  const others = organisation.names.filter((name) => name !== organisation.name);
  return (
    <>
      <Head
        title={text(organisation.name)}
        heading={<Said text={organisation.name} />}
        crumbs={[{ to: "/organisations", words: say("shell.organisations") }]}
      >
        <Link className="button" to={`/portfolio?organisation=${organisation.id}`}>
          <Icon name="portfolio" />
          {say("portfolio.seeAwards")}
        </Link>
      </Head>
      <Figures
        of={[{ label: say("portfolio.awards"), value: <Count of={organisation.awards} /> }]}
        sums={organisation.sums}
      />
      <div className="columns">
        <Sheet title={say("portfolio.facts")}>
          <dl className="facts">
            <dt>{say("portfolio.organisationName")}</dt>
            <dd>
              <Said text={organisation.name} />
            </dd>
            {others.length > 0 && (
              <>
                <dt>{say("portfolio.otherNames")}</dt>
                <dd>
                  {others.map((name) => (
                    <div key={name}>
                      <Said text={name} />
                    </div>
                  ))}
                </dd>
              </>
            )}
            {organisation.merged_into !== undefined && (
              <>
                <dt>{say("portfolio.mergedInto")}</dt>
                <dd>
                  <Link to={`/organisations/${organisation.merged_into}`}>{say("portfolio.mergedLink")}</Link>
                </dd>
              </>
            )}
            <dt>{say("portfolio.identifiers")}</dt>
            <dd>
              <Identifiers organisation={organisation} />
            </dd>
          </dl>
        </Sheet>
        <Line causedBy={organisation.caused_by} subject={`organisation/${organisation.id}`} />
      </div>
      <div className="spaced">
        <List of={awards} fixed={{ organisation: organisation.id }} without={["organisation"]} />
      </div>
    </>
  );
}
