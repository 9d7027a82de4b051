// Tokens by which programs act for a person: what each may do, until when, and a button that ends it.
import { useState } from "react";
import { useChange, useRead, useSession } from "../../api/hooks";
import type { ApiToken, ApiTokens, MadeToken, PermissionName, RolesMatrix } from "../../api/types";

import { Copyable } from "../../parts/Copyable";
import { isDay, today } from "../../parts/day_words";
import { Dialog } from "../../parts/Dialog";
import { DayEntry, DialogForm, Entry, Lookup } from "../../parts/inputs";
import { ProblemNote, Sheet, Waiting } from "../../parts/Page";
import { Day, Said } from "../../parts/Words";
import { useSpeech } from "../../words";

const at = "/api/session/tokens";

export function Tokens() {
  const { say } = useSpeech();
  const read = useRead<ApiTokens>(at);
  const [making, setMaking] = useState(false);
  const [made, setMade] = useState<MadeToken | null>(null);
  const end = useChange();
  return (
    <Sheet title={say("door.tokens")}>
      <div className="stack">
        <p className="quiet">{say("door.tokensWords")}</p>
        <ProblemNote problem={end.error} />
        <Waiting read={read}>
          {(view) => (
            <div className="stack">
              {view.items.length === 0 && <p>{say("door.noTokens")}</p>}
              <ul className="lines">
                {view.items.map((one) => (
                  <li key={one.id}>
                    <strong>{one.name}</strong>
                    <span className="quiet">
                      <Reach of={one} /> · {say("door.tokenUntil")} <Day day={one.until} /> ·{" "}
                      {one.used ? (
                        <>
                          {say("door.tokenUsed")} <Day day={one.used} />
                        </>
                      ) : (
                        say("door.tokenUnused")
                      )}
                    </span>
                    {one.works ? (
                      <button
                        type="button"
                        className="button small"
                        disabled={end.isPending}
                        onClick={() => end.mutate({ path: `${at}/${one.id}/end`, body: {} })}
                      >
                        {say("door.tokenEnd")}
                        <span className="hidden">: {one.name}</span>
                      </button>
                    ) : (
                      <span className="badge">{say("door.tokenEnded")}</span>
                    )}
                  </li>
                ))}
              </ul>
            </div>
          )}
        </Waiting>
        <div className="buttons">
          <button type="button" className="button" onClick={() => setMaking(true)}>
            {say("door.newToken")}
          </button>
        </div>
        {making && (
          <Making
            onMade={(one) => {
              setMaking(false);
              setMade(one);
            }}
            onClose={() => setMaking(false)}
          />
        )}
        {made && (
          <Dialog title={say("door.tokenMade")} onClose={() => setMade(null)}>
            <p>{say("door.tokenOnce")}</p>
            <Copyable text={made.token} label={say("door.tokenMade")} />
          </Dialog>
        )}
      </div>
    </Sheet>
  );
}

function Reach({ of }: { of: ApiToken }) {
  const { say } = useSpeech();
  const titles = useTitles();
  return (
    <>
      {of.reads_only
        ? say("door.tokenReads")
        : of.permissions.map((one, i) => (
            <span key={one}>
              {i > 0 && ", "}
              <Said text={titles.get(one) ?? one} />
            </span>
          ))}
      {of.programme && (
        <>
          {" "}
          (<Said text={of.programme.title} />)
        </>
      )}
    </>
  );
}

function useTitles() {
  const matrix = useRead<RolesMatrix>("/api/roles-matrix").data;
  return new Map(matrix?.permissions.map((one) => [one.permission, one.title]));
}

function Making({ onMade, onClose }: { onMade: (made: MadeToken) => void; onClose: () => void }) {
  const { say } = useSpeech();
  const session = useSession().data;
  const titles = useTitles();
  const [name, setName] = useState("");
  const [readsOnly, setReadsOnly] = useState(true);
  const [chosen, setChosen] = useState<readonly PermissionName[]>([]);
  const [programme, setProgramme] = useState<number | null>(null);
  const [until, setUntil] = useState(today());
  const make = useChange<MadeToken>(onMade);
  const problem = make.error;
  const reach = readsOnly ? { reads_only: true } : { reads_only: false, permissions: chosen };
  return (
    <DialogForm
      title={say("door.newToken")}
      send={say("door.newToken")}
      problem={problem}
      idle={make.isPending || name.trim() === "" || !isDay(until) || (!readsOnly && chosen.length === 0)}
      onSend={() => make.mutate({ path: at, body: { name, ...reach, programme: programme ?? 0, until } })}
      onClose={onClose}
    >
      <Entry
        label="door.tokenName"
        name="name"
        required
        maxLength={100}
        {...{ problem }}
        value={name}
        onChange={setName}
      />
      <label className="check">
        <input type="checkbox" checked={readsOnly} onChange={() => setReadsOnly(!readsOnly)} />{" "}
        {say("door.tokenReads")}
      </label>
      {!readsOnly && (
        <fieldset>
          <legend className="legend">{say("door.tokenReach")}</legend>
          {session?.permissions.map((one) => (
            <label key={one} className="check">
              <input
                type="checkbox"
                checked={chosen.includes(one)}
                onChange={() =>
                  setChosen(chosen.includes(one) ? chosen.filter((each) => each !== one) : [...chosen, one])
                }
              />{" "}
              <Said text={titles.get(one) ?? one} />
            </label>
          ))}
        </fieldset>
      )}
      <Lookup
        label="door.tokenProgramme"
        name="programme"
        problem={problem}
        path="/api/programmes"
        value={programme}
        onChoose={setProgramme}
        placeholder={say("door.anyProgramme")}
      />
      <DayEntry label="door.tokenUntil" name="until" problem={problem} value={until} onChange={setUntil} />
    </DialogForm>
  );
}
