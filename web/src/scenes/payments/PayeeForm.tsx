// Proposing an account: of an organisation, with a contact on record who will be asked about the next change.
import { useState } from "react";
import { Link, useNavigate } from "react-router-dom";
import { useChange, useRead } from "../../api/hooks";
import type { Contact, Page } from "../../api/types";
import { Chooser } from "../../parts/Chooser";
import { Field } from "../../parts/Field";
import { Choice, Form } from "../../parts/inputs";
import { Head, Sheet } from "../../parts/Page";
import { useTell } from "../../parts/Toasts";
import { useSpeech } from "../../words";
import { AccountFields, emptyAccount, useAccountBody } from "./AccountFields";

export default function PayeeForm() {
  const { say } = useSpeech();
  const { tell } = useTell();
  const go = useNavigate();
  const [organisation, setOrganisation] = useState<number | null>(null);
  const [contact, setContact] = useState("");
  const [account, setAccount] = useState(emptyAccount);
  const body = useAccountBody(account);
  const contacts =
    useRead<Page<Contact>>("/api/contacts", { organisation: organisation ?? 0, limit: 50 }, organisation !== null)
      .data?.items ?? [];
  const chosen = contacts.find((one) => String(one.id) === contact) ?? contacts[0];
  const send = useChange<{ id: number }>((made) => {
    tell(say("payments.proposed"));
    go(`/payees/${made.id}`);
  });
  return (
    <>
      <Head
        title={say("payments.propose")}
        crumbs={[
          { to: "/payments", words: say("payments.title") },
          { to: "/payees", words: say("payments.payees") },
        ]}
        sub={<span>{say("payments.payeeWords")}</span>}
      />
      <Sheet>
        <Form
          className="form narrow"
          send={say("payments.propose")}
          problem={send.error}
          idle={send.isPending || organisation === null || !chosen || account.number.trim() === ""}
          onSend={() => {
            if (organisation === null || !chosen) return;
            send.mutate({ path: "/api/payees", body: { organisation, contact: chosen.id, ...body } });
          }}
          beside={
            <Link className="button" to="/payees">
              {say("parts.cancel")}
            </Link>
          }
        >
          <Field label={say("payments.organisation")} name="organisation" problem={send.error} required>
            {(given) => (
              <Chooser given={given} path="/api/organisations" value={organisation} onChoose={setOrganisation} />
            )}
          </Field>
          <Choice
            label="payments.contact"
            name="contact"
            problem={send.error}
            required
            options={
              contacts.length > 0
                ? contacts.map((one) => ({ value: String(one.id), words: `${one.name} · ${one.reach}` }))
                : [{ value: "", words: say("payments.contactNone") }]
            }
            value={chosen ? String(chosen.id) : ""}
            onChange={setContact}
          />
          <AccountFields value={account} onChange={setAccount} problem={send.error} />
        </Form>
      </Sheet>
    </>
  );
}
