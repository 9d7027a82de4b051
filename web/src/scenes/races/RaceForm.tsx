// Founding a race: one programme, one aim, two teams or more.
import { useState } from "react";
import { useNavigate } from "react-router-dom";
import { useChange, useRead } from "../../api/hooks";
import type { Award, Page } from "../../api/types";
import { Entry, Form, Lookup } from "../../parts/inputs";
import { Head, Sheet } from "../../parts/Page";
import { Said } from "../../parts/Words";
import { useTell } from "../../parts/Toasts";
import { useSpeech } from "../../words";

export default function RaceForm() {
  const { say } = useSpeech();
  const { tell } = useTell();
  const go = useNavigate();
  const [programme, setProgramme] = useState<number | null>(null);
  const [zh, setZh] = useState("");
  const [en, setEn] = useState("");
  const [teams, setTeams] = useState<readonly number[]>([]);
  const awards = useRead<Page<Award>>(
    "/api/awards",
    { programme: programme ?? 0, state: "active", limit: 100, sort: "number" },
    programme !== null,
  ).data?.items;
  const send = useChange<{ id: number }>((made) => {
    tell(say("races.founded"));
    go(`/races/${made.id}`);
  });
  return (
    <>
      <Head title={say("races.found")} crumbs={[{ to: "/races", words: say("races.title") }]} />
      <Sheet>
        <Form
          className="form narrow"
          send={say("races.found")}
          problem={send.error}
          idle={send.isPending || programme === null}
          onSend={() =>
            send.mutate({ path: "/api/races", body: { programme, title: { zh: zh.trim(), en: en.trim() }, teams } })
          }
        >
          <Lookup
            label="money.programme"
            name="programme"
            problem={send.error}
            required
            path="/api/programmes"
            value={programme}
            onChoose={(one) => {
              setProgramme(one);
              setTeams([]);
            }}
          />
          <div className="pair">
            <Entry
              label="races.aimZh"
              name="title/zh"
              problem={send.error}
              value={zh}
              onChange={setZh}
              lang="zh-Hans"
            />
            <Entry label="races.aimEn" name="title/en" problem={send.error} value={en} onChange={setEn} lang="en" />
          </div>
          <fieldset className="field">
            <legend className="legend">{say("races.teams")}</legend>
            {(awards ?? []).map((award) => (
              <label key={award.id} className="tick">
                <input
                  type="checkbox"
                  checked={teams.includes(award.id)}
                  onChange={(event) =>
                    setTeams(event.target.checked ? [...teams, award.id] : teams.filter((one) => one !== award.id))
                  }
                />{" "}
                <span className="mono">{award.number}</span> <Said text={award.title} />
              </label>
            ))}
          </fieldset>
        </Form>
      </Sheet>
    </>
  );
}
