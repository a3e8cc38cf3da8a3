import { setTimeout as wait } from 'node:timers/promises';
import { SimulatedAlertmanager } from './alertmanager.ts';
import { readingsAt, type Story } from './readings.ts';
import { firingAt } from './rules.ts';

const LOOK_EVERY_MS = 1000;

/** Once a second, measures, evaluates and notifies over HTTP to an integration's hook, until stopped. */
export async function runFleet(hook: string, story: () => Story, stopping: AbortSignal): Promise<void> {
  const alertmanager = new SimulatedAlertmanager();
  for (;;) {
    for (const notification of alertmanager.notify(firingAt(readingsAt(story())), new Date())) {
      const answer = await fetch(hook, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(notification),
        signal: stopping,
      });
      if (!answer.ok) throw new Error(`Muster did not take an alert: ${answer.status} ${await answer.text()}`);
    }
    await wait(LOOK_EVERY_MS, undefined, { signal: stopping });
  }
}
