// planted: nothing
export type IncidentId = string & { readonly __id: 'incident' };
