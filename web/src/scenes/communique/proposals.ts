// What a communiqué proposes, as one list to go through; and what a person made of each.
import type { ClauseClass, CommuniqueReading, PaperOutcome, ProposedItemKind } from "../../api/types";

export interface Clause {
  words: string;
  class: ClauseClass;
  verb: string;
  object: string;
  start: number;
  end: number;
}
interface Common {
  id: string;
  words: string;
  start: number;
  end: number;
}
export type Sort = "body" | "date" | "chair" | "item" | "paper" | "directive";
export type Proposal = Common &
  (
    | { sort: "body" }
    | { sort: "date"; day: string; inferred: boolean }
    | { sort: "chair"; office: string }
    | { sort: "item"; number: number; kind: ProposedItemKind }
    | { sort: "paper"; outcome: PaperOutcome; complete: boolean }
    | { sort: "directive"; key: string; recorded: number | null; owner: string; due: string; clauses: Clause[] }
  );

export function proposalsOf(reading: CommuniqueReading): Proposal[] {
  const out: Proposal[] = [];
  const { body, meeting_date: date, chair } = reading.header;
  if (body) out.push({ id: "body", sort: "body", words: body.text, start: body.start, end: body.end });
  if (date)
    out.push({
      id: "date",
      sort: "date",
      words: date.text,
      start: date.start,
      end: date.end,
      day: date.day ?? "",
      inferred: date.year_inferred,
    });
  if (chair)
    out.push({
      id: "chair",
      sort: "chair",
      words: chair.name,
      office: chair.office,
      start: chair.start,
      end: chair.end,
    });
  for (const item of reading.items)
    out.push({
      id: `item-${item.number}`,
      sort: "item",
      number: item.number,
      kind: item.kind,
      words: item.label?.text ?? "",
      start: item.start,
      end: item.end,
    });
  for (const paper of reading.papers)
    out.push({
      id: `paper-${paper.start}`,
      sort: "paper",
      words: paper.text,
      outcome: paper.outcome,
      complete: paper.list_complete,
      start: paper.start,
      end: paper.end,
    });
  for (const one of reading.directives)
    out.push({
      id: `directive-${one.key}`,
      sort: "directive",
      key: one.key,
      recorded: one.recorded ?? null,
      words: one.text,
      owner: one.owner?.text ?? "",
      due: one.due?.day ?? one.due?.text ?? "",
      clauses: one.clauses.map((clause) => ({ ...clause, words: clause.text })),
      start: one.start,
      end: one.end,
    });
  return out;
}

export type Verdict = "accepted" | "edited" | "dropped";
export interface Decision {
  verdict: Verdict;
  words: string;
}
export type Decisions = Readonly<Record<string, Decision>>;

export function decide(decisions: Decisions, id: string, decision: Decision | null): Decisions {
  if (decision) return { ...decisions, [id]: decision };
  return Object.fromEntries(Object.entries(decisions).filter(([one]) => one !== id));
}

/** What was taken over, with the words a person gave it, as a file for whoever records it. */
export function takenOver(reading: CommuniqueReading, proposals: readonly Proposal[], decisions: Decisions) {
  return {
    digest: reading.digest,
    taken: proposals.flatMap((proposal) => {
      const decision = decisions[proposal.id];
      return decision && decision.verdict !== "dropped"
        ? [{ ...proposal, words: decision.words, original_words: proposal.words }]
        : [];
    }),
  };
}

const taken = (decision: Decision | undefined): decision is Decision =>
  decision !== undefined && decision.verdict !== "dropped";

/** Directives that were taken over and are not in the record yet. */
export function waiting(
  proposals: readonly Proposal[],
  decisions: Decisions,
  recorded: Readonly<Record<string, number>>,
): string[] {
  return proposals.flatMap((one) =>
    one.sort === "directive" && taken(decisions[one.id]) && recorded[one.id] === undefined ? [one.id] : [],
  );
}

/** How an item enters the record: what was heard or adopted as the text says, all else as noted. */
function standing(reading: CommuniqueReading, decisions: Decisions, number: number, kind: ProposedItemKind) {
  const papers = reading.papers.filter((one) => one.item === number && taken(decisions[`paper-${one.start}`]));
  const decided = papers.find((one) =>
    ["adopted", "adopted_in_principle", "returned", "deferred"].includes(one.outcome),
  );
  const titles = papers.map((one) => decisions[`paper-${one.start}`]?.words ?? one.text);
  if (decided) return { kind: "deliberate", outcome: decided.outcome, papers: titles };
  return kind === "hear_report"
    ? { kind, outcome: "heard", papers: titles }
    : { kind: "study", outcome: "noted", papers: titles };
}

export interface Held {
  by: number;
  title: string;
  on: string;
}
/** What is asked of the server: the meeting, its items and directives, as far as they were taken over, each with its
 *  place in the text; and which proposal each directive was. */
export function report(
  reading: CommuniqueReading,
  proposals: readonly Proposal[],
  decisions: Decisions,
  held: Held,
  untitled: (number: number) => string,
) {
  const both = (words: string) => (reading.language === "zh" ? { zh: words, en: "" } : { zh: "", en: words });
  const items = proposals.filter((one) => one.sort === "item" && taken(decisions[one.id])) as Extract<
    Proposal,
    { sort: "item" }
  >[];
  const directives = proposals.filter((one) => one.sort === "directive" && taken(decisions[one.id])) as Extract<
    Proposal,
    { sort: "directive" }
  >[];
  const date = proposals.find((one) => one.sort === "date");
  const chair = decisions["chair"];
  const titleMost = 300;
  return {
    ids: directives.map((one) => one.id),
    ask: {
      digest: reading.digest,
      length: Array.from(reading.restored).length,
      held_by: held.by,
      title: both(held.title),
      held_on: held.on,
      day_inferred: date?.sort === "date" && date.inferred && date.day === held.on,
      ...(taken(chair) && { chair_name: chair.words }),
      items: items.map((one) => ({
        ...standing(reading, decisions, one.number, one.kind),
        title: both(decisions[one.id]?.words || untitled(one.number)),
        start: one.start,
        end: one.end,
      })),
      directives: directives.map((one) => {
        const words = decisions[one.id]?.words ?? one.words;
        const [first = ""] = words.split(/[，；;,\n]/);
        const title = Array.from(first.replace(/^要/, "").trim() || words)
          .slice(0, titleMost)
          .join("");
        const under = reading.directives.find((each) => each.key === one.key)?.item;
        const item = items.findIndex((each) => each.number === under) + 1;
        return {
          title: both(title),
          text: words,
          clauses: one.clauses.map(({ words: text, start, end, class: kind, verb, object }) => ({
            text,
            start,
            end,
            kind,
            verb,
            object,
          })),
          ...(item > 0 && { item }),
          start: one.start,
          end: one.end,
        };
      }),
    },
  };
}
