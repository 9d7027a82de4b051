// The agreement of an award: written here while it is in setup, read here ever after.
import { useParams } from "react-router-dom";
import { useMay, useRead } from "../../api/hooks";
import type { Agreement } from "../../api/types";
import { Head, Waiting } from "../../parts/Page";
import { Said, State } from "../../parts/Words";
import { useSpeech } from "../../words";
import { AgreementEditor } from "./AgreementEditor";
import { AgreementText } from "./AgreementText";

export default function AgreementPage() {
  const { id = "" } = useParams();
  const read = useRead<Agreement>(`/api/awards/${id}/agreement`);
  return <Waiting read={read}>{(agreement) => <Shown agreement={agreement} />}</Waiting>;
}

function Shown({ agreement }: { agreement: Agreement }) {
  const { say } = useSpeech();
  const may = useMay("prepare_awards");
  return (
    <>
      <Head
        title={`${say("agreements.title")} · ${agreement.number}`}
        crumbs={[{ to: `/awards/${agreement.id}`, words: agreement.number }]}
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
        <AgreementText agreement={agreement} />
      )}
    </>
  );
}
