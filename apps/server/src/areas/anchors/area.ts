import type { Area } from '../../platform/area.ts';
import { anchorsService, type Anchors } from './anchors.ts';
import { connectLockedObject, connectTimeStamp, connectWitness } from './commands/connect-anchor.ts';
import { removeAnchor } from './commands/remove-anchor.ts';
import { addWitnessed, pinKey, removeWitnessed, settleContradiction } from './commands/witness-ledger.ts';
import { witnessRoutes } from './http/witness-routes.ts';
import { anchorKinds, anchorActions } from './ledger-actions.ts';
import { anchorPermissions } from './permissions.ts';
import { anchorFindings } from './queries/findings.ts';
import { anchorList, markList } from './queries/list-anchors.ts';
import { seenHeadList, witnessedList } from './queries/list-witnessed.ts';
import { lookOutside } from './queries/look-outside.ts';
import { registerAnchorReactions } from './reactions/register.ts';

export const anchorsArea = (parts: Anchors): Area => {
  parts.host.services.give(anchorsService, parts);
  return {
    name: 'anchors',
    actions: anchorActions,
    kinds: anchorKinds,
    commands: [],
    lists: [anchorList, markList, witnessedList, seenHeadList],
    verbs: [
      connectWitness,
      connectTimeStamp,
      connectLockedObject,
      removeAnchor,
      addWitnessed,
      pinKey,
      settleContradiction,
      removeWitnessed,
    ],
    routes: witnessRoutes(parts),
    reactions: registerAnchorReactions(parts),
    findings: anchorFindings,
    hooks: { outsideViews: async () => lookOutside(parts) },
    permissions: [anchorPermissions.keep],
  };
};
