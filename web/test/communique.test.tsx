// A communiqué on the screen: marks where the text was changed, and proposals decided by the keyboard.
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { fireEvent, render, screen, waitFor } from "@testing-library/react";
import { MemoryRouter } from "react-router-dom";
import { afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import type { CommuniqueReading } from "../src/api/types";
import { placeInOriginal, stretches } from "../src/scenes/communique/marked";
import { decide, proposalsOf, report, takenOver, waiting } from "../src/scenes/communique/proposals";
import { ProposalList } from "../src/scenes/communique/ProposalList";
import { start } from "../src/words";

const reading = {
  digest: "ab".repeat(32),
  encoding: "UTF-8",
  language: "zh",
  meeting: true,
  original: "會(huì )議強調,要加強領導。𠮷",
  restored: "会议强调，要加强领导。𠮷",
  marks: [
    { kind: "converted_script", from: 0, to: 1, start: 0, end: 1, before: "會", after: "会" },
    { kind: "removed_reading", from: 1, to: 7, start: 1, end: 1, before: "(huì )", after: "" },
    { kind: "converted_script", from: 7, to: 9, start: 1, end: 3, before: "議強", after: "议强" },
    { kind: "converted_script", from: 9, to: 10, start: 3, end: 4, before: "調", after: "调" },
    { kind: "width", from: 10, to: 11, start: 4, end: 5, before: ",", after: "，" },
    { kind: "converted_script", from: 13, to: 16, start: 7, end: 10, before: "強領導", after: "强领导" },
  ],
  header: {
    syndicated: false,
    titles: [],
    topics: [],
    topics_complete: true,
    body: { text: "会议", start: 0, end: 2 },
  },
  items: [{ number: 1, kind: "other", label_inferred: false, start: 0, end: 11 }],
  study_items: [],
  reports: [],
  papers: [],
  findings: [],
  directives: [
    {
      key: "k1",
      item: 1,
      text: "要加强领导",
      start: 5,
      end: 10,
      clauses: [{ text: "要加强领导", start: 5, end: 10, class: "action", verb: "加强", object: "领导" }],
    },
  ],
} as CommuniqueReading;

describe("the marked texts", () => {
  test("say the whole text on both sides, cut where it was changed", () => {
    for (const side of ["original", "restored"] as const)
      expect(
        stretches(reading, side, null)
          .map((one) => one.words)
          .join(""),
      ).toBe(reading[side]);
    expect(stretches(reading, "original", null)[1]).toEqual({
      words: "(huì )",
      kind: "removed_reading",
      other: "",
      focused: false,
    });
  });
  test("show the proposal in focus, inside a change too", () => {
    const focused = (side: "original" | "restored", focus: { start: number; end: number } | null) =>
      stretches(reading, side, focus)
        .filter((one) => one.focused)
        .map((one) => one.words)
        .join("");
    expect(focused("restored", { start: 5, end: 10 })).toBe("要加强领导");
    expect(focused("restored", { start: 2, end: 4 })).toBe("强调");
    expect(focused("restored", { start: 11, end: 12 })).toBe("𠮷");
    expect(focused("original", placeInOriginal(reading, { start: 5, end: 10 }))).toBe("要加強領導");
    expect(focused("original", placeInOriginal(reading, { start: 11, end: 12 }))).toBe("𠮷");
    expect(placeInOriginal(reading, null)).toBeNull();
  });
});

describe("the proposals", () => {
  test("are what the reading holds, without an owner the text does not name", () => {
    const proposals = proposalsOf(reading);
    expect(proposals.map((one) => one.sort)).toEqual(["body", "item", "directive"]);
    expect(proposals[2]).toMatchObject({ owner: "", due: "" });
  });
  test("that were dropped are not taken over, the edited ones with both words", () => {
    const proposals = proposalsOf(reading);
    let decisions = decide({}, "body", { verdict: "dropped", words: "会议" });
    decisions = decide(decisions, "directive-k1", { verdict: "edited", words: "要加强党的领导" });
    expect(takenOver(reading, proposals, decisions).taken).toMatchObject([
      { id: "directive-k1", words: "要加强党的领导", original_words: "要加强领导" },
    ]);
    expect(takenOver(reading, proposals, decide(decisions, "directive-k1", null)).taken).toEqual([]);
    expect(waiting(proposals, decide(decisions, "directive-k1", null), {})).toEqual([]);
    expect(waiting(proposals, decisions, {})).toEqual(["directive-k1"]);
    expect(waiting(proposals, decisions, { "directive-k1": 4 })).toEqual([]);
    // An edited one keeps its clauses and its place: those are of the source. Its item goes with it when it is taken.
    const held = { by: 7, title: "会议", on: "2026-01-02" };
    const untitled = (number: number) => `议题${number}`;
    const asked = report(reading, proposals, decisions, held, untitled);
    expect(asked).toEqual({
      ids: ["directive-k1"],
      ask: {
        digest: reading.digest,
        length: 12,
        held_by: 7,
        title: { zh: "会议", en: "" },
        held_on: "2026-01-02",
        day_inferred: false,
        items: [],
        directives: [
          {
            title: { zh: "加强党的领导", en: "" },
            text: "要加强党的领导",
            clauses: [{ text: "要加强领导", start: 5, end: 10, kind: "action", verb: "加强", object: "领导" }],
            start: 5,
            end: 10,
          },
        ],
      },
    });
    const withItem = decide(decisions, "item-1", { verdict: "accepted", words: "" });
    const under = report(reading, proposals, withItem, held, untitled).ask;
    expect(under.items).toEqual([
      { kind: "study", outcome: "noted", papers: [], title: { zh: "议题1", en: "" }, start: 0, end: 11 },
    ]);
    expect(under.directives[0]).toMatchObject({ item: 1 });
  });
});

function show(of: CommuniqueReading, onFocus: (place: unknown) => void = () => undefined) {
  render(
    <QueryClientProvider client={new QueryClient()}>
      <MemoryRouter>
        <ProposalList reading={of} onFocus={onFocus} />
      </MemoryRouter>
    </QueryClientProvider>,
  );
}

describe("the list", () => {
  beforeAll(() => start("en"));
  test("is gone through by the keyboard alone", async () => {
    const places: unknown[] = [];
    show(reading, (place) => places.push(place));
    const rows = Array.from(document.querySelectorAll<HTMLElement>(".proposals > li"));
    rows[0]?.focus();
    expect(places.at(-1)).toEqual({ start: 0, end: 2 });
    fireEvent.keyDown(rows[0] as HTMLElement, { key: "x" });
    expect(rows[0]?.className).toBe("dropped");
    fireEvent.keyDown(rows[0] as HTMLElement, { key: "ArrowDown" });
    expect(document.activeElement).toBe(rows[1]);
    fireEvent.keyDown(rows[1] as HTMLElement, { key: "j" });
    expect(document.activeElement).toBe(rows[2]);
    expect(places.at(-1)).toEqual({ start: 5, end: 10 });
    fireEvent.keyDown(rows[2] as HTMLElement, { key: "a" });
    expect(rows[2]?.className).toBe("accepted");
    fireEvent.keyDown(rows[2] as HTMLElement, { key: "u" });
    expect(rows[2]?.className).toBe("");
    fireEvent.keyDown(rows[2] as HTMLElement, { key: "e" });
    const field = await screen.findByRole("textbox", { name: "Words" });
    fireEvent.change(field, { target: { value: "要改" } });
    fireEvent.keyDown(field, { key: "x" }); // typing decides nothing
    expect(rows[2]?.className).toBe("");
    fireEvent.submit(field.closest("form") as HTMLFormElement);
    expect(rows[2]?.className).toBe("edited");
    expect(rows[2]?.textContent).toContain("要改");
    expect(screen.getByRole("button", { name: /Download 1 / })).toBeTruthy();
  });

  describe("writes what was taken over", () => {
    afterEach(() => vi.unstubAllGlobals());
    const sent: { path: string; body: unknown }[] = [];
    /** A server with one body, which answers a capture so. */
    const server = (status: number, answer: unknown) =>
      vi.stubGlobal("fetch", (path: string, init?: RequestInit) => {
        const said = (body: unknown, code = 200) =>
          Promise.resolve(new Response(JSON.stringify(body), { status: code }));
        if (path.startsWith("/api/bodies"))
          return said({ items: [{ id: 7, name: { zh: "常委会", en: "Committee" } }], next: "", total: 1 });
        sent.push({ path, body: JSON.parse(String(init?.body)) });
        return said(answer, status);
      });
    const record = async () => {
      sent.length = 0;
      show(reading);
      const row = document.querySelectorAll<HTMLElement>(".proposals > li")[2] as HTMLElement;
      row.focus();
      fireEvent.keyDown(row, { key: "a" });
      const body = screen.getByLabelText("Body that laid it down");
      fireEvent.focus(body);
      fireEvent.change(body, { target: { value: "C" } });
      fireEvent.mouseDown(await screen.findByText("Committee"));
      const title = screen.getByLabelText("Title of the meeting");
      fireEvent.change(title, { target: { value: "常委会会议" } });
      fireEvent.change(screen.getByLabelText("Held on"), { target: { value: "2026-01-02" } });
      fireEvent.click(screen.getByRole("button", { name: "Record the meeting and 1 directive" }));
      await waitFor(() => expect(row.textContent).toContain("recorded"));
      return row;
    };
    test("in one act, with the place it was read from, and nothing more can be decided of it", async () => {
      server(200, { id: 40, items: 0, captured: 1, directives: [41] });
      const row = await record();
      expect(sent).toHaveLength(1);
      expect(sent[0]).toMatchObject({
        path: "/api/reported-meetings",
        body: { held_by: 7, held_on: "2026-01-02", directives: [{ start: 5, end: 10 }] },
      });
      expect(JSON.stringify(sent[0]?.body)).not.toContain("owner");
      expect(row.querySelector("a")?.getAttribute("href")).toBe("/directives/41");
      expect(screen.getByRole("link", { name: "Open the meeting recorded" }).getAttribute("href")).toBe(
        "/meetings/40",
      );
      fireEvent.keyDown(row, { key: "x" });
      expect(row.className).toBe("accepted");
    });
    test("and proposes nothing twice that was recorded from the same place", () => {
      show({ ...reading, directives: reading.directives.map((one) => ({ ...one, recorded: 12 })) });
      const row = document.querySelectorAll<HTMLElement>(".proposals > li")[2] as HTMLElement;
      fireEvent.keyDown(row, { key: "a" });
      expect(row.className).toBe("");
      expect(row.querySelector("a")?.getAttribute("href")).toBe("/directives/12");
    });
  });
});
