import { answerOf } from '@muster/api-client';
import type { Stage } from './open-stage.ts';

/** A SEV-3 handled by the book: acknowledged, commanded, mitigated, resolved, closed. */
export async function workFeatureStore({ cast, incidentOf, pause, tell }: Stage): Promise<void> {
  const { ada, omar } = cast.members;
  const { code, severity } = await incidentOf('FeatureStoreStale');
  const params = { path: { code } };
  tell(`${severity} ${code}: the feature store is stale`);
  await pause(2);
  await answerOf(ada.api.POST('/v1/incidents/{code}/acknowledge', { params, body: {} }));
  await answerOf(ada.api.POST('/v1/incidents/{code}/take-command', { params, body: {} }));
  tell(`${code}: Ada acknowledged and took command`);
  await pause(4);
  // What a person pastes in a hurry: the scrubber removes the address, the mailbox and the token on entry.
  const text =
    'Materialisation job hangs on 10.20.0.77, reported by kim.larsen@customer.example. Retried with token=ghx_9Zq3VtR7uWbX1yLm4KpD.';
  await answerOf(omar.api.POST('/v1/incidents/{code}/note', { params, body: { text } }));
  await pause(4);
  await answerOf(
    ada.api.POST('/v1/incidents/{code}/mitigate', { params, body: { note: 'Serving from the warm copy.' } }),
  );
  await pause(10);
  await answerOf(
    ada.api.POST('/v1/incidents/{code}/resolve', { params, body: { note: 'Job restarted, features are fresh.' } }),
  );
  await answerOf(ada.api.POST('/v1/incidents/{code}/close', { params, body: {} }));
  tell(`${code}: mitigated, resolved and closed`);
}
