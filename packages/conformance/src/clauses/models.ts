import assert from "node:assert/strict";
import type { CallAttempt } from "@trunkline/core";
import { at, collect } from "../asking.ts";
import { attemptsOf, type Survey } from "../bench.ts";
import { deepFreeze, holdsMoment, holdsNumber, holdsText, parseJson, valuesIn } from "../json.ts";
import { brokenProperties } from "../model-shape.ts";
import type { Model } from "../questions.ts";
import { same } from "../same.ts";
import type { Wire } from "../wire.ts";
import type { Group } from "./group.ts";
import { forEachListing } from "./listings.ts";

/** What a model is, and that it says what was on the wire. */
export const MODELS = {
  async "every property is as the model has it"(bench) {
    for (const model of modelsOf(await bench.survey("usual"))) {
      same(brokenProperties(model), [], `${kindOf(model)} ${model.id}`);
    }
  },

  async "models are plain data: what is stored is what there is"(bench) {
    for (const model of modelsOf(await bench.survey("usual"))) {
      same(JSON.parse(JSON.stringify(model)), model, kindOf(model));
      same(structuredClone(model), model, kindOf(model));
    }
  },

  async "models may be frozen while the rest is read"(bench) {
    await forEachListing(bench, async ({ list, pageSize }) => {
      const { provider } = bench.connect(await bench.shared("usual"));
      const frozen: Model[] = [];
      for await (const page of list(provider, { pageSize }).pages()) {
        deepFreeze(page);
        frozen.push(...page.items);
      }
      same(frozen, await collect(list(provider, { pageSize })));
    });
  },

  async "raw is the answer that a model was read from, untouched"(bench) {
    const survey = await bench.survey("usual");
    const objects = objectsOn(survey.wire);
    const lean = byId(objects);
    for (const model of modelsOf(survey)) {
      const text = JSON.stringify(model.raw) ?? "";
      const isLean = "omitted" in model && model.omitted !== undefined;
      const whole = isLean ? (lean.get(idIn(model.raw)) ?? []) : [];
      const isThere = objects.has(text) || whole.some((other) => isLess(model.raw, other));
      assert.ok(isThere, `${kindOf(model)} ${model.id}: raw was not on the wire`);
      if ("idSource" in model && model.idSource === "derived") continue;
      assert.ok(holdsText(model.raw, model.id), `${kindOf(model)} ${model.id}: raw is another's`);
    }
  },

  async "every model says whose it is"(bench) {
    const survey = await bench.survey("usual");
    for (const model of modelsOf(survey)) assert.equal(model.provider, survey.provider.id, kindOf(model));
  },

  async "the provider's own words are kept as they came"(bench) {
    for (const model of modelsOf(await bench.survey("usual"))) {
      const { providerStatus = "" } = model;
      assert.ok(providerStatus === "" || holdsText(model.raw, providerStatus), `${kindOf(model)}: ${providerStatus}`);
      const reason = reasonOf(model);
      assert.ok(reason === undefined || holdsText(model.raw, reason), `${kindOf(model)}: ${reason}`);
    }
  },

  async "rows and attempts belong to their campaign, and attempts to their rows"(bench) {
    for (const { campaign, truth, rows, attempts } of (await bench.survey("usual")).surveyed) {
      for (const row of rows) {
        assert.equal(row.campaignId, campaign.id);
        for (const attempt of row.attempts ?? []) assert.equal(attempt.rowId ?? row.id, row.id);
      }
      const positions = new Map(rows.map(({ id, position }) => [id, position]));
      const owners = new Map(truth?.rows.flatMap((row) => row.attempts.map(({ id }) => [id, row.position])));
      for (const { id, campaignId = campaign.id, rowId } of attempts) {
        assert.equal(campaignId, campaign.id, "an attempt is another campaign's");
        if (rowId !== undefined) assert.equal(positions.get(rowId), owners.get(id), "an attempt is another row's");
      }
    }
  },

  async "ids of rows are the provider's or derived, as the capabilities say"(bench) {
    const { provider, surveyed } = await bench.survey("usual");
    const source = provider.capabilities.rows.id;
    for (const row of surveyed.flatMap(({ rows }) => rows)) {
      assert.equal(row.idSource, source);
      if (source === "derived") assert.equal(row.id, `${row.campaignId}:${row.position}`);
    }
  },

  async "names, moments and numbers are as they really are"(bench) {
    for (const { campaign, truth, attempts } of (await bench.survey("usual")).surveyed) {
      assert.equal(campaign.name, truth?.name);
      assert.equal(campaign.createdAt, truth?.createdAt);
      const numbers = new Map(truth?.rows.flatMap((row) => row.attempts.map(({ id }) => [id, row.phoneNumber])));
      for (const { id, phoneNumber } of attempts) {
        if (phoneNumber !== undefined) assert.ok(phoneNumber === numbers.get(id), "an attempt has another's number");
      }
    }
  },

  async "a campaign is the same by itself as in the list"(bench) {
    const { provider, campaigns } = await bench.survey("usual");
    for (const listed of campaigns) {
      const single = await provider.getCampaign({ id: listed.id });
      for (const name of ["id", "provider", "name", "createdAt", "providerStatus", "status"] as const) {
        same(single[name], listed[name], name);
      }
      // What only one of the two answers holds is no contradiction.
      for (const name of ["updatedAt", "schedule", "agent", "maxConcurrency", "endedReason", "endedAs"] as const) {
        if (single[name] !== undefined && listed[name] !== undefined) same(single[name], listed[name], name);
      }
      if (single.progress !== undefined && listed.progress !== undefined) {
        same(single.progress, listed.progress, "progress");
      }
      same(brokenProperties(single), []);
    }
  },

  async "an attempt is the same by itself as in the list"(bench) {
    const { provider, wire, surveyed } = await bench.survey("usual");
    const attempts = surveyed.flatMap((campaign) => campaign.attempts);
    const singles: CallAttempt[] = [];
    for (const listed of oneOfEachKind(attempts)) {
      const single = await provider.getAttempt({ id: listed.id });
      same(comparable(single), comparable(listed));
      same(brokenProperties(single), []);
      singles.push(single);
    }
    const objects = objectsOn(wire);
    for (const { raw } of singles) assert.ok(objects.has(JSON.stringify(raw)), "raw was not on the wire");
  },

  async "attempts are the same with their rows as by themselves"(bench) {
    for (const { rows, attempts } of (await bench.survey("usual")).surveyed) {
      const alone = new Map(attempts.map((attempt) => [attempt.id, comparable(attempt)]));
      for (const attempt of rows.flatMap((row) => row.attempts ?? [])) {
        await at(attempt.id, () => same(comparable(attempt), alone.get(attempt.id)));
      }
    }
  },

  async "what a model tells stands in the answer that it was read from"(bench) {
    for (const model of modelsOf(await bench.survey("usual"))) {
      const missing = Object.entries(toldBy(model)).filter(([, value]) => !holds(model.raw, value));
      same(
        missing.map(([name]) => name),
        [],
        `${kindOf(model)} ${model.id}: nowhere in raw`,
      );
    }
  },

  async "talk time is from answered to ended"(bench) {
    for (const attempt of everyAttempt(await bench.survey("usual"))) {
      const { answeredAt, endedAt, durationSeconds } = attempt;
      if (durationSeconds === undefined) continue;
      assert.ok(answeredAt !== undefined && endedAt !== undefined, "a duration without both moments");
      assert.equal(durationSeconds, (Date.parse(endedAt) - Date.parse(answeredAt)) / 1_000);
    }
  },
} as const satisfies Group;

