// The money of one programme or one award: how much stands at each stage, and what a finance officer can do next.
import { Link } from "react-router-dom";
import { address } from "../../api/client";
import { useMay, useRead } from "../../api/hooks";
import type { Account, MoneyView, Page, Stage } from "../../api/types";
import { Sheet } from "../../parts/Page";
import { useSpeech } from "../../words";
import { byStage } from "./flow";
import { StageTable } from "./StageTable";

interface Held {
  stage: Stage;
  currency: string;
  minor: number | string;
}

export function MoneyPanel({ of, id }: { of: "programme" | "award"; id: number }) {
  const may = useMay("read_money");
  return may ? of === "programme" ? <OfProgramme id={id} /> : <OfAward id={id} /> : null;
}

function OfProgramme({ id }: { id: number }) {
  const cells = useRead<MoneyView>("/api/money", { programme: id }).data?.cells;
  return cells ? <Shown of="programme" id={id} held={cells} next="allot" /> : null;
}

function OfAward({ id }: { id: number }) {
  const accounts = useRead<Page<Account>>("/api/accounts", { award: id, limit: 200 }).data?.items;
  const held = accounts?.map(({ stage, balance }) => ({ stage, ...balance }));
  return held ? <Shown of="award" id={id} held={held} next="commit" /> : null;
}

function Shown({ of, id, held, next }: { of: string; id: number; held: Held[]; next: "allot" | "commit" }) {
  const { say, term } = useSpeech();
  const mayPost = useMay("post_entries");
  const currencies = [...new Set(held.map((one) => one.currency))].sort();
  const tables = currencies
    .map((currency) => ({ currency, sums: byStage(held.filter((one) => one.currency === currency)) }))
    .filter((table) => table.sums.length > 0);
  return (
    <Sheet
      title={say("money.title")}
      flush
      tools={
        <>
          {tables.length > 0 && (
            <Link className="button plain small" to={address("/money/entries", { [of]: id })}>
              {say("money.seeEntries")}
            </Link>
          )}
          {mayPost && (
            <Link className="button plain small" to={address("/money/entries/new", { kind: next, [of]: id })}>
              {term("entryKinds", next)}
            </Link>
          )}
        </>
      }
    >
      {tables.length === 0 && <p className="note-line quiet">{say("money.panelNone")}</p>}
      {tables.map(({ currency, sums }) => (
        <StageTable
          key={currency}
          label={`${say("money.title")} · ${currency}`}
          sums={sums}
          currency={currency}
          whole={sums.reduce((all, one) => all + one.minor, 0n)}
          query={{ [of]: id }}
        />
      ))}
    </Sheet>
  );
}
