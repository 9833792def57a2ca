import { createHastyClock } from "@trunkline/core";
import type { Line } from "./line.ts";
import type { Material } from "./material.ts";
import type { Case } from "./situations.ts";
import { type Subject, subjectsOf } from "./subjects.ts";

/** All subjects of a provider. What an adapter's reads ask is found out by asking. */
export async function casesOf(line: Line, material: Material): Promise<readonly Case[]> {
  const cases: Case[] = [];
  for (const subject of subjectsOf(material.provider)) {
    const names = subject.operation === undefined ? await askedBy(line, material, subject) : [subject.operation.name];
    cases.push({ subject, material, asked: names.flatMap((name) => material.operations.get(name) ?? []) });
  }
  return cases;
}

async function askedBy(line: Line, material: Material, subject: Subject): Promise<readonly string[]> {
  const names = new Set<string>();
  line.answerBy(({ method, pathname }) => {
    const found = material.find(method, pathname);
    if (found !== undefined) names.add(found.operation.name);
    return { status: found?.status ?? 404, body: JSON.stringify(found?.answers[0]?.value ?? null) };
  });
  await subject.run({ baseUrl: line.url, apiKey: "key", clock: createHastyClock() });
  return [...names];
}
