// planted: dependencies area-known
export const said = 'nothing';
