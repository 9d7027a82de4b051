// Capturing a directive: who laid it down, what it is called, and its words.
import { useState } from "react";
import { Link, useNavigate } from "react-router-dom";
import { useChange } from "../../api/hooks";
import { Entry, Form, Lookup } from "../../parts/inputs";
import { Head, Sheet } from "../../parts/Page";
import { useTell } from "../../parts/Toasts";
import { useSpeech } from "../../words";

export default function DirectiveForm() {
  const { say } = useSpeech();
  const { tell } = useTell();
  const go = useNavigate();
  const [body, setBody] = useState<number | null>(null);
  const [item, setItem] = useState<number | null>(null);
  const [zh, setZh] = useState("");
  const [en, setEn] = useState("");
  const [text, setText] = useState("");
  const [tried, setTried] = useState(false);
  const send = useChange<{ id: number }>((made) => {
    tell(say("directives.captured"));
    go(`/directives/${made.id}`);
  });
  const needed = (there: boolean) => (tried && !there ? say("parts.needed") : undefined);
  const titled = zh.trim() !== "" || en.trim() !== "";
  const submit = () => {
    setTried(true);
    if (body === null || !titled) return;
    send.mutate({
      path: "/api/directives",
      body: { issuer: body, title: { zh: zh.trim(), en: en.trim() }, text, ...(item !== null && { item }) },
    });
  };
  return (
    <>
      <Head title={say("directives.capture")} crumbs={[{ to: "/directives", words: say("directives.title") }]} />
      <Sheet>
        <Form
          className="form narrow"
          send={say("directives.capture")}
          problem={send.error}
          idle={send.isPending}
          onSend={submit}
          beside={
            <Link className="button" to="/directives">
              {say("parts.cancel")}
            </Link>
          }
        >
          <Lookup
            label="directives.body"
            name="issuer"
            problem={send.error}
            error={needed(body !== null)}
            required
            path="/api/bodies"
            value={body}
            onChoose={setBody}
          />
          <Lookup
            label="meetings.item"
            name="item"
            problem={send.error}
            path="/api/agenda-items"
            value={item}
            onChoose={setItem}
          />
          <Entry
            label="directives.titleZh"
            name="title/zh"
            problem={send.error}
            error={needed(titled)}
            lang="zh-Hans"
            maxLength={300}
            value={zh}
            onChange={setZh}
          />
          <Entry
            label="directives.titleEn"
            name="title/en"
            problem={send.error}
            lang="en"
            maxLength={300}
            value={en}
            onChange={setEn}
          />
          <Entry
            long
            label="directives.original"
            name="text"
            problem={send.error}
            maxLength={4000}
            value={text}
            onChange={setText}
          />
        </Form>
      </Sheet>
    </>
  );
}
