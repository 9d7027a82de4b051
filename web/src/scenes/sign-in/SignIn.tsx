// Signing in; in a demonstration, by one click on a role.
import { useState } from "react";
import { useLocation } from "react-router-dom";
import { useSession } from "../../api/hooks";
import { Entry, Form, PasswordEntry } from "../../parts/inputs";
import { Said } from "../../parts/Words";
import { useSpeech } from "../../words";
import { Entrance, useEnter } from "./Entrance";

export default function SignIn() {
  const { say, term } = useSpeech();
  const session = useSession().data;
  const from = (useLocation().state as { from?: string } | null)?.from ?? "/";
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const { send, problem, busy } = useEnter(from);
  const accounts = session?.demo_accounts ?? [];
  return (
    <Entrance title="entrance.signIn">
      {session?.instance.first_run && <p className="problem">{say("entrance.firstRunNeeded")}</p>}
      {accounts.length > 0 && !session?.instance.first_run && (
        <section className="form">
          <div>
            <h2>{say("entrance.demoAccounts")}</h2>
            <p className="quiet">{say("entrance.demoHelp")}</p>
          </div>
          <div className="accounts">
            {accounts.map((account) => (
              <button
                key={account.email}
                type="button"
                className="button"
                disabled={busy}
                onClick={() => send(account.email, account.password)}
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
      <Form
        send={say("entrance.signIn")}
        problem={problem}
        idle={busy || !email || !password}
        onSend={() => send(email.trim(), password)}
      >
        <Entry
          label="entrance.email"
          name="email"
          type="email"
          autoComplete="username"
          problem={problem}
          value={email}
          onChange={setEmail}
        />
        <PasswordEntry
          label="entrance.password"
          name="password"
          problem={problem}
          value={password}
          onChange={setPassword}
        />
      </Form>
    </Entrance>
  );
}
