import { createHmac } from 'node:crypto';
import { createScrubber, pseudonymFrom, readDetectors, type Detector, type Scrubber } from '@muster/scrubber';
import type { Asked, Verb } from '../command-line/verb.ts';
import { failed } from '../failures/failure.ts';
import type { Shell } from '../shell.ts';
import { openTexts, readText } from './scrub-input.ts';
import { LONGEST_TEXT, scrubLines } from './scrub-lines.ts';

const REMOVABLE = ['email', 'ip', 'user', 'phone', 'iban', 'person'] as const;

/** `muster scrub`: does offline what the server does to every text. Sends nothing anywhere. */
export const scrub: Verb = {
  usage: 'scrub [file...]',
  summary: 'remove secrets and personal data from files or standard input; nothing leaves this machine',
  options: [
    { flags: '--jsonl', what: 'read and write lines of {"id","text"}; findings are listed by type and position' },
    { flags: '--detectors <file>', what: 'JSON with your own detectors, in addition to Muster’s (docs/scrubber.md)' },
    { flags: '--people <file>', what: 'names of people who may be mentioned, one per line' },
    {
      flags: '--remove <type>',
      what: 'remove this type instead of replacing it with a pseudonym',
      isMany: true,
      choices: REMOVABLE,
    },
  ],
  examples: [
    'kubectl logs -f scorer-1 | muster scrub',
    'muster scrub --jsonl < lines.jsonl > clean.jsonl',
    'muster scrub --detectors detectors.json --remove email postmortem.md',
  ],
  async run(asked) {
    const { words, options, shell } = asked;
    const scrubber = await scrubberOf(asked);
    const texts = await openTexts(words, shell);
    return options.flag('jsonl') ? scrubLines(scrubber, texts) : scrubTexts(scrubber, texts, asked);
  },
};

/** Line by line, so that a growing log can be followed. */
async function scrubTexts(scrubber: Scrubber, texts: Awaited<ReturnType<typeof openTexts>>, { isJson, piece }: Asked) {
  const told: string[] = [];
  let isWhole = true;
  const tell = async ({ text, findings }: ReturnType<Scrubber['text']>): Promise<void> => {
    if (findings.some(({ kind }) => kind === 'unscannable')) isWhole = false;
    if (text === '') return;
    if (isJson) told.push(text);
    else await piece(undefined, () => text);
  };
  for (const { chunks } of texts) {
    const stream = scrubber.stream();
    const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
    for await (const chunk of chunks()) await tell(stream.push(decoder.decode(chunk, { stream: true })));
    await tell(stream.push(decoder.decode()));
    await tell(stream.end());
  }
  return { json: { text: told.join('') }, words: () => '', isFailure: !isWhole };
}

/** With the user's own key, a person gets the same token in every run; without one, within a run. */
async function scrubberOf({ options, shell }: Asked): Promise<Scrubber> {
  const own = shell.env['MUSTER_PSEUDONYM_KEY'];
  const key = own === undefined || own === '' ? shell.newKey() : own;
  const pseudonym = pseudonymFrom((bytes) => createHmac('sha256', key).update(bytes).digest(), own ? 'own' : 'run');
  const remove = REMOVABLE.filter((kind) => options.list('remove').includes(kind));
  const custom = await detectorsFrom(options.text('detectors'), shell);
  const scrubber = createScrubber({ pseudonym, remove, custom, maxTextLength: LONGEST_TEXT });
  const people = options.text('people');
  if (people === undefined) return scrubber;
  return scrubber.naming((await readText(people, shell)).split(/\r?\n/).filter((line) => line.trim() !== ''));
}

async function detectorsFrom(path: string | undefined, shell: Shell): Promise<readonly Detector[]> {
  if (path === undefined) return [];
  const text = await readText(path, shell);
  const wrong = (details: readonly string[]): Error =>
    failed('cli/bad-detectors', `${path} has no usable detectors.`, {
      details,
      why: 'Nothing was read or written.',
    });
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    throw wrong(['it is not JSON']);
  }
  const read = readDetectors(given);
  if (!read.ok) throw wrong(read.problems.map((each) => `${each.path} ${each.problem}: ${each.remedy}`));
  return read.detectors;
}
