import type { Problem } from '@muster/api-client';

type FieldProblem = NonNullable<Problem['fields']>[number];

/** How a form presents a problem: by field, and the rest. */
export type FormProblem = {
  readonly byField: Readonly<Record<string, string>>;
  /** What to show for the form as a whole; undefined if its fields cover everything. */
  readonly rest: Problem | undefined;
};

/**
 * Assigns each field problem to the form field that sent it. `labels` maps JSON pointers to labels; a field that covers
 * a whole part of the request (`/scopes`) takes everything within it (`/scopes/1`).
 */
export function fieldErrors(problem: Problem | undefined, labels: Readonly<Record<string, string>>): FormProblem {
  const found = problem?.fields ?? [];
  const owned = found.map((field) => ({ field, owner: ownerOf(field.path, labels) }));
  const byField: Record<string, string> = {};
  for (const { field, owner } of owned) {
    if (owner === undefined) continue;
    const words = sentence(labels[owner] ?? owner, field.path.slice(owner.length), field);
    byField[owner] = byField[owner] === undefined ? words : `${byField[owner]} ${words}`;
  }
  const fields = owned.filter(({ owner }) => owner === undefined).map(({ field }) => field);
  const isAllSaid = found.length > 0 && fields.length === 0;
  return { byField, rest: problem === undefined || isAllSaid ? undefined : { ...problem, fields } };
}

function ownerOf(path: string, labels: Readonly<Record<string, string>>): string | undefined {
  return Object.keys(labels)
    .filter((pointer) => path === pointer || path.startsWith(`${pointer}/`))
    .toSorted((first, second) => second.length - first.length)[0];
}

/** `Password has fewer than 12 characters. Use a longer one.` */
function sentence(label: string, within: string, { problem, remedy }: FieldProblem): string {
  const name = `${/[?:]/.test(label) ? `“${label}”` : label}${placeIn(within)}`;
  return [`${name} ${problem}`, remedy].flatMap((part) => (part === undefined ? [] : [asSentence(part)])).join(' ');
}

/** Which part of a field is meant: an index of a list, or a name. */
const placeIn = (within: string): string =>
  within
    .split('/')
    .filter((part) => part !== '')
    .map((part) => (/^\d+$/.test(part) ? ` ${Number(part) + 1}` : ` “${part}”`))
    .join('');

const asSentence = (words: string): string =>
  `${words.charAt(0).toUpperCase()}${words.slice(1)}${/[.!?]$/.test(words) ? '' : '.'}`;
