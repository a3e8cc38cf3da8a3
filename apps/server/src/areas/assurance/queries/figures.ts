import { Type, type Static } from 'typebox';
import type { Actor } from '../../../kernel/actor.ts';
import type { UseService } from '../../../kernel/services.ts';
import { orFail } from '../../../platform/http/or-fail.ts';
import { countActive } from '../../identity/public.ts';
import { getMeasures } from '../../measures/public.ts';
import type { Quarter } from '../domain/quarter.ts';
import { NO_DRILLS, type AssuranceRoom } from '../room.ts';
import { countAttested } from '../store/attestations.ts';
import { countedBy } from '../../../platform/ledger/stretch.ts';
import { Control, controlView } from './control-schema.ts';
import { evaluateControls } from './evaluate-controls.ts';

const Count = Type.Integer({ minimum: 0 });

/** The figures of a quarter in the Board's report. */
export const Figures = Type.Object(
  {
    quarter: Type.String(),
    from: Type.String({ format: 'date-time' }),
    to: Type.String({ format: 'date-time' }),
    size: Type.Integer({ minimum: 0, description: 'How many ledger entries it was counted from.' }),
    policy: Type.String(),
    declared: Type.Record(Type.String(), Count, { description: 'Incidents declared, by severity.' }),
    measures: Type.Array(
      Type.Object({
        id: Type.String(),
        title: Type.String(),
        unit: Type.String(),
        n: Count,
        median: Type.Optional(Type.Number()),
        share: Type.Optional(Type.Number()),
      }),
    ),
    attested: Type.Object({ members: Count, attested: Count }),
    controls: Type.Array(Control),
  },
  { title: 'BoardFigures' },
);
export type Figures = Static<typeof Figures>;

/** Computes a quarter's figures from the ledger's first `size` entries and the incidents this actor may see. */
export async function figuresOf(
  room: AssuranceRoom,
  use: UseService,
  actor: Actor,
  { name, from, to }: Quarter,
  size: number,
): Promise<Figures> {
  const policy = room.policies();
  const span = { from: from.toISOString(), to: to.toISOString() };
  const stretch = { from, to, size, leftOut: NO_DRILLS };
  const controls = await evaluateControls(room, stretch);
  const measured = orFail(await getMeasures(use, actor, span));
  return {
    quarter: name,
    ...span,
    size,
    policy: policy.currentVersion,
    declared: { ...(await countedBy(room.reports, stretch, 'incident.created', 'severity')) },
    measures: measured.measures.map(({ id, title, unit, all: { n, median, share } }) => ({
      id,
      title,
      unit,
      n,
      ...(median === undefined ? {} : { median }),
      ...(share === undefined ? {} : { share }),
    })),
    attested: {
      members: await countActive(room.reports),
      attested: await countAttested(room.reports, policy.currentVersion, to),
    },
    controls: controls.map(controlView),
  };
}
