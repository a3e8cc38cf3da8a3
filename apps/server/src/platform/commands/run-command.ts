import type { TSchema } from 'typebox';
import { isAccessDecision, type AppError } from '../../kernel/app-error.ts';
import type { Result } from '../../kernel/result.ts';
import type { Command, Preparing } from './command.ts';
import { scrubInput } from './scrub-input.ts';
import type { CommandHost } from './host.ts';
import { answerOnce } from './idempotency.ts';
import { parseInput } from './parse-input.ts';
import { recordFindings } from './record-findings.ts';
import { recordRefusal } from './record-refusal.ts';
import { transact, type Who } from './transact.ts';

export type Invocation = Who & { readonly idempotencyKey?: string };

/**
 * The only way to run a command, for every caller: HTTP, command line, chat. Parse, scrub, prepare, decide in one
 * transaction; a refusal is rolled back, then recorded in its own transaction before the caller learns of it (GOV 7.1).
 */
export async function runCommand<I extends TSchema, F, O>(
  host: CommandHost,
  command: Command<I, F, O>,
  invocation: Invocation,
  given: unknown,
): Promise<Result<O, AppError>> {
  const parsed = parseInput(command.input, given);
  if (!parsed.ok) return parsed;
  const scrubbed = await scrubInput(host.scrubber, command.input, parsed.value);
  if (!scrubbed.ok) return scrubbed;
  const { input, findings } = scrubbed.value;

  const result = await prepareAndDecide();
  if (!result.ok && isAccessDecision(result.error)) {
    await recordRefusal(host, invocation, {
      command: command.name,
      resource: command.resource(input),
      error: result.error,
    });
  }
  return result;

  async function prepareAndDecide(): Promise<Result<O, AppError>> {
    const prepared = command.prepare ? await command.prepare(preparingOf(host, invocation), input) : undefined;
    if (prepared && !prepared.ok) return prepared;
    return transact(host, invocation, (ctx) =>
      answerOnce(ctx, { command, input, key: invocation.idempotencyKey, digestKey: host.ledgerMacKey }, async () => {
        const decided = await command.decide(ctx, input, prepared?.value as F);
        if (!decided.ok) return decided;
        recordFindings(ctx, command.name, command.resource(input), findings);
        await host.pseudonyms.keep(ctx, findings);
        return decided;
      }),
    );
  }
}

function preparingOf(host: CommandHost, { actor }: Invocation): Preparing {
  const { access, clock, db, ids, services } = host;
  const policies = host.policies();
  return {
    actor,
    clock,
    ids,
    policies,
    db,
    use: services.use,
    async may(permission, resource) {
      const decisions = await access.judge({ db, policies }, actor, [permission], resource);
      return decisions?.get(permission.name)?.allowed === true;
    },
  };
}
