import { writeFileSync } from 'node:fs';
import { throwawayMuster } from './throwaway-muster.ts';

/** `node write-openapi.ts`: writes the description of the API that the client is made from. A test keeps it true. */
const muster = await throwawayMuster();
const served: unknown = await (await fetch(new URL('/openapi.json', muster.url))).json();
writeFileSync(
  new URL('../../../../packages/api-client/openapi.json', import.meta.url),
  `${JSON.stringify(served, null, 2)}\n`,
);
await muster.stop();
