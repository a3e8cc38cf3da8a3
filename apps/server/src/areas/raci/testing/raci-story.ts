import { readerService, type Reader } from '../../../platform/access/access.ts';
import type { Policies } from '../../../platform/access/policies.ts';
import { startStory, type Story } from '../../../testing/story.ts';
import { onlyPolicy, releasedPolicy } from '../../../testing/released-policy.ts';
import type { PolicySnapshot } from '@muster/policy';
import { createPeople, peopleService } from '../../identity/public.ts';
import { registerIncidentReactions } from '../../incidents/reactions/register.ts';
import { raciArea } from '../area.ts';
import { registerRaciReactions } from '../reactions/register.ts';
import { raciReader, type RaciReader } from '../room.ts';

/** A policy that a story can change while it runs. */
export class ChangingPolicy {
  snapshot: PolicySnapshot = releasedPolicy();
  readonly policies: Policies;

  constructor() {
    const version = onlyPolicy(this.snapshot).currentVersion;
    const now = (): never => this.snapshot as never;
    this.policies = {
      get current() {
        return now();
      },
      currentVersion: version,
      of: now,
    };
  }
}

/** A story in which acts are put to the people they concern. Messages stay in their rows: nothing sends them. */
export async function startRaciStory(given: Parameters<typeof startStory>[1] = {}): Promise<Story> {
  const story = await startStory([registerIncidentReactions, registerRaciReactions], given);
  const { services, clock, dataKeys, ring } = story.host;
  services.give(peopleService, createPeople({ dataKeys, ring }));
  raciArea({ services, clock, verbs: () => [] });
  return story;
}

/** A reader like that of a page. */
export const readingIn = ({ host }: Story): RaciReader => raciReader(host.services.use);

export const readerOf = ({ host }: Story): Reader => host.services.use(readerService)();
