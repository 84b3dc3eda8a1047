import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '../../kernel/clock';
import { sameOrigins } from '../../kernel/loopback';
import { cookieOf, userCookie } from '../../kernel/session-cookie';
import type { Service } from '../../kernel/service';
import type { Problem, ShellOptions } from '../../kernel/service-shell';
import type { DataverseSettings } from '../../settings';
import type { Environment } from '../environment';
import { executeBatch, type OperationRequest, type OperationResponse } from '../batch';
import { bodyTooLarge, DataverseError, methodNotAllowed, resourceNotFound } from '../errors';
import { createEventPipeline } from '../events';
import { createMailDelivery, type MailTransport } from '../mail';
import { handleMetadata } from '../metadata/web-api';
import { createRows } from '../records';
import { usersOf } from '../security/users';
import { createEnvironment } from '../storage/environment';
import { segmentsOf } from './address';
import { signIn } from './caller';
import { failure } from './exchange';
import { operate } from './operate';

export interface DataverseOptions {
  /** The folder that holds `dataverse.db`, or `:memory:`. */
  readonly dataDir: string;
  readonly clock: Clock;
  readonly settings: DataverseSettings;
  /**
   * The application (client id) that an Authorization header is of; undefined where the header is not good for this
   * environment, whose addresses are given. Absent: none is. A call without the header, on loopback, is that of the
   * browser's user, else of the system administrator.
   */
  readonly applicationOf?: (authorization: string, addresses: readonly string[]) => string | undefined;
  /** Carries the mail of the environment away; without it, mail that is sent just counts as sent. */
  readonly mail?: MailTransport;
}

/** The embedded Dataverse as a service: the Web API below `/api/data`. */
export interface Dataverse extends Service {
  readonly shell: ShellOptions;
  /** The environment of this moment, for what plays its apps: a reset opens a new one. */
  environment(): Environment;
  reset(): void;
  /** Resolves when every webhook so far has been called: for tests. */
  idle(): Promise<void>;
  /** Carries away the mail that waits. */
  sendMail(): void;
}

/** Opens the environment of a folder and answers for it. */
export function createDataverse(options: DataverseOptions): Dataverse {
  let parts = open(options);
  return {
    name: 'dataverse',
    shell: { maxBodyBytes: options.settings.maxImportBodyBytes, error: problemAnswer },
    async handle(request, path) {
      try {
        return await answer(request, path);
      } catch (error) {
        if (error instanceof DataverseError) return toResponse(failure(error));
        throw error;
      }
    },
    reset() {
      parts.close();
      if (options.dataDir !== ':memory:') {
        for (const ending of ['', '-wal', '-shm']) rmSync(join(options.dataDir, `dataverse.db${ending}`), { force: true });
      }
      parts = open(options);
    },
    environment: () => parts.environment,
    idle: () => parts.events.idle(),
    sendMail: () => parts.mail.settle(),
    close: () => parts.close(),
  };

  async function answer(request: Request, path: string): Promise<Response> {
    const { environment, rows, users } = parts;
    const access = signIn(users, {
      authorization: request.headers.get('authorization'),
      application: (authorization) => options.applicationOf?.(authorization, sameOrigins(request.url)),
      person: cookieOf(request, userCookie),
    });
    const url = new URL(request.url);
    const [version, rest] = versionOf(path);
    const serviceRoot = `${url.origin}${url.pathname.slice(0, url.pathname.length - path.length)}/${version}/`;
    const segments = segmentsOf(rest);
    const session = { environment, rows, users, access, serviceRoot };
    const metadata = handleMetadata(environment, segments, url.searchParams, request);
    if (metadata) return metadata;

    const body = await request.text();
    const isImport = segments.length === 1 && segments[0] === 'ImportSolution';
    if (!isImport && Buffer.byteLength(body) > options.settings.maxBodyBytes) throw bodyTooLarge(options.settings.maxBodyBytes);
    const operation: OperationRequest = { method: request.method, url: request.url, headers: new Map(request.headers), body };
    if (segments.length === 1 && segments[0] === '$batch') {
      if (request.method !== 'POST') throw methodNotAllowed(request.method);
      return toResponse(executeBatch(environment, (part) => operate(session, part), { ...operation, serviceRoot }));
    }
    return toResponse(operate(session, operation));
  }
}

function open(options: DataverseOptions) {
  const environment = createEnvironment(options);
  const events = createEventPipeline(environment);
  const mail = createMailDelivery(environment, options.mail);
  const rows = createRows(environment, {
    changed(change) {
      events.changed(change);
      mail.changed(change);
    },
  });
  mail.use(rows);
  return {
    environment,
    events,
    mail,
    rows,
    users: usersOf(environment),
    close() {
      mail.close();
      events.close();
      environment.close();
    },
  };
}

/** `/v9.2/accounts` → `v9.2` and `/accounts`. Every version of the Web API is served alike. */
function versionOf(path: string): [version: string, rest: string] {
  const match = /^\/(v\d+\.\d+)(\/.*)?$/s.exec(path);
  if (!match) throw resourceNotFound(path.slice(0, 100));
  return [match[1] as string, match[2] ?? '/'];
}

function toResponse({ status, headers, body }: OperationResponse): Response {
  return new Response(status === 204 || status === 304 || body === '' ? null : body, { status, headers: [...headers] });
}

function problemAnswer({ status, code, message }: Problem): Response {
  return toResponse(failure(new DataverseError(status, code ?? '0x80040216', message ?? 'An unexpected error occurred.')));
}