/** Every model of a survey, attempts inside rows included. */
export function modelsOf(survey: Survey): readonly Model[] {
  return [...survey.campaigns, ...survey.surveyed.flatMap((surveyed) => [...surveyed.rows, ...attemptsOf(surveyed)])];
}

export function everyAttempt({ surveyed }: Survey): readonly CallAttempt[] {
  return surveyed.flatMap(attemptsOf);
}

export function kindOf(model: Model): string {
  if ("position" in model) return "row";
  return "answeredBy" in model ? "attempt" : "campaign";
}

/** Every object that any answer held, as text. */
function objectsOn({ requests }: Wire): ReadonlySet<string> {
  const objects = new Set<string>();
  for (const { text = "" } of requests) {
    for (const value of valuesIn(parseJson(text))) {
      if (typeof value === "object" && value !== null && !Array.isArray(value)) objects.add(JSON.stringify(value));
    }
  }
  return objects;
}

function byId(objects: ReadonlySet<string>): ReadonlyMap<unknown, readonly unknown[]> {
  const all = new Map<unknown, unknown[]>();
  for (const text of objects) {
    const value = parseJson(text);
    const id = idIn(value);
    if (id !== undefined) all.set(id, [...(all.get(id) ?? []), value]);
  }
  return all;
}

function idIn(value: unknown): unknown {
  return typeof value === "object" && value !== null && "id" in value ? value.id : undefined;
}

