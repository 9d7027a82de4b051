// One file that is uploaded as soon as it is chosen, and known by its digest from then on.
import { useState } from "react";
import { Problem, upload } from "../../api/client";
import type { Upload } from "../../api/types";
import { Field } from "../../parts/Field";
import { Icon } from "../../parts/Icon";
import { ProblemNote } from "../../parts/Page";
import { useSpeech } from "../../words";

interface Props {
  value: Upload | null;
  onChange: (file: Upload | null) => void;
  problem: Problem | null;
}

export function FileEntry({ value, onChange, problem }: Props) {
  const { say } = useSpeech();
  const [failed, setFailed] = useState<Problem | null>(null);
  const keep = async (chosen: File) => {
    setFailed(null);
    onChange(null);
    try {
      const { name, digest, size } = await upload<Upload>("/api/uploads", chosen, () => undefined);
      onChange({ name, digest, size });
    } catch (error) {
      if (error instanceof Problem) setFailed(error);
      else throw error;
    }
  };
  return (
    <>
      <Field label={say("papers.file")} help={say("papers.fileHelp")} name="file" problem={problem} required>
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
      {value && (
        <p role="status">
          <Icon name="record" /> {value.name}
        </p>
      )}
      <ProblemNote problem={failed} />
    </>
  );
}
