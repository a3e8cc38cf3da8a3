// planted: ambient-code Date.now, ambient-code new Date(), ambient-code Date(), ambient-code performance.now, ambient-code Date, ambient-code globalThis.Date
export const instants = [Date.now(), Date['now'](), new Date(), Date(), performance.now()];
const { now } = Date;
const Clock = Date;
export const hidden = [now(), new Clock(), globalThis.Date];
