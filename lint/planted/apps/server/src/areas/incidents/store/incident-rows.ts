// planted: nothing
interface Db {
  selectFrom(table: string | readonly string[]): unknown;
}

export const incidentById = (db: Db): unknown => db.selectFrom('incidents as i');
