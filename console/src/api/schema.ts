// Written by `npm run generate` from the OpenAPI document of the server. Do not edit.

export interface paths {
    "/api/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["op9"];
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
        get: operations["op37"];
        put?: never;
        post: operations["op38"];
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
        get: operations["op39"];
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
        get: operations["op40"];
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
        get: operations["op11"];
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
        get: operations["op27"];
        put?: never;
        post: operations["op28"];
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
        get: operations["op29"];
        put?: never;
        post?: never;
        delete: operations["op30"];
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
        post: operations["op33"];
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
        post: operations["op32"];
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
        get: operations["op31"];
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
        get: operations["op36"];
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
        post: operations["op34"];
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
        post: operations["op35"];
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
        get: operations["op12"];
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
        get: operations["op19"];
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
        get: operations["op25"];
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
        get: operations["op24"];
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
        get: operations["op21"];
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
        get: operations["op22"];
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
        get: operations["op23"];
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
        get: operations["op20"];
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
        get: operations["op26"];
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
        post: operations["op14"];
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
        get: operations["op15"];
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
        get: operations["op13"];
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
        get: operations["op10"];
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
        get: operations["op43"];
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
        get: operations["op45"];
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
        get: operations["op44"];
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
        post: operations["op41"];
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
        get: operations["op42"];
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
        get: operations["op1"];
        put?: never;
        post: operations["op2"];
        delete: operations["op3"];
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
        post: operations["op4"];
        delete?: never;
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
        get: operations["op5"];
        put?: never;
        post: operations["op6"];
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
        patch: operations["op7"];
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
        post: operations["op8"];
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
        get: operations["op16"];
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
        get?: never;
        put: operations["op17"];
        post?: never;
        delete: operations["op18"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        AccountSum: {
            account: string;
            credit?: components["schemas"]["Amount"] | null;
            currency: string;
            debit?: components["schemas"]["Amount"] | null;
        };
        Amount: {
            amount: string;
            currency: string;
        };
        AuditEntry: {
            action: string;
            actor: string;
            address?: string | null;
            /** Format: date-time */
            at: string;
            detail?: string | null;
            id: string;
            /** @enum {string} */
            outcome: "ALLOWED" | "REFUSED" | "FAILED";
            role?: string | null;
            subject?: string | null;
        };
        AuditPage: {
            items: components["schemas"]["AuditEntry"][];
            next?: string | null;
            /** Format: int64 */
            total?: number | null;
            totalIsExact: boolean;
        };
        Borrower: {
            /** Format: int64 */
            birthYear?: number | null;
            channel?: string | null;
            id: string;
            masked: boolean;
            name?: string | null;
            region?: string | null;
        };
        Bucket: {
            amount: components["schemas"]["Amount"];
            bucket: string;
            /** Format: int64 */
            loans: number;
            share: number;
        };
        Cause: {
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
            seconds: number;
            /** Format: date-time */
            startedAt: string;
            /** Format: int64 */
            tolerated: number;
            /** Format: int64 */
            touched: number;
        };
        CloseRequest: {
            /** Format: date */
            day: string;
        };
        CloseRun: {
            /** Format: date */
            current?: string | null;
            /** Format: int64 */
            done: number;
            /** Format: date-time */
            finishedAt?: string | null;
            /** Format: date */
            from?: string | null;
            id?: string | null;
            loans?: components["schemas"]["Progress"] | null;
            message?: string | null;
            /** Format: date-time */
            startedAt?: string | null;
            startedBy?: string | null;
            /** @enum {string} */
            state: "RUNNING" | "DONE" | "FAILED" | "NONE";
            /** Format: date */
            to?: string | null;
            /** Format: int64 */
            total: number;
        };
        Closes: {
            /** Format: date */
            closedTo?: string | null;
            /** Format: date */
            firstDay?: string | null;
            items: components["schemas"]["Close"][];
        };
        Comparison: {
            items: components["schemas"]["PackComparison"][];
            /** Format: date */
            on: string;
        };
        CreatedUser: {
            oneTimePassword: string;
            user: components["schemas"]["User"];
        };
        Credentials: {
            password: string;
            user: string;
        };
        CurePoint: {
            /** Format: int64 */
            base: number;
            /** Format: int64 */
            day: number;
            share: number;
        };
        CurrencySum: {
            currency: string;
            sum: components["schemas"]["Amount"];
        };
        Definition: {
            definition: string;
            formula?: string | null;
            key: string;
            name: string;
            source?: string | null;
        };
        Definitions: {
            items: components["schemas"]["Definition"][];
        };
        Difference: {
            loan: string;
            recomputed: string;
            stored: string;
            what: string;
        };
        DryRun: {
            /** Format: date-time */
            at: string;
            counts: components["schemas"]["ImportCount"][];
            /** Format: int64 */
            rejected: number;
        };
        Explanation: {
            cause?: components["schemas"]["Cause"] | null;
            /** Format: date */
            on: string;
            pack: string;
            /** Format: date */
            packVersion: string;
            sentence: string;
            state: components["schemas"]["LoanState"];
            steps: components["schemas"]["Step"][];
        };
        Export: {
            /** Format: int64 */
            done: number;
            id: string;
            message?: string | null;
            /** @enum {string} */
            state: "WAITING" | "RUNNING" | "DONE" | "FAILED";
            /** Format: int64 */
            total?: number | null;
        };
        ExportRequest: {
            columns: string[];
            /** @enum {string} */
            format: "csv" | "xlsx";
            query: string;
        };
        Facet: {
            /** Format: int64 */
            loans: number;
            value: string;
        };
        Facets: {
            bucket: components["schemas"]["Facet"][];
            channel: components["schemas"]["Facet"][];
            creditClass: components["schemas"]["Facet"][];
            currency: components["schemas"]["Facet"][];
            exact: boolean;
            pack: components["schemas"]["Facet"][];
            product: components["schemas"]["Facet"][];
            region: components["schemas"]["Facet"][];
            state: components["schemas"]["Facet"][];
        };
        FactEntry: {
            amount?: components["schemas"]["Amount"] | null;
            /** Format: int64 */
            installment?: number | null;
            kind: string;
            /** Format: date */
            recordedOn: string;
            /** Format: int64 */
            sequence: number;
            source: string;
            sourceId: string;
            text: string;
            valueTime: string;
        };
        Facts: {
            items: components["schemas"]["FactEntry"][];
        };
        FieldError: {
            expected?: string | null;
            field: string;
            message: string;
            value?: string | null;
        };
        Figure: {
            amount?: components["schemas"]["Amount"] | null;
            changeAmount?: components["schemas"]["Amount"] | null;
            /** Format: int64 */
            changeCount?: number | null;
            changeShare?: number | null;
            /** Format: int64 */
            count?: number | null;
            /** @enum {string} */
            direction: "up-is-good" | "up-is-bad" | "neutral";
            key: string;
            /** @enum {string} */
            kind: "count" | "amount" | "share";
            /** Format: int64 */
            loans?: number | null;
            previousAmount?: components["schemas"]["Amount"] | null;
            /** Format: int64 */
            previousCount?: number | null;
            /** Format: date */
            previousOn?: string | null;
            previousShare?: number | null;
            rows?: string | null;
            share?: number | null;
        };
        FilePreview: {
            columns: components["schemas"]["PreviewColumn"][];
            file: string;
            kind?: string | null;
            problems?: string[] | null;
            rows: string[][];
        };
        FormatChoice: {
            format: string;
        };
        Import: {
            counts: components["schemas"]["ImportCount"][];
            /** Format: date-time */
            createdAt: string;
            createdBy: string;
            detected: boolean;
            dryRun?: components["schemas"]["DryRun"] | null;
            files: components["schemas"]["ImportFile"][];
            /** Format: date-time */
            finishedAt?: string | null;
            /** @enum {string|null} */
            format?: "native" | "home-credit" | "superlender" | null;
            id: string;
            message?: string | null;
            progress?: components["schemas"]["Progress"] | null;
            /** Format: int64 */
            rejected: number;
            resumable: boolean;
            /** Format: date-time */
            startedAt?: string | null;
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
            format?: string | null;
            kind?: string | null;
            name: string;
            /** Format: int64 */
            rows?: number | null;
            sameAs?: components["schemas"]["SameAs"] | null;
            sha256?: string | null;
        };
        ImportPage: {
            items: components["schemas"]["Import"][];
            next?: string | null;
            /** Format: int64 */
            total?: number | null;
            totalIsExact: boolean;
        };
        ImportPreview: {
            items: components["schemas"]["FilePreview"][];
        };
        Input: {
            name: string;
            value: string;
        };
        Journal: {
            balances: components["schemas"]["JournalLine"][];
            items: components["schemas"]["JournalEntry"][];
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
            credit?: components["schemas"]["Amount"] | null;
            debit?: components["schemas"]["Amount"] | null;
        };
        Loan: {
            allInCostPercent?: string | null;
            allocation?: string | null;
            /** Format: date */
            bookDay: string;
            borrower: components["schemas"]["Borrower"];
            currency: string;
            dailyRatePercent: string;
            /** Format: date */
            drawnOn: string;
            effectiveRatePercent?: string | null;
            /** Format: int64 */
            factCount: number;
            /** Format: date */
            firstDue?: string | null;
            /** Format: int64 */
            graceDays?: number | null;
            graceMode?: string | null;
            id: string;
            /** Format: int64 */
            installmentCount: number;
            /** Format: date */
            lastDay: string;
            /** Format: date */
            lastDue?: string | null;
            pack: string;
            /** Format: date */
            packVersion: string;
            principal: components["schemas"]["Amount"];
            product?: string | null;
            sentence: string;
            toleranceAmount?: components["schemas"]["Amount"] | null;
        };
        LoanPage: {
            items: components["schemas"]["LoanRow"][];
            next?: string | null;
            /** Format: date */
            on?: string | null;
            /** Format: int64 */
            total?: number | null;
            totalIsExact: boolean;
        };
        LoanRow: {
            borrower?: string | null;
            bucket: string;
            carried: components["schemas"]["Amount"];
            channel?: string | null;
            credit: components["schemas"]["Amount"];
            creditClass: string;
            currency: string;
            /** Format: int64 */
            dpd: number;
            /** Format: date */
            drawnOn: string;
            id: string;
            nextAmount?: components["schemas"]["Amount"] | null;
            /** Format: date */
            nextDue?: string | null;
            pack: string;
            pastDue: components["schemas"]["Amount"];
            /** Format: date */
            pastDueSince?: string | null;
            penalty: components["schemas"]["Amount"];
            principal: components["schemas"]["Amount"];
            product?: string | null;
            region?: string | null;
            state: components["schemas"]["LoanState"];
        };
        /** @enum {string} */
        LoanState: "NOT_OPEN" | "CURRENT" | "PENDING" | "TOLERATED" | "PAST_DUE" | "SETTLED" | "CHARGED_OFF";
        NewUser: {
            displayName: string;
            role: components["schemas"]["Role"];
            user: string;
        };
        NextClose: {
            /** Format: date */
            day?: string | null;
            /** Format: int64 */
            due: number;
            /** Format: int64 */
            openDays: number;
            /** Format: int64 */
            recorded: number;
        };
        OneTimePassword: {
            oneTimePassword: string;
        };
        Overview: {
            buckets: components["schemas"]["Bucket"][];
            /** Format: date */
            closedTo?: string | null;
            cureCurve: components["schemas"]["CurePoint"][];
            currencies: string[];
            currency?: string | null;
            figures: components["schemas"]["Figure"][];
            /** Format: date */
            firstDay?: string | null;
            /** Format: date */
            on?: string | null;
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
        PackComparing: {
            items: components["schemas"]["PackDifference"][];
            left: components["schemas"]["PackName"];
            right: components["schemas"]["PackName"];
        };
        PackComparison: {
            badMark: boolean;
            bucket: string;
            bureauCode?: string | null;
            creditClass: string;
            /** Format: int64 */
            dpd: number;
            graceUsed: boolean;
            own: boolean;
            pack: string;
            packTitle: string;
            pastDue: components["schemas"]["Amount"];
            penalty: components["schemas"]["Amount"];
            sentence: string;
            state: components["schemas"]["LoanState"];
            tolerated: components["schemas"]["Amount"];
        };
        PackDifference: {
            differs: boolean;
            group: string;
            key: string;
            left?: string | null;
            leftSource?: string | null;
            name: string;
            right?: string | null;
            rightSource?: string | null;
        };
        PackName: {
            pack: string;
            title: string;
            /** Format: date */
            version: string;
        };
        PackReading: {
            pack: string;
            settings: components["schemas"]["PackSetting"][];
            title: string;
            /** Format: date */
            version: string;
            versions: string[];
        };
        Packs: {
            items: components["schemas"]["Pack"][];
        };
        PackSetting: {
            check: boolean;
            explanation: string;
            /** @enum {string} */
            group: "time" | "tolerance" | "money" | "classes" | "bureau" | "contact" | "rights";
            key: string;
            name: string;
            source: string;
            value: unknown;
            valueText: string;
        };
        PaidPart: {
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
        PasswordChange: {
            current: string;
            replacement: string;
        };
        Position: {
            bucket: string;
            bureauCode?: string | null;
            carried: components["schemas"]["Amount"];
            credit: components["schemas"]["Amount"];
            creditClass: string;
            /** Format: int64 */
            dpd: number;
            fee: components["schemas"]["Amount"];
            inDefault: boolean;
            interest: components["schemas"]["Amount"];
            /** Format: int64 */
            materialDays: number;
            nextAmount?: components["schemas"]["Amount"] | null;
            /** Format: date */
            nextDue?: string | null;
            /** Format: date */
            on: string;
            owed: components["schemas"]["Amount"];
            pack: string;
            /** Format: date */
            packVersion: string;
            pastDue: components["schemas"]["Amount"];
            /** Format: date */
            pastDueSince?: string | null;
            penalty: components["schemas"]["Amount"];
            /** Format: date */
            pendingSince?: string | null;
            principal: components["schemas"]["Amount"];
            protectedToday: boolean;
            sentence: string;
            state: components["schemas"]["LoanState"];
            writtenOff: components["schemas"]["Amount"];
        };
        PreviewColumn: {
            known: boolean;
            meaning?: string | null;
            name: string;
        };
        Problem: {
            detail?: string | null;
            errors?: components["schemas"]["FieldError"][] | null;
            /** Format: int64 */
            retryAfterSeconds?: number | null;
            right?: string | null;
            status: number;
            title: string;
            type: string;
        };
        Progress: {
            /** Format: int64 */
            done: number;
            phase?: string | null;
            /** Format: int64 */
            total?: number | null;
            unit?: string | null;
        };
        Proof: {
            accounts: components["schemas"]["AccountSum"][];
            agrees?: boolean | null;
            /** Format: date-time */
            at?: string | null;
            /** Format: int64 */
            differences: number;
            differing: components["schemas"]["Difference"][];
            /** Format: int64 */
            loans: number;
            message?: string | null;
            progress?: components["schemas"]["Progress"] | null;
            seconds?: number | null;
            startedBy?: string | null;
            /** @enum {string} */
            state: "NONE" | "RUNNING" | "DONE" | "FAILED";
            sums: components["schemas"]["CurrencySum"][];
        };
        Reject: {
            column?: string | null;
            expected?: string | null;
            file: string;
            /** Format: int64 */
            line: number;
            problem: string;
            value?: string | null;
        };
        RejectPage: {
            items: components["schemas"]["Reject"][];
            next?: string | null;
            /** Format: int64 */
            total?: number | null;
            totalIsExact: boolean;
        };
        /** @enum {string} */
        Role: "ADMINISTRATOR" | "RISK" | "COLLECTIONS" | "OPERATIONS" | "FINANCE" | "READ_ONLY";
        RollMatrix: {
            from: string[];
            /** Format: date */
            fromDay?: string | null;
            loans: number[][];
            shares: number[][];
            to: string[];
            /** Format: date */
            toDay?: string | null;
        };
        SameAs: {
            /** Format: date-time */
            finishedAt?: string | null;
            id: string;
        };
        SavedView: {
            columns: string[];
            name: string;
            query: string;
        };
        SavedViewBody: {
            columns: string[];
            query: string;
        };
        SavedViews: {
            items: components["schemas"]["SavedView"][];
        };
        Schedule: {
            items: components["schemas"]["ScheduleRow"][];
            /** Format: date */
            on: string;
        };
        ScheduleRow: {
            /** Format: date */
            countsFrom?: string | null;
            /** Format: date */
            due: string;
            fee: components["schemas"]["Amount"];
            /** Format: date */
            freeUntil?: string | null;
            interest: components["schemas"]["Amount"];
            /** Format: int64 */
            number: number;
            outstanding: components["schemas"]["Amount"];
            paid: components["schemas"]["Amount"];
            payments: components["schemas"]["PaidPart"][];
            penalty: components["schemas"]["Amount"];
            principal: components["schemas"]["Amount"];
            /** Format: date */
            settledOn?: string | null;
            shortfall?: components["schemas"]["Amount"] | null;
            /** @enum {string} */
            state: "FUTURE" | "PENDING" | "TOLERATED" | "WRITTEN_OFF" | "OVERDUE" | "SETTLED" | "SETTLED_LATE";
            total: components["schemas"]["Amount"];
        };
        Session: {
            displayName: string;
            /** Format: date-time */
            expiresAt: string;
            mustChangePassword: boolean;
            rights: string[];
            role: string;
            user: string;
        };
        Step: {
            formula?: string | null;
            inputs: components["schemas"]["Input"][];
            key: string;
            result: string;
            source?: string | null;
            text: string;
            title: string;
            /** @enum {string} */
            verdict: "good" | "neutral" | "warn" | "bad";
        };
        Timeline: {
            items: components["schemas"]["TimelineEvent"][];
        };
        TimelineEvent: {
            amount?: components["schemas"]["Amount"] | null;
            /** Format: date */
            day: string;
            kind: string;
            sourceId?: string | null;
            text?: string | null;
            title: string;
            /** @enum {string} */
            tone: "neutral" | "good" | "warn" | "bad" | "info";
        };
        TrendPoint: {
            /** Format: int64 */
            cured: number;
            d1?: number | null;
            /** Format: date */
            day: string;
            due: components["schemas"]["Amount"];
            /** Format: int64 */
            newlyPastDue: number;
            pastDueAmount: components["schemas"]["Amount"];
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
            lastSignInAt?: string | null;
            /** Format: date-time */
            lockedUntil?: string | null;
            mustChangePassword: boolean;
            role: components["schemas"]["Role"];
            user: string;
        };
        UserChange: {
            disabled?: boolean | null;
            displayName?: string | null;
            role?: components["schemas"]["Role"] | null;
        };
        UserPage: {
            items: components["schemas"]["User"][];
            next?: string | null;
            /** Format: int64 */
            total?: number | null;
            totalIsExact: boolean;
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
    op9: {
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
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditPage"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    op37: {
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
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Closes"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    op38: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CloseRequest"];
            };
        };
        responses: {
            /** @description ok */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CloseRun"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    op39: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NextClose"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    op40: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CloseRun"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    op11: {
        parameters: {
            query?: {
                lang?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Definitions"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    op27: {
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
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportPage"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    op28: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    files: string[];
                    format?: string | null;
                };
            };
        };
        responses: {
            /** @description ok */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    op29: {
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
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    op30: {
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
            /** @description ok */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    op33: {
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
            /** @description ok */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    op32: {
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
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    op31: {
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
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportPreview"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    op36: {
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
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RejectPage"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    op34: {
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
            /** @description ok */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    op35: {
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
            /** @description ok */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    op12: {
        parameters: {
            query?: {
                bucket?: string[];
                carried?: boolean;
                carriedFrom?: string;
                carriedTo?: string;
                channel?: string[];
                class?: string[];
                creditFrom?: string;
                creditTo?: string;
                currency?: string[];
                cursor?: string;
                dpdFrom?: number;
                dpdTo?: number;
                drawnFrom?: string;
                drawnTo?: string;
                limit?: number;
                movement?: string;
                nextDueFrom?: string;
                nextDueTo?: string;
                on?: string;
                pack?: string[];
                pastDueFrom?: string;
                pastDueSinceFrom?: string;
                pastDueSinceTo?: string;
                pastDueTo?: string;
                penaltyFrom?: string;
                penaltyTo?: string;
                principalFrom?: string;
                principalTo?: string;
                product?: string[];
                q?: string;
                region?: string[];
                sort?: string;
                state?: string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LoanPage"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    op19: {
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
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Loan"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    op25: {
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
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Comparison"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    op24: {
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
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Explanation"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    op21: {
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
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Facts"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    op22: {
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
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Journal"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    op23: {
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
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Position"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    op20: {
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
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Schedule"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    op26: {
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
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Timeline"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    op14: {
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
            /** @description ok */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Export"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    op15: {
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
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Export"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    op13: {
        parameters: {
            query?: {
                bucket?: string[];
                carried?: boolean;
                carriedFrom?: string;
                carriedTo?: string;
                channel?: string[];
                class?: string[];
                creditFrom?: string;
                creditTo?: string;
                currency?: string[];
                dpdFrom?: number;
                dpdTo?: number;
                drawnFrom?: string;
                drawnTo?: string;
                movement?: string;
                nextDueFrom?: string;
                nextDueTo?: string;
                on?: string;
                pack?: string[];
                pastDueFrom?: string;
                pastDueSinceFrom?: string;
                pastDueSinceTo?: string;
                pastDueTo?: string;
                penaltyFrom?: string;
                penaltyTo?: string;
                principalFrom?: string;
                principalTo?: string;
                product?: string[];
                q?: string;
                region?: string[];
                state?: string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Facets"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    op10: {
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
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Overview"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    op43: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Packs"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    op45: {
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
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PackReading"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    op44: {
        parameters: {
            query?: {
                left?: string;
                leftVersion?: string;
                right?: string;
                rightVersion?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PackComparing"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    op41: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Proof"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    op42: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Proof"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    op1: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    op2: {
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
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    op3: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ok */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    op4: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordChange"];
            };
        };
        responses: {
            /** @description ok */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    op5: {
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
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserPage"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    op6: {
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
            /** @description ok */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedUser"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    op7: {
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
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    op8: {
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
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OneTimePassword"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    op16: {
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
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedViews"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    op17: {
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
                "application/json": components["schemas"]["SavedViewBody"];
            };
        };
        responses: {
            /** @description ok */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedView"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    op18: {
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
            /** @description ok */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
