// The head of a page, its loading, empty and refused states.
import { useEffect, type ReactNode } from "react";
import { Link } from "react-router-dom";
import type { Problem } from "../api/client";
import { inLanguage, useSpeech } from "../words";
import { Icon, type IconName } from "./Icon";
import { Reasons } from "./Reasons";

export interface Crumb {
  to: string;
  words: string;
}
let showCrumbs: (crumbs: Crumb[], here: string) => void = () => undefined;
/** The frame says here where it wants to hear of breadcrumbs. */
export function onCrumbs(listener: typeof showCrumbs): void {
  showCrumbs = listener;
}

interface HeadProps {
  title: string;
  heading?: ReactNode;
  crumbs?: Crumb[];
  sub?: ReactNode;
  children?: ReactNode;
}
export function Head({ title, heading, crumbs = [], sub, children }: HeadProps) {
  const { say } = useSpeech();
  const trail = crumbs.map((crumb) => `${crumb.to} ${crumb.words}`).join("\n");
  useEffect(() => {
    document.title = `${title} · ${say("shell.brand")}`;
    showCrumbs(crumbs, title);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the trail is the crumbs by value
  }, [title, trail, say("shell.brand")]);
  return (
    <div className="head">
      <div>
        <h1>{heading ?? title}</h1>
        {sub && <div className="sub">{sub}</div>}
      </div>
      {children && <div className="buttons">{children}</div>}
    </div>
  );
}

export function Loading() {
  const { say } = useSpeech();
  return (
    <div className="bones" role="status">
      <span className="hidden">{say("parts.loading")}</span>
      <i />
      <i />
      <i />
      <i />
      <i />
    </div>
  );
}

export function Empty({
  icon,
  title,
  words,
  children,
}: {
  icon: IconName;
  title: string;
  words?: string;
  children?: ReactNode;
}) {
  return (
    <div className="empty">
      <Icon name={icon} />
      <h2>{title}</h2>
      {words && <p>{words}</p>}
      {children && <div className="buttons">{children}</div>}
    </div>
  );
}

/** Why something was refused, in the reader's words, with what helps to find it in the logs. */
export function ProblemNote({ problem, retry }: { problem: Problem | null | undefined; retry?: () => void }) {
  const { language, say } = useSpeech();
  if (!problem) return null;
  const title = inLanguage(problem.title, language);
  return (
    <div className="problem" role="alert">
      <strong lang={title.lang}>{title.words}</strong>
      {problem.lines ? <Reasons lines={problem.lines} /> : problem.detail && <span>{problem.detail}</span>}
      {problem.errors.length > 0 && (
        <ul>
          {problem.errors.map((error) => {
            const words = inLanguage(error.title, language);
            return (
              <li key={error.pointer + error.refusal}>
                <code>{error.pointer}</code> <span lang={words.lang}>{words.words}</span> {error.detail}
              </li>
            );
          })}
        </ul>
      )}
      {problem.trace && <span className="quiet">{say("parts.trace", { trace: problem.trace })}</span>}
      {retry && (
        <div>
          <button type="button" className="button small" onClick={retry}>
            {say("shell.retry")}
          </button>
        </div>
      )}
    </div>
  );
}

export function NotFound() {
  const { say } = useSpeech();
  return (
    <>
      <Head title={say("shell.missing")} />
      <div className="sheet">
        <Empty icon="lost" title="404" words={say("shell.missingWords")}>
          <Link className="button" to="/">
            {say("shell.home")}
          </Link>
        </Empty>
      </div>
    </>
  );
}

interface ReadState<T> {
  data?: T | undefined;
  error: Problem | null;
  refetch: () => unknown;
}
/** What to show while a reading has brought nothing, or nothing but a refusal. */
export function Waiting<T>({ read, children }: { read: ReadState<T>; children: (data: T) => ReactNode }) {
  if (read.data !== undefined) return <>{children(read.data)}</>;
  if (read.error?.status === 404) return <NotFound />;
  if (read.error)
    return (
      <ProblemNote
        problem={read.error}
        retry={() => {
          read.refetch();
        }}
      />
    );
  return (
    <div className="sheet">
      <Loading />
    </div>
  );
}

export function Sheet({
  title,
  tools,
  children,
  flush = false,
}: {
  title?: ReactNode;
  tools?: ReactNode;
  children: ReactNode;
  flush?: boolean;
}) {
  return (
    <section className="sheet">
      {title && (
        <header>
          <h2>{title}</h2>
          {tools}
        </header>
      )}
      {flush ? children : <div className="inside">{children}</div>}
    </section>
  );
}

/** A sheet with a line for each of some things, or the word that there is none. */
export function Lines<T extends { id: number }>({
  title,
  of,
  children,
}: {
  title: string;
  of: readonly T[];
  children: (one: T) => ReactNode;
}) {
  const { say } = useSpeech();
  return (
    <Sheet title={title}>
      {of.length === 0 && <p className="quiet">{say("parts.none")}</p>}
      <ul className="lines">
        {of.map((one) => (
          <li key={one.id}>{children(one)}</li>
        ))}
      </ul>
    </Sheet>
  );
}

/** One line of a list of facts; left out as long as there is nothing to say. */
export function Fact({ name, mono, children }: { name: string; mono?: boolean; children: ReactNode }) {
  if (children === undefined || children === null || children === false || children === "") return null;
  return (
    <>
      <dt>{name}</dt>
      <dd className={mono ? "mono" : undefined}>{children}</dd>
    </>
  );
}
