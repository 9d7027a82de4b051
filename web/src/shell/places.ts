// Where one can go, and which permission opens each place. The server decides; this only draws.
import type { IconName } from "../parts/Icon";
import type { Word } from "../words";

export interface Place { to: string; word: Word; icon: IconName; key: string; permission: string; group?: Word }

export const places: readonly Place[] = [
  { to: "/portfolio", word: "shell.portfolio", icon: "portfolio", key: "p", permission: "read_portfolio" },
  { to: "/programmes", word: "shell.programmes", icon: "programmes", key: "g", permission: "read_portfolio" },
  { to: "/organisations", word: "shell.organisations", icon: "organisations", key: "o", permission: "read_portfolio" },
  { to: "/imports", word: "shell.imports", icon: "imports", key: "i", permission: "read_imports" },
  { to: "/record", word: "shell.record", icon: "record", key: "r", permission: "read_record" },
  { to: "/administration/people", word: "shell.people", icon: "people", key: "u", permission: "read_people", group: "shell.administration" },
  { to: "/administration/roles", word: "shell.roles", icon: "roles", key: "l", permission: "read_people" },
  { to: "/administration/settings", word: "shell.settings", icon: "settings", key: "s", permission: "read_settings" },
];

export const permissions = {
  recordAward: "record_award", describeProgramme: "create_programme", importAwards: "import_awards",
  decideDoubts: "match_organisations", managePeople: "manage_people", changeSettings: "change_settings",
} as const;
