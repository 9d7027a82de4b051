// How a body decides: its quorum, its majority, and whether it votes.
import { useState } from "react";
import { useChange, useRead } from "../../api/hooks";
import type { BodyRulesView, Share } from "../../api/types";
import { Choice, DialogForm } from "../../parts/inputs";
import { Fact, Sheet } from "../../parts/Page";
import { terms, useSpeech } from "../../words";

/** The shares a body can choose from. */
const shares: readonly Share[] = [
  { numerator: 1, denominator: 2, more: true },
  { numerator: 1, denominator: 2, more: false },
  { numerator: 3, denominator: 5, more: false },
  { numerator: 2, denominator: 3, more: false },
  { numerator: 3, denominator: 4, more: false },
  { numerator: 1, denominator: 1, more: false },
];
const same = (one: Share, other: Share) =>
  one.numerator === other.numerator && one.denominator === other.denominator && one.more === other.more;

function useShareWords() {
  const { say } = useSpeech();
  return ({ numerator, denominator, more }: Share) =>
    say(more ? "voting.moreThan" : "voting.atLeast", { numerator, denominator });
}

function Setting({ of, onClose }: { of: BodyRulesView; onClose: () => void }) {
  const { say, term } = useSpeech();
  const words = useShareWords();
  const at = (share: Share | undefined, otherwise: number) =>
    String(Math.max(0, share ? shares.findIndex((each) => same(each, share)) : otherwise));
  const [votes, setVotes] = useState(of.rules?.votes === false ? "false" : "true");
  const [quorum, setQuorum] = useState(at(of.rules?.quorum, 0));
  const [majority, setMajority] = useState(at(of.rules?.majority, 0));
  const [base, setBase] = useState<string>(of.rules?.majority_of ?? "entitled");
  const send = useChange<unknown>(onClose);
  const options = shares.map((share, i) => ({ value: String(i), words: words(share) }));
  return (
    <DialogForm
      title={say("voting.setRules")}
      send={say("voting.setRules")}
      problem={send.error}
      idle={send.isPending}
      onSend={() =>
        send.mutate({
          path: `/api/bodies/${of.id}/rules`,
          body: {
            votes: votes === "true",
            quorum: shares[Number(quorum)],
            majority: shares[Number(majority)],
            majority_of: base,
          },
        })
      }
      onClose={onClose}
    >
      <Choice
        label="voting.vote"
        name="votes"
        value={votes}
        onChange={setVotes}
        options={[
          { value: "true", words: say("voting.votes") },
          { value: "false", words: say("voting.votesNot") },
        ]}
      />
      <Choice label="voting.quorum" name="quorum" value={quorum} onChange={setQuorum} options={options} />
      <Choice label="voting.majority" name="majority" value={majority} onChange={setMajority} options={options} />
      <Choice
        label="voting.majorityOf"
        name="majority_of"
        value={base}
        onChange={setBase}
        options={Object.keys(terms.majoritiesOf).map((value) => ({ value, words: term("majoritiesOf", value) }))}
      />
    </DialogForm>
  );
}

export function BodyRules({ body }: { body: number }) {
  const { say, term } = useSpeech();
  const words = useShareWords();
  const [setting, setSetting] = useState(false);
  const of = useRead<BodyRulesView>(`/api/bodies/${body}/rules`).data;
  if (!of) return null;
  return (
    <Sheet title={say("voting.rules")}>
      <div className="stack">
        {of.rules ? (
          <dl className="facts">
            <Fact name={say("voting.vote")}>{say(of.rules.votes ? "voting.votes" : "voting.votesNot")}</Fact>
            <Fact name={say("voting.quorum")}>{words(of.rules.quorum)}</Fact>
            <Fact name={say("voting.majority")}>
              {words(of.rules.majority)} · {term("majoritiesOf", of.rules.majority_of)}
            </Fact>
          </dl>
        ) : (
          <p className="quiet">{say("voting.noRules")}</p>
        )}
        {of.may_set && (
          <div className="buttons">
            <button type="button" className="button small" onClick={() => setSetting(true)}>
              {say("voting.setRules")}
            </button>
          </div>
        )}
      </div>
      {setting && <Setting of={of} onClose={() => setSetting(false)} />}
    </Sheet>
  );
}
