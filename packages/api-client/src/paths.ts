import type {
  Alert,
  AlertMapping,
  Channel,
  Classification,
  Clause,
  ContactRole,
  Facts,
  Incident,
  IncidentSummary,
  Integration,
  Invitation,
  LedgerEntry,
  LedgerEntryDetail,
  LedgerReport,
  Member,
  NewIntegration,
  Overview,
  Page,
  PageDelivery,
  Person,
  PolicyOverview,
  Received,
  ServiceAccount,
  Session,
  Severity,
  Team,
  TimelineItem,
} from './shapes.ts';

/**
 * Every call of the API, in the form that openapi-typescript prints, so that a generated file can take this one's place.
 */
export type paths = {
  '/v1/setup': { get: Ask<{ needed: boolean }>; post: Tell<SetupRequest, { invitations: Invitation[] }> };
  '/v1/invitations/accept': { post: Tell<{ token: string; password: string }, unknown> };
  '/v1/session': { get: Ask<Session>; post: Tell<{ email: string; password: string }, unknown>; delete: Ask<unknown> };
  '/v1/overview': { get: Ask<Overview> };
  '/v1/members': { get: Ask<Page<Member>>; post: Tell<{ name: string; email: string }, Invitation> };
  '/v1/members/{id}/invitation': { post: Tell<Record<string, never>, Invitation, { id: string }> };
  '/v1/members/{id}/suspend': { post: Tell<{ reason: string }, unknown, { id: string }> };
  '/v1/members/{id}/erase': { post: Tell<Record<string, never>, unknown, { id: string }> };
  '/v1/members/{id}/roles': { post: Tell<{ role: string; teamId?: string; reason: string }, unknown, { id: string }> };
  '/v1/members/{id}/roles/{grantId}': { delete: Ask<unknown, never, { id: string; grantId: string }> };
  '/v1/contact-roles': { get: Ask<{ items: ContactRole[] }> };
  '/v1/contact-roles/{role}': { put: Tell<{ principalId: string }, unknown, { role: string }> };
  '/v1/teams': { get: Ask<{ items: Team[] }>; post: Tell<{ name: string }, Team> };
  '/v1/service-accounts': { get: Ask<{ items: ServiceAccount[] }>; post: Tell<{ name: string }, { id: string }> };
  '/v1/service-accounts/{id}/keys': {
    post: Tell<
      { scopes: string[]; expiresInDays: number },
      { id: string; key: string; expiresAt: string },
      { id: string }
    >;
  };
  '/v1/service-accounts/{id}/keys/{keyId}': { delete: Ask<unknown, never, { id: string; keyId: string }> };
  '/v1/channels': {
    get: Ask<{ items: Channel[] }>;
    post: Tell<{ kind: 'webhook'; name: string; url: string; secretRef?: string }, { id: string; secret?: string }>;
  };
  '/v1/channels/{id}': { delete: Ask<unknown, never, { id: string }> };
  '/v1/channels/{id}/test': { post: Tell<Record<string, never>, unknown, { id: string }> };
  '/v1/on-call': { get: Ask<{ people: Person[] }>; put: Tell<{ people: string[] }, unknown> };
  '/v1/incidents': {
    get: Ask<Page<IncidentSummary> & { total: number }, IncidentQuery>;
    post: Tell<DeclareRequest, Incident>;
  };
  '/v1/incidents/classification': { post: Tell<{ facts: Facts }, Classification & { severity: Severity }> };
  '/v1/incidents/{code}': { get: Ask<Incident, never, Code> };
  '/v1/incidents/{code}/acknowledge': { post: Tell<Record<string, never>, Incident, Code> };
  '/v1/incidents/{code}/mitigate': { post: Tell<{ note: string }, Incident, Code> };
  '/v1/incidents/{code}/resolve': { post: Tell<{ note: string }, Incident, Code> };
  '/v1/incidents/{code}/close': { post: Tell<Record<string, never>, Incident, Code> };
  '/v1/incidents/{code}/reopen': { post: Tell<{ reason: string }, Incident, Code> };
  '/v1/incidents/{code}/classify': { post: Tell<{ facts: Facts }, Incident, Code> };
  '/v1/incidents/{code}/severity': { post: Tell<{ severity: Severity; reason: string }, Incident, Code> };
  '/v1/incidents/{code}/take-command': { post: Tell<Record<string, never>, Incident, Code> };
  '/v1/incidents/{code}/hand-over': { post: Tell<{ to: string; state: string }, Incident, Code> };
  '/v1/incidents/{code}/notes': { post: Tell<{ text: string; occurredAt?: string }, unknown, Code> };
  '/v1/incidents/{code}/updates': { post: Tell<{ text: string }, unknown, Code> };
  '/v1/incidents/{code}/timeline': {
    get: Ask<Page<TimelineItem>, { after?: string; cursor?: string; limit?: number }, Code>;
  };
  '/v1/incidents/{code}/alerts': { get: Ask<Page<Alert>, Paging, Code> };
  '/v1/incidents/{code}/pages': { get: Ask<Page<PageDelivery>, Paging, Code> };
  '/v1/alerts': { get: Ask<Page<Alert>, Paging & { state?: string; q?: string }> };
  '/v1/integrations': {
    get: Ask<Page<Integration>>;
    post: Tell<{ name: string; kind: 'alertmanager'; teamId?: string; mapping?: AlertMapping }, NewIntegration>;
  };
  '/v1/integrations/{id}': {
    get: Ask<Integration, never, { id: string }>;
    delete: Ask<unknown, never, { id: string }>;
  };
  '/v1/integrations/{id}/mapping': { put: Tell<{ mapping: AlertMapping }, Integration, { id: string }> };
  '/v1/integrations/{id}/rotate-key': { post: Tell<Record<string, never>, NewIntegration, { id: string }> };
  '/v1/integrations/{id}/received': { get: Ask<Page<Received>, Paging, { id: string }> };
  '/v1/policy': { get: Ask<PolicyOverview> };
  '/v1/policy/clauses': { get: Ask<{ items: Clause[] }> };
  '/v1/policy/clauses/{id}': { get: Ask<Clause, never, { id: string }> };
  '/v1/ledger/entries': { get: Ask<Page<LedgerEntry>, LedgerQuery> };
  '/v1/ledger/entries/{seq}': { get: Ask<LedgerEntryDetail, never, { seq: number }> };
  '/v1/ledger/verify': { post: Tell<{ witnesses?: string[] }, LedgerReport> };
};

