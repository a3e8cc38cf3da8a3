import type { AppError } from '../../../kernel/app-error.ts';
import { asId, type IntegrationId } from '../../../kernel/ids.ts';
import type { Scrubbed } from '../../../kernel/scrubbed.ts';
import type { Result } from '../../../kernel/result.ts';
import { actionRegistry } from '../../../platform/ledger/actions-registry.ts';
import { startStory, type Story } from '../../../testing/story.ts';
import { createPeople } from '../../identity/public.ts';
import { registerIncidentReactions } from '../../incidents/reactions/register.ts';
import type { Outgoing } from '../../../platform/outgoing/outgoing.ts';
import type { SourceKind } from '../domain/source.ts';
import { signingSecrets, signingService } from '../keys/signing.ts';
import { createIntegration } from '../commands/create-integration.ts';
import { alertReadsService, type AlertReads } from '../queries/alert-reads.ts';
import { openIntake, type AlertIntake, type IntakeLimits, type Received } from '../intake/open-intake.ts';
import { registerAlertReactions } from '../reactions/register.ts';
import { sent } from './notifications.ts';
import { withAlertsOf } from '../queries/services-with-alerts.ts';

/** An organisation with an Alertmanager that sends to it. */
export type AlertStory = {
  readonly story: Story;
  readonly reads: AlertReads;
  readonly intake: AlertIntake;
  readonly integration: IntegrationId;
  readonly key: string;
  /** Sends a notification and waits for the response. */
  send(body: unknown, key?: string): Promise<Result<Received, AppError>>;
  connect(given?: {
    readonly mapping?: object;
    readonly teamId?: string;
    readonly visibility?: 'team';
    readonly kind?: SourceKind;
    readonly signed?: boolean;
    readonly topic?: string;
    readonly translation?: Scrubbed;
    readonly every?: number;
    readonly severity?: Scrubbed;
    readonly service?: Scrubbed;
  }): Promise<{ id: IntegrationId; key: string; configuration: string }>;
  end(): Promise<void>;
};

export async function startAlertStory(
  given: Parameters<typeof startStory>[1] & {
    readonly limits?: Partial<IntakeLimits>;
    readonly outgoing?: Pick<Outgoing, 'send'>;
    readonly reactions?: Parameters<typeof startStory>[0];
  } = {},
): Promise<AlertStory> {
  const story = await startStory(
    [registerIncidentReactions, registerAlertReactions, ...(given.reactions ?? [])],
    given,
  );
  const { host } = story;
  const reads: AlertReads = {
    incidents: {
      db: host.db,
      clock: host.clock,
      people: createPeople(host),
      content: host.vault,
      policies: () => host.policies(),
      actions: () => actionRegistry([]),
      firingAlerts: async () => new Map(),
      withAlertsOf,
    },
    vault: host.vault,
    scrub: (labels) => host.scrubber.value(labels).value,
  };
  host.services.give(alertReadsService, reads).give(signingService, signingSecrets(host.ring.current('links').bytes));
  const intake = openIntake(story.host, given.limits, undefined, given.outgoing);
  const connect: AlertStory['connect'] = async (wanted = {}) => {
    const made = await story.done(story.sre, createIntegration, {
      name: 'production' as Scrubbed,
      ...wanted,
    });
    return { id: asId(made.id), key: made.key, configuration: made.configuration };
  };
  const first = await connect();
  return {
    story,
    reads,
    intake,
    integration: first.id,
    key: first.key,
    send: async (body, key = first.key) => intake.receive(key, sent(body as object)),
    connect,
    end: async () => {
      await intake.idle();
      await story.end();
    },
  };
}
