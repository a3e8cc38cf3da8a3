import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import type { QueryExecuteOptions, QueryKey } from '@tanstack/react-query';
import { queryClient } from '../api/query-client.ts';
import { parseAlertFilters } from '../areas/alerts/alert-filters.ts';
import { parseIncidentFilters } from '../areas/incidents/incident-filters.ts';
import { incidentPagesQuery, incidentQuery, timelineQuery } from '../areas/incidents/incident-queries.ts';
import { parseAskedCommit } from '../areas/promotion/asked-commit.ts';
import { parseLedgerFilters } from '../areas/ledger/ledger-filters.ts';
import { onCallQuery } from '../areas/on-call/on-call-queries.ts';
import { overviewQuery } from '../areas/overview/overview-query.ts';
import { policyQuery } from '../areas/policy/policy-queries.ts';
import { isStranger, sessionQuery } from '../areas/session/session-queries.ts';
import { Frame } from './frame.tsx';
import { loadPage } from './load-page.ts';
import { NotFound } from './not-found.tsx';
import { PageFailure } from './page-failure.tsx';
import { Shell } from './shell.tsx';

/** A page whose code is loaded when first opened. */
const page = <Pages extends Record<string, unknown>, Name extends keyof Pages & string>(
  load: () => Promise<Pages>,
  name: Name,
) => lazyRouteComponent(() => loadPage(load), name);

/** Prefetches a page's data while its code is still loading; the page itself shows any failure. */
const ask = <Answer, Key extends QueryKey>(query: QueryExecuteOptions<Answer, Error, Answer, Answer, Key>): void =>
  void queryClient.query(query).catch(() => undefined);

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound, errorComponent: PageFailure });

/** Pages without a session: setup, invitations, sign-in. */
const setup = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  component: page(() => import('../areas/setup/setup-page.tsx'), 'SetupPage'),
});
const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitation',
  component: page(() => import('../areas/setup/invitation-page.tsx'), 'InvitationPage'),
});
const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>) =>
    typeof search['next'] === 'string' ? { next: search['next'] } : {},
  component: page(() => import('../areas/session/sign-in-page.tsx'), 'SignInPage'),
});

const signOn = createRoute({
  getParentRoute: () => root,
  path: '/sign-on/$name',
  component: page(() => import('../areas/session/sign-on-page.tsx'), 'SignOnPage'),
});

