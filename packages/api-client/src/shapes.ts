/**
 * The shapes sent over the wire, by their product names. Each is derived from a call's response, so that nothing here
 * can differ from the server's description. Times are UTC ISO-8601 with milliseconds.
 */
import type { components, paths } from './paths.generated.ts';

export type Session = Answer<Get<'/v1/session'>>;
export type Invitation = ItemOf<Answer<Post<'/v1/setup'>>['invitations']>;
export type SetupRequest = Asked<Post<'/v1/setup'>>;

/** A request that others decide. */
export type Approval = Answer<Get<'/v1/approvals/{id}'>>;

/** A commander's duty on an incident, measured. */
export type Duty = Item<Get<'/v1/incidents/{code}/duties'>>;

/** Published incident updates, and their external subscribers. */
export type StatusUpdate = Item<Get<'/v1/status-updates'>>;
export type StatusComponent = Item<Get<'/v1/status'>>;
export type Subscriber = Item<Get<'/v1/subscribers'>>;
export type UpdateTemplate = Item<Get<'/v1/update-templates'>>;
export type Audience = Item<Get<'/v1/audiences'>>;

/** An act of the policy's matrix, with whom it was put to and who was informed. */
export type Act = Item<Get<'/v1/acts'>>;
export type Consultation = ItemOf<Act['consulted']>;
export type Activity = Item<Get<'/v1/raci'>>;

/** A service in the catalog. */
export type Service = Item<Get<'/v1/services'>>;
export type RoutingVersion = Item<Get<'/v1/routing/versions'>>;
export type TranslationTried = Answer<Post<'/v1/integrations/try-translation'>>;
export type WhatChanged = Item<Get<'/v1/incidents/{code}/what-changed'>>;
export type RoutingTried = Answer<Post<'/v1/routing/try'>>;
export type Suppression = Item<Get<'/v1/suppressions'>>;
export type Violation = Answer<Get<'/v1/violations/{id}'>>;
export type Control = Answer<Get<'/v1/controls'>>['items'][number];
export type BoardReport = Answer<Get<'/v1/reports'>>['items'][number];
export type ControlFinding = Answer<Get<'/v1/control-findings'>>['items'][number];
export type WholeBoardReport = Answer<Get<'/v1/reports/{id}'>>;
export type Exception = Answer<Get<'/v1/exceptions/{id}'>>;
/** An incident's postmortem and its action items. */
export type PostmortemPage = Answer<Get<'/v1/postmortems/{code}'>>;
export type PostmortemSummary = Item<Get<'/v1/postmortems'>>;
export type SeenBefore = Item<Get<'/v1/seen-before'>>;
export type ActionItem = Item<Get<'/v1/actions'>>;
export type ServicePage = Answer<Get<'/v1/services/{name}'>>;
export type Schedule = Item<Get<'/v1/schedules'>>;
export type SchedulePage = Answer<Get<'/v1/schedules/{id}'>>;
/** Whom a team's incidents page, step by step. */
export type EscalationPath = Item<Get<'/v1/escalation-paths'>>;
export type EscalationPathPage = Answer<Get<'/v1/escalation-paths/{id}'>>;
export type PathStep = ItemOf<EscalationPathPage['steps']>;
export type PathTarget = ItemOf<PathStep['targets']>;
export type OnCallReadiness = Item<Get<'/v1/on-call/readiness'>>;
export type OnCallCalendar = Answer<Get<'/v1/on-call/calendar'>>;
export type SchedulePlan = SchedulePage['plan'];
export type ImportPreview = Answer<Post<'/v1/services/import/preview'>>;

