// Every level a directive reached: to whom it was told, who has answered, and what was missed.
import { useState } from "react";
import { useChange } from "../../api/hooks";
import type { Escalation } from "../../api/types";
import { DialogForm, Entry } from "../../parts/inputs";
import { Sheet } from "../../parts/Page";
import { Day, Moment, Said } from "../../parts/Words";
import { useSpeech } from "../../words";
import { LevelBadge } from "./parts";

export function Escalations({ of, subject }: { of: readonly Escalation[]; subject: string }) {
  const { say, term, language } = useSpeech();
  const [answering, setAnswering] = useState<number | null>(null);
  if (of.length === 0) return null;
  return (
    <Sheet title={say("duties.escalations")}>
      <ul className="lines">
        {of.map((each) => (
          <li key={each.id}>
            <div className="what">
              <LevelBadge mark={each.mark} /> <Day day={each.on} />{" "}
              {each.past && <span className="badge">{say("duties.pastRound")}</span>}
              {each.skipped.length > 0 && (
                <p className="quiet">
                  {say("duties.skipped", {
                    levels: each.skipped
                      .map((level) => term("escalationLevels", level))
                      .join(language === "en" ? ", " : "、"),
                  })}
                </p>
              )}
              {each.told.map((one) => (
                <p key={one.person.id}>
                  <Said text={one.person.name} />{" "}
                  <span className="quiet">
                    {term("escalationPlaces", one.place)} ·{" "}
                    {one.answered_at ? (
                      <>
                        {say("duties.answered")} <Moment at={one.answered_at} />
                      </>
                    ) : (
                      say("duties.unanswered")
                    )}
                  </span>
                  {one.answer && (
                    <>
                      <br />
                      <Said text={one.answer} />
                    </>
                  )}
                </p>
              ))}
            </div>
            <span className="end">
              {each.may_answer && (
                <button type="button" className="button small main" onClick={() => setAnswering(each.id)}>
                  {say("duties.answer")}
                </button>
              )}
            </span>
          </li>
        ))}
      </ul>
      {answering !== null && <Answering id={answering} subject={subject} onClose={() => setAnswering(null)} />}
    </Sheet>
  );
}

function Answering({ id, subject, onClose }: { id: number; subject: string; onClose: () => void }) {
  const { say } = useSpeech();
  const [text, setText] = useState("");
  const send = useChange<unknown>(onClose);
  return (
    <DialogForm
      title={`${say("duties.answer")} · ${subject}`}
      send={say("duties.answer")}
      problem={send.error}
      idle={send.isPending || text.trim() === ""}
      onSend={() => send.mutate({ path: `/api/escalations/${id}/answer`, body: { text: text.trim() } })}
      onClose={onClose}
    >
      <Entry
        long
        required
        label="duties.answerText"
        help="duties.answerHelp"
        name="text"
        problem={send.error}
        maxLength={2000}
        value={text}
        onChange={setText}
      />
    </DialogForm>
  );
}
