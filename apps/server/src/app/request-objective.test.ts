import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { releasedPolicy } from '../testing/released-policy.ts';
import { requestObjective } from './request-objective.ts';

const openApi = JSON.parse(
  readFileSync(new URL('../../../../packages/api-client/openapi.json', import.meta.url), 'utf8'),
) as { readonly paths: Readonly<Record<string, object>> };

test('the incident API that is measured is every route of incidents that there is, and no other [GOV 4.1, 4.2]', () => {
  const routes = Object.entries(openApi.paths)
    .filter(([path]) => path.startsWith('/v1/incidents'))
    .flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`),
    );
  const { routes: measured, latencyBoundSeconds } = requestObjective(releasedPolicy());
  expect([...measured].toSorted()).toEqual(routes.toSorted());
  expect(latencyBoundSeconds).toBe(2);
});
