import type { Plan } from '@muster/rota';
import { Type, type Static } from 'typebox';
import { FreeLine } from '../../platform/commands/free-text.ts';
import { field } from '../../platform/verbs/fields.ts';

const Day = Type.Integer({ minimum: 1, maximum: 7, description: 'Monday is 1.' });
export const TIME = { pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$', remedy: 'Write it as 09:00.' };
const Time = Type.String(TIME);

export const WindowInput = Type.Object({ fromDay: Day, from: Time, toDay: Day, to: Time });

export const RotationInput = Type.Object(
  {
    id: Type.Optional(
      Type.String({
        pattern: '^[A-Za-z0-9-]{1,40}$',
        description: 'The id of an existing rotation; a new one has none.',
      }),
    ),
    name: FreeLine({ minLength: 1, maxLength: 80 }),
    layer: Type.Optional(
      Type.Integer({
        minimum: 0,
        maximum: 50,
        description: 'The highest level that has somebody on call is paged; 0 if left out.',
      }),
    ),
    turns: Type.Array(Type.Array(Type.String({ format: 'uuid' }), { maxItems: 50, uniqueItems: true }), {
      minItems: 1,
      maxItems: 200,
      description: 'Who has each turn, in order: several people at once, or nobody.',
    }),
    everyDays: Type.Integer({ minimum: 1, maximum: 366, description: 'How long a turn is: 1 is daily, 7 weekly.' }),
    handover: Time,
    startsOn: Type.String({ format: 'date', description: 'The day of the first hand-over.' }),
    first: Type.Optional(
      Type.Integer({ minimum: 0, maximum: 199, description: 'Which turn begins then, counted from 0; 0 if left out.' }),
    ),
    counts: Type.Optional(
      Type.Enum(['calendar', 'covered'], {
        description: 'Whether turns count every shift, or only those that a window touches. Calendar if left out.',
      }),
    ),
    windows: Type.Optional(
      Type.Array(WindowInput, {
        maxItems: 70,
        description: 'The times of the week when it is on call. None: always.',
      }),
    ),
  },
  { additionalProperties: false },
);

export type RotationGiven = Static<typeof RotationInput>;

/** A plan as entered; omitted fields have the simplest default. */
export const PlanInput = Type.Object(
  {
    zone: Type.String({ minLength: 1, maxLength: 64, description: 'IANA, such as Europe/Zurich.' }),
    rotations: Type.Array(RotationInput, { maxItems: 20 }),
  },
  { additionalProperties: false, ...field({ asks: 'The plan, as JSON' }, 'json') },
);

export const planFrom = (input: Static<typeof PlanInput>, newId: () => string): Plan => ({
  zone: input.zone,
  rotations: input.rotations.map((rotation) => ({
    id: rotation.id ?? newId(),
    name: rotation.name,
    layer: rotation.layer ?? 0,
    turns: rotation.turns,
    everyDays: rotation.everyDays,
    handover: rotation.handover,
    startsOn: rotation.startsOn,
    first: rotation.first ?? 0,
    counts: rotation.counts ?? 'calendar',
    windows: rotation.windows ?? [],
  })),
});
