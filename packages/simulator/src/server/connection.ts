import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";

/** A port on loopback, and who comes to it. */
export interface Connection {
  /** Without a slash at its end. */
  readonly url: string;
  /** Stops listening, and drops whoever is connected. */
  disconnect(): Promise<void>;
  /** Listens again at the same port. */
  reconnect(): Promise<void>;
  /** Ends everything; what is being answered may be finished, if that does not take long. */
  close(): Promise<void>;
}

/** A port that cannot be listened at. */
export class PortError extends Error {
  override readonly name = "PortError";
}

const HOST = "127.0.0.1";
/** Real milliseconds that answers have to get finished when everything ends. */
const GRACE = 1_000;

/** Listens, at any free port if it is 0. `handle` never rejects. */
export async function connect(
  port: number,
  handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
): Promise<Connection> {
  const active = new Set<Promise<void>>();
  const server = createServer((request, response) => {
    const handled = handle(request, response).finally(() => active.delete(handled));
    active.add(handled);
  });
  // The usual five seconds pass while a busy machine pauses: client and server would give up a connection, or use it, at
  // the same moment.
  server.keepAliveTimeout = 10 * 60_000;
  await listen(server, port);
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port");

  let changes: Promise<void> = Promise.resolve();
  let closed: Promise<void> | undefined;
  /** One change after the other, whoever asks for it meanwhile. */
  function inTurn(change: () => Promise<void>): Promise<void> {
    const changed = changes.then(change);
    changes = changed.catch(() => undefined);
    return changed;
  }

  async function end(): Promise<void> {
    const stopped = stopListening(server);
    await Promise.race([Promise.allSettled(active), wait(GRACE, undefined, { ref: false })]);
    server.closeAllConnections();
    await stopped;
  }

  return {
    url: `http://${HOST}:${address.port}`,
    disconnect: () =>
      inTurn(async () => {
        const stopped = stopListening(server);
        server.closeAllConnections();
        await stopped;
      }),
    reconnect: () =>
      inTurn(async () => {
        if (closed) throw new Error("The simulator is closed");
        if (!server.listening) await listen(server, address.port);
      }),
    close() {
      closed ??= inTurn(end);
      return closed;
    },
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (error: NodeJS.ErrnoException) => {
      const taken = error.code === "EADDRINUSE";
      reject(
        new PortError(`Port ${port} of ${HOST} ${taken ? "is taken" : "cannot be listened at"}`, { cause: error }),
      );
    };
    server.once("error", fail);
    server.listen(port, HOST, () => {
      server.off("error", fail);
      resolve();
    });
  });
}

/** Settles when the last one who is connected has left. */
function stopListening(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
}
