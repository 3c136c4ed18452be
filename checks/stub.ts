/** Whether something thrown is the error of a stub that nobody has filled in yet: `TODO …`. */
export const isStub = (thrown: unknown): boolean =>
  thrown instanceof Error && isStubMessage(thrown.message);

/** Whether a message is that of a stub. */
export const isStubMessage = (message: string): boolean => message.startsWith('TODO');
