/** The server's response to a save. */
type Saved = { readonly saved: boolean; readonly version: number; readonly text: string };
export type Save = (who: number, text: string, over: number) => Promise<Saved>;

type Writer = {
  text: string;
  over: number;
  /** Everything shown to them because others edited the same sentences. */
  readonly shown: string[];
};

type Played = {
  readonly writers: readonly Writer[];
  /** What was typed, by whom: each is a unique word. */
  readonly typed: ReadonlyMap<string, number>;
  /** Words that someone had seen and removed. */
  readonly takenOut: ReadonlySet<string>;
  readonly conflicts: number;
  readonly lost: number;
  readonly final: string;
};

/**
 * Several people edit one section at once, over connections that fail before or after a save: then they get no
 * response, and save again over the version they had. Anyone shown a conflict resolves it by keeping both. `random`: 0
 * to 1.
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
      // A new sentence, or words within an existing one.
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
  // All connections are back, and pending edits are saved.
  for (const [who, writer] of writers.entries())
    for (let tries = 0; tries < people + 2; tries += 1) if (await send(who, writer, true)) break;
  const last = writers.at(-1)?.text ?? '';
  return { writers, typed, takenOut, conflicts, lost, final: last };
}

/** Words typed that are neither in the result, nor shown to their author, nor removed by someone who had seen them. */
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

/** Keeps both sides of a conflict, each sentence once. */
function together(text: string): string {
  const lines = text.split('\n').filter((line) => !MARKS.test(line));
  const seen = new Set<string>();
  return sentences(lines.join('\n'))
    .filter((part) => !seen.has(part.trim()) && seen.add(part.trim()))
    .join('');
}
