// Who is at a meeting, who steps aside from an item, and its vote.
import { useState } from "react";
import { useChange } from "../../api/hooks";
import type { AgendaItem, ItemVoting, MeetingVoting } from "../../api/types";
import { Choice, DialogForm, Entry } from "../../parts/inputs";
import { Sheet } from "../../parts/Page";
import { Said } from "../../parts/Words";
import { terms, useSpeech } from "../../words";

interface Closing {
  onClose: () => void;
}
const offered = (names: Record<string, unknown>, words: (name: string) => string) =>
  Object.keys(names).map((value) => ({ value, words: words(value) }));

function Taking({ of, onClose }: Closing & { of: MeetingVoting }) {
  const { say, term } = useSpeech();
  const [kinds, setKinds] = useState<Record<number, string>>(
    Object.fromEntries(of.members.map((one) => [one.person.id, one.attendance ?? (of.attended ? "" : "present")])),
  );
  const [guests, setGuests] = useState(of.guests.join("\n"));
  const send = useChange<unknown>(onClose);
  const those = (kind: string) => of.members.map((one) => one.person.id).filter((id) => kinds[id] === kind);
  return (
    <DialogForm
      title={say("voting.take")}
      send={say("voting.take")}
      problem={send.error}
      idle={send.isPending || those("present").length === 0}
      onSend={() =>
        send.mutate({
          path: `/api/meetings/${of.id}/attendance`,
          body: {
            present: those("present"),
            excused: those("excused"),
            guests: guests
              .split("\n")
              .map((name) => name.trim())
              .filter(Boolean),
          },
        })
      }
      onClose={onClose}
    >
      <ul className="lines">
        {of.members.map((one) => (
          <li key={one.person.id}>
            <span id={`attends-${one.person.id}`}>
              <Said text={one.person.name} /> <span className="quiet">{term("bodyOffices", one.office)}</span>
            </span>
            <select
              className="input small"
              aria-labelledby={`attends-${one.person.id}`}
              value={kinds[one.person.id]}
              onChange={(event) => setKinds({ ...kinds, [one.person.id]: event.target.value })}
            >
              {offered(terms.attendanceKinds, (kind) => term("attendanceKinds", kind)).map((kind) => (
                <option key={kind.value} value={kind.value}>
                  {kind.words}
                </option>
              ))}
              <option value="">{say("voting.absent")}</option>
            </select>
          </li>
        ))}
      </ul>
      <Entry
        long
        label="voting.guests"
        help="voting.guestsHelp"
        name="guests"
        problem={send.error}
        value={guests}
        onChange={setGuests}
      />
      <p className="quiet">
        {say("voting.presentOf", { present: those("present").length, entitled: of.members.length })}
      </p>
    </DialogForm>
  );
}

export function Attendance({ of }: { of: MeetingVoting }) {
  const { say, term } = useSpeech();
  const [taking, setTaking] = useState(false);
  return (
    <Sheet title={say("voting.attendance")}>
      {of.attended ? (
        <p>
          {say("voting.presentOf", { present: of.present, entitled: of.members.length })}{" "}
          {of.rules && (
            <span className={`badge ${of.quorate ? "good" : "bad"}`}>
              {say(of.quorate ? "voting.quorate" : "voting.short")}
            </span>
          )}
        </p>
      ) : (
        <p className="quiet">{say("voting.notTaken")}</p>
      )}
      {of.attended && (
        <ul className="lines">
          {of.members.map((one) => (
            <li key={one.person.id}>
              <span>
                <Said text={one.person.name} /> <span className="quiet">{term("bodyOffices", one.office)}</span>
              </span>
              <span className="end">
                {one.attendance ? term("attendanceKinds", one.attendance) : say("voting.absent")}
              </span>
            </li>
          ))}
          {of.guests.map((guest) => (
            <li key={guest}>
              <Said text={guest} />
              <span className="end quiet">{say("voting.guests")}</span>
            </li>
          ))}
        </ul>
      )}
      {of.may_take && of.members.length > 0 && (
        <div className="buttons">
          <button type="button" className="button small" onClick={() => setTaking(true)}>
            {say("voting.take")}
          </button>
        </div>
      )}
      {taking && <Taking of={of} onClose={() => setTaking(false)} />}
    </Sheet>
  );
}

interface OfItem extends Closing {
  item: AgendaItem;
  of: MeetingVoting;
  now: ItemVoting;
}

function Declaring({ item, of, onClose }: OfItem) {
  const { say, text } = useSpeech();
  const [person, setPerson] = useState(String(of.members[0]?.person.id ?? ""));
  const [words, setWords] = useState("");
  const [recused, setRecused] = useState("true");
  const send = useChange<unknown>(onClose);
  return (
    <DialogForm
      title={`${say("voting.declare")} · ${text(item.title)}`}
      send={say("voting.declare")}
      problem={send.error}
      idle={send.isPending || words.trim() === ""}
      onSend={() =>
        send.mutate({
          path: `/api/agenda-items/${item.id}/interests`,
          body: { person: Number(person), text: words.trim(), recused: recused === "true" },
        })
      }
      onClose={onClose}
    >
      <Choice
        label="voting.whose"
        name="person"
        problem={send.error}
        value={person}
        onChange={setPerson}
        options={of.members.map((one) => ({ value: String(one.person.id), words: text(one.person.name) }))}
      />
      <Entry
        long
        required
        label="voting.interest"
        name="text"
        problem={send.error}
        maxLength={2000}
        value={words}
        onChange={setWords}
      />
      <Choice
        label="voting.recused"
        name="recused"
        value={recused}
        onChange={setRecused}
        options={[
          { value: "true", words: say("voting.stepsAside") },
          { value: "false", words: say("voting.stays") },
        ]}
      />
    </DialogForm>
  );
}

