// Changing one's own password.
import { useState } from "react";
import { useChange } from "../api/hooks";
import { Dialog } from "../parts/Dialog";
import { Field } from "../parts/Field";
import { ProblemNote } from "../parts/Page";
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
  return (
    <Dialog title={say("shell.changePassword")} onClose={onClose}>
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          change.mutate({ path: "/api/session/password", body: { current, next } });
        }}
      >
        <Field label={say("shell.passwordNow")} name="current" problem={change.error} required>
          {(given) => (
            <input
              {...given}
              className="input"
              type="password"
              autoComplete="current-password"
              value={current}
              onChange={(event) => setCurrent(event.target.value)}
            />
          )}
        </Field>
        <Field
          label={say("shell.passwordNext")}
          name="next"
          problem={change.error}
          help={say("shell.passwordRule")}
          required
        >
          {(given) => (
            <input
              {...given}
              className="input"
              type="password"
              autoComplete="new-password"
              value={next}
              onChange={(event) => setNext(event.target.value)}
            />
          )}
        </Field>
        <ProblemNote problem={change.error} />
        <div className="buttons">
          <button type="submit" className="button main" disabled={change.isPending || !current || !next}>
            {say("shell.changePassword")}
          </button>
          <button type="button" className="button" onClick={onClose}>
            {say("parts.cancel")}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
