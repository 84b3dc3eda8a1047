/**
 * A queue with the semantics of Azure Storage queues: at least once, in no order. A message that was received is
 * invisible for a while; who does not complete it in time will see it again. After `maxDequeueCount` tries it moves
 * to the queue of the same name with `-poison` behind it.
 */
export interface Queue {
  readonly name: string;
  /** @param delaySeconds how long it stays invisible; default 0 @returns the id of the message */
  enqueue(body: string, delaySeconds?: number): Promise<string>;
  /**
   * @param max messages at most, 1 to 32
   * @param visibilitySeconds how long they are invisible to others, from 0 to 7 days
   */
  receive(max: number, visibilitySeconds: number): Promise<readonly ReceivedMessage[]>;
  /** Deletes it. @throws MessageGone where somebody else has it by now */
  complete(message: Receipt): Promise<void>;
  /**
   * Makes it invisible for so long from now: longer while work goes on, shorter to have it tried again.
   * @returns the receipt that counts from now on
   * @throws MessageGone where somebody else has it by now
   */
  setVisibility(message: Receipt, visibilitySeconds: number): Promise<Receipt>;
  /** Messages that are there, visible or not. */
  length(): Promise<number>;
}

/** What proves that a message is ours: each receive gives a new one. */
export interface Receipt {
  readonly id: string;
  readonly popReceipt: string;
}

export interface ReceivedMessage extends Receipt {
  /** 1 the first time. */
  readonly dequeueCount: number;
  readonly insertedAt: Date;
  readonly body: string;
}

/** The message was received by somebody else meanwhile, or deleted. */
export class MessageGone extends Error {
  constructor(id: string) {
    super(`The message ${id} is not ours any more.`);
    this.name = 'MessageGone';
  }
}

/** Characters of a message: Azure takes 64 KB in base64, so 48 KB. */
export const maxBodyBytes = 48 * 1024;

/** The queue that takes what could not be handled. */
export const poisonName = (name: string): string => `${name}-poison`;

/** @throws RangeError for what Azure Storage refuses as well */
export function validateReceive(max: number, visibilitySeconds: number): void {
  if (!Number.isInteger(max) || max < 1 || max > 32) throw new RangeError(`A queue gives 1 to 32 messages at once, not ${max}.`);
  validateVisibility(visibilitySeconds);
}

/** @throws RangeError */
export function validateVisibility(seconds: number): void {
  if (!(seconds >= 0 && seconds <= 7 * 24 * 3600)) throw new RangeError(`A message is invisible for 0 seconds to 7 days, not for ${seconds} s.`);
}

/** @throws RangeError */
export function validateBody(body: string): void {
  if (Buffer.byteLength(body) > maxBodyBytes) throw new RangeError(`A message has at most ${maxBodyBytes} bytes.`);
}
