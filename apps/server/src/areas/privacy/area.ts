import type { Area } from '../../platform/area.ts';
import { revealPseudonym } from './commands/reveal-pseudonym.ts';
import { privacyRoutes } from './http/routes.ts';
import { privacyKinds } from './kinds.ts';
import { privacyActions } from './ledger-actions.ts';
import { privacyPermissions } from './permissions.ts';
import type { PseudonymBook } from './pseudonym-book.ts';

export function privacyArea(book: PseudonymBook): Area {
  const reveal = revealPseudonym(book);
  return {
    name: 'privacy',
    actions: privacyActions,
    kinds: privacyKinds,
    commands: [reveal],
    routes: privacyRoutes(reveal),
    permissions: [privacyPermissions.reveal],
  };
}
