import { Type, type Static } from 'typebox';
import { peopleService } from '../../identity/public.ts';
import { sheetOf } from '../domain/sheet.ts';
import { onCallApprovers } from '../on-call-approvers.ts';
import type { emergencyReader } from './emergency-view.ts';

const Lines = Type.Array(Type.Object({ clause: Type.String(), says: Type.String() }));

/** The paper copy for when Muster is unavailable. */
export const BreakGlassSheet = Type.Object(
  {
    policy: Type.String({ description: 'The policy version that it describes.' }),
    printedAt: Type.String({ format: 'date-time' }),
    rules: Lines,
    onCall: Type.Array(Type.String(), { description: 'Who could approve a change when it was printed.' }),
    blanks: Type.Array(Type.String()),
    afterwards: Lines,
  },
  { title: 'BreakGlassSheet' },
);

/** From the policy in force and the people on call now. Both change, so it says when it was printed. */
export async function sheetNow({
  db,
  policies,
  use,
  now,
}: ReturnType<typeof emergencyReader>): Promise<Static<typeof BreakGlassSheet>> {
  const policy = policies.current;
  const approvers = await onCallApprovers(db, policy, now);
  const person = await use(peopleService).viewsOf(db, approvers);
  const { rules, blanks, afterwards } = sheetOf(policy);
  return {
    policy: policy.version,
    printedAt: now.toISOString(),
    rules: [...rules],
    onCall: approvers.map((id) => person(id).name ?? person(id).initials),
    blanks: [...blanks],
    afterwards: [...afterwards],
  };
}
