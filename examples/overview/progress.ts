/** A line that is written over while work goes on. */
export interface ProgressLine {
  show(text: string): void;
  done(): void;
}

const INTERVAL_MS = 50;

/** On a terminal, one line that changes; elsewhere nothing, so that logs stay readable. */
export function createProgressLine(stream: NodeJS.WriteStream = process.stderr): ProgressLine {
  if (!stream.isTTY) return { show: () => {}, done: () => {} };
  let shownAt = 0;
  return {
    show(text) {
      const now = performance.now();
      if (now - shownAt < INTERVAL_MS) return;
      shownAt = now;
      stream.write(`\r\u001b[K${text.slice(0, (stream.columns ?? 80) - 1)}`);
    },
    done() {
      stream.write("\r\u001b[K");
    },
  };
}