/** The deploy gate's response, and who asked. */
export type GateAnswer = Answer<Post<'/v1/deployments/check'>>;
export type PromotionStanding = Answer<Get<'/v1/promotion'>>;
export type PromotionEvidence = Item<Get<'/v1/promotion/evidence'>>;
/** Metrics with their definitions. */
export type Measures = Answer<Get<'/v1/measures'>>;
export type Measure = ItemOf<Measures['measures']>;
/** Runbooks, and a runbook being followed. */
export type RunbookSummary = Item<Get<'/v1/runbooks'>>;
export type RunbookPage = Answer<Get<'/v1/runbooks/{id}'>>;
export type RunbookText = Answer<Get<'/v1/runbooks/{id}/versions/{version}'>>;
export type RunbookOffer = Item<Get<'/v1/incidents/{code}/runbooks'>>;
export type Execution = Item<Get<'/v1/executions'>>;
export type Rollback = Item<Get<'/v1/rollbacks'>>;
export type Tracker = Item<Get<'/v1/trackers'>>;
export type FollowedTicket = Item<Get<'/v1/tickets'>>;
export type Executor = Item<Get<'/v1/executors'>>;
export type Deployment = Item<Get<'/v1/deployments'>>;
export type UnaskedDeployment = Item<Get<'/v1/deployments-unasked'>>;
export type ChangeSummary = Item<Get<'/v1/changes'>>;
export type WitnessedLedger = Item<Get<'/v1/witness/ledgers'>>;
export type BreakGlassSheet = Answer<Get<'/v1/break-glass/sheet'>>;
export type EmergencyChange = Item<Get<'/v1/break-glass'>>;
/** Objectives, and how much of their budget is left. */
export type ObjectiveSummary = Item<Get<'/v1/objectives'>>;
export type ObjectivePage = Answer<Get<'/v1/objectives/{name}'>>;
export type ScheduleImportPreview = Answer<Post<'/v1/schedules/import/preview'>>;
export type ObjectiveImportPreview = Answer<Post<'/v1/objectives/import/preview'>>;
export type FreezeAnswer = Answer<Get<'/v1/freeze'>>;

/** A consumer of language models, as the gateway knows it. */
export type LlmConsumer = Answer<Get<'/v1/llm/consumers/{name}'>>;
export type LlmCall = Item<Get<'/v1/llm/calls'>>;
export type LlmSpend = Answer<Get<'/v1/llm/spend'>>;
export type Dpa = Item<Get<'/v1/llm/dpas'>>;
export type LlmProvider = Item<Get<'/v1/llm/providers'>>;
export type DataAsset = Item<Get<'/v1/data-assets'>>;
export type DataDecision = Item<Get<'/v1/data-decisions'>>;
export type Pipeline = Item<Get<'/v1/pipelines'>>;
export type DriftPage = Answer<Get<'/v1/drift/{id}'>>;
export type Drift = ItemOf<Answer<Get<'/v1/drift'>>['items']>;
export type DriftPlot = ItemOf<DriftPage['plots']>;
export type DriftComparison = ItemOf<DriftPage['comparisons']>;
export type DetectionEpisode = ItemOf<Answer<Get<'/v1/drift-episodes'>>['items']>;
export type Fairness = ItemOf<Answer<Get<'/v1/fairness'>>['items']>;
export type DetectorPage = Answer<Get<'/v1/detectors/{id}'>>;
export type ModelRegistry = Item<Get<'/v1/model-registries'>>;
export type RegistryVersion = Item<Get<'/v1/model-registries/versions'>>;
export type Detector = ItemOf<Answer<Get<'/v1/detectors'>>['items']>;
export type ModelPage = Answer<Get<'/v1/models/{name}'>>;
export type ModelVersion = ItemOf<ModelPage['versions']>;
export type Model = Item<Get<'/v1/models'>>;
export type Rate = NonNullable<Model['accuracy']>;
export type Prediction = Item<Get<'/v1/predictions/{id}'>>;
export type Review = Item<Get<'/v1/reviews'>>;
export type ReviewPage = Answer<Get<'/v1/reviews/{code}'>>;
export type PipelinePage = Answer<Get<'/v1/pipelines/{id}'>>;
export type PipelineRun = ItemOf<PipelinePage['runs']>;
export type ExpectedRun = ItemOf<PipelinePage['expected']>;

export type Incident = Answer<Get<'/v1/incidents/{code}'>>;
export type OwedObligation = ItemOf<Incident['obligations']>;
export type IncidentSummary = Item<Get<'/v1/incidents'>>;
export type IncidentQuery = NonNullable<Get<'/v1/incidents'>['parameters']['query']>;
export type DeclareRequest = Asked<Post<'/v1/incidents'>>;
/** What an incident affects, and what depends on that. */
export type IncidentReach = Answer<Get<'/v1/incidents/{code}/reach'>>;
export type ReachedService = ItemOf<IncidentReach['dependents']>;
export type Severity = IncidentSummary['severity'];
export type Phase = IncidentSummary['phase'];
export type Commander = NonNullable<IncidentSummary['commander']>;
/** No page of the incident was delivered to anybody. */
export type Unreached = NonNullable<IncidentSummary['unreached']>;
/** `round` counts how often this clock was started on this incident. A recorded breach stays: `met-late`. */
export type IncidentClock = ItemOf<Incident['clocks']>;
export type ClockName = IncidentClock['name'];
export type Classification = Incident['classification'];
/** One phrase of the policy, evaluated against the facts. An unknown fact never counts as false. */
export type Phrase = ItemOf<Classification['because']>;
/** The catalog's provisional answer, with its reason. */
export type FactDefault = ItemOf<Classification['defaults']>;
/** Facts by the policy's triage names: shares from 0 to 1, durations in minutes. Absent means unknown. */
export type Facts = Asked<Post<'/v1/incidents/classification'>>['facts'];
/** Something due because of a decision, such as a ratification. */
export type Obligation = ItemOf<NonNullable<components['schemas']['Problem']['obligations']>>;
/** Verbs on an incident; `may` says of each in advance whether it is allowed. */
export type IncidentVerb = keyof Incident['may'];
export type May = components['schemas']['Verdict'];
/** Organisation-wide permissions; the session says for each whether its holder has it. */
export type Offer = keyof Session['may'];

