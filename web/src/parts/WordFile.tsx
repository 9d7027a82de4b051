// The paper on this page as a Word file, in our layout or in an office's own template.
import { useRef, useState } from "react";
import { useSpeech } from "../words";
import { download } from "./download";
import { Icon } from "./Icon";
import { Menu } from "./Menu";

export function WordFile({ name }: { name: string }) {
  const { say } = useSpeech();
  const [failed, setFailed] = useState(false);
  const chooser = useRef<HTMLInputElement>(null);
  const make = async (template?: File) => {
    const article = document.querySelector("article.official");
    if (!article) return;
    setFailed(false);
    const word = await import("./word_file");
    const paper = word.readOfficial(article);
    try {
      download(`${name}.docx`, await (template ? word.filledTemplate(template, paper) : word.wordFile(paper)));
    } catch {
      setFailed(true);
    }
  };
  return (
    <>
      <Menu
        className="button"
        label={
          <>
            <Icon name="download" />
            {say("printed.word")}
          </>
        }
      >
        <button type="button" onClick={() => void make()}>
          {say("printed.wordFile")}
        </button>
        <button type="button" onClick={() => chooser.current?.click()}>
          {say("printed.ownTemplate")}
        </button>
      </Menu>
      <input
        ref={chooser}
        type="file"
        accept=".docx"
        hidden
        aria-label={say("printed.ownTemplate")}
        onChange={(event) => {
          const [chosen] = event.target.files ?? [];
          event.target.value = "";
          if (chosen) void make(chosen);
        }}
      />
      {failed && (
        <p className="problem" role="alert">
          {say("printed.noTemplate")}
        </p>
      )}
    </>
  );
}
