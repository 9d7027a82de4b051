// Signing in.
import { useEffect, useState } from "react";
import { useLocation, useNavigate } from "react-router-dom";
import { queries, useChange, useSession } from "../../api/hooks";
import { Field } from "../../parts/Field";
import { ProblemNote } from "../../parts/Page";
import { Said } from "../../parts/Words";
import { useSpeech } from "../../words";
import { Entrance, PasswordInput } from "./Entrance";

export default function SignIn() {
  const { say, term } = useSpeech();
  const session = useSession().data;
  const go = useNavigate();
  const from = (useLocation().state as { from?: string } | null)?.from ?? "/";
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [shown, setShown] = useState(false);
  const enter = useChange(async () => {
    await queries.refetchQueries({ queryKey: ["/api/session"] });
    go(from, { replace: true });
  });
  useEffect(() => {
    document.title = `${say("entrance.signIn")} · ${say("shell.brand")}`;
  });
  return (
    <Entrance>
      <h1>{say("entrance.signIn")}</h1>
      {session?.instance.first_run && <p className="problem">{say("entrance.firstRunNeeded")}</p>}
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          enter.mutate({ path: "/api/session", body: { email: email.trim(), password } });
        }}
      >
        <Field label={say("entrance.email")} name="email" problem={enter.error}>
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
        <Field label={say("entrance.password")} name="password" problem={enter.error}>
          {(given) => (
            <PasswordInput
              {...given}
              shown={shown}
              onShow={() => setShown(!shown)}
              autoComplete="current-password"
              value={password}
              onChange={(event) => setPassword(event.target.value)}
            />
          )}
        </Field>
        <ProblemNote problem={enter.error} />
        <button type="submit" className="button main" disabled={enter.isPending || !email || !password}>
          {say("entrance.signIn")}
        </button>
      </form>
      {session?.demo_accounts && session.demo_accounts.length > 0 && (
        <section className="form">
          <div>
            <h2>{say("entrance.demoAccounts")}</h2>
            <p className="quiet">{say("entrance.demoHelp")}</p>
          </div>
          <div className="accounts">
            {session.demo_accounts.map((account) => (
              <button
                key={account.email}
                type="button"
                className="button"
                onClick={() => {
                  setEmail(account.email);
                  setPassword(account.password);
                }}
              >
                {term("roleNames", account.role)}
                <small>
                  <Said text={account.name} />
                </small>
              </button>
            ))}
          </div>
        </section>
      )}
    </Entrance>
  );
}
