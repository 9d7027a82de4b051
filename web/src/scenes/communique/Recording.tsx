// Writes what was taken over into the record, in one act: the meeting as known from its report, its items, and the
// directives, each with the place it was read from. What was recorded from the same place before stays what it is.
import { useState } from "react";
import { Link } from "react-router-dom";
import { useChange } from "../../api/hooks";
import type { CommuniqueReading } from "../../api/types";
import { isDay } from "../../parts/day_words";
import { DayEntry, Entry, Form, Lookup } from "../../parts/inputs";
import { useSpeech } from "../../words";
import { report, waiting, type Decisions, type Proposal } from "./proposals";

interface Props {
  reading: CommuniqueReading;
  proposals: readonly Proposal[];
  decisions: Decisions;
  recorded: Readonly<Record<string, number>>;
  onRecorded: (directives: Readonly<Record<string, number>>) => void;
}
export function Recording({ reading, proposals, decisions, recorded, onRecorded }: Props) {
  const { say } = useSpeech();
  const [body, setBody] = useState<number | null>(null);
  const [title, setTitle] = useState(reading.header.titles[0]?.text ?? "");
  const [day, setDay] = useState(reading.header.meeting_date?.day ?? "");
  const [tried, setTried] = useState(false);
  const [ids, setIds] = useState<readonly string[]>([]);
  const send = useChange<{ id: number; directives: number[] }>((made) =>
    onRecorded(Object.fromEntries(ids.map((id, i) => [id, made.directives[i] ?? 0]))),
  );
  const left = waiting(proposals, decisions, recorded);
  const missing = (wrong: boolean, word: "parts.needed" | "parts.notADate" = "parts.needed") =>
    tried && wrong ? say(word) : undefined;
  const record = () => {
    setTried(true);
    if (body === null || !title.trim() || !isDay(day)) return;
    const held = { by: body, title: title.trim(), on: day };
    const asked = report(reading, proposals, decisions, held, (number) => say("communique.untitled", { number }));
    setIds(asked.ids);
    send.mutate({ path: "/api/reported-meetings", body: asked.ask });
  };
  return (
    <div className="inside">
      <Form
        send={say("communique.record", { count: left.length })}
        problem={send.error}
        idle={send.isPending || left.length === 0}
        onSend={record}
        beside={
          send.data ? (
            <Link className="button" to={`/meetings/${send.data.id}`}>
              {say("communique.meeting")}
            </Link>
          ) : undefined
        }
      >
        <p className="quiet">{say("communique.recordWords")}</p>
        <Lookup
          label="communique.issuer"
          name="held_by"
          problem={send.error}
          error={missing(body === null)}
          required
          path="/api/bodies"
          value={body}
          onChoose={setBody}
        />
        <div className="pair">
          <Entry
            label="communique.meetingTitle"
            name="title"
            problem={send.error}
            error={missing(!title.trim())}
            required
            value={title}
            onChange={setTitle}
          />
          <DayEntry
            label="communique.heldOn"
            name="held_on"
            problem={send.error}
            error={missing(!isDay(day), "parts.notADate")}
            required
            value={day}
            onChange={setDay}
          />
        </div>
      </Form>
    </div>
  );
}
