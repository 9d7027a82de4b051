// One paper: its versions, which of them was adopted and which was issued, what differs, and what may be done now.
import { useState } from "react";
import { Link, useParams } from "react-router-dom";
import { useChange, useMay, useRead } from "../../api/hooks";
import type { PaperDetail as Paper, PaperEvent, Upload } from "../../api/types";
import { ActionBar } from "../../parts/ActionBar";
import { isDay, today } from "../../parts/day_words";
import { Icon } from "../../parts/Icon";
import { Choice, DayEntry, DialogForm, Entry, Lookup } from "../../parts/inputs";
import { Line } from "../../parts/Line";
import { Fact, Head, Sheet, Waiting } from "../../parts/Page";
import { useTell } from "../../parts/Toasts";
import { Day, Moment, Said } from "../../parts/Words";
import { terms, useSpeech } from "../../words";
import { Difference } from "./Difference";
import { FileEntry } from "./FileEntry";
import { PaperBadge } from "./PaperBadge";

export default function PaperDetail() {
  const { id = "" } = useParams();
  const read = useRead<Paper>(`/api/papers/${id}`);
  return <Waiting read={read}>{(one) => <Shown key={one.versions} one={one} />}</Waiting>;
}

interface Props {
  one: Paper;
  onClose: () => void;
}

function useStep({ one, onClose }: Props, step: PaperEvent) {
  const { say, term, text } = useSpeech();
  const { tell } = useTell();
  const send = useChange<unknown>(() => {
    tell(say("parts.done", { step: term("paperSteps", step) }));
    onClose();
  });
  const take = (body: object) => send.mutate({ path: `/api/papers/${one.id}/steps`, body: { step, ...body } });
  const words = term("paperSteps", step);
  return { send, take, words, title: `${words} · ${text(one.title)}` };
}

function Revising(props: Props) {
  const { send, take, words, title } = useStep(props, "revise");
  const [file, setFile] = useState<Upload | null>(null);
  const [note, setNote] = useState("");
  return (
    <DialogForm
      title={title}
      send={words}
      problem={send.error}
      idle={send.isPending || file === null}
      onSend={() => take({ file, ...(note.trim() && { reason: note.trim() }) })}
      onClose={props.onClose}
    >
      <FileEntry value={file} onChange={setFile} problem={send.error} />
      <Entry
        long
        label="papers.note"
        name="reason"
        problem={send.error}
        maxLength={2000}
        value={note}
        onChange={setNote}
      />
    </DialogForm>
  );
}

function Issuing(props: Props) {
  const { term } = useSpeech();
  const { send, take, words, title } = useStep(props, "issue");
  const [number, setNumber] = useState("");
  const [on, setOn] = useState(today());
  const [authority, setAuthority] = useState("");
  const [openness, setOpenness] = useState("published");
  return (
    <DialogForm
      title={title}
      send={words}
      problem={send.error}
      idle={send.isPending || number.trim() === "" || authority.trim() === "" || !isDay(on)}
      onSend={() => take({ issue: { number: number.trim(), on, authority: authority.trim(), openness } })}
      onClose={props.onClose}
    >
      <Entry
        required
        label="papers.number"
        name="issue/number"
        problem={send.error}
        maxLength={100}
        value={number}
        onChange={setNumber}
      />
      <DayEntry
        required
        label="papers.issuedOnDay"
        name="issue/on"
        problem={send.error}
        value={on}
        onChange={setOn}
      />
      <Entry
        required
        label="papers.authority"
        name="issue/authority"
        problem={send.error}
        maxLength={200}
        value={authority}
        onChange={setAuthority}
      />
      <Choice
        label="papers.openness"
        name="issue/openness"
        value={openness}
        onChange={setOpenness}
        options={Object.keys(terms.paperOpenness).map((value) => ({ value, words: term("paperOpenness", value) }))}
      />
    </DialogForm>
  );
}

function Ending({ step, ...props }: Props & { step: "amend" | "supersede" }) {
  const { send, take, words, title } = useStep(props, step);
  const [other, setOther] = useState<number | null>(null);
  return (
    <DialogForm
      title={title}
      send={words}
      problem={send.error}
      idle={send.isPending || other === null}
      onSend={() => take({ other })}
      onClose={props.onClose}
    >
      <Lookup
        required
        label="papers.other"
        name="other"
        problem={send.error}
        path="/api/papers"
        value={other}
        onChoose={setOther}
      />
    </DialogForm>
  );
}

function Placing({ one, onClose }: Props) {
  const { say, text } = useSpeech();
  const [item, setItem] = useState<number | null>(null);
  const send = useChange<unknown>(onClose);
  return (
    <DialogForm
      title={`${say("papers.place")} · ${text(one.title)}`}
      send={say("papers.place")}
      problem={send.error}
      idle={send.isPending || item === null}
      onSend={() => send.mutate({ path: `/api/papers/${one.id}/place`, body: { item } })}
      onClose={onClose}
    >
      <Lookup
        required
        label="papers.item"
        name="item"
        problem={send.error}
        path="/api/agenda-items"
        value={item}
        onChoose={setItem}
      />
    </DialogForm>
  );
}

