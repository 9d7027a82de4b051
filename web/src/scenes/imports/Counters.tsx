// What became of the rows of a file, every one accounted for, and what they amount to.
import type { Import } from "../../api/types";
import { Figures } from "../../parts/Figures";
import { Count } from "../../parts/Words";
import { useSpeech, type Word } from "../../words";

interface Props {
  of: Pick<Import, "accepted" | "rejected" | "unchanged" | "sums">;
  rows: number;
  accepted: Word;
}

export function Counters({ of, rows, accepted }: Props) {
  const { say } = useSpeech();
  return (
    <Figures
      of={[
        { label: say("imports.rows"), value: <Count of={rows} /> },
        { label: say(accepted), value: <Count of={of.accepted} /> },
        { label: say("imports.rejected"), value: <Count of={of.rejected} />, bad: of.rejected > 0 },
        { label: say("imports.unchanged"), value: <Count of={of.unchanged} /> },
      ]}
      sums={of.sums}
    />
  );
}
