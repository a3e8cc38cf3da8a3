import type { Row } from '../../../platform/database/row.ts';
import type { ServiceKind } from '../domain/service.ts';

/** `links` is JSON. */
export type ServiceRow = Row<'services', { kind: ServiceKind }>;
