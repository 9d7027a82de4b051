// Search over everything, from anywhere: opened by / or Ctrl-K, driven by the arrow keys.
import { useEffect, useId, useState } from "react";
import { useNavigate } from "react-router-dom";
import { useRead } from "../api/hooks";
import type { Found, FoundKind } from "../api/types";
import { Dialog } from "../parts/Dialog";
import { inLanguage, useSpeech } from "../words";

const addresses: Record<FoundKind, string> = {
  award: "/awards/",
  milestone: "/milestones/",
  programme: "/programmes/",
  organisation: "/organisations/",
  appropriation: "/money/appropriations/",
  payment: "/payments/",
  payee: "/payees/",
  pilot: "/pilots/",
  practice: "/practices/",
  person: "/administration/people/",
};

/** The text with its marked stretches, counted in whole characters. */
export function Marked({ words, marks }: { words: string; marks: number[][] }) {
  const parts = [];
  const characters = [...words];
  const part = (from: number, to?: number) => characters.slice(from, to).join("");
  let at = 0;
  for (const [from = 0, to = 0] of marks) {
    if (from < at || to > characters.length || to <= from) continue;
    if (from > at) parts.push(<span key={at}>{part(at, from)}</span>);
    parts.push(<mark key={`m${from}`}>{part(from, to)}</mark>);
    at = to;
  }
  parts.push(<span key="rest">{part(at)}</span>);
  return <>{parts}</>;
}

export function Search({ onClose }: { onClose: () => void }) {
  const { say, term, language } = useSpeech();
  const go = useNavigate();
  const [text, setText] = useState("");
  const [asked, setAsked] = useState("");
  const [at, setAt] = useState(0);
  const list = useId();
  useEffect(() => {
    const waiting = window.setTimeout(() => {
      setAsked(text.trim());
      setAt(0);
    }, 180);
    return () => window.clearTimeout(waiting);
  }, [text]);
  const read = useRead<{ items: Found[]; total: number }>("/api/search", { q: asked }, asked !== "");
  const found = asked === "" ? [] : (read.data?.items ?? []);
  const open = (one: Found | undefined) => {
    if (!one) return;
    onClose();
    go(addresses[one.kind as FoundKind] + one.id);
  };
  return (
    <Dialog bare kind="palette" title={say("shell.search")} onClose={onClose}>
      <input
        autoFocus
        type="search"
        value={text}
        placeholder={say("shell.searchHint")}
        aria-label={say("shell.search")}
        role="combobox"
        aria-expanded={found.length > 0}
        aria-controls={list}
        aria-activedescendant={found[at] ? `${list}-${at}` : undefined}
        autoComplete="off"
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === "ArrowDown") {
            event.preventDefault();
            setAt(Math.min(found.length - 1, at + 1));
          }
          if (event.key === "ArrowUp") {
            event.preventDefault();
            setAt(Math.max(0, at - 1));
          }
          if (event.key === "Enter") {
            event.preventDefault();
            open(found[at]);
          }
        }}
      />
      <div className="found" role="listbox" id={list} aria-label={say("shell.search")}>
        {found.map((one, i) => {
          const title = inLanguage(one.title, language);
          const subtitle = inLanguage(one.subtitle, language);
          return (
            <div
              key={`${one.kind}${one.id}`}
              id={`${list}-${i}`}
              role="option"
              aria-selected={i === at}
              onClick={() => open(one)}
              onMouseMove={() => setAt(i)}
            >
              <span className="kind">{term("kinds", one.kind)}</span>
              <span>
                <span lang={title.lang}>
                  <Marked words={title.words} marks={one.marks} />
                </span>
                <br />
                <span className="quiet" lang={subtitle.lang}>
                  {subtitle.words}
                </span>
              </span>
            </div>
          );
        })}
      </div>
      {found.length === 0 && (
        <p className="empty">
          {asked === "" || read.isPending ? say("shell.searchStart") : say("shell.searchEmpty", { text: asked })}
        </p>
      )}
      <div className="foot">
        <span aria-live="polite">
          {asked !== "" && read.data ? say("shell.searchTotal", { count: read.data.total }) : ""}
        </span>
        <span>{say("shell.searchKeys")}</span>
      </div>
    </Dialog>
  );
}
