// Closing an award: a checklist that says what is missing and who can bring it, the settlement, and the final report.
import { useState } from "react";
import { useParams } from "react-router-dom";
import { useChange, useRead } from "../../api/hooks";
import type { CloseoutDetail as Closing, LeftoverRule, ResultKind } from "../../api/types";
import { ActionBar } from "../../parts/ActionBar";
import { Icon } from "../../parts/Icon";
import { Choice, DialogForm, Entry } from "../../parts/inputs";
import { readAmount } from "../../parts/money_words";
import { Head, Sheet, Waiting } from "../../parts/Page";
import { useTell } from "../../parts/Toasts";
import { Day, Moment, Money, Said, State } from "../../parts/Words";
import { leftoverRules, resultKinds } from "../../words/terms";
import { useSide } from "../amendments/side";
import { useSpeech } from "../../words";

export default function Closeout() {
  const { id = "" } = useParams();
  const read = useRead<Closing>(`/api/awards/${id}/closeout`);
  return <Waiting read={read}>{(one) => <Shown one={one} />}</Waiting>;
}

const sums = [
  ["committed", "closeout.committed"],
  ["payable", "closeout.payable"],
  ["paid", "closeout.paid"],
  ["spent", "closeout.spent"],
  ["returned", "closeout.returned"],
  ["unspent", "closeout.unspent"],
] as const;

