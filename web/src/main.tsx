// Where the application begins: words first, then the frame; each scene is fetched when it is first visited.
import { QueryClientProvider } from "@tanstack/react-query";
import { StrictMode, Suspense, useEffect, type ReactNode } from "react";
import { createRoot } from "react-dom/client";
import { BrowserRouter, Navigate, Route, Routes, useLocation } from "react-router-dom";
import { queries, useMay, useSession } from "./api/hooks";
import type { PermissionName } from "./api/types";
import { Loading, NotFound, ProblemNote } from "./parts/Page";
import { PreferencesProvider } from "./parts/preferences";
import { Toasts } from "./parts/Toasts";
import { fetchScenes, scene } from "./scene";
import { Frame, Opened } from "./shell/Frame";
import { start } from "./words";
import "./styles/app.css";

const SignIn = scene(() => import("./scenes/sign-in/SignIn"));
const FirstRun = scene(() => import("./scenes/sign-in/Joining").then((m) => ({ default: m.FirstRun })));
const Invitation = scene(() => import("./scenes/sign-in/Joining").then((m) => ({ default: m.Invitation })));
const Unlock = scene(() => import("./scenes/sign-in/Unlock"));
const Returned = scene(() => import("./scenes/sign-in/Returned"));
const Portfolio = scene(() => import("./scenes/portfolio/Portfolio"));
const Board = scene(() => import("./scenes/board/Board"));
const Programmes = scene(() => import("./scenes/programmes/Programmes"));
const ProgrammeDetail = scene(() => import("./scenes/programmes/ProgrammeDetail"));
const ProgrammeNew = scene(() =>
  import("./scenes/programmes/ProgrammeForm").then((m) => ({ default: m.ProgrammeNew })),
);
const ProgrammeEdit = scene(() =>
  import("./scenes/programmes/ProgrammeForm").then((m) => ({ default: m.ProgrammeEdit })),
);
const AwardDetail = scene(() => import("./scenes/awards/AwardDetail"));
const AwardForm = scene(() => import("./scenes/awards/AwardForm"));
const Amendments = scene(() => import("./scenes/amendments/Amendments"));
const AmendmentDetail = scene(() => import("./scenes/amendments/AmendmentDetail"));
const AmendmentForm = scene(() => import("./scenes/amendments/AmendmentForm"));
const Races = scene(() => import("./scenes/races/Races"));
const RaceForm = scene(() => import("./scenes/races/RaceForm"));
const RaceDetail = scene(() => import("./scenes/races/RaceDetail"));
const Closeout = scene(() => import("./scenes/closeout/Closeout"));
const Line = scene(() => import("./scenes/line/Line"));
const PrepareAward = scene(() => import("./scenes/agreements/PrepareAward"));
const AgreementPage = scene(() => import("./scenes/agreements/AgreementPage"));
const Milestones = scene(() => import("./scenes/milestones/Milestones"));
const MilestoneDetail = scene(() => import("./scenes/milestones/MilestoneDetail"));
const MyAwards = scene(() => import("./scenes/team/MyAwards"));
const Report = scene(() => import("./scenes/team/Report"));
const Spending = scene(() => import("./scenes/team/Spending"));
const Money = scene(() => import("./scenes/money/Money"));
const Appropriations = scene(() => import("./scenes/money/Appropriations"));
const AppropriationForm = scene(() => import("./scenes/money/AppropriationForm"));
const AppropriationDetail = scene(() => import("./scenes/money/AppropriationDetail"));
const Entries = scene(() => import("./scenes/money/Entries"));
const EntryForm = scene(() => import("./scenes/money/EntryForm"));
const EntryDetail = scene(() => import("./scenes/money/EntryDetail"));
const Lapsing = scene(() => import("./scenes/money/Lapsing"));
const Reservations = scene(() => import("./scenes/money/Reservations"));
const ReservationDetail = scene(() => import("./scenes/money/ReservationDetail"));
const ReservationForm = scene(() => import("./scenes/money/ReservationForm"));
const Exchanges = scene(() => import("./scenes/money/Exchanges"));
const Years = scene(() => import("./scenes/years/Years"));
const Books = scene(() => import("./scenes/years/Books"));
const YearDetail = scene(() => import("./scenes/years/YearDetail"));
const Payments = scene(() => import("./scenes/payments/Payments"));
const PaymentDetail = scene(() => import("./scenes/payments/PaymentDetail"));
const PaymentForm = scene(() => import("./scenes/payments/PaymentForm"));
const Batches = scene(() => import("./scenes/payments/Batches"));
const BatchDetail = scene(() => import("./scenes/payments/BatchDetail"));
const BatchForm = scene(() => import("./scenes/payments/BatchForm"));
const BankAnswers = scene(() => import("./scenes/payments/BankAnswers"));
const Claims = scene(() => import("./scenes/claims/Claims"));
const ClaimDetail = scene(() => import("./scenes/claims/ClaimDetail"));
const Recoveries = scene(() => import("./scenes/recoveries/Recoveries"));
const RecoveryDetail = scene(() => import("./scenes/recoveries/RecoveryDetail"));
const TeamClaims = scene(() => import("./scenes/team/TeamClaims"));
const Directives = scene(() => import("./scenes/directives/Directives"));
const DirectiveDetail = scene(() => import("./scenes/directives/DirectiveDetail"));
const DirectiveForm = scene(() => import("./scenes/directives/DirectiveForm"));
const Meetings = scene(() => import("./scenes/directives/Meetings"));
const Papers = scene(() => import("./scenes/papers/Papers"));
const PaperDetail = scene(() => import("./scenes/papers/PaperDetail"));
const Decisions = scene(() => import("./scenes/decisions/Decisions"));
const DecisionDetail = scene(() => import("./scenes/decisions/DecisionDetail"));
const AgendaItems = scene(() => import("./scenes/directives/AgendaItems"));
const MeetingPrint = scene(() => import("./scenes/directives/MeetingPrint"));
const MeetingDetail = scene(() => import("./scenes/directives/MeetingDetail"));
const MyDuties = scene(() => import("./scenes/directives/MyDuties"));
const DutyBoard = scene(() => import("./scenes/directives/DutyBoard"));
const OverdueByUnit = scene(() => import("./scenes/directives/OverdueByUnit"));
const Bulletin = scene(() => import("./scenes/directives/Bulletin"));
const EscalationLevels = scene(() => import("./scenes/directives/EscalationLevels"));
const Messages = scene(() => import("./scenes/messages/Messages"));
const Mails = scene(() => import("./scenes/messages/Mails"));
const Bodies = scene(() => import("./scenes/directives/Bodies"));
const BodyDetail = scene(() => import("./scenes/directives/BodyDetail"));
const Plans = scene(() => import("./scenes/plans/Plans"));
const PlanDetail = scene(() => import("./scenes/plans/PlanDetail"));
const IndicatorDetail = scene(() => import("./scenes/plans/IndicatorDetail"));
const Figures = scene(() => import("./scenes/plans/Figures"));
const FiguresDue = scene(() => import("./scenes/plans/FiguresDue"));
const FigureImport = scene(() => import("./scenes/plans/FigureImport"));
const Pilots = scene(() => import("./scenes/practices/Pilots"));
const PilotDetail = scene(() => import("./scenes/practices/PilotDetail"));
const Practices = scene(() => import("./scenes/practices/Practices"));
const PracticeDetail = scene(() => import("./scenes/practices/PracticeDetail"));
const PracticeNew = scene(() => import("./scenes/practices/PracticeForm").then((m) => ({ default: m.PracticeNew })));
const PracticeEdit = scene(() =>
  import("./scenes/practices/PracticeForm").then((m) => ({ default: m.PracticeEdit })),
);
const References = scene(() => import("./scenes/practices/References"));
const PublicPractices = scene(() => import("./scenes/practices/PublicPractices"));
const PublicPractice = scene(() =>
  import("./scenes/practices/PublicPractices").then((m) => ({ default: m.PublicPracticePage })),
);
const Contacts = scene(() => import("./scenes/payments/Contacts"));
const Payees = scene(() => import("./scenes/payments/Payees"));
const PayeeDetail = scene(() => import("./scenes/payments/PayeeDetail"));
const PayeeForm = scene(() => import("./scenes/payments/PayeeForm"));
const ConfirmAccount = scene(() => import("./scenes/payments/ConfirmAccount"));
const Organisations = scene(() => import("./scenes/organisations/Organisations"));
const OrganisationDetail = scene(() => import("./scenes/organisations/OrganisationDetail"));
const Doubts = scene(() => import("./scenes/organisations/Doubts"));
const Authority = scene(() => import("./scenes/authority/Authority"));
const DelegationForm = scene(() => import("./scenes/authority/DelegationForm"));
const DelegationDetail = scene(() => import("./scenes/authority/DelegationDetail"));
const WhyNot = scene(() => import("./scenes/authority/WhyNot"));
const Approvals = scene(() => import("./scenes/authority/Approvals"));
const ApprovalDetail = scene(() => import("./scenes/authority/ApprovalDetail"));
const FundingRules = scene(() => import("./scenes/rules/FundingRules"));
const WorkingDays = scene(() => import("./scenes/rules/WorkingDays"));
const WorkCalendarForm = scene(() => import("./scenes/rules/WorkCalendarForm"));
const FundingRuleForm = scene(() => import("./scenes/rules/FundingRuleForm"));
const FundingRuleDetail = scene(() => import("./scenes/rules/FundingRuleDetail"));
const Findings = scene(() => import("./scenes/findings/Findings"));
const Reports = scene(() => import("./scenes/reports/Reports"));
const Assets = scene(() => import("./scenes/registers/Assets"));
const Results = scene(() => import("./scenes/registers/Results"));
const FindingParameters = scene(() => import("./scenes/findings/Parameters"));
const FindingDetail = scene(() => import("./scenes/findings/FindingDetail"));
const Imports = scene(() => import("./scenes/imports/Imports"));
const ImportDetail = scene(() => import("./scenes/imports/ImportDetail"));
const NewImport = scene(() => import("./scenes/imports/NewImport"));
const Communique = scene(() => import("./scenes/communique/Communique"));
const Record = scene(() => import("./scenes/record/Record"));
const CheckReceipt = scene(() => import("./scenes/record/CheckReceipt"));
const FactDetail = scene(() => import("./scenes/record/FactDetail"));
const People = scene(() => import("./scenes/administration/People"));
const PersonDetail = scene(() => import("./scenes/administration/PersonDetail"));
const Roles = scene(() => import("./scenes/administration/Roles"));
const Account = scene(() => import("./scenes/account/Account"));
const SignIns = scene(() => import("./scenes/administration/SignIns"));
const SettingsPage = scene(() => import("./scenes/administration/SettingsPage"));

