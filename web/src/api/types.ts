// What the server sends and accepts, by the words of the interface. The shapes are generated from the server's own
// description (`npm run generate`); here they only get the names used on the screens.
import type { Bilingual, ListOfPersonItem } from "./generated/schemas";

export type {
  ActingItem as Acting,
  ApprovalItem as Approval,
  ApprovalState,
  ApprovalView as ApprovalDetail,
  AttemptsView,
  AuthorityUseItem as AuthorityUse,
  ColleagueItem as Colleague,
  Deed,
  DelegationItem as Delegation,
  DelegationStatus,
  DelegationView as DelegationDetail,
  FundingRuleItem as FundingRule,
  FundingRuleKind,
  FundingRuleTerms,
  FundingRuleView as FundingRuleDetail,
  Purpose,
  RuleAnswer,
  RuleQuestion,
  TryRuleView as TriedRule,
  WhyView as Why,
  WorkedExample,
  AccountItem as Account,
  AppropriationItem as Appropriation,
  AppropriationView as AppropriationDetail,
  AwardItem as Award,
  AwardState,
  AwardView as AwardDetail,
  Bilingual as Words,
  BoardProgramme,
  BoardView,
  CurrencySum as Sum,
  DisplayUnit,
  DoubtItem as Doubt,
  EntryKind,
  ExchangeItem as Exchange,
  EntryLineItem as EntryLine,
  EntryView as EntryDetail,
  FactItem as Fact,
  FactView as FactDetail,
  FaultView as FieldProblem,
  FigureName,
  FindingAnswer,
  FindingEvent,
  FindingItem as Finding,
  FindingRule,
  FindingSeverity,
  FindingState,
  FindingView as FindingDetail,
  ImportAnswer as Committed,
  ImportItem as Import,
  ImportMapping as Mapping,
  ImportPreview as Preview,
  InclusionProof as Proof,
  LineStep,
  LineView,
  LapsingItem,
  LapsingView,
  LinkView as OneTime,
  Matter,
  MatterKind,
  May as Step,
  Minor,
  Money,
  MoneyCell,
  MoneyView,
  OrganisationItem as Organisation,
  OrganisationView as OrganisationDetail,
  Permission as PermissionName,
  PersonItem as Person,
  PersonState,
  PersonView as PersonDetail,
  PortfolioView as Portfolio,
  Problem as Refused,
  ProgrammeItem as Programme,
  ProgrammeState,
  ProgrammeView as ProgrammeDetail,
  RateItem as ExchangeRate,
  RecordState,
  ReservationItem as Reservation,
  ReservationState,
  ReservationView as ReservationDetail,
  Rounding,
  ScheduleView as Schedule,
  YearEndDeed,
  YearEndPreview,
  YearEvent,
  YearItem as FiscalYear,
  YearPool,
  YearsView as FiscalYears,
  YearState,
  YearView as FiscalYearDetail,
  RejectionItem as Rejection,
  Role,
  RoleView as HeldRole,
  RolesMatrix,
  SearchHit as Found,
  SessionView as Session,
  Settings,
  Stage,
  Stream,
} from "./generated/schemas";

/** Text as recorded: in both languages, or in the one it was written in. */
export type Text = Bilingual | string;
/** A civil date, "2026-11-23". Empty when there is none. */
export type Day = string;
/** A moment in UTC, "2026-11-23T20:30:00.000Z". */
export type Instant = string;

/** One page of any list. */
export type Page<Item> = Omit<ListOfPersonItem, "items"> & { items: Item[] };

/** What became of a file sent: the one answer whose address is no part of the description, for it is not JSON in. */
export interface Upload {
  digest: string;
  size: number;
  name: string;
}

/** What the search finds; a kind that this release does not know yet is shown by its name. */
export type FoundKind = "award" | "programme" | "organisation" | "person";
