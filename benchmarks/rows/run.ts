import { type Built, buildEntry } from "../support/built.ts";
import { firstMessage, stopProcess } from "../support/process.ts";
import { type BenchmarkServer, startServer } from "../support/server.ts";
import { isReading, type Reading } from "./reading.ts";

/** Who reads how much, and with how much memory. */
export interface ReadingCase {
  readonly subject: string;
  readonly rows: number;
  /** Bounds V8's old generation. Absent: Node's own bound. */
  readonly heapMiB?: number;
}

/** What came of it. Absent reading: it failed, or, without a failure, its process did. */
export interface Outcome {
  readonly reading?: Reading;
  readonly failure?: string;
}

/** Has answers read in fresh processes. */
export interface Readers {
  read(each: ReadingCase): Promise<Outcome>;
  /** The same under Node's profiler, which writes into the directory. What it tells of is there until {@link stop}. */
  profile(each: ReadingCase, directory: string): Promise<void>;
  stop(): Promise<void>;
}

/** Starts a server in a process of its own, and builds what measures. */
export async function startReaders(): Promise<Readers> {
  const server = await startServer(new URL("server.ts", import.meta.url));
  const built = await buildEntry(new URL("worker.ts", import.meta.url));
  return {
    read: (each) => read(each, server, built, heapOption(each)),
    async profile(each, directory) {
      const options = ["--cpu-prof", `--cpu-prof-dir=${directory}`];
      const { reading, failure } = await read(each, server, built, options);
      if (reading === undefined) throw new Error(failure ?? `${each.subject} died`);
    },
    async stop() {
      await Promise.all([server.stop(), built.remove()]);
    },
  };
}

function heapOption({ heapMiB }: ReadingCase): readonly string[] {
  return heapMiB === undefined ? [] : [`--max-old-space-size=${heapMiB}`];
}

async function read(
  { subject, rows }: ReadingCase,
  { url }: BenchmarkServer,
  built: Built,
  nodeOptions: readonly string[],
): Promise<Outcome> {
  const child = built.start([subject, url, String(rows)], nodeOptions);
  const ended = new Promise((resolve) => child.once("exit", resolve));
  try {
    const told = await firstMessage(child).catch(() => undefined);
    if (isReading(told)) {
      // A profile is written at the end.
      await ended;
      return { reading: told };
    }
    return typeof told === "object" && told !== null && "failure" in told ? { failure: String(told.failure) } : {};
  } finally {
    await stopProcess(child);
  }
}
