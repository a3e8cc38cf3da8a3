import { setTimeout as wait } from 'node:timers/promises';
import { answerOf, type Incident, ProblemFailure, type Problem } from '@muster/api-client';
import type { Role } from '../cast.ts';
import type { Organisation } from '../organisation/found-organisation.ts';

/** What the people of the story can do: wait, look, act, and tell the audience. */
export type Stage = {
  readonly cast: Organisation<Role>;
  /** Resolves after this many seconds, or never once the demo is stopping. */
  readonly pause: (seconds: number) => Promise<void>;
  /** The incident that an alert of this name declared or joined, as soon as there is one. */
  readonly incidentOf: (alertName: string) => Promise<Incident>;
  readonly look: (code: string) => Promise<Incident>;
  readonly tell: (words: string) => void;
};

const LOOK_EVERY_SECONDS = 0.5;

export function openStage(cast: Organisation<Role>, tell: (words: string) => void, stopping: AbortSignal): Stage {
  const { api } = cast.members.ada;
  const pause = async (seconds: number): Promise<void> => wait(seconds * 1000, undefined, { signal: stopping });
  const look = async (code: string): Promise<Incident> =>
    answerOf(api.GET('/v1/incidents/{code}', { params: { path: { code } } }));
  return {
    cast,
    pause,
    look,
    tell,
    incidentOf: async (alertName) => {
      for (;;) {
        const { items } = await answerOf(api.GET('/v1/alerts', { params: { query: { q: alertName } } }));
        const code = items.find(({ name, incident }) => name === alertName && incident !== undefined)?.incident;
        if (code !== undefined) return look(code);
        await pause(LOOK_EVERY_SECONDS);
      }
    },
  };
}

/** The server's refusal. @throws if the call succeeds or fails in another way */
export async function refusalOf(asked: Promise<unknown>): Promise<Problem> {
  try {
    await asked;
  } catch (failure) {
    if (failure instanceof ProblemFailure) return failure.problem;
    throw failure;
  }
  throw new Error('the policy should have refused this');
}
