import type { CommandHost } from '../../../platform/commands/host.ts';
import type { DueRegistry } from '../../../platform/worker/registry.ts';
import { answerGithub } from '../due-kinds.ts';
import { answerProtectionRequest } from '../github/answer-request.ts';

export const registerDeploymentReactions =
  (host: CommandHost) =>
  (registry: DueRegistry): void =>
    registry.onTask(answerGithub, answerProtectionRequest(host));
