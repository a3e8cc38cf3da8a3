import { depth } from '@muster/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LARGE_TEXT, openServerScrubber } from '../../../platform/scrubbing/server-scrubber.ts';
import { createLabelScrubber } from './remembering-scrubber.ts';

const scrubber = openServerScrubber({ kid: 'k1', bytes: new Uint8Array(32) });

const key = fc.constantFrom(
  'alertname',
  'severity',
  'instance',
  'password',
  'user',
  'name',
  'value',
  'token',
  'constructor',
  '203.0.113.7',
);
const text = fc.constantFrom(
  'Loss',
  'critical',
  '203.0.113.7:9100',
  'ana@customer.example',
  'hunter2hunter2',
  'db_password',
  'x9f2c81bd77e41aa',
  '',
);

test('remembering changes nothing: each map comes out as if it were the first [GOV 6.4, 6.6]', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.dictionary(key, text, { maxKeys: 5 }), { maxLength: 20 }), async (maps) => {
      const remembering = createLabelScrubber({ value: scrubber.value, large: scrubber.beside.value });
      for (const labels of maps) {
        const afresh = scrubber.value(labels);
        const scrubbed = await remembering.scrub(labels);
        expect([scrubbed.labels, scrubbed.findings]).toEqual([afresh.value, afresh.findings]);
      }
    }),
    { seed: 7, numRuns: 19 * depth },
  );
});

test('a label that was clean is not looked at again', async () => {
  let looks = 0;
  const remembering = createLabelScrubber({
    large: scrubber.beside.value,
    value: (value) => {
      looks += 1;
      return scrubber.value(value);
    },
  });
  await remembering.scrub({ alertname: 'Loss', pod: 'a' });
  await remembering.scrub({ alertname: 'Loss' });
  expect(looks).toBe(1);
});

test('large labels are read beside the server, and nothing in them gets through [GOV 6.4, 6.5]', async () => {
  const remembering = createLabelScrubber({ value: scrubber.value, large: scrubber.beside.value });
  const large = { note: `${'x '.repeat(LARGE_TEXT)} password=hunter2hunter2` };
  const scrubbed = await remembering.scrub(large);
  expect(scrubbed.labels['note']).toMatch(/password=\[removed:secret\]$/);
  expect(scrubbed.findings).toHaveLength(1);
});
