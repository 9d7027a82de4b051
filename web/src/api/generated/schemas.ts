// Written by web/types/generate.mjs from test/golden/openapi.json: change the C++ structs, not this file.
/** A whole number of the smallest unit; text when it is too long for a JavaScript number to hold exactly. */
export type Minor = number | string;
export interface components {
    schemas: {
        Bilingual: {
            zh: string;
            en: string;
        };
        FaultView: {
            pointer: string;
            refusal: string;
            title: components["schemas"]["Bilingual"];
            detail: string;
        };
        Problem: {
            type: string;
            title: components["schemas"]["Bilingual"];
            /** Format: int32 */
            status: number;
            refusal: string;
            detail: string;
            errors: components["schemas"]["FaultView"][];
            lines?: components["schemas"]["Bilingual"][];
            trace: string;
        };
        SettingsAsk: Record<string, never>;
        SessionPerson: {
            /** Format: int64 */
            id: number;
            name: string;
            email: string;
        };
        /** @enum {string} */
        Role: "administrator" | "board_secretary" | "programme_manager" | "case_officer" | "finance_officer" | "auditor" | "monitoring_officer" | "performer";
        RoleScope: {
            /** Format: int64 */
            id: number;
            title: components["schemas"]["Bilingual"];
        };
        Money: {
            /** Format: int64 */
            minor: Minor;
            currency: string;
        };
        SecondPerson: {
            deed: string;
            /** Format: int64 */
            programme: number;
            /** Format: int64 */
            award?: number;
            amount: components["schemas"]["Money"];
            cause: string;
            /** Format: int64 */
            approval?: number;
        };
        May: {
            step: string;
            allowed: boolean;
            refusal?: string;
            title?: components["schemas"]["Bilingual"];
            remedy?: components["schemas"]["Bilingual"];
            lines?: components["schemas"]["Bilingual"][];
            second_person?: components["schemas"]["SecondPerson"];
        };
        RoleView: {
            /** Format: int64 */
            id: number;
            role: components["schemas"]["Role"];
            programme?: components["schemas"]["RoleScope"];
            award?: components["schemas"]["RoleScope"];
            /** Format: date */
            from: string;
            until: string;
            in_force: boolean;
            may?: components["schemas"]["May"][];
        };
        /** @enum {string} */
        Permission: "anyone" | "signed_in" | "read_portfolio" | "manage_programmes" | "record_awards" | "decide_matches" | "import_awards" | "read_record" | "read_record_bodies" | "manage_people" | "manage_settings" | "read_money" | "post_entries" | "close_periods" | "read_authority" | "delegate_authority" | "set_rules" | "prepare_awards" | "decide_awards" | "waive_milestones" | "verify_milestones" | "report_on_awards" | "request_payments" | "approve_payments" | "confirm_payees" | "settle_findings";
        InstanceView: {
            name: components["schemas"]["Bilingual"];
            first_run: boolean;
            demo: boolean;
            version: string;
        };
        DemoAccount: {
            email: string;
            password: string;
            role: components["schemas"]["Role"];
            name: string;
        };
        SessionView: {
            signed_in: boolean;
            person?: components["schemas"]["SessionPerson"];
            roles: components["schemas"]["RoleView"][];
            permissions: components["schemas"]["Permission"][];
            csrf: string;
            instance: components["schemas"]["InstanceView"];
            demo_accounts?: components["schemas"]["DemoAccount"][];
        };
        /** @enum {string} */
        DisplayUnit: "one" | "ten_thousand" | "hundred_million";
        Settings: {
            name: components["schemas"]["Bilingual"];
            /** Format: int64 */
            fiscal_year_start_month: number;
            default_currency: string;
            display_unit: components["schemas"]["DisplayUnit"];
        };
        SignInAsk: {
            email: string;
            password: string;
        };
        SignedInView: {
            signed_in: boolean;
            csrf: string;
        };
        NoAsk: Record<string, never>;
        ChangePasswordAsk: {
            current: string;
            next: string;
        };
        PasswordChangedView: {
            changed: boolean;
        };
        FirstRunAsk: {
            token: string;
            name: string;
            email: string;
            password: string;
        };
        JoinedView: {
            /** Format: int64 */
            id: number;
            email: string;
        };
        AcceptAsk: {
            token: string;
            password: string;
        };
        /** @enum {string} */
        PersonState: "invited" | "active" | "suspended" | "closed";
        PeopleAsk: {
            sort?: string;
            cursor?: string;
            /** Format: int64 */
            limit?: number;
            text?: string;
            role?: components["schemas"]["Role"];
            state?: components["schemas"]["PersonState"];
        };
        PersonItem: {
            /** Format: int64 */
            id: number;
            name: string;
            email: string;
            state: components["schemas"]["PersonState"];
            roles: components["schemas"]["RoleView"][];
            /** Format: date-time */
            since: string;
        };
        CurrencySum: {
            currency: string;
            /** Format: int64 */
            minor: Minor;
            /** Format: int64 */
            count: number;
        };
        ListOfPersonItem: {
            items: components["schemas"]["PersonItem"][];
            next: string;
            /** Format: int64 */
            total?: number;
            sums?: components["schemas"]["CurrencySum"][];
        };
        PersonAsk: {
            /** Format: int64 */
            id: number;
        };
        PersonView: {
            /** Format: int64 */
            id: number;
            name: string;
            email: string;
            state: components["schemas"]["PersonState"];
            /** Format: date-time */
            since: string;
            may_reset: boolean;
            roles: components["schemas"]["RoleView"][];
            may: components["schemas"]["May"][];
        };
        RoleRow: {
            role: components["schemas"]["Role"];
            title: components["schemas"]["Bilingual"];
        };
        PermissionRow: {
            permission: components["schemas"]["Permission"];
            title: components["schemas"]["Bilingual"];
            roles: components["schemas"]["Role"][];
        };
        RolesMatrix: {
            roles: components["schemas"]["RoleRow"][];
            permissions: components["schemas"]["PermissionRow"][];
        };
        InviteAsk: {
            name: string;
            email: string;
        };
        InvitedView: {
            person: components["schemas"]["PersonView"];
        };
        LinkView: {
            invitation_link: string;
            /** Format: date-time */
            expires: string;
        };
        GiveRoleAsk: {
            /** Format: int64 */
            id: number;
            role: components["schemas"]["Role"];
            /** Format: int64 */
            programme?: number;
            /** Format: date */
            from: string;
            until?: string;
            /** Format: int64 */
            award?: number;
        };
        EndRoleAsk: {
            /** Format: int64 */
            id: number;
            /** Format: date */
            on: string;
        };
        /** @enum {string} */
        PersonStep: "suspend" | "resume" | "close" | "allow_reset";
        PersonStepAsk: {
            /** Format: int64 */
            id: number;
            step: components["schemas"]["PersonStep"];
        };
        /** @enum {string} */
        ProgrammeState: "active" | "winding_down" | "closed" | "terminated";
        ProgrammesAsk: {
            sort?: string;
            cursor?: string;
            /** Format: int64 */
            limit?: number;
            text?: string;
            state?: components["schemas"]["ProgrammeState"];
            /** Format: int64 */
            manager?: number;
        };
        Named: {
            /** Format: int64 */
            id: number;
            name: string;
        };
        ProgrammeItem: {
            /** Format: int64 */
            id: number;
            code: string;
            title: components["schemas"]["Bilingual"];
            state: components["schemas"]["ProgrammeState"];
            managers: components["schemas"]["Named"][];
            /** Format: int64 */
            awards: number;
            sums: components["schemas"]["CurrencySum"][];
            /** Format: int64 */
            first_year?: number;
            /** Format: int64 */
            last_year?: number;
        };
        ListOfProgrammeItem: {
            items: components["schemas"]["ProgrammeItem"][];
            next: string;
            /** Format: int64 */
            total?: number;
            sums?: components["schemas"]["CurrencySum"][];
        };
        ProgrammeAsk: {
            /** Format: int64 */
            id: number;
        };
        ProgrammeView: {
            /** Format: int64 */
            id: number;
            code: string;
            title: components["schemas"]["Bilingual"];
            state: components["schemas"]["ProgrammeState"];
            managers: components["schemas"]["Named"][];
            /** Format: int64 */
            awards: number;
            sums: components["schemas"]["CurrencySum"][];
            /** Format: int64 */
            first_year?: number;
            /** Format: int64 */
            last_year?: number;
            goal: components["schemas"]["Bilingual"];
            problem: components["schemas"]["Bilingual"];
            result: components["schemas"]["Bilingual"];
            /** Format: date */
            founded_on: string;
            /** Format: int64 */
            caused_by: number;
            may: components["schemas"]["May"][];
        };
        FoundProgrammeAsk: {
            code: string;
            title: components["schemas"]["Bilingual"];
            goal: components["schemas"]["Bilingual"];
            problem: components["schemas"]["Bilingual"];
            result: components["schemas"]["Bilingual"];
        };
        StepView: {
            /** Format: int64 */
            id: number;
            state: string;
            may: components["schemas"]["May"][];
        };
        DescribeProgrammeAsk: {
            /** Format: int64 */
            id: number;
            title: components["schemas"]["Bilingual"];
            goal: components["schemas"]["Bilingual"];
            problem: components["schemas"]["Bilingual"];
            result: components["schemas"]["Bilingual"];
        };
        /** @enum {string} */
        ProgrammeEvent: "wind_down" | "resume" | "close" | "terminate";
        StepProgrammeAsk: {
            /** Format: int64 */
            id: number;
            step: components["schemas"]["ProgrammeEvent"];
            reason?: string;
        };
        /** @enum {string} */
        AwardState: "setup" | "offered" | "active" | "on_hold" | "closing" | "closed" | "terminated" | "withdrawn";
        AwardsAsk: {
            sort?: string;
            cursor?: string;
            /** Format: int64 */
            limit?: number;
            text?: string;
            /** Format: int64 */
            programme?: number;
            /** Format: int64 */
            organisation?: number;
            state?: components["schemas"]["AwardState"];
            /** Format: int64 */
            year?: number;
            /** Format: int64 */
            year_from?: number;
            /** Format: int64 */
            year_to?: number;
            currency?: string;
            outcome?: string;
            /** Format: int64 */
            min?: number;
            /** Format: int64 */
            max?: number;
            /** Format: int64 */
            import?: number;
        };
        Titled: {
            /** Format: int64 */
            id: number;
            title: components["schemas"]["Bilingual"];
        };
        AwardItem: {
            /** Format: int64 */
            id: number;
            number: string;
            title: string;
            programme: components["schemas"]["Titled"];
            organisation: components["schemas"]["Named"];
            lead: string;
            amount?: components["schemas"]["Money"];
            /** Format: date */
            awarded_on?: string;
            /** Format: date */
            starts_on?: string;
            /** Format: date */
            ends_on?: string;
            /** Format: int64 */
            year: number;
            state: components["schemas"]["AwardState"];
            outcome: string;
        };
        ListOfAwardItem: {
            items: components["schemas"]["AwardItem"][];
            next: string;
            /** Format: int64 */
            total?: number;
            sums?: components["schemas"]["CurrencySum"][];
        };
        AwardAsk: {
            /** Format: int64 */
            id: number;
        };
        Participant: {
            name: string;
            role: string;
            organisation: string;
        };
        OutsideId: {
            scheme: string;
            value: string;
        };
        AwardSourceView: {
            /** Format: int64 */
            import: number;
            /** Format: int64 */
            line: number;
            file: string;
        };
        AwardView: {
            /** Format: int64 */
            id: number;
            number: string;
            title: string;
            programme: components["schemas"]["Titled"];
            organisation: components["schemas"]["Named"];
            lead: string;
            amount?: components["schemas"]["Money"];
            /** Format: date */
            awarded_on?: string;
            /** Format: date */
            starts_on?: string;
            /** Format: date */
            ends_on?: string;
            /** Format: int64 */
            year: number;
            state: components["schemas"]["AwardState"];
            outcome: string;
            description: string;
            participants: components["schemas"]["Participant"][];
            outside_ids: components["schemas"]["OutsideId"][];
            applied?: components["schemas"]["Money"];
            disbursed?: components["schemas"]["Money"];
            source?: components["schemas"]["AwardSourceView"];
            /** Format: int64 */
            caused_by: number;
            may: components["schemas"]["May"][];
        };
        RecordAwardAsk: {
            number: string;
            title: string;
            /** Format: int64 */
            programme: number;
            organisation: string;
            lead?: string;
            amount: components["schemas"]["Money"];
            /** Format: date */
            awarded_on?: string;
            /** Format: date */
            starts_on?: string;
            /** Format: date */
            ends_on?: string;
            description?: string;
        };
        /** @enum {string} */
        AwardEvent: "offer" | "countersign" | "record_signature" | "activate" | "withdraw" | "expire" | "hold" | "resume" | "begin_closing" | "close" | "terminate";
        StepAwardAsk: {
            /** Format: int64 */
            id: number;
            step: components["schemas"]["AwardEvent"];
            reason?: string;
        };
        PrepareAwardAsk: {
            number: string;
            title: string;
            /** Format: int64 */
            programme: number;
            organisation: string;
            lead: string;
            amount: components["schemas"]["Money"];
            /** Format: date */
            starts_on: string;
            /** Format: date */
            ends_on: string;
            /** Format: int64 */
            appropriation: number;
            purpose?: string;
        };
        AgreementAsk: {
            /** Format: int64 */
            id: number;
        };
        Party: {
            organisation: string;
            recipient: boolean;
            /** Format: int64 */
            share: number;
        };
        BudgetLine: {
            code: string;
            title: components["schemas"]["Bilingual"];
            /** Format: int64 */
            minor: Minor;
        };
        /** @enum {string} */
        InstalmentKind: "milestone" | "prize" | "advance" | "reimbursement";
        Instalment: {
            kind: components["schemas"]["InstalmentKind"];
            milestone: string;
            /** Format: int64 */
            minor: Minor;
        };
        /** @enum {string} */
        Comparison: "at_least" | "at_most" | "equal_to";
        Criterion: {
            metric: components["schemas"]["Bilingual"];
            unit: string;
            comparison: components["schemas"]["Comparison"];
            target?: string;
            tolerance?: string;
            method: string;
        };
        MilestoneTerms: {
            number: string;
            title: components["schemas"]["Bilingual"];
            criteria: components["schemas"]["Criterion"][];
            /** Format: date */
            due_on?: string;
            after: string[];
            gate: boolean;
            /** Format: int64 */
            acceptor?: number;
        };
        AgreementTerms: {
            purpose: components["schemas"]["Bilingual"];
            lead: string;
            parties: components["schemas"]["Party"][];
            amount?: components["schemas"]["Money"];
            /** Format: date */
            starts_on?: string;
            /** Format: date */
            ends_on?: string;
            lines: components["schemas"]["BudgetLine"][];
            instalments: components["schemas"]["Instalment"][];
            milestones: components["schemas"]["MilestoneTerms"][];
            /** Format: int64 */
            readiness_at_start: number;
            /** Format: int64 */
            readiness_at_end: number;
        };
        /** @enum {string} */
        CheckItem: "eligibility" | "rules" | "milestones" | "terms" | "permits";
        /** @enum {string} */
        CheckVerdict: "approved" | "not_applicable";
        CheckView: {
            item: components["schemas"]["CheckItem"];
            title: components["schemas"]["Bilingual"];
            verdict?: components["schemas"]["CheckVerdict"];
            standing: boolean;
            note: string;
            by?: components["schemas"]["Named"];
            /** Format: date-time */
            at?: string;
        };
        /** @enum {string} */
        MilestoneState: "planned" | "active" | "submitted" | "met" | "met_with_conditions" | "missed" | "waived" | "superseded";
        /** @enum {string} */
        Lateness: "none" | "due_soon" | "overdue" | "escalated";
        MilestoneStanding: {
            /** Format: int64 */
            id: number;
            award: components["schemas"]["Named"];
            award_title: string;
            programme: components["schemas"]["Titled"];
            number: string;
            title: components["schemas"]["Bilingual"];
            /** Format: date */
            due_on: string;
            gate: boolean;
            state: components["schemas"]["MilestoneState"];
            tranche: components["schemas"]["Money"];
            prize: components["schemas"]["Money"];
            advanced: components["schemas"]["Money"];
            fallen_due: components["schemas"]["Money"];
            lateness: components["schemas"]["Lateness"];
            /** Format: int64 */
            days_late: number;
            after: string[];
            before: string[];
            gates: string[];
            payable: components["schemas"]["Money"];
            paid: components["schemas"]["Money"];
            may: components["schemas"]["May"][];
        };
        AgreementView: {
            /** Format: int64 */
            id: number;
            number: string;
            title: string;
            programme: components["schemas"]["Titled"];
            state: components["schemas"]["AwardState"];
            appropriation: components["schemas"]["Named"];
            available: components["schemas"]["Money"];
            /** Format: int64 */
            version: number;
            /** Format: int64 */
            paper: number;
            terms: components["schemas"]["AgreementTerms"];
            digest: string;
            faults: components["schemas"]["FaultView"][];
            checks: components["schemas"]["CheckView"][];
            /** Format: date */
            open_until?: string;
            /** Format: date */
            signed_on?: string;
            signed_by?: components["schemas"]["Named"];
            signatory: string;
            signed_paper?: string;
            milestones: components["schemas"]["MilestoneStanding"][];
            may: components["schemas"]["May"][];
        };
        SaveAgreementAsk: {
            /** Format: int64 */
            id: number;
            /** Format: int64 */
            seen: number;
            terms: components["schemas"]["AgreementTerms"];
        };
        PaperView: {
            /** Format: int64 */
            id: number;
            /** Format: int64 */
            version: number;
            /** Format: date-time */
            saved_at: string;
            faults: components["schemas"]["FaultView"][];
        };
        SettleCheckAsk: {
            /** Format: int64 */
            id: number;
            item: components["schemas"]["CheckItem"];
            verdict: components["schemas"]["CheckVerdict"];
            note?: string;
        };
        OfferAgreementAsk: {
            /** Format: int64 */
            id: number;
            /** Format: date */
            until: string;
        };
        CountersignAsk: {
            /** Format: int64 */
            id: number;
            digest: string;
        };
        RecordSignatureAsk: {
            /** Format: int64 */
            id: number;
            digest: string;
            /** Format: date */
            on: string;
            signatory: string;
            paper: string;
        };
        MilestonesAsk: {
            sort?: string;
            cursor?: string;
            /** Format: int64 */
            limit?: number;
            /** Format: int64 */
            programme?: number;
            /** Format: int64 */
            award?: number;
            state?: components["schemas"]["MilestoneState"];
            /** Format: date */
            due_until?: string;
            gate?: boolean;
        };
        MilestoneItem: {
            /** Format: int64 */
            id: number;
            award: components["schemas"]["Named"];
            award_title: string;
            programme: components["schemas"]["Titled"];
            number: string;
            title: components["schemas"]["Bilingual"];
            /** Format: date */
            due_on: string;
            gate: boolean;
            state: components["schemas"]["MilestoneState"];
            tranche: components["schemas"]["Money"];
            prize: components["schemas"]["Money"];
            advanced: components["schemas"]["Money"];
            fallen_due: components["schemas"]["Money"];
            lateness: components["schemas"]["Lateness"];
            /** Format: int64 */
            days_late: number;
        };
        ListOfMilestoneItem: {
            items: components["schemas"]["MilestoneItem"][];
            next: string;
            /** Format: int64 */
            total?: number;
            sums?: components["schemas"]["CurrencySum"][];
        };
        MilestoneAsk: {
            /** Format: int64 */
            id: number;
        };
        Measurement: {
            value?: string;
            reason: string;
        };
        CriterionView: {
            criterion: components["schemas"]["Criterion"];
            measured?: components["schemas"]["Measurement"];
            reached?: boolean;
        };
        EvidenceFile: {
            name: string;
            digest: string;
            /** Format: int64 */
            size: number;
        };
        MilestoneReport: {
            account: string;
            files: components["schemas"]["EvidenceFile"][];
            links: string[];
            measurements: components["schemas"]["Measurement"][];
        };
        SubmissionView: {
            /** Format: int64 */
            id: number;
            by?: components["schemas"]["Named"];
            /** Format: date-time */
            at: string;
            report: components["schemas"]["MilestoneReport"];
        };
        /** @enum {string} */
        MilestoneEvent: "activate" | "submit" | "verify" | "accept" | "accept_with_conditions" | "send_back" | "miss" | "waive" | "supersede";
        MilestoneWordView: {
            /** Format: int64 */
            id: number;
            step: components["schemas"]["MilestoneEvent"];
            by?: components["schemas"]["Named"];
            /** Format: date-time */
            at: string;
            text: string;
            decision: string;
        };
        /** @enum {string} */
        Opinion: "none" | "supports" | "doubts";
        MilestoneView: {
            /** Format: int64 */
            id: number;
            award: components["schemas"]["Named"];
            award_title: string;
            programme: components["schemas"]["Titled"];
            number: string;
            title: components["schemas"]["Bilingual"];
            /** Format: date */
            due_on: string;
            gate: boolean;
            state: components["schemas"]["MilestoneState"];
            tranche: components["schemas"]["Money"];
            prize: components["schemas"]["Money"];
            advanced: components["schemas"]["Money"];
            fallen_due: components["schemas"]["Money"];
            lateness: components["schemas"]["Lateness"];
            /** Format: int64 */
            days_late: number;
            after: string[];
            before: string[];
            gates: string[];
            payable: components["schemas"]["Money"];
            paid: components["schemas"]["Money"];
            may: components["schemas"]["May"][];
            criteria: components["schemas"]["CriterionView"][];
            submissions: components["schemas"]["SubmissionView"][];
            said: components["schemas"]["MilestoneWordView"][];
            acceptor?: components["schemas"]["Named"];
            opinion: components["schemas"]["Opinion"];
            /** Format: int64 */
            paper: number;
            report: components["schemas"]["MilestoneReport"];
            faults: components["schemas"]["FaultView"][];
            advance?: components["schemas"]["May"];
            /** Format: int64 */
            caused_by: number;
        };
        SaveReportAsk: {
            /** Format: int64 */
            id: number;
            /** Format: int64 */
            seen: number;
            report: components["schemas"]["MilestoneReport"];
        };
        SubmitMilestoneAsk: {
            /** Format: int64 */
            id: number;
            report: components["schemas"]["MilestoneReport"];
        };
        /** @enum {string} */
        VerifierOpinion: "supports" | "doubts";
        VerifyMilestoneAsk: {
            /** Format: int64 */
            id: number;
            opinion: components["schemas"]["VerifierOpinion"];
            text: string;
        };
        /** @enum {string} */
        VerdictStep: "activate" | "accept" | "accept_with_conditions" | "send_back" | "miss";
        MilestoneVerdictAsk: {
            /** Format: int64 */
            id: number;
            verdict: components["schemas"]["VerdictStep"];
            text?: string;
        };
        WaiveMilestoneAsk: {
            /** Format: int64 */
            id: number;
            decision: string;
            text: string;
        };
        AdvanceMilestoneAsk: {
            /** Format: int64 */
            id: number;
            /** Format: int64 */
            minor: Minor;
            reason: string;
        };
        MyAwardsAsk: Record<string, never>;
        /** @enum {string} */
        EntryKind: "appropriate" | "reduce" | "allot" | "take_back" | "set_aside" | "release" | "commit" | "decommit" | "move_line" | "fall_due" | "cancel_due" | "pay" | "advance" | "bank_return" | "spend" | "disallow" | "give_back" | "reuse" | "carry_forward" | "lapse" | "exchange" | "opening" | "reverse" | "remit";
        MoneyReceived: {
            /** Format: int64 */
            entry: number;
            kind: components["schemas"]["EntryKind"];
            /** Format: date */
            value_on: string;
            amount: components["schemas"]["Money"];
        };
        MyAward: {
            /** Format: int64 */
            id: number;
            number: string;
            title: string;
            programme: components["schemas"]["Titled"];
            state: components["schemas"]["AwardState"];
            /** Format: date */
            starts_on?: string;
            /** Format: date */
            ends_on?: string;
            amount: components["schemas"]["Money"];
            payable: components["schemas"]["Money"];
            paid: components["schemas"]["Money"];
            spent: components["schemas"]["Money"];
            by_claims: components["schemas"]["Money"];
            /** Format: date */
            reported_until?: string;
            /** Format: date */
            open_until?: string;
            digest?: string;
            milestones: components["schemas"]["MilestoneStanding"][];
            receipts: components["schemas"]["MoneyReceived"][];
        };
        MyAwardsView: {
            items: components["schemas"]["MyAward"][];
        };
        SpendingAsk: {
            /** Format: int64 */
            id: number;
        };
        SpendingLine: {
            line: string;
            title: components["schemas"]["Bilingual"];
            budget: components["schemas"]["Money"];
            unspent: components["schemas"]["Money"];
            spent: components["schemas"]["Money"];
        };
        SpentLine: {
            line: string;
            /** Format: int64 */
            minor: Minor;
        };
        SpendingReport: {
            /** Format: date */
            until?: string;
            lines: components["schemas"]["SpentLine"][];
            /** Format: int64 */
            people: number;
            results: string;
            note: string;
        };
        SpendingReportView: {
            /** Format: int64 */
            id: number;
            /** Format: int64 */
            number: number;
            by?: components["schemas"]["Named"];
            /** Format: date-time */
            at: string;
            report: components["schemas"]["SpendingReport"];
        };
        SpendingView: {
            /** Format: int64 */
            id: number;
            number: string;
            title: string;
            lines: components["schemas"]["SpendingLine"][];
            /** Format: date */
            reported_until?: string;
            reports: components["schemas"]["SpendingReportView"][];
            /** Format: int64 */
            paper: number;
            report: components["schemas"]["SpendingReport"];
            faults: components["schemas"]["FaultView"][];
            may_report: boolean;
        };
        SaveSpendingAsk: {
            /** Format: int64 */
            id: number;
            /** Format: int64 */
            seen: number;
            report: components["schemas"]["SpendingReport"];
        };
        ReportSpendingAsk: {
            /** Format: int64 */
            id: number;
            report: components["schemas"]["SpendingReport"];
        };
        /** @enum {string} */
        AmendmentType: "extension" | "milestones" | "budget" | "amount" | "lead" | "organisation" | "pause" | "stop";
        /** @enum {string} */
        AmendmentState: "submitted" | "queried" | "recommended" | "approved" | "rejected" | "withdrawn";
        AmendmentsAsk: {
            sort?: string;
            cursor?: string;
            /** Format: int64 */
            limit?: number;
            /** Format: int64 */
            award?: number;
            /** Format: int64 */
            programme?: number;
            type?: components["schemas"]["AmendmentType"];
            state?: components["schemas"]["AmendmentState"];
        };
        AmendmentItem: {
            /** Format: int64 */
            id: number;
            type: components["schemas"]["AmendmentType"];
            state: components["schemas"]["AmendmentState"];
            award: components["schemas"]["Named"];
            programme: components["schemas"]["Titled"];
            reason: string;
            by?: components["schemas"]["Named"];
            /** Format: date-time */
            at: string;
            /** Format: date */
            decided_on?: string;
        };
        ListOfAmendmentItem: {
            items: components["schemas"]["AmendmentItem"][];
            next: string;
            /** Format: int64 */
            total?: number;
            sums?: components["schemas"]["CurrencySum"][];
        };
        AmendmentAsk: {
            /** Format: int64 */
            id: number;
        };
        MovedDay: {
            milestone: string;
            /** Format: date */
            due_on: string;
        };
        /** @enum {string} */
        StopReason: "cannot_work" | "no_longer_needed" | "team_withdrew" | "obligations_broken" | "lost_the_race";
        AmendmentChange: {
            /** Format: date */
            ends_on?: string;
            due?: components["schemas"]["MovedDay"][];
            milestones?: components["schemas"]["MilestoneTerms"][];
            instalments?: components["schemas"]["Instalment"][];
            from_line?: string;
            to_line?: string;
            amount?: components["schemas"]["Money"];
            milestone?: string;
            lead?: string;
            /** Format: int64 */
            organisation?: number;
            /** Format: date */
            resume_on?: string;
            stop_reason?: components["schemas"]["StopReason"];
        };
        /** @enum {string} */
        DifferenceField: "ends_on" | "amount" | "lead" | "organisation" | "line" | "milestone" | "due_on" | "tranche" | "criteria";
        Difference: {
            field: components["schemas"]["DifferenceField"];
            of: string;
            before: string;
            after: string;
            before_amount?: components["schemas"]["Money"];
            after_amount?: components["schemas"]["Money"];
        };
        /** @enum {string} */
        AmendmentEvent: "query" | "answer" | "recommend" | "approve" | "reject" | "withdraw";
        AmendmentWord: {
            step: components["schemas"]["AmendmentEvent"];
            text: string;
            by?: components["schemas"]["Named"];
            /** Format: date-time */
            at: string;
        };
        AmendmentView: {
            /** Format: int64 */
            id: number;
            type: components["schemas"]["AmendmentType"];
            state: components["schemas"]["AmendmentState"];
            award: components["schemas"]["Named"];
            programme: components["schemas"]["Titled"];
            reason: string;
            by?: components["schemas"]["Named"];
            /** Format: date-time */
            at: string;
            /** Format: date */
            decided_on?: string;
            change: components["schemas"]["AmendmentChange"];
            differences: components["schemas"]["Difference"][];
            faults: components["schemas"]["FaultView"][];
            words: components["schemas"]["AmendmentWord"][];
            /** Format: int64 */
            version: number;
            /** Format: int64 */
            caused_by: number;
            may: components["schemas"]["May"][];
        };
        PreviewAmendmentAsk: {
            /** Format: int64 */
            award: number;
            type: components["schemas"]["AmendmentType"];
            change: components["schemas"]["AmendmentChange"];
        };
        AmendmentPreview: {
            terms: components["schemas"]["AgreementTerms"];
            passed: string[];
            differences: components["schemas"]["Difference"][];
            faults: components["schemas"]["FaultView"][];
        };
        SubmitAmendmentAsk: {
            /** Format: int64 */
            award: number;
            type: components["schemas"]["AmendmentType"];
            change: components["schemas"]["AmendmentChange"];
            reason: string;
        };
        StepAmendmentAsk: {
            /** Format: int64 */
            id: number;
            step: components["schemas"]["AmendmentEvent"];
            reason: string;
        };
        /** @enum {string} */
        RaceState: "planned" | "running" | "decided" | "stopped";
        RacesAsk: {
            sort?: string;
            cursor?: string;
            /** Format: int64 */
            limit?: number;
            /** Format: int64 */
            programme?: number;
            state?: components["schemas"]["RaceState"];
        };
        RaceItem: {
            /** Format: int64 */
            id: number;
            title: components["schemas"]["Bilingual"];
            programme: components["schemas"]["Titled"];
            state: components["schemas"]["RaceState"];
            /** Format: int64 */
            teams: number;
            /** Format: int64 */
            running: number;
            /** Format: int64 */
            stage: number;
        };
        ListOfRaceItem: {
            items: components["schemas"]["RaceItem"][];
            next: string;
            /** Format: int64 */
            total?: number;
            sums?: components["schemas"]["CurrencySum"][];
        };
        RaceAsk: {
            /** Format: int64 */
            id: number;
        };
        /** @enum {string} */
        StageState: "open" | "measuring" | "deciding" | "decided";
        StageView: {
            /** Format: int64 */
            position: number;
            state: components["schemas"]["StageState"];
            protocol: string;
            criteria: components["schemas"]["Criterion"][];
            digest: string;
            /** Format: date */
            starts_on: string;
            next_plan: components["schemas"]["Money"];
            last: boolean;
            /** Format: int64 */
            caused_by: number;
        };
        /** @enum {string} */
        TeamState: "running" | "stopped" | "merged" | "won";
        /** @enum {string} */
        TeamVerdict: "go_on" | "stop" | "merge" | "wildcard" | "win";
        TeamView: {
            award: components["schemas"]["Named"];
            title: string;
            lead: string;
            organisation: components["schemas"]["Named"];
            state: components["schemas"]["TeamState"];
            into?: components["schemas"]["Named"];
            reason: string;
            committed: components["schemas"]["Money"];
            measured: boolean;
            reached?: boolean;
            scores: components["schemas"]["Measurement"][];
            note: string;
            verdict?: components["schemas"]["TeamVerdict"];
        };
        RaceView: {
            /** Format: int64 */
            id: number;
            title: components["schemas"]["Bilingual"];
            programme: components["schemas"]["Titled"];
            state: components["schemas"]["RaceState"];
            /** Format: int64 */
            teams: number;
            /** Format: int64 */
            running: number;
            /** Format: int64 */
            stage: number;
            currency: string;
            now?: components["schemas"]["StageView"];
            sides: components["schemas"]["TeamView"][];
            /** Format: int64 */
            caused_by: number;
            may: components["schemas"]["May"][];
        };
        FoundRaceAsk: {
            /** Format: int64 */
            programme: number;
            title: components["schemas"]["Bilingual"];
            teams: number[];
        };
        OpenStageAsk: {
            /** Format: int64 */
            id: number;
            protocol: string;
            criteria: components["schemas"]["Criterion"][];
            /** Format: date */
            starts_on: string;
            next_plan: components["schemas"]["Money"];
            last: boolean;
        };
        MeasureTeamAsk: {
            /** Format: int64 */
            id: number;
            /** Format: int64 */
            award: number;
            scores: components["schemas"]["Measurement"][];
            note: string;
        };
        TeamDecision: {
            /** Format: int64 */
            award: number;
            verdict: components["schemas"]["TeamVerdict"];
            /** Format: int64 */
            into?: number;
            reason: string;
        };
        DecideStageAsk: {
            /** Format: int64 */
            id: number;
            decisions: components["schemas"]["TeamDecision"][];
        };
        /** @enum {string} */
        RaceEvent: "open_stage" | "decide_stage" | "decide_race" | "stop";
        StepRaceAsk: {
            /** Format: int64 */
            id: number;
            step: components["schemas"]["RaceEvent"];
            reason: string;
        };
        CloseoutAsk: {
            /** Format: int64 */
            id: number;
        };
        /** @enum {string} */
        CloseoutState: "open" | "submitted" | "rectification" | "failed" | "concluded";
        /** @enum {string} */
        CloseoutItem: "report" | "milestones" | "task_acceptance" | "finance_acceptance" | "nothing_open" | "leftover" | "lessons";
        CheckedItem: {
            item: components["schemas"]["CloseoutItem"];
            done: boolean;
            who: components["schemas"]["Permission"];
        };
        Settlement: {
            currency: string;
            /** Format: int64 */
            committed: number;
            /** Format: int64 */
            payable: number;
            /** Format: int64 */
            paid: number;
            /** Format: int64 */
            spent: number;
            /** Format: int64 */
            returned: number;
            /** Format: int64 */
            unspent: number;
        };
        Asset: {
            name: string;
            /** Format: int64 */
            minor: Minor;
            custodian: string;
        };
        /** @enum {string} */
        ResultKind: "publication" | "patent" | "standard" | "software" | "data_set" | "prototype" | "trained_person" | "other";
        RegisteredResult: {
            kind: components["schemas"]["ResultKind"];
            title: string;
            identifier: string;
        };
        /** @enum {string} */
        LeftoverRule: "keep_for_research" | "give_back";
        CloseoutReport: {
            account: string;
            files: components["schemas"]["EvidenceFile"][];
            assets: components["schemas"]["Asset"][];
            results: components["schemas"]["RegisteredResult"][];
            leftover: components["schemas"]["LeftoverRule"];
        };
        /** @enum {string} */
        Acceptance: "none" | "accepted" | "accepted_after_rectification";
        /** @enum {string} */
        CloseoutEvent: "submit" | "accept_task" | "send_back_task" | "accept_finance" | "send_back_finance" | "fail" | "conclude";
        CloseoutWord: {
            step: components["schemas"]["CloseoutEvent"];
            text: string;
            by?: components["schemas"]["Named"];
            /** Format: date-time */
            at: string;
        };
        CloseoutView: {
            award: components["schemas"]["Named"];
            title: string;
            award_state: components["schemas"]["AwardState"];
            state: components["schemas"]["CloseoutState"];
            checklist: components["schemas"]["CheckedItem"][];
            settlement: components["schemas"]["Settlement"][];
            report?: components["schemas"]["CloseoutReport"];
            task: components["schemas"]["Acceptance"];
            finance: components["schemas"]["Acceptance"];
            /** Format: date */
            leftover_until?: string;
            lessons: string;
            /** Format: date */
            concluded_on?: string;
            words: components["schemas"]["CloseoutWord"][];
            may: components["schemas"]["May"][];
        };
        SubmitCloseoutAsk: {
            /** Format: int64 */
            id: number;
            report: components["schemas"]["CloseoutReport"];
        };
        StepCloseoutAsk: {
            /** Format: int64 */
            id: number;
            step: components["schemas"]["CloseoutEvent"];
            reason: string;
        };
        /** @enum {string} */
        ClaimState: "submitted" | "queried" | "accepted" | "rejected" | "withdrawn";
        ClaimsAsk: {
            sort?: string;
            cursor?: string;
            /** Format: int64 */
            limit?: number;
            /** Format: int64 */
            award?: number;
            /** Format: int64 */
            programme?: number;
            state?: components["schemas"]["ClaimState"];
        };
        ClaimItem: {
            /** Format: int64 */
            id: number;
            what: string;
            state: components["schemas"]["ClaimState"];
            award: components["schemas"]["Named"];
            programme: components["schemas"]["Titled"];
            amount: components["schemas"]["Money"];
            accepted_amount: components["schemas"]["Money"];
            by?: components["schemas"]["Named"];
            /** Format: date-time */
            at: string;
        };
        ListOfClaimItem: {
            items: components["schemas"]["ClaimItem"][];
            next: string;
            /** Format: int64 */
            total?: number;
            sums?: components["schemas"]["CurrencySum"][];
        };
        ClaimAsk: {
            /** Format: int64 */
            id: number;
        };
        Cost: {
            line: string;
            purpose: string;
            what: string;
            /** Format: date */
            paid_on: string;
            /** Format: int64 */
            minor: Minor;
            receipt: components["schemas"]["EvidenceFile"];
        };
        ClaimText: {
            costs: components["schemas"]["Cost"][];
            note: string;
        };
        ClaimableLine: {
            line: string;
            title: components["schemas"]["Bilingual"];
            available: components["schemas"]["Money"];
        };
        /** @enum {string} */
        ClaimEvent: "query" | "answer" | "accept" | "reject" | "withdraw";
        ClaimWord: {
            step: components["schemas"]["ClaimEvent"];
            text: string;
            by?: components["schemas"]["Named"];
            /** Format: date-time */
            at: string;
        };
        ClaimView: {
            /** Format: int64 */
            id: number;
            what: string;
            state: components["schemas"]["ClaimState"];
            award: components["schemas"]["Named"];
            programme: components["schemas"]["Titled"];
            amount: components["schemas"]["Money"];
            accepted_amount: components["schemas"]["Money"];
            by?: components["schemas"]["Named"];
            /** Format: date-time */
            at: string;
            text: components["schemas"]["ClaimText"];
            lines: components["schemas"]["ClaimableLine"][];
            accepted_costs: number[];
            faults: components["schemas"]["FaultView"][];
            words: components["schemas"]["ClaimWord"][];
            /** Format: int64 */
            entry?: number;
            /** Format: int64 */
            caused_by: number;
            may: components["schemas"]["May"][];
        };
        AwardClaimsAsk: {
            /** Format: int64 */
            id: number;
        };
        Purpose: {
            code: string;
            title: components["schemas"]["Bilingual"];
        };
        CostDraft: {
            line: string;
            purpose: string;
            what: string;
            /** Format: date */
            paid_on?: string;
            /** Format: int64 */
            minor: Minor;
            receipt?: components["schemas"]["EvidenceFile"];
        };
        ClaimDraft: {
            costs: components["schemas"]["CostDraft"][];
            note: string;
        };
        AwardClaimsView: {
            /** Format: int64 */
            id: number;
            number: string;
            title: string;
            agreed: components["schemas"]["Money"];
            accepted: components["schemas"]["Money"];
            lines: components["schemas"]["ClaimableLine"][];
            forbidden: components["schemas"]["Purpose"][];
            claims: components["schemas"]["ClaimItem"][];
            may_claim: boolean;
            /** Format: int64 */
            paper: number;
            draft: components["schemas"]["ClaimDraft"];
            /** Format: date-time */
            saved_at?: string;
            saved_by?: components["schemas"]["Named"];
            faults: components["schemas"]["FaultView"][];
        };
        SaveClaimAsk: {
            /** Format: int64 */
            id: number;
            /** Format: int64 */
            seen: number;
            claim?: components["schemas"]["ClaimDraft"];
        };
        SubmitClaimAsk: {
            /** Format: int64 */
            id: number;
            claim: components["schemas"]["ClaimText"];
        };
        StepClaimAsk: {
            /** Format: int64 */
            id: number;
            step: components["schemas"]["ClaimEvent"];
            reason?: string;
            accepted?: number[];
            claim?: components["schemas"]["ClaimText"];
        };
        PortfolioAsk: {
            text?: string;
            /** Format: int64 */
            programme?: number;
            /** Format: int64 */
            organisation?: number;
            state?: components["schemas"]["AwardState"];
            /** Format: int64 */
            year?: number;
            /** Format: int64 */
            year_from?: number;
            /** Format: int64 */
            year_to?: number;
            currency?: string;
            outcome?: string;
            /** Format: int64 */
            min?: number;
            /** Format: int64 */
            max?: number;
            /** Format: int64 */
            import?: number;
        };
        ProgrammeShare: {
            /** Format: int64 */
            id: number;
            title: components["schemas"]["Bilingual"];
            currency: string;
            /** Format: int64 */
            awards: number;
            /** Format: int64 */
            minor: Minor;
        };
        YearShare: {
            /** Format: int64 */
            year: number;
            currency: string;
            /** Format: int64 */
            awards: number;
            /** Format: int64 */
            minor: Minor;
        };
        StateShare: {
            state: components["schemas"]["AwardState"];
            currency: string;
            /** Format: int64 */
            awards: number;
            /** Format: int64 */
            minor: Minor;
        };
        OrganisationShare: {
            /** Format: int64 */
            id: number;
            name: string;
            currency: string;
            /** Format: int64 */
            awards: number;
            /** Format: int64 */
            minor: Minor;
        };
        PortfolioView: {
            /** Format: int64 */
            awards: number;
            sums: components["schemas"]["CurrencySum"][];
            by_programme: components["schemas"]["ProgrammeShare"][];
            by_year: components["schemas"]["YearShare"][];
            by_state: components["schemas"]["StateShare"][];
            by_organisation: components["schemas"]["OrganisationShare"][];
        };
        BoardAsk: {
            /** Format: int64 */
            fiscal_year?: number;
        };
        Stream: {
            currency: string;
            appropriated?: components["schemas"]["Money"];
            allotted: components["schemas"]["Money"];
            committed: components["schemas"]["Money"];
            due: components["schemas"]["Money"];
            paid: components["schemas"]["Money"];
            spent: components["schemas"]["Money"];
            returned: components["schemas"]["Money"];
        };
        BoardProgramme: {
            /** Format: int64 */
            id: number;
            code: string;
            title: components["schemas"]["Bilingual"];
            state: components["schemas"]["ProgrammeState"];
            /** Format: int64 */
            awards: number;
            /** Format: int64 */
            open_awards: number;
            sums: components["schemas"]["CurrencySum"][];
            money: components["schemas"]["Stream"][];
            /** Format: int64 */
            findings: number;
            /** Format: int64 */
            blocking_findings: number;
            /** Format: int64 */
            met: number;
            /** Format: int64 */
            missed: number;
            /** Format: int64 */
            late: number;
            /** Format: int64 */
            coming: number;
        };
        /** @enum {string} */
        MatterKind: "amendment_to_decide" | "second_answer" | "blocking_finding" | "held_award" | "programme_to_close";
        MatterItem: {
            noun: string;
            /** Format: int64 */
            id: number;
            name: string;
            title: components["schemas"]["Bilingual"];
            programme: components["schemas"]["Titled"];
        };
        Matter: {
            kind: components["schemas"]["MatterKind"];
            /** Format: int64 */
            count: number;
            first: components["schemas"]["MatterItem"][];
        };
        BoardView: {
            /** Format: date */
            on: string;
            fiscal_years: number[];
            money: components["schemas"]["Stream"][];
            programmes: components["schemas"]["BoardProgramme"][];
            matters: components["schemas"]["Matter"][];
        };
        OrganisationsAsk: {
            sort?: string;
            cursor?: string;
            /** Format: int64 */
            limit?: number;
            text?: string;
        };
        OrganisationIdentifier: {
            scheme: string;
            value: string;
        };
        OrganisationItem: {
            /** Format: int64 */
            id: number;
            name: string;
            identifiers: components["schemas"]["OrganisationIdentifier"][];
            /** Format: int64 */
            awards: number;
            sums: components["schemas"]["CurrencySum"][];
        };
        ListOfOrganisationItem: {
            items: components["schemas"]["OrganisationItem"][];
            next: string;
            /** Format: int64 */
            total?: number;
            sums?: components["schemas"]["CurrencySum"][];
        };
        OrganisationAsk: {
            /** Format: int64 */
            id: number;
        };
        OrganisationView: {
            /** Format: int64 */
            id: number;
            name: string;
            identifiers: components["schemas"]["OrganisationIdentifier"][];
            /** Format: int64 */
            awards: number;
            sums: components["schemas"]["CurrencySum"][];
            names: string[];
            /** Format: int64 */
            merged_into?: number;
            /** Format: int64 */
            caused_by: number;
        };
        /** @enum {string} */
        DoubtState: "open" | "same" | "different";
        DoubtsAsk: {
            sort?: string;
            cursor?: string;
            /** Format: int64 */
            limit?: number;
            state?: components["schemas"]["DoubtState"];
        };
        /** @enum {string} */
        DoubtReason: "same_name" | "other_spelling" | "similar_name" | "same_row";
        DoubtItem: {
            /** Format: int64 */
            id: number;
            left: components["schemas"]["OrganisationItem"];
            right: components["schemas"]["OrganisationItem"];
            reason: components["schemas"]["DoubtReason"];
            state: components["schemas"]["DoubtState"];
        };
        ListOfDoubtItem: {
            items: components["schemas"]["DoubtItem"][];
            next: string;
            /** Format: int64 */
            total?: number;
            sums?: components["schemas"]["CurrencySum"][];
        };
        /** @enum {string} */
        DoubtVerdict: "same" | "different";
        DecideDoubtAsk: {
            /** Format: int64 */
            id: number;
            verdict: components["schemas"]["DoubtVerdict"];
        };
        AppropriationsAsk: {
            sort?: string;
            cursor?: string;
            /** Format: int64 */
            limit?: number;
            /** Format: int64 */
            fiscal_year?: number;
            fund?: string;
            currency?: string;
        };
        AppropriationItem: {
            /** Format: int64 */
            id: number;
            code: string;
            title: components["schemas"]["Bilingual"];
            fund: string;
            /** Format: int64 */
            fiscal_year: number;
            budget_line: string;
            decision: string;
            granted: components["schemas"]["Money"];
            free: components["schemas"]["Money"];
        };
        ListOfAppropriationItem: {
            items: components["schemas"]["AppropriationItem"][];
            next: string;
            /** Format: int64 */
            total?: number;
            sums?: components["schemas"]["CurrencySum"][];
        };
        AppropriationAsk: {
            /** Format: int64 */
            id: number;
        };
        /** @enum {string} */
        Stage: "source" | "appropriated" | "allotted" | "reserved" | "committed" | "payable" | "paid" | "spent" | "returned" | "lapsed" | "carried_forward" | "exchanged";
        StageSum: {
            stage: components["schemas"]["Stage"];
            /** Format: int64 */
            minor: Minor;
        };
        AppropriationView: {
            /** Format: int64 */
            id: number;
            code: string;
            title: components["schemas"]["Bilingual"];
            fund: string;
            /** Format: int64 */
            fiscal_year: number;
            budget_line: string;
            decision: string;
            granted: components["schemas"]["Money"];
            free: components["schemas"]["Money"];
            stages: components["schemas"]["StageSum"][];
            /** Format: int64 */
            caused_by: number;
        };
        OpenAppropriationAsk: {
            code: string;
            title: components["schemas"]["Bilingual"];
            fund: string;
            /** Format: int64 */
            fiscal_year: number;
            budget_line: string;
            amount: components["schemas"]["Money"];
            decision: string;
            /** Format: date */
            value_on: string;
        };
        PeriodsAsk: Record<string, never>;
        PeriodsView: {
            /** Format: date */
            closed_through?: string;
        };
        ClosePeriodAsk: {
            /** Format: date */
            through: string;
        };
        ReopenPeriodAsk: {
            /** Format: date */
            through: string;
            decision: string;
        };
        MoneyAsk: {
            /** Format: int64 */
            programme?: number;
            /** Format: int64 */
            appropriation?: number;
            /** Format: int64 */
            fiscal_year?: number;
            fund?: string;
            currency?: string;
        };
        AppropriationName: {
            /** Format: int64 */
            id: number;
            code: string;
            title: components["schemas"]["Bilingual"];
            fund: string;
            /** Format: int64 */
            fiscal_year: number;
            budget_line: string;
            currency: string;
        };
        MoneyCell: {
            /** Format: int64 */
            appropriation: number;
            /** Format: int64 */
            programme: number;
            stage: components["schemas"]["Stage"];
            currency: string;
            /** Format: int64 */
            minor: Minor;
        };
        MoneyView: {
            appropriations: components["schemas"]["AppropriationName"][];
            programmes: components["schemas"]["Titled"][];
            cells: components["schemas"]["MoneyCell"][];
        };
        AccountsAsk: {
            sort?: string;
            cursor?: string;
            /** Format: int64 */
            limit?: number;
            /** Format: int64 */
            appropriation?: number;
            /** Format: int64 */
            programme?: number;
            /** Format: int64 */
            award?: number;
            stage?: components["schemas"]["Stage"];
        };
        AccountItem: {
            /** Format: int64 */
            id: number;
            stage: components["schemas"]["Stage"];
            /** Format: int64 */
            appropriation: number;
            appropriation_code: string;
            programme?: components["schemas"]["Titled"];
            award?: components["schemas"]["Named"];
            award_line: string;
            balance: components["schemas"]["Money"];
            set_aside: components["schemas"]["Money"];
            /** Format: int64 */
            entries: number;
        };
        ListOfAccountItem: {
            items: components["schemas"]["AccountItem"][];
            next: string;
            /** Format: int64 */
            total?: number;
            sums?: components["schemas"]["CurrencySum"][];
        };
        AccountAsk: {
            /** Format: int64 */
            id: number;
        };
        EntriesAsk: {
            sort?: string;
            cursor?: string;
            /** Format: int64 */
            limit?: number;
            /** Format: int64 */
            account?: number;
            /** Format: int64 */
            appropriation?: number;
            /** Format: int64 */
            programme?: number;
            /** Format: int64 */
            award?: number;
            stage?: components["schemas"]["Stage"];
            kind?: components["schemas"]["EntryKind"];
            /** Format: date */
            since?: string;
            /** Format: date */
            until?: string;
        };
        EntryLineItem: {
            /** Format: int64 */
            entry: number;
            kind: components["schemas"]["EntryKind"];
            /** Format: date */
            value_on: string;
            /** Format: date-time */
            at: string;
            cause: string;
            decision: string;
            memo: string;
            by?: components["schemas"]["Named"];
            /** Format: int64 */
            account: number;
            stage: components["schemas"]["Stage"];
            programme?: components["schemas"]["Titled"];
            award?: components["schemas"]["Named"];
            award_line: string;
            amount: components["schemas"]["Money"];
            balance_after: components["schemas"]["Money"];
            /** Format: int64 */
            reverses?: number;
            /** Format: int64 */
            reversed_by?: number;
        };
        ListOfEntryLineItem: {
            items: components["schemas"]["EntryLineItem"][];
            next: string;
            /** Format: int64 */
            total?: number;
            sums?: components["schemas"]["CurrencySum"][];
        };
        EntryAsk: {
            /** Format: int64 */
            id: number;
        };
        EntryView: {
            /** Format: int64 */
            id: number;
            kind: components["schemas"]["EntryKind"];
            /** Format: date */
            value_on: string;
            cause: string;
            decision: string;
            memo: string;
            lines: components["schemas"]["EntryLineItem"][];
            /** Format: int64 */
            reverses?: number;
            /** Format: int64 */
            reversed_by?: number;
            /** Format: int64 */
            caused_by: number;
            may: components["schemas"]["May"][];
        };
        WrittenPlace: {
            /** Format: int64 */
            appropriation: number;
            stage: components["schemas"]["Stage"];
            /** Format: int64 */
            programme?: number;
            /** Format: int64 */
            call?: number;
            /** Format: int64 */
            award?: number;
            /** Format: int64 */
            milestone?: number;
            line?: string;
        };
        LegAsk: {
            place: components["schemas"]["WrittenPlace"];
            /** Format: int64 */
            minor: Minor;
        };
        PostEntryAsk: {
            cause: string;
            kind: components["schemas"]["EntryKind"];
            legs: components["schemas"]["LegAsk"][];
            /** Format: date */
            value_on: string;
            decision?: string;
            memo?: string;
        };
        ReverseEntryAsk: {
            /** Format: int64 */
            id: number;
            /** Format: date */
            value_on: string;
            memo: string;
        };
        /** @enum {string} */
        Deed: "commit_award" | "decide_milestone" | "advance_money" | "amend_award" | "stop_award" | "move_line" | "request_payment" | "approve_payment" | "sign_payments" | "enter_commitment" | "enter_due";
        /** @enum {string} */
        DelegationStatus: "upcoming" | "in_force" | "expired" | "revoked";
        AuthorityAsk: {
            sort?: string;
            cursor?: string;
            /** Format: int64 */
            limit?: number;
            /** Format: int64 */
            person?: number;
            /** Format: int64 */
            programme?: number;
            deed?: components["schemas"]["Deed"];
            status?: components["schemas"]["DelegationStatus"];
            /** Format: date */
            ends_before?: string;
            unused?: boolean;
        };
        DelegationItem: {
            /** Format: int64 */
            id: number;
            person: components["schemas"]["Named"];
            deeds: string[];
            programme?: components["schemas"]["Titled"];
            currency: string;
            per_act?: components["schemas"]["Money"];
            per_award?: components["schemas"]["Money"];
            per_year?: components["schemas"]["Money"];
            second_person_above?: components["schemas"]["Money"];
            /** Format: date */
            from: string;
            /** Format: date */
            until: string;
            status: components["schemas"]["DelegationStatus"];
            decision: string;
            given_by?: components["schemas"]["Named"];
            /** Format: int64 */
            uses: number;
            used: components["schemas"]["Money"];
            /** Format: date-time */
            last_used_at?: string;
        };
        ListOfDelegationItem: {
            items: components["schemas"]["DelegationItem"][];
            next: string;
            /** Format: int64 */
            total?: number;
            sums?: components["schemas"]["CurrencySum"][];
        };
        DelegationAsk: {
            /** Format: int64 */
            id: number;
        };
        AuthorityStanding: {
            deed: components["schemas"]["Deed"];
            /** Format: int64 */
            fiscal_year: number;
            used: components["schemas"]["Money"];
            left?: components["schemas"]["Money"];
        };
        DelegationView: {
            /** Format: int64 */
            id: number;
            person: components["schemas"]["Named"];
            deeds: string[];
            programme?: components["schemas"]["Titled"];
            currency: string;
            per_act?: components["schemas"]["Money"];
            per_award?: components["schemas"]["Money"];
            per_year?: components["schemas"]["Money"];
            second_person_above?: components["schemas"]["Money"];
            /** Format: date */
            from: string;
            /** Format: date */
            until: string;
            status: components["schemas"]["DelegationStatus"];
            decision: string;
            given_by?: components["schemas"]["Named"];
            /** Format: int64 */
            uses: number;
            used: components["schemas"]["Money"];
            /** Format: date-time */
            last_used_at?: string;
            standings: components["schemas"]["AuthorityStanding"][];
            able: boolean;
            /** Format: date */
            revoked_on?: string;
            reason: string;
            revoked_by?: components["schemas"]["Named"];
            /** Format: date-time */
            given_at: string;
            /** Format: int64 */
            caused_by: number;
            may: components["schemas"]["May"][];
        };
        Limits: {
            /** Format: int64 */
            per_act?: number;
            /** Format: int64 */
            per_award?: number;
            /** Format: int64 */
            per_year?: number;
            /** Format: int64 */
            second_person_above?: number;
        };
        GiveAuthorityAsk: {
            /** Format: int64 */
            person: number;
            deeds: components["schemas"]["Deed"][];
            /** Format: int64 */
            programme?: number;
            currency: string;
            limits: components["schemas"]["Limits"];
            /** Format: date */
            from: string;
            /** Format: date */
            until: string;
            decision: string;
        };
        RevokeAuthorityAsk: {
            /** Format: int64 */
            id: number;
            /** Format: date */
            on?: string;
            reason: string;
        };
        ColleaguesAsk: {
            sort?: string;
            cursor?: string;
            /** Format: int64 */
            limit?: number;
            text?: string;
            role?: components["schemas"]["Role"];
        };
        ColleagueItem: {
            /** Format: int64 */
            id: number;
            name: string;
            roles: string[];
        };
        ListOfColleagueItem: {
            items: components["schemas"]["ColleagueItem"][];
            next: string;
            /** Format: int64 */
            total?: number;
            sums?: components["schemas"]["CurrencySum"][];
        };
        UsesAsk: {
            sort?: string;
            cursor?: string;
            /** Format: int64 */
            limit?: number;
            /** Format: int64 */
            delegation?: number;
            /** Format: int64 */
            person?: number;
            /** Format: int64 */
            programme?: number;
            /** Format: int64 */
            award?: number;
            deed?: components["schemas"]["Deed"];
            /** Format: int64 */
            fiscal_year?: number;
        };
        AuthorityUseItem: {
            /** Format: int64 */
            id: number;
            deed: components["schemas"]["Deed"];
            cause: string;
            /** Format: int64 */
            delegation: number;
            by: components["schemas"]["Named"];
            acting_for?: components["schemas"]["Named"];
            second?: components["schemas"]["Named"];
            programme?: components["schemas"]["Titled"];
            award?: components["schemas"]["Named"];
            amount: components["schemas"]["Money"];
            /** Format: int64 */
            fiscal_year: number;
            /** Format: date-time */
            at: string;
            returned: boolean;
        };
        ListOfAuthorityUseItem: {
            items: components["schemas"]["AuthorityUseItem"][];
            next: string;
            /** Format: int64 */
            total?: number;
            sums?: components["schemas"]["CurrencySum"][];
        };
        WhyAsk: {
            deed: components["schemas"]["Deed"];
            /** Format: int64 */
            programme: number;
            /** Format: int64 */
            award?: number;
            /** Format: int64 */
            minor?: Minor;
            currency?: string;
            /** Format: int64 */
            person?: number;
            cause?: string;
        };
        WhyView: {
            allowed: boolean;
            second_person_needed: boolean;
            refusal?: string;
            lines: components["schemas"]["Bilingual"][];
            /** Format: int64 */
            delegation?: number;
            left?: components["schemas"]["Money"];
            who: components["schemas"]["Named"][];
        };
        AttemptsAsk: Record<string, never>;
        /** @enum {string} */
        Refusal: "malformed_request" | "malformed_json" | "duplicate_field" | "unknown_field" | "missing_field" | "wrong_type" | "not_a_choice" | "number_out_of_range" | "too_long" | "too_short" | "too_large" | "too_deep" | "unsupported_media_type" | "not_acceptable" | "too_slow" | "unknown_method" | "not_utf8" | "control_character" | "bidi_control" | "not_a_date" | "not_an_amount" | "too_many_decimals" | "unknown_currency" | "bad_check_digit" | "not_an_identifier" | "not_an_address" | "too_many_marks" | "not_signed_in" | "wrong_credentials" | "too_many_attempts" | "not_your_role" | "cross_site_request" | "link_used_or_expired" | "password_too_weak" | "account_suspended" | "own_role" | "role_for_whole_body" | "role_for_award" | "date_in_past" | "not_found" | "step_not_allowed" | "key_already_used" | "missing_key" | "already_exists" | "changed_meanwhile" | "not_empty" | "programme_not_active" | "too_few_legs" | "too_many_legs" | "does_not_balance" | "place_incomplete" | "same_place_twice" | "no_such_way" | "legs_apart" | "period_closed" | "date_in_future" | "exceeds_available" | "exceeds_reservation" | "reservation_expired" | "cause_already_used" | "already_reversed" | "authority_missing" | "authority_ended" | "exceeds_authority" | "exceeds_authority_of_award" | "exceeds_authority_of_period" | "second_person_needed" | "same_person" | "party_to_it" | "on_negative_list" | "exceeds_indirect_ceiling" | "exceeds_advance_cap" | "exceeds_virement_limit" | "unknown_line" | "no_rule_in_force" | "award_not_active" | "agreement_not_signed" | "agreement_signed_already" | "amounts_differ" | "criteria_missing" | "circular_dependency" | "milestone_not_met" | "gate_not_passed" | "dependency_not_met" | "evidence_missing" | "measurement_missing" | "criterion_not_reached" | "verification_needed" | "amendment_open" | "extension_limit" | "not_all_measured" | "closeout_incomplete" | "money_still_open" | "payee_not_usable" | "payee_cooling_off" | "payee_of_another" | "holder_not_known" | "not_an_account_number" | "exceeds_due" | "already_requested" | "duplicate_invoice" | "nearly_same_payment" | "cost_outside_award" | "exceeds_claims_agreed" | "finding_open" | "payment_not_known" | "not_iso_20022" | "document_type_refused" | "year_not_open" | "year_unsettled" | "rate_missing" | "rate_differs" | "unknown_sort" | "unknown_filter" | "bad_cursor" | "unreadable_file" | "unknown_format" | "unknown_encoding" | "mapping_incomplete" | "totals_differ" | "wrong_column_count" | "repeated_identifier" | "repeated_in_file" | "not_positive" | "ends_before_start" | "unclosed_quote" | "nothing_to_import" | "formula_cell" | "expanded_too_large" | "stray_quote" | "error_cell" | "repeated_header" | "unknown_sheet" | "unavailable" | "shutting_down" | "key_readable_by_others" | "unknown_setting" | "read_only" | "too_many_connections" | "internal_error" | "last_administrator" | "bad_database_address" | "database_missing" | "database_not_ours" | "database_damaged" | "database_newer" | "database_schema_differs" | "database_wrong_text_order" | "malformed_note" | "malformed_checkpoint" | "malformed_key" | "wrong_signature" | "not_signed_by_known_key" | "other_log";
        AuthorityAttempt: {
            person: components["schemas"]["Named"];
            deed: components["schemas"]["Deed"];
            programme?: components["schemas"]["Titled"];
            award?: components["schemas"]["Named"];
            amount: components["schemas"]["Money"];
            refusal: components["schemas"]["Refusal"];
            /** Format: date-time */
            at: string;
        };
        AttemptsView: {
            attempts: components["schemas"]["AuthorityAttempt"][];
        };
        ActingsAsk: {
            sort?: string;
            cursor?: string;
            /** Format: int64 */
            limit?: number;
            /** Format: int64 */
            person?: number;
            in_force?: boolean;
        };
        ActingItem: {
            /** Format: int64 */
            id: number;
            deputy: components["schemas"]["Named"];
            holder: components["schemas"]["Named"];
            /** Format: date */
            from: string;
            /** Format: date */
            until: string;
            status: components["schemas"]["DelegationStatus"];
            decision: string;
            given_by?: components["schemas"]["Named"];
            reason: string;
            may: components["schemas"]["May"][];
        };
        ListOfActingItem: {
            items: components["schemas"]["ActingItem"][];
            next: string;
            /** Format: int64 */
            total?: number;
            sums?: components["schemas"]["CurrencySum"][];
        };
        NameDeputyAsk: {
            /** Format: int64 */
            deputy: number;
            /** Format: int64 */
            holder: number;
            /** Format: date */
            from: string;
            /** Format: date */
            until: string;
            decision: string;
        };
        EndActingAsk: {
            /** Format: int64 */
            id: number;
            /** Format: date */
            on?: string;
            reason: string;
        };
        /** @enum {string} */
        ApprovalState: "open" | "confirmed" | "declined" | "withdrawn" | "expired";
        ApprovalsAsk: {
            sort?: string;
            cursor?: string;
            /** Format: int64 */
            limit?: number;
            state?: components["schemas"]["ApprovalState"];
            /** Format: int64 */
            programme?: number;
            deed?: components["schemas"]["Deed"];
        };
        ApprovalItem: {
            /** Format: int64 */
            id: number;
            deed: components["schemas"]["Deed"];
            cause: string;
            programme?: components["schemas"]["Titled"];
            award?: components["schemas"]["Named"];
            amount: components["schemas"]["Money"];
            note: string;
            proposed_by: components["schemas"]["Named"];
            acting_for?: components["schemas"]["Named"];
            /** Format: date-time */
            proposed_at: string;
            /** Format: date */
            expires_on: string;
            state: components["schemas"]["ApprovalState"];
            ended_by?: components["schemas"]["Named"];
            reason: string;
            /** Format: date-time */
            ended_at?: string;
        };
        ListOfApprovalItem: {
            items: components["schemas"]["ApprovalItem"][];
            next: string;
            /** Format: int64 */
            total?: number;
            sums?: components["schemas"]["CurrencySum"][];
        };
        ApprovalAsk: {
            /** Format: int64 */
            id: number;
        };
        ApprovalView: {
            /** Format: int64 */
            id: number;
            deed: components["schemas"]["Deed"];
            cause: string;
            programme?: components["schemas"]["Titled"];
            award?: components["schemas"]["Named"];
            amount: components["schemas"]["Money"];
            note: string;
            proposed_by: components["schemas"]["Named"];
            acting_for?: components["schemas"]["Named"];
            /** Format: date-time */
            proposed_at: string;
            /** Format: date */
            expires_on: string;
            state: components["schemas"]["ApprovalState"];
            ended_by?: components["schemas"]["Named"];
            reason: string;
            /** Format: date-time */
            ended_at?: string;
            /** Format: int64 */
            caused_by: number;
            may: components["schemas"]["May"][];
        };
        ProposeAsk: {
            deed: components["schemas"]["Deed"];
            /** Format: int64 */
            programme: number;
            /** Format: int64 */
            award?: number;
            amount: components["schemas"]["Money"];
            cause: string;
            note: string;
        };
        /** @enum {string} */
        ApprovalStep: "confirm" | "decline" | "withdraw";
        StepApprovalAsk: {
            /** Format: int64 */
            id: number;
            step: components["schemas"]["ApprovalStep"];
            reason: string;
        };
        /** @enum {string} */
        FundingRuleKind: "indirect_cost" | "lump_sum" | "advance" | "equipment" | "virement" | "leftover" | "extension" | "cooling_off" | "two_persons";
        FundingRulesAsk: {
            sort?: string;
            cursor?: string;
            /** Format: int64 */
            limit?: number;
            kind?: components["schemas"]["FundingRuleKind"];
            /** Format: int64 */
            programme?: number;
            fund?: string;
            /** Format: date */
            on?: string;
        };
        FundingRuleItem: {
            /** Format: int64 */
            id: number;
            kind: components["schemas"]["FundingRuleKind"];
            title: components["schemas"]["Bilingual"];
            source: string;
            programme?: components["schemas"]["Titled"];
            fund: string;
            currency: string;
            /** Format: date */
            valid_from: string;
            in_force: boolean;
            /** Format: date */
            valid_until?: string;
            in_brief: components["schemas"]["Bilingual"];
            /** Format: date-time */
            recorded_at: string;
            recorded_by?: components["schemas"]["Named"];
        };
        ListOfFundingRuleItem: {
            items: components["schemas"]["FundingRuleItem"][];
            next: string;
            /** Format: int64 */
            total?: number;
            sums?: components["schemas"]["CurrencySum"][];
        };
        FundingRuleAsk: {
            /** Format: int64 */
            id: number;
        };
        Tier: {
            /** Format: int64 */
            up_to?: number;
            /** Format: int64 */
            basis_points: number;
        };
        FundingRuleTerms: {
            tiers?: components["schemas"]["Tier"][];
            negative_list?: components["schemas"]["Purpose"][];
            /** Format: int64 */
            basis_points?: number;
            /** Format: int64 */
            amount?: number;
            /** Format: int64 */
            months?: number;
            /** Format: int64 */
            times?: number;
            /** Format: int64 */
            days?: number;
        };
        RuleQuestion: {
            /** Format: int64 */
            base?: number;
            /** Format: int64 */
            asked?: number;
            purpose?: string;
            /** Format: date */
            since?: string;
            /** Format: date */
            on?: string;
            /** Format: int64 */
            months?: number;
            /** Format: int64 */
            times?: number;
        };
        RuleAnswer: {
            allowed: boolean;
            /** Format: int64 */
            limit?: number;
            /** Format: date */
            limit_day?: string;
        };
        WorkedExample: {
            text: components["schemas"]["Bilingual"];
            question: components["schemas"]["RuleQuestion"];
            answer: components["schemas"]["RuleAnswer"];
        };
        FundingRuleVersion: {
            /** Format: int64 */
            id: number;
            kind: components["schemas"]["FundingRuleKind"];
            title: components["schemas"]["Bilingual"];
            source: string;
            programme?: components["schemas"]["Titled"];
            fund: string;
            currency: string;
            /** Format: date */
            valid_from: string;
            in_force: boolean;
            /** Format: date */
            valid_until?: string;
            in_brief: components["schemas"]["Bilingual"];
            /** Format: date-time */
            recorded_at: string;
            recorded_by?: components["schemas"]["Named"];
            terms: components["schemas"]["FundingRuleTerms"];
        };
        FundingRuleView: {
            /** Format: int64 */
            id: number;
            kind: components["schemas"]["FundingRuleKind"];
            title: components["schemas"]["Bilingual"];
            source: string;
            programme?: components["schemas"]["Titled"];
            fund: string;
            currency: string;
            /** Format: date */
            valid_from: string;
            in_force: boolean;
            /** Format: date */
            valid_until?: string;
            in_brief: components["schemas"]["Bilingual"];
            /** Format: date-time */
            recorded_at: string;
            recorded_by?: components["schemas"]["Named"];
            terms: components["schemas"]["FundingRuleTerms"];
            text: components["schemas"]["Bilingual"];
            examples: components["schemas"]["WorkedExample"][];
            versions: components["schemas"]["FundingRuleVersion"][];
            /** Format: int64 */
            caused_by: number;
            may: components["schemas"]["May"][];
        };
        RecordFundingRuleAsk: {
            kind: components["schemas"]["FundingRuleKind"];
            title: components["schemas"]["Bilingual"];
            text: components["schemas"]["Bilingual"];
            source: string;
            /** Format: int64 */
            programme?: number;
            fund?: string;
            currency: string;
            /** Format: date */
            valid_from: string;
            terms: components["schemas"]["FundingRuleTerms"];
            examples: components["schemas"]["WorkedExample"][];
        };
        TryRuleAsk: {
            kind: components["schemas"]["FundingRuleKind"];
            /** Format: int64 */
            programme?: number;
            fund?: string;
            /** Format: date */
            day?: string;
            question: components["schemas"]["RuleQuestion"];
        };
        TryRuleView: {
            rule: components["schemas"]["FundingRuleVersion"];
            allowed: boolean;
            limit?: components["schemas"]["Money"];
            /** Format: date */
            limit_day?: string;
            /** Format: int64 */
            months?: number;
            refusal?: string;
        };
        /** @enum {string} */
        ReservationState: "pending" | "posted" | "voided" | "expired";
        ReservationsAsk: {
            sort?: string;
            cursor?: string;
            /** Format: int64 */
            limit?: number;
            state?: components["schemas"]["ReservationState"];
            kind?: components["schemas"]["EntryKind"];
            /** Format: int64 */
            appropriation?: number;
            /** Format: int64 */
            fiscal_year?: number;
            /** Format: int64 */
            programme?: number;
            /** Format: int64 */
            award?: number;
            /** Format: date */
            expires_until?: string;
        };
        ReservationItem: {
            /** Format: int64 */
            id: number;
            state: components["schemas"]["ReservationState"];
            kind: components["schemas"]["EntryKind"];
            amount: components["schemas"]["Money"];
            posted: components["schemas"]["Money"];
            /** Format: date */
            expires_on: string;
            /** Format: int64 */
            appropriation: number;
            appropriation_code: string;
            /** Format: int64 */
            fiscal_year: number;
            programme?: components["schemas"]["Titled"];
            award?: components["schemas"]["Named"];
            from: components["schemas"]["Stage"];
            to: components["schemas"]["Stage"];
            cause: string;
            decision: string;
            memo: string;
        };
        ListOfReservationItem: {
            items: components["schemas"]["ReservationItem"][];
            next: string;
            /** Format: int64 */
            total?: number;
            sums?: components["schemas"]["CurrencySum"][];
        };
        ReservationAsk: {
            /** Format: int64 */
            id: number;
        };
        ReservationView: {
            /** Format: int64 */
            id: number;
            state: components["schemas"]["ReservationState"];
            kind: components["schemas"]["EntryKind"];
            amount: components["schemas"]["Money"];
            posted: components["schemas"]["Money"];
            /** Format: date */
            expires_on: string;
            /** Format: int64 */
            appropriation: number;
            appropriation_code: string;
            /** Format: int64 */
            fiscal_year: number;
            programme?: components["schemas"]["Titled"];
            award?: components["schemas"]["Named"];
            from: components["schemas"]["Stage"];
            to: components["schemas"]["Stage"];
            cause: string;
            decision: string;
            memo: string;
            /** Format: int64 */
            from_account: number;
            /** Format: int64 */
            to_account: number;
            /** Format: int64 */
            entry?: number;
            /** Format: int64 */
            caused_by: number;
            may: components["schemas"]["May"][];
        };
        ReserveAsk: {
            cause: string;
            kind: components["schemas"]["EntryKind"];
            from: components["schemas"]["WrittenPlace"];
            to: components["schemas"]["WrittenPlace"];
            /** Format: int64 */
            minor: Minor;
            /** Format: date */
            expires_on: string;
            decision?: string;
            memo?: string;
        };
        /** @enum {string} */
        ReservationEvent: "post" | "void_it" | "expire";
        StepReservationAsk: {
            /** Format: int64 */
            id: number;
            step: components["schemas"]["ReservationEvent"];
            /** Format: int64 */
            minor?: Minor;
            /** Format: date */
            value_on?: string;
        };
        RatesAsk: {
            sort?: string;
            cursor?: string;
            /** Format: int64 */
            limit?: number;
            from?: string;
            to?: string;
        };
        RateItem: {
            /** Format: int64 */
            id: number;
            from: string;
            to: string;
            rate: string;
            /** Format: date */
            of_day: string;
            source: string;
            by?: components["schemas"]["Named"];
            /** Format: date-time */
            at: string;
        };
        ListOfRateItem: {
            items: components["schemas"]["RateItem"][];
            next: string;
            /** Format: int64 */
            total?: number;
            sums?: components["schemas"]["CurrencySum"][];
        };
        RecordRateAsk: {
            from: string;
            to: string;
            rate: string;
            /** Format: date */
            of_day: string;
            source: string;
        };
        ExchangesAsk: {
            sort?: string;
            cursor?: string;
            /** Format: int64 */
            limit?: number;
            /** Format: int64 */
            programme?: number;
        };
        /** @enum {string} */
        Rounding: "half_even" | "half_up" | "down";
        ExchangeItem: {
            /** Format: int64 */
            id: number;
            /** Format: int64 */
            entry: number;
            /** Format: date */
            value_on: string;
            cause: string;
            /** Format: int64 */
            from: number;
            from_code: string;
            /** Format: int64 */
            to: number;
            to_code: string;
            programme?: components["schemas"]["Titled"];
            given: components["schemas"]["Money"];
            got: components["schemas"]["Money"];
            /** Format: int64 */
            rate_id: number;
            rate: string;
            /** Format: date */
            rate_of_day: string;
            rate_source: string;
            rounding: components["schemas"]["Rounding"];
            memo: string;
        };
        ListOfExchangeItem: {
            items: components["schemas"]["ExchangeItem"][];
            next: string;
            /** Format: int64 */
            total?: number;
            sums?: components["schemas"]["CurrencySum"][];
        };
        ExchangeMoneyAsk: {
            cause: string;
            /** Format: int64 */
            rate: number;
            /** Format: int64 */
            from: number;
            /** Format: int64 */
            to: number;
            /** Format: int64 */
            programme: number;
            /** Format: int64 */
            given: number;
            /** Format: int64 */
            got?: number;
            rounding: components["schemas"]["Rounding"];
            /** Format: date */
            value_on: string;
            decision?: string;
            memo?: string;
        };
        YearsAsk: Record<string, never>;
        /** @enum {string} */
        YearState: "open" | "closing" | "closed" | "reopening" | "reopened";
        YearItem: {
            /** Format: int64 */
            year: number;
            state: components["schemas"]["YearState"];
            /** Format: date */
            first_on: string;
            /** Format: date */
            last_on: string;
            /** Format: int64 */
            appropriations: number;
            currencies: string[];
        };
        YearsView: {
            /** Format: date */
            today: string;
            /** Format: int64 */
            current: number;
            years: components["schemas"]["YearItem"][];
        };
        YearAsk: {
            /** Format: int64 */
            id: number;
        };
        YearCheckView: {
            name: string;
            settled: boolean;
            /** Format: int64 */
            count: number;
            link: string;
            title: components["schemas"]["Bilingual"];
            remedy: components["schemas"]["Bilingual"];
        };
        Flow: {
            kind: components["schemas"]["EntryKind"];
            /** Format: int64 */
            minor: Minor;
        };
        YearPool: {
            /** Format: int64 */
            id: number;
            code: string;
            title: components["schemas"]["Bilingual"];
            fund: string;
            currency: string;
            came: components["schemas"]["Flow"][];
            left: components["schemas"]["Flow"][];
            stands: components["schemas"]["StageSum"][];
            /** Format: int64 */
            standing: number;
            /** Format: int64 */
            unexplained: number;
        };
        YearView: {
            /** Format: int64 */
            year: number;
            state: components["schemas"]["YearState"];
            /** Format: date */
            first_on: string;
            /** Format: date */
            last_on: string;
            decision: string;
            asked_by?: components["schemas"]["Named"];
            checks: components["schemas"]["YearCheckView"][];
            appropriations: components["schemas"]["YearPool"][];
            may: components["schemas"]["May"][];
        };
        /** @enum {string} */
        YearEvent: "begin_closing" | "keep_open" | "close" | "ask_to_reopen" | "confirm_reopening" | "refuse_reopening";
        StepYearAsk: {
            /** Format: int64 */
            id: number;
            step: components["schemas"]["YearEvent"];
            reason?: string;
        };
        /** @enum {string} */
        YearEndDeed: "carry_forward" | "lapse" | "remit";
        YearEndAsk: {
            /** Format: int64 */
            id: number;
            deed: components["schemas"]["YearEndDeed"];
            /** Format: int64 */
            appropriation: number;
            /** Format: int64 */
            to?: number;
            stage?: components["schemas"]["Stage"];
            /** Format: date */
            value_on?: string;
            decision: string;
        };
        YearEndLine: {
            cause: string;
            stage: components["schemas"]["Stage"];
            programme?: components["schemas"]["Titled"];
            award?: components["schemas"]["Named"];
            award_line: string;
            amount: components["schemas"]["Money"];
        };
        YearEndPreview: {
            entries: components["schemas"]["YearEndLine"][];
            sum: components["schemas"]["Money"];
            /** Format: date */
            value_on: string;
        };
        YearEndDone: {
            /** Format: int64 */
            posted: number;
            year: components["schemas"]["YearView"];
        };
        LapsingAsk: {
            /** Format: int64 */
            fiscal_year?: number;
        };
        MonthPaid: {
            month: string;
            /** Format: int64 */
            minor: Minor;
        };
        LapsingItem: {
            /** Format: int64 */
            id: number;
            code: string;
            title: components["schemas"]["Bilingual"];
            currency: string;
            /** Format: int64 */
            granted: number;
            /** Format: int64 */
            bound: number;
            /** Format: int64 */
            paid: number;
            /** Format: int64 */
            at_risk: number;
            /** Format: int64 */
            expected: number;
            months: components["schemas"]["MonthPaid"][];
        };
        LapsingView: {
            /** Format: int64 */
            fiscal_year: number;
            state: components["schemas"]["YearState"];
            /** Format: date */
            first_on: string;
            /** Format: date */
            last_on: string;
            /** Format: int64 */
            days_left: number;
            appropriations: components["schemas"]["LapsingItem"][];
        };
        NothingAsked: Record<string, never>;
        ImportMapping: {
            name: string;
            title: components["schemas"]["Bilingual"];
            text: string;
        };
        ImportMappings: {
            items: components["schemas"]["ImportMapping"][];
        };
        PreviewImportAsk: {
            digest: string;
            name: string;
            mapping: string;
        };
        ImportColumn: {
            /** Format: int64 */
            column: number;
            header: string;
            field: string;
            sample: string[];
        };
        ImportDoubt: {
            field: string;
            header: string;
            question: string;
        };
        ImportProblem: {
            /** Format: int64 */
            line: number;
            /** Format: int64 */
            column: number;
            header: string;
            refusal: string;
            title: components["schemas"]["Bilingual"];
            cell: string;
            known_as: string;
        };
        ImportProblemCount: {
            refusal: string;
            title: components["schemas"]["Bilingual"];
            /** Format: int64 */
            count: number;
        };
        ImportNoteCount: {
            note: string;
            title: components["schemas"]["Bilingual"];
            /** Format: int64 */
            count: number;
        };
        /** @enum {string} */
        FindingRule: "disbursed_above_award" | "awarded_above_applied" | "undisbursed_award" | "amounts_in_two_currencies" | "booked_above_award" | "outside_period";
        ImportFindingCount: {
            rule: components["schemas"]["FindingRule"];
            title: components["schemas"]["Bilingual"];
            /** Format: int64 */
            count: number;
        };
        ImportPreview: {
            format: string;
            encoding: string;
            mapping_name: string;
            mapping_text: string;
            columns: components["schemas"]["ImportColumn"][];
            fields: string[];
            doubts: components["schemas"]["ImportDoubt"][];
            /** Format: int64 */
            rows: number;
            /** Format: int64 */
            accepted: number;
            /** Format: int64 */
            rejected: number;
            /** Format: int64 */
            unchanged: number;
            sums: components["schemas"]["CurrencySum"][];
            disbursed_sums: components["schemas"]["CurrencySum"][];
            /** Format: int64 */
            new_programmes: number;
            /** Format: int64 */
            new_organisations: number;
            problems: components["schemas"]["ImportProblem"][];
            problem_counts: components["schemas"]["ImportProblemCount"][];
            note_counts: components["schemas"]["ImportNoteCount"][];
            finding_counts: components["schemas"]["ImportFindingCount"][];
            first_rows: string[][];
        };
        ImportSum: {
            currency: string;
            /** Format: int64 */
            minor: Minor;
        };
        CommitImportAsk: {
            digest: string;
            name: string;
            mapping: string;
            /** Format: int64 */
            accepted: number;
            sums: components["schemas"]["ImportSum"][];
            disbursed?: components["schemas"]["ImportSum"][];
        };
        Importer: {
            /** Format: int64 */
            id: number;
            name: string;
        };
        ImportAnswer: {
            /** Format: int64 */
            id?: number;
            recorded: boolean;
            /** Format: date-time */
            at: string;
            by: components["schemas"]["Importer"];
            name: string;
            format: string;
            mapping_name: string;
            /** Format: int64 */
            read: number;
            /** Format: int64 */
            accepted: number;
            /** Format: int64 */
            rejected: number;
            /** Format: int64 */
            unchanged: number;
            sums: components["schemas"]["ImportSum"][];
            disbursed: components["schemas"]["ImportSum"][];
        };
        ImportsAsk: {
            sort?: string;
            cursor?: string;
            /** Format: int64 */
            limit?: number;
        };
        ImportItem: {
            /** Format: int64 */
            id: number;
            /** Format: date-time */
            at: string;
            by: components["schemas"]["Importer"];
            name: string;
            format: string;
            /** Format: int64 */
            read: number;
            /** Format: int64 */
            accepted: number;
            /** Format: int64 */
            rejected: number;
            /** Format: int64 */
            unchanged: number;
            sums: components["schemas"]["ImportSum"][];
        };
        ListOfImportItem: {
            items: components["schemas"]["ImportItem"][];
            next: string;
            /** Format: int64 */
            total?: number;
            sums?: components["schemas"]["CurrencySum"][];
        };
        ImportAsk: {
            /** Format: int64 */
            id: number;
        };
        ImportView: {
            /** Format: int64 */
            id: number;
            /** Format: date-time */
            at: string;
            by: components["schemas"]["Importer"];
            name: string;
            format: string;
            /** Format: int64 */
            read: number;
            /** Format: int64 */
            accepted: number;
            /** Format: int64 */
            rejected: number;
            /** Format: int64 */
            unchanged: number;
            sums: components["schemas"]["ImportSum"][];
            digest: string;
            mapping_name: string;
            mapping_text: string;
        };
        RejectionsAsk: {
            sort?: string;
            cursor?: string;
            /** Format: int64 */
            limit?: number;
            /** Format: int64 */
            id: number;
            refusal?: components["schemas"]["Refusal"];
        };
        RejectionItem: {
            /** Format: int64 */
            id: number;
            /** Format: int64 */
            line: number;
            /** Format: int64 */
            column: number;
            header: string;
            refusal: string;
            title: components["schemas"]["Bilingual"];
            cell: string;
            row: string;
        };
        ListOfRejectionItem: {
            items: components["schemas"]["RejectionItem"][];
            next: string;
            /** Format: int64 */
            total?: number;
            sums?: components["schemas"]["CurrencySum"][];
        };
        RejectedRowsAsk: {
            sort?: string;
            cursor?: string;
            /** Format: int64 */
            limit?: number;
            /** Format: int64 */
            id: number;
        };
        RejectedRowItem: {
            /** Format: int64 */
            id: number;
            /** Format: int64 */
            line: number;
            cells: string[];
        };
        ListOfRejectedRowItem: {
            items: components["schemas"]["RejectedRowItem"][];
            next: string;
            /** Format: int64 */
            total?: number;
            sums?: components["schemas"]["CurrencySum"][];
        };
        /** @enum {string} */
        FindingState: "open" | "explained" | "corrected" | "confirmed" | "referred";
        /** @enum {string} */
        FindingSeverity: "low" | "medium" | "high";
        FindingsAsk: {
            sort?: string;
            cursor?: string;
            /** Format: int64 */
            limit?: number;
            /** Format: int64 */
            award?: number;
            /** Format: int64 */
            programme?: number;
            /** Format: int64 */
            import?: number;
            rule?: components["schemas"]["FindingRule"];
            state?: components["schemas"]["FindingState"];
            severity?: components["schemas"]["FindingSeverity"];
            blocks?: boolean;
        };
        FindingItem: {
            /** Format: int64 */
            id: number;
            rule: components["schemas"]["FindingRule"];
            question: components["schemas"]["Bilingual"];
            severity: components["schemas"]["FindingSeverity"];
            blocks: boolean;
            state: components["schemas"]["FindingState"];
            award: components["schemas"]["Named"];
            programme: components["schemas"]["Titled"];
            /** Format: date-time */
            at: string;
        };
        ListOfFindingItem: {
            items: components["schemas"]["FindingItem"][];
            next: string;
            /** Format: int64 */
            total?: number;
            sums?: components["schemas"]["CurrencySum"][];
        };
        FindingAsk: {
            /** Format: int64 */
            id: number;
        };
        /** @enum {string} */
        FigureName: "awarded" | "applied" | "disbursed" | "booked" | "paid";
        Figure: {
            name: components["schemas"]["FigureName"];
            amount: components["schemas"]["Money"];
            /** Format: date */
            on?: string;
        };
        /** @enum {string} */
        FindingEvent: "explain" | "correct" | "confirm" | "refer";
        FindingAnswer: {
            step: components["schemas"]["FindingEvent"];
            reason: string;
            by?: components["schemas"]["Named"];
            /** Format: date-time */
            at: string;
        };
        FindingView: {
            /** Format: int64 */
            id: number;
            rule: components["schemas"]["FindingRule"];
            question: components["schemas"]["Bilingual"];
            severity: components["schemas"]["FindingSeverity"];
            blocks: boolean;
            state: components["schemas"]["FindingState"];
            award: components["schemas"]["Named"];
            programme: components["schemas"]["Titled"];
            /** Format: date-time */
            at: string;
            evidence: components["schemas"]["Figure"][];
            two_persons: boolean;
            proposal?: components["schemas"]["FindingAnswer"];
            answer?: components["schemas"]["FindingAnswer"];
            /** Format: int64 */
            caused_by: number;
            may: components["schemas"]["May"][];
        };
        StepFindingAsk: {
            /** Format: int64 */
            id: number;
            step: components["schemas"]["FindingEvent"];
            reason: string;
        };
        LookAsk: Record<string, never>;
        LookedFor: {
            /** Format: int64 */
            looked: number;
            /** Format: int64 */
            raised: number;
        };
        ContactsAsk: {
            sort?: string;
            cursor?: string;
            /** Format: int64 */
            limit?: number;
            /** Format: int64 */
            organisation?: number;
        };
        ContactItem: {
            /** Format: int64 */
            id: number;
            organisation: components["schemas"]["Named"];
            name: string;
            reach: string;
            recorded_by: components["schemas"]["Named"];
            /** Format: date-time */
            at: string;
        };
        ListOfContactItem: {
            items: components["schemas"]["ContactItem"][];
            next: string;
            /** Format: int64 */
            total?: number;
            sums?: components["schemas"]["CurrencySum"][];
        };
        RecordContactAsk: {
            /** Format: int64 */
            organisation: number;
            name: string;
            reach: string;
        };
        /** @enum {string} */
        PayeeState: "proposed" | "verified" | "cooling_off" | "usable" | "suspended" | "closed" | "rejected" | "withdrawn";
        PayeesAsk: {
            sort?: string;
            cursor?: string;
            /** Format: int64 */
            limit?: number;
            /** Format: int64 */
            organisation?: number;
            state?: components["schemas"]["PayeeState"];
            holder?: string;
        };
        /** @enum {string} */
        AccountScheme: "cn" | "iban" | "other";
        PayeeItem: {
            /** Format: int64 */
            id: number;
            organisation: components["schemas"]["Named"];
            state: components["schemas"]["PayeeState"];
            holder: string;
            masked: string;
            bank_name: string;
            bank_code: string;
            scheme: components["schemas"]["AccountScheme"];
            currency: string;
            /** Format: date */
            usable_on?: string;
            /** Format: int64 */
            working_days_left?: number;
            proposed_by: components["schemas"]["Named"];
            /** Format: date-time */
            proposed_at: string;
        };
        ListOfPayeeItem: {
            items: components["schemas"]["PayeeItem"][];
            next: string;
            /** Format: int64 */
            total?: number;
            sums?: components["schemas"]["CurrencySum"][];
        };
        PayeeAsk: {
            /** Format: int64 */
            id: number;
        };
        ContactName: {
            /** Format: int64 */
            id: number;
            name: string;
            reach: string;
        };
        /** @enum {string} */
        PayeeBy: "proposer" | "checker" | "contact" | "schedule";
        PayeeView: {
            /** Format: int64 */
            id: number;
            organisation: components["schemas"]["Named"];
            state: components["schemas"]["PayeeState"];
            holder: string;
            masked: string;
            bank_name: string;
            bank_code: string;
            scheme: components["schemas"]["AccountScheme"];
            currency: string;
            /** Format: date */
            usable_on?: string;
            /** Format: int64 */
            working_days_left?: number;
            proposed_by: components["schemas"]["Named"];
            /** Format: date-time */
            proposed_at: string;
            number?: string;
            known_holder: boolean;
            contact: components["schemas"]["ContactName"];
            confirmer: components["schemas"]["ContactName"];
            /** Format: int64 */
            replaces?: number;
            verified_by?: components["schemas"]["Named"];
            /** Format: date-time */
            verified_at?: string;
            registry: string;
            document?: string;
            /** Format: date-time */
            noticed_at?: string;
            confirmed_by?: components["schemas"]["ContactName"];
            letter_by?: components["schemas"]["Named"];
            letter?: string;
            /** Format: date-time */
            confirmed_at?: string;
            stopped_by?: components["schemas"]["Named"];
            reason: string;
            next?: components["schemas"]["PayeeBy"];
            /** Format: int64 */
            caused_by: number;
            may: components["schemas"]["May"][];
        };
        ProposePayeeAsk: {
            /** Format: int64 */
            organisation: number;
            scheme: components["schemas"]["AccountScheme"];
            number: string;
            bank_code: string;
            bank_name?: string;
            holder: string;
            currency: string;
            /** Format: int64 */
            contact: number;
        };
        /** @enum {string} */
        PayeeEvent: "verify" | "confirm" | "deny" | "confirm_by_letter" | "become_usable" | "be_replaced" | "suspend" | "resume" | "close" | "reject" | "withdraw";
        StepPayeeAsk: {
            /** Format: int64 */
            id: number;
            step: components["schemas"]["PayeeEvent"];
            reason?: string;
            registry?: string;
            document?: string;
        };
        PayeeLinkView: {
            confirmation_link: string;
            /** Format: date-time */
            expires: string;
            deliver_to: components["schemas"]["ContactName"];
        };
        ShowConfirmationAsk: {
            token: string;
        };
        ConfirmationView: {
            organisation: string;
            holder: string;
            masked: string;
            bank_name: string;
            bank_code: string;
            currency: string;
            /** Format: date-time */
            proposed_at: string;
            replaces?: string;
        };
        /** @enum {string} */
        ConfirmationAnswer: "confirm" | "deny";
        AnswerConfirmationAsk: {
            token: string;
            answer: components["schemas"]["ConfirmationAnswer"];
            reason?: string;
        };
        PayeeAnswerView: {
            state: components["schemas"]["PayeeState"];
            /** Format: date */
            usable_on?: string;
        };
        PayablesAsk: {
            sort?: string;
            cursor?: string;
            /** Format: int64 */
            limit?: number;
            /** Format: int64 */
            award?: number;
            /** Format: int64 */
            programme?: number;
        };
        PayableItem: {
            /** Format: int64 */
            id: number;
            award: components["schemas"]["Named"];
            organisation: components["schemas"]["Named"];
            programme: components["schemas"]["Titled"];
            /** Format: int64 */
            appropriation: number;
            appropriation_code: string;
            /** Format: int64 */
            milestone?: number;
            milestone_number: string;
            award_line: string;
            available: components["schemas"]["Money"];
        };
        ListOfPayableItem: {
            items: components["schemas"]["PayableItem"][];
            next: string;
            /** Format: int64 */
            total?: number;
            sums?: components["schemas"]["CurrencySum"][];
        };
        /** @enum {string} */
        PaymentState: "requested" | "approved" | "rejected" | "withdrawn" | "batched" | "released" | "sent" | "settled" | "failed" | "cancelled" | "returned";
        PaymentsAsk: {
            sort?: string;
            cursor?: string;
            /** Format: int64 */
            limit?: number;
            state?: components["schemas"]["PaymentState"];
            /** Format: int64 */
            award?: number;
            /** Format: int64 */
            programme?: number;
            /** Format: int64 */
            payee?: number;
            /** Format: int64 */
            batch?: number;
            currency?: string;
            first?: boolean;
            open?: boolean;
        };
        PaymentItem: {
            /** Format: int64 */
            id: number;
            state: components["schemas"]["PaymentState"];
            award: components["schemas"]["Named"];
            programme: components["schemas"]["Titled"];
            amount: components["schemas"]["Money"];
            /** Format: int64 */
            payee: number;
            payee_holder: string;
            payee_account: string;
            /** Format: int64 */
            milestone?: number;
            purpose: string;
            invoice_number: string;
            first_to_payee: boolean;
            requested_by: components["schemas"]["Named"];
            /** Format: date-time */
            requested_at: string;
            /** Format: int64 */
            batch?: number;
            /** Format: date */
            settled_on?: string;
        };
        ListOfPaymentItem: {
            items: components["schemas"]["PaymentItem"][];
            next: string;
            /** Format: int64 */
            total?: number;
            sums?: components["schemas"]["CurrencySum"][];
        };
        PaymentAsk: {
            /** Format: int64 */
            id: number;
        };
        /** @enum {string} */
        PaymentCheckName: "milestone" | "due" | "award" | "payee" | "invoice" | "findings" | "period";
        PaymentCheckView: {
            name: components["schemas"]["PaymentCheckName"];
            passed: boolean;
            refusal?: string;
            title?: components["schemas"]["Bilingual"];
            detail: string;
        };
        PaymentView: {
            /** Format: int64 */
            id: number;
            state: components["schemas"]["PaymentState"];
            award: components["schemas"]["Named"];
            programme: components["schemas"]["Titled"];
            amount: components["schemas"]["Money"];
            /** Format: int64 */
            payee: number;
            payee_holder: string;
            payee_account: string;
            /** Format: int64 */
            milestone?: number;
            purpose: string;
            invoice_number: string;
            first_to_payee: boolean;
            requested_by: components["schemas"]["Named"];
            /** Format: date-time */
            requested_at: string;
            /** Format: int64 */
            batch?: number;
            /** Format: date */
            settled_on?: string;
            line: string;
            invoice_code: string;
            /** Format: int64 */
            alike?: number;
            not_same_because: string;
            approved_by?: components["schemas"]["Named"];
            /** Format: date-time */
            approved_at?: string;
            reason: string;
            end_to_end: string[];
            /** Format: int64 */
            entry?: number;
            /** Format: date */
            returned_on?: string;
            checks: components["schemas"]["PaymentCheckView"][];
            /** Format: int64 */
            caused_by: number;
            may: components["schemas"]["May"][];
        };
        RequestPaymentAsk: {
            /** Format: int64 */
            award: number;
            /** Format: int64 */
            appropriation: number;
            /** Format: int64 */
            milestone?: number;
            line?: string;
            /** Format: int64 */
            payee: number;
            amount: components["schemas"]["Money"];
            purpose: string;
            invoice_number?: string;
            invoice_code?: string;
            not_same_because?: string;
        };
        /** @enum {string} */
        PaymentEvent: "approve" | "reject" | "withdraw" | "batch" | "unbatch" | "release" | "send" | "settle" | "fail" | "retry" | "cancel" | "bank_return";
        StepPaymentAsk: {
            /** Format: int64 */
            id: number;
            step: components["schemas"]["PaymentEvent"];
            reason?: string;
        };
        DebtorsAsk: {
            sort?: string;
            cursor?: string;
            /** Format: int64 */
            limit?: number;
        };
        DebtorItem: {
            /** Format: int64 */
            id: number;
            name: string;
            holder: string;
            masked: string;
            bank_name: string;
            bank_code: string;
            currency: string;
        };
        ListOfDebtorItem: {
            items: components["schemas"]["DebtorItem"][];
            next: string;
            /** Format: int64 */
            total?: number;
            sums?: components["schemas"]["CurrencySum"][];
        };
        RecordDebtorAsk: {
            name: string;
            scheme: components["schemas"]["AccountScheme"];
            number: string;
            bank_code: string;
            bank_name?: string;
            holder: string;
            currency: string;
        };
        /** @enum {string} */
        BatchState: "prepared" | "signed_once" | "signed_twice" | "sent" | "dissolved";
        BatchesAsk: {
            sort?: string;
            cursor?: string;
            /** Format: int64 */
            limit?: number;
            state?: components["schemas"]["BatchState"];
        };
        BatchItem: {
            /** Format: int64 */
            id: number;
            state: components["schemas"]["BatchState"];
            message: string;
            debtor: components["schemas"]["Named"];
            amount: components["schemas"]["Money"];
            /** Format: int64 */
            payments: number;
            /** Format: date */
            execute_on: string;
            made_by: components["schemas"]["Named"];
            /** Format: date-time */
            made_at: string;
        };
        ListOfBatchItem: {
            items: components["schemas"]["BatchItem"][];
            next: string;
            /** Format: int64 */
            total?: number;
            sums?: components["schemas"]["CurrencySum"][];
        };
        BatchAsk: {
            /** Format: int64 */
            id: number;
        };
        BatchPayment: {
            /** Format: int64 */
            id: number;
            state: components["schemas"]["PaymentState"];
            end_to_end: string;
            award: components["schemas"]["Named"];
            amount: components["schemas"]["Money"];
            holder: string;
            account: string;
            first_to_payee: boolean;
            refusal?: string;
            title?: components["schemas"]["Bilingual"];
            detail: string;
        };
        BatchSignature: {
            by: components["schemas"]["Named"];
            /** Format: date-time */
            at: string;
        };
        BatchView: {
            /** Format: int64 */
            id: number;
            state: components["schemas"]["BatchState"];
            message: string;
            debtor: components["schemas"]["Named"];
            amount: components["schemas"]["Money"];
            /** Format: int64 */
            payments: number;
            /** Format: date */
            execute_on: string;
            made_by: components["schemas"]["Named"];
            /** Format: date-time */
            made_at: string;
            items: components["schemas"]["BatchPayment"][];
            first?: components["schemas"]["BatchSignature"];
            second?: components["schemas"]["BatchSignature"];
            sent?: components["schemas"]["BatchSignature"];
            reason: string;
            /** Format: int64 */
            caused_by: number;
            may: components["schemas"]["May"][];
        };
        MakeBatchAsk: {
            /** Format: int64 */
            debtor: number;
            payments: number[];
            /** Format: date */
            execute_on?: string;
        };
        /** @enum {string} */
        BatchEvent: "sign" | "send" | "dissolve";
        StepBatchAsk: {
            /** Format: int64 */
            id: number;
            step: components["schemas"]["BatchEvent"];
            reason?: string;
        };
        /** @enum {string} */
        OrderForm: "pain_001" | "csv";
        BatchOrderAsk: {
            /** Format: int64 */
            id: number;
            form: components["schemas"]["OrderForm"];
        };
        BatchOrderView: {
            name: string;
            digest: string;
            text: string;
        };
        AnswerAsk: {
            digest: string;
            name: string;
        };
        /** @enum {string} */
        BankAnswerFormat: "pain_002" | "camt_053" | "csv";
        BankAnswerCounts: {
            /** Format: int64 */
            read: number;
            /** Format: int64 */
            settles: number;
            /** Format: int64 */
            fails: number;
            /** Format: int64 */
            returns: number;
            /** Format: int64 */
            known: number;
            /** Format: int64 */
            unmatched: number;
        };
        /** @enum {string} */
        BankLineKind: "settled" | "rejected" | "returned" | "credited";
        /** @enum {string} */
        BankLineOutcome: "settles" | "fails" | "returns" | "known" | "unmatched";
        BankAnswerLine: {
            /** Format: int64 */
            line: number;
            kind: components["schemas"]["BankLineKind"];
            outcome: components["schemas"]["BankLineOutcome"];
            end_to_end: string;
            /** Format: int64 */
            payment?: number;
            amount?: components["schemas"]["Money"];
            /** Format: date */
            value_on?: string;
            reason: string;
            note: string;
            problem?: string;
            problem_title?: components["schemas"]["Bilingual"];
        };
        BankAnswerPreview: {
            format: components["schemas"]["BankAnswerFormat"];
            message: string;
            /** Format: int64 */
            imported?: number;
            counts: components["schemas"]["BankAnswerCounts"];
            lines: components["schemas"]["BankAnswerLine"][];
        };
        ImportAnswerAsk: {
            digest: string;
            name: string;
            /** Format: int64 */
            read: number;
        };
        BankAnswerResult: {
            /** Format: int64 */
            id: number;
            recorded: boolean;
            counts: components["schemas"]["BankAnswerCounts"];
        };
        AnswersAsk: {
            sort?: string;
            cursor?: string;
            /** Format: int64 */
            limit?: number;
        };
        BankAnswerItem: {
            /** Format: int64 */
            id: number;
            name: string;
            format: components["schemas"]["BankAnswerFormat"];
            message: string;
            /** Format: int64 */
            read: number;
            /** Format: int64 */
            known: number;
            /** Format: int64 */
            unmatched: number;
            by: components["schemas"]["Named"];
            /** Format: date-time */
            at: string;
        };
        ListOfBankAnswerItem: {
            items: components["schemas"]["BankAnswerItem"][];
            next: string;
            /** Format: int64 */
            total?: number;
            sums?: components["schemas"]["CurrencySum"][];
        };
        /** @enum {string} */
        BankLineState: "unmatched" | "matched" | "set_aside";
        LinesAsk: {
            sort?: string;
            cursor?: string;
            /** Format: int64 */
            limit?: number;
            state?: components["schemas"]["BankLineState"];
            /** Format: int64 */
            answer?: number;
            /** Format: int64 */
            payment?: number;
        };
        BankLineItem: {
            /** Format: int64 */
            id: number;
            /** Format: int64 */
            answer: number;
            state: components["schemas"]["BankLineState"];
            kind: components["schemas"]["BankLineKind"];
            end_to_end: string;
            amount?: components["schemas"]["Money"];
            /** Format: date */
            value_on?: string;
            bank_reference: string;
            reason: string;
            note: string;
            /** Format: int64 */
            payment?: number;
            problem: string;
            problem_title?: components["schemas"]["Bilingual"];
            settled_reason: string;
        };
        ListOfBankLineItem: {
            items: components["schemas"]["BankLineItem"][];
            next: string;
            /** Format: int64 */
            total?: number;
            sums?: components["schemas"]["CurrencySum"][];
        };
        /** @enum {string} */
        BankLineEvent: "match" | "set_aside";
        StepLineAsk: {
            /** Format: int64 */
            id: number;
            step: components["schemas"]["BankLineEvent"];
            /** Format: int64 */
            payment?: number;
            reason?: string;
        };
        RecordAsk: {
            sort?: string;
            cursor?: string;
            /** Format: int64 */
            limit?: number;
            kind?: string;
            /** Format: int64 */
            actor?: number;
            subject?: string;
            /** Format: date */
            since?: string;
            /** Format: date */
            until?: string;
        };
        FactActor: {
            /** Format: int64 */
            id: number;
            name: string;
        };
        FactItem: {
            /** Format: int64 */
            seq: number;
            /** Format: date-time */
            at: string;
            kind: string;
            words: components["schemas"]["Bilingual"];
            subject: string;
            actor?: components["schemas"]["FactActor"];
            actor_role: string;
        };
        ListOfFactItem: {
            items: components["schemas"]["FactItem"][];
            next: string;
            /** Format: int64 */
            total?: number;
            sums?: components["schemas"]["CurrencySum"][];
        };
        RecordStateAsk: Record<string, never>;
        WitnessState: {
            name: string;
            /** Format: int64 */
            size: number;
            /** Format: date-time */
            at: string;
            said: string;
        };
        SealState: {
            key: string;
            quorum: string;
            said: string;
            /** Format: date-time */
            unsigned_since?: string;
            /** Format: int64 */
            unsigned_facts: number;
            /** Format: date-time */
            unwitnessed_since?: string;
            /** Format: int64 */
            unwitnessed_facts: number;
            witnesses: components["schemas"]["WitnessState"][];
        };
        KindView: {
            kind: string;
            words: components["schemas"]["Bilingual"];
        };
        RecordState: {
            /** Format: int64 */
            size: number;
            checkpoint?: string;
            /** Format: date-time */
            checkpoint_at?: string;
            /** Format: int64 */
            checkpoint_size: number;
            key: string;
            seals: components["schemas"]["SealState"];
            kinds: components["schemas"]["KindView"][];
        };
        FactAsk: {
            /** Format: int64 */
            seq: number;
        };
        InclusionProof: {
            /** Format: int64 */
            index: number;
            /** Format: int64 */
            size: number;
            hashes: string[];
            root: string;
            checkpoint: string;
        };
        FactView: {
            /** Format: int64 */
            seq: number;
            /** Format: date-time */
            at: string;
            kind: string;
            words: components["schemas"]["Bilingual"];
            subject: string;
            actor?: components["schemas"]["FactActor"];
            actor_role: string;
            /** @description any JSON value */
            body?: unknown;
            erased: boolean;
            commitment: string;
            salt?: string;
            opening?: string;
            leaf: string;
            leaf_hash: string;
            proof?: components["schemas"]["InclusionProof"];
            key: string;
        };
        LineAsk: {
            noun: string;
            /** Format: int64 */
            id: number;
        };
        LineActor: {
            /** Format: int64 */
            id: number;
            name: string;
        };
        LineStep: {
            noun: string;
            noun_words: components["schemas"]["Bilingual"];
            /** Format: int64 */
            id?: number;
            /** Format: int64 */
            distance: number;
            words: components["schemas"]["Bilingual"];
            name: string;
            title: components["schemas"]["Bilingual"];
            amounts: components["schemas"]["Money"][];
            decision: string;
            /** Format: int64 */
            fact?: number;
            /** Format: date-time */
            at?: string;
            kind: string;
            fact_words: components["schemas"]["Bilingual"];
            by?: components["schemas"]["LineActor"];
            role: string;
            /** Format: int64 */
            count?: number;
            list: string;
        };
        LineView: {
            about: components["schemas"]["LineStep"];
            before: components["schemas"]["LineStep"][];
            own: components["schemas"]["LineStep"][];
            own_cut: boolean;
            after: components["schemas"]["LineStep"][];
            cut: boolean;
        };
        SearchAsk: {
            q: string;
            /** Format: int64 */
            limit?: number;
        };
        SearchHit: {
            kind: string;
            /** Format: int64 */
            id: number;
            title: string;
            subtitle: string;
            marks: number[][];
        };
        SearchView: {
            items: components["schemas"]["SearchHit"][];
            /** Format: int64 */
            total: number;
        };
        ScheduleAsk: Record<string, never>;
        LastRun: {
            /** Format: date */
            day: string;
            /** Format: date-time */
            at: string;
            outcome: string;
        };
        DailyJobItem: {
            name: string;
            words: components["schemas"]["Bilingual"];
            last?: components["schemas"]["LastRun"];
        };
        ScheduleView: {
            /** Format: date */
            today: string;
            jobs: components["schemas"]["DailyJobItem"][];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type Bilingual = components['schemas']['Bilingual'];
export type FaultView = components['schemas']['FaultView'];
export type Problem = components['schemas']['Problem'];
export type SettingsAsk = components['schemas']['SettingsAsk'];
export type SessionPerson = components['schemas']['SessionPerson'];
export type Role = components['schemas']['Role'];
export type RoleScope = components['schemas']['RoleScope'];
export type Money = components['schemas']['Money'];
export type SecondPerson = components['schemas']['SecondPerson'];
export type May = components['schemas']['May'];
export type RoleView = components['schemas']['RoleView'];
export type Permission = components['schemas']['Permission'];
export type InstanceView = components['schemas']['InstanceView'];
export type DemoAccount = components['schemas']['DemoAccount'];
export type SessionView = components['schemas']['SessionView'];
export type DisplayUnit = components['schemas']['DisplayUnit'];
export type Settings = components['schemas']['Settings'];
export type SignInAsk = components['schemas']['SignInAsk'];
export type SignedInView = components['schemas']['SignedInView'];
export type NoAsk = components['schemas']['NoAsk'];
export type ChangePasswordAsk = components['schemas']['ChangePasswordAsk'];
export type PasswordChangedView = components['schemas']['PasswordChangedView'];
export type FirstRunAsk = components['schemas']['FirstRunAsk'];
export type JoinedView = components['schemas']['JoinedView'];
export type AcceptAsk = components['schemas']['AcceptAsk'];
export type PersonState = components['schemas']['PersonState'];
export type PeopleAsk = components['schemas']['PeopleAsk'];
export type PersonItem = components['schemas']['PersonItem'];
export type CurrencySum = components['schemas']['CurrencySum'];
export type ListOfPersonItem = components['schemas']['ListOfPersonItem'];
export type PersonAsk = components['schemas']['PersonAsk'];
export type PersonView = components['schemas']['PersonView'];
export type RoleRow = components['schemas']['RoleRow'];
export type PermissionRow = components['schemas']['PermissionRow'];
export type RolesMatrix = components['schemas']['RolesMatrix'];
export type InviteAsk = components['schemas']['InviteAsk'];
export type InvitedView = components['schemas']['InvitedView'];
export type LinkView = components['schemas']['LinkView'];
export type GiveRoleAsk = components['schemas']['GiveRoleAsk'];
export type EndRoleAsk = components['schemas']['EndRoleAsk'];
export type PersonStep = components['schemas']['PersonStep'];
export type PersonStepAsk = components['schemas']['PersonStepAsk'];
export type ProgrammeState = components['schemas']['ProgrammeState'];
export type ProgrammesAsk = components['schemas']['ProgrammesAsk'];
export type Named = components['schemas']['Named'];
export type ProgrammeItem = components['schemas']['ProgrammeItem'];
export type ListOfProgrammeItem = components['schemas']['ListOfProgrammeItem'];
export type ProgrammeAsk = components['schemas']['ProgrammeAsk'];
export type ProgrammeView = components['schemas']['ProgrammeView'];
export type FoundProgrammeAsk = components['schemas']['FoundProgrammeAsk'];
export type StepView = components['schemas']['StepView'];
export type DescribeProgrammeAsk = components['schemas']['DescribeProgrammeAsk'];
export type ProgrammeEvent = components['schemas']['ProgrammeEvent'];
export type StepProgrammeAsk = components['schemas']['StepProgrammeAsk'];
export type AwardState = components['schemas']['AwardState'];
export type AwardsAsk = components['schemas']['AwardsAsk'];
export type Titled = components['schemas']['Titled'];
export type AwardItem = components['schemas']['AwardItem'];
export type ListOfAwardItem = components['schemas']['ListOfAwardItem'];
export type AwardAsk = components['schemas']['AwardAsk'];
export type Participant = components['schemas']['Participant'];
export type OutsideId = components['schemas']['OutsideId'];
export type AwardSourceView = components['schemas']['AwardSourceView'];
export type AwardView = components['schemas']['AwardView'];
export type RecordAwardAsk = components['schemas']['RecordAwardAsk'];
export type AwardEvent = components['schemas']['AwardEvent'];
export type StepAwardAsk = components['schemas']['StepAwardAsk'];
export type PrepareAwardAsk = components['schemas']['PrepareAwardAsk'];
export type AgreementAsk = components['schemas']['AgreementAsk'];
export type Party = components['schemas']['Party'];
export type BudgetLine = components['schemas']['BudgetLine'];
export type InstalmentKind = components['schemas']['InstalmentKind'];
export type Instalment = components['schemas']['Instalment'];
export type Comparison = components['schemas']['Comparison'];
export type Criterion = components['schemas']['Criterion'];
export type MilestoneTerms = components['schemas']['MilestoneTerms'];
export type AgreementTerms = components['schemas']['AgreementTerms'];
export type CheckItem = components['schemas']['CheckItem'];
export type CheckVerdict = components['schemas']['CheckVerdict'];
export type CheckView = components['schemas']['CheckView'];
export type MilestoneState = components['schemas']['MilestoneState'];
export type Lateness = components['schemas']['Lateness'];
export type MilestoneStanding = components['schemas']['MilestoneStanding'];
export type AgreementView = components['schemas']['AgreementView'];
export type SaveAgreementAsk = components['schemas']['SaveAgreementAsk'];
export type PaperView = components['schemas']['PaperView'];
export type SettleCheckAsk = components['schemas']['SettleCheckAsk'];
export type OfferAgreementAsk = components['schemas']['OfferAgreementAsk'];
export type CountersignAsk = components['schemas']['CountersignAsk'];
export type RecordSignatureAsk = components['schemas']['RecordSignatureAsk'];
export type MilestonesAsk = components['schemas']['MilestonesAsk'];
export type MilestoneItem = components['schemas']['MilestoneItem'];
export type ListOfMilestoneItem = components['schemas']['ListOfMilestoneItem'];
export type MilestoneAsk = components['schemas']['MilestoneAsk'];
export type Measurement = components['schemas']['Measurement'];
export type CriterionView = components['schemas']['CriterionView'];
export type EvidenceFile = components['schemas']['EvidenceFile'];
export type MilestoneReport = components['schemas']['MilestoneReport'];
export type SubmissionView = components['schemas']['SubmissionView'];
export type MilestoneEvent = components['schemas']['MilestoneEvent'];
export type MilestoneWordView = components['schemas']['MilestoneWordView'];
export type Opinion = components['schemas']['Opinion'];
export type MilestoneView = components['schemas']['MilestoneView'];
export type SaveReportAsk = components['schemas']['SaveReportAsk'];
export type SubmitMilestoneAsk = components['schemas']['SubmitMilestoneAsk'];
export type VerifierOpinion = components['schemas']['VerifierOpinion'];
export type VerifyMilestoneAsk = components['schemas']['VerifyMilestoneAsk'];
export type VerdictStep = components['schemas']['VerdictStep'];
export type MilestoneVerdictAsk = components['schemas']['MilestoneVerdictAsk'];
export type WaiveMilestoneAsk = components['schemas']['WaiveMilestoneAsk'];
export type AdvanceMilestoneAsk = components['schemas']['AdvanceMilestoneAsk'];
export type MyAwardsAsk = components['schemas']['MyAwardsAsk'];
export type EntryKind = components['schemas']['EntryKind'];
export type MoneyReceived = components['schemas']['MoneyReceived'];
export type MyAward = components['schemas']['MyAward'];
export type MyAwardsView = components['schemas']['MyAwardsView'];
export type SpendingAsk = components['schemas']['SpendingAsk'];
export type SpendingLine = components['schemas']['SpendingLine'];
export type SpentLine = components['schemas']['SpentLine'];
export type SpendingReport = components['schemas']['SpendingReport'];
export type SpendingReportView = components['schemas']['SpendingReportView'];
export type SpendingView = components['schemas']['SpendingView'];
export type SaveSpendingAsk = components['schemas']['SaveSpendingAsk'];
export type ReportSpendingAsk = components['schemas']['ReportSpendingAsk'];
export type AmendmentType = components['schemas']['AmendmentType'];
export type AmendmentState = components['schemas']['AmendmentState'];
export type AmendmentsAsk = components['schemas']['AmendmentsAsk'];
export type AmendmentItem = components['schemas']['AmendmentItem'];
export type ListOfAmendmentItem = components['schemas']['ListOfAmendmentItem'];
export type AmendmentAsk = components['schemas']['AmendmentAsk'];
export type MovedDay = components['schemas']['MovedDay'];
export type StopReason = components['schemas']['StopReason'];
export type AmendmentChange = components['schemas']['AmendmentChange'];
export type DifferenceField = components['schemas']['DifferenceField'];
export type Difference = components['schemas']['Difference'];
export type AmendmentEvent = components['schemas']['AmendmentEvent'];
export type AmendmentWord = components['schemas']['AmendmentWord'];
export type AmendmentView = components['schemas']['AmendmentView'];
export type PreviewAmendmentAsk = components['schemas']['PreviewAmendmentAsk'];
export type AmendmentPreview = components['schemas']['AmendmentPreview'];
export type SubmitAmendmentAsk = components['schemas']['SubmitAmendmentAsk'];
export type StepAmendmentAsk = components['schemas']['StepAmendmentAsk'];
export type RaceState = components['schemas']['RaceState'];
export type RacesAsk = components['schemas']['RacesAsk'];
export type RaceItem = components['schemas']['RaceItem'];
export type ListOfRaceItem = components['schemas']['ListOfRaceItem'];
export type RaceAsk = components['schemas']['RaceAsk'];
export type StageState = components['schemas']['StageState'];
export type StageView = components['schemas']['StageView'];
export type TeamState = components['schemas']['TeamState'];
export type TeamVerdict = components['schemas']['TeamVerdict'];
export type TeamView = components['schemas']['TeamView'];
export type RaceView = components['schemas']['RaceView'];
export type FoundRaceAsk = components['schemas']['FoundRaceAsk'];
export type OpenStageAsk = components['schemas']['OpenStageAsk'];
export type MeasureTeamAsk = components['schemas']['MeasureTeamAsk'];
export type TeamDecision = components['schemas']['TeamDecision'];
export type DecideStageAsk = components['schemas']['DecideStageAsk'];
export type RaceEvent = components['schemas']['RaceEvent'];
export type StepRaceAsk = components['schemas']['StepRaceAsk'];
export type CloseoutAsk = components['schemas']['CloseoutAsk'];
export type CloseoutState = components['schemas']['CloseoutState'];
export type CloseoutItem = components['schemas']['CloseoutItem'];
export type CheckedItem = components['schemas']['CheckedItem'];
export type Settlement = components['schemas']['Settlement'];
export type Asset = components['schemas']['Asset'];
export type ResultKind = components['schemas']['ResultKind'];
export type RegisteredResult = components['schemas']['RegisteredResult'];
export type LeftoverRule = components['schemas']['LeftoverRule'];
export type CloseoutReport = components['schemas']['CloseoutReport'];
export type Acceptance = components['schemas']['Acceptance'];
export type CloseoutEvent = components['schemas']['CloseoutEvent'];
export type CloseoutWord = components['schemas']['CloseoutWord'];
export type CloseoutView = components['schemas']['CloseoutView'];
export type SubmitCloseoutAsk = components['schemas']['SubmitCloseoutAsk'];
export type StepCloseoutAsk = components['schemas']['StepCloseoutAsk'];
export type ClaimState = components['schemas']['ClaimState'];
export type ClaimsAsk = components['schemas']['ClaimsAsk'];
export type ClaimItem = components['schemas']['ClaimItem'];
export type ListOfClaimItem = components['schemas']['ListOfClaimItem'];
export type ClaimAsk = components['schemas']['ClaimAsk'];
export type Cost = components['schemas']['Cost'];
export type ClaimText = components['schemas']['ClaimText'];
export type ClaimableLine = components['schemas']['ClaimableLine'];
export type ClaimEvent = components['schemas']['ClaimEvent'];
export type ClaimWord = components['schemas']['ClaimWord'];
export type ClaimView = components['schemas']['ClaimView'];
export type AwardClaimsAsk = components['schemas']['AwardClaimsAsk'];
export type Purpose = components['schemas']['Purpose'];
export type CostDraft = components['schemas']['CostDraft'];
export type ClaimDraft = components['schemas']['ClaimDraft'];
export type AwardClaimsView = components['schemas']['AwardClaimsView'];
export type SaveClaimAsk = components['schemas']['SaveClaimAsk'];
export type SubmitClaimAsk = components['schemas']['SubmitClaimAsk'];
export type StepClaimAsk = components['schemas']['StepClaimAsk'];
export type PortfolioAsk = components['schemas']['PortfolioAsk'];
export type ProgrammeShare = components['schemas']['ProgrammeShare'];
export type YearShare = components['schemas']['YearShare'];
export type StateShare = components['schemas']['StateShare'];
export type OrganisationShare = components['schemas']['OrganisationShare'];
export type PortfolioView = components['schemas']['PortfolioView'];
export type BoardAsk = components['schemas']['BoardAsk'];
export type Stream = components['schemas']['Stream'];
export type BoardProgramme = components['schemas']['BoardProgramme'];
export type MatterKind = components['schemas']['MatterKind'];
export type MatterItem = components['schemas']['MatterItem'];
export type Matter = components['schemas']['Matter'];
export type BoardView = components['schemas']['BoardView'];
export type OrganisationsAsk = components['schemas']['OrganisationsAsk'];
export type OrganisationIdentifier = components['schemas']['OrganisationIdentifier'];
export type OrganisationItem = components['schemas']['OrganisationItem'];
export type ListOfOrganisationItem = components['schemas']['ListOfOrganisationItem'];
export type OrganisationAsk = components['schemas']['OrganisationAsk'];
export type OrganisationView = components['schemas']['OrganisationView'];
export type DoubtState = components['schemas']['DoubtState'];
export type DoubtsAsk = components['schemas']['DoubtsAsk'];
export type DoubtReason = components['schemas']['DoubtReason'];
export type DoubtItem = components['schemas']['DoubtItem'];
export type ListOfDoubtItem = components['schemas']['ListOfDoubtItem'];
export type DoubtVerdict = components['schemas']['DoubtVerdict'];
export type DecideDoubtAsk = components['schemas']['DecideDoubtAsk'];
export type AppropriationsAsk = components['schemas']['AppropriationsAsk'];
export type AppropriationItem = components['schemas']['AppropriationItem'];
export type ListOfAppropriationItem = components['schemas']['ListOfAppropriationItem'];
export type AppropriationAsk = components['schemas']['AppropriationAsk'];
export type Stage = components['schemas']['Stage'];
export type StageSum = components['schemas']['StageSum'];
export type AppropriationView = components['schemas']['AppropriationView'];
export type OpenAppropriationAsk = components['schemas']['OpenAppropriationAsk'];
export type PeriodsAsk = components['schemas']['PeriodsAsk'];
export type PeriodsView = components['schemas']['PeriodsView'];
export type ClosePeriodAsk = components['schemas']['ClosePeriodAsk'];
export type ReopenPeriodAsk = components['schemas']['ReopenPeriodAsk'];
export type MoneyAsk = components['schemas']['MoneyAsk'];
export type AppropriationName = components['schemas']['AppropriationName'];
export type MoneyCell = components['schemas']['MoneyCell'];
export type MoneyView = components['schemas']['MoneyView'];
export type AccountsAsk = components['schemas']['AccountsAsk'];
export type AccountItem = components['schemas']['AccountItem'];
export type ListOfAccountItem = components['schemas']['ListOfAccountItem'];
export type AccountAsk = components['schemas']['AccountAsk'];
export type EntriesAsk = components['schemas']['EntriesAsk'];
export type EntryLineItem = components['schemas']['EntryLineItem'];
export type ListOfEntryLineItem = components['schemas']['ListOfEntryLineItem'];
export type EntryAsk = components['schemas']['EntryAsk'];
export type EntryView = components['schemas']['EntryView'];
export type WrittenPlace = components['schemas']['WrittenPlace'];
export type LegAsk = components['schemas']['LegAsk'];
export type PostEntryAsk = components['schemas']['PostEntryAsk'];
export type ReverseEntryAsk = components['schemas']['ReverseEntryAsk'];
export type Deed = components['schemas']['Deed'];
export type DelegationStatus = components['schemas']['DelegationStatus'];
export type AuthorityAsk = components['schemas']['AuthorityAsk'];
export type DelegationItem = components['schemas']['DelegationItem'];
export type ListOfDelegationItem = components['schemas']['ListOfDelegationItem'];
export type DelegationAsk = components['schemas']['DelegationAsk'];
export type AuthorityStanding = components['schemas']['AuthorityStanding'];
export type DelegationView = components['schemas']['DelegationView'];
export type Limits = components['schemas']['Limits'];
export type GiveAuthorityAsk = components['schemas']['GiveAuthorityAsk'];
export type RevokeAuthorityAsk = components['schemas']['RevokeAuthorityAsk'];
export type ColleaguesAsk = components['schemas']['ColleaguesAsk'];
export type ColleagueItem = components['schemas']['ColleagueItem'];
export type ListOfColleagueItem = components['schemas']['ListOfColleagueItem'];
export type UsesAsk = components['schemas']['UsesAsk'];
export type AuthorityUseItem = components['schemas']['AuthorityUseItem'];
export type ListOfAuthorityUseItem = components['schemas']['ListOfAuthorityUseItem'];
export type WhyAsk = components['schemas']['WhyAsk'];
export type WhyView = components['schemas']['WhyView'];
export type AttemptsAsk = components['schemas']['AttemptsAsk'];
export type Refusal = components['schemas']['Refusal'];
export type AuthorityAttempt = components['schemas']['AuthorityAttempt'];
export type AttemptsView = components['schemas']['AttemptsView'];
export type ActingsAsk = components['schemas']['ActingsAsk'];
export type ActingItem = components['schemas']['ActingItem'];
export type ListOfActingItem = components['schemas']['ListOfActingItem'];
export type NameDeputyAsk = components['schemas']['NameDeputyAsk'];
export type EndActingAsk = components['schemas']['EndActingAsk'];
export type ApprovalState = components['schemas']['ApprovalState'];
export type ApprovalsAsk = components['schemas']['ApprovalsAsk'];
export type ApprovalItem = components['schemas']['ApprovalItem'];
export type ListOfApprovalItem = components['schemas']['ListOfApprovalItem'];
export type ApprovalAsk = components['schemas']['ApprovalAsk'];
export type ApprovalView = components['schemas']['ApprovalView'];
export type ProposeAsk = components['schemas']['ProposeAsk'];
export type ApprovalStep = components['schemas']['ApprovalStep'];
export type StepApprovalAsk = components['schemas']['StepApprovalAsk'];
export type FundingRuleKind = components['schemas']['FundingRuleKind'];
export type FundingRulesAsk = components['schemas']['FundingRulesAsk'];
export type FundingRuleItem = components['schemas']['FundingRuleItem'];
export type ListOfFundingRuleItem = components['schemas']['ListOfFundingRuleItem'];
export type FundingRuleAsk = components['schemas']['FundingRuleAsk'];
export type Tier = components['schemas']['Tier'];
export type FundingRuleTerms = components['schemas']['FundingRuleTerms'];
export type RuleQuestion = components['schemas']['RuleQuestion'];
export type RuleAnswer = components['schemas']['RuleAnswer'];
export type WorkedExample = components['schemas']['WorkedExample'];
export type FundingRuleVersion = components['schemas']['FundingRuleVersion'];
export type FundingRuleView = components['schemas']['FundingRuleView'];
export type RecordFundingRuleAsk = components['schemas']['RecordFundingRuleAsk'];
export type TryRuleAsk = components['schemas']['TryRuleAsk'];
export type TryRuleView = components['schemas']['TryRuleView'];
export type ReservationState = components['schemas']['ReservationState'];
export type ReservationsAsk = components['schemas']['ReservationsAsk'];
export type ReservationItem = components['schemas']['ReservationItem'];
export type ListOfReservationItem = components['schemas']['ListOfReservationItem'];
export type ReservationAsk = components['schemas']['ReservationAsk'];
export type ReservationView = components['schemas']['ReservationView'];
export type ReserveAsk = components['schemas']['ReserveAsk'];
export type ReservationEvent = components['schemas']['ReservationEvent'];
export type StepReservationAsk = components['schemas']['StepReservationAsk'];
export type RatesAsk = components['schemas']['RatesAsk'];
export type RateItem = components['schemas']['RateItem'];
export type ListOfRateItem = components['schemas']['ListOfRateItem'];
export type RecordRateAsk = components['schemas']['RecordRateAsk'];
export type ExchangesAsk = components['schemas']['ExchangesAsk'];
export type Rounding = components['schemas']['Rounding'];
export type ExchangeItem = components['schemas']['ExchangeItem'];
export type ListOfExchangeItem = components['schemas']['ListOfExchangeItem'];
export type ExchangeMoneyAsk = components['schemas']['ExchangeMoneyAsk'];
export type YearsAsk = components['schemas']['YearsAsk'];
export type YearState = components['schemas']['YearState'];
export type YearItem = components['schemas']['YearItem'];
export type YearsView = components['schemas']['YearsView'];
export type YearAsk = components['schemas']['YearAsk'];
export type YearCheckView = components['schemas']['YearCheckView'];
export type Flow = components['schemas']['Flow'];
export type YearPool = components['schemas']['YearPool'];
export type YearView = components['schemas']['YearView'];
export type YearEvent = components['schemas']['YearEvent'];
export type StepYearAsk = components['schemas']['StepYearAsk'];
export type YearEndDeed = components['schemas']['YearEndDeed'];
export type YearEndAsk = components['schemas']['YearEndAsk'];
export type YearEndLine = components['schemas']['YearEndLine'];
export type YearEndPreview = components['schemas']['YearEndPreview'];
export type YearEndDone = components['schemas']['YearEndDone'];
export type LapsingAsk = components['schemas']['LapsingAsk'];
export type MonthPaid = components['schemas']['MonthPaid'];
export type LapsingItem = components['schemas']['LapsingItem'];
export type LapsingView = components['schemas']['LapsingView'];
export type NothingAsked = components['schemas']['NothingAsked'];
export type ImportMapping = components['schemas']['ImportMapping'];
export type ImportMappings = components['schemas']['ImportMappings'];
export type PreviewImportAsk = components['schemas']['PreviewImportAsk'];
export type ImportColumn = components['schemas']['ImportColumn'];
export type ImportDoubt = components['schemas']['ImportDoubt'];
export type ImportProblem = components['schemas']['ImportProblem'];
export type ImportProblemCount = components['schemas']['ImportProblemCount'];
export type ImportNoteCount = components['schemas']['ImportNoteCount'];
export type FindingRule = components['schemas']['FindingRule'];
export type ImportFindingCount = components['schemas']['ImportFindingCount'];
export type ImportPreview = components['schemas']['ImportPreview'];
export type ImportSum = components['schemas']['ImportSum'];
export type CommitImportAsk = components['schemas']['CommitImportAsk'];
export type Importer = components['schemas']['Importer'];
export type ImportAnswer = components['schemas']['ImportAnswer'];
export type ImportsAsk = components['schemas']['ImportsAsk'];
export type ImportItem = components['schemas']['ImportItem'];
export type ListOfImportItem = components['schemas']['ListOfImportItem'];
export type ImportAsk = components['schemas']['ImportAsk'];
export type ImportView = components['schemas']['ImportView'];
export type RejectionsAsk = components['schemas']['RejectionsAsk'];
export type RejectionItem = components['schemas']['RejectionItem'];
export type ListOfRejectionItem = components['schemas']['ListOfRejectionItem'];
export type RejectedRowsAsk = components['schemas']['RejectedRowsAsk'];
export type RejectedRowItem = components['schemas']['RejectedRowItem'];
export type ListOfRejectedRowItem = components['schemas']['ListOfRejectedRowItem'];
export type FindingState = components['schemas']['FindingState'];
export type FindingSeverity = components['schemas']['FindingSeverity'];
export type FindingsAsk = components['schemas']['FindingsAsk'];
export type FindingItem = components['schemas']['FindingItem'];
export type ListOfFindingItem = components['schemas']['ListOfFindingItem'];
export type FindingAsk = components['schemas']['FindingAsk'];
export type FigureName = components['schemas']['FigureName'];
export type Figure = components['schemas']['Figure'];
export type FindingEvent = components['schemas']['FindingEvent'];
export type FindingAnswer = components['schemas']['FindingAnswer'];
export type FindingView = components['schemas']['FindingView'];
export type StepFindingAsk = components['schemas']['StepFindingAsk'];
export type LookAsk = components['schemas']['LookAsk'];
export type LookedFor = components['schemas']['LookedFor'];
export type ContactsAsk = components['schemas']['ContactsAsk'];
export type ContactItem = components['schemas']['ContactItem'];
export type ListOfContactItem = components['schemas']['ListOfContactItem'];
export type RecordContactAsk = components['schemas']['RecordContactAsk'];
export type PayeeState = components['schemas']['PayeeState'];
export type PayeesAsk = components['schemas']['PayeesAsk'];
export type AccountScheme = components['schemas']['AccountScheme'];
export type PayeeItem = components['schemas']['PayeeItem'];
export type ListOfPayeeItem = components['schemas']['ListOfPayeeItem'];
export type PayeeAsk = components['schemas']['PayeeAsk'];
export type ContactName = components['schemas']['ContactName'];
export type PayeeBy = components['schemas']['PayeeBy'];
export type PayeeView = components['schemas']['PayeeView'];
export type ProposePayeeAsk = components['schemas']['ProposePayeeAsk'];
export type PayeeEvent = components['schemas']['PayeeEvent'];
export type StepPayeeAsk = components['schemas']['StepPayeeAsk'];
export type PayeeLinkView = components['schemas']['PayeeLinkView'];
export type ShowConfirmationAsk = components['schemas']['ShowConfirmationAsk'];
export type ConfirmationView = components['schemas']['ConfirmationView'];
export type ConfirmationAnswer = components['schemas']['ConfirmationAnswer'];
export type AnswerConfirmationAsk = components['schemas']['AnswerConfirmationAsk'];
export type PayeeAnswerView = components['schemas']['PayeeAnswerView'];
export type PayablesAsk = components['schemas']['PayablesAsk'];
export type PayableItem = components['schemas']['PayableItem'];
export type ListOfPayableItem = components['schemas']['ListOfPayableItem'];
export type PaymentState = components['schemas']['PaymentState'];
export type PaymentsAsk = components['schemas']['PaymentsAsk'];
export type PaymentItem = components['schemas']['PaymentItem'];
export type ListOfPaymentItem = components['schemas']['ListOfPaymentItem'];
export type PaymentAsk = components['schemas']['PaymentAsk'];
export type PaymentCheckName = components['schemas']['PaymentCheckName'];
export type PaymentCheckView = components['schemas']['PaymentCheckView'];
export type PaymentView = components['schemas']['PaymentView'];
export type RequestPaymentAsk = components['schemas']['RequestPaymentAsk'];
export type PaymentEvent = components['schemas']['PaymentEvent'];
export type StepPaymentAsk = components['schemas']['StepPaymentAsk'];
export type DebtorsAsk = components['schemas']['DebtorsAsk'];
export type DebtorItem = components['schemas']['DebtorItem'];
export type ListOfDebtorItem = components['schemas']['ListOfDebtorItem'];
export type RecordDebtorAsk = components['schemas']['RecordDebtorAsk'];
export type BatchState = components['schemas']['BatchState'];
export type BatchesAsk = components['schemas']['BatchesAsk'];
export type BatchItem = components['schemas']['BatchItem'];
export type ListOfBatchItem = components['schemas']['ListOfBatchItem'];
export type BatchAsk = components['schemas']['BatchAsk'];
export type BatchPayment = components['schemas']['BatchPayment'];
export type BatchSignature = components['schemas']['BatchSignature'];
export type BatchView = components['schemas']['BatchView'];
export type MakeBatchAsk = components['schemas']['MakeBatchAsk'];
export type BatchEvent = components['schemas']['BatchEvent'];
export type StepBatchAsk = components['schemas']['StepBatchAsk'];
export type OrderForm = components['schemas']['OrderForm'];
export type BatchOrderAsk = components['schemas']['BatchOrderAsk'];
export type BatchOrderView = components['schemas']['BatchOrderView'];
export type AnswerAsk = components['schemas']['AnswerAsk'];
export type BankAnswerFormat = components['schemas']['BankAnswerFormat'];
export type BankAnswerCounts = components['schemas']['BankAnswerCounts'];
export type BankLineKind = components['schemas']['BankLineKind'];
export type BankLineOutcome = components['schemas']['BankLineOutcome'];
export type BankAnswerLine = components['schemas']['BankAnswerLine'];
export type BankAnswerPreview = components['schemas']['BankAnswerPreview'];
export type ImportAnswerAsk = components['schemas']['ImportAnswerAsk'];
export type BankAnswerResult = components['schemas']['BankAnswerResult'];
export type AnswersAsk = components['schemas']['AnswersAsk'];
export type BankAnswerItem = components['schemas']['BankAnswerItem'];
export type ListOfBankAnswerItem = components['schemas']['ListOfBankAnswerItem'];
export type BankLineState = components['schemas']['BankLineState'];
export type LinesAsk = components['schemas']['LinesAsk'];
export type BankLineItem = components['schemas']['BankLineItem'];
export type ListOfBankLineItem = components['schemas']['ListOfBankLineItem'];
export type BankLineEvent = components['schemas']['BankLineEvent'];
export type StepLineAsk = components['schemas']['StepLineAsk'];
export type RecordAsk = components['schemas']['RecordAsk'];
export type FactActor = components['schemas']['FactActor'];
export type FactItem = components['schemas']['FactItem'];
export type ListOfFactItem = components['schemas']['ListOfFactItem'];
export type RecordStateAsk = components['schemas']['RecordStateAsk'];
export type WitnessState = components['schemas']['WitnessState'];
export type SealState = components['schemas']['SealState'];
export type KindView = components['schemas']['KindView'];
export type RecordState = components['schemas']['RecordState'];
export type FactAsk = components['schemas']['FactAsk'];
export type InclusionProof = components['schemas']['InclusionProof'];
export type FactView = components['schemas']['FactView'];
export type LineAsk = components['schemas']['LineAsk'];
export type LineActor = components['schemas']['LineActor'];
export type LineStep = components['schemas']['LineStep'];
export type LineView = components['schemas']['LineView'];
export type SearchAsk = components['schemas']['SearchAsk'];
export type SearchHit = components['schemas']['SearchHit'];
export type SearchView = components['schemas']['SearchView'];
export type ScheduleAsk = components['schemas']['ScheduleAsk'];
export type LastRun = components['schemas']['LastRun'];
export type DailyJobItem = components['schemas']['DailyJobItem'];
export type ScheduleView = components['schemas']['ScheduleView'];
