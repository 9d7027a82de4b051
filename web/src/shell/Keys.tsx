// The keyboard: / and Ctrl-K search, g and a letter goes somewhere, ? tells all this. Single keys can be switched off.
import { Fragment, useEffect, useRef } from "react";
import { useNavigate } from "react-router-dom";
import { Dialog } from "../parts/Dialog";
import { usePreferences } from "../parts/preferences";
import { useSpeech } from "../words";
import type { Place } from "./places";

function typing(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

export function useKeys(open: readonly Place[], onSearch: () => void, onHelp: () => void): void {
  const { preferences } = usePreferences();
  const go = useNavigate();
  const prefix = useRef(0);
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
        event.preventDefault();
        onSearch();
        return;
      }
      if (!preferences.shortcuts || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      if (typing(event.target) || document.querySelector("dialog[open]")) return;
      if (event.key === "/") {
        event.preventDefault();
        onSearch();
        return;
      }
      if (event.key === "?") {
        event.preventDefault();
        onHelp();
        return;
      }
      if (event.timeStamp - prefix.current < 1500) {
        const place = open.find((one) => one.key === event.key);
        prefix.current = 0;
        if (place) {
          event.preventDefault();
          go(place.to);
        }
        return;
      }
      prefix.current = event.key === "g" ? event.timeStamp : 0;
    };
    window.addEventListener("keydown", pressed);
    return () => window.removeEventListener("keydown", pressed);
  }, [open, onSearch, onHelp, preferences.shortcuts, go]);
}

export function KeyHelp({ open, onClose }: { open: readonly Place[]; onClose: () => void }) {
  const { say } = useSpeech();
  const row = (keys: string[], words: string) => (
    <>
      <dt>
        {keys.map((key) => (
          <kbd key={key}>{key}</kbd>
        ))}
      </dt>
      <dd>{words}</dd>
    </>
  );
  return (
    <Dialog title={say("shell.help")} onClose={onClose}>
      <dl className="facts">
        {row(["/"], say("shell.helpSearch"))}
        {row(["Ctrl K"], say("shell.helpSearch"))}
        {row(["↑", "↓", "j", "k"], say("shell.helpRows"))}
        {row(["Enter"], say("shell.helpOpen"))}
        {row(["Esc"], say("shell.helpClose"))}
        {row(["?"], say("shell.helpHelp"))}
      </dl>
      <p className="quiet">{say("shell.helpGo")}</p>
      <dl className="facts">
        {open.map((place) => (
          <Fragment key={place.to}>{row(["g", place.key], say(place.word))}</Fragment>
        ))}
      </dl>
    </Dialog>
  );
}
