// Notice, agenda and minutes of a meeting on paper: in Chinese in the layout of GB/T 9704-2012, in English a plain one.
// At its foot every paper names the checkpoint of the record it was printed from.
import { useState, type CSSProperties, type ReactNode } from "react";
import { NavLink, useParams } from "react-router-dom";
import { useChange, useMay, useRead } from "../../api/hooks";
import type { AgendaItem, ItemVoting, MeetingDetail as Meeting, MeetingVoting, RecordState } from "../../api/types";
import { dayOf, dayWords, isDay, today } from "../../parts/day_words";
import { DayEntry, DialogForm, Entry } from "../../parts/inputs";
import { Head, Waiting } from "../../parts/Page";
import { useTell } from "../../parts/Toasts";
import { WordFile } from "../../parts/WordFile";
import { Said } from "../../parts/Words";
import { useSpeech } from "../../words";

const kinds = ["notice", "agenda", "minutes"] as const;
type Kind = (typeof kinds)[number];
const marks = { notice: "printed.markNotice", agenda: "printed.markAgenda", minutes: "printed.markMinutes" } as const;
const titles = {
  notice: "printed.noticeTitle",
  agenda: "printed.agendaTitle",
  minutes: "printed.minutesTitle",
} as const;

/** A day as official papers write it: 2026年11月24日. */
function useOfficialDay() {
  const { locale } = useSpeech();
  return (day: string) => {
    const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(day);
    if (!match || locale.startsWith("en")) return dayWords(day, locale);
    return `${match[1]}年${Number(match[2])}月${Number(match[3])}日`;
  };
}

const numerals = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
/** 1 to 99 as headings are counted: 一 to 九十九. */
function counted(number: number): string {
  const tens = Math.floor(number / 10);
  const ones = number % 10;
  if (tens === 0) return numerals[ones] ?? "";
  return `${tens === 1 ? "" : numerals[tens]}十${ones === 0 ? "" : numerals[ones]}`;
}

/** The checkpoint as it is published: its second line is the size, its third the root. */
function Checkpoint() {
  const { say, locale } = useSpeech();
  const may = useMay("read_record");
  const state = useRead<RecordState>("/api/record/state", {}, may).data;
  if (!state) return null;
  const [, size, root] = (state.checkpoint ?? "").split("\n");
  const day = state.checkpoint_at ? dayWords(dayOf(new Date(state.checkpoint_at)), locale) : "";
  return (
    <p className="checkpoint">
      {size && root ? say("printed.checkpoint", { size, root, day }) : say("printed.noCheckpoint")}
    </p>
  );
}

interface Shown {
  one: Meeting;
  voting: MeetingVoting;
}

function Names({ label, names }: { label: string; names: readonly string[] }) {
  const { say } = useSpeech();
  if (names.length === 0) return null;
  return (
    <p>
      <strong>{label}</strong>
      {names.join(say("printed.joint"))}
    </p>
  );
}

function Attended({ voting }: { voting: MeetingVoting }) {
  const { say, text } = useSpeech();
  if (!voting.attended) return null;
  const those = (kind: string | undefined) =>
    voting.members.filter((one) => one.attendance === kind).map((one) => text(one.person.name));
  return (
    <>
      <Names label={say("printed.present")} names={those("present")} />
      <Names label={say("printed.excused")} names={those("excused")} />
      <Names label={say("printed.absent")} names={those(undefined)} />
      <Names label={say("printed.guests")} names={voting.guests} />
    </>
  );
}

function Vote({ of }: { of: NonNullable<ItemVoting["vote"]> }) {
  const { say, term, text } = useSpeech();
  const method = [term("voteMethods", of.method), of.secret && say("voting.secretly")].filter(Boolean).join(" · ");
  return (
    <p>
      {say("printed.votedBy", {
        method,
        present: of.eligible.present,
        for: of.tally.in_favour,
        against: of.tally.against,
        abstained: of.tally.abstained,
        result: say(of.carried ? "printed.carried" : "printed.lost"),
      })}
      {of.roll.length > 0 &&
        of.roll.map((one) => `${text(one.person.name)} ${term("voteCasts", one.cast)}`).join(say("printed.joint"))}
    </p>
  );
}

/** What came of an item: who stepped aside, the vote, the outcome in its words. */
function Outcome({ item, now }: { item: AgendaItem; now: ItemVoting | undefined }) {
  const { say, term, text } = useSpeech();
  const recused = (now?.interests ?? []).filter((one) => one.recused).map((one) => text(one.person.name));
  return (
    <>
      {item.text && <p>{item.text}</p>}
      {recused.length > 0 && <p>{say("printed.recusals", { names: recused.join(say("printed.joint")) })}</p>}
      {now?.vote && <Vote of={now.vote} />}
      {item.state !== "scheduled" && item.state !== "taken" && (
        <p>{say("printed.outcome", { outcome: term("itemStates", item.state) })}</p>
      )}
      {item.corrections > 0 && <p>{say("printed.corrected", { count: item.corrections })}</p>}
    </>
  );
}

