/** For members of the client API that the sandbox does not play: calling one says so instead of doing nothing. */
export const notSupported = (member: string) => (): never => {
  throw new Error(`${member} is not supported by the sandbox.`);
};