/** Whether one object is another with some of its members left out, at any depth. */
function isLess(part: unknown, whole: unknown): boolean {
  if (typeof part !== "object" || part === null || typeof whole !== "object" || whole === null) return part === whole;
  if (Array.isArray(part) !== Array.isArray(whole)) return false;
  const others = new Map<string, unknown>(Object.entries(whole));
  return Object.entries(part).every(([name, value]) => others.has(name) && isLess(value, others.get(name)));
}

/** The first of each kind of attempt that there is: by its words, and by how it ended. */
function oneOfEachKind(attempts: readonly CallAttempt[]): readonly CallAttempt[] {
  const kinds = new Map<string, CallAttempt>();
  for (const attempt of attempts) {
    const ended = attempt.status === "ended" ? attempt.disposition : "";
    const kind = [attempt.status, attempt.providerStatus, attempt.answeredBy, ended].join();
    if (!kinds.has(kind)) kinds.set(kind, attempt);
  }
  return [...kinds.values()];
}

/** What a model only hands on, by name. */
function toldBy(model: Model): Readonly<Record<string, unknown>> {
  if ("position" in model) return { ...model.contact, ...model.variables };
  if ("answeredBy" in model) {
    const { startedAt, answeredAt, endedAt, recordingUrl, summary, transcript = [] } = model;
    const said = Object.fromEntries(transcript.map(({ text }, turn) => [`turn ${turn}`, text]));
    return { startedAt, answeredAt, endedAt, recordingUrl, summary, ...said };
  }
  const { createdAt, updatedAt, schedule, agent, callers, maxConcurrency } = model;
  const numbers = Object.fromEntries(
    callers.map(({ id, phoneNumber }, index) => [`caller ${index}`, id ?? phoneNumber]),
  );
  return { createdAt, updatedAt, ...schedule, agent: agent?.id, ...numbers, maxConcurrency };
}

/** Whether a document has a value; a moment in whatever notation. */
function holds(document: unknown, value: unknown): boolean {
  if (typeof value === "number") return holdsNumber(document, value);
  if (typeof value !== "string" || value === "") return true;
  return holdsText(document, value) || holdsMoment(document, value);
}

function reasonOf(model: Model): string | undefined {
  if ("answeredBy" in model) return model.status === "ended" ? model.end.providerReason : undefined;
  return "endedReason" in model ? model.endedReason : undefined;
}

/** What does not depend on which answer an attempt was read from. */
function comparable(attempt: CallAttempt) {
  const { id, phoneNumber, providerStatus, status, startedAt, answeredAt, endedAt, answeredBy, cost } = attempt;
  const told = attempt.status === "ended" ? { disposition: attempt.disposition, end: attempt.end } : {};
  return { id, phoneNumber, providerStatus, status, startedAt, answeredAt, endedAt, answeredBy, cost, ...told };
}