/** Everything else is for members (GOV 1.1, 6.2); the server also refuses others. */
const members = createRoute({
  getParentRoute: () => root,
  id: 'members',
  component: Frame,
  pendingComponent: Shell,
  pendingMs: 0,
  // The router's own 500 ms would hold the page back after its data has come; the shell is its frame, so nothing flickers.
  pendingMinMs: 0,
  errorComponent: PageFailure,
  // Known strangers are redirected at once; for everybody else, page and data load in parallel with the session.
  beforeLoad: ({ location }) => {
    if (isStranger()) redirect({ to: '/sign-in', search: { next: location.href }, throw: true });
  },
  loader: async ({ location }) => {
    const session = await queryClient.query({ ...sessionQuery, staleTime: 'static' });
    if (session === null) redirect({ to: '/sign-in', search: { next: location.href }, throw: true });
    // The overview is closed to external auditors.
    if (session?.outside !== undefined && location.pathname === '/') redirect({ to: '/evidence', throw: true });
  },
});
const accessReviews = createRoute({
  getParentRoute: () => members,
  path: '/access-reviews',
  component: page(() => import('../areas/access-reviews/access-reviews-page.tsx'), 'AccessReviewsPage'),
});
const overview = createRoute({
  getParentRoute: () => members,
  path: '/',
  loader: () => {
    ask(overviewQuery);
    ask(policyQuery);
  },
  component: page(() => import('../areas/overview/overview-page.tsx'), 'OverviewPage'),
});
const incidents = createRoute({
  getParentRoute: () => members,
  path: '/incidents',
  validateSearch: parseIncidentFilters,
  component: page(() => import('../areas/incidents/incidents-page.tsx'), 'IncidentsPage'),
});
const declare = createRoute({
  getParentRoute: () => members,
  path: '/incidents/declare',
  component: page(() => import('../areas/incidents/declare-page.tsx'), 'DeclarePage'),
});
const incident = createRoute({
  getParentRoute: () => members,
  path: '/incidents/$code',
  loader: ({ params: { code } }) => {
    ask(incidentQuery(code));
    ask(timelineQuery(code, false));
    ask(incidentPagesQuery(code));
  },
  component: page(() => import('../areas/incidents/incident-page.tsx'), 'IncidentPage'),
});
const alerts = createRoute({
  getParentRoute: () => members,
  path: '/alerts',
  validateSearch: parseAlertFilters,
  component: page(() => import('../areas/alerts/alerts-page.tsx'), 'AlertsPage'),
});
const alertView = createRoute({
  getParentRoute: () => members,
  path: '/alerts/views/$id',
  component: page(() => import('../areas/alerts/alert-view-page.tsx'), 'AlertViewPage'),
});
const held = createRoute({
  getParentRoute: () => members,
  path: '/alerts/held',
  component: page(() => import('../areas/alerts/held-page.tsx'), 'HeldPage'),
});
const routing = createRoute({
  getParentRoute: () => members,
  path: '/settings/routing',
  component: page(() => import('../areas/alerts/routing-page.tsx'), 'RoutingPage'),
});
const onCall = createRoute({
  getParentRoute: () => members,
  path: '/on-call',
  loader: () => ask(onCallQuery),
  component: page(() => import('../areas/on-call/on-call-page.tsx'), 'OnCallPage'),
});
const schedule = createRoute({
  getParentRoute: () => members,
  path: '/on-call/$id',
  component: page(() => import('../areas/on-call/schedule-page.tsx'), 'SchedulePage'),
});
const escalationPath = createRoute({
  getParentRoute: () => members,
  path: '/on-call/paths/$id',
  component: page(() => import('../areas/on-call/path-page.tsx'), 'PathPage'),
});
const readiness = createRoute({
  getParentRoute: () => members,
  path: '/on-call/readiness',
  component: page(() => import('../areas/on-call/readiness-page.tsx'), 'ReadinessPage'),
});
const approvals = createRoute({
  getParentRoute: () => members,
  path: '/approvals',
  component: lazyRouteComponent(() => import('../areas/approvals/approvals-page.tsx'), 'ApprovalsPage'),
});
const approval = createRoute({
  getParentRoute: () => members,
  path: '/approvals/$id',
  component: lazyRouteComponent(() => import('../areas/approvals/approval-page.tsx'), 'ApprovalPage'),
});
const status = createRoute({
  getParentRoute: () => members,
  path: '/status',
  component: lazyRouteComponent(() => import('../areas/status/status-page.tsx'), 'StatusPage'),
});
const raci = createRoute({
  getParentRoute: () => members,
  path: '/acts',
  component: lazyRouteComponent(() => import('../areas/raci/raci-page.tsx'), 'RaciPage'),
});
const catalog = createRoute({
  getParentRoute: () => members,
  path: '/catalog',
  component: lazyRouteComponent(() => import('../areas/catalog/catalog-page.tsx'), 'CatalogPage'),
});
const service = createRoute({
  getParentRoute: () => members,
  path: '/catalog/$name',
  component: lazyRouteComponent(() => import('../areas/catalog/service-page.tsx'), 'ServicePage'),
});
const measures = createRoute({
  getParentRoute: () => members,
  path: '/measures',
  component: page(() => import('../areas/measures/measures-page.tsx'), 'MeasuresPage'),
});
const rollbacks = createRoute({
  getParentRoute: () => members,
  path: '/rollbacks',
  component: page(() => import('../areas/rollbacks/rollbacks-page.tsx'), 'RollbacksPage'),
});
const runbooks = createRoute({
  getParentRoute: () => members,
  path: '/runbooks',
  validateSearch: (search: Record<string, unknown>) =>
    search['stale'] === 'yes' || search['stale'] === true ? { stale: true } : {},
  component: lazyRouteComponent(() => import('../areas/runbooks/runbooks-page.tsx'), 'RunbooksPage'),
});
const runbook = createRoute({
  getParentRoute: () => members,
  path: '/runbooks/$id',
  component: lazyRouteComponent(() => import('../areas/runbooks/runbook-page.tsx'), 'RunbookPage'),
});
const execution = createRoute({
  getParentRoute: () => members,
  path: '/executions/$id',
  component: lazyRouteComponent(() => import('../areas/runbooks/execution-page.tsx'), 'ExecutionPage'),
});
const deployments = createRoute({
  getParentRoute: () => members,
  path: '/deployments',
  component: lazyRouteComponent(() => import('../areas/deployments/deployments-page.tsx'), 'DeploymentsPage'),
});
const feeds = createRoute({
  getParentRoute: () => members,
  path: '/settings/feeds',
  component: lazyRouteComponent(() => import('../areas/feeds/feeds-page.tsx'), 'FeedsPage'),
});
const sinks = createRoute({
  getParentRoute: () => members,
  path: '/settings/sinks',
  component: lazyRouteComponent(() => import('../areas/sinks/sinks-page.tsx'), 'SinksPage'),
});
const dataSubjects = createRoute({
  getParentRoute: () => members,
  path: '/settings/personal-data',
  component: lazyRouteComponent(() => import('../areas/data-subjects/data-subjects-page.tsx'), 'DataSubjectsPage'),
});
const trackers = createRoute({
  getParentRoute: () => members,
  path: '/settings/trackers',
  component: lazyRouteComponent(() => import('../areas/tickets/trackers-page.tsx'), 'TrackersPage'),
});
const registries = createRoute({
  getParentRoute: () => members,
  path: '/settings/model-registries',
  component: lazyRouteComponent(() => import('../areas/registries/registries-page.tsx'), 'RegistriesPage'),
});
const postmortems = createRoute({
  getParentRoute: () => members,
  path: '/postmortems',
  component: lazyRouteComponent(() => import('../areas/postmortems/postmortems-page.tsx'), 'PostmortemsPage'),
});
const postmortem = createRoute({
  getParentRoute: () => members,
  path: '/postmortems/$code',
  component: lazyRouteComponent(() => import('../areas/postmortems/postmortem-page.tsx'), 'PostmortemPage'),
});
const actions = createRoute({
  getParentRoute: () => members,
  path: '/actions',
  component: lazyRouteComponent(() => import('../areas/postmortems/actions-page.tsx'), 'ActionsPage'),
});
const objectives = createRoute({
  getParentRoute: () => members,
  path: '/objectives',
  component: lazyRouteComponent(() => import('../areas/objectives/objectives-page.tsx'), 'ObjectivesPage'),
});
const objective = createRoute({
  getParentRoute: () => members,
  path: '/objectives/$name',
  component: lazyRouteComponent(() => import('../areas/objectives/objective-page.tsx'), 'ObjectivePage'),
});
const pipelines = createRoute({
  getParentRoute: () => members,
  path: '/pipelines',
  validateSearch: (search: Record<string, unknown>) => (search['steps'] === true ? { steps: true } : {}),
  component: lazyRouteComponent(() => import('../areas/pipelines/pipelines-page.tsx'), 'PipelinesPage'),
});
const pipeline = createRoute({
  getParentRoute: () => members,
  path: '/pipelines/$id',
  component: lazyRouteComponent(() => import('../areas/pipelines/pipeline-page.tsx'), 'PipelinePage'),
});
const driftVersions = createRoute({
  getParentRoute: () => members,
  path: '/drift',
  component: lazyRouteComponent(() => import('../areas/detection/drift-versions-page.tsx'), 'DriftVersionsPage'),
});
const driftVersion = createRoute({
  getParentRoute: () => members,
  path: '/drift/$id',
  component: lazyRouteComponent(() => import('../areas/detection/drift-page.tsx'), 'DriftPage'),
});
const fairness = createRoute({
  getParentRoute: () => members,
  path: '/fairness',
  component: lazyRouteComponent(() => import('../areas/detection/fairness-page.tsx'), 'FairnessPage'),
});
const detectors = createRoute({
  getParentRoute: () => members,
  path: '/detectors',
  component: lazyRouteComponent(() => import('../areas/detection/detectors-page.tsx'), 'DetectorsPage'),
});
const detector = createRoute({
  getParentRoute: () => members,
  path: '/detectors/$id',
  component: lazyRouteComponent(() => import('../areas/detection/detector-page.tsx'), 'DetectorPage'),
});
const models = createRoute({
  getParentRoute: () => members,
  path: '/models',
  component: lazyRouteComponent(() => import('../areas/models/models-page.tsx'), 'ModelsPage'),
});
const model = createRoute({
  getParentRoute: () => members,
  path: '/models/$name',
  component: lazyRouteComponent(() => import('../areas/models/model-page.tsx'), 'ModelPage'),
});
const predictions = createRoute({
  getParentRoute: () => members,
  path: '/predictions',
  component: lazyRouteComponent(() => import('../areas/models/predictions-page.tsx'), 'PredictionsPage'),
});
const reviews = createRoute({
  getParentRoute: () => members,
  path: '/reviews',
  validateSearch: (search: Record<string, unknown>) => (search['decided'] === true ? { decided: true } : {}),
  component: lazyRouteComponent(() => import('../areas/models/reviews-page.tsx'), 'ReviewsPage'),
});
const review = createRoute({
  getParentRoute: () => members,
  path: '/reviews/$code',
  component: lazyRouteComponent(() => import('../areas/models/review-page.tsx'), 'ReviewPage'),
});
const data = createRoute({
  getParentRoute: () => members,
  path: '/data',
  component: lazyRouteComponent(() => import('../areas/data/data-page.tsx'), 'DataPage'),
});
const languageModels = createRoute({
  getParentRoute: () => members,
  path: '/language-models',
  component: lazyRouteComponent(() => import('../areas/language-models/consumers-page.tsx'), 'ConsumersPage'),
});
const modelConsumer = createRoute({
  getParentRoute: () => members,
  path: '/language-models/consumers/$name',
  component: lazyRouteComponent(() => import('../areas/language-models/consumer-page.tsx'), 'ConsumerPage'),
});
const modelProviders = createRoute({
  getParentRoute: () => members,
  path: '/language-models/providers',
  component: lazyRouteComponent(() => import('../areas/language-models/providers-page.tsx'), 'ProvidersPage'),
});
const modelSpend = createRoute({
  getParentRoute: () => members,
  path: '/language-models/spend',
  validateSearch: (search: Record<string, unknown>) => {
    const days = Number(search['days']);
    return Number.isInteger(days) && days >= 1 && days <= 365 ? { days } : {};
  },
  component: lazyRouteComponent(() => import('../areas/language-models/spend-page.tsx'), 'SpendPage'),
});
const policy = createRoute({
  getParentRoute: () => members,
  path: '/policy',
  validateSearch: (search: Record<string, unknown>) =>
    typeof search['clause'] === 'string' ? { clause: search['clause'] } : {},
  component: page(() => import('../areas/policy/policy-page.tsx'), 'PolicyPage'),
});
/** Outside the members' pages: it requests no session. */
const report = createRoute({
  getParentRoute: () => root,
  path: '/report',
  component: lazyRouteComponent(() => import('../areas/violations/report-page.tsx'), 'ReportPage'),
});
const violations = createRoute({
  getParentRoute: () => members,
  path: '/violations',
  component: lazyRouteComponent(() => import('../areas/violations/violations-page.tsx'), 'ViolationsPage'),
});
const violation = createRoute({
  getParentRoute: () => members,
  path: '/violations/$id',
  component: lazyRouteComponent(() => import('../areas/violations/violation-page.tsx'), 'ViolationPage'),
});
const promotion = createRoute({
  getParentRoute: () => members,
  path: '/promotion',
  validateSearch: parseAskedCommit,
  component: lazyRouteComponent(() => import('../areas/promotion/promotion-page.tsx'), 'PromotionPage'),
});
const changes = createRoute({
  getParentRoute: () => members,
  path: '/changes',
  component: lazyRouteComponent(() => import('../areas/changes/changes-page.tsx'), 'ChangesPage'),
});
const change = createRoute({
  getParentRoute: () => members,
  path: '/changes/$id',
  component: lazyRouteComponent(() => import('../areas/changes/change-page.tsx'), 'ChangePage'),
});
const breakGlass = createRoute({
  getParentRoute: () => members,
  path: '/break-glass',
  component: lazyRouteComponent(() => import('../areas/break-glass/break-glass-page.tsx'), 'BreakGlassPage'),
});
const sheet = createRoute({
  getParentRoute: () => members,
  path: '/break-glass/sheet',
  component: lazyRouteComponent(() => import('../areas/break-glass/sheet-page.tsx'), 'SheetPage'),
});
const emergency = createRoute({
  getParentRoute: () => members,
  path: '/break-glass/$id',
  component: lazyRouteComponent(() => import('../areas/break-glass/emergency-page.tsx'), 'EmergencyPage'),
});
const exceptions = createRoute({
  getParentRoute: () => members,
  path: '/exceptions',
  component: lazyRouteComponent(() => import('../areas/exceptions/exceptions-page.tsx'), 'ExceptionsPage'),
});
const exception = createRoute({
  getParentRoute: () => members,
  path: '/exceptions/$id',
  component: lazyRouteComponent(() => import('../areas/exceptions/exception-page.tsx'), 'ExceptionPage'),
});
const evidence = createRoute({
  getParentRoute: () => members,
  path: '/evidence',
  component: lazyRouteComponent(() => import('../areas/evidence/evidence-page.tsx'), 'EvidencePage'),
});
const boardReport = createRoute({
  getParentRoute: () => members,
  path: '/evidence/reports/$id',
  component: lazyRouteComponent(() => import('../areas/evidence/report-page.tsx'), 'ReportPage'),
});
const ledger = createRoute({
  getParentRoute: () => members,
  path: '/ledger',
  validateSearch: parseLedgerFilters,
  component: page(() => import('../areas/ledger/ledger-page.tsx'), 'LedgerPage'),
});
const ledgerEntry = createRoute({
  getParentRoute: () => members,
  path: '/ledger/$seq',
  component: page(() => import('../areas/ledger/entry-page.tsx'), 'EntryPage'),
});
const integrations = createRoute({
  getParentRoute: () => members,
  path: '/settings/integrations',
  component: page(() => import('../areas/integrations/integrations-page.tsx'), 'IntegrationsPage'),
});
const integration = createRoute({
  getParentRoute: () => members,
  path: '/settings/integrations/$id',
  component: page(() => import('../areas/integrations/integration-page.tsx'), 'IntegrationPage'),
});
const channels = createRoute({
  getParentRoute: () => members,
  path: '/settings/channels',
  component: page(() => import('../areas/channels/channels-page.tsx'), 'ChannelsPage'),
});
const called = createRoute({
  getParentRoute: () => members,
  path: '/settings/called',
  component: page(() => import('../areas/channels/called-page.tsx'), 'CalledPage'),
});
const identityProviders = createRoute({
  getParentRoute: () => members,
  path: '/settings/sign-on',
  component: page(() => import('../areas/sso/identity-providers-page.tsx'), 'IdentityProvidersPage'),
});
const memberList = createRoute({
  getParentRoute: () => members,
  path: '/settings/members',
  component: page(() => import('../areas/members/members-page.tsx'), 'MembersPage'),
});
const profile = createRoute({
  getParentRoute: () => members,
  path: '/settings/profile',
  component: page(() => import('../areas/profile/profile-page.tsx'), 'ProfilePage'),
});

