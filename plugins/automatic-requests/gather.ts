type Results = ReadonlyMap<string, string | Error>;

interface Asker {
  readonly resolve: (result: string) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Has things looked at together that are asked for while others are being looked at: eight workers who hear of eight
 * tenants read once, not eight times.
 * @param work by ids with the tracking id of whoever asked last; an id that it does not answer for counts as looked at
 */
export function createGatherer(work: (asked: ReadonlyMap<string, string>) => Promise<Results>): (id: string, trackingId: string) => Promise<string> {
  let waiting = new Map<string, { trackingId: string; readonly askers: Asker[] }>();
  let running = false;

  async function run(): Promise<void> {
    running = true;
    // Whoever asks in this same moment comes along.
    await new Promise((resolve) => setImmediate(resolve));
    while (waiting.size > 0) {
      const part = waiting;
      waiting = new Map();
      await work(new Map([...part].map(([id, { trackingId }]) => [id, trackingId]))).then(
        (results) => {
          for (const [id, { askers }] of part) for (const asker of askers) settle(asker, results.get(id) ?? 'unchanged');
        },
        (error: Error) => {
          for (const { askers } of part.values()) for (const asker of askers) settle(asker, error);
        },
      );
    }
    running = false;
  }

  return (id, trackingId) =>
    new Promise((resolve, reject) => {
      const entry = waiting.get(id) ?? { trackingId, askers: [] };
      entry.trackingId = trackingId;
      entry.askers.push({ resolve, reject });
      waiting.set(id, entry);
      if (!running) void run();
    });
}

const settle = ({ resolve, reject }: Asker, result: string | Error): void => (result instanceof Error ? reject(result) : resolve(result));