const forms = ["revise", "issue", "amend", "supersede", "place"] as const;
type Form = (typeof forms)[number];

function StepForm({ form, ...props }: Props & { form: Form }) {
  if (form === "revise") return <Revising {...props} />;
  if (form === "issue") return <Issuing {...props} />;
  if (form === "place") return <Placing {...props} />;
  return <Ending step={form} {...props} />;
}

function Texts({ one }: { one: Paper }) {
  const { say, text } = useSpeech();
  return (
    <Sheet title={say("papers.texts")}>
      <ul className="lines">
        {one.texts.map((each) => (
          <li key={each.version}>
            <div className="what">
              <strong>{say("papers.version", { count: each.version })}</strong>{" "}
              {each.version === one.adopted?.version && (
                <span className="badge good">{say("papers.adoptedText")}</span>
              )}{" "}
              {each.version === one.issued?.version && <span className="badge good">{say("papers.issuedText")}</span>}
              <p>
                <a href={`/api/papers/${one.id}/files/${each.file.digest}`} download={each.file.name}>
                  <Icon name="record" /> {each.file.name}
                </a>
              </p>
              {each.note && (
                <p className="quiet">
                  <Said text={each.note} />
                </p>
              )}
              <p className="mono quiet">{each.file.digest.slice(0, 16)}…</p>
            </div>
            <span className="quiet">
              {each.by && text(each.by.name)} · <Moment at={each.at} />
            </span>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}

function Facts({ one }: { one: Paper }) {
  const { say, term } = useSpeech();
  return (
    <Sheet title={say("portfolio.facts")}>
      <dl className="facts">
        <dt>{say("papers.heldBy")}</dt>
        <dd>
          <Link to={`/bodies/${one.held_by.id}`}>
            <Said text={one.held_by.title} />
          </Link>
        </dd>
        <dt>{say("papers.visibility")}</dt>
        <dd>{term("itemVisibilities", one.visibility)}</dd>
        <Fact name={say("papers.meeting")}>
          {one.meeting && (
            <Link to={`/meetings/${one.meeting.id}`}>
              <Said text={one.meeting.title} />
            </Link>
          )}
        </Fact>
        <Fact name={say("papers.item")}>{one.item && <Said text={one.item.title} />}</Fact>
        <Fact name={say("papers.adoptedOn")}>
          {one.adopted && (
            <>
              <Day day={one.adopted.on} /> {one.outright && <span className="quiet">{say("papers.outright")}</span>}
            </>
          )}
        </Fact>
        <Fact name={say("papers.issuedOn")}>{one.issued && <Day day={one.issued.on} />}</Fact>
        <Fact name={say("papers.days")}>
          {one.days_to_issue !== undefined &&
            say(one.issued ? "papers.daysCount" : "papers.daysSoFar", { count: one.days_to_issue })}
        </Fact>
        <Fact name={say("papers.number")}>{one.issue_number}</Fact>
        <Fact name={say("papers.authority")}>{one.authority && <Said text={one.authority} />}</Fact>
        <Fact name={say("papers.openness")}>{one.openness && term("paperOpenness", one.openness)}</Fact>
        <Fact name={say("papers.endedBy")}>
          {one.ended_by && (
            <Link to={`/papers/${one.ended_by.id}`}>
              <Said text={one.ended_by.title} />
            </Link>
          )}
        </Fact>
      </dl>
    </Sheet>
  );
}

function Shown({ one }: { one: Paper }) {
  const { say, text } = useSpeech();
  const follows = useMay("read_record");
  const [form, setForm] = useState<Form | null>(null);
  return (
    <>
      <Head
        title={text(one.title)}
        heading={<Said text={one.title} badge />}
        crumbs={[{ to: "/papers", words: say("papers.title") }]}
        sub={
          <>
            <PaperBadge state={one.state} />
            <span>{one.issue_number}</span>
          </>
        }
      >
        {one.may_place && (
          <button type="button" className="button main" onClick={() => setForm("place")}>
            {say("papers.place")}
          </button>
        )}
      </Head>
      <div className="columns">
        <div className="stack">
          {one.versions > 1 && <Difference one={one} />}
          <Texts one={one} />
          <ActionBar
            words="paperSteps"
            may={one.may}
            path={`/api/papers/${one.id}/steps`}
            subject={text(one.title)}
            owes={["reopen", "repeal"]}
            reasons="owed"
            extra={(step) => {
              const own = forms.find((each) => each === step);
              return own && (() => setForm(own));
            }}
          />
        </div>
        <div className="stack">
          <Facts one={one} />
          {follows && <Line causedBy={one.caused_by} subject={`paper/${one.id}`} />}
        </div>
      </div>
      {form && <StepForm form={form} one={one} onClose={() => setForm(null)} />}
    </>
  );
}
