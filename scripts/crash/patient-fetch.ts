/**
 * A fetch that survives the death of the server: it tries again while the connection is refused or cut, and while
 * the service says that it is not there yet. Everything that is sent through it must bear being sent twice.
 */
export function createPatientFetch({ giveUpAfterMs = 60_000, everyMs = 100 } = {}): typeof fetch {
  return async (input, init) => {
    const end = performance.now() + giveUpAfterMs;
    for (;;) {
      try {
        const response = await fetch(input, init);
        // The body is read here, for a kill may come between the head and the body of an answer.
        const body = await response.arrayBuffer();
        const bodiless = response.status === 204 || response.status === 304;
        return new Response(bodiless ? null : body, { status: response.status, headers: response.headers });
      } catch (error) {
        if (performance.now() > end) throw error;
        await new Promise((resolve) => setTimeout(resolve, everyMs));
      }
    }
  };
}
