import type { MailConfig } from '../platform/config/config.ts';
import { isSecretReference, resolveSecret, type SecretSources } from '../platform/secrets/resolve-secret.ts';
import type { Logger } from '../platform/log/logger.ts';
import type { AllowList } from '../platform/outgoing/allow-list.ts';
import { createMailer } from '../platform/outgoing/mail/create-mailer.ts';
import { parseMailServer } from '../platform/outgoing/mail/mail-server.ts';
import type { Mailer } from '../platform/outgoing/mail/mailer.ts';
import { ok } from '../kernel/result.ts';
import { StartFailure } from './start-failure.ts';

const MAIL_TIMEOUT_MS = 10_000;

/**
 * The configured mail server. Its URL usually holds a password, so it may be a secret reference, and no message repeats
 * it.
 */
export async function openMailer(
  { server, from }: MailConfig,
  parts: { readonly allow: AllowList; readonly log: Logger; readonly secrets: SecretSources },
): Promise<Mailer> {
  const url = isSecretReference(server.reveal()) ? await resolveSecret(server.reveal(), parts.secrets) : ok(server);
  if (!url.ok) throw new StartFailure({ problem: `MUSTER_SMTP_URL: ${url.error.problem}`, remedy: url.error.remedy });
  const parsed = parseMailServer(url.value.reveal());
  if (!parsed.ok) throw new StartFailure({ problem: `MUSTER_SMTP_URL: ${parsed.error}`, remedy: 'Fix the URL.' });
  return createMailer({ server: parsed.value, from, allow: parts.allow, log: parts.log, timeoutMs: MAIL_TIMEOUT_MS });
}