function Door({ children }: { children: ReactNode }) {
  const session = useSession();
  const location = useLocation();
  const inside = session.data?.signed_in ?? false;
  useEffect(() => (inside ? fetchScenes() : undefined), [inside]);
  if (session.data?.signed_in) return <>{children}</>;
  if (session.data) return <Navigate to="/sign-in" replace state={{ from: location.pathname + location.search }} />;
  if (session.error)
    return (
      <main>
        <ProblemNote
          problem={session.error}
          retry={() => {
            void session.refetch();
          }}
        />
      </main>
    );
  return <Loading />;
}

/** A team begins with its own awards, who holds no role with his duties, everybody else with the portfolio. */
function First() {
  const team = useMay("report_on_awards");
  const portfolio = useMay("read_portfolio");
  return <Navigate to={portfolio ? "/portfolio" : team ? "/my-awards" : "/my-duties"} replace />;
}

const outside = (page: ReactNode) => <Suspense fallback={<Loading />}>{page}</Suspense>;
const within = (permission: PermissionName, page: ReactNode) => <Opened permission={permission}>{page}</Opened>;

function Application() {
  return (
    <Routes>
      <Route path="/sign-in" element={outside(<SignIn />)} />
      <Route path="/first-run" element={outside(<FirstRun />)} />
      <Route path="/invitation" element={outside(<Invitation />)} />
      <Route path="/unlock" element={outside(<Unlock />)} />
      <Route path="/sign-in/returned" element={outside(<Returned />)} />
      <Route path="/confirm-account" element={outside(<ConfirmAccount />)} />
      <Route path="/public/practices" element={outside(<PublicPractices />)} />
      <Route path="/public/practices/:id" element={outside(<PublicPractice />)} />
      <Route
        element={
          <Door>
            <Frame />
          </Door>
        }
      >
        <Route index element={<First />} />
        <Route path="/portfolio" element={within("read_portfolio", <Portfolio />)} />
        <Route path="/board" element={within("read_portfolio", <Board />)} />
        <Route path="/programmes" element={within("read_portfolio", <Programmes />)} />
        <Route path="/programmes/new" element={within("manage_programmes", <ProgrammeNew />)} />
        <Route path="/programmes/:id" element={within("read_portfolio", <ProgrammeDetail />)} />
        <Route path="/programmes/:id/edit" element={within("manage_programmes", <ProgrammeEdit />)} />
        <Route path="/awards/new" element={within("record_awards", <AwardForm />)} />
        <Route path="/awards/:id" element={within("read_portfolio", <AwardDetail />)} />
        <Route path="/awards/prepare" element={within("prepare_awards", <PrepareAward />)} />
        <Route path="/awards/:id/agreement" element={within("read_portfolio", <AgreementPage />)} />
        <Route path="/awards/:id/spending" element={within("read_portfolio", <Spending />)} />
        <Route path="/milestones" element={within("read_portfolio", <Milestones />)} />
        <Route path="/milestones/:id" element={within("read_portfolio", <MilestoneDetail />)} />
        <Route path="/my-awards" element={within("report_on_awards", <MyAwards />)} />
        <Route path="/my-awards/milestones/:id" element={within("report_on_awards", <Report />)} />
        <Route path="/my-awards/:id/agreement" element={within("report_on_awards", <AgreementPage />)} />
        <Route path="/my-awards/:id/amendments/new" element={within("report_on_awards", <AmendmentForm />)} />
        <Route path="/my-awards/amendments/:id" element={within("report_on_awards", <AmendmentDetail />)} />
        <Route path="/my-awards/:id/closeout" element={within("report_on_awards", <Closeout />)} />
        <Route path="/my-awards/:id/claims" element={within("report_on_awards", <TeamClaims />)} />
        <Route path="/my-awards/claims/:id" element={within("report_on_awards", <ClaimDetail />)} />
        <Route path="/my-awards/:id/spending" element={within("report_on_awards", <Spending />)} />
        <Route path="/money" element={within("read_money", <Money />)} />
        <Route path="/money/appropriations" element={within("read_money", <Appropriations />)} />
        <Route path="/money/appropriations/new" element={within("post_entries", <AppropriationForm />)} />
        <Route path="/money/appropriations/:id" element={within("read_money", <AppropriationDetail />)} />
        <Route path="/money/entries" element={within("read_money", <Entries />)} />
        <Route path="/money/entries/new" element={within("post_entries", <EntryForm />)} />
        <Route path="/money/entries/:id" element={within("read_money", <EntryDetail />)} />
        <Route path="/money/lapsing" element={within("read_money", <Lapsing />)} />
        <Route path="/money/reservations" element={within("read_money", <Reservations />)} />
        <Route path="/money/reservations/new" element={within("post_entries", <ReservationForm />)} />
        <Route path="/money/reservations/:id" element={within("read_money", <ReservationDetail />)} />
        <Route path="/money/exchanges" element={within("read_money", <Exchanges />)} />
        <Route path="/money/books" element={within("read_money", <Books />)} />
        <Route path="/money/years" element={within("read_money", <Years />)} />
        <Route path="/money/years/:year" element={within("read_money", <YearDetail />)} />
        <Route path="/payments" element={within("read_money", <Payments />)} />
        <Route path="/payments/new" element={within("request_payments", <PaymentForm />)} />
        <Route path="/payments/batches" element={within("read_money", <Batches />)} />
        <Route path="/payments/batches/new" element={within("approve_payments", <BatchForm />)} />
        <Route path="/payments/batches/:id" element={within("read_money", <BatchDetail />)} />
        <Route path="/payments/answers" element={within("read_money", <BankAnswers />)} />
        <Route path="/payments/:id" element={within("read_money", <PaymentDetail />)} />
        <Route path="/claims" element={within("read_money", <Claims />)} />
        <Route path="/claims/:id" element={within("read_money", <ClaimDetail />)} />
        <Route path="/pilots" element={within("read_mandate", <Pilots />)} />
        <Route path="/pilots/:id" element={within("read_mandate", <PilotDetail />)} />
        <Route path="/practices" element={within("read_mandate", <Practices />)} />
        <Route path="/practices/new" element={within("manage_mandate", <PracticeNew />)} />
        <Route path="/practices/shipped" element={within("read_mandate", <References />)} />
        <Route path="/practices/:id" element={within("read_mandate", <PracticeDetail />)} />
        <Route path="/practices/:id/edit" element={within("manage_mandate", <PracticeEdit />)} />
        <Route path="/directives" element={within("read_mandate", <Directives />)} />
        <Route path="/directives/new" element={within("manage_mandate", <DirectiveForm />)} />
        <Route path="/directives/board" element={within("read_mandate", <DutyBoard />)} />
        <Route path="/directives/overdue" element={within("read_mandate", <OverdueByUnit />)} />
        <Route path="/directives/bulletin" element={within("read_mandate", <Bulletin />)} />
        <Route path="/directives/levels" element={within("read_mandate", <EscalationLevels />)} />
        <Route path="/directives/:id" element={within("read_mandate", <DirectiveDetail />)} />
        <Route path="/my-duties" element={within("signed_in", <MyDuties />)} />
        <Route path="/my-duties/:id" element={within("signed_in", <DirectiveDetail />)} />
        <Route path="/messages" element={within("signed_in", <Messages />)} />
        <Route path="/meetings" element={within("read_mandate", <Meetings />)} />
        <Route path="/meetings/:id" element={within("read_mandate", <MeetingDetail />)} />
        <Route path="/plans" element={within("read_mandate", <Plans />)} />
        <Route path="/plans/:id" element={within("read_mandate", <PlanDetail />)} />
        <Route path="/plans/:id/due" element={within("signed_in", <FiguresDue />)} />
        <Route path="/plans/:id/import" element={within("signed_in", <FigureImport />)} />
        <Route path="/indicators/:id" element={within("signed_in", <IndicatorDetail />)} />
        <Route path="/figures" element={within("read_mandate", <Figures />)} />
        <Route path="/decisions" element={within("read_mandate", <Decisions />)} />
        <Route path="/decisions/:id" element={within("read_mandate", <DecisionDetail />)} />
        <Route path="/agenda-items" element={within("read_mandate", <AgendaItems />)} />
        <Route path="/papers" element={within("read_mandate", <Papers />)} />
        <Route path="/papers/:id" element={within("read_mandate", <PaperDetail />)} />
        <Route path="/meetings/:id/print/:kind" element={within("read_mandate", <MeetingPrint />)} />
        <Route path="/bodies" element={within("read_mandate", <Bodies />)} />
        <Route path="/bodies/:id" element={within("read_mandate", <BodyDetail />)} />
        <Route path="/recoveries" element={within("read_money", <Recoveries />)} />
        <Route path="/recoveries/:id" element={within("read_money", <RecoveryDetail />)} />
        <Route path="/payees" element={within("read_money", <Payees />)} />
        <Route path="/payees/new" element={within("request_payments", <PayeeForm />)} />
        <Route path="/payees/contacts" element={within("read_money", <Contacts />)} />
        <Route path="/payees/:id" element={within("read_money", <PayeeDetail />)} />
        <Route path="/organisations" element={within("read_portfolio", <Organisations />)} />
        <Route path="/organisations/doubts" element={within("decide_matches", <Doubts />)} />
        <Route path="/organisations/:id" element={within("read_portfolio", <OrganisationDetail />)} />
        <Route path="/authority" element={within("read_authority", <Authority />)} />
        <Route path="/authority/new" element={within("delegate_authority", <DelegationForm />)} />
        <Route path="/authority/why" element={within("read_authority", <WhyNot />)} />
        <Route path="/authority/approvals" element={within("read_authority", <Approvals />)} />
        <Route path="/authority/approvals/:id" element={within("read_authority", <ApprovalDetail />)} />
        <Route path="/authority/:id" element={within("read_authority", <DelegationDetail />)} />
        <Route path="/rules" element={within("read_authority", <FundingRules />)} />
        <Route path="/rules/new" element={within("set_rules", <FundingRuleForm />)} />
        <Route path="/rules/working-days" element={within("read_authority", <WorkingDays />)} />
        <Route path="/rules/working-days/new" element={within("set_rules", <WorkCalendarForm />)} />
        <Route path="/rules/:id" element={within("read_authority", <FundingRuleDetail />)} />
        <Route path="/findings" element={within("read_portfolio", <Findings />)} />
        <Route path="/reports" element={within("read_portfolio", <Reports />)} />
        <Route path="/assets" element={within("read_portfolio", <Assets />)} />
        <Route path="/results" element={within("read_portfolio", <Results />)} />
        <Route path="/findings/parameters" element={within("read_authority", <FindingParameters />)} />
        <Route path="/findings/:id" element={within("read_portfolio", <FindingDetail />)} />
        <Route path="/imports" element={within("read_portfolio", <Imports />)} />
        <Route path="/imports/new" element={within("import_awards", <NewImport />)} />
        <Route path="/imports/:id" element={within("read_portfolio", <ImportDetail />)} />
        <Route path="/awards/:id/amendments/new" element={within("read_portfolio", <AmendmentForm />)} />
        <Route path="/awards/:id/closeout" element={within("read_portfolio", <Closeout />)} />
        <Route path="/amendments" element={within("read_portfolio", <Amendments />)} />
        <Route path="/amendments/:id" element={within("read_portfolio", <AmendmentDetail />)} />
        <Route path="/races" element={within("read_portfolio", <Races />)} />
        <Route path="/races/new" element={within("decide_awards", <RaceForm />)} />
        <Route path="/races/:id" element={within("read_portfolio", <RaceDetail />)} />
        <Route path="/line/:noun/:id" element={within("read_record", <Line />)} />
        <Route path="/communique" element={within("manage_mandate", <Communique />)} />
        <Route path="/record" element={within("read_record", <Record />)} />
        <Route path="/record/check" element={outside(<CheckReceipt />)} />
        <Route path="/record/:seq" element={within("read_record", <FactDetail />)} />
        <Route path="/account" element={within("signed_in", <Account />)} />
        <Route path="/administration/people" element={within("manage_people", <People />)} />
        <Route path="/administration/people/:id" element={within("manage_people", <PersonDetail />)} />
        <Route path="/administration/roles" element={within("read_portfolio", <Roles />)} />
        <Route path="/administration/sign-ins" element={within("read_sign_ins", <SignIns />)} />
        <Route path="/administration/mails" element={within("manage_settings", <Mails />)} />
        <Route path="/administration/settings" element={within("manage_settings", <SettingsPage />)} />
        <Route path="*" element={<NotFound />} />
      </Route>
    </Routes>
  );
}

void start().then(() => {
  const root = document.getElementById("root");
  if (!root) throw new Error("the page has no root");
  createRoot(root).render(
    <StrictMode>
      <PreferencesProvider>
        <QueryClientProvider client={queries}>
          <Toasts>
            <BrowserRouter future={{ v7_startTransition: true, v7_relativeSplatPath: true }}>
              <Application />
            </BrowserRouter>
          </Toasts>
        </QueryClientProvider>
      </PreferencesProvider>
    </StrictMode>,
  );
});
