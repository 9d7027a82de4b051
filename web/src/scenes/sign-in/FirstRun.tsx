// The two pages opened by a one-time link: the first administrator, and an invitation.
import { useEffect, useState } from "react";
import { useNavigate, useSearchParams } from "react-router-dom";
import { queries, useChange } from "../../api/hooks";
import { Field } from "../../parts/Field";
import { ProblemNote } from "../../parts/Page";
import { useSpeech, type Word } from "../../words";
import { Entrance, PasswordInput } from "./Entrance";

interface Joined {
  id: number;
  email: string;
}

/** The link makes the account; its password then opens the door like any other. */
function useJoin(password: string) {
  const go = useNavigate();
  const enter = useChange(async () => {
    await queries.refetchQueries({ queryKey: ["/api/session"] });
    go("/", { replace: true });
  });
  const join = useChange<Joined>((joined) =>
    enter.mutate({ path: "/api/session", body: { email: joined.email, password } }),
  );
  return { mutate: join.mutate, error: join.error ?? enter.error, isPending: join.isPending || enter.isPending };
}

function useToken(title: Word) {
  const { say } = useSpeech();
  const [search] = useSearchParams();
  useEffect(() => {
    document.title = `${say(title)} · ${say("shell.brand")}`;
  });
  return search.get("token") ?? "";
}

export function FirstRun() {
  const { say } = useSpeech();
  const token = useToken("entrance.firstRun");
  const [name, setName] = useState("");
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [shown, setShown] = useState(false);
  const create = useJoin(password);
  return (
    <Entrance>
      <h1>{say("entrance.firstRun")}</h1>
      <p className="quiet">{say("entrance.firstRunWords")}</p>
      {token === "" && <p className="problem">{say("entrance.noToken")}</p>}
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          create.mutate({
            path: "/api/first-run",
            body: { token, name: name.trim(), email: email.trim(), password },
          });
        }}
      >
        <Field label={say("entrance.name")} name="name" problem={create.error} required>
          {(given) => (
            <input
              {...given}
              className="input"
              autoComplete="name"
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        <Field label={say("entrance.email")} name="email" problem={create.error} required>
          {(given) => (
            <input
              {...given}
              className="input"
              type="email"
              autoComplete="username"
              value={email}
              onChange={(event) => setEmail(event.target.value)}
            />
          )}
        </Field>
        <Field
          label={say("entrance.password")}
          name="password"
          problem={create.error}
          help={say("shell.passwordRule")}
          required
        >
          {(given) => (
            <PasswordInput
              {...given}
              shown={shown}
              onShow={() => setShown(!shown)}
              autoComplete="new-password"
              value={password}
              onChange={(event) => setPassword(event.target.value)}
            />
          )}
        </Field>
        <ProblemNote problem={create.error} />
        <button
          type="submit"
          className="button main"
          disabled={create.isPending || !token || !name || !email || !password}
        >
          {say("entrance.create")}
        </button>
      </form>
    </Entrance>
  );
}

export function Invitation() {
  const { say } = useSpeech();
  const token = useToken("entrance.invitation");
  const [password, setPassword] = useState("");
  const [shown, setShown] = useState(false);
  const accept = useJoin(password);
  return (
    <Entrance>
      <h1>{say("entrance.invitation")}</h1>
      <p className="quiet">{say("entrance.invitationWords")}</p>
      {token === "" && <p className="problem">{say("entrance.noToken")}</p>}
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          accept.mutate({ path: "/api/invitations/accept", body: { token, password } });
        }}
      >
        <Field
          label={say("shell.passwordNext")}
          name="password"
          problem={accept.error}
          help={say("shell.passwordRule")}
          required
        >
          {(given) => (
            <PasswordInput
              {...given}
              shown={shown}
              onShow={() => setShown(!shown)}
              autoComplete="new-password"
              value={password}
              onChange={(event) => setPassword(event.target.value)}
            />
          )}
        </Field>
        <ProblemNote problem={accept.error} />
        <button type="submit" className="button main" disabled={accept.isPending || !token || !password}>
          {say("entrance.accept")}
        </button>
      </form>
    </Entrance>
  );
}
