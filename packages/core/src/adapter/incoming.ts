import type { Bounded } from "./bound.ts";

/** The body of an answer that is read as it comes. */
export interface Incoming {
  /** The next bytes, once they are there. Undefined: that was all. Rejects when it breaks off, or nothing comes in time. */
  read(): Promise<Uint8Array | undefined>;
  /** Ends the reading and the download: who reads no further has had a good answer. Does nothing where it has ended. */
  stop(): void;
}

/** What becomes of an answer that is read as it comes; told once. */
export interface IncomingEnd {
  /** Gives what a reader is to see of what broke off. */
  fail(error: unknown): unknown;
  done(): void;
}

/** Reads the body of an answer, within its time: each piece has as long as a whole answer otherwise has. */
export function readIncoming(response: Response, bounded: Bounded, end: IncomingEnd): Incoming {
  const pieces = piecesOf(response);
  let isOver = false;
  const finish = () => {
    isOver = true;
    bounded.release();
  };
  bounded.rest();
  return {
    async read() {
      if (isOver) return undefined;
      try {
        bounded.restart();
        const bytes = await bounded.race(() => pieces.next());
        if (bytes !== undefined) {
          bounded.rest();
          return bytes;
        }
        finish();
        end.done();
        return undefined;
      } catch (error) {
        finish();
        pieces.cancel();
        throw end.fail(error);
      }
    },
    stop() {
      if (isOver) return;
      finish();
      pieces.cancel();
      end.done();
    },
  };
}

interface Pieces {
  next(): Promise<Uint8Array | undefined>;
  cancel(): void;
}

/** A `fetch` of the caller's own may give a response without a stream: that has to come as a whole. */
function piecesOf(response: Response): Pieces {
  const { body } = response;
  if (typeof body?.getReader !== "function") {
    let isRead = false;
    return {
      async next() {
        if (isRead) return undefined;
        isRead = true;
        return new TextEncoder().encode(await response.text());
      },
      cancel() {},
    };
  }
  const reader = body.getReader();
  return {
    next: async () => toBytes((await reader.read()).value),
    cancel() {
      // It may have failed already, which is told elsewhere.
      reader.cancel().catch(() => {});
    },
  };
}

/** A stream of the caller's own may give anything. */
function toBytes(piece: unknown): Uint8Array | undefined {
  if (piece === undefined || piece instanceof Uint8Array) return piece;
  if (typeof piece === "string") return new TextEncoder().encode(piece);
  if (piece instanceof ArrayBuffer) return new Uint8Array(piece);
  throw new TypeError("the body gave no bytes");
}

/** What reads the body of a response that is handed on unread: a response has no place for it. */
const INCOMING = new WeakMap<Response, Incoming>();

export function keepIncoming(response: Response, incoming: Incoming): void {
  INCOMING.set(response, incoming);
}

/** Undefined for an answer whose body has been read. */
export function incomingOf(response: Response): Incoming | undefined {
  return INCOMING.get(response);
}
