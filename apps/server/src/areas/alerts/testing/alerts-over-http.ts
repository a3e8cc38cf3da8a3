import { sql } from 'kysely';
import type { Actor } from '../../../kernel/actor.ts';
import { runCommand } from '../../../platform/commands/run-command.ts';
import { isDatabaseAway } from '../../../platform/database/is-database-away.ts';
import { routesOf } from '../../../platform/area-routes.ts';
import type { Outgoing } from '../../../platform/outgoing/outgoing.ts';
import { createTestHttp } from '../../../testing/test-http.ts';
import { alertsArea } from '../area.ts';
import type { IntakeLimits } from '../intake/open-intake.ts';
import { startAlertStory } from './alert-story.ts';

export type AlertsOverHttp = Awaited<ReturnType<typeof alertsOverHttp>>;

/** The alert story over HTTP. One alert is stored at a time and one may wait, so that a test can fill the queue. */
export async function alertsOverHttp(
  limits: Partial<IntakeLimits> = { mostPerBatch: 1, mostWaiting: 1 },
  outgoing?: Pick<Outgoing, 'send'>,
) {
  const it = await startAlertStory({ limits, ...(outgoing === undefined ? {} : { outgoing }) });
  const { host } = it.story;
  const service = (scopes: readonly string[]): Actor => ({ kind: 'service', id: it.story.sre.id, scopes });
  const http = await createTestHttp({
    routes: [routesOf(alertsArea(it.reads, it.intake), host.services.use)],
    actors: {
      sre: it.story.sre.actor,
      engineer: it.story.engineer.actor,
      bystander: it.story.bystander.actor,
      reader: service(['alerts:read']),
    },
    runCommand: async (command, invocation, input) => runCommand(host, command, invocation, input),
    recognise: (thrown) =>
      isDatabaseAway(thrown)
        ? { kind: 'unavailable', code: 'storage/away', public: 'The database is away.', retryAfterSeconds: 1 }
        : undefined,
  });

  return {
    it,
    http,
    /** Posts as Alertmanager does. */
    post: async (body: unknown, key = it.key) =>
      http.app.inject({
        method: 'POST',
        url: `/v1/hooks/alertmanager/${key}`,
        headers: { 'content-type': 'application/json', 'user-agent': 'Alertmanager/0.25.0' },
        payload: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    ask: async (method: 'GET' | 'POST', url: string, who = 'sre', payload?: object) =>
      http.app.inject({
        method,
        url,
        headers: { authorization: `Bearer ${who}` },
        ...(payload === undefined ? {} : { payload }),
      }),
    count: async (table: 'incidents' | 'alerts') =>
      Number(
        (await sql<{ count: string }>`select count(*) as count from ${sql.table(table)}`.execute(host.db)).rows[0]
          ?.count,
      ),
    end: async () => {
      await http.app.close();
      await it.end();
    },
  };
}
