// Accounts at the identity provider that are linked to a person, with the ways to link and unlink one.
import { useState } from "react";
import { useChange, useRead } from "../../api/hooks";
import type { Identities as View, Visitors } from "../../api/types";
import { DialogForm, Entry } from "../../parts/inputs";
import { ProblemNote, Sheet, Waiting } from "../../parts/Page";
import { Moment, Said } from "../../parts/Words";
import { useProvider } from "../../shell/provider";
import { useSpeech } from "../../words";

interface Whose {
  /** Another person, for an administrator; the own accounts without. */
  person?: number;
}

export function Identities({ person }: Whose) {
  const { say } = useSpeech();
  const read = useRead<View>("/api/session/identities", { person });
  const provider = useProvider("/api/session/identities/start", "/account");
  const [linking, setLinking] = useState(false);
  const end = useChange();
  if (!provider.name && !read.data?.items.length) return null;
  return (
    <Sheet title={say("door.identities")}>
      <div className="stack">
        {!person && <p className="quiet">{say("door.identitiesWords")}</p>}
        <ProblemNote problem={end.error ?? provider.problem} />
        <Waiting read={read}>
          {(view) => (
            <>
              {view.items.length === 0 && <p>{say("door.noIdentities")}</p>}
              <ul className="lines">
                {view.items.map((one) => (
                  <li key={one.id}>
                    <strong>{one.email || one.subject}</strong>
                    <span className="quiet">
                      {one.issuer} · {say("door.linkedAt")} <Moment at={one.linked_at} />
                      {one.used_at && (
                        <>
                          {" "}
                          · {say("door.tokenUsed")} <Moment at={one.used_at} />
                        </>
                      )}
                    </span>
                    <button
                      type="button"
                      className="button small"
                      disabled={end.isPending}
                      onClick={() => end.mutate({ path: `/api/session/identities/${one.id}/end`, body: {} })}
                    >
                      {say("door.unlink")}
                      <span className="hidden">: {one.email || one.subject}</span>
                    </button>
                  </li>
                ))}
              </ul>
            </>
          )}
        </Waiting>
        {provider.name && (
          <div className="buttons">
            <button
              type="button"
              className="button"
              disabled={provider.busy}
              onClick={() => (person ? setLinking(true) : provider.leave())}
            >
              {say("door.link")} <Said text={provider.name} />
            </button>
          </div>
        )}
      </div>
      {person && linking && <LinkSomebody person={person} onClose={() => setLinking(false)} />}
    </Sheet>
  );
}

/** An administrator links the account of somebody: one who came lately, or by the account's name there. */
function LinkSomebody({ person, onClose }: { person: number; onClose: () => void }) {
  const { say } = useSpeech();
  const visitors = useRead<Visitors>("/api/provider-visitors");
  const [subject, setSubject] = useState("");
  const link = useChange(onClose);
  return (
    <DialogForm
      title={say("door.linkTitle")}
      send={say("door.linkSend")}
      problem={link.error}
      idle={link.isPending || subject.trim() === ""}
      onSend={() => link.mutate({ path: `/api/people/${person}/identities`, body: { subject } })}
      onClose={onClose}
    >
      <p>{say("door.linkWords")}</p>
      <Waiting read={visitors}>
        {(view) => (
          <ul className="lines">
            {view.items.map((one) => (
              <li key={one.subject}>
                <strong>{one.name || one.email || one.subject}</strong>
                <span className="quiet">
                  {one.email} · <Moment at={one.at} />
                </span>
                <button type="button" className="button small" onClick={() => setSubject(one.subject)}>
                  {say("door.thisOne")}
                  <span className="hidden">: {one.name || one.email || one.subject}</span>
                </button>
              </li>
            ))}
          </ul>
        )}
      </Waiting>
      <Entry
        label="door.subject"
        name="subject"
        help="door.subjectHelp"
        required
        problem={link.error}
        value={subject}
        onChange={setSubject}
      />
    </DialogForm>
  );
}