export type SetupRequest = {
  readonly token: string;
  readonly organisation: string;
  readonly founder: { readonly name: string; readonly email: string; readonly password: string };
  readonly governance: { readonly name: string; readonly email: string }[];
};

export type DeclareRequest = {
  readonly title: string;
  readonly description?: string;
  readonly facts?: Facts;
  readonly severity?: Severity;
  readonly reason?: string;
  readonly drill?: boolean;
  readonly teamId?: string;
};

export type IncidentQuery = Paging & {
  phase?: string;
  severity?: string;
  open?: boolean;
  drill?: boolean;
  commander?: string;
  q?: string;
};

export type LedgerQuery = {
  actor?: string;
  action?: string;
  resource?: string;
  clause?: string;
  incident?: string;
  allowed?: boolean;
  cursor?: string;
  limit?: number;
};

type Paging = { cursor?: string; limit?: number };

type Code = { code: string };

type Ask<Answer, Query = never, Path = never> = { parameters: Parameters<Query, Path>; responses: Answers<Answer> };

type Tell<Body, Answer, Path = never> = {
  parameters: Parameters<never, Path>;
  requestBody: { content: { 'application/json': Body } };
  responses: Answers<Answer>;
};

type Parameters<Query, Path> = ([Query] extends [never] ? { query?: never } : { query?: Query }) &
  ([Path] extends [never] ? { path?: never } : { path: Path }) & {
    header?: { 'if-match'?: string; 'idempotency-key'?: string };
  };

type Answers<Answer> = { 200: { content: { 'application/json': Answer } } };
