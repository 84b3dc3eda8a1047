/** How a customer behaves, and what the roles are that we ask it for. */
export type Persona = 'prompt' | 'slow' | 'reminded' | 'last minute' | 'late' | 'never' | 'refuses' | 'removes us' | 'contrary' | 'auto-renewing' | 'administrator';

/** Of a hundred customers. */
const shares: Readonly<Record<Persona, number>> = {
  prompt: 24, slow: 14, reminded: 10, 'last minute': 8, late: 8, never: 6, refuses: 6, 'removes us': 6, contrary: 6, 'auto-renewing': 6, administrator: 6,
};

export const personas = Object.keys(shares) as Persona[];

/** The persona of the customer of this number: the first eleven are one of each, then by their shares. */
export function personaOf(number: number, random: { between(low: number, high: number): number }): Persona {
  const each = personas[number];
  if (each) return each;
  let left = random.between(1, Object.values(shares).reduce((sum, share) => sum + share, 0));
  for (const persona of personas) {
    left -= shares[persona];
    if (left <= 0) return persona;
  }
  return 'prompt';
}

/** What a customer is about to do about a relationship. Moments are milliseconds since 1970. */
export interface Deed {
  readonly on: number;
  readonly do: 'approve' | 'reject' | 'terminate';
  readonly relationshipId: string;
  /** It matters when exactly: others are done with what else happens on the same day. */
  readonly isExact?: true;
}

/** A message that a customer has got about a relationship. */
export interface Asked {
  readonly relationshipId: string;
  /** When it came. */
  readonly on: number;
  /** 1 is the invitation, the others remind. */
  readonly message: number;
  /** The first relationship that we ever asked this customer for. */
  readonly isFirst: boolean;
  /** When the access ends that it has now, if it has any. */
  readonly endsOn: number | undefined;
}

const day = 24 * 3600 * 1000;

/** What a customer does when a message comes: what it does later about the same relationship comes with later messages. Pure but for the random numbers. */
export function answerOf(persona: Persona, { relationshipId, on, message, isFirst, endsOn }: Asked, random: { between(low: number, high: number): number }): Deed[] {
  const approve = (at: number): Deed[] => [{ on: at, do: 'approve', relationshipId }];
  const soon = on + random.between(day / 24, 4 * day);
  if (persona === 'reminded') return message === 3 ? approve(soon) : [];
  if (message > 1) return [];
  if (isFirst) return approve(soon);
  switch (persona) {
    case 'slow': return approve(on + random.between(20 * day, 50 * day));
    // An hour is enough for Microsoft and for us.
    case 'last minute': return approve(Math.max(on, (endsOn ?? on + day) - random.between(3_600_000, 3 * 3_600_000))).map((deed) => ({ ...deed, isExact: true }));
    case 'late': return approve(Math.max(on + day, (endsOn ?? on) + random.between(day, 20 * day)));
    case 'never': return [];
    case 'refuses': return [{ on: soon, do: 'reject', relationshipId }];
    // The one that came last first.
    case 'contrary': return approve(on + random.between(8 * day, 9 * day) - Math.floor(on / 1000) % 3 * day);
    case 'prompt': case 'removes us': case 'auto-renewing': case 'administrator': return approve(soon);
  }
}
