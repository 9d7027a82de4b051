// One page for whoever was handed a receipt: what it is, how to check it with other people's programs, what it proves.
import { useQuery } from "@tanstack/react-query";
import { Copyable } from "../../parts/Copyable";
import { Icon } from "../../parts/Icon";
import { Head, Sheet } from "../../parts/Page";
import { useSpeech, type Word } from "../../words";

/** The journal's public key, as anybody can fetch it. */
function useJournalKey(): string {
  const read = useQuery({
    queryKey: ["/journal/key"],
    queryFn: async () => {
      const response = await fetch("/journal/key");
      if (!response.ok) throw new Error(response.statusText);
      return (await response.text()).trim();
    },
  });
  return read.data ?? "";
}

const ways = (key: string): [Word, string][] => [
  ["record.wayPenstock", `penstock verify receipt fact-12.tlog-proof --key '${key}'`],
  ["record.wayNode", `node tools/verify/receipt/receipt.mjs '${key}' fact-12.tlog-proof`],
  [
    "record.wayGo",
    `GO111MODULE=off GOPATH=/usr/share/gocode go build -o verify-receipt tools/verify/receipt/receipt.go\n` +
      `./verify-receipt '${key}' fact-12.tlog-proof`,
  ],
];

const byHand: Word[] = ["record.hand1", "record.hand2", "record.hand3", "record.hand4"];
const limits: Word[] = ["record.proves1", "record.proves2", "record.proves3", "record.proves4"];

export default function CheckReceipt() {
  const { say } = useSpeech();
  const key = useJournalKey();
  return (
    <>
      <Head
        title={say("record.checkReceipt")}
        crumbs={[{ to: "/record", words: say("record.title") }]}
        sub={<span>{say("record.checkReceiptWords")}</span>}
      >
        <button type="button" className="button" onClick={() => window.print()}>
          <Icon name="print" />
          {say("record.print")}
        </button>
      </Head>
      <div className="stack">
        <Sheet title={say("record.needTitle")}>
          <div className="form">
            <p>{say("record.needReceipt")}</p>
            <p>{say("record.needKey")}</p>
            {key && <Copyable label={say("record.key")} text={key} />}
          </div>
        </Sheet>
        <Sheet title={say("record.waysTitle")}>
          <div className="form">
            <p className="quiet">{say("record.waysWords")}</p>
            {ways(key).map(([words, command]) => (
              <div className="field" key={words}>
                <h3>{say(words)}</h3>
                <Copyable label={say(words)} text={command} />
              </div>
            ))}
            <p>{say("record.opening")}</p>
          </div>
        </Sheet>
        <Sheet title={say("record.handTitle")}>
          <ol className="plain-list">
            {byHand.map((word) => (
              <li key={word}>{say(word)}</li>
            ))}
          </ol>
        </Sheet>
        <Sheet title={say("record.provesTitle")}>
          <ul className="plain-list">
            {limits.map((word) => (
              <li key={word}>{say(word)}</li>
            ))}
          </ul>
        </Sheet>
      </div>
    </>
  );
}
