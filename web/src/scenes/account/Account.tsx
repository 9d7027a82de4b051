// One's own door: the second factor, where one is signed in, and what happened.
import { Head } from "../../parts/Page";
import { useSpeech } from "../../words";
import { Events, Sessions } from "./Sessions";
import { Factor } from "./Factor";
import { Identities } from "./Identities";
import { Tokens } from "./Tokens";

export default function Account() {
  const { say } = useSpeech();
  return (
    <>
      <Head title={say("door.title")} />
      <div className="columns">
        <div className="stack">
          <Factor />
          <Identities />
          <Sessions />
          <Tokens />
        </div>
        <Events />
      </div>
    </>
  );
}
