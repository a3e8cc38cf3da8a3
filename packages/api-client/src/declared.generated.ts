// Printed from openapi.json by `npm run generate -w packages/api-client`. Change the declarations in the server, not this file.
import type { DeclaredList, DeclaredVerb } from './declared.ts';

export const verbs: readonly DeclaredVerb[] = [
  {"noun":"team","verb":"add-member","aliases":["add"],"label":"Add to the team","does":"let somebody belong to a team","done":"They belong to the team now.","next":"muster team list","permission":"team.arrange","path":"/v1/teams/{id}/add-member","clauses":["1.1"],"key":[{"name":"id","ref":"team"}],"fields":[{"name":"principalId","asks":"Who joins it?","positional":true,"needed":true,"type":"ref","ref":"member"}]},
  {"noun":"team","verb":"create","label":"Create a team","does":"a scope for roles, and for what only its members may see","done":"The team is there.","next":"muster team list","permission":"team.arrange","path":"/v1/teams","clauses":["1.1"],"key":[],"fields":[{"name":"name","asks":"Name","positional":true,"needed":true,"type":"text","limit":80}]},
  {"noun":"team","verb":"remove-member","aliases":["remove"],"label":"Remove from the team","does":"let somebody belong to a team no longer","done":"They belong to the team no longer.","next":"muster team list","permission":"team.arrange","path":"/v1/teams/{id}/remove-member","clauses":["1.1"],"key":[{"name":"id","ref":"team"}],"fields":[{"name":"principalId","asks":"Who leaves it?","positional":true,"needed":true,"type":"ref","ref":"member"}]},
];

export const lists: readonly DeclaredList[] = [
  {"noun":"team","list":"list","does":"the teams, and who belongs to them","empty":{"says":"There is no team yet.","next":"muster team create <name>"},"columns":[{"at":"name","head":"Name","shrinksTo":12},{"at":"members","head":"Members","as":"people","shrinksTo":12},{"at":"id","head":"Id","dropped":1}],"path":"/v1/teams","filters":[]},
];
