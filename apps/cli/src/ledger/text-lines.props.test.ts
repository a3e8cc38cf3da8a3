import fc from 'fast-check';
import { expect, test } from 'vitest';
import { textLines } from './text-lines.ts';

test('lines are the same wherever the bytes are cut, in the middle of a letter too', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.string({ unit: 'grapheme' }).map((line) => line.replaceAll(/[\n\ufeff]/g, '')),
        { minLength: 1 },
      ),
      fc.array(fc.nat(200)),
      async (lines, cuts) => {
        const bytes = new TextEncoder().encode(lines.map((line) => `${line}\n`).join(''));
        const at = [0, ...cuts.filter((cut) => cut < bytes.length).toSorted((one, other) => one - other), bytes.length];
        let counted = 0;
        const found: string[] = [];
        for await (const some of textLines(chunks(bytes, at), (count) => (counted += count))) found.push(...some);
        expect(found).toEqual(lines);
        expect(counted).toBe(bytes.length);
      },
    ),
    { seed: 13 },
  );
});

async function* chunks(bytes: Uint8Array, at: readonly number[]): AsyncGenerator<Uint8Array> {
  for (const [index, start] of at.slice(0, -1).entries()) yield bytes.slice(start, at[index + 1]);
}
