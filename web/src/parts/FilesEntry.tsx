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
  onChange: (files: Upload[]) => void;
}

export function FilesEntry({ label, help, name, problem, value, onChange }: Props) {
  const { say } = useSpeech();
  const [failed, setFailed] = useState<Problem | null>(null);
  const keep = async (chosen: File) => {
    setFailed(null);
    try {
      const kept = await upload<Upload>("/api/uploads", chosen, () => undefined);
      const others = value.filter((each) => each.digest !== kept.digest);
      onChange([...others, { name: kept.name, digest: kept.digest, size: kept.size }]);
    } catch (error) {
      if (error instanceof Problem) setFailed(error);
      else throw error;
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
                onClick={() => onChange(value.filter((each) => each !== file))}
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
            onChange={(event) => {
              const chosen = event.target.files?.[0];
              if (chosen) void keep(chosen);
              event.target.value = "";
            }}
          />
        )}
      </Field>
      <ProblemNote problem={failed} />
    </>
  );
}
