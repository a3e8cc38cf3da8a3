import { Type } from 'typebox';
import { Person } from '../../../platform/http/person.ts';
import { mayShape } from '../../../platform/verbs/may.ts';
import { consultationStates } from '../store/consultations.ts';
import { verbsOnConsultation } from '../verbs.ts';

const Moment = Type.String({ format: 'date-time' });

export const Consultation = Type.Object(
  {
    id: Type.String({ format: 'uuid' }),
    role: Type.String({ description: 'The role that is asked, by its name in the policy.' }),
    asks: Type.Union([Type.Literal('advice'), Type.Literal('ratification')]),
    about: Type.String({ description: 'The act, in one line.' }),
    clause: Type.String(),
    state: Type.Enum([...consultationStates]),
    askedAt: Moment,
    dueAt: Moment,
    settledAt: Type.Optional(Moment),
    answeredBy: Type.Optional(Person),
    answer: Type.Optional(Type.String()),
    may: Type.Optional(mayShape(verbsOnConsultation)),
  },
  { title: 'Consultation' },
);

/** An act of the matrix with whom it was put to and whom it told. */
export const Act = Type.Object(
  {
    id: Type.String({ format: 'uuid' }),
    activity: Type.String(),
    title: Type.String({ description: 'What was done, by its name in the policy’s matrix.' }),
    clause: Type.String(),
    at: Moment,
    actor: Type.Optional(Person),
    about: Type.Object({ kind: Type.String(), name: Type.String() }),
    severity: Type.Optional(Type.String()),
    drill: Type.Boolean(),
    consulted: Type.Array(Consultation),
    told: Type.Object(
      { handedOver: Type.Integer(), failed: Type.Integer(), waiting: Type.Integer() },
      { description: 'People who were asked or notified at once, and the outcome.' },
    ),
    byDigest: Type.Array(Type.String(), {
      description: 'The roles whose remaining members are informed in their digest.',
    }),
  },
  { title: 'Act' },
);
