// What I was told and why, and the switches of what comes by mail.
import { Link } from "react-router-dom";
import { useChange, useList, useRead } from "../../api/hooks";
import type { Message, MessageChoices } from "../../api/types";
import { useAddress } from "../../parts/address";
import { Empty, Head, ProblemNote, Sheet, Waiting } from "../../parts/Page";
import { Moment, Said } from "../../parts/Words";
import { useSpeech } from "../../words";

const names = ["unread"] as const;

export default function Messages() {
  const { say } = useSpeech();
  const { values, set } = useAddress(names);
  const unread = values.unread === "true";
  const list = useList<Message>("/api/my-messages", unread ? { unread: "true" } : {}, 50);
  const read = useChange();
  const newest = list.items[0];
  return (
    <>
      <Head title={say("messages.title")} sub={<span>{say("messages.words")}</span>}>
        <button
          type="button"
          className="button"
          aria-pressed={unread}
          onClick={() => set({ unread: unread ? "" : "true" })}
        >
          {say("messages.unread")}
        </button>
        {newest && list.items.some((one) => !one.read_at) && (
          <button
            type="button"
            className="button"
            onClick={() => read.mutate({ path: "/api/my-messages/read", body: { through: newest.id } })}
          >
            {say("messages.readAll")}
          </button>
        )}
      </Head>
      <ProblemNote problem={list.error ?? read.error} />
      <div className="columns">
        <Sheet>
          {!list.isPending && list.items.length === 0 && (
            <Empty icon="message" title={say("messages.none")} words={say("messages.noneWords")} />
          )}
          <ul className="lines">
            {list.items.map((one) => (
              <li key={one.id}>
                <div className={one.read_at ? "message" : "message unread"}>
                  <Link className="name" to={one.place}>
                    <Said text={one.title} />
                  </Link>
                  <span>
                    <Said text={one.text} />
                  </span>
                  <span className="quiet">
                    <Why of={one} />
                  </span>
                </div>
                <span className="end quiet">
                  {!one.read_at && <span className="badge warn">{say("messages.unread")}</span>}{" "}
                  <Moment at={one.at} />
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
        <Choices />
      </div>
    </>
  );
}

function Why({ of }: { of: Message }) {
  const { say, text } = useSpeech();
  return <>{say("messages.why", { why: text(of.why) })}</>;
}

/** What comes by mail whether one likes it or not, folded away: there is nothing to choose. */
function Always({ title, of, atOnce }: { title: string; of: MessageChoices; atOnce: boolean }) {
  const { text } = useSpeech();
  return (
    <details>
      <summary>{title}</summary>
      <ul>
        {of.categories
          .filter((one) => !one.may_leave && one.at_once === atOnce)
          .map((one) => (
            <li key={one.category}>{text(one.title)}</li>
          ))}
      </ul>
    </details>
  );
}

function Choices() {
  const { say } = useSpeech();
  const read = useRead<MessageChoices>("/api/my-message-choices");
  const send = useChange<MessageChoices>();
  return (
    <Sheet title={say("messages.choices")}>
      <p className="quiet">{say("messages.choicesWords")}</p>
      <ProblemNote problem={send.error} />
      <Waiting read={read}>
        {(view) => (
          <>
            <ul className="lines">
              {view.categories
                .filter((one) => one.may_leave)
                .map((one) => (
                  <li key={one.category}>
                    <label className="check">
                      <input
                        type="checkbox"
                        checked={!one.left}
                        onChange={(event) =>
                          send.mutate({
                            path: "/api/my-message-choices",
                            body: { category: one.category, left: !event.target.checked },
                          })
                        }
                      />
                      <Said text={one.title} />
                    </label>
                  </li>
                ))}
            </ul>
            <Always title={say("messages.alwaysAtOnce")} of={view} atOnce />
            <Always title={say("messages.alwaysDaily")} of={view} atOnce={false} />
          </>
        )}
      </Waiting>
    </Sheet>
  );
}
