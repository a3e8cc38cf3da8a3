import { asId } from '../../../kernel/ids.ts';
import { ok } from '../../../kernel/result.ts';
import { ownWords } from '../../../kernel/scrubbed.ts';
import type { CommandHost } from '../../../platform/commands/host.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { transact } from '../../../platform/commands/transact.ts';
import { done, park, retry, type TaskOutcome } from '../../../platform/due/outcome.ts';
import { githubService } from '../../../platform/github/github.ts';
import { publicUrlService } from '../../../platform/http/public-url.ts';
import type { TaskHandler } from '../../../platform/worker/registry.ts';
import { askGate, type Judged } from '../ask-gate.ts';
import type { answerGithub } from '../due-kinds.ts';
import { recordCheck } from '../commands/record-check.ts';
import { ranHereBefore, readDeployment } from '../store/deployments.ts';
import { lockRequest, markAnswered, markJudged, type KeptRequest } from '../store/protection-requests.ts';
import { answerWords } from './answer-words.ts';
import { targetOf } from './target-of.ts';

const NO_LONGER_WAITS = 422;

/**
 * Answers GitHub. Each attempt asks the gate again, so that a delayed answer is still correct when it arrives; a
 * verdict that differs from the recorded one is recorded as well.
 */
export const answerProtectionRequest =
  (host: CommandHost): TaskHandler<typeof answerGithub.payload> =>
  async ({ payload: { delivery }, attempt }): Promise<TaskOutcome> => {
    const { app } = host.services.use(githubService);
    if (app === undefined) return retry(ownWords('no GitHub App is configured'));
    const who = {
      actor: { kind: 'system', part: 'deploy-gate' },
      requestId: asId<'request'>(host.ids.opaque()),
    } as const;
    const judged = await transact(host, who, async (ctx) => ok(await judgeRequest(ctx, delivery)));
    if (!judged.ok) return retry(ownWords(judged.error.code));
    if (judged.value === undefined) return done;
    const { request, answer } = judged.value;
    const sent = await app.call(
      request.installation,
      'POST',
      `/repos/${request.repository}/actions/runs/${request.runId}/deployment_protection_rule`,
      {
        environment_name: request.environment,
        state: answer.isAllowed ? 'approved' : 'rejected',
        comment: answerWords(answer, host.services.use(publicUrlService)()),
      },
    );
    // Refused on a retry: an earlier answer arrived although its response was lost, and the run is no longer waiting.
    if (sent.ok || (sent.status === NO_LONGER_WAITS && attempt > 1)) {
      await transact(host, who, async (ctx) => ok(await markAnswered(ctx.tx, delivery, ctx.now)));
      return done;
    }
    host.log.warn('deployments.github_not_answered', { problem: sent.problem, attempt });
    return sent.isWorthRetrying
      ? retry(ownWords(sent.problem), sent.retryAfterSeconds)
      : park(
          ownWords(`${sent.problem} Is this App a protection rule of the environment, and may it write deployments?`),
        );
  };

/** Undefined if already answered. */
async function judgeRequest(
  ctx: CommandContext,
  delivery: string,
): Promise<{ readonly request: KeptRequest; readonly answer: Judged } | undefined> {
  const request = await lockRequest(ctx.tx, delivery);
  if (request === undefined || request.answeredAt !== undefined) return undefined;
  const target = await targetOf(ctx.tx, request);
  // Nobody declares a run a rollback: the records decide.
  const answer = await askGate(ctx, target, await ranHereBefore(ctx.tx, target));
  const before = request.deploymentId && (await readDeployment(ctx.tx, request.deploymentId));
  if (before === undefined || before.isAllowed !== answer.isAllowed || before.class !== answer.class) {
    const reference = `${ctx.use(githubService).webUrl}/${request.repository}/actions/runs/${request.runId}`;
    const { id } = await recordCheck(ctx, { target, reference, judged: answer, askedBy: undefined });
    await markJudged(ctx.tx, delivery, id);
  }
  return { request, answer };
}
