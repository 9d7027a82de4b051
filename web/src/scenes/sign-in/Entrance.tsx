// The place outside the door: the water scene on one side, the form on the other.
import type { ReactNode } from "react";
import { Display, LanguageSwitch } from "../../shell/Display";
import { Mark } from "../../shell/Frame";
import { Icon } from "../../parts/Icon";
import { Menu } from "../../parts/Menu";
import { useSession } from "../../api/hooks";
import { Said } from "../../parts/Words";
import { useSpeech } from "../../words";

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

export function Entrance({ children }: { children: ReactNode }) {
  const { say } = useSpeech();
  const session = useSession().data;
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
            {children}
          </div>
        </main>
      </div>
    </div>
  );
}

export function PasswordInput({
  shown,
  onShow,
  ...given
}: { shown: boolean; onShow: () => void } & React.InputHTMLAttributes<HTMLInputElement>) {
  const { say } = useSpeech();
  return (
    <span className="with-button">
      <input {...given} className="input" type={shown ? "text" : "password"} />
      <button
        type="button"
        className="button square"
        aria-pressed={shown}
        aria-label={say("entrance.showPassword")}
        onClick={onShow}
      >
        <Icon name="eye" />
      </button>
    </span>
  );
}
