import { chatService, createSlackApi, followSlack, receiveFromSlack } from '../areas/chat/public.ts';
import { createSockets } from '../platform/outgoing/create-sockets.ts';
import { resolveSecret } from '../platform/secrets/resolve-secret.ts';
import type { makeHost } from './make-host.ts';
import type { Runtime } from './open-runtime.ts';

const CONNECT_TIMEOUT_MS = 5_000;

/** Opens the Socket Mode connection to Slack if an app-level token is configured. @returns a function that closes it */
export function beginSocketMode(
  { config, outgoing, allow, secrets, log }: Runtime,
  host: ReturnType<typeof makeHost>,
): (() => Promise<void>) | undefined {
  const { slack } = config;
  const reference = slack?.appTokenRef;
  if (slack === undefined || reference === undefined) return undefined;
  const sockets = createSockets({ allow, connectTimeoutMs: CONNECT_TIMEOUT_MS });
  const followed = followSlack({
    slack: createSlackApi({
      outgoing,
      url: slack.url,
      token: async () => {
        const token = await resolveSecret(reference, secrets);
        if (!token.ok) log.warn('chat.secret_not_found', { problem: token.error.problem });
        return token.ok ? token.value : undefined;
      },
    }),
    sockets,
    receive: async (from) => receiveFromSlack(host.services.use(chatService), from),
    later(milliseconds, run) {
      const timer = setTimeout(run, milliseconds);
      return () => clearTimeout(timer);
    },
    log,
  });
  return async () => {
    followed.stop();
    await sockets.close();
  };
}
