// Written by `npm run generate` from the OpenAPI document of the server. Do not edit.

export interface paths {
    "/api/v1/alerts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Alerts, what presses first
         * @description Needs the right `warnings.read`.
         */
        get: operations["alerts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alerts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * An alert with its reasons, its evidence, what was done with it and what came of it
         * @description Needs the right `warnings.read`.
         */
        get: operations["alert"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alerts/acts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take, assign, put off, close or reopen alerts; REOPEN takes back what was done last
         * @description Needs the right `warnings.act`.
         */
        post: operations["actOnAlerts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alerts/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Alerts as they are raised and change
         * @description Needs the right `warnings.read`.
         */
        get: operations["liveAlerts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alerts/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How many alerts are open, by level, kind and signal
         * @description Needs the right `warnings.read`.
         */
        get: operations["alertSummary"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The audit trail, newest first
         * @description Needs the right `audit.read`.
         */
        get: operations["auditTrail"];
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
        /**
         * What the book holds, and up to which day it is closed
         * @description Needs the right `overview.read`.
         */
        get: operations["book"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channels/{channel}/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How well a channel was, hour by hour or day by day
         * @description Needs the right `warnings.read`.
         */
        get: operations["channelHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channels/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How well banks, wallets, gateways and providers of messages are
         * @description Needs the right `warnings.read`.
         */
        get: operations["channelsHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/check-plans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * When borrowers are checked, in the versions in force
         * @description Needs the right `checks.read`.
         */
        get: operations["checkPlans"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/check-plans/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set when borrowers are checked, as a new version
         * @description Needs the right `check-plans.manage`.
         */
        put: operations["setCheckPlan"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Checks of borrowers: those open by their day, or those done, the newest first
         * @description Needs the right `checks.read`.
         */
        get: operations["checks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/checks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A check: what it asks, what changed since the last one, and what was done with it
         * @description Needs the right `checks.read`.
         */
        get: operations["check"];
        /**
         * Give a check to a user, or to nobody
         * @description Needs the right `checks.do`.
         */
        put: operations["assignCheck"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/checks/{id}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Open a check again that was done
         * @description Needs the right `checks.do`.
         */
        post: operations["reopenCheck"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/checks/{id}/result": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Keep what a check found, and say when the next one is
         * @description Needs the right `checks.do`.
         */
        post: operations["finishCheck"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/checks/draw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Draw the checks of closed days; of a day that was drawn before, what was forgotten
         * @description Needs the right `checks.do`.
         */
        post: operations["drawChecks"];
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
        /**
         * Closed days
         * @description Needs the right `close.read`.
         */
        get: operations["closes"];
        put?: never;
        /**
         * Close the open days up to a day
         * @description Needs the right `close.run`.
         */
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
        /**
         * The next day to close, and what awaits it
         * @description Needs the right `close.read`.
         */
        get: operations["nextClose"];
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
        /**
         * How far a close is
         * @description Needs the right `close.read`.
         */
        get: operations["runningClose"];
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
        /**
         * How far a close is, as it goes (server-sent events)
         * @description Needs the right `close.read`.
         */
        get: operations["closeEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cohorts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What happened in groups of loans, by product, region, channel or vintage, and which groups stand out
         * @description Needs the right `overview.read`.
         */
        get: operations["cohorts"];
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
        /**
         * What figures, columns and steps mean
         * @description Needs the right `packs.read`.
         */
        get: operations["definitions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was told to others, newest first
         * @description Needs the right `events.read`.
         */
        get: operations["events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How far everything that was published has come
         * @description Needs the right `events.read`.
         */
        get: operations["eventStatus"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/forecasts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Loans by how likely they are to be late, the most likely first
         * @description Needs the right `warnings.read`.
         */
        get: operations["forecasts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/happenings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was observed, in the order in which we came to know, newest first
         * @description Needs the right `warnings.read`.
         */
        get: operations["happenings"];
        put?: never;
        /**
         * Tell what was observed of borrowers, channels or groups of loans, one event a line or in an array
         * @description Needs the right `happenings.write`.
         */
        post: operations["tellHappenings"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/happenings/rejected": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Events that came and could not be taken, newest first
         * @description Needs the right `happenings.write`.
         */
        get: operations["rejectedHappenings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/happenings/rejected/{number}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try a rejected event again
         * @description Needs the right `happenings.write`.
         */
        post: operations["replayHappening"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/happenings/rejected/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try all rejected events again
         * @description Needs the right `happenings.write`.
         */
        post: operations["replayHappenings"];
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
        /**
         * All uploads, newest first
         * @description Needs the right `imports.read`.
         */
        get: operations["listImports"];
        put?: never;
        /**
         * Upload files
         * @description Needs the right `imports.run`.
         */
        post: operations["uploadFiles"];
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
        /**
         * How far an import is
         * @description Needs the right `imports.read`.
         */
        get: operations["importState"];
        put?: never;
        post?: never;
        /**
         * Discard an upload that was not started
         * @description Needs the right `imports.run`.
         */
        delete: operations["discardImport"];
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
        /**
         * Check everything, keep nothing
         * @description Needs the right `imports.run`.
         */
        post: operations["checkImport"];
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
        /**
         * How far an import is, as it goes (server-sent events)
         * @description Needs the right `imports.read`.
         */
        get: operations["importEvents"];
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
        /**
         * Choose the format by hand
         * @description Needs the right `imports.run`.
         */
        post: operations["chooseFormat"];
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
        /**
         * The first rows, and what their columns mean
         * @description Needs the right `imports.run`.
         */
        get: operations["previewImport"];
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
        /**
         * Rejected rows with their reasons
         * @description Needs the right `imports.run`.
         */
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
        /**
         * The same as a file
         * @description Needs the right `imports.run`.
         */
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
        /**
         * Start, or go on
         * @description Needs the right `imports.run`.
         */
        post: operations["startImport"];
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
        /**
         * Stop
         * @description Needs the right `imports.run`.
         */
        post: operations["stopImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/limits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What may be uploaded, and how long it is kept
         * @description Needs the right `imports.read`.
         */
        get: operations["importLimits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Incidents, newest first
         * @description Needs the right `incidents.read`.
         */
        get: operations["incidents"];
        put?: never;
        /**
         * Tell of an incident; nothing is done to a loan yet
         * @description Needs the right `incidents.manage`.
         */
        post: operations["createIncident"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * An incident, the plan of what is done about it, and how far it is
         * @description Needs the right `incidents.read`.
         */
        get: operations["incident"];
        put?: never;
        post?: never;
        /**
         * Drop an incident of which nothing was carried out; it stays on record
         * @description Needs the right `incidents.manage`.
         */
        delete: operations["dropIncident"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/approval": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Have a plan carried out that somebody else submitted
         * @description Needs the right `incidents.approve`.
         */
        post: operations["approveIncident"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/corrections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Months that a bureau is to be told anew
         * @description Needs the right `incidents.read`.
         */
        get: operations["incidentCorrections"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How far the plan or its carrying out is, as it goes (server-sent events)
         * @description Needs the right `incidents.read`.
         */
        get: operations["incidentEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/loans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The loans it touched, each with what is done and what that does
         * @description Needs the right `incidents.read`.
         */
        get: operations["incidentLoans"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Compute what protecting all touched loans, or undoing it, would do
         * @description Needs the right `incidents.manage`.
         */
        post: operations["planIncident"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/rejection": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Have a plan not carried out that somebody else submitted
         * @description Needs the right `incidents.approve`.
         */
        post: operations["rejectIncident"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/submission": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for the plan to be carried out
         * @description Needs the right `incidents.manage`.
         */
        post: operations["submitIncident"];
        /**
         * Take back what was planned or submitted
         * @description Needs the right `incidents.manage`.
         */
        delete: operations["recallIncident"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ledger": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The trial balance: each account's opening, debits, credits and closing balance over closed days
         * @description Needs the right `ledger.read`.
         */
        get: operations["trialBalance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ledger/{account}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * An account day by day, the latest first
         * @description Needs the right `ledger.read`.
         */
        get: operations["account"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ledger/{account}/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The entries of a day that touched an account, with their loans
         * @description Needs the right `ledger.read`.
         */
        get: operations["entries"];
        put?: never;
        post?: never;
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
        /**
         * The loans of the book, filtered, a page at a time; positions as of the last close
         * @description Needs the right `loans.read`.
         */
        get: operations["loans"];
        put?: never;
        /**
         * Draw a loan under a product: it was paid out, and is in the book from now on
         * @description Needs the right `loans.draw`.
         */
        post: operations["draw"];
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
        /**
         * A loan: what was agreed
         * @description Needs the right `loans.read`.
         */
        get: operations["loan"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/loans/{id}/causes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Why a loan is or was short, installment by installment, with the evidence
         * @description Needs the right `loans.read`.
         */
        get: operations["causes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/loans/{id}/charge-off": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take the debt out of the books
         * @description Needs the right `loans.charge-off`.
         */
        post: operations["chargeOff"];
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
        /**
         * Where a loan stands under every pack
         * @description Needs the right `loans.read`.
         */
        get: operations["comparison"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/loans/{id}/early-repayments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Repay a loan or a part of it before it is due; the preview is the quote
         * @description Needs the right `payments.post`.
         */
        post: operations["repayEarly"];
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
        /**
         * Why a loan is overdue, or why it is not: step by step
         * @description Needs the right `loans.read`.
         */
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
        /**
         * What happened to a loan, in the order in which it counts
         * @description Needs the right `loans.read`.
         */
        get: operations["facts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/loans/{id}/fees": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Charge a fee
         * @description Needs the right `fees.charge`.
         */
        post: operations["chargeFee"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/loans/{id}/forecast": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How late the next installment of a loan will be, and why
         * @description Needs the right `warnings.read`.
         */
        get: operations["loanForecast"];
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
        /**
         * The entries of a loan in the order of posting
         * @description Needs the right `loans.read`.
         */
        get: operations["journal"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/loans/{id}/pay-links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a page on which the borrower pays what is owed now
         * @description Needs the right `payments.link`.
         */
        post: operations["createPayLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/loans/{id}/payments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Post a payment that arrived
         * @description Needs the right `payments.post`.
         */
        post: operations["postPayment"];
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
        /**
         * Where a loan stands at the end of a day, under its own pack or another
         * @description Needs the right `loans.read`.
         */
        get: operations["position"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/loans/{id}/protections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All protections of the loan and withdrawals, and what each undid or brought back where that is known: days, penalty, class, months a bureau is told anew
         * @description Needs the right `loans.read`.
         */
        get: operations["protections"];
        put?: never;
        /**
         * Protect days that are not the borrower's fault
         * @description Needs the right `protections.grant`.
         */
        post: operations["grantProtection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/loans/{id}/protections/{protection}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Withdraw a protection, as if it had never been granted
         * @description Needs the right `protections.grant`.
         */
        delete: operations["withdrawProtection"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/loans/{id}/refunds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give credit back to the borrower
         * @description Needs the right `credit.refund`.
         */
        post: operations["refundCredit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/loans/{id}/reversals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Post that a payment was returned
         * @description Needs the right `payments.reverse`.
         */
        post: operations["reversePayment"];
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
        /**
         * What falls due when
         * @description Needs the right `loans.read`.
         */
        get: operations["schedule"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/loans/{id}/statements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record what somebody said of why the loan is not paid: hardship, a dispute, a refusal
         * @description Needs the right `statements.record`.
         */
        post: operations["recordStatement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/loans/{id}/statements/{statement}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Withdraw a statement: it holds no longer
         * @description Needs the right `statements.record`.
         */
        delete: operations["withdrawStatement"];
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
        /**
         * What happened to a loan and what followed from it
         * @description Needs the right `loans.read`.
         */
        get: operations["timeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/loans/{id}/waivers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Waive a part of what is owed
         * @description Needs the right `amounts.waive`.
         */
        post: operations["waive"];
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
        /**
         * Export the loans of a filter as CSV or XLSX
         * @description Needs the right `loans.export`.
         */
        post: operations["startExport"];
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
        /**
         * How far an export is
         * @description Needs the right `loans.export`.
         */
        get: operations["exportState"];
        put?: never;
        post?: never;
        /**
         * Stop an export and delete its file
         * @description Needs the right `loans.export`.
         */
        delete: operations["cancelExport"];
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
        /**
         * The file of an export
         * @description Needs the right `loans.export`.
         */
        get: operations["exportFile"];
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
        /**
         * How many loans there are of each state, bucket, pack and currency under the same filters
         * @description Needs the right `loans.read`.
         */
        get: operations["facets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mandates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Consents to be debited, the latest first
         * @description Needs the right `payments.read`.
         */
        get: operations["mandates"];
        put?: never;
        /**
         * Keep a consent that was given, or invite the borrower to give it
         * @description Needs the right `payments.manage`.
         */
        post: operations["createMandate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mandates/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * End a consent; what is still to be sent under it is not
         * @description Needs the right `payments.manage`.
         */
        delete: operations["endMandate"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/models/forecast": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The model of the forecasts, how good it is, and how forecasts have held
         * @description Needs the right `warnings.read`.
         */
        get: operations["forecastModel"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/models/forecast/use": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put a model of the forecasts into force
         * @description Needs the right `signals.manage`.
         */
        post: operations["useForecastModel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/models/forecast/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The models of the forecasts, what each was worth, and which was in force when
         * @description Needs the right `warnings.read`.
         */
        get: operations["forecastModels"];
        put?: never;
        /**
         * Keep a model of the forecasts; it is asked nothing yet
         * @description Needs the right `signals.manage`.
         */
        post: operations["addForecastModel"];
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
        /**
         * Due, received, newly overdue, cured and what grace and tolerance forgave, as of a day
         * @description Needs the right `overview.read`.
         */
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
        /**
         * The policy packs
         * @description Needs the right `packs.read`.
         */
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
        /**
         * One version of a pack: each setting with its meaning and source
         * @description Needs the right `packs.read`.
         */
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
        /**
         * Two packs, setting by setting
         * @description Needs the right `packs.read`.
         */
        get: operations["comparePacks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Orders by channel and state, and how long what is unknown has been so
         * @description Needs the right `payments.read`.
         */
        get: operations["paymentSummary"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payments/desks/{desk}/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Have a desk do its work once, now: PLAN, ANNOUNCE, SEND, ASK, COLLECT, POST or RECONCILE
         * @description Needs the right `payments.manage`.
         */
        post: operations["runDesk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payments/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Orders: what was asked of borrowers, the latest first
         * @description Needs the right `payments.read`.
         */
        get: operations["paymentOrders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payments/orders/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One order with every answer that was heard of it, and the orders for the same money
         * @description Needs the right `payments.read`.
         */
        get: operations["paymentOrder"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payments/orders/{number}/refunds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for money of an order to go back to its payer; beyond the limit a second person agrees first
         * @description Needs the right `payments.reverse`.
         */
        post: operations["askRefund"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payments/orders/{number}/refunds/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Tell what refunding money of an order would come to, and record nothing
         * @description Needs the right `payments.reverse`.
         */
        post: operations["previewRefund"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payments/refunds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Refunds, the latest orders first
         * @description Needs the right `payments.read`.
         */
        get: operations["refunds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payments/refunds/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One refund
         * @description Needs the right `payments.read`.
         */
        get: operations["refund"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payments/refunds/{number}/approval": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Agree to a refund that somebody else asked for; it is handed to the channel
         * @description Needs the right `credit.refund`.
         */
        post: operations["approveRefund"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payments/refunds/{number}/failure": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that people cannot make the transfer: the money stays where it was
         * @description Needs the right `payments.reverse`.
         */
        post: operations["refundNotMade"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payments/refunds/{number}/rejection": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Do not agree to it: the money stays where it was
         * @description Needs the right `credit.refund`.
         */
        post: operations["rejectRefund"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payments/refunds/{number}/transfer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that people made the transfer, where the channel gives nothing back
         * @description Needs the right `payments.reverse`.
         */
        post: operations["refundMade"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The products, each with its versions
         * @description Needs the right `products.read`.
         */
        get: operations["products"];
        put?: never;
        /**
         * Write the first version of a product, a draft
         * @description Needs the right `products.write`.
         */
        post: operations["newProduct"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products/{product}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One product with its versions, the newest first
         * @description Needs the right `products.read`.
         */
        get: operations["product"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products/{product}/offers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What a loan would be and cost, under the version in force or one that is named
         * @description Needs the right `products.read`.
         */
        post: operations["offer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products/{product}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Write a further version, a draft
         * @description Needs the right `products.write`.
         */
        post: operations["newVersion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products/{product}/versions/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Write a draft anew
         * @description Needs the right `products.write`.
         */
        put: operations["rewrite"];
        post?: never;
        /**
         * Discard a draft
         * @description Needs the right `products.write`.
         */
        delete: operations["discard"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products/{product}/versions/{version}/approval": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Approve a draft that somebody else wrote
         * @description Needs the right `products.approve`.
         */
        post: operations["approve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products/{product}/versions/{version}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say from which day on no loan is drawn under a version
         * @description Needs the right `products.approve`.
         */
        post: operations["end"];
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
        /**
         * The proofs that are kept, of the latest day first: one after each close, others when asked for
         * @description Needs the right `close.read`.
         */
        get: operations["proofs"];
        put?: never;
        /**
         * Prove the books: facts, positions and journal, loan by loan
         * @description Needs the right `books.prove`.
         */
        post: operations["prove"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/proofs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One proof
         * @description Needs the right `close.read`.
         */
        get: operations["proof"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/proofs/{id}/differences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a proof found: which book stands alone, of which loan, and the amounts on both sides
         * @description Needs the right `close.read`.
         */
        get: operations["differences"];
        put?: never;
        post?: never;
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
        /**
         * The proof that runs, or the last one that was asked for since the start
         * @description Needs the right `close.read`.
         */
        get: operations["latestProof"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reconciliation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Days of channels whose statements were held against orders and book, the latest first
         * @description Needs the right `payments.read`.
         */
        get: operations["reconciledDays"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reconciliation/findings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where statement, order and book do not say the same
         * @description Needs the right `payments.read`.
         */
        get: operations["reconciliationFindings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reconciliation/findings/closures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Close a finding for its amounts of now, with a reason; when they change it is open again
         * @description Needs the right `findings.close`.
         */
        post: operations["closeFinding"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reconciliation/findings/reopenings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Open a finding again that somebody closed, with a reason
         * @description Needs the right `findings.close`.
         */
        post: operations["reopenFinding"];
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
        /** Who is signed in, and with which rights */
        get: operations["session"];
        put?: never;
        /** Sign in */
        post: operations["signIn"];
        /** Sign out */
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
        /** Change one's own password */
        post: operations["changePassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/signals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The signals, how they are set, and how they did in the last thirty days
         * @description Needs the right `warnings.read`.
         */
        get: operations["signals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/signals/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set a signal for what becomes known from now on
         * @description Needs the right `signals.manage`.
         */
        put: operations["setSignal"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/suspense": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Money that came without an order, the oldest first
         * @description Needs the right `payments.read`.
         */
        get: operations["suspense"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/suspense/{channel}/{receipt}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Money that came without an order, and what was done with it
         * @description Needs the right `payments.read`.
         */
        get: operations["suspenseReceipt"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/suspense/{channel}/{receipt}/match": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put money in suspense to a loan: it counts there from when it came
         * @description Needs the right `suspense.match`.
         */
        post: operations["matchReceipt"];
        /**
         * Take it back from the loan: it is in suspense again
         * @description Needs the right `suspense.match`.
         */
        delete: operations["undoMatch"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/suspense/{channel}/{receipt}/refund": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that money in suspense was given back to its payer
         * @description Needs the right `suspense.match`.
         */
        post: operations["refundReceipt"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/suspense/accounts/{account}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Have what is paid into a virtual account go to a loan
         * @description Needs the right `payments.manage`.
         */
        put: operations["assignAccount"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/suspense/sums": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What came by each channel and is not in the ledger yet: in suspense since the last close, or about to be recorded
         * @description Needs the right `ledger.read`.
         */
        get: operations["suspenseSums"];
        put?: never;
        post?: never;
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
        /**
         * Tokens of machines, without their secrets
         * @description Needs the right `users.manage`.
         */
        get: operations["tokens"];
        put?: never;
        /**
         * Make a token for a machine; its secret is shown this once
         * @description Needs the right `users.manage`.
         */
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
        /**
         * Revoke a token
         * @description Needs the right `users.manage`.
         */
        delete: operations["revokeToken"];
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
        /**
         * All users
         * @description Needs the right `users.manage`.
         */
        get: operations["users"];
        put?: never;
        /**
         * Make a user, with a one-time password
         * @description Needs the right `users.manage`.
         */
        post: operations["createUser"];
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
        /**
         * Change a user's name or role, or shut them out
         * @description Needs the right `users.manage`.
         */
        patch: operations["changeUser"];
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
        /**
         * Give a user a new one-time password
         * @description Needs the right `users.manage`.
         */
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
        /**
         * The caller's saved views of a screen
         * @description Needs the right `views.save`.
         */
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
        /**
         * One saved view
         * @description Needs the right `views.save`.
         */
        get: operations["view"];
        /**
         * Save a view
         * @description Needs the right `views.save`.
         */
        put: operations["saveView"];
        post?: never;
        /**
         * Delete a saved view
         * @description Needs the right `views.save`.
         */
        delete: operations["deleteView"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The endpoints that webhooks go to
         * @description Needs the right `events.read`.
         */
        get: operations["webhooks"];
        put?: never;
        /**
         * Make an endpoint; its secret is shown this once
         * @description Needs the right `webhooks.manage`.
         */
        post: operations["createWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One endpoint
         * @description Needs the right `events.read`.
         */
        get: operations["webhook"];
        put?: never;
        post?: never;
        /**
         * Delete an endpoint with its deliveries
         * @description Needs the right `webhooks.manage`.
         */
        delete: operations["deleteWebhook"];
        options?: never;
        head?: never;
        /**
         * Change an endpoint, or turn it off or on
         * @description Needs the right `webhooks.manage`.
         */
        patch: operations["changeWebhook"];
        trace?: never;
    };
    "/api/v1/webhooks/{id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was sent to an endpoint, waits or was given up, newest first
         * @description Needs the right `events.read`.
         */
        get: operations["deliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{id}/replays": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send again: one event, all that was given up, or what happened in a stretch of time
         * @description Needs the right `events.replay`.
         */
        post: operations["replay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{id}/secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a new secret, shown this once; for a day the former one signs as well
         * @description Needs the right `webhooks.manage`.
         */
        post: operations["changeSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a test event now, once, and tell what came of it
         * @description Needs the right `webhooks.manage`.
         */
        post: operations["testWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/work-items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What people have to look at, the oldest first
         * @description Needs the right `payments.read`.
         */
        get: operations["workItems"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/work-items/{id}/done": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that somebody saw to it
         * @description Needs the right `payments.manage`.
         */
        post: operations["finishWorkItem"];
        delete?: never;
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
        AlertActs: {
            /** @enum {string} */
            act?: "TAKE" | "ASSIGN" | "SNOOZE" | "CLOSE" | "REOPEN";
            ids?: number[];
            note?: string;
            /** @enum {string} */
            outcome?: "USEFUL" | "NOT_USEFUL";
            owner?: string;
            /** Format: date-time */
            until?: string;
        };
        AlertAfter: {
            /** Format: int32 */
            daysLate: number;
            /** Format: date */
            dueOn: string;
            /** Format: date */
            paidOn?: string;
        };
        AlertDetail: {
            after?: components["schemas"]["AlertAfter"];
            alert: components["schemas"]["AlertRow"];
            evidence: components["schemas"]["AlertEvidence"][];
            steps: components["schemas"]["AlertStep"][];
        };
        AlertEvidence: {
            /** Format: date-time */
            at: string;
            id: string;
            /** @enum {string} */
            kind: "BILL_ISSUED" | "BILL_PAID" | "DEBIT_ATTEMPTED" | "DEBIT_ANSWERED" | "BALANCE_HINTED" | "APP_USED" | "MESSAGE_RECEIPTED" | "PROMISE_MADE" | "CONTACT_CHANGED" | "BUREAU_QUERIED" | "INCOME_ARRIVED" | "MANDATE_CHANGED" | "JUDGED";
            /** Format: date-time */
            known: string;
            text: string;
        };
        AlertNotDone: {
            /** Format: int64 */
            id: number;
            problem: string;
        };
        AlertPage: {
            items: components["schemas"]["AlertRow"][];
            next?: string;
        };
        AlertReason: {
            code: string;
            /** Format: double */
            number: number;
            sentence: string;
        };
        AlertRow: {
            /** Format: date-time */
            dueAt?: string;
            escalated: boolean;
            /** Format: date-time */
            escalatesAt?: string;
            /** Format: int64 */
            id: number;
            /** Format: int64 */
            incident?: number;
            /** @enum {string} */
            kind: "BORROWER" | "CHANNEL" | "COHORT";
            /** Format: date-time */
            lastAt: string;
            /** Format: int32 */
            leadHours?: number;
            /** @enum {string} */
            level: "CLEARED" | "NOTICE" | "WARNING" | "ALARM";
            loan?: string;
            /** @enum {string} */
            outcome?: "USEFUL" | "NOT_USEFUL";
            owner?: string;
            /** Format: date-time */
            raisedAt: string;
            reasons: components["schemas"]["AlertReason"][];
            signal: string;
            /** Format: date-time */
            snoozedUntil?: string;
            /** @enum {string} */
            state: "OPEN" | "SNOOZED" | "EXPLAINED" | "CLOSED";
            subject: string;
            /** Format: int32 */
            times: number;
            title: string;
            /** Format: int32 */
            version: number;
        };
        AlertsDone: {
            done: components["schemas"]["AlertRow"][];
            refused: components["schemas"]["AlertNotDone"][];
        };
        AlertsOfSignal: {
            /** Format: int64 */
            open: number;
            signal: string;
            title: string;
        };
        AlertStep: {
            actor: string;
            /** Format: date-time */
            at: string;
            note?: string;
            step: string;
        };
        AlertSummary: {
            byKind: {
                [key: string]: number;
            };
            byLevel: {
                [key: string]: number;
            };
            bySignal: components["schemas"]["AlertsOfSignal"][];
            /** Format: int64 */
            escalated: number;
            /** Format: int64 */
            mine: number;
            /** Format: int64 */
            open: number;
            /** Format: int64 */
            snoozed: number;
        };
        Amount: {
            amount: string;
            currency: string;
        };
        AmountChange: {
            after: components["schemas"]["Amount"];
            because: string[];
            before: components["schemas"]["Amount"];
            name: string;
            title: string;
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
        BookDifference: {
            /** @enum {string} */
            book: "LEDGER" | "POSITION" | "FACT" | "RECEIPT";
            /** Format: date */
            day: string;
            given?: components["schemas"]["Amount"];
            held?: components["schemas"]["Amount"];
            loan?: string;
            part: string;
            text: string;
        };
        BookDifferences: {
            items: components["schemas"]["BookDifference"][];
            next?: string;
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
        BureauCorrection: {
            loan: string;
            month: string;
            /** Format: date */
            recordedOn: string;
            right: string;
            sent: string;
        };
        BureauCorrections: {
            items: components["schemas"]["BureauCorrection"][];
            next?: string;
        };
        Cause: {
            cause: string;
            confidence: string;
            detail?: string;
            /** Format: date */
            due: string;
            evidence: components["schemas"]["CauseEvidence"][];
            ground: string;
            incidents: number[];
            /** Format: int32 */
            installment: number;
            receipts: string[];
            shortfall: components["schemas"]["Amount"];
            text: string;
        };
        CauseEvidence: {
            kind: string;
            source: string;
            sourceId: string;
            /** Format: date-time */
            valueTime: string;
        };
        CausesOnDay: {
            items: components["schemas"]["Cause"][];
            /** Format: date */
            on: string;
        };
        CauseView: {
            key: string;
            text: string;
        };
        ChangedFigure: {
            before?: string;
            now: string;
            what: string;
        };
        ChannelHealth: {
            /** Format: int64 */
            answers24h: number;
            channel: string;
            /** Format: double */
            failedShare24h?: number;
            /** Format: int64 */
            incident?: number;
            /** @enum {string} */
            kind: "PAYMENT" | "MESSAGE";
            /** Format: date-time */
            lastAnswerAt: string;
            /** Format: double */
            lateShare24h?: number;
            /** Format: int64 */
            openAlert?: number;
            /** Format: double */
            slowShare24h?: number;
            /** Format: double */
            usualShare: number;
        };
        ChannelHealths: {
            items: components["schemas"]["ChannelHealth"][];
        };
        ChannelPoint: {
            /** Format: int64 */
            answers: number;
            /** Format: date-time */
            at: string;
            /** Format: int64 */
            failed: number;
            /** Format: double */
            high: number;
            /** Format: int64 */
            late: number;
            /** Format: double */
            low: number;
            /** Format: int64 */
            slow: number;
            /** Format: double */
            usual: number;
        };
        ChannelSeries: {
            items: components["schemas"]["ChannelPoint"][];
        };
        ChargeOffPosting: {
            /** Format: date-time */
            valueTime?: string;
        };
        CheckFinding: {
            answers?: {
                [key: string]: "YES" | "NO" | "NOT_KNOWN";
            };
            /** Format: date */
            nextOn?: string;
            note?: string;
            notes?: {
                [key: string]: string;
            };
            /** @enum {string} */
            result?: "NO_CONCERN" | "WATCH" | "ACT";
        };
        ChecklistLine: {
            /** @enum {string} */
            answer?: "YES" | "NO" | "NOT_KNOWN";
            /** @enum {string} */
            code: "CONTACT_WORKS" | "INCOME_AS_BEFORE" | "DEBT_AS_BEFORE" | "LOAN_USED_AS_AGREED" | "DEBIT_WORKS" | "PLAN_FITS_INCOME" | "CAUSE_KNOWN" | "NO_FAULT_OF_OURS" | "CHANGED_PLAN_CAN_BE_KEPT" | "ALERT_EXPLAINED" | "CHANGE_BY_BORROWER" | "FILE_COMPLETE" | "RULES_WERE_KEPT";
            note?: string;
            title: string;
        };
        CheckOwner: {
            owner?: string;
        };
        CheckPage: {
            items: components["schemas"]["CheckRow"][];
            next?: string;
        };
        CheckPlanChange: {
            /** Format: int32 */
            everyDays?: number;
            on?: boolean;
            /** Format: double */
            sampleShare?: number;
        };
        CheckPlans: {
            items: components["schemas"]["CheckPlanView"][];
        };
        CheckPlanView: {
            /** @enum {string} */
            code: "PERIODIC_NORMAL" | "PERIODIC_WATCH" | "PERIODIC_PAST_DUE" | "EVENT_PAST_DUE" | "EVENT_PLAN_BROKEN" | "EVENT_ALERT" | "EVENT_CONTACT" | "SAMPLE";
            /** Format: int32 */
            everyDays: number;
            on: boolean;
            /** @enum {string} */
            reason: "PERIODIC" | "EVENT" | "SAMPLE";
            /** Format: double */
            sampleShare: number;
            title: string;
            /** Format: int32 */
            version: number;
            what: string;
        };
        CheckReopening: {
            note?: string;
        };
        CheckRow: {
            borrower: string;
            /** Format: date */
            drawnOn: string;
            /** Format: date */
            dueOn: string;
            /** Format: int64 */
            id: number;
            /** Format: date */
            lastDoneOn?: string;
            loans: string[];
            owner?: string;
            /** @enum {string} */
            plan: "PERIODIC_NORMAL" | "PERIODIC_WATCH" | "PERIODIC_PAST_DUE" | "EVENT_PAST_DUE" | "EVENT_PLAN_BROKEN" | "EVENT_ALERT" | "EVENT_CONTACT" | "SAMPLE";
            /** @enum {string} */
            reason: "PERIODIC" | "EVENT" | "SAMPLE";
            /** @enum {string} */
            result?: "NO_CONCERN" | "WATCH" | "ACT";
            /** @enum {string} */
            state: "DUE" | "OVERDUE" | "DONE";
            title: string;
            /** Format: int32 */
            version: number;
            why: string;
        };
        CheckStep: {
            actor: string;
            /** Format: date-time */
            at: string;
            note: string;
            step: string;
        };
        CheckView: {
            changed: components["schemas"]["ChangedFigure"][];
            check: components["schemas"]["CheckRow"];
            checklist: components["schemas"]["ChecklistLine"][];
            /** Format: date-time */
            doneAt?: string;
            doneBy?: string;
            history: components["schemas"]["CheckStep"][];
            /** Format: date */
            nextOn?: string;
            note?: string;
            /** Format: int32 */
            planVersion: number;
        };
        ClassMove: {
            after: string;
            before: string;
            /** Format: int64 */
            loans: number;
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
            proof?: components["schemas"]["KeptProof"];
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
        CohortCell: {
            /** Format: int64 */
            bad: number;
            cell: string;
            /** Format: double */
            expected: number;
            flagged: boolean;
            /** Format: double */
            high: number;
            /** Format: double */
            low: number;
            /** Format: double */
            pValue: number;
            /** Format: double */
            qValue: number;
            /** Format: int64 */
            seen: number;
            /** Format: double */
            share: number;
            /** Format: double */
            shrunk: number;
            trend: components["schemas"]["CohortTrend"];
        };
        CohortCount: {
            /** Format: int64 */
            bad: number;
            /** Format: int64 */
            seen: number;
            /** Format: double */
            share: number;
        };
        CohortMeaning: {
            /** @enum {string} */
            measure: "D1" | "FIRST_PAYMENT_DEFAULT" | "ROLL_30" | "RESIDUE" | "CURE_7";
            title: string;
            what: string;
        };
        CohortTable: {
            by: string;
            cells: components["schemas"]["CohortCell"][];
            /** Format: date */
            countedTo?: string;
            /** Format: double */
            falseShare: number;
            /** Format: int32 */
            fewest: number;
            /** Format: date */
            from: string;
            /** @enum {string} */
            measure: "D1" | "FIRST_PAYMENT_DEFAULT" | "ROLL_30" | "RESIDUE" | "CURE_7";
            measures: components["schemas"]["CohortMeaning"][];
            overall: components["schemas"]["CohortCount"];
            series: components["schemas"]["CohortWeek"][];
            /** Format: date */
            to: string;
        };
        CohortTrend: {
            /** Format: double */
            perWeek: number;
            /** Format: double */
            pValue: number;
            /** Format: double */
            qValue: number;
            rising: boolean;
        };
        CohortWeek: {
            /** Format: int64 */
            bad: number;
            cell: string;
            /** Format: int64 */
            seen: number;
            /** Format: date */
            week: string;
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
        Decision: {
            note?: string;
        };
        DeskWork: {
            desk: string;
            /** Format: int32 */
            looked: number;
        };
        DrawdownAnswer: {
            borrower: string;
            loan: string;
            offer: components["schemas"]["OfferView"];
            preview: boolean;
            /** Format: date */
            recordedOn?: string;
            reference: string;
        };
        DrawdownRequest: {
            borrower?: string;
            /** Format: int32 */
            installments?: number;
            loan?: string;
            /** Format: date-time */
            paidOut?: string;
            principal?: string;
            product?: string;
            ratePerDay?: string;
            reference?: string;
        };
        DrawnChecks: {
            /** Format: int32 */
            checks: number;
            /** Format: date */
            day?: string;
        };
        DryRun: {
            /** Format: date-time */
            at: string;
            counts: components["schemas"]["ImportCount"][];
            /** Format: int64 */
            rejected: number;
        };
        EarlyQuoteAnswer: {
            /** Format: int32 */
            days: number;
            /** Format: date-time */
            goodUntil: string;
            /** Format: date */
            on: string;
            paid: components["schemas"]["Amount"];
            parts: components["schemas"]["QuotePart"][];
            plan: components["schemas"]["PlannedInstallment"][];
            total: components["schemas"]["Amount"];
        };
        EarlyRepaymentPosting: {
            amount?: string;
            currency: string;
            /** @enum {string} */
            kind: "FULL" | "PARTIAL";
            /** @enum {string} */
            method?: "LEVEL_30_360" | "LEVEL_ACTUAL" | "EQUAL_PRINCIPAL" | "EQUAL_PRINCIPAL_ACTUAL" | "INTEREST_ONLY" | "INTEREST_ONLY_ACTUAL" | "SINGLE";
            /** @enum {string} */
            then?: "FEWER" | "SMALLER";
            /** Format: date-time */
            valueTime?: string;
        };
        EffectStanding: {
            creditClass: string;
            /** Format: int32 */
            dpd: number;
            /** Format: int32 */
            lateDays?: number;
            penalty: components["schemas"]["Amount"];
            /** Format: int32 */
            worstDpd: number;
        };
        End: {
            /** Format: date */
            endedOn?: string;
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
        EverythingMoneyOutside: {
            items: components["schemas"]["MoneyOutside"][];
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
        EverythingProductView: {
            items: components["schemas"]["ProductView"][];
            next?: string;
            /** Format: int64 */
            total: number;
            totalIsExact: boolean;
        };
        EverythingReconciledDay: {
            items: components["schemas"]["ReconciledDay"][];
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
        EverythingWebhook: {
            items: components["schemas"]["Webhook"][];
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
            /** Format: date-time */
            keptUntil: string;
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
        FeePosting: {
            amount: string;
            currency: string;
            /** Format: int32 */
            installment?: number;
            /** Format: date-time */
            valueTime?: string;
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
        FindingAct: {
            category?: string;
            channel?: string;
            /** Format: date */
            day?: string;
            reason?: string;
            subject?: string;
        };
        ForecastCalibration: {
            deciles: components["schemas"]["ForecastTenth"][];
            /** Format: double */
            gap: number;
            /** Format: int32 */
            horizon: number;
            /** Format: double */
            slope: number;
        };
        ForecastFeature: {
            group: string;
            /** Format: double */
            importance: number;
            name: string;
            title: string;
        };
        ForecastFigure: {
            /** Format: double */
            high?: number;
            /** Format: double */
            low?: number;
            name: string;
            note: string;
            /** Format: double */
            value: number;
        };
        ForecastGroup: {
            group: string;
            title: string;
        };
        ForecastLive: {
            /** Format: double */
            aucLate0?: number;
            /** Format: int32 */
            due: number;
            /** Format: int64 */
            scored: number;
            /** Format: double */
            slope?: number;
        };
        ForecastMeasured: {
            /** Format: double */
            high: number;
            /** Format: double */
            low: number;
            /** Format: double */
            value: number;
        };
        ForecastModel: {
            calibration: components["schemas"]["ForecastCalibration"][];
            features: components["schemas"]["ForecastFeature"][];
            figures: components["schemas"]["ForecastFigure"][];
            groups: components["schemas"]["ForecastGroup"][];
            inForce: boolean;
            live: components["schemas"]["ForecastLive"];
            name: string;
            /** @enum {string} */
            origin: "SIMULATED" | "BOOK";
            trainedAt: string;
            trainedOn: string;
            version: string;
        };
        ForecastModelChoice: {
            version?: string;
            why?: string;
        };
        ForecastModelFile: {
            content?: string;
            why?: string;
        };
        ForecastModelList: {
            items: components["schemas"]["ForecastModelVersion"][];
            uses: components["schemas"]["ForecastModelUse"][];
        };
        ForecastModelName: {
            name: string;
            trainedOn: string;
            version: string;
        };
        ForecastModelUse: {
            /** Format: date-time */
            at: string;
            by: string;
            version: string;
            why: string;
        };
        ForecastModelVersion: {
            /** Format: date-time */
            addedAt?: string;
            addedBy?: string;
            inForce: boolean;
            name: string;
            /** @enum {string} */
            origin: "SIMULATED" | "BOOK";
            report?: components["schemas"]["ForecastReport"];
            trainedAt: string;
            trainedOn: string;
            version: string;
            wasUsed: boolean;
            why?: string;
        };
        ForecastPage: {
            items: components["schemas"]["ForecastRow"][];
            next?: string;
        };
        ForecastReason: {
            /** Format: double */
            effect: number;
            group: string;
            sentence: string;
        };
        ForecastReport: {
            /** Format: int32 */
            borrowers: number;
            code: string;
            /** Format: date */
            from: string;
            /** Format: int32 */
            held: number;
            /** Format: date */
            heldFrom: string;
            /** Format: int32 */
            heldLate: number;
            inForce: string;
            inForceKnew: boolean;
            /** Format: int32 */
            installments: number;
            /** Format: int32 */
            late: number;
            lines: components["schemas"]["ForecastReportLine"][];
            /** Format: double */
            share: number;
            /** Format: date */
            until: string;
        };
        ForecastReportLine: {
            difference?: components["schemas"]["ForecastMeasured"];
            /** @enum {string} */
            figure: "AUC" | "KS" | "CAPTURE_5" | "CAPTURE_10" | "CAPTURE_20" | "SLOPE" | "DECILE_GAP";
            /** Format: int32 */
            horizon: number;
            inForce?: components["schemas"]["ForecastMeasured"];
            own: components["schemas"]["ForecastMeasured"];
        };
        ForecastRow: {
            alerted: boolean;
            borrower: string;
            /** Format: int32 */
            daysToDue: number;
            /** Format: date */
            dueOn: string;
            /** Format: int32 */
            installment: number;
            /** Format: double */
            late0: number;
            /** Format: double */
            late3: number;
            /** Format: double */
            late7: number;
            /** Format: double */
            late30: number;
            loan: string;
        };
        ForecastTenth: {
            /** Format: int32 */
            count: number;
            /** Format: double */
            forecast: number;
            /** Format: double */
            seen: number;
        };
        FormatChoice: {
            format?: string;
        };
        HappeningPage: {
            items: components["schemas"]["HappeningRow"][];
            next?: string;
        };
        HappeningRow: {
            /** Format: date-time */
            at: string;
            borrower?: string;
            channel?: string;
            id: string;
            /** @enum {string} */
            kind: "BILL_ISSUED" | "BILL_PAID" | "DEBIT_ATTEMPTED" | "DEBIT_ANSWERED" | "BALANCE_HINTED" | "APP_USED" | "MESSAGE_RECEIPTED" | "PROMISE_MADE" | "CONTACT_CHANGED" | "BUREAU_QUERIED" | "INCOME_ARRIVED" | "MANDATE_CHANGED" | "JUDGED";
            /** Format: date-time */
            known: string;
            /** Format: int64 */
            sequence: number;
            /** @enum {string} */
            source: "REST" | "FILE" | "KAFKA" | "INTERNAL";
            text: string;
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
            /** Format: date-time */
            keptUntil?: string;
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
        ImportLimits: {
            /** Format: int64 */
            fileBytes: number;
            /** Format: int32 */
            files: number;
            /** Format: int64 */
            keptDays: number;
            /** Format: int64 */
            requestBytes: number;
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
        IncidentPage: {
            items: components["schemas"]["IncidentRow"][];
            next?: string;
        };
        IncidentProgress: {
            /** Format: int64 */
            applied: number;
            /** @enum {string} */
            deed: "PROTECT" | "UNDO";
            /** Format: int32 */
            planDone: number;
            /** Format: int32 */
            planTotal: number;
            /** Format: int64 */
            refused: number;
            /** @enum {string} */
            state: "DRAFT" | "PLANNING" | "PLANNED" | "SUBMITTED" | "REJECTED" | "DROPPED" | "APPLYING" | "APPLIED";
            /** Format: int64 */
            total: number;
            /** Format: int32 */
            version: number;
        };
        IncidentRow: {
            author: string;
            channel?: string;
            /** Format: date-time */
            createdAt: string;
            /** @enum {string} */
            deed: "PROTECT" | "UNDO";
            /** Format: date-time */
            from: string;
            /** Format: int64 */
            id: number;
            /** @enum {string} */
            kind: "SYSTEM" | "CHANNEL";
            reason: string;
            /** @enum {string} */
            state: "DRAFT" | "PLANNING" | "PLANNED" | "SUBMITTED" | "REJECTED" | "DROPPED" | "APPLYING" | "APPLIED";
            /** Format: date-time */
            to: string;
            /** Format: int32 */
            version: number;
        };
        IncidentStep: {
            actor: string;
            /** Format: date-time */
            at: string;
            note: string;
            step: string;
        };
        IncidentView: {
            debitCodes: string[];
            debits: boolean;
            debitSource?: string;
            due: boolean;
            failure?: string;
            incident: components["schemas"]["IncidentRow"];
            limits: components["schemas"]["Limits"];
            listed: boolean;
            mayDecide: boolean;
            orders: boolean;
            plan: components["schemas"]["PlanSummary"];
            progress: components["schemas"]["IncidentProgress"];
            /** Format: date */
            protectUntil: string;
            steps: components["schemas"]["IncidentStep"][];
            submittedBy?: string;
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
        KeptProof: {
            agrees: boolean;
            /** Format: date-time */
            at: string;
            author?: string;
            /** Format: date */
            day: string;
            /** Format: int64 */
            differences: number;
            failure?: string;
            /** Format: int64 */
            id: number;
            /** Format: int64 */
            loans: number;
            /** @enum {string} */
            scope: "CLOSE" | "BOOK";
            /** Format: double */
            seconds: number;
        };
        KeptProofs: {
            items: components["schemas"]["KeptProof"][];
            next?: string;
        };
        LateDays: {
            /** Format: int32 */
            after: number;
            /** Format: int32 */
            before: number;
        };
        LedgerEntries: {
            items: components["schemas"]["LedgerEntry"][];
            next?: string;
        };
        LedgerEntry: {
            credit?: components["schemas"]["Amount"];
            debit?: components["schemas"]["Amount"];
            loan?: string;
            /** Format: date */
            postedOn: string;
            reason: string;
            /** Format: date */
            valueDate: string;
        };
        LedgerLine: {
            /** @enum {string} */
            account: "CASH_IN_TRANSIT" | "PRINCIPAL_RECEIVABLE" | "INTEREST_RECEIVABLE" | "FEE_RECEIVABLE" | "PENALTY_RECEIVABLE" | "ACCRUED_INTEREST" | "ACCRUED_PENALTY" | "UNALLOCATED_RECEIPTS" | "SUSPENSE" | "INTEREST_INCOME" | "ACCRUED_INTEREST_INCOME" | "ACCRUED_PENALTY_INCOME" | "FEE_INCOME" | "PENALTY_INCOME" | "TOLERANCE_WRITTEN_OFF" | "WAIVERS" | "CHARGE_OFF" | "RECOVERIES";
            closingCredit?: components["schemas"]["Amount"];
            closingDebit?: components["schemas"]["Amount"];
            credit: components["schemas"]["Amount"];
            debit: components["schemas"]["Amount"];
            /** Format: int64 */
            entries: number;
            /** @enum {string} */
            kind: "ASSET" | "LIABILITY" | "INCOME" | "EXPENSE";
            openingCredit?: components["schemas"]["Amount"];
            openingDebit?: components["schemas"]["Amount"];
        };
        LedgerMovement: {
            credit: components["schemas"]["Amount"];
            /** Format: date */
            day: string;
            debit: components["schemas"]["Amount"];
            /** Format: int64 */
            entries: number;
            reason: string;
        };
        LedgerMovements: {
            items: components["schemas"]["LedgerMovement"][];
            next?: string;
        };
        LedgerOfCurrency: {
            balanced: boolean;
            closingCredit: components["schemas"]["Amount"];
            closingDebit: components["schemas"]["Amount"];
            credit: components["schemas"]["Amount"];
            currency: string;
            debit: components["schemas"]["Amount"];
            lines: components["schemas"]["LedgerLine"][];
            openingCredit: components["schemas"]["Amount"];
            openingDebit: components["schemas"]["Amount"];
        };
        Limits: {
            /** Format: int32 */
            loans: number;
            sum: string;
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
        LoanForecast: {
            amount: components["schemas"]["Amount"];
            /** Format: date */
            askedOn: string;
            /** Format: date */
            dueOn: string;
            /** Format: double */
            expectedDaysLate: number;
            /** Format: int32 */
            installment: number;
            /** Format: double */
            late0: number;
            /** Format: double */
            late3: number;
            /** Format: double */
            late7: number;
            /** Format: double */
            late30: number;
            model: components["schemas"]["ForecastModelName"];
            reasons: components["schemas"]["ForecastReason"][];
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
        MoneyOutside: {
            channel: string;
            /** Format: int64 */
            entries: number;
            onItsWay: components["schemas"]["Amount"];
            /** Format: int64 */
            receipts: number;
            suspense: components["schemas"]["Amount"];
        };
        MonthCorrection: {
            month: string;
            right: string;
            sent: string;
        };
        NewClose: {
            /** Format: date */
            day?: string;
        };
        NewIncident: {
            channel?: string;
            debitCodes?: string[];
            debits?: boolean;
            debitSource?: string;
            due?: boolean;
            /** Format: date-time */
            from?: string;
            /** @enum {string} */
            kind?: "SYSTEM" | "CHANNEL";
            loans?: string[];
            orders?: boolean;
            /** Format: date */
            protectUntil?: string;
            reason?: string;
            /** Format: date-time */
            to?: string;
        };
        NewlyMade: {
            mandate: components["schemas"]["PaymentMandate"];
            page?: string;
        };
        NewMandate: {
            agreement?: string;
            channel?: string;
            /** Format: date-time */
            consentedAt?: string;
            currency?: string;
            /** Format: date */
            from?: string;
            loan?: string;
            mostEach?: string;
            mostInAll?: string;
            /** Format: date */
            until?: string;
        };
        NewMatch: {
            loan?: string;
            note?: string;
        };
        NewPassword: {
            current?: string;
            replacement?: string;
        };
        NewPayLink: {
            channel?: string;
        };
        NewPlan: {
            /** @enum {string} */
            deed?: "PROTECT" | "UNDO";
        };
        NewProduct: {
            product?: string;
            version?: components["schemas"]["VersionDraft"];
        };
        NewRefund: {
            amount?: string;
            currency?: string;
            reason?: string;
        };
        NewReplay: {
            dead?: boolean;
            /** Format: uuid */
            event?: string;
            from?: string;
            to?: string;
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
        NewWebhook: {
            description?: string;
            types?: string[];
            url?: string;
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
        OfferRow: {
            /** Format: date */
            due: string;
            fee: components["schemas"]["Amount"];
            interest: components["schemas"]["Amount"];
            /** Format: int32 */
            number: number;
            principal: components["schemas"]["Amount"];
            total: components["schemas"]["Amount"];
        };
        OfferView: {
            apr?: string;
            aprOn365?: string;
            /** Format: date */
            drawnOn: string;
            effective?: string;
            fees: components["schemas"]["Amount"];
            interest: components["schemas"]["Amount"];
            pack: string;
            penaltyRatePerDay: string;
            principal: components["schemas"]["Amount"];
            product: string;
            ratePerDay: string;
            schedule: components["schemas"]["OfferRow"][];
            total: components["schemas"]["Amount"];
            /** Format: int32 */
            version: number;
        };
        OfferWish: {
            /** Format: date */
            drawnOn?: string;
            /** Format: int32 */
            installments?: number;
            principal?: string;
            ratePerDay?: string;
        };
        OpenWork: {
            items: components["schemas"]["WorkItem"][];
            next?: string;
        };
        OrderAnswer: {
            content: string;
            /** Format: date-time */
            heardAt: string;
            /** Format: date-time */
            lastHeardAt: string;
            result: string;
            /** Format: int32 */
            times: number;
            via: string;
        };
        OrderCount: {
            amount: components["schemas"]["Amount"];
            channel: string;
            /** Format: int64 */
            orders: number;
            /** @enum {string} */
            state: "PLANNED" | "ANNOUNCED" | "SENT" | "UNKNOWN" | "SUCCEEDED" | "FAILED" | "RETURNED" | "CANCELLED";
        };
        Outbox: {
            /** Format: date-time */
            at: string;
            /** Format: int64 */
            deliveriesDead: number;
            /** Format: int64 */
            deliveriesWaiting: number;
            /** Format: int64 */
            lastSequence: number;
            /** Format: date-time */
            oldestUnlogged?: string;
            subscriptions: components["schemas"]["Subscription"][];
            /** Format: int64 */
            unlogged: number;
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
        PayLink: {
            order: components["schemas"]["PaymentOrder"];
            page: string;
        };
        PaymentMandate: {
            agreement: string;
            channel: string;
            /** Format: date-time */
            consentedAt?: string;
            /** Format: date-time */
            createdAt: string;
            createdBy: string;
            /** Format: date-time */
            endedAt?: string;
            endedWhy?: string;
            /** Format: date */
            from: string;
            loan: string;
            mostEach: components["schemas"]["Amount"];
            mostInAll?: components["schemas"]["Amount"];
            number: string;
            /** @enum {string} */
            state: "INVITED" | "ACTIVE" | "ENDED";
            /** Format: date */
            until: string;
        };
        PaymentMandates: {
            items: components["schemas"]["PaymentMandate"][];
            next?: string;
        };
        PaymentOrder: {
            amount: components["schemas"]["Amount"];
            /** Format: date-time */
            announcedAt?: string;
            /** @enum {string} */
            announcedBy?: "CHANNEL" | "LENDER";
            /** Format: date-time */
            answeredAt?: string;
            /** Format: int32 */
            attempt: number;
            channel: string;
            code?: string;
            /** Format: date */
            dueOn: string;
            firstNumber: string;
            /** Format: int32 */
            installment?: number;
            /** @enum {string} */
            kind: "DEBIT" | "LINK";
            /** Format: date-time */
            listedAt?: string;
            loan: string;
            mandate: string;
            /** Format: date-time */
            nextAt?: string;
            number: string;
            paid?: components["schemas"]["Amount"];
            /** Format: date-time */
            paidAt?: string;
            /** Format: date */
            protectedTo?: string;
            /** @enum {string} */
            reason?: "FUNDS" | "ACCOUNT" | "MANDATE" | "LIMIT_OR_DATE" | "SYSTEM" | "DUPLICATE";
            reference?: string;
            /** Format: date-time */
            returnedAt?: string;
            /** Format: date-time */
            sendAt: string;
            /** Format: date-time */
            sentAt?: string;
            /** @enum {string} */
            state: "PLANNED" | "ANNOUNCED" | "SENT" | "UNKNOWN" | "SUCCEEDED" | "FAILED" | "RETURNED" | "CANCELLED";
            /** Format: int32 */
            timesAsked: number;
        };
        PaymentOrderDetail: {
            answers: components["schemas"]["OrderAnswer"][];
            chain: components["schemas"]["PaymentOrder"][];
            order: components["schemas"]["PaymentOrder"];
            refunds: components["schemas"]["PaymentRefund"][];
        };
        PaymentOrders: {
            items: components["schemas"]["PaymentOrder"][];
            next?: string;
        };
        PaymentPosting: {
            amount: string;
            currency: string;
            /** Format: int32 */
            installment?: number;
            /** Format: date-time */
            valueTime?: string;
        };
        PaymentRefund: {
            amount: components["schemas"]["Amount"];
            /** Format: date-time */
            askedAt: string;
            askedBy: string;
            channel: string;
            code?: string;
            /** Format: date-time */
            decidedAt?: string;
            decidedBy?: string;
            loan: string;
            note?: string;
            number: string;
            order: string;
            reason: string;
            reference?: string;
            /** Format: date-time */
            refundedAt?: string;
            /** Format: date-time */
            sentAt?: string;
            /** @enum {string} */
            source: "LOAN" | "SUSPENSE";
            /** @enum {string} */
            state: "ASKED" | "REJECTED" | "SENT" | "UNKNOWN" | "BY_HAND" | "DONE" | "FAILED";
            /** Format: int32 */
            timesAsked: number;
        };
        PaymentRefunds: {
            items: components["schemas"]["PaymentRefund"][];
            next?: string;
        };
        PaymentSummary: {
            /** Format: date-time */
            at: string;
            channels: string[];
            counts: components["schemas"]["OrderCount"][];
            unknown: components["schemas"]["UnknownAgeing"][];
        };
        PlannedInstallment: {
            /** Format: date */
            due: string;
            fee: components["schemas"]["Amount"];
            interest: components["schemas"]["Amount"];
            /** Format: int32 */
            number: number;
            principal: components["schemas"]["Amount"];
            total: components["schemas"]["Amount"];
        };
        PlanSummary: {
            /** Format: int64 */
            borrowers: number;
            /** Format: int64 */
            bureauMonths: number;
            /** Format: int64 */
            classChanges: number;
            classes: components["schemas"]["ClassMove"][];
            /** Format: int64 */
            dpdDays: number;
            /** Format: int64 */
            installments: number;
            /** Format: int64 */
            lateDays?: number;
            /** Format: int64 */
            loans: number;
            needsApproval: boolean;
            penalty: components["schemas"]["Amount"][];
            /** Format: date-time */
            plannedAt?: string;
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
        PostedFact: {
            amount?: components["schemas"]["Amount"];
            id: string;
            /** Format: int32 */
            installment?: number;
            kind: string;
            /** Format: date */
            recordedOn: string;
            source: string;
            text: string;
            /** Format: date-time */
            valueTime: string;
        };
        PostingAnswer: {
            amounts: components["schemas"]["AmountChange"][];
            /** Format: int32 */
            dpd: number;
            facts: components["schemas"]["PostedFact"][];
            lateDays: components["schemas"]["LateDays"];
            loan: string;
            /** Format: date */
            on: string;
            pack: string;
            /** Format: date */
            packVersion: string;
            preview: boolean;
            quote?: components["schemas"]["EarlyQuoteAnswer"];
            sentence: string;
            state: string;
        };
        PreviewColumn: {
            known: boolean;
            meaning?: string;
            name: string;
        };
        /** @description A refusal (RFC 9457). The type is stable and meant for programs; the words may change. */
        Problem: {
            /** @description the methods that are allowed */
            allowed?: string[];
            /** @description what was wrong, and what to do */
            detail: string;
            /** @description the fields to blame, where there are any */
            errors?: {
                /** @description what would be right */
                expected: string;
                /** @description which parameter or field is to blame */
                field: string;
                /** @description both in a sentence */
                message: string;
                /** @description what it held; empty when that is not repeated */
                value: string;
            }[];
            /** @description the address that was asked */
            instance?: string;
            /**
             * Format: int32
             * @description when a lock ends
             */
            retryAfterSeconds?: number;
            /** @description the right that is missing */
            right?: string;
            /**
             * Format: int32
             * @description the HTTP status
             */
            status: number;
            /** @description the kind in words */
            title: string;
            /** @description what kind of refusal: /problems/no-session, /problems/bad-credentials, /problems/bad-token, /problems/locked, /problems/password-change-required, /problems/no-right, /problems/csrf, /problems/bad-value, /problems/conflict, /problems/precondition-failed, /problems/key-reused, /problems/busy, /problems/no-answer, /problems/being-prepared, /problems/too-large, /problems/unsupported-media-type, /problems/not-found, or the name of the status */
            type: string;
        };
        ProductView: {
            /** Format: int32 */
            inForce?: number;
            name: string;
            product: string;
            versions: components["schemas"]["VersionView"][];
        };
        Progress: {
            /** Format: int64 */
            done: number;
            phase?: string;
            /** Format: int64 */
            total: number;
            unit: string;
        };
        ProofRun: {
            accounts: components["schemas"]["AccountBalance"][];
            kept?: components["schemas"]["KeptProof"];
            message?: string;
            progress?: components["schemas"]["Steps"];
            startedBy?: string;
            /** @enum {string} */
            state: "NONE" | "RUNNING" | "DONE" | "FAILED";
            sums: components["schemas"]["CurrencySum"][];
        };
        ProtectionEffects: {
            items: components["schemas"]["ProtectionRow"][];
        };
        ProtectionPosting: {
            /** @enum {string} */
            cause: "SYSTEM_INCIDENT" | "CHANNEL_INCIDENT" | "OPERATOR" | "COURT" | "BORROWER_PROOF";
            /** Format: date */
            from: string;
            installments?: number[];
            /** Format: date */
            to: string;
            /** Format: date-time */
            valueTime?: string;
        };
        ProtectionRow: {
            after?: components["schemas"]["EffectStanding"];
            author: string;
            before?: components["schemas"]["EffectStanding"];
            bureau: components["schemas"]["MonthCorrection"][];
            cause: string;
            /** @enum {string} */
            deed: "PROTECT" | "UNDO";
            /** Format: date */
            from: string;
            /** Format: int64 */
            incident?: number;
            installments: number[];
            protection: string;
            /** Format: date */
            recordedOn: string;
            /** Format: date */
            to: string;
        };
        PublishedEvent: {
            data: {
                [key: string]: unknown;
            };
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            loggedAt: string;
            partitionKey: string;
            /** Format: int64 */
            sequence: number;
            source: string;
            subject: string;
            /** Format: date-time */
            time: string;
            type: string;
        };
        PublishedEvents: {
            items: components["schemas"]["PublishedEvent"][];
            next?: string;
        };
        QuotePart: {
            amount: components["schemas"]["Amount"];
            because: string[];
            name: string;
            title: string;
        };
        ReconciledDay: {
            /** Format: date-time */
            at: string;
            channel: string;
            /** Format: date */
            day: string;
            /** Format: int32 */
            found: number;
            /** Format: int32 */
            lines: number;
            /** Format: int32 */
            matched: number;
            /** Format: int32 */
            open: number;
            sums: components["schemas"]["StatementSum"][];
        };
        ReconciliationFinding: {
            /** @enum {string} */
            category: "MATCHED" | "MISSING_HERE" | "MISSING_THERE" | "AMOUNT_DIFFERS" | "TWICE" | "LATE" | "NOT_IN_BOOK" | "REVERSED_IN_BOOK" | "STILL_IN_BOOK";
            channel: string;
            closedBy?: string;
            currency: string;
            /** Format: date */
            day: string;
            /** Format: date-time */
            foundAt: string;
            /** Format: int64 */
            hereMinor?: number;
            how?: string;
            /** Format: date-time */
            resolvedAt?: string;
            /** @enum {string} */
            state: "OPEN" | "RESOLVED" | "CLOSED";
            subject: string;
            /** Format: int64 */
            thereMinor?: number;
        };
        ReconciliationFindings: {
            counts: {
                [key: string]: number;
            };
            items: components["schemas"]["ReconciliationFinding"][];
        };
        RefundDecision: {
            note?: string;
        };
        RefundMade: {
            reference?: string;
        };
        RefundNotMade: {
            reason?: string;
        };
        RefundPosting: {
            amount: string;
            currency: string;
            /** Format: date-time */
            valueTime?: string;
        };
        RefundPreview: {
            amount: components["schemas"]["Amount"];
            byHand: boolean;
            effect?: components["schemas"]["PostingAnswer"];
            left: components["schemas"]["Amount"];
            needsSecond: boolean;
            /** @enum {string} */
            source: "LOAN" | "SUSPENSE";
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
        RejectedHappening: {
            content: string;
            field: string;
            /** Format: int64 */
            number: number;
            place: string;
            problem: string;
            /** Format: date-time */
            received: string;
            /** Format: date-time */
            replayedAt?: string;
            /** @enum {string} */
            source: "REST" | "FILE" | "KAFKA" | "INTERNAL";
        };
        RejectedHappenings: {
            items: components["schemas"]["RejectedHappening"][];
            next?: string;
        };
        RejectedLine: {
            expected: string;
            field: string;
            id?: string;
            /** Format: int32 */
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
        Replay: {
            /** Format: int32 */
            events: number;
        };
        ReplayedHappenings: {
            /** Format: int32 */
            taken: number;
        };
        ReversalPosting: {
            payment: string;
            /** Format: date-time */
            valueTime?: string;
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
        SentBack: {
            note?: string;
            reference?: string;
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
        SignalList: {
            items: components["schemas"]["SignalRow"][];
        };
        SignalParameter: {
            /** Format: double */
            least: number;
            /** Format: double */
            most: number;
            name: string;
            title: string;
            /** @enum {string} */
            unit: "COUNT" | "MINUTES" | "HOURS" | "SHARE" | "TIMES";
            /** Format: double */
            usual: number;
            /** Format: double */
            value: number;
        };
        SignalRecord: {
            /** Format: int64 */
            alerts: number;
            /** Format: double */
            confirmed?: number;
            /** Format: int32 */
            medianLeadHours?: number;
            /** Format: int64 */
            notUseful: number;
            /** Format: double */
            precision?: number;
            /** Format: int64 */
            useful: number;
        };
        SignalRow: {
            code: string;
            /** @enum {string} */
            kind?: "BORROWER" | "CHANNEL" | "COHORT";
            last30: components["schemas"]["SignalRecord"];
            on: boolean;
            parameters: components["schemas"]["SignalParameter"][];
            title: string;
            /** Format: int32 */
            version: number;
            what: string;
        };
        SignalSetting: {
            on?: boolean;
            parameters?: {
                [key: string]: number;
            };
        };
        StatementPosting: {
            /** @enum {string} */
            by: "BORROWER" | "COLLECTOR" | "COURT" | "DOCUMENT";
            /** @enum {string} */
            cause: "HARDSHIP" | "DISPUTE" | "REFUSAL";
            installments?: number[];
            /** Format: date-time */
            valueTime?: string;
        };
        StatementSum: {
            amount: components["schemas"]["Amount"];
            fees: components["schemas"]["Amount"];
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
        Subscription: {
            /** Format: int64 */
            delivered: number;
            /** Format: date-time */
            deliveredAt?: string;
            /** Format: date-time */
            failingSince?: string;
            failure?: string;
            name: string;
            /** Format: date-time */
            oldestWaiting?: string;
            /** Format: int64 */
            waiting: number;
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
        SuspenseDetail: {
            receipt: components["schemas"]["SuspenseReceipt"];
            steps: components["schemas"]["SuspenseStep"][];
        };
        SuspenseReceipt: {
            account: string;
            amount: components["schemas"]["Amount"];
            /** Format: date-time */
            at: string;
            channel: string;
            /** Format: date-time */
            decidedAt?: string;
            decidedBy?: string;
            /** Format: date-time */
            heardAt: string;
            id: string;
            loan?: string;
            payer: string;
            reference: string;
            /** @enum {string} */
            state: "ASSIGNED" | "OPEN" | "MATCHED" | "REFUNDED" | "RETURNED";
            why: string;
        };
        SuspenseReceipts: {
            items: components["schemas"]["SuspenseReceipt"][];
            next?: string;
        };
        SuspenseStep: {
            /** Format: date-time */
            at: string;
            by: string;
            loan?: string;
            note: string;
            reference?: string;
            what: string;
        };
        TakenHappenings: {
            /** Format: int32 */
            again: number;
            rejected: components["schemas"]["RejectedLine"][];
            /** Format: int32 */
            taken: number;
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
        TouchedLoan: {
            after: components["schemas"]["EffectStanding"];
            applied: boolean;
            before: components["schemas"]["EffectStanding"];
            bureau: components["schemas"]["MonthCorrection"][];
            /** Format: date */
            from: string;
            installments: number[];
            loan: string;
            refused?: string;
            /** Format: date */
            to: string;
        };
        TouchedLoans: {
            items: components["schemas"]["TouchedLoan"][];
            next?: string;
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
        TrialBalance: {
            currencies: components["schemas"]["LedgerOfCurrency"][];
            /** Format: date */
            from?: string;
            /** Format: date */
            to?: string;
        };
        UnknownAgeing: {
            channel: string;
            /** Format: int64 */
            listed: number;
            /** Format: int64 */
            longer: number;
            /** Format: int64 */
            underADay: number;
            /** Format: int64 */
            underAnHour: number;
            /** Format: int64 */
            underAWeek: number;
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
        VersionDraft: {
            /** @enum {string} */
            allocation?: "COMPONENT_FIRST" | "INSTALLMENT_FIRST" | "DESIGNATED" | "PRINCIPAL_FIRST";
            currency?: string;
            /** Format: int32 */
            dueDay?: number;
            /** Format: date */
            effectiveFrom?: string;
            /** Format: int32 */
            graceDays?: number;
            /** @enum {string} */
            graceMode?: "FORGIVE" | "SHIFT";
            installmentFee?: string;
            installments?: number[];
            leastPrincipal?: string;
            leastRate?: string;
            /** @enum {string} */
            method?: "LEVEL_30_360" | "LEVEL_ACTUAL" | "EQUAL_PRINCIPAL" | "EQUAL_PRINCIPAL_ACTUAL" | "INTEREST_ONLY" | "INTEREST_ONLY_ACTUAL" | "SINGLE";
            mostCost?: string;
            mostPrincipal?: string;
            mostRate?: string;
            name?: string;
            pack?: string;
            principalStep?: string;
            tolerance?: string;
        };
        VersionView: {
            /** @enum {string} */
            allocation?: "COMPONENT_FIRST" | "INSTALLMENT_FIRST" | "DESIGNATED" | "PRINCIPAL_FIRST";
            /** Format: date-time */
            approvedAt?: string;
            approvedBy?: string;
            currency: string;
            /** Format: int32 */
            dueDay?: number;
            /** Format: date */
            effectiveFrom: string;
            /** Format: date */
            endedOn?: string;
            /** Format: int32 */
            graceDays?: number;
            /** @enum {string} */
            graceMode?: "FORGIVE" | "SHIFT";
            installmentFee: string;
            installments: number[];
            leastPrincipal: string;
            leastRate: string;
            /** @enum {string} */
            method: "LEVEL_30_360" | "LEVEL_ACTUAL" | "EQUAL_PRINCIPAL" | "EQUAL_PRINCIPAL_ACTUAL" | "INTEREST_ONLY" | "INTEREST_ONLY_ACTUAL" | "SINGLE";
            mostCost: string;
            mostPrincipal: string;
            mostRate: string;
            name: string;
            pack: string;
            principalStep: string;
            /** Format: int32 */
            revision: number;
            /** @enum {string} */
            state?: "DRAFT" | "COMING" | "IN_FORCE" | "FORMER";
            tolerance?: string;
            /** Format: int32 */
            version: number;
            /** Format: date-time */
            writtenAt: string;
            writtenBy: string;
        };
        ViewContent: {
            columns?: string[];
            query?: string;
        };
        VirtualAccount: {
            former?: string;
            loan?: string;
        };
        WaiverPosting: {
            amount: string;
            /** @enum {string} */
            component: "FEE" | "PENALTY" | "INTEREST" | "PRINCIPAL";
            currency: string;
            /** Format: int32 */
            installment?: number;
            /** Format: date-time */
            valueTime?: string;
        };
        Webhook: {
            /** Format: date-time */
            createdAt: string;
            createdBy: string;
            /** Format: int64 */
            dead: number;
            description: string;
            /** Format: date-time */
            disabledAt?: string;
            /** @enum {string} */
            disabledReason?: "OPERATOR" | "GONE" | "FAILING";
            enabled: boolean;
            /** Format: date-time */
            failingSince?: string;
            /** Format: date-time */
            formerSecretUntil?: string;
            /** Format: int64 */
            id: number;
            /** Format: date-time */
            lastSuccessAt?: string;
            /** Format: date-time */
            restingUntil?: string;
            types: string[];
            url: string;
            /** Format: int64 */
            waiting: number;
        };
        WebhookChange: {
            description?: string;
            enabled?: boolean;
            types?: string[];
            url?: string;
        };
        WebhookDeliveries: {
            items: components["schemas"]["WebhookDelivery"][];
            next?: string;
        };
        WebhookDelivery: {
            /** Format: int32 */
            attempts: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            dueAt?: string;
            /** Format: uuid */
            event: string;
            lastAnswer?: string;
            /** Format: date-time */
            lastAttemptAt?: string;
            lastFailure?: string;
            /** Format: int64 */
            lastMillis?: number;
            /** Format: int32 */
            lastStatus?: number;
            /** Format: int64 */
            sequence: number;
            /** @enum {string} */
            state: "WAITING" | "DELIVERED" | "DEAD";
            subject: string;
            type: string;
        };
        WebhookTest: {
            answer: string;
            failure?: string;
            /** Format: int64 */
            millis: number;
            /** Format: int32 */
            status?: number;
            taken: boolean;
        };
        WebhookWithSecret: {
            secret: string;
            webhook: components["schemas"]["Webhook"];
        };
        WorkDone: {
            note?: string;
        };
        WorkItem: {
            channel: string;
            /** Format: date-time */
            doneAt?: string;
            doneBy?: string;
            /** Format: int64 */
            id: number;
            /** @enum {string} */
            kind: "ACCOUNT" | "FUNDS" | "MANDATE" | "LIMIT_OR_DATE" | "SYSTEM" | "DUPLICATE" | "UNKNOWN_TOO_LONG" | "PAID_TWICE" | "CONTRADICTION" | "SUSPENSE" | "REFUSED_BY_BOOK" | "REFUND" | "UNKNOWN_ORDER" | "FILE" | "RECONCILIATION" | "STATEMENT";
            loan: string;
            note?: string;
            /** Format: date-time */
            openedAt: string;
            subject: string;
            told: string;
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
    alerts: {
        parameters: {
            query?: {
                /** @description where to go on: `next` of the page before, with the same filters and order */
                cursor?: string;
                /** @description raised then or later */
                from?: string;
                /** @description what it is about: BORROWER, CHANNEL or COHORT */
                kind?: "BORROWER" | "CHANNEL" | "COHORT";
                /** @description NOTICE, WARNING or ALARM */
                level?: "CLEARED" | "NOTICE" | "WARNING" | "ALARM";
                /** @description how many at most, 1 to 500 */
                limit?: number;
                /** @description who sees to it */
                owner?: string;
                /** @description code of the signal that raised it */
                signal?: string;
                /** @description pressing or newest */
                sort?: "pressing" | "newest";
                /** @description OPEN, SNOOZED, EXPLAINED or CLOSED */
                state?: "OPEN" | "SNOOZED" | "EXPLAINED" | "CLOSED";
                /** @description the borrower, channel or group */
                subject?: string;
                /** @description a part of the loan, the signal, or the subject where that may be seen */
                text?: string;
                /** @description raised before */
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
                    "application/json": components["schemas"]["AlertPage"];
                };
            };
            /** @description `errors` names the field: `/problems/bad-value` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    alert: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description number of the alert */
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
                    "application/json": components["schemas"]["AlertDetail"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not there: `/problems/not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    actOnAlerts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AlertActs"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlertsDone"];
                };
            };
            /** @description `errors` names the field: `/problems/bad-value` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description it contradicts what is there: `/problems/conflict` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description of another kind: `/problems/unsupported-media-type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    liveAlerts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description `event: update`, and behind `data:` what a GET of the resource answers; the last one is final */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    alertSummary: {
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
                    "application/json": components["schemas"]["AlertSummary"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    auditTrail: {
        parameters: {
            query?: {
                /** @description what was done, such as loan.read */
                action?: string;
                /** @description who did it */
                actor?: string;
                /** @description where to go on: `next` of the page before, with the same filters and order */
                cursor?: string;
                /** @description first day, such as 2026-03-01 */
                from?: string;
                /** @description how many at most, 1 to 500 */
                limit?: number;
                /** @description ALLOWED, REFUSED or FAILED */
                outcome?: string;
                /** @description what it was done to */
                subject?: string;
                /** @description last day, such as 2026-03-31 */
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
                    "application/json": components["schemas"]["AuditPage"];
                };
            };
            /** @description `errors` names the field: `/problems/bad-value` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
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
                    "application/json": components["schemas"]["Summary"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    channelHealth: {
        parameters: {
            query?: {
                /** @description from then on; left out, two days before the end */
                from?: string;
                /** @description HOUR or DAY, in UTC */
                step?: "HOUR" | "DAY";
                /** @description until then; left out, now */
                to?: string;
            };
            header?: never;
            path: {
                /** @description name of the channel */
                channel: string;
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
                    "application/json": components["schemas"]["ChannelSeries"];
                };
            };
            /** @description `errors` names the field: `/problems/bad-value` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not there: `/problems/not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    channelsHealth: {
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
                    "application/json": components["schemas"]["ChannelHealths"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    checkPlans: {
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
                    "application/json": components["schemas"]["CheckPlans"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setCheckPlan: {
        parameters: {
            query?: never;
            header?: {
                /** @description the version of the plan as it was read, such as "1": refused when it has changed since */
                "If-Match"?: string;
            };
            path: {
                /** @description Code of the plan */
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CheckPlanChange"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckPlanView"];
                };
            };
            /** @description `errors` names the field: `/problems/bad-value` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not there: `/problems/not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description it contradicts what is there: `/problems/conflict` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description of another kind: `/problems/unsupported-media-type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    checks: {
        parameters: {
            query?: {
                /** @description where to go on: `next` of the page before, with the same filters and order */
                cursor?: string;
                /** @description how many at most, 1 to 500 */
                limit?: number;
                /** @description The user who sees to it */
                owner?: string;
                /** @description The lender's own name of a borrower or of a loan */
                q?: string;
                /** @description Why it is made: time has gone by, something happened, or by chance */
                reason?: "PERIODIC" | "EVENT" | "SAMPLE";
                /** @description DUE, OVERDUE or DONE; left out: DUE and OVERDUE */
                state?: "DUE" | "OVERDUE" | "DONE";
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
                    "application/json": components["schemas"]["CheckPage"];
                };
            };
            /** @description `errors` names the field: `/problems/bad-value` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    check: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description what it is called */
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
                    "application/json": components["schemas"]["CheckView"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not there: `/problems/not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    assignCheck: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag of the check as it was read: refused when it has changed since */
                "If-Match"?: string;
            };
            path: {
                /** @description what it is called */
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CheckOwner"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckView"];
                };
            };
            /** @description `errors` names the field: `/problems/bad-value` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not there: `/problems/not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description it contradicts what is there: `/problems/conflict` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description of another kind: `/problems/unsupported-media-type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reopenCheck: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag of the check as it was read: refused when it has changed since */
                "If-Match"?: string;
            };
            path: {
                /** @description what it is called */
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CheckReopening"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckView"];
                };
            };
            /** @description `errors` names the field: `/problems/bad-value` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not there: `/problems/not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description it contradicts what is there: `/problems/conflict` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description of another kind: `/problems/unsupported-media-type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    finishCheck: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag of the check as it was read: refused when it has changed since */
                "If-Match"?: string;
            };
            path: {
                /** @description what it is called */
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CheckFinding"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckView"];
                };
            };
            /** @description `errors` names the field: `/problems/bad-value` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not there: `/problems/not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description it contradicts what is there: `/problems/conflict` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description of another kind: `/problems/unsupported-media-type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    drawChecks: {
        parameters: {
            query?: {
                /** @description The closed day up to which checks are drawn; left out: the last one */
                day?: string;
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
                    "application/json": components["schemas"]["DrawnChecks"];
                };
            };
            /** @description `errors` names the field: `/problems/bad-value` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    closes: {
        parameters: {
            query?: {
                /** @description first day, such as 2026-03-01 */
                from?: string;
                /** @description last day, such as 2026-03-31 */
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
                    "application/json": components["schemas"]["Closes"];
                };
            };
            /** @description `errors` names the field: `/problems/bad-value` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
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
                    "application/json": components["schemas"]["CloseRun"];
                };
            };
            /** @description `errors` names the field: `/problems/bad-value` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description it contradicts what is there: `/problems/conflict` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description of another kind: `/problems/unsupported-media-type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    nextClose: {
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
                    "application/json": components["schemas"]["NextClose"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    runningClose: {
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
                    "application/json": components["schemas"]["CloseRun"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    closeEvents: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description `event: update`, and behind `data:` what a GET of the resource answers; the last one is final */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cohorts: {
        parameters: {
            query: {
                /** @description product, region, channel or vintage */
                by: string;
                /** @description First of the last free days; left out: 13 weeks before the last that is known */
                from?: string;
                /** @description What is asked of an installment whose free days are over */
                measure: "D1" | "FIRST_PAYMENT_DEFAULT" | "ROLL_30" | "RESIDUE" | "CURE_7";
                /** @description Last of them; left out, or later than is known: the last that is */
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
                    "application/json": components["schemas"]["CohortTable"];
                };
            };
            /** @description `errors` names the field: `/problems/bad-value` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
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
                    "application/json": components["schemas"]["EverythingTerm"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    events: {
        parameters: {
            query?: {
                /** @description where to go on: `next` of the page before, with the same filters and order */
                cursor?: string;
                /** @description happened at this time or later, such as 2026-03-31T16:00:00Z */
                from?: string;
                /** @description how many at most, 1 to 500 */
                limit?: number;
                /** @description what it happened to: the name of a loan, or a day */
                subject?: string;
                /** @description happened before this time */
                to?: string;
                /** @description exact type of the event */
                type?: string;
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
                    "application/json": components["schemas"]["PublishedEvents"];
                };
            };
            /** @description `errors` names the field: `/problems/bad-value` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    eventStatus: {
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
                    "application/json": components["schemas"]["Outbox"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    forecasts: {
        parameters: {
            query?: {
                /** @description where to go on: `next` of the page before, with the same filters and order */
                cursor?: string;
                /** @description due on this day or later */
                dueFrom?: string;
                /** @description due on this day or before */
                dueTo?: string;
                /** @description least chance to be more than 7 days late, 0 to 1 */
                least?: number;
                /** @description how many at most, 1 to 500 */
                limit?: number;
                /** @description AHEAD for due dates to come, OVERDUE for those that have passed unpaid, or ALL; left out, AHEAD */
                scope?: "AHEAD" | "OVERDUE" | "ALL";
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
                    "application/json": components["schemas"]["ForecastPage"];
                };
            };
            /** @description `errors` names the field: `/problems/bad-value` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    happenings: {
        parameters: {
            query?: {
                /** @description the lender's own name of a borrower */
                borrower?: string;
                /** @description a bank, wallet, gateway or provider of messages */
                channel?: string;
                /** @description where to go on: `next` of the page before, with the same filters and order */
                cursor?: string;
                /** @description happened then or later */
                from?: string;
                /** @description what kind of event */
                kind?: "BILL_ISSUED" | "BILL_PAID" | "DEBIT_ATTEMPTED" | "DEBIT_ANSWERED" | "BALANCE_HINTED" | "APP_USED" | "MESSAGE_RECEIPTED" | "PROMISE_MADE" | "CONTACT_CHANGED" | "BUREAU_QUERIED" | "INCOME_ARRIVED" | "MANDATE_CHANGED" | "JUDGED";
                /** @description how many at most, 1 to 500 */
                limit?: number;
                /** @description happened before */
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
                    "application/json": components["schemas"]["HappeningPage"];
                };
            };
            /** @description `errors` names the field: `/problems/bad-value` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    tellHappenings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": string;
                "application/x-ndjson": string;
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TakenHappenings"];
                };
            };
            /** @description `errors` names the field: `/problems/bad-value` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description it contradicts what is there: `/problems/conflict` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description of another kind: `/problems/unsupported-media-type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rejectedHappenings: {
        parameters: {
            query?: {
                /** @description where to go on: `next` of the page before, with the same filters and order */
                cursor?: string;
                /** @description how many at most, 1 to 500 */
                limit?: number;
                /** @description whether only those are shown that are not taken yet */
                open?: boolean;
                /** @description on which way it came: REST, FILE, KAFKA or INTERNAL */
                source?: "REST" | "FILE" | "KAFKA" | "INTERNAL";
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
                    "application/json": components["schemas"]["RejectedHappenings"];
                };
            };
            /** @description `errors` names the field: `/problems/bad-value` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    replayHappening: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description number of the rejected event */
                number: number;
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
                    "application/json": components["schemas"]["RejectedHappening"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not there: `/problems/not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    replayHappenings: {
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
                    "application/json": components["schemas"]["ReplayedHappenings"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listImports: {
        parameters: {
            query?: {
                /** @description where to go on: `next` of the page before, with the same filters and order */
                cursor?: string;
                /** @description how many at most, 1 to 500 */
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
                    "application/json": components["schemas"]["ImportPage"];
                };
            };
            /** @description `errors` names the field: `/problems/bad-value` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    uploadFiles: {
        parameters: {
            query?: {
                /** @description native, home-credit or superlender; auto finds it. It may be a part of the form as well */
                format?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "multipart/form-data": {
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
                    "application/json": components["schemas"]["Import"];
                };
            };
            /** @description `errors` names the field: `/problems/bad-value` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description it contradicts what is there: `/problems/conflict` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description nothing is kept: `/problems/too-large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description of another kind: `/problems/unsupported-media-type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    importState: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description what it is called */
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
                    "application/json": components["schemas"]["Import"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not there: `/problems/not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    discardImport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description what it is called */
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
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not there: `/problems/not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description it contradicts what is there: `/problems/conflict` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    checkImport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description what it is called */
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
                    "application/json": components["schemas"]["Import"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not there: `/problems/not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description it contradicts what is there: `/problems/conflict` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    importEvents: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description what it is called */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description `event: update`, and behind `data:` what a GET of the resource answers; the last one is final */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not there: `/problems/not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    chooseFormat: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description what it is called */
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
                    "application/json": components["schemas"]["Import"];
                };
            };
            /** @description `errors` names the field: `/problems/bad-value` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not there: `/problems/not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description it contradicts what is there: `/problems/conflict` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description of another kind: `/problems/unsupported-media-type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    previewImport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description what it is called */
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
                    "application/json": components["schemas"]["ImportPreview"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not there: `/problems/not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rejects: {
        parameters: {
            query?: {
                /** @description where to go on: `next` of the page before, with the same filters and order */
                cursor?: string;
                /** @description how many at most, 1 to 500 */
                limit?: number;
            };
            header?: never;
            path: {
                /** @description what it is called */
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
                    "application/json": components["schemas"]["RejectPage"];
                };
            };
            /** @description `errors` names the field: `/problems/bad-value` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not there: `/problems/not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rejectFile: {
        parameters: {
            query?: {
                /** @description language of the reasons, en or zh; left out, the one of Accept-Language */
                lang?: string;
            };
            header?: never;
            path: {
                /** @description what it is called */
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
                    "application/json": string;
                };
            };
            /** @description `errors` names the field: `/problems/bad-value` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not there: `/problems/not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    startImport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description what it is called */
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
                    "application/json": components["schemas"]["Import"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not there: `/problems/not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description it contradicts what is there: `/problems/conflict` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    stopImport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description what it is called */
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
                    "application/json": components["schemas"]["Import"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not there: `/problems/not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description it contradicts what is there: `/problems/conflict` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    importLimits: {
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
                    "application/json": components["schemas"]["ImportLimits"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    incidents: {
        parameters: {
            query?: {
                /** @description who told of it */
                author?: string;
                /** @description the bank, wallet or gateway that failed */
                channel?: string;
                /** @description where to go on: `next` of the page before, with the same filters and order */
                cursor?: string;
                /** @description PROTECT or UNDO */
                deed?: "PROTECT" | "UNDO";
                /** @description SYSTEM or CHANNEL */
                kind?: "SYSTEM" | "CHANNEL";
                /** @description how many at most, 1 to 500 */
                limit?: number;
                /** @description a day, in UTC, of which some part lies in the incident */
                on?: string;
                /** @description how far it is, such as SUBMITTED */
                state?: "DRAFT" | "PLANNING" | "PLANNED" | "SUBMITTED" | "REJECTED" | "DROPPED" | "APPLYING" | "APPLIED";
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
                    "application/json": components["schemas"]["IncidentPage"];
                };
            };
            /** @description `errors` names the field: `/problems/bad-value` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createIncident: {
        parameters: {
            query?: never;
            header?: {
                /** @description the caller's own name of the request: asked again with it, the same is recorded once and answered alike; not for a preview */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewIncident"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IncidentView"];
                };
            };
            /** @description `errors` names the field: `/problems/bad-value` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description it contradicts what is there: `/problems/conflict` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the loan is not the one that `If-Match` names: `/problems/precondition-failed` */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description nothing is kept: `/problems/too-large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description of another kind: `/problems/unsupported-media-type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the key was used for another request: `/problems/key-reused` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description ask again under the same key: it is recorded once: `/problems/busy`, `/problems/no-answer`, `/problems/being-prepared` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    incident: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description what it is called */
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
                    "application/json": components["schemas"]["IncidentView"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not there: `/problems/not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    dropIncident: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag of the incident as it was read: refused when it has changed since */
                "If-Match"?: string;
            };
            path: {
                /** @description what it is called */
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
                    "application/json": components["schemas"]["IncidentView"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not there: `/problems/not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    approveIncident: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag of the incident as it was read: refused when it has changed since */
                "If-Match"?: string;
            };
            path: {
                /** @description what it is called */
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Decision"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IncidentView"];
                };
            };
            /** @description `errors` names the field: `/problems/bad-value` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not there: `/problems/not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description it contradicts what is there: `/problems/conflict` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description of another kind: `/problems/unsupported-media-type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    incidentCorrections: {
        parameters: {
            query?: {
                /** @description where to go on: `next` of the page before, with the same filters and order */
                cursor?: string;
                /** @description PROTECT or UNDO */
                deed?: "PROTECT" | "UNDO";
                /** @description how many at most, 1 to 500 */
                limit?: number;
            };
            header?: never;
            path: {
                /** @description what it is called */
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
                    "application/json": components["schemas"]["BureauCorrections"];
                };
            };
            /** @description `errors` names the field: `/problems/bad-value` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not there: `/problems/not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    incidentEvents: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description what it is called */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description `event: update`, and behind `data:` what a GET of the resource answers; the last one is final */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not there: `/problems/not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    incidentLoans: {
        parameters: {
            query?: {
                /** @description where to go on: `next` of the page before, with the same filters and order */
                cursor?: string;
                /** @description PROTECT or UNDO */
                deed?: "PROTECT" | "UNDO";
                /** @description how many at most, 1 to 500 */
                limit?: number;
            };
            header?: never;
            path: {
                /** @description what it is called */
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
                    "application/json": components["schemas"]["TouchedLoans"];
                };
            };
            /** @description `errors` names the field: `/problems/bad-value` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not there: `/problems/not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    planIncident: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag of the incident as it was read: refused when it has changed since */
                "If-Match"?: string;
            };
            path: {
                /** @description what it is called */
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPlan"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IncidentView"];
                };
            };
            /** @description `errors` names the field: `/problems/bad-value` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not there: `/problems/not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description it contradicts what is there: `/problems/conflict` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description of another kind: `/problems/unsupported-media-type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rejectIncident: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag of the incident as it was read: refused when it has changed since */
                "If-Match"?: string;
            };
            path: {
                /** @description what it is called */
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Decision"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IncidentView"];
                };
            };
            /** @description `errors` names the field: `/problems/bad-value` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not there: `/problems/not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description it contradicts what is there: `/problems/conflict` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description of another kind: `/problems/unsupported-media-type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    submitIncident: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag of the incident as it was read: refused when it has changed since */
                "If-Match"?: string;
            };
            path: {
                /** @description what it is called */
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
                    "application/json": components["schemas"]["IncidentView"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not there: `/problems/not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    recallIncident: {
        parameters: {
            query?: never;
            header?: {
                /** @description the ETag of the incident as it was read: refused when it has changed since */
                "If-Match"?: string;
            };
            path: {
                /** @description what it is called */
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
                    "application/json": components["schemas"]["IncidentView"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not there: `/problems/not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    trialBalance: {
        parameters: {
            query?: {
                /** @description first day, such as 2026-03-01; left out, the first of the month of the last day */
                from?: string;
                /** @description last day, a closed one; left out, the last closed */
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
                    "application/json": components["schemas"]["TrialBalance"];
                };
            };
            /** @description `errors` names the field: `/problems/bad-value` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    account: {
        parameters: {
            query?: {
                /** @description ISO 4217 currency */
                currency?: string;
                /** @description where to go on: `next` of the page before, with the same filters and order */
                cursor?: string;
                /** @description first day */
                from?: string;
                /** @description how many at most, 1 to 500 */
                limit?: number;
                /** @description last day, a closed one */
                to?: string;
            };
            header?: never;
            path: {
                /** @description an account of the chart, such as PRINCIPAL_RECEIVABLE */
                account: string;
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
                    "application/json": components["schemas"]["LedgerMovements"];
                };
            };
            /** @description `errors` names the field: `/problems/bad-value` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not there: `/problems/not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    entries: {
        parameters: {
            query?: {
                /** @description ISO 4217 currency */
                currency?: string;
                /** @description where to go on: `next` of the page before, with the same filters and order */
                cursor?: string;
                /** @description how many at most, 1 to 500 */
                limit?: number;
                /** @description the day */
                on?: string;
                /** @description why it was posted, such as receipt or accrual */
                reason?: string;
            };
            header?: never;
            path: {
                /** @description an account of the chart, such as PRINCIPAL_RECEIVABLE */
                account: string;
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
                    "application/json": components["schemas"]["LedgerEntries"];
                };
            };
            /** @description `errors` names the field: `/problems/bad-value` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not there: `/problems/not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    loans: {
        parameters: {
            query?: {
                /** @description bucket of the pack, several times for several */
                bucket?: string[];
                /** @description whether a residue is carried */
                carried?: "true";
                /** @description least residue carried */
                carriedFrom?: string;
                /** @description most residue carried */
                carriedTo?: string;
                /** @description channel of the borrower, several times for several */
                channel?: string[];
                /** @description class of the pack, several times for several */
                class?: string[];
                /** @description least credit */
                creditFrom?: string;
                /** @description most credit */
                creditTo?: string;
                /** @description ISO 4217 currency, several times for several */
                currency?: string[];
                /** @description where to go on: `next` of the page before, with the same filters and order */
                cursor?: string;
                /** @description least days past due */
                dpdFrom?: number;
                /** @description most days past due */
                dpdTo?: number;
                /** @description drawn on this day or later */
                drawnFrom?: string;
                /** @description drawn on this day or earlier */
                drawnTo?: string;
                /** @description with an installment due on this day: the last closed one */
                dueOn?: string;
                /** @description how many at most, 1 to 500 */
                limit?: number;
                /** @description what happened to the loan on the day `on`, such as newlyPastDue */
                movement?: "carriedByTolerance" | "cured" | "forgivenByGrace" | "newlyPastDue" | "receivedToday";
                /** @description next due on this day or later */
                nextDueFrom?: string;
                /** @description next due on this day or earlier */
                nextDueTo?: string;
                /** @description the last closed day, or with `movement` any closed day */
                on?: string;
                /** @description policy pack, several times for several */
                pack?: string[];
                /** @description least amount past due */
                pastDueFrom?: string;
                /** @description past due since this day or later */
                pastDueSinceFrom?: string;
                /** @description past due since this day or earlier */
                pastDueSinceTo?: string;
                /** @description most amount past due */
                pastDueTo?: string;
                /** @description least penalty */
                penaltyFrom?: string;
                /** @description most penalty */
                penaltyTo?: string;
                /** @description least principal outstanding */
                principalFrom?: string;
                /** @description most principal outstanding */
                principalTo?: string;
                /** @description product, several times for several */
                product?: string[];
                /** @description beginning of the name of a loan or borrower */
                q?: string;
                /** @description region of the borrower, several times for several */
                region?: string[];
                /** @description dpd, pastDue, principal, drawnOn, nextDue or id (as text: L10 before L2); with - before it the largest first. attention: \ */
                sort?: "attention" | "-attention" | "dpd" | "-dpd" | "drawnOn" | "-drawnOn" | "id" | "-id" | "nextDue" | "-nextDue" | "pastDue" | "-pastDue" | "principal" | "-principal";
                /** @description state of the loan, several times for several */
                state?: ("NOT_OPEN" | "CURRENT" | "PENDING" | "TOLERATED" | "PAST_DUE" | "SETTLED" | "CHARGED_OFF")[];
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
                    "application/json": components["schemas"]["LoanPage"];
                };
            };
            /** @description `errors` names the field: `/problems/bad-value` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `Retry-After` says when: `/problems/busy`, `/problems/no-answer`, `/problems/being-prepared` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    draw: {
        parameters: {
            query?: {
                /** @description true: tell what would be recorded and what it would do, and record nothing */
                preview?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DrawdownRequest"];
            };
        };
        responses: {
            /** @description What would be drawn; nothing is (`preview`) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DrawdownAnswer"];
                };
            };
            /** @description The loan is in the book, and durable; asked again in the same words, the same answer */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DrawdownAnswer"];
                };
            };
            /** @description `errors` names the field: `/problems/bad-value` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description it contradicts what is there: `/problems/conflict` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description of another kind: `/problems/unsupported-media-type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `Retry-After` says when: `/problems/busy`, `/problems/no-answer`, `/problems/being-prepared` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    loan: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description what it is called */
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
                    "application/json": components["schemas"]["Loan"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not there: `/problems/not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    causes: {
        parameters: {
            query?: {
                /** @description a day, such as 2026-03-31; left out, the last closed day */
                on?: string;
            };
            header?: never;
            path: {
                /** @description what it is called */
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
                    "application/json": components["schemas"]["CausesOnDay"];
                };
            };
            /** @description `errors` names the field: `/problems/bad-value` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not there: `/problems/not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    chargeOff: {
        parameters: {
            query?: {
                /** @description true: tell what would be recorded and what it would do, and record nothing */
                preview?: boolean;
            };
            header?: {
                /** @description the caller's own name of the request: asked again with it, the same is recorded once and answered alike; not for a preview */
                "Idempotency-Key"?: string;
                /** @description the ETag of the loan as it was read: refused when it has changed since */
                "If-Match"?: string;
            };
            path: {
                /** @description what it is called */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChargeOffPosting"];
            };
        };
        responses: {
            /** @description What would be recorded; nothing is (`preview`) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PostingAnswer"];
                };
            };
            /** @description It is recorded, and durable; asked again under the same key, the same answer */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PostingAnswer"];
                };
            };
            /** @description `errors` names the field: `/problems/bad-value` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not there: `/problems/not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description it contradicts what is there: `/problems/conflict` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the loan is not the one that `If-Match` names: `/problems/precondition-failed` */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description nothing is kept: `/problems/too-large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description of another kind: `/problems/unsupported-media-type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the key was used for another request: `/problems/key-reused` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description ask again under the same key: it is recorded once: `/problems/busy`, `/problems/no-answer`, `/problems/being-prepared` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    comparison: {
        parameters: {
            query?: {
                /** @description a day, such as 2026-03-31; left out, the last closed day */
                on?: string;
            };
            header?: never;
            path: {
                /** @description what it is called */
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
                    "application/json": components["schemas"]["PackRows"];
                };
            };
            /** @description `errors` names the field: `/problems/bad-value` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not there: `/problems/not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    repayEarly: {
        parameters: {
            query?: {
                /** @description true: tell what would be recorded and what it would do, and record nothing */
                preview?: boolean;
            };
            header?: {
                /** @description the caller's own name of the request: asked again with it, the same is recorded once and answered alike; not for a preview */
                "Idempotency-Key"?: string;
                /** @description the ETag of the loan as it was read: refused when it has changed since */
                "If-Match"?: string;
            };
            path: {
                /** @description what it is called */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EarlyRepaymentPosting"];
            };
        };
        responses: {
            /** @description What would be recorded; nothing is (`preview`) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PostingAnswer"];
                };
            };
            /** @description It is recorded, and durable; asked again under the same key, the same answer */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PostingAnswer"];
                };
            };
            /** @description `errors` names the field: `/problems/bad-value` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not there: `/problems/not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description it contradicts what is there: `/problems/conflict` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the loan is not the one that `If-Match` names: `/problems/precondition-failed` */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description nothing is kept: `/problems/too-large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description of another kind: `/problems/unsupported-media-type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the key was used for another request: `/problems/key-reused` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description ask again under the same key: it is recorded once: `/problems/busy`, `/problems/no-answer`, `/problems/being-prepared` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    explanation: {
        parameters: {
            query?: {
                /** @description a day, such as 2026-03-31; left out, the last closed day */
                on?: string;
                /** @description a policy pack, such as CN-CARD; left out, the loan's own */
                policy?: string;
            };
            header?: never;
            path: {
                /** @description what it is called */
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
                    "application/json": components["schemas"]["ExplanationView"];
                };
            };
            /** @description `errors` names the field: `/problems/bad-value` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not there: `/problems/not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    facts: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description what it is called */
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
                    "application/json": components["schemas"]["EverythingFactEntry"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not there: `/problems/not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    chargeFee: {
        parameters: {
            query?: {
                /** @description true: tell what would be recorded and what it would do, and record nothing */
                preview?: boolean;
            };
            header?: {
                /** @description the caller's own name of the request: asked again with it, the same is recorded once and answered alike; not for a preview */
                "Idempotency-Key"?: string;
                /** @description the ETag of the loan as it was read: refused when it has changed since */
                "If-Match"?: string;
            };
            path: {
                /** @description what it is called */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FeePosting"];
            };
        };
        responses: {
            /** @description What would be recorded; nothing is (`preview`) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PostingAnswer"];
                };
            };
            /** @description It is recorded, and durable; asked again under the same key, the same answer */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PostingAnswer"];
                };
            };
            /** @description `errors` names the field: `/problems/bad-value` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not there: `/problems/not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description it contradicts what is there: `/problems/conflict` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the loan is not the one that `If-Match` names: `/problems/precondition-failed` */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description nothing is kept: `/problems/too-large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description of another kind: `/problems/unsupported-media-type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the key was used for another request: `/problems/key-reused` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description ask again under the same key: it is recorded once: `/problems/busy`, `/problems/no-answer`, `/problems/being-prepared` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    loanForecast: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description what it is called */
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
                    "application/json": components["schemas"]["LoanForecast"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not there: `/problems/not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    journal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description what it is called */
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
                    "application/json": components["schemas"]["JournalView"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not there: `/problems/not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createPayLink: {
        parameters: {
            query?: never;
            header?: {
                /** @description the caller's own name of the request: asked again with it, the same is recorded once and answered alike; not for a preview */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description what it is called */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPayLink"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PayLink"];
                };
            };
            /** @description `errors` names the field: `/problems/bad-value` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not there: `/problems/not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description it contradicts what is there: `/problems/conflict` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the loan is not the one that `If-Match` names: `/problems/precondition-failed` */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description nothing is kept: `/problems/too-large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description of another kind: `/problems/unsupported-media-type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the key was used for another request: `/problems/key-reused` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description ask again under the same key: it is recorded once: `/problems/busy`, `/problems/no-answer`, `/problems/being-prepared` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postPayment: {
        parameters: {
            query?: {
                /** @description true: tell what would be recorded and what it would do, and record nothing */
                preview?: boolean;
            };
            header?: {
                /** @description the caller's own name of the request: asked again with it, the same is recorded once and answered alike; not for a preview */
                "Idempotency-Key"?: string;
                /** @description the ETag of the loan as it was read: refused when it has changed since */
                "If-Match"?: string;
            };
            path: {
                /** @description what it is called */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PaymentPosting"];
            };
        };
        responses: {
            /** @description What would be recorded; nothing is (`preview`) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PostingAnswer"];
                };
            };
            /** @description It is recorded, and durable; asked again under the same key, the same answer */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PostingAnswer"];
                };
            };
            /** @description `errors` names the field: `/problems/bad-value` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not there: `/problems/not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description it contradicts what is there: `/problems/conflict` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the loan is not the one that `If-Match` names: `/problems/precondition-failed` */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description nothing is kept: `/problems/too-large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description of another kind: `/problems/unsupported-media-type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the key was used for another request: `/problems/key-reused` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description ask again under the same key: it is recorded once: `/problems/busy`, `/problems/no-answer`, `/problems/being-prepared` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    position: {
        parameters: {
            query?: {
                /** @description a day, such as 2026-03-31; left out, the last closed day */
                on?: string;
                /** @description a policy pack, such as CN-CARD; left out, the loan's own */
                policy?: string;
            };
            header?: never;
            path: {
                /** @description what it is called */
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
                    "application/json": components["schemas"]["PositionView"];
                };
            };
            /** @description `errors` names the field: `/problems/bad-value` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not there: `/problems/not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    protections: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description what it is called */
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
                    "application/json": components["schemas"]["ProtectionEffects"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not there: `/problems/not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    grantProtection: {
        parameters: {
            query?: {
                /** @description true: tell what would be recorded and what it would do, and record nothing */
                preview?: boolean;
            };
            header?: {
                /** @description the caller's own name of the request: asked again with it, the same is recorded once and answered alike; not for a preview */
                "Idempotency-Key"?: string;
                /** @description the ETag of the loan as it was read: refused when it has changed since */
                "If-Match"?: string;
            };
            path: {
                /** @description what it is called */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProtectionPosting"];
            };
        };
        responses: {
            /** @description What would be recorded; nothing is (`preview`) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PostingAnswer"];
                };
            };
            /** @description It is recorded, and durable; asked again under the same key, the same answer */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PostingAnswer"];
                };
            };
            /** @description `errors` names the field: `/problems/bad-value` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not there: `/problems/not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description it contradicts what is there: `/problems/conflict` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the loan is not the one that `If-Match` names: `/problems/precondition-failed` */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description nothing is kept: `/problems/too-large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description of another kind: `/problems/unsupported-media-type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the key was used for another request: `/problems/key-reused` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description ask again under the same key: it is recorded once: `/problems/busy`, `/problems/no-answer`, `/problems/being-prepared` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    withdrawProtection: {
        parameters: {
            query?: {
                /** @description true: tell what would be recorded and what it would do, and record nothing */
                preview?: boolean;
            };
            header?: {
                /** @description the caller's own name of the request: asked again with it, the same is recorded once and answered alike; not for a preview */
                "Idempotency-Key"?: string;
                /** @description the ETag of the loan as it was read: refused when it has changed since */
                "If-Match"?: string;
            };
            path: {
                /** @description what it is called */
                id: string;
                /** @description the id of the protection: the key it was posted under, or its id in the file */
                protection: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What would be recorded; nothing is (`preview`) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PostingAnswer"];
                };
            };
            /** @description It is recorded, and durable; asked again under the same key, the same answer */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PostingAnswer"];
                };
            };
            /** @description `errors` names the field: `/problems/bad-value` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not there: `/problems/not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description it contradicts what is there: `/problems/conflict` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the loan is not the one that `If-Match` names: `/problems/precondition-failed` */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description nothing is kept: `/problems/too-large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the key was used for another request: `/problems/key-reused` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description ask again under the same key: it is recorded once: `/problems/busy`, `/problems/no-answer`, `/problems/being-prepared` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    refundCredit: {
        parameters: {
            query?: {
                /** @description true: tell what would be recorded and what it would do, and record nothing */
                preview?: boolean;
            };
            header?: {
                /** @description the caller's own name of the request: asked again with it, the same is recorded once and answered alike; not for a preview */
                "Idempotency-Key"?: string;
                /** @description the ETag of the loan as it was read: refused when it has changed since */
                "If-Match"?: string;
            };
            path: {
                /** @description what it is called */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RefundPosting"];
            };
        };
        responses: {
            /** @description What would be recorded; nothing is (`preview`) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PostingAnswer"];
                };
            };
            /** @description It is recorded, and durable; asked again under the same key, the same answer */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PostingAnswer"];
                };
            };
            /** @description `errors` names the field: `/problems/bad-value` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not there: `/problems/not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description it contradicts what is there: `/problems/conflict` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the loan is not the one that `If-Match` names: `/problems/precondition-failed` */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description nothing is kept: `/problems/too-large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description of another kind: `/problems/unsupported-media-type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the key was used for another request: `/problems/key-reused` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description ask again under the same key: it is recorded once: `/problems/busy`, `/problems/no-answer`, `/problems/being-prepared` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reversePayment: {
        parameters: {
            query?: {
                /** @description true: tell what would be recorded and what it would do, and record nothing */
                preview?: boolean;
            };
            header?: {
                /** @description the caller's own name of the request: asked again with it, the same is recorded once and answered alike; not for a preview */
                "Idempotency-Key"?: string;
                /** @description the ETag of the loan as it was read: refused when it has changed since */
                "If-Match"?: string;
            };
            path: {
                /** @description what it is called */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReversalPosting"];
            };
        };
        responses: {
            /** @description What would be recorded; nothing is (`preview`) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PostingAnswer"];
                };
            };
            /** @description It is recorded, and durable; asked again under the same key, the same answer */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PostingAnswer"];
                };
            };
            /** @description `errors` names the field: `/problems/bad-value` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not there: `/problems/not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description it contradicts what is there: `/problems/conflict` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the loan is not the one that `If-Match` names: `/problems/precondition-failed` */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description nothing is kept: `/problems/too-large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description of another kind: `/problems/unsupported-media-type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the key was used for another request: `/problems/key-reused` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description ask again under the same key: it is recorded once: `/problems/busy`, `/problems/no-answer`, `/problems/being-prepared` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    schedule: {
        parameters: {
            query?: {
                /** @description a day, such as 2026-03-31; left out, the last closed day */
                on?: string;
                /** @description a policy pack, such as CN-CARD; left out, the loan's own */
                policy?: string;
            };
            header?: never;
            path: {
                /** @description what it is called */
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
                    "application/json": components["schemas"]["ScheduleView"];
                };
            };
            /** @description `errors` names the field: `/problems/bad-value` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not there: `/problems/not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    recordStatement: {
        parameters: {
            query?: {
                /** @description true: tell what would be recorded and what it would do, and record nothing */
                preview?: boolean;
            };
            header?: {
                /** @description the caller's own name of the request: asked again with it, the same is recorded once and answered alike; not for a preview */
                "Idempotency-Key"?: string;
                /** @description the ETag of the loan as it was read: refused when it has changed since */
                "If-Match"?: string;
            };
            path: {
                /** @description what it is called */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StatementPosting"];
            };
        };
        responses: {
            /** @description What would be recorded; nothing is (`preview`) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PostingAnswer"];
                };
            };
            /** @description It is recorded, and durable; asked again under the same key, the same answer */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PostingAnswer"];
                };
            };
            /** @description `errors` names the field: `/problems/bad-value` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not there: `/problems/not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description it contradicts what is there: `/problems/conflict` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the loan is not the one that `If-Match` names: `/problems/precondition-failed` */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description nothing is kept: `/problems/too-large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description of another kind: `/problems/unsupported-media-type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the key was used for another request: `/problems/key-reused` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description ask again under the same key: it is recorded once: `/problems/busy`, `/problems/no-answer`, `/problems/being-prepared` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    withdrawStatement: {
        parameters: {
            query?: {
                /** @description true: tell what would be recorded and what it would do, and record nothing */
                preview?: boolean;
            };
            header?: {
                /** @description the caller's own name of the request: asked again with it, the same is recorded once and answered alike; not for a preview */
                "Idempotency-Key"?: string;
                /** @description the ETag of the loan as it was read: refused when it has changed since */
                "If-Match"?: string;
            };
            path: {
                /** @description what it is called */
                id: string;
                /** @description the id of the statement, in the facts of the loan */
                statement: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What would be recorded; nothing is (`preview`) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PostingAnswer"];
                };
            };
            /** @description It is recorded, and durable; asked again under the same key, the same answer */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PostingAnswer"];
                };
            };
            /** @description `errors` names the field: `/problems/bad-value` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not there: `/problems/not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description it contradicts what is there: `/problems/conflict` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the loan is not the one that `If-Match` names: `/problems/precondition-failed` */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description nothing is kept: `/problems/too-large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the key was used for another request: `/problems/key-reused` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description ask again under the same key: it is recorded once: `/problems/busy`, `/problems/no-answer`, `/problems/being-prepared` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    timeline: {
        parameters: {
            query?: {
                /** @description first day, such as 2026-03-01 */
                from?: string;
                /** @description last day, such as 2026-03-31 */
                to?: string;
            };
            header?: never;
            path: {
                /** @description what it is called */
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
                    "application/json": components["schemas"]["EverythingTimelineEvent"];
                };
            };
            /** @description `errors` names the field: `/problems/bad-value` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not there: `/problems/not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    waive: {
        parameters: {
            query?: {
                /** @description true: tell what would be recorded and what it would do, and record nothing */
                preview?: boolean;
            };
            header?: {
                /** @description the caller's own name of the request: asked again with it, the same is recorded once and answered alike; not for a preview */
                "Idempotency-Key"?: string;
                /** @description the ETag of the loan as it was read: refused when it has changed since */
                "If-Match"?: string;
            };
            path: {
                /** @description what it is called */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WaiverPosting"];
            };
        };
        responses: {
            /** @description What would be recorded; nothing is (`preview`) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PostingAnswer"];
                };
            };
            /** @description It is recorded, and durable; asked again under the same key, the same answer */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PostingAnswer"];
                };
            };
            /** @description `errors` names the field: `/problems/bad-value` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not there: `/problems/not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description it contradicts what is there: `/problems/conflict` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the loan is not the one that `If-Match` names: `/problems/precondition-failed` */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description nothing is kept: `/problems/too-large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description of another kind: `/problems/unsupported-media-type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the key was used for another request: `/problems/key-reused` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description ask again under the same key: it is recorded once: `/problems/busy`, `/problems/no-answer`, `/problems/being-prepared` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    startExport: {
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
                    "application/json": components["schemas"]["Export"];
                };
            };
            /** @description `errors` names the field: `/problems/bad-value` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description it contradicts what is there: `/problems/conflict` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description of another kind: `/problems/unsupported-media-type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportState: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description what it is called */
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
                    "application/json": components["schemas"]["Export"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not there: `/problems/not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cancelExport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description what it is called */
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
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not there: `/problems/not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description it contradicts what is there: `/problems/conflict` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description what it is called */
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
                    "application/json": string;
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not there: `/problems/not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    facets: {
        parameters: {
            query?: {
                /** @description bucket of the pack, several times for several */
                bucket?: string[];
                /** @description whether a residue is carried */
                carried?: "true";
                /** @description least residue carried */
                carriedFrom?: string;
                /** @description most residue carried */
                carriedTo?: string;
                /** @description channel of the borrower, several times for several */
                channel?: string[];
                /** @description class of the pack, several times for several */
                class?: string[];
                /** @description least credit */
                creditFrom?: string;
                /** @description most credit */
                creditTo?: string;
                /** @description ISO 4217 currency, several times for several */
                currency?: string[];
                /** @description where to go on: `next` of the page before, with the same filters and order */
                cursor?: string;
                /** @description least days past due */
                dpdFrom?: number;
                /** @description most days past due */
                dpdTo?: number;
                /** @description drawn on this day or later */
                drawnFrom?: string;
                /** @description drawn on this day or earlier */
                drawnTo?: string;
                /** @description with an installment due on this day: the last closed one */
                dueOn?: string;
                /** @description how many at most, 1 to 500 */
                limit?: number;
                /** @description what happened to the loan on the day `on`, such as newlyPastDue */
                movement?: "carriedByTolerance" | "cured" | "forgivenByGrace" | "newlyPastDue" | "receivedToday";
                /** @description next due on this day or later */
                nextDueFrom?: string;
                /** @description next due on this day or earlier */
                nextDueTo?: string;
                /** @description the last closed day, or with `movement` any closed day */
                on?: string;
                /** @description policy pack, several times for several */
                pack?: string[];
                /** @description least amount past due */
                pastDueFrom?: string;
                /** @description past due since this day or later */
                pastDueSinceFrom?: string;
                /** @description past due since this day or earlier */
                pastDueSinceTo?: string;
                /** @description most amount past due */
                pastDueTo?: string;
                /** @description least penalty */
                penaltyFrom?: string;
                /** @description most penalty */
                penaltyTo?: string;
                /** @description least principal outstanding */
                principalFrom?: string;
                /** @description most principal outstanding */
                principalTo?: string;
                /** @description product, several times for several */
                product?: string[];
                /** @description beginning of the name of a loan or borrower */
                q?: string;
                /** @description region of the borrower, several times for several */
                region?: string[];
                /** @description dpd, pastDue, principal, drawnOn, nextDue or id (as text: L10 before L2); with - before it the largest first. attention: \ */
                sort?: "attention" | "-attention" | "dpd" | "-dpd" | "drawnOn" | "-drawnOn" | "id" | "-id" | "nextDue" | "-nextDue" | "pastDue" | "-pastDue" | "principal" | "-principal";
                /** @description state of the loan, several times for several */
                state?: ("NOT_OPEN" | "CURRENT" | "PENDING" | "TOLERATED" | "PAST_DUE" | "SETTLED" | "CHARGED_OFF")[];
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
                    "application/json": components["schemas"]["Facets"];
                };
            };
            /** @description `errors` names the field: `/problems/bad-value` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `Retry-After` says when: `/problems/busy`, `/problems/no-answer`, `/problems/being-prepared` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    mandates: {
        parameters: {
            query?: {
                /** @description where to go on: `next` of the page before, with the same filters and order */
                cursor?: string;
                /** @description how many at most, 1 to 500 */
                limit?: number;
                /** @description name of a loan */
                loan?: string;
                /** @description INVITED, ACTIVE or ENDED */
                state?: string;
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
                    "application/json": components["schemas"]["PaymentMandates"];
                };
            };
            /** @description `errors` names the field: `/problems/bad-value` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createMandate: {
        parameters: {
            query?: never;
            header?: {
                /** @description the caller's own name of the request: asked again with it, the same is recorded once and answered alike; not for a preview */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewMandate"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewlyMade"];
                };
            };
            /** @description `errors` names the field: `/problems/bad-value` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description it contradicts what is there: `/problems/conflict` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the loan is not the one that `If-Match` names: `/problems/precondition-failed` */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description nothing is kept: `/problems/too-large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description of another kind: `/problems/unsupported-media-type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the key was used for another request: `/problems/key-reused` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description ask again under the same key: it is recorded once: `/problems/busy`, `/problems/no-answer`, `/problems/being-prepared` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endMandate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description our number of it */
                number: string;
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
                    "application/json": components["schemas"]["PaymentMandate"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not there: `/problems/not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    forecastModel: {
        parameters: {
            query?: {
                /** @description a version of the list; left out, the one in force */
                version?: string;
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
                    "application/json": components["schemas"]["ForecastModel"];
                };
            };
            /** @description `errors` names the field: `/problems/bad-value` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    useForecastModel: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ForecastModelChoice"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ForecastModelVersion"];
                };
            };
            /** @description `errors` names the field: `/problems/bad-value` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description it contradicts what is there: `/problems/conflict` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description of another kind: `/problems/unsupported-media-type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    forecastModels: {
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
                    "application/json": components["schemas"]["ForecastModelList"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addForecastModel: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ForecastModelFile"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ForecastModelVersion"];
                };
            };
            /** @description `errors` names the field: `/problems/bad-value` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description it contradicts what is there: `/problems/conflict` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description of another kind: `/problems/unsupported-media-type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    overview: {
        parameters: {
            query?: {
                /** @description ISO 4217 currency; left out, that of most loans */
                currency?: string;
                /** @description a day, such as 2026-03-31; left out, the last closed day */
                on?: string;
                /** @description only loans under this policy pack */
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
                    "application/json": components["schemas"]["OverviewView"];
                };
            };
            /** @description `errors` names the field: `/problems/bad-value` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
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
                    "application/json": components["schemas"]["EverythingPack"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    pack: {
        parameters: {
            query?: {
                /** @description first day of a version of the pack; left out, the newest */
                version?: string;
            };
            header?: never;
            path: {
                /** @description a policy pack, such as CN-CARD */
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
                    "application/json": components["schemas"]["PackContent"];
                };
            };
            /** @description `errors` names the field: `/problems/bad-value` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not there: `/problems/not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    comparePacks: {
        parameters: {
            query: {
                /** @description a policy pack */
                left: string;
                /** @description first day of a version of the left pack */
                leftVersion?: string;
                /** @description the pack to compare it with */
                right: string;
                /** @description first day of a version of the right pack */
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
                    "application/json": components["schemas"]["PackComparison"];
                };
            };
            /** @description `errors` names the field: `/problems/bad-value` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    paymentSummary: {
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
                    "application/json": components["schemas"]["PaymentSummary"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    runDesk: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description PLAN, ANNOUNCE, SEND, ASK, COLLECT, POST or RECONCILE */
                desk: string;
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
                    "application/json": components["schemas"]["DeskWork"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not there: `/problems/not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    paymentOrders: {
        parameters: {
            query?: {
                /** @description name of a channel */
                channel?: string;
                /** @description where to go on: `next` of the page before, with the same filters and order */
                cursor?: string;
                /** @description the due date that they were made for */
                dueOn?: string;
                /** @description how many at most, 1 to 500 */
                limit?: number;
                /** @description name of a loan */
                loan?: string;
                /** @description PLANNED, ANNOUNCED, SENT, UNKNOWN, SUCCEEDED, FAILED, RETURNED or CANCELLED */
                state?: string;
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
                    "application/json": components["schemas"]["PaymentOrders"];
                };
            };
            /** @description `errors` names the field: `/problems/bad-value` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    paymentOrder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description our number of it */
                number: string;
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
                    "application/json": components["schemas"]["PaymentOrderDetail"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not there: `/problems/not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    askRefund: {
        parameters: {
            query?: never;
            header?: {
                /** @description the caller's own name of the request: asked again with it, the same is recorded once and answered alike; not for a preview */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description our number of it */
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewRefund"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentRefund"];
                };
            };
            /** @description `errors` names the field: `/problems/bad-value` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not there: `/problems/not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description it contradicts what is there: `/problems/conflict` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the loan is not the one that `If-Match` names: `/problems/precondition-failed` */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description nothing is kept: `/problems/too-large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description of another kind: `/problems/unsupported-media-type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the key was used for another request: `/problems/key-reused` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description ask again under the same key: it is recorded once: `/problems/busy`, `/problems/no-answer`, `/problems/being-prepared` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    previewRefund: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description our number of it */
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewRefund"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefundPreview"];
                };
            };
            /** @description `errors` names the field: `/problems/bad-value` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not there: `/problems/not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description it contradicts what is there: `/problems/conflict` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description of another kind: `/problems/unsupported-media-type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    refunds: {
        parameters: {
            query?: {
                /** @description where to go on: `next` of the page before, with the same filters and order */
                cursor?: string;
                /** @description how many at most, 1 to 500 */
                limit?: number;
                /** @description ASKED, REJECTED, SENT, UNKNOWN, BY_HAND, DONE or FAILED */
                state?: string;
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
                    "application/json": components["schemas"]["PaymentRefunds"];
                };
            };
            /** @description `errors` names the field: `/problems/bad-value` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    refund: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description our number of it */
                number: string;
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
                    "application/json": components["schemas"]["PaymentRefund"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not there: `/problems/not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    approveRefund: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description our number of it */
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RefundDecision"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentRefund"];
                };
            };
            /** @description `errors` names the field: `/problems/bad-value` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not there: `/problems/not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description it contradicts what is there: `/problems/conflict` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description of another kind: `/problems/unsupported-media-type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    refundNotMade: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description our number of it */
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RefundNotMade"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentRefund"];
                };
            };
            /** @description `errors` names the field: `/problems/bad-value` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not there: `/problems/not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description it contradicts what is there: `/problems/conflict` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description of another kind: `/problems/unsupported-media-type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rejectRefund: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description our number of it */
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RefundDecision"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentRefund"];
                };
            };
            /** @description `errors` names the field: `/problems/bad-value` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not there: `/problems/not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description it contradicts what is there: `/problems/conflict` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description of another kind: `/problems/unsupported-media-type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    refundMade: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description our number of it */
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RefundMade"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentRefund"];
                };
            };
            /** @description `errors` names the field: `/problems/bad-value` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not there: `/problems/not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description it contradicts what is there: `/problems/conflict` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description of another kind: `/problems/unsupported-media-type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    products: {
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
                    "application/json": components["schemas"]["EverythingProductView"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    newProduct: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewProduct"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VersionView"];
                };
            };
            /** @description `errors` names the field: `/problems/bad-value` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description it contradicts what is there: `/problems/conflict` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description of another kind: `/problems/unsupported-media-type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    product: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the product */
                product: string;
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
                    "application/json": components["schemas"]["ProductView"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not there: `/problems/not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    offer: {
        parameters: {
            query?: {
                /** @description number of a version, a draft too; left out, the one in force */
                version?: number;
            };
            header?: never;
            path: {
                /** @description the product */
                product: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OfferWish"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OfferView"];
                };
            };
            /** @description `errors` names the field: `/problems/bad-value` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not there: `/problems/not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description it contradicts what is there: `/problems/conflict` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description of another kind: `/problems/unsupported-media-type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    newVersion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the product */
                product: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VersionDraft"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VersionView"];
                };
            };
            /** @description `errors` names the field: `/problems/bad-value` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not there: `/problems/not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description it contradicts what is there: `/problems/conflict` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description of another kind: `/problems/unsupported-media-type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rewrite: {
        parameters: {
            query?: never;
            header?: {
                /** @description the revision that was read, such as "3" */
                "If-Match"?: string;
            };
            path: {
                /** @description the product */
                product: string;
                /** @description number of the version */
                version: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VersionDraft"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VersionView"];
                };
            };
            /** @description `errors` names the field: `/problems/bad-value` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not there: `/problems/not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description it contradicts what is there: `/problems/conflict` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description of another kind: `/problems/unsupported-media-type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    discard: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the product */
                product: string;
                /** @description number of the version */
                version: number;
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
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not there: `/problems/not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description it contradicts what is there: `/problems/conflict` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    approve: {
        parameters: {
            query?: never;
            header?: {
                /** @description the revision that was read, such as "3" */
                "If-Match"?: string;
            };
            path: {
                /** @description the product */
                product: string;
                /** @description number of the version */
                version: number;
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
                    "application/json": components["schemas"]["VersionView"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not there: `/problems/not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    end: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the product */
                product: string;
                /** @description number of the version */
                version: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["End"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VersionView"];
                };
            };
            /** @description `errors` names the field: `/problems/bad-value` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not there: `/problems/not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description it contradicts what is there: `/problems/conflict` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description of another kind: `/problems/unsupported-media-type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    proofs: {
        parameters: {
            query?: {
                /** @description where to go on: `next` of the page before, with the same filters and order */
                cursor?: string;
                /** @description first day, such as 2026-03-01 */
                from?: string;
                /** @description how many at most, 1 to 500 */
                limit?: number;
                /** @description last day */
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
                    "application/json": components["schemas"]["KeptProofs"];
                };
            };
            /** @description `errors` names the field: `/problems/bad-value` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
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
                    "application/json": components["schemas"]["ProofRun"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description it contradicts what is there: `/problems/conflict` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    proof: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description number of the proof */
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
                    "application/json": components["schemas"]["KeptProof"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not there: `/problems/not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    differences: {
        parameters: {
            query?: {
                /** @description only those in which this book stands alone: LEDGER, POSITION, FACT or RECEIPT */
                book?: "LEDGER" | "POSITION" | "FACT" | "RECEIPT";
                /** @description where to go on: `next` of the page before, with the same filters and order */
                cursor?: string;
                /** @description how many at most, 1 to 500 */
                limit?: number;
            };
            header?: never;
            path: {
                /** @description number of the proof */
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
                    "application/json": components["schemas"]["BookDifferences"];
                };
            };
            /** @description `errors` names the field: `/problems/bad-value` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not there: `/problems/not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    latestProof: {
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
                    "application/json": components["schemas"]["ProofRun"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reconciledDays: {
        parameters: {
            query?: {
                /** @description how many at most, 1 to 500 */
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
                    "application/json": components["schemas"]["EverythingReconciledDay"];
                };
            };
            /** @description `errors` names the field: `/problems/bad-value` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reconciliationFindings: {
        parameters: {
            query?: {
                /** @description the day of the statement; left out, all days */
                day?: string;
                /** @description how many at most, 1 to 500 */
                limit?: number;
                /** @description only what is not resolved */
                open?: boolean;
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
                    "application/json": components["schemas"]["ReconciliationFindings"];
                };
            };
            /** @description `errors` names the field: `/problems/bad-value` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    closeFinding: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FindingAct"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReconciliationFinding"];
                };
            };
            /** @description `errors` names the field: `/problems/bad-value` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description it contradicts what is there: `/problems/conflict` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description of another kind: `/problems/unsupported-media-type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reopenFinding: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FindingAct"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReconciliationFinding"];
                };
            };
            /** @description `errors` names the field: `/problems/bad-value` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description it contradicts what is there: `/problems/conflict` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description of another kind: `/problems/unsupported-media-type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
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
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
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
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description `errors` names the field: `/problems/bad-value` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description the name or the password is wrong: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description without the token of the page: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description of another kind: `/problems/unsupported-media-type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many failures: `/problems/locked` */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
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
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description it contradicts what is there: `/problems/conflict` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many failures: `/problems/locked` */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
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
            /** @description `errors` names the field: `/problems/bad-value` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description it contradicts what is there: `/problems/conflict` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description of another kind: `/problems/unsupported-media-type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description too many failures: `/problems/locked` */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    signals: {
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
                    "application/json": components["schemas"]["SignalList"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setSignal: {
        parameters: {
            query?: never;
            header?: {
                /** @description the version of the signal as it was read: refused when it was set since */
                "If-Match"?: string;
            };
            path: {
                /** @description code of the signal */
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignalSetting"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignalRow"];
                };
            };
            /** @description `errors` names the field: `/problems/bad-value` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not there: `/problems/not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description it contradicts what is there: `/problems/conflict` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description of another kind: `/problems/unsupported-media-type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    suspense: {
        parameters: {
            query?: {
                /** @description where to go on: `next` of the page before, with the same filters and order */
                cursor?: string;
                /** @description how many at most, 1 to 500 */
                limit?: number;
                /** @description ASSIGNED, OPEN, MATCHED, REFUNDED or RETURNED */
                state?: string;
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
                    "application/json": components["schemas"]["SuspenseReceipts"];
                };
            };
            /** @description `errors` names the field: `/problems/bad-value` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    suspenseReceipt: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description name of the channel */
                channel: string;
                /** @description the channel's id of the booking, or the number of the order that brought it */
                receipt: string;
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
                    "application/json": components["schemas"]["SuspenseDetail"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not there: `/problems/not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    matchReceipt: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description name of the channel */
                channel: string;
                /** @description the channel's id of the booking, or the number of the order that brought it */
                receipt: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewMatch"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SuspenseDetail"];
                };
            };
            /** @description `errors` names the field: `/problems/bad-value` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not there: `/problems/not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description it contradicts what is there: `/problems/conflict` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description of another kind: `/problems/unsupported-media-type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    undoMatch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description name of the channel */
                channel: string;
                /** @description the channel's id of the booking, or the number of the order that brought it */
                receipt: string;
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
                    "application/json": components["schemas"]["SuspenseDetail"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not there: `/problems/not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    refundReceipt: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description name of the channel */
                channel: string;
                /** @description the channel's id of the booking, or the number of the order that brought it */
                receipt: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SentBack"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SuspenseDetail"];
                };
            };
            /** @description `errors` names the field: `/problems/bad-value` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not there: `/problems/not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description it contradicts what is there: `/problems/conflict` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description of another kind: `/problems/unsupported-media-type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    assignAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the virtual account */
                account: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VirtualAccount"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VirtualAccount"];
                };
            };
            /** @description `errors` names the field: `/problems/bad-value` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not there: `/problems/not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description it contradicts what is there: `/problems/conflict` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description of another kind: `/problems/unsupported-media-type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    suspenseSums: {
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
                    "application/json": components["schemas"]["EverythingMoneyOutside"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
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
                    "application/json": components["schemas"]["EverythingApiToken"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
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
                    "application/json": components["schemas"]["TokenWithSecret"];
                };
            };
            /** @description `errors` names the field: `/problems/bad-value` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description it contradicts what is there: `/problems/conflict` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description of another kind: `/problems/unsupported-media-type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revokeToken: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description what it is called */
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
                    "application/json": components["schemas"]["ApiToken"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not there: `/problems/not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
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
                    "application/json": components["schemas"]["EverythingUser"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createUser: {
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
                    "application/json": components["schemas"]["UserWithPassword"];
                };
            };
            /** @description `errors` names the field: `/problems/bad-value` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description it contradicts what is there: `/problems/conflict` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description of another kind: `/problems/unsupported-media-type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the name one signs in with */
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
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description `errors` names the field: `/problems/bad-value` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not there: `/problems/not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description it contradicts what is there: `/problems/conflict` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description of another kind: `/problems/unsupported-media-type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resetPassword: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description the name one signs in with */
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
                    "application/json": components["schemas"]["UserWithPassword"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not there: `/problems/not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    views: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description a screen of the console */
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
                    "application/json": components["schemas"]["EverythingSavedView"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not there: `/problems/not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    view: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description what the view is called */
                name: string;
                /** @description a screen of the console */
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
                    "application/json": components["schemas"]["SavedView"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not there: `/problems/not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    saveView: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description what the view is called */
                name: string;
                /** @description a screen of the console */
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
                    "application/json": components["schemas"]["SavedView"];
                };
            };
            /** @description `errors` names the field: `/problems/bad-value` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not there: `/problems/not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description it contradicts what is there: `/problems/conflict` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description of another kind: `/problems/unsupported-media-type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteView: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description what the view is called */
                name: string;
                /** @description a screen of the console */
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
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not there: `/problems/not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description it contradicts what is there: `/problems/conflict` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    webhooks: {
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
                    "application/json": components["schemas"]["EverythingWebhook"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewWebhook"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookWithSecret"];
                };
            };
            /** @description `errors` names the field: `/problems/bad-value` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description it contradicts what is there: `/problems/conflict` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description of another kind: `/problems/unsupported-media-type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    webhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description what it is called */
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
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not there: `/problems/not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description what it is called */
                id: number;
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
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not there: `/problems/not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description it contradicts what is there: `/problems/conflict` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description what it is called */
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookChange"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            /** @description `errors` names the field: `/problems/bad-value` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not there: `/problems/not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description it contradicts what is there: `/problems/conflict` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description of another kind: `/problems/unsupported-media-type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deliveries: {
        parameters: {
            query?: {
                /** @description where to go on: `next` of the page before, with the same filters and order */
                cursor?: string;
                /** @description how many at most, 1 to 500 */
                limit?: number;
                /** @description WAITING, DELIVERED or DEAD */
                state?: string;
            };
            header?: never;
            path: {
                /** @description what it is called */
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
                    "application/json": components["schemas"]["WebhookDeliveries"];
                };
            };
            /** @description `errors` names the field: `/problems/bad-value` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not there: `/problems/not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    replay: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description what it is called */
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewReplay"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Replay"];
                };
            };
            /** @description `errors` names the field: `/problems/bad-value` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not there: `/problems/not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description it contradicts what is there: `/problems/conflict` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description of another kind: `/problems/unsupported-media-type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeSecret: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description what it is called */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookWithSecret"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not there: `/problems/not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description it contradicts what is there: `/problems/conflict` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    testWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description what it is called */
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
                    "application/json": components["schemas"]["WebhookTest"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not there: `/problems/not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    workItems: {
        parameters: {
            query?: {
                /** @description where to go on: `next` of the page before, with the same filters and order */
                cursor?: string;
                /** @description what it is about, such as SUSPENSE */
                kind?: string;
                /** @description how many at most, 1 to 500 */
                limit?: number;
                /** @description true: what is to be done; false: what was */
                open?: boolean;
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
                    "application/json": components["schemas"]["OpenWork"];
                };
            };
            /** @description `errors` names the field: `/problems/bad-value` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    finishWorkItem: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description what it is called */
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WorkDone"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkItem"];
                };
            };
            /** @description `errors` names the field: `/problems/bad-value` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description sign in first: `/problems/no-session`, `/problems/bad-credentials`, `/problems/bad-token` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `right` is missing: `/problems/password-change-required`, `/problems/no-right`, `/problems/csrf` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not there: `/problems/not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description it contradicts what is there: `/problems/conflict` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description of another kind: `/problems/unsupported-media-type` */
            415: {
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
