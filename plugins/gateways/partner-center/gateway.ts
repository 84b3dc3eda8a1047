/** A customer as Partner Center names it. */
export interface PartnerCenterCustomer {
  /** Lower case. */
  readonly tenantId: string;
  readonly companyName: string | undefined;
  readonly domain: string | undefined;
  /** Microsoft's word, such as `reseller`. */
  readonly relationshipToPartner: string | undefined;
}

/** Partner Center, as one partner tenant. Every method throws ServiceError of service `partnerCenter`. */
export interface PartnerCenterGateway {
  /** All customers, a page at a time; 500 on each. */
  customerPages(): AsyncIterable<readonly PartnerCenterCustomer[]>;
}
