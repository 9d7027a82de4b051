// Choosing one of many by typing: the server is asked as one types, so ten thousand choices are as easy as ten.
import { useEffect, useId, useRef, useState } from "react";
import { get } from "../api/client";
import { useRead } from "../api/hooks";
import type { Page, Text } from "../api/types";
import { useSpeech } from "../words";
import type { Given } from "./Field";

export interface Named {
  id: number;
  name?: Text;
  title?: Text;
}
export interface ChooserProps {
  /** The list that is asked, with `text` as its filter. */
  path: string;
  value: number | null;
  /** The words of the value, when they are known already. */
  words?: Text | undefined;
  onChoose: (id: number | null, shown: string) => void;
  /** What a choice is called, where that is not its name or title; its title is shown beneath. */
  named?: (item: Named) => Text;
  given: Pick<Given, "id"> & Partial<Given>;
  placeholder?: string;
  /** The text typed is itself an answer; the choices are an offer. */
  free?: string;
  onFree?: (text: string) => void;
}

export function Chooser({ path, value, words, onChoose, given, placeholder, free, onFree, ...rest }: ChooserProps) {
  const { say, text } = useSpeech();
  const [typed, setTyped] = useState<string | null>(null);
  const [asked, setAsked] = useState("");
  const [moved, setMoved] = useState<number | null>(null); // by arrows or the mouse
  const latest = useRef<string | null>(null);
  const [picked, setPicked] = useState<Text | undefined>(undefined);
  const list = useId();
  const box = useRef<HTMLDivElement>(null);
  const open = typed !== null;
  const type = (to: string | null) => {
    latest.current = to;
    setTyped(to);
  };
  useEffect(() => {
    const waiting = window.setTimeout(() => {
      setAsked(typed ?? "");
      setMoved(null);
    }, 200);
    return () => window.clearTimeout(waiting);
  }, [typed]);
  const read = useRead<Page<Named>>(path, { text: asked, limit: 20 }, open);
  const one = useRead<Named>(
    `${path}/${value ?? 0}`,
    {},
    value !== null && words === undefined && picked === undefined,
  );
  const found = read.data?.items ?? [];
  const called = (item: Named) => rest.named?.(item) ?? item.name ?? item.title;
  const named = (item: Named | undefined) => text(item && called(item));
  const shown = free ?? typed ?? (value === null ? "" : text(picked ?? words) || named(one.data));
  // What is listed answers what was typed, not what was typed before.
  const answered = open && asked === typed && !read.isPlaceholderData && !read.isFetching;
  const best = (items: readonly Named[], wanted: string) =>
    Math.max(
      0,
      items.findIndex((item) => named(item).toLowerCase() === wanted.trim().toLowerCase()),
    );
  const at = moved ?? best(found, typed ?? "");
  const choose = (item: Named | undefined) => {
    if (!item) return;
    setPicked(called(item));
    onFree?.(named(item));
    onChoose(item.id, named(item));
    type(null);
  };
  // Enter came before the answer to what was typed: it waits for it, unless something else is typed meanwhile.
  const hurry = async (wanted: string) => {
    const { items } = await get<Page<Named>>(path, { text: wanted, limit: 20 });
    if (latest.current === wanted) choose(items[best(items, wanted)]);
  };
  return (
    <div
      className="chooser"
      ref={box}
      onBlur={(event) => {
        if (!box.current?.contains(event.relatedTarget)) type(null);
      }}
    >
      <input
        {...given}
        className="input"
        role="combobox"
        aria-expanded={open}
        aria-controls={open ? list : undefined}
        aria-autocomplete="list"
        aria-activedescendant={open && found[at] ? `${list}-${at}` : undefined}
        autoComplete="off"
        placeholder={placeholder ?? say("parts.choose")}
        value={shown}
        onClick={() => {
          if (!open) type(free ?? "");
        }}
        onChange={(event) => {
          type(event.target.value);
          onFree?.(event.target.value);
          if (!onFree && event.target.value === "") {
            setPicked(undefined);
            onChoose(null, "");
          }
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === "ArrowDown") {
            event.preventDefault();
            if (open) setMoved(Math.min(found.length - 1, at + 1));
            else type("");
          }
          if (event.key === "ArrowUp") {
            event.preventDefault();
            setMoved(Math.max(0, at - 1));
          }
          if (event.key === "Enter" && open && (!answered || found[at])) {
            event.preventDefault();
            if (answered) choose(found[at]);
            else void hurry(typed).catch(() => undefined); // what went wrong shows in the list
          }
          if (event.key === "Escape" && open) {
            event.stopPropagation();
            event.preventDefault();
            type(null);
          }
        }}
      />
      {open && (
        <ul
          className="options"
          role="listbox"
          id={list}
          tabIndex={-1}
          aria-label={placeholder ?? say("parts.choose")}
        >
          {found.map((item, i) => (
            <li
              key={item.id}
              id={`${list}-${i}`}
              role="option"
              aria-selected={i === at}
              onMouseDown={(event) => {
                event.preventDefault();
                choose(item);
              }}
              onMouseMove={() => setMoved(i)}
            >
              {named(item)}
              {rest.named && item.title && <div className="quiet">{text(item.title)}</div>}
            </li>
          ))}
          {found.length === 0 && (
            <li role="option" aria-selected="false" aria-disabled="true" className="quiet">
              {read.isFetching ? say("parts.loading") : say("parts.noMatch")}
            </li>
          )}
        </ul>
      )}
    </div>
  );
}
