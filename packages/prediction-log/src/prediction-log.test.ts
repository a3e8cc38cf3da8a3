import { expect, test } from 'vitest';
import { createPredictionLog } from './prediction-log.ts';

type Sent = { readonly sequence: number; readonly id: string };

function muster(statuses: readonly (number | 'cut')[]) {
  const sent: Sent[][] = [];
  const pauses: number[] = [];
  const log = createPredictionLog({
    url: 'https://muster.example.org/',
    key: 'k',
    producer: 'scorer',
    run: 'r1',
    rowsAtOnce: 3,
    pause: async (ms) => void pauses.push(ms),
    fetch: async (url, { body }) => {
      expect(url).toBe('https://muster.example.org/v1/predictions');
      sent.push(body.split('\n').map((line) => JSON.parse(line) as Sent));
      const status = statuses[sent.length - 1] ?? 200;
      if (status === 'cut') throw new Error('cut off');
      const refusals = [{ index: 0, code: 'models/not-a-prediction', reason: 'no' }];
      return {
        status,
        text: async () => JSON.stringify({ refusals: status === 200 && sent.length === 1 ? refusals : [] }),
      };
    },
  });
  return { log, sent, pauses };
}

test('rows are numbered and sent in lines, and what was refused is told', async () => {
  const { log, sent } = muster([]);
  for (const id of ['a', 'b', 'c', 'd']) log.add({ id });
  await log.flush();
  expect(sent.map((rows) => rows.map(({ sequence, id }) => `${sequence}${id}`))).toEqual([['1a', '2b', '3c'], ['4d']]);
  expect(log.refused).toMatchObject([{ code: 'models/not-a-prediction' }]);
});

test('the same rows are sent again after a 503 or a cut line, and a refusal of the request is thrown', async () => {
  const { log, sent, pauses } = muster([503, 'cut', 200, 401]);
  log.add({ id: 'a' });
  await log.flush();
  expect(sent).toHaveLength(3);
  expect(new Set(sent.map((rows) => JSON.stringify(rows))).size).toBe(1);
  expect(pauses).toEqual([1000, 2000]);
  log.add({ id: 'b' });
  await expect(log.flush()).rejects.toThrow('401');
  await log.flush();
  expect(sent.at(-1)).toMatchObject([{ id: 'b', sequence: 2 }]);
});
