// The practices that come with the program, each with its sources, to be taken over in one act.
import { Link, useNavigate } from "react-router-dom";
import { useChange, useMay, useRead } from "../../api/hooks";
import type { ReferencePractice } from "../../api/types";
import { Export } from "../../parts/Export";
import { Head, ProblemNote, Sheet, Waiting } from "../../parts/Page";
import { useTell } from "../../parts/Toasts";
import { Said } from "../../parts/Words";
import { useSpeech } from "../../words";
import { FactText, Sources } from "./parts";

export default function References() {
  const { say } = useSpeech();
  const read = useRead<{ items: ReferencePractice[] }>("/api/reference-practices");
  return (
    <>
      <Head
        title={say("practices.shipped")}
        crumbs={[{ to: "/practices", words: say("practices.title") }]}
        sub={<span>{say("practices.shippedWords")}</span>}
      >
        <Export path="/api/reference-practices" query={{}} />
      </Head>
      <Waiting read={read}>
        {(all) => (
          <div className="stack">
            {all.items.map((each) => (
              <Reference key={each.name} of={each} />
            ))}
          </div>
        )}
      </Waiting>
    </>
  );
}

function Reference({ of }: { of: ReferencePractice }) {
  const { say, text } = useSpeech();
  const { tell } = useTell();
  const go = useNavigate();
  const manages = useMay("manage_mandate");
  const send = useChange<{ id: number }>((made) => {
    tell(say("practices.documented"));
    go(`/practices/${made.id}`);
  });
  const take = () => send.mutate({ path: "/api/reference-practices", body: { name: of.name } });
  return (
    <Sheet
      title={<Said text={of.title} />}
      tools={
        of.practice ? (
          <Link
            className="button small"
            to={`/practices/${of.practice}`}
            aria-label={`${say("practices.takenOver")} ${text(of.title)}`}
          >
            {say("practices.takenOver")}
          </Link>
        ) : (
          manages && (
            <button
              type="button"
              className="button small"
              disabled={send.isPending}
              aria-label={`${say("practices.takeOver")} ${text(of.title)}`}
              onClick={take}
            >
              {say("practices.takeOver")}
            </button>
          )
        )
      }
    >
      <ProblemNote problem={send.error} />
      <dl className="facts">
        <FactText name={say("practices.agency")} of={of.agency} />
        <FactText name={say("practices.problem")} of={of.problem} />
        <FactText name={say("practices.mechanism")} of={of.mechanism} />
        <FactText name={say("practices.conditions")} of={of.conditions} />
        <FactText name={say("practices.costNote")} of={of.cost_note} />
        <FactText name={say("practices.evidence")} of={of.evidence} />
        <FactText name={say("practices.failures")} of={of.failures} />
      </dl>
      <h3>{say("practices.sources")}</h3>
      <Sources of={of.sources} />
    </Sheet>
  );
}