/** Without `seq` until the entry is sequenced; `erased` if its content is gone and the envelope remains. */
export type TimelineItem = Item<Get<'/v1/incidents/{code}/timeline'>>;
export type TimelineKind = TimelineItem['kind'];
/** Who acted: a principal, or the part of Muster that acted by itself. */
export type Actor = TimelineItem['actor'];
/** Who is on call, and who is paged if nobody is. */
export type OnCall = Answer<Get<'/v1/on-call'>>;
export type Person = NonNullable<Actor['person']>;

/** A page to one person, and its delivery status. */
export type PageDelivery = Item<Get<'/v1/incidents/{code}/pages'>>;
/** A channel by which pages are sent. */
export type Channel = Item<Get<'/v1/channels'>>;
/** By which contact method a member wants to be paged, and when. */
export type NotificationRule = Item<Get<'/v1/rules'>>;
/** What a member was paged for. */
export type OwnPage = Item<Get<'/v1/pages/mine'>>;

/** One episode of an alert, all of it scrubbed. */
export type Alert = Item<Get<'/v1/alerts'>>;
export type Integration = Item<Get<'/v1/integrations'>>;
export type IntegrationPage = Answer<Get<'/v1/integrations/{id}'>>;
/** How an integration interprets its alerts: which label holds the severity, and which values map to which. */
export type AlertMapping = Asked<Post<'/v1/integrations/{id}/change-mapping'>>['mapping'];
/** One delivery, and why it had its result. */
export type DeliveryFailure = IntegrationPage['failures'][number];
export type Received = Item<Get<'/v1/integrations/{id}/received'>>;

export type Member = Item<Get<'/v1/members'>>;
export type RoleGrant = ItemOf<Member['roles']>;
export type ContactRole = Item<Get<'/v1/contact-roles'>>;
export type AccessReview = Item<Get<'/v1/access-reviews'>>;
export type AccessItem = Item<Get<'/v1/access-reviews/{id}/items'>>;
export type Notice = Item<Get<'/v1/notices'>>;
export type Auditor = Item<Get<'/v1/auditors'>>;
export type Team = Item<Get<'/v1/teams'>>;
export type ServiceAccount = Item<Get<'/v1/service-accounts'>>;

export type PolicyOverview = Answer<Get<'/v1/policy'>>;
export type Finding = ItemOf<PolicyOverview['findings']>;
/** One triage question of the policy, with `choices` if it is multiple-choice. */
export type FactQuestion = PolicyOverview['questions'][string];
export type Clause = Answer<Get<'/v1/policy/clauses/{id}'>>;

export type LedgerEntry = Item<Get<'/v1/ledger/entries'>>;
export type LedgerEntryDetail = Answer<Get<'/v1/ledger/entries/{seq}'>>;
export type LedgerQuery = NonNullable<Get<'/v1/ledger/entries'>['parameters']['query']>;
export type LedgerReport = Answer<Post<'/v1/ledger/verify'>>;

export type Overview = Answer<Get<'/v1/overview'>>;
export type Need = ItemOf<Overview['needsYou']>;

type Get<Path extends keyof paths> = paths[Path]['get'];
type Post<Path extends keyof paths> = paths[Path]['post'];

type Answer<Call> = Call extends { responses: infer Answers } ? BodyOf<Answers[keyof Answers & (200 | 201)]> : never;
type BodyOf<Response> = Response extends { content: { 'application/json': infer Body } } ? Body : never;
type Asked<Call> = Call extends { requestBody: { content: { 'application/json': infer Body } } } ? Body : never;
type Item<Call> = Answer<Call> extends { items: readonly (infer One)[] } ? One : never;
type ItemOf<List extends readonly unknown[]> = List[number];
