import type { Area } from '../../platform/area.ts';
import { anchorsService, type Anchors } from './anchors.ts';
import { connectTimeStamp, connectWitness } from './commands/connect-anchor.ts';
import { removeAnchor } from './commands/remove-anchor.ts';
import { anchorKinds, anchorActions } from './ledger-actions.ts';
import { anchorPermissions } from './permissions.ts';
import { anchorFindings } from './queries/findings.ts';
import { anchorList, markList } from './queries/list-anchors.ts';
import { registerAnchorReactions } from './reactions/register.ts';

export const anchorsArea = (parts: Anchors): Area => {
  parts.host.services.give(anchorsService, parts);
  return {
    name: 'anchors',
    actions: anchorActions,
    kinds: anchorKinds,
    commands: [],
    lists: [anchorList, markList],
    verbs: [connectWitness, connectTimeStamp, removeAnchor],
    routes: () => undefined,
    reactions: registerAnchorReactions(parts),
    findings: anchorFindings,
    permissions: [anchorPermissions.keep],
  };
};
