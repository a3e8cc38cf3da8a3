import { Type, type Static } from 'typebox';
import type { Evaluated } from '../domain/controls.ts';

const Count = Type.Integer({ minimum: 0 });

/** What the ledger shows of a control, facts and assertion apart. Conclusions are the auditor's. */
export const Control = Type.Object(
  {
    id: Type.String({ description: 'A clause, or a control of SOC 2.' }),
    of: Type.Enum(['policy', 'soc2']),
    title: Type.String(),
    clauses: Type.Array(Type.String()),
    population: Type.Integer({ minimum: 0, description: 'Entries on record for it in the period.' }),
    refused: Count,
    exceptions: Type.Integer({ minimum: 0, description: 'How many of them say that it was not kept.' }),
    verdict: Type.Enum(['none-found', 'exceptions', 'not-evaluable']),
    because: Type.Optional(Type.Enum(['nothing-on-record', 'not-built'])),
    assertion: Type.Enum(['enforced', 'partly', 'not-built'], { description: 'What this build says it implements.' }),
  },
  { title: 'Control' },
);

export const controlView = ({ control, because, ...facts }: Evaluated): Static<typeof Control> => ({
  id: control.id,
  of: control.of,
  title: control.title,
  clauses: [...control.clauses],
  population: facts.population,
  refused: facts.refused,
  exceptions: facts.exceptions,
  verdict: facts.verdict,
  ...(because === undefined ? {} : { because }),
  assertion: facts.assertion,
});
