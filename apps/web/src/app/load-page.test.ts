import { ProblemFailure } from '@muster/api-client';
import { expect, test } from 'vitest';
import { loadPage } from './load-page.ts';

const missing = new TypeError('Failed to fetch dynamically imported module: /assets/alerts-page.js');
const load = async (): Promise<never> => {
  throw missing;
};

test('a page that cannot be loaded while Muster is out of reach says so, and is no reason to load all again', async () => {
  const failure = await loadPage(load, async () => false).catch((cause: unknown) => cause);
  expect(failure).toBeInstanceOf(ProblemFailure);
  expect((failure as ProblemFailure).problem.status).toBe(0);
});

test('where Muster answers, the missing program is that of an older one, and the router loads it again', async () => {
  await expect(loadPage(load, async () => true)).rejects.toBe(missing);
  await expect(loadPage(async () => 'page')).resolves.toBe('page');
});
