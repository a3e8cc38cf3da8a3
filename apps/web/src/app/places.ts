import {
  IconActivity,
  IconAlertTriangle,
  IconBell,
  IconBook2,
  IconBrain,
  IconChecks,
  IconDeviceMobile,
  IconFlame,
  IconGauge,
  IconGitPullRequest,
  IconStack2,
  IconListCheck,
  IconNotebook,
  IconMapRoute,
  IconRadar2,
  IconChartBar,
  IconMessageChatbot,
  IconRocket,
  IconRoute2,
  IconArrowBackUp,
  IconPhoneCall,
  IconPlugConnected,
  IconGavel,
  IconKey,
  IconScale,
  IconScaleOutline,
  IconSend,
  IconTimeline,
  IconTopologyStar,
  IconUser,
  IconUserCheck,
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
  { to: '/changes', words: 'Changes', Icon: IconGitPullRequest },
  { to: '/break-glass', words: 'Break-glass', Icon: IconFlame },
  { to: '/language-models', words: 'Language models', Icon: IconMessageChatbot },
  { to: '/rollbacks', words: 'Rollbacks', Icon: IconArrowBackUp },
  { to: '/approvals', words: 'Approvals', Icon: IconChecks },
  { to: '/status', words: 'Status', Icon: IconActivity },
  { to: '/acts', words: 'RACI', Icon: IconTopologyStar },
  { to: '/policy', words: 'Policy', Icon: IconBook2 },
  { to: '/exceptions', words: 'Exceptions', Icon: IconScale },
  { to: '/measures', words: 'Measures', Icon: IconChartBar },
  { to: '/violations', words: 'Violations', Icon: IconGavel },
  { to: '/ledger', words: 'Ledger', Icon: IconTimeline },
];

export const settings: readonly Place[] = [
  { to: '/settings/integrations', words: 'Integrations', Icon: IconPlugConnected },
  { to: '/settings/routing', words: 'Routing', Icon: IconRoute2 },
  { to: '/settings/feeds', words: 'Feeds', Icon: IconGauge },
  { to: '/settings/channels', words: 'Channels', Icon: IconSend },
  { to: '/settings/called', words: 'How I am called', Icon: IconDeviceMobile },
  { to: '/settings/members', words: 'Members', Icon: IconUsers },
  { to: '/settings/sign-on', words: 'Single sign-on', Icon: IconKey },
  { to: '/settings/profile', words: 'Profile', Icon: IconUser },
];
