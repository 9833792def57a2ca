import { toInstant } from "../instant.ts";
import type { Setting } from "../simulation.ts";
import type { Planned } from "../timeline.ts";
import type { SimulatedWebhook, Webhook, WebhookOptions, Webhooks } from "../webhooks.ts";
import { isLoopback, toAddress } from "./address.ts";
import { drawMishaps } from "./mishaps.ts";
import { createPostman } from "./post.ts";
import { toProof } from "./proof.ts";

/** The way from a simulation to those who listen. */
export interface Sender extends Webhooks {
  /** What became of every message so far, oldest first. */
  readonly sent: readonly SimulatedWebhook[];
  /** Nothing is sent any more, and nobody waited for. */
  stop(): void;
}

export interface SenderOptions extends Pick<Setting, "seed" | "timeline" | "tell"> {
  /** Absent: only what has an address of its own is sent. */
  readonly webhooks: WebhookOptions | undefined;
  /** Simulated seconds in one real second; infinite for a virtual clock. */
  readonly speed: number;
  /** Told what is thrown by `tell`, or while something is under way. */
  readonly onError: (error: unknown) => void;
}

/** Real milliseconds that a receiver has at least, if its timeout is not shorter. */
const PATIENCE = 2_000;
/** Simulated milliseconds after which what was to be overtaken arrives anyway. */
const LONGEST_WAIT = 60_000;
const SECOND = 1_000;

/** A message as it was when it was sent. */
interface Message extends Webhook {
  readonly address: URL;
  readonly text: string;
  readonly doubled: boolean;
}

export function createSender({ webhooks, seed, timeline, tell, speed, onError }: SenderOptions): Sender {
  const own = webhooks && toAddress(webhooks.url);
  const sent: SimulatedWebhook[] = [];
  const postman = createPostman();
  let stopped = false;
  let messages = 0;
  /** The message that the next one overtakes. */
  let waiting: { readonly message: Message; readonly patience: Planned } | undefined;
  let last: Promise<unknown> = Promise.resolve();

  function addressOf(url: string | undefined): URL | undefined {
    if (url === undefined) return own;
    const address = toAddress(url);
    return address && (isLoopback(address) || address.host === own?.host) ? address : undefined;
  }

  function record({ message, address }: Message, fate: SimulatedWebhook["fate"], repeated: boolean): void {
    const at = toInstant(timeline.now());
    sent.push({ at, message, url: address.href, fate, ...(repeated && { repeated }) });
    try {
      tell({ type: "webhook", at, message, fate });
    } catch (error) {
      onError(error);
    }
  }

  /** Sends a message once; gives the text of a good answer. */
  async function pass(message: Message, repeated: boolean): Promise<string | undefined> {
    if (stopped) return undefined;
    const timeout = (message.timeoutSeconds ?? 20) * SECOND;
    const answer = await postman.post({
      url: message.address,
      headers: { ...message.headers, ...toProof(webhooks?.authentication, message.text, timeline.now()) },
      body: message.text,
      timeoutMilliseconds: Math.max(timeout / speed, Math.min(PATIENCE, timeout)),
    });
    if (!stopped) record(message, answer === undefined ? "failed" : "delivered", repeated);
    return answer;
  }

  /** What goes out waits for what went out before, when the clock is virtual; and the clock waits for both. */
  function inTurn<Result>(task: () => Promise<Result>): Promise<Result> {
    const done = Number.isFinite(speed) ? task() : last.then(task);
    last = done.catch(onError);
    timeline.hold(done);
    return done;
  }

  async function deliver(message: Message, tries: number, repeated: boolean): Promise<void> {
    const answer = await pass(message, repeated);
    const { backoff } = message;
    if (answer !== undefined || backoff === undefined || tries >= backoff.maxRetries) return;
    const factor = backoff.type === "exponential" ? 2 ** tries : 1;
    const again = timeline.now() + backoff.baseDelaySeconds * factor * SECOND;
    timeline.at(again, () => inTurn(() => deliver(message, tries + 1, true)));
  }

  /** Delivers messages one after the other, and those twice that are to come twice. */
  async function deliverAll(batch: readonly Message[]): Promise<void> {
    for (const message of batch) {
      await deliver(message, 0, false);
      if (message.doubled) await deliver(message, 0, true);
    }
  }

  function takeWaiting(): readonly Message[] {
    const taken = waiting;
    waiting = undefined;
    taken?.patience.cancel();
    return taken ? [taken.message] : [];
  }

  return {
    sent,
    reaches: (url) => addressOf(url) !== undefined,
    send(webhook) {
      const address = addressOf(webhook.url);
      if (address === undefined) return;
      const { lost, doubled, delay, overtaken } = drawMishaps(webhooks, seed, messages++);
      const message = { ...webhook, address, text: JSON.stringify(webhook.body), doubled };
      const before = takeWaiting();
      if (lost) record(message, "lost", false);
      if (overtaken && !lost && before.length === 0) {
        const patience = timeline.at(timeline.now() + LONGEST_WAIT, () => inTurn(() => deliverAll(takeWaiting())));
        waiting = { message, patience };
        return;
      }
      const arrive = () => inTurn(() => deliverAll(lost ? before : [message, ...before]));
      if (delay > 0 && !lost) timeline.at(timeline.now() + delay, arrive);
      else arrive();
    },
    ask(webhook) {
      const address = addressOf(webhook.url);
      if (address === undefined) return Promise.resolve(undefined);
      const message = { ...webhook, address, text: JSON.stringify(webhook.body), doubled: false };
      return inTurn(() => pass(message, false)).then(parse);
    },
    stop() {
      stopped = true;
      postman.stop();
    },
  };
}

function parse(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
