import { createHmac } from 'node:crypto';
import { createScrubber, pseudonymFrom, type Scrubber } from '@muster/scrubber';
import type { Answer, Verb } from '../command-line/verb.ts';
import { failed } from '../failures/failure.ts';
import type { Shell } from '../shell.ts';

/** `muster scrub`: what the server does to every text, offline. Nothing is sent anywhere. */
export const scrub: Verb = {
  usage: 'scrub',
  summary: 'take secrets and personal data out of the text on standard input; nothing leaves this machine',
  options: [
    { flags: '--jsonl', what: 'read and write lines of {"id","text"}; what was found is told by type and place' },
  ],
  examples: ['kubectl logs scorer-1 | muster scrub', 'muster scrub --jsonl < lines.jsonl > clean.jsonl'],
  async run({ options, shell }) {
    const scrubber = scrubberOf(shell);
    const given = await shell.input.readAll();
    if (options.flag('jsonl')) return scrubLines(scrubber, given);
    const clean = linesWithin(given)
      .map((part) => scrubber.text(part).text)
      .join('');
    return { json: { text: clean }, words: () => clean };
  },
};

/** Under one's own key the same person is the same token each time; without one, within a run. */
function scrubberOf({ env, newKey }: Shell): Scrubber {
  const own = env['MUSTER_PSEUDONYM_KEY'];
  const key = own === undefined || own === '' ? newKey() : own;
  const pseudonym = pseudonymFrom((bytes) => createHmac('sha256', key).update(bytes).digest(), own ? 'own' : 'run');
  return createScrubber({ pseudonym });
}

const LONGEST_PART = 256 * 1024;

/** A text of any length in parts that end with a line and outside a private key, each short enough to be read whole. */
function linesWithin(text: string): string[] {
  if (text.length <= LONGEST_PART) return [text];
  const parts: string[] = [];
  let part = '';
  for (const line of text.split(/(?<=\n)/)) {
    const isInsideKey = part.lastIndexOf('-----BEGIN ') > part.lastIndexOf('-----END ');
    if (part.length + line.length > LONGEST_PART && !isInsideKey) {
      parts.push(part);
      part = '';
    }
    part += line;
  }
  return [...parts, part];
}

function scrubLines(scrubber: Scrubber, given: string): Answer {
  const read = given.split('\n').flatMap((line, index) => (line.trim() === '' ? [] : [readLine(line, index + 1)]));
  const told = read.map(({ id, text }) => {
    const { text: clean, findings } = scrubber.text(text);
    return { id, text: clean, findings: findings.map(({ kind, start, end }) => ({ type: kind, start, end })) };
  });
  const lines = told.map((line) => `${JSON.stringify(line)}\n`).join('');
  return { json: told, words: () => lines };
}

/** What a line holds is not repeated: it has not been scrubbed. */
function readLine(line: string, number: number): { readonly id: unknown; readonly text: string } {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw unread(number, 'is not JSON');
  }
  const { id, text } = (value ?? {}) as { id?: unknown; text?: unknown };
  if (typeof text !== 'string') throw unread(number, 'has no "text"');
  return { id, text };
}

const unread = (number: number, problem: string): Error =>
  failed('cli/not-jsonl', `Line ${number} ${problem}.`, {
    why: 'With --jsonl each line is an object with "id" and "text". Nothing was written.',
  });
