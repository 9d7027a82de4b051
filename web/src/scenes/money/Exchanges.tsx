// Exchange between currencies: the rates that were recorded, and what was exchanged at them.
import { useState } from "react";
import { newKey } from "../../api/client";
import { useChange, useMay, useRead } from "../../api/hooks";
import type { Exchange, ExchangeRate, Page } from "../../api/types";
import { today } from "../../parts/day_words";
import { Icon } from "../../parts/Icon";
import { Choice, DayEntry, DialogForm, Entry, Lookup } from "../../parts/inputs";
import { List, type ListOf } from "../../parts/List";
import { readAmount } from "../../parts/money_words";
import { Head, Sheet } from "../../parts/Page";
import { useTell } from "../../parts/Toasts";
import { Day, Money, Said } from "../../parts/Words";
import { terms, useSpeech } from "../../words";
import { useAppropriations } from "./appropriations";

const exchanges: ListOf<Exchange> = {
  path: "/api/exchanges",
  title: "years.exchanges",
  sort: "-id",
  to: (one) => `/money/entries/${one.entry}`,
  rowKey: (one) => one.id,
  columns: [
    { key: "cause", title: "money.cause", width: 200, cell: (one) => <span className="mono">{one.cause}</span> },
    { key: "value_on", title: "money.valueOn", sort: true, card: "under", cell: (one) => <Day day={one.value_on} /> },
    { key: "given", title: "years.given", number: true, card: "foot", cell: (one) => <Money {...one.given} /> },
    { key: "got", title: "years.got", number: true, card: "end", cell: (one) => <Money {...one.got} /> },
    { key: "rate", title: "years.rate", number: true, cell: (one) => one.rate },
    { key: "rate_of_day", title: "years.ofDay", cell: (one) => <Day day={one.rate_of_day} /> },
    { key: "rate_source", title: "years.source", cell: (one) => <Said text={one.rate_source} /> },
    {
      key: "programme",
      title: "money.programme",
      cell: (one) => one.programme && <Said text={one.programme.title} />,
    },
  ],
  empty: { icon: "money", title: "years.noExchanges", words: "years.exchangesWords" },
};

export default function Exchanges() {
  const { say } = useSpeech();
  const mayPost = useMay("post_entries");
  const [asking, setAsking] = useState<"rate" | "exchange" | null>(null);
  const rates = useRead<Page<ExchangeRate>>("/api/exchange-rates", { sort: "-of_day", limit: 100 });
  return (
    <>
      <Head
        title={say("years.exchanges")}
        crumbs={[{ to: "/money", words: say("money.title") }]}
        sub={<span>{say("years.exchangesWords")}</span>}
      >
        {mayPost && (
          <>
            <button type="button" className="button" onClick={() => setAsking("rate")}>
              {say("years.recordRate")}
            </button>
            <button type="button" className="button main" onClick={() => setAsking("exchange")}>
              <Icon name="plus" />
              {say("years.exchange")}
            </button>
          </>
        )}
      </Head>
      <div className="stack">
        <Rates rates={rates.data?.items ?? []} />
        <List of={exchanges} />
      </div>
      {asking === "rate" && <RateDialog onClose={() => setAsking(null)} />}
      {asking === "exchange" && <ExchangeDialog rates={rates.data?.items ?? []} onClose={() => setAsking(null)} />}
    </>
  );
}

