// One meeting: its agenda in order, what came of each item, and what may be done now.
import { useState } from "react";
import { Link, useParams } from "react-router-dom";
import { useChange, useMay, useRead } from "../../api/hooks";
import type { AgendaItem, MeetingDetail as Meeting, MeetingVoting } from "../../api/types";
import { ActionBar } from "../../parts/ActionBar";
import { isDay } from "../../parts/day_words";
import { Choice, DayEntry, DialogForm, Entry, Lookup } from "../../parts/inputs";
import { Line } from "../../parts/Line";
import { Fact, Head, Sheet, Waiting } from "../../parts/Page";
import { Day, Said } from "../../parts/Words";
import { terms, useSpeech } from "../../words";
import { PaperBadge } from "../papers/PaperBadge";
import { ItemBadge, MeetingBadge } from "./parts";
import { Attendance, ItemDeciding } from "./voting";

export default function MeetingDetail() {
  const { id = "" } = useParams();
  const read = useRead<Meeting>(`/api/meetings/${id}`);
  return <Waiting read={read}>{(one) => <Shown one={one} />}</Waiting>;
}

interface Closing {
  onClose: () => void;
}

function Postponing({ one, onClose }: Closing & { one: Meeting }) {
  const { term, text } = useSpeech();
  const [day, setDay] = useState("");
  const [reason, setReason] = useState("");
  const send = useChange<unknown>(onClose);
  const words = term("meetingSteps", "postpone");
  return (
    <DialogForm
      title={`${words} · ${text(one.title)}`}
      send={words}
      problem={send.error}
      idle={send.isPending || !isDay(day) || reason.trim() === ""}
      onSend={() =>
        send.mutate({
          path: `/api/meetings/${one.id}/steps`,
          body: { step: "postpone", on: day, reason: reason.trim() },
        })
      }
      onClose={onClose}
    >
      <DayEntry label="meetings.newDay" name="on" problem={send.error} required value={day} onChange={setDay} />
      <Entry
        long
        required
        label="parts.reason"
        name="reason"
        problem={send.error}
        maxLength={2000}
        value={reason}
        onChange={setReason}
      />
    </DialogForm>
  );
}

function Adding({ one, onClose }: Closing & { one: Meeting }) {
  const { say, term } = useSpeech();
  const [zh, setZh] = useState("");
  const [en, setEn] = useState("");
  const [kind, setKind] = useState("deliberate");
  const [visibility, setVisibility] = useState("common");
  const [presenter, setPresenter] = useState("");
  const [again, setAgain] = useState<number | null>(null);
  const send = useChange<unknown>(onClose);
  const title = { zh: zh.trim(), en: en.trim() };
  const options = (table: "itemKinds" | "itemVisibilities") =>
    Object.keys(terms[table]).map((value) => ({ value, words: term(table, value) }));
  return (
    <DialogForm
      title={say("meetings.addItem")}
      send={say("meetings.addItem")}
      problem={send.error}
      idle={send.isPending || (title.zh === "" && title.en === "")}
      onSend={() =>
        send.mutate({
          path: `/api/meetings/${one.id}/items`,
          body: { kind, visibility, title, presenter: presenter.trim(), ...(again !== null && { again }) },
        })
      }
      onClose={onClose}
    >
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
      <Choice label="meetings.kind" name="kind" value={kind} onChange={setKind} options={options("itemKinds")} />
      <Choice
        label="meetings.visibility"
        name="visibility"
        value={visibility}
        onChange={setVisibility}
        options={options("itemVisibilities")}
      />
      <Entry
        label="meetings.presenter"
        name="presenter"
        problem={send.error}
        maxLength={200}
        value={presenter}
        onChange={setPresenter}
      />
      <Lookup
        label="meetings.again"
        name="again"
        problem={send.error}
        path="/api/agenda-items"
        value={again}
        onChoose={setAgain}
      />
    </DialogForm>
  );
}

