import { createServer } from "node:http";
import { expect, it } from "vitest";
import { begin, campaignOf, numberAt, readOrders, watching } from "./revox-support.ts";
import { field, list, text } from "./support.ts";

/** Runs with the address of somebody who listens, and what has come there. */
async function listening(run: (url: string, letters: readonly unknown[]) => Promise<void>): Promise<void> {
  const letters: unknown[] = [];
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request.setEncoding("utf8")) body += chunk;
    letters.push(JSON.parse(body));
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  try {
    await run(`http://127.0.0.1:${typeof address === "object" ? address?.port : ""}/revox`, letters);
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
}

it("revox: one message tells of each order that is over, with what its last attempt came to", async () => {
  const numbers = {
    [numberAt(0)]: ["no_answer", "interested"],
    [numberAt(1)]: "busy",
    [numberAt(2)]: "invalid_number",
  } as const;
  await listening(async (url, letters) => {
    await watching({ numbers, webhooks: { url } }, async (simulator) => {
      const id = await begin(simulator, campaignOf(3));
      await simulator.advance("5m");
      const first = await readOrders(simulator, id);
      expect(letters.map((letter) => field(letter, "call_order_id"))).toEqual([text(first[2], "id")]);
      await simulator.advance("24h");
      const orders = await readOrders(simulator, id);
      expect(letters).toHaveLength(3);
      for (const order of orders) {
        const letter = letters.find((each) => field(each, "call_order_id") === text(order, "id"));
        const attempt = field(order, "last_call_attempt");
        expect(letter).toEqual({
          call_order_id: text(order, "id"),
          call_id: text(attempt, "id"),
          status: field(order, "status"),
          result: field(attempt, "result"),
          annotation: field(attempt, "transcript") === null ? null : expect.stringContaining("Person 0"),
          transcript: field(attempt, "transcript") === null ? null : expect.stringMatching(/^assistant: .*\nuser: /s),
          recording_url: field(attempt, "recording_url"),
          started_at: field(attempt, "started_at"),
          ended_at: field(attempt, "ended_at"),
          calls_count: list(order, "call_attempts").length,
        });
      }
      expect(letters.map((letter) => field(letter, "status"))).toEqual(["errored", "completed", "completed"]);
    });
  });
});
