// One fact: what it says, and the proof that it is in the log, recomputed here and to be recomputed elsewhere.
import { useEffect, useState } from "react";
import { Link, useParams } from "react-router-dom";
import { useRead } from "../../api/hooks";
import type { FactDetail as Fact, Proof, RecordState } from "../../api/types";
import { Copyable } from "../../parts/Copyable";
import { Icon } from "../../parts/Icon";
import { Head, Sheet, Waiting } from "../../parts/Page";
import { download } from "../../parts/download";
import { ReceiptButton } from "../../parts/Receipt";
import { ActedAs, Count, Moment, Said } from "../../parts/Words";
import { useSpeech } from "../../words";
import { Actor, Subject } from "./Record";
import { canHash, recompute, type Recomputed } from "./proof";

export default function FactDetail() {
  const { seq = "" } = useParams();
  const read = useRead<Fact>(`/api/record/${seq}`);
  return <Waiting read={read}>{(fact) => <Shown fact={fact} />}</Waiting>;
}

function Shown({ fact }: { fact: Fact }) {
  const { say } = useSpeech();
  const state = useRead<RecordState>("/api/record/state").data;
  return (
    <>
      <Head
        title={say("record.factNo", { seq: fact.seq })}
        heading={<Said text={fact.words} />}
        crumbs={[{ to: "/record", words: say("record.title") }]}
        sub={
          <>
            <span>{say("record.factNo", { seq: fact.seq })}</span>
            <Moment at={fact.at} />
            <span>
              <Actor fact={fact} />
              <ActedAs role={fact.actor_role} />
            </span>
          </>
        }
      >
        <ReceiptButton seq={fact.seq} />
        {fact.seq > 1 && (
          <Link className="button" to={`/record/${fact.seq - 1}`}>
            <Icon name="left" />
            {say("record.previous")}
          </Link>
        )}
        {fact.seq < (state?.size ?? 0) && (
          <Link className="button" to={`/record/${fact.seq + 1}`}>
            {say("record.next")}
            <Icon name="right" />
          </Link>
        )}
      </Head>
      <div className="columns">
        <div className="stack">
          <Sheet title={say("record.body")}>
            {fact.body ? (
              <>
                <Body body={fact.body as Record<string, unknown>} />
                {fact.opening && <TakeOpening seq={fact.seq} opening={fact.opening} />}
              </>
            ) : (
              <p className="quiet">{say(fact.erased ? "record.erased" : "record.closed")}</p>
            )}
          </Sheet>
          {fact.proof ? (
            <ProofPath leaf={fact.leaf} proof={fact.proof} />
          ) : (
            <Sheet title={say("record.proof")}>
              <p className="quiet">{say("record.proofLater")}</p>
            </Sheet>
          )}
          <Check />
        </div>
        <div className="stack">
          <Sheet title={say("portfolio.facts")}>
            <dl className="facts">
              <dt>{say("record.kind")}</dt>
              <dd>
                <Link className="mono" to={`/record?kind=${fact.kind}`}>
                  {fact.kind}
                </Link>
              </dd>
              <dt>{say("record.subject")}</dt>
              <dd>
                <Subject subject={fact.subject} />
              </dd>
              <dt>{say("record.commitment")}</dt>
              <dd className="hash">{fact.commitment}</dd>
              {fact.salt && (
                <>
                  <dt>{say("record.salt")}</dt>
                  <dd className="hash">{fact.salt}</dd>
                </>
              )}
            </dl>
          </Sheet>
          <Sheet title={say("record.leaf")}>
            <Copyable label={say("record.leaf")} text={fact.leaf} />
          </Sheet>
          <Sheet title={say("record.checkpoint")}>
            <div className="form">
              {fact.proof ? (
                <Copyable label={say("record.checkpoint")} text={fact.proof.checkpoint} />
              ) : (
                <p className="quiet">{say("record.notPublished")}</p>
              )}
              <h3>{say("record.key")}</h3>
              <Copyable label={say("record.key")} text={fact.key} />
            </div>
          </Sheet>
        </div>
      </div>
    </>
  );
}

