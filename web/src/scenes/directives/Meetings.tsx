// Every meeting there is, the latest first.
import { useState } from "react";
import { Link, useNavigate } from "react-router-dom";
import { useChange, useMay } from "../../api/hooks";
import type { Meeting } from "../../api/types";
import { isDay, today } from "../../parts/day_words";
import { DayEntry, DialogForm, Entry, Lookup } from "../../parts/inputs";
import { List, type ListOf } from "../../parts/List";
import { Head } from "../../parts/Page";
import { Day, Said } from "../../parts/Words";
import { useSpeech } from "../../words";
import { Who } from "../authority/parts";
import { MeetingBadge } from "./parts";

const meetings: ListOf<Meeting> = {
  path: "/api/meetings",
  title: "meetings.title",
  sort: "-held_on",
  to: (one) => `/meetings/${one.id}`,
  rowKey: (one) => one.id,
  filters: [
    { name: "text", label: "meetings.text", width: "wide" },
    { name: "state", label: "meetings.state", terms: "meetingStates" },
    { name: "held_by", label: "meetings.heldBy", one: "/api/bodies", width: "wide" },
  ],
  columns: [
    { key: "title", title: "meetings.name", cell: (one) => <Said text={one.title} /> },
    { key: "held_on", title: "meetings.heldOn", sort: true, card: "foot", cell: (one) => <Day day={one.held_on} /> },
    { key: "held_by", title: "meetings.heldBy", card: "under", cell: (one) => <Said text={one.held_by.title} /> },
    { key: "items", title: "meetings.items", number: true, cell: (one) => one.items },
    { key: "undecided", title: "meetings.undecided", number: true, cell: (one) => one.undecided || null },
    { key: "state", title: "meetings.state", card: "end", cell: (one) => <MeetingBadge state={one.state} /> },
  ],
  empty: { icon: "calendar", title: "meetings.none", words: "meetings.noneWords" },
};

function Drafting({ onClose }: { onClose: () => void }) {
  const { say } = useSpeech();
  const go = useNavigate();
  const [body, setBody] = useState<number | null>(null);
  const [zh, setZh] = useState("");
  const [en, setEn] = useState("");
  const [day, setDay] = useState(today());
  const [place, setPlace] = useState("");
  const [chair, setChair] = useState<number | null>(null);
  const send = useChange<{ id: number }>((made) => go(`/meetings/${made.id}`));
  const title = { zh: zh.trim(), en: en.trim() };
  return (
    <DialogForm
      title={say("meetings.draft")}
      send={say("meetings.draft")}
      problem={send.error}
      idle={send.isPending || body === null || !isDay(day) || (title.zh === "" && title.en === "")}
      onSend={() =>
        send.mutate({
          path: "/api/meetings",
          body: { held_by: body, title, held_on: day, place: place.trim(), ...(chair !== null && { chair }) },
        })
      }
      onClose={onClose}
    >
      <Lookup
        label="meetings.heldBy"
        name="held_by"
        problem={send.error}
        required
        path="/api/bodies"
        value={body}
        onChoose={setBody}
      />
      <Entry
        label="meetings.titleZh"
        name="title/zh"
        problem={send.error}
        lang="zh-Hans"
        maxLength={300}
        value={zh}
        onChange={setZh}
      />
      <Entry
        label="meetings.titleEn"
        name="title/en"
        problem={send.error}
        lang="en"
        maxLength={300}
        value={en}
        onChange={setEn}
      />
      <DayEntry label="meetings.heldOn" name="held_on" problem={send.error} required value={day} onChange={setDay} />
      <Entry
        label="meetings.place"
        name="place"
        problem={send.error}
        maxLength={200}
        value={place}
        onChange={setPlace}
      />
      <Who
        label="meetings.chair"
        help={say("meetings.chairHelp")}
        name="chair"
        problem={send.error}
        value={chair}
        onChoose={setChair}
      />
    </DialogForm>
  );
}

export default function Meetings() {
  const { say } = useSpeech();
  const manages = useMay("manage_mandate");
  const [drafting, setDrafting] = useState(false);
  const begin = manages && (
    <button type="button" className="button main" onClick={() => setDrafting(true)}>
      {say("meetings.draft")}
    </button>
  );
  return (
    <>
      <Head title={say("meetings.title")} sub={<span>{say("meetings.words")}</span>}>
        <Link className="button" to="/decisions">
          {say("decisions.title")}
        </Link>
        <Link className="button" to="/agenda-items?waiting=true">
          {say("meetings.backlog")}
        </Link>
        <Link className="button" to="/papers">
          {say("papers.title")}
        </Link>
        {begin}
      </Head>
      <List of={meetings} begin={begin} />
      {drafting && <Drafting onClose={() => setDrafting(false)} />}
    </>
  );
}