const castWords = ["in_favour", "against", "abstained"] as const;
const tallyLabels = {
  in_favour: "voting.inFavour",
  against: "voting.against",
  abstained: "voting.abstained",
} as const;

function Voting({ item, of, now, onClose }: OfItem) {
  const { say, term, text } = useSpeech();
  const [method, setMethod] = useState("show_of_hands");
  const [secret, setSecret] = useState("false");
  const [tally, setTally] = useState({ in_favour: String(now.eligible.present), against: "0", abstained: "0" });
  const aside = new Set(now.interests.filter((one) => one.recused).map((one) => one.person.id));
  const voters = of.members.filter((one) => one.attendance === "present" && !aside.has(one.person.id));
  const [roll, setRoll] = useState<Record<number, string>>({});
  const send = useChange<unknown>(onClose);
  const byNumbers = method === "show_of_hands" || method === "ballot";
  const whole = castWords.every((cast) => /^\d{1,4}$/.test(tally[cast]));
  const body = {
    method,
    secret: byNumbers && secret === "true",
    ...(byNumbers && {
      tally: Object.fromEntries(castWords.map((cast) => [cast, Number(tally[cast])])),
    }),
    ...(method === "roll_call" && {
      roll: voters
        .filter((one) => roll[one.person.id] !== "")
        .map((one) => ({ person: one.person.id, cast: roll[one.person.id] ?? "in_favour" })),
    }),
  };
  return (
    <DialogForm
      title={`${say("voting.vote")} · ${text(item.title)}`}
      send={say("voting.vote")}
      problem={send.error}
      idle={send.isPending || (byNumbers && !whole)}
      onSend={() => send.mutate({ path: `/api/agenda-items/${item.id}/vote`, body })}
      onClose={onClose}
    >
      <p className="quiet">{say("voting.may", { present: now.eligible.present })}</p>
      <Choice
        label="voting.method"
        name="method"
        value={method}
        onChange={setMethod}
        options={offered(terms.voteMethods, (name) => term("voteMethods", name))}
      />
      {byNumbers && (
        <>
          {castWords.map((cast) => (
            <Entry
              key={cast}
              label={tallyLabels[cast]}
              name={`tally/${cast}`}
              problem={send.error}
              inputMode="numeric"
              maxLength={4}
              value={tally[cast]}
              onChange={(value) => setTally({ ...tally, [cast]: value })}
            />
          ))}
          <label className="check">
            <input
              type="checkbox"
              checked={secret === "true"}
              onChange={(event) => setSecret(String(event.target.checked))}
            />{" "}
            {say("voting.secret")}
          </label>
        </>
      )}
      {method === "roll_call" && (
        <ul className="lines">
          {voters.map((one) => (
            <li key={one.person.id}>
              <span id={`votes-${one.person.id}`}>
                <Said text={one.person.name} />
              </span>
              <select
                className="input small"
                aria-labelledby={`votes-${one.person.id}`}
                value={roll[one.person.id] ?? "in_favour"}
                onChange={(event) => setRoll({ ...roll, [one.person.id]: event.target.value })}
              >
                {castWords.map((cast) => (
                  <option key={cast} value={cast}>
                    {term("voteCasts", cast)}
                  </option>
                ))}
                <option value="">{say("voting.noVote")}</option>
              </select>
            </li>
          ))}
        </ul>
      )}
    </DialogForm>
  );
}

/** How an item was voted on, in one line. */
export function VoteLine({ of }: { of: NonNullable<ItemVoting["vote"]> }) {
  const { say, term, text } = useSpeech();
  return (
    <p>
      <span className="quiet">
        {term("voteMethods", of.method)}
        {of.secret && ` · ${say("voting.secretly")}`}
      </span>{" "}
      {say("voting.numbers", {
        for: of.tally.in_favour,
        against: of.tally.against,
        abstained: of.tally.abstained,
      })}{" "}
      <span className={`badge ${of.carried ? "good" : "bad"}`}>
        {say(of.carried ? "voting.carried" : "voting.lost")}
      </span>
      {of.roll.length > 0 && (
        <span className="quiet">
          {" "}
          {of.roll.map((one) => `${text(one.person.name)} ${term("voteCasts", one.cast)}`).join(" · ")}
        </span>
      )}
    </p>
  );
}

/** The interests in an item and its vote, with what may be done about them. */
export function ItemDeciding({ item, of }: { item: AgendaItem; of: MeetingVoting }) {
  const { say } = useSpeech();
  const [form, setForm] = useState<"declare" | "vote" | null>(null);
  const now = of.items.find((each) => each.id === item.id);
  if (!now) return null;
  const given = { item, of, now, onClose: () => setForm(null) };
  return (
    <>
      {now.interests.map((one) => (
        <p key={one.person.id}>
          <span className="badge warn">{say(one.recused ? "voting.recused" : "voting.stays")}</span>{" "}
          <Said text={one.person.name} />{" "}
          <span className="quiet">
            <Said text={one.text} />
          </span>
        </p>
      ))}
      {now.vote && <VoteLine of={now.vote} />}
      {(now.may_vote || (now.may_declare && of.members.length > 0)) && (
        <div className="buttons">
          {now.may_vote && (
            <button type="button" className="button small" onClick={() => setForm("vote")}>
              {say(now.vote ? "voting.voteAgain" : "voting.vote")}
            </button>
          )}
          {now.may_declare && of.members.length > 0 && (
            <button type="button" className="button small" onClick={() => setForm("declare")}>
              {say("voting.declare")}
            </button>
          )}
        </div>
      )}
      {form === "declare" && <Declaring {...given} />}
      {form === "vote" && <Voting {...given} />}
    </>
  );
}
