import type { PrincipalId } from '../../../kernel/ids.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { readAlone } from '../../../platform/database/read.ts';
import type { PageWish } from '../domain/page.ts';
import { roundsOf } from '../store/pages.ts';
import { requestPages } from './request-pages.ts';

/** Tells one person something about an incident that concerns them by name, whoever is on call. */
export async function tellPerson(ctx: CommandContext, to: PrincipalId, wish: PageWish): Promise<void> {
  await requestPages(ctx, [{ wish, to: [to] }], await readAlone(ctx.tx, roundsOf([wish.incident])));
}
