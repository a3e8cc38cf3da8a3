import { Type } from 'typebox';
import { asId } from '../../kernel/ids.ts';
import { ORGANISATION } from '../../kernel/protected.ts';
import { ok } from '../../kernel/result.ts';
import { defineApproval } from '../../platform/approvals/approvals.ts';
import { activePeople } from '../identity/public.ts';
import { judgeSwap, type Swap } from './domain/swap.ts';
import { onCallSwapped } from './ledger-actions.ts';
import { theList } from './on-call-thing.ts';
import { lockPlaces, placesNow, swapPlace } from './store/places.ts';

/** The policy's name for the other party, who did not make the request. */
const COUNTERPART = 'counterpart';

/** A place on call changes hands once accepted (R42): one of the two requests, and only the other decides. */
export const onCallSwap = defineApproval({
  name: 'on-call-swap',
  parameters: Type.Object({ to: Type.String(), accepts: Type.String() }),
  lock: lockPlaces,

  async look({ db }, asked) {
    const people = await placesNow(db);
    const active = new Set(
      await activePeople(
        db,
        asked.map(swapIn).flatMap(({ from, to }) => [from, to]),
      ),
    );
    return asked.map((each) => {
      const swap = swapIn(each);
      const place = judgeSwap(swap, people);
      if (!place.ok || !active.has(swap.from) || !active.has(swap.to)) return undefined;
      return {
        facts: { place: place.value },
        protection: ORGANISATION,
        hands: { [COUNTERPART]: [asId<'principal'>(each.parameters.accepts)] },
      };
    });
  },

  async apply(ctx, approved) {
    const swap = swapIn(approved);
    const place = judgeSwap(swap, await placesNow(ctx.tx));
    if (!place.ok) return place;
    const entry = ctx.record(onCallSwapped, {
      resource: theList,
      clause: '6.2',
      data: { ...swap, place: place.value, approval: approved.approval },
    });
    await swapPlace(ctx.tx, { ...swap, at: ctx.now, entry, id: ctx.ids.row(ctx.now) });
    return ok(undefined);
  },
});

const swapIn = ({
  subject,
  parameters,
}: {
  readonly subject: string;
  readonly parameters: { readonly to: string };
}): Swap => ({
  from: asId<'principal'>(subject),
  to: asId<'principal'>(parameters.to),
});
