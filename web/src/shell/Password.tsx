// Changing one's own password.
import { useState } from "react";
import { useChange } from "../api/hooks";
import { DialogForm, PasswordEntry } from "../parts/inputs";
import { useTell } from "../parts/Toasts";
import { useSpeech } from "../words";

export function Password({ onClose }: { onClose: () => void }) {
  const { say } = useSpeech();
  const { tell } = useTell();
  const [current, setCurrent] = useState("");
  const [next, setNext] = useState("");
  const change = useChange(() => {
    tell(say("shell.passwordChanged"));
    onClose();
  });
  const problem = change.error;
  return (
    <DialogForm
      title={say("shell.changePassword")}
      send={say("shell.changePassword")}
      problem={problem}
      idle={change.isPending || !current || !next}
      onSend={() => change.mutate({ path: "/api/session/password", body: { current, next } })}
      onClose={onClose}
    >
      <PasswordEntry
        label="shell.passwordNow"
        name="current"
        required
        {...{ problem }}
        value={current}
        onChange={setCurrent}
      />
      <PasswordEntry
        label="shell.passwordNext"
        name="next"
        fresh
        required
        {...{ problem }}
        value={next}
        onChange={setNext}
      />
    </DialogForm>
  );
}
