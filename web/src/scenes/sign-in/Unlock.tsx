// The page a mailed link opens: lifts the lock on an account, once.
import { useNavigate, useSearchParams } from "react-router-dom";
import { useChange } from "../../api/hooks";
import { Form } from "../../parts/inputs";
import { useSpeech } from "../../words";
import { Entrance } from "./Entrance";

export default function Unlock() {
  const { say } = useSpeech();
  const go = useNavigate();
  const token = useSearchParams()[0].get("token") ?? "";
  const lift = useChange(() => go("/sign-in", { replace: true }));
  return (
    <Entrance title="door.unlockTitle" words="door.unlockWords">
      <Form
        send={say("door.unlockTitle")}
        problem={lift.error}
        idle={lift.isPending || token === ""}
        onSend={() => lift.mutate({ path: "/api/session/unlock", body: { token } })}
      >
        {null}
      </Form>
    </Entrance>
  );
}
