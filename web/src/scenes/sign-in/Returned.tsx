// The page the identity provider sends a person back to: hands over what it brought, and asks for our own code where
// that is still wanted.
import { useEffect, useRef, useState } from "react";
import { Link, useNavigate } from "react-router-dom";
import { queries, useChange, useSession } from "../../api/hooks";
import type { Returned as Answer } from "../../api/types";
import { Entry, Form } from "../../parts/inputs";
import { Loading, ProblemNote } from "../../parts/Page";
import { Proof } from "../../shell/Proof";
import { takeWanted } from "../../shell/provider";
import { useSpeech } from "../../words";
import { Entrance } from "./Entrance";

/** What the address brought. */
function brought() {
  const said = new URLSearchParams(location.search);
  return {
    state: said.get("state") ?? "",
    ...(said.has("code") && { code: said.get("code") }),
    ...(said.has("iss") && { issuer: said.get("iss") }),
    ...(said.has("error") && { error: said.get("error") }),
  };
}

export default function Returned() {
  const { say } = useSpeech();
  const go = useNavigate();
  const [ask] = useState(brought);
  const [code, setCode] = useState("");
  const linking = ask.state.startsWith("l");
  const ready = useSession().isSuccess;
  const handed = useRef(false);
  const enter = async () => {
    await queries.refetchQueries({ queryKey: ["/api/session"] });
    go(takeWanted(), { replace: true });
  };
  const hand = useChange<Answer>((answer) => (linking || answer.signed_in ? enter() : undefined));
  const show = useChange(enter);
  const { mutate } = hand;
  useEffect(() => {
    if (!ready || handed.current) return;
    handed.current = true;
    // Neither history nor a copied address keeps the code.
    history.replaceState(history.state, "", location.pathname);
    mutate({ path: linking ? "/api/session/identities" : "/api/session/provider/return", body: ask });
  }, [ready, mutate, linking, ask]);

  if (hand.data?.code_needed)
    return (
      <Entrance title="door.codeTitle" words="door.providerCode">
        <Form
          send={say("entrance.signIn")}
          problem={show.error}
          idle={show.isPending || code.trim() === ""}
          onSend={() => show.mutate({ path: "/api/session/provider/code", body: { state: ask.state, code } })}
        >
          <Entry
            label="door.code"
            name="code"
            autoComplete="one-time-code"
            problem={show.error}
            value={code}
            onChange={setCode}
          />
        </Form>
      </Entrance>
    );
  return (
    <Entrance title={linking ? "door.linking" : "entrance.signIn"}>
      {hand.error ? (
        <>
          <ProblemNote problem={hand.error} />
          <Link className="button" to={linking ? "/account" : "/sign-in"}>
            {say(linking ? "door.title" : "entrance.signIn")}
          </Link>
        </>
      ) : (
        <Loading />
      )}
      {linking && <Proof />}
    </Entrance>
  );
}
