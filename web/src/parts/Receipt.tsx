// Takes the receipt of a fact along. It is there once the next checkpoint is signed, a few seconds after the fact.
import { useState } from "react";
import { useSpeech } from "../words";
import { Icon } from "./Icon";
import { download } from "./download";

const triesMost = 10;

/** The receipt's bytes, waiting for the checkpoint that seals it; null when none comes. */
async function fetchReceipt(seq: number): Promise<Blob | null> {
  for (let count = 0; count < triesMost; ++count) {
    const response = await fetch(`/journal/receipt/${seq}.tlog-proof`).catch(() => null);
    if (response?.ok) return response.blob();
    if (response && response.status !== 404) return null;
    await new Promise((resolve) => window.setTimeout(resolve, 1000));
  }
  return null;
}

export function ReceiptButton({ seq, small = false }: { seq: number; small?: boolean }) {
  const { say } = useSpeech();
  const [state, setState] = useState<"still" | "waiting" | "none">("still");
  const take = async () => {
    setState("waiting");
    const receipt = await fetchReceipt(seq);
    setState(receipt ? "still" : "none");
    if (receipt) download(`fact-${seq}.tlog-proof`, receipt);
  };
  return (
    <button
      type="button"
      className={small ? "button small" : "button"}
      disabled={state === "waiting"}
      title={say("record.receiptWords")}
      onClick={() => {
        void take();
      }}
    >
      <Icon name="download" />{" "}
      <span aria-live="polite">
        {state === "still"
          ? say("record.receipt", { seq })
          : say(state === "waiting" ? "record.receiptWaits" : "record.receiptNone")}
      </span>
    </button>
  );
}
