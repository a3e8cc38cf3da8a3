// planted: nothing
export const main = 'composition root';
