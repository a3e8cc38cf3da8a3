import { setTimeout as wait } from 'node:timers/promises';
import { answerOf } from '@muster/api-client';
import { demoOrganisation, type Role } from './cast.ts';
import { runFleet } from './fleet/run-fleet.ts';
import { newPassword } from './new-password.ts';
import { approve, foundOrganisation, type Organisation } from './organisation/found-organisation.ts';
import { startPager } from './start-pager.ts';
import { workFeatureStore } from './story/feature-store.ts';
import { watchFraud } from './story/fraud.ts';
import { openStage } from './story/open-stage.ts';
import { workRecommendation } from './story/recommendation.ts';
import { trySelfGrant } from './story/self-grant.ts';
import type { Teller } from './teller.ts';
import { crisis, welcome } from './words.ts';

export type DemoServer = { readonly url: string; readonly setUpLink: string };

/** The whole demo on a Muster that is not set up yet: founds the organisation, then plays until stopped. */
export async function play({ url, setUpLink }: DemoServer, teller: Teller, stopping: AbortSignal): Promise<void> {
  const cast = await foundOrganisation(setUpLink, demoOrganisation(newPassword));
  const { visitor } = cast.members;
  const pager = await startPager(({ to, incident, severity, link }) => {
    // The visitor is paged in two ways; only their own channel gets a link that acknowledges.
    if (to === visitor.id && severity === 'SEV-1' && link.includes('/a/'))
      teller.tell(`your pager: ${severity} ${incident}, answer at\n         ${link}`);
  });
  try {
    const hook = await connect(cast, pager.url, url);
    teller.say(welcome(url, visitor));
    let fraudMitigatedAt: number | undefined;
    const stage = openStage(cast, (words) => teller.tell(words), stopping);
    await Promise.all([
      runFleet(hook, () => ({ seconds: teller.seconds(), fraudMitigatedAt }), stopping),
      workFeatureStore(stage),
      workRecommendation(stage),
      trySelfGrant(stage),
      watchFraud(stage, {
        crisis: ({ code }) => teller.say(crisis({ url, code })),
        mitigated: () => void (fraudMitigatedAt = teller.seconds()),
      }),
      staySignedIn(cast, stopping),
    ]);
  } finally {
    await pager.close();
  }
}

/** Connects the alert source and the pager. @returns the hook for the fleet's alerts */
async function connect({ members, governance }: Organisation<Role>, pagerUrl: string, url: string): Promise<string> {
  const { api } = members.ada;
  const { key } = await answerOf(api.POST('/v1/integrations', { body: { name: 'fleet alertmanager' } }));
  const pager = { url: pagerUrl };
  const { approval } = await answerOf(api.POST('/v1/channels', { body: { ...pager, name: 'pagers' } }));
  if (approval !== undefined) await approve(governance, approval);
  await answerOf(members.visitor.api.POST('/v1/channels', { body: { ...pager, name: 'mine', mine: true } }));
  return `${url}/v1/hooks/alertmanager/${key}`;
}

const RENEW_EVERY_MS = 5 * 60_000;

async function staySignedIn({ founder, members }: Organisation<Role>, stopping: AbortSignal): Promise<void> {
  for (;;) {
    await wait(RENEW_EVERY_MS, undefined, { signal: stopping });
    for (const member of [founder, ...Object.values(members)]) await member.renew();
  }
}
