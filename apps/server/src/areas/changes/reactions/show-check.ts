import { CHECK_NAME } from '@muster/change-rules';
import { done, type TaskOutcome } from '../../../platform/due/outcome.ts';
import type { TaskHandler } from '../../../platform/worker/registry.ts';
import type { Changes } from '../changes.ts';
import { inMarkdown } from '../domain/verdict.ts';
import type { checkShow } from '../due-kinds.ts';
import type { CheckWanted } from '../github/wire.ts';
import { openDetail } from '../sealed-detail.ts';
import { findChange } from '../store/changes.ts';
import { keepShown, shownCheck } from '../store/turns.ts';
import { outcomeOf } from './serve-delivery.ts';

/** The button on the check at the forge. */
const ACTIONS = [
  { label: 'Re-evaluate', description: 'Evaluate this change again', identifier: 're-evaluate' },
] as const;

/**
 * Shows the verdict as a completed check, since one left in progress reads as still running. A retry writes the same
 * check.
 */
export const showCheck =
  (changes: Changes): TaskHandler<typeof checkShow.payload> =>
  async ({ payload: { change: id, commit } }, { db }): Promise<TaskOutcome> => {
    const { github, dataKeys, publicUrl } = changes;
    const change = await findChange(db, id);
    if (change === undefined || github === undefined) return done;
    const detail = await openDetail(dataKeys, db, change);
    if (detail === undefined) return done;
    const { repository, head, verdict } = change;
    const page = `${publicUrl()}/changes/${id}`;
    const verdictNow = { outcome: verdict, groups: detail.groups, requirements: detail.requirements };
    const wanted: CheckWanted = {
      name: CHECK_NAME,
      head_sha: commit ?? head,
      status: 'completed',
      conclusion: verdict === 'missing' ? 'action_required' : 'success',
      external_id: id,
      details_url: page,
      output: inMarkdown(verdictNow, page),
      actions: ACTIONS,
    };
    try {
      const root = `/repos/${repository}/check-runs`;
      if (commit !== undefined) {
        await github.send('POST', root, wanted);
        return done;
      }
      const shown = await shownCheck(db, change);
      const shows = JSON.stringify(wanted);
      const made =
        shown?.head === head
          ? await github.send<{ id: number }>('PATCH', `${root}/${shown.id}`, withoutHead(wanted))
          : await github.send<{ id: number }>('POST', root, wanted);
      await keepShown(db, change, { id: made.id, head, shows });
      return done;
    } catch (failure) {
      return outcomeOf(failure);
    }
  };

/** A check cannot move to another commit. */
const withoutHead = ({ head_sha: _head, ...rest }: CheckWanted): Omit<CheckWanted, 'head_sha'> => rest;
