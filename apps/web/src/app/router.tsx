import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { queryClient } from '../api/query-client.ts';
import { parseAlertFilters } from '../areas/alerts/alert-filters.ts';
import { parseIncidentFilters } from '../areas/incidents/incident-filters.ts';
import { parseLedgerFilters } from '../areas/ledger/ledger-filters.ts';
import { sessionQuery } from '../areas/session/session-queries.ts';
import { Frame } from './frame.tsx';
import { NotFound } from './not-found.tsx';
import { PageFailure } from './page-failure.tsx';
import { Shell } from './shell.tsx';

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound, errorComponent: PageFailure });

/** Where nobody has to be known: the ceremony, an invitation, signing in. */
const setup = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  component: lazyRouteComponent(() => import('../areas/setup/setup-page.tsx'), 'SetupPage'),
});
const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitation',
  component: lazyRouteComponent(() => import('../areas/setup/invitation-page.tsx'), 'InvitationPage'),
});
const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>) =>
    typeof search['next'] === 'string' ? { next: search['next'] } : {},
  component: lazyRouteComponent(() => import('../areas/session/sign-in-page.tsx'), 'SignInPage'),
});

/** Everything else is for members (GOV 1.1, 6.2); the server refuses strangers too. */
const members = createRoute({
  getParentRoute: () => root,
  id: 'members',
  component: Frame,
  pendingComponent: Shell,
  pendingMs: 0,
  errorComponent: PageFailure,
  beforeLoad: async ({ location }) => {
    const session = await queryClient.query({ ...sessionQuery, staleTime: 'static' });
    if (session === null) redirect({ to: '/sign-in', search: { next: location.href }, throw: true });
  },
});
const overview = createRoute({
  getParentRoute: () => members,
  path: '/',
  component: lazyRouteComponent(() => import('../areas/overview/overview-page.tsx'), 'OverviewPage'),
});
const incidents = createRoute({
  getParentRoute: () => members,
  path: '/incidents',
  validateSearch: parseIncidentFilters,
  component: lazyRouteComponent(() => import('../areas/incidents/incidents-page.tsx'), 'IncidentsPage'),
});
const declare = createRoute({
  getParentRoute: () => members,
  path: '/incidents/declare',
  component: lazyRouteComponent(() => import('../areas/incidents/declare-page.tsx'), 'DeclarePage'),
});
const incident = createRoute({
  getParentRoute: () => members,
  path: '/incidents/$code',
  component: lazyRouteComponent(() => import('../areas/incidents/incident-page.tsx'), 'IncidentPage'),
});
const alerts = createRoute({
  getParentRoute: () => members,
  path: '/alerts',
  validateSearch: parseAlertFilters,
  component: lazyRouteComponent(() => import('../areas/alerts/alerts-page.tsx'), 'AlertsPage'),
});
const onCall = createRoute({
  getParentRoute: () => members,
  path: '/on-call',
  component: lazyRouteComponent(() => import('../areas/on-call/on-call-page.tsx'), 'OnCallPage'),
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
const policy = createRoute({
  getParentRoute: () => members,
  path: '/policy',
  validateSearch: (search: Record<string, unknown>) =>
    typeof search['clause'] === 'string' ? { clause: search['clause'] } : {},
  component: lazyRouteComponent(() => import('../areas/policy/policy-page.tsx'), 'PolicyPage'),
});
const ledger = createRoute({
  getParentRoute: () => members,
  path: '/ledger',
  validateSearch: parseLedgerFilters,
  component: lazyRouteComponent(() => import('../areas/ledger/ledger-page.tsx'), 'LedgerPage'),
});
const ledgerEntry = createRoute({
  getParentRoute: () => members,
  path: '/ledger/$seq',
  component: lazyRouteComponent(() => import('../areas/ledger/entry-page.tsx'), 'EntryPage'),
});
const integrations = createRoute({
  getParentRoute: () => members,
  path: '/settings/integrations',
  component: lazyRouteComponent(() => import('../areas/integrations/integrations-page.tsx'), 'IntegrationsPage'),
});
const integration = createRoute({
  getParentRoute: () => members,
  path: '/settings/integrations/$id',
  component: lazyRouteComponent(() => import('../areas/integrations/integration-page.tsx'), 'IntegrationPage'),
});
const channels = createRoute({
  getParentRoute: () => members,
  path: '/settings/channels',
  component: lazyRouteComponent(() => import('../areas/channels/channels-page.tsx'), 'ChannelsPage'),
});
const memberList = createRoute({
  getParentRoute: () => members,
  path: '/settings/members',
  component: lazyRouteComponent(() => import('../areas/members/members-page.tsx'), 'MembersPage'),
});
const profile = createRoute({
  getParentRoute: () => members,
  path: '/settings/profile',
  component: lazyRouteComponent(() => import('../areas/profile/profile-page.tsx'), 'ProfilePage'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    setup,
    invitation,
    signIn,
    members.addChildren([
      overview,
      incidents,
      declare,
      incident,
      alerts,
      onCall,
      catalog,
      service,
      approvals,
      approval,
      policy,
      ledger,
      ledgerEntry,
      integrations,
      integration,
      channels,
      memberList,
      profile,
    ]),
  ]),
  defaultPreload: 'intent',
  // Plain strings both ways: the default reads clause 2.10 as the number 2.1.
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
