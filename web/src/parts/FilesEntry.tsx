// Files that are uploaded as soon as they are chosen, each known by its digest from then on.
import { useState } from "react";
import { Problem, upload } from "../api/client";
import type { Upload } from "../api/types";
import { useSpeech } from "../words";
import { Field } from "./Field";
import { Icon } from "./Icon";
import { ProblemNote } from "./Page";
import { Said } from "./Words";

interface Props {
  label: string;
  help?: string;
  name: string;
  problem?: Problem | null;
  value: readonly Upload[];
  /** Given what changes the files there are then, for another upload may have ended meanwhile. */
  onChange: (change: (before: readonly Upload[]) => Upload[]) => void;
  /** How many uploads have not ended; a form waits for them. */
  onWait: (change: (before: number) => number) => void;
}

export function FilesEntry({ label, help, name, problem, value, onChange, onWait }: Props) {
  const { say } = useSpeech();
  const [failed, setFailed] = useState<Problem | null>(null);
  const keep = async (chosen: File) => {
    setFailed(null);
    onWait((count) => count + 1);
    try {
      const { name, digest, size } = await upload<Upload>("/api/uploads", chosen, () => undefined);
      onChange((before) => [...before.filter((each) => each.digest !== digest), { name, digest, size }]);
    } catch (error) {
      if (error instanceof Problem) setFailed(error);
      else throw error;
    } finally {
      onWait((count) => count - 1);
    }
  };
  return (
    <>
      {value.length > 0 && (
        <ul className="lines">
          {value.map((file) => (
            <li key={file.digest}>
              <span>
                <Icon name="record" /> <Said text={file.name} />
              </span>
              <button
                type="button"
                className="button small square"
                aria-label={say("parts.dropFile", { name: file.name })}
                onClick={() => onChange((before) => before.filter((each) => each.digest !== file.digest))}
              >
                <Icon name="close" />
              </button>
            </li>
          ))}
        </ul>
      )}
      <Field label={label} {...(help && { help })} name={name} problem={problem ?? null}>
        {(given) => (
          <input
            {...given}
            className="input"
            type="file"
            multiple
            onChange={(event) => {
              for (const chosen of event.target.files ?? []) void keep(chosen);
              event.target.value = "";
            }}
          />
        )}
      </Field>
      <ProblemNote problem={failed} />
    </>
  );
}
