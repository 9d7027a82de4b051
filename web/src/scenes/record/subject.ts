// Where the thing lives that a fact is about.
const homes: Record<string, string> = {
  award: "/awards/",
  amendment: "/amendments/",
  race: "/races/",
  programme: "/programmes/",
  organisation: "/organisations/",
  person: "/administration/people/",
  import: "/imports/",
  appropriation: "/money/appropriations/",
  approval: "/authority/approvals/",
  delegation: "/authority/",
  funding_rule: "/rules/",
  entry: "/money/entries/",
  reservation: "/money/reservations/",
  fiscal_year: "/money/years/",
  finding: "/findings/",
  milestone: "/milestones/",
  claim: "/claims/",
  body: "/bodies/",
  directive: "/directives/",
  meeting: "/meetings/",
  agenda_item: "/decisions/",
  plan: "/plans/",
  indicator: "/indicators/",
  paper: "/papers/",
  pilot: "/pilots/",
  practice: "/practices/",
  recovery: "/recoveries/",
  payment: "/payments/",
  payee: "/payees/",
  batch: "/payments/batches/",
};

/** The page of a subject such as "award/12", where it has one. */
export function home(subject: string): string | undefined {
  const [noun = "", id = ""] = subject.split("/");
  return homes[noun] && /^\d+$/.test(id) ? homes[noun] + id : undefined;
}
