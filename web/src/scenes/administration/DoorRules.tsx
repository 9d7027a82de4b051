// The rules for signing in: who needs a second factor, how long a session lives, what a proof is good for.
import { useState } from "react";
import { useChange, useRead } from "../../api/hooks";
import type { PasswordProfile, ProofOf, Role, SignInRules } from "../../api/types";
import { Choice, Entry, Form } from "../../parts/inputs";
import { Sheet, Waiting } from "../../parts/Page";
import { useTell } from "../../parts/Toasts";
import { terms, useSpeech, type Word } from "../../words";

export function DoorRules() {
  const { say } = useSpeech();
  const read = useRead<SignInRules>("/api/sign-in-rules");
  return (
    <Sheet title={say("door.rules")}>
      <p className="quiet">{say("door.rulesWords")}</p>
      <Waiting read={read}>{(rules) => <RulesForm rules={rules} />}</Waiting>
    </Sheet>
  );
}

type Numbers = {
  [Name in keyof SignInRules]: SignInRules[Name] extends number ? Name : never;
}[keyof SignInRules];

function RulesForm({ rules }: { rules: SignInRules }) {
  const { say, term } = useSpeech();
  const { tell } = useTell();
  const [value, setValue] = useState(rules);
  const save = useChange(() => tell(say("administration.saved")));
  const change = (some: Partial<SignInRules>) => setValue({ ...value, ...some });
  const problem = save.error;
  const number = (name: Numbers, label: Word, help?: Word) => (
    <Entry
      label={label}
      name={name}
      inputMode="numeric"
      problem={problem}
      {...(help && { help })}
      value={String(value[name])}
      onChange={(text) => change({ [name]: Number(text.replace(/\D/g, "").slice(0, 4)) })}
    />
  );
  const toggle = (role: Role) =>
    change({
      second_factor_roles: value.second_factor_roles.includes(role)
        ? value.second_factor_roles.filter((one) => one !== role)
        : [...value.second_factor_roles, role],
    });
  return (
    <Form
      className="form narrow"
      send={say("parts.save")}
      problem={problem}
      idle={save.isPending}
      onSend={() => save.mutate({ path: "/api/sign-in-rules", body: value })}
    >
      <fieldset>
        <legend className="legend">{say("door.rolesOf")}</legend>
        <div>
          {(Object.keys(terms.roleNames) as Role[]).map((role) => (
            <label key={role} className="check">
              <input
                type="checkbox"
                checked={value.second_factor_roles.includes(role)}
                onChange={() => toggle(role)}
              />{" "}
              {term("roleNames", role)}
            </label>
          ))}
        </div>
      </fieldset>
      {number("second_factor_days", "door.graceDays", "door.graceHelp")}
      <div className="pair">
        <Choice
          label="door.proofOf"
          name="proof_of"
          problem={problem}
          value={value.proof_of}
          onChange={(chosen) => change({ proof_of: chosen as ProofOf })}
          options={(Object.keys(terms.proofsOf) as ProofOf[]).map((one) => ({
            value: one,
            words: term("proofsOf", one),
          }))}
        />
        {number("proof_minutes", "door.proofMinutes")}
      </div>
      <Choice
        label="door.profile"
        help="door.profileHelp"
        name="password_profile"
        problem={problem}
        value={value.password_profile}
        onChange={(chosen) => change({ password_profile: chosen as PasswordProfile })}
        options={(Object.keys(terms.passwordProfiles) as PasswordProfile[]).map((one) => ({
          value: one,
          words: term("passwordProfiles", one),
        }))}
      />
      <div className="pair">
        {number("idle", "door.idle")}
        {number("absolute", "door.absolute")}
      </div>
      <div className="pair">
        {number("idle_administrator", "door.idleAdministrator")}
        {number("idle_finance", "door.idleFinance")}
      </div>
    </Form>
  );
}
