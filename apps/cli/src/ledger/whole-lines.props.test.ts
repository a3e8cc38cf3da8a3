import fc from 'fast-check';
import { expect, test } from 'vitest';
import { linesOf, wholeLines } from './whole-lines.ts';

const line = fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll('\n', ''));

test('lines are the same wherever the bytes are cut, in the middle of a letter too, and no block ends within one', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(line, { minLength: 1 }),
      fc.boolean(),
      fc.array(fc.nat(200)),
      async (lines, isEnded, cuts) => {
        const whole = isEnded || lines.at(-1) === '' ? lines.map((text) => `${text}\n`).join('') : lines.join('\n');
        const bytes = new TextEncoder().encode(whole);
        const at = [0, ...cuts.filter((cut) => cut < bytes.length).toSorted((one, other) => one - other), bytes.length];
        const blocks: Uint8Array[] = [];
        for await (const block of wholeLines(chunks(bytes, at))) blocks.push(block);
        expect(Buffer.concat(blocks).equals(bytes)).toBe(true);
        expect(blocks.slice(0, -1).every((block) => block.at(-1) === NEWLINE)).toBe(true);
        expect(blocks.flatMap((block) => [...linesOf(block)].map((found) => new TextDecoder().decode(found)))).toEqual(
          lines.map((text) => new TextDecoder().decode(new TextEncoder().encode(text))),
        );
      },
    ),
    { seed: 13 },
  );
});

const NEWLINE = 10;

async function* chunks(bytes: Uint8Array, at: readonly number[]): AsyncGenerator<Uint8Array> {
  for (const [index, start] of at.slice(0, -1).entries()) yield bytes.slice(start, at[index + 1]);
}
