import { readFileSync } from 'node:fs';
import { readDetectors, type Detector } from '@muster/scrubber';
import { err, ok, type Result } from '../../kernel/result.ts';

/** Detectors of the house as they were written: each thread makes its own of them. */
export type HouseDetectors = { readonly written: unknown };

export type HouseProblem = { readonly problem: string; readonly remedy: string };

/** From the file that `MUSTER_DETECTORS` names. What it holds is judged here, once, and not repeated in a problem. */
export function readHouseDetectors(path: string | undefined): Result<HouseDetectors | undefined, HouseProblem> {
  if (path === undefined) return ok(undefined);
  let written: unknown;
  try {
    written = JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return err({
      problem: 'no file with JSON that Muster can read lies there.',
      remedy: 'Check path, owner and content.',
    });
  }
  const read = readDetectors(written);
  if (read.ok) return ok({ written });
  const [first, ...others] = read.problems;
  const more = others.length === 0 ? '' : ` (and ${others.length} more)`;
  return err({
    problem: `${first?.path ?? ''} ${first?.problem ?? 'is wrong'}${more}.`,
    remedy: `There: ${first?.remedy ?? 'mend it'}. \`muster scrub --detectors\` names everything that is wrong.`,
  });
}

/** What was judged when it was read. */
export function detectorsOf(house: HouseDetectors | undefined): readonly Detector[] {
  if (house === undefined) return [];
  const read = readDetectors(house.written);
  if (!read.ok) throw new Error('detectors of the house were changed after they were read');
  return read.detectors;
}