function Body({ body }: { body: Record<string, unknown> }) {
  return (
    <dl className="facts">
      {Object.entries(body).map(([name, value]) => [
        <dt key={`${name}s`} className="mono">
          {name}
        </dt>,
        <dd key={name}>
          {typeof value === "object" && value !== null ? (
            <pre>{JSON.stringify(value, null, 2)}</pre>
          ) : (
            <Said text={String(value)} />
          )}
        </dd>,
      ])}
    </dl>
  );
}

function TakeOpening({ seq, opening }: { seq: number; opening: string }) {
  const { say } = useSpeech();
  return (
    <div className="form spaced">
      <p className="quiet">{say("record.openingWords")}</p>
      <div>
        <button
          type="button"
          className="button"
          onClick={() => download(`fact-${seq}.opening`, new Blob([opening], { type: "text/plain" }))}
        >
          <Icon name="download" />
          {say("record.takeOpening")}
        </button>
      </div>
    </div>
  );
}

function ProofPath({ leaf, proof }: { leaf: string; proof: Proof }) {
  const { say } = useSpeech();
  const [done, setDone] = useState<Recomputed | null>(null);
  useEffect(() => {
    let gone = false;
    setDone(null);
    if (canHash())
      void recompute(leaf, proof.index, proof.size, proof.hashes).then((result) => {
        if (!gone) setDone(result);
      });
    return () => {
      gone = true;
    };
  }, [leaf, proof]);
  const sealed = proof.checkpoint.split("\n")[2] ?? "";
  const agrees = done !== null && done.complete && done.root === proof.root && done.root === sealed;
  return (
    <Sheet title={say("record.proof")}>
      <div className="form">
        <p className="quiet">{say("record.proofWords")}</p>
        <p role="status" className={done && !agrees ? "problem" : undefined}>
          {done ? (
            agrees ? (
              <span className="badge good long">{say("record.proofChecked")}</span>
            ) : (
              say("record.proofFailed")
            )
          ) : canHash() ? (
            say("record.proofPending")
          ) : (
            say("record.proofUnable")
          )}
        </p>
        <ol className="proof">
          <li>
            <strong>{say("record.leafHash")}</strong>{" "}
            <span className="quiet">
              {say("record.index")} {proof.index}
            </span>
            <div className="hash">{done?.leafHash}</div>
          </li>
          {proof.hashes.map((hash, i) => {
            const joint = done?.joints[i];
            return (
              <li key={hash + String(i)}>
                {say("record.level", { level: i + 1 })}{" "}
                {joint && (
                  <span className="quiet">{say(joint.side === "left" ? "record.joinLeft" : "record.joinRight")}</span>
                )}
                <div className="hash quiet">{hash}</div>
              </li>
            );
          })}
          <li className="root">
            <strong>{say("record.root")}</strong>{" "}
            <span className="quiet">
              {say("record.size")} <Count of={proof.size} />
            </span>
            <div className="hash">{proof.root}</div>
          </li>
        </ol>
      </div>
    </Sheet>
  );
}

function Check() {
  const { say } = useSpeech();
  const origin = window.location.origin;
  const steps: [string, string][] = [
    [
      say("record.checkFetch"),
      `curl -s ${origin}/journal/checkpoint -o checkpoint\ncurl -s ${origin}/journal/key -o key`,
    ],
    [say("record.checkOwn"), "penstock verify --database sqlite:penstock.db"],
    [say("record.checkSaved"), "penstock verify --database sqlite:penstock.db --checkpoint checkpoint"],
    [say("record.checkOther"), `test/verify_with_go.sh ${origin}/journal "$(cat key)"`],
  ];
  return (
    <Sheet title={say("record.check")}>
      <div className="form">
        <p>
          <Link to="/record/check">{say("record.checkReceipt")}</Link>
        </p>
        <p className="quiet">{say("record.checkWords")}</p>
        {steps.map(([words, command]) => (
          <div className="field" key={command}>
            <h3>{words}</h3>
            <Copyable label={words} text={command} />
          </div>
        ))}
      </div>
    </Sheet>
  );
}
