// Delegating: to whom, what, where, up to how much, for how long, by which decision.
import { useState } from "react";
import { Link, useNavigate } from "react-router-dom";
import { useChange } from "../../api/hooks";
import { useSettings } from "../../api/settings";
import type { Deed } from "../../api/types";
import { isDay, today } from "../../parts/day_words";
import { DecisionEntry, noGround, type Ground } from "../../parts/DecisionEntry";
import { DayEntry, Entry, Form, Lookup } from "../../parts/inputs";
import { readAmount } from "../../parts/money_words";
import { Head, Sheet } from "../../parts/Page";
import { useTell } from "../../parts/Toasts";
import { terms, useSpeech, type Word } from "../../words";
import { Who } from "./parts";

const limitNames = ["per_act", "per_award", "per_year", "second_person_above"] as const;
type LimitName = (typeof limitNames)[number];
const limitWords: Record<LimitName, Word> = {
  per_act: "authority.perAct",
  per_award: "authority.perAward",
  per_year: "authority.perYear",
  second_person_above: "authority.secondAbove",
};

export default function DelegationForm() {
  const { say, term } = useSpeech();
  const { tell } = useTell();
  const go = useNavigate();
  const standard = useSettings()?.default_currency ?? "CNY";
  const [person, setPerson] = useState<number | null>(null);
  const [programme, setProgramme] = useState<number | null>(null);
  const [deeds, setDeeds] = useState<readonly Deed[]>([]);
  const [currency, setCurrency] = useState("");
  const [limits, setLimits] = useState<Record<LimitName, string>>({
    per_act: "",
    per_award: "",
    per_year: "",
    second_person_above: "",
  });
  const [from, setFrom] = useState(today());
  const [until, setUntil] = useState("");
  const [decision, setDecision] = useState<Ground>(noGround);
  const [tried, setTried] = useState(false);
  const send = useChange<{ id: number }>((made) => {
    tell(say("authority.given"));
    go(`/authority/${made.id}`);
  });
  const problem = send.error;
  const of = currency || standard;
  const read = (name: LimitName) => readAmount(limits[name], of);
  const wrongLimit = (name: LimitName) => {
    const amount = read(name);
    return limits[name] && "refusal" in amount ? say(`parts.${amount.refusal}`) : undefined;
  };
  const needed = (there: boolean) => (tried && !there ? say("parts.needed") : undefined);
  const day = (value: string) => (tried && !isDay(value) ? say("parts.notADate") : undefined);
  const submit = () => {
    setTried(true);
    const whole = person && deeds.length > 0 && isDay(from) && isDay(until) && decision.text.trim();
    if (!whole || limitNames.some(wrongLimit)) return;
    const given = Object.fromEntries(
      limitNames.flatMap((name) => {
        const amount = read(name);
        return limits[name] && "minor" in amount ? [[name, Number(amount.minor)]] : [];
      }),
    );
    send.mutate({
      path: "/api/authority",
      body: {
        person,
        deeds,
        ...(programme && { programme }),
        currency: of,
        limits: given,
        from,
        until,
        decision: decision.text.trim(),
      },
      decidedIn: decision.item,
    });
  };
  return (
    <>
      <Head title={say("authority.give")} crumbs={[{ to: "/authority", words: say("authority.title") }]} />
      <Sheet>
        <Form
          className="form narrow"
          send={say("authority.give")}
          problem={problem}
          idle={send.isPending}
          onSend={submit}
          beside={
            <Link className="button" to="/authority">
              {say("parts.cancel")}
            </Link>
          }
        >
          <div className="pair">
            <Who
              label="authority.person"
              name="person"
              problem={problem}
              error={needed(person !== null)}
              required
              value={person}
              onChoose={setPerson}
            />
            <Lookup
              label="authority.programme"
              name="programme"
              problem={problem}
              path="/api/programmes"
              value={programme}
              onChoose={setProgramme}
              placeholder={say("authority.wholeBody")}
            />
          </div>
          <fieldset>
            <legend className="legend">{say("authority.deeds")}</legend>
            {tried && deeds.length === 0 && <p className="bad">{say("parts.needed")}</p>}
            <ul className="lines">
              {(Object.keys(terms.deeds) as Deed[]).map((deed) => (
                <li key={deed}>
                  <label className="check">
                    <input
                      type="checkbox"
                      checked={deeds.includes(deed)}
                      onChange={(event) =>
                        setDeeds(event.target.checked ? [...deeds, deed] : deeds.filter((one) => one !== deed))
                      }
                    />{" "}
                    {term("deeds", deed)}
                  </label>
                </li>
              ))}
            </ul>
          </fieldset>
          <p className="quiet">{say("authority.limitHelp")}</p>
          <div className="pair">
            {limitNames.map((name) => (
              <Entry
                key={name}
                label={limitWords[name]}
                name={`limits/${name}`}
                problem={problem}
                error={wrongLimit(name)}
                inputMode="decimal"
                note={<span className="quiet">{of}</span>}
                value={limits[name]}
                onChange={(written) => setLimits({ ...limits, [name]: written })}
              />
            ))}
          </div>
          <div className="pair">
            <DayEntry
              label="authority.from"
              name="from"
              problem={problem}
              error={day(from)}
              required
              value={from}
              onChange={setFrom}
            />
            <DayEntry
              label="authority.until"
              name="until"
              problem={problem}
              error={day(until)}
              required
              value={until}
              onChange={setUntil}
            />
          </div>
          <div className="pair">
            <DecisionEntry
              label="authority.decision"
              problem={problem}
              error={needed(decision.text.trim() !== "")}
              required
              value={decision}
              onChange={setDecision}
            />
            <Entry
              label="authority.currency"
              name="currency"
              problem={problem}
              maxLength={3}
              value={currency || standard}
              onChange={(written) => setCurrency(written.toUpperCase())}
            />
          </div>
        </Form>
      </Sheet>
    </>
  );
}
