import type { DueRegistry } from '../../../platform/worker/registry.ts';
import { carryOutErasure } from '../due-kinds.ts';
import type { DataSubjects } from '../parts.ts';
import { carryOut } from './carry-out.ts';

export const registerDataSubjectReactions =
  (parts: DataSubjects) =>
  (registry: DueRegistry): void =>
    registry.onTask(carryOutErasure, async ({ payload }) => carryOut(parts, payload.erasure));
