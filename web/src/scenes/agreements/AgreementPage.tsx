// The agreement of an award: written here while it is in setup, read here ever after.
import { useState } from "react";
import { useParams } from "react-router-dom";
import { useMay, useRead } from "../../api/hooks";
import type { Agreement, MyAwards } from "../../api/types";
import { Head, Sheet, Waiting } from "../../parts/Page";
import { Said, State } from "../../parts/Words";
import { useSpeech } from "../../words";
import { AgreementEditor } from "./AgreementEditor";
import { AgreementText } from "./AgreementText";
import { Countersigning } from "../team/Countersigning";

export default function AgreementPage() {
  const { id = "" } = useParams();
  const read = useRead<Agreement>(`/api/awards/${id}/agreement`);
  return <Waiting read={read}>{(agreement) => <Shown agreement={agreement} />}</Waiting>;
}

/** At the foot of the text that the team was offered. */
function Signing({ id }: { id: number }) {
  const { term } = useSpeech();
  const [signing, setSigning] = useState(false);
  const one = useRead<MyAwards>("/api/my-awards").data?.items.find((each) => each.id === id);
  if (!one?.digest) return null;
  return (
    <Sheet title={term("awardSteps", "countersign")}>
      <div className="stack">
        <p className="mono quiet">{one.digest}</p>
        <div className="buttons">
          <button type="button" className="button main" onClick={() => setSigning(true)}>
            {term("awardSteps", "countersign")}
          </button>
        </div>
      </div>
      {signing && <Countersigning one={one} onClose={() => setSigning(false)} />}
    </Sheet>
  );
}

function Shown({ agreement }: { agreement: Agreement }) {
  const { say } = useSpeech();
  const may = useMay("prepare_awards");
  const team = useMay("report_on_awards");
  const reads = useMay("read_portfolio");
  return (
    <>
      <Head
        title={`${say("agreements.title")} · ${agreement.number}`}
        crumbs={[
          reads
            ? { to: `/awards/${agreement.id}`, words: agreement.number }
            : { to: "/my-awards", words: say("agreements.mine") },
        ]}
        sub={
          <>
            <State of="awardStates" state={agreement.state} />
            <Said text={agreement.title} />
            {agreement.version > 0 && <span>{say("agreements.version", { version: agreement.version })}</span>}
          </>
        }
      />
      {agreement.state === "setup" && may ? (
        <AgreementEditor agreement={agreement} />
      ) : (
        <div className="stack">
          <AgreementText agreement={agreement} />
          {team && <Signing id={agreement.id} />}
        </div>
      )}
    </>
  );
}
