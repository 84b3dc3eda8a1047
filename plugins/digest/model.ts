import type { DigestRhythm, MessageLanguage } from '@gdap-manager/entities';
import type { Moment } from '../timeline/event';

/** What a digest is made of, in the order in which it is read. */
export const parts = ['losing', 'lapsing', 'invitation', 'staff'] as const;

export type Part = (typeof parts)[number];

/** A provider that has digests sent. */
export interface DigestProvider {
  readonly id: string;
  readonly name: string;
  readonly rhythm: Exclude<keyof typeof DigestRhythm, 'never'>;
  readonly language: keyof typeof MessageLanguage;
  /** As whom it is sent; null = as the one who gets it. */
  readonly senderId: string | null;
}

/** A request that needs somebody. */
export interface NeedyRequest {
  readonly id: string;
  readonly name: string;
  readonly customer: string;
  readonly providerId: string;
  readonly isLosing: boolean;
  readonly isLapsing: boolean;
  readonly needsInvitation: boolean;
  readonly waitsForStaff: boolean;
  readonly expiry: Moment;
  readonly approvalDue: Moment;
  readonly waitingSince: Moment;
  /** What is to be done, as the row says it. */
  readonly reason: string;
}

/** A line of a digest: a request under the first part that it belongs to. */
export interface Item {
  readonly part: Part;
  readonly request: NeedyRequest;
}

/** A digest that was made before. */
export interface PastDigest {
  readonly on: number;
  readonly isUnsent: boolean;
  /** What it told of. */
  readonly keys: ReadonlySet<string>;
}
