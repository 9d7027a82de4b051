// Asks for a fresh proof when something wants one, wherever that happens; what was asked for goes on by itself.
import { useEffect, useState } from "react";
import { onProofNeeded } from "../api/client";
import { useChange } from "../api/hooks";
import { DialogForm, Entry, PasswordEntry } from "../parts/inputs";
import { Said } from "../parts/Words";
import { useSpeech } from "../words";
import { useProvider } from "./provider";

export function Proof() {
  const [waiting, setWaiting] = useState<((proved: boolean) => void) | null>(null);
  useEffect(
    () =>
      onProofNeeded(
        () =>
          new Promise((answer) => {
            setWaiting(() => answer);
          }),
      ),
    [],
  );
  if (!waiting) return null;
  const end = (proved: boolean) => {
    setWaiting(null);
    waiting(proved);
  };
  return <Asking end={end} />;
}

function Asking({ end }: { end: (proved: boolean) => void }) {
  const { say } = useSpeech();
  const [password, setPassword] = useState("");
  const [code, setCode] = useState("");
  const prove = useChange(() => end(true));
  const provider = useProvider("/api/session/provider", location.pathname + location.search);
  const problem = prove.error;
  return (
    <DialogForm
      title={say("door.proveTitle")}
      send={say("door.prove")}
      problem={problem}
      idle={prove.isPending || (!password && code.trim() === "")}
      onSend={() => prove.mutate({ path: "/api/session/proof", body: code.trim() ? { code } : { password } })}
      onClose={() => end(false)}
    >
      <p>{say("door.proveWords")}</p>
      <PasswordEntry
        label="entrance.password"
        name="password"
        problem={problem}
        value={password}
        onChange={setPassword}
      />
      <Entry
        label="door.orCode"
        name="code"
        autoComplete="one-time-code"
        problem={problem}
        value={code}
        onChange={setCode}
      />
      {provider.name && (
        <div>
          <p className="quiet">{say("door.proveBy")}</p>
          <button type="button" className="button" disabled={provider.busy} onClick={() => provider.leave(true)}>
            {say("door.signInBy")} <Said text={provider.name} />
          </button>
        </div>
      )}
    </DialogForm>
  );
}