const nothing = createRoute({ getParentRoute: () => members, path: '$', component: NotFound });

export const router = createRouter({
  routeTree: root.addChildren([
    setup,
    invitation,
    signIn,
    signOn,
    report,
    members.addChildren([
      accessReviews,
      overview,
      incidents,
      declare,
      incident,
      alerts,
      alertView,
      held,
      routing,
      onCall,
      schedule,
      escalationPath,
      readiness,
      catalog,
      measures,
      rollbacks,
      runbooks,
      runbook,
      execution,
      deployments,
      promotion,
      feeds,
      sinks,
      dataSubjects,
      trackers,
      registries,
      objectives,
      objective,
      pipelines,
      pipeline,
      driftVersions,
      driftVersion,
      fairness,
      detectors,
      detector,
      models,
      model,
      predictions,
      reviews,
      review,
      data,
      languageModels,
      modelConsumer,
      modelProviders,
      modelSpend,
      service,
      postmortems,
      postmortem,
      actions,
      approvals,
      approval,
      raci,
      status,
      policy,
      changes,
      change,
      breakGlass,
      sheet,
      emergency,
      exceptions,
      evidence,
      boardReport,
      exception,
      violations,
      violation,
      ledger,
      ledgerEntry,
      integrations,
      integration,
      channels,
      called,
      identityProviders,
      memberList,
      profile,
      nothing,
    ]),
  ]),
  defaultPreload: 'intent',
  // Plain strings both ways: the default parser reads clause 2.10 as the number 2.1.
  parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
  stringifySearch: (search) => {
    const text = new URLSearchParams(
      Object.entries(search).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
    );
    return text.size === 0 ? '' : `?${text}`;
  },
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
