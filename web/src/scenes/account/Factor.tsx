// The second factor: set up by a picture and a code, with recovery codes that are shown once.
import { useState } from "react";
import { encode } from "uqr";
import { useChange, useRead } from "../../api/hooks";
import type { RecoveryCodes, SecondFactor, StartedFactor } from "../../api/types";
import { Copyable } from "../../parts/Copyable";
import { download } from "../../parts/download";
import { Entry, Form } from "../../parts/inputs";
import { ProblemNote, Sheet, Waiting } from "../../parts/Page";
import { Moment } from "../../parts/Words";
import { useSpeech } from "../../words";

const at = "/api/session/second-factor";

export function Factor() {
  const { say } = useSpeech();
  const read = useRead<SecondFactor>(at);
  const [started, setStarted] = useState<StartedFactor | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const start = useChange<StartedFactor>(setStarted);
  const make = useChange<RecoveryCodes>((made) => setCodes(made.codes));
  const end = useChange();
  const problem = start.error ?? make.error ?? end.error;
  const begin = () => start.mutate({ path: `${at}/start`, body: {} });
  const recover = () => make.mutate({ path: `${at}/recovery-codes`, body: {} });
  if (codes) return <Recovery codes={codes} onKept={() => setCodes(null)} />;
  if (started)
    return (
      <Confirming
        started={started}
        onDone={() => {
          setStarted(null);
          recover();
        }}
        onCancel={() => setStarted(null)}
      />
    );
  return (
    <Sheet title={say("door.factor")}>
      <div className="stack">
        <p className="quiet">{say("door.factorWords")}</p>
        <ProblemNote problem={problem} />
        <Waiting read={read}>
          {(factor) =>
            factor.enrolled ? (
              <div className="stack">
                <p>
                  {say("door.factorSince")} {factor.since && <Moment at={factor.since} />}
                  <br />
                  {say("door.codesLeft", { count: factor.recovery_codes })}
                </p>
                <div className="buttons">
                  <button type="button" className="button" onClick={recover}>
                    {say("door.newCodes")}
                  </button>
                  <button type="button" className="button" onClick={begin}>
                    {say("door.replace")}
                  </button>
                  <button
                    type="button"
                    className="button danger"
                    onClick={() => end.mutate({ path: `${at}/end`, body: {} })}
                  >
                    {say("door.giveUp")}
                  </button>
                </div>
              </div>
            ) : (
              <div className="stack">
                <p>
                  {say("door.factorNone")} {factor.wanted && say("door.factorWanted")}
                </p>
                <div className="buttons">
                  <button type="button" className="button main" onClick={begin}>
                    {say("door.setUp")}
                  </button>
                </div>
              </div>
            )
          }
        </Waiting>
      </div>
    </Sheet>
  );
}

function Picture({ text }: { text: string }) {
  const { say } = useSpeech();
  const { size, data } = encode(text, { ecc: "M", border: 3 });
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ""))).join("");
  return (
    <svg className="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={say("door.picture")}>
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" shapeRendering="crispEdges" />
    </svg>
  );
}

function Confirming({
  started,
  onDone,
  onCancel,
}: {
  started: StartedFactor;
  onDone: () => void;
  onCancel: () => void;
}) {
  const { say } = useSpeech();
  const [code, setCode] = useState("");
  const confirm = useChange(onDone);
  return (
    <Sheet title={say("door.setUp")}>
      <div className="stack">
        <p>{say("door.scan")}</p>
        <Picture text={started.uri} />
        <p className="quiet">{say("door.key")}</p>
        <Copyable text={started.secret} label={say("door.key")} />
        <Form
          send={say("door.confirm")}
          problem={confirm.error}
          idle={confirm.isPending || code.trim() === ""}
          onSend={() => confirm.mutate({ path: at, body: { code } })}
          beside={
            <button type="button" className="button" onClick={onCancel}>
              {say("parts.cancel")}
            </button>
          }
        >
          <Entry
            label="door.digits"
            name="code"
            autoComplete="one-time-code"
            inputMode="numeric"
            problem={confirm.error}
            value={code}
            onChange={setCode}
          />
        </Form>
      </div>
    </Sheet>
  );
}

function Recovery({ codes, onKept }: { codes: readonly string[]; onKept: () => void }) {
  const { say } = useSpeech();
  const text = codes.join("\n");
  const save = () =>
    download("penstock-recovery-codes.txt", new Blob([`${text}\n`], { type: "text/plain;charset=utf-8" }));
  return (
    <Sheet title={say("door.codes")}>
      <div className="stack">
        <p>{say("door.codesWords")}</p>
        <Copyable text={text} label={say("door.codes")} />
        <div className="buttons unprinted">
          <button type="button" className="button" onClick={save}>
            {say("door.download")}
          </button>
          <button type="button" className="button" onClick={() => window.print()}>
            {say("door.print")}
          </button>
          <button type="button" className="button main" onClick={onKept}>
            {say("door.kept")}
          </button>
        </div>
      </div>
    </Sheet>
  );
}
