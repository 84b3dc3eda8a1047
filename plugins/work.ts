/** One piece of work: a row to look at. What happened to it is of no account but for the log. */
export interface Work {
  readonly table: string;
  readonly id: string;
  /** The message that Dataverse named, or why a timer asks. */
  readonly message: string;
  readonly correlationId: string;
  /** The capability that looks; absent: every one that looks at the table, each by a message of its own. */
  readonly capability?: string;
  /** The handlers themselves made the change. */
  readonly byHandlers?: boolean;
  /** Try now what waits for its next try. */
  readonly insist?: boolean;
}
