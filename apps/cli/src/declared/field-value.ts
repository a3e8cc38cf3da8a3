import type { DeclaredField } from '@muster/api-client';
import type { Asked } from '../command-line/verb.ts';
import { parseFacts } from '../commands/incident/facts.ts';
import { givenText } from '../commands/given-text.ts';
import { wrongUsage } from '../failures/failure.ts';
import { finderOf } from './finders.ts';

/** Converts what was typed for a field into the API's form; `where` names the argument in errors. */
export async function fieldValue(
  field: DeclaredField,
  given: string | readonly string[],
  where: string,
  { shell, connection }: Pick<Asked, 'shell' | 'connection'>,
): Promise<unknown> {
  const find = field.ref === undefined ? undefined : finderOf(field.ref, connection());
  if (typeof given !== 'string') {
    if (field.type === 'facts') return parseFacts(given);
    return find === undefined ? given : Promise.all(given.map(async (each) => find(each, where)));
  }
  switch (field.type) {
    case 'ref':
      return find?.(given, where) ?? given;
    case 'number':
      return wholeNumber(given, where);
    case 'instant':
      return instant(given, where);
    case 'flag':
      return yesOrNo(given, where);
    case 'json':
      return json((await givenText(given, shell)) ?? '', where);
    default: {
      const text = await givenText(given, shell);
      if (text === undefined || (text === '' && field.needed === true)) throw wrongUsage(`${where} is empty.`);
      return text;
    }
  }
}

function wholeNumber(given: string, where: string): number {
  if (!/^-?\d{1,15}$/.test(given)) throw wrongUsage(`${where} must be a whole number.`);
  return Number(given);
}

function instant(given: string, where: string): string {
  const at = new Date(given);
  if (Number.isNaN(at.getTime())) throw wrongUsage(`${where} must be a time such as 2026-11-02T09:05:00Z.`);
  return at.toISOString();
}

/** For a positional flag: as an option it could only mean yes. */
function yesOrNo(given: string, where: string): boolean {
  if (given !== 'true' && given !== 'false') throw wrongUsage(`${where} must be true or false.`);
  return given === 'true';
}

function json(given: string, where: string): unknown {
  try {
    return JSON.parse(given);
  } catch {
    throw wrongUsage(`${where} must be JSON.`);
  }
}
