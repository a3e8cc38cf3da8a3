import { personWords, readDeclared, type DeclaredColumn, type DeclaredList, type Person } from '@muster/api-client';
import type { OptionSpec, Verb } from '../command-line/verb.ts';
import { paragraphs } from '../output/paragraphs.ts';
import { table, type Column } from '../output/table.ts';
import { instantWords } from '../output/time-words.ts';
import { givenKey, keyWords, optionName, optionOf } from './declared-verb.ts';
import { fieldValue } from './field-value.ts';

type Item = Readonly<Record<string, unknown>>;

/**
 * The command of a declared list: filters become options, columns a table, and further pages are fetched on request.
 */
export function declaredList(list: DeclaredList): Verb {
  return {
    usage: [list.list, ...keyWords(list.key ?? [], list.noun)].join(' '),
    summary: list.does,
    options: [...list.filters.map(optionOf), ...(list.pages === true ? paging : [])],
    async run(asked) {
      const query: Record<string, string | undefined> = {};
      for (const field of list.filters) {
        const name = optionName(field);
        if (field.type === 'flag') query[field.name] = asked.options.flag(name) ? 'true' : undefined;
        else {
          const given = asked.options.text(name);
          if (given !== undefined) query[field.name] = String(await fieldValue(field, given, `--${name}`, asked));
        }
      }
      const { fetch } = asked.connection();
      const first = { ...query, limit: asked.options.text('limit'), cursor: asked.options.text('cursor') };
      const key = await givenKey(list.key ?? [], list.noun, asked);
      let page = await readDeclared(fetch, list, first, key);
      const items = [...page.items];
      while (asked.options.flag('all') && page.nextCursor !== undefined) {
        page = await readDeclared(fetch, list, { ...first, cursor: page.nextCursor }, key);
        items.push(...page.items);
      }
      return {
        json: { ...page, items },
        words: (screen) => {
          if (items.length === 0)
            return `${paragraphs(list.empty.says, screen.columns)}\n${list.empty.next === undefined ? '' : `next  ${list.empty.next}\n`}`;
          const more = page.nextCursor === undefined ? '' : `more  --cursor ${page.nextCursor}, or --all\n`;
          return `${table(items, list.columns.map(columnOf), screen)}${more}`;
        },
      };
    },
  };
}

const paging: readonly OptionSpec[] = [
  { flags: '--limit <number>', what: 'how many per page' },
  { flags: '--cursor <cursor>', what: 'continue after a page' },
  { flags: '--all', what: 'every page' },
];

const columnOf = ({ at, head, as = 'words', shrinksTo, dropped }: DeclaredColumn): Column<Item> => ({
  head: head.toUpperCase(),
  cell: (item) => {
    const value = at.split('.').reduce(partOf, item);
    return as === 'instant' && Array.isArray(value) ? value.map(shown.instant).join(', ') : shown[as](value);
  },
  ...(shrinksTo === undefined ? {} : { shrinksTo }),
  ...(dropped === undefined ? {} : { dropped }),
});

/** A field of one thing, or of each of several. */
const partOf = (value: unknown, part: string): unknown =>
  Array.isArray(value) ? value.flatMap((each) => partOf(each, part)) : (value as Item | undefined)?.[part];

const shown: Readonly<Record<NonNullable<DeclaredColumn['as']>, (value: unknown) => string>> = {
  words: (value) => (Array.isArray(value) ? value.join(', ') : textOf(value)),
  severity: (value) => textOf(value),
  count: (value) => textOf(value),
  instant: (value) => (typeof value === 'string' ? instantWords(value) : ''),
  person: (value) => (value === undefined ? '◌ nobody' : personWords(value as Person)),
  people: (value) => {
    const people = (value ?? []) as readonly Person[];
    return people.length === 0 ? '◌ nobody' : people.map(personWords).join(', ');
  },
};

const textOf = (value: unknown): string => {
  if (value === true) return 'yes';
  if (value === false) return 'no';
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
};
