import {
  IconActivity,
  IconAlertTriangle,
  IconArrowBackUp,
  IconBell,
  IconBook2,
  IconBrain,
  IconChartBar,
  IconChecks,
  IconDatabase,
  IconDatabaseImport,
  IconDeviceMobile,
  IconFileCertificate,
  IconFlame,
  IconDatabaseExport,
  IconGauge,
  IconGavel,
  IconGitPullRequest,
  IconKey,
  IconListCheck,
  IconListDetails,
  IconMapRoute,
  IconMessageChatbot,
  IconNotebook,
  IconPhoneCall,
  IconPlugConnected,
  IconRadar2,
  IconRocket,
  IconRoute2,
  IconScale,
  IconScaleOutline,
  IconSend,
  IconStack2,
  IconStairsUp,
  IconTimeline,
  IconTicket,
  IconTopologyStar,
  IconUser,
  IconUserCheck,
  IconUserScan,
  IconUsers,
  IconWaveSine,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';

/** A page that one goes to by the rail, or by its words in the palette. */
export type Place = {
  readonly to: string;
  readonly words: string;
  readonly Icon: ComponentType<{ size: number; stroke: number }>;
};

export const places: readonly Place[] = [
  { to: '/', words: 'Overview', Icon: IconListCheck },
  { to: '/incidents', words: 'Incidents', Icon: IconAlertTriangle },
  { to: '/alerts', words: 'Alerts', Icon: IconBell },
  { to: '/on-call', words: 'On-call', Icon: IconPhoneCall },
  { to: '/catalog', words: 'Catalog', Icon: IconStack2 },
  { to: '/postmortems', words: 'Postmortems', Icon: IconNotebook },
  { to: '/objectives', words: 'Objectives', Icon: IconGauge },
  { to: '/pipelines', words: 'Pipelines', Icon: IconMapRoute },
  { to: '/drift', words: 'Drift', Icon: IconWaveSine },
  { to: '/fairness', words: 'Fairness', Icon: IconScaleOutline },
  { to: '/detectors', words: 'Detectors', Icon: IconRadar2 },
  { to: '/models', words: 'Models', Icon: IconBrain },
  { to: '/reviews', words: 'Human reviews', Icon: IconUserCheck },
  { to: '/deployments', words: 'Deployments', Icon: IconRocket },
  { to: '/promotion', words: 'Promotion', Icon: IconStairsUp },
  { to: '/changes', words: 'Changes', Icon: IconGitPullRequest },
  { to: '/break-glass', words: 'Break-glass', Icon: IconFlame },
  { to: '/language-models', words: 'Language models', Icon: IconMessageChatbot },
  { to: '/data', words: 'Data', Icon: IconDatabase },
  { to: '/runbooks', words: 'Runbooks', Icon: IconListDetails },
  { to: '/rollbacks', words: 'Rollbacks', Icon: IconArrowBackUp },
  { to: '/approvals', words: 'Approvals', Icon: IconChecks },
  { to: '/status', words: 'Status', Icon: IconActivity },
  { to: '/acts', words: 'RACI', Icon: IconTopologyStar },
  { to: '/policy', words: 'Policy', Icon: IconBook2 },
  { to: '/exceptions', words: 'Exceptions', Icon: IconScale },
  { to: '/measures', words: 'Measures', Icon: IconChartBar },
  { to: '/violations', words: 'Violations', Icon: IconGavel },
  { to: '/evidence', words: 'Evidence', Icon: IconFileCertificate },
  { to: '/access-reviews', words: 'Access reviews', Icon: IconUserScan },
  { to: '/ledger', words: 'Ledger', Icon: IconTimeline },
];

/** What opens to an auditor from outside (GOV 7.5). */
export const placesOutside: readonly Place[] = places.filter(({ to }) =>
  ['/policy', '/evidence', '/access-reviews', '/ledger'].includes(to),
);

export const settings: readonly Place[] = [
  { to: '/settings/integrations', words: 'Integrations', Icon: IconPlugConnected },
  { to: '/settings/routing', words: 'Routing', Icon: IconRoute2 },
  { to: '/settings/feeds', words: 'Feeds', Icon: IconGauge },
  { to: '/settings/sinks', words: 'Sinks', Icon: IconDatabaseExport },
  { to: '/settings/trackers', words: 'Trackers', Icon: IconTicket },
  { to: '/settings/model-registries', words: 'Model registries', Icon: IconDatabaseImport },
  { to: '/settings/channels', words: 'Channels', Icon: IconSend },
  { to: '/settings/called', words: 'How I am called', Icon: IconDeviceMobile },
  { to: '/settings/members', words: 'Members', Icon: IconUsers },
  { to: '/settings/sign-on', words: 'Single sign-on', Icon: IconKey },
  { to: '/settings/profile', words: 'Profile', Icon: IconUser },
];