function Shown({ one }: { one: Closing }) {
  const { say, term } = useSpeech();
  const side = useSide();
  const [writing, setWriting] = useState(false);
  return (
    <>
      <Head
        title={`${say("closeout.title")} · ${one.award.name}`}
        heading={say("closeout.title")}
        crumbs={side.crumbs(one.award)}
        sub={
          <>
            <State of="closeoutStates" state={one.state} />
            <span>
              <Said text={one.title} />
            </span>
          </>
        }
      />
      <div className="columns">
        <div className="stack">
          <Sheet title={say("closeout.checklist")}>
            <ul className="lines checklist">
              {one.checklist.map((item) => (
                <li key={item.item}>
                  <span className={item.done ? "yes" : "bad"}>
                    <Icon name={item.done ? "check" : "close"} />{" "}
                    <span className="hidden">{say(item.done ? "closeout.done" : "closeout.missing")}</span>
                    {term("closeoutItems", item.item)}
                  </span>
                  {!item.done && <span className="quiet">{term("closeoutWho", item.who)}</span>}
                </li>
              ))}
            </ul>
          </Sheet>
          <Sheet title={say("closeout.settlement")} flush>
            <div className="gridbox whole" tabIndex={0} role="region" aria-label={say("closeout.settlement")}>
              <table className="grid">
                <thead>
                  <tr>
                    {sums.map(([name, word]) => (
                      <th key={name} scope="col" className="number">
                        {say(word)}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {one.settlement.map((each) => (
                    <tr key={each.currency}>
                      {sums.map(([name]) => (
                        <td key={name} className="number">
                          <Money minor={each[name]} currency={each.currency} />
                        </td>
                      ))}
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </Sheet>
          {one.report && <Report one={one} />}
          <ActionBar
            words="closeoutSteps"
            may={one.may}
            path={`/api/awards/${one.award.id}/closeout/steps`}
            subject={one.award.name}
            extra={(step) => (step === "submit" ? () => setWriting(true) : undefined)}
          />
        </div>
        <div className="stack">
          {one.lessons && (
            <Sheet title={say("closeout.lessons")}>
              <p className="prose">
                <Said text={one.lessons} />
              </p>
              {one.leftover_until && (
                <p className="quiet">
                  {say("closeout.keptUntil")} <Day day={one.leftover_until} />
                </p>
              )}
            </Sheet>
          )}
          {one.words.length > 0 && (
            <Sheet title={say("amendments.said")}>
              <ul className="lines">
                {one.words.map((word, i) => (
                  <li key={i}>
                    <strong>{term("closeoutSteps", word.step)}</strong>
                    {word.text && (
                      <span className="prose">
                        <Said text={word.text} />
                      </span>
                    )}
                    <span className="quiet">
                      <Moment at={word.at} /> · {word.by ? <Said text={word.by.name} /> : say("record.theSystem")}
                    </span>
                  </li>
                ))}
              </ul>
            </Sheet>
          )}
        </div>
      </div>
      {writing && <Writing one={one} onClose={() => setWriting(false)} />}
    </>
  );
}

function Report({ one }: { one: Closing }) {
  const { say, term } = useSpeech();
  const report = one.report;
  if (!report) return null;
  return (
    <Sheet title={say("closeout.report")}>
      <p className="prose">
        <Said text={report.account} />
      </p>
      {report.results.length > 0 && (
        <>
          <h3>{say("closeout.results")}</h3>
          <ul className="lines">
            {report.results.map((result, i) => (
              <li key={i}>
                <Said text={result.title} />
                <span className="quiet">
                  {term("resultKinds", result.kind)} {result.identifier}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      {report.assets.length > 0 && (
        <>
          <h3>{say("closeout.assets")}</h3>
          <ul className="lines">
            {report.assets.map((asset, i) => (
              <li key={i}>
                <Said text={asset.name} />
                <span className="quiet">
                  <Money minor={asset.minor} currency={one.settlement[0]?.currency ?? "CNY"} whole />{" "}
                  <Said text={asset.custodian} />
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      <p className="quiet">{term("leftoverRules", report.leftover)}</p>
    </Sheet>
  );
}

/** One thing on each line, its parts between semicolons: quick to type and to paste from a spreadsheet. */
const rows = (written: string) =>
  written
    .split("\n")
    .map((line) => line.split(/[;；\t]/).map((part) => part.trim()))
    .filter(([first]) => first);

function Writing({ one, onClose }: { one: Closing; onClose: () => void }) {
  const { say, term } = useSpeech();
  const { tell } = useTell();
  const currency = one.settlement[0]?.currency ?? "CNY";
  const [account, setAccount] = useState(one.report?.account ?? "");
  const [kind, setKind] = useState<ResultKind>("publication");
  const [results, setResults] = useState("");
  const [assets, setAssets] = useState("");
  const [leftover, setLeftover] = useState<LeftoverRule>(one.report?.leftover ?? "keep_for_research");
  const [tried, setTried] = useState(false);
  const send = useChange<Closing>(() => {
    tell(say("closeout.sent"));
    onClose();
  });
  return (
    <DialogForm
      title={say("closeout.report")}
      send={term("closeoutSteps", "submit")}
      problem={send.error}
      idle={send.isPending}
      onClose={onClose}
      onSend={() => {
        setTried(true);
        if (!account.trim()) return;
        const report = {
          account: account.trim(),
          files: one.report?.files ?? [],
          results: [
            ...(one.report?.results ?? []),
            ...rows(results).map(([title, identifier = ""]) => ({ kind, title, identifier })),
          ],
          assets: [
            ...(one.report?.assets ?? []),
            ...rows(assets).map(([name, cost = "0", custodian = ""]) => {
              const amount = readAmount(cost, currency);
              return { name, minor: "refusal" in amount ? 0 : Number(amount.minor), custodian };
            }),
          ],
          leftover,
        };
        send.mutate({ path: `/api/awards/${one.award.id}/closeout`, body: { report } });
      }}
    >
      <Entry
        long
        label="closeout.account"
        name="report/account"
        required
        problem={send.error}
        error={tried && !account.trim() ? say("parts.needed") : undefined}
        value={account}
        onChange={setAccount}
      />
      <Choice
        label="closeout.resultKind"
        name="kind"
        options={Object.keys(resultKinds).map((name) => ({ value: name, words: term("resultKinds", name) }))}
        value={kind}
        onChange={(name) => setKind(name as ResultKind)}
      />
      <Entry
        long
        label="closeout.results"
        help="closeout.resultsHelp"
        name="report/results"
        problem={send.error}
        value={results}
        onChange={setResults}
      />
      <Entry
        long
        label="closeout.assets"
        help="closeout.assetsHelp"
        name="report/assets"
        problem={send.error}
        value={assets}
        onChange={setAssets}
      />
      <Choice
        label="closeout.leftover"
        name="report/leftover"
        problem={send.error}
        options={Object.keys(leftoverRules).map((name) => ({ value: name, words: term("leftoverRules", name) }))}
        value={leftover}
        onChange={(name) => setLeftover(name as LeftoverRule)}
      />
    </DialogForm>
  );
}
