// The choices of display: language, theme, size of text, unit of amounts, single-key shortcuts.
import { usePreferences } from "../parts/preferences";
import { Segments } from "../parts/Menu";
import { useUnit } from "../parts/Words";
import { choose, languages, useSpeech } from "../words";

export function LanguageSwitch() {
  const { language, say } = useSpeech();
  return (
    <Segments
      label={say("shell.language")}
      value={language}
      onChoose={(code) => {
        void choose(code);
      }}
      options={languages.map((one) => ({ value: one.code, words: one.short, lang: one.code, name: one.name }))}
    />
  );
}

export function Display() {
  const { say } = useSpeech();
  const { preferences, prefer } = usePreferences();
  const unit = useUnit();
  return (
    <>
      <div className="part">
        <span className="title">{say("shell.appearance")}</span>
        <Segments
          label={say("shell.appearance")}
          value={preferences.theme}
          onChoose={(theme) => prefer({ theme })}
          options={[
            { value: "system", words: say("shell.system") },
            { value: "light", words: say("shell.light") },
            { value: "dark", words: say("shell.dark") },
          ]}
        />
      </div>
      <div className="part">
        <span className="title">{say("shell.textSize")}</span>
        <Segments
          label={say("shell.textSize")}
          value={preferences.size}
          onChoose={(size) => prefer({ size })}
          options={[
            { value: "normal", words: say("shell.textNormal") },
            { value: "large", words: say("shell.textLarge") },
            { value: "largest", words: say("shell.textLargest") },
          ]}
        />
      </div>
      <div className="part">
        <span className="title">{say("shell.unit")}</span>
        <Segments
          label={say("shell.unit")}
          value={unit}
          onChoose={(chosen) => prefer({ unit: chosen })}
          options={[
            { value: "one", words: say("shell.unitOne") },
            { value: "ten_thousand", words: say("shell.unitWan") },
            { value: "hundred_million", words: say("shell.unitYi") },
          ]}
        />
      </div>
      <div className="part">
        <span className="title">{say("shell.shortcuts")}</span>
        <Segments
          label={say("shell.shortcuts")}
          value={preferences.shortcuts ? "on" : "off"}
          onChoose={(value) => prefer({ shortcuts: value === "on" })}
          options={[
            { value: "on", words: say("shell.on") },
            { value: "off", words: say("shell.off") },
          ]}
        />
      </div>
    </>
  );
}
