// May I? The rule, the figure and who could, in three lines at most.
import { useState } from "react";
import { Link, useSearchParams } from "react-router-dom";
import { useRead } from "../../api/hooks";
import { useSettings } from "../../api/settings";
import type { AwardDetail, Deed, Why } from "../../api/types";
import { Choice, Entry, Form, Lookup } from "../../parts/inputs";
import { readAmount } from "../../parts/money_words";
import { Head, ProblemNote, Sheet } from "../../parts/Page";
import { Reasons } from "../../parts/Reasons";
import { terms, useSpeech } from "../../words";
import { Who } from "./parts";

interface Asked {
  deed: string;
  programme: number;
  award?: number;
  minor: string;
  currency: string;
  person?: number;
}

export default function WhyNot() {
  const { say, term } = useSpeech();
  const [search] = useSearchParams();
  const currency = useSettings()?.default_currency ?? "CNY";
  const [deed, setDeed] = useState<Deed>((search.get("deed") as Deed | null) ?? "commit_award");
  const [programme, setProgramme] = useState<number | null>(Number(search.get("programme")) || null);
  const [award, setAward] = useState<number | null>(Number(search.get("award")) || null);
  const [person, setPerson] = useState<number | null>(null);
  const [written, setWritten] = useState(search.get("amount") ?? "");
  const [asked, setAsked] = useState<Asked | null>(null);
  const [tried, setTried] = useState(false);
  const of = useRead<AwardDetail>(`/api/awards/${award ?? 0}`, {}, award !== null);
  const where = award ? (of.data?.programme.id ?? null) : programme;
  const amount = readAmount(written || "0", currency);
  const answer = useRead<Why>("/api/authority/why", { ...asked }, asked !== null);
  const submit = () => {
    setTried(true);
    if (!where || "refusal" in amount) return;
    setAsked({
      deed,
      programme: where,
      ...(award && { award }),
      minor: amount.minor,
      currency,
      ...(person && { person }),
    });
  };
  return (
    <>
      <Head
        title={say("authority.why")}
        crumbs={[{ to: "/authority", words: say("authority.title") }]}
        sub={<span>{say("authority.whyWords")}</span>}
      />
      <div className="columns">
        <Sheet>
          <Form send={say("authority.ask")} problem={null} idle={answer.isFetching} onSend={submit}>
            <Choice
              label="authority.deed"
              name="deed"
              value={deed}
              onChange={(chosen) => setDeed(chosen as Deed)}
              options={Object.keys(terms.deeds).map((one) => ({ value: one, words: term("deeds", one) }))}
            />
            <Lookup label="authority.award" name="award" path="/api/awards" value={award} onChoose={setAward} />
            <Lookup
              label="authority.programme"
              name="programme"
              error={tried && !where ? say("parts.needed") : undefined}
              required={!award}
              path="/api/programmes"
              value={where}
              words={award ? of.data?.programme.title : undefined}
              onChoose={(chosen) => {
                setAward(null);
                setProgramme(chosen);
              }}
            />
            <Entry
              label="authority.amount"
              name="minor"
              inputMode="decimal"
              note={<span className="quiet">{currency}</span>}
              error={"refusal" in amount ? say(`parts.${amount.refusal}`) : undefined}
              value={written}
              onChange={setWritten}
            />
            <Who
              label="authority.who"
              name="person"
              value={person}
              onChoose={setPerson}
              placeholder={say("authority.myself")}
            />
          </Form>
        </Sheet>
        <div className="stack" aria-live="polite">
          {answer.error && <ProblemNote problem={answer.error} />}
          {asked && answer.data && !answer.error && <Answer of={answer.data} />}
        </div>
      </div>
    </>
  );
}

function Answer({ of }: { of: Why }) {
  const { say } = useSpeech();
  const tone = of.allowed ? (of.second_person_needed ? "warn" : "good") : "bad";
  const words = of.allowed ? (of.second_person_needed ? "authority.yesTwo" : "authority.yes") : "authority.no";
  return (
    <Sheet title={<span className={`badge ${tone}`}>{say(words)}</span>}>
      <Reasons lines={of.lines} />
      {of.delegation && (
        <p>
          <Link to={`/authority/${of.delegation}`}>{say("authority.toDelegation")}</Link>
        </p>
      )}
    </Sheet>
  );
}
