// The place outside the door: the water scene on one side, the form on the other.
import { useEffect, type ReactNode } from "react";
import { useNavigate } from "react-router-dom";
import type { Problem } from "../../api/client";
import { queries, useChange, useSession } from "../../api/hooks";
import { Menu } from "../../parts/Menu";
import { Said } from "../../parts/Words";
import { Display, LanguageSwitch } from "../../shell/Display";
import { Mark } from "../../shell/Frame";
import { useSpeech, type Word } from "../../words";

/** A reservoir above, the pipe under pressure, the water led onward in channels. */
function River() {
  return (
    <svg
      className="river"
      viewBox="0 0 600 560"
      preserveAspectRatio="xMidYMax slice"
      aria-hidden="true"
      focusable="false"
    >
      <g fill="none" stroke="#8fdde3" strokeWidth="1.2">
        {[0, 1, 2, 3, 4, 5, 6, 7, 8].map((i) => (
          <path
            key={i}
            opacity={0.5 - i * 0.042}
            d={`M-10 ${96 + i * 15} C 130 ${92 + i * 16}, 190 ${100 + i * 17}, 262 ${168 + i * 18} S 400 ${330 + i * 14}, 610 ${338 + i * 22}`}
          />
        ))}
      </g>
      <g fill="none" stroke="#e6f7f8" strokeWidth="2" opacity="0.85">
        <path d="M246 96v128M318 96v150M232 96h100" />
        <path d="M246 128h72M246 140h72" opacity="0.6" />
        <path d="M282 96V70m-12 0h24" />
      </g>
    </svg>
  );
}

/** Opens the door with an address and a password, and goes on to `to`. */
export function useEnter(to: string): {
  send: (email: string, password: string, code?: string) => void;
  problem: Problem | null;
  busy: boolean;
} {
  const go = useNavigate();
  const enter = useChange(async () => {
    await queries.refetchQueries({ queryKey: ["/api/session"] });
    go(to, { replace: true });
  });
  return {
    send: (email, password, code) =>
      enter.mutate({ path: "/api/session", body: { email, password, ...(code && { code }) } }),
    problem: enter.error,
    busy: enter.isPending || enter.isSuccess,
  };
}

export function Entrance({ title, words, children }: { title: Word; words?: Word; children: ReactNode }) {
  const { say } = useSpeech();
  const session = useSession().data;
  useEffect(() => {
    document.title = `${say(title)} · ${say("shell.brand")}`;
  });
  return (
    <div className="entrance">
      <div className="scene">
        <River />
        <div className="mark">
          <Mark />
        </div>
        <p>{say("entrance.tagline")}</p>
      </div>
      <div className="right">
        <div className="tools buttons">
          <LanguageSwitch />
          <Menu keepOpen className="button plain small" label={say("shell.preferences")}>
            <Display />
          </Menu>
        </div>
        <main className="gate" id="content">
          <div>
            {session && (
              <p className="quiet">
                <Said text={session.instance.name} />
              </p>
            )}
            <h1>{say(title)}</h1>
            {words && <p className="quiet">{say(words)}</p>}
            {children}
          </div>
        </main>
      </div>
    </div>
  );
}
