import { defineService } from '../../kernel/services.ts';
import type { Db } from './db.ts';

/** For aggregates over many rows: connections that write nothing and plan by statistics (ADR 0019). */
export const reportsService = defineService<Db>('platform.reports');