function Rates({ rates }: { rates: readonly ExchangeRate[] }) {
  const { say } = useSpeech();
  return (
    <Sheet title={say("years.rates")} flush>
      {rates.length === 0 ? (
        <p className="inside quiet">{say("years.noRates")}</p>
      ) : (
        <div className="gridbox" tabIndex={0} role="region" aria-label={say("years.rates")}>
          <table className="grid">
            <thead>
              <tr>
                <th scope="col">{say("years.ofDay")}</th>
                <th scope="col">{say("money.currency")}</th>
                <th scope="col" className="number">
                  {say("years.rate")}
                </th>
                <th scope="col">{say("years.source")}</th>
                <th scope="col">{say("money.by")}</th>
              </tr>
            </thead>
            <tbody>
              {rates.map((one) => (
                <tr key={one.id}>
                  <td>
                    <Day day={one.of_day} />
                  </td>
                  <td>
                    {one.from} → {one.to}
                  </td>
                  <td className="number">{one.rate}</td>
                  <td className="cut">
                    <Said text={one.source} />
                  </td>
                  <td>{one.by && <Said text={one.by.name} />}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Sheet>
  );
}

function RateDialog({ onClose }: { onClose: () => void }) {
  const { say } = useSpeech();
  const { tell } = useTell();
  const [value, setValue] = useState({ from: "CNY", to: "", rate: "", of_day: today(), source: "" });
  const change = (some: Partial<typeof value>) => setValue({ ...value, ...some });
  const send = useChange(() => {
    tell(say("years.rateRecorded"));
    onClose();
  });
  const problem = send.error;
  return (
    <DialogForm
      title={say("years.recordRate")}
      send={say("years.recordRate")}
      problem={problem}
      idle={send.isPending}
      onSend={() => send.mutate({ path: "/api/exchange-rates", body: value })}
      onClose={onClose}
    >
      <div className="pair">
        <Entry
          label="years.fromCurrency"
          name="from"
          problem={problem}
          required
          maxLength={3}
          value={value.from}
          onChange={(from) => change({ from: from.toUpperCase() })}
        />
        <Entry
          label="years.toCurrency"
          name="to"
          problem={problem}
          required
          maxLength={3}
          value={value.to}
          onChange={(to) => change({ to: to.toUpperCase() })}
        />
      </div>
      <Entry
        label="years.rate"
        help="years.rateHelp"
        name="rate"
        problem={problem}
        required
        inputMode="decimal"
        value={value.rate}
        onChange={(rate) => change({ rate })}
      />
      <DayEntry
        label="years.ofDay"
        name="of_day"
        problem={problem}
        required
        value={value.of_day}
        onChange={(of_day) => change({ of_day })}
      />
      <Entry
        label="years.source"
        help="years.sourceHelp"
        name="source"
        problem={problem}
        required
        value={value.source}
        onChange={(source) => change({ source })}
      />
    </DialogForm>
  );
}

function ExchangeDialog({ rates, onClose }: { rates: readonly ExchangeRate[]; onClose: () => void }) {
  const { say, term } = useSpeech();
  const { tell } = useTell();
  const [cause] = useState(() => `desk-${today()}-${newKey().slice(0, 10)}`);
  const [rate, setRate] = useState("");
  const [from, setFrom] = useState("");
  const [to, setTo] = useState("");
  const [programme, setProgramme] = useState<number | null>(null);
  const [written, setWritten] = useState("");
  const [rounding, setRounding] = useState("half_even");
  const [day, setDay] = useState(today);
  const [tried, setTried] = useState(false);
  const pools = useAppropriations();
  const chosen = rates.find((one) => String(one.id) === rate);
  const amount = readAmount(written, chosen?.from ?? "CNY");
  const send = useChange(() => {
    tell(say("years.exchanged"));
    onClose();
  });
  const problem = send.error;
  const needed = (given: unknown) => (tried && !given ? say("parts.needed") : undefined);
  const of = (currency: string | undefined) => pools.options((one) => one.granted.currency === currency);
  return (
    <DialogForm
      title={say("years.exchange")}
      send={say("years.exchange")}
      problem={problem}
      idle={send.isPending}
      onSend={() => {
        setTried(true);
        if (!rate || !from || !to || !programme || "refusal" in amount) return;
        send.mutate({
          path: "/api/exchanges",
          body: {
            cause,
            rate: Number(rate),
            from: Number(from),
            to: Number(to),
            programme,
            given: amount.minor,
            rounding,
            value_on: day,
          },
        });
      }}
      onClose={onClose}
    >
      <Choice
        label="years.rate"
        name="rate"
        problem={problem}
        required
        error={needed(rate)}
        options={[
          { value: "", words: say("parts.choose") },
          ...rates.map((one) => ({
            value: String(one.id),
            words: `${one.from} → ${one.to} ${one.rate} · ${one.of_day} · ${one.source}`,
          })),
        ]}
        value={rate}
        onChange={(value) => {
          setRate(value);
          setFrom("");
          setTo("");
        }}
      />
      <div className="pair">
        <Choice
          label="years.fromAppropriation"
          name="from"
          problem={problem}
          required
          error={needed(from)}
          options={of(chosen?.from)}
          value={from}
          onChange={setFrom}
        />
        <Choice
          label="years.toAppropriation"
          name="to"
          problem={problem}
          required
          error={needed(to)}
          options={of(chosen?.to)}
          value={to}
          onChange={setTo}
        />
      </div>
      <Lookup
        label="money.programme"
        name="programme"
        problem={problem}
        error={needed(programme)}
        required
        path="/api/programmes"
        value={programme}
        onChoose={setProgramme}
      />
      <div className="pair">
        <Entry
          label="years.given"
          name="given"
          problem={problem}
          required
          error={tried && "refusal" in amount ? say(`parts.${amount.refusal}`) : undefined}
          inputMode="decimal"
          note={chosen && <span className="quiet">{chosen.from}</span>}
          value={written}
          onChange={setWritten}
        />
        <Choice
          label="years.rounding"
          name="rounding"
          problem={problem}
          options={Object.keys(terms.roundings).map((one) => ({
            value: one,
            words: term("roundings", one as keyof typeof terms.roundings),
          }))}
          value={rounding}
          onChange={setRounding}
        />
      </div>
      <DayEntry
        label="money.valueOn"
        help="money.valueHelp"
        name="value_on"
        problem={problem}
        value={day}
        onChange={setDay}
      />
    </DialogForm>
  );
}
