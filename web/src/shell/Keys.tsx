// The keyboard: / and Ctrl-K search, g and a letter goes somewhere, ? tells all this. Single keys can be switched off.
import { Fragment, useEffect } from "react";
import { useNavigate } from "react-router-dom";
import { Dialog } from "../parts/Dialog";
import { usePreferences } from "../parts/preferences";
import { alone, going, stepKeys } from "../parts/step_keys";
import { useSpeech } from "../words";
import type { Place } from "./places";

export function useKeys(open: readonly Place[], onSearch: () => void, onHelp: () => void): void {
  const { preferences } = usePreferences();
  const go = useNavigate();
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
        event.preventDefault();
        onSearch();
        return;
      }
      if (!preferences.shortcuts || !alone(event)) return;
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
      if (going.waits(event)) {
        const place = open.find((one) => one.key === event.key);
        going.end();
        event.preventDefault();
        if (place) go(place.to);
        return;
      }
      if (event.key === "g") going.begin(event);
    };
    window.addEventListener("keydown", pressed);
    return () => window.removeEventListener("keydown", pressed);
  }, [open, onSearch, onHelp, preferences.shortcuts, go]);
}

export function KeyHelp({ open, onClose }: { open: readonly Place[]; onClose: () => void }) {
  const { say, term } = useSpeech();
  const decisions = [
    { words: "milestoneSteps", title: "shell.helpMilestone" },
    { words: "claimSteps", title: "shell.helpClaim" },
  ] as const;
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
      {decisions.map(({ words, title }) => (
        <Fragment key={words}>
          <p className="quiet">{say(title)}</p>
          <dl className="facts">
            {Object.entries(stepKeys[words]).map(([key, step]) => (
              <Fragment key={key}>{row([key], term(words, step))}</Fragment>
            ))}
          </dl>
        </Fragment>
      ))}
      <p className="quiet">{say("shell.helpDoubts")}</p>
      <dl className="facts">
        {row(["s"], say("portfolio.same"))}
        {row(["d"], say("portfolio.different"))}
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
