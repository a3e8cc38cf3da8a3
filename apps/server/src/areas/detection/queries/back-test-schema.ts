import { Type } from 'typebox';

/** What a detector would have reported on recorded data. */
export const BackTestView = Type.Object(
  {
    steps: Type.Integer(),
    judged: Type.Integer({ description: 'Hours that it could judge.' }),
    episodes: Type.Integer({ description: 'Periods that were really unusual, according to the person who tested it.' }),
    found: Type.Integer(),
    medianDelay: Type.Union([Type.Integer(), Type.Null()], { description: 'In hours.' }),
    longestDelay: Type.Union([Type.Integer(), Type.Null()], { description: 'In hours.' }),
    falseAlarms: Type.Integer(),
    falseAlarmsPerThousand: Type.Union([Type.Number(), Type.Null()]),
  },
  { title: 'BackTest' },
);
