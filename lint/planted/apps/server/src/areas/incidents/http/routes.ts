// planted: nothing
interface Reply {
  code(status: number): Reply;
}

export const routes = (reply: Reply): unknown => ({ 404: reply.code(201), body: { maxLength: 200 } });
