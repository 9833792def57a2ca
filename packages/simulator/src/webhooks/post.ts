import { request as requestPlain } from "node:http";
import { request as requestSecure } from "node:https";
import { readText } from "../body.ts";

export interface Post {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON. */
  readonly body: string;
  /** Real milliseconds until the answer must be there as a whole. */
  readonly timeoutMilliseconds: number;
}

/** The way out. */
export interface Postman {
  /** Sends JSON over a connection of its own. Gives the text of a 2xx; nothing for anything else. */
  post(letter: Post): Promise<string | undefined>;
  /** Gives up on everything that is under way. */
  stop(): void;
}

export function createPostman(): Postman {
  const underWay = new Set<AbortController>();
  return {
    async post(letter) {
      const giveUp = new AbortController();
      const timer = setTimeout(() => giveUp.abort(), letter.timeoutMilliseconds);
      underWay.add(giveUp);
      try {
        return await exchange(letter, giveUp.signal);
      } catch {
        return undefined;
      } finally {
        clearTimeout(timer);
        underWay.delete(giveUp);
      }
    },
    stop() {
      for (const giveUp of underWay) giveUp.abort();
    },
  };
}

function exchange({ url, headers, body }: Post, signal: AbortSignal): Promise<string | undefined> {
  const request = url.protocol === "https:" ? requestSecure : requestPlain;
  const all = { ...headers, "content-type": "application/json", "content-length": Buffer.byteLength(body) };
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: "POST", headers: all, agent: false, signal }, (response) => {
      const { statusCode = 0 } = response;
      const isGood = statusCode >= 200 && statusCode < 300;
      readText(response).then((text) => resolve(isGood ? (text ?? "") : undefined), reject);
    });
    sent.on("error", reject);
    sent.end(body);
  });
}
