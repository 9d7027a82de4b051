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
        DecisionsAsk: {
            sort?: string;
            cursor?: string;
            /** Format: int64 */
            limit?: number;
            text?: string;
            /** Format: int64 */
            held_by?: number;
            carried_out?: boolean;
        };
        Titled: {
            /** Format: int64 */
            id: number;
            title: components["schemas"]["Bilingual"];
        };
        /** @enum {string} */
        ItemState: "scheduled" | "taken" | "noted" | "heard" | "adopted" | "adopted_in_principle" | "returned" | "deferred" | "withdrawn";
        DecisionItem: {
            /** Format: int64 */
            id: number;
            title: components["schemas"]["Bilingual"];
            citation: components["schemas"]["Bilingual"];
            meeting: components["schemas"]["Titled"];
            held_by: components["schemas"]["Titled"];
            /** Format: date */
            held_on: string;
            /** Format: int64 */
            position: number;
            state: components["schemas"]["ItemState"];
            carried_out: boolean;
        };
        CurrencySum: {
            currency: string;
            /** Format: int64 */
            minor: Minor;
            /** Format: int64 */
            count: number;
        };
        ListOfDecisionItem: {
            items: components["schemas"]["DecisionItem"][];
            next: string;
            /** Format: int64 */
            total?: number;
            sums?: components["schemas"]["CurrencySum"][];
        };
        DecisionAsk: {
            /** Format: int64 */
            id: number;
        };
        RecordLink: {
            noun: string;
            /** Format: int64 */
            id: number;
        };
        EffectView: {
            /** Format: int64 */
            id: number;
            effect: components["schemas"]["RecordLink"];
            noun_words: components["schemas"]["Bilingual"];
            name: string;
            title: components["schemas"]["Bilingual"];
            may_withdraw: boolean;
        };
        DecisionView: {
            /** Format: int64 */
            id: number;
            title: components["schemas"]["Bilingual"];
            citation: components["schemas"]["Bilingual"];
            meeting: components["schemas"]["Titled"];
            held_by: components["schemas"]["Titled"];
            /** Format: date */
            held_on: string;
            /** Format: int64 */
            position: number;
            state: components["schemas"]["ItemState"];
            carried_out: boolean;
            text: string;
            effects: components["schemas"]["EffectView"][];
            directives: components["schemas"]["Titled"][];
            may_name: boolean;
        };
        NameEffectAsk: {
            /** Format: int64 */
            id: number;
            noun: string;
            /** Format: int64 */
            thing: number;
        };
        WithdrawEffectAsk: {
            /** Format: int64 */
            id: number;
            /** Format: int64 */
            effect: number;
            reason: string;
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
            by_group?: string;
        };
        /** @enum {string} */
        Permission: "anyone" | "signed_in" | "read_portfolio" | "manage_programmes" | "record_awards" | "decide_matches" | "import_awards" | "read_record" | "read_record_bodies" | "manage_people" | "manage_settings" | "read_money" | "post_entries" | "close_periods" | "read_authority" | "delegate_authority" | "set_rules" | "prepare_awards" | "decide_awards" | "waive_milestones" | "verify_milestones" | "report_on_awards" | "request_payments" | "approve_payments" | "confirm_payees" | "settle_findings" | "read_mandate" | "manage_mandate" | "check_directives" | "read_sign_ins";
        InstanceView: {
            name: components["schemas"]["Bilingual"];
            first_run: boolean;
            demo: boolean;
            version: string;
            zone: string;
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
            /** Format: date-time */
            second_factor_due?: string;
            /** Format: date-time */
            password_due?: string;
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
            code?: string;
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
        OpenSessionsAsk: {
            /** Format: int64 */
            person?: number;
        };
        OpenSessionItem: {
            name: string;
            device: string;
            /** Format: date-time */
            created: string;
            /** Format: date-time */
            last_seen: string;
            here: boolean;
        };
        OpenSessionsView: {
            items: components["schemas"]["OpenSessionItem"][];
        };
        EndSessionAsk: {
            name: string;
        };
        SignInEventsAsk: {
            sort?: string;
            cursor?: string;
            /** Format: int64 */
            limit?: number;
            /** Format: int64 */
            person?: number;
        };
        /** @enum {string} */
        SignInEventKind: "signed_in" | "recovery_code_used" | "wrong_password" | "wrong_code" | "signed_out" | "session_ended" | "proved" | "password_changed" | "second_factor_set" | "second_factor_removed" | "recovery_codes_made" | "token_made" | "token_ended" | "lock_lifted" | "provider_signed_in" | "identity_linked" | "identity_unlinked";
        SignInEventItem: {
            /** Format: int64 */
            id: number;
            kind: components["schemas"]["SignInEventKind"];
            device: string;
            /** Format: date-time */
            at: string;
        };
        ListOfSignInEventItem: {
            items: components["schemas"]["SignInEventItem"][];
            next: string;
            /** Format: int64 */
            total?: number;
            sums?: components["schemas"]["CurrencySum"][];
        };
        SignInsAsk: {
            sort?: string;
            cursor?: string;
            /** Format: int64 */
            limit?: number;
            text?: string;
            /** Format: int64 */
            person?: number;
            kind?: components["schemas"]["SignInEventKind"];
            /** Format: date */
            since?: string;
            /** Format: date */
            until?: string;
        };
        Named: {
            /** Format: int64 */
            id: number;
            name: string;
        };
        SignInItem: {
            /** Format: int64 */
            id: number;
            person: components["schemas"]["Named"];
            kind: components["schemas"]["SignInEventKind"];
            device: string;
            /** Format: date-time */
            at: string;
        };
        ListOfSignInItem: {
            items: components["schemas"]["SignInItem"][];
            next: string;
            /** Format: int64 */
            total?: number;
            sums?: components["schemas"]["CurrencySum"][];
        };
        SecondFactorView: {
            enrolled: boolean;
            /** Format: date-time */
            since?: string;
            /** Format: int64 */
            recovery_codes: number;
            wanted: boolean;
            /** Format: date-time */
            due?: string;
        };
        StartedView: {
            secret: string;
            uri: string;
        };
        CodeAsk: {
            code: string;
        };
        RecoveryCodesView: {
            codes: string[];
        };
        RemoveFactorAsk: {
            /** Format: int64 */
            id: number;
            reason: string;
        };
        /** @enum {string} */
        PersonState: "invited" | "active" | "suspended" | "closed";
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
            /** Format: date-time */
            second_factor_since?: string;
        };
        ProveAsk: {
            password?: string;
            code?: string;
        };
        ProvedView: {
            /** Format: date-time */
            until: string;
        };
        /** @enum {string} */
        ProofOf: "second_factor" | "everybody";
        /** @enum {string} */
        PasswordProfile: "standard" | "cn_mlps3";
        SignInRules: {
            second_factor_roles: components["schemas"]["Role"][];
            /** Format: int64 */
            second_factor_days: number;
            proof_of: components["schemas"]["ProofOf"];
            /** Format: int64 */
            proof_minutes: number;
            /** Format: int64 */
            idle: number;
            /** Format: int64 */
            idle_administrator: number;
            /** Format: int64 */
            idle_finance: number;
            /** Format: int64 */
            absolute: number;
            password_profile: components["schemas"]["PasswordProfile"];
        };
        ApiTokensAsk: {
            /** Format: int64 */
            person?: number;
        };
        ApiTokenItem: {
            /** Format: int64 */
            id: number;
            name: string;
            reads_only: boolean;
            permissions: components["schemas"]["Permission"][];
            programme?: components["schemas"]["RoleScope"];
            /** Format: date-time */
            made: string;
            /** Format: date */
            until: string;
            /** Format: date */
            used?: string;
            works: boolean;
        };
        ApiTokensView: {
            items: components["schemas"]["ApiTokenItem"][];
        };
        MakeTokenAsk: {
            name: string;
            reads_only: boolean;
            permissions?: components["schemas"]["Permission"][];
            /** Format: int64 */
            programme?: number;
            /** Format: date */
            until: string;
        };
        MadeTokenView: {
            token: string;
            item: components["schemas"]["ApiTokenItem"];
        };
        EndTokenAsk: {
            /** Format: int64 */
            id: number;
        };
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
        ProviderView: {
            name?: components["schemas"]["Bilingual"];
        };
        LeaveAsk: {
            anew?: boolean;
        };
        LeaveView: {
            go_to: string;
        };
        ReturnAsk: {
            round?: string;
            state: string;
            code?: string;
            issuer?: string;
            error?: string;
        };
        ReturnedView: {
            signed_in: boolean;
            code_needed: boolean;
        };
        RoundCodeAsk: {
            round?: string;
            state: string;
            code: string;
        };
        IdentitiesAsk: {
            /** Format: int64 */
            person?: number;
        };
        IdentityItem: {
            /** Format: int64 */
            id: number;
            issuer: string;
            subject: string;
            email: string;
            /** Format: date-time */
            linked_at: string;
            /** Format: date-time */
            used_at?: string;
        };
        IdentitiesView: {
            items: components["schemas"]["IdentityItem"][];
        };
        EndIdentityAsk: {
            /** Format: int64 */
            id: number;
        };
        LinkAsk: {
            /** Format: int64 */
            id: number;
            subject: string;
        };
        VisitorItem: {
            subject: string;
            name: string;
            email: string;
            /** Format: date-time */
            at: string;
        };
        VisitorsView: {
            items: components["schemas"]["VisitorItem"][];
        };
        /** @enum {string} */
        MessageCategory: "duty_assigned" | "duty_returned" | "duty_escalated" | "duty_to_check" | "duty_to_decide" | "duty_date" | "duty_helping" | "duty_progress" | "account_locked" | "award_to_sign" | "award_returned" | "award_stopped" | "award_demand" | "report_due" | "award_to_decide" | "award_money" | "award_progress";
        MyMessagesAsk: {
            sort?: string;
            cursor?: string;
            /** Format: int64 */
            limit?: number;
            category?: components["schemas"]["MessageCategory"];
            unread?: boolean;
        };
        MessageItem: {
            /** Format: int64 */
            id: number;
            category: components["schemas"]["MessageCategory"];
            place: string;
            title: components["schemas"]["Bilingual"];
            text: components["schemas"]["Bilingual"];
            why: components["schemas"]["Bilingual"];
            /** Format: date-time */
            at: string;
            /** Format: date-time */
            read_at?: string;
        };
        ListOfMessageItem: {
            items: components["schemas"]["MessageItem"][];
            next: string;
            /** Format: int64 */
            total?: number;
            sums?: components["schemas"]["CurrencySum"][];
        };
        ReadMessagesAsk: {
            /** Format: int64 */
            through: number;
        };
        UnreadView: {
            /** Format: int64 */
            unread: number;
        };
        ChoicesAsk: Record<string, never>;
        CategoryChoice: {
            category: components["schemas"]["MessageCategory"];
            title: components["schemas"]["Bilingual"];
            at_once: boolean;
            may_leave: boolean;
            left: boolean;
        };
        ChoicesView: {
            categories: components["schemas"]["CategoryChoice"][];
        };
        ChooseMessagesAsk: {
            category: components["schemas"]["MessageCategory"];
            left: boolean;
        };
        /** @enum {string} */
        MailState: "waiting" | "sending" | "sent" | "given_up";
        MailsAsk: {
            sort?: string;
            cursor?: string;
            /** Format: int64 */
            limit?: number;
            state?: components["schemas"]["MailState"];
        };
        /** @enum {string} */
        MailKind: "at_once" | "digest";
        MailItem: {
            /** Format: int64 */
            id: number;
            kind: components["schemas"]["MailKind"];
            state: components["schemas"]["MailState"];
            /** Format: int64 */
            messages: number;
            /** Format: int64 */
            attempts: number;
            /** Format: date-time */
            made_at: string;
            /** Format: date-time */
            ended_at?: string;
            said: string;
        };
        ListOfMailItem: {
            items: components["schemas"]["MailItem"][];
            next: string;
            /** Format: int64 */
            total?: number;
            sums?: components["schemas"]["CurrencySum"][];
        };
        UnlockLinkAsk: {
            email: string;
        };
        UnlockLinkView: {
            asked: boolean;
        };
        UnlockAsk: {
            token: string;
        };
        UnlockedView: {
            lifted: boolean;
        };
        SavedFiltersAsk: {
            list: string;
        };
        SavedFilterItem: {
            /** Format: int64 */
            id: number;
            name: string;
            query: string;
        };
        SavedFiltersView: {
            filters: components["schemas"]["SavedFilterItem"][];
        };
        SaveFilterAsk: {
            list: string;
            name: string;
            query: string;
        };
        ForgetFilterAsk: {
            /** Format: int64 */
            id: number;
        };
        /** @enum {string} */
        BodyKind: "committee" | "board" | "council" | "working_group" | "office" | "unit";
        BodiesAsk: {
            sort?: string;
            cursor?: string;
            /** Format: int64 */
            limit?: number;
            text?: string;
            kind?: components["schemas"]["BodyKind"];
        };
        BodyItem: {
            /** Format: int64 */
            id: number;
            name: components["schemas"]["Bilingual"];
            kind: components["schemas"]["BodyKind"];
            /** Format: int64 */
            members: number;
            /** Format: int64 */
            directives: number;
        };
        ListOfBodyItem: {
            items: components["schemas"]["BodyItem"][];
            next: string;
            /** Format: int64 */
            total?: number;
            sums?: components["schemas"]["CurrencySum"][];
        };
        BodyAsk: {
            /** Format: int64 */
            id: number;
        };
        /** @enum {string} */
        BodyOffice: "chair" | "vice_chair" | "secretary" | "member";
        MemberView: {
            /** Format: int64 */
            id: number;
            person: components["schemas"]["Named"];
            office: components["schemas"]["BodyOffice"];
            /** Format: date */
            from: string;
            /** Format: date */
            until?: string;
            in_force: boolean;
        };
        /** @enum {string} */
        MeetingDocumentKind: "notice" | "agenda" | "minutes";
        IssuedDocument: {
            /** Format: int64 */
            meeting_id: number;
            meeting_title: components["schemas"]["Bilingual"];
            kind: components["schemas"]["MeetingDocumentKind"];
            number: string;
            /** Format: date */
            issued_on: string;
        };
        BodyView: {
            /** Format: int64 */
            id: number;
            name: components["schemas"]["Bilingual"];
            kind: components["schemas"]["BodyKind"];
            /** Format: int64 */
            members: number;
            /** Format: int64 */
            directives: number;
            people: components["schemas"]["MemberView"][];
            issuer_code: string;
            documents: components["schemas"]["IssuedDocument"][];
            /** Format: int64 */
            caused_by: number;
            may_name: boolean;
        };
        FoundBodyAsk: {
            name: components["schemas"]["Bilingual"];
            kind: components["schemas"]["BodyKind"];
        };
        NameMemberAsk: {
            /** Format: int64 */
            id: number;
            /** Format: int64 */
            person: number;
            office: components["schemas"]["BodyOffice"];
            /** Format: date */
            from: string;
            /** Format: date */
            until?: string;
        };
        SetIssuerCodeAsk: {
            /** Format: int64 */
            id: number;
            code: string;
        };
        EndTermAsk: {
            /** Format: int64 */
            id: number;
            /** Format: date */
            on: string;
        };
        /** @enum {string} */
        DirectiveState: "captured" | "confirmed" | "decomposed" | "assigned" | "disputed" | "accepted" | "in_progress" | "reported" | "under_check" | "closed" | "struck_off" | "suspended" | "cancelled";
        /** @enum {string} */
        EscalationLevel: "none" | "reminder" | "urge" | "warn" | "bulletin" | "chair";
        DirectivesAsk: {
            sort?: string;
            cursor?: string;
            /** Format: int64 */
            limit?: number;
            text?: string;
            state?: components["schemas"]["DirectiveState"];
            /** Format: int64 */
            issuer?: number;
            /** Format: int64 */
            unit?: number;
            /** Format: int64 */
            person?: number;
            level?: components["schemas"]["EscalationLevel"];
            overdue?: boolean;
            running?: boolean;
            whole?: boolean;
        };
        /** @enum {string} */
        LevelTone: "grey" | "blue" | "green" | "yellow" | "orange" | "red";
        /** @enum {string} */
        LevelShape: "circle" | "square" | "triangle" | "diamond" | "octagon";
        LevelMark: {
            level: components["schemas"]["EscalationLevel"];
            name: components["schemas"]["Bilingual"];
            tone: components["schemas"]["LevelTone"];
            shape: components["schemas"]["LevelShape"];
        };
        DirectiveItem: {
            /** Format: int64 */
            id: number;
            title: components["schemas"]["Bilingual"];
            state: components["schemas"]["DirectiveState"];
            issuer: components["schemas"]["Titled"];
            unit?: components["schemas"]["Titled"];
            owner?: components["schemas"]["Named"];
            /** Format: date */
            due_on?: string;
            /** Format: int64 */
            days_late: number;
            /** Format: int64 */
            date_changes: number;
            escalation?: components["schemas"]["LevelMark"];
            /** Format: int64 */
            parts: number;
            /** Format: int64 */
            open_parts: number;
        };
        ListOfDirectiveItem: {
            items: components["schemas"]["DirectiveItem"][];
            next: string;
            /** Format: int64 */
            total?: number;
            sums?: components["schemas"]["CurrencySum"][];
        };
        DirectiveAsk: {
            /** Format: int64 */
            id: number;
        };
        /** @enum {string} */
        ClauseKind: "action" | "deliverable" | "outcome" | "method" | "purpose" | "principle" | "commitment" | "study" | "attitude" | "political";
        Clause: {
            text: string;
            /** Format: int64 */
            start: number;
            /** Format: int64 */
            end: number;
            kind: components["schemas"]["ClauseKind"];
            verb: string;
            object: string;
        };
        SourceSpan: {
            digest: string;
            /** Format: int64 */
            start: number;
            /** Format: int64 */
            end: number;
        };
        DateAsked: {
            /** Format: date */
            on: string;
            by: components["schemas"]["Named"];
        };
        DirectiveTimes: {
            /** Format: date-time */
            issued?: string;
            /** Format: date-time */
            accepted?: string;
            /** Format: date-time */
            decomposed?: string;
            /** Format: date-time */
            started?: string;
            /** Format: date-time */
            reported?: string;
            /** Format: date-time */
            closed?: string;
            /** Format: date-time */
            struck_off?: string;
        };
        TreeNode: {
            /** Format: int64 */
            id: number;
            /** Format: int64 */
            depth: number;
            title: components["schemas"]["Bilingual"];
            state: components["schemas"]["DirectiveState"];
            unit?: components["schemas"]["Titled"];
            /** Format: date */
            due_on?: string;
            /** Format: int64 */
            days_late: number;
        };
        /** @enum {string} */
        DirectiveEvent: "confirm" | "decompose" | "assign" | "accept" | "dispute" | "start" | "report" | "take_up" | "send_back" | "verify" | "strike_off" | "suspend" | "resume" | "cancel" | "reopen" | "ask_date" | "grant_date" | "decline_date";
        EvidenceFile: {
            name: string;
            digest: string;
            /** Format: int64 */
            size: number;
        };
        DutyReport: {
            text: string;
            files: components["schemas"]["EvidenceFile"][];
            links: components["schemas"]["RecordLink"][];
        };
        DirectiveWord: {
            step: components["schemas"]["DirectiveEvent"];
            state: components["schemas"]["DirectiveState"];
            text: string;
            /** Format: date */
            day?: string;
            authority: string;
            report?: components["schemas"]["DutyReport"];
            by?: components["schemas"]["Named"];
            /** Format: date-time */
            at: string;
        };
        /** @enum {string} */
        EscalationPlace: "owner" | "lead_chair" | "helper_chairs" | "office" | "issuer_chair";
        EscalationTold: {
            person: components["schemas"]["Named"];
            place: components["schemas"]["EscalationPlace"];
            /** Format: date-time */
            answered_at?: string;
            answer: string;
        };
        EscalationView: {
            /** Format: int64 */
            id: number;
            mark: components["schemas"]["LevelMark"];
            skipped: components["schemas"]["EscalationLevel"][];
            past: boolean;
            /** Format: date */
            due_on: string;
            /** Format: date */
            on: string;
            told: components["schemas"]["EscalationTold"][];
            may_answer: boolean;
        };
        DirectiveView: {
            /** Format: int64 */
            id: number;
            title: components["schemas"]["Bilingual"];
            state: components["schemas"]["DirectiveState"];
            issuer: components["schemas"]["Titled"];
            unit?: components["schemas"]["Titled"];
            owner?: components["schemas"]["Named"];
            /** Format: date */
            due_on?: string;
            /** Format: int64 */
            days_late: number;
            /** Format: int64 */
            date_changes: number;
            escalation?: components["schemas"]["LevelMark"];
            /** Format: int64 */
            parts: number;
            /** Format: int64 */
            open_parts: number;
            text: string;
            clauses: components["schemas"]["Clause"][];
            source?: components["schemas"]["SourceSpan"];
            whole?: components["schemas"]["Titled"];
            with: components["schemas"]["Titled"][];
            /** Format: date */
            first_due_on?: string;
            asked?: components["schemas"]["DateAsked"];
            /** Format: date */
            suspended_until?: string;
            times: components["schemas"]["DirectiveTimes"];
            tree: components["schemas"]["TreeNode"][];
            words: components["schemas"]["DirectiveWord"][];
            escalations: components["schemas"]["EscalationView"][];
            /** Format: int64 */
            caused_by: number;
            may: components["schemas"]["May"][];
        };
        MyDutiesAsk: Record<string, never>;
        MyDuties: {
            units: components["schemas"]["Titled"][];
            owed: components["schemas"]["DirectiveItem"][];
            to_answer: components["schemas"]["DirectiveItem"][];
            to_check: components["schemas"]["DirectiveItem"][];
            to_decide: components["schemas"]["DirectiveItem"][];
        };
        CaptureDirectiveAsk: {
            /** Format: int64 */
            issuer: number;
            title: components["schemas"]["Bilingual"];
            text: string;
            clauses?: components["schemas"]["Clause"][];
            source?: components["schemas"]["SourceSpan"];
            /** Format: int64 */
            item?: number;
        };
        Assignment: {
            /** Format: int64 */
            unit: number;
            with: number[];
            /** Format: int64 */
            person?: number;
            /** Format: date */
            due_on: string;
        };
        DirectiveText: {
            title: components["schemas"]["Bilingual"];
            text: string;
        };
        StepDirectiveAsk: {
            /** Format: int64 */
            id: number;
            step: components["schemas"]["DirectiveEvent"];
            reason?: string;
            assignment?: components["schemas"]["Assignment"];
            parts?: components["schemas"]["DirectiveText"][];
            report?: components["schemas"]["DutyReport"];
            /** Format: date */
            until?: string;
            authority?: string;
            /** Format: date */
            on?: string;
        };
        EscalationLevelsAsk: Record<string, never>;
        LevelTerms: {
            used: boolean;
            /** Format: int64 */
            days: number;
            recipients: components["schemas"]["EscalationPlace"][];
            name: components["schemas"]["Bilingual"];
            tone: components["schemas"]["LevelTone"];
            shape: components["schemas"]["LevelShape"];
        };
        EscalationLevelItem: {
            /** Format: int64 */
            id: number;
            issuer?: components["schemas"]["Titled"];
            level: components["schemas"]["EscalationLevel"];
            terms: components["schemas"]["LevelTerms"];
            /** Format: date */
            valid_from: string;
            reason: string;
            recorded_by?: components["schemas"]["Named"];
            /** Format: date-time */
            recorded_at: string;
        };
        EscalationLevels: {
            versions: components["schemas"]["EscalationLevelItem"][];
        };
        SetEscalationLevelAsk: {
            /** Format: int64 */
            issuer?: number;
            level: components["schemas"]["EscalationLevel"];
            terms: components["schemas"]["LevelTerms"];
            /** Format: date */
            valid_from: string;
            reason: string;
        };
        LookForLevelsAsk: Record<string, never>;
        LevelsReached: {
            /** Format: int64 */
            reached: number;
        };
        AnswerEscalationAsk: {
            /** Format: int64 */
            id: number;
            text: string;
        };
        AnsweredView: {
            /** Format: int64 */
            directive: number;
            escalations: components["schemas"]["EscalationView"][];
        };
        OverdueUnitsAsk: Record<string, never>;
        OverdueUnit: {
            unit: components["schemas"]["Titled"];
            /** Format: int64 */
            open: number;
            /** Format: int64 */
            due_soon: number;
            /** Format: int64 */
            overdue: number;
            /** Format: int64 */
            escalated: number;
            /** Format: int64 */
            days_late: number;
        };
        OverdueUnits: {
            units: components["schemas"]["OverdueUnit"][];
        };
        BulletinAsk: {
            /** Format: date */
            from: string;
            /** Format: date */
            until: string;
            /** Format: int64 */
            issuer?: number;
        };
        LevelCount: {
            mark: components["schemas"]["LevelMark"];
            /** Format: int64 */
            count: number;
        };
        BulletinUnit: {
            unit: components["schemas"]["Titled"];
            /** Format: int64 */
            due: number;
            /** Format: int64 */
            done: number;
            /** Format: int64 */
            closed: number;
            /** Format: int64 */
            overdue: number;
            levels: components["schemas"]["LevelCount"][];
        };
        BulletinLate: {
            /** Format: int64 */
            id: number;
            title: components["schemas"]["Bilingual"];
            unit: components["schemas"]["Titled"];
            state: components["schemas"]["DirectiveState"];
            /** Format: date */
            due_on: string;
            /** Format: int64 */
            days_late: number;
            level?: components["schemas"]["LevelMark"];
        };
        BulletinPoint: {
            /** Format: int64 */
            size: number;
            root: string;
            /** Format: date-time */
            at: string;
        };
        BulletinView: {
            /** Format: date */
            from: string;
            /** Format: date */
            until: string;
            /** Format: date */
            on: string;
            issuer?: components["schemas"]["Titled"];
            units: components["schemas"]["BulletinUnit"][];
            late: components["schemas"]["BulletinLate"][];
            point?: components["schemas"]["BulletinPoint"];
        };
        MyCalendarAsk: Record<string, never>;
        CalendarView: {
            /** Format: date-time */
            made_at?: string;
            path?: string;
        };
        /** @enum {string} */
        MeetingState: "draft" | "convened" | "in_progress" | "closed" | "minutes_confirmed" | "communique_published" | "cancelled" | "postponed";
        MeetingsAsk: {
            sort?: string;
            cursor?: string;
            /** Format: int64 */
            limit?: number;
            text?: string;
            /** Format: int64 */
            held_by?: number;
            state?: components["schemas"]["MeetingState"];
        };
        /** @enum {string} */
        Confidence: "recorded" | "public_report";
        MeetingItem: {
            /** Format: int64 */
            id: number;
            title: components["schemas"]["Bilingual"];
            held_by: components["schemas"]["Titled"];
            /** Format: date */
            held_on: string;
            state: components["schemas"]["MeetingState"];
            confidence: components["schemas"]["Confidence"];
            /** Format: int64 */
            items: number;
            /** Format: int64 */
            undecided: number;
        };
        ListOfMeetingItem: {
            items: components["schemas"]["MeetingItem"][];
            next: string;
            /** Format: int64 */
            total?: number;
            sums?: components["schemas"]["CurrencySum"][];
        };
        MeetingAsk: {
            /** Format: int64 */
            id: number;
        };
        /** @enum {string} */
        ItemKind: "study" | "hear_report" | "deliberate" | "appoint" | "decide_money";
        /** @enum {string} */
        ItemVisibility: "common" | "internal" | "hidden";
        /** @enum {string} */
        PaperState: "draft" | "submitted" | "in_deliberation" | "adopted" | "adopted_in_principle" | "returned" | "under_revision" | "final_check" | "issued" | "in_force" | "amended" | "superseded" | "repealed";
        PaperOnAgenda: {
            /** Format: int64 */
            id: number;
            title: components["schemas"]["Bilingual"];
            state: components["schemas"]["PaperState"];
        };
        AgendaItemView: {
            /** Format: int64 */
            id: number;
            kind: components["schemas"]["ItemKind"];
            visibility: components["schemas"]["ItemVisibility"];
            title: components["schemas"]["Bilingual"];
            presenter: string;
            state: components["schemas"]["ItemState"];
            text: string;
            papers: string[];
            documents: components["schemas"]["PaperOnAgenda"][];
            /** Format: int64 */
            corrections: number;
            directives: components["schemas"]["Titled"][];
            may: components["schemas"]["May"][];
        };
        MeetingDocumentView: {
            /** Format: int64 */
            id: number;
            kind: components["schemas"]["MeetingDocumentKind"];
            number: string;
            /** Format: date */
            issued_on: string;
        };
        MeetingView: {
            /** Format: int64 */
            id: number;
            title: components["schemas"]["Bilingual"];
            held_by: components["schemas"]["Titled"];
            /** Format: date */
            held_on: string;
            state: components["schemas"]["MeetingState"];
            confidence: components["schemas"]["Confidence"];
            /** Format: int64 */
            items: number;
            /** Format: int64 */
            undecided: number;
            day_inferred: boolean;
            place: string;
            chair?: components["schemas"]["Named"];
            reported_chair: string;
            instead_of?: components["schemas"]["Titled"];
            agenda: components["schemas"]["AgendaItemView"][];
            /** Format: int64 */
            unseen: number;
            /** Format: int64 */
            caused_by: number;
            may: components["schemas"]["May"][];
            may_set: boolean;
            may_correct: boolean;
            documents: components["schemas"]["MeetingDocumentView"][];
            may_issue: components["schemas"]["May"][];
            issuer_code: string;
        };
        DraftMeetingAsk: {
            /** Format: int64 */
            held_by: number;
            title: components["schemas"]["Bilingual"];
            /** Format: date */
            held_on: string;
            place: string;
            /** Format: int64 */
            chair?: number;
        };
        SetItemAsk: {
            /** Format: int64 */
            id: number;
            kind: components["schemas"]["ItemKind"];
            visibility: components["schemas"]["ItemVisibility"];
            title: components["schemas"]["Bilingual"];
            presenter: string;
            /** Format: int64 */
            again?: number;
        };
        OrderAgendaAsk: {
            /** Format: int64 */
            id: number;
            items: number[];
        };
        /** @enum {string} */
        MeetingEvent: "convene" | "open" | "close" | "confirm_minutes" | "publish" | "cancel" | "postpone";
        StepMeetingAsk: {
            /** Format: int64 */
            id: number;
            step: components["schemas"]["MeetingEvent"];
            reason?: string;
            /** Format: date */
            on?: string;
        };
        IssueDocumentAsk: {
            /** Format: int64 */
            id: number;
            kind: components["schemas"]["MeetingDocumentKind"];
            number?: string;
            /** Format: date */
            on?: string;
        };
        WithdrawDocumentAsk: {
            /** Format: int64 */
            id: number;
            kind: components["schemas"]["MeetingDocumentKind"];
            reason: string;
        };
        AgendaItemsAsk: {
            sort?: string;
            cursor?: string;
            /** Format: int64 */
            limit?: number;
            text?: string;
            state?: components["schemas"]["ItemState"];
            waiting?: boolean;
            adopted?: boolean;
        };
        AgendaItemItem: {
            /** Format: int64 */
            id: number;
            title: components["schemas"]["Bilingual"];
            meeting: components["schemas"]["Titled"];
            /** Format: date */
            held_on: string;
            kind: components["schemas"]["ItemKind"];
            state: components["schemas"]["ItemState"];
        };
        ListOfAgendaItemItem: {
            items: components["schemas"]["AgendaItemItem"][];
            next: string;
            /** Format: int64 */
            total?: number;
            sums?: components["schemas"]["CurrencySum"][];
        };
        AgendaItemAsk: {
            /** Format: int64 */
            id: number;
        };
        /** @enum {string} */
        ItemEvent: "take" | "note" | "hear" | "adopt" | "adopt_in_principle" | "send_back" | "defer" | "withdraw";
        StepItemAsk: {
            /** Format: int64 */
            id: number;
            step: components["schemas"]["ItemEvent"];
            text?: string;
        };
        CorrectItemAsk: {
            /** Format: int64 */
            id: number;
            outcome: components["schemas"]["ItemState"];
            text: string;
            reason: string;
        };
        PapersAsk: {
            sort?: string;
            cursor?: string;
            /** Format: int64 */
            limit?: number;
            text?: string;
            /** Format: int64 */
            held_by?: number;
            state?: components["schemas"]["PaperState"];
            waiting?: boolean;
        };
        PaperItem: {
            /** Format: int64 */
            id: number;
            title: components["schemas"]["Bilingual"];
            held_by: components["schemas"]["Titled"];
            state: components["schemas"]["PaperState"];
            /** Format: int64 */
            versions: number;
            /** Format: date */
            adopted_on?: string;
            /** Format: date */
            issued_on?: string;
            /** Format: int64 */
            days_to_issue?: number;
            issue_number: string;
        };
        ListOfPaperItem: {
            items: components["schemas"]["PaperItem"][];
            next: string;
            /** Format: int64 */
            total?: number;
            sums?: components["schemas"]["CurrencySum"][];
        };
        PaperAsk: {
            /** Format: int64 */
            id: number;
        };
        PaperVersionView: {
            /** Format: int64 */
            version: number;
            file: components["schemas"]["EvidenceFile"];
            note: string;
            by?: components["schemas"]["Named"];
            /** Format: date-time */
            at: string;
        };
        PaperFixed: {
            /** Format: int64 */
            version: number;
            digest: string;
            /** Format: date */
            on: string;
        };
        /** @enum {string} */
        PaperOpenness: "published" | "on_request" | "not_public";
        PaperDetail: {
            /** Format: int64 */
            id: number;
            title: components["schemas"]["Bilingual"];
            held_by: components["schemas"]["Titled"];
            state: components["schemas"]["PaperState"];
            /** Format: int64 */
            versions: number;
            /** Format: date */
            adopted_on?: string;
            /** Format: date */
            issued_on?: string;
            /** Format: int64 */
            days_to_issue?: number;
            issue_number: string;
            visibility: components["schemas"]["ItemVisibility"];
            item?: components["schemas"]["Titled"];
            meeting?: components["schemas"]["Titled"];
            texts: components["schemas"]["PaperVersionView"][];
            adopted?: components["schemas"]["PaperFixed"];
            outright: boolean;
            issued?: components["schemas"]["PaperFixed"];
            authority: string;
            openness?: components["schemas"]["PaperOpenness"];
            ended_by?: components["schemas"]["Titled"];
            /** Format: int64 */
            caused_by: number;
            may: components["schemas"]["May"][];
            may_place: boolean;
        };
        PaperFiguresAsk: Record<string, never>;
        PaperFigures: {
            /** Format: int64 */
            issued: number;
            /** Format: int64 */
            median_days?: number;
            /** Format: int64 */
            longest_days?: number;
            /** Format: int64 */
            waiting: number;
            /** Format: int64 */
            waiting_days?: number;
        };
        DraftPaperAsk: {
            /** Format: int64 */
            held_by: number;
            title: components["schemas"]["Bilingual"];
            visibility: components["schemas"]["ItemVisibility"];
            file: components["schemas"]["EvidenceFile"];
        };
        PlacePaperAsk: {
            /** Format: int64 */
            id: number;
            /** Format: int64 */
            item?: number;
        };
        /** @enum {string} */
        PaperEvent: "revise" | "submit" | "take" | "adopt" | "adopt_in_principle" | "send_back" | "check" | "reopen" | "issue" | "bring_into_force" | "amend" | "supersede" | "repeal";
        PaperIssue: {
            number: string;
            /** Format: date */
            on: string;
            authority: string;
            openness: components["schemas"]["PaperOpenness"];
        };
        StepPaperAsk: {
            /** Format: int64 */
            id: number;
            step: components["schemas"]["PaperEvent"];
            reason?: string;
            file?: components["schemas"]["EvidenceFile"];
            issue?: components["schemas"]["PaperIssue"];
            /** Format: int64 */
            other?: number;
        };
        BodyRulesAsk: {
            /** Format: int64 */
            id: number;
        };
        Share: {
            /** Format: int64 */
            numerator: number;
            /** Format: int64 */
            denominator: number;
            more: boolean;
        };
        /** @enum {string} */
        MajorityOf: "entitled" | "present" | "cast";
        BodyRules: {
            votes: boolean;
            quorum: components["schemas"]["Share"];
            majority: components["schemas"]["Share"];
            majority_of: components["schemas"]["MajorityOf"];
        };
        BodyRulesView: {
            /** Format: int64 */
            id: number;
            rules?: components["schemas"]["BodyRules"];
            may_set: boolean;
        };
        SetBodyRulesAsk: {
            /** Format: int64 */
            id: number;
            votes: boolean;
            quorum: components["schemas"]["Share"];
            majority: components["schemas"]["Share"];
            majority_of: components["schemas"]["MajorityOf"];
        };
        MeetingVotingAsk: {
            /** Format: int64 */
            id: number;
        };
        /** @enum {string} */
        AttendanceKind: "present" | "excused";
        MemberThere: {
            person: components["schemas"]["Named"];
            office: components["schemas"]["BodyOffice"];
            attendance?: components["schemas"]["AttendanceKind"];
        };
        InterestView: {
            person: components["schemas"]["Named"];
            text: string;
            recused: boolean;
        };
        /** @enum {string} */
        VoteMethod: "show_of_hands" | "ballot" | "roll_call" | "unanimous_consent";
        Tally: {
            /** Format: int64 */
            in_favour: number;
            /** Format: int64 */
            against: number;
            /** Format: int64 */
            abstained: number;
        };
        Eligible: {
            /** Format: int64 */
            entitled: number;
            /** Format: int64 */
            present: number;
        };
        /** @enum {string} */
        VoteCast: "in_favour" | "against" | "abstained";
        RollView: {
            person: components["schemas"]["Named"];
            cast: components["schemas"]["VoteCast"];
        };
        VoteView: {
            method: components["schemas"]["VoteMethod"];
            secret: boolean;
            tally: components["schemas"]["Tally"];
            eligible: components["schemas"]["Eligible"];
            carried: boolean;
            roll: components["schemas"]["RollView"][];
            /** Format: date-time */
            at: string;
        };
        ItemVoting: {
            /** Format: int64 */
            id: number;
            interests: components["schemas"]["InterestView"][];
            vote?: components["schemas"]["VoteView"];
            eligible: components["schemas"]["Eligible"];
            quorate: boolean;
            may_declare: boolean;
            may_vote: boolean;
        };
        MeetingVoting: {
            /** Format: int64 */
            id: number;
            rules?: components["schemas"]["BodyRules"];
            attended: boolean;
            members: components["schemas"]["MemberThere"][];
            guests: string[];
            /** Format: int64 */
            present: number;
            quorate: boolean;
            items: components["schemas"]["ItemVoting"][];
            may_take: boolean;
        };
        TakeAttendanceAsk: {
            /** Format: int64 */
            id: number;
            present: number[];
            excused?: number[];
            guests?: string[];
        };
        DeclareInterestAsk: {
            /** Format: int64 */
            id: number;
            /** Format: int64 */
            person?: number;
            text: string;
            recused: boolean;
        };
        RollVote: {
            /** Format: int64 */
            person: number;
            cast: components["schemas"]["VoteCast"];
        };
        VoteAsk: {
            /** Format: int64 */
            id: number;
            method: components["schemas"]["VoteMethod"];
            secret: boolean;
            tally?: components["schemas"]["Tally"];
            roll?: components["schemas"]["RollVote"][];
        };
        ReportedItem: {
            kind: components["schemas"]["ItemKind"];
            title: components["schemas"]["Bilingual"];
            outcome: components["schemas"]["ItemState"];
            said?: string;
            papers?: string[];
            /** Format: int64 */
            start: number;
            /** Format: int64 */
            end: number;
        };
        ReportedDirective: {
            title: components["schemas"]["Bilingual"];
            text: string;
            clauses?: components["schemas"]["Clause"][];
            /** Format: int64 */
            item?: number;
            /** Format: int64 */
            start: number;
            /** Format: int64 */
            end: number;
        };
        ImportReportAsk: {
            digest: string;
            /** Format: int64 */
            length: number;
            /** Format: int64 */
            held_by: number;
            title: components["schemas"]["Bilingual"];
            /** Format: date */
            held_on: string;
            day_inferred?: boolean;
            chair_name?: string;
            items: components["schemas"]["ReportedItem"][];
            directives: components["schemas"]["ReportedDirective"][];
        };
        ImportedReport: {
            /** Format: int64 */
            id: number;
            /** Format: int64 */
            items: number;
            /** Format: int64 */
            captured: number;
            directives: number[];
        };
        /** @enum {string} */
        PlanState: "draft" | "public_comment" | "adopted" | "in_force" | "mid_term_review" | "final_evaluation" | "closed";
        PlansAsk: {
            sort?: string;
            cursor?: string;
            /** Format: int64 */
            limit?: number;
            text?: string;
            state?: components["schemas"]["PlanState"];
            /** Format: int64 */
            keeper?: number;
        };
        PlanItem: {
            /** Format: int64 */
            id: number;
            title: components["schemas"]["Bilingual"];
            keeper: components["schemas"]["Titled"];
            state: components["schemas"]["PlanState"];
            /** Format: int64 */
            first_year: number;
            /** Format: int64 */
            last_year: number;
            /** Format: int64 */
            indicators: number;
            /** Format: int64 */
            waiting: number;
        };
        ListOfPlanItem: {
            items: components["schemas"]["PlanItem"][];
            next: string;
            /** Format: int64 */
            total?: number;
            sums?: components["schemas"]["CurrencySum"][];
        };
        PlanAsk: {
            /** Format: int64 */
            id: number;
        };
        /** @enum {string} */
        PlanPartKind: "domain" | "objective";
        PartView: {
            /** Format: int64 */
            id: number;
            kind: components["schemas"]["PlanPartKind"];
            /** Format: int64 */
            whole: number;
            title: components["schemas"]["Bilingual"];
        };
        /** @enum {string} */
        Direction: "up" | "down" | "keep" | "range" | "context";
        /** @enum {string} */
        Frequency: "yearly" | "half_yearly" | "quarterly" | "monthly";
        PeriodValue: {
            period: string;
            value: string;
        };
        /** @enum {string} */
        Operator: "at_least" | "at_most" | "more_than" | "less_than" | "equal" | "within";
        TargetValue: {
            period: string;
            op: components["schemas"]["Operator"];
            value: string;
            upper?: string;
        };
        /** @enum {string} */
        Assessment: "no_data" | "off_track" | "at_risk" | "on_track" | "met" | "met_early" | "regressed" | "not_comparable";
        IndicatorItem: {
            /** Format: int64 */
            id: number;
            code: string;
            name: components["schemas"]["Bilingual"];
            measured_in: components["schemas"]["Bilingual"];
            direction: components["schemas"]["Direction"];
            frequency: components["schemas"]["Frequency"];
            plan: components["schemas"]["Titled"];
            part: components["schemas"]["Titled"];
            owner?: components["schemas"]["Titled"];
            baseline?: components["schemas"]["PeriodValue"];
            latest?: components["schemas"]["PeriodValue"];
            target?: components["schemas"]["TargetValue"];
            assessment: components["schemas"]["Assessment"];
            why: components["schemas"]["Bilingual"];
            met_at_start: boolean;
        };
        AssessmentCount: {
            assessment: components["schemas"]["Assessment"];
            /** Format: int64 */
            count: number;
        };
        PlanView: {
            /** Format: int64 */
            id: number;
            title: components["schemas"]["Bilingual"];
            keeper: components["schemas"]["Titled"];
            state: components["schemas"]["PlanState"];
            /** Format: int64 */
            first_year: number;
            /** Format: int64 */
            last_year: number;
            /** Format: int64 */
            indicators: number;
            /** Format: int64 */
            waiting: number;
            source: string;
            decision: string;
            parts: components["schemas"]["PartView"][];
            list: components["schemas"]["IndicatorItem"][];
            standing: components["schemas"]["AssessmentCount"][];
            locked: string[];
            /** Format: int64 */
            caused_by: number;
            may_define: boolean;
            may: components["schemas"]["May"][];
        };
        DraftPlanAsk: {
            /** Format: int64 */
            keeper: number;
            title: components["schemas"]["Bilingual"];
            source?: string;
            /** Format: int64 */
            first_year: number;
            /** Format: int64 */
            last_year: number;
        };
        /** @enum {string} */
        PlanEvent: "publish" | "adopt" | "put_in_force" | "review" | "revise" | "evaluate" | "close";
        StepPlanAsk: {
            /** Format: int64 */
            id: number;
            step: components["schemas"]["PlanEvent"];
            decision?: string;
        };
        SetPartAsk: {
            /** Format: int64 */
            id: number;
            kind: components["schemas"]["PlanPartKind"];
            /** Format: int64 */
            whole?: number;
            title: components["schemas"]["Bilingual"];
        };
        DefineIndicatorAsk: {
            /** Format: int64 */
            part: number;
            code: string;
            name: components["schemas"]["Bilingual"];
            measured_in: components["schemas"]["Bilingual"];
            direction: components["schemas"]["Direction"];
            frequency: components["schemas"]["Frequency"];
            numerator?: string;
            denominator?: string;
            breakdowns?: string[];
            /** Format: int64 */
            id: number;
            /** Format: int64 */
            owner?: number;
        };
        LockPeriodAsk: {
            /** Format: int64 */
            id: number;
            period: string;
            locked: boolean;
            reason?: string;
        };
        IndicatorsAsk: {
            sort?: string;
            cursor?: string;
            /** Format: int64 */
            limit?: number;
            text?: string;
            /** Format: int64 */
            plan?: number;
            /** Format: int64 */
            owner?: number;
        };
        ListOfIndicatorItem: {
            items: components["schemas"]["IndicatorItem"][];
            next: string;
            /** Format: int64 */
            total?: number;
            sums?: components["schemas"]["CurrencySum"][];
        };
        IndicatorAsk: {
            /** Format: int64 */
            id: number;
        };
        /** @enum {string} */
        ForecastMethod: "none" | "last_change" | "least_squares";
        ForecastView: {
            method: components["schemas"]["ForecastMethod"];
            period: string;
            value?: string;
            low?: string;
            high?: string;
            /** Format: int64 */
            percent: number;
            /** Format: int64 */
            points: number;
        };
        BreakView: {
            period: string;
            reason: string;
        };
        MeasureView: {
            /** Format: int64 */
            id: number;
            title: components["schemas"]["Bilingual"];
            owner: components["schemas"]["Titled"];
            directive?: components["schemas"]["Titled"];
        };
        /** @enum {string} */
        FigureKind: "actual" | "baseline" | "target";
        /** @enum {string} */
        FigureState: "entered" | "approved" | "returned" | "superseded";
        FigureView: {
            /** Format: int64 */
            id: number;
            kind: components["schemas"]["FigureKind"];
            period: string;
            breakdown: string;
            op?: components["schemas"]["Operator"];
            value: string;
            upper?: string;
            address: string;
            file?: components["schemas"]["EvidenceFile"];
            note: string;
            state: components["schemas"]["FigureState"];
            taken: boolean;
            differs: boolean;
            because: string;
            /** Format: int64 */
            replaces: number;
            reason: string;
            decision: string;
            said: string;
            entered_by: components["schemas"]["Named"];
            /** Format: date-time */
            entered_at: string;
            approved_by?: components["schemas"]["Named"];
            /** Format: date-time */
            approved_at?: string;
            may: components["schemas"]["May"][];
        };
        IndicatorView: {
            /** Format: int64 */
            id: number;
            code: string;
            name: components["schemas"]["Bilingual"];
            measured_in: components["schemas"]["Bilingual"];
            direction: components["schemas"]["Direction"];
            frequency: components["schemas"]["Frequency"];
            plan: components["schemas"]["Titled"];
            part: components["schemas"]["Titled"];
            owner?: components["schemas"]["Titled"];
            baseline?: components["schemas"]["PeriodValue"];
            latest?: components["schemas"]["PeriodValue"];
            target?: components["schemas"]["TargetValue"];
            assessment: components["schemas"]["Assessment"];
            why: components["schemas"]["Bilingual"];
            met_at_start: boolean;
            numerator: string;
            denominator: string;
            breakdowns: string[];
            expected?: string;
            series: components["schemas"]["PeriodValue"][];
            path: components["schemas"]["PeriodValue"][];
            forecast?: components["schemas"]["ForecastView"];
            breaks: components["schemas"]["BreakView"][];
            measures: components["schemas"]["MeasureView"][];
            figures: components["schemas"]["FigureView"][];
            locked: string[];
            plan_state: components["schemas"]["PlanState"];
            /** Format: int64 */
            caused_by: number;
            may_enter: boolean;
            may_manage: boolean;
        };
        AssignIndicatorAsk: {
            /** Format: int64 */
            id: number;
            /** Format: int64 */
            owner: number;
        };
        RedefineIndicatorAsk: {
            /** Format: int64 */
            part: number;
            code: string;
            name: components["schemas"]["Bilingual"];
            measured_in: components["schemas"]["Bilingual"];
            direction: components["schemas"]["Direction"];
            frequency: components["schemas"]["Frequency"];
            numerator?: string;
            denominator?: string;
            breakdowns?: string[];
            /** Format: int64 */
            id: number;
            reason?: string;
            decision?: string;
        };
        SetMeasureAsk: {
            /** Format: int64 */
            id: number;
            title: components["schemas"]["Bilingual"];
            /** Format: int64 */
            owner: number;
            /** Format: int64 */
            directive?: number;
        };
        BreakSeriesAsk: {
            /** Format: int64 */
            id: number;
            period: string;
            reason: string;
        };
        EnterFigureAsk: {
            /** Format: int64 */
            id: number;
            kind: components["schemas"]["FigureKind"];
            period: string;
            breakdown?: string;
            op?: components["schemas"]["Operator"];
            value: string;
            upper?: string;
            address?: string;
            file?: components["schemas"]["EvidenceFile"];
            note?: string;
            /** Format: int64 */
            replaces?: number;
            reason?: string;
            decision?: string;
        };
        FiguresAsk: {
            sort?: string;
            cursor?: string;
            /** Format: int64 */
            limit?: number;
            /** Format: int64 */
            plan?: number;
            /** Format: int64 */
            indicator?: number;
            kind?: components["schemas"]["FigureKind"];
            state?: components["schemas"]["FigureState"];
            period?: string;
        };
        FigureItem: {
            /** Format: int64 */
            id: number;
            plan: components["schemas"]["Titled"];
            code: string;
            indicator: components["schemas"]["Titled"];
            kind: components["schemas"]["FigureKind"];
            period: string;
            breakdown: string;
            op?: components["schemas"]["Operator"];
            value: string;
            upper?: string;
            measured_in: components["schemas"]["Bilingual"];
            state: components["schemas"]["FigureState"];
            chosen: boolean;
            address: string;
            note: string;
            entered_by: components["schemas"]["Named"];
            approved_by?: components["schemas"]["Named"];
        };
        ListOfFigureItem: {
            items: components["schemas"]["FigureItem"][];
            next: string;
            /** Format: int64 */
            total?: number;
            sums?: components["schemas"]["CurrencySum"][];
        };
        /** @enum {string} */
        FigureEvent: "approve" | "send_back" | "correct";
        StepFigureAsk: {
            /** Format: int64 */
            id: number;
            step: components["schemas"]["FigureEvent"];
            reason?: string;
        };
        FiguresView: {
            figures: components["schemas"]["FigureView"][];
        };
        ChooseFigureAsk: {
            /** Format: int64 */
            id: number;
            reason: string;
        };
        ApproveFiguresAsk: {
            figures: number[];
        };
        ApprovedFigures: {
            /** Format: int64 */
            approved: number;
        };
        FiguresDueAsk: {
            /** Format: int64 */
            plan: number;
            /** Format: int64 */
            owner?: number;
            mine?: boolean;
        };
        FigureDue: {
            code: string;
            domain: string;
            name_zh: string;
            name_en: string;
            measured_in: string;
            direction: components["schemas"]["Direction"];
            kind: components["schemas"]["FigureKind"];
            period: string;
            op: string;
            value: string;
            address: string;
            note: string;
            owner?: components["schemas"]["Titled"];
            /** Format: int64 */
            indicator: number;
        };
        FiguresDue: {
            plan: components["schemas"]["Titled"];
            state: components["schemas"]["PlanState"];
            /** Format: date */
            today: string;
            may_bring: boolean;
            figures: components["schemas"]["FigureDue"][];
        };
        MyFiguresAsk: Record<string, never>;
        MyIndicator: {
            /** Format: int64 */
            id: number;
            code: string;
            name: components["schemas"]["Bilingual"];
            due: string[];
        };
        MyPlan: {
            plan: components["schemas"]["Titled"];
            /** Format: int64 */
            due: number;
            indicators: components["schemas"]["MyIndicator"][];
        };
        MyFigures: {
            plans: components["schemas"]["MyPlan"][];
        };
        /** @enum {string} */
        PilotState: "proposed" | "running" | "stopped" | "ended" | "evaluated" | "withdrawn";
        /** @enum {string} */
        PilotVerdict: "works" | "works_under_conditions" | "does_not_work" | "inconclusive";
        PilotsAsk: {
            sort?: string;
            cursor?: string;
            /** Format: int64 */
            limit?: number;
            text?: string;
            state?: components["schemas"]["PilotState"];
            verdict?: components["schemas"]["PilotVerdict"];
            /** Format: int64 */
            unit?: number;
            /** Format: int64 */
            practice?: number;
            overdue?: boolean;
        };
        PilotItem: {
            /** Format: int64 */
            id: number;
            title: components["schemas"]["Bilingual"];
            unit: components["schemas"]["Titled"];
            state: components["schemas"]["PilotState"];
            /** Format: date */
            starts_on: string;
            /** Format: date */
            ends_on: string;
            /** Format: date */
            started_on?: string;
            /** Format: date */
            ended_on?: string;
            verdict?: components["schemas"]["PilotVerdict"];
        };
        ListOfPilotItem: {
            items: components["schemas"]["PilotItem"][];
            next: string;
            /** Format: int64 */
            total?: number;
            sums?: components["schemas"]["CurrencySum"][];
        };
        PilotAsk: {
            /** Format: int64 */
            id: number;
        };
        MeasureOfPilot: {
            name: string;
            expected: string;
            indicator?: components["schemas"]["Titled"];
        };
        PilotEvaluation: {
            verdict: components["schemas"]["PilotVerdict"];
            comparison: string;
            findings: string;
            conditions: string;
            evidence: string[];
            evaluator: string;
            files?: components["schemas"]["EvidenceFile"][];
        };
        /** @enum {string} */
        PracticeState: "documented" | "recognised" | "adopted" | "standardised" | "retired";
        PracticeNamed: {
            /** Format: int64 */
            id: number;
            title: components["schemas"]["Bilingual"];
            state: components["schemas"]["PracticeState"];
        };
        PilotView: {
            /** Format: int64 */
            id: number;
            title: components["schemas"]["Bilingual"];
            unit: components["schemas"]["Titled"];
            state: components["schemas"]["PilotState"];
            /** Format: date */
            starts_on: string;
            /** Format: date */
            ends_on: string;
            /** Format: date */
            started_on?: string;
            /** Format: date */
            ended_on?: string;
            verdict?: components["schemas"]["PilotVerdict"];
            scope: string;
            bounds: string;
            hypothesis: string;
            /** Format: date */
            first_ends_on: string;
            overdue: boolean;
            measures: components["schemas"]["MeasureOfPilot"][];
            decision?: components["schemas"]["Titled"];
            reason: string;
            evaluation?: components["schemas"]["PilotEvaluation"];
            evaluated_by?: components["schemas"]["Named"];
            /** Format: date-time */
            evaluated_at?: string;
            tries?: components["schemas"]["Titled"];
            practices: components["schemas"]["PracticeNamed"][];
            /** Format: int64 */
            caused_by: number;
            may_document: boolean;
            may: components["schemas"]["May"][];
        };
        PilotMeasure: {
            name: string;
            expected: string;
            /** Format: int64 */
            indicator?: number;
        };
        ProposePilotAsk: {
            /** Format: int64 */
            unit: number;
            title: components["schemas"]["Bilingual"];
            scope: string;
            bounds: string;
            hypothesis: string;
            /** Format: date */
            starts_on: string;
            /** Format: date */
            ends_on: string;
            measures: components["schemas"]["PilotMeasure"][];
            /** Format: int64 */
            practice?: number;
        };
        /** @enum {string} */
        PilotEvent: "start" | "extend" | "stop" | "end" | "evaluate" | "withdraw";
        StepPilotAsk: {
            /** Format: int64 */
            id: number;
            step: components["schemas"]["PilotEvent"];
            /** Format: int64 */
            item?: number;
            /** Format: date */
            until?: string;
            reason?: string;
        };
        EvaluatePilotAsk: {
            /** Format: int64 */
            id: number;
            verdict: components["schemas"]["PilotVerdict"];
            comparison: string;
            findings?: string;
            conditions?: string;
            evidence: string[];
            evaluator: string;
            files?: components["schemas"]["EvidenceFile"][];
        };
        /** @enum {string} */
        TemplateNoun: "programme" | "plan" | "funding_rule";
        PracticesAsk: {
            sort?: string;
            cursor?: string;
            /** Format: int64 */
            limit?: number;
            text?: string;
            state?: components["schemas"]["PracticeState"];
            /** Format: int64 */
            contact?: number;
            shipped?: boolean;
            due?: boolean;
            makes?: components["schemas"]["TemplateNoun"];
        };
        PracticeItem: {
            /** Format: int64 */
            id: number;
            title: components["schemas"]["Bilingual"];
            state: components["schemas"]["PracticeState"];
            contact?: components["schemas"]["Titled"];
            verdict?: components["schemas"]["PilotVerdict"];
            /** Format: date */
            recognised_on?: string;
            /** Format: int64 */
            adoptions: number;
            /** Format: int64 */
            effective: number;
            reference: string;
        };
        ListOfPracticeItem: {
            items: components["schemas"]["PracticeItem"][];
            next: string;
            /** Format: int64 */
            total?: number;
            sums?: components["schemas"]["CurrencySum"][];
        };
        PracticeAsk: {
            /** Format: int64 */
            id: number;
        };
        PracticeText: {
            title: components["schemas"]["Bilingual"];
            problem: components["schemas"]["Bilingual"];
            mechanism: components["schemas"]["Bilingual"];
            conditions: components["schemas"]["Bilingual"];
            cost?: components["schemas"]["Money"];
            cost_note: components["schemas"]["Bilingual"];
            evidence: components["schemas"]["Bilingual"];
            failures: components["schemas"]["Bilingual"];
            /** Format: int64 */
            contact?: number;
            office: string;
            sources: string[];
            files?: components["schemas"]["EvidenceFile"][];
        };
        PilotBrief: {
            /** Format: int64 */
            id: number;
            title: components["schemas"]["Bilingual"];
            state: components["schemas"]["PilotState"];
            verdict?: components["schemas"]["PilotVerdict"];
        };
        AdoptionResultView: {
            results: string;
            outcome?: components["schemas"]["PilotVerdict"];
            source: string;
            by?: components["schemas"]["Named"];
            /** Format: date-time */
            at: string;
        };
        AdoptionView: {
            /** Format: int64 */
            id: number;
            adopter: components["schemas"]["Bilingual"];
            /** Format: date */
            on: string;
            changes: string;
            outcome?: components["schemas"]["PilotVerdict"];
            /** Format: date */
            follow_up?: string;
            told: components["schemas"]["AdoptionResultView"][];
        };
        ProgrammeText: {
            title: components["schemas"]["Bilingual"];
            goal: components["schemas"]["Bilingual"];
            problem: components["schemas"]["Bilingual"];
            result: components["schemas"]["Bilingual"];
        };
        IndicatorText: {
            code: string;
            name: components["schemas"]["Bilingual"];
            measured_in: components["schemas"]["Bilingual"];
            direction: components["schemas"]["Direction"];
            frequency: components["schemas"]["Frequency"];
            numerator: string;
            denominator: string;
            breakdowns: string[];
        };
        ObjectiveTemplate: {
            title: components["schemas"]["Bilingual"];
            indicators: components["schemas"]["IndicatorText"][];
        };
        DomainTemplate: {
            title: components["schemas"]["Bilingual"];
            indicators: components["schemas"]["IndicatorText"][];
            objectives: components["schemas"]["ObjectiveTemplate"][];
        };
        PlanTemplate: {
            title: components["schemas"]["Bilingual"];
            /** Format: int64 */
            years: number;
            domains: components["schemas"]["DomainTemplate"][];
        };
        /** @enum {string} */
        FundingRuleKind: "indirect_cost" | "lump_sum" | "advance" | "equipment" | "virement" | "leftover" | "extension" | "cooling_off" | "two_persons";
        Tier: {
            /** Format: int64 */
            up_to?: number;
            /** Format: int64 */
            basis_points: number;
        };
        Purpose: {
            code: string;
            title: components["schemas"]["Bilingual"];
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
        RuleTemplate: {
            kind: components["schemas"]["FundingRuleKind"];
            title: components["schemas"]["Bilingual"];
            text: components["schemas"]["Bilingual"];
            currency: string;
            terms: components["schemas"]["FundingRuleTerms"];
            examples: components["schemas"]["WorkedExample"][];
        };
        TemplateText: {
            name: components["schemas"]["Bilingual"];
            programme?: components["schemas"]["ProgrammeText"];
            plan?: components["schemas"]["PlanTemplate"];
            funding_rule?: components["schemas"]["RuleTemplate"];
        };
        TemplateView: {
            /** Format: int64 */
            id: number;
            noun: components["schemas"]["TemplateNoun"];
            text: components["schemas"]["TemplateText"];
        };
        MadeAfter: {
            noun: components["schemas"]["TemplateNoun"];
            made: components["schemas"]["Titled"];
            after: components["schemas"]["Bilingual"];
            /** Format: date-time */
            at: string;
        };
        PracticeView: {
            /** Format: int64 */
            id: number;
            title: components["schemas"]["Bilingual"];
            state: components["schemas"]["PracticeState"];
            contact?: components["schemas"]["Titled"];
            verdict?: components["schemas"]["PilotVerdict"];
            /** Format: date */
            recognised_on?: string;
            /** Format: int64 */
            adoptions: number;
            /** Format: int64 */
            effective: number;
            reference: string;
            text: components["schemas"]["PracticeText"];
            pilot?: components["schemas"]["PilotBrief"];
            pilots: components["schemas"]["PilotBrief"][];
            decision?: components["schemas"]["Titled"];
            recognised_on_pilot?: components["schemas"]["PilotBrief"];
            evaluation?: components["schemas"]["PilotEvaluation"];
            adopters: components["schemas"]["AdoptionView"][];
            templates: components["schemas"]["TemplateView"][];
            made: components["schemas"]["MadeAfter"][];
            document: string;
            reason: string;
            /** Format: int64 */
            caused_by: number;
            is_public: boolean;
            may_describe: boolean;
            may_manage: boolean;
            may: components["schemas"]["May"][];
        };
        DocumentPracticeAsk: {
            text: components["schemas"]["PracticeText"];
            /** Format: int64 */
            pilot?: number;
        };
        DescribePracticeAsk: {
            /** Format: int64 */
            id: number;
            text: components["schemas"]["PracticeText"];
        };
        RecognisePracticeAsk: {
            /** Format: int64 */
            id: number;
            /** Format: int64 */
            pilot: number;
            /** Format: int64 */
            item: number;
        };
        AdoptPracticeAsk: {
            /** Format: int64 */
            id: number;
            adopter: components["schemas"]["Bilingual"];
            /** Format: date */
            on: string;
            changes?: string;
            results?: string;
            outcome?: components["schemas"]["PilotVerdict"];
            source?: string;
            /** Format: date */
            follow_up?: string;
        };
        FollowAdoptionAsk: {
            /** Format: int64 */
            id: number;
            /** Format: int64 */
            adoption: number;
            results: string;
            outcome: components["schemas"]["PilotVerdict"];
            source?: string;
            /** Format: date */
            follow_up?: string;
        };
        /** @enum {string} */
        PracticeEvent: "recognise" | "adopt" | "standardise" | "retire";
        StepPracticeAsk: {
            /** Format: int64 */
            id: number;
            step: components["schemas"]["PracticeEvent"];
            document?: string;
            reason?: string;
        };
        SetTemplateAsk: {
            /** Format: int64 */
            id: number;
            name: components["schemas"]["Bilingual"];
            programme?: components["schemas"]["ProgrammeText"];
            plan?: components["schemas"]["PlanTemplate"];
            funding_rule?: components["schemas"]["RuleTemplate"];
        };
        FoundAfterAsk: {
            /** Format: int64 */
            id: number;
            /** Format: int64 */
            after: number;
            code?: string;
            title?: components["schemas"]["Bilingual"];
        };
        MadeView: {
            noun: components["schemas"]["TemplateNoun"];
            /** Format: int64 */
            id: number;
        };
        DraftAfterAsk: {
            /** Format: int64 */
            id: number;
            /** Format: int64 */
            after: number;
            /** Format: int64 */
            keeper: number;
            /** Format: int64 */
            first_year: number;
        };
        RecordAfterAsk: {
            /** Format: int64 */
            id: number;
            /** Format: int64 */
            after: number;
            /** Format: int64 */
            programme?: number;
            fund?: string;
            /** Format: date */
            valid_from: string;
        };
        ReferencesAsk: Record<string, never>;
        ReferenceItem: {
            name: string;
            title: components["schemas"]["Bilingual"];
            agency: components["schemas"]["Bilingual"];
            problem: components["schemas"]["Bilingual"];
            mechanism: components["schemas"]["Bilingual"];
            conditions: components["schemas"]["Bilingual"];
            cost_note: components["schemas"]["Bilingual"];
            evidence: components["schemas"]["Bilingual"];
            failures: components["schemas"]["Bilingual"];
            sources: string[];
            /** Format: int64 */
            templates: number;
            /** Format: int64 */
            practice: number;
        };
        ReferencesView: {
            items: components["schemas"]["ReferenceItem"][];
        };
        TakeOverAsk: {
            name: string;
            /** Format: int64 */
            contact?: number;
            office?: string;
        };
        PublicPracticesAsk: {
            sort?: string;
            cursor?: string;
            /** Format: int64 */
            limit?: number;
            text?: string;
            state?: components["schemas"]["PracticeState"];
            /** Format: int64 */
            practice?: number;
        };
        PublicPractice: {
            /** Format: int64 */
            id: number;
            title: components["schemas"]["Bilingual"];
            state: components["schemas"]["PracticeState"];
            /** Format: date */
            recognised_on: string;
            problem: components["schemas"]["Bilingual"];
            mechanism: components["schemas"]["Bilingual"];
            conditions: components["schemas"]["Bilingual"];
            cost?: components["schemas"]["Money"];
            cost_note: components["schemas"]["Bilingual"];
            evidence: components["schemas"]["Bilingual"];
            failures: components["schemas"]["Bilingual"];
            verdict: components["schemas"]["PilotVerdict"];
            comparison: string;
            findings: string;
            verdict_conditions: string;
            verdict_evidence: string[];
            evaluator: string;
            /** Format: int64 */
            adoptions: number;
            /** Format: int64 */
            effective: number;
            document?: string;
            reason?: string;
            contact: components["schemas"]["Bilingual"];
            office: string;
            sources: string[];
            files: string[];
            verdict_files: string[];
        };
        ListOfPublicPractice: {
            items: components["schemas"]["PublicPractice"][];
            next: string;
            /** Format: int64 */
            total?: number;
            sums?: components["schemas"]["CurrencySum"][];
        };
        PublicPracticeAsk: {
            /** Format: int64 */
            id: number;
        };
        PublicPilot: {
            title: components["schemas"]["Bilingual"];
            unit: components["schemas"]["Bilingual"];
            /** Format: date */
            started_on: string;
            /** Format: date */
            ended_on: string;
            scope: string;
            hypothesis: string;
        };
        PublicAdoption: {
            adopter: components["schemas"]["Bilingual"];
            /** Format: date */
            on: string;
            changes: string;
            outcome?: components["schemas"]["PilotVerdict"];
            results: string;
            source: string;
        };
        PublicPracticeView: {
            /** Format: int64 */
            id: number;
            title: components["schemas"]["Bilingual"];
            state: components["schemas"]["PracticeState"];
            /** Format: date */
            recognised_on: string;
            problem: components["schemas"]["Bilingual"];
            mechanism: components["schemas"]["Bilingual"];
            conditions: components["schemas"]["Bilingual"];
            cost?: components["schemas"]["Money"];
            cost_note: components["schemas"]["Bilingual"];
            evidence: components["schemas"]["Bilingual"];
            failures: components["schemas"]["Bilingual"];
            verdict: components["schemas"]["PilotVerdict"];
            comparison: string;
            findings: string;
            verdict_conditions: string;
            verdict_evidence: string[];
            evaluator: string;
            /** Format: int64 */
            adoptions: number;
            /** Format: int64 */
            effective: number;
            document?: string;
            reason?: string;
            contact: components["schemas"]["Bilingual"];
            office: string;
            sources: string[];
            files: string[];
            verdict_files: string[];
            pilot: components["schemas"]["PublicPilot"];
            adopters: components["schemas"]["PublicAdoption"][];
        };
        ScorecardAsk: {
            /** Format: int64 */
            id: number;
        };
        ScoreOfIndicator: {
            indicator: components["schemas"]["Titled"];
            code: string;
            /** Format: int64 */
            weight: number;
            score?: string;
            assessment: components["schemas"]["Assessment"];
        };
        ScoreOfDomain: {
            part: components["schemas"]["Titled"];
            /** Format: int64 */
            weight: number;
            score?: string;
            /** Format: int64 */
            coverage: number;
            indicators: components["schemas"]["ScoreOfIndicator"][];
        };
        ScorecardView: {
            /** Format: int64 */
            id: number;
            state: string;
            /** Format: int64 */
            least_coverage: number;
            score?: string;
            /** Format: int64 */
            coverage: number;
            domains: components["schemas"]["ScoreOfDomain"][];
            may_set: boolean;
            owes_reason: boolean;
        };
        DomainWeight: {
            /** Format: int64 */
            part: number;
            /** Format: int64 */
            weight: number;
        };
        IndicatorWeight: {
            /** Format: int64 */
            indicator: number;
            /** Format: int64 */
            weight: number;
        };
        SetScorecardAsk: {
            /** Format: int64 */
            id: number;
            /** Format: int64 */
            least_coverage: number;
            domains: components["schemas"]["DomainWeight"][];
            indicators: components["schemas"]["IndicatorWeight"][];
            reason?: string;
        };
        ShippedPlansAsk: Record<string, never>;
        ShippedIndicator: {
            code: string;
            name: components["schemas"]["Bilingual"];
            measured_in: components["schemas"]["Bilingual"];
            direction: components["schemas"]["Direction"];
            frequency?: components["schemas"]["Frequency"];
            numerator?: string;
            denominator?: string;
            breakdowns?: string[];
            /** Format: int64 */
            weight?: number;
        };
        ShippedDomain: {
            title: components["schemas"]["Bilingual"];
            /** Format: int64 */
            weight?: number;
            indicators: components["schemas"]["ShippedIndicator"][];
        };
        ShippedPlanView: {
            name: string;
            title: components["schemas"]["Bilingual"];
            words: components["schemas"]["Bilingual"];
            sources: string[];
            /** Format: int64 */
            indicators: number;
            domains: components["schemas"]["ShippedDomain"][];
        };
        ShippedPlansView: {
            templates: components["schemas"]["ShippedPlanView"][];
        };
        DraftFromTemplateAsk: {
            name: string;
            /** Format: int64 */
            keeper: number;
            title: components["schemas"]["Bilingual"];
            source?: string;
            /** Format: int64 */
            first_year: number;
            /** Format: int64 */
            last_year: number;
        };
        DraftedView: {
            /** Format: int64 */
            id: number;
            state: components["schemas"]["PlanState"];
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
        ReportTerms: {
            /** Format: int64 */
            every_months: number;
            per_milestone: boolean;
            /** Format: int64 */
            days: number;
            /** Format: int64 */
            final_days: number;
            stops_payments: boolean;
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
            reports?: components["schemas"]["ReportTerms"];
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
        EntryKind: "appropriate" | "reduce" | "allot" | "take_back" | "set_aside" | "release" | "commit" | "decommit" | "move_line" | "fall_due" | "cancel_due" | "pay" | "advance" | "bank_return" | "spend" | "disallow" | "give_back" | "reuse" | "carry_forward" | "lapse" | "exchange" | "opening" | "reverse" | "remit" | "demand" | "recover" | "write_off";
        MoneyReceived: {
            /** Format: int64 */
            entry: number;
            kind: components["schemas"]["EntryKind"];
            /** Format: date */
            value_on: string;
            amount: components["schemas"]["Money"];
        };
        /** @enum {string} */
        ReportKind: "progress" | "milestone" | "final";
        /** @enum {string} */
        ReportLevel: "reminded" | "due" | "overdue" | "stopped";
        OwedReport: {
            kind: components["schemas"]["ReportKind"];
            milestone: string;
            /** Format: date */
            covers_until: string;
            /** Format: date */
            due_on: string;
            stops: boolean;
            level?: components["schemas"]["ReportLevel"];
        };
        /** @enum {string} */
        RecoveryState: "demanded" | "write_off_asked" | "recovered" | "written_off" | "withdrawn";
        /** @enum {string} */
        RecoveryGround: "award_stopped" | "acceptance_failed" | "misused" | "overpaid" | "court_ruling";
        MoneyDemanded: {
            /** Format: int64 */
            id: number;
            state: components["schemas"]["RecoveryState"];
            ground: components["schemas"]["RecoveryGround"];
            reason: string;
            decision: string;
            amount: components["schemas"]["Money"];
            received: components["schemas"]["Money"];
            left: components["schemas"]["Money"];
            /** Format: date */
            due_on: string;
            overdue: boolean;
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
            reports: components["schemas"]["OwedReport"][];
            demands: components["schemas"]["MoneyDemanded"][];
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
            purpose?: string;
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
            negative_list: components["schemas"]["Purpose"][];
            indirect_most?: components["schemas"]["Money"];
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
        StageResult: {
            award: components["schemas"]["Named"];
            reached: boolean;
            scores: components["schemas"]["Measurement"][];
            note: string;
            verdict?: components["schemas"]["TeamVerdict"];
        };
        EarlierStage: {
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
            results: components["schemas"]["StageResult"][];
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
            earlier: components["schemas"]["EarlierStage"][];
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
        RecoveriesAsk: {
            sort?: string;
            cursor?: string;
            /** Format: int64 */
            limit?: number;
            /** Format: int64 */
            award?: number;
            /** Format: int64 */
            programme?: number;
            state?: components["schemas"]["RecoveryState"];
        };
        RecoveryItem: {
            /** Format: int64 */
            id: number;
            award: components["schemas"]["Named"];
            organisation: components["schemas"]["Named"];
            programme: components["schemas"]["Titled"];
            ground: components["schemas"]["RecoveryGround"];
            state: components["schemas"]["RecoveryState"];
            amount: components["schemas"]["Money"];
            received: components["schemas"]["Money"];
            left: components["schemas"]["Money"];
            /** Format: date */
            due_on: string;
            overdue: boolean;
            by: components["schemas"]["Named"];
            /** Format: date-time */
            at: string;
        };
        ListOfRecoveryItem: {
            items: components["schemas"]["RecoveryItem"][];
            next: string;
            /** Format: int64 */
            total?: number;
            sums?: components["schemas"]["CurrencySum"][];
        };
        RecoveryAsk: {
            /** Format: int64 */
            id: number;
        };
        RecoveryReceipt: {
            /** Format: int64 */
            entry: number;
            amount: components["schemas"]["Money"];
            /** Format: date */
            received_on: string;
            reference: string;
            by: components["schemas"]["Named"];
            /** Format: date-time */
            at: string;
        };
        WriteOffView: {
            reason: string;
            decision: string;
            asked_by: components["schemas"]["Named"];
            /** Format: date-time */
            asked_at: string;
            decided_by?: components["schemas"]["Named"];
            /** Format: date-time */
            decided_at?: string;
            answer: string;
        };
        RecoveryView: {
            /** Format: int64 */
            id: number;
            award: components["schemas"]["Named"];
            organisation: components["schemas"]["Named"];
            programme: components["schemas"]["Titled"];
            ground: components["schemas"]["RecoveryGround"];
            state: components["schemas"]["RecoveryState"];
            amount: components["schemas"]["Money"];
            received: components["schemas"]["Money"];
            left: components["schemas"]["Money"];
            /** Format: date */
            due_on: string;
            overdue: boolean;
            by: components["schemas"]["Named"];
            /** Format: date-time */
            at: string;
            reason: string;
            decision: string;
            /** Format: int64 */
            entry: number;
            receipts: components["schemas"]["RecoveryReceipt"][];
            write_off?: components["schemas"]["WriteOffView"];
            withdrawn_because: string;
            /** Format: int64 */
            caused_by: number;
            may: components["schemas"]["May"][];
        };
        NamedDecision: {
            body: string;
            number: string;
            /** Format: date */
            decided_on: string;
        };
        DemandRecoveryAsk: {
            /** Format: int64 */
            award: number;
            ground: components["schemas"]["RecoveryGround"];
            amount: components["schemas"]["Money"];
            reason: string;
            decision: components["schemas"]["NamedDecision"];
            /** Format: date */
            due_on: string;
        };
        ReceiveRecoveryAsk: {
            /** Format: int64 */
            id: number;
            amount: components["schemas"]["Money"];
            /** Format: date */
            received_on: string;
            reference: string;
        };
        AskWriteOffAsk: {
            /** Format: int64 */
            id: number;
            reason: string;
            decision: components["schemas"]["NamedDecision"];
        };
        /** @enum {string} */
        RecoveryEvent: "receive" | "receive_rest" | "ask_write_off" | "confirm_write_off" | "decline_write_off" | "withdraw";
        StepRecoveryAsk: {
            /** Format: int64 */
            id: number;
            step: components["schemas"]["RecoveryEvent"];
            reason?: string;
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
        Stage: "source" | "appropriated" | "allotted" | "reserved" | "committed" | "payable" | "paid" | "spent" | "returned" | "lapsed" | "carried_forward" | "exchanged" | "demanded" | "recovered" | "written_off";
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
        BooksReopeningView: {
            /** Format: int64 */
            id: number;
            /** Format: date */
            through: string;
            decision: string;
            reason: string;
            /** Format: int64 */
            asked_by: number;
            asked_name: string;
            /** Format: date-time */
            asked_at: string;
        };
        PeriodsView: {
            /** Format: date */
            closed_through?: string;
            reopening?: components["schemas"]["BooksReopeningView"];
        };
        CheckPeriodsAsk: {
            /** Format: date */
            through?: string;
        };
        ClosingCheckView: {
            name: string;
            settled: boolean;
            blocks: boolean;
            /** Format: int64 */
            count: number;
            link: string;
            title: components["schemas"]["Bilingual"];
            remedy: components["schemas"]["Bilingual"];
        };
        PeriodChecklist: {
            /** Format: date */
            closed_through?: string;
            reopening?: components["schemas"]["BooksReopeningView"];
            /** Format: date */
            through: string;
            checks: components["schemas"]["ClosingCheckView"][];
            may: components["schemas"]["May"][];
        };
        ClosePeriodAsk: {
            /** Format: date */
            through: string;
        };
        ReopenPeriodAsk: {
            /** Format: date */
            through: string;
            decision: string;
            reason: string;
        };
        /** @enum {string} */
        ReopeningEvent: "confirm" | "refuse";
        AnswerReopeningAsk: {
            step: components["schemas"]["ReopeningEvent"];
            reason?: string;
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
        /** @enum {string} */
        DueGround: "opening_balance" | "advance" | "court_ruling" | "audit_settlement" | "board_decision";
        DueOrder: {
            ground: components["schemas"]["DueGround"];
            body: string;
            number: string;
            /** Format: date */
            decided_on: string;
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
            order?: components["schemas"]["DueOrder"];
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
            order?: components["schemas"]["DueOrder"];
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
        Refusal: "malformed_request" | "malformed_json" | "duplicate_field" | "unknown_field" | "missing_field" | "wrong_type" | "not_a_choice" | "number_out_of_range" | "too_long" | "too_short" | "too_large" | "too_deep" | "unsupported_media_type" | "not_acceptable" | "too_slow" | "unknown_method" | "not_utf8" | "control_character" | "bidi_control" | "not_a_date" | "not_an_amount" | "too_many_decimals" | "unknown_currency" | "bad_check_digit" | "not_an_identifier" | "not_an_address" | "too_many_marks" | "not_found" | "step_not_allowed" | "key_already_used" | "missing_key" | "already_exists" | "changed_meanwhile" | "not_empty" | "programme_not_active" | "unknown_sort" | "bad_cursor" | "unavailable" | "shutting_down" | "key_readable_by_others" | "key_unreadable" | "malformed_encryption_key" | "unknown_setting" | "read_only" | "too_many_connections" | "internal_error" | "last_administrator" | "bad_database_address" | "database_missing" | "database_not_ours" | "database_damaged" | "database_newer" | "database_schema_differs" | "database_wrong_text_order" | "unreadable_file" | "disk_full" | "malformed_note" | "malformed_checkpoint" | "malformed_key" | "wrong_signature" | "not_signed_by_known_key" | "other_log" | "not_a_backup" | "backup_damaged" | "backup_newer" | "backup_schema_differs" | "restore_into_empty_only" | "backup_under_way" | "restored_does_not_verify" | "not_signed_in" | "wrong_credentials" | "code_needed" | "wrong_code" | "too_many_attempts" | "not_your_role" | "cross_site_request" | "link_used_or_expired" | "account_suspended" | "second_factor_needed" | "password_expired" | "fresh_proof_needed" | "beyond_token" | "own_role" | "period_closed" | "exceeds_available" | "exceeds_reservation" | "reservation_expired" | "cause_already_used" | "already_reversed" | "award_not_active" | "agreement_not_signed" | "agreement_signed_already" | "gate_not_passed" | "dependency_not_met" | "verification_needed" | "totals_differ" | "password_too_weak" | "role_for_whole_body" | "role_for_award" | "date_in_past" | "ends_before_start" | "close_account_first" | "two_others_needed" | "encryption_key_missing" | "second_factor_unreadable" | "no_second_factor" | "own_second_factor" | "token_term" | "too_many_tokens" | "password_used_before" | "provider_unavailable" | "provider_declined" | "token_not_right" | "round_over" | "identity_unknown" | "identity_taken" | "account_closed" | "only_way_in" | "must_be_told" | "too_few_legs" | "too_many_legs" | "does_not_balance" | "place_incomplete" | "same_place_twice" | "no_such_way" | "legs_apart" | "day_outside_year" | "worked_on_a_weekday" | "days_overlap" | "date_in_future" | "authority_missing" | "authority_ended" | "exceeds_authority" | "exceeds_authority_of_award" | "exceeds_authority_of_period" | "second_person_needed" | "same_person" | "party_to_it" | "on_negative_list" | "exceeds_indirect_ceiling" | "exceeds_advance_cap" | "exceeds_virement_limit" | "unknown_line" | "no_rule_in_force" | "amounts_differ" | "extension_limit" | "payee_cooling_off" | "year_not_open" | "fiscal_year_in_use" | "year_unsettled" | "rate_missing" | "rate_differs" | "not_positive" | "evidence_missing" | "decision_not_adopted" | "decision_carried_out" | "chair_taken" | "not_of_the_unit" | "of_owners_unit" | "parts_open" | "whole_ended" | "no_date_asked" | "nothing_to_decide" | "items_open" | "meeting_not_running" | "not_the_chair" | "known_from_a_report" | "outcome_not_of_kind" | "not_restorable" | "not_text" | "levels_out_of_order" | "answered_already" | "follows_its_item" | "adopted_as_it_is" | "item_takes_no_paper" | "paper_not_ready" | "paper_on_agenda" | "paper_moved_on" | "paper_not_issued" | "attendance_missing" | "quorum_missing" | "votes_exceed_present" | "roll_and_secret" | "does_not_vote" | "vote_missing" | "vote_lost" | "vote_carried" | "not_a_member" | "already_voted" | "not_a_number" | "not_a_period" | "period_not_of_frequency" | "period_locked" | "period_not_locked" | "figures_waiting" | "source_missing" | "operator_and_kind" | "plan_not_open" | "decision_missing" | "figures_there" | "nothing_to_choose" | "indicator_not_yours" | "of_piloting_unit" | "pilot_over" | "not_later" | "conditions_and_verdict" | "not_evaluated" | "evaluated_against" | "pilot_of_another" | "nobody_elsewhere" | "contact_is_a_person" | "one_kind_of_template" | "criteria_missing" | "circular_dependency" | "milestone_not_met" | "measurement_missing" | "criterion_not_reached" | "amendment_open" | "not_all_measured" | "closeout_incomplete" | "money_still_open" | "exceeds_due" | "already_requested" | "cost_outside_award" | "exceeds_claims_agreed" | "not_iso_20022" | "document_type_refused" | "unknown_format" | "unknown_encoding" | "mapping_incomplete" | "wrong_column_count" | "repeated_identifier" | "repeated_in_file" | "unclosed_quote" | "nothing_to_import" | "formula_cell" | "expanded_too_large" | "upload_quota_reached" | "stray_quote" | "error_cell" | "column_missing" | "repeated_header" | "unknown_sheet" | "payee_not_usable" | "payee_of_another" | "holder_not_known" | "not_an_account_number" | "duplicate_invoice" | "nearly_same_payment" | "finding_open" | "payment_not_known";
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
        SpecialDaysAsk: {
            sort?: string;
            cursor?: string;
            /** Format: int64 */
            limit?: number;
            /** Format: int64 */
            year?: number;
            worked?: boolean;
        };
        SpecialDayItem: {
            /** Format: int64 */
            id: number;
            /** Format: int64 */
            calendar: number;
            /** Format: int64 */
            year: number;
            /** Format: date */
            first_day: string;
            /** Format: date */
            last_day: string;
            worked: boolean;
            title: components["schemas"]["Bilingual"];
            source: string;
            /** Format: date */
            counts_from: string;
            recorded_by: components["schemas"]["Named"];
            /** Format: date-time */
            recorded_at: string;
        };
        ListOfSpecialDayItem: {
            items: components["schemas"]["SpecialDayItem"][];
            next: string;
            /** Format: int64 */
            total?: number;
            sums?: components["schemas"]["CurrencySum"][];
        };
        SpecialDays: {
            /** Format: date */
            first_day: string;
            /** Format: date */
            last_day: string;
            worked: boolean;
            title: components["schemas"]["Bilingual"];
        };
        SetWorkCalendarAsk: {
            /** Format: int64 */
            year: number;
            source: string;
            days: components["schemas"]["SpecialDays"][];
            /** Format: int64 */
            seen?: number;
        };
        WorkCalendarView: {
            /** Format: int64 */
            id: number;
            /** Format: int64 */
            year: number;
            source: string;
            /** Format: date */
            counts_from: string;
            days: components["schemas"]["SpecialDays"][];
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
            checks: components["schemas"]["ClosingCheckView"][];
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
            granted: components["schemas"]["Money"];
            bound: components["schemas"]["Money"];
            paid: components["schemas"]["Money"];
            at_risk: components["schemas"]["Money"];
            expected: components["schemas"]["Money"];
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
        FindingRule: "disbursed_above_award" | "awarded_above_applied" | "undisbursed_award" | "amounts_in_two_currencies" | "booked_above_award" | "outside_period" | "split_below_limit" | "spent_at_the_end" | "line_overrun" | "spent_ahead_of_work" | "no_cost_for_long" | "entered_late" | "report_missing" | "on_negative_list" | "advance_uncleared";
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
        ReadCommuniqueAsk: {
            digest: string;
            name: string;
        };
        /** @enum {string} */
        CommuniqueLanguage: "zh" | "en";
        Quote: {
            text: string;
            /** Format: int64 */
            start: number;
            /** Format: int64 */
            end: number;
        };
        QuotedDay: {
            text: string;
            /** Format: int64 */
            start: number;
            /** Format: int64 */
            end: number;
            /** Format: date */
            day?: string;
            year_inferred: boolean;
        };
        QuotedChair: {
            text: string;
            /** Format: int64 */
            start: number;
            /** Format: int64 */
            end: number;
            name: string;
            office: string;
        };
        CommuniqueHeader: {
            syndicated: boolean;
            titles: components["schemas"]["Quote"][];
            outlet?: components["schemas"]["Quote"];
            published?: components["schemas"]["QuotedDay"];
            reporter?: components["schemas"]["Quote"];
            reporter_of?: components["schemas"]["Quote"];
            meeting_date?: components["schemas"]["QuotedDay"];
            body?: components["schemas"]["Quote"];
            chair?: components["schemas"]["QuotedChair"];
            follow_up?: components["schemas"]["Quote"];
            topics: components["schemas"]["Quote"][];
            topics_complete: boolean;
        };
        /** @enum {string} */
        ProposedItemKind: "study" | "hear_report" | "deliberate_paper" | "other";
        ProposedItem: {
            /** Format: int64 */
            number: number;
            kind: components["schemas"]["ProposedItemKind"];
            label?: components["schemas"]["Quote"];
            label_inferred: boolean;
            /** Format: int64 */
            start: number;
            /** Format: int64 */
            end: number;
        };
        ProposedStudy: {
            text: string;
            /** Format: int64 */
            start: number;
            /** Format: int64 */
            end: number;
            /** Format: int64 */
            item?: number;
        };
        ProposedReport: {
            text: string;
            /** Format: int64 */
            start: number;
            /** Format: int64 */
            end: number;
            list_complete: boolean;
            /** Format: int64 */
            item?: number;
        };
        /** @enum {string} */
        PaperOutcome: "adopted" | "adopted_in_principle" | "deliberated" | "heard" | "noted" | "returned" | "deferred";
        ProposedPaper: {
            text: string;
            /** Format: int64 */
            start: number;
            /** Format: int64 */
            end: number;
            outcome: components["schemas"]["PaperOutcome"];
            decided_by: components["schemas"]["Quote"];
            list_complete: boolean;
            /** Format: int64 */
            item?: number;
        };
        ProposedFinding: {
            text: string;
            /** Format: int64 */
            start: number;
            /** Format: int64 */
            end: number;
            /** Format: int64 */
            item?: number;
        };
        /** @enum {string} */
        ClauseClass: "study" | "attitude" | "commitment" | "political" | "principle" | "action" | "method" | "deliverable" | "outcome" | "purpose";
        ProposedClause: {
            text: string;
            /** Format: int64 */
            start: number;
            /** Format: int64 */
            end: number;
            class: components["schemas"]["ClauseClass"];
            verb: string;
            object: string;
        };
        ProposedDirective: {
            key: string;
            text: string;
            /** Format: int64 */
            start: number;
            /** Format: int64 */
            end: number;
            /** Format: int64 */
            item?: number;
            owner?: components["schemas"]["Quote"];
            due?: components["schemas"]["QuotedDay"];
            clauses: components["schemas"]["ProposedClause"][];
            /** Format: int64 */
            recorded?: number;
        };
        /** @enum {string} */
        ChangeKind: "removed_reading" | "converted_script" | "width" | "line_break" | "repaired" | "doubtful" | "damaged_number" | "kept_note";
        TextChange: {
            kind: components["schemas"]["ChangeKind"];
            /** Format: int64 */
            from: number;
            /** Format: int64 */
            to: number;
            /** Format: int64 */
            start: number;
            /** Format: int64 */
            end: number;
            before: string;
            after: string;
        };
        CommuniqueReading: {
            language: components["schemas"]["CommuniqueLanguage"];
            meeting: boolean;
            header: components["schemas"]["CommuniqueHeader"];
            items: components["schemas"]["ProposedItem"][];
            study_items: components["schemas"]["ProposedStudy"][];
            reports: components["schemas"]["ProposedReport"][];
            papers: components["schemas"]["ProposedPaper"][];
            findings: components["schemas"]["ProposedFinding"][];
            directives: components["schemas"]["ProposedDirective"][];
            digest: string;
            encoding: string;
            original: string;
            restored: string;
            marks: components["schemas"]["TextChange"][];
        };
        FigureImportAsk: {
            /** Format: int64 */
            plan: number;
            digest: string;
            decision?: string;
        };
        /** @enum {string} */
        FigureRowFate: "entered" | "already_there" | "repeated" | "refused";
        FigureRowView: {
            /** Format: int64 */
            line: number;
            fate: components["schemas"]["FigureRowFate"];
            code: string;
            name: string;
            kind?: components["schemas"]["FigureKind"];
            period?: string;
            value?: string;
            address: string;
            new_indicator: boolean;
            beside: boolean;
            column: string;
            refusal: string;
            why: components["schemas"]["Bilingual"];
            cell: string;
        };
        FigurePreview: {
            /** Format: int64 */
            rows: number;
            /** Format: int64 */
            entered: number;
            /** Format: int64 */
            already_there: number;
            /** Format: int64 */
            repeated: number;
            /** Format: int64 */
            refused: number;
            /** Format: int64 */
            unfilled: number;
            /** Format: int64 */
            indicators: number;
            /** Format: int64 */
            domains: number;
            list: components["schemas"]["FigureRowView"][];
        };
        ImportedFigures: {
            /** Format: int64 */
            id: number;
            /** Format: int64 */
            rows: number;
            /** Format: int64 */
            entered: number;
            /** Format: int64 */
            already_there: number;
            /** Format: int64 */
            repeated: number;
            /** Format: int64 */
            unfilled: number;
            /** Format: int64 */
            indicators: number;
        };
        DifferenceAsk: {
            /** Format: int64 */
            id: number;
            /** Format: int64 */
            before?: number;
            /** Format: int64 */
            after?: number;
        };
        PaperSide: {
            /** Format: int64 */
            version: number;
            file: components["schemas"]["EvidenceFile"];
            unreadable?: components["schemas"]["Bilingual"];
        };
        /** @enum {string} */
        DifferenceKind: "same" | "changed" | "removed" | "added";
        DifferenceSpan: {
            text: string;
            changed: boolean;
        };
        DifferenceRow: {
            kind: components["schemas"]["DifferenceKind"];
            before: components["schemas"]["DifferenceSpan"][];
            after: components["schemas"]["DifferenceSpan"][];
        };
        PaperDifference: {
            before: components["schemas"]["PaperSide"];
            after: components["schemas"]["PaperSide"];
            identical: boolean;
            readable: boolean;
            /** Format: int64 */
            removed: number;
            /** Format: int64 */
            added: number;
            /** Format: int64 */
            changed: number;
            rows: components["schemas"]["DifferenceRow"][];
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
        FigureName: "awarded" | "applied" | "disbursed" | "booked" | "paid" | "limit" | "one_of_them" | "in_all" | "at_the_end" | "others_at_the_end" | "planned_for_line" | "booked_on_line" | "spent" | "promised" | "accepted" | "entered" | "advanced" | "accounted_for";
        Figure: {
            name: components["schemas"]["FigureName"];
            amount: components["schemas"]["Money"];
            /** Format: date */
            on?: string;
            of?: string;
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
        /** @enum {string} */
        FindingParameter: "split_window_days" | "split_least" | "split_from_percent" | "end_percent_of_period" | "end_share_percent" | "end_percent_of_median" | "line_overrun_percent" | "spent_ahead_points" | "idle_days" | "late_entry_days" | "report_reminder_days" | "report_overdue_days" | "report_stop_days" | "advance_clear_days";
        FindingParametersAsk: {
            sort?: string;
            cursor?: string;
            /** Format: int64 */
            limit?: number;
            name?: components["schemas"]["FindingParameter"];
            /** Format: int64 */
            programme?: number;
        };
        FindingParameterItem: {
            /** Format: int64 */
            id: number;
            name: components["schemas"]["FindingParameter"];
            rule: components["schemas"]["FindingRule"];
            title: components["schemas"]["Bilingual"];
            programme?: components["schemas"]["Titled"];
            /** Format: int64 */
            value: number;
            /** Format: date */
            valid_from: string;
            reason: string;
            recorded_by?: components["schemas"]["Named"];
            /** Format: date-time */
            recorded_at: string;
        };
        ListOfFindingParameterItem: {
            items: components["schemas"]["FindingParameterItem"][];
            next: string;
            /** Format: int64 */
            total?: number;
            sums?: components["schemas"]["CurrencySum"][];
        };
        SetFindingParameterAsk: {
            name: components["schemas"]["FindingParameter"];
            /** Format: int64 */
            programme?: number;
            /** Format: int64 */
            value: number;
            /** Format: date */
            valid_from: string;
            reason: string;
        };
        ReportsAsk: {
            sort?: string;
            cursor?: string;
            /** Format: int64 */
            limit?: number;
            /** Format: int64 */
            award?: number;
            /** Format: int64 */
            programme?: number;
            kind?: components["schemas"]["ReportKind"];
            late?: boolean;
        };
        ReportDueItem: {
            /** Format: int64 */
            id: number;
            kind: components["schemas"]["ReportKind"];
            milestone: string;
            award: components["schemas"]["Named"];
            programme: components["schemas"]["Titled"];
            /** Format: date */
            covers_until: string;
            /** Format: date */
            due_on: string;
            /** Format: int64 */
            days_late: number;
            level?: components["schemas"]["ReportLevel"];
            stops: boolean;
        };
        ListOfReportDueItem: {
            items: components["schemas"]["ReportDueItem"][];
            next: string;
            /** Format: int64 */
            total?: number;
            sums?: components["schemas"]["CurrencySum"][];
        };
        RegisterAsk: {
            sort?: string;
            cursor?: string;
            /** Format: int64 */
            limit?: number;
            text?: string;
            /** Format: int64 */
            award?: number;
            /** Format: int64 */
            programme?: number;
            state?: components["schemas"]["CloseoutState"];
        };
        AssetItem: {
            /** Format: int64 */
            id: number;
            name: string;
            amount: components["schemas"]["Money"];
            custodian: string;
            award: components["schemas"]["Named"];
            award_title: string;
            programme: components["schemas"]["Titled"];
            organisation: string;
            state: components["schemas"]["CloseoutState"];
            /** Format: date */
            concluded_on?: string;
        };
        ListOfAssetItem: {
            items: components["schemas"]["AssetItem"][];
            next: string;
            /** Format: int64 */
            total?: number;
            sums?: components["schemas"]["CurrencySum"][];
        };
        ResultsAsk: {
            sort?: string;
            cursor?: string;
            /** Format: int64 */
            limit?: number;
            text?: string;
            /** Format: int64 */
            award?: number;
            /** Format: int64 */
            programme?: number;
            state?: components["schemas"]["CloseoutState"];
            kind?: components["schemas"]["ResultKind"];
        };
        ResultItem: {
            /** Format: int64 */
            id: number;
            kind: components["schemas"]["ResultKind"];
            title: string;
            identifier: string;
            award: components["schemas"]["Named"];
            award_title: string;
            programme: components["schemas"]["Titled"];
            organisation: string;
            state: components["schemas"]["CloseoutState"];
            /** Format: date */
            concluded_on?: string;
        };
        ListOfResultItem: {
            items: components["schemas"]["ResultItem"][];
            next: string;
            /** Format: int64 */
            total?: number;
            sums?: components["schemas"]["CurrencySum"][];
        };
        BurnAsk: {
            /** Format: int64 */
            award?: number;
            /** Format: int64 */
            programme?: number;
            /** Format: int64 */
            appropriation?: number;
            currency?: string;
        };
        BurnMonth: {
            month: string;
            /** Format: int64 */
            planned: number;
            /** Format: int64 */
            accepted: number;
            /** Format: int64 */
            paid: number;
        };
        BurnView: {
            currency: string;
            this_month: string;
            planned_by_now: components["schemas"]["Money"];
            accepted: components["schemas"]["Money"];
            paid: components["schemas"]["Money"];
            months: components["schemas"]["BurnMonth"][];
            currencies: string[];
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
        NoticeWay: "letter" | "call_back" | "email" | "in_person";
        /** @enum {string} */
        NoticeAnswer: "confirmed" | "objected" | "no_answer";
        PayeeNotice: {
            contact: components["schemas"]["ContactName"];
            way: components["schemas"]["NoticeWay"];
            /** Format: date */
            told_on: string;
            answer: components["schemas"]["NoticeAnswer"];
            said: string;
            by: components["schemas"]["Named"];
            /** Format: date-time */
            at: string;
        };
        OverrideView: {
            reason: string;
            asked_by: components["schemas"]["Named"];
            /** Format: date-time */
            asked_at: string;
            agreed_by?: components["schemas"]["Named"];
            /** Format: date-time */
            agreed_at?: string;
            agreed_reason: string;
            reviewed_by?: components["schemas"]["Named"];
            /** Format: date-time */
            reviewed_at?: string;
            review: string;
        };
        /** @enum {string} */
        PayeeBy: "proposer" | "checker" | "contact" | "schedule" | "reviewer";
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
            notices: components["schemas"]["PayeeNotice"][];
            without_contact?: components["schemas"]["OverrideView"];
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
        PayeeEvent: "verify" | "confirm" | "deny" | "confirm_by_letter" | "become_usable" | "be_replaced" | "suspend" | "resume" | "close" | "reject" | "withdraw" | "tell_contact" | "take_objection" | "ask_override" | "override_contact" | "review_override";
        StepPayeeAsk: {
            /** Format: int64 */
            id: number;
            step: components["schemas"]["PayeeEvent"];
            reason?: string;
            registry?: string;
            document?: string;
        };
        TellContactAsk: {
            /** Format: int64 */
            id: number;
            way: components["schemas"]["NoticeWay"];
            /** Format: date */
            told_on: string;
            answer: components["schemas"]["NoticeAnswer"];
            said: string;
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
        MakeLinkAsk: {
            /** Format: int64 */
            id: number;
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
            account_abroad: boolean;
            unreviewed: boolean;
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
        PaymentCheckName: "milestone" | "ground" | "due" | "award" | "payee" | "invoice" | "findings" | "period";
        PaymentCheckView: {
            name: components["schemas"]["PaymentCheckName"];
            passed: boolean;
            refusal?: string;
            title?: components["schemas"]["Bilingual"];
            detail: string;
        };
        PaymentOrder: {
            /** Format: int64 */
            entry: number;
            order: components["schemas"]["DueOrder"];
            entered_by?: components["schemas"]["Named"];
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
            account_abroad: boolean;
            unreviewed: boolean;
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
            orders: components["schemas"]["PaymentOrder"][];
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
        UploadView: {
            digest: string;
            /** Format: int64 */
            size: number;
            name: string;
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
export type DecisionsAsk = components['schemas']['DecisionsAsk'];
export type Titled = components['schemas']['Titled'];
export type ItemState = components['schemas']['ItemState'];
export type DecisionItem = components['schemas']['DecisionItem'];
export type CurrencySum = components['schemas']['CurrencySum'];
export type ListOfDecisionItem = components['schemas']['ListOfDecisionItem'];
export type DecisionAsk = components['schemas']['DecisionAsk'];
export type RecordLink = components['schemas']['RecordLink'];
export type EffectView = components['schemas']['EffectView'];
export type DecisionView = components['schemas']['DecisionView'];
export type NameEffectAsk = components['schemas']['NameEffectAsk'];
export type WithdrawEffectAsk = components['schemas']['WithdrawEffectAsk'];
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
export type OpenSessionsAsk = components['schemas']['OpenSessionsAsk'];
export type OpenSessionItem = components['schemas']['OpenSessionItem'];
export type OpenSessionsView = components['schemas']['OpenSessionsView'];
export type EndSessionAsk = components['schemas']['EndSessionAsk'];
export type SignInEventsAsk = components['schemas']['SignInEventsAsk'];
export type SignInEventKind = components['schemas']['SignInEventKind'];
export type SignInEventItem = components['schemas']['SignInEventItem'];
export type ListOfSignInEventItem = components['schemas']['ListOfSignInEventItem'];
export type SignInsAsk = components['schemas']['SignInsAsk'];
export type Named = components['schemas']['Named'];
export type SignInItem = components['schemas']['SignInItem'];
export type ListOfSignInItem = components['schemas']['ListOfSignInItem'];
export type SecondFactorView = components['schemas']['SecondFactorView'];
export type StartedView = components['schemas']['StartedView'];
export type CodeAsk = components['schemas']['CodeAsk'];
export type RecoveryCodesView = components['schemas']['RecoveryCodesView'];
export type RemoveFactorAsk = components['schemas']['RemoveFactorAsk'];
export type PersonState = components['schemas']['PersonState'];
export type PersonView = components['schemas']['PersonView'];
export type ProveAsk = components['schemas']['ProveAsk'];
export type ProvedView = components['schemas']['ProvedView'];
export type ProofOf = components['schemas']['ProofOf'];
export type PasswordProfile = components['schemas']['PasswordProfile'];
export type SignInRules = components['schemas']['SignInRules'];
export type ApiTokensAsk = components['schemas']['ApiTokensAsk'];
export type ApiTokenItem = components['schemas']['ApiTokenItem'];
export type ApiTokensView = components['schemas']['ApiTokensView'];
export type MakeTokenAsk = components['schemas']['MakeTokenAsk'];
export type MadeTokenView = components['schemas']['MadeTokenView'];
export type EndTokenAsk = components['schemas']['EndTokenAsk'];
export type PeopleAsk = components['schemas']['PeopleAsk'];
export type PersonItem = components['schemas']['PersonItem'];
export type ListOfPersonItem = components['schemas']['ListOfPersonItem'];
export type PersonAsk = components['schemas']['PersonAsk'];
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
export type ProviderView = components['schemas']['ProviderView'];
export type LeaveAsk = components['schemas']['LeaveAsk'];
export type LeaveView = components['schemas']['LeaveView'];
export type ReturnAsk = components['schemas']['ReturnAsk'];
export type ReturnedView = components['schemas']['ReturnedView'];
export type RoundCodeAsk = components['schemas']['RoundCodeAsk'];
export type IdentitiesAsk = components['schemas']['IdentitiesAsk'];
export type IdentityItem = components['schemas']['IdentityItem'];
export type IdentitiesView = components['schemas']['IdentitiesView'];
export type EndIdentityAsk = components['schemas']['EndIdentityAsk'];
export type LinkAsk = components['schemas']['LinkAsk'];
export type VisitorItem = components['schemas']['VisitorItem'];
export type VisitorsView = components['schemas']['VisitorsView'];
export type MessageCategory = components['schemas']['MessageCategory'];
export type MyMessagesAsk = components['schemas']['MyMessagesAsk'];
export type MessageItem = components['schemas']['MessageItem'];
export type ListOfMessageItem = components['schemas']['ListOfMessageItem'];
export type ReadMessagesAsk = components['schemas']['ReadMessagesAsk'];
export type UnreadView = components['schemas']['UnreadView'];
export type ChoicesAsk = components['schemas']['ChoicesAsk'];
export type CategoryChoice = components['schemas']['CategoryChoice'];
export type ChoicesView = components['schemas']['ChoicesView'];
export type ChooseMessagesAsk = components['schemas']['ChooseMessagesAsk'];
export type MailState = components['schemas']['MailState'];
export type MailsAsk = components['schemas']['MailsAsk'];
export type MailKind = components['schemas']['MailKind'];
export type MailItem = components['schemas']['MailItem'];
export type ListOfMailItem = components['schemas']['ListOfMailItem'];
export type UnlockLinkAsk = components['schemas']['UnlockLinkAsk'];
export type UnlockLinkView = components['schemas']['UnlockLinkView'];
export type UnlockAsk = components['schemas']['UnlockAsk'];
export type UnlockedView = components['schemas']['UnlockedView'];
export type SavedFiltersAsk = components['schemas']['SavedFiltersAsk'];
export type SavedFilterItem = components['schemas']['SavedFilterItem'];
export type SavedFiltersView = components['schemas']['SavedFiltersView'];
export type SaveFilterAsk = components['schemas']['SaveFilterAsk'];
export type ForgetFilterAsk = components['schemas']['ForgetFilterAsk'];
export type BodyKind = components['schemas']['BodyKind'];
export type BodiesAsk = components['schemas']['BodiesAsk'];
export type BodyItem = components['schemas']['BodyItem'];
export type ListOfBodyItem = components['schemas']['ListOfBodyItem'];
export type BodyAsk = components['schemas']['BodyAsk'];
export type BodyOffice = components['schemas']['BodyOffice'];
export type MemberView = components['schemas']['MemberView'];
export type MeetingDocumentKind = components['schemas']['MeetingDocumentKind'];
export type IssuedDocument = components['schemas']['IssuedDocument'];
export type BodyView = components['schemas']['BodyView'];
export type FoundBodyAsk = components['schemas']['FoundBodyAsk'];
export type NameMemberAsk = components['schemas']['NameMemberAsk'];
export type SetIssuerCodeAsk = components['schemas']['SetIssuerCodeAsk'];
export type EndTermAsk = components['schemas']['EndTermAsk'];
export type DirectiveState = components['schemas']['DirectiveState'];
export type EscalationLevel = components['schemas']['EscalationLevel'];
export type DirectivesAsk = components['schemas']['DirectivesAsk'];
export type LevelTone = components['schemas']['LevelTone'];
export type LevelShape = components['schemas']['LevelShape'];
export type LevelMark = components['schemas']['LevelMark'];
export type DirectiveItem = components['schemas']['DirectiveItem'];
export type ListOfDirectiveItem = components['schemas']['ListOfDirectiveItem'];
export type DirectiveAsk = components['schemas']['DirectiveAsk'];
export type ClauseKind = components['schemas']['ClauseKind'];
export type Clause = components['schemas']['Clause'];
export type SourceSpan = components['schemas']['SourceSpan'];
export type DateAsked = components['schemas']['DateAsked'];
export type DirectiveTimes = components['schemas']['DirectiveTimes'];
export type TreeNode = components['schemas']['TreeNode'];
export type DirectiveEvent = components['schemas']['DirectiveEvent'];
export type EvidenceFile = components['schemas']['EvidenceFile'];
export type DutyReport = components['schemas']['DutyReport'];
export type DirectiveWord = components['schemas']['DirectiveWord'];
export type EscalationPlace = components['schemas']['EscalationPlace'];
export type EscalationTold = components['schemas']['EscalationTold'];
export type EscalationView = components['schemas']['EscalationView'];
export type DirectiveView = components['schemas']['DirectiveView'];
export type MyDutiesAsk = components['schemas']['MyDutiesAsk'];
export type MyDuties = components['schemas']['MyDuties'];
export type CaptureDirectiveAsk = components['schemas']['CaptureDirectiveAsk'];
export type Assignment = components['schemas']['Assignment'];
export type DirectiveText = components['schemas']['DirectiveText'];
export type StepDirectiveAsk = components['schemas']['StepDirectiveAsk'];
export type EscalationLevelsAsk = components['schemas']['EscalationLevelsAsk'];
export type LevelTerms = components['schemas']['LevelTerms'];
export type EscalationLevelItem = components['schemas']['EscalationLevelItem'];
export type EscalationLevels = components['schemas']['EscalationLevels'];
export type SetEscalationLevelAsk = components['schemas']['SetEscalationLevelAsk'];
export type LookForLevelsAsk = components['schemas']['LookForLevelsAsk'];
export type LevelsReached = components['schemas']['LevelsReached'];
export type AnswerEscalationAsk = components['schemas']['AnswerEscalationAsk'];
export type AnsweredView = components['schemas']['AnsweredView'];
export type OverdueUnitsAsk = components['schemas']['OverdueUnitsAsk'];
export type OverdueUnit = components['schemas']['OverdueUnit'];
export type OverdueUnits = components['schemas']['OverdueUnits'];
export type BulletinAsk = components['schemas']['BulletinAsk'];
export type LevelCount = components['schemas']['LevelCount'];
export type BulletinUnit = components['schemas']['BulletinUnit'];
export type BulletinLate = components['schemas']['BulletinLate'];
export type BulletinPoint = components['schemas']['BulletinPoint'];
export type BulletinView = components['schemas']['BulletinView'];
export type MyCalendarAsk = components['schemas']['MyCalendarAsk'];
export type CalendarView = components['schemas']['CalendarView'];
export type MeetingState = components['schemas']['MeetingState'];
export type MeetingsAsk = components['schemas']['MeetingsAsk'];
export type Confidence = components['schemas']['Confidence'];
export type MeetingItem = components['schemas']['MeetingItem'];
export type ListOfMeetingItem = components['schemas']['ListOfMeetingItem'];
export type MeetingAsk = components['schemas']['MeetingAsk'];
export type ItemKind = components['schemas']['ItemKind'];
export type ItemVisibility = components['schemas']['ItemVisibility'];
export type PaperState = components['schemas']['PaperState'];
export type PaperOnAgenda = components['schemas']['PaperOnAgenda'];
export type AgendaItemView = components['schemas']['AgendaItemView'];
export type MeetingDocumentView = components['schemas']['MeetingDocumentView'];
export type MeetingView = components['schemas']['MeetingView'];
export type DraftMeetingAsk = components['schemas']['DraftMeetingAsk'];
export type SetItemAsk = components['schemas']['SetItemAsk'];
export type OrderAgendaAsk = components['schemas']['OrderAgendaAsk'];
export type MeetingEvent = components['schemas']['MeetingEvent'];
export type StepMeetingAsk = components['schemas']['StepMeetingAsk'];
export type IssueDocumentAsk = components['schemas']['IssueDocumentAsk'];
export type WithdrawDocumentAsk = components['schemas']['WithdrawDocumentAsk'];
export type AgendaItemsAsk = components['schemas']['AgendaItemsAsk'];
export type AgendaItemItem = components['schemas']['AgendaItemItem'];
export type ListOfAgendaItemItem = components['schemas']['ListOfAgendaItemItem'];
export type AgendaItemAsk = components['schemas']['AgendaItemAsk'];
export type ItemEvent = components['schemas']['ItemEvent'];
export type StepItemAsk = components['schemas']['StepItemAsk'];
export type CorrectItemAsk = components['schemas']['CorrectItemAsk'];
export type PapersAsk = components['schemas']['PapersAsk'];
export type PaperItem = components['schemas']['PaperItem'];
export type ListOfPaperItem = components['schemas']['ListOfPaperItem'];
export type PaperAsk = components['schemas']['PaperAsk'];
export type PaperVersionView = components['schemas']['PaperVersionView'];
export type PaperFixed = components['schemas']['PaperFixed'];
export type PaperOpenness = components['schemas']['PaperOpenness'];
export type PaperDetail = components['schemas']['PaperDetail'];
export type PaperFiguresAsk = components['schemas']['PaperFiguresAsk'];
export type PaperFigures = components['schemas']['PaperFigures'];
export type DraftPaperAsk = components['schemas']['DraftPaperAsk'];
export type PlacePaperAsk = components['schemas']['PlacePaperAsk'];
export type PaperEvent = components['schemas']['PaperEvent'];
export type PaperIssue = components['schemas']['PaperIssue'];
export type StepPaperAsk = components['schemas']['StepPaperAsk'];
export type BodyRulesAsk = components['schemas']['BodyRulesAsk'];
export type Share = components['schemas']['Share'];
export type MajorityOf = components['schemas']['MajorityOf'];
export type BodyRules = components['schemas']['BodyRules'];
export type BodyRulesView = components['schemas']['BodyRulesView'];
export type SetBodyRulesAsk = components['schemas']['SetBodyRulesAsk'];
export type MeetingVotingAsk = components['schemas']['MeetingVotingAsk'];
export type AttendanceKind = components['schemas']['AttendanceKind'];
export type MemberThere = components['schemas']['MemberThere'];
export type InterestView = components['schemas']['InterestView'];
export type VoteMethod = components['schemas']['VoteMethod'];
export type Tally = components['schemas']['Tally'];
export type Eligible = components['schemas']['Eligible'];
export type VoteCast = components['schemas']['VoteCast'];
export type RollView = components['schemas']['RollView'];
export type VoteView = components['schemas']['VoteView'];
export type ItemVoting = components['schemas']['ItemVoting'];
export type MeetingVoting = components['schemas']['MeetingVoting'];
export type TakeAttendanceAsk = components['schemas']['TakeAttendanceAsk'];
export type DeclareInterestAsk = components['schemas']['DeclareInterestAsk'];
export type RollVote = components['schemas']['RollVote'];
export type VoteAsk = components['schemas']['VoteAsk'];
export type ReportedItem = components['schemas']['ReportedItem'];
export type ReportedDirective = components['schemas']['ReportedDirective'];
export type ImportReportAsk = components['schemas']['ImportReportAsk'];
export type ImportedReport = components['schemas']['ImportedReport'];
export type PlanState = components['schemas']['PlanState'];
export type PlansAsk = components['schemas']['PlansAsk'];
export type PlanItem = components['schemas']['PlanItem'];
export type ListOfPlanItem = components['schemas']['ListOfPlanItem'];
export type PlanAsk = components['schemas']['PlanAsk'];
export type PlanPartKind = components['schemas']['PlanPartKind'];
export type PartView = components['schemas']['PartView'];
export type Direction = components['schemas']['Direction'];
export type Frequency = components['schemas']['Frequency'];
export type PeriodValue = components['schemas']['PeriodValue'];
export type Operator = components['schemas']['Operator'];
export type TargetValue = components['schemas']['TargetValue'];
export type Assessment = components['schemas']['Assessment'];
export type IndicatorItem = components['schemas']['IndicatorItem'];
export type AssessmentCount = components['schemas']['AssessmentCount'];
export type PlanView = components['schemas']['PlanView'];
export type DraftPlanAsk = components['schemas']['DraftPlanAsk'];
export type PlanEvent = components['schemas']['PlanEvent'];
export type StepPlanAsk = components['schemas']['StepPlanAsk'];
export type SetPartAsk = components['schemas']['SetPartAsk'];
export type DefineIndicatorAsk = components['schemas']['DefineIndicatorAsk'];
export type LockPeriodAsk = components['schemas']['LockPeriodAsk'];
export type IndicatorsAsk = components['schemas']['IndicatorsAsk'];
export type ListOfIndicatorItem = components['schemas']['ListOfIndicatorItem'];
export type IndicatorAsk = components['schemas']['IndicatorAsk'];
export type ForecastMethod = components['schemas']['ForecastMethod'];
export type ForecastView = components['schemas']['ForecastView'];
export type BreakView = components['schemas']['BreakView'];
export type MeasureView = components['schemas']['MeasureView'];
export type FigureKind = components['schemas']['FigureKind'];
export type FigureState = components['schemas']['FigureState'];
export type FigureView = components['schemas']['FigureView'];
export type IndicatorView = components['schemas']['IndicatorView'];
export type AssignIndicatorAsk = components['schemas']['AssignIndicatorAsk'];
export type RedefineIndicatorAsk = components['schemas']['RedefineIndicatorAsk'];
export type SetMeasureAsk = components['schemas']['SetMeasureAsk'];
export type BreakSeriesAsk = components['schemas']['BreakSeriesAsk'];
export type EnterFigureAsk = components['schemas']['EnterFigureAsk'];
export type FiguresAsk = components['schemas']['FiguresAsk'];
export type FigureItem = components['schemas']['FigureItem'];
export type ListOfFigureItem = components['schemas']['ListOfFigureItem'];
export type FigureEvent = components['schemas']['FigureEvent'];
export type StepFigureAsk = components['schemas']['StepFigureAsk'];
export type FiguresView = components['schemas']['FiguresView'];
export type ChooseFigureAsk = components['schemas']['ChooseFigureAsk'];
export type ApproveFiguresAsk = components['schemas']['ApproveFiguresAsk'];
export type ApprovedFigures = components['schemas']['ApprovedFigures'];
export type FiguresDueAsk = components['schemas']['FiguresDueAsk'];
export type FigureDue = components['schemas']['FigureDue'];
export type FiguresDue = components['schemas']['FiguresDue'];
export type MyFiguresAsk = components['schemas']['MyFiguresAsk'];
export type MyIndicator = components['schemas']['MyIndicator'];
export type MyPlan = components['schemas']['MyPlan'];
export type MyFigures = components['schemas']['MyFigures'];
export type PilotState = components['schemas']['PilotState'];
export type PilotVerdict = components['schemas']['PilotVerdict'];
export type PilotsAsk = components['schemas']['PilotsAsk'];
export type PilotItem = components['schemas']['PilotItem'];
export type ListOfPilotItem = components['schemas']['ListOfPilotItem'];
export type PilotAsk = components['schemas']['PilotAsk'];
export type MeasureOfPilot = components['schemas']['MeasureOfPilot'];
export type PilotEvaluation = components['schemas']['PilotEvaluation'];
export type PracticeState = components['schemas']['PracticeState'];
export type PracticeNamed = components['schemas']['PracticeNamed'];
export type PilotView = components['schemas']['PilotView'];
export type PilotMeasure = components['schemas']['PilotMeasure'];
export type ProposePilotAsk = components['schemas']['ProposePilotAsk'];
export type PilotEvent = components['schemas']['PilotEvent'];
export type StepPilotAsk = components['schemas']['StepPilotAsk'];
export type EvaluatePilotAsk = components['schemas']['EvaluatePilotAsk'];
export type TemplateNoun = components['schemas']['TemplateNoun'];
export type PracticesAsk = components['schemas']['PracticesAsk'];
export type PracticeItem = components['schemas']['PracticeItem'];
export type ListOfPracticeItem = components['schemas']['ListOfPracticeItem'];
export type PracticeAsk = components['schemas']['PracticeAsk'];
export type PracticeText = components['schemas']['PracticeText'];
export type PilotBrief = components['schemas']['PilotBrief'];
export type AdoptionResultView = components['schemas']['AdoptionResultView'];
export type AdoptionView = components['schemas']['AdoptionView'];
export type ProgrammeText = components['schemas']['ProgrammeText'];
export type IndicatorText = components['schemas']['IndicatorText'];
export type ObjectiveTemplate = components['schemas']['ObjectiveTemplate'];
export type DomainTemplate = components['schemas']['DomainTemplate'];
export type PlanTemplate = components['schemas']['PlanTemplate'];
export type FundingRuleKind = components['schemas']['FundingRuleKind'];
export type Tier = components['schemas']['Tier'];
export type Purpose = components['schemas']['Purpose'];
export type FundingRuleTerms = components['schemas']['FundingRuleTerms'];
export type RuleQuestion = components['schemas']['RuleQuestion'];
export type RuleAnswer = components['schemas']['RuleAnswer'];
export type WorkedExample = components['schemas']['WorkedExample'];
export type RuleTemplate = components['schemas']['RuleTemplate'];
export type TemplateText = components['schemas']['TemplateText'];
export type TemplateView = components['schemas']['TemplateView'];
export type MadeAfter = components['schemas']['MadeAfter'];
export type PracticeView = components['schemas']['PracticeView'];
export type DocumentPracticeAsk = components['schemas']['DocumentPracticeAsk'];
export type DescribePracticeAsk = components['schemas']['DescribePracticeAsk'];
export type RecognisePracticeAsk = components['schemas']['RecognisePracticeAsk'];
export type AdoptPracticeAsk = components['schemas']['AdoptPracticeAsk'];
export type FollowAdoptionAsk = components['schemas']['FollowAdoptionAsk'];
export type PracticeEvent = components['schemas']['PracticeEvent'];
export type StepPracticeAsk = components['schemas']['StepPracticeAsk'];
export type SetTemplateAsk = components['schemas']['SetTemplateAsk'];
export type FoundAfterAsk = components['schemas']['FoundAfterAsk'];
export type MadeView = components['schemas']['MadeView'];
export type DraftAfterAsk = components['schemas']['DraftAfterAsk'];
export type RecordAfterAsk = components['schemas']['RecordAfterAsk'];
export type ReferencesAsk = components['schemas']['ReferencesAsk'];
export type ReferenceItem = components['schemas']['ReferenceItem'];
export type ReferencesView = components['schemas']['ReferencesView'];
export type TakeOverAsk = components['schemas']['TakeOverAsk'];
export type PublicPracticesAsk = components['schemas']['PublicPracticesAsk'];
export type PublicPractice = components['schemas']['PublicPractice'];
export type ListOfPublicPractice = components['schemas']['ListOfPublicPractice'];
export type PublicPracticeAsk = components['schemas']['PublicPracticeAsk'];
export type PublicPilot = components['schemas']['PublicPilot'];
export type PublicAdoption = components['schemas']['PublicAdoption'];
export type PublicPracticeView = components['schemas']['PublicPracticeView'];
export type ScorecardAsk = components['schemas']['ScorecardAsk'];
export type ScoreOfIndicator = components['schemas']['ScoreOfIndicator'];
export type ScoreOfDomain = components['schemas']['ScoreOfDomain'];
export type ScorecardView = components['schemas']['ScorecardView'];
export type DomainWeight = components['schemas']['DomainWeight'];
export type IndicatorWeight = components['schemas']['IndicatorWeight'];
export type SetScorecardAsk = components['schemas']['SetScorecardAsk'];
export type ShippedPlansAsk = components['schemas']['ShippedPlansAsk'];
export type ShippedIndicator = components['schemas']['ShippedIndicator'];
export type ShippedDomain = components['schemas']['ShippedDomain'];
export type ShippedPlanView = components['schemas']['ShippedPlanView'];
export type ShippedPlansView = components['schemas']['ShippedPlansView'];
export type DraftFromTemplateAsk = components['schemas']['DraftFromTemplateAsk'];
export type DraftedView = components['schemas']['DraftedView'];
export type ProgrammeState = components['schemas']['ProgrammeState'];
export type ProgrammesAsk = components['schemas']['ProgrammesAsk'];
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
export type ReportTerms = components['schemas']['ReportTerms'];
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
export type ReportKind = components['schemas']['ReportKind'];
export type ReportLevel = components['schemas']['ReportLevel'];
export type OwedReport = components['schemas']['OwedReport'];
export type RecoveryState = components['schemas']['RecoveryState'];
export type RecoveryGround = components['schemas']['RecoveryGround'];
export type MoneyDemanded = components['schemas']['MoneyDemanded'];
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
export type StageResult = components['schemas']['StageResult'];
export type EarlierStage = components['schemas']['EarlierStage'];
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
export type CostDraft = components['schemas']['CostDraft'];
export type ClaimDraft = components['schemas']['ClaimDraft'];
export type AwardClaimsView = components['schemas']['AwardClaimsView'];
export type SaveClaimAsk = components['schemas']['SaveClaimAsk'];
export type SubmitClaimAsk = components['schemas']['SubmitClaimAsk'];
export type StepClaimAsk = components['schemas']['StepClaimAsk'];
export type RecoveriesAsk = components['schemas']['RecoveriesAsk'];
export type RecoveryItem = components['schemas']['RecoveryItem'];
export type ListOfRecoveryItem = components['schemas']['ListOfRecoveryItem'];
export type RecoveryAsk = components['schemas']['RecoveryAsk'];
export type RecoveryReceipt = components['schemas']['RecoveryReceipt'];
export type WriteOffView = components['schemas']['WriteOffView'];
export type RecoveryView = components['schemas']['RecoveryView'];
export type NamedDecision = components['schemas']['NamedDecision'];
export type DemandRecoveryAsk = components['schemas']['DemandRecoveryAsk'];
export type ReceiveRecoveryAsk = components['schemas']['ReceiveRecoveryAsk'];
export type AskWriteOffAsk = components['schemas']['AskWriteOffAsk'];
export type RecoveryEvent = components['schemas']['RecoveryEvent'];
export type StepRecoveryAsk = components['schemas']['StepRecoveryAsk'];
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
export type BooksReopeningView = components['schemas']['BooksReopeningView'];
export type PeriodsView = components['schemas']['PeriodsView'];
export type CheckPeriodsAsk = components['schemas']['CheckPeriodsAsk'];
export type ClosingCheckView = components['schemas']['ClosingCheckView'];
export type PeriodChecklist = components['schemas']['PeriodChecklist'];
export type ClosePeriodAsk = components['schemas']['ClosePeriodAsk'];
export type ReopenPeriodAsk = components['schemas']['ReopenPeriodAsk'];
export type ReopeningEvent = components['schemas']['ReopeningEvent'];
export type AnswerReopeningAsk = components['schemas']['AnswerReopeningAsk'];
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
export type DueGround = components['schemas']['DueGround'];
export type DueOrder = components['schemas']['DueOrder'];
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
export type FundingRulesAsk = components['schemas']['FundingRulesAsk'];
export type FundingRuleItem = components['schemas']['FundingRuleItem'];
export type ListOfFundingRuleItem = components['schemas']['ListOfFundingRuleItem'];
export type FundingRuleAsk = components['schemas']['FundingRuleAsk'];
export type FundingRuleVersion = components['schemas']['FundingRuleVersion'];
export type FundingRuleView = components['schemas']['FundingRuleView'];
export type RecordFundingRuleAsk = components['schemas']['RecordFundingRuleAsk'];
export type TryRuleAsk = components['schemas']['TryRuleAsk'];
export type TryRuleView = components['schemas']['TryRuleView'];
export type SpecialDaysAsk = components['schemas']['SpecialDaysAsk'];
export type SpecialDayItem = components['schemas']['SpecialDayItem'];
export type ListOfSpecialDayItem = components['schemas']['ListOfSpecialDayItem'];
export type SpecialDays = components['schemas']['SpecialDays'];
export type SetWorkCalendarAsk = components['schemas']['SetWorkCalendarAsk'];
export type WorkCalendarView = components['schemas']['WorkCalendarView'];
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
export type ReadCommuniqueAsk = components['schemas']['ReadCommuniqueAsk'];
export type CommuniqueLanguage = components['schemas']['CommuniqueLanguage'];
export type Quote = components['schemas']['Quote'];
export type QuotedDay = components['schemas']['QuotedDay'];
export type QuotedChair = components['schemas']['QuotedChair'];
export type CommuniqueHeader = components['schemas']['CommuniqueHeader'];
export type ProposedItemKind = components['schemas']['ProposedItemKind'];
export type ProposedItem = components['schemas']['ProposedItem'];
export type ProposedStudy = components['schemas']['ProposedStudy'];
export type ProposedReport = components['schemas']['ProposedReport'];
export type PaperOutcome = components['schemas']['PaperOutcome'];
export type ProposedPaper = components['schemas']['ProposedPaper'];
export type ProposedFinding = components['schemas']['ProposedFinding'];
export type ClauseClass = components['schemas']['ClauseClass'];
export type ProposedClause = components['schemas']['ProposedClause'];
export type ProposedDirective = components['schemas']['ProposedDirective'];
export type ChangeKind = components['schemas']['ChangeKind'];
export type TextChange = components['schemas']['TextChange'];
export type CommuniqueReading = components['schemas']['CommuniqueReading'];
export type FigureImportAsk = components['schemas']['FigureImportAsk'];
export type FigureRowFate = components['schemas']['FigureRowFate'];
export type FigureRowView = components['schemas']['FigureRowView'];
export type FigurePreview = components['schemas']['FigurePreview'];
export type ImportedFigures = components['schemas']['ImportedFigures'];
export type DifferenceAsk = components['schemas']['DifferenceAsk'];
export type PaperSide = components['schemas']['PaperSide'];
export type DifferenceKind = components['schemas']['DifferenceKind'];
export type DifferenceSpan = components['schemas']['DifferenceSpan'];
export type DifferenceRow = components['schemas']['DifferenceRow'];
export type PaperDifference = components['schemas']['PaperDifference'];
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
export type FindingParameter = components['schemas']['FindingParameter'];
export type FindingParametersAsk = components['schemas']['FindingParametersAsk'];
export type FindingParameterItem = components['schemas']['FindingParameterItem'];
export type ListOfFindingParameterItem = components['schemas']['ListOfFindingParameterItem'];
export type SetFindingParameterAsk = components['schemas']['SetFindingParameterAsk'];
export type ReportsAsk = components['schemas']['ReportsAsk'];
export type ReportDueItem = components['schemas']['ReportDueItem'];
export type ListOfReportDueItem = components['schemas']['ListOfReportDueItem'];
export type RegisterAsk = components['schemas']['RegisterAsk'];
export type AssetItem = components['schemas']['AssetItem'];
export type ListOfAssetItem = components['schemas']['ListOfAssetItem'];
export type ResultsAsk = components['schemas']['ResultsAsk'];
export type ResultItem = components['schemas']['ResultItem'];
export type ListOfResultItem = components['schemas']['ListOfResultItem'];
export type BurnAsk = components['schemas']['BurnAsk'];
export type BurnMonth = components['schemas']['BurnMonth'];
export type BurnView = components['schemas']['BurnView'];
export type PayeeState = components['schemas']['PayeeState'];
export type PayeesAsk = components['schemas']['PayeesAsk'];
export type AccountScheme = components['schemas']['AccountScheme'];
export type PayeeItem = components['schemas']['PayeeItem'];
export type ListOfPayeeItem = components['schemas']['ListOfPayeeItem'];
export type PayeeAsk = components['schemas']['PayeeAsk'];
export type ContactName = components['schemas']['ContactName'];
export type NoticeWay = components['schemas']['NoticeWay'];
export type NoticeAnswer = components['schemas']['NoticeAnswer'];
export type PayeeNotice = components['schemas']['PayeeNotice'];
export type OverrideView = components['schemas']['OverrideView'];
export type PayeeBy = components['schemas']['PayeeBy'];
export type PayeeView = components['schemas']['PayeeView'];
export type ProposePayeeAsk = components['schemas']['ProposePayeeAsk'];
export type PayeeEvent = components['schemas']['PayeeEvent'];
export type StepPayeeAsk = components['schemas']['StepPayeeAsk'];
export type TellContactAsk = components['schemas']['TellContactAsk'];
export type ContactsAsk = components['schemas']['ContactsAsk'];
export type ContactItem = components['schemas']['ContactItem'];
export type ListOfContactItem = components['schemas']['ListOfContactItem'];
export type RecordContactAsk = components['schemas']['RecordContactAsk'];
export type MakeLinkAsk = components['schemas']['MakeLinkAsk'];
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
export type PaymentOrder = components['schemas']['PaymentOrder'];
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
export type UploadView = components['schemas']['UploadView'];
