import { defineService } from '../../kernel/services.ts';
import type { Db } from './db.ts';

/** Where figures over many rows are read: connections that write nothing and plan by statistics (ADR 0019). */
export const reportsService = defineService<Db>('platform.reports');
