// Every paper there is, and how long it takes from adoption to issue.
import { useState } from "react";
import { useNavigate } from "react-router-dom";
import { useChange, useMay, useRead } from "../../api/hooks";
import type { Paper, PaperFigures, Upload } from "../../api/types";
import { Choice, DialogForm, Entry, Lookup } from "../../parts/inputs";
import { List, type ListOf } from "../../parts/List";
import { Head } from "../../parts/Page";
import { Day, Said } from "../../parts/Words";
import { terms, useSpeech } from "../../words";
import { FileEntry } from "./FileEntry";
import { PaperBadge } from "./PaperBadge";

/** The days from adoption to issue; of one that is not issued, until today. */
function Days({ of }: { of: Paper }) {
  const { say } = useSpeech();
  if (of.days_to_issue === undefined) return null;
  return of.issued_on ? (
    <>{say("papers.daysCount", { count: of.days_to_issue })}</>
  ) : (
    <span className="badge warn">{say("papers.daysSoFar", { count: of.days_to_issue })}</span>
  );
}

const papers: ListOf<Paper> = {
  path: "/api/papers",
  title: "papers.title",
  sort: "-id",
  to: (one) => `/papers/${one.id}`,
  rowKey: (one) => one.id,
  filters: [
    { name: "text", label: "papers.text", width: "wide" },
    { name: "state", label: "papers.state", terms: "paperStates" },
    { name: "waiting", label: "papers.waiting", terms: "waitingOrNot" },
    { name: "held_by", label: "papers.heldBy", one: "/api/bodies", width: "wide" },
  ],
  columns: [
    { key: "title", title: "papers.name", cell: (one) => <Said text={one.title} /> },
    { key: "number", title: "papers.number", card: "under", cell: (one) => <Said text={one.issue_number} /> },
    { key: "held_by", title: "papers.heldBy", width: 220, cell: (one) => <Said text={one.held_by.title} /> },
    { key: "versions", title: "papers.versions", number: true, cell: (one) => one.versions },
    {
      key: "adopted_on",
      title: "papers.adoptedOn",
      sort: true,
      card: "foot",
      cell: (one) => (one.adopted_on ? <Day day={one.adopted_on} /> : null),
    },
    { key: "days", title: "papers.days", cell: (one) => <Days of={one} /> },
    { key: "state", title: "papers.state", sort: true, card: "end", cell: (one) => <PaperBadge state={one.state} /> },
  ],
  empty: { icon: "record", title: "papers.none", words: "papers.noneWords" },
};

function Drafting({ onClose }: { onClose: () => void }) {
  const { say, term } = useSpeech();
  const go = useNavigate();
  const [body, setBody] = useState<number | null>(null);
  const [zh, setZh] = useState("");
  const [en, setEn] = useState("");
  const [visibility, setVisibility] = useState("common");
  const [file, setFile] = useState<Upload | null>(null);
  const send = useChange<{ id: number }>((made) => go(`/papers/${made.id}`));
  const title = { zh: zh.trim(), en: en.trim() };
  return (
    <DialogForm
      title={say("papers.draft")}
      send={say("papers.draft")}
      problem={send.error}
      idle={send.isPending || body === null || file === null || (title.zh === "" && title.en === "")}
      onSend={() => send.mutate({ path: "/api/papers", body: { held_by: body, title, visibility, file } })}
      onClose={onClose}
    >
      <Lookup
        label="papers.heldBy"
        name="held_by"
        problem={send.error}
        required
        path="/api/bodies"
        value={body}
        onChoose={setBody}
      />
      <Entry
        label="papers.titleZh"
        name="title/zh"
        problem={send.error}
        lang="zh-Hans"
        maxLength={300}
        value={zh}
        onChange={setZh}
      />
      <Entry
        label="papers.titleEn"
        name="title/en"
        problem={send.error}
        lang="en"
        maxLength={300}
        value={en}
        onChange={setEn}
      />
      <Choice
        label="papers.visibility"
        name="visibility"
        value={visibility}
        onChange={setVisibility}
        options={Object.keys(terms.itemVisibilities).map((value) => ({
          value,
          words: term("itemVisibilities", value),
        }))}
      />
      <FileEntry value={file} onChange={setFile} problem={send.error} />
    </DialogForm>
  );
}

function Figures() {
  const { say } = useSpeech();
  const read = useRead<PaperFigures>("/api/paper-figures");
  if (!read.data) return null;
  const { issued, median_days, longest_days, waiting, waiting_days } = read.data;
  return (
    <dl className="figures" aria-label={say("papers.figures")}>
      <div>
        <dt>{say("papers.issuedCount")}</dt>
        <dd>{issued}</dd>
      </div>
      <div>
        <dt>{say("papers.median")}</dt>
        <dd>{median_days ?? "—"}</dd>
      </div>
      <div>
        <dt>{say("papers.longest")}</dt>
        <dd>{longest_days ?? "—"}</dd>
      </div>
      <div>
        <dt>{say("papers.waitingCount")}</dt>
        <dd>
          {waiting}
          {waiting_days !== undefined && <small>{say("papers.waitingLongest", { count: waiting_days })}</small>}
        </dd>
      </div>
    </dl>
  );
}

export default function Papers() {
  const { say } = useSpeech();
  const manages = useMay("manage_mandate");
  const [drafting, setDrafting] = useState(false);
  const begin = manages && (
    <button type="button" className="button main" onClick={() => setDrafting(true)}>
      {say("papers.draft")}
    </button>
  );
  return (
    <>
      <Head title={say("papers.title")} sub={<span>{say("papers.words")}</span>}>
        {begin}
      </Head>
      <Figures />
      <List of={papers} begin={begin} />
      {drafting && <Drafting onClose={() => setDrafting(false)} />}
    </>
  );
}
