// Printed from openapi.json by `npm run generate -w packages/api-client`. Change the server’s schemas, not this file.
export interface paths {
    "/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the process runs */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Live"];
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether this server should be sent requests */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Ready"];
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Measurements in the Prometheus format */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/plain": string;
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/policy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The policy in force */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            version: string;
                            /** @description Of the readings of this version. */
                            revision: number;
                            title: string;
                            owner: {
                                title: string;
                                role: string;
                            };
                            classification: {
                                level: string;
                                label: string;
                            };
                            hash: string;
                            /** Format: date-time */
                            activatedAt?: string;
                            review: {
                                overdue: boolean;
                                /** @description The day by which the next review is due. */
                                due: string;
                                goesTo: string;
                                clause: string;
                                /** @description The last that is on record. */
                                last?: {
                                    on: string;
                                    /** @enum {unknown} */
                                    outcome: "unchanged" | "changes-needed";
                                    version: string;
                                };
                            };
                            /** @description All that this server holds, oldest first: each a version of the document and a revision of its readings. */
                            versions: {
                                name: string;
                                inForce: boolean;
                            }[];
                            findings: {
                                clause: string;
                                weight: string;
                                message: string;
                                ruling: string | null;
                                /** @description Who must do something about it, and on which page; absent where it says how the document is read. */
                                act?: {
                                    who: string;
                                    page?: string;
                                };
                            }[];
                            questions: {
                                [key: string]: {
                                    /** @enum {unknown} */
                                    kind: "choice" | "share" | "minutes" | "yes-no";
                                    asks: string;
                                    clause: string;
                                    choices?: string[];
                                };
                            };
                            /** @description Those that can be granted. */
                            roles: {
                                id: string;
                                title: string;
                            }[];
                            /** @description What every role is called, by its id: those that are granted, held per incident, or called. */
                            roleTitles: {
                                [key: string]: string;
                            };
                        };
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/policy/clauses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every clause: how it is read, where it stands, what the ledger saw of it */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                kind: string;
                                text: string;
                                interpretations: {
                                    ruling: string;
                                    problem: string;
                                    reading: string;
                                }[];
                                /** @enum {unknown} */
                                state: "enforced" | "partly" | "not-built";
                                note: string;
                                enforcedBy: string[];
                                tests: string[];
                                live: {
                                    days: number;
                                    entries: number;
                                    refused: number;
                                };
                                evidence?: {
                                    entrySeq: number;
                                    /** Format: date-time */
                                    at: string;
                                    action: string;
                                    summary: string;
                                    /** @description Moments that the summary names, as they stand in it: to be shown by the reader’s own clock. */
                                    instants?: string[];
                                };
                            }[];
                        };
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/policy/clauses/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One clause */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            kind: string;
                            text: string;
                            interpretations: {
                                ruling: string;
                                problem: string;
                                reading: string;
                            }[];
                            /** @enum {unknown} */
                            state: "enforced" | "partly" | "not-built";
                            note: string;
                            enforcedBy: string[];
                            tests: string[];
                            live: {
                                days: number;
                                entries: number;
                                refused: number;
                            };
                            evidence?: {
                                entrySeq: number;
                                /** Format: date-time */
                                at: string;
                                action: string;
                                summary: string;
                                /** @description Moments that the summary names, as they stand in it: to be shown by the reader’s own clock. */
                                instants?: string[];
                            };
                        };
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** member list: who belongs here, and in which roles */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Member"][];
                            total?: number;
                            nextCursor?: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        /** Invite a member: invite somebody; the link is shown once */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description a name that can be read, without control characters */
                        name: string;
                        email: string;
                    };
                };
            };
            responses: {
                /** @description The link is shown once and opens once. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Invitation"];
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/teams": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** team list: the teams, and who belongs to them */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Team"][];
                            total?: number;
                            nextCursor?: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        /** Create a team: a scope for roles, and for what only its members may see */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description one line, without control characters */
                        name: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            name: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/service-accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** service account list: the service accounts and their keys */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["ServiceAccount"][];
                            total?: number;
                            nextCursor?: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        /** Create a service account: make a principal for a program; it can do nothing before it has a key */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description one line, without control characters */
                        name: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/members/{id}/renew-invitation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** New one-time link: give a member a new one-time link, by which they choose a password */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": Record<string, never>;
                };
            };
            responses: {
                /** @description The link is shown once and opens once. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Invitation"];
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/members/{id}/suspend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Suspend: take a member's access away, at once */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/members/{id}/reinstate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reinstate: give access back: roles, contact roles and places on call count again, and a person chooses a new password */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Reinstated"];
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/members/{id}/erase": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Erase for ever: destroy the keys to the name, e-mail and words of a suspended member; what they did stays on the record */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": Record<string, never>;
                };
            };
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/teams/{id}/rename": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Rename the team: call a team otherwise; its history keeps the old name */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description one line, without control characters */
                        name: string;
                    };
                };
            };
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/teams/{id}/add-member": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add to the team: let somebody belong to a team */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        principalId: string;
                    };
                };
            };
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/teams/{id}/remove-member": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Remove from the team: let somebody belong to a team no longer */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        principalId: string;
                    };
                };
            };
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/service-accounts/{id}/issue-key": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Issue a key: issue an API key, shown once */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        scopes: ("alerts:read" | "alerts:write" | "approvals:decide" | "approvals:read" | "catalog:read" | "catalog:write" | "changes:read" | "changes:write" | "channels:read" | "channels:write" | "data:read" | "data:write" | "deployments:read" | "deployments:record" | "deployments:write" | "detection:read" | "detection:write" | "exceptions:read" | "exceptions:write" | "incidents:read" | "incidents:report" | "incidents:respond" | "integrations:read" | "integrations:write" | "ledger:export" | "ledger:read" | "llm:call" | "llm:read" | "llm:write" | "members:read" | "members:write" | "metrics:read" | "models:read" | "models:write" | "objectives:push" | "objectives:read" | "objectives:write" | "oncall:read" | "oncall:write" | "pipelines:read" | "pipelines:report" | "pipelines:write" | "policy:read" | "policy:write" | "postmortems:read" | "postmortems:write" | "predictions:forget" | "predictions:log" | "predictions:look" | "privacy:reveal" | "raci:answer" | "raci:read" | "reports:read" | "reports:write" | "reviews:ask" | "reviews:decide" | "rollbacks:arrange" | "rollbacks:ask" | "rollbacks:execute" | "rollbacks:read" | "runbooks:follow" | "runbooks:read" | "runbooks:write" | "session:read" | "status:arrange" | "status:publish" | "status:read" | "violations:handle" | "violations:read" | "violations:report")[];
                        /** @description At most as many as the policy in force lets a key live. */
                        expiresInDays: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["IssuedKey"];
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/service-accounts/{id}/revoke-key": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Revoke the key: revoke an API key, at once */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        begins: string;
                    };
                };
            };
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who I am here */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Session"];
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        /** Sign in */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        email: string;
                        password: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Session"];
                    };
                };
                /** @description What stood in the way */
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
        /** Sign out */
        delete: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
                /** @description What stood in the way */
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
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/session/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change your password; your other sessions end
         * @description Sent again with the same Idempotency-Key, it answers as it did the first time.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        currentPassword: string;
                        password: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PasswordChanged"];
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/session/time-zone": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Say in which time zone you read times; without one it is UTC */
        put: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        timeZone?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TimeZone"];
                    };
                };
                /** @description What stood in the way */
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
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/oauth/token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Get an access token */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/x-www-form-urlencoded": {
                        grant_type: string;
                        username?: string;
                        password?: string;
                        refresh_token?: string;
                        client_id?: string;
                        scope?: string;
                    };
                };
            };
            responses: {
                /** @description RFC 6749 5.1 */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Tokens"];
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/oauth/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End a session by its refresh token
         * @description RFC 7009. Every access token that came of it ends at once.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/x-www-form-urlencoded": {
                        token: string;
                        token_type_hint?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": Record<string, never>;
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/.well-known/jwks.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The keys that sign access tokens */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            keys: {
                                kty: string;
                                crv: string;
                                x: string;
                                kid: string;
                                alg: string;
                                use: string;
                            }[];
                        };
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/invitations/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Accept an invitation */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        token: string;
                        password: string;
                    };
                };
            };
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/identity-providers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** identity provider list: by which identity providers members sign in */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["IdentityProvider"][];
                            total?: number;
                            nextCursor?: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        /** Add an identity provider: say by which OpenID Connect provider members may sign in */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description a short name of small letters, digits and hyphens */
                        name: string;
                        /** @description one line, without control characters */
                        label: string;
                        issuer: string;
                        clientId: string;
                        clientSecret: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AddedIdentityProvider"];
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sso/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** sso list: by which accounts at identity providers you sign in */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["LinkedAccount"][];
                            total?: number;
                            nextCursor?: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/identity-providers/{name}/set-secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Set the client secret: set another client secret */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    name: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        clientSecret: string;
                    };
                };
            };
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/identity-providers/{name}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Test: ask the provider who it is, and whether it takes the client secret */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    name: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": Record<string, never>;
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["IdentityProviderTest"];
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/identity-providers/{name}/turn-on": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Turn on: let members sign in by it, after a test */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    name: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": Record<string, never>;
                };
            };
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/identity-providers/{name}/turn-off": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Turn off: let nobody sign in by it, and end every session that began so */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    name: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": Record<string, never>;
                };
            };
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/identity-providers/{name}/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Remove: remove it, unlink every account there and end every session that began so */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    name: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": Record<string, never>;
                };
            };
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sso/unlink": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Unlink: let your account at an identity provider open Muster no more */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        provider: string;
                    };
                };
            };
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sso": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How one can sign in here */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["WaysIn"];
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sso/{name}/begin": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin to sign in by an identity provider */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    name: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description A path of Muster to go to afterwards. */
                        next?: string;
                        /** @description The token of a one-time link, to join with this account. */
                        invitation?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SignOnBegun"];
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sso/{name}/link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin to link an account at an identity provider to yourself
         * @description Whoever has found an open screen is not thereby its owner: the password proves it.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    name: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        currentPassword: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SignOnBegun"];
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sso/{name}/finish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Finish what was begun at an identity provider */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    name: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description What the provider added to the redirect URI. */
                        query: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SignOnDone"];
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/pseudonyms/{token}/reveal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reveal, on the record: whom it stands for; your name and reason go on the record before you are told */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    token: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            token: string;
                            kind: string;
                            /** @description Whom it stands for. */
                            value: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/erasures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** erasure list: who was erased, by id, and how far that is; the newest first */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Erasure"][];
                            total?: number;
                            nextCursor?: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        /** Erase somebody: write down everything that is kept of somebody, and destroy it; proofs hold as before */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        member?: string;
                        called?: string;
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            items: number;
                            places: string[];
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/erasures/{id}/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** erasure items: what an erasure is of: each place and item, held by whom and why, or destroyed when */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["ErasureItem"][];
                            total?: number;
                            nextCursor?: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/subjects/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What is kept of somebody: everything that is kept of somebody, as JSON to be handed to them; your name and reason go on the record first */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        member?: string;
                        called?: string;
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            places: string[];
                            items: number;
                            /** @description What is kept of them, as JSON. */
                            document: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/erasures/{id}/hold": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hold: keep one item from being erased, with the reason */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        place: string;
                        ref: string;
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/erasures/{id}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Release: let one item that was held be erased */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        place: string;
                        ref: string;
                    };
                };
            };
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/data-assets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** asset list: which data there is, whose it is, and of what class */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["DataAsset"][];
                            total?: number;
                            nextCursor?: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        /** Register a data asset: say that there is a table, field, feature, prompt or document, and whose it is */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        /** @enum {unknown} */
                        kind: "table" | "field" | "feature" | "prompt" | "document";
                        /** Format: uuid */
                        team: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            name: string;
                            version: number;
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/data-decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** asset decisions: what was decided about the class of which data, and what still waits */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["DataDecision"][];
                            total?: number;
                            nextCursor?: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        /** Classify data: ask that data assets be given a class, or another one */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        assets: string[];
                        /** @enum {unknown} */
                        dataClass: "PUBLIC" | "INTERNAL" | "CONFIDENTIAL" | "RESTRICTED";
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            approval: string;
                            assets: number;
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/data-assets-of-muster": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Adopt Muster’s tables: register Muster’s own tables as data assets, those that are none yet */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        team: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            adopted: number;
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/data-assets/{name}/hand-over": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hand over: give a data asset another owner */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    name: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        team: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            name: string;
                            version: number;
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/data-assets/{name}/retire": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Retire: say that a data asset is there no more */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    name: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            name: string;
                            version: number;
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/schedules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** schedule list: who is on call in which, until when, and who is next */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Schedule"][];
                            total?: number;
                            nextCursor?: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        /** Create a schedule: rotations of on-call, whose turns people take */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description one line, without control characters */
                        name: string;
                        zone?: string;
                        people?: string[];
                        everyDays?: number;
                        handover?: string;
                        /** Format: date */
                        startsOn?: string;
                        wakes?: boolean;
                        /** Format: uuid */
                        teamId?: string;
                        plan?: {
                            /** @description IANA, such as Europe/Zurich. */
                            zone: string;
                            rotations: {
                                /** @description Of a rotation that is there; a new one has none. */
                                id?: string;
                                /** @description one line, without control characters */
                                name: string;
                                /** @description The highest that has somebody is called; 0 if left out. */
                                layer?: number;
                                /** @description Who has each turn, in order: several people at once, or nobody. */
                                turns: string[][];
                                /** @description How long a turn is: 1 is daily, 7 weekly. */
                                everyDays: number;
                                handover: string;
                                /**
                                 * Format: date
                                 * @description The day of the first hand-over.
                                 */
                                startsOn: string;
                                /** @description Whose turn begins then; 0 if left out. */
                                first?: number;
                                /**
                                 * @description Whether turns count every shift, or only those that a window touches. Calendar if left out.
                                 * @enum {unknown}
                                 */
                                counts?: "calendar" | "covered";
                                /** @description When it is on call at all, by the week. None: always. */
                                windows?: {
                                    /** @description Monday is 1. */
                                    fromDay: number;
                                    from: string;
                                    /** @description Monday is 1. */
                                    toDay: number;
                                    to: string;
                                }[];
                            }[];
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            name: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/escalation-paths": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** escalation path list: which team’s incidents call whom, one step after the other */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["EscalationPath"][];
                            total?: number;
                            nextCursor?: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        /** Create an escalation path: whom a team’s incidents call, one step after the other, until somebody answers */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description one line, without control characters */
                        name: string;
                        /** Format: uuid */
                        teamId: string;
                        schedules?: string[];
                        waitMinutes?: number;
                        rounds?: number;
                        repeatsAfterMinutes?: number;
                        plan?: {
                            /** @description IANA; UTC if left out. */
                            zone?: string;
                            steps: {
                                /** @description All of them are called at once. */
                                targets: {
                                    /** @enum {unknown} */
                                    kind: "schedule" | "person" | "role" | "team";
                                    /** @description A schedule’s, person’s or team’s id; a role’s name. */
                                    id: string;
                                }[];
                                /**
                                 * @description Wakes them, or tells them; wakes if left out.
                                 * @enum {unknown}
                                 */
                                by?: "page" | "notify";
                                /** @description How long it waits for an answer before it goes on. */
                                waitMinutes: number;
                                /** @description How many must acknowledge; 1 if left out. */
                                answers?: number;
                                /** @description When it is taken at all, by the week. None: always. */
                                windows?: {
                                    /** @description Monday is 1. */
                                    fromDay: number;
                                    from: string;
                                    /** @description Monday is 1. */
                                    toDay: number;
                                    to: string;
                                }[];
                            }[];
                            /** @description How often it is gone through; once if left out. */
                            rounds?: number;
                            /** @description For which it runs; those that the policy wakes people for, if left out. */
                            severities?: string[];
                            /** @description An acknowledgement that nothing follows for so long lapses. Left out: it holds. */
                            lapsesAfterMinutes?: number;
                            /** @description So long after an acknowledgement it calls again from its first step, until the incident is resolved. Left out: it rests. */
                            repeatsAfterMinutes?: number;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            name: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/calendars": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** calendar list: the calendars that read shifts under an address of yours */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["OnCallFeed"][];
                            total?: number;
                            nextCursor?: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        /** Subscribe in a calendar: get a secret address under which a calendar reads your shifts, or a schedule’s */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        scheduleId?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MadeCalendar"];
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/on-call/load": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** oncall load: what on-call was to whom: hours, nights, and how often each was woken */
        get: {
            parameters: {
                query?: {
                    from?: string;
                    until?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["OnCallLoad"][];
                            total?: number;
                            nextCursor?: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/on-call/coverage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** oncall coverage: how much of the time somebody was on call in each schedule, and when nobody was */
        get: {
            parameters: {
                query?: {
                    from?: string;
                    until?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["OnCallCoverage"][];
                            total?: number;
                            nextCursor?: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/on-call/set": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put on call: put these members on call, by e-mail or id, never oneself; none empties the list */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        people: string[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OnCall"];
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/on-call/move": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a schedule of the list: let those on the on-call list take turns from now on; the list is empty then */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description one line, without control characters */
                        name: string;
                        zone?: string;
                        everyDays?: number;
                        handover?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MovedList"];
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/on-call/take": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask to take a place: ask somebody on call to let you take their place */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        member: string;
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            approval: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/on-call/give": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask to be relieved: ask somebody to go on call in your place */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        member: string;
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            approval: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/on-call/away": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say when you are away: say when you cannot be on call; the shifts that it meets are named */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: date-time */
                        begins?: string;
                        /** Format: date-time */
                        ends?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Your shifts in that time: ask for cover, or give them to somebody. */
                            meets: {
                                /** Format: uuid */
                                schedule: string;
                                name: string;
                                /** Format: date-time */
                                from: string;
                                /** Format: date-time */
                                until: string;
                            }[];
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/on-call/back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say that you are back: take back when you said that you cannot be on call */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": Record<string, never>;
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": Record<string, never>;
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/schedules/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Import schedules: take over schedules and escalation paths from PagerDuty, Opsgenie or Grafana OnCall */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {unknown} */
                        vendor: "pagerduty" | "opsgenie" | "grafana-oncall";
                        content: string;
                        /** Format: uuid */
                        teamId?: string;
                        evenSo?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            added: number;
                            unchanged: number;
                            leftOut: number;
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/schedules/{id}/take": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take the shift: take a shift in a rotation that you are in: now until its end, or a time that you name */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        instead?: string;
                        /** Format: date-time */
                        begins?: string;
                        /** Format: date-time */
                        ends?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/schedules/{id}/give": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give the shift to somebody: ask somebody to take your shift; it is theirs once they accept */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        member: string;
                        /** Format: date-time */
                        begins?: string;
                        /** Format: date-time */
                        ends?: string;
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            approval: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/schedules/{id}/ask-cover": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask for cover: ask everybody in the rotation to take your shift; whoever does first has it */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: date-time */
                        begins?: string;
                        /** Format: date-time */
                        ends?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/schedules/{id}/keep": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Keep the shift: ask for cover no more, and keep your shift */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        cover: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/schedules/{id}/override": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put somebody on call for a time: put somebody on call for a time, instead of somebody or of everybody */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        member: string;
                        /** Format: uuid */
                        instead?: string;
                        /** Format: date-time */
                        begins?: string;
                        /** Format: date-time */
                        ends?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/schedules/{id}/put-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take back: take back that somebody stands in, from now on */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        override: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/schedules/{id}/edit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Change the rotations: change who takes turns, from now or later on; whoever is on call stays in place */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        zone?: string;
                        people?: string[];
                        everyDays?: number;
                        handover?: string;
                        /** Format: date */
                        startsOn?: string;
                        plan?: {
                            /** @description IANA, such as Europe/Zurich. */
                            zone: string;
                            rotations: {
                                /** @description Of a rotation that is there; a new one has none. */
                                id?: string;
                                /** @description one line, without control characters */
                                name: string;
                                /** @description The highest that has somebody is called; 0 if left out. */
                                layer?: number;
                                /** @description Who has each turn, in order: several people at once, or nobody. */
                                turns: string[][];
                                /** @description How long a turn is: 1 is daily, 7 weekly. */
                                everyDays: number;
                                handover: string;
                                /**
                                 * Format: date
                                 * @description The day of the first hand-over.
                                 */
                                startsOn: string;
                                /** @description Whose turn begins then; 0 if left out. */
                                first?: number;
                                /**
                                 * @description Whether turns count every shift, or only those that a window touches. Calendar if left out.
                                 * @enum {unknown}
                                 */
                                counts?: "calendar" | "covered";
                                /** @description When it is on call at all, by the week. None: always. */
                                windows?: {
                                    /** @description Monday is 1. */
                                    fromDay: number;
                                    from: string;
                                    /** @description Monday is 1. */
                                    toDay: number;
                                    to: string;
                                }[];
                            }[];
                        };
                        /** Format: date-time */
                        from?: string;
                        asWritten?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            version: number;
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/schedules/{id}/change": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Rename, or say whom it wakes: call it otherwise, or say whether incidents page whoever is on call in it */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description one line, without control characters */
                        name?: string;
                        /** @enum {unknown} */
                        wakes?: "yes" | "no";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            version: number;
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/schedules/{id}/retire": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take out of use: take a schedule out of use; nobody is on call in it any more */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": Record<string, never>;
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/escalation-paths/{id}/edit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Change the path: give it other steps or another name; what runs goes on as it began */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description one line, without control characters */
                        name?: string;
                        schedules?: string[];
                        waitMinutes?: number;
                        rounds?: number;
                        repeatsAfterMinutes?: number;
                        plan?: {
                            /** @description IANA; UTC if left out. */
                            zone?: string;
                            steps: {
                                /** @description All of them are called at once. */
                                targets: {
                                    /** @enum {unknown} */
                                    kind: "schedule" | "person" | "role" | "team";
                                    /** @description A schedule’s, person’s or team’s id; a role’s name. */
                                    id: string;
                                }[];
                                /**
                                 * @description Wakes them, or tells them; wakes if left out.
                                 * @enum {unknown}
                                 */
                                by?: "page" | "notify";
                                /** @description How long it waits for an answer before it goes on. */
                                waitMinutes: number;
                                /** @description How many must acknowledge; 1 if left out. */
                                answers?: number;
                                /** @description When it is taken at all, by the week. None: always. */
                                windows?: {
                                    /** @description Monday is 1. */
                                    fromDay: number;
                                    from: string;
                                    /** @description Monday is 1. */
                                    toDay: number;
                                    to: string;
                                }[];
                            }[];
                            /** @description How often it is gone through; once if left out. */
                            rounds?: number;
                            /** @description For which it runs; those that the policy wakes people for, if left out. */
                            severities?: string[];
                            /** @description An acknowledgement that nothing follows for so long lapses. Left out: it holds. */
                            lapsesAfterMinutes?: number;
                            /** @description So long after an acknowledgement it calls again from its first step, until the incident is resolved. Left out: it rests. */
                            repeatsAfterMinutes?: number;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            version: number;
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/escalation-paths/{id}/retire": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take out of use: let the team’s incidents call nobody by a path any more; what runs goes on */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": Record<string, never>;
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/calendars/{id}/renew": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** New address: give it another address; the old one leads nowhere from now on */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": Record<string, never>;
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RenewedCalendar"];
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/calendars/{id}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Revoke: let its address lead nowhere from now on */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": Record<string, never>;
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/on-call": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is on call now */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OnCall"];
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/on-call/calendar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who has which shift, in every schedule, past or to come */
        get: {
            parameters: {
                query: {
                    from: string;
                    until: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OnCallCalendar"];
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/schedules/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One schedule: its plan, its shifts, who stands in */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SchedulePage"];
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/schedules/import/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What an export of another product would become here, and what cannot be said; nothing is changed */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {unknown} */
                        vendor: "pagerduty" | "opsgenie" | "grafana-oncall";
                        content: string;
                        /** Format: uuid */
                        teamId?: string;
                        evenSo?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ScheduleImportPreview"];
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/schedules/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a plan would change: who gains and who loses which shift; nothing is changed */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description Left out: of a new one.
                         */
                        schedule?: string;
                        plan: {
                            /** @description IANA, such as Europe/Zurich. */
                            zone: string;
                            rotations: {
                                /** @description Of a rotation that is there; a new one has none. */
                                id?: string;
                                /** @description one line, without control characters */
                                name: string;
                                /** @description The highest that has somebody is called; 0 if left out. */
                                layer?: number;
                                /** @description Who has each turn, in order: several people at once, or nobody. */
                                turns: string[][];
                                /** @description How long a turn is: 1 is daily, 7 weekly. */
                                everyDays: number;
                                handover: string;
                                /**
                                 * Format: date
                                 * @description The day of the first hand-over.
                                 */
                                startsOn: string;
                                /** @description Whose turn begins then; 0 if left out. */
                                first?: number;
                                /**
                                 * @description Whether turns count every shift, or only those that a window touches. Calendar if left out.
                                 * @enum {unknown}
                                 */
                                counts?: "calendar" | "covered";
                                /** @description When it is on call at all, by the week. None: always. */
                                windows?: {
                                    /** @description Monday is 1. */
                                    fromDay: number;
                                    from: string;
                                    /** @description Monday is 1. */
                                    toDay: number;
                                    to: string;
                                }[];
                            }[];
                        };
                        /** Format: date-time */
                        from?: string;
                        asWritten?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EditPreview"];
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/escalation-paths/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One escalation path: whom it would call now, step by step, and where it ends in nobody */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EscalationPathPage"];
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/escalation-paths/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Whom a path would call, and where it ends in nobody; nothing is changed */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        plan: {
                            /** @description IANA; UTC if left out. */
                            zone?: string;
                            steps: {
                                /** @description All of them are called at once. */
                                targets: {
                                    /** @enum {unknown} */
                                    kind: "schedule" | "person" | "role" | "team";
                                    /** @description A schedule’s, person’s or team’s id; a role’s name. */
                                    id: string;
                                }[];
                                /**
                                 * @description Wakes them, or tells them; wakes if left out.
                                 * @enum {unknown}
                                 */
                                by?: "page" | "notify";
                                /** @description How long it waits for an answer before it goes on. */
                                waitMinutes: number;
                                /** @description How many must acknowledge; 1 if left out. */
                                answers?: number;
                                /** @description When it is taken at all, by the week. None: always. */
                                windows?: {
                                    /** @description Monday is 1. */
                                    fromDay: number;
                                    from: string;
                                    /** @description Monday is 1. */
                                    toDay: number;
                                    to: string;
                                }[];
                            }[];
                            /** @description How often it is gone through; once if left out. */
                            rounds?: number;
                            /** @description For which it runs; those that the policy wakes people for, if left out. */
                            severities?: string[];
                            /** @description An acknowledgement that nothing follows for so long lapses. Left out: it holds. */
                            lapsesAfterMinutes?: number;
                            /** @description So long after an acknowledgement it calls again from its first step, until the incident is resolved. Left out: it rests. */
                            repeatsAfterMinutes?: number;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EscalationPathPreview"];
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/services": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** service list: what runs here, whose it is, and how much depends on it */
        get: {
            parameters: {
                query?: {
                    kind?: "service" | "model" | "pipeline" | "data-set";
                    team?: string;
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Service"][];
                            total?: number;
                            nextCursor?: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        /** Add a service: put a service, model, pipeline or data set into the catalog */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        /** @enum {unknown} */
                        kind?: "service" | "model" | "pipeline" | "data-set";
                        /** Format: uuid */
                        teamId?: string;
                        tier?: number;
                        /** @enum {unknown} */
                        userFacing?: "yes" | "no";
                        runbook?: string;
                        links?: string[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            name: string;
                            version: number;
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/services/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Import a file: take over a CSV file, or catalog-info.yaml of Backstage */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {unknown} */
                        format: "csv" | "backstage";
                        content: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            added: number;
                            changed: number;
                            unchanged: number;
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/services/{name}/change": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Change: say otherwise who owns it, how much depends on it, whether users meet it */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    name: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {unknown} */
                        kind?: "service" | "model" | "pipeline" | "data-set";
                        /** Format: uuid */
                        teamId?: string;
                        tier?: number;
                        /** @enum {unknown} */
                        userFacing?: "yes" | "no";
                        runbook?: string;
                        links?: string[];
                        clear?: ("team" | "tier" | "user-facing" | "runbook" | "links")[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            name: string;
                            version: number;
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/services/{name}/depend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add a dependency: say that it cannot do without another */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    name: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        on: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            name: string;
                            version: number;
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/services/{name}/undepend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Remove a dependency: say that it can do without another */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    name: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        on: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            name: string;
                            version: number;
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/services/{name}/know-address": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add an address: say that an IP address or host is this service */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    name: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        address: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            name: string;
                            version: number;
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/services/{name}/forget-address": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Remove an address: say that an IP address or host is this service no longer */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    name: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        address: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            name: string;
                            version: number;
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/services/{name}/retire": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Retire: take it out of the catalog, since it runs no more */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    name: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            name: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/services/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One service, with what depends on it */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    name: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ServicePage"];
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/services/import/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a file would change in the catalog; nothing is changed */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {unknown} */
                        format: "csv" | "backstage";
                        content: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ImportPreview"];
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/approvals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** approval list: what is asked of others to decide, and what became of it */
        get: {
            parameters: {
                query?: {
                    state?: "open" | "closed";
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Approval"][];
                            total?: number;
                            nextCursor?: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/approvals/waiting": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** approval waiting: what waits for your decision */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Approval"][];
                            total?: number;
                            nextCursor?: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/approvals/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Approve: approve a request; where that decides it, it takes effect at once */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": Record<string, never>;
                };
            };
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/approvals/{id}/decline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Decline: decline a request, with a reason */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/approvals/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Withdraw: take back what you asked for */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": Record<string, never>;
                };
            };
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/approvals/{id}/remind": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Remind: tell those who can decide, and have not, once more */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": Record<string, never>;
                };
            };
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/approvals/delegate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Name a deputy: let another person decide in your place, until a moment */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        to: string;
                        /** Format: date-time */
                        until: string;
                        kinds?: string[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            until: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/approvals/recall": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Decide yourself again: end what you delegated, before its time */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": Record<string, never>;
                };
            };
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/approvals/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One request, with who can decide it now */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Approval"];
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/exceptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** exception list: which clauses do not hold, for what, until when, and how often that was asked for */
        get: {
            parameters: {
                query?: {
                    state?: "open" | "over";
                    clause?: string;
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Exception"][];
                            total?: number;
                            nextCursor?: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        /** Ask for an exception: ask Platform Governance for a deviation from a clause, for one scope, until a moment */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        clause: string;
                        scope: string;
                        justification: string;
                        compensatingControl: string;
                        /** Format: date-time */
                        expiresAt: string;
                        incident?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            approval: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/exceptions/{id}/renew": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask to renew: ask for the same deviation again, until a later moment */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: date-time */
                        expiresAt: string;
                        justification: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            approval: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/exceptions/{id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End it now: end a deviation before its time */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/exceptions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One exception, as it stands at this moment */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Exception"];
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/incidents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** incident list: what is overdue, what is due next, the rest */
        get: {
            parameters: {
                query?: {
                    open?: boolean;
                    phase?: "declared" | "acknowledged" | "mitigated" | "resolved" | "closed";
                    severity?: "SEV-1" | "SEV-2" | "SEV-3" | "SEV-4";
                    drill?: boolean;
                    commander?: string | "none";
                    service?: string;
                    q?: string;
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["IncidentSummary"][];
                            total?: number;
                            nextCursor?: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        /** Declare an incident: report or declare an incident; a title alone pages at once */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description one line, without control characters */
                        title: string;
                        description?: string;
                        facts?: {
                            [key: string]: string | number | boolean;
                        };
                        /** @enum {unknown} */
                        severity?: "SEV-1" | "SEV-2" | "SEV-3" | "SEV-4";
                        reason?: string;
                        drill?: boolean;
                        service?: string;
                        /** Format: uuid */
                        teamId?: string;
                        /** @enum {unknown} */
                        visibility?: "organisation" | "team";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Incident"];
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/incidents/{code}/duties": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** incident duties: what its commander answers for, measured: timeline, updates, postmortem; or who is proposed to command it */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    code: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Duty"][];
                            total?: number;
                            nextCursor?: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/incidents/{code}/acknowledge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Acknowledge: say that somebody is on it */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                    /** @description The ETag one has seen: a thing that changed since is not written to. */
                    "if-match"?: string;
                };
                path: {
                    code: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": Record<string, never>;
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Incident"];
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/incidents/{code}/unacknowledge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Pass it on: say that you cannot take it after all: whoever comes next is called */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                    /** @description The ETag one has seen: a thing that changed since is not written to. */
                    "if-match"?: string;
                };
                path: {
                    code: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": Record<string, never>;
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Incident"];
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/incidents/{code}/mitigate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mitigated: say that users no longer suffer */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                    /** @description The ETag one has seen: a thing that changed since is not written to. */
                    "if-match"?: string;
                };
                path: {
                    code: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        note: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Incident"];
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/incidents/{code}/resolve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Resolved: say that the cause is gone */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                    /** @description The ETag one has seen: a thing that changed since is not written to. */
                    "if-match"?: string;
                };
                path: {
                    code: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        note: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Incident"];
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/incidents/{code}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Close: say that nothing more will be done */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                    /** @description The ETag one has seen: a thing that changed since is not written to. */
                    "if-match"?: string;
                };
                path: {
                    code: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": Record<string, never>;
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Incident"];
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/incidents/{code}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reopen: say that it was not over */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                    /** @description The ETag one has seen: a thing that changed since is not written to. */
                    "if-match"?: string;
                };
                path: {
                    code: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Incident"];
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/incidents/{code}/classify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Classify: say what is known: the severity follows */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                    /** @description The ETag one has seen: a thing that changed since is not written to. */
                    "if-match"?: string;
                };
                path: {
                    code: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        facts: {
                            [key: string]: string | number | boolean;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Incident"];
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/incidents/{code}/raise": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Raise severity: raise its severity, with a reason */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                    /** @description The ETag one has seen: a thing that changed since is not written to. */
                    "if-match"?: string;
                };
                path: {
                    code: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {unknown} */
                        severity: "SEV-1" | "SEV-2" | "SEV-3" | "SEV-4";
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Incident"];
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/incidents/{code}/lower": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask to lower severity: ask for a milder severity, with a reason; others decide it */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    code: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {unknown} */
                        severity: "SEV-1" | "SEV-2" | "SEV-3" | "SEV-4";
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            approval: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/incidents/{code}/take-command": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take command: become its named commander */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                    /** @description The ETag one has seen: a thing that changed since is not written to. */
                    "if-match"?: string;
                };
                path: {
                    code: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": Record<string, never>;
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Incident"];
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/incidents/{code}/hand-over": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hand over command: hand command on, with the state of play */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                    /** @description The ETag one has seen: a thing that changed since is not written to. */
                    "if-match"?: string;
                };
                path: {
                    code: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        to: string;
                        state: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Incident"];
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/incidents/{code}/retitle": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Change the title: give it another title; the old one stays in its timeline */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                    /** @description The ETag one has seen: a thing that changed since is not written to. */
                    "if-match"?: string;
                };
                path: {
                    code: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description one line, without control characters */
                        title: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Incident"];
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/incidents/{code}/note": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add a note: add a note to its timeline; - reads it from standard input */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                    /** @description The ETag one has seen: a thing that changed since is not written to. */
                    "if-match"?: string;
                };
                path: {
                    code: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        text: string;
                        /** Format: date-time */
                        occurredAt?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Incident"];
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/incidents/{code}/update": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send update: tell stakeholders; meets the update clock */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                    /** @description The ETag one has seen: a thing that changed since is not written to. */
                    "if-match"?: string;
                };
                path: {
                    code: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        text: string;
                        /** @enum {unknown} */
                        step?: "mitigate" | "resolve";
                        /** Format: date-time */
                        occurredAt?: string;
                        /** Format: date-time */
                        nextBy?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Incident"];
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/incidents/{code}/call-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Call somebody in: page a member, whoever is on call in a schedule, or whoever answers for a team */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                    /** @description The ETag one has seen: a thing that changed since is not written to. */
                    "if-match"?: string;
                };
                path: {
                    code: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        team?: string;
                        /** Format: uuid */
                        schedule?: string;
                        /** Format: uuid */
                        member?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Incident"];
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/incidents/{code}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Merge into another: go on in another incident, which takes the earlier start, the worse severity and all that is owed */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                    /** @description The ETag one has seen: a thing that changed since is not written to. */
                    "if-match"?: string;
                };
                path: {
                    code: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        into: string;
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Incident"];
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/incidents/{code}/duplicate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mark as a duplicate: say that another incident is the same, which takes the earlier start, the worse severity and all that is owed */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                    /** @description The ETag one has seen: a thing that changed since is not written to. */
                    "if-match"?: string;
                };
                path: {
                    code: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        into: string;
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Incident"];
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/incidents/{code}/false-alarm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Call it a false alarm: say that there was nothing; a SEV-1 or SEV-2 waits for the approval that a downgrade needs */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    code: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            approval?: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/incidents/{code}/relate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Relate to another: say that another incident has to do with it */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                    /** @description The ETag one has seen: a thing that changed since is not written to. */
                    "if-match"?: string;
                };
                path: {
                    code: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        to: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Incident"];
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/incidents/{code}/move-alerts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Move alerts: move alerts to another incident, which counts from the first of them at the latest and is as bad as the worst of them */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                    /** @description The ETag one has seen: a thing that changed since is not written to. */
                    "if-match"?: string;
                };
                path: {
                    code: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        to: string;
                        alerts?: string[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Incident"];
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/incidents/{code}/make-private": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make private: keep it to a team and those called to it, wherever Muster shows it */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                    /** @description The ETag one has seen: a thing that changed since is not written to. */
                    "if-match"?: string;
                };
                path: {
                    code: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        teamId?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Incident"];
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/incidents/{code}/rate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Was it worth it?: say whether it was worth calling somebody: what the rate of false alerts is counted from */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                    /** @description The ETag one has seen: a thing that changed since is not written to. */
                    "if-match"?: string;
                };
                path: {
                    code: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {unknown} */
                        actionable: "yes" | "no";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Incident"];
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/incidents/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One incident */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    code: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Incident"];
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/incidents/classification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What the policy makes of facts, before anything is declared */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        facts: {
                            [key: string]: string | number | boolean;
                        };
                        service?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {unknown} */
                            severity: "SEV-1" | "SEV-2" | "SEV-3" | "SEV-4";
                            /** @enum {unknown} */
                            source: "facts" | "provisional" | "raised" | "alert" | "lowered" | "policy";
                            clause: string;
                            explanation: string;
                            facts: {
                                [key: string]: string | number | boolean;
                            };
                            /** @description What the catalog answers for the time being; the questions stay open. */
                            defaults: {
                                fact: string;
                                question: string;
                                answer: string | number | boolean;
                                because: string;
                            }[];
                            ask: {
                                fact: string;
                                question: string;
                            }[];
                            because: {
                                /** @enum {unknown} */
                                severity: "SEV-1" | "SEV-2" | "SEV-3" | "SEV-4";
                                clause: string;
                                words: string;
                                holds: boolean | "unknown";
                            }[];
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/postmortems": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** postmortem list: what is learned from incidents: owed, in work and published */
        get: {
            parameters: {
                query?: {
                    state?: "open" | "owed" | "draft" | "in-review" | "published";
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["PostmortemSummary"][];
                            total?: number;
                            nextCursor?: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/actions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** action list: what is to be done after incidents: whose it is, and until when */
        get: {
            parameters: {
                query?: {
                    state?: "proposed" | "accepted" | "declined" | "done";
                    owner?: string;
                    overdue?: boolean;
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["ActionItem"][];
                            total?: number;
                            nextCursor?: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/seen-before": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** incident seen-before: incidents of the last year that are like this one, with their postmortems and open action items */
        get: {
            parameters: {
                query?: {
                    words?: string;
                    service?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["SeenBefore"][];
                            total?: number;
                            nextCursor?: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/postmortems/{code}/begin": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin the postmortem: open an incident’s postmortem, filled from the record */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                    /** @description The ETag one has seen: a thing that changed since is not written to. */
                    "if-match"?: string;
                };
                path: {
                    code: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": Record<string, never>;
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PostmortemPage"];
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/postmortems/{code}/write": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Write a section: write a section of it; - reads it from standard input */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    code: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        section: string;
                        text: string;
                        over?: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description False: others wrote in the same sentences, and nothing was saved. */
                            saved: boolean;
                            section: string;
                            /** @description Of the section: what is written next is written over this one. */
                            version: number;
                            /** @description The section as it is, or, where it was not saved, both versions between marks: put them together. */
                            text: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/postmortems/{code}/schedule": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Schedule the review: say when it is talked about, and who leads that */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                    /** @description The ETag one has seen: a thing that changed since is not written to. */
                    "if-match"?: string;
                };
                path: {
                    code: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: date-time */
                        at: string;
                        /** Format: uuid */
                        facilitator: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PostmortemPage"];
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/postmortems/{code}/submit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put to review: put the draft to review; those to be consulted are asked */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                    /** @description The ETag one has seen: a thing that changed since is not written to. */
                    "if-match"?: string;
                };
                path: {
                    code: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": Record<string, never>;
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PostmortemPage"];
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/postmortems/{code}/rework": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Back to the draft: take it back to the draft, with what is missing */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                    /** @description The ETag one has seen: a thing that changed since is not written to. */
                    "if-match"?: string;
                };
                path: {
                    code: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PostmortemPage"];
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/postmortems/{code}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Answer the check: say why words that the blameless check found stay */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                    /** @description The ETag one has seen: a thing that changed since is not written to. */
                    "if-match"?: string;
                };
                path: {
                    code: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        section: string;
                        /** @description one line, without control characters */
                        words: string;
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PostmortemPage"];
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/postmortems/{code}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Publish: publish it for every member who may see the incident */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                    /** @description The ETag one has seen: a thing that changed since is not written to. */
                    "if-match"?: string;
                };
                path: {
                    code: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": Record<string, never>;
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PostmortemPage"];
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/postmortems/{code}/amend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Amend: put a new revision of a section beside what was published, with the reason */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                    /** @description The ETag one has seen: a thing that changed since is not written to. */
                    "if-match"?: string;
                };
                path: {
                    code: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        section: string;
                        text: string;
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PostmortemPage"];
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/postmortems/{code}/propose": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Propose an action item: propose what is to be done about it */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    code: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description one line, without control characters */
                        title: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            action: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/actions/{id}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Accept: accept it: with owner, due date, severity and ticket */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        ownerId: string;
                        dueOn: string;
                        /** @enum {unknown} */
                        severity: "SEV-1" | "SEV-2" | "SEV-3" | "SEV-4";
                        ticket?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            version: number;
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/actions/{id}/change": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Change: give it another owner, day, severity or ticket, with the reason */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        ownerId?: string;
                        dueOn?: string;
                        /** @enum {unknown} */
                        severity?: "SEV-1" | "SEV-2" | "SEV-3" | "SEV-4";
                        ticket?: string;
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            version: number;
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/actions/{id}/decline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Decline: say that nobody will do it, and why */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            version: number;
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/actions/{id}/finish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mark done: say that it is done, and how */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            version: number;
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/postmortems/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One postmortem, with what the blameless check finds and what is in the way of publishing it */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    code: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PostmortemPage"];
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/postmortems/{code}/markdown": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One postmortem as Markdown */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    code: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            markdown: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** status show: how each service that users meet stands, by what was published */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["StatusComponent"][];
                            total?: number;
                            nextCursor?: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/status-updates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** status update list: what was published of incidents, with when it happened and what it said before */
        get: {
            parameters: {
                query?: {
                    /** @description one line, without control characters */
                    incident?: string;
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["StatusUpdate"][];
                            total?: number;
                            nextCursor?: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/subscribers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** subscriber list: who is told of PUBLIC updates, or is asked to be; addresses are shown to nobody */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Subscriber"][];
                            total?: number;
                            nextCursor?: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        /** Add a subscriber: ask an e-mail address or a webhook whether it wants to be told of PUBLIC updates */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {unknown} */
                        kind: "e-mail" | "webhook";
                        address: string;
                        services?: string[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/update-templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** update template list: words that updates begin with, for stakeholders or for everybody */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["UpdateTemplate"][];
                            total?: number;
                            nextCursor?: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        /** Add a template: keep words that updates begin with */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description one line, without control characters */
                        name: string;
                        /** @enum {unknown} */
                        audience: "stakeholders" | "public";
                        text: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audiences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** audience list: the lists that updates go to: what each gets, and how many stand on it */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Audience"][];
                            total?: number;
                            nextCursor?: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        /** Add a list: make a list that updates go to */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description one line, without control characters */
                        name: string;
                        /** @enum {unknown} */
                        reaches: "stakeholders" | "public";
                        severities?: ("SEV-1" | "SEV-2" | "SEV-3" | "SEV-4")[];
                        /** Format: uuid */
                        teamId?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audiences/{id}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** audience members: who stands on a list; addresses are shown to nobody */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["AudienceMember"][];
                            total?: number;
                            nextCursor?: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/incidents/{code}/audiences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** incident audiences: which lists the updates of an incident go to */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    code: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Audience"][];
                            total?: number;
                            nextCursor?: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/incidents/{code}/told": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** incident told: who on the lists was told of the updates of an incident, and whether it arrived */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path: {
                    code: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["AudienceNotice"][];
                            total?: number;
                            nextCursor?: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/incidents/{code}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Publish for everybody: put words on the status page and send them to its subscribers; they are PUBLIC from then on */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    code: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        text: string;
                        /** @enum {unknown} */
                        state: "investigating" | "identified" | "monitoring" | "resolved";
                        /** @enum {unknown} */
                        impact: "none" | "degraded" | "partial-outage" | "full-outage";
                        services?: string[];
                        /** Format: date-time */
                        happenedAt?: string;
                        /** Format: date-time */
                        nextBy?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/status-updates/{id}/correct": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Correct: put other words in the place of what was published; the earlier ones are kept */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        text: string;
                    };
                };
            };
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/subscribers/{id}/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Remove: tell an address of nothing any more, and erase it */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": Record<string, never>;
                };
            };
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/update-templates/{id}/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Remove: remove a template */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": Record<string, never>;
                };
            };
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audiences/{id}/change": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Change: say of which severities a list is always told */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        severities: ("SEV-1" | "SEV-2" | "SEV-3" | "SEV-4")[];
                    };
                };
            };
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audiences/{id}/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Remove: remove a list */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": Record<string, never>;
                };
            };
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audiences/{id}/include": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put on it: put a member, a team or an address outside on a list */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        member?: string;
                        /** Format: uuid */
                        team?: string;
                        address?: string;
                    };
                };
            };
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audiences/{id}/exclude": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take off it: take a member, a team or an address off a list */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        member?: string;
                        /** Format: uuid */
                        team?: string;
                        address?: string;
                        /** Format: uuid */
                        subscriber?: string;
                    };
                };
            };
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/incidents/{code}/inform": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send updates to a list: send each further update of an incident to a list */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                    /** @description The ETag one has seen: a thing that changed since is not written to. */
                    "if-match"?: string;
                };
                path: {
                    code: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        audienceId: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Incident"];
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/incidents/{code}/stop-informing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stop sending to a list: send no further update of an incident to a list */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                    /** @description The ETag one has seen: a thing that changed since is not written to. */
                    "if-match"?: string;
                };
                path: {
                    code: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        audienceId: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Incident"];
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/status/feed.atom": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was published, as an Atom feed */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/atom+xml": string;
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/acts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** act list: what was done by the policy’s matrix, whom it was put to, and whether the others were told */
        get: {
            parameters: {
                query?: {
                    /** @description one line, without control characters */
                    about?: string;
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Act"][];
                            total?: number;
                            nextCursor?: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/consultations/waiting": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** consultation waiting: what your roles are asked, and nobody has answered yet */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Consultation"][];
                            total?: number;
                            nextCursor?: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/raci": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** raci show: who acts, answers, is asked and is told, for each activity of the policy, and what you may do yourself */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Activity"][];
                            total?: number;
                            nextCursor?: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/consultations/{id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Answer: give the advice that your role is asked for */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        text: string;
                    };
                };
            };
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/consultations/{id}/ratify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ratify: answer for what another did in your role’s matter */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        text?: string;
                    };
                };
            };
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/consultations/{id}/object": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Object: say why it should not have been done */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        text: string;
                    };
                };
            };
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** role list: the roles of the policy that can be granted */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                name: string;
                            }[];
                            total?: number;
                            nextCursor?: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contact-roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** contact list: who is called in which contact role */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["ContactRole"][];
                            total?: number;
                            nextCursor?: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/group-roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** group role list: which roles the groups of identity providers stand for, as proposals */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["GroupRole"][];
                            total?: number;
                            nextCursor?: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        /** Map a group: let a group of an identity provider stand for a role; each sign-in proposes it, another hand accepts */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        provider: string;
                        /** @description one line, without control characters */
                        group: string;
                        role: string;
                        /** Format: uuid */
                        teamId?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/role-proposals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** role proposal list: which roles the groups at identity providers would give or take, waiting for another hand */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["RoleProposal"][];
                            total?: number;
                            nextCursor?: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/members/{id}/grant-role": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Grant a role: grant a role, with a reason that goes on the record; never to oneself. One that decides or acts in production takes another’s approval */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        role: string;
                        /** Format: uuid */
                        teamId?: string;
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description The grant, where it counts already. */
                            grantId?: string;
                            /**
                             * Format: uuid
                             * @description The request that another decides, or ratifies.
                             */
                            approval?: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/members/{id}/revoke-role": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take the role away: take a role back: what it may do ends at once, and nobody gives it back to themselves */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        role: string;
                        /** Format: uuid */
                        teamId?: string;
                    };
                };
            };
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contact-roles/{role}/assign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Name the contact: say who is called in a contact role */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    role: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        principalId: string;
                    };
                };
            };
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/policy/review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Record a review: record that the quarterly review took place on that day */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: date */
                        reviewedOn: string;
                        /** @enum {unknown} */
                        outcome: "unchanged" | "changes-needed";
                        note: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description The day by which the next is due. */
                            nextDue: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/policy/activate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put in force: ask that another version, or revision of the readings, be put in force; another of Platform Governance approves it */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        version: string;
                        reason?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            version: string;
                            /** @description Of the readings of this version. */
                            revision: number;
                            title: string;
                            owner: {
                                title: string;
                                role: string;
                            };
                            classification: {
                                level: string;
                                label: string;
                            };
                            hash: string;
                            /** Format: date-time */
                            activatedAt?: string;
                            review: {
                                overdue: boolean;
                                /** @description The day by which the next review is due. */
                                due: string;
                                goesTo: string;
                                clause: string;
                                /** @description The last that is on record. */
                                last?: {
                                    on: string;
                                    /** @enum {unknown} */
                                    outcome: "unchanged" | "changes-needed";
                                    version: string;
                                };
                            };
                            /** @description All that this server holds, oldest first: each a version of the document and a revision of its readings. */
                            versions: {
                                name: string;
                                inForce: boolean;
                            }[];
                            findings: {
                                clause: string;
                                weight: string;
                                message: string;
                                ruling: string | null;
                                /** @description Who must do something about it, and on which page; absent where it says how the document is read. */
                                act?: {
                                    who: string;
                                    page?: string;
                                };
                            }[];
                            questions: {
                                [key: string]: {
                                    /** @enum {unknown} */
                                    kind: "choice" | "share" | "minutes" | "yes-no";
                                    asks: string;
                                    clause: string;
                                    choices?: string[];
                                };
                            };
                            /** @description Those that can be granted. */
                            roles: {
                                id: string;
                                title: string;
                            }[];
                            /** @description What every role is called, by its id: those that are granted, held per incident, or called. */
                            roleTitles: {
                                [key: string]: string;
                            };
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/group-roles/{id}/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Remove: let a group stand for a role no more; what it gave is proposed to be taken away at the next sign-in */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": Record<string, never>;
                };
            };
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/role-proposals/{id}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Accept: grant or take back the role that somebody’s groups propose; never one’s own */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": Record<string, never>;
                };
            };
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/role-proposals/{id}/decline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Decline: leave things as they are, whatever somebody’s groups propose */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": Record<string, never>;
                };
            };
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/setup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the organisation is still to be set up */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            needed: boolean;
                        };
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        /** Set up the organisation, once */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        token: string;
                        /** @description one line, without control characters */
                        organisation: string;
                        founder: {
                            /** @description a name that can be read, without control characters */
                            name: string;
                            email: string;
                            password: string;
                        };
                        governance: {
                            /** @description a name that can be read, without control characters */
                            name: string;
                            email: string;
                        }[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            invitations: components["schemas"]["Invitation"][];
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/setup/link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Whether a set-up link opens, before anything is typed in; it stays as it is */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        token: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            expiresAt: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/violations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** violation list: the violations that you handle, and what became of them */
        get: {
            parameters: {
                query?: {
                    state?: "open" | "decided";
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Violation"][];
                            total?: number;
                            nextCursor?: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        /** Report a violation: tell Platform Governance of a violation of the policy, under your name */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        text: string;
                        clause?: string;
                        about?: string[];
                        aboutGovernance?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            reported: true;
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/violations/{id}/triage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Triage: say against which clause it was, whom it is about, and whether it was meant */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {unknown} */
                        intent: "unknown" | "unintentional" | "intentional";
                        clause?: string;
                        about?: string[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": Record<string, never>;
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/violations/{id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Write to the reporter: write to whoever reported it; who came anonymously reads it with their case code */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        text: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": Record<string, never>;
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/violations/{id}/decide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Decide: decide what follows; a revocation of access takes effect at once */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        outcomes: ("no-violation" | "corrective-action" | "access-revocation" | "escalate-to-information-security" | "formal-hr-review")[];
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": Record<string, never>;
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/violations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One violation, for whoever handles it */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Violation"];
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/anonymous-reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Report a violation without being known; the case code opens what becomes of it */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        text: string;
                        clause?: string;
                        aboutGovernance?: boolean;
                        /** @description Such that SHA-256 of it, a line break and the text begins with 16 zero bits. */
                        proof: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Shown once. Whoever has it reads and writes on. */
                            caseCode: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/anonymous-reports/follow-up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What became of an anonymous report, by its case code; with a text, say more */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        caseCode: string;
                        text?: string;
                        /** @description Such that SHA-256 of it, a line break and the text begins with 16 zero bits. */
                        proof?: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AnonymousCase"];
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/alerts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** alert list: alerts, newest first */
        get: {
            parameters: {
                query?: {
                    state?: "firing" | "resolved";
                    q?: string;
                    incident?: string;
                    service?: string;
                    unrouted?: boolean;
                    suppression?: string;
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Alert"][];
                            total?: number;
                            nextCursor?: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/integrations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** integration list: who may send alerts */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Integration"][];
                            total?: number;
                            nextCursor?: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        /** Create an integration: let a sender of alerts in; its key is shown once */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description one line, without control characters */
                        name: string;
                        /** @enum {unknown} */
                        kind?: "alertmanager" | "pagerduty" | "grafana" | "datadog" | "cloudwatch" | "json" | "heartbeat";
                        signed?: boolean;
                        topic?: string;
                        translation?: string;
                        every?: number;
                        /** @description one line, without control characters */
                        severity?: string;
                        /** @description one line, without control characters */
                        service?: string;
                        /** Format: uuid */
                        teamId?: string;
                        /** @enum {unknown} */
                        visibility?: "organisation" | "team";
                        mapping?: {
                            severity?: {
                                label?: string;
                                values?: {
                                    [key: string]: "SEV-1" | "SEV-2" | "SEV-3" | "SEV-4";
                                };
                            };
                            team?: {
                                label: string;
                                values: {
                                    [key: string]: string;
                                };
                            };
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["IntegrationKey"];
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/integrations/unknown-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** integration unknown-keys: what came with a key that no integration has */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["DeliveryFailure"][];
                            total?: number;
                            nextCursor?: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/integrations/{id}/received": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** integration log: what it sent, and why that did what it did */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                /** Format: date-time */
                                receivedAt: string;
                                alerts: number;
                                outcome: string;
                                why: string;
                                reason?: string;
                                incidents: string[];
                                /** @description Whether it can be looked at, and delivered again. */
                                kept: boolean;
                            }[];
                            total?: number;
                            nextCursor?: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/suppressions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** suppression list: snoozes, maintenance windows, flapping alerts and pauses, with what each held back */
        get: {
            parameters: {
                query?: {
                    state?: "open" | "over";
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Suppression"][];
                            total?: number;
                            nextCursor?: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        /** Announce maintenance: hold back the alerts that a maintenance will raise; what still fires at its end is judged then */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: date-time */
                        endsAt: string;
                        reason: string;
                        /** Format: date-time */
                        startsAt?: string;
                        /** Format: uuid */
                        integrationId?: string;
                        /** @description one line, without control characters */
                        service?: string;
                        labels?: string[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SuppressionBegun"];
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/routing/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** routing list: the rules by which alerts go to their teams, version by version */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["RoutingVersion"][];
                            total?: number;
                            nextCursor?: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/alerts/{id}/trace": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** alert trace: what became of an alert, step by step, and by which version of which rule */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["AlertTraceStep"][];
                            total?: number;
                            nextCursor?: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/alert-views": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** alert view list: what you and others keep to look at among alerts, with its address */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["AlertView"][];
                            total?: number;
                            nextCursor?: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        /** Keep this view: keep what the list of alerts is narrowed to, under a name and an address */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description one line, without control characters */
                        name: string;
                        shared?: boolean;
                        /** @enum {unknown} */
                        state?: "firing" | "resolved";
                        /** @description one line, without control characters */
                        q?: string;
                        /** @description one line, without control characters */
                        service?: string;
                        unrouted?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AlertViewSaved"];
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/integrations/{id}/rotate-key": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Replace the key: a new key; the old one stops at once, and until its sender has the new one its alerts are refused and it tries again */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": Record<string, never>;
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["IntegrationKey"];
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/integrations/{id}/change-mapping": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Change the mapping: read the labels of what comes from now on in another way; the whole mapping is replaced */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        mapping: {
                            severity?: {
                                label?: string;
                                values?: {
                                    [key: string]: "SEV-1" | "SEV-2" | "SEV-3" | "SEV-4";
                                };
                            };
                            team?: {
                                label: string;
                                values: {
                                    [key: string]: string;
                                };
                            };
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["IntegrationPage"];
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/integrations/{id}/change-translation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Change the translation: say anew which parts of its sender’s JSON are alerts; the whole translation is replaced */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        translation: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["IntegrationPage"];
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/integrations/{id}/change-heartbeat": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Change the heartbeat: say anew within how many minutes it must be heard, how bad its silence is, and what it is about; what is left out is not said any more */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        every: number;
                        /** @description one line, without control characters */
                        severity?: string;
                        /** @description one line, without control characters */
                        service?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["IntegrationPage"];
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/integrations/try-translation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Try the translation: say which alerts a body of JSON would be; nothing changes */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        translation: string;
                        payload: string;
                        /** Format: uuid */
                        integrationId?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TranslationTried"];
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/integrations/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a test alert: have an alert as its source sends it go the whole way, as a drill that ends by itself */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description one line, without control characters */
                        severity?: string;
                        payload?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["IntegrationPage"];
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/integrations/{id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Deliver it again: take in again what was received before, as if it came now; what fired then fires again */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        delivery: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["IntegrationPage"];
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/integrations/{id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Pause: hold back what it sends until a moment; it is taken in all the while, and judged at the end */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: date-time */
                        endsAt: string;
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["IntegrationPage"];
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/integrations/{id}/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Remove: let it in no more; its key stops at once, and what it sent stays on the record */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": Record<string, never>;
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/alerts/snooze": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Snooze: hold back alerts until a moment; those that fire then are judged anew */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        alerts: string[];
                        /** Format: date-time */
                        endsAt: string;
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SuppressionBegun"];
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/suppressions/{id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End it now: end it before its time; what it held and still fires is judged now */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": Record<string, never>;
                };
            };
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/routing/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Publish the rules: give alerts to teams by these rules from now on, as a new version */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        rules: string;
                        /** Format: uuid */
                        catchAll?: string;
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RoutingPublished"];
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/routing/shadow": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Run in the shadow: ask these rules beside those in force, and count where they would differ; nothing follows from it */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        rules: string;
                        /** Format: uuid */
                        catchAll?: string;
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RoutingPublished"];
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/routing/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put an earlier version in force: go back to an earlier version of the rules, which becomes a new one */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        version: number;
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RoutingPublished"];
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/routing/end-shadow": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End the shadow run: ask the rules in the shadow no more */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": Record<string, never>;
                };
            };
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/routing/try": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Try the rules: say where the newest alerts would have gone by these rules; nothing changes */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        rules: string;
                        /** Format: uuid */
                        catchAll?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RoutingTried"];
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/alert-views/{id}/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Remove the view: forget a view; the alerts in it stay as they are */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": Record<string, never>;
                };
            };
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/hooks/alertmanager/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a notification of Alertmanager (version 4) */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    key: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": unknown;
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            alerts: number;
                            outcome: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/hooks/grafana/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Take a notification of Grafana’s alerting (version 1) */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    key: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": unknown;
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            alerts: number;
                            outcome: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        /** Take a notification of Grafana’s alerting (version 1) */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    key: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": unknown;
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            alerts: number;
                            outcome: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/hooks/datadog/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take what a monitor of Datadog says, in the body of the set-up */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    key: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": unknown;
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            alerts: number;
                            outcome: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/hooks/cloudwatch/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a message of SNS with an alarm of CloudWatch */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    key: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": unknown;
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            alerts: number;
                            outcome: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/hooks/json/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Take any JSON, read by the translation of its integration */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    key: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": unknown;
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            alerts: number;
                            outcome: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        /** Take any JSON, read by the translation of its integration */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    key: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": unknown;
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            alerts: number;
                            outcome: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/enqueue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take an event of PagerDuty’s Events API v2 */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": unknown;
                };
            };
            responses: {
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: string;
                            message: string;
                            dedup_key?: string;
                            errors?: string[];
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/change/enqueue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a change event of PagerDuty’s Events API v2 */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": unknown;
                };
            };
            responses: {
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            status: string;
                            message: string;
                            dedup_key?: string;
                            errors?: string[];
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/hooks/heartbeat/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Take a heartbeat */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    key: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": unknown;
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            heardAt: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        /** Take a heartbeat */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    key: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": unknown;
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            heardAt: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/integrations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One integration */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["IntegrationPage"];
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/integrations/{id}/received/{delivery}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was received then, scrubbed */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    delivery: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["KeptDelivery"];
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/alerts/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Export alerts as CSV, safe in a spreadsheet, or as JSON
         * @description A write, because an export is itself an entry. The newest 100000 that the filters leave.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {unknown} */
                        as: "csv" | "json";
                        /** @enum {unknown} */
                        state?: "firing" | "resolved";
                        q?: string;
                        incident?: string;
                        service?: string;
                        unrouted?: boolean;
                        /** Format: uuid */
                        suppression?: string;
                    };
                };
            };
            responses: {
                /** @description Done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/octet-stream": string;
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/objectives": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** objective list: what is promised, how much of each error budget is left, and what freezes deployments */
        get: {
            parameters: {
                query?: {
                    state?: "no-data" | "unknown" | "intact" | "spending" | "low" | "exhausted";
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["ObjectiveSummary"][];
                            total?: number;
                            nextCursor?: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/objectives/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Import OpenSLO: propose the objectives of an OpenSLO v1 file */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        content: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            proposed: string[];
                            unchanged: string[];
                            notes: string[];
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/objectives/{name}/activate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Activate: have the newest proposal judged from now on */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    name: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": Record<string, never>;
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            name: string;
                            version: number;
                            wouldHaveFrozen: number;
                            hoursWithData: number;
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/objectives/{name}/correct": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Correct: take a span out that was wrongly measured */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    name: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: date-time */
                        from: string;
                        /** Format: date-time */
                        to: string;
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            name: string;
                            total: string;
                            bad: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/objectives/{name}/retire": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Retire: have it judged no longer */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    name: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": Record<string, never>;
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            name: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/objectives/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One objective: its budget, what burned it, its freezes, alerts and sources */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    name: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ObjectivePage"];
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/objectives/{name}/recompute": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Its budget added up anew from what the sources gave, beside the roll-ups */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    name: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            rolledUp: {
                                total: string;
                                bad: string;
                            };
                            inputs: {
                                total: string;
                                bad: string;
                            };
                            isSame: boolean;
                        };
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/objectives/import/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What an OpenSLO file would bring, with a back-test of each; nothing is changed */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        content: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ObjectiveImportPreview"];
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/freeze": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether non-critical deployments are frozen now, and by which objectives */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FreezeAnswer"];
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/pipelines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** pipeline list: what runs when, how its last run went, and how fresh its data is */
        get: {
            parameters: {
                query?: {
                    steps?: boolean;
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Pipeline"][];
                            total?: number;
                            nextCursor?: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        /** Add a pipeline: say when a pipeline is due, before anything was heard of it */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description one line, without control characters */
                        name: string;
                        /** @description one line, without control characters */
                        namespace: string;
                        cron: string;
                        zone: string;
                        /** @enum {unknown} */
                        nominal?: "start" | "end" | "by-integration";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/pipelines/refused": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** pipeline refused: run events that were refused, and why */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["LineageRefusal"][];
                            total?: number;
                            nextCursor?: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/pipelines/{id}/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** pipeline runs: what ran, how long it took, and how late it began */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["PipelineRun"][];
                            total?: number;
                            nextCursor?: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/pipelines/{id}/expected": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** pipeline expected: what was due, and whether it was complete in time */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["ExpectedRun"][];
                            total?: number;
                            nextCursor?: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/pipelines/{id}/schedule": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Schedule: say when it is due from now on; what was due before stays due */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        cron: string;
                        zone: string;
                        /** @enum {unknown} */
                        nominal?: "start" | "end" | "by-integration";
                    };
                };
            };
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/pipelines/{id}/unschedule": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take its schedule away: none of its runs is due from now on; what was due before stays due */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": Record<string, never>;
                };
            };
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/lineage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tell of a run (OpenLineage) */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": unknown;
                };
            };
            responses: {
                /** @description Done */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/lineage/batch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tell of many runs (OpenLineage) */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": unknown;
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {unknown} */
                            status: "success" | "partial_success";
                            summary: {
                                received: number;
                                successful: number;
                                failed: number;
                                retriable: number;
                                non_retriable: number;
                            };
                            failed_events: {
                                index: number;
                                reason: string;
                                retriable: boolean;
                            }[];
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/pipelines/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One pipeline, with its newest runs and what was due */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PipelinePage"];
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/models": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** model list: what models there are, what serves, and how right it was */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Model"][];
                            total?: number;
                            nextCursor?: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        /** Add a model: say that there is a model, and whether it decides about people */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        /** @enum {unknown} */
                        consequential: "yes" | "no";
                        /** Format: uuid */
                        teamId?: string;
                        runbook?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            name: string;
                            version: number;
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/predictions/refused": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** prediction refused: predictions and outcomes that were refused, and why */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["RefusedRows"][];
                            total?: number;
                            nextCursor?: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** review list: who waits for a person to look at what was decided about them */
        get: {
            parameters: {
                query?: {
                    decided?: boolean;
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Review"][];
                            total?: number;
                            nextCursor?: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        /** Ask for a review: have a person look at what was decided about somebody */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        prediction: string;
                        model: string;
                        /** Format: date */
                        day?: string;
                        words?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            /** Format: date-time */
                            dueAt: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/models/{name}/register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Register a version: say what a version takes and gives */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    name: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        version: string;
                        schema: string;
                        digest?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            name: string;
                            modelVersion: string;
                            version: number;
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/models/{name}/activate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Activate a version: say which version serves from now on */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    name: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        version: string;
                        alias?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            name: string;
                            alias: string;
                            version: number;
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/models/{name}/deactivate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take an alias away: say that nothing serves under an alias any more */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    name: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        alias?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            name: string;
                            alias: string;
                            version: number;
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/models/{name}/quarantine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put in quarantine: keep a version from being activated, with the reason */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    name: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        version: string;
                        why: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            name: string;
                            modelVersion: string;
                            version: number;
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/models/{name}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let out of quarantine: let a version be activated again */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    name: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        version: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            name: string;
                            modelVersion: string;
                            version: number;
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/models/{name}/change": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Change: say whose it is, where its runbook is, or that it decides about people */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    name: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {unknown} */
                        consequential?: "yes" | "no";
                        /** Format: uuid */
                        teamId?: string;
                        runbook?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            name: string;
                            version: number;
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/models/{name}/check-runbook": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Check its runbook: read its runbook for the path to a human review: where one asks, who answers, by when */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    name: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        text: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            problems: string[];
                            version: number;
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/predictions/forget": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Forget somebody: destroy the key to what predictions say of somebody: features, groups, explanations and words of reviews */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        subject: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            predictions: number;
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reviews/{code}/take": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take the review: look at it oneself */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    code: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": Record<string, never>;
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            version: number;
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reviews/{code}/decide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Decide: uphold what was decided, or overturn it, with reasons that the subject is told */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    code: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {unknown} */
                        verdict: "upheld" | "overturned";
                        decision?: string;
                        reasons: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            version: number;
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/predictions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Log predictions: one, a list, or JSON in lines */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": unknown;
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["StoredRows"];
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/outcomes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tell what turned out of predictions: one, a list, or JSON in lines */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": unknown;
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["StoredRows"];
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/predictions/volume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say how many predictions a producer has numbered so far */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        model: string;
                        producer: string;
                        run?: string;
                        /** @description The highest number that it has given out. */
                        sequence: number;
                    };
                };
            };
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/predictions/review-link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The link by which whom a prediction is about asks for a human review */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        model: string;
                        id: string;
                        /** Format: date */
                        day?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            url: string;
                            /** Format: date-time */
                            expiresAt: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/models/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One model: its versions, what served when, and how right it was */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    name: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ModelPage"];
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/models/{name}/serving": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What served under each alias at an instant */
        get: {
            parameters: {
                query?: {
                    at?: string;
                };
                header?: never;
                path: {
                    name: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Serving"];
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/predictions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A prediction by its id, with its features; on the record */
        get: {
            parameters: {
                query?: {
                    model?: string;
                    day?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Prediction"][];
                        };
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/predictions/about": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What was decided about somebody, by what the deciding system calls them; on the record */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        subject: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Prediction"][];
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reviews/measures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many reviews are open and overdue, and how often a decision was overturned */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReviewMeasures"];
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reviews/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The case file of a review; on the record */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    code: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReviewPage"];
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/model-registries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** model registry list: which model registries are read, and what their aliases mean */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["ModelRegistry"][];
                            total?: number;
                            nextCursor?: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        /** Connect an MLflow registry: have an MLflow registry read each minute: versions are registered, and what its aliases mean is activated */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description one line, without control characters */
                        name: string;
                        url: string;
                        credential?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/model-registries/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** model registry versions: versions that registries have, and how each stands here */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["RegistryVersion"][];
                            total?: number;
                            nextCursor?: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/model-registries/{id}/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Remove: read this registry no more; versions and activations that came of it stay */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": Record<string, never>;
                };
            };
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/drift": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** drift list: versions of models that are watched, and how each stands beside its reference */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Drift"][];
                            total?: number;
                            nextCursor?: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/drift-episodes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** drift episodes: what was found by detectors, from the first finding to the last; each is one incident */
        get: {
            parameters: {
                query?: {
                    open?: boolean;
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["DetectionEpisode"][];
                            total?: number;
                            nextCursor?: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/drift/{id}/looks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** drift looks: how a version stood at each look, and what was furthest from its reference */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["DriftLook"][];
                            total?: number;
                            nextCursor?: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/fairness": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** fairness list: how versions of models decide about groups, version beside version */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Fairness"][];
                            total?: number;
                            nextCursor?: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/drift/{id}/fairness": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** fairness trend: how one version decided about groups, day by day */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Fairness"][];
                            total?: number;
                            nextCursor?: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/detectors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** detector list: what watches which series for anything unusual, and how it did over what is recorded */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Detector"][];
                            total?: number;
                            nextCursor?: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        /** Propose a detector: propose a detector; it watches once it was run over recorded data and activated */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description one line, without control characters */
                        name: string;
                        /** @enum {unknown} */
                        kind: "seasonal" | "change_points" | "isolation_forest";
                        series: string;
                        parameters?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/drift/{id}/rebase": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask for another reference: ask that it be compared with what it predicted in another time; others decide that */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: date-time */
                        from: string;
                        /** Format: date-time */
                        to: string;
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            approval: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/drift/{id}/drill": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Drill: play a drift alert through, marked as a drill everywhere */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {unknown} */
                        severity: "SEV-1" | "SEV-2" | "SEV-3" | "SEV-4";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            incident: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/detectors/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Test: run it over what is recorded: what it would have told, how late, how often without cause */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        real?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BackTest"];
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/detectors/{id}/activate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Activate: let it watch from now on, once it was run over recorded data */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": Record<string, never>;
                };
            };
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/detectors/{id}/mute": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mute: have it open nothing until then, with a reason */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: date-time */
                        until: string;
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/detectors/{id}/unmute": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Unmute: let it speak again */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": Record<string, never>;
                };
            };
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/detectors/{id}/retire": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Retire: have it watch no more; what it told stays */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            name: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/drift/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One version of a model beside its reference, with both distributions */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DriftPage"];
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/detectors/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One detector with its series, hour by hour */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DetectorPage"];
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/deployments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** deployment list: what asked the gate, what it said, and what became of it */
        get: {
            parameters: {
                query?: {
                    service?: string;
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Deployment"][];
                            total?: number;
                            nextCursor?: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/deployments/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask the gate: whether this may be deployed now, by the error budgets and what it has shown in staging; the answer is yes or no */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        service: string;
                        commit: string;
                        environment?: string;
                        rollback?: boolean;
                        reference?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GateAnswer"];
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/deployments/{id}/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Start: say that it begins; the gate is asked once more */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": Record<string, never>;
                };
            };
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/deployments/{id}/finish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Finish: say how it ended */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {unknown} */
                        outcome: "succeeded" | "failed" | "cancelled";
                    };
                };
            };
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/deployments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One deployment: what the gate said, and what became of it */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Deployment"];
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/break-glass": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** break glass list: every emergency change: who asked and who let it through, when it was applied, made good, and ratified */
        get: {
            parameters: {
                query?: {
                    incident?: string;
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["EmergencyChange"][];
                            total?: number;
                            nextCursor?: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        /** Break the glass: ask that an emergency change may go past the normal process, under an open SEV-1 */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        incident: string;
                        commit: string;
                        justification: string;
                        repository?: string;
                        /** Format: uuid */
                        author?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BreakGlassAsked"];
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/break-glass/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let it through: let an emergency change past the normal process; one SRE on call suffices */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": Record<string, never>;
                };
            };
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/break-glass/{id}/decline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Decline: say that it takes the normal process */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/break-glass/{id}/apply": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** It is applied: say that the emergency change is in production; from now on it is owed by the normal process */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        onBranch?: boolean;
                        /** Format: date-time */
                        appliedAt?: string;
                    };
                };
            };
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/break-glass/{id}/review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Write the retrospective: say why the normal process would not do, what was changed, what it did, and what would have made it needless */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        retrospective: string;
                    };
                };
            };
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/break-glass/sheet": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The emergency process on paper, to be printed for the day Muster is down */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BreakGlassSheet"];
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/break-glass/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One emergency change, as it stands at this moment */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EmergencyChange"];
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/feeds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** feed list: which Prometheus is asked for which objective, and how far it was read */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Feed"][];
                            total?: number;
                            nextCursor?: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        /** Connect a Prometheus: have a Prometheus asked, each minute, what an objective counts */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description one line, without control characters */
                        name: string;
                        url: string;
                        objective: string;
                        total: string;
                        bad: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/feeds/sources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** feed sources: who counts for which objective, and when they were last heard */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["FeedSource"][];
                            total?: number;
                            nextCursor?: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/feeds/{id}/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Remove: ask this Prometheus no more; what it counted stays */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": Record<string, never>;
                };
            };
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/feeds/end-source": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a source away: say that a program that pushed counts does so no more; what it counted stays */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        objective: string;
                        source: string;
                    };
                };
            };
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/objectives/{objective}/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Push what was counted, minute by minute */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    objective: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        stream?: string;
                        samples: {
                            /**
                             * Format: date-time
                             * @description Its beginning.
                             */
                            minute: string;
                            total: number;
                            bad: number;
                            part?: string;
                            cause?: string;
                            /** @description Higher than that of what it replaces; the moment of its receipt if left out. */
                            sequence?: number;
                        }[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CountsTaken"];
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/predictions/outcomes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Push predictions whose outcomes are known, by model and version */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        outcomes: {
                            model: string;
                            version: string;
                            /**
                             * Format: date-time
                             * @description In which they were predicted: its beginning.
                             */
                            minute: string;
                            /** @description Predictions whose outcome is known. */
                            labelled: number;
                            correct: number;
                            sequence?: number;
                        }[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CountsTaken"];
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/probe/unreachable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tell of minutes in which Muster could not be reached */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        minutes: string[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CountsTaken"];
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/anchors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** anchor list: who vouches for the ledger’s heads from outside, and up to which size */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Anchor"][];
                            total?: number;
                            nextCursor?: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/anchors/marks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** anchor marks: what anchors gave for which head, newest first: cosigned checkpoints, and time stamps in base64 */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["AnchorMark"][];
                            total?: number;
                            nextCursor?: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/anchors/witness": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Connect a witness: have a C2SP witness cosign the ledger’s heads */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description one line, without control characters */
                        name: string;
                        url: string;
                        key: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/anchors/time-stamp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Connect a time stamp: have an RFC 3161 time-stamping authority date the ledger’s heads */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description one line, without control characters */
                        name: string;
                        url: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/anchors/{id}/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Remove: ask an anchor no more; what it gave stays */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": Record<string, never>;
                };
            };
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sinks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** sink list: where the ledger is sent, what is behind, and what each was found to hold */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Sink"][];
                            total?: number;
                            nextCursor?: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sinks/refused": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** sink refused: which entries a sink will never take, and what it said; the newest 200 */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["SinkReject"][];
                            total?: number;
                            nextCursor?: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sinks/s3": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Connect a bucket: keep every entry in a bucket that nobody can delete from before its time (S3 Object Lock) */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description one line, without control characters */
                        name: string;
                        url: string;
                        bucket: string;
                        region: string;
                        accessKey: string;
                        secret: string;
                        lockDays: number;
                        /** @enum {unknown} */
                        format?: "native" | "ocsf";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sinks/cloudwatch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Connect CloudWatch Logs: send every entry to a stream of CloudWatch Logs */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description one line, without control characters */
                        name: string;
                        url: string;
                        group: string;
                        stream: string;
                        region: string;
                        accessKey: string;
                        secret: string;
                        /** @enum {unknown} */
                        format?: "native" | "ocsf";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sinks/splunk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Connect Splunk: send every entry to the HTTP Event Collector of a Splunk, with acknowledgement */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description one line, without control characters */
                        name: string;
                        url: string;
                        secret: string;
                        index?: string;
                        readUrl?: string;
                        readSecret?: string;
                        /** @enum {unknown} */
                        format?: "native" | "ocsf";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sinks/elastic": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Connect Elasticsearch: send every entry to an index of Elasticsearch or OpenSearch */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description one line, without control characters */
                        name: string;
                        url: string;
                        index: string;
                        secret?: string;
                        /** @enum {unknown} */
                        format?: "native" | "ocsf";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sinks/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Connect a file: append every entry to a file on the server, for whatever ships files */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description one line, without control characters */
                        name: string;
                        file: string;
                        /** @enum {unknown} */
                        format?: "native" | "ocsf";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sinks/{id}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Check now: read a sink back and hold it against the ledger now, not only once a day */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": Record<string, never>;
                };
            };
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sinks/{id}/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Remove: send nothing more to a sink; what it holds stays there */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": Record<string, never>;
                };
            };
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/measures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Times to detect, acknowledge, mitigate and resolve, deadlines met, what is owed and what was excepted, each with its definition */
        get: {
            parameters: {
                query?: {
                    from?: string;
                    to?: string;
                    team?: string;
                    /** @description A service, model, pipeline or data set of the catalog, by its name. */
                    service?: string;
                    /** @description A model by its name, of the catalog or the registry of models, or as the label `model` of alerts. */
                    model?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Measures"];
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/measures/csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same figures as CSV */
        get: {
            parameters: {
                query?: {
                    from?: string;
                    to?: string;
                    team?: string;
                    /** @description A service, model, pipeline or data set of the catalog, by its name. */
                    service?: string;
                    /** @description A model by its name, of the catalog or the registry of models, or as the label `model` of alerts. */
                    model?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/csv; charset=utf-8": string;
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/llm/providers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** provider list: who runs language models, where, what they cost, and whether they answer */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["LlmProvider"][];
                            total?: number;
                            nextCursor?: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        /** Add a provider: say who runs language models, where, and what it does with what it is sent */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        /** @enum {unknown} */
                        api: "openai" | "anthropic";
                        url: string;
                        keyReference: string;
                        region: string;
                        retentionDays: number;
                        /** @enum {unknown} */
                        trains: "yes" | "no";
                        /** @enum {unknown} */
                        external: "yes" | "no";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            name: string;
                            version: number;
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/llm/dpas": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** dpa list: what providers may be sent, for what, until when, and whether Legal has approved it */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Dpa"][];
                            total?: number;
                            nextCursor?: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        /** Ask for an agreement: ask Legal to approve an agreement on data processing with a provider */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        provider: string;
                        /** @enum {unknown} */
                        dataClass: "PUBLIC" | "INTERNAL" | "CONFIDENTIAL" | "RESTRICTED";
                        regions: string[];
                        retentionDays: number;
                        /** @enum {unknown} */
                        mayTrain: "yes" | "no";
                        purposes: string[];
                        /** Format: date-time */
                        validFrom: string;
                        /** Format: date-time */
                        validUntil: string;
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            approval: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/llm/consumers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** consumer list: what asks language models, with data of which class, within which limits */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["LlmConsumer"][];
                            total?: number;
                            nextCursor?: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        /** Register a consumer: let a service account ask language models, within limits, with what answers instead */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        /** Format: uuid */
                        account: string;
                        /** Format: uuid */
                        team: string;
                        service?: string;
                        /** @enum {unknown} */
                        userFacing: "yes" | "no";
                        /** @enum {unknown} */
                        dataClass: "PUBLIC" | "INTERNAL" | "CONFIDENTIAL" | "RESTRICTED";
                        /** @enum {unknown} */
                        mode: "refuse" | "pseudonymise";
                        purpose: string;
                        regions?: string[];
                        maxRetentionDays?: number;
                        routes: string[];
                        requestsPerMinute: number;
                        tokensPerMinute: number;
                        perDay: string;
                        perMonth: string;
                        cacheMinutes: number;
                        degraded: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            name: string;
                            version: number;
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/llm/calls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** consumer calls: calls of language models, who answered, who was left out and why */
        get: {
            parameters: {
                query?: {
                    consumer?: string;
                    outcome?: "answered" | "cached" | "stale" | "degraded" | "refused" | "limited" | "rejected" | "cut" | "aborted";
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["LlmCall"][];
                            total?: number;
                            nextCursor?: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/llm/limits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Limit together: limit what a team, a provider or a model of it may take in all */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        scope: string;
                        requestsPerMinute: number;
                        tokensPerMinute: number;
                        perDay: string;
                        perMonth: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            scope: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/llm/providers/{name}/change": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Change: say anew where it keeps what it is sent, and what it does with that */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    name: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        url: string;
                        keyReference: string;
                        region: string;
                        retentionDays: number;
                        /** @enum {unknown} */
                        trains: "yes" | "no";
                        /** @enum {unknown} */
                        external: "yes" | "no";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            name: string;
                            version: number;
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/llm/providers/{name}/price": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Price a model: say what a million tokens of a model cost, in and out */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    name: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        model: string;
                        input: string;
                        output: string;
                        cacheRead?: string;
                        cacheWrite?: string;
                        cacheWriteHour?: string;
                        toolCall?: string;
                        contextTokens: number;
                        maxOutputTokens: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            name: string;
                            model: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/llm/providers/{name}/reconcile": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reconcile: hold an export of its usage against what went through the gateway */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    name: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        content: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            from: string;
                            to: string;
                            unseenRequests: number;
                            unseenTokens: number;
                            unseenCost: string;
                            differences: components["schemas"]["UsageDifference"][];
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/llm/providers/{name}/retire": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Retire: send nothing to it any more; what was recorded of it stays */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    name: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            name: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/llm/dpas/{id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End it: let nothing go there by this agreement any more */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/llm/consumers/{name}/change": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Change: say anew what it sends, within which limits, and what answers */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    name: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        service?: string;
                        /** @enum {unknown} */
                        userFacing: "yes" | "no";
                        /** @enum {unknown} */
                        dataClass: "PUBLIC" | "INTERNAL" | "CONFIDENTIAL" | "RESTRICTED";
                        /** @enum {unknown} */
                        mode: "refuse" | "pseudonymise";
                        purpose: string;
                        regions?: string[];
                        maxRetentionDays?: number;
                        routes: string[];
                        requestsPerMinute: number;
                        tokensPerMinute: number;
                        perDay: string;
                        perMonth: string;
                        cacheMinutes: number;
                        degraded: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            name: string;
                            version: number;
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/llm/consumers/{name}/drill": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Drill its fallback: inject each fault that a provider can have, and record what its callers get */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    name: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": Record<string, never>;
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DrillReport"];
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/llm/consumers/{name}/retire": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Retire: let it ask no more; what was recorded of it stays */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    name: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            name: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/llm/consumers/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One consumer of language models, with what answers it */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    name: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["LlmConsumer"];
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/llm/spend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was spent on language models, by consumer, provider and model */
        get: {
            parameters: {
                query?: {
                    days?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["LlmSpend"];
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/llm/v1/chat/completions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Chat completions, as OpenAI’s API has them */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": unknown;
                };
            };
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/llm/v1/responses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Responses, as OpenAI’s API has them */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": unknown;
                };
            };
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/llm/v1/embeddings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Embeddings, as OpenAI’s API has them */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": unknown;
                };
            };
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/llm/v1/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Messages, as Anthropic’s API has them */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": unknown;
                };
            };
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/llm/v1/messages/count_tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Counts of tokens, as Anthropic’s API has them */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": unknown;
                };
            };
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/llm/v1/models": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The models that this consumer may ask */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/llm/v1/models/{model}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One of them */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    model: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rollbacks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** rollback list: what is rolled back in production, on whose approval, and how it ended */
        get: {
            parameters: {
                query?: {
                    incident?: string;
                    state?: "open" | "asked" | "refused" | "approved" | "running" | "succeeded" | "failed" | "timed-out";
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Rollback"][];
                            total?: number;
                            nextCursor?: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/executors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** executor list: what carries rollbacks out: webhooks, and programs that run a command */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Executor"][];
                            total?: number;
                            nextCursor?: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        /** Connect an executor: name what carries rollbacks out: a webhook that is called, or a program that runs a command */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description one line, without control characters */
                        name: string;
                        /** @description one line, without control characters */
                        url?: string;
                        /** Format: uuid */
                        programId?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** @description Signs the orders, and must sign the callbacks: Standard Webhooks. */
                            secret?: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/incidents/{code}/roll-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask for a rollback: ask for something in production to be set back to an earlier version */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    code: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        target: string;
                        to: string;
                        from?: string;
                        /** Format: uuid */
                        executorId: string;
                        evidence: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            rollback: string;
                            /** Format: uuid */
                            approval: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rollbacks/{id}/break-glass": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Break the glass: let it happen without approval, at a SEV-1 that nobody answers; a retrospective and a ratification are owed */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        justification: string;
                    };
                };
            };
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rollbacks/{id}/ratify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ratify: say, as whoever answers for it, that letting it happen without approval was right */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        note: string;
                    };
                };
            };
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rollbacks/{id}/retrospect": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The retrospective is written: say that the postmortem has the full retrospective of letting it happen without approval */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        note: string;
                    };
                };
            };
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rollbacks/{id}/take": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Carry it out: say, as the program that carries it out, that it begins */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": Record<string, never>;
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            state: string;
                            target: string;
                            to: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rollbacks/{id}/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say how it ended: say, as the program that carried it out, how it ended */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {unknown} */
                        outcome: "succeeded" | "failed";
                        detail?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            state: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/executors/{id}/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Remove: ask it no more; what it did stays */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": Record<string, never>;
                };
            };
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rollbacks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One rollback, as it stands at this moment */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Rollback"];
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rollbacks/{id}/callback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say, as the webhook that carries a rollback out, that it began or how it ended
         * @description Signed with the executor’s secret over `webhook-id.webhook-timestamp.body`. The body: `{"type":"rollback.started" | "rollback.succeeded" | "rollback.failed", "data":{"rollback":"…","detail":"…"}}`. The same again changes nothing; another outcome than the first is refused.
         */
        post: {
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
                    "application/json": unknown;
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            state: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/trackers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** tracker list: where tickets of action items are kept, and when Muster last looked there */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Tracker"][];
                            total?: number;
                            nextCursor?: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        /** Connect a tracker: keep tickets of action items in a repository’s GitHub Issues or a project of a Jira, and both sides the same */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description one line, without control characters */
                        name: string;
                        /** @enum {unknown} */
                        kind: "github" | "jira";
                        project: string;
                        url?: string;
                        type?: string;
                        secretRef?: string;
                        approvedForInternal?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ConnectedTracker"];
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tickets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** ticket list: which tickets are followed, for which action item, and what stands in the way */
        get: {
            parameters: {
                query?: {
                    action?: string;
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["FollowedTicket"][];
                            total?: number;
                            nextCursor?: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/trackers/{id}/map": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Map statuses: say which of its statuses mean that something is to be done, is done, or is dropped */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        open?: string;
                        done?: string;
                        dropped?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            version: number;
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/trackers/{id}/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Remove: follow its tickets no more; they stay as they are */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": Record<string, never>;
                };
            };
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/actions/{id}/open-ticket": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Open a ticket: have its ticket opened where tickets are kept, and both kept the same */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        trackerId: string;
                    };
                };
            };
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/runbooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** runbook list: the library: what to do when an alert fires, and when each was drilled */
        get: {
            parameters: {
                query?: {
                    severity?: "SEV-1" | "SEV-2" | "SEV-3" | "SEV-4";
                    stale?: "yes" | "no";
                    trigger?: string;
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["RunbookSummary"][];
                            total?: number;
                            nextCursor?: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        /** Propose a version: propose a runbook, or another version of one */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        text: string;
                        diagram?: string;
                        motivation: string;
                        risk: string;
                        test: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            version: string;
                            /** Format: uuid */
                            review: string;
                            /** Format: uuid */
                            approval: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/executions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** execution list: runbooks that are or were followed, drills among them, and how they ended */
        get: {
            parameters: {
                query?: {
                    incident?: string;
                    runbook?: string;
                    drills?: "yes" | "no";
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Execution"][];
                            total?: number;
                            nextCursor?: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/incidents/{code}/follow-runbook": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Follow a runbook: follow a runbook under the incident, step by step, on the record */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    code: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        runbook: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            execution: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/executions/{id}/take": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take: take a step: say that you are at it */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        step: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            version: number;
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/executions/{id}/did": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Done: say that a step is done, or that it failed, with what you saw */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        step: string;
                        /** @enum {unknown} */
                        as?: "done" | "failed";
                        evidence?: string;
                        deviation?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            version: number;
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/executions/{id}/leave-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Leave out: leave a step out, with the reason */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        step: string;
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            version: number;
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/executions/{id}/finish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Finish: end it: it led where it should, or not; of a drill, its result */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {unknown} */
                        outcome: "passed" | "failed" | "abandoned";
                        note?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            version: number;
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/runbooks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One runbook as it is in force: its text as pieces, its diagrams as places, its versions */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RunbookPage"];
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/runbooks/{id}/versions/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One version of a runbook as text, and what it changes of the one before */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    version: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RunbookText"];
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/incidents/{code}/runbooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The runbooks that fit an incident, the best first, and why */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    code: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["RunbookOffer"][];
                        };
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/executions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A runbook that is or was followed, step by step */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Execution"];
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/channels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** channel list: the ways by which pages leave */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Channel"][];
                            total?: number;
                            nextCursor?: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        /** Add a channel: send pages to a signed webhook (Standard Webhooks, everybody’s or your own), Microsoft Teams or PagerDuty */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description one line, without control characters */
                        name: string;
                        /** @enum {unknown} */
                        kind?: "webhook" | "teams" | "pagerduty";
                        url: string;
                        mine?: boolean;
                        secretRef?: string;
                        approvedForInternal?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AddedChannel"];
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/incidents/{code}/pages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** page list: who was paged for an incident, by which channel, and when it was answered */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    code: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["PageDelivery"][];
                            total?: number;
                            nextCursor?: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** rule list: by which of your ways you are called, and when; with what is wrong with a rule */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["NotificationRule"][];
                            total?: number;
                            nextCursor?: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        /** Add a rule: say by which of your ways you are called, and how many minutes after the first call */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        channel: "e-mail" | string;
                        /** @enum {unknown} */
                        urgency: "page" | "notify";
                        after: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AddedRule"];
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/pages/mine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** page mine: what you were called for, by which ways, and what became of each */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["OwnPage"][];
                            total?: number;
                            nextCursor?: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/calls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** call list: who was called when and why, by which step of which path, and when they answered */
        get: {
            parameters: {
                query?: {
                    from?: string;
                    until?: string;
                    person?: string;
                    incident?: string;
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Call"][];
                            total?: number;
                            nextCursor?: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/on-call/readiness": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** readiness list: who is on call now or ahead, by which ways they are reached, and when something last did */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["OnCallReadiness"][];
                            total?: number;
                            nextCursor?: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/channels/phone": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add a phone: have your pages sent to a phone of yours, as text messages or calls */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description a number with its country, such as +4930123456 */
                        number: string;
                        /** @enum {unknown} */
                        by: "sms" | "voice";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AddedPhone"];
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/channels/{id}/send-code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send another code: send another code to a phone of yours that is not verified yet */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    id: "e-mail" | string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": Record<string, never>;
                };
            };
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/channels/{id}/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Verify: type in the code that a phone of yours was sent, so that pages go there */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    id: "e-mail" | string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description the six digits */
                        code: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Verification"];
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/channels/{id}/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Remove: send pages there no more */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    id: "e-mail" | string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": Record<string, never>;
                };
            };
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/channels/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a test: send a test as a page would leave; the list says whether it was accepted, and only its reader whether it arrived */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    id: "e-mail" | string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": Record<string, never>;
                };
            };
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/channels/{id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send again what failed: send a webhook again what it did not take lately; each message keeps its id */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    id: "e-mail" | string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        hours: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Replayed"];
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rules/{id}/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Remove: be called by this rule no more */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": Record<string, never>;
                };
            };
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/pages/awake": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** I am awake: acknowledge everything for which you are called */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": Record<string, never>;
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Incidents that you have now. */
                            acknowledged: number;
                            /** @description Incidents that somebody had already. */
                            answered: number;
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/pages/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send me a test page: send a test by each of your own ways, as a page would leave */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": Record<string, never>;
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description By how many ways it leaves. */
                            ways: number;
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/slack": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** slack status: whether Slack is connected, what it may carry, and whether your account there is linked */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["SlackStatus"][];
                            total?: number;
                            nextCursor?: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/slack-groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** slack group list: which Slack user groups follow which schedules */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["SlackGroup"][];
                            total?: number;
                            nextCursor?: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        /** Let a user group follow a schedule: have a Slack user group be whoever is on call in a schedule */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        schedule: string;
                        group: string;
                    };
                };
            };
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/slack/link-code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Link my Slack account: get a code that you type in Slack, so that what you press there is done as you */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": Record<string, never>;
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["LinkCode"];
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/slack/unlink": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Unlink my Slack account: have what you press in Slack done as you no more */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": Record<string, never>;
                };
            };
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/slack/internal-text": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** INTERNAL text in Slack: say whether titles and updates may be said in Slack; for whoever decides about data */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        allowed: boolean;
                    };
                };
            };
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/slack-groups/leave": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Leave the user group as it is: let a Slack user group follow its schedule no more */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        schedule: string;
                    };
                };
            };
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** change list: pull requests, what the policy asks of each, and whether it is there */
        get: {
            parameters: {
                query?: {
                    repository?: string;
                    state?: "open" | "merged" | "closed";
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["ChangeSummary"][];
                            total?: number;
                            nextCursor?: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/github": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** github status: whether Muster is an App at GitHub, whether your account there is linked, and what should not be so */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["GitHubStatus"][];
                            total?: number;
                            nextCursor?: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/github/link-code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Link my GitHub account: get a code that you comment at GitHub, so that your reviews there carry your roles */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": Record<string, never>;
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ForgeLinkCode"];
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/github/unlink": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Unlink my GitHub account: have your reviews at GitHub carry none of your roles any more */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": Record<string, never>;
                };
            };
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/changes/{id}/re-evaluate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Re-evaluate: have it read at GitHub and judged anew, and its check shown again */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": Record<string, never>;
                };
            };
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/changes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One pull request, clause by clause */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ChangeVerdict"];
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/promotion/evidence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** promotion list: what commits have shown: smoke tests, security gates, rollback plans */
        get: {
            parameters: {
                query?: {
                    service?: string;
                    commit?: string;
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["PromotionEvidence"][];
                            total?: number;
                            nextCursor?: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/promotion/gates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Record a gate: hand in what a security scanner left, as SARIF or CycloneDX; without a report the gate did not run */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        service: string;
                        commit: string;
                        gate: string;
                        report?: string;
                        reference?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GateRecorded"];
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/promotion/plans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Write the rollback plan: say how one would go back from this commit, where its pull request does not */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        service: string;
                        commit: string;
                        plan: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RollbackPlanWritten"];
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/deployments/{id}/smoke-test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Record its smoke test: say how the smoke test of this deployment ended */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {unknown} */
                        outcome: "passed" | "failed";
                        reference?: string;
                    };
                };
            };
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/promotion": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a commit has shown, and what it lacks before it may go to production */
        get: {
            parameters: {
                query: {
                    service: string;
                    commit: string;
                    environment?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PromotionStanding"];
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledger/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Verify all of it: verify the whole ledger where it lies, and the rows against it */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        witnesses?: string[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            ledger: {
                                holds: boolean;
                                entries: number;
                                size: number;
                                from: number;
                                receipts: number;
                                root?: string;
                                problem?: {
                                    problem: string;
                                    detail: string;
                                    seq?: number;
                                    lastSeq?: number;
                                };
                            };
                            state: {
                                rows: number;
                                problems: {
                                    kind: string;
                                    id: string;
                                    problem: string;
                                }[];
                                /** @description What was written beside Muster and not signed, newest first. */
                                setAside: {
                                    id: string;
                                    reason: string;
                                    /** Format: date-time */
                                    at: string;
                                }[];
                            };
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledger/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Search the ledger, newest first */
        get: {
            parameters: {
                query?: {
                    /** @description Whose: a principal, or a part of Muster such as system:clock. */
                    actor?: string;
                    action?: string;
                    resource?: string;
                    clause?: string;
                    /** @description By its code. */
                    incident?: string;
                    /** @description The history of a thing of any kind, as kind/id: integration/0198…. */
                    thing?: string;
                    /** @description Decisions of one kind only: allowed, or refused. */
                    allowed?: boolean;
                    /** @description False leaves out what Muster notes for itself: counted reads, and changes of its own rows. */
                    routine?: boolean;
                    before?: number;
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                seq: number;
                                id: string;
                                /** Format: date-time */
                                at: string;
                                action: string;
                                actor: {
                                    person?: components["schemas"]["Person"];
                                    system?: string;
                                };
                                resource: {
                                    kind: string;
                                    id: string;
                                };
                                things: {
                                    kind: string;
                                    id: string;
                                    /** @description What people and pages ask for it by, where that is not its id. */
                                    name?: string;
                                }[];
                                clause?: string;
                                decision: {
                                    allowed: boolean;
                                    code?: string;
                                };
                                summary: string;
                                /** @description Moments that the summary names, as they stand in it: to be shown by the reader’s own clock. */
                                instants?: string[];
                            }[];
                            nextCursor?: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledger/entries/{seq}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One entry: the bytes that are hashed, and its content if it is yours to see */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    seq: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["LedgerEntryDetail"];
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledger/entries/{seq}/receipt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Proof that an entry is in the ledger, as a C2SP tlog-proof file */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    seq: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/plain; charset=utf-8": string;
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledger/checkpoint": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The signed head of the ledger, as a C2SP checkpoint */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/plain; charset=utf-8": string;
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledger/checkpoints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Signed heads beyond a size, for witnesses */
        get: {
            parameters: {
                query?: {
                    since?: number;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                size: number;
                                /** Format: date-time */
                                signedAt: string;
                                note: string;
                            }[];
                        };
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledger/key": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The keys that sign the heads, a C2SP verifier key a line */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/plain; charset=utf-8": string;
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledger/tile/{*}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A tile of the tree, by its C2SP path */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    "*": string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/octet-stream": string;
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledger/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Export the ledger as lines that anybody with the key can verify
         * @description A write, because an export is itself an entry. Envelopes only: no names, no free text.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        from?: number;
                        to?: number;
                    };
                };
            };
            responses: {
                /** @description Done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/x-ndjson": string;
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/controls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** control list: every control, and what the ledger shows of it in a period; the last 90 days if none is named */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Control"][];
                            total?: number;
                            nextCursor?: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/controls/{id}/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** control entries: the entries a control is judged by: all exceptions, and a sample drawn by a seed */
        get: {
            parameters: {
                query?: {
                    from?: string;
                    to?: string;
                    seed?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["ControlEntry"][];
                            total?: number;
                            nextCursor?: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** report list: what the Board was given of each quarter */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["BoardReport"][];
                            total?: number;
                            nextCursor?: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        /** Prepare the report: prepare the Board’s report of a quarter; whoever the matrix consults is asked, the others are told */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        quarter: string;
                        words: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            version: number;
                            failing: number;
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/policy/attestations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** policy attestations: who has read the version in force, by their own word */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Attestation"][];
                            total?: number;
                            nextCursor?: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/policy/attest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** I have read it: attest that you have read the version in force */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": Record<string, never>;
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            version: string;
                            /** @description Of the readings of this version. */
                            revision: number;
                            title: string;
                            owner: {
                                title: string;
                                role: string;
                            };
                            classification: {
                                level: string;
                                label: string;
                            };
                            hash: string;
                            /** Format: date-time */
                            activatedAt?: string;
                            review: {
                                overdue: boolean;
                                /** @description The day by which the next review is due. */
                                due: string;
                                goesTo: string;
                                clause: string;
                                /** @description The last that is on record. */
                                last?: {
                                    on: string;
                                    /** @enum {unknown} */
                                    outcome: "unchanged" | "changes-needed";
                                    version: string;
                                };
                            };
                            /** @description All that this server holds, oldest first: each a version of the document and a revision of its readings. */
                            versions: {
                                name: string;
                                inForce: boolean;
                            }[];
                            findings: {
                                clause: string;
                                weight: string;
                                message: string;
                                ruling: string | null;
                                /** @description Who must do something about it, and on which page; absent where it says how the document is read. */
                                act?: {
                                    who: string;
                                    page?: string;
                                };
                            }[];
                            questions: {
                                [key: string]: {
                                    /** @enum {unknown} */
                                    kind: "choice" | "share" | "minutes" | "yes-no";
                                    asks: string;
                                    clause: string;
                                    choices?: string[];
                                };
                            };
                            /** @description Those that can be granted. */
                            roles: {
                                id: string;
                                title: string;
                            }[];
                            /** @description What every role is called, by its id: those that are granted, held per incident, or called. */
                            roleTitles: {
                                [key: string]: string;
                            };
                        };
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the Board was given of a quarter, whole */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["WholeBoardReport"];
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/evidence/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The evidence of a period as one signed archive
         * @description A write, because an export is itself an entry. The same period, seed and size give the same bytes.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: date-time */
                        from?: string;
                        /** Format: date-time */
                        to?: string;
                        seed?: string;
                        size?: number;
                    };
                };
            };
            responses: {
                /** @description Done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/zip": string;
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/incidents/{code}/what-changed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** incident what-changed: what was deployed, merged or told to have changed around its start, of its services and what they stand on */
        get: {
            parameters: {
                query?: {
                    hours?: number;
                };
                header?: never;
                path: {
                    code: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["WhatChanged"][];
                            total?: number;
                            nextCursor?: string;
                        };
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/overview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What needs you, what is open, how it stands */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Overview"];
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/overview/seen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Note how far you have looked */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Names one intention: sent again, it is done once. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        seq: number;
                    };
                };
            };
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
                /** @description What stood in the way */
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/incidents/{code}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What happened, in order
         * @description Ledger entries and, between them, what its alerts did: one item a second for those that began and one for those that ended, or one a minute, an hour or a day where there would be too many. Such an item has `alerts`, no `seq`, and grows while its span lasts; a key gets them if it has `alerts:read` too.
         */
        get: {
            parameters: {
                query?: {
                    /** @description The newest entries only; where there are more, one item says so. */
                    limit?: number;
                };
                header?: never;
                path: {
                    code: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["TimelineItem"][];
                        };
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/incidents/{code}/reach": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the incident is about, and what depends on that */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    code: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["IncidentReach"];
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every ledger entry that you may see, as it comes
         * @description Server-sent events. `entry` has seq, action and the incident’s code; its id is the seq, so that Last-Event-ID resumes. `reset` says that too much was missed: read everything anew.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/event-stream": string;
                    };
                };
                /** @description What stood in the way */
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
        put?: never;
        post?: never;
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
        /** Act */
        Act: {
            /** Format: uuid */
            id: string;
            activity: string;
            /** @description What was done, as the policy’s matrix calls it. */
            title: string;
            clause: string;
            /** Format: date-time */
            at: string;
            actor?: components["schemas"]["Person"];
            about: {
                kind: string;
                name: string;
            };
            severity?: string;
            drill: boolean;
            consulted: components["schemas"]["Consultation"][];
            /** @description Those asked or told at once: what became of it. */
            told: {
                handedOver: number;
                failed: number;
                waiting: number;
            };
            /** @description The roles whose others read of it in their digest. */
            byDigest: string[];
        };
        /** ActionItem */
        ActionItem: {
            /** Format: uuid */
            id: string;
            incident: string;
            /** @enum {unknown} */
            state: "proposed" | "accepted" | "declined" | "done";
            title: string;
            owner?: components["schemas"]["Person"];
            dueOn?: string;
            /** @enum {unknown} */
            severity?: "SEV-1" | "SEV-2" | "SEV-3" | "SEV-4";
            ticket?: string;
            reason?: string;
            proposedBy: components["schemas"]["Person"];
            /** Format: date-time */
            proposedAt: string;
            /** Format: date-time */
            settledAt?: string;
            isOverdue: boolean;
            version: number;
            may: {
                [key: string]: components["schemas"]["Verdict"];
            };
        };
        /** Activity */
        Activity: {
            id: string;
            title: string;
            clause: string;
            acts: string[];
            answers: string[];
            consulted: string[];
            informed: string[];
            /** @description What carries it out: `incident update`. Empty: nothing here does yet. */
            verbs: string[];
            may: components["schemas"]["Verdict"];
        };
        /** AddedChannel */
        AddedChannel: {
            id: string;
            /**
             * Format: uuid
             * @description The request that another decides.
             */
            approval?: string;
            /** @description Verifies what Muster sends. */
            secret?: string;
        };
        /** AddedIdentityProvider */
        AddedIdentityProvider: {
            name: string;
            redirectUri: string;
        };
        /** AddedPhone */
        AddedPhone: {
            id: string;
        };
        /** AddedRule */
        AddedRule: {
            id: string;
        };
        /** Alert */
        Alert: {
            id: string;
            name: string;
            /** @enum {unknown} */
            state: "firing" | "resolved";
            /** @enum {unknown} */
            severity?: "SEV-1" | "SEV-2" | "SEV-3" | "SEV-4";
            /** Format: date-time */
            startsAt: string;
            /** Format: date-time */
            endsAt?: string;
            /** Format: date-time */
            receivedAt: string;
            /** Format: date-time */
            heardAt: string;
            deliveries: number;
            drill: boolean;
            labels: {
                [key: string]: string;
            };
            annotations: {
                [key: string]: string;
            };
            generatorUrl?: string;
            integration: string;
            /** @description What it is about, as the catalog spells it. */
            service?: string;
            incident?: string;
            /** @description What held it back when it began. */
            suppression?: string;
        };
        /** AlertMoment */
        AlertMoment: {
            /** @enum {unknown} */
            event: "began" | "resolved";
            count: number;
            /** Format: date-time */
            until: string;
            /** @description The most frequent ones. */
            names: {
                name: string;
                count: number;
            }[];
        };
        /** AlertTraceStep */
        AlertTraceStep: {
            /** @enum {unknown} */
            stage: "received" | "mapped" | "routed" | "shadow" | "suppressed" | "grouped" | "paged" | "resolved";
            says: string;
            /** Format: date-time */
            at?: string;
            /** @description The rule and its version, or the entry that set it. */
            by?: string;
        };
        /** AlertView */
        AlertView: {
            /** Format: uuid */
            id: string;
            name: string;
            shared: boolean;
            owner: components["schemas"]["Person"];
            filters: {
                /** @enum {unknown} */
                state?: "firing" | "resolved";
                q?: string;
                service?: string;
                unrouted?: boolean;
            };
            /** @description Where it is opened. */
            address: string;
            /** Format: date-time */
            createdAt: string;
            may: {
                remove: components["schemas"]["Verdict"];
            };
        };
        /** AlertViewSaved */
        AlertViewSaved: {
            /** Format: uuid */
            id: string;
        };
        /** Anchor */
        Anchor: {
            /** Format: uuid */
            id: string;
            name: string;
            kind: string;
            url: string;
            /** @enum {unknown} */
            state: "witnessed" | "unwitnessed";
            size: number;
            /** Format: date-time */
            markedAt?: string;
            /** @description How long it may be until a rewrite is found. */
            everyMinutes: number;
            problem?: string;
            version: number;
        };
        /** AnchorMark */
        AnchorMark: {
            anchor: string;
            /** Format: date-time */
            at: string;
            size: number;
            checkpoint: string;
            proof: string;
        };
        /** AnonymousCase */
        AnonymousCase: {
            /** @enum {unknown} */
            state: "unknown" | "held" | "reported" | "triaged" | "decided";
            /** @description Said by you, and passed on once the day is over. */
            waiting: number;
            messages: {
                /** @enum {unknown} */
                author: "you" | "governance";
                /** Format: date */
                day: string;
                text: string;
            }[];
        };
        /** Approval */
        Approval: {
            /** Format: uuid */
            id: string;
            kind: string;
            /** @description What this kind of request is for, in the policy’s words. */
            asks: string;
            title: string;
            /** @description Left out of what is about somebody, for whoever has no part in it. */
            reason?: string;
            clause: string;
            /** @description `after`: it has been done, and is to be ratified. */
            mode: "ahead" | "after";
            /** @description Done without a second person, because none could decide (R32). */
            unseparated: boolean;
            /** @enum {unknown} */
            state: "open" | "approved" | "declined" | "withdrawn" | "expired" | "void";
            /** @description It should have been ratified by now, and still can be. */
            overdue: boolean;
            requestedBy: components["schemas"]["Person"];
            about?: components["schemas"]["Person"];
            /** Format: date-time */
            requestedAt: string;
            /** Format: date-time */
            expiresAt: string;
            /** Format: date-time */
            decidedAt?: string;
            subject: {
                kind: string;
                id: string;
            };
            /** @description What it is about is no longer what it was when it was asked for. */
            changed: boolean;
            needed: number;
            /** @description How many approvals count, or counted when it was decided. */
            given: number;
            /** @description Who can decide it now. */
            deciders: components["schemas"]["Person"][];
            votes: {
                voter: components["schemas"]["Person"];
                inPlaceOf?: components["schemas"]["Person"];
                verdict: "approve" | "decline";
                reason?: string;
                /** Format: date-time */
                at: string;
                counts: boolean;
            }[];
            version: number;
            may: {
                approve: components["schemas"]["Verdict"];
                decline: components["schemas"]["Verdict"];
                withdraw: components["schemas"]["Verdict"];
                remind: components["schemas"]["Verdict"];
            };
        };
        /** Attestation */
        Attestation: {
            person: components["schemas"]["Person"];
            /** Format: date-time */
            attestedAt?: string;
        };
        /** Audience */
        Audience: {
            /** Format: uuid */
            id: string;
            name: string;
            /** @enum {unknown} */
            reaches: "stakeholders" | "public";
            /** @description Always told of these. */
            severities: ("SEV-1" | "SEV-2" | "SEV-3" | "SEV-4")[];
            team?: {
                /** Format: uuid */
                id: string;
                name: string;
            };
            members: number;
            teams: number;
            addresses: number;
            version: number;
        };
        /** AudienceMember */
        AudienceMember: {
            /** @enum {unknown} */
            kind: "member" | "team" | "subscriber";
            /** Format: uuid */
            id: string;
            name: string;
            /** @enum {unknown} */
            state?: "pending" | "confirmed";
        };
        /** AudienceNotice */
        AudienceNotice: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            update: string;
            /** @enum {unknown} */
            reaches: "stakeholders" | "public";
            to: components["schemas"]["Person"];
            /** @enum {unknown} */
            state: "waiting" | "handed-over" | "failed";
            reason?: string;
            /** Format: date-time */
            toldAt: string;
        };
        /** BackTest */
        BackTest: {
            steps: number;
            /** @description Hours that it could judge. */
            judged: number;
            /** @description Times that were really unusual, as whoever tested it said. */
            episodes: number;
            found: number;
            /** @description In hours. */
            medianDelay: number | null;
            /** @description In hours. */
            longestDelay: number | null;
            falseAlarms: number;
            falseAlarmsPerThousand: number | null;
        };
        /** BoardFigures */
        BoardFigures: {
            quarter: string;
            /** Format: date-time */
            from: string;
            /** Format: date-time */
            to: string;
            /** @description Entries of the ledger that it was counted from. */
            size: number;
            policy: string;
            /** @description Incidents declared, by severity. */
            declared: {
                [key: string]: number;
            };
            measures: {
                id: string;
                title: string;
                unit: string;
                n: number;
                median?: number;
                share?: number;
            }[];
            attested: {
                members: number;
                attested: number;
            };
            controls: components["schemas"]["Control"][];
        };
        /** BoardReport */
        BoardReport: {
            /** Format: uuid */
            id: string;
            quarter: string;
            /** @description The second time a quarter is reported on it is 2; the first stays. */
            version: number;
            /** @description In how many controls exceptions were found. */
            failing: number;
            preparedBy: components["schemas"]["Person"];
            /** Format: date-time */
            preparedAt: string;
            words: string;
        };
        /** BreakGlassAsked */
        BreakGlassAsked: {
            /** Format: uuid */
            id: string;
        };
        /** BreakGlassSheet */
        BreakGlassSheet: {
            /** @description The version of the policy that it tells. */
            policy: string;
            /** Format: date-time */
            printedAt: string;
            rules: {
                clause: string;
                says: string;
            }[];
            /** @description Who could let a change through when it was printed. */
            onCall: string[];
            blanks: string[];
            afterwards: {
                clause: string;
                says: string;
            }[];
        };
        /** Call */
        Call: {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            at: string;
            to: components["schemas"]["Person"];
            /** @description Absent where the reader may not know of it. */
            incident?: string;
            why: string;
            because: string;
            /** @description The step of a path that led to them, and by what. */
            via?: string;
            clause: string;
            urgency: string;
            state: string;
            /** Format: date-time */
            answeredAt?: string;
            drill: boolean;
        };
        /** ChangeSummary */
        ChangeSummary: {
            /** Format: uuid */
            id: string;
            repository: string;
            number: number;
            /** @description Where it is at the forge. */
            address: string;
            title: string;
            /** @enum {unknown} */
            state: "open" | "merged" | "closed";
            base: string;
            head: string;
            /** @enum {unknown} */
            verdict: "met" | "missing" | "nothing-asked" | "break-glass";
            /** @description How many of what the policy asks for are missing. */
            missing: number;
            /** Format: date-time */
            judgedAt: string;
            /** Format: date-time */
            mergedAt?: string;
            /** @enum {unknown} */
            coveredBy?: "verdict" | "break-glass" | "exception" | "nothing";
            version: number;
        };
        /** ChangeVerdict */
        ChangeVerdict: {
            /** Format: uuid */
            id: string;
            repository: string;
            number: number;
            /** @description Where it is at the forge. */
            address: string;
            title: string;
            /** @enum {unknown} */
            state: "open" | "merged" | "closed";
            base: string;
            head: string;
            /** @enum {unknown} */
            verdict: "met" | "missing" | "nothing-asked" | "break-glass";
            /** @description How many of what the policy asks for are missing. */
            missing: number;
            /** Format: date-time */
            judgedAt: string;
            /** Format: date-time */
            mergedAt?: string;
            /** @enum {unknown} */
            coveredBy?: "verdict" | "break-glass" | "exception" | "nothing";
            version: number;
            /** @description Who opened it, as the forge calls them. */
            author: string;
            groups: string[];
            requirements: {
                clause: string;
                what: string;
                /**
                 * @description later: asked by the deploy gate before production, not before the merge
                 * @enum {unknown}
                 */
                state: "met" | "missing" | "waived" | "later";
                why: string[];
                /** @description The exception that sets it aside. */
                waiver?: string;
            }[];
            may: {
                "re-evaluate": components["schemas"]["Verdict"];
            };
        };
        /** Channel */
        Channel: {
            id: string;
            /** @enum {unknown} */
            kind: "webhook" | "teams" | "pagerduty" | "sms" | "voice" | "e-mail";
            name: string;
            address?: string;
            secret?: string;
            /** @enum {unknown} */
            audience: "person" | "room";
            approvedForInternal: boolean;
            /** @enum {unknown} */
            state: "waiting" | "unverified" | "active" | "gone" | "not-configured";
            /** Format: date-time */
            addedAt?: string;
            lastTest?: {
                /** Format: date-time */
                at: string;
                outcome: string;
            };
            /** Format: date-time */
            lastAccepted?: string;
            failing?: {
                /** Format: date-time */
                since: string;
                reason: string;
            };
        };
        /** Classification */
        Classification: {
            /** @enum {unknown} */
            source: "facts" | "provisional" | "raised" | "alert" | "lowered" | "policy";
            clause: string;
            explanation: string;
            facts: {
                [key: string]: string | number | boolean;
            };
            /** @description What the catalog answers for the time being; the questions stay open. */
            defaults: {
                fact: string;
                question: string;
                answer: string | number | boolean;
                because: string;
            }[];
            ask: {
                fact: string;
                question: string;
            }[];
            because: {
                /** @enum {unknown} */
                severity: "SEV-1" | "SEV-2" | "SEV-3" | "SEV-4";
                clause: string;
                words: string;
                holds: boolean | "unknown";
            }[];
        };
        /** ConnectedTracker */
        ConnectedTracker: {
            /** Format: uuid */
            id: string;
            /** @description Where a Jira’s webhook sends what changed. */
            hook?: string;
            /** @description What a Jira’s webhook signs with. */
            secret?: string;
        };
        /** Consultation */
        Consultation: {
            /** Format: uuid */
            id: string;
            /** @description The role that is asked, as the policy calls it. */
            role: string;
            asks: "advice" | "ratification";
            /** @description The act, in one line. */
            about: string;
            clause: string;
            /** @enum {unknown} */
            state: "open" | "answered" | "ratified" | "objected" | "silent" | "nobody";
            /** Format: date-time */
            askedAt: string;
            /** Format: date-time */
            dueAt: string;
            /** Format: date-time */
            settledAt?: string;
            answeredBy?: components["schemas"]["Person"];
            answer?: string;
            may?: {
                answer: components["schemas"]["Verdict"];
                ratify: components["schemas"]["Verdict"];
                object: components["schemas"]["Verdict"];
            };
        };
        /** ContactRole */
        ContactRole: {
            id: string;
            name: string;
            clause: string;
            holder?: components["schemas"]["Person"];
        };
        /** Control */
        Control: {
            /** @description A clause, or a control of SOC 2. */
            id: string;
            /** @enum {unknown} */
            of: "policy" | "soc2";
            title: string;
            clauses: string[];
            /** @description Entries on record of it in the period. */
            population: number;
            refused: number;
            /** @description Of those, how many say that it was not kept. */
            exceptions: number;
            /** @enum {unknown} */
            verdict: "none-found" | "exceptions" | "not-evaluable";
            /** @enum {unknown} */
            because?: "nothing-on-record" | "not-built";
            /**
             * @description What this build says that it does.
             * @enum {unknown}
             */
            assertion: "enforced" | "partly" | "not-built";
        };
        /** ControlEntry */
        ControlEntry: {
            /** @enum {unknown} */
            as: "exception" | "sample";
            seq: number;
            /** Format: date-time */
            at: string;
            action: string;
            allowed: boolean;
            thing: string;
        };
        /** CountsTaken */
        CountsTaken: {
            /** @description Minutes of which something new was said. */
            changed: number;
            repeated: number;
            /** @description Of those that changed, how many had been judged without it. */
            late: number;
        };
        /** CoverRequest */
        CoverRequest: {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            from: string;
            /** Format: date-time */
            until: string;
            /** Format: uuid */
            person: string;
        };
        /** DataAsset */
        DataAsset: {
            name: string;
            /** @enum {unknown} */
            kind: "table" | "field" | "feature" | "prompt" | "document";
            owner: string;
            /** @enum {unknown} */
            dataClass?: "PUBLIC" | "INTERNAL" | "CONFIDENTIAL" | "RESTRICTED";
            /** @enum {unknown} */
            countsAs: "PUBLIC" | "INTERNAL" | "CONFIDENTIAL" | "RESTRICTED";
            /** Format: uuid */
            decision?: string;
            version: number;
            may: {
                "hand-over": components["schemas"]["Verdict"];
                retire: components["schemas"]["Verdict"];
            };
        };
        /** DataDecision */
        DataDecision: {
            /** Format: uuid */
            id: string;
            /** @enum {unknown} */
            dataClass: "PUBLIC" | "INTERNAL" | "CONFIDENTIAL" | "RESTRICTED";
            /** @enum {unknown} */
            state: "asked" | "approved" | "declined";
            assets: string[];
            reason: string;
            approval?: string;
            /** Format: date-time */
            requestedAt: string;
        };
        /** DataProblem */
        DataProblem: {
            /** @enum {unknown} */
            kind: "missing" | "range" | "unseen" | "schema" | "volume" | "freshness";
            name?: string;
            found: number;
            limit: number;
        };
        /** DeliveryFailure */
        DeliveryFailure: {
            code: string;
            status: number;
            why: string;
            remedy?: string;
            deliveries: number;
            /** Format: date-time */
            firstAt: string;
            /** Format: date-time */
            lastAt: string;
        };
        /** Deployment */
        Deployment: {
            /** Format: uuid */
            id: string;
            service: string;
            environment: string;
            commit: string;
            reference?: string;
            /** @enum {unknown} */
            class: "non-critical" | "rollback" | "break-glass" | "critical";
            allowed: boolean;
            code: string;
            objectives: {
                objective: string;
                /** @enum {unknown} */
                state: "no-data" | "intact" | "spending" | "low" | "exhausted" | "unknown";
                isFrozen: boolean;
                /** @description Exactly, as a fraction of the allowance: `1/5`. */
                remaining: string;
                /** @description The exception by which its freeze does not hold now. */
                waiver?: string;
            }[];
            /** @description The exception that the answer rests on. */
            waiver?: string;
            /** @description Names the numbers that the answer rests on. */
            snapshot: string;
            /** Format: date-time */
            askedAt: string;
            /** Format: date-time */
            startedAt?: string;
            /** Format: date-time */
            finishedAt?: string;
            /** @enum {unknown} */
            outcome?: "succeeded" | "failed" | "cancelled";
            version: number;
        };
        /** DetectionEpisode */
        DetectionEpisode: {
            /** Format: uuid */
            id: string;
            /** @enum {unknown} */
            kind: "drift" | "quality" | "fairness" | "anomaly";
            /** @description The version’s id, or the detector’s. */
            subject: string;
            /** @description What it is about, in words. */
            about: string;
            /** Format: uuid */
            incident: string;
            /** @enum {unknown} */
            severity: "SEV-1" | "SEV-2" | "SEV-3" | "SEV-4";
            isDrill: boolean;
            /** Format: date-time */
            openedAt: string;
            /** Format: date-time */
            closedAt?: string;
            says: string;
        };
        /** Detector */
        Detector: {
            /** Format: uuid */
            id: string;
            name: string;
            /** @enum {unknown} */
            kind: "seasonal" | "change_points" | "isolation_forest";
            series: string[];
            parameters: string;
            /** @enum {unknown} */
            state: "proposed" | "active" | "retired";
            backTest?: components["schemas"]["BackTest"];
            /** Format: date-time */
            backTestedAt?: string;
            /** Format: date-time */
            mutedUntil?: string;
            mutedWhy?: string;
            score?: number;
            /** Format: date-time */
            judgedAt?: string;
            version: number;
            may: {
                test: components["schemas"]["Verdict"];
                activate: components["schemas"]["Verdict"];
                mute: components["schemas"]["Verdict"];
                unmute: components["schemas"]["Verdict"];
                retire: components["schemas"]["Verdict"];
            };
        };
        /** DetectorPage */
        DetectorPage: {
            /** Format: uuid */
            id: string;
            name: string;
            /** @enum {unknown} */
            kind: "seasonal" | "change_points" | "isolation_forest";
            series: string[];
            parameters: string;
            /** @enum {unknown} */
            state: "proposed" | "active" | "retired";
            backTest?: components["schemas"]["BackTest"];
            /** Format: date-time */
            backTestedAt?: string;
            /** Format: date-time */
            mutedUntil?: string;
            mutedWhy?: string;
            score?: number;
            /** Format: date-time */
            judgedAt?: string;
            version: number;
            may: {
                test: components["schemas"]["Verdict"];
                activate: components["schemas"]["Verdict"];
                mute: components["schemas"]["Verdict"];
                unmute: components["schemas"]["Verdict"];
                retire: components["schemas"]["Verdict"];
            };
            /** Format: date-time */
            from: string;
            hours: {
                value: number | null;
                expected?: number;
                score?: number;
                isAnomaly: boolean;
            }[];
        };
        /** Dpa */
        Dpa: {
            /** Format: uuid */
            id: string;
            provider: string;
            /** @enum {unknown} */
            dataClass: "PUBLIC" | "INTERNAL" | "CONFIDENTIAL" | "RESTRICTED";
            regions: string[];
            retentionDays: number;
            mayTrain: boolean;
            purposes: string[];
            /** @enum {unknown} */
            standing: "asked" | "to-come" | "in-force" | "expired" | "declined" | "ended";
            reason: string;
            /** Format: date-time */
            validFrom: string;
            /** Format: date-time */
            validUntil: string;
            approval?: string;
            /** Format: date-time */
            requestedAt: string;
            version: number;
            may: {
                end: components["schemas"]["Verdict"];
            };
        };
        /** Drift */
        Drift: {
            /** Format: uuid */
            id: string;
            /** @description Model and version. */
            name: string;
            model: string;
            versionName: string;
            /** @enum {unknown} */
            verdict: "gathering" | "insufficient" | "stable" | "possible" | "drift";
            /** @description Predictions in the newest window. */
            rows?: number;
            drifting: number;
            possible: number;
            /** @description Of the data itself: nulls, ranges, schema, volume, freshness. */
            problems: number;
            /** Format: date-time */
            judgedAt?: string;
            /** @description Open episodes. */
            episodes: number;
            version: number;
            may: {
                rebase: components["schemas"]["Verdict"];
                drill: components["schemas"]["Verdict"];
            };
        };
        /** DriftComparison */
        DriftComparison: {
            name: string;
            /** @enum {unknown} */
            what: "feature" | "prediction" | "label";
            importance?: number;
            /** @enum {unknown} */
            verdict: "gathering" | "insufficient" | "stable" | "possible" | "drift";
            psi: number;
            /** @enum {unknown} */
            test: "kolmogorov-smirnov" | "chi-square";
            statistic: number;
            p: number;
            jensenShannon: number;
            /** @description In standard deviations of the reference. */
            wasserstein?: number;
            referenceRows: number;
            currentRows: number;
        };
        /** DriftLook */
        DriftLook: {
            /** Format: date-time */
            at: string;
            /** @enum {unknown} */
            verdict: "gathering" | "insufficient" | "stable" | "possible" | "drift";
            rows: number;
            reference: number;
            worst: string;
            worstPsi: number;
        };
        /** DriftPage */
        DriftPage: {
            /** Format: uuid */
            id: string;
            /** @description Model and version. */
            name: string;
            model: string;
            versionName: string;
            /** @enum {unknown} */
            verdict: "gathering" | "insufficient" | "stable" | "possible" | "drift";
            /** @description Predictions in the newest window. */
            rows?: number;
            drifting: number;
            possible: number;
            /** @description Of the data itself: nulls, ranges, schema, volume, freshness. */
            problems: number;
            /** Format: date-time */
            judgedAt?: string;
            /** @description Open episodes. */
            episodes: number;
            version: number;
            may: {
                rebase: components["schemas"]["Verdict"];
                drill: components["schemas"]["Verdict"];
            };
            reference?: {
                number: number;
                rows: number;
                /** Format: date-time */
                from: string;
                /** Format: date-time */
                to: string;
                /** Format: date-time */
                frozenAt: string;
            };
            window?: {
                /** Format: date-time */
                from: string;
                /** Format: date-time */
                to: string;
            };
            gathered: {
                /** Format: date-time */
                since: string;
                needsRows: number;
            };
            accuracy?: number;
            limits: {
                possibleFrom: number;
                driftFrom: number;
            };
            comparisons: components["schemas"]["DriftComparison"][];
            plots: components["schemas"]["DriftPlot"][];
            streams: {
                /** @enum {unknown} */
                stream: "error-share" | "mean-score";
                /** @enum {unknown} */
                detector: "adwin" | "page-hinkley";
                /** Format: date-time */
                at: string;
            }[];
            dataProblems: components["schemas"]["DataProblem"][];
            history: {
                /** Format: date-time */
                at: string;
                /** @enum {unknown} */
                verdict: "gathering" | "insufficient" | "stable" | "possible" | "drift";
                worstPsi: number;
            }[];
            open: components["schemas"]["DetectionEpisode"][];
        };
        /** DriftPlot */
        DriftPlot: {
            name: string;
            /** @enum {unknown} */
            what: "feature" | "prediction" | "label";
            bars: {
                name: string;
                /** @description Null where too few rows stand behind it. */
                reference: number | null;
                /** @description Null where too few rows stand behind it. */
                current: number | null;
            }[];
        };
        /** DrillReport */
        DrillReport: {
            passed: boolean;
            results: {
                /** @enum {unknown} */
                fault: "unreachable" | "time-out" | "overloaded" | "rate-limited" | "nonsense" | "cut-stream" | "all-down";
                held: boolean;
                how: string;
            }[];
        };
        /** Duty */
        Duty: {
            /** @enum {unknown} */
            duty: "command" | "timeline-accuracy" | "update-cadence" | "postmortem-scheduling";
            of?: components["schemas"]["Person"];
            /** @enum {unknown} */
            state: "kept" | "broken" | "open" | "not-owed";
            says: string;
            clause: string;
        };
        /** EditPreview */
        EditPreview: {
            plan: components["schemas"]["SchedulePlan"];
            /** @description Who gains and who loses which time; nobody else is told. */
            changes: {
                person: components["schemas"]["Person"];
                gains: {
                    /** Format: date-time */
                    from: string;
                    /** Format: date-time */
                    until: string;
                }[];
                loses: {
                    /** Format: date-time */
                    from: string;
                    /** Format: date-time */
                    until: string;
                }[];
            }[];
            gaps: {
                /** Format: date-time */
                from: string;
                /** Format: date-time */
                until: string;
            }[];
            shifts: components["schemas"]["Shift"][];
            people: components["schemas"]["Person"][];
        };
        /** EmergencyChange */
        EmergencyChange: {
            /** Format: uuid */
            id: string;
            /** @description The code of the incident that it is under. */
            incident: string;
            commit: string;
            repository?: string;
            /** @enum {unknown} */
            standing: "asked" | "granted" | "declined" | "lapsed" | "applied" | "overdue" | "settled";
            justification: string;
            author?: components["schemas"]["Person"];
            requestedBy: components["schemas"]["Person"];
            /** Format: date-time */
            requestedAt: string;
            approvedBy?: components["schemas"]["Person"];
            /** Format: date-time */
            approvedAt?: string;
            /** @description Let through by somebody who had a hand in it: nobody else was on call. */
            selfApproved: boolean;
            /** Format: date-time */
            expiresAt?: string;
            declinedBy?: components["schemas"]["Person"];
            /** Format: date-time */
            declinedAt?: string;
            /** Format: date-time */
            lapsedAt?: string;
            /** Format: date-time */
            appliedAt?: string;
            /** @description It lies on a protected branch: its revert comes before it can be re-applied. */
            onBranch: boolean;
            /** Format: date-time */
            reapplyBy?: string;
            /** Format: date-time */
            revertedAt?: string;
            /** Format: date-time */
            reappliedAt?: string;
            /** @description The change that did the same by the normal process. */
            reappliedBy?: string;
            /** Format: date-time */
            missedAt?: string;
            retrospective?: string;
            retrospectiveBy?: components["schemas"]["Person"];
            /** Format: date-time */
            retrospectiveAt?: string;
            /** Format: date-time */
            commandRatifiedAt?: string;
            /** Format: date-time */
            governanceRatifiedAt?: string;
            version: number;
            may: {
                approve: components["schemas"]["Verdict"];
                decline: components["schemas"]["Verdict"];
                apply: components["schemas"]["Verdict"];
                review: components["schemas"]["Verdict"];
            };
        };
        /** Erasure */
        Erasure: {
            /** Format: uuid */
            id: string;
            /** @description A member by id, or somebody outside. */
            of: string;
            /** @enum {unknown} */
            state: "waiting" | "erased" | "rewritten" | "gone";
            says: string;
            waiting: number;
            held: number;
            erased: number;
            /** Format: date-time */
            askedAt: string;
            /** Format: date-time */
            goneAt?: string;
            problem?: string;
        };
        /** ErasureItem */
        ErasureItem: {
            place: string;
            ref: string;
            /** @enum {unknown} */
            state: "waiting" | "held" | "erased";
            /** Format: date-time */
            erasedAt?: string;
            reason?: string;
            heldBy?: string;
        };
        /** EscalationPath */
        EscalationPath: {
            /** Format: uuid */
            id: string;
            name: string;
            team: {
                /** Format: uuid */
                id: string;
                name: string;
            };
            /** @description Whom it would call first, now. */
            first: components["schemas"]["Person"][];
            steps: number;
            rounds: number;
            /** @description Escalations that go along it now. */
            running: number;
            /** @description Where it ends in nobody, ahead of time. */
            deadEnd?: string;
        };
        /** EscalationPathPage */
        EscalationPathPage: {
            /** Format: uuid */
            id: string;
            name: string;
            team: {
                /** Format: uuid */
                id: string;
                name: string;
            };
            version: number;
            running: number;
            zone: string;
            steps: components["schemas"]["PathStep"][];
            rounds: number;
            severities: string[];
            lapsesAfterMinutes?: number;
            repeatsAfterMinutes?: number;
            /** @description What happens once it is through and nobody has answered. */
            afterwards: string;
            deadEnd?: components["schemas"]["PathDeadEnd"];
            may: {
                edit: components["schemas"]["Verdict"];
                retire: components["schemas"]["Verdict"];
            };
        };
        /** EscalationPathPreview */
        EscalationPathPreview: {
            zone: string;
            steps: components["schemas"]["PathStep"][];
            rounds: number;
            severities: string[];
            lapsesAfterMinutes?: number;
            repeatsAfterMinutes?: number;
            /** @description What happens once it is through and nobody has answered. */
            afterwards: string;
            deadEnd?: components["schemas"]["PathDeadEnd"];
        };
        /** Exception */
        Exception: {
            /** Format: uuid */
            id: string;
            /** @description The clause that does not hold, where and while this is in force. */
            clause: string;
            scope: string;
            /** @enum {unknown} */
            standing: "asked" | "in-force" | "expired" | "refused" | "ended";
            justification: string;
            compensatingControl: string;
            /** Format: date-time */
            expiresAt: string;
            /** @description The code of the incident that it hangs on. */
            incident?: string;
            requestedBy: components["schemas"]["Person"];
            /** Format: date-time */
            requestedAt: string;
            /** Format: date-time */
            approvedAt?: string;
            /** Format: date-time */
            overAt?: string;
            /** Format: uuid */
            approval?: string;
            /** Format: uuid */
            renews?: string;
            /** @description How many for the same clause and scope were approved before. */
            earlier: number;
            version: number;
            may: {
                renew: components["schemas"]["Verdict"];
                end: components["schemas"]["Verdict"];
            };
        };
        /** Execution */
        Execution: {
            /** Format: uuid */
            id: string;
            /** @description The code of the incident that it is followed under. */
            incident: string;
            runbook: string;
            title: string;
            runbookVersion: string;
            isDrill: boolean;
            startedBy: components["schemas"]["Person"];
            /** Format: date-time */
            startedAt: string;
            /** Format: date-time */
            endedAt?: string;
            /** @enum {unknown} */
            outcome?: "passed" | "failed" | "abandoned";
            /** @description In words for lists: `step 3 of 7`, or how it ended. */
            state: string;
            note?: string;
            steps: {
                id: string;
                title: string;
                role: {
                    id: string;
                    title: string;
                };
                /** @description Of a role that the reader holds. */
                isMine: boolean;
                run?: string;
                verify: string;
                /** @enum {unknown} */
                state: "open" | "taken" | "done" | "failed" | "skipped";
                by?: components["schemas"]["Person"];
                /** Format: date-time */
                takenAt?: string;
                /** Format: date-time */
                endedAt?: string;
                seconds?: number;
                evidence?: string;
                deviation?: string;
            }[];
            version: number;
            may: {
                take: components["schemas"]["Verdict"];
                did: components["schemas"]["Verdict"];
                "leave-out": components["schemas"]["Verdict"];
                finish: components["schemas"]["Verdict"];
            };
        };
        /** Executor */
        Executor: {
            /** Format: uuid */
            id: string;
            name: string;
            /** @enum {unknown} */
            by: "webhook" | "program";
            /** @description Where the webhook is; its path may be a secret. */
            host?: string;
            /** Format: uuid */
            program?: string;
            addedBy: components["schemas"]["Person"];
            /** Format: date-time */
            addedAt: string;
            version: number;
            may: {
                remove: components["schemas"]["Verdict"];
            };
        };
        /** ExpectedRun */
        ExpectedRun: {
            /** Format: date-time */
            slotAt: string;
            /** @enum {unknown} */
            verdict: "pending" | "good" | "late" | "failed" | "unfinished" | "never-started";
            /** Format: date-time */
            judgedBy: string;
        };
        /** Fairness */
        Fairness: {
            /** Format: uuid */
            version: string;
            /** @description Model and version. */
            name: string;
            attribute: string;
            day: string;
            /** @enum {unknown} */
            verdict: "within" | "beyond" | "incomplete";
            beyond: string[];
            parityDifference: components["schemas"]["FairnessMeasure"];
            parityRatio: components["schemas"]["FairnessMeasure"];
            opportunityDifference: components["schemas"]["FairnessMeasure"];
            oddsDifference: components["schemas"]["FairnessMeasure"];
            calibrationGap?: number;
            groups: components["schemas"]["FairnessGroup"][];
        };
        /** FairnessGroup */
        FairnessGroup: {
            name: string;
            /** @description Absent: too few, here or in a group beside it, to be told. */
            rows?: number;
            /** @enum {unknown} */
            insufficient?: "rows" | "positives";
            selection?: components["schemas"]["FairnessRate"];
            truePositive?: components["schemas"]["FairnessRate"];
            falsePositive?: components["schemas"]["FairnessRate"];
            accuracy?: components["schemas"]["FairnessRate"];
            calibrationError?: number;
            impact?: {
                ratio: number;
                isAdverse: boolean;
            };
        };
        /** FairnessMeasure */
        FairnessMeasure: {
            value?: number;
            from?: number;
            to?: number;
            highest?: string;
            lowest?: string;
            reason?: string;
        };
        /** FairnessRate */
        FairnessRate: {
            value: number;
            from: number;
            to: number;
        };
        /** Feed */
        Feed: {
            /** Format: uuid */
            id: string;
            name: string;
            url: string;
            objective: string;
            total: string;
            bad: string;
            /** Format: date-time */
            readTo: string;
            problem?: string;
            /** Format: date-time */
            problemAt?: string;
            version: number;
        };
        /** FeedSource */
        FeedSource: {
            objective: string;
            source: string;
            /** Format: date-time */
            heardAt: string;
        };
        /** FollowedTicket */
        FollowedTicket: {
            /** Format: uuid */
            action: string;
            incident: string;
            /** @description Its name. */
            tracker: string;
            /** @description Missing until it has been opened. */
            key?: string;
            url?: string;
            /** Format: date-time */
            askedAt: string;
            /** Format: date-time */
            syncedAt?: string;
            problem?: string;
        };
        /** ForgeLinkCode */
        ForgeLinkCode: {
            /** @description What to write in a comment. */
            type: string;
        };
        /** FreezeAnswer */
        FreezeAnswer: {
            isFrozen: boolean;
            isUnknown: boolean;
            snapshot: string;
            clause: string;
            objectives: {
                objective: string;
                /** @enum {unknown} */
                state: "no-data" | "unknown" | "intact" | "spending" | "low" | "exhausted";
                isFrozen: boolean;
                /** Format: date-time */
                since?: string;
                /** @description exactly */
                remaining: string;
                waiver?: string;
            }[];
        };
        /** GateAnswer */
        GateAnswer: {
            /** Format: uuid */
            id: string;
            allowed: boolean;
            /** @enum {unknown} */
            class: "non-critical" | "rollback" | "break-glass" | "critical";
            code: string;
            clause: string;
            reason: string;
            remedy?: string;
            /** @description What is asked of the commit before it goes there. */
            promotion: components["schemas"]["PromotionLine"][];
            objectives: {
                objective: string;
                /** @enum {unknown} */
                state: "no-data" | "intact" | "spending" | "low" | "exhausted" | "unknown";
                isFrozen: boolean;
                /** @description Exactly, as a fraction of the allowance: `1/5`. */
                remaining: string;
                /** @description The exception by which its freeze does not hold now. */
                waiver?: string;
            }[];
            /** @description The exception that the answer rests on. */
            waiver?: string;
            /** @description Names the numbers that the answer rests on. */
            snapshot: string;
            /** Format: date-time */
            decidedAt: string;
        };
        /** GateRecorded */
        GateRecorded: {
            /** Format: uuid */
            id: string;
            /** @enum {unknown} */
            state: "passed" | "failed" | "not-run";
            tool?: string;
            /** @description Why it counts as not run. */
            why?: string;
            /** @description The first of them. They are told here, and kept nowhere. */
            findings: string[];
        };
        /** GitHubStatus */
        GitHubStatus: {
            connected: boolean;
            linked: boolean;
            repositories: number;
            problems: string[];
        };
        /** GroupRole */
        GroupRole: {
            /** Format: uuid */
            id: string;
            provider: string;
            group: string;
            role: string;
            team?: string;
        };
        /** IdentityProvider */
        IdentityProvider: {
            name: string;
            label: string;
            issuer: string;
            clientId: string;
            state: "on" | "off";
            /** @description To be registered at the provider. */
            redirectUri: string;
            /** @description How many have an account linked there. */
            members: number;
            version: number;
        };
        /** IdentityProviderTest */
        IdentityProviderTest: {
            works: boolean;
            says: string;
        };
        /** ImportPreview */
        ImportPreview: {
            added: string[];
            changed: {
                name: string;
                fields: {
                    /** @enum {unknown} */
                    field: "kind" | "teamId" | "tier" | "userFacing" | "runbook" | "links" | "dependsOn" | "addresses";
                    before: string;
                    after: string;
                }[];
            }[];
            unchanged: number;
            /** @description Entries of kinds that the catalog does not keep. */
            skipped: number;
            /** @description With any of these nothing would be changed. Each by its line and field: `/lines/12/tier`. */
            problems: {
                path: string;
                problem: string;
                remedy?: string;
            }[];
        };
        /** Incident */
        Incident: {
            code: string;
            version: number;
            title: string;
            /** @enum {unknown} */
            severity: "SEV-1" | "SEV-2" | "SEV-3" | "SEV-4";
            unclassified: boolean;
            /** @enum {unknown} */
            phase: "declared" | "acknowledged" | "mitigated" | "resolved" | "closed";
            drill: boolean;
            /** Format: date-time */
            declaredAt: string;
            commander?: {
                person: components["schemas"]["Person"];
                /** Format: date-time */
                since: string;
                named: boolean;
            };
            nextClock?: components["schemas"]["IncidentClock"];
            unreached?: components["schemas"]["Unreached"];
            /** @description Alerts of it that fire although it is resolved or closed. */
            stillFiring?: number;
            description?: string;
            /**
             * Format: date-time
             * @description Somebody is called for again: it was passed on, nothing followed, or one more must acknowledge.
             */
            callingSince?: string;
            /** @description What an alert that made it worse says of itself, to be taken as its title. */
            proposedTitle?: string;
            visibility: "organisation" | "team";
            teamId?: string;
            /** @description What it is about, by its name in the catalog. */
            service?: string;
            declaredBy?: components["schemas"]["Person"];
            /** Format: date-time */
            confirmedAt?: string;
            /** Format: date-time */
            acknowledgedAt?: string;
            /** Format: date-time */
            mitigatedAt?: string;
            /** Format: date-time */
            resolvedAt?: string;
            /** Format: date-time */
            closedAt?: string;
            classification: components["schemas"]["Classification"];
            clocks: components["schemas"]["IncidentClock"][];
            /** @enum {unknown} */
            outcome?: "merged" | "duplicate" | "false-alarm";
            /**
             * @description The worst that it ever held.
             * @enum {unknown}
             */
            worstSeverity: "SEV-1" | "SEV-2" | "SEV-3" | "SEV-4";
            obligations: components["schemas"]["OwedObligation"][];
            others: {
                code: string;
                /** @enum {unknown} */
                how: "related" | "merged-in" | "goes-on-in";
            }[];
            policyVersion: string;
            entryId: string;
            may: {
                acknowledge: components["schemas"]["Verdict"];
                unacknowledge: components["schemas"]["Verdict"];
                mitigate: components["schemas"]["Verdict"];
                resolve: components["schemas"]["Verdict"];
                close: components["schemas"]["Verdict"];
                reopen: components["schemas"]["Verdict"];
                classify: components["schemas"]["Verdict"];
                raise: components["schemas"]["Verdict"];
                lower: components["schemas"]["Verdict"];
                "take-command": components["schemas"]["Verdict"];
                "hand-over": components["schemas"]["Verdict"];
                update: components["schemas"]["Verdict"];
                note: components["schemas"]["Verdict"];
                retitle: components["schemas"]["Verdict"];
            };
        };
        /** IncidentClock */
        IncidentClock: {
            /** @enum {unknown} */
            name: "acknowledge" | "commander" | "classify" | "mitigate" | "update" | "resolve";
            round: number;
            clause: string;
            /** Format: date-time */
            startedAt: string;
            /** Format: date-time */
            warnAt: string;
            /** Format: date-time */
            dueAt: string;
            /** @enum {unknown} */
            state: "running" | "breached" | "met" | "met-late" | "missed" | "void";
            /** Format: date-time */
            breachedAt?: string;
            /** Format: date-time */
            settledAt?: string;
        };
        /** IncidentReach */
        IncidentReach: {
            /** @description What the incident is about, as far as the catalog knows it. */
            broken: components["schemas"]["ReachedService"][];
            /** @description The nearest, and what users meet, first. */
            dependents: components["schemas"]["ReachedService"][];
            dependentsInAll: number;
            userFacingInAll: number;
            /** @description What alerts name and the catalog does not know. */
            unknown: string[];
        };
        /** IncidentSummary */
        IncidentSummary: {
            code: string;
            version: number;
            title: string;
            /** @enum {unknown} */
            severity: "SEV-1" | "SEV-2" | "SEV-3" | "SEV-4";
            unclassified: boolean;
            /** @enum {unknown} */
            phase: "declared" | "acknowledged" | "mitigated" | "resolved" | "closed";
            drill: boolean;
            /** Format: date-time */
            declaredAt: string;
            commander?: {
                person: components["schemas"]["Person"];
                /** Format: date-time */
                since: string;
                named: boolean;
            };
            nextClock?: components["schemas"]["IncidentClock"];
            unreached?: components["schemas"]["Unreached"];
            /** @description Alerts of it that fire although it is resolved or closed. */
            stillFiring?: number;
        };
        /** Integration */
        Integration: {
            id: string;
            name: string;
            /** @enum {unknown} */
            kind: "alertmanager" | "pagerduty" | "grafana" | "datadog" | "cloudwatch" | "json" | "heartbeat";
            settings: {
                isSigned?: boolean;
                topic?: string;
                translation?: string;
                everyMinutes?: number;
                labels?: {
                    [key: string]: string;
                };
            };
            /** @enum {unknown} */
            visibility: "organisation" | "team";
            teamId?: string;
            mapping: {
                severity?: {
                    label?: string;
                    values?: {
                        [key: string]: "SEV-1" | "SEV-2" | "SEV-3" | "SEV-4";
                    };
                };
                team?: {
                    label: string;
                    values: {
                        [key: string]: string;
                    };
                };
            };
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            lastReceivedAt?: string;
        };
        /** IntegrationKey */
        IntegrationKey: {
            id: string;
            /** @description By which its alerts are let in. */
            key: string;
            /** @description Where its sender sends; the key is part of it, or of each event. */
            url: string;
            /** @description What its sender needs, to copy. */
            configuration: string;
        };
        /** IntegrationPage */
        IntegrationPage: {
            id: string;
            name: string;
            /** @enum {unknown} */
            kind: "alertmanager" | "pagerduty" | "grafana" | "datadog" | "cloudwatch" | "json" | "heartbeat";
            settings: {
                isSigned?: boolean;
                topic?: string;
                translation?: string;
                everyMinutes?: number;
                labels?: {
                    [key: string]: string;
                };
            };
            /** @enum {unknown} */
            visibility: "organisation" | "team";
            teamId?: string;
            mapping: {
                severity?: {
                    label?: string;
                    values?: {
                        [key: string]: "SEV-1" | "SEV-2" | "SEV-3" | "SEV-4";
                    };
                };
                team?: {
                    label: string;
                    values: {
                        [key: string]: string;
                    };
                };
            };
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            lastReceivedAt?: string;
            failures: components["schemas"]["DeliveryFailure"][];
            heartbeat?: {
                silent: boolean;
                /** Format: date-time */
                heardAt?: string;
                /** Format: date-time */
                dueAt: string;
                beats: number;
            };
            may: {
                change: components["schemas"]["Verdict"];
            };
        };
        /**
         * Invitation
         * @description The link is shown once and opens once.
         */
        Invitation: {
            /** Format: uuid */
            id?: string;
            email?: string;
            /** @description The one-time link: it opens once. */
            url: string;
            /** Format: date-time */
            expiresAt: string;
        };
        /** IssuedKey */
        IssuedKey: {
            /** Format: uuid */
            id: string;
            /** @description Shown once. */
            key: string;
            /** Format: date-time */
            expiresAt: string;
        };
        /** KeptDelivery */
        KeptDelivery: {
            id: string;
            /** Format: date-time */
            receivedAt: string;
            /** @description The body, or what it was read as, as JSON to be read by people. */
            told: string;
        };
        /** LedgerEntryDetail */
        LedgerEntryDetail: {
            seq: number;
            id: string;
            /** Format: date-time */
            at: string;
            action: string;
            actor: {
                person?: components["schemas"]["Person"];
                system?: string;
            };
            resource: {
                kind: string;
                id: string;
            };
            things: {
                kind: string;
                id: string;
                /** @description What people and pages ask for it by, where that is not its id. */
                name?: string;
            }[];
            clause?: string;
            decision: {
                allowed: boolean;
                code?: string;
            };
            summary: string;
            /** @description Moments that the summary names, as they stand in it: to be shown by the reader’s own clock. */
            instants?: string[];
            /** @description The exact bytes that are hashed. */
            envelope: string;
            /** @enum {unknown} */
            contentState: "none" | "shown" | "withheld" | "erased";
            content?: {
                [key: string]: unknown;
            };
        };
        /** LineageRefusal */
        LineageRefusal: {
            code: string;
            problem: string;
            remedy?: string;
            events: number;
            /** Format: date-time */
            firstAt: string;
            /** Format: date-time */
            lastAt: string;
        };
        /** LinkCode */
        LinkCode: {
            /** @description What to type in Slack. */
            type: string;
        };
        /** LinkedAccount */
        LinkedAccount: {
            provider: string;
            label: string;
            provedBy: "password" | "one-time-link" | "verified-email";
            /** Format: date-time */
            linkedAt: string;
        };
        /** Live */
        Live: {
            /** @enum {string} */
            status: "live";
        };
        /** LlmCall */
        LlmCall: {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            at: string;
            consumer: string;
            model: string;
            provider?: string;
            /** @enum {unknown} */
            outcome: "answered" | "cached" | "stale" | "degraded" | "refused" | "limited" | "rejected" | "cut" | "aborted";
            status: number;
            inputTokens: number;
            cachedTokens: number;
            outputTokens: number;
            cost: string;
            isEstimated: boolean;
            attempts: number;
            tried: {
                route: string;
                why: string[];
            }[];
            /** @description Data of a higher class that was found in the request. */
            foundIn: number;
            /** @description The same in the answer. */
            foundOut: number;
            durationMs: number;
        };
        /** LlmConsumer */
        LlmConsumer: {
            name: string;
            /** Format: uuid */
            account: string;
            team: {
                /** Format: uuid */
                id: string;
                name: string;
            };
            service?: string;
            userFacing: boolean;
            /** @enum {unknown} */
            dataClass: "PUBLIC" | "INTERNAL" | "CONFIDENTIAL" | "RESTRICTED";
            /** @enum {unknown} */
            mode: "refuse" | "pseudonymise";
            purpose: string;
            regions: string[];
            maxRetentionDays?: number;
            routes: {
                route: string;
                why: string[];
                /** @enum {unknown} */
                breaker: "closed" | "open" | "half-open";
            }[];
            requestsPerMinute: number;
            tokensPerMinute: number;
            perDay: string;
            perMonth: string;
            spentToday: string;
            spentThisMonth: string;
            cacheMinutes: number;
            degraded: string;
            /** Format: date-time */
            drilledAt?: string;
            drillPassed?: boolean;
            /** Format: date-time */
            retiredAt?: string;
            version: number;
            may: {
                change: components["schemas"]["Verdict"];
                drill: components["schemas"]["Verdict"];
                retire: components["schemas"]["Verdict"];
            };
        };
        /** LlmProvider */
        LlmProvider: {
            name: string;
            /** @enum {unknown} */
            api: "openai" | "anthropic";
            url: string;
            region: string;
            retentionDays: number;
            trains: boolean;
            external: boolean;
            models: {
                model: string;
                /** @description Dollars for a million tokens in. */
                input: string;
                output: string;
                /** @enum {unknown} */
                breaker: "closed" | "open" | "half-open";
            }[];
            /** Format: date-time */
            outSince?: string;
            /** Format: date-time */
            reconciledAt?: string;
            unseenRequests?: number;
            /** @description Of its newest reconciliation, the first twenty. */
            differences?: components["schemas"]["UsageDifference"][];
            /** Format: date-time */
            retiredAt?: string;
            version: number;
            may: {
                change: components["schemas"]["Verdict"];
                price: components["schemas"]["Verdict"];
                reconcile: components["schemas"]["Verdict"];
                retire: components["schemas"]["Verdict"];
            };
        };
        /** LlmSpend */
        LlmSpend: {
            /** Format: date-time */
            since: string;
            total: string;
            lines: {
                consumer: string;
                provider: string;
                model: string;
                calls: number;
                inputTokens: number;
                outputTokens: number;
                cost: string;
            }[];
            limits: {
                scope: string;
                perDay: string;
                perMonth: string;
            }[];
        };
        /** MadeCalendar */
        MadeCalendar: {
            /** Format: uuid */
            id: string;
            /** @description The address to subscribe to. Whoever has it can read it; it is shown once. */
            url: string;
        };
        /** Measure */
        Measure: {
            id: string;
            title: string;
            definition: string;
            /** @enum {unknown} */
            unit: "seconds" | "share" | "count";
            all: {
                /** @description Of how many; of a count, how many. */
                n: number;
                /** @description How many of those are not over yet. */
                open: number;
                median?: number;
                p95?: number;
                mean?: number;
                /** @description Between 0 and 1. No figure is given of fewer than five. */
                share?: number;
            };
            by: {
                /** @enum {unknown} */
                severity: "SEV-1" | "SEV-2" | "SEV-3" | "SEV-4";
                /** @description Of how many; of a count, how many. */
                n: number;
                /** @description How many of those are not over yet. */
                open: number;
                median?: number;
                p95?: number;
                mean?: number;
                /** @description Between 0 and 1. No figure is given of fewer than five. */
                share?: number;
            }[];
        };
        /** Measures */
        Measures: {
            /** Format: date-time */
            from: string;
            /** Format: date-time */
            to: string;
            /** @description Declared in the span and yours to see, without drills. */
            incidents: number;
            measures: components["schemas"]["Measure"][];
            periods: {
                /** Format: date-time */
                from: string;
                /** Format: date-time */
                to: string;
                measures: components["schemas"]["Measure"][];
            }[];
        };
        /** Member */
        Member: {
            /** Format: uuid */
            id: string;
            name?: string;
            email?: string;
            initials: string;
            /** @enum {unknown} */
            state: "invited" | "active" | "suspended" | "erased";
            roles: {
                /** Format: uuid */
                id: string;
                role: string;
                /** Format: uuid */
                teamId?: string;
                /** Format: date-time */
                grantedAt: string;
            }[];
        };
        /** Model */
        Model: {
            name: string;
            team?: {
                /** Format: uuid */
                id: string;
                name: string;
            };
            runbook?: string;
            /** @description It makes or assists decisions that materially affect people. */
            isConsequential: boolean;
            /** @description The version that serves as champion. */
            serves?: string;
            /** Format: date-time */
            servesSince?: string;
            accuracy?: components["schemas"]["Rate"];
            coverage?: number;
            /** @description Of the last seven days, by what serves. */
            predictions: number;
            version: number;
            may: {
                register: components["schemas"]["Verdict"];
                activate: components["schemas"]["Verdict"];
                deactivate: components["schemas"]["Verdict"];
                quarantine: components["schemas"]["Verdict"];
                release: components["schemas"]["Verdict"];
                change: components["schemas"]["Verdict"];
                "check-runbook": components["schemas"]["Verdict"];
            };
        };
        /** ModelPage */
        ModelPage: {
            name: string;
            team?: {
                /** Format: uuid */
                id: string;
                name: string;
            };
            runbook?: string;
            /** @description It makes or assists decisions that materially affect people. */
            isConsequential: boolean;
            /** @description The version that serves as champion. */
            serves?: string;
            /** Format: date-time */
            servesSince?: string;
            accuracy?: components["schemas"]["Rate"];
            coverage?: number;
            /** @description Of the last seven days, by what serves. */
            predictions: number;
            version: number;
            may: {
                register: components["schemas"]["Verdict"];
                activate: components["schemas"]["Verdict"];
                deactivate: components["schemas"]["Verdict"];
                quarantine: components["schemas"]["Verdict"];
                release: components["schemas"]["Verdict"];
                change: components["schemas"]["Verdict"];
                "check-runbook": components["schemas"]["Verdict"];
            };
            versions: components["schemas"]["ModelVersion"][];
            activations: {
                alias: string;
                /** Format: date-time */
                at: string;
                modelVersion?: string;
            }[];
            /** @description What served before as champion, and is in no quarantine. */
            rollbackTo?: string;
            /** @description The last seven days of what serves as champion. */
            hours: {
                /** Format: date-time */
                at: string;
                predictions: number;
                labelled: number;
                correct: number;
                accuracy?: components["schemas"]["Rate"];
                /** Format: date-time */
                judgedAt?: string;
                /** @description It has as many labels as the policy asks of an hour (R6). */
                isSufficient: boolean;
            }[];
            target: number;
            producers: {
                producer: string;
                run: string;
                declared: number;
                stored: number;
                missing: number;
                /** Format: date-time */
                lastAt: string;
            }[];
            reviews: {
                open: number;
                overdue: number;
                decided: number;
                overturned: number;
            };
        };
        /** ModelRegistry */
        ModelRegistry: {
            /** Format: uuid */
            id: string;
            name: string;
            url: string;
            /** Format: date-time */
            readAt?: string;
            problem?: string;
            /** Format: date-time */
            problemAt?: string;
            aliases: {
                model: string;
                alias: string;
                modelVersion: string;
                /** @description Why it is not followed here. */
                problem?: string;
            }[];
            version: number;
        };
        /** ModelVersion */
        ModelVersion: {
            name: string;
            artifactDigest?: string;
            /** Format: date-time */
            registeredAt: string;
            quarantine?: {
                /** Format: date-time */
                since: string;
                why: string;
            };
            servesAs: string[];
            features: number;
            groups: string[];
            /** @enum {unknown} */
            task: "classification" | "regression";
            favourable?: string;
            labelDelayMinutes: number;
            predictions: number;
            labelled: number;
            accuracy?: components["schemas"]["Rate"];
            classes: {
                label: string;
                precision?: components["schemas"]["Rate"];
                recall?: components["schemas"]["Rate"];
                f1?: number;
            }[];
            regression?: {
                meanError: number;
                meanAbsoluteError: number;
                rootMeanSquaredError: number;
            };
            /** @description How long after predictions their outcomes came. */
            lag: {
                [key: string]: number;
            };
            segments: {
                segment: string;
                predictions: number;
                accuracy?: components["schemas"]["Rate"];
            }[];
        };
        /** MovedList */
        MovedList: {
            /** Format: uuid */
            id: string;
            name: string;
        };
        /** NotificationRule */
        NotificationRule: {
            id: string;
            /** @enum {unknown} */
            urgency: "page" | "notify";
            after: number;
            channel: string;
            channelName: string;
            warning?: string;
        };
        /** ObjectiveImportPreview */
        ObjectiveImportPreview: {
            objectives: {
                name: string;
                title: string;
                target: string;
                window: string;
                wouldHaveFrozen: number;
                hoursWithData: number;
                hoursMissed: number;
            }[];
            notes: {
                path: string;
                says: string;
            }[];
            problems: {
                path: string;
                says: string;
            }[];
        };
        /** ObjectivePage */
        ObjectivePage: {
            name: string;
            title: string;
            service: string;
            /** @enum {unknown} */
            origin: "policy" | "added" | "proposed" | "retired";
            target: string;
            window: string;
            clause: string;
            /** @enum {unknown} */
            state: "no-data" | "unknown" | "intact" | "spending" | "low" | "exhausted";
            left?: string;
            /** @description exactly */
            remaining: string;
            /** @description a whole number of any size */
            total: string;
            /** @description a whole number of any size */
            bad: string;
            isMet?: boolean;
            /** Format: date-time */
            frozenSince?: string;
            /** @description the exception by which its freeze does not hold now */
            waiver?: string;
            budget: {
                /** Format: date-time */
                from: string;
                /** Format: date-time */
                to: string;
                /** @description a whole number of any size */
                total: string;
                /** @description a whole number of any size */
                bad: string;
                window: string;
                /** @description exactly */
                allowed: string;
            };
            own: {
                /** Format: date-time */
                from: string;
                /** Format: date-time */
                to: string;
                /** @description a whole number of any size */
                total: string;
                /** @description a whole number of any size */
                bad: string;
                window: string;
            };
            /** @description for people; the exact one is the fraction */
            freezesBelow: number;
            /** Format: date-time */
            thawAt?: string;
            /** Format: date-time */
            exhaustedAt?: string;
            /** Format: date-time */
            silentSince?: string;
            snapshot: string;
            burnDown: {
                /** Format: date-time */
                at: string;
                /** @description for people; the exact one is the fraction */
                remaining: number;
            }[];
            burnedBy: {
                cause: string;
                title: string;
                /** @description a whole number of any size */
                bad: string;
            }[];
            intervals: {
                cause: string;
                title: string;
                /** Format: date-time */
                from: string;
                /** Format: date-time */
                to?: string;
            }[];
            burnRates: {
                minutes: number;
                /** Format: date-time */
                to: string;
                /** @description a whole number of any size */
                total: string;
                /** @description a whole number of any size */
                bad: string;
                times?: number;
                /** @description exactly */
                exactly?: string;
            }[];
            burning: {
                /** @enum {unknown} */
                level: "page" | "ticket";
                /** Format: date-time */
                since: string;
                why: string;
                incident: string;
            }[];
            alerts: {
                /** @enum {unknown} */
                level: "page" | "ticket";
                when: string;
                /** @enum {unknown} */
                refused?: "never-fires" | "fires-on-healthy";
            }[];
            freezes: {
                /** Format: date-time */
                from: string;
                /** Format: date-time */
                to?: string;
                /** @description a whole number of any size */
                total: string;
                /** @description a whole number of any size */
                bad: string;
                /** @description exactly */
                remaining: string;
            }[];
            corrections: {
                /** Format: date-time */
                from: string;
                /** Format: date-time */
                to: string;
                /** @description a whole number of any size */
                total: string;
                /** @description a whole number of any size */
                bad: string;
                reason: string;
                /** Format: date-time */
                at: string;
            }[];
            measured: {
                /** @description a whole number of any size */
                total: string;
                /** @description a whole number of any size */
                bad: string;
            };
            sources: {
                source: string;
                /** Format: date-time */
                heardAt: string;
            }[];
            misses: {
                key: string;
                /** Format: date-time */
                at: string;
                state: string;
            }[];
            versions: {
                version: number;
                /** @enum {unknown} */
                state: "proposed" | "active" | "retired";
                target: string;
                wouldHaveFrozen: number;
                hoursWithData: number;
            }[];
            may: {
                activate: components["schemas"]["Verdict"];
                correct: components["schemas"]["Verdict"];
                retire: components["schemas"]["Verdict"];
            };
        };
        /** ObjectiveSummary */
        ObjectiveSummary: {
            name: string;
            title: string;
            service: string;
            /** @enum {unknown} */
            origin: "policy" | "added" | "proposed" | "retired";
            target: string;
            window: string;
            clause: string;
            /** @enum {unknown} */
            state: "no-data" | "unknown" | "intact" | "spending" | "low" | "exhausted";
            left?: string;
            /** @description exactly */
            remaining: string;
            /** @description a whole number of any size */
            total: string;
            /** @description a whole number of any size */
            bad: string;
            isMet?: boolean;
            /** Format: date-time */
            frozenSince?: string;
            /** @description the exception by which its freeze does not hold now */
            waiver?: string;
        };
        /** OnCall */
        OnCall: {
            /** @description All of them are called at once. */
            people: components["schemas"]["Person"][];
            /** @description Whom a page calls while nobody is on call; else empty. */
            calledInstead: components["schemas"]["Person"][];
            /** @description Those who put themselves on call, since nobody else could have (R32). */
            unseparated: components["schemas"]["Person"][];
            /** @description Who stands on the on-call list; others are on call by a schedule. */
            list: components["schemas"]["Person"][];
            /** @description Whether the reader’s own hand may put them on call: only where nobody else could (R42). */
            mayPutSelf: boolean;
        };
        /** OnCallCalendar */
        OnCallCalendar: {
            /** Format: date-time */
            from: string;
            /** Format: date-time */
            until: string;
            lanes: {
                /** Format: uuid */
                schedule: string;
                name: string;
                wakes: boolean;
                isList: boolean;
                shifts: components["schemas"]["Shift"][];
                standIns: components["schemas"]["StandIn"][];
                covers: components["schemas"]["CoverRequest"][];
            }[];
            people: components["schemas"]["Person"][];
        };
        /** OnCallCoverage */
        OnCallCoverage: {
            /** Format: uuid */
            schedule: string;
            name: string;
            percent: number;
            gaps: number;
            /** Format: date-time */
            firstGap?: string;
        };
        /** OnCallFeed */
        OnCallFeed: {
            /** Format: uuid */
            id: string;
            name: string;
            /** Format: uuid */
            scheduleId?: string;
            /** Format: date-time */
            madeAt: string;
        };
        /** OnCallLoad */
        OnCallLoad: {
            person: components["schemas"]["Person"];
            hours: number;
            /** @description In the nights of their own zone. */
            nightHours: number;
            shifts: number;
            /** @description How often they were woken. */
            pages: number;
            nightPages: number;
        };
        /** OnCallReadiness */
        OnCallReadiness: {
            person: components["schemas"]["Person"];
            ready: boolean;
            /** @description Why they are, or what is missing and what mends it. */
            says: string;
            ways: string[];
            /** Format: date-time */
            lastReachedAt?: string;
            lastReachedBy?: string;
            schedule: string;
            /** Format: date-time */
            from: string;
            /** Format: date-time */
            until?: string;
        };
        /** Overview */
        Overview: {
            /** @description What waits for its reader, in the order in which it should be done; a thing may owe several. */
            needsYou: {
                /** @description What is owed: `acknowledge`, `vote`. */
                kind: string;
                thing: {
                    kind: string;
                    id: string;
                };
                title: string;
                /** @description What a button says that does it, or leads to where it is done. */
                does: string;
                /** @description Where it is done: a path below this server’s address. */
                page: string;
                /** @description The command that does it. */
                command: string;
                clause: string;
                /** Format: date-time */
                dueAt?: string;
                incident?: components["schemas"]["IncidentSummary"];
                clock?: components["schemas"]["IncidentClock"];
            }[];
            /** @description Whether more waits for its reader than these, or may. */
            moreNeedYou: boolean;
            /** @description Open incidents that were escalated to the reader, drills included. */
            calledFor: {
                incident: components["schemas"]["IncidentSummary"];
                /** @description A sentence: what was not done in time. */
                why: string;
                /** @description The role in which the reader was called, by its title. */
                as?: string;
                /** @description A sentence: what the reader may do. */
                asks: string;
                clause: string;
                /** Format: date-time */
                at: string;
            }[];
            open: {
                count: number;
                items: components["schemas"]["IncidentSummary"][];
            };
            /** @description Resolved, not closed, and their alerts fire: perhaps not over. The newest of them, and how many. */
            resolvedYetFiring: {
                count: number;
                items: components["schemas"]["IncidentSummary"][];
            };
            /** @description Incidents declared on each of the last 28 days (UTC), today last; drills apart. */
            declaredByDay: number[];
            onCallNow: components["schemas"]["Person"][];
            /** @description Whom a page calls while nobody is on call; else empty. */
            calledInstead: components["schemas"]["Person"][];
            clocksMet: {
                /** @enum {unknown} */
                clock: "acknowledge" | "commander" | "classify" | "mitigate" | "update" | "resolve";
                met: number;
                total: number;
            }[];
            changesSince: {
                seq: number;
                /** Format: date-time */
                at: string;
                actor: {
                    person?: components["schemas"]["Person"];
                    system?: string;
                };
                summary: string;
                /** @description Moments that the summary names, as they stand in it: to be shown by the reader’s own clock. */
                instants?: string[];
                things: {
                    kind: string;
                    id: string;
                    /** @description What people and pages ask for it by, where that is not its id. */
                    name?: string;
                }[];
            }[];
            seenUpTo?: number;
            findings: {
                clause: string;
                /** @enum {unknown} */
                weight: "warning" | "note";
                message: string;
                ruling: string | null;
                /** @description Who must do something about it, and on which page; absent where it says how the document is read. */
                act?: {
                    who: string;
                    page?: string;
                };
            }[];
        };
        /** OwedObligation */
        OwedObligation: {
            kind: string;
            what: string;
            clause: string;
            /** @description What cannot be done before it is done. */
            blocks: ("closing" | "publishing")[];
            /** @description Where it is done, where that is another page. */
            page?: string;
            /** Format: date-time */
            placedAt: string;
            /** Format: date-time */
            dueAt?: string;
            /** Format: date-time */
            missedAt?: string;
            /** Format: date-time */
            dischargedAt?: string;
        };
        /** OwnPage */
        OwnPage: {
            id: string;
            incident: string;
            /** @enum {unknown} */
            state: "queued" | "sending" | "handed-over" | "failed" | "answered" | "stopped";
            /** @enum {unknown} */
            urgency: "page" | "notify";
            why: string;
            drill: boolean;
            /** Format: date-time */
            queuedAt: string;
            /** Format: date-time */
            answeredAt?: string;
            told: string;
            deliveries: {
                channel: string;
                /** @enum {unknown} */
                state: "sending" | "handed-over" | "delivered" | "failed" | "unknown";
                tries: number;
                /** Format: date-time */
                beganAt: string;
                /** Format: date-time */
                settledAt?: string;
                reason?: string;
            }[];
        };
        /** PageDelivery */
        PageDelivery: {
            id: string;
            to: components["schemas"]["Person"];
            channel: string;
            /** @enum {unknown} */
            state: "queued" | "sending" | "handed-over" | "failed" | "answered" | "stopped";
            /** Format: date-time */
            queuedAt: string;
            /** Format: date-time */
            handedOverAt?: string;
            /** Format: date-time */
            answeredAt?: string;
            attempts: number;
            why: string;
            clause: string;
            /** @enum {unknown} */
            urgency: "page" | "notify";
            drill: boolean;
            round: number;
            /** @description The step of a path that led to them, and by what. */
            via?: string;
            deliveries: {
                channel: string;
                /** @enum {unknown} */
                state: "sending" | "handed-over" | "delivered" | "failed" | "unknown";
                tries: number;
                /** Format: date-time */
                beganAt: string;
                /** Format: date-time */
                settledAt?: string;
                reason?: string;
            }[];
        };
        /** PasswordChanged */
        PasswordChanged: {
            /** @description Sessions elsewhere that were open until now. */
            endedSessions: number;
        };
        /** PathDeadEnd */
        PathDeadEnd: {
            says: string;
            /** Format: date-time */
            from: string;
            /** Format: date-time */
            until: string;
            /** @description From 1 on. Left out: none of its steps finds anybody. */
            step?: number;
        };
        /** PathStep */
        PathStep: {
            targets: components["schemas"]["PathTarget"][];
            /** @enum {unknown} */
            by: "page" | "notify";
            waitMinutes: number;
            answers: number;
            windows: {
                fromDay: number;
                from: string;
                toDay: number;
                to: string;
            }[];
            /** @description Whether it is taken at this hour. */
            isTakenNow: boolean;
        };
        /** PathTarget */
        PathTarget: {
            /** @enum {unknown} */
            kind: "schedule" | "person" | "role" | "team";
            id: string;
            name: string;
            /** @description To whom it leads now; nobody: nowhere. */
            people: components["schemas"]["Person"][];
        };
        /** Person */
        Person: {
            /** Format: uuid */
            id: string;
            name?: string;
            initials: string;
            roles?: string[];
        };
        /** Pipeline */
        Pipeline: {
            /** Format: uuid */
            id: string;
            name: string;
            namespace: string;
            /** @description What tells of its runs: AIRFLOW, DBT, SPARK. */
            integration?: string;
            /** @description Its runs are steps of another pipeline's. */
            isStep: boolean;
            schedule?: {
                cron: string;
                zone: string;
                /** @enum {unknown} */
                nominal: "start" | "end" | "by-integration";
                /** Format: date-time */
                since: string;
            };
            /** Format: date-time */
            nextDueAt?: string;
            newest?: components["schemas"]["PipelineRun"];
            lastDue?: components["schemas"]["ExpectedRun"];
            /** Format: date-time */
            completeAt?: string;
            /** @description In seconds. */
            freshnessSeconds?: number;
            /** Format: date-time */
            heardAt?: string;
            version: number;
            may: {
                schedule: components["schemas"]["Verdict"];
                unschedule: components["schemas"]["Verdict"];
            };
        };
        /** PipelinePage */
        PipelinePage: {
            /** Format: uuid */
            id: string;
            name: string;
            namespace: string;
            /** @description What tells of its runs: AIRFLOW, DBT, SPARK. */
            integration?: string;
            /** @description Its runs are steps of another pipeline's. */
            isStep: boolean;
            schedule?: {
                cron: string;
                zone: string;
                /** @enum {unknown} */
                nominal: "start" | "end" | "by-integration";
                /** Format: date-time */
                since: string;
            };
            /** Format: date-time */
            nextDueAt?: string;
            newest?: components["schemas"]["PipelineRun"];
            lastDue?: components["schemas"]["ExpectedRun"];
            /** Format: date-time */
            completeAt?: string;
            /** @description In seconds. */
            freshnessSeconds?: number;
            /** Format: date-time */
            heardAt?: string;
            version: number;
            may: {
                schedule: components["schemas"]["Verdict"];
                unschedule: components["schemas"]["Verdict"];
            };
            runs: components["schemas"]["PipelineRun"][];
            expected: components["schemas"]["ExpectedRun"][];
            /** @description How long after its scheduled start a run must be complete (GOV 4.4). */
            withinSeconds: number;
        };
        /** PipelineRun */
        PipelineRun: {
            /** Format: uuid */
            runId: string;
            /** @enum {unknown} */
            state: "running" | "complete" | "failed" | "aborted";
            /** Format: date-time */
            startedAt: string;
            /** Format: date-time */
            endedAt?: string;
            /** @description In seconds. */
            durationSeconds?: number;
            /** @description In seconds. */
            latenessSeconds?: number;
            /** Format: date-time */
            slotAt?: string;
            /** Format: uuid */
            parentRun?: string;
            error?: string;
        };
        /** PostmortemPage */
        PostmortemPage: {
            /** @description The incident’s. */
            code: string;
            title: string;
            /** @enum {unknown} */
            severity: "SEV-1" | "SEV-2" | "SEV-3" | "SEV-4";
            /** @enum {unknown} */
            rule: "required" | "recommended" | "by-choice";
            clause: string;
            /** Format: date-time */
            dueAt?: string;
            /** Format: date-time */
            publishedAt?: string;
            /** @description Its due time passed without it. */
            isLate: boolean;
            review?: {
                /** Format: date-time */
                at: string;
                facilitator: components["schemas"]["Person"];
            };
            /** @enum {unknown} */
            state: "none" | "owed" | "draft" | "in-review" | "published";
            sections: {
                id: string;
                title: string;
                asks: string;
                needed: boolean;
                text: string;
                /** @description What is written over it names this. */
                version: number;
                author?: components["schemas"]["Person"];
                /** Format: date-time */
                writtenAt?: string;
            }[];
            /** @description What the incident’s people are called: the check looks for these while somebody writes. */
            names: string[];
            findings: {
                section: string;
                kind: string;
                /** @description In UTF-16 units. */
                start: number;
                end: number;
                text: string;
                suggestion: string;
                /** @description Why it stays. */
                answer?: string;
            }[];
            /** @description Why it cannot be published yet. */
            missing: {
                clause: string;
                problem: string;
                remedy: string;
            }[];
            actions: components["schemas"]["ActionItem"][];
            revisions: {
                revision: number;
                sections: {
                    id: string;
                    title: string;
                    body: string;
                }[];
                reason?: string;
                publishedBy: components["schemas"]["Person"];
                /** Format: date-time */
                publishedAt: string;
            }[];
            version: number;
            may: {
                [key: string]: components["schemas"]["Verdict"];
            };
        };
        /** PostmortemSummary */
        PostmortemSummary: {
            /** @description The incident’s. */
            code: string;
            title: string;
            /** @enum {unknown} */
            severity: "SEV-1" | "SEV-2" | "SEV-3" | "SEV-4";
            /** @enum {unknown} */
            rule: "required" | "recommended" | "by-choice";
            clause: string;
            /** Format: date-time */
            dueAt?: string;
            /** Format: date-time */
            publishedAt?: string;
            /** @description Its due time passed without it. */
            isLate: boolean;
            review?: {
                /** Format: date-time */
                at: string;
                facilitator: components["schemas"]["Person"];
            };
            /** @enum {unknown} */
            state: "owed" | "draft" | "in-review" | "published";
            commander?: components["schemas"]["Person"];
        };
        /** Prediction */
        Prediction: {
            id: string;
            /**
             * Format: uuid
             * @description What it is known by here.
             */
            key: string;
            /** Format: date */
            day: string;
            model: string;
            modelVersion: string;
            /** Format: date-time */
            at: string;
            decision?: string;
            score?: number;
            /** @description A pseudonym: who it is only the deciding system knows. */
            subject?: string;
            /** @description Its subject was forgotten: what was encrypted is gone. */
            isForgotten: boolean;
            features: {
                name: string;
                value: number | string | null;
            }[];
            groups: {
                name: string;
                value: number | string | null;
            }[];
            explanation?: string;
            outcomes: {
                /** Format: date-time */
                observedAt: string;
                /** Format: date-time */
                receivedAt: string;
                says: string;
            }[];
            reviews: {
                code: string;
                /** @enum {unknown} */
                state: "requested" | "taken" | "decided";
                /** @enum {unknown} */
                verdict?: "upheld" | "overturned";
                decision?: string;
            }[];
            /**
             * Format: uuid
             * @description The entry that commits to it.
             */
            segment: string;
        };
        /** Problem */
        Problem: {
            /** Format: uri */
            type: string;
            title: string;
            status: number;
            /** @description Stable for programs: `area/what`. */
            code: string;
            detail: string;
            /** @description What to do about it. */
            remedy?: string;
            /** @description The clause of the policy that stood in the way. */
            clause?: string;
            obligations?: {
                kind: string;
                clause: string;
                from?: string;
                what: string;
            }[];
            fields?: {
                /** @description JSON pointer. */
                path: string;
                problem: string;
                remedy?: string;
            }[];
            requestId: string;
            retryAfterSeconds?: number;
        };
        /** PromotionEvidence */
        PromotionEvidence: {
            /** Format: uuid */
            id: string;
            service: string;
            commit: string;
            /** @description smoke-test, rollback-plan or the name of a gate */
            what: string;
            /** @enum {unknown} */
            state: "passed" | "failed" | "not-run";
            tool?: string;
            findings: number;
            /** @description SHA-256 of the report, in hexadecimal */
            report?: string;
            plan?: string;
            reference?: string;
            /** Format: uuid */
            deployment?: string;
            /** Format: date-time */
            recordedAt: string;
        };
        /** PromotionLine */
        PromotionLine: {
            clause: string;
            what: string;
            /** @enum {unknown} */
            state: "met" | "missing" | "waived";
            why: string[];
            /** @description The exception that sets it aside. */
            waiver?: string;
        };
        /** PromotionStanding */
        PromotionStanding: {
            service: string;
            commit: string;
            environment: string;
            isReady: boolean;
            lines: components["schemas"]["PromotionLine"][];
        };
        /** Rate */
        Rate: {
            share: number;
            low: number;
            high: number;
            of: number;
        };
        /** ReachedService */
        ReachedService: {
            name: string;
            /** @enum {unknown} */
            kind: "service" | "model" | "pipeline" | "data-set";
            team?: string;
            tier?: number;
            userFacing?: boolean;
            runbook?: string;
            /** @description Over how many dependencies it stands on what is broken; 0 is that itself. */
            steps: number;
        };
        /** Ready */
        Ready: {
            status: "ready" | "not-ready" | "stopping";
            checks: {
                name: string;
                ok: boolean;
                why?: string;
                remedy?: string;
            }[];
        };
        /** RefusedRows */
        RefusedRows: {
            code: string;
            problem: string;
            remedy?: string;
            rows: number;
            /** Format: date-time */
            firstAt: string;
            /** Format: date-time */
            lastAt: string;
        };
        /** RegistryVersion */
        RegistryVersion: {
            registry: string;
            /** @description As the registry calls the model. */
            name: string;
            /** @description As it is called here. */
            model: string;
            modelVersion: string;
            status: string;
            /** @enum {unknown} */
            standing: "registered" | "no-model" | "not-ready" | "no-schema" | "bad-schema" | "bad-name";
            problem?: string;
        };
        /** Reinstated */
        Reinstated: {
            /** Format: uuid */
            id: string;
            /**
             * @description As what they are back: a person is invited again, and chooses a new password by the link.
             * @enum {unknown}
             */
            state: "active" | "invited";
            /** @description The one-time link; a service account gets none. */
            url?: string;
            /** Format: date-time */
            expiresAt?: string;
        };
        /** RenewedCalendar */
        RenewedCalendar: {
            /** Format: uuid */
            id: string;
            /** @description The address to subscribe to. Whoever has it can read it; it is shown once. */
            url: string;
        };
        /** Replayed */
        Replayed: {
            messages: number;
        };
        /** Review */
        Review: {
            code: string;
            model: string;
            modelVersion: string;
            /** @enum {unknown} */
            state: "requested" | "taken" | "decided";
            /** @enum {unknown} */
            askedBy: "subject" | "member";
            /** Format: date-time */
            askedAt: string;
            /** Format: date-time */
            dueAt: string;
            isOverdue: boolean;
            reviewer?: {
                /** Format: uuid */
                id: string;
                initials: string;
            };
            /** @enum {unknown} */
            verdict?: "upheld" | "overturned";
            original?: string;
            decision?: string;
            /** Format: date-time */
            decidedAt?: string;
            /** Format: date-time */
            toldAt?: string;
            prediction: {
                /** Format: uuid */
                key: string;
                /** Format: date */
                day: string;
            };
            version: number;
            may: {
                take: components["schemas"]["Verdict"];
                decide: components["schemas"]["Verdict"];
            };
        };
        /** ReviewMeasures */
        ReviewMeasures: {
            open: number;
            overdue: number;
            decided: number;
            overturned: number;
            late: number;
            days: number;
            overturnRate?: number;
        };
        /** ReviewPage */
        ReviewPage: {
            code: string;
            model: string;
            modelVersion: string;
            /** @enum {unknown} */
            state: "requested" | "taken" | "decided";
            /** @enum {unknown} */
            askedBy: "subject" | "member";
            /** Format: date-time */
            askedAt: string;
            /** Format: date-time */
            dueAt: string;
            isOverdue: boolean;
            reviewer?: {
                /** Format: uuid */
                id: string;
                initials: string;
            };
            /** @enum {unknown} */
            verdict?: "upheld" | "overturned";
            original?: string;
            decision?: string;
            /** Format: date-time */
            decidedAt?: string;
            /** Format: date-time */
            toldAt?: string;
            prediction: {
                /** Format: uuid */
                key: string;
                /** Format: date */
                day: string;
            };
            version: number;
            may: {
                take: components["schemas"]["Verdict"];
                decide: components["schemas"]["Verdict"];
            };
            words?: string;
            reasons?: string;
            case: components["schemas"]["Prediction"];
            classes: string[];
            similar: {
                /** Format: uuid */
                key: string;
                /** Format: date */
                day: string;
                /** Format: date-time */
                at: string;
                decision?: string;
                score?: number;
                /** @description How many features are the same, or nearly. */
                alike: number;
                outcome?: string;
            }[];
        };
        /** RoleProposal */
        RoleProposal: {
            /** Format: uuid */
            id: string;
            member: components["schemas"]["Person"];
            /** @enum {unknown} */
            change: "give" | "take";
            role: string;
            /** @description What the policy calls the role. */
            title: string;
            team?: string;
            provider: string;
            /** Format: date-time */
            proposedAt: string;
        };
        /** Rollback */
        Rollback: {
            /** Format: uuid */
            id: string;
            /** @description The code of the incident that it is under. */
            incident: string;
            target: string;
            to: string;
            from?: string;
            /** @enum {unknown} */
            state: "asked" | "refused" | "approved" | "running" | "succeeded" | "failed" | "timed-out";
            /**
             * @description Why it ended, where its executor did not end it.
             * @enum {unknown}
             */
            because?: "declined" | "withdrawn" | "unanswered" | "moot" | "executor-refused" | "unreachable" | "silent";
            evidence: string;
            executor: {
                id: string;
                name: string;
                /** @enum {unknown} */
                by: "webhook" | "program";
            };
            requestedBy: components["schemas"]["Person"];
            /** Format: date-time */
            requestedAt: string;
            /** Format: uuid */
            approval?: string;
            /** Format: date-time */
            authorisedAt?: string;
            /** Format: date-time */
            answerBy?: string;
            /** Format: date-time */
            sentAt?: string;
            /** Format: date-time */
            startedAt?: string;
            /** Format: date-time */
            endedAt?: string;
            /** @description The executor’s own words. */
            detail?: string;
            /** @description Its executor answered after it was given up. */
            isLate: boolean;
            /** @description The glass was broken (R24). */
            withoutApproval: boolean;
            /** @description Nobody has answered, and the emergency way is open. */
            isGlassOffered: boolean;
            /** Format: date-time */
            ratifiedAt?: string;
            version: number;
            may: {
                "break-glass": components["schemas"]["Verdict"];
                ratify: components["schemas"]["Verdict"];
                retrospect: components["schemas"]["Verdict"];
                take: components["schemas"]["Verdict"];
                report: components["schemas"]["Verdict"];
            };
        };
        /** RollbackPlanWritten */
        RollbackPlanWritten: {
            /** Format: uuid */
            id: string;
        };
        /** Rotation */
        Rotation: {
            id: string;
            name: string;
            layer: number;
            turns: string[][];
            everyDays: number;
            handover: string;
            startsOn: string;
            first: number;
            /** @enum {unknown} */
            counts: "calendar" | "covered";
            windows: {
                fromDay: number;
                from: string;
                toDay: number;
                to: string;
            }[];
        };
        /** RoutingPublished */
        RoutingPublished: {
            version: number;
        };
        /** RoutingTried */
        RoutingTried: {
            alerts: number;
            /** @description How many would have gone to another team than they did. */
            moved: number;
            teams: {
                team: string;
                alerts: number;
                before: number;
            }[];
            examples: {
                alert: string;
                from: string;
                to: string;
                by: string;
            }[];
        };
        /** RoutingVersion */
        RoutingVersion: {
            version: number;
            /** @enum {unknown} */
            state: "active" | "shadow" | "past";
            /** @description As they were written, one a line. */
            rules: string;
            catchAll?: {
                id: string;
                name: string;
            };
            reason: string;
            /** Format: date-time */
            publishedAt: string;
            publishedBy: components["schemas"]["Person"];
            /** @description In the shadow: how many alerts it would have given to others so far. */
            differs?: number;
        };
        /** RunbookOffer */
        RunbookOffer: {
            id: string;
            title: string;
            version: string;
            steps: number;
            isStale: boolean;
            because: string[];
        };
        /** RunbookPage */
        RunbookPage: {
            id: string;
            title: string;
            version: string;
            /** @enum {unknown} */
            from: "shipped" | "organisation";
            severities: ("SEV-1" | "SEV-2" | "SEV-3" | "SEV-4")[];
            owner: {
                id: string;
                title: string;
            };
            steps: {
                id: string;
                title: string;
                role: {
                    id: string;
                    title: string;
                };
                run?: string;
                verify: string;
            }[];
            triggers: string[];
            /** @description When a drill of it last passed: an instant, or the day of its release. */
            drilledAt?: string;
            /** @description Not drilled within the policy’s time. */
            isStale: boolean;
            /** @description The version that waits to be approved. */
            proposed?: string;
            roles: {
                responsible: {
                    id: string;
                    title: string;
                };
                consulted: {
                    id: string;
                    title: string;
                }[];
                informed: {
                    id: string;
                    title: string;
                }[];
            };
            verification: string[];
            rollback: string[];
            closure: string[];
            related: {
                id: string;
                title: string;
            }[];
            humanReview: {
                path?: string;
                role?: {
                    id: string;
                    title: string;
                };
                within?: string;
                none?: string;
            };
            lastTested?: {
                on: string;
                where: string;
                outcome: string;
            };
            blocks: {
                /** @enum {unknown} */
                kind: "heading" | "paragraph" | "list" | "code" | "table";
                level?: number;
                text?: string;
                isNumbered?: boolean;
                lines?: {
                    /** @enum {unknown} */
                    kind: "text" | "code" | "strong" | "link";
                    text: string;
                    to?: string;
                }[][];
                rows?: {
                    /** @enum {unknown} */
                    kind: "text" | "code" | "strong" | "link";
                    text: string;
                    to?: string;
                }[][][];
            }[];
            diagrams: {
                name: string;
                width: number;
                height: number;
                boxes: {
                    id: string;
                    /** @enum {unknown} */
                    shape: "box" | "round" | "choice";
                    x: number;
                    y: number;
                    width: number;
                    height: number;
                    lines: string[];
                }[];
                arrows: {
                    from: string;
                    to: string;
                    label?: string;
                    points: number[][];
                }[];
            }[];
            versions: {
                version: string;
                /** @enum {unknown} */
                state: "shipped" | "proposed" | "in-force" | "replaced" | "refused";
                proposedBy?: components["schemas"]["Person"];
                /** Format: date-time */
                at?: string;
                review?: string;
                approval?: string;
            }[];
        };
        /** RunbookSummary */
        RunbookSummary: {
            id: string;
            title: string;
            version: string;
            /** @enum {unknown} */
            from: "shipped" | "organisation";
            severities: ("SEV-1" | "SEV-2" | "SEV-3" | "SEV-4")[];
            owner: {
                id: string;
                title: string;
            };
            steps: number;
            triggers: string[];
            /** @description When a drill of it last passed: an instant, or the day of its release. */
            drilledAt?: string;
            /** @description Not drilled within the policy’s time. */
            isStale: boolean;
            /** @description The version that waits to be approved. */
            proposed?: string;
        };
        /** RunbookText */
        RunbookText: {
            id: string;
            version: string;
            state: string;
            text: string;
            /** @description The version that it is compared with. */
            against?: string;
            changes: {
                /** @enum {unknown} */
                kind: "same" | "added" | "removed";
                line: number;
                text: string;
            }[];
        };
        /** Schedule */
        Schedule: {
            /** Format: uuid */
            id: string;
            name: string;
            team?: {
                /** Format: uuid */
                id: string;
                name: string;
            };
            /** @description Incidents page whoever is on call in it. */
            wakes: boolean;
            zone: string;
            now: components["schemas"]["Person"][];
            /** Format: date-time */
            until?: string;
            next: components["schemas"]["Person"][];
        };
        /** ScheduleImportPreview */
        ScheduleImportPreview: {
            schedules: {
                name: string;
                /** @enum {unknown} */
                becomes: "added" | "unchanged" | "left-out";
                reasons: string[];
                rotations: number;
                overrides: number;
                differences: {
                    /** @description As the other product names them. */
                    person: string;
                    gains: {
                        /** Format: date-time */
                        from: string;
                        /** Format: date-time */
                        until: string;
                    }[];
                    loses: {
                        /** Format: date-time */
                        from: string;
                        /** Format: date-time */
                        until: string;
                    }[];
                }[];
            }[];
            /** @description Escalation paths. */
            paths: {
                name: string;
                /** @enum {unknown} */
                becomes: "added" | "unchanged" | "left-out";
                reasons: string[];
                steps: number;
                rounds: number;
                /** @description After each acknowledgement, while unresolved. */
                repeatsAfterMinutes?: number;
            }[];
        };
        /** SchedulePage */
        SchedulePage: {
            /** Format: uuid */
            id: string;
            name: string;
            team?: {
                /** Format: uuid */
                id: string;
                name: string;
            };
            /** @description Incidents page whoever is on call in it. */
            wakes: boolean;
            zone: string;
            now: components["schemas"]["Person"][];
            /** Format: date-time */
            until?: string;
            next: components["schemas"]["Person"][];
            version: number;
            plan: components["schemas"]["SchedulePlan"];
            /** @description Plans that take effect later. */
            planned: {
                /** Format: date-time */
                from: string;
                plan: components["schemas"]["SchedulePlan"];
            }[];
            /** @description As far as the policy looks ahead. */
            shifts: components["schemas"]["Shift"][];
            standIns: components["schemas"]["StandIn"][];
            covers: components["schemas"]["CoverRequest"][];
            /** @description Everybody whom this names. */
            people: components["schemas"]["Person"][];
            may: {
                take: components["schemas"]["Verdict"];
                give: components["schemas"]["Verdict"];
                "ask-cover": components["schemas"]["Verdict"];
                keep: components["schemas"]["Verdict"];
                override: components["schemas"]["Verdict"];
                "put-back": components["schemas"]["Verdict"];
                edit: components["schemas"]["Verdict"];
                change: components["schemas"]["Verdict"];
                retire: components["schemas"]["Verdict"];
            };
        };
        /** SchedulePlan */
        SchedulePlan: {
            zone: string;
            rotations: components["schemas"]["Rotation"][];
        };
        /** SeenBefore */
        SeenBefore: {
            code: string;
            title: string;
            /** @enum {unknown} */
            severity: "SEV-1" | "SEV-2" | "SEV-3" | "SEV-4";
            /** Format: date-time */
            declaredAt: string;
            isOpen: boolean;
            /** @enum {unknown} */
            because: "service" | "words" | "service and words";
            /** @enum {unknown} */
            postmortem?: "owed" | "draft" | "in-review" | "published";
            /** @description Action items of it that were proposed or accepted and are not done. */
            openActions: number;
        };
        /** Service */
        Service: {
            name: string;
            /** @enum {unknown} */
            kind: "service" | "model" | "pipeline" | "data-set";
            team?: {
                /** Format: uuid */
                id: string;
                name: string;
            };
            /** @description 1 is what can least be done without. */
            tier?: number;
            userFacing?: boolean;
            runbook?: string;
            links: string[];
            dependsOn: string[];
            addresses: string[];
            version: number;
            may: {
                change: components["schemas"]["Verdict"];
                depend: components["schemas"]["Verdict"];
                undepend: components["schemas"]["Verdict"];
                "know-address": components["schemas"]["Verdict"];
                "forget-address": components["schemas"]["Verdict"];
                retire: components["schemas"]["Verdict"];
            };
        };
        /** ServiceAccount */
        ServiceAccount: {
            /** Format: uuid */
            id: string;
            name: string;
            active: boolean;
            roles: {
                /** Format: uuid */
                grantId: string;
                role: string;
                /** Format: uuid */
                teamId?: string;
            }[];
            /** @description Those that were not revoked. What was, the ledger tells. */
            keys: {
                /** Format: uuid */
                id: string;
                begins: string;
                scopes: string[];
                /** Format: date-time */
                createdAt: string;
                /** Format: date-time */
                expiresAt: string;
            }[];
        };
        /** ServicePage */
        ServicePage: {
            name: string;
            /** @enum {unknown} */
            kind: "service" | "model" | "pipeline" | "data-set";
            team?: {
                /** Format: uuid */
                id: string;
                name: string;
            };
            /** @description 1 is what can least be done without. */
            tier?: number;
            userFacing?: boolean;
            runbook?: string;
            links: string[];
            dependsOn: string[];
            addresses: string[];
            version: number;
            may: {
                change: components["schemas"]["Verdict"];
                depend: components["schemas"]["Verdict"];
                undepend: components["schemas"]["Verdict"];
                "know-address": components["schemas"]["Verdict"];
                "forget-address": components["schemas"]["Verdict"];
                retire: components["schemas"]["Verdict"];
            };
            dependents: string[];
        };
        /** Serving */
        Serving: {
            /** Format: date-time */
            at: string;
            serving: {
                alias: string;
                modelVersion: string;
                /** Format: date-time */
                since: string;
            }[];
        };
        /** Session */
        Session: {
            principal: {
                /** Format: uuid */
                id: string;
                name: string;
                email: string;
                /** @description In which they read times; absent: they have not said. */
                timeZone?: string;
                kind: "person" | "service";
            };
            roles: {
                role: string;
                /** Format: uuid */
                teamId?: string;
            }[];
            contactRoles: string[];
            /** @description What the caller may do for the whole organisation. What one thing allows, its own answer says. */
            may: {
                "member.admit": components["schemas"]["Verdict"];
                "team.arrange": components["schemas"]["Verdict"];
                "service_account.arrange": components["schemas"]["Verdict"];
                "identity_provider.arrange": components["schemas"]["Verdict"];
                "privacy.reveal": components["schemas"]["Verdict"];
                "subject.tell": components["schemas"]["Verdict"];
                "erasure.keep": components["schemas"]["Verdict"];
                "data.keep": components["schemas"]["Verdict"];
                "data.classify": components["schemas"]["Verdict"];
                "oncall.set": components["schemas"]["Verdict"];
                "oncall.swap": components["schemas"]["Verdict"];
                "service.keep": components["schemas"]["Verdict"];
                "exception.ask": components["schemas"]["Verdict"];
                "status.arrange": components["schemas"]["Verdict"];
                "role.grant": components["schemas"]["Verdict"];
                "contact_role.assign": components["schemas"]["Verdict"];
                "policy.activate": components["schemas"]["Verdict"];
                "policy.record_review": components["schemas"]["Verdict"];
                "integration.create": components["schemas"]["Verdict"];
                "alert.suppress": components["schemas"]["Verdict"];
                "alert.route": components["schemas"]["Verdict"];
                "objective.propose": components["schemas"]["Verdict"];
                "pipeline.keep": components["schemas"]["Verdict"];
                "model.keep": components["schemas"]["Verdict"];
                "review.ask": components["schemas"]["Verdict"];
                "detection.keep": components["schemas"]["Verdict"];
                "break_glass.ask": components["schemas"]["Verdict"];
                "feed.keep": components["schemas"]["Verdict"];
                "anchor.keep": components["schemas"]["Verdict"];
                "sink.keep": components["schemas"]["Verdict"];
                "llm.keep": components["schemas"]["Verdict"];
                "executor.arrange": components["schemas"]["Verdict"];
                "tracker.keep": components["schemas"]["Verdict"];
                "channel.configure": components["schemas"]["Verdict"];
                "channel.own": components["schemas"]["Verdict"];
                "chat.approve_internal": components["schemas"]["Verdict"];
                "change.link": components["schemas"]["Verdict"];
                "promotion.record": components["schemas"]["Verdict"];
                "ledger.verify": components["schemas"]["Verdict"];
                "ledger.export": components["schemas"]["Verdict"];
                "report.read": components["schemas"]["Verdict"];
                "evidence.read": components["schemas"]["Verdict"];
                "evidence.export": components["schemas"]["Verdict"];
                "report.prepare": components["schemas"]["Verdict"];
            };
            onCall: boolean;
            /** @description To be sent as X-CSRF-Token with every write. Empty for tokens and keys, which need none. */
            csrfToken: string;
            policy: {
                id: string;
                version: string;
                revision: number;
            };
            /** @description Duties that the policy wants apart are in the same hands. */
            unseparated: boolean;
            /** Format: date-time */
            serverTime: string;
        };
        /** Shift */
        Shift: {
            /** Format: date-time */
            from: string;
            /** Format: date-time */
            until: string;
            /** @description Nobody: a gap. */
            people: string[];
            standsIn: string[];
        };
        /** SignOnBegun */
        SignOnBegun: {
            /** @description Where the browser goes now. */
            url: string;
        };
        /** SignOnDone */
        SignOnDone: {
            outcome: "signed-in" | "linked";
            /** @description The path to go to now. */
            next: string;
        };
        /** Sink */
        Sink: {
            /** Format: uuid */
            id: string;
            name: string;
            kind: string;
            format: string;
            place: string;
            nextSeq: number;
            /** @description Entries that it does not have yet. */
            behind: number;
            /** @description Entries that it will never take. */
            rejected: number;
            /** Format: date-time */
            sentAt?: string;
            problem?: string;
            /** Format: date-time */
            problemAt?: string;
            /** Format: date-time */
            checkedAt?: string;
            /** @description What the last reconciliation with the tree found. */
            proof: string;
            /** @description Whether it held exactly the tree’s entries. */
            holds?: boolean;
            version: number;
        };
        /** SinkReject */
        SinkReject: {
            sink: string;
            seq: number;
            code: string;
            reason: string;
            /** Format: date-time */
            at: string;
        };
        /** SlackGroup */
        SlackGroup: {
            schedule: string;
            /** @description Of the schedule. */
            name: string;
            group: string;
        };
        /** SlackStatus */
        SlackStatus: {
            connected: boolean;
            internalText: boolean;
            linked: boolean;
        };
        /** StandIn */
        StandIn: {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            from: string;
            /** Format: date-time */
            until: string;
            /** Format: uuid */
            instead?: string;
            /** Format: uuid */
            person?: string;
            how: string;
        };
        /** StatusComponent */
        StatusComponent: {
            name: string;
            /** @enum {unknown} */
            impact: "none" | "degraded" | "partial-outage" | "full-outage";
            incidents: string[];
        };
        /** StatusUpdate */
        StatusUpdate: {
            /** Format: uuid */
            id: string;
            code: string;
            /** @enum {unknown} */
            state: "investigating" | "identified" | "monitoring" | "resolved";
            /** @enum {unknown} */
            impact: "none" | "degraded" | "partial-outage" | "full-outage";
            services: string[];
            /** @description PUBLIC by the decision of whoever published it. */
            text: string;
            /** Format: date-time */
            happenedAt: string;
            /** Format: date-time */
            publishedAt: string;
            publishedBy: components["schemas"]["Person"];
            /** Format: date-time */
            nextBy?: string;
            version: number;
            /** @description What it said before, oldest first. */
            earlier: {
                text: string;
                /** Format: date-time */
                at: string;
            }[];
        };
        /** StoredRows */
        StoredRows: {
            /** @enum {unknown} */
            status: "stored" | "partly-stored" | "refused";
            received: number;
            stored: number;
            /** @description Known already, to the byte: nothing was stored again. */
            repeated: number;
            /** @description Outcomes of predictions that have not come yet: they wait. */
            early: number;
            refused: number;
            /** @description The first 100. */
            refusals: {
                /** @description Its place in the list, or its line, from 0. */
                index: number;
                code: string;
                reason: string;
                fields: {
                    path: string;
                    problem: string;
                }[];
            }[];
        };
        /** Subscriber */
        Subscriber: {
            /** Format: uuid */
            id: string;
            /** @enum {unknown} */
            kind: "e-mail" | "webhook";
            /** @enum {unknown} */
            state: "pending" | "confirmed" | "ended";
            services: string[];
            /** Format: date-time */
            addedAt: string;
        };
        /** Suppression */
        Suppression: {
            /** Format: uuid */
            id: string;
            /** @enum {unknown} */
            kind: "snooze" | "maintenance" | "flapping" | "pause";
            /** @enum {unknown} */
            standing: "planned" | "active" | "over";
            reason: string;
            /** @description Which alerts it holds, in words. */
            of: string;
            /** Format: date-time */
            startsAt: string;
            /** Format: date-time */
            endsAt: string;
            /** Format: date-time */
            endedAt?: string;
            createdBy?: components["schemas"]["Person"];
            /** @description How many alerts began while it held them. */
            held: number;
            /** @description How many of them fire and have no incident. */
            waiting: number;
            version: number;
            may: {
                end: components["schemas"]["Verdict"];
            };
        };
        /** SuppressionBegun */
        SuppressionBegun: {
            /** Format: uuid */
            id: string;
        };
        /** Team */
        Team: {
            /** Format: uuid */
            id: string;
            name: string;
            members: components["schemas"]["Person"][];
            /** @description What the caller may do with it: `keep` something to it, such as an incident. */
            may: {
                keep: components["schemas"]["Verdict"];
            };
        };
        /** TimeZone */
        TimeZone: {
            timeZone?: string;
        };
        /** TimelineItem */
        TimelineItem: {
            id: string;
            seq?: number;
            /** Format: date-time */
            at: string;
            /** Format: date-time */
            recordedAt: string;
            /** @enum {unknown} */
            kind: "people" | "pages" | "alerts" | "clocks" | "policy";
            action: string;
            actor: {
                person?: components["schemas"]["Person"];
                system?: string;
            };
            summary: string;
            /** @description Moments that the summary names, as they stand in it: to be shown by the reader’s own clock. */
            instants?: string[];
            retroactive: boolean;
            clause?: string;
            erased?: boolean;
            alerts?: components["schemas"]["AlertMoment"];
            paging?: components["schemas"]["TimelinePaging"];
            /** @description No entry: before this the ledger has more entries than a timeline tells. */
            cut?: boolean;
        };
        /** TimelinePaging */
        TimelinePaging: {
            pages: string[];
            to: components["schemas"]["Person"][];
            round?: number;
            /** @enum {unknown} */
            urgency?: "page" | "notify";
            channel?: string;
            reason?: string;
        };
        /**
         * Tokens
         * @description RFC 6749 5.1
         */
        Tokens: {
            access_token: string;
            /** @enum {string} */
            token_type: "Bearer";
            expires_in: number;
            refresh_token: string;
        };
        /** Tracker */
        Tracker: {
            /** Format: uuid */
            id: string;
            name: string;
            /** @enum {unknown} */
            kind: "github" | "jira";
            /** @description The repository, or address and key of the project. */
            place: string;
            statuses: {
                open: string[];
                done: string[];
                dropped: string[];
            };
            /** @description Whether INTERNAL text may go there. */
            internal: boolean;
            /** Format: date-time */
            lookedAt?: string;
            problem?: string;
            version: number;
            may: {
                [key: string]: components["schemas"]["Verdict"];
            };
        };
        /** TranslationTried */
        TranslationTried: {
            /** @description What has the same group joins the same open incident. */
            group: string;
            alerts: {
                name: string;
                /** @enum {unknown} */
                state: "firing" | "resolved";
                /** @description What has the same is the same alert. */
                fingerprint: string;
                /** @enum {unknown} */
                severity?: "SEV-1" | "SEV-2" | "SEV-3" | "SEV-4";
                /** Format: date-time */
                startsAt: string;
                labels: {
                    [key: string]: string;
                };
                annotations: {
                    [key: string]: string;
                };
                link?: string;
            }[];
            leftOut: string[];
            notes: string[];
        };
        /**
         * Unreached
         * @description No page of it was handed over to anybody.
         */
        Unreached: {
            /** @enum {unknown} */
            why: "nobody-to-call" | "no-channel" | "not-delivered";
            explanation: string;
            /** @description Everybody who was called, with the channel tried last and why it did not get there. */
            called: {
                person: components["schemas"]["Person"];
                channel: string;
                failure: string;
            }[];
        };
        /** UpdateTemplate */
        UpdateTemplate: {
            /** Format: uuid */
            id: string;
            name: string;
            /** @enum {unknown} */
            audience: "stakeholders" | "public";
            text: string;
        };
        /** UsageDifference */
        UsageDifference: {
            day: string;
            model: string;
            providerRequests?: number;
            gatewayRequests: number;
            providerTokens?: number;
            gatewayTokens: number;
            /** @description Dollars. */
            providerCost?: string;
            gatewayCost: string;
            /** @description Attempts without an answer, which the provider may have counted or not. */
            unsure: number;
        };
        /** Verdict */
        Verdict: {
            allowed: boolean;
            reason?: string;
            remedy?: string;
            clause?: string;
            /** @description What to ask first; a yes names the version seen. */
            confirm?: string;
        };
        /** Verification */
        Verification: {
            verified: boolean;
            triesLeft: number;
        };
        /** Violation */
        Violation: {
            /** Format: uuid */
            id: string;
            /** @enum {unknown} */
            source: "member" | "anonymous" | "gate";
            clause?: string;
            aboutGovernance: boolean;
            reporter?: components["schemas"]["Person"];
            about: components["schemas"]["Person"][];
            /**
             * Format: date-time
             * @description Of what came anonymously: the midnight of its day.
             */
            reportedAt: string;
            /** @enum {unknown} */
            state: "reported" | "triaged" | "decided";
            /** @enum {unknown} */
            intent: "unknown" | "unintentional" | "intentional";
            outcomes: ("no-violation" | "corrective-action" | "access-revocation" | "escalate-to-information-security" | "formal-hr-review")[];
            /** @description How many others of this clause were found to be violations by the same people. */
            repeats: number;
            messages: {
                /** @enum {unknown} */
                author: "reporter" | "handler" | "gate";
                person?: components["schemas"]["Person"];
                text: string;
                /** Format: date-time */
                at: string;
            }[];
            version: number;
            may: {
                triage: components["schemas"]["Verdict"];
                answer: components["schemas"]["Verdict"];
                decide: components["schemas"]["Verdict"];
            };
        };
        /** WaysIn */
        WaysIn: {
            /** @description False: only those whom the policy names get in by password. */
            passwords: boolean;
            providers: {
                name: string;
                label: string;
            }[];
        };
        /** WhatChanged */
        WhatChanged: {
            /** Format: date-time */
            at: string;
            /** @enum {unknown} */
            kind: "deployment" | "change" | "event";
            says: string;
            service?: string;
            /**
             * @description Whether that is what the incident is about.
             * @enum {unknown}
             */
            about: "it" | "what it stands on";
            /** @description Whether it was before the incident began. */
            before: boolean;
            outcome?: string;
            /** @description Where it is described. */
            link?: string;
            /** @description Who told of it. */
            by?: string;
        };
        /** WholeBoardReport */
        WholeBoardReport: {
            /** Format: uuid */
            id: string;
            quarter: string;
            /** @description The second time a quarter is reported on it is 2; the first stays. */
            version: number;
            /** @description In how many controls exceptions were found. */
            failing: number;
            preparedBy: components["schemas"]["Person"];
            /** Format: date-time */
            preparedAt: string;
            words: string;
            figures: components["schemas"]["BoardFigures"];
            /** @description Of the figures in canonical form (RFC 8785), as the ledger has it. */
            sha256: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
