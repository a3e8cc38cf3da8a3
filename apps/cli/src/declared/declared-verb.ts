import { callDeclared, type DeclaredField, type DeclaredKey, type DeclaredVerb } from '@muster/api-client';
import type { Asked, OptionSpec, Verb } from '../command-line/verb.ts';
import { wrongUsage } from '../failures/failure.ts';
import { answerWords } from './answer-words.ts';
import { fieldValue } from './field-value.ts';
import { finderOf } from './finders.ts';

/** The command of a declared verb: its key and positional fields are typed in order, the rest are options. */
export function declaredVerb(verb: DeclaredVerb): Verb {
  const typed = verb.fields.filter(({ positional }) => positional === true);
  const optional = verb.fields.filter(({ positional }) => positional !== true);
  const words = [
    ...keyWords(verb.key, verb.noun),
    ...typed.map((field) => positionalWord(field, field === typed.at(-1))),
  ];
  return {
    usage: [verb.verb, ...words].join(' '),
    ...(verb.aliases === undefined ? {} : { aliases: verb.aliases }),
    summary: verb.does,
    options: [
      ...optional.map(optionOf),
      ...(verb.versioned === true ? [unchanged] : []),
      ...(verb.danger === true ? [meantIt] : []),
    ],
    ...(verb.next === undefined ? {} : { next: verb.next.replace('<key>', '<code>') }),
    async run(asked) {
      const { fetch } = asked.connection();
      const key = await givenKey(verb.key, verb.noun, asked);
      const fields = await fieldsOf(asked, typed, optional, verb.key.length);
      const seen = asked.options.number('if-version');
      const answer = await callDeclared(
        async (path, init) => {
          const headers = { ...(init.headers as Record<string, string>), 'idempotency-key': asked.shell.newKey() };
          return fetch(path, { ...init, headers });
        },
        verb,
        { key, fields, seen },
      );
      return { json: answer ?? { done: true }, words: (screen) => answerWords(verb, answer, screen) };
    },
  };
}

async function fieldsOf(
  asked: Asked,
  typed: readonly DeclaredField[],
  optional: readonly DeclaredField[],
  from: number,
): Promise<Record<string, unknown>> {
  const fields: Record<string, unknown> = {};
  for (const [at, field] of typed.entries()) {
    const isLast = at === typed.length - 1;
    const where = positionalWord(field, isLast);
    if (field.type === 'list') {
      fields[field.name] = await fieldValue(field, asked.words.slice(from + at), where, asked);
      continue;
    }
    const word = isLast ? asked.words.slice(from + at).join(' ') : asked.words[from + at];
    if (word !== undefined && (word !== '' || field.needed === true))
      fields[field.name] = await fieldValue(field, word, where, asked);
  }
  for (const field of optional) {
    const value = await optionValue(field, asked);
    if (value !== undefined) fields[field.name] = value;
  }
  return fields;
}

async function optionValue(field: DeclaredField, asked: Asked): Promise<unknown> {
  const name = optionName(field);
  if (field.type === 'flag') return asked.options.flag(name) ? true : undefined;
  if (field.type === 'list' || field.type === 'facts') {
    const given = asked.options.list(name);
    return given.length === 0 ? undefined : fieldValue(field, given, `--${name}`, asked);
  }
  if (field.input === 'secret' && field.needed === true && asked.options.text(name) === undefined) {
    if (!asked.shell.input.isTerminal) throw wrongUsage(`--${name} is required; - reads it from standard input.`);
    return asked.shell.input.askHidden(`${field.asks}: `);
  }
  const given = asked.options.text(name);
  return given === undefined ? undefined : fieldValue(field, given, `--${name}`, asked);
}

const unchanged: OptionSpec = {
  flags: '--if-version <version>',
  what: 'only if nobody has changed it since this version',
};

const meantIt: OptionSpec = { flags: '--for-ever', what: 'confirm it', isNeeded: true };

/** The words that name the thing after its verb. */
export const keyWords = (key: readonly DeclaredKey[], noun: string): readonly string[] =>
  key.map(({ name, ref }) => `<${name === 'id' ? (ref ?? noun) : name}>`);

/** The named thing as path parameters. */
export async function givenKey(
  key: readonly DeclaredKey[],
  noun: string,
  { words, connection }: Pick<Asked, 'words' | 'connection'>,
): Promise<Record<string, string>> {
  const asked = keyWords(key, noun);
  const found: Record<string, string> = {};
  for (const [at, { name, ref }] of key.entries())
    found[name] = await finderOf(ref ?? nounOf(name, noun), connection())(words[at] ?? '', asked[at] ?? '');
  return found;
}

/** A positional word; the last text field takes all remaining words, so that no quotation marks are needed. */
const positionalWord = ({ name, ref, needed, type }: DeclaredField, isLast: boolean): string => {
  if (type === 'list') return `[${ref === undefined && name.endsWith('s') ? name : `${ref ?? name}s`}...]`;
  const word = `${ref ?? name}${isLast && type === 'text' ? '...' : ''}`;
  return needed === true ? `<${word}>` : `[${word}]`;
};

/** The option of a field: `reason` for `reason`, `principal-id` for `principalId`. */
export const optionName = ({ name, option }: DeclaredField): string =>
  option ?? name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

export function optionOf(field: DeclaredField): OptionSpec {
  const { asks, help, short, type, needed, choices, ref, input } = field;
  const value = type === 'flag' ? '' : ` <${ref ?? (type === 'facts' ? 'name=value' : valueWord[type])}>`;
  return {
    flags: `${short === undefined ? '' : `-${short}, `}--${optionName(field)}${value}`,
    what: help ?? (input === 'multiline' ? `${asks} (- reads it from standard input)` : asks),
    ...(type === 'list' || type === 'facts' ? { isMany: true } : {}),
    ...(needed === true && input !== 'secret' ? { isNeeded: true } : {}),
    ...(choices === undefined ? {} : { choices }),
  };
}

const valueWord: Readonly<Record<Exclude<DeclaredField['type'], 'flag' | 'facts'>, string>> = {
  text: 'text',
  number: 'number',
  choice: 'which',
  ref: 'id',
  instant: 'moment',
  list: 'each',
  json: 'json',
};

/**
 * `code` always refers to an incident, also for things that belong to one; `name` is used as it is and needs no lookup.
 */
const nounOf = (key: string, noun: string): string => (key === 'code' ? 'incident' : key === 'name' ? 'name' : noun);
