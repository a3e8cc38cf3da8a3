import { writeFileSync } from 'node:fs';
import { throwawayMuster } from './throwaway-muster.ts';

/**
 * `node write-openapi.ts`: writes the OpenAPI description that the client is generated from. A test keeps it current.
 */
const muster = await throwawayMuster();
const served: unknown = await (await fetch(new URL('/openapi.json', muster.url))).json();
writeFileSync(
  new URL('../../../../packages/api-client/openapi.json', import.meta.url),
  `${JSON.stringify(served, null, 2)}\n`,
);
await muster.stop();
