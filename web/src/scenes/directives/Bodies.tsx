// Bodies that lay duties down, supervise and carry out.
import { useState } from "react";
import { useNavigate } from "react-router-dom";
import { useChange, useMay } from "../../api/hooks";
import type { Body, BodyKind } from "../../api/types";
import { Choice, DialogForm, Entry } from "../../parts/inputs";
import { List, type ListOf } from "../../parts/List";
import { Head } from "../../parts/Page";
import { Said } from "../../parts/Words";
import { terms, useSpeech } from "../../words";

function Kind({ of }: { of: BodyKind }) {
  const { term } = useSpeech();
  return <>{term("bodyKinds", of)}</>;
}

const bodies: ListOf<Body> = {
  path: "/api/bodies",
  title: "bodies.title",
  to: (one) => `/bodies/${one.id}`,
  rowKey: (one) => one.id,
  filters: [
    { name: "text", label: "bodies.text", width: "wide" },
    { name: "kind", label: "bodies.kind", terms: "bodyKinds" },
  ],
  columns: [
    { key: "name", title: "bodies.name", cell: (one) => <Said text={one.name} /> },
    { key: "kind", title: "bodies.kind", sort: true, card: "under", cell: (one) => <Kind of={one.kind} /> },
    { key: "members", title: "bodies.members", number: true, cell: (one) => one.members },
    { key: "directives", title: "bodies.directives", number: true, card: "end", cell: (one) => one.directives },
  ],
  empty: { icon: "organisations", title: "bodies.none", words: "bodies.noneWords" },
};

function Founding({ onClose }: { onClose: () => void }) {
  const { say, term } = useSpeech();
  const go = useNavigate();
  const [zh, setZh] = useState("");
  const [en, setEn] = useState("");
  const [kind, setKind] = useState("unit");
  const send = useChange<{ id: number }>((made) => go(`/bodies/${made.id}`));
  return (
    <DialogForm
      title={say("bodies.found")}
      send={say("bodies.found")}
      problem={send.error}
      idle={send.isPending || (zh.trim() === "" && en.trim() === "")}
      onSend={() => send.mutate({ path: "/api/bodies", body: { name: { zh: zh.trim(), en: en.trim() }, kind } })}
      onClose={onClose}
    >
      <Entry
        label="bodies.nameZh"
        name="name/zh"
        problem={send.error}
        lang="zh-Hans"
        maxLength={200}
        value={zh}
        onChange={setZh}
      />
      <Entry
        label="bodies.nameEn"
        name="name/en"
        problem={send.error}
        lang="en"
        maxLength={200}
        value={en}
        onChange={setEn}
      />
      <Choice
        label="bodies.kind"
        name="kind"
        value={kind}
        onChange={setKind}
        options={Object.keys(terms.bodyKinds).map((value) => ({ value, words: term("bodyKinds", value) }))}
      />
    </DialogForm>
  );
}

export default function Bodies() {
  const { say } = useSpeech();
  const manages = useMay("manage_mandate");
  const [founding, setFounding] = useState(false);
  const begin = manages && (
    <button type="button" className="button main" onClick={() => setFounding(true)}>
      {say("bodies.found")}
    </button>
  );
  return (
    <>
      <Head
        title={say("bodies.title")}
        crumbs={[{ to: "/directives", words: say("directives.title") }]}
        sub={<span>{say("bodies.words")}</span>}
      >
        {begin}
      </Head>
      <List of={bodies} begin={begin} />
      {founding && <Founding onClose={() => setFounding(false)} />}
    </>
  );
}
