import { Type } from 'typebox';
import { Person } from '../../../platform/http/person.ts';
import { mayShape } from '../../../platform/verbs/may.ts';
import { verbsOnSchedule } from '../verbs.ts';

const Id = Type.String({ format: 'uuid' });
const Moment = Type.String({ format: 'date-time' });
const Time = { from: Moment, until: Moment };

const RotationView = Type.Object(
  {
    id: Type.String(),
    name: Type.String(),
    layer: Type.Integer(),
    turns: Type.Array(Type.Array(Id)),
    everyDays: Type.Integer(),
    handover: Type.String(),
    startsOn: Type.String(),
    first: Type.Integer(),
    counts: Type.Enum(['calendar', 'covered']),
    windows: Type.Array(
      Type.Object({ fromDay: Type.Integer(), from: Type.String(), toDay: Type.Integer(), to: Type.String() }),
    ),
  },
  { title: 'Rotation' },
);

const PlanView = Type.Object({ zone: Type.String(), rotations: Type.Array(RotationView) }, { title: 'SchedulePlan' });

const ShiftView = Type.Object(
  { ...Time, people: Type.Array(Id, { description: 'Nobody: a gap.' }), standsIn: Type.Array(Id) },
  { title: 'Shift' },
);

const StandInView = Type.Object(
  { id: Id, ...Time, instead: Type.Optional(Id), person: Type.Optional(Id), how: Type.String() },
  { title: 'StandIn' },
);

const CoverView = Type.Object({ id: Id, ...Time, person: Id }, { title: 'CoverRequest' });

/** A schedule in a list: who is on call, until when, and who is next. */
export const ScheduleLine = Type.Object(
  {
    id: Id,
    name: Type.String(),
    team: Type.Optional(Type.Object({ id: Id, name: Type.String() })),
    wakes: Type.Boolean({ description: 'Incidents page whoever is on call in it.' }),
    zone: Type.String(),
    now: Type.Array(Person),
    until: Type.Optional(Moment),
    next: Type.Array(Person),
  },
  { title: 'Schedule' },
);

export const SchedulePage = Type.Object(
  {
    ...ScheduleLine.properties,
    version: Type.Integer(),
    plan: PlanView,
    planned: Type.Array(Type.Object({ from: Moment, plan: PlanView }), {
      description: 'Plans that take effect later.',
    }),
    shifts: Type.Array(ShiftView, { description: 'As far as the policy looks ahead.' }),
    standIns: Type.Array(StandInView),
    covers: Type.Array(CoverView),
    people: Type.Array(Person, { description: 'Everybody named in this.' }),
    may: mayShape(verbsOnSchedule),
  },
  { title: 'SchedulePage' },
);

/** The preview of an edit. */
export const EditPreview = Type.Object(
  {
    plan: PlanView,
    changes: Type.Array(
      Type.Object({
        person: Person,
        gains: Type.Array(Type.Object(Time)),
        loses: Type.Array(Type.Object(Time)),
      }),
      { description: 'Who gains and who loses which time; nobody else is notified.' },
    ),
    gaps: Type.Array(Type.Object(Time)),
    shifts: Type.Array(ShiftView),
    people: Type.Array(Person),
  },
  { title: 'EditPreview' },
);

/** A timeline with one lane per schedule. */
export const Calendar = Type.Object(
  {
    ...Time,
    lanes: Type.Array(
      Type.Object({
        schedule: Id,
        name: Type.String(),
        wakes: Type.Boolean(),
        isList: Type.Boolean(),
        shifts: Type.Array(ShiftView),
        standIns: Type.Array(StandInView),
        covers: Type.Array(CoverView),
      }),
    ),
    people: Type.Array(Person),
  },
  { title: 'OnCallCalendar' },
);
