import { PROVIDERS } from "../words.ts";
import { SCENARIOS } from "./scenarios.ts";

const scenarios = Object.entries(SCENARIOS).map(([name, { about }]) => `    ${name.padEnd(14)}${about}`);

/** What `--help` prints. */
export const HELP = `Voice-AI campaign providers on 127.0.0.1. Nothing is sent anywhere, and nobody is rung.

  trunkline-simulator vapi                        on a free port
  trunkline-simulator vapi:4010 revox:4011        two of them, each on its port
  trunkline-simulator revox --scenario demo       with something to watch

Providers: ${PROVIDERS.join(", ")}

Options
  -s, --scenario NAME     what the organisation goes through (default empty), or a JSON file
${scenarios.join("\n")}
  -c, --clock KIND        accelerated (default), real, or virtual: stands still until it is advanced
  -x, --speed N           simulated seconds in one real second (default 60)
      --now INSTANT       where the clock starts, such as 2026-08-18T15:00:00Z
      --seed N            the same seed simulates the same (default 1)
  -k, --key KEY           the API key that is let in (default sim-key)
  -g, --generation GN     Revox: creating dials (g1), goes by a flag (g2), leaves a draft (g3, default)
  -w, --webhooks URL      where webhooks go
      --lines             one line per event, also on a terminal
      --json              one JSON object per event, for programs

While it runs, programs in any language read and steer it over HTTP, on the port of the provider:
  GET  /simulator/rings        who was rung, when, because of which request
  GET  /simulator/requests     every request, and what became of it
  GET  /simulator/campaigns    every campaign as it really is
  POST /simulator/advance      {"by":"24h"} moves a virtual clock
  POST /simulator/faults       {"fault":"lost_answer","operation":"createCampaign","count":1}
`;
