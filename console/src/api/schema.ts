// Written by `npm run generate` from the OpenAPI document of the server. Do not edit.

export interface paths {
    "/api/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["events_2"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/book": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["book"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/closes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["closes"];
        put?: never;
        post: operations["close"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/closes/next": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["next"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/closes/running": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["running"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/closes/running/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["events_1"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/definitions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["definitions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list"];
        put?: never;
        post: operations["upload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["one"];
        put?: never;
        post?: never;
        delete: operations["discard"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}/dry-run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["check"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}/format": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["choose"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["preview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}/rejects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["rejects"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}/rejects.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["rejectFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["start"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["stop"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/loans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["loans"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/loans/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["loan"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/loans/{id}/comparison": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["comparison"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/loans/{id}/explanation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["explanation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/loans/{id}/facts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["facts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/loans/{id}/journal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["journal"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/loans/{id}/position": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["position"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/loans/{id}/schedule": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["schedule"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/loans/{id}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["timeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/loans/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["export"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/loans/exports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["state"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/loans/exports/{id}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/loans/facets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["facets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/overview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["overview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/packs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["packs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/packs/{pack}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["pack"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/packs/compare": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["compare"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/proofs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["prove"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/proofs/latest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["latest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["session"];
        put?: never;
        post: operations["signIn"];
        delete: operations["signOut"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["changePassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["tokens"];
        put?: never;
        post: operations["createToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tokens/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["revoke"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["users"];
        put?: never;
        post: operations["create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{user}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["change"];
        trace?: never;
    };
    "/api/v1/users/{user}/password-reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["resetPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/views/{screen}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["views"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/views/{screen}/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["view"];
        put: operations["save"];
        post?: never;
        delete: operations["delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        AccountBalance: {
            account: string;
            credit?: components["schemas"]["Amount"];
            currency: string;
            debit?: components["schemas"]["Amount"];
        };
        Amount: {
            amount: string;
            currency: string;
        };
        ApiToken: {
            /** Format: date-time */
            createdAt: string;
            createdBy: string;
            /** Format: date-time */
            expiresAt: string;
            /** Format: int64 */
            id: number;
            /** Format: date-time */
            lastUsedAt?: string;
            name: string;
            /** Format: date-time */
            revokedAt?: string;
            /** @enum {string} */
            role: "ADMINISTRATOR" | "RISK" | "COLLECTIONS" | "OPERATIONS" | "FINANCE" | "READ_ONLY";
        };
        AuditEntry: {
            action: string;
            actor: string;
            address: string;
            /** Format: date-time */
            at: string;
            detail: string;
            /** Format: int64 */
            id: number;
            /** @enum {string} */
            outcome: "ALLOWED" | "REFUSED" | "FAILED";
            role: string;
            subject: string;
        };
        AuditPage: {
            items: components["schemas"]["AuditEntry"][];
            next?: string;
            /** Format: int64 */
            total?: number;
            totalIsExact: boolean;
        };
        BorrowerView: {
            id: string;
            masked: boolean;
        };
        BucketView: {
            amount: components["schemas"]["Amount"];
            bucket: string;
            /** Format: int64 */
            loans: number;
            rows?: string;
            /** Format: double */
            share: number;
        };
        CauseView: {
            key: string;
            text: string;
        };
        Close: {
            /** Format: int64 */
            cured: number;
            /** Format: date */
            day: string;
            /** Format: int64 */
            entries: number;
            /** Format: date-time */
            finishedAt: string;
            /** Format: int64 */
            newlyPastDue: number;
            /** Format: double */
            seconds: number;
            /** Format: date-time */
            startedAt: string;
            /** Format: int64 */
            tolerated: number;
            /** Format: int64 */
            touched: number;
        };
        CloseRun: {
            /** Format: date */
            current?: string;
            /** Format: int64 */
            done: number;
            /** Format: date-time */
            finishedAt?: string;
            /** Format: date */
            from?: string;
            loans?: components["schemas"]["Steps"];
            message?: string;
            /** Format: date-time */
            startedAt?: string;
            startedBy?: string;
            /** @enum {string} */
            state: "NONE" | "RUNNING" | "DONE" | "FAILED";
            /** Format: date */
            to?: string;
            /** Format: int64 */
            total: number;
        };
        Closes: {
            /** Format: date */
            closedTo?: string;
            /** Format: date */
            firstDay?: string;
            items: components["schemas"]["Close"][];
        };
        Credentials: {
            password?: string;
            user?: string;
        };
        CurePoint: {
            /** Format: int64 */
            base: number;
            /** Format: int32 */
            day: number;
            /** Format: double */
            share: number;
        };
        CurrencySum: {
            currency: string;
            sum: components["schemas"]["Amount"];
        };
        Difference: {
            what: string;
        };
        DryRun: {
            /** Format: date-time */
            at: string;
            counts: components["schemas"]["ImportCount"][];
            /** Format: int64 */
            rejected: number;
        };
        EverythingApiToken: {
            items: components["schemas"]["ApiToken"][];
            next?: string;
            /** Format: int64 */
            total: number;
            totalIsExact: boolean;
        };
        EverythingFactEntry: {
            items: components["schemas"]["FactEntry"][];
            next?: string;
            /** Format: int64 */
            total: number;
            totalIsExact: boolean;
        };
        EverythingPack: {
            items: components["schemas"]["Pack"][];
            next?: string;
            /** Format: int64 */
            total: number;
            totalIsExact: boolean;
        };
        EverythingSavedView: {
            items: components["schemas"]["SavedView"][];
            next?: string;
            /** Format: int64 */
            total: number;
            totalIsExact: boolean;
        };
        EverythingTerm: {
            items: components["schemas"]["Term"][];
            next?: string;
            /** Format: int64 */
            total: number;
            totalIsExact: boolean;
        };
        EverythingTimelineEvent: {
            items: components["schemas"]["TimelineEvent"][];
            next?: string;
            /** Format: int64 */
            total: number;
            totalIsExact: boolean;
        };
        EverythingUser: {
            items: components["schemas"]["User"][];
            next?: string;
            /** Format: int64 */
            total: number;
            totalIsExact: boolean;
        };
        ExplanationView: {
            cause?: components["schemas"]["CauseView"];
            /** Format: date */
            on: string;
            pack: string;
            /** Format: date */
            packVersion: string;
            sentence: string;
            state: string;
            steps: components["schemas"]["Step"][];
        };
        Export: {
            /** Format: int64 */
            done: number;
            id: string;
            message?: string;
            /** @enum {string} */
            state: "WAITING" | "RUNNING" | "DONE" | "FAILED";
            /** Format: int64 */
            total?: number;
        };
        ExportRequest: {
            columns?: string[];
            format?: string;
            query?: string;
        };
        FacetCount: {
            /** Format: int64 */
            loans: number;
            value: string;
        };
        Facets: {
            bucket: components["schemas"]["FacetCount"][];
            channel: components["schemas"]["FacetCount"][];
            creditClass: components["schemas"]["FacetCount"][];
            currency: components["schemas"]["FacetCount"][];
            exact: boolean;
            pack: components["schemas"]["FacetCount"][];
            product: components["schemas"]["FacetCount"][];
            region: components["schemas"]["FacetCount"][];
            state: components["schemas"]["FacetCount"][];
        };
        FactEntry: {
            amount?: components["schemas"]["Amount"];
            /** Format: int32 */
            installment?: number;
            kind: string;
            /** Format: date */
            recordedOn: string;
            /** Format: int32 */
            sequence: number;
            source: string;
            sourceId: string;
            text: string;
            /** Format: date-time */
            valueTime: string;
        };
        Figure: {
            amount?: components["schemas"]["Amount"];
            changeAmount?: components["schemas"]["Amount"];
            /** Format: int64 */
            changeCount?: number;
            /** Format: double */
            changeShare?: number;
            /** Format: int64 */
            count?: number;
            direction: string;
            key: string;
            /** @enum {string} */
            kind: "count" | "amount" | "share";
            /** Format: int64 */
            loans?: number;
            note?: string;
            previousAmount?: components["schemas"]["Amount"];
            /** Format: int64 */
            previousCount?: number;
            /** Format: date */
            previousOn?: string;
            /** Format: double */
            previousShare?: number;
            rows?: string;
            /** Format: double */
            share?: number;
        };
        FilePreview: {
            columns: components["schemas"]["PreviewColumn"][];
            file: string;
            kind: string;
            rows: string[][];
        };
        FormatChoice: {
            format?: string;
        };
        Import: {
            counts: components["schemas"]["ImportCount"][];
            /** Format: date-time */
            createdAt: string;
            createdBy: string;
            detected: boolean;
            dryRun?: components["schemas"]["DryRun"];
            files: components["schemas"]["ImportFile"][];
            /** Format: date-time */
            finishedAt?: string;
            format: string;
            id: string;
            message?: string;
            progress?: components["schemas"]["Progress"];
            /** Format: int64 */
            rejected: number;
            resumable: boolean;
            /** Format: date-time */
            startedAt?: string;
            /** @enum {string} */
            state: "UPLOADED" | "CHECKING" | "CHECKED" | "RUNNING" | "DONE" | "FAILED" | "STOPPED";
        };
        ImportCount: {
            /** Format: int64 */
            created: number;
            kind: string;
            /** Format: int64 */
            rejected: number;
            /** Format: int64 */
            rows: number;
            /** Format: int64 */
            same: number;
        };
        ImportFile: {
            /** Format: int64 */
            bytes: number;
            format: string;
            kind: string;
            name: string;
            sameAs?: components["schemas"]["SameAs"];
            sha256: string;
        };
        ImportPage: {
            items: components["schemas"]["Import"][];
            next?: string;
            /** Format: int64 */
            total?: number;
            totalIsExact: boolean;
        };
        ImportPreview: {
            items: components["schemas"]["FilePreview"][];
        };
        JournalEntry: {
            lines: components["schemas"]["JournalLine"][];
            /** Format: date */
            postedOn: string;
            reason: string;
            text: string;
            /** Format: date */
            valueDate: string;
        };
        JournalLine: {
            account: string;
            credit?: components["schemas"]["Amount"];
            debit?: components["schemas"]["Amount"];
        };
        JournalView: {
            balances: components["schemas"]["JournalLine"][];
            items: components["schemas"]["JournalEntry"][];
        };
        Loan: {
            allInCostPercent?: string;
            allocation: string;
            allocationAgreed: boolean;
            /** Format: date */
            bookDay: string;
            borrower: components["schemas"]["BorrowerView"];
            currency: string;
            dailyRatePercent: string;
            /** Format: date */
            drawnOn: string;
            effectiveRatePercent?: string;
            /** Format: int32 */
            factCount: number;
            /** Format: date */
            firstDue: string;
            /** Format: int32 */
            graceDays?: number;
            graceMode?: string;
            id: string;
            /** Format: int32 */
            installmentCount: number;
            /** Format: date */
            lastDay: string;
            /** Format: date */
            lastDue: string;
            pack: string;
            /** Format: date */
            packVersion: string;
            principal: components["schemas"]["Amount"];
            product?: string;
            sentence: string;
            toleranceAmount?: components["schemas"]["Amount"];
        };
        LoanPage: {
            items: components["schemas"]["LoanRow"][];
            next?: string;
            /** Format: date */
            on: string;
            /** Format: int64 */
            total: number;
            totalIsExact: boolean;
        };
        LoanRow: {
            borrower: string;
            bucket: string;
            carried: components["schemas"]["Amount"];
            channel?: string;
            credit: components["schemas"]["Amount"];
            creditClass: string;
            currency: string;
            /** Format: int32 */
            dpd: number;
            /** Format: date */
            drawnOn: string;
            id: string;
            nextAmount?: components["schemas"]["Amount"];
            /** Format: date */
            nextDue?: string;
            pack: string;
            pastDue: components["schemas"]["Amount"];
            /** Format: date */
            pastDueSince?: string;
            penalty: components["schemas"]["Amount"];
            principal: components["schemas"]["Amount"];
            product?: string;
            region?: string;
            state: string;
        };
        MultiValueMapStringString: {
            all?: {
                [key: string]: string;
            };
            empty?: boolean;
        } & {
            [key: string]: string[];
        };
        NewClose: {
            /** Format: date */
            day?: string;
        };
        NewPassword: {
            current?: string;
            replacement?: string;
        };
        NewToken: {
            /** Format: int32 */
            days?: number;
            name?: string;
            role?: string;
        };
        NewUser: {
            displayName?: string;
            role?: string;
            user?: string;
        };
        NextClose: {
            /** Format: date */
            day?: string;
            /** Format: int64 */
            due: number;
            /** Format: int64 */
            openDays: number;
            /** Format: int64 */
            recorded: number;
        };
        OverviewView: {
            buckets: components["schemas"]["BucketView"][];
            /** Format: date */
            closedTo?: string;
            cureCurve: components["schemas"]["CurePoint"][];
            currencies: string[];
            currency?: string;
            figures: components["schemas"]["Figure"][];
            /** Format: date */
            firstDay?: string;
            /** Format: date */
            on?: string;
            rollMatrix: components["schemas"]["RollMatrix"];
            trend: components["schemas"]["TrendPoint"][];
        };
        Pack: {
            /** Format: date */
            effectiveFrom: string;
            pack: string;
            summary: string;
            title: string;
            versions: string[];
        };
        PackComparison: {
            items: components["schemas"]["PackDifference"][];
            left: components["schemas"]["PackSide"];
            right: components["schemas"]["PackSide"];
        };
        PackContent: {
            pack: string;
            settings: components["schemas"]["PackSetting"][];
            title: string;
            /** Format: date */
            version: string;
            versions: string[];
        };
        PackDifference: {
            differs: boolean;
            group: string;
            key: string;
            left?: string;
            leftSource?: string;
            name: string;
            right?: string;
            rightSource?: string;
        };
        PackRow: {
            badMark: boolean;
            bucket: string;
            bureauCode?: string;
            creditClass: string;
            /** Format: int32 */
            dpd: number;
            graceUsed: boolean;
            own: boolean;
            pack: string;
            packTitle: string;
            pastDue: components["schemas"]["Amount"];
            penalty: components["schemas"]["Amount"];
            sentence: string;
            state: string;
            tolerated: components["schemas"]["Amount"];
        };
        PackRows: {
            items: components["schemas"]["PackRow"][];
            /** Format: date */
            on: string;
        };
        PackSetting: {
            check: boolean;
            explanation: string;
            group: string;
            key: string;
            name: string;
            source: string;
            value: unknown;
            valueText: string;
        };
        PackSide: {
            pack: string;
            title: string;
            /** Format: date */
            version: string;
        };
        PositionView: {
            bucket: string;
            bureauCode?: string;
            carried: components["schemas"]["Amount"];
            credit: components["schemas"]["Amount"];
            creditClass: string;
            /** Format: int32 */
            dpd: number;
            fee: components["schemas"]["Amount"];
            inDefault: boolean;
            interest: components["schemas"]["Amount"];
            /** Format: int32 */
            materialDays: number;
            nextAmount?: components["schemas"]["Amount"];
            /** Format: date */
            nextDue?: string;
            /** Format: date */
            on: string;
            owed: components["schemas"]["Amount"];
            pack: string;
            /** Format: date */
            packVersion: string;
            pastDue: components["schemas"]["Amount"];
            /** Format: date */
            pastDueSince?: string;
            penalty: components["schemas"]["Amount"];
            /** Format: date */
            pendingSince?: string;
            principal: components["schemas"]["Amount"];
            protectedToday: boolean;
            sentence: string;
            state: string;
            writtenOff: components["schemas"]["Amount"];
        };
        PreviewColumn: {
            known: boolean;
            meaning?: string;
            name: string;
        };
        ProblemDetail: {
            detail?: string;
            /** Format: uri */
            instance?: string;
            properties?: {
                [key: string]: unknown;
            };
            /** Format: int32 */
            status?: number;
            title?: string;
            /** Format: uri */
            type?: string;
        };
        Progress: {
            /** Format: int64 */
            done: number;
            phase?: string;
            /** Format: int64 */
            total: number;
            unit: string;
        };
        Proof: {
            accounts: components["schemas"]["AccountBalance"][];
            agrees?: boolean;
            /** Format: date-time */
            at?: string;
            /** Format: int64 */
            differences: number;
            differing: components["schemas"]["Difference"][];
            /** Format: int64 */
            loans: number;
            message?: string;
            progress?: components["schemas"]["Steps"];
            /** Format: double */
            seconds?: number;
            startedBy?: string;
            /** @enum {string} */
            state: "NONE" | "RUNNING" | "DONE" | "FAILED";
            sums: components["schemas"]["CurrencySum"][];
        };
        Reject: {
            column: string;
            expected: string;
            file: string;
            /** Format: int64 */
            line: number;
            problem: string;
            value: string;
        };
        RejectPage: {
            items: components["schemas"]["Reject"][];
            next?: string;
            /** Format: int64 */
            total?: number;
            totalIsExact: boolean;
        };
        RollMatrix: {
            from: string[];
            /** Format: date */
            fromDay?: string;
            loans: number[][];
            shares: number[][];
            to: string[];
            /** Format: date */
            toDay?: string;
        };
        SameAs: {
            /** Format: date-time */
            finishedAt?: string;
            id: string;
        };
        SavedView: {
            columns: string[];
            name: string;
            query: string;
            /** Format: date-time */
            savedAt: string;
            screen: string;
        };
        ScheduleRow: {
            /** Format: date */
            countsFrom: string;
            /** Format: date */
            due: string;
            fee: components["schemas"]["Amount"];
            /** Format: date */
            freeUntil: string;
            interest: components["schemas"]["Amount"];
            /** Format: int32 */
            number: number;
            outstanding: components["schemas"]["Amount"];
            paid: components["schemas"]["Amount"];
            payments: components["schemas"]["SharePaid"][];
            penalty: components["schemas"]["Amount"];
            principal: components["schemas"]["Amount"];
            /** Format: date */
            settledOn?: string;
            shortfall: components["schemas"]["Amount"];
            state: string;
            total: components["schemas"]["Amount"];
        };
        ScheduleView: {
            items: components["schemas"]["ScheduleRow"][];
            /** Format: date */
            on: string;
        };
        Session: {
            displayName: string;
            /** Format: date-time */
            expiresAt: string;
            mustChangePassword: boolean;
            rights: string[];
            /** @enum {string} */
            role: "ADMINISTRATOR" | "RISK" | "COLLECTIONS" | "OPERATIONS" | "FINANCE" | "READ_ONLY";
            user: string;
        };
        SharePaid: {
            amount: components["schemas"]["Amount"];
            /** Format: int64 */
            daysLate: number;
            fee: components["schemas"]["Amount"];
            interest: components["schemas"]["Amount"];
            penalty: components["schemas"]["Amount"];
            principal: components["schemas"]["Amount"];
            sourceId: string;
            /** Format: date */
            valueDate: string;
        };
        SseEmitter: {
            /** Format: int64 */
            timeout?: number;
        };
        Step: {
            formula?: string;
            inputs: components["schemas"]["StepInput"][];
            key: string;
            result: string;
            source?: string;
            text: string;
            title: string;
            /** @enum {string} */
            verdict: "good" | "neutral" | "warn" | "bad";
        };
        StepInput: {
            name: string;
            value: string;
        };
        Steps: {
            /** Format: int64 */
            done: number;
            /** Format: int64 */
            total: number;
        };
        Summary: {
            /** Format: int64 */
            borrowers: number;
            /** Format: date */
            closedTo: string;
            /** Format: int64 */
            facts: number;
            /** Format: date */
            firstDay: string;
            /** Format: date */
            lastDay: string;
            /** Format: int64 */
            loans: number;
        };
        Term: {
            definition: string;
            formula?: string;
            key: string;
            name: string;
            source?: string;
        };
        TimelineEvent: {
            amount?: components["schemas"]["Amount"];
            /** Format: date */
            day: string;
            kind: string;
            sourceId?: string;
            text: string;
            title: string;
            tone: string;
        };
        TokenWithSecret: {
            secret: string;
            token: components["schemas"]["ApiToken"];
        };
        TrendPoint: {
            /** Format: int64 */
            cured: number;
            /** Format: double */
            d1?: number;
            /** Format: date */
            day: string;
            due: components["schemas"]["Amount"];
            /** Format: int64 */
            newlyPastDue: number;
            pastDueAmount: components["schemas"]["Amount"];
            /** Format: int64 */
            pastDueLoans: number;
            received: components["schemas"]["Amount"];
            /** Format: int64 */
            tolerated: number;
        };
        User: {
            /** Format: date-time */
            createdAt: string;
            disabled: boolean;
            displayName: string;
            /** Format: date-time */
            lastSignInAt?: string;
            /** Format: date-time */
            lockedUntil?: string;
            mustChangePassword: boolean;
            /** @enum {string} */
            role: "ADMINISTRATOR" | "RISK" | "COLLECTIONS" | "OPERATIONS" | "FINANCE" | "READ_ONLY";
            user: string;
        };
        UserChange: {
            disabled?: boolean;
            displayName?: string;
            role?: string;
        };
        UserWithPassword: {
            oneTimePassword: string;
            user: components["schemas"]["User"];
        };
        ViewContent: {
            columns?: string[];
            query?: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    events_2: {
        parameters: {
            query?: {
                action?: string;
                actor?: string;
                cursor?: string;
                from?: string;
                limit?: number;
                outcome?: string;
                subject?: string;
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["AuditPage"];
                };
            };
        };
    };
    book: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["Summary"];
                };
            };
        };
    };
    closes: {
        parameters: {
            query?: {
                from?: string;
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["Closes"];
                };
            };
        };
    };
    close: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewClose"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["CloseRun"];
                };
            };
        };
    };
    next: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["NextClose"];
                };
            };
        };
    };
    running: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["CloseRun"];
                };
            };
        };
    };
    events_1: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["SseEmitter"];
                };
            };
        };
    };
    definitions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["EverythingTerm"];
                };
            };
        };
    };
    list: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["ImportPage"];
                };
            };
        };
    };
    upload: {
        parameters: {
            query?: {
                format?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    files: string[];
                };
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["Import"];
                };
            };
        };
    };
    one: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["Import"];
                };
            };
        };
    };
    discard: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    check: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["Import"];
                };
            };
        };
    };
    events: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["SseEmitter"];
                };
            };
        };
    };
    choose: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FormatChoice"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["Import"];
                };
            };
        };
    };
    preview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["ImportPreview"];
                };
            };
        };
    };
    rejects: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["RejectPage"];
                };
            };
        };
    };
    rejectFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": string;
                };
            };
        };
    };
    start: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["Import"];
                };
            };
        };
    };
    stop: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["Import"];
                };
            };
        };
    };
    loans: {
        parameters: {
            query: {
                parameters: components["schemas"]["MultiValueMapStringString"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["LoanPage"];
                };
            };
        };
    };
    loan: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["Loan"];
                };
            };
        };
    };
    comparison: {
        parameters: {
            query?: {
                on?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["PackRows"];
                };
            };
        };
    };
    explanation: {
        parameters: {
            query?: {
                on?: string;
                policy?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["ExplanationView"];
                };
            };
        };
    };
    facts: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["EverythingFactEntry"];
                };
            };
        };
    };
    journal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["JournalView"];
                };
            };
        };
    };
    position: {
        parameters: {
            query?: {
                on?: string;
                policy?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["PositionView"];
                };
            };
        };
    };
    schedule: {
        parameters: {
            query?: {
                on?: string;
                policy?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["ScheduleView"];
                };
            };
        };
    };
    timeline: {
        parameters: {
            query?: {
                from?: string;
                to?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["EverythingTimelineEvent"];
                };
            };
        };
    };
    export: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExportRequest"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["Export"];
                };
            };
        };
    };
    state: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["Export"];
                };
            };
        };
    };
    file: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": string;
                };
            };
        };
    };
    facets: {
        parameters: {
            query: {
                parameters: components["schemas"]["MultiValueMapStringString"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["Facets"];
                };
            };
        };
    };
    overview: {
        parameters: {
            query?: {
                currency?: string;
                on?: string;
                pack?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["OverviewView"];
                };
            };
        };
    };
    packs: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["EverythingPack"];
                };
            };
        };
    };
    pack: {
        parameters: {
            query?: {
                version?: string;
            };
            header?: never;
            path: {
                pack: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["PackContent"];
                };
            };
        };
    };
    compare: {
        parameters: {
            query: {
                left: string;
                leftVersion?: string;
                right: string;
                rightVersion?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["PackComparison"];
                };
            };
        };
    };
    prove: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["Proof"];
                };
            };
        };
    };
    latest: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["Proof"];
                };
            };
        };
    };
    session: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["Session"];
                };
            };
        };
    };
    signIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Credentials"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["Session"];
                };
            };
        };
    };
    signOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    changePassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPassword"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    tokens: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["EverythingApiToken"];
                };
            };
        };
    };
    createToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewToken"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["TokenWithSecret"];
                };
            };
        };
    };
    revoke: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["ApiToken"];
                };
            };
        };
    };
    users: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["EverythingUser"];
                };
            };
        };
    };
    create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewUser"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["UserWithPassword"];
                };
            };
        };
    };
    change: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UserChange"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["User"];
                };
            };
        };
    };
    resetPassword: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["UserWithPassword"];
                };
            };
        };
    };
    views: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                screen: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["EverythingSavedView"];
                };
            };
        };
    };
    view: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
                screen: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["SavedView"];
                };
            };
        };
    };
    save: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
                screen: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ViewContent"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["SavedView"];
                };
            };
        };
    };
    delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
                screen: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
}
