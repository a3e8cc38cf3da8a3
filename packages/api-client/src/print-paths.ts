import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript';

const HEADING =
  '// Printed from openapi.json by `npm run generate -w packages/api-client`. Change the server’s schemas, not this file.\n';

/** Generates the types of every call from the OpenAPI description. Deterministic. */
export async function printPaths(description: string): Promise<string> {
  const printed = await openapiTS(JSON.parse(description) as OpenAPI3);
  return `${HEADING}${astToString(printed)}`;
}
