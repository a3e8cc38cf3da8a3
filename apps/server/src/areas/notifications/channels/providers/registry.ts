import type { ChannelKind } from '../../domain/channel.ts';
import type { Provider } from '../provider.ts';
import { pagerDutyProvider } from './pagerduty.ts';
import { teamsProvider } from './teams.ts';
import { smsProvider, voiceProvider } from './telephone.ts';
import { webhookProvider } from './webhook.ts';

/** All kinds of channel. A new one is a file here and a name in `domain/channel.ts`. */
export const providers: Readonly<Record<ChannelKind, Provider>> = {
  webhook: webhookProvider,
  teams: teamsProvider,
  pagerduty: pagerDutyProvider,
  sms: smsProvider,
  voice: voiceProvider,
};
