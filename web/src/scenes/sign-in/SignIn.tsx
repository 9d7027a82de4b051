// Signing in; in a demonstration, by one click on a role.
import { useState } from "react";
import { useLocation } from "react-router-dom";
import { useChange, useSession } from "../../api/hooks";
import { Entry, Form, PasswordEntry } from "../../parts/inputs";
import { ProblemNote } from "../../parts/Page";
import { Said } from "../../parts/Words";
import { useSpeech } from "../../words";
import { useProvider } from "../../shell/provider";
import { Entrance, useEnter } from "./Entrance";

export default function SignIn() {
  const { say, term } = useSpeech();
  const session = useSession().data;
  const from = (useLocation().state as { from?: string } | null)?.from ?? "/";
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [code, setCode] = useState("");
  const [sent, setSent] = useState({ email: "", password: "" });
  const { send: enter, problem, busy } = useEnter(from);
  const provider = useProvider("/api/session/provider", from);
  const send = (who: string, secret: string, typed?: string) => {
    setSent({ email: who, password: secret });
    enter(who, secret, typed);
  };
  const [second, setSecond] = useState(false);
  if (problem?.refusal === "code_needed" && !second) setSecond(true);
  const accounts = session?.demo_accounts ?? [];
  if (second)
    return (
      <Entrance title="door.codeTitle" words="door.codeWords">
        <Form
          send={say("entrance.signIn")}
          problem={problem?.refusal === "code_needed" ? null : problem}
          idle={busy || code.trim() === ""}
          onSend={() => send(sent.email, sent.password, code)}
          beside={
            <button type="button" className="button" onClick={() => setSecond(false)}>
              {say("parts.cancel")}
            </button>
          }
        >
          <Entry
            label="door.code"
            name="code"
            autoComplete="one-time-code"
            problem={problem}
            value={code}
            onChange={setCode}
          />
        </Form>
      </Entrance>
    );
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
      {provider.name && (
        <section className="form">
          <button
            type="button"
            className="button main"
            disabled={busy || provider.busy}
            onClick={() => provider.leave()}
          >
            {say("door.signInBy")} <Said text={provider.name} />
          </button>
          <ProblemNote problem={provider.problem} />
          <p className="quiet">{say("door.orPassword")}</p>
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
      {problem?.refusal === "too_many_attempts" && <AskToUnlock email={sent.email} />}
    </Entrance>
  );
}

/** Who failed too often may have a link mailed that lifts the lock. */
function AskToUnlock({ email }: { email: string }) {
  const { say } = useSpeech();
  const ask = useChange();
  if (ask.isSuccess) return <p role="status">{say("door.unlockAsked")}</p>;
  return (
    <div>
      {say("door.locked")}{" "}
      <button
        type="button"
        className="button small"
        disabled={ask.isPending}
        onClick={() => ask.mutate({ path: "/api/session/unlock-links", body: { email } })}
      >
        {say("door.unlockAsk")}
      </button>
      <ProblemNote problem={ask.error} />
    </div>
  );
}
