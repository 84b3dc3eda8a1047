import type { RemoteExecutionContext } from './execution-context';

/** Bytes that a webhook's body may have before its large parts are taken out. Microsoft: 256 KB. */
export const MAX_PAYLOAD_BYTES = 256 * 1024;

/** A body ready to be sent. */
export interface Payload {
  readonly body: string;
  /** The body was too large and lost its parameters and images: the receiver has to read the row itself. */
  readonly sizeExceeded: boolean;
}

/**
 * The context as text. Above 256 KB ParentContext, InputParameters and both kinds of images are removed
 * (Microsoft Learn "Use webhooks…", "Request body"). Pure.
 */
export function payloadOf(context: RemoteExecutionContext): Payload {
  const body = serialize(context);
  if (Buffer.byteLength(body) <= MAX_PAYLOAD_BYTES) return { body, sizeExceeded: false };
  const { ParentContext: _parent, InputParameters: _input, PreEntityImages: _pre, PostEntityImages: _post, ...small } = context;
  return { body: serialize(small), sizeExceeded: true };
}

/** JSON with `\/` for each slash, as the platform's serialiser writes it: in JSON a slash stands only within strings. */
const serialize = (value: object) => JSON.stringify(value).replaceAll('/', '\\/');
