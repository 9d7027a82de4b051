// Importing a file in three stages: choose it, check the preview, confirm the totals.
import { useRef, useState } from "react";
import { useNavigate } from "react-router-dom";
import { Attempt, Problem, upload } from "../../api/client";
import { useProgress } from "../../api/events";
import { useChange, useRead } from "../../api/hooks";
import type { Committed, Mapping, Preview, Upload } from "../../api/types";
import { Icon } from "../../parts/Icon";
import { DialogForm } from "../../parts/inputs";
import { Head, ProblemNote } from "../../parts/Page";
import { useTell } from "../../parts/Toasts";
import { Count, Money, useUnit } from "../../parts/Words";
import { useSpeech } from "../../words";
import { Counters } from "./Counters";
import { PreviewSheets } from "./PreviewSheets";

export default function NewImport() {
  const { say } = useSpeech();
  const [file, setFile] = useState<Upload | null>(null);
  const [busy, setBusy] = useState<{ name: string; sent: number } | null>(null);
  const [preview, setPreview] = useState<Preview | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [confirming, setConfirming] = useState(false);
  const [mapping, setMapping] = useState("");
  const attempt = useRef(new Attempt());
  const mappings = useRead<{ items: Mapping[] }>("/api/import-mappings").data?.items ?? [];

  const look = async (uploaded: Upload, wanted: string) => {
    setProblem(null);
    setBusy({ name: uploaded.name, sent: 1 });
    try {
      setPreview(
        await attempt.current.post<Preview>("/api/import-previews", {
          digest: uploaded.digest,
          name: uploaded.name,
          mapping: wanted,
        }),
      );
      setMapping(wanted);
    } catch (error) {
      if (error instanceof Problem) setProblem(error);
      else throw error;
    } finally {
      setBusy(null);
    }
  };
  const send = async (chosen: File) => {
    setProblem(null);
    setPreview(null);
    setBusy({ name: chosen.name, sent: 0 });
    try {
      const uploaded = await upload<Upload>("/api/uploads", chosen, (sent) => setBusy({ name: chosen.name, sent }));
      setFile(uploaded);
      await look(uploaded, "");
    } catch (error) {
      setBusy(null);
      if (error instanceof Problem) setProblem(error);
      else throw error;
    }
  };
  const again = () => {
    setFile(null);
    setPreview(null);
    setProblem(null);
    setMapping("");
  };
  const stage = preview || (file && busy) ? 2 : 1;
  return (
    <>
      <Head
        title={say("imports.newImport")}
        crumbs={[{ to: "/imports", words: say("imports.title") }]}
        sub={file && <span className="mono">{file.name}</span>}
      >
        {file && (
          <button type="button" className="button" onClick={again}>
            {say("imports.anotherFile")}
          </button>
        )}
        {preview && (
          <button
            type="button"
            className="button main"
            disabled={busy !== null || preview.accepted === 0}
            onClick={() => setConfirming(true)}
          >
            {preview.accepted === 0
              ? say("imports.commitNothing")
              : say("imports.commit", { count: preview.accepted })}
          </button>
        )}
      </Head>
      <ol className="stages" aria-label={say("imports.steps")}>
        <li aria-current={stage === 1 ? "step" : undefined}>{say("imports.stepFile")}</li>
        <li aria-current={stage === 2 ? "step" : undefined}>{say("imports.stepPreview")}</li>
        <li>{say("imports.stepResult")}</li>
      </ol>
      <div className="stack">
        {busy && <Busy busy={busy} digest={file?.digest} />}
        <ProblemNote problem={problem} />
        {!file && !busy && (
          <Drop
            onFile={(chosen) => {
              void send(chosen);
            }}
          />
        )}
        {file && preview && (
          <>
            <Counters of={preview} rows={preview.rows} accepted="imports.accepted" />
            <PreviewSheets
              preview={preview}
              mappings={mappings}
              chosen={mapping}
              busy={busy !== null}
              onLook={(wanted) => {
                void look(file, wanted);
              }}
            />
          </>
        )}
        {file && !preview && !busy && (
          <div className="buttons">
            {mappings.map((one) => (
              <button
                key={one.name}
                type="button"
                className="button"
                onClick={() => {
                  void look(file, one.name);
                }}
              >
                {say("imports.mapping")}: {one.name}
              </button>
            ))}
            <button
              type="button"
              className="button"
              onClick={() => {
                void look(file, mapping);
              }}
            >
              {say("shell.retry")}
            </button>
          </div>
        )}
      </div>
      {confirming && file && preview && (
        <Confirm file={file} preview={preview} onClose={() => setConfirming(false)} />
      )}
    </>
  );
}

