/** One simulated Microsoft service. It speaks web-standard requests, so tests and `$batch` need no socket. */
export interface Service {
  /** Name under which calls are counted and faults are set: `dataverse`, `graph`, `login`. */
  readonly name: string;
  /**
   * Answers one request.
   * @param request the request; its URL is the full outside one
   * @param path the path below the service's mount point, beginning with `/`, still percent-encoded, without the query
   */
  handle(request: Request, path: string): Promise<Response>;
  /** Forgets everything that the service keeps. */
  reset?(): void;
  /** Lets go of files and timers. */
  close(): void;
}
