/**
 * The environment's time, by the `Date` header of an answer of its own: clocks of people's machines are wrong now and
 * then, and an environment for trying things out may be months ahead. Where it cannot be had, the browser's clock does.
 * @returns milliseconds since 1970
 */
export async function environmentNow(): Promise<number> {
  try {
    const answer = await fetch(`${Xrm.Utility.getGlobalContext().getClientUrl()}/api/data/v9.2/WhoAmI`);
    const moment = Date.parse(answer.headers.get('Date') ?? '');
    return Number.isNaN(moment) ? Date.now() : moment;
  } catch {
    return Date.now();
  }
}
