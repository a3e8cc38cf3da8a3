import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript';

const HEADING =
  '// Printed from openapi.json by `npm run generate -w packages/api-client`. Change the server’s schemas, not this file.\n';

/** The types of every call, printed from the server's description of itself. The same description gives the same text. */
export async function printPaths(description: string): Promise<string> {
  const printed = await openapiTS(JSON.parse(description) as OpenAPI3);
  return `${HEADING}${astToString(printed)}`;
}
