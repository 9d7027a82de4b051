// One appropriation: by which decision, and where its money stands.
import { Link, useParams } from "react-router-dom";
import { useMay, useRead } from "../../api/hooks";
import type { AppropriationDetail as Appropriation } from "../../api/types";
import { Figures } from "../../parts/Figures";
import { Icon } from "../../parts/Icon";
import { Line } from "../../parts/Line";
import { Head, Sheet, Waiting } from "../../parts/Page";
import { Money, Said } from "../../parts/Words";
import { useSpeech } from "../../words";
import { byStage, share } from "./flow";
import { StageTable } from "./StageTable";

export default function AppropriationDetail() {
  const { id = "" } = useParams();
  const read = useRead<Appropriation>(`/api/appropriations/${id}`);
  return <Waiting read={read}>{(one) => <Shown one={one} />}</Waiting>;
}

function Shown({ one }: { one: Appropriation }) {
  const { say, text, term } = useSpeech();
  const mayPost = useMay("post_entries");
  const whole = BigInt(one.granted.minor);
  return (
    <>
      <Head
        title={text(one.title)}
        heading={<Said text={one.title} badge />}
        crumbs={[
          { to: "/money", words: say("money.title") },
          { to: "/money/appropriations", words: say("money.appropriations") },
        ]}
        sub={<span className="mono">{one.code}</span>}
      >
        <Link className="button" to={`/money?appropriation=${one.id}`}>
          <Icon name="money" />
          {say("money.title")}
        </Link>
        <Link className="button" to={`/money/entries?appropriation=${one.id}`}>
          <Icon name="table" />
          {say("money.seeEntries")}
        </Link>
        {mayPost && (
          <Link className="button main" to={`/money/entries/new?kind=allot&appropriation=${one.id}`}>
            {term("entryKinds", "allot")}
          </Link>
        )}
      </Head>
      <Figures
        of={[
          { label: say("money.granted"), value: <Money {...one.granted} /> },
          {
            label: say("money.free"),
            value: (
              <>
                <Money {...one.free} />
                <small>{say("money.ofWhich", { share: share(BigInt(one.free.minor), whole) })}</small>
              </>
            ),
          },
        ]}
      />
      <div className="columns">
        <div className="stack">
          <Sheet title={say("money.stage")} flush>
            <StageTable
              label={say("money.stage")}
              sums={byStage(one.stages)}
              currency={one.granted.currency}
              whole={whole}
              query={{ appropriation: one.id }}
            />
          </Sheet>
          <Sheet title={say("portfolio.facts")}>
            <dl className="facts">
              <dt>{say("money.decision")}</dt>
              <dd>
                <Said text={one.decision} />
              </dd>
              <dt>{say("money.fund")}</dt>
              <dd>
                <Said text={one.fund} />
              </dd>
              <dt>{say("money.fiscalYear")}</dt>
              <dd>{one.fiscal_year}</dd>
              <dt>{say("money.budgetLine")}</dt>
              <dd>{one.budget_line || say("parts.none")}</dd>
            </dl>
          </Sheet>
        </div>
        <Line causedBy={one.caused_by} subject={`appropriation/${one.id}`} />
      </div>
    </>
  );
}
