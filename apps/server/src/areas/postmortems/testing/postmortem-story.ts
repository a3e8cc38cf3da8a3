import { startStory, type Story } from '../../../testing/story.ts';
import { hooksService, joinHooks } from '../../../platform/hooks.ts';
import { ownWords, type Scrubbed } from '../../../kernel/scrubbed.ts';
import { createPeople, peopleService } from '../../identity/public.ts';
import { withAlertsOf } from '../../alerts/public.ts';
import { incidentReads, obligations } from '../../incidents/public.ts';
import { obligationsService } from '../../../platform/obligations.ts';
import { actionRegistry } from '../../../platform/ledger/actions-registry.ts';
import { registerIncidentReactions } from '../../incidents/reactions/register.ts';
import { incidentActions } from '../../incidents/ledger-actions.ts';
import { acknowledgeIncident } from '../../incidents/commands/acknowledge-incident.ts';
import { declareIncident } from '../../incidents/commands/declare-incident.ts';
import { resolveIncident } from '../../incidents/commands/resolve-incident.ts';
import { takeCommand } from '../../incidents/commands/take-command.ts';
import { incidentOf } from '../../incidents/testing/incident-story.ts';
import { factsFor } from '../../incidents/testing/declared.ts';
import type { Severity } from '@muster/policy';
import { postmortemsArea } from '../area.ts';
import { postmortemTell } from '../due-kinds.ts';
import { registerPostmortemReactions } from '../reactions/register.ts';

export type PostmortemStory = {
  readonly story: Story;
  /** Whom Muster told what, in order. */
  readonly told: { readonly to: string; readonly why: string }[];
  /** The number of incidents of a pattern, as the alerts area would report it. */
  recurrences: number;
};

/** A story with postmortems: resolved incidents owe them. */
export async function startPostmortemStory(): Promise<PostmortemStory> {
  const told: { to: string; why: string }[] = [];
  const story = await startStory([
    registerIncidentReactions,
    registerPostmortemReactions,
    (registry) =>
      registry.onTask(postmortemTell, async ({ payload: { to, why } }) => {
        told.push({ to, why });
        return { kind: 'done' };
      }),
  ]);
  const it: PostmortemStory = { story, told, recurrences: 1 };
  const { host } = story;
  const people = createPeople(host);
  host.services.give(peopleService, people);
  host.services.give(incidentReads, {
    db: host.db,
    clock: host.clock,
    people,
    content: host.vault,
    policies: () => host.policies(),
    actions: () => actionRegistry([...incidentActions]),
    firingAlerts: async () => new Map(),
    withAlertsOf,
  });
  host.services.give(obligationsService, obligations);
  const { hooks } = postmortemsArea({ services: host.services });
  host.services.give(
    hooksService,
    joinHooks(() => [hooks, { recurrencesOf: async () => it.recurrences }]),
  );
  return it;
}

export const words = (text: string): Scrubbed => ownWords(text);

/** Creates a resolved incident commanded by the engineer. @returns its code */
export async function resolved({ story }: PostmortemStory, severity: Severity): Promise<string> {
  const { code } = await story.done(story.sre, declareIncident, {
    title: words('Checkout model answers slowly'),
    facts: { ...factsFor[severity] },
  });
  await story.done(story.sre, acknowledgeIncident, { code });
  const { version } = await incidentOf(story, code);
  await story.done(story.engineer, takeCommand, { code, expectedVersion: version });
  await story.done(story.sre, resolveIncident, { code, note: words('rolled back') });
  return code;
}
