/** What the server says of one save. */
type Saved = { readonly saved: boolean; readonly version: number; readonly text: string };
export type Save = (who: number, text: string, over: number) => Promise<Saved>;

type Writer = {
  text: string;
  over: number;
  /** All that was shown to them because others wrote in the same sentences. */
  readonly shown: string[];
};

type Played = {
  readonly writers: readonly Writer[];
  /** What was typed, by whom: each a word that stands nowhere else. */
  readonly typed: ReadonlyMap<string, number>;
  /** Words that somebody had before them and took out. */
  readonly takenOut: ReadonlySet<string>;
  readonly conflicts: number;
  readonly lost: number;
  readonly final: string;
};

/**
 * Several people write one section at once, with a connection that fails before a save or after it: then its answer never
 * comes, and they save the same again over what they had. Whoever is shown a conflict puts both together. `random`: 0 to 1.
 */
export async function writeTogether(
  save: Save,
  { people, edits, random }: { readonly people: number; readonly edits: number; readonly random: () => number },
): Promise<Played> {
  const writers: Writer[] = Array.from({ length: people }, () => ({ text: '', over: 0, shown: [] }));
  const typed = new Map<string, number>();
  const takenOut = new Set<string>();
  let conflicts = 0;
  let lost = 0;
  const upTo = (most: number): number => Math.floor(random() * most);

  const edit = (who: number, writer: Writer): void => {
    const parts = sentences(writer.text);
    if (parts.length > MOST_SENTENCES || (parts.length > 2 && random() < TAKES_OUT)) {
      const from = upTo(parts.length);
      const out = parts.splice(from, 1 + upTo(parts.length > MOST_SENTENCES ? MOST_SENTENCES / 2 : 2));
      for (const word of out.join('').match(WORDS) ?? []) takenOut.add(word);
    } else {
      const word = `w${typed.size}x`;
      typed.set(word, who);
      const at = upTo(parts.length + 1);
      // A sentence of its own, or words within another's.
      if (random() < 0.5 || parts[at] === undefined) parts.splice(at, 0, `Then ${word} was seen. `);
      else parts[at] = `${word} ${parts[at]}`;
    }
    writer.text = parts.join('');
  };

  const send = async (who: number, writer: Writer, isReliable: boolean): Promise<boolean> => {
    const fate = isReliable ? 1 : random();
    if (fate < LOST_BEFORE) return false;
    const answer = await save(who, writer.text, writer.over);
    if (fate < LOST_AFTER) {
      lost += 1;
      return false;
    }
    if (answer.saved) writer.text = answer.text;
    else {
      conflicts += 1;
      writer.shown.push(answer.text);
      writer.text = together(answer.text);
    }
    writer.over = answer.version;
    return answer.saved;
  };

  for (let turn = 0; turn < edits; turn += 1) {
    const who = upTo(people);
    const writer = writers[who];
    if (writer === undefined) continue;
    edit(who, writer);
    if (random() < SAVES) await send(who, writer, false);
  }
  // Everybody’s connection is back, and what they have kept is saved.
  for (const [who, writer] of writers.entries())
    for (let tries = 0; tries < people + 2; tries += 1) if (await send(who, writer, true)) break;
  const last = writers.at(-1)?.text ?? '';
  return { writers, typed, takenOut, conflicts, lost, final: last };
}

/** Words that were typed and are neither in the result, nor shown to whoever typed them, nor taken out by somebody who had them. */
export const missingIn = ({ typed, takenOut, writers, final }: Played): readonly string[] =>
  [...typed].flatMap(([word, who]) =>
    final.includes(word) || takenOut.has(word) || writers[who]?.shown.some((text) => text.includes(word)) === true
      ? []
      : [word],
  );

const [SAVES, TAKES_OUT, LOST_BEFORE, LOST_AFTER] = [0.6, 0.25, 0.15, 0.3];
const MOST_SENTENCES = 60;
const WORDS = /w\d+x/g;
const MARKS = /^(?:<{7} yours|={7}|>{7} theirs)$/;

const sentences = (text: string): string[] => text.split(/(?<=[.!?]\s|\n)/u).filter((part) => part !== '');

/** Both of what stood between the marks, each sentence once. */
function together(text: string): string {
  const lines = text.split('\n').filter((line) => !MARKS.test(line));
  const seen = new Set<string>();
  return sentences(lines.join('\n'))
    .filter((part) => !seen.has(part.trim()) && seen.add(part.trim()))
    .join('');
}
