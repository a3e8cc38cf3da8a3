import { createHmac } from 'node:crypto';
import { createScrubber, pseudonymFrom } from '@muster/scrubber';
import { depth } from '@muster/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createLabelScrubber } from './remembering-scrubber.ts';

const scrubber = createScrubber({
  pseudonym: pseudonymFrom((bytes) => createHmac('sha256', 'test').update(bytes).digest(), 'k1'),
});

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

test('remembering changes nothing: each map comes out as if it were the first [GOV 6.4, 6.6]', () => {
  fc.assert(
    fc.property(fc.array(fc.dictionary(key, text, { maxKeys: 5 }), { maxLength: 20 }), (maps) => {
      const remembering = createLabelScrubber(scrubber);
      for (const labels of maps) {
        const afresh = scrubber.value(labels);
        const scrubbed = remembering.scrub(labels);
        expect([scrubbed.labels, scrubbed.findings]).toEqual([afresh.value, afresh.findings]);
      }
    }),
    { seed: 7, numRuns: 19 * depth },
  );
});

test('a label that was clean is not looked at again', () => {
  let looks = 0;
  const remembering = createLabelScrubber({
    value: (value) => {
      looks += 1;
      return scrubber.value(value);
    },
  });
  remembering.scrub({ alertname: 'Loss', pod: 'a' });
  remembering.scrub({ alertname: 'Loss' });
  expect(looks).toBe(1);
});
