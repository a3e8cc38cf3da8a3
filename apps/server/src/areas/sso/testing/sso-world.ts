import { asId } from '../../../kernel/ids.ts';
import { routesOf } from '../../../platform/area-routes.ts';
import { hooksService, joinHooks } from '../../../platform/hooks.ts';
import { parseAllowList } from '../../../platform/outgoing/allow-list.ts';
import { createOutgoing } from '../../../platform/outgoing/create-outgoing.ts';
import type { releasedPolicy } from '../../../testing/released-policy.ts';
import { publicUrlService } from '../../../platform/http/public-url.ts';
import { createHandles, handlesService } from '../../identity/identity-map/handles.ts';
import { identityArea } from '../../identity/area.ts';
import { createSignedIn } from '../../identity/http/authenticate.ts';
import { identityWorld, PASSWORD } from '../../identity/testing/identity-world.ts';
import { ssoArea } from '../area.ts';
import { ssoService, type Sso } from '../sso.ts';
import { changeProvider, providerNamed } from '../store/providers.ts';

export const MUSTER = 'https://muster.example.org';

/** A browser's cookies, by name. */
export type Jar = Record<string, string>;

/** A server with identity and single sign-on, and browsers talking to it. */
export async function ssoWorld(policy?: ReturnType<typeof releasedPolicy>) {
  const allow = parseAllowList(['127.0.0.1']);
  if (!allow.ok) throw new Error('the test’s own addresses do not parse');
  const world = await identityWorld({
    ...(policy === undefined ? {} : { policy }),
    routes: ({ host, deps }) => {
      const handles = createHandles({ dataKeys: host.dataKeys, ring: host.ring });
      const sso: Sso = {
        ...deps,
        dataKeys: host.dataKeys,
        handles,
        outgoing: createOutgoing({
          allow: allow.value,
          limits: { connectTimeoutMs: 2000, timeoutMs: 2000, maxResponseBytes: 1_000_000 },
          log: host.log,
          resolve: async () => Promise.reject(Object.assign(new Error('no such name'), { code: 'ENOTFOUND' })),
        }),
        signedIn: createSignedIn(deps, deps.cookies),
        publicUrl: () => MUSTER,
      };
      const area = ssoArea(sso);
      host.services
        .give(ssoService, sso)
        .give(handlesService, handles)
        .give(publicUrlService, () => MUSTER)
        .give(
          hooksService,
          joinHooks(() => [area.hooks]),
        );
      return [routesOf(identityArea(deps), host.services.use), routesOf(area, host.services.use)];
    },
  });
  const { app } = world.http;

  async function send(jar: Jar, method: 'GET' | 'POST', url: string, payload?: object) {
    const csrf = jar['csrf'];
    const answer = await app.inject({
      method,
      url,
      cookies: Object.fromEntries(Object.entries(jar).filter(([name]) => name !== 'csrf')),
      headers: csrf === undefined ? {} : { 'x-csrf-token': csrf },
      ...(payload === undefined ? {} : { payload }),
    });
    for (const { name, value, expires } of answer.cookies) {
      if (value === '' || (expires !== undefined && expires.getTime() === 0)) delete jar[name];
      else jar[name] = value;
    }
    return answer;
  }

  return {
    ...world,
    send,
    async byPassword(email: string, jar: Jar = {}): Promise<Jar> {
      const answer = await send(jar, 'POST', '/v1/session', { email, password: PASSWORD });
      if (answer.statusCode !== 201) throw new Error(answer.body);
      jar['csrf'] = answer.json<{ csrfToken: string }>().csrfToken;
      return jar;
    },
    /** A provider, added and turned on by Governance. */
    async provider(jar: Jar, given: { readonly name: string; readonly issuer: string; readonly secret: string }) {
      const { name, issuer, secret } = given;
      const added = await send(jar, 'POST', '/v1/identity-providers', {
        name,
        issuer,
        label: 'Example',
        clientId: 'muster',
        clientSecret: secret,
      });
      if (added.statusCode !== 201) throw new Error(added.body);
    },
    /** Skips the test that `turn-on` requires. */
    async turnOnByHand(name: string) {
      await world.host.db.transaction().execute(async (tx) => {
        const provider = await providerNamed(tx, name);
        if (provider === undefined) throw new Error(`there is no ${name}`);
        await changeProvider(tx, provider, { state: 'on' }, provider.lastInstant, asId(world.host.ids.opaque()));
      });
    },
    async end() {
      await app.close();
      await world.host.close();
    },
  };
}
