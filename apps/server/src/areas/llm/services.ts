import type { Clock } from '../../kernel/clock.ts';
import { defineService, type UseService } from '../../kernel/services.ts';
import { readerService, type Reader } from '../../platform/access/access.ts';
import type { Gateway } from './gateway/open-gateway.ts';

/** This server's gateway. */
export const gatewayService = defineService<Gateway>('llm.gateway');

export const clockService = defineService<Clock>('llm.clock');

/** A reader with the current time. */
export const llmReader = (use: UseService): Reader & { readonly now: Date } => ({
  ...use(readerService)(),
  now: use(clockService).now(),
});
