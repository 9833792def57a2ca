import { COMMA } from "./bytes.ts";

const SMALLEST = 16_384;
/** A buffer up to this size is never given back. */
const SMALL = 1_048_576;

/** Collects the bytes of one text, out of runs of bytes that come one after the other. */
export interface Kept {
  /** Keeps what follows, from this place in the run. */
  open(at: number): void;
  /** Keeps up to this place in the run, and nothing behind it until opened again. */
  close(bytes: Uint8Array, at: number): void;
  /** The run is used up: what is kept of it is copied. What is open stays open, from the start of the next run. */
  spill(bytes: Uint8Array): void;
  /** How many bytes are held from earlier runs, and from what is closed. */
  held(): number;
  /** Those bytes, from this one on, up to this place in the run. Not a copy: good until more is kept. */
  heldFrom(mark: number, bytes: Uint8Array, at: number): Uint8Array;
  /** Forgets the held bytes from this one on, and keeps nothing until opened again. */
  closeAt(mark: number): void;
  /** Takes back the comma that was kept last. There is one, and at most whitespace behind it. */
  dropComma(): void;
  /** The text up to this place in the run. Something is held, or open. */
  text(bytes: Uint8Array, at: number): string;
  /** Ready for another text. */
  clear(): void;
}

/**
 * What becomes of a byte order mark is the decoder's affair. So is a text beyond the longest that the engine can hold: what
 * the decoder throws of it passes through.
 */
export function createKept(decoder: TextDecoder): Kept {
  let buffer = new Uint8Array(0);
  let length = 0;
  /** Where what is open begins in the run. -1: nothing is open. */
  let from = -1;

  function append(bytes: Uint8Array, start: number, end: number): void {
    const wanted = length + end - start;
    // Twice as much, so that what is copied in all stays in proportion to what is kept.
    if (wanted > buffer.length) buffer = grown(buffer, length, Math.max(wanted, buffer.length * 2, SMALLEST));
    buffer.set(bytes.subarray(start, end), length);
    length = wanted;
  }

  function close(bytes: Uint8Array, at: number): void {
    if (from >= 0 && at > from) append(bytes, from, at);
    from = -1;
  }

  return {
    open(at) {
      from = at;
    },
    close,
    spill(bytes) {
      const isOpen = from >= 0;
      close(bytes, bytes.length);
      if (isOpen) from = 0;
    },
    held: () => length,
    heldFrom(mark, bytes, at) {
      close(bytes, at);
      from = at;
      return buffer.subarray(mark, length);
    },
    closeAt(mark) {
      length = mark;
      from = -1;
    },
    dropComma() {
      length = buffer.lastIndexOf(COMMA, length - 1);
    },
    text(bytes, at) {
      // Most texts lie within one run, and are read where they are.
      if (length === 0) return decoder.decode(bytes.subarray(from, at));
      close(bytes, at);
      return decoder.decode(buffer.subarray(0, length));
    },
    clear() {
      // One huge text among small ones would hold its memory for good.
      if (buffer.length > SMALL && length < buffer.length / 8) buffer = new Uint8Array(0);
      length = 0;
      from = -1;
    },
  };
}

function grown(buffer: Uint8Array, length: number, size: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(size);
  larger.set(buffer.subarray(0, length));
  return larger;
}
