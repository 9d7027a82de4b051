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
  {
    to: "/milestones",
    word: "agreements.milestones",
    icon: "check",
    key: "e",
    permission: "read_portfolio",
  },
  { to: "/money", word: "shell.money", icon: "money", key: "m", permission: "read_money" },
  { to: "/authority", word: "shell.authority", icon: "authority", key: "a", permission: "read_authority" },
  { to: "/rules", word: "shell.rules", icon: "rules", key: "n", permission: "read_authority" },
  {
    to: "/payments",
    word: "payments.title",
    icon: "payments",
    key: "y",
    permission: "read_money",
    also: ["/payees", "/claims"],
  },
  {
    to: "/organisations",
    word: "shell.organisations",
    icon: "organisations",
    key: "o",
    permission: "read_portfolio",
  },
  { to: "/board", word: "shell.board", icon: "table", key: "b", permission: "read_portfolio" },
  { to: "/amendments", word: "amendments.title", icon: "edit", key: "d", permission: "read_portfolio" },
  { to: "/races", word: "races.title", icon: "programmes", key: "c", permission: "read_portfolio" },
  { to: "/findings", word: "shell.findings", icon: "help", key: "f", permission: "read_portfolio" },
  { to: "/imports", word: "shell.imports", icon: "imports", key: "i", permission: "read_portfolio" },
  { to: "/record", word: "shell.record", icon: "record", key: "r", permission: "read_record" },
  {
    to: "/administration/people",
    word: "shell.people",
    icon: "people",
    key: "u",
    permission: "manage_people",
    group: "shell.administration",
  },
  { to: "/administration/roles", word: "shell.roles", icon: "roles", key: "l", permission: "read_portfolio" },
  {
    to: "/administration/settings",
    word: "shell.settings",
    icon: "settings",
    key: "s",
    permission: "manage_settings",
  },
];
