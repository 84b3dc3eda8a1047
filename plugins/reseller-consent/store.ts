import type { Change } from '../gateways/dataverse/gateway';
import type { EventSubject, TimelineEvent } from '../timeline/event';
import type { AdoptingProvider, Kept, ResellerRelationship } from './model';

/** What adoptions read and write in Dataverse. Every method throws ServiceError. */
export interface AdoptionStore {
  /** All that are active. */
  providers(): Promise<readonly AdoptingProvider[]>;
  /** What is kept of these relationships, their customers at the provider, and their roles. */
  kept(providerId: string, relationships: readonly ResellerRelationship[]): Promise<Kept>;
  write(changes: readonly Change[]): Promise<void>;
  saveEvent(subject: EventSubject, event: TimelineEvent, now: number, trackingId: string): Promise<void>;
}
