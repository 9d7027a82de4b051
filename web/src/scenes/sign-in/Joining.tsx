// The two pages opened by a one-time link: the first administrator, and an invitation.
import { useState } from "react";
import { useSearchParams } from "react-router-dom";
import { useChange } from "../../api/hooks";
import { Entry, Form, PasswordEntry } from "../../parts/inputs";
import { useSpeech, type Word } from "../../words";
import { Entrance, useEnter } from "./Entrance";

interface Page {
  title: Word;
  words: Word;
  send: Word;
  path: string;
  /** What is asked beside a password. */
  asks: readonly ("name" | "email")[];
}

/** The link makes the account; its password then opens the door like any other. */
function Joining({ title, words, send, path, asks }: Page) {
  const { say } = useSpeech();
  const token = useSearchParams()[0].get("token") ?? "";
  const [value, setValue] = useState({ name: "", email: "", password: "" });
  const change = (name: keyof typeof value) => (text: string) => setValue({ ...value, [name]: text });
  const enter = useEnter("/");
  const join = useChange<{ email: string }>((joined) => enter.send(joined.email, value.password));
  const asked = [...asks, "password" as const];
  const problem = join.error ?? enter.problem;
  return (
    <Entrance title={title} words={words}>
      {token === "" && <p className="problem">{say("entrance.noToken")}</p>}
      <Form
        send={say(send)}
        problem={problem}
        idle={join.isPending || enter.busy || !token || asked.some((name) => value[name].trim() === "")}
        onSend={() => {
          const { name, email, password } = value;
          const said = asks.length > 0 ? { name: name.trim(), email: email.trim() } : {};
          join.mutate({ path, body: { token, ...said, password } });
        }}
      >
        {asks.map((name) => (
          <Entry
            key={name}
            label={name === "name" ? "entrance.name" : "entrance.email"}
            name={name}
            type={name === "email" ? "email" : "text"}
            autoComplete={name === "email" ? "username" : "name"}
            required
            problem={problem}
            value={value[name]}
            onChange={change(name)}
          />
        ))}
        <PasswordEntry
          label={asks.length > 0 ? "entrance.password" : "shell.passwordNext"}
          name="password"
          fresh
          required
          problem={problem}
          value={value.password}
          onChange={change("password")}
        />
      </Form>
    </Entrance>
  );
}

export const FirstRun = () => (
  <Joining
    title="entrance.firstRun"
    words="entrance.firstRunWords"
    send="entrance.create"
    path="/api/first-run"
    asks={["name", "email"]}
  />
);

export const Invitation = () => (
  <Joining
    title="entrance.invitation"
    words="entrance.invitationWords"
    send="entrance.accept"
    path="/api/invitations/accept"
    asks={[]}
  />
);
