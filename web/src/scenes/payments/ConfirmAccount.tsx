// The page a contact opens by a link that works once: the account is ours, or it is not.
import { useEffect, useRef, useState } from "react";
import { useSearchParams } from "react-router-dom";
import { Attempt, Problem } from "../../api/client";
import { useChange } from "../../api/hooks";
import type { Confirmation, PayeeAnswer } from "../../api/types";
import { Entry } from "../../parts/inputs";
import { ProblemNote } from "../../parts/Page";
import { dayWords } from "../../parts/day_words";
import { useSpeech } from "../../words";
import { Entrance } from "../sign-in/Entrance";

export default function ConfirmAccount() {
  const { say, locale } = useSpeech();
  const token = useSearchParams()[0].get("token") ?? "";
  const [shown, setShown] = useState<Confirmation | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [reason, setReason] = useState("");
  const attempt = useRef(new Attempt());
  useEffect(() => {
    if (token === "") return;
    attempt.current
      .post<Confirmation>("/api/payee-confirmations/view", { token })
      .then(setShown)
      .catch((error: unknown) => {
        if (error instanceof Problem) setProblem(error);
        else throw error;
      });
  }, [token]);
  const send = useChange<PayeeAnswer>();
  const answer = (said: "confirm" | "deny") =>
    send.mutate({ path: "/api/payee-confirmations", body: { token, answer: said, reason: reason.trim() } });
  const done = send.data;
  return (
    <Entrance title="payments.confirmTitle" words="payments.confirmWords">
      {token === "" && <p className="problem">{say("entrance.noToken")}</p>}
      <ProblemNote problem={problem} />
      {done && (
        <p role="status">
          {done.usable_on
            ? say("payments.confirmed", { day: dayWords(done.usable_on, locale) })
            : say("payments.denied")}
        </p>
      )}
      {shown && !done && (
        <div className="stack">
          <dl className="facts">
            <dt>{say("payments.organisation")}</dt>
            <dd>{shown.organisation}</dd>
            <dt>{say("payments.holder")}</dt>
            <dd>{shown.holder}</dd>
            <dt>{say("payments.number")}</dt>
            <dd className="mono">{shown.masked}</dd>
            <dt>{say("payments.bank")}</dt>
            <dd>
              {shown.bank_name} <span className="mono">{shown.bank_code}</span>
            </dd>
            {shown.replaces && (
              <>
                <dt>{say("payments.inUseNow")}</dt>
                <dd className="mono">{shown.replaces}</dd>
              </>
            )}
          </dl>
          <Entry
            long
            label="payments.reason"
            help="payments.confirmWhy"
            name="reason"
            problem={send.error}
            value={reason}
            onChange={setReason}
          />
          <ProblemNote problem={send.error} />
          <div className="buttons">
            <button type="button" className="button main" disabled={send.isPending} onClick={() => answer("confirm")}>
              {say("payments.confirmYes")}
            </button>
            <button
              type="button"
              className="button danger"
              disabled={send.isPending || reason.trim() === ""}
              onClick={() => answer("deny")}
            >
              {say("payments.confirmNo")}
            </button>
          </div>
        </div>
      )}
    </Entrance>
  );
}
