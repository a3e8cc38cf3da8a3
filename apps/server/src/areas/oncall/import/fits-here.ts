import { Type, type TSchema } from 'typebox';
import { Check } from 'typebox/value';
import { FreeLine } from '../../../platform/commands/free-text.ts';
import { shorten } from '../../../kernel/shorten.ts';
import { RotationInput } from '../schedule-input.ts';
import type { ForeignSchedule, ForeignSpan } from './foreign.ts';

const { everyDays, first, handover, layer, name: Name, startsOn, windows } = RotationInput.properties;

/** Requirements on a rotation from any vendor, apart from its people, who have other ids there. */
const parts: readonly (readonly [keyof ForeignSchedule['rotations'][number], TSchema, string])[] = [
  ['name', Name, 'has no name, or one that is not allowed here'],
  ['layer', layer, 'is on a level above 50'],
  [
    'turns',
    Type.Array(Type.Array(Type.String(), { maxItems: 50 }), { minItems: 1, maxItems: 200 }),
    'has no people in it, or too many',
  ],
  ['everyDays', everyDays, 'has turns of less than a day or more than 366'],
  ['handover', handover, 'has no valid hand-over time'],
  ['startsOn', startsOn, 'has no valid first day'],
  ['first', first, 'begins with a turn that it does not have'],
  ['windows', windows, 'has restrictions that are not times of the week, or too many of them'],
];

const ScheduleName = FreeLine({ maxLength: 10_000 });
const MOST_ROTATIONS = 20;
const MOST_SHOWN = 60;

/** Maximum period to compare: vendors render weeks or months. */
export const MOST_RENDERED_MS = 400 * 24 * 60 * 60_000;

/** Why a schedule cannot be represented here. Every page evaluates it, so limits apply whatever the file says. */
export function unfitFor({ name, rotations, overrides, rendered = [] }: ForeignSchedule): readonly string[] {
  const reckoned = Math.max(...rendered.map(({ until }) => until)) - Math.min(...rendered.map(({ from }) => from));
  return [
    ...(name.trim() === '' || !Check(ScheduleName, name) ? ['It has no name, or one that is not allowed here.'] : []),
    ...(rotations.length > MOST_ROTATIONS ? [`It has more than ${MOST_ROTATIONS} rotations.`] : []),
    ...rotations.flatMap((rotation) =>
      parts.flatMap(([part, schema, words]) =>
        Check(schema, rotation[part])
          ? []
          : [`${part === 'name' ? 'A rotation' : shorten(rotation.name, MOST_SHOWN)} ${words}.`],
      ),
    ),
    ...(overrides.some(isNoSpan) ? ['One of its overrides has no beginning, no end, or ends before it begins.'] : []),
    ...(rendered.some(isNoSpan) ? ['Its shifts in the file have no beginning, no end, or end before they begin.'] : []),
    ...(reckoned > MOST_RENDERED_MS
      ? ['Its shifts in the file span more than 400 days: export a shorter period.']
      : []),
  ];
}

const isNoSpan = ({ from, until }: ForeignSpan): boolean => !(from < until);
