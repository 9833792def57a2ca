/** What parsing and mapping the same texts took. */
export interface Shares {
  /** Of all threads of this process, for one text. */
  readonly parseMicroseconds: number;
  readonly mapMicroseconds: number;
  readonly bytes: number;
}

/** Something that comes as JSON, and what turns it into a model. */
export interface Mapping {
  /** The model of what stands at a place, by way of its text. */
  modelAt(index: number): unknown;
  /** Parses and maps so many texts, again and again. The warm-up is done first, and not counted. */
  measure(plan: MappingPlan): Shares;
}

/** How much is done for one measurement. */
export interface MappingPlan {
  readonly warmUp: number;
  readonly batches: number;
  /** How much is parsed, and then mapped, at a time: about as much as comes at a time from a network. */
  readonly batchBytes: number;
}

export function createMapping<Raw>(rawAt: (index: number) => Raw, map: (raw: Raw, index: number) => unknown): Mapping {
  function parse(text: string): Raw {
    return JSON.parse(text);
  }

  /** Parses all, and maps what was parsed: fresh objects, as they are when an answer comes. */
  function run(texts: readonly string[]) {
    const startedAt = process.cpuUsage();
    const raws = texts.map(parse);
    const parsedAt = process.cpuUsage();
    const models = raws.map(map);
    return { parse: between(startedAt, parsedAt), map: between(parsedAt, process.cpuUsage()), models };
  }

  return {
    modelAt: (index) => map(parse(JSON.stringify(rawAt(index))), index),
    measure({ warmUp, batches, batchBytes }) {
      const count = Math.ceil(batchBytes / JSON.stringify(rawAt(0)).length);
      const texts = Array.from({ length: count }, (_, index) => JSON.stringify(rawAt(index)));
      for (let batch = 0; batch < warmUp; batch++) run(texts);
      let [parsing, mapping] = [0, 0];
      for (let batch = 0; batch < batches; batch++) {
        const taken = run(texts);
        if (taken.models.length !== count) throw new Error(`${taken.models.length} of ${count} became models`);
        parsing += taken.parse;
        mapping += taken.map;
      }
      const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / count;
      const times = batches * count;
      return { parseMicroseconds: parsing / times, mapMicroseconds: mapping / times, bytes };
    },
  };
}

/** Whether a message from a measuring process is what it should be. */
export function isShares(value: unknown): value is Shares {
  return (
    typeof value === "object" &&
    value !== null &&
    "parseMicroseconds" in value &&
    "mapMicroseconds" in value &&
    "bytes" in value
  );
}

function between(before: NodeJS.CpuUsage, after: NodeJS.CpuUsage): number {
  return after.user + after.system - before.user - before.system;
}
