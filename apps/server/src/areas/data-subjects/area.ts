import type { Area } from '../../platform/area.ts';
import { beginErasure } from './commands/begin-erasure.ts';
import { exportSubject } from './commands/export-subject.ts';
import { holdItem, releaseItem } from './commands/hold-item.ts';
import { dataSubjectKinds } from './kinds.ts';
import { dataSubjectActions } from './ledger-actions.ts';
import { dataSubjectsService, type DataSubjects } from './parts.ts';
import { dataSubjectPermissions } from './permissions.ts';
import { erasureItemList, erasureList } from './queries/list-erasures.ts';
import { registerDataSubjectReactions } from './reactions/register.ts';
import { isHeld } from './store/erasure-items.ts';
import { writeDown } from './write-down.ts';

export const dataSubjectsArea = (parts: DataSubjects): Area => {
  parts.host.services.give(dataSubjectsService, parts);
  return {
    name: 'data-subjects',
    actions: dataSubjectActions,
    kinds: dataSubjectKinds,
    commands: [],
    lists: [erasureList, erasureItemList],
    verbs: [exportSubject, beginErasure, holdItem, releaseItem],
    routes: () => undefined,
    reactions: registerDataSubjectReactions(parts),
    permissions: [dataSubjectPermissions.tell, dataSubjectPermissions.erase],
    hooks: { onErased: writeDown, isHeldFromErasure: isHeld },
  };
};
