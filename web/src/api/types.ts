// What the server sends and accepts, by the words of the interface. Amounts are whole numbers of the smallest unit.

/** A whole number; text when it is too long for a JavaScript number to hold exactly. */
export type Minor = number | string;

/** Text in both languages; either may be empty. */
export interface Words {
  zh: string;
  en: string;
}
/** Text as recorded: in both languages, or in the one it was written in. */
export type Text = Words | string;

export interface Money {
  minor: Minor;
  currency: string;
}
export interface Sum extends Money {
  count?: number;
}
/** A civil date, "2026-11-23". Empty when there is none. */
export type Day = string;
/** A moment in UTC, "2026-11-23T20:30:00.000Z". */
export type Instant = string;

export interface Ref {
  id: number;
  title: Text;
}
export interface NamedRef {
  id: number;
  name: Text;
}
export interface Identifier {
  scheme: string;
  value: string;
}

export interface Step {
  step: string;
  allowed: boolean;
  refusal?: string;
  title?: Words;
  remedy?: Words;
}

export interface Page<Item> {
  items: Item[];
  next: string;
  total: number;
  sums?: Sum[];
}

export type Role =
  "administrator" | "board_secretary" | "programme_manager" | "case_officer" | "finance_officer" | "auditor";
export const roles: readonly Role[] = [
  "administrator",
  "board_secretary",
  "programme_manager",
  "case_officer",
  "finance_officer",
  "auditor",
];

export type PermissionName =
  | "read_portfolio"
  | "manage_programmes"
  | "record_awards"
  | "decide_matches"
  | "import_awards"
  | "read_record"
  | "read_record_bodies"
  | "manage_people"
  | "manage_settings";

export interface HeldRole {
  id: number;
  role: Role;
  programme: Ref | null;
  from: Day;
  until: Day;
  in_force?: boolean;
  may?: Step[] | null;
}

export interface Session {
  signed_in: boolean;
  person: { id: number; name: Text; email: string } | null;
  roles: HeldRole[];
  permissions: PermissionName[];
  csrf: string;
  instance: { name: Words; first_run: boolean; demo: boolean; version: string };
  demo_accounts?: { email: string; password: string; role: Role; name: Text }[];
}

export interface RolesMatrix {
  roles: { role: Role; title: Words }[];
  permissions: { permission: string; title: Words; roles: Role[] }[];
}

export type PersonState = "invited" | "active" | "suspended" | "closed";
export interface Person {
  id: number;
  name: Text;
  email: string;
  state: PersonState;
  roles: HeldRole[];
  since: Instant;
  may_reset?: boolean;
  may?: Step[];
}

export type ProgrammeState = "active" | "winding_down" | "closed" | "terminated";
export interface Programme {
  id: number;
  code: string;
  title: Words;
  state: ProgrammeState;
  managers: NamedRef[];
  awards: number;
  sums: Sum[];
  first_year: number | null;
  last_year: number | null;
}
export interface ProgrammeDetail extends Programme {
  goal: Words;
  problem: Words;
  result: Words;
  may: Step[];
  caused_by: number;
}

export type AwardState = "active" | "on_hold" | "closing" | "closed" | "terminated";
export interface Award {
  id: number;
  number: string;
  title: Text;
  programme: Ref;
  organisation: NamedRef;
  lead: string;
  amount: Money | null;
  awarded_on: Day | null;
  starts_on: Day | null;
  ends_on: Day | null;
  year: number;
  state: AwardState;
  outcome: string;
}
export interface AwardDetail extends Award {
  description: Text;
  participants: { name: string; role: string; organisation: Text }[];
  outside_ids: Identifier[];
  source: { import: number; line: number; file: string } | null;
  applied: Money | null;
  disbursed: Money | null;
  may: Step[];
  caused_by: number;
}

export interface Portfolio {
  awards: number;
  sums: Sum[];
  by_programme: { id: number; title: Text; currency: string; awards: number; minor: Minor }[];
  by_year: { year: number; currency: string; awards: number; minor: Minor }[];
  by_state: { state: AwardState; currency: string; awards: number; minor: Minor }[];
  by_organisation: { id: number; name: Text; currency: string; awards: number; minor: Minor }[];
}

export interface Organisation {
  id: number;
  name: Text;
  identifiers: Identifier[];
  awards: number;
  sums: Sum[];
}
export interface OrganisationDetail extends Organisation {
  names: string[];
  merged_into: number | null;
  caused_by: number;
}
export interface Doubt {
  id: number;
  left: Organisation;
  right: Organisation;
  reason: Text;
  state: string;
}

export interface Upload {
  digest: string;
  size: number;
  name: string;
}
export interface Mapping {
  name: string;
  title: Words;
  text: string;
}
export interface CellProblem {
  line: number;
  column: number;
  header: string;
  refusal: string;
  title: Words;
  cell: string;
  /** The number of the award that has the identifier already. */
  known_as?: string;
  id?: number;
  row?: string;
}
export interface Preview {
  format: string;
  encoding: string;
  mapping_name: string;
  mapping_text: string;
  columns: { column: number; header: string; field: string; sample: string[] }[];
  fields: string[];
  /** What a guessed mapping leaves open. */
  doubts: { field: string; header: string; question: string }[];
  rows: number;
  accepted: number;
  rejected: number;
  unchanged: number;
  sums: Sum[];
  new_programmes: number;
  new_organisations: number;
  problems: CellProblem[];
  problem_counts: { refusal: string; title: Words; count: number }[];
  note_counts: { note: string; title: Words; count: number }[];
  first_rows: string[][];
}
/** What committing answers; no id when the list held nothing new. */
export interface Committed {
  id: number | null;
  recorded: boolean;
}
export interface Import {
  id: number;
  at: Instant;
  by: NamedRef;
  name: string;
  format: string;
  read: number;
  accepted: number;
  rejected: number;
  unchanged: number;
  sums: Sum[];
}

export interface Fact {
  seq: number;
  at: Instant;
  kind: string;
  subject: string;
  actor: { id: number; name: Text } | null;
  actor_role: string;
  words: Words;
}
export interface Proof {
  index: number;
  size: number;
  hashes: string[];
  root: string;
  checkpoint: string;
}
export interface RecordState {
  size: number;
  checkpoint: string | null;
  checkpoint_at: Instant | null;
  checkpoint_size: number;
  key: string;
  kinds: { kind: string; words: Words }[];
}
export interface FactDetail extends Fact {
  body: Record<string, unknown> | null;
  erased?: boolean;
  commitment: string;
  salt: string | null;
  leaf: string;
  proof: Proof | null;
  key: string;
}

export type FoundKind = "award" | "programme" | "organisation" | "person";
export interface Found {
  kind: FoundKind;
  id: number;
  title: Text;
  subtitle: Text;
  marks: [number, number][];
}

export type DisplayUnit = "one" | "ten_thousand" | "hundred_million";
export interface Settings {
  name: Words;
  fiscal_year_start_month: number;
  default_currency: string;
  display_unit: DisplayUnit;
}