function Items({
  of,
  voting,
  minutes,
  level,
}: { of: readonly AgendaItem[]; minutes: boolean; level: 1 | 2 } & Pick<Shown, "voting">) {
  const { say, text, locale } = useSpeech();
  const chinese = !locale.startsWith("en");
  if (of.length === 0) return <p>{say("printed.noItems")}</p>;
  const number = (i: number) =>
    !chinese ? `${i + 1}. ` : level === 1 ? `${counted(i + 1)}、` : `（${counted(i + 1)}）`;
  return (
    <>
      {of.map((item, i) => (
        <section key={item.id} className="item">
          <h3 className={level === 1 ? "first" : "second"}>
            {number(i)}
            {text(item.title)}
          </h3>
          {item.presenter && <p>{say("printed.presenter", { name: item.presenter })}</p>}
          <Names
            label={say("printed.papers")}
            names={[...item.papers, ...item.documents.map((each) => text(each.title))]}
          />
          {minutes && <Outcome item={item} now={voting.items.find((each) => each.id === item.id)} />}
        </section>
      ))}
    </>
  );
}

function Notice({ one, voting }: Shown) {
  const { say, text, locale } = useSpeech();
  const official = useOfficialDay();
  const day = official(one.held_on);
  const chair = one.chair?.name ?? one.reported_chair;
  const points = [
    say("printed.when", { day }),
    one.place && say("printed.where", { place: one.place }),
    chair && say("printed.chairedBy", { name: text(chair) }),
    say("printed.itemsFollow"),
  ].filter(Boolean);
  return (
    <>
      <p className="to">{say("printed.to")}</p>
      <p>{say("printed.convened", { day, title: text(one.title) })}</p>
      {points.map((point, i) => (
        <p key={point}>{locale.startsWith("en") ? point : `${counted(i + 1)}、${point}`}</p>
      ))}
      <Items
        of={one.agenda.filter((item) => item.visibility !== "hidden")}
        voting={voting}
        minutes={false}
        level={2}
      />
      <p>{say("printed.declareBefore")}</p>
    </>
  );
}

function Minutes({ one, voting }: Shown) {
  const { say, text, locale } = useSpeech();
  const official = useOfficialDay();
  const chair = one.chair?.name ?? one.reported_chair;
  const opening = [
    say("printed.heldOn", { day: official(one.held_on), body: text(one.held_by.title), title: text(one.title) }),
    one.place && say("printed.tookPlace", { place: one.place }),
    chair && say("printed.presided", { name: text(chair) }),
  ].filter(Boolean);
  const confirmed = one.state === "minutes_confirmed" || one.state === "communique_published";
  return (
    <>
      <p>{opening.join(locale.startsWith("en") ? " " : "")}</p>
      <Items of={one.agenda} voting={voting} minutes level={1} />
      <Attended voting={voting} />
      <p>
        {say(
          one.confidence === "public_report"
            ? "printed.reported"
            : confirmed
              ? "printed.confirmed"
              : "printed.unconfirmed",
        )}
      </p>
    </>
  );
}

function Paper({ kind, one, children }: { kind: Kind; one: Meeting; children: ReactNode }) {
  const { say, text, locale, language } = useSpeech();
  const official = useOfficialDay();
  const body = text(one.held_by.title);
  const chinese = !locale.startsWith("en");
  const mark = say(marks[kind], { body }); // in one line, where the paper is wide enough
  const issued = one.documents.find((each) => each.kind === kind);
  const day = official(issued?.issued_on ?? today());
  return (
    <article className={`official ${chinese ? "gb" : "plain"}`} lang={language}>
      <p className="issuer" style={{ "--characters": mark.length * 1.1 } as CSSProperties}>
        {mark}
      </p>
      {issued && (
        <p className="document-number">
          <Said text={issued.number} />
        </p>
      )}
      <hr className="red" />
      <h2>{say(titles[kind], { title: text(one.title) })}</h2>
      <div className="body">{children}</div>
      {kind === "notice" && (
        <div className="signed">
          <p>{body}</p>
          <p>{day}</p>
        </div>
      )}
      <footer className="imprint">
        <p>{say("printed.copies")}</p>
        <p className="last">
          <span>{body}</span>
          <span>{say("printed.issuedOn", { day })}</span>
        </p>
      </footer>
      <Checkpoint />
    </article>
  );
}

function Sheets({ kind, one, voting }: { kind: Kind } & Shown) {
  return (
    <Paper kind={kind} one={one}>
      {kind === "notice" && <Notice one={one} voting={voting} />}
      {kind === "agenda" && (
        <Items
          of={one.agenda.filter((item) => item.visibility !== "hidden")}
          voting={voting}
          minutes={false}
          level={1}
        />
      )}
      {kind === "minutes" && <Minutes one={one} voting={voting} />}
    </Paper>
  );
}

