/** Which requests something concerns. Lists come a page at a time. */
export interface RequestLists {
  /** Requests whose next check has come. */
  dueRequests(now: number): AsyncIterable<readonly { readonly id: string; readonly nextCheckOn: string }[]>;
  /** Requests of a provider whose last try failed. */
  failedRequests(providerId: string): Promise<readonly string[]>;
  /** Requests that are not over and give roles to a security group, by the group's row. */
  requestsOfGroup(groupRowId: string): Promise<readonly string[]>;
}