/** What came of an item: written while the meeting runs, or corrected afterwards with the reason. */
function Outcome({ item, step, onClose }: Closing & { item: AgendaItem; step: string | null }) {
  const { say, term, text } = useSpeech();
  const [said, setSaid] = useState(step === null ? item.text : "");
  const [outcome, setOutcome] = useState<string>(item.state);
  const [reason, setReason] = useState("");
  const send = useChange<unknown>(onClose);
  const words = step === null ? say("meetings.correct") : term("itemSteps", step);
  const at = `/api/agenda-items/${item.id}`;
  return (
    <DialogForm
      title={`${words} · ${text(item.title)}`}
      send={words}
      problem={send.error}
      idle={send.isPending || said.trim() === "" || (step === null && reason.trim() === "")}
      onSend={() =>
        send.mutate(
          step === null
            ? { path: `${at}/correction`, body: { outcome, text: said.trim(), reason: reason.trim() } }
            : { path: `${at}/steps`, body: { step, text: said.trim() } },
        )
      }
      onClose={onClose}
    >
      {step === null && (
        <Choice
          label="meetings.outcome"
          name="outcome"
          problem={send.error}
          value={outcome}
          onChange={setOutcome}
          options={Object.keys(terms.itemStates)
            .filter((state) => state !== "scheduled" && state !== "taken")
            .map((value) => ({ value, words: term("itemStates", value) }))}
        />
      )}
      <Entry
        long
        required
        label="meetings.decision"
        name="text"
        problem={send.error}
        maxLength={4000}
        value={said}
        onChange={setSaid}
      />
      {step === null && (
        <Entry
          long
          required
          label="parts.reason"
          name="reason"
          problem={send.error}
          maxLength={2000}
          value={reason}
          onChange={setReason}
        />
      )}
    </DialogForm>
  );
}

interface ItemProps {
  one: Meeting;
  item: AgendaItem;
  voting: MeetingVoting | undefined;
  onUp: (() => void) | undefined;
}

function Item({ one, item, voting, onUp }: ItemProps) {
  const { say, term, text } = useSpeech();
  const [writing, setWriting] = useState<{ step: string | null } | null>(null);
  const take = useChange<unknown>();
  const possible = item.may.filter((step) => step.allowed);
  const decided = item.state !== "scheduled" && item.state !== "taken";
  return (
    <li>
      <div className="what">
        <strong>
          <Said text={item.title} />
        </strong>{" "}
        <span className="quiet">
          {[term("itemKinds", item.kind), item.visibility !== "common" && term("itemVisibilities", item.visibility)]
            .filter(Boolean)
            .join(" · ")}{" "}
          <Said text={item.presenter} />
        </span>
        {item.text && (
          <p className="prose">
            <Said text={item.text} />
          </p>
        )}
        {item.papers.map((paper) => (
          <p key={paper}>
            <Said text={paper} />
          </p>
        ))}
        {item.documents.map((paper) => (
          <p key={paper.id}>
            <Link to={`/papers/${paper.id}`}>
              <Said text={paper.title} />
            </Link>{" "}
            <PaperBadge state={paper.state} />
          </p>
        ))}
        {voting && <ItemDeciding item={item} of={voting} />}
        {item.corrections > 0 && <p className="quiet">{say("meetings.corrected", { count: item.corrections })}</p>}
        {item.directives.length > 0 && (
          <p>
            <span className="quiet">{say("meetings.directives")}</span>{" "}
            {item.directives.map((each, i) => (
              <span key={each.id}>
                {i > 0 && " · "}
                <Link to={`/directives/${each.id}`}>
                  <Said text={each.title} />
                </Link>
              </span>
            ))}
          </p>
        )}
        <div className="buttons">
          {possible.map((step) => (
            <button
              key={step.step}
              type="button"
              className="button small"
              disabled={take.isPending}
              onClick={() =>
                step.step === "take"
                  ? take.mutate({ path: `/api/agenda-items/${item.id}/steps`, body: { step: "take" } })
                  : setWriting({ step: step.step })
              }
            >
              {term("itemSteps", step.step)}
            </button>
          ))}
          {one.may_correct && decided && (
            <button type="button" className="button small" onClick={() => setWriting({ step: null })}>
              {say("meetings.correct")}
            </button>
          )}
          {onUp && (
            <button
              type="button"
              className="button small square"
              aria-label={say("meetings.up", { item: text(item.title) })}
              onClick={onUp}
            >
              ↑
            </button>
          )}
        </div>
        {writing && <Outcome item={item} step={writing.step} onClose={() => setWriting(null)} />}
      </div>
      <span className="end">
        <ItemBadge state={item.state} />
      </span>
    </li>
  );
}

