import { readFileSync } from 'node:fs';
import { readDetectors, type Detector } from '@muster/scrubber';
import { err, ok, type Result } from '../../kernel/result.ts';

/** An organisation's own detectors in source form: each thread compiles its own. */
export type CustomDetectors = { readonly written: unknown };

export type DetectorsProblem = { readonly problem: string; readonly remedy: string };

/** Reads the file named by `MUSTER_DETECTORS` and validates it, once. Problems do not repeat its contents. */
export function readCustomDetectors(path: string | undefined): Result<CustomDetectors | undefined, DetectorsProblem> {
  if (path === undefined) return ok(undefined);
  let written: unknown;
  try {
    written = JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return err({
      problem: 'there is no JSON file there that Muster can read.',
      remedy: 'Check path, owner and content.',
    });
  }
  const read = readDetectors(written);
  if (read.ok) return ok({ written });
  const [first, ...others] = read.problems;
  const more = others.length === 0 ? '' : ` (and ${others.length} more)`;
  return err({
    problem: `${first?.path ?? ''} ${first?.problem ?? 'is wrong'}${more}.`,
    remedy: `In it, ${first?.remedy ?? 'fix it'}. \`muster scrub --detectors\` lists everything that is wrong.`,
  });
}

/** Compiles what was validated when it was read. */
export function detectorsOf(custom: CustomDetectors | undefined): readonly Detector[] {
  if (custom === undefined) return [];
  const read = readDetectors(custom.written);
  if (!read.ok) throw new Error('custom detectors were changed after they were read');
  return read.detectors;
}
