// The figures by which the rules ask: every version, and a form for the next one.
import { useState } from "react";
import { useChange, useMay } from "../../api/hooks";
import type { FindingParameterItem } from "../../api/types";
import { today } from "../../parts/day_words";
import { Icon } from "../../parts/Icon";
import { Choice, DayEntry, DialogForm, Entry, Lookup } from "../../parts/inputs";
import { List, type ListOf } from "../../parts/List";
import { Head } from "../../parts/Page";
import { useTell } from "../../parts/Toasts";
import { Day, Said } from "../../parts/Words";
import { terms, useSpeech } from "../../words";

function NameOf({ one }: { one: FindingParameterItem }) {
  const { term } = useSpeech();
  return <>{term("findingParameters", one.name)}</>;
}
function Scope({ one }: { one: FindingParameterItem }) {
  const { say } = useSpeech();
  return one.programme ? <Said text={one.programme.title} /> : <>{say("rules.everywhere")}</>;
}
function SetBy({ one }: { one: FindingParameterItem }) {
  const { say } = useSpeech();
  return one.recorded_by ? <Said text={one.recorded_by.name} /> : <>{say("findings.shipped")}</>;
}

const parameters: ListOf<FindingParameterItem> = {
  path: "/api/finding-parameters",
  title: "findings.parameters",
  sort: "name",
  rowKey: (one) => one.id,
  filters: [
    { name: "name", label: "findings.parameter", terms: "findingParameters" },
    { name: "programme", label: "authority.programme", one: "/api/programmes" },
  ],
  columns: [
    { key: "name", title: "findings.parameter", sort: true, width: 320, cell: (one) => <NameOf one={one} /> },
    { key: "value", title: "findings.value", number: true, card: "end", cell: (one) => one.value },
    {
      key: "from",
      title: "rules.validFrom",
      sort: "valid_from",
      card: "foot",
      cell: (one) => <Day day={one.valid_from} />,
    },
    { key: "scope", title: "rules.scope", card: "under", cell: (one) => <Scope one={one} /> },
    { key: "by", title: "findings.setBy", cell: (one) => <SetBy one={one} /> },
    { key: "reason", title: "parts.reason", width: 280, cell: (one) => <Said text={one.reason} /> },
  ],
  empty: { icon: "record", title: "findings.noParameters" },
};

export default function Parameters() {
  const { say } = useSpeech();
  const [setting, setSetting] = useState(false);
  const may = useMay("set_rules");
  return (
    <>
      <Head
        title={say("findings.parameters")}
        crumbs={[{ to: "/findings", words: say("findings.title") }]}
        sub={<span>{say("findings.parametersWords")}</span>}
      >
        {may && (
          <button type="button" className="button main" onClick={() => setSetting(true)}>
            <Icon name="plus" />
            {say("findings.change")}
          </button>
        )}
      </Head>
      <List of={parameters} />
      {setting && <Setting onClose={() => setSetting(false)} />}
    </>
  );
}

function Setting({ onClose }: { onClose: () => void }) {
  const { say, term } = useSpeech();
  const { tell } = useTell();
  const [name, setName] = useState("late_entry_days");
  const [value, setValue] = useState("");
  const [from, setFrom] = useState(today());
  const [programme, setProgramme] = useState<number | null>(null);
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const send = useChange<unknown>(() => {
    tell(say("findings.changed"));
    onClose();
  });
  const needed = (text: string) => (tried && !text.trim() ? say("parts.needed") : undefined);
  return (
    <DialogForm
      title={say("findings.change")}
      send={say("findings.change")}
      problem={send.error}
      idle={send.isPending}
      onClose={onClose}
      onSend={() => {
        setTried(true);
        if (!/^[0-9]+$/.test(value.trim()) || !from || !reason.trim()) return;
        send.mutate({
          path: "/api/finding-parameters",
          body: {
            name,
            value: Number(value),
            valid_from: from,
            reason: reason.trim(),
            ...(programme !== null && { programme }),
          },
        });
      }}
    >
      <Choice
        label="findings.parameter"
        name="name"
        problem={send.error}
        options={Object.keys(terms.findingParameters).map((each) => ({
          value: each,
          words: term("findingParameters", each),
        }))}
        value={name}
        onChange={setName}
      />
      <Entry
        label="findings.value"
        name="value"
        inputMode="numeric"
        problem={send.error}
        required
        error={tried && !/^[0-9]+$/.test(value.trim()) ? say("parts.needed") : undefined}
        value={value}
        onChange={setValue}
      />
      <Lookup
        label="authority.programme"
        name="programme"
        problem={send.error}
        path="/api/programmes"
        value={programme}
        onChoose={setProgramme}
        placeholder={say("rules.everywhere")}
      />
      <DayEntry
        label="rules.validFrom"
        name="valid_from"
        problem={send.error}
        required
        error={needed(from)}
        value={from}
        onChange={setFrom}
      />
      <Entry
        long
        label="parts.reason"
        name="reason"
        problem={send.error}
        required
        error={needed(reason)}
        value={reason}
        onChange={setReason}
      />
    </DialogForm>
  );
}