function Busy({ busy, digest }: { busy: { name: string; sent: number }; digest: string | undefined }) {
  const { say } = useSpeech();
  return (
    <div className="sheet">
      <div className="inside" role="status">
        {busy.sent < 1 ? (
          <Bar words={say("imports.uploading", { name: busy.name })} part={busy.sent} />
        ) : (
          <ServerBar words={say("imports.reading")} digest={digest} />
        )}
      </div>
    </div>
  );
}

function Bar({ words, part }: { words: string; part: number | undefined }) {
  const { locale } = useSpeech();
  return (
    <div className="bar">
      <span>
        {words}
        {part !== undefined && (
          <span className="quiet">
            {" "}
            {part.toLocaleString(locale, { style: "percent", maximumFractionDigits: 0 })}
          </span>
        )}
      </span>
      <progress value={part} max={1} aria-label={words} />
    </div>
  );
}

/** The server tells how much of the file it has been through. */
function ServerBar({ words, digest }: { words: string; digest: string | undefined }) {
  const progress = useProgress(digest, words);
  return <Bar words={words} part={progress ? progress.done / progress.total : undefined} />;
}

function Drop({ onFile }: { onFile: (file: File) => void }) {
  const { say } = useSpeech();
  const [over, setOver] = useState(false);
  return (
    <label
      className={over ? "drop over" : "drop"}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        const file = event.dataTransfer.files[0];
        if (file) onFile(file);
      }}
    >
      <Icon name="imports" />
      <strong>{say("imports.drop")}</strong>
      <span className="quiet">{say("imports.dropWords")}</span>
      <input
        className="hidden"
        type="file"
        accept=".csv,.tsv,.txt,.xlsx,.json,.xml,.gz"
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file) onFile(file);
          event.target.value = "";
        }}
      />
    </label>
  );
}

function Confirm({ file, preview, onClose }: { file: Upload; preview: Preview; onClose: () => void }) {
  const { say } = useSpeech();
  const { tell } = useTell();
  const go = useNavigate();
  const [checked, setChecked] = useState(false);
  const large = useUnit() !== "one";
  const commit = useChange<Committed>((made) => {
    tell(say(made.recorded ? "imports.done" : "imports.nothingNew"));
    go(made.id === undefined ? "/imports" : `/imports/${made.id}`);
  });
  const send = () =>
    commit.mutate({
      path: "/api/imports",
      body: {
        digest: file.digest,
        name: file.name,
        mapping: preview.mapping_text,
        accepted: preview.accepted,
        sums: preview.sums.map(({ currency, minor }) => ({ currency, minor })),
        disbursed: preview.disbursed_sums.map(({ currency, minor }) => ({ currency, minor })),
      },
    });
  return (
    <DialogForm
      title={say("imports.confirmTitle")}
      send={say(commit.isPending ? "imports.importing" : "imports.confirm")}
      problem={commit.error}
      idle={!checked || commit.isPending}
      onSend={send}
      onClose={onClose}
    >
      <p>{say("imports.confirmWords")}</p>
      <dl className="facts totals">
        <dt>{say("imports.accepted")}</dt>
        <dd>
          <Count of={preview.accepted} />
        </dd>
        {preview.sums.map((sum) => [
          <dt key={`${sum.currency}s`}>{say("portfolio.sum", { currency: sum.currency })}</dt>,
          <dd key={sum.currency}>
            <Money {...sum} whole />
            {large && sum.currency === "CNY" && (
              <span className="quiet">
                {" "}
                = <Money {...sum} />
              </span>
            )}
          </dd>,
        ])}
        {preview.disbursed_sums.map((sum) => [
          <dt key={`${sum.currency}d`}>{say("imports.disbursed", { currency: sum.currency })}</dt>,
          <dd key={`${sum.currency}m`}>
            <Money {...sum} whole />
          </dd>,
        ])}
        <dt>{say("imports.newProgrammes")}</dt>
        <dd>{preview.new_programmes}</dd>
        <dt>{say("imports.newOrganisations")}</dt>
        <dd>{preview.new_organisations}</dd>
      </dl>
      {preview.rejected > 0 && <p className="quiet">{say("imports.confirmRejected", { count: preview.rejected })}</p>}
      <label className="check">
        <input type="checkbox" checked={checked} onChange={(event) => setChecked(event.target.checked)} />
        {say("imports.confirmCheck")}
      </label>
      {commit.isPending && <ServerBar words={say("imports.importing")} digest={file.digest} />}
    </DialogForm>
  );
}
