// Where one can go, and which permission opens each place. The server decides; this only draws.
import type { PermissionName } from "../api/types";
import type { IconName } from "../parts/Icon";
import type { Word } from "../words";

export interface Place {
  to: string;
  word: Word;
  icon: IconName;
  key: string;
  permission: PermissionName;
  group?: Word;
  /** Pages that belong here though their address begins otherwise. */
  also?: readonly string[];
}

export function isAt(place: Place, path: string): boolean {
  return [place.to, ...(place.also ?? [])].some((start) => path === start || path.startsWith(`${start}/`));
}

/** Whether somebody may go there; what asks for no role is open to whoever has signed in. */
export function opens(
  session: { signed_in: boolean; permissions: readonly PermissionName[] } | undefined,
  permission: PermissionName,
): boolean {
  if (!session) return false;
  return permission === "signed_in" ? session.signed_in : session.permissions.includes(permission);
}

const awards = "shell.groupAwards";
const decisions = "shell.groupDecisions";
const money = "shell.groupMoney";
const oversight = "shell.groupOversight";
const administration = "shell.administration";

export const places: readonly Place[] = [
  { to: "/my-awards", word: "agreements.mine", icon: "portfolio", key: "t", permission: "report_on_awards" },
  {
    to: "/portfolio",
    word: "shell.portfolio",
    icon: "portfolio",
    key: "p",
    permission: "read_portfolio",
    also: ["/awards"],
  },
  { to: "/programmes", word: "shell.programmes", icon: "programmes", key: "g", permission: "read_portfolio" },
  { to: "/milestones", word: "agreements.milestones", icon: "check", key: "e", permission: "read_portfolio" },
  { to: "/board", word: "shell.board", icon: "table", key: "b", permission: "read_portfolio" },
  { to: "/my-duties", word: "directives.mine", icon: "person", key: "h", permission: "signed_in" },
  { to: "/messages", word: "messages.title", icon: "message", key: "z", permission: "signed_in" },
  {
    to: "/meetings",
    word: "meetings.title",
    icon: "calendar",
    key: "k",
    permission: "read_mandate",
    group: decisions,
    also: ["/papers", "/agenda-items", "/decisions"],
  },
  {
    to: "/directives",
    word: "directives.title",
    icon: "check",
    key: "v",
    permission: "read_mandate",
    group: decisions,
    also: ["/bodies"],
  },
  {
    to: "/plans",
    word: "plans.title",
    icon: "portfolio",
    key: "j",
    permission: "read_mandate",
    group: decisions,
    also: ["/indicators", "/figures"],
  },
  {
    to: "/practices",
    word: "practices.title",
    icon: "check",
    key: "4",
    permission: "read_mandate",
    group: decisions,
    also: ["/pilots"],
  },
  {
    to: "/communique",
    word: "communique.title",
    icon: "columns",
    key: "q",
    permission: "manage_mandate",
    group: decisions,
  },
  { to: "/money", word: "shell.money", icon: "money", key: "m", permission: "read_money", group: money },
  {
    to: "/payments",
    word: "payments.title",
    icon: "payments",
    key: "y",
    permission: "read_money",
    group: money,
    also: ["/payees", "/claims", "/recoveries"],
  },
  {
    to: "/authority",
    word: "shell.authority",
    icon: "authority",
    key: "a",
    permission: "read_authority",
    group: money,
  },
  { to: "/rules", word: "shell.rules", icon: "rules", key: "n", permission: "read_authority", group: money },
  {
    to: "/amendments",
    word: "amendments.title",
    icon: "edit",
    key: "d",
    permission: "read_portfolio",
    group: awards,
  },
  { to: "/races", word: "races.title", icon: "programmes", key: "c", permission: "read_portfolio", group: awards },
  { to: "/reports", word: "reports.title", icon: "table", key: "w", permission: "read_portfolio", group: awards },
  {
    to: "/results",
    word: "reports.results",
    icon: "record",
    key: "x",
    permission: "read_portfolio",
    group: awards,
    also: ["/assets"],
  },
  {
    to: "/organisations",
    word: "shell.organisations",
    icon: "organisations",
    key: "o",
    permission: "read_portfolio",
    group: awards,
  },
  { to: "/imports", word: "shell.imports", icon: "imports", key: "i", permission: "read_portfolio", group: awards },
  { to: "/findings", word: "shell.findings", icon: "help", key: "f", permission: "read_portfolio", group: oversight },
  { to: "/record", word: "shell.record", icon: "record", key: "r", permission: "read_record", group: oversight },
  {
    to: "/administration/people",
    word: "shell.people",
    icon: "people",
    key: "u",
    permission: "manage_people",
    group: administration,
  },
  {
    to: "/administration/roles",
    word: "shell.roles",
    icon: "roles",
    key: "l",
    permission: "read_portfolio",
    group: administration,
  },
  {
    to: "/administration/sign-ins",
    word: "door.all",
    icon: "record",
    key: "2",
    permission: "read_sign_ins",
    group: administration,
  },
  {
    to: "/administration/mails",
    word: "messages.mails",
    icon: "message",
    key: "1",
    permission: "manage_settings",
    group: administration,
  },
  {
    to: "/administration/settings",
    word: "shell.settings",
    icon: "settings",
    key: "s",
    permission: "manage_settings",
    group: administration,
  },
];
