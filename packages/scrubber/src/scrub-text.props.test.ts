import { character, depth } from '@muster/testing';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { benign } from '../test/benign-corpus.ts';
import { disguises } from '../test/disguises.ts';
import { planted } from '../test/planted-corpus.ts';
import { testScrubber } from '../test/test-scrubber.ts';

const scrubber = testScrubber();
const seed = 6_006;

const before = fc.constantFrom(
  '',
  ' ',
  'said (',
  '"',
  '\n',
  '{"msg": "',
  '<b>',
  '… ',
  '; ',
  'x\t',
  '，',
  'error -> ',
  '[',
  "msg='",
  '100 % ',
);
const behind = fc.constantFrom(
  '',
  ' ',
  ')',
  '"',
  '\n',
  '"}',
  '</b>',
  '…',
  '; next',
  '\t1',
  ', and more',
  '!',
  ']',
  "'",
);
const noise = fc
  .array(fc.constantFrom(...benign, 'ok', 'é', '👩‍💻', '%', '\\', '&', '<'), { maxLength: 3 })
  .map((words) => words.join(' '));

describe('what is planted is found, wherever it stands and however it is written', () => {
  for (const disguise of disguises) {
    test(`${disguise.name} [GOV 6.4, 6.6]`, () => {
      fc.assert(
        fc.property(fc.constantFrom(...planted), before, behind, noise, (plant, left, right, words) => {
          const text = `${words} ${left}${disguise.put(plant.text)}${right} ${words}`;
          const result = scrubber.text(text);
          expect(disguise.undo(result.text)).not.toContain(plant.raw);
          expect(result.text).not.toContain(disguise.put(plant.raw));
          expect(result.findings.map((finding) => finding.kind)).not.toEqual([]);
        }),
        { seed, numRuns: 25 * depth },
      );
    });
  }

  test('base64, at any alignment, nested once, and glued to a path [GOV 6.4, 6.6]', () => {
    const encode = (text: string): string => Buffer.from(text).toString('base64');
    fc.assert(
      fc.property(
        fc.constantFrom(...planted),
        fc.constantFrom('', 'a', 'ab', '/api/', 'data='),
        fc.boolean(),
        (plant, left, twice) => {
          const encoded = twice ? encode(encode(`note ${plant.text} end`)) : encode(`note ${plant.text} end`);
          fc.pre(!/[^\u0020-\u007e]/.test(plant.text));
          const result = scrubber.text(`${left}${encoded}`);
          expect(result.findings).not.toEqual([]);
          expect(result.text).not.toContain(encoded.slice(8, -8));
        },
      ),
      { seed, numRuns: 25 * depth },
    );
  });
});

describe('scrubbing what was scrubbed changes nothing', () => {
  test('for texts with finds, disguises and benign words [GOV 6.5]', () => {
    const part = fc.oneof(
      fc
        .constantFrom(...planted)
        .chain((plant) => fc.constantFrom(...disguises).map((disguise) => disguise.put(plant.text))),
      fc.constantFrom(...benign),
      fc.string({ unit: character, maxLength: 12 }),
      fc.string({ maxLength: 12 }),
      fc.constantFrom('@', ':', '=', '"', 'password=', 'user_id: ', '%40', '\\', '::', 'email~', '[removed:', ']'),
    );
    const text = fc
      .tuple(fc.array(part, { maxLength: 6 }), fc.constantFrom('', ' ', ';'))
      .map(([parts, glue]) => parts.join(glue));
    fc.assert(
      fc.property(text, (raw) => {
        const once = scrubber.text(raw);
        const twice = scrubber.text(once.text);
        expect(twice).toEqual({ text: once.text, findings: [] });
      }),
      { seed, numRuns: 125 * depth },
    );
  });

  test('and the findings tell exactly how the text was changed', () => {
    const text = fc.array(
      fc.oneof(
        fc.constantFrom(...planted).map(({ text }) => text),
        fc.constantFrom(...benign),
      ),
      { maxLength: 5 },
    );
    fc.assert(
      fc.property(text, (parts) => {
        const raw = parts.join(' | ');
        const { text: scrubbed, findings } = scrubber.text(raw);
        let rebuilt = '';
        let copied = 0;
        for (const { start, end, replacement } of findings) {
          expect(start).toBeGreaterThanOrEqual(copied);
          rebuilt += raw.slice(copied, start) + replacement;
          copied = end;
        }
        expect(rebuilt + raw.slice(copied)).toBe(scrubbed);
      }),
      { seed, numRuns: 25 * depth },
    );
  });
});

test('a clean text is the same string, without findings', () => {
  const changed = benign.filter((text) => scrubber.text(text).text !== text);
  expect(changed).toEqual([]);
  expect(scrubber.text(benign[0]!).findings).toEqual([]);
});

test('benign texts stay untouched among each other', () => {
  const joined = benign.filter((text) => !/curl/.test(text)).join('\n');
  expect(scrubber.text(joined).text).toBe(joined);
});

test('no finding holds what was secret [GOV 6.4]', () => {
  for (const plant of planted) {
    const { findings } = scrubber.text(plant.text);
    const told = JSON.stringify(findings.map((finding) => ({ ...finding, subject: undefined })));
    expect(told).not.toContain(plant.raw);
    expect(
      findings.every(({ classification, subject }) => classification === 'CONFIDENTIAL' || subject === undefined),
    ).toBe(true);
  }
});

test('what was well-formed stays so, whatever is taken out of it', () => {
  const secrets = fc.constantFrom(...planted.map(({ text }) => text));
  const odd = fc.constantFrom('😀', '👩‍👩‍👧‍👦', '𝒶@𝒷.com', '\u{1d7d9}\u{1d7da}\u{1d7db}', 'e\u0301', '\0', '\u200d', '𐀀');
  fc.assert(
    fc.property(fc.array(fc.oneof(odd, secrets, character), { maxLength: 12 }), (words) => {
      const text = words.join('');
      expect(scrubber.text(text).text.isWellFormed()).toBe(true);
      const { value } = scrubber.value({ [text]: text, password: text });
      expect(JSON.stringify(value)).not.toMatch(/\\ud[89a-f]/);
    }),
    { seed: seed + 90, numRuns: 60 * depth },
  );
});
