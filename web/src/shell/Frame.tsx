// The frame around every page of a signed-in person.
import { Component, Suspense, useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from "react";
import { Link, Outlet, useLocation, useNavigate } from "react-router-dom";
import { onReach } from "../api/client";
import { useLiveRefresh } from "../api/events";
import { queries, useChange, useRead, useSession } from "../api/hooks";
import type { Message, Page, PermissionName } from "../api/types";
import { Dialog } from "../parts/Dialog";
import { Gate, Icon } from "../parts/Icon";
import { Menu } from "../parts/Menu";
import { Empty, Head, Loading, onCrumbs, type Crumb } from "../parts/Page";
import { narrow, useMedia } from "../parts/preferences";
import { Moment, Said } from "../parts/Words";
import { useSpeech } from "../words";
import { Display, LanguageSwitch } from "./Display";
import { KeyHelp, useKeys } from "./Keys";
import { Password } from "./Password";
import { Proof } from "./Proof";
import { isAt, opens, places, type Place } from "./places";
import { Search } from "./Search";

export function Mark() {
  const { say, language } = useSpeech();
  return (
    <>
      <Gate />
      <span>
        {say("shell.brand")}
        {language !== "en" && <small lang="en">PENSTOCK</small>}
        {language === "en" && <small lang="zh-Hans">渠成</small>}
      </span>
    </>
  );
}

function useReachable(): boolean {
  const [reachable, setReachable] = useState(true);
  useEffect(() => onReach(setReachable), []);
  return reachable;
}

function Crumbs() {
  const { say } = useSpeech();
  const [shown, setShown] = useState<{ crumbs: Crumb[]; here: string }>({ crumbs: [], here: "" });
  useEffect(() => {
    onCrumbs((crumbs, here) => setShown({ crumbs, here }));
    return () => onCrumbs(() => undefined);
  }, []);
  return (
    <nav className="crumbs" aria-label={say("shell.breadcrumb")}>
      <ol>
        {shown.crumbs.map((crumb) => (
          <li key={crumb.to}>
            <Link to={crumb.to}>{crumb.words}</Link>
          </li>
        ))}
        <li aria-current="page">{shown.here}</li>
      </ol>
    </nav>
  );
}

/** How many messages wait to be read; at most two digits, for that is what a glance takes in. */
function Unread() {
  const { say } = useSpeech();
  const count = useRead<Page<Message>>("/api/my-messages", { unread: "true", limit: 1 }).data?.total ?? 0;
  if (count === 0) return null;
  return (
    <span className="count" aria-label={say("messages.unreadCount", { count: String(count) })}>
      {count > 99 ? "99+" : count}
    </span>
  );
}

function Places({ open, className }: { open: readonly Place[]; className?: string }) {
  const { say } = useSpeech();
  const { pathname } = useLocation();
  return (
    <ul className={className}>
      {open.map((place, i) => (
        <li key={place.to}>
          {place.group && place.group !== open[i - 1]?.group && <p className="group">{say(place.group)}</p>}
          <Link className="place" to={place.to} aria-current={isAt(place, pathname) ? "page" : undefined}>
            <Icon name={place.icon} />
            <span>{say(place.word)}</span>
            {place.to === "/messages" && <Unread />}
          </Link>
        </li>
      ))}
    </ul>
  );
}

function Account({ onPassword, onHelp }: { onPassword: () => void; onHelp: () => void }) {
  const { say, term, text } = useSpeech();
  const session = useSession().data;
  const go = useNavigate();
  const small = useMedia(narrow);
  const end = useChange(() => {
    queries.clear();
    go("/sign-in");
  });
  const name = text(session?.person?.name);
  return (
    <Menu
      keepOpen
      className="button plain small"
      name={small ? `${say("shell.account")}: ${name}` : undefined}
      label={
        <>
          <Icon name="person" />
          {!small && <span>{name}</span>}
        </>
      }
    >
      <div className="part">
        <strong>
          <Said text={session?.person?.name} />
        </strong>
        <span className="quiet">{session?.person?.email}</span>
        <span className="title">{say("shell.yourRoles")}</span>
        {session?.roles.map((held) => (
          <span key={held.id}>
            {term("roleNames", held.role)}
            {held.programme && (
              <span className="quiet">
                {" "}
                · <Said text={held.programme.title} />
              </span>
            )}
          </span>
        ))}
      </div>
      <Display />
      <hr />
      <Link to="/account">{say("door.title")}</Link>
      <button type="button" onClick={onPassword}>
        {say("shell.changePassword")}
      </button>
      <button type="button" onClick={onHelp}>
        {say("shell.help")}
      </button>
      <button type="button" onClick={() => end.mutate({ path: "/api/session/end", body: {} })}>
        {say("shell.signOut")}
      </button>
    </Menu>
  );
}

function Bottom({ open }: { open: readonly Place[] }) {
  const { say } = useSpeech();
  const [more, setMore] = useState(false);
  const location = useLocation();
  useEffect(() => setMore(false), [location.pathname]);
  return (
    <>
      <nav className="bottom" aria-label={say("shell.navigation")}>
        <ul>
          {open.slice(0, 4).map((place) => (
            <li key={place.to}>
              <Link to={place.to} aria-current={isAt(place, location.pathname) ? "page" : undefined}>
                <Icon name={place.icon} />
                <span>{say(place.word)}</span>
                {place.to === "/messages" && <Unread />}
              </Link>
            </li>
          ))}
          <li>
            <button type="button" aria-haspopup="dialog" onClick={() => setMore(true)}>
              <Icon name="more" />
              <span>{say("shell.more")}</span>
            </button>
          </li>
        </ul>
      </nav>
      {more && (
        <Dialog kind="drawer" title={say("shell.navigation")} onClose={() => setMore(false)}>
          <Places open={open} className="drawer-places" />
        </Dialog>
      )}
    </>
  );
}

export function Frame() {
  const { say } = useSpeech();
  const session = useSession().data;
  const reachable = useReachable();
  const small = useMedia(narrow);
  const location = useLocation();
  const content = useRef<HTMLElement>(null);
  const [shown, setShown] = useState<"" | "search" | "help" | "password">("");
  const open = useMemo(() => places.filter((place) => opens(session, place.permission)), [session]);
  const search = useCallback(() => setShown("search"), []);
  const help = useCallback(() => setShown("help"), []);
  const close = useCallback(() => setShown(""), []);
  useKeys(open, search, help);
  useLiveRefresh(session?.signed_in ?? false);

  // A new page begins at its top, and a screen reader at its content.
  const before = useRef(location.pathname);
  useEffect(() => {
    if (before.current === location.pathname) return;
    before.current = location.pathname;
    window.scrollTo(0, 0);
    content.current?.focus({ preventScroll: true });
  }, [location.pathname]);

  return (
    <div className="frame">
      <a className="skip" href="#content">
        {say("shell.skip")}
      </a>
      {!small && (
        <nav className="side" aria-label={say("shell.navigation")}>
          <Link className="mark" to="/">
            <Mark />
          </Link>
          <Places open={open} />
          <footer>
            <Said text={session?.instance.name} />
            <br />
            {say("shell.version", { version: session?.instance.version ?? "" })}
          </footer>
        </nav>
      )}
      <div className="body">
        <header className="top">
          <Crumbs />
          <button
            type="button"
            className="searchbox"
            onClick={search}
            aria-label={say("shell.search")}
            aria-keyshortcuts="/ Control+K"
          >
            <Icon name="search" />
            <span>{say("shell.search")}</span>
            <kbd>/</kbd>
          </button>
          <LanguageSwitch />
          <Account onPassword={() => setShown("password")} onHelp={help} />
        </header>
        {session?.instance.demo && (
          <aside className="notice" aria-label={say("shell.demoLabel")}>
            {say("shell.demo")}
          </aside>
        )}
        {session?.second_factor_due && (
          <p className="notice" role="status">
            {say("door.due")} <Moment at={session.second_factor_due} /> <Link to="/account">{say("door.setUp")}</Link>
          </p>
        )}
        {session?.password_due && (
          <p className="notice" role="status">
            {say("door.passwordDue")} <Moment at={session.password_due} />{" "}
            <button type="button" className="button small" onClick={() => setShown("password")}>
              {say("shell.changePassword")}
            </button>
          </p>
        )}
        {!reachable && (
          <p className="notice alarm" role="alert">
            {say("shell.unreachable")}
            <button
              type="button"
              className="button small"
              onClick={() => {
                void queries.invalidateQueries();
              }}
            >
              {say("shell.retry")}
            </button>
          </p>
        )}
        <main id="content" ref={content} tabIndex={-1}>
          <Guard key={location.pathname}>
            <Suspense
              fallback={
                <div className="sheet">
                  <Loading />
                </div>
              }
            >
              <Outlet />
            </Suspense>
          </Guard>
        </main>
      </div>
      {small && <Bottom open={open} />}
      {shown === "search" && <Search onClose={close} />}
      {shown === "help" && <KeyHelp open={open} onClose={close} />}
      {shown === "password" && <Password onClose={close} />}
      <Proof />
    </div>
  );
}

/** Keeps one failing page from taking the frame with it. */
class Guard extends Component<{ children: ReactNode }, { failed: string | null }> {
  override state = { failed: null };
  static getDerivedStateFromError(error: unknown) {
    return { failed: error instanceof Error ? error.message : String(error) };
  }
  override render() {
    return this.state.failed === null ? this.props.children : <Broken words={this.state.failed} />;
  }
}

function Broken({ words }: { words: string }) {
  const { say } = useSpeech();
  return (
    <div className="sheet">
      <Empty icon="lost" title={say("shell.broke")} words={say("shell.brokeWords")}>
        <code>{words}</code>
        <button type="button" className="button" onClick={() => window.location.reload()}>
          {say("shell.reload")}
        </button>
      </Empty>
    </div>
  );
}

/** A page that needs a permission; without it, says which roles the person has. */
export function Opened({ permission, children }: { permission: PermissionName; children: ReactNode }) {
  const { say, term } = useSpeech();
  const session = useSession().data;
  if (opens(session, permission)) return <>{children}</>;
  const roles = session?.roles.map((held) => term("roleNames", held.role)).join(" · ") || say("shell.noRoles");
  return (
    <>
      <Head title={say("shell.forbidden")} />
      <div className="sheet">
        <Empty icon="roles" title="403" words={say("shell.forbiddenWords", { roles })}>
          <Link className="button" to="/">
            {say("shell.home")}
          </Link>
        </Empty>
      </div>
    </>
  );
}
