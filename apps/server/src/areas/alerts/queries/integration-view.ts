import type { Integration } from '../domain/integration.ts';

/** An integration, on its page and in lists. */
export const integrationView = (
  { id, name, kind, settings, teamId, visibility, mapping, createdAt }: Integration,
  lastReceivedAt: Date | undefined,
) => ({
  id,
  name,
  kind,
  settings,
  visibility,
  mapping,
  createdAt: createdAt.toISOString(),
  ...(teamId === undefined ? {} : { teamId }),
  ...(lastReceivedAt === undefined ? {} : { lastReceivedAt: lastReceivedAt.toISOString() }),
});

export type IntegrationView = ReturnType<typeof integrationView>;
