import type { BenchMuster } from '../muster-server.ts';

const TITLES = [
  'Fraud model p99 over 2 s in eu-west-1 since the rollout of v41, one in nine payments waits',
  'Feature store is stale',
  'Embedding index answers from yesterday',
  'Ranking: offline and online scores part ways for returning customers',
];

const AT_ONCE = 8;

/** Declares incidents and gives the first a long timeline: notes, alerts, an acknowledgement. @returns its code */
export async function fill(muster: BenchMuster, incidents: number): Promise<string> {
  const declare = async (index: number): Promise<string> => {
    const title = `${TITLES[index % TITLES.length]} (${index})`;
    const { code } = (await muster.call('POST', '/v1/incidents', { title })) as { code: string };
    return code;
  };
  const code = await declare(0);
  await muster.call('POST', `/v1/incidents/${code}/acknowledge`, {});
  for (let note = 0; note < 40; note += 1)
    await muster.call('POST', `/v1/incidents/${code}/note`, {
      text: `Looked at shard ${note}: its queue is ${note * 7} deep and drains; the loader was restarted and reads again.`,
    });
  let next = 1;
  const declareRest = async (): Promise<void> => {
    for (let index = next++; index < incidents; index = next++) await declare(index);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, declareRest));
  return code;
}
