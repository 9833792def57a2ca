/** What every failure is asked. */
import assert from "node:assert/strict";
import { createServer } from "node:net";
import { type AnyProviderError, type ApiErrorKind, type Delivery, isProviderError } from "@trunkline/core";
import { at, thrownBy } from "./asking.ts";
import type { Bench, Connected } from "./bench.ts";
import type { Exchange, FaultAction } from "./exchange.ts";
import { type Question, questions } from "./questions.ts";
import { same } from "./same.ts";
import { assertTellsNobody } from "./secrets.ts";

/** How a refusal has to be said. */
export interface Refusal {
  readonly kind: ApiErrorKind;
  readonly retryable: boolean;
  readonly delivery: Delivery;
}

/** Fails unless a question is refused, and the refusal is said as what it is. */
export async function assertRefused(
  exchange: Exchange,
  connected: Connected,
  question: Question,
  { kind, retryable, delivery }: Refusal,
): Promise<AnyProviderError> {
  const error = await assertProviderError(exchange, connected, question);
  await at(question.operation, () => {
    assert.ok(error.code === "api", error.message);
    same({ kind: error.kind, retryable: error.retryable, delivery: error.delivery }, { kind, retryable, delivery });
  });
  return error;
}

/** What a question throws: one of the contract's errors, which says whose it is and what was asked, and tells nobody. */
export async function assertProviderError(
  exchange: Exchange,
  connected: Connected,
  question: Question,
): Promise<AnyProviderError> {
  const { operation } = question;
  return at(operation, async () => {
    const error = await thrownBy(() => question.ask(connected.provider));
    assert.ok(isProviderError(error), `no error of the contract's: ${String(error)}`);
    assert.equal(error.provider, connected.provider.id);
    assert.equal(error.operation, operation);
    assert.ok(error.message.startsWith(`[${connected.provider.id}] ${operation}: `), error.message);
    assertTellsNobody(error, exchange);
    return error;
  });
}

/** Puts every question under each of the faults. */
export async function withFaults(
  bench: Bench,
  faults: readonly FaultAction[],
  test: (exchange: Exchange, connected: Connected, question: Question) => Promise<void>,
): Promise<void> {
  const exchange = await bench.shared("usual");
  for (const fault of faults) {
    for (const question of questions(exchange)) {
      const end = exchange.inject(fault);
      await test(exchange, bench.connect(exchange), question).finally(end);
    }
  }
}

/** A port that nobody listens to. */
export async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === "object" && address !== null ? address.port : 9;
}
