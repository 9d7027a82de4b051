// Where somebody is signed in, with a button that ends each; and what happened at the door.
import { useChange, useList, useRead } from "../../api/hooks";
import type { DoorEvent, OpenSession, OpenSessions } from "../../api/types";
import { ProblemNote, Sheet, Waiting } from "../../parts/Page";
import { Moment } from "../../parts/Words";
import { useSpeech } from "../../words";

interface Whose {
  /** Another person; the own door without. */
  person?: number;
}

export function Sessions({ person }: Whose) {
  const { say } = useSpeech();
  const read = useRead<OpenSessions>("/api/session/open", { person });
  const end = useChange();
  return (
    <Sheet title={say(person ? "door.sessionsOf" : "door.sessions")}>
      <ProblemNote problem={end.error} />
      <Waiting read={read}>
        {(view) =>
          view.items.length === 0 ? (
            <p>{say("door.noSessions")}</p>
          ) : (
            <ul className="lines">
              {view.items.map((one) => (
                <li key={one.name}>
                  <strong>
                    <Device of={one} />
                  </strong>
                  <span className="quiet">
                    {say("door.signedInAt")} <Moment at={one.created} /> · {say("door.seenAt")}{" "}
                    <Moment at={one.last_seen} />
                  </span>
                  {one.here ? (
                    <span className="badge good">{say("door.here")}</span>
                  ) : (
                    <button
                      type="button"
                      className="button small"
                      disabled={end.isPending}
                      onClick={() => end.mutate({ path: `/api/session/open/${one.name}/end`, body: {} })}
                    >
                      {say("door.endSession")}
                      <span className="hidden">
                        : <Device of={one} />
                      </span>
                    </button>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </Waiting>
    </Sheet>
  );
}

function Device({ of }: { of: Pick<OpenSession, "device"> }) {
  const { say } = useSpeech();
  return <>{of.device || say("door.unknownDevice")}</>;
}

export function Events({ person }: Whose) {
  const { say, term } = useSpeech();
  const list = useList<DoorEvent>("/api/session/events", { person }, 20);
  return (
    <Sheet title={say("door.history")}>
      <p className="quiet">{say("door.historyWords")}</p>
      <ProblemNote problem={list.error} />
      {!list.isPending && list.items.length === 0 && <p>{say("door.noHistory")}</p>}
      <ul className="lines">
        {list.items.map((one) => (
          <li key={one.id}>
            <span>{term("doorEvents", one.kind)}</span>
            <span className="quiet">
              <Device of={one} /> · <Moment at={one.at} />
            </span>
          </li>
        ))}
      </ul>
      {list.hasNextPage && (
        <button
          type="button"
          className="button"
          onClick={() => {
            void list.fetchNextPage();
          }}
        >
          {say("parts.more")}
        </button>
      )}
    </Sheet>
  );
}
