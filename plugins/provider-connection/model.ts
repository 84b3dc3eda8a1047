import type { CheckResult } from '@gdap-manager/entities';
import type { ServiceFailure } from '../gateways/transport/service-error';
import type { ProviderFacts } from '../provider/facts';
import type { Moment } from '../timeline/event';

/** A provider as the checks find it in Dataverse. */
export interface StoredConnection {
  readonly etag: string;
  readonly provider: ProviderFacts;
  readonly isActive: boolean;
  readonly checks: readonly CheckResult[];
  /** Digest of the connection data that were checked last; undefined where nothing was. */
  readonly checkedOf: string | undefined;
  readonly checkedOn: Moment;
  /** Wanted: a check after this moment. */
  readonly requestedOn: Moment;
}

/** What a call of Microsoft came to. */
export type Answer<T = unknown> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: ServiceFailure };

/** What the handlers' application saw at Microsoft; what is absent was not asked, for the sign-in failed already. */
export interface Findings {
  /** The application permissions in the token. */
  readonly signIn: Answer<readonly string[]>;
  readonly relationships?: Answer;
  readonly servicePrincipal?: Answer<'present' | 'made' | 'missing'>;
  readonly groups?: Answer;
  readonly customers?: Answer;
  /** Absent for indirect providers too: their customers are not ours at Partner Center. */
  readonly partnerCenter?: Answer;
}
