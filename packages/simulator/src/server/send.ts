import type { ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { setImmediate as breath, setTimeout as wait } from "node:timers/promises";

/** How a body goes out: as a whole at once, when neither is there. */
export interface Manner {
  readonly truncated: boolean;
  /** Byte by byte, with so many real milliseconds between them. */
  readonly trickle: number | undefined;
}

/** Settles when everything is sent, or nobody is there any more to send it to. */
export async function send(
  response: ServerResponse,
  { status, headers }: { readonly status: number; readonly headers: Readonly<Record<string, string>> },
  pieces: () => Iterable<string>,
  { truncated, trickle }: Manner,
): Promise<void> {
  // Dates are of the simulated clock.
  response.sendDate = false;
  const length = truncated ? byteLength(pieces()) : undefined;
  response.writeHead(status, { ...headers, ...(length !== undefined && { "content-length": length }) });
  if (length === undefined && trickle === undefined) {
    // Whoever leaves in the middle of an answer breaks nothing.
    await pipeline(Readable.from(pieces()), response).catch(() => undefined);
    return;
  }
  for (const chunk of firstBytes(pieces(), length === undefined ? undefined : Math.floor(length / 2))) {
    for (const part of trickle === undefined ? [chunk] : singleBytes(chunk)) {
      await write(response, part);
      if (trickle !== undefined) await (trickle > 0 ? pause(response, trickle) : breath());
      if (response.destroyed) return;
    }
  }
  if (length === undefined) response.end();
  else {
    response.flushHeaders();
    response.socket?.destroySoon();
  }
}

/** Waits by the machine's clock, and no longer than somebody waits for the response. */
export async function pause(response: ServerResponse, milliseconds: number): Promise<void> {
  const gone = new AbortController();
  const leave = () => gone.abort();
  response.once("close", leave);
  if (response.destroyed) leave();
  await wait(milliseconds, undefined, { signal: gone.signal }).catch(() => undefined);
  response.off("close", leave);
}

/** Settles when the chunk has left, or cannot leave any more. */
async function write(response: ServerResponse, chunk: Buffer): Promise<void> {
  if (response.destroyed) return;
  await new Promise<void>((resolve) => {
    response.once("close", resolve);
    response.write(chunk, () => {
      response.off("close", resolve);
      resolve();
    });
  });
}

function byteLength(pieces: Iterable<string>): number {
  let bytes = 0;
  for (const piece of pieces) bytes += Buffer.byteLength(piece);
  return bytes;
}

function* firstBytes(pieces: Iterable<string>, most = Number.POSITIVE_INFINITY): Generator<Buffer> {
  let left = most;
  for (const piece of pieces) {
    if (left <= 0) return;
    const chunk = Buffer.from(piece).subarray(0, left);
    left -= chunk.length;
    yield chunk;
  }
}

function* singleBytes(chunk: Buffer): Generator<Buffer> {
  for (let index = 0; index < chunk.length; index++) yield chunk.subarray(index, index + 1);
}