/** Gives the paper its number and its day, which stay. */
function Issuing({ one, kind, onClose }: { one: Meeting; kind: Kind; onClose: () => void }) {
  const { say } = useSpeech();
  const { tell } = useTell();
  const [number, setNumber] = useState("");
  const [on, setOn] = useState(today());
  const { issuer_code: code } = one;
  const typed = number.trim();
  const send = useChange<Meeting>((now) => {
    tell(say("printed.issued", { number: now.documents.find((each) => each.kind === kind)?.number ?? "" }));
    onClose();
  });
  return (
    <DialogForm
      title={`${say("printed.issue")} · ${say(`printed.${kind}`)}`}
      send={say("printed.issue")}
      problem={send.error}
      idle={send.isPending || (typed === "" ? !code : !isDay(on))}
      onSend={() =>
        send.mutate({
          path: `/api/meetings/${one.id}/documents`,
          body: { kind, ...(typed && { number: typed, on }) },
        })
      }
      onClose={onClose}
    >
      <p className="quiet">{say("printed.issueWords")}</p>
      <Entry
        label="printed.number"
        name="number"
        problem={send.error}
        required={!code}
        maxLength={100}
        value={number}
        onChange={setNumber}
      />
      {typed && (
        <DayEntry label="printed.onDay" name="on" problem={send.error} required value={on} onChange={setOn} />
      )}
      <p className="quiet small">{code ? say("printed.nextNumber", { code }) : say("printed.typedNumber")}</p>
    </DialogForm>
  );
}

/** Takes a number back that was given by mistake. */
function Withdrawing({ one, kind, onClose }: { one: Meeting; kind: Kind; onClose: () => void }) {
  const { say } = useSpeech();
  const { tell } = useTell();
  const [reason, setReason] = useState("");
  const send = useChange<unknown>(() => {
    tell(say("printed.withdrawn"));
    onClose();
  });
  return (
    <DialogForm
      title={`${say("printed.withdraw")} · ${one.documents.find((each) => each.kind === kind)?.number ?? ""}`}
      send={say("printed.withdraw")}
      danger
      problem={send.error}
      idle={send.isPending || reason.trim() === ""}
      onSend={() =>
        send.mutate({ path: `/api/meetings/${one.id}/documents/withdrawal`, body: { kind, reason: reason.trim() } })
      }
      onClose={onClose}
    >
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

/** Why this paper cannot be given its number now. */
function WhyNot({ one, kind }: { one: Meeting; kind: Kind }) {
  const { say, text } = useSpeech();
  const may = one.may_issue.find((each) => each.step === kind);
  if (!may || may.allowed || !may.remedy) return null;
  return <p className="quiet unprinted">{say("printed.whyNot", { remedy: text(may.remedy) })}</p>;
}

export default function MeetingPrint() {
  const { say, text } = useSpeech();
  const [doing, setDoing] = useState<"issue" | "withdraw" | null>(null);
  const manages = useMay("manage_mandate");
  const close = () => setDoing(null);
  const { id = "", kind: asked = "" } = useParams();
  const kind = kinds.find((each) => each === asked) ?? "agenda";
  const read = useRead<Meeting>(`/api/meetings/${id}`);
  const voting = useRead<MeetingVoting>(`/api/meetings/${id}/voting`);
  return (
    <Waiting read={read}>
      {(one) => (
        <>
          <Head
            title={`${say(`printed.${kind}`)} · ${text(one.title)}`}
            crumbs={[
              { to: "/meetings", words: say("meetings.title") },
              { to: `/meetings/${one.id}`, words: text(one.title) },
            ]}
          >
            <nav className="buttons" aria-label={say("printed.kind")}>
              {kinds.map((each) => (
                <NavLink key={each} className="button" to={`/meetings/${one.id}/print/${each}`}>
                  {say(`printed.${each}`)}
                </NavLink>
              ))}
            </nav>
            {one.may_issue.some((each) => each.step === kind && each.allowed) && (
              <button type="button" className="button" onClick={() => setDoing("issue")}>
                {say("printed.issue")}
              </button>
            )}
            {manages && one.documents.some((each) => each.kind === kind) && (
              <button type="button" className="button" onClick={() => setDoing("withdraw")}>
                {say("printed.withdraw")}
              </button>
            )}
            <WordFile name={`${text(one.title)} ${say(`printed.${kind}`)}`} />
            <button type="button" className="button main" onClick={() => window.print()}>
              {say("printed.print")}
            </button>
          </Head>
          <WhyNot one={one} kind={kind} />
          {doing === "issue" && <Issuing one={one} kind={kind} onClose={close} />}
          {doing === "withdraw" && <Withdrawing one={one} kind={kind} onClose={close} />}
          <Waiting read={voting}>{(of) => <Sheets kind={kind} one={one} voting={of} />}</Waiting>
        </>
      )}
    </Waiting>
  );
}