/** What is printed of a meeting at its stage. */
function paperOf(state: Meeting["state"]): string {
  if (state === "draft" || state === "in_progress") return "agenda";
  return state === "convened" ? "notice" : "minutes";
}

function Shown({ one }: { one: Meeting }) {
  const { say, text } = useSpeech();
  const follows = useMay("read_record");
  const [adding, setAdding] = useState(false);
  const [postponing, setPostponing] = useState(false);
  const order = useChange<unknown>();
  const voting = useRead<MeetingVoting>(`/api/meetings/${one.id}/voting`).data;
  const up = (at: number) => {
    const items = one.agenda.map((item) => item.id);
    items.splice(at - 1, 2, items[at] as number, items[at - 1] as number);
    order.mutate({ path: `/api/meetings/${one.id}/order`, body: { items } });
  };
  return (
    <>
      <Head
        title={text(one.title)}
        heading={<Said text={one.title} badge />}
        crumbs={[{ to: "/meetings", words: say("meetings.title") }]}
        sub={
          <>
            <MeetingBadge state={one.state} />
            <Day day={one.held_on} />
            {one.confidence === "public_report" && <span className="badge warn">{say("meetings.report")}</span>}
            {one.day_inferred && <span className="quiet">{say("meetings.inferred")}</span>}
          </>
        }
      >
        <Link className="button" to={`/meetings/${one.id}/print/${paperOf(one.state)}`}>
          {say("printed.print")}
        </Link>
        {one.may_set && (
          <button type="button" className="button main" onClick={() => setAdding(true)}>
            {say("meetings.addItem")}
          </button>
        )}
      </Head>
      <div className="columns">
        <div className="stack">
          <Sheet title={say("meetings.agenda")}>
            {one.agenda.length === 0 && <p className="quiet">{say("meetings.noItems")}</p>}
            <ol className="lines">
              {one.agenda.map((item, i) => (
                <Item
                  key={item.id}
                  one={one}
                  item={item}
                  voting={voting}
                  onUp={one.may_set && i > 0 && one.unseen === 0 ? () => up(i) : undefined}
                />
              ))}
            </ol>
            {one.unseen > 0 && <p className="quiet">{say("meetings.unseen", { count: one.unseen })}</p>}
          </Sheet>
          <ActionBar
            words="meetingSteps"
            may={one.may}
            path={`/api/meetings/${one.id}/steps`}
            subject={text(one.title)}
            owes={["cancel"]}
            reasons="owed"
            extra={(step) => (step === "postpone" ? () => setPostponing(true) : undefined)}
          />
        </div>
        <div className="stack">
          <Sheet title={say("portfolio.facts")}>
            <dl className="facts">
              <dt>{say("meetings.heldBy")}</dt>
              <dd>
                <Link to={`/bodies/${one.held_by.id}`}>
                  <Said text={one.held_by.title} />
                </Link>
              </dd>
              <Fact name={say("meetings.chair")}>
                {(one.chair ?? one.reported_chair) && <Said text={one.chair?.name ?? one.reported_chair} />}
              </Fact>
              <Fact name={say("meetings.place")}>{one.place && <Said text={one.place} />}</Fact>
              <Fact name={say("meetings.instead")}>
                {one.instead_of && (
                  <Link to={`/meetings/${one.instead_of.id}`}>
                    <Said text={one.instead_of.title} />
                  </Link>
                )}
              </Fact>
            </dl>
          </Sheet>
          {voting && one.confidence === "recorded" && <Attendance of={voting} />}
          {follows && <Line causedBy={one.caused_by} subject={`meeting/${one.id}`} />}
        </div>
      </div>
      {adding && <Adding one={one} onClose={() => setAdding(false)} />}
      {postponing && <Postponing one={one} onClose={() => setPostponing(false)} />}
    </>
  );
}
